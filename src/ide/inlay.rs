//! Hints beside the words of a text: at the end of a row the value of each `=` and the right sum for a wrong total, and
//! beside section four the joint total of lawsuits. Nothing is shown within a row: it would push the columns out of line.

use super::Document;
use super::hover::spelt_out;
use crate::edition::{self, Along};
use crate::report::{Figures, State, Table, cell_at, lanes};
use crate::text::{Span, say};
use serde::{Deserialize, Serialize};

/// A hint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InlayHint {
    /// Where it stands: before this byte.
    pub offset: u32,
    /// What is shown.
    pub label: String,
    /// What [`resolve_hint`] spells out.
    pub about: HintAbout,
}

/// What a hint is of. It survives being sent to an editor and back.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum HintAbout {
    /// The sums of a row: the table among the report's, the row among the official ones.
    Row(usize, usize),
    /// The totals of both kinds of lawsuit, in a table among the report's.
    Lawsuits(usize),
}

/// A sum that is not what is written: the cell, and what the formula comes to in this lane.
struct Sum {
    row: usize,
    column: usize,
    formula: usize,
    lane: usize,
    value: String,
    /// Whether the cell is `=`; else another number is written there.
    derived: bool,
}

/// The table of section four, and its rows of lawsuits.
const REVIEWS: (&str, [&str; 2]) = ("reviews", ["direct-lawsuits", "lawsuits-after-review"]);

/// The hints within a part of the text, in its order.
pub fn inlay_hints(doc: &Document<'_>, within: Span) -> Vec<InlayHint> {
    let report = doc.report;
    let mut hints = Vec::new();
    for (at, table) in report.tables.iter().enumerate() {
        let Some(spec) = table.spec.map(|spec| &report.edition.tables[spec]) else { continue };
        let lines = &report.tree.lines;
        let (first, last) = (lines[table.lines.start].start, lines[table.lines.end - 1].end);
        let heading = table.section.map_or(first, |section| report.sections[section].heading.start);
        if last < within.start || within.end < heading.min(first) {
            continue;
        }
        let figures = Figures::new(spec, table);
        let sums = sums(spec, table, &figures);
        let of_rows = sums.chunk_by(|a, b| a.row == b.row).filter_map(|sums| {
            let (row, first) = (sums[0].row, sums[0].column);
            let offset = end_of_row(doc, table.cell(row, first).figure)?;
            Some(InlayHint { offset, label: label(doc, spec, table, sums), about: HintAbout::Row(at, row) })
        });
        hints.extend(of_rows);
        hints.extend(lawsuits(doc, at, spec, table, &figures));
    }
    hints.retain(|hint| within.start <= hint.offset && hint.offset <= within.end);
    hints.sort_by_key(|hint| hint.offset);
    hints
}

/// Where the hints of the row stand that a figure is in: behind its last separator, so that the columns stay in line.
fn end_of_row(doc: &Document<'_>, figure: Span) -> Option<u32> {
    let tree = &doc.report.tree;
    let line = tree.line_at(figure.start)?;
    let row = tree.row(line)?;
    let cells = Span { start: tree.lines[line].start, end: row.tail.start.max(figure.end) };
    Some(cells.trim(doc.text).end)
}

/// What each sum of a table comes to, where its total is `=` or another number: row by row, cell by cell.
fn sums(spec: &edition::Table, table: &Table, figures: &Figures<'_>) -> Vec<Sum> {
    let mut sums = Vec::new();
    for (index, formula) in spec.formulas.iter().enumerate().filter(|(_, formula)| formula.derives) {
        for lane in 0..lanes(spec, formula.along) {
            let (row, column) = cell_at(formula.along, lane, formula.right[0]);
            // What is summed down and across says the same, once.
            let is_down = formula.along == Along::Columns || !spec.rows[row].derived;
            let state = table.cell(row, column).state;
            let value = match state {
                State::Derived if is_down => figures.get(row, column),
                State::Number(number) => figures.sum(formula, lane, formula.left).filter(|sum| *sum != number),
                _ => None,
            };
            let derived = state == State::Derived;
            let value = value.map(|value| value.normalize().to_string());
            sums.extend(value.map(|value| Sum { row, column, formula: index, lane, value, derived }));
        }
    }
    sums.sort_by_key(|sum| (sum.row, sum.column));
    sums
}

