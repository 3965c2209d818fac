//! value/blank: does every cell that is to hold a figure hold one?

use super::at_cell;
use crate::edition::{Along, Basis, Column, Kind, Relation};
use crate::lint::context::Context;
use crate::lint::finding::{Finding, Related};
use crate::lint::rule::{Applicability, Rule, Scope, Severity, V0_1};
use crate::lint::tables::{OddCell, OfficialTable};
use crate::report::{Place, State, derivation};
use crate::syntax::directives;
use crate::text::{Edit, Lang, Span, bare, comma, say, text};
use rust_decimal::Decimal;

pub(super) static BLANK: Rule = Rule {
    name: "value/blank",
    severity: Severity::Error,
    title: text!(zh: "空白格", en: "blank cell"),
    basis: Basis::Template,
    fixes: &[Applicability::Unsafe, Applicability::Shown],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("blank.md"),
};

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let blanks: Vec<&OddCell<'_>> = context.odd_cells.iter().filter(|odd| odd.cell.state == State::Blank).collect();
    for blanks in blanks.chunk_by(|a, b| a.table == b.table) {
        match is_untouched(context, blanks) {
            true => findings.push(blank_table(context, blanks)),
            false => in_rows(context, blanks, findings),
        }
    }
}

/// Whether nobody has filled in a table of several rows yet: all that it holds are totals that are `=`, and what
/// [`new`](crate::format::template) carries over from last year's report. Where a row speaks for itself by a
/// directive, it is looked at for itself.
fn is_untouched(context: &Context<'_>, blanks: &[&OddCell<'_>]) -> bool {
    let table = &context.tables[blanks[0].table];
    let tree = &context.report.tree;
    let is_open = |row: usize, column: usize| {
        matches!(table.figures.cell(row, column).state, State::Blank | State::Derived | State::Missing)
    };
    let mut rows = (0..table.spec.rows.len()).filter(|&row| carried_in(table) != Some(row));
    let lines = &table.table.lines;
    let span = tree.lines[lines.start].span().join(tree.lines[lines.end - 1].span());
    blanks.iter().any(|odd| odd.row != blanks[0].row)
        && blanks.iter().all(|odd| bare(context.slice(odd.cell.span)).is_empty())
        && rows.all(|row| (0..table.spec.columns.len()).all(|column| is_open(row, column)))
        && !context.is_foreign(table)
        && directives(&tree.text, span).is_empty()
}

/// The row that last year's report gives the figures of.
fn carried_in(table: &OfficialTable<'_>) -> Option<usize> {
    let balance = table.spec.formulas.iter().find(|formula| formula.relation == Relation::Balance)?;
    balance.left.get(1).copied()
}

/// One finding for a table that nobody has filled in yet.
fn blank_table(context: &Context<'_>, blanks: &[&OddCell<'_>]) -> Finding {
    let table = &context.tables[blanks[0].table];
    let edition = context.report.edition;
    let name = table.spec.item.unwrap_or(edition.sections[table.spec.section].heading);
    let message = say!(context.lang,
        zh: "“{name}”的表还没有填数",
        en: "the table of {name} has no figures yet");
    let mut finding = at_cell(context, &BLANK, blanks[0], visible(context, blanks[0]), message);
    finding.place = Some(Place::Table(table.index));
    finding.severity = severity(context, table, None);
    finding = finding.help(enter_zeros(context.lang));
    // Zeros beside what was carried over would not balance.
    let is_carried = carried_in(table).is_some_and(|row| {
        (0..table.spec.columns.len())
            .any(|column| table.figures.get(row, column).is_some_and(|figure| !figure.is_zero()))
    });
    let is_counted = blanks.iter().all(|odd| !table.spec.derives(odd.row, odd.column));
    if is_carried || !is_counted {
        return finding;
    }
    let counted = blanks.iter().filter(|odd| tells_of_the_year(&table.spec.columns[odd.column]));
    let zeros: Vec<Edit> = counted.map(|odd| Edit::replace(odd.cell.span, "0")).collect();
    if zeros.is_empty() {
        return finding;
    }
    let count = zeros.len();
    let title = say!(context.lang,
        zh: "这张表的空白格全部填 0（共 {count} 格）",
        en: "enter 0 in all its blank cells ({count})");
    finding.shown_fix(title, zeros)
}

/// Whether a column says what has happened in the year. Of what there is (现行有效), and of money, no quiet year makes a
/// zero.
pub fn tells_of_the_year(column: &Column) -> bool {
    !matches!(column.kind, Kind::Amount { .. }) && !["in-force", "public"].contains(&column.id)
}

