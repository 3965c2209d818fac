//! The columns of an official table: all there once, in order, under their own names; and rows as wide
//! as their header.

use super::super::check::Registered;
use super::super::context::Context;
use super::super::finding::{Finding, Related};
use super::super::rule::{Applicability, Rule, Scope, Severity, V0_1};
use super::super::tables::{Flaw, OfficialTable, adds_words, may_be_name, unknown_columns};
use super::new_column::new_column;
use super::shared::{first_line, is_misfit, line, name_column, names_come_first};
use crate::edition::{Basis, Kind, Spelling, split_name};
use crate::format::{out_of_order, sorted};
use crate::report::{Column, Place};
use crate::text::{Edit, Span, counted, say, text};

pub(super) static RULES: &[Registered] = &[
    Registered::own(&MISSING_COLUMN, missing_column),
    Registered::own(&DUPLICATE_COLUMN, duplicate_column),
    Registered::own(&UNKNOWN_COLUMN, unknown_column),
    Registered::own(&COLUMN_ORDER, column_order),
    Registered::own(&COLUMN_NAME, column_name),
    Registered::own(&CELL_COUNT, cell_count),
];

static MISSING_COLUMN: Rule = Rule {
    name: "structure/missing-column",
    severity: Severity::Error,
    title: text!(zh: "表中缺少一列", en: "missing column"),
    basis: Basis::Template,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("missing-column.md"),
};

static DUPLICATE_COLUMN: Rule = Rule {
    name: "structure/duplicate-column",
    severity: Severity::Error,
    title: text!(zh: "表中一列出现两次", en: "repeated column"),
    basis: Basis::Template,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("duplicate-column.md"),
};

static UNKNOWN_COLUMN: Rule = Rule {
    name: "structure/unknown-column",
    severity: Severity::Error,
    title: text!(zh: "不是规定的列", en: "unknown column"),
    basis: Basis::Template,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("unknown-column.md"),
};