/// The sums of a row in a line. One of the last column alone stands beside it, and needs no name.
fn label(doc: &Document<'_>, spec: &edition::Table, table: &Table, sums: &[Sum]) -> String {
    let columns: Vec<usize> = table.columns.iter().filter_map(|column| column.found).map(|found| found.index).collect();
    // A row of nothing but `=`: the values in their order.
    if sums.len() > 1 && sums.len() == columns.len() && sums.iter().all(|sum| sum.derived) {
        let values: Vec<&str> = sums.iter().map(|sum| &*sum.value).collect();
        return format!("= {}", values.join("·"));
    }
    let is_beside = sums.iter().all(|sum| columns.last() == Some(&sum.column));
    let mut parts: Vec<String> = sums
        .iter()
        .map(|sum| {
            let sign = if sum.derived { '=' } else { '≠' };
            let name = if is_beside { String::new() } else { format!("{} ", spec.columns[sum.column].name) };
            format!("{name}{sign} {}", sum.value)
        })
        .collect();
    // What comes to the same down and across is said once.
    parts.dedup();
    parts.join(say!(doc.lang, zh: "，", en: ", ").as_str())
}

/// The joint total of lawsuits, at the end of the section's heading: the published form has none of it.
fn lawsuits(
    doc: &Document<'_>,
    at: usize,
    spec: &edition::Table,
    table: &Table,
    figures: &Figures<'_>,
) -> Option<InlayHint> {
    let section = &doc.report.sections[table.section?];
    let is_first = doc.report.table(table.spec?).is_some_and(|first| std::ptr::eq(first, table));
    let terms = terms(spec, figures)?;
    let sum = terms[0].checked_add(terms[1])?.normalize();
    let label = say!(doc.lang, zh: "行政诉讼合计 {sum}", en: "lawsuits in all: {sum}");
    let about = HintAbout::Lawsuits(at);
    is_first.then_some(InlayHint { offset: section.heading.end, label, about })
}

/// The totals of both kinds of lawsuit.
fn terms(spec: &edition::Table, figures: &Figures<'_>) -> Option<[rust_decimal::Decimal; 2]> {
    let (table, rows) = REVIEWS;
    let total = spec.columns.iter().position(|column| column.derived).filter(|_| spec.id == table)?;
    let of = |id: &str| figures.get(spec.rows.iter().position(|row| row.id == id)?, total);
    Some([of(rows[0])?, of(rows[1])?])
}

/// What a hint is of, spelt out, as Markdown. `None` where there is none any more.
pub fn resolve_hint(doc: &Document<'_>, about: HintAbout) -> Option<String> {
    let (HintAbout::Row(at, _) | HintAbout::Lawsuits(at)) = about;
    let table = doc.report.tables.get(at)?;
    let spec = &doc.report.edition.tables[table.spec?];
    let figures = Figures::new(spec, table);
    match about {
        HintAbout::Lawsuits(_) => {
            let terms = terms(spec, &figures)?.map(|term| term.normalize());
            let (direct, after) = (terms[0], terms[1]);
            let sum = terms[0].checked_add(terms[1])?.normalize();
            Some(say!(doc.lang,
                zh: "未经复议直接起诉 {direct} + 复议后起诉 {after} = {sum}",
                en: "未经复议直接起诉 {direct} + 复议后起诉 {after} = {sum}"))
        }
        HintAbout::Row(_, row) => {
            let of_row = sums(spec, table, &figures).into_iter().filter(|sum| sum.row == row);
            let spelt = of_row.filter_map(|sum| {
                let name = format!("{} · {}", spec.rows[sum.row].place, spec.columns[sum.column].name);
                Some(format!("**{name}**\n\n{}", spelt_out(&figures, &spec.formulas[sum.formula], sum.lane)?))
            });
            let spelt: Vec<String> = spelt.collect();
            (!spelt.is_empty()).then(|| spelt.join("\n\n"))
        }
    }
}