/// The row of 规章, which most agencies have no power to make.
const RULES_ROW: &str = "regulations";

/// How much blanks of a row matter: empty cells in section two less than those of what is summed up; marks are an answer
/// of a kind.
fn severity(context: &Context<'_>, table: &OfficialTable<'_>, marked: Option<usize>) -> Severity {
    let section = context.report.edition.sections[table.spec.section].id;
    match marked {
        Some(row) if table.spec.rows[row].id == RULES_ROW => Severity::Info,
        Some(_) => Severity::Warning,
        None if section == "disclosure" => Severity::Warning,
        None => Severity::Error,
    }
}

fn enter_zeros(lang: Lang) -> String {
    say!(lang,
        zh: "没有发生的填 0。空白不等于 0，是否为 0 由填报人确认",
        en: "enter 0 for what did not happen; a blank is not a zero, and only the author knows whether it is one")
}

fn in_rows(context: &Context<'_>, blanks: &[&OddCell<'_>], findings: &mut Vec<Finding>) {
    for row in blanks.chunk_by(|a, b| a.row == b.row) {
        let table = &context.tables[row[0].table];
        // A row of another edition's table that is blank as it is there: wrong-edition says so.
        if row.len() == table.spec.columns.len() && context.is_group_elsewhere(table, row[0].row) {
            continue;
        }
        findings.push(blank_row(context, row));
    }
}

/// One finding for all the blanks of a row.
fn blank_row(context: &Context<'_>, blanks: &[&OddCell<'_>]) -> Finding {
    let first = blanks[0];
    let table = &context.tables[first.table];
    let columns = &table.spec.columns;
    let names: Vec<&str> = blanks.iter().map(|odd| columns[odd.column].name).collect();
    let name = &table.spec.rows[first.row].place;
    let count = blanks.len();
    let is_marked = blanks.iter().all(|odd| !bare(context.slice(odd.cell.span)).is_empty());
    let message = match names[..] {
        [column] if let Some(mark) = mark(context, blanks) => say!(context.lang,
            zh: "“{name}·{column}”填的是“{mark}”，不是数",
            en: "{name}·{column} has “{mark}”, which is not a number"),
        [column] => say!(context.lang, zh: "“{name}·{column}”没有填数", en: "{name}·{column} has no figure"),
        _ if count == columns.len() => match mark(context, blanks) {
            Some(mark) => say!(context.lang,
                zh: "“{name}”整行填的是“{mark}”，不是数",
                en: "{name} has “{mark}” in every column, which is not a number"),
            None => say!(context.lang, zh: "“{name}”整行没有填数", en: "{name} has no figure in any column"),
        },
        _ => {
            let columns = names.join(comma(context.lang));
            match mark(context, blanks) {
                Some(mark) => say!(context.lang,
                    zh: "“{name}”有 {count} 格填的是“{mark}”，不是数：{columns}",
                    en: "{name} has “{mark}”, which is not a number, in {count} columns: {columns}"),
                None => say!(context.lang,
                    zh: "“{name}”有 {count} 格没有填数：{columns}",
                    en: "{name} has no figure in {count} columns: {columns}"),
            }
        }
    };
    let mut finding = at_cell(context, &BLANK, first, visible(context, first), message);
    if count > 1 {
        finding.place = Some(Place::Row(table.index, first.row));
    }
    finding.severity = severity(context, table, is_marked.then_some(first.row));
    finding.related = blanks[1..]
        .iter()
        .map(|odd| Related::here(visible(context, odd), columns[odd.column].name.to_owned()))
        .collect();
    let derived = |odd: &OddCell<'_>| table.spec.derives(odd.row, odd.column);
    finding = finding.help(match blanks.iter().all(|&odd| derived(odd)) {
        true => say!(context.lang,
            zh: "总计由各项相加得出，也可以写 =",
            en: "a total is the sum of its parts; it may also be written ="),
        false if is_marked && table.spec.rows[first.row].id == RULES_ROW => say!(context.lang,
            zh: "没有规章制定权的，这样写是不适用的意思；也可以填 0",
            en: "an agency without the power to make rules may write this for “not applicable”; it may also enter 0"),
        false => enter_zeros(context.lang),
    });
    let derived_edits: Option<Vec<Edit>> = blanks
        .iter()
        .map(|odd| {
            let value = table.figures.derived(odd.row, odd.column)?;
            Some(Edit::replace(odd.cell.span, value.normalize().to_string()))
        })
        .collect();
    if let Some(edits) = derived_edits {
        let value = edits.iter().map(|edit| edit.text.as_str()).collect::<Vec<_>>().join(comma(context.lang));
        let title = say!(context.lang, zh: "填入由各项相加得出的总计 {value}", en: "enter the computed total {value}");
        return finding.unsafe_fix(title, edits);
    }
    // Zeros in what is counted; a total that follows from them is derived anew.
    let zeros: Vec<Edit> =
        blanks.iter().filter(|odd| !derived(odd)).map(|odd| Edit::replace(odd.cell.span, "0")).collect();
    if zeros.is_empty() {
        return finding;
    }
    if let Some((total, rest)) = rest_of_row(table, first.row)
        && !rest.is_zero()
    {
        // With zeros the row would not add up to the total that stands in it.
        let (total, rest, excess) = (total.normalize(), rest.normalize(), -rest.normalize());
        finding = finding.help(match rest.is_sign_negative() {
            true => say!(context.lang,
                zh: "已填的各列比总计 {total} 多 {excess}，请把空白格和总计一并核对",
                en: "the other columns exceed the total {total} by {excess}: check it together with the blanks"),
            false => say!(context.lang,
                zh: "已填的各列比总计 {total} 少 {rest}，空白格不会都是 0",
                en: "the other columns fall short of the total {total} by {rest}: the blanks cannot all be 0"),
        });
        if count > 1 || rest.is_sign_negative() {
            return finding;
        }
        let title = say!(context.lang,
            zh: "填 {rest}（总计 {total} 减去其他各列）",
            en: "enter {rest}, which is the total {total} less the other columns");
        return finding.shown_fix(title, vec![Edit::replace(first.cell.span, rest.to_string())]);
    }
    let mut edits = zeros;
    let mut title = say!(context.lang, zh: "空白格填 0", en: "enter 0 where it is blank");
    for odd in blanks.iter().filter(|odd| derived(odd)) {
        let sum = sum_with_zeros(table, odd.row, odd.column);
        title.push_str(&say!(context.lang, zh: "，总计填 {sum}", en: " and {sum} for the total"));
        edits.push(Edit::replace(odd.cell.span, sum));
    }
    finding.shown_fix(title, edits)
}