static COLUMN_ORDER: Rule = Rule {
    name: "structure/column-order",
    severity: Severity::Warning,
    title: text!(zh: "列的次序不对", en: "columns out of order"),
    basis: Basis::Template,
    fixes: &[Applicability::Safe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("column-order.md"),
};

static COLUMN_NAME: Rule = Rule {
    name: "structure/column-name",
    severity: Severity::Warning,
    title: text!(zh: "列名与规定的不同", en: "column name differs from the official one"),
    basis: Basis::Template,
    fixes: &[Applicability::Safe, Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("column-name.md"),
};

static CELL_COUNT: Rule = Rule {
    name: "structure/cell-count",
    severity: Severity::Error,
    title: text!(zh: "一行的格数与表头不同", en: "row and header differ in the number of cells"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("cell-count.md"),
};

/// The tables that rules on columns look at: the first of each kind, with a header that can be read.
fn tables<'c, 'r>(context: &'c Context<'r>) -> impl Iterator<Item = &'c OfficialTable<'r>> {
    context.tables.iter().filter(|table| table.first && table.flaw.is_none())
}

fn missing_column(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for table in context.tables.iter().filter(|table| table.first) {
        let message = match table.flaw {
            Some(Flaw::NoHeader) => {
                say!(context.lang, zh: "这张表没有表头，无法确定各列是什么", en: "this table has no header row, so its columns are unknown")
            }
            Some(Flaw::NoNames) => {
                say!(context.lang, zh: "第一列应是行名，这里不是", en: "the first column should hold the names of the rows, and does not")
            }
            Some(Flaw::HeaderIsProse | Flaw::HeaderWidth(_)) | None => continue,
        };
        let span = first_line(context, table.table);
        let mut finding = Finding::new(&MISSING_COLUMN, span, message).at(Place::Table(table.index));
        finding.ground = Some(context.template());
        findings.push(finding);
    }
    for table in tables(context).filter(|table| !context.is_foreign(table)) {
        for (spec, official) in table.spec.columns.iter().enumerate() {
            if table.table.column(spec).is_some() || table.meant.is_column(spec) {
                continue;
            }
            let name = &official.full;
            let message = say!(context.lang, zh: "缺少“{name}”这一列", en: "the column {name} is missing");
            let span = first_line(context, table.table);
            let mut finding = Finding::new(&MISSING_COLUMN, span, message).at(Place::Column(table.index, spec));
            finding.ground = Some(context.template());
            findings.push(match new_column(context, table, spec) {
                Some(edits) => {
                    let fix = say!(context.lang, zh: "插入“{name}”这一列，待填", en: "insert the column {name}, to be filled in");
                    finding.unsafe_fix(fix, edits)
                }
                None => finding,
            });
        }
    }
}

fn duplicate_column(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for table in tables(context) {
        for column in table.table.columns.iter().filter(|column| !column.first) {
            let Some(found) = column.found else { continue };
            let name = &table.spec.columns[found.index].name;
            let message = say!(context.lang, zh: "“{name}”这一列重复了，前面已有一列", en: "the column {name} is repeated; there is one before it");
            let mut finding =
                Finding::new(&DUPLICATE_COLUMN, column.span, message).at(Place::Column(table.index, found.index));
            finding.ground = Some(context.template());
            if let Some(first) = table.table.column(found.index) {
                finding.related.push(Related::here(first.span, context.slice(first.span).to_owned()));
            }
            findings.push(finding);
        }
    }
}

fn unknown_column(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for table in tables(context).filter(|table| !context.is_foreign(table)) {
        let first_line = first_line(context, table.table);
        for at in unknown_columns(table.table) {
            let column = &table.table.columns[at];
            let written = context.slice(column.span);
            let (meant, number) = (table.meant.column(at), at + 1);
            let message = match meant {
                Some(spec) if written.is_empty() => {
                    let name = &table.spec.columns[spec].full;
                    say!(context.lang, zh: "第 {number} 列没有列名，是不是“{name}”？", en: "column {number} has no name; did you mean {name}?")
                }
                None if written.is_empty() => {
                    say!(context.lang, zh: "第 {number} 列没有列名", en: "column {number} has no name")
                }
                Some(spec) => {
                    let name = &table.spec.columns[spec].full;
                    say!(context.lang, zh: "“{written}”不是这张表规定的列，是不是“{name}”？", en: "{written} is not a column of this table; did you mean {name}?")
                }
                None => {
                    say!(context.lang, zh: "“{written}”不是这张表规定的列", en: "{written} is not a column of this table")
                }
            };
            let span = if column.span.is_empty() { first_line } else { column.span };
            let mut finding = Finding::new(&UNKNOWN_COLUMN, span, message).at(Place::Table(table.index));
            finding.ground = Some(context.template());
            let full = |spec: usize| table.spec.columns[spec].full;
            if let Some(spec) = meant.filter(|&spec| may_be_name(written) && !adds_words(written, full(spec))) {
                let full = full(spec);
                let fix = say!(context.lang, zh: "改为“{full}”", en: "change it to {full}");
                finding = finding.unsafe_fix(fix, name_column(context, table.table, at, full));
            }
            findings.push(finding);
        }
    }
}

fn column_order(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    for table in tables(context) {
        let leading = table.table.leading;
        let known: Vec<&Column> = table.table.columns.iter().filter(|column| column.first).collect();
        let ranks: Vec<usize> = known.iter().filter_map(|column| column.found.map(|found| found.index)).collect();
        let wrong = out_of_order(&ranks);
        let Some((&first, others)) = wrong.split_first() else { continue };
        let name = &table.spec.columns[ranks[first]].name;
        let message = say!(context.lang, zh: "“{name}”这一列次序不对", en: "the column {name} is out of order");
        let mut finding =
            Finding::new(&COLUMN_ORDER, known[first].span, message).at(Place::Column(table.index, ranks[first]));
        finding.ground = Some(context.template());
        let related = others.iter().map(|&at| known[at].span);
        finding.related = related.map(|span| Related::here(span, context.slice(span).to_owned())).collect();
        // Whole columns are exchanged, where every row has all its cells.
        let rows: Vec<_> = table.table.lines.clone().filter_map(|line| tree.row(line)).collect();
        let width = table.table.columns.len();
        let full = rows.iter().all(|row| tree.row_cells(row).len() == width && !tree.leaves_open(row));
        if full && names_come_first(table.table) && known.len() + leading == width && table.table.header.len() == 1 {
            let order = sorted(&ranks);
            let edits = rows.iter().flat_map(|row| {
                let cells = &tree.row_cells(row)[leading..];
                let moves = order.iter().enumerate().filter(|(to, from)| to != *from);
                moves.map(|(to, &from)| Edit::replace(cells[to], tree.slice(cells[from])))
            });
            let edits = edits.collect();
            let fix = say!(context.lang, zh: "按规定的次序排列各列", en: "put the columns in the official order");
            finding = finding.safe_fix(fix, edits);
        }
        findings.push(finding);
    }
}

fn column_name(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for table in tables(context).filter(|table| !context.is_foreign(table)) {
        for (at, column) in table.table.columns.iter().enumerate().filter(|(_, column)| column.first) {
            findings.extend(own_unit(context, table, at));
            findings.extend(two_units(context, table, at));
            let Some(found) = column.found.filter(|found| found.spelling == Spelling::Variant) else { continue };
            let full = &table.spec.columns[found.index].full;
            let message = say!(context.lang, zh: "列名应为“{full}”", en: "the official name of this column is {full}");
            let mut finding =
                Finding::new(&COLUMN_NAME, column.span, message).at(Place::Column(table.index, found.index));
            finding.ground = Some(context.template());
            let fix = say!(context.lang, zh: "改为规定的列名", en: "use the official name");
            findings.push(finding.safe_fix(fix, name_column(context, table.table, at, full)));
        }
        wrong_corner(context, table, findings);
    }
}

/// A heading that names the unit of its figures in its own way, or a line beside the table that does. Where it is another
/// than the official one they are read in it, and converted by the fix: all figures of the column, or none.
fn own_unit(context: &Context<'_>, table: &OfficialTable<'_>, at: usize) -> Option<Finding> {
    let column = &table.table.columns[at];
    let found = column.found.filter(|_| !column.unit.is_empty())?;
    let official = &table.spec.columns[found.index];
    let Kind::Amount { unit: Some(unit) } = &official.kind else { return None };
    let (full, written) = (official.full, context.slice(column.unit));
    let is_beside = !column.span.covers(column.unit);
    let (message, fix) = match written == *unit {
        true => (
            say!(context.lang, zh: "列名应为“{full}”", en: "the official name of this column is {full}"),
            say!(context.lang, zh: "改为规定的列名", en: "use the official name"),
        ),
        false => (
            match is_beside {
                true => say!(context.lang,
                    zh: "这一列的单位应为{unit}，表旁写的是{written}，数按{written}读",
                    en: "this column is in {unit}, and what is said beside the table is {written}: its figures are read in that"),
                false => say!(context.lang,
                    zh: "这一列的单位应为{unit}，写的是{written}",
                    en: "this column is in {unit}, and its heading says {written}"),
            },
            say!(context.lang,
                zh: "列名改为“{full}”，数换算为{unit}",
                en: "use the official name {full}, and convert the figures to {unit}"),
        ),
    };
    let mut finding = Finding::new(&COLUMN_NAME, column.span, message).at(Place::Column(table.index, found.index));
    finding.ground = Some(context.template());
    if is_beside {
        finding.related.push(Related::here(column.unit, written.to_owned()));
        return Some(finding.help(say!(context.lang,
            zh: "数换算为{unit}，列名写“{full}”，去掉表旁的单位",
            en: "convert the figures to {unit}, name the column {full}, and take the unit beside the table away")));
    }
    let mut edits = name_column(context, table.table, at, full);
    if written != *unit {
        match converted(context, table, at, found.index) {
            Some(figures) => edits.extend(figures),
            None => {
                return Some(finding.help(say!(context.lang,
                    zh: "这一列有括注里的数或者读不成数的格，请自行换算为{unit}，再改列名",
                    en: "this column has figures in notes, or cells that are no numbers: convert them to {unit} by hand, then the heading")));
            }
        }
    }
    Some(finding.unsafe_fix(fix, edits))
}

/// A heading that names a unit, and a line beside the table that names another: which one is right its author knows.
fn two_units(context: &Context<'_>, table: &OfficialTable<'_>, at: usize) -> Option<Finding> {
    let column = &table.table.columns[at];
    let found = column.found.filter(|_| !column.beside.is_empty())?;
    let beside = context.slice(column.beside);
    let message = say!(context.lang,
        zh: "表旁写的单位是{beside}，与列名的单位不同，数按列名的单位读",
        en: "what is said beside the table, {beside}, is not the unit of the heading, in which the figures are read");
    let mut finding = Finding::new(&COLUMN_NAME, column.span, message).at(Place::Column(table.index, found.index));
    finding.related.push(Related::here(column.beside, beside.to_owned()));
    Some(finding.help(say!(context.lang,
        zh: "核对各数的单位，改正写错的一处",
        en: "check the unit of the figures, and correct the one that is wrong")))
}

/// The edits that convert a column's figures to its official unit; `None` where something in it would stay as it is.
fn converted(context: &Context<'_>, table: &OfficialTable<'_>, at: usize, column: usize) -> Option<Vec<Edit>> {
    let tree = &context.report.tree;
    let mut edits = Vec::new();
    for row in &table.table.rows {
        let cells = tree.row_cells(&tree.rows[row.row as usize]);
        let has_digits = |span: &Span| context.slice(*span).chars().any(|c| c.is_numeric());
        let cell = row.found.filter(|_| row.first).map(|found| table.table.cell(found.index, column));
        match cell.filter(|cell| !cell.unit.is_empty() && !has_digits(&cell.note)) {
            Some(cell) if cell.takes_unit() => edits.push(Edit::replace(cell.figure, cell.number()?.to_string())),
            // It names its own.
            Some(_) => {}
            None if cells.get(at).is_none_or(has_digits) => return None,
            None => {}
        }
    }
    Some(edits)
}

/// The corner of a table that has an official one says that, or the table's item.
fn wrong_corner(context: &Context<'_>, table: &OfficialTable<'_>, findings: &mut Vec<Finding>) {
    let (Some(item), Some(corner)) = (table.spec.item, table.table.columns.first()) else { return };
    let official = table.spec.corner;
    let says = |column: &Column| {
        let written = context.slice(column.span);
        let same = |name: &str| name == written || split_name(name).1 == split_name(written).1;
        same(item) || official.is_some_and(same)
    };
    let leading = table.table.columns.iter().take(table.table.leading);
    if corner.found.is_some() || leading.into_iter().any(says) {
        return;
    }
    // Where the item spans the table above, the header below it has the other.
    let item = official.filter(|_| table.table.item.is_some()).unwrap_or(item);
    let message = say!(context.lang, zh: "表的左上角应为“{item}”", en: "the corner of this table should say {item}");
    let span = if corner.span.is_empty() { first_line(context, table.table) } else { corner.span };
    let mut finding = Finding::new(&COLUMN_NAME, span, message).at(Place::Table(table.index));
    finding.ground = Some(context.template());
    let fix = say!(context.lang, zh: "改为“{item}”", en: "change it to {item}");
    let edits = name_column(context, table.table, 0, item);
    findings.push(if is_label(context.slice(corner.span)) { finding.safe_fix(fix, edits) } else { finding });
}

/// Whether what stands in a corner is a label (项目, 第二十条第（九）项) or nothing: not a comment or a sentence, which would
/// go with it.
fn is_label(written: &str) -> bool {
    const LABELS: [&str; 14] = [
        "",
        "项目",
        "类别",
        "类型",
        "内容",
        "名称",
        "指标",
        "事项",
        "信息",
        "信息类别",
        "信息名称",
        "公开内容",
        "分类",
        "序号",
    ];
    let length = written.chars().count();
    LABELS.contains(&&*split_name(written).1) || length <= 12 && written.starts_with('第') && written.ends_with('项')
}

fn cell_count(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    for table in context.tables.iter().filter(|table| table.first) {
        let written = table.table.columns.len();
        if let Some(Flaw::HeaderWidth(width)) = table.flaw {
            let message = say!(context.lang,
                zh: "表头有 {written} 格，下面各行有 {width} 格",
                en: "the header has {cells}, the rows below it {width}",
                cells = counted(written, "cell"));
            let line = tree.rows[table.table.header[0] as usize].line as usize;
            let span = tree.lines[line].span().trim(&tree.text);
            let finding = Finding::new(&CELL_COUNT, span, message).at(Place::Table(table.index));
            findings.push(finding.help(say!(context.lang,
                zh: "表头多了或少了一个 |，无法确定各列是什么",
                en: "with a | too many or too few in the header, its columns cannot be told")));
        }
        let expected = if let Some(Flaw::HeaderWidth(width)) = table.flaw { width } else { written };
        for (at, row) in table.table.rows.iter().enumerate() {
            let count = tree.row_cells(&tree.rows[row.row as usize]).len();
            if !is_misfit(context, table, row) {
                continue;
            }
            let cells = counted(count, "cell");
            let message = match table.flaw {
                // The header is what is wrong, and its own finding says so.
                Some(Flaw::HeaderWidth(_)) => say!(context.lang,
                    zh: "这一行有 {count} 格，其他各行多为 {expected} 格",
                    en: "this row has {cells}, most others {expected}"),
                _ => say!(context.lang,
                    zh: "这一行有 {count} 格，表头有 {expected} 格",
                    en: "this row has {cells}, its header {expected}"),
            };
            let mut finding = Finding::new(&CELL_COUNT, line(context, row), message);
            let spec = row.found.map(|found| found.index).or_else(|| table.meant.row(at));
            finding.place = Some(spec.map_or(Place::Table(table.index), |spec| Place::Row(table.index, spec)));
            findings.push(finding.help(say!(context.lang,
                zh: "多了或少了一个 |，后面的数字就会错列",
                en: "with a | too many or too few, the figures after it fall into the wrong columns")));
        }
    }
}
