//! The rows of an official table: all there once, in order, under their own names and numbers.

use super::super::check::Registered;
use super::super::context::Context;
use super::super::finding::{Finding, Related};
use super::super::rule::{Applicability, Rule, Scope, Severity, V0_1};
use super::super::tables::{Flaw, OfficialTable, adds_words, has_bare_row, may_be_name};
use super::shared::{first_line, is_misfit, line, names_come_first, write_name};
use super::unread::holds_unread;
use crate::edition::{Basis, Spelling, split_name};
use crate::format;
use crate::format::{out_of_order, sorted};
use crate::report::{Place, Row};
use crate::syntax;
use crate::text::{Edit, Span, say, text};
use std::ops::Range;

pub(super) static RULES: &[Registered] = &[
    Registered::own(&MISSING_ROW, missing_row),
    Registered::own(&DUPLICATE_ROW, duplicate_row),
    Registered::own(&UNKNOWN_ROW, unknown_row),
    Registered::own(&ROW_ORDER, row_order),
    Registered::own(&ROW_NAME, row_name),
    Registered::own(&ROW_NUMBER, row_number),
];

/// What is missing can be put in, together with its like.
pub static MISSING_ROW: Rule = Rule {
    name: "structure/missing-row",
    severity: Severity::Error,
    title: text!(zh: "表中缺少一行", en: "missing row"),
    basis: Basis::Template,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Whole,
    since: V0_1,
    page: include_str!("missing-row.md"),
};

