//! Zeros in the blank cells of a table, all at once: its author says that nothing of the sort has happened. No flag does it.

use super::action::{ActionKind, CodeAction, Effect};
use crate::edition;
use crate::ide::Document;
use crate::ide::cursor::Cursor;
use crate::lint::{self, holds_unread_figures, tells_of_the_year};
use crate::report::{State, Table, cell_at, lanes};
use crate::text::{Edit, Span, say};
use rust_decimal::Decimal;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// The zeros of a text's tables. What takes the whole text to know is worked out once, for the first table that has a
/// blank cell.
#[derive(Default)]
pub(in crate::ide) struct Zeros<'d> {
    context: OnceCell<lint::Context<'d>>,
}

impl<'d> Zeros<'d> {
    /// The edits that put a zero into each blank cell of a table that may have one. `None` where figures are not read, or
    /// the table is not the one that counts.
    pub fn edits(&mut self, doc: &Document<'d>, table: &Table) -> Option<Vec<Edit>> {
        let report = doc.report;
        let spec = &report.edition.tables[table.spec?];
        let places = || (0..spec.rows.len()).flat_map(|row| (0..spec.columns.len()).map(move |column| (row, column)));
        let is_bad = |&(row, column): &(usize, usize)| matches!(table.cell(row, column).state, State::Bad(_));
        let is_first = report.table(table.spec?).is_some_and(|first| std::ptr::eq(first, table));
        if !is_first || places().any(|place| is_bad(&place)) {
            return None;
        }
        let cells = zeros(spec, table);
        if cells.is_empty() {
            return None;
        }
        let section = table.section.and_then(|at| report.sections.get(at));
        let around = section.map_or(table.lines.clone(), |section| section.lines.clone());
        let context = self.context.get_or_init(|| lint::Context::new(report, doc.lang, None, None));
        if holds_unread_figures(context, around) {
            return None;
        }
        Some(cells.iter().map(|&(row, column)| Edit::replace(table.cell(row, column).span, "0")).collect())
    }
}

/// The action for the table under the cursor; `None` where it has no such cell, or figures that are not read.
pub(super) fn action(doc: &Document<'_>, span: Span, offered: &[CodeAction]) -> Option<CodeAction> {
    let line = Cursor::new(&doc.report.tree, span.start).line;
    let edits = Zeros::default().edits(doc, doc.report.table_at(line)?)?;
    let count = edits.len();
    let title = say!(doc.lang,
        zh: "这张表的空白格全部填 0（共 {count} 格）",
        en: "Enter 0 in all the blank cells of this table ({count})");
    let effect = Effect::Edits(edits);
    // A table that is blank as a whole may offer it itself.
    let is_offered = offered.iter().any(|action| action.effect == effect);
    (!is_offered).then_some(CodeAction { title, kind: ActionKind::Rewrite, preferred: false, finding: None, effect })
}

/// The blank cells that a zero may stand in: those of what is counted, where zeros add up to the totals that are written,
/// and totals of nothing but zeros.
fn zeros(spec: &'static edition::Table, table: &Table) -> BTreeSet<(usize, usize)> {
    let blank = |row: usize, column: usize| {
        let cell = table.cell(row, column);
        cell.state == State::Blank && cell.span.is_empty() && !spec.rows[row].group
    };
    let counts = |column: usize| tells_of_the_year(&spec.columns[column]);
    let all = (0..spec.rows.len()).flat_map(|row| (0..spec.columns.len()).map(move |column| (row, column)));
    let mut zeros: BTreeSet<(usize, usize)> =
        all.filter(|&(row, column)| blank(row, column) && counts(column) && !spec.derives(row, column)).collect();
    // Totals that are written: with zeros beside them they have to hold.
    for formula in spec.formulas.iter().filter(|formula| formula.derives) {
        for lane in 0..lanes(spec, formula.along) {
            let at = |operand: usize| cell_at(formula.along, lane, operand);
            let number = |(row, column): (usize, usize)| table.cell(row, column).number();
            let Some(total) = number(at(formula.right[0])) else { continue };
            let sum: Decimal = formula.left.iter().filter_map(|&operand| number(at(operand))).sum();
            if sum != total {
                zeros.retain(|place| formula.left.iter().all(|&operand| at(operand) != *place));
            }
        }
    }
    // Totals that are blank, those of totals last.
    for _ in 0..2 {
        for formula in spec.formulas.iter().filter(|formula| formula.derives) {
            for lane in 0..lanes(spec, formula.along) {
                let at = |operand: usize| cell_at(formula.along, lane, operand);
                let is_zero = |place: (usize, usize)| {
                    zeros.contains(&place)
                        || table.cell(place.0, place.1).number().is_some_and(|number| number.is_zero())
                };
                let total = at(formula.right[0]);
                if blank(total.0, total.1) && formula.left.iter().all(|&operand| is_zero(at(operand))) {
                    zeros.insert(total);
                }
            }
        }
    }
    zeros
}
