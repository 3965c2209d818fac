//! Hints between the words of a text: the value of each `=`, the right sum beside a wrong total, and the joint total of
//! lawsuits beside section four.

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

/// The sum that a hint is of. It survives being sent to an editor and back.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum HintAbout {
    /// A formula of a table, applied in a row or column: the table among the report's, formula and lane.
    Sum(usize, usize, usize),
    /// The totals of both kinds of lawsuit, in a table among the report's.
    Lawsuits(usize),
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
        sums(at, spec, table, &figures, &mut hints);
        hints.extend(lawsuits(doc, at, spec, table, &figures));
    }
    hints.retain(|hint| within.start <= hint.offset && hint.offset <= within.end);
    hints.sort_by_key(|hint| hint.offset);
    // What comes to the same down and across is said once.
    hints.dedup_by(|a, b| (a.offset, &a.label) == (b.offset, &b.label));
    hints
}

/// What each sum of a table comes to, where its total is `=` or another number.
fn sums(at: usize, spec: &edition::Table, table: &Table, figures: &Figures<'_>, hints: &mut Vec<InlayHint>) {
    for (index, formula) in spec.formulas.iter().enumerate().filter(|(_, formula)| formula.derives) {
        for lane in 0..lanes(spec, formula.along) {
            let (row, column) = cell_at(formula.along, lane, formula.right[0]);
            let cell = table.cell(row, column);
            let about = HintAbout::Sum(at, index, lane);
            // What is summed down and across says the same, once.
            let is_down = formula.along == Along::Columns || !spec.rows[row].derived;
            let label = match cell.state {
                State::Derived if is_down => figures.get(row, column).map(|value| value.normalize().to_string()),
                State::Number(number) => {
                    let sum = figures.sum(formula, lane, formula.left).filter(|sum| *sum != number);
                    sum.map(|sum| format!("≠ {}", sum.normalize()))
                }
                _ => None,
            };
            let offset = cell.figure.end;
            hints.extend(label.map(|label| InlayHint { offset, label, about }));
        }
    }
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

/// The sum that a hint is of, spelt out, as Markdown. `None` where there is none any more.
pub fn resolve_hint(doc: &Document<'_>, about: HintAbout) -> Option<String> {
    let (HintAbout::Sum(at, ..) | HintAbout::Lawsuits(at)) = about;
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
        HintAbout::Sum(_, index, lane) => {
            let formula = spec.formulas.get(index).filter(|formula| formula.derives)?;
            if lane >= lanes(spec, formula.along) {
                return None;
            }
            let (row, column) = cell_at(formula.along, lane, formula.right[0]);
            let name = format!("{} · {}", spec.rows[row].place, spec.columns[column].name);
            Some(format!("**{name}**\n\n{}", spelt_out(&figures, formula, lane)?))
        }
    }
}