static DUPLICATE_ROW: Rule = Rule {
    name: "structure/duplicate-row",
    severity: Severity::Error,
    title: text!(zh: "表中一行出现两次", en: "repeated row"),
    basis: Basis::Template,
    fixes: &[Applicability::Safe, Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("duplicate-row.md"),
};

static UNKNOWN_ROW: Rule = Rule {
    name: "structure/unknown-row",
    severity: Severity::Error,
    title: text!(zh: "不是规定的行", en: "unknown row"),
    basis: Basis::Template,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("unknown-row.md"),
};

static ROW_ORDER: Rule = Rule {
    name: "structure/row-order",
    severity: Severity::Warning,
    title: text!(zh: "行的次序不对", en: "rows out of order"),
    basis: Basis::Template,
    fixes: &[Applicability::Safe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("row-order.md"),
};

static ROW_NAME: Rule = Rule {
    name: "structure/row-name",
    severity: Severity::Warning,
    title: text!(zh: "行名与规定的不同", en: "row name differs from the official one"),
    basis: Basis::Template,
    fixes: &[Applicability::Safe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("row-name.md"),
};

static ROW_NUMBER: Rule = Rule {
    name: "structure/row-number",
    severity: Severity::Warning,
    title: text!(zh: "行的序号与行名不符", en: "row number does not belong to its name"),
    basis: Basis::Template,
    fixes: &[Applicability::Safe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("row-number.md"),
};

/// The tables that rules on rows look at: the first of each kind, with names before its figures.
fn tables<'c, 'r>(context: &'c Context<'r>) -> impl Iterator<Item = &'c OfficialTable<'r>> {
    context.tables.iter().filter(|table| table.first && table.flaw != Some(Flaw::NoNames))
}

fn missing_row(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let report = context.report;
    for table in tables(context).filter(|table| !context.is_foreign(table)) {
        let lines = &table.table.lines;
        if has_bare_row(context.report, lines.start..lines.end + 1) {
            continue;
        }
        let mut may_be_put_in = None;
        for (spec, official) in table.spec.rows.iter().enumerate() {
            let explained = official.parent.is_some_and(|parent| context.is_foreign_row(table, parent));
            if table.table.row(spec).is_some() || official.group || explained || table.meant.is_row(spec) {
                continue;
            }
            let may_be_put_in = *may_be_put_in.get_or_insert_with(|| {
                let within = table.table.section.map(|section| report.sections[section].lines.clone());
                names_come_first(table.table) && !holds_unread(context, within.unwrap_or(lines.clone()))
            });
            findings.push(missing(context, table, spec, may_be_put_in));
        }
    }
}

/// The line of the last row above the body: a comment may stand between them, and over several lines.
fn below_header(context: &Context<'_>, table: &OfficialTable<'_>) -> usize {
    let tree = &context.report.tree;
    let lines = &table.table.lines;
    let body = table.table.rows.first().map_or(lines.end, |row| tree.rows[row.row as usize].line as usize);
    (lines.start..body).rfind(|&line| tree.row(line).is_some()).unwrap_or(lines.start)
}

fn missing(context: &Context<'_>, table: &OfficialTable<'_>, spec: usize, may_be_put_in: bool) -> Finding {
    let tree = &context.report.tree;
    let place = &table.spec.rows[spec].place;
    // Below the last row of the text that comes before it, else below the header.
    let above = table.table.rows.iter().rfind(|row| row.found.is_some_and(|found| found.index < spec));
    let line_of = |row: &Row| tree.rows[row.row as usize].line as usize;
    let line = above.map_or_else(|| below_header(context, table), line_of);
    let span = above.map_or(first_line(context, table.table), |row| row.name);
    let message = say!(context.lang, zh: "缺少“{place}”这一行", en: "the row {place} is missing");
    let mut finding = Finding::new(&MISSING_ROW, span, message).at(Place::Row(table.index, spec));
    finding.ground = Some(context.template());
    let name = &table.spec.rows[spec].full;
    if !may_be_put_in {
        return finding;
    }
    let Some(row) = format::new_row(tree, table.table, table.spec, spec, name) else { return finding };
    let fix = say!(context.lang, zh: "插入这一行，待填", en: "insert it, to be filled in");
    finding.unsafe_fix(fix, vec![Edit::insert(tree.lines[line].end, format!("{}{row}", tree.newline))])
}

fn duplicate_row(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for table in tables(context) {
        repeated_headers(context, table, findings);
        for row in table.table.rows.iter().filter(|row| !row.first) {
            let Some(found) = row.found else { continue };
            let place = &table.spec.rows[found.index].place;
            let message = say!(context.lang, zh: "“{place}”这一行重复了，前面已有一行", en: "the row {place} is repeated; there is one above");
            let mut finding = Finding::new(&DUPLICATE_ROW, row.name, message).at(Place::Row(table.index, found.index));
            finding.ground = Some(context.template());
            if let Some(first) = table.table.row(found.index) {
                finding.related.push(Related::here(first.name, context.slice(first.name).to_owned()));
            }
            findings.push(finding);
        }
    }
}

/// A header that is there once more, as page ends leave it: right below the first, or between two rows.
fn repeated_headers(context: &Context<'_>, official: &OfficialTable<'_>, findings: &mut Vec<Finding>) {
    let (tree, table) = (&context.report.tree, official.table);
    let header: Vec<&syntax::Row> = table.header.iter().map(|&row| &tree.rows[row as usize]).collect();
    let texts = |row| tree.row_cells(row).iter().map(|cell| context.slice(cell.trim(&tree.text)));
    let line = |at: usize| tree.lines[at].span().trim(&tree.text);
    let mut repeats = |message: String, first: &syntax::Row, again: Range<usize>, applicability| {
        let mut finding = Finding::new(&DUPLICATE_ROW, line(again.start), message).at(Place::Table(official.index));
        let above = line(first.line as usize);
        finding.related.push(Related::here(above, context.slice(above).to_owned()));
        let whole = Span { start: tree.lines[again.start].start, end: tree.full_span(again.end - 1).end };
        let fix = say!(context.lang, zh: "删去重复的表头", en: "remove the one below");
        findings.push(finding.fix(applicability, fix, vec![Edit::delete(whole)]));
    };
    // Marks alone make no other header, but may be meant.
    let letters = |row| texts(row).map(|text| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>());
    for pair in header.windows(2).filter(|pair| letters(pair[0]).eq(letters(pair[1]))) {
        let message =
            say!(context.lang, zh: "表头重复了，前面已有一个", en: "the header is repeated; there is one above");
        let at = pair[1].line as usize;
        let is_same = texts(pair[0]).eq(texts(pair[1]));
        repeats(message, pair[0], at..at + 1, if is_same { Applicability::Safe } else { Applicability::Unsafe });
    }
    let Some(last) = header.last() else { return };
    for again in &table.again {
        let message = say!(context.lang,
            zh: "表头在表格中间又写了一遍，发布后会成为表中的一行",
            en: "the header stands once more between the rows, and is published as one of them");
        // Other words for the same columns are somebody's own.
        let is_same = tree.row(again.start).is_some_and(|row| texts(last).eq(texts(row)));
        let applicability = if is_same { Applicability::Safe } else { Applicability::Unsafe };
        repeats(message, last, again.clone(), applicability);
    }
}

fn unknown_row(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for table in tables(context).filter(|table| !context.is_foreign(table)) {
        for (at, row) in table.table.rows.iter().enumerate().filter(|(_, row)| row.found.is_none()) {
            if is_misfit(context, table, row) {
                continue;
            }
            let written = context.slice(row.name);
            let meant = table.meant.row(at);
            let message = match meant {
                Some(spec) if written.is_empty() => {
                    let place = &table.spec.rows[spec].place;
                    say!(context.lang, zh: "这一行没有行名，是不是“{place}”？", en: "this row has no name; did you mean {place}?")
                }
                None if written.is_empty() => say!(context.lang, zh: "这一行没有行名", en: "this row has no name"),
                Some(spec) => {
                    let place = &table.spec.rows[spec].place;
                    say!(context.lang, zh: "“{written}”不是这张表规定的行，是不是“{place}”？", en: "{written} is not a row of this table; did you mean {place}?")
                }
                None => {
                    say!(context.lang, zh: "“{written}”不是这张表规定的行", en: "{written} is not a row of this table")
                }
            };
            let span = if row.name.is_empty() { line(context, row) } else { row.name };
            let mut finding = Finding::new(&UNKNOWN_ROW, span, message).at(Place::Table(table.index));
            finding.ground = Some(context.template());
            let full = |spec: usize| table.spec.rows[spec].full;
            if let Some(spec) = meant.filter(|&spec| may_be_name(written) && !adds_words(written, full(spec))) {
                let full = full(spec);
                let fix = say!(context.lang, zh: "改为“{full}”", en: "change it to {full}");
                finding = finding.unsafe_fix(fix, vec![write_name(row.name, full)]);
            }
            findings.push(finding);
        }
    }
}

fn row_order(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    for table in tables(context) {
        let known: Vec<&Row> = table.table.rows.iter().filter(|row| row.first).collect();
        let ranks: Vec<usize> = known.iter().filter_map(|row| row.found.map(|found| found.index)).collect();
        let wrong = out_of_order(&ranks);
        let Some((&first, others)) = wrong.split_first() else { continue };
        let place = &table.spec.rows[ranks[first]].place;
        let message = say!(context.lang, zh: "“{place}”这一行次序不对", en: "the row {place} is out of order");
        let mut finding =
            Finding::new(&ROW_ORDER, known[first].name, message).at(Place::Row(table.index, ranks[first]));
        finding.ground = Some(context.template());
        let related = others.iter().map(|&at| known[at].name);
        finding.related = related.map(|span| Related::here(span, context.slice(span).to_owned())).collect();
        if known.len() == table.table.rows.len() {
            let line = |row: &Row| tree.lines[tree.rows[row.row as usize].line as usize].span();
            let moves = sorted(&ranks).into_iter().enumerate().filter(|(to, from)| to != from);
            let edits = moves.map(|(to, from)| Edit::replace(line(known[to]), context.slice(line(known[from]))));
            let fix = say!(context.lang, zh: "按规定的次序排列各行", en: "put the rows in the official order");
            let edits = edits.collect();
            finding = finding.safe_fix(fix, edits);
        }
        findings.push(finding);
    }
}

fn row_name(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for table in tables(context).filter(|table| !context.is_foreign(table)) {
        for row in &table.table.rows {
            let Some(found) = row.found.filter(|found| found.spelling == Spelling::Variant) else { continue };
            let official = &table.spec.rows[found.index];
            let full = &official.full;
            let message = say!(context.lang, zh: "行名应为“{full}”", en: "the official name of this row is {full}");
            let mut finding = Finding::new(&ROW_NAME, row.name, message).at(Place::Row(table.index, found.index));
            finding.ground = Some(context.template());
            if official.common_variant == Some(&*split_name(context.slice(row.name)).1) {
                finding.severity = Severity::Info;
            }
            let fix = say!(context.lang, zh: "改为规定的行名", en: "use the official name");
            findings.push(finding.safe_fix(fix, vec![Edit::replace(row.name, full.to_owned())]));
        }
    }
}

fn row_number(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for table in tables(context) {
        for row in &table.table.rows {
            let Some(found) = row.found.filter(|found| found.misnumbered && found.spelling != Spelling::Variant) else {
                continue;
            };
            let official = &table.spec.rows[found.index];
            let written = context.slice(row.name);
            let message = match official.number.is_empty() {
                true => {
                    say!(context.lang, zh: "“{written}”不应有序号", en: "{written} has no number in the official format")
                }
                false => {
                    let place = &official.place;
                    say!(context.lang, zh: "序号与行名不符，应为“{place}”", en: "the number does not belong to the name: {place}")
                }
            };
            let mut finding = Finding::new(&ROW_NUMBER, row.name, message).at(Place::Row(table.index, found.index));
            finding.ground = Some(context.template());
            let name = if found.spelling == Spelling::Short { official.short.as_ref() } else { None };
            let name = name.unwrap_or(&official.full);
            let fix = say!(context.lang, zh: "改为“{name}”", en: "change it to {name}");
            findings.push(match split_name(written).0.is_some_and(|number| number.may_be_figure()) {
                // That is no fix's to take away.
                true => finding,
                false => finding.safe_fix(fix, vec![Edit::replace(row.name, name.to_owned())]),
            });
        }
    }
}