/// The mark that stands in all of some cells, such as `-`.
fn mark<'c>(context: &'c Context<'_>, blanks: &[&OddCell<'_>]) -> Option<&'c str> {
    let mut written = blanks.iter().map(|odd| context.slice(odd.cell.span));
    let first = written.next().filter(|first| !bare(first).is_empty())?;
    written.all(|other| other == first).then_some(first)
}

/// The total that is written in a row, and what the figures beside it leave of it for the blanks.
fn rest_of_row(table: &OfficialTable<'_>, row: usize) -> Option<(Decimal, Decimal)> {
    let formula = table.spec.formulas.iter().find(|formula| formula.derives && formula.along == Along::Rows)?;
    let total = table.figures.cell(row, formula.right[0]).number()?;
    let rest = formula.left.iter().try_fold(total, |rest, &column| {
        let blank = table.figures.cell(row, column).state == State::Blank;
        let figure = if blank { Decimal::ZERO } else { table.figures.get(row, column)? };
        rest.checked_sub(figure)
    })?;
    Some((total, rest))
}

/// The derived value as text, blanks of its own row counted as 0; `=` where it is not known even so.
fn sum_with_zeros(table: &OfficialTable<'_>, row: usize, column: usize) -> String {
    let sum = derivation(table.spec, row, column).and_then(|derivation| {
        let formula = &table.spec.formulas[derivation.formula];
        formula.left.iter().try_fold(Decimal::ZERO, |sum, &operand| {
            let (r, c) = crate::report::cell_at(formula.along, derivation.lane, operand);
            let blank = table.figures.cell(r, c).state == State::Blank && r == row;
            let figure = if blank { Decimal::ZERO } else { table.figures.get(r, c)? };
            sum.checked_add(figure)
        })
    });
    sum.map_or("=".to_owned(), |sum| sum.normalize().to_string())
}

/// What is underlined of a blank cell: the mark that stands there, or the white space between the
/// separators.
fn visible(context: &Context<'_>, odd: &OddCell<'_>) -> Span {
    if !odd.cell.span.is_empty() {
        return odd.cell.span;
    }
    let text = &context.report.tree.text;
    let is_space = |c: char| c.is_whitespace() && !matches!(c, '\n' | '\r');
    let before = text[..odd.cell.span.start as usize].trim_end_matches(is_space).len();
    let after = &text[odd.cell.span.start as usize..];
    let after = after.len() - after.trim_start_matches(is_space).len();
    Span::new(before, odd.cell.span.start as usize + after)
}
