//! The cells that a sum ties together: what a total is made of, and the totals that a figure goes into.

use super::figures::cell_at;
use crate::edition::{self, Along};
use crate::ide::Document;
use crate::ide::cursor::Cursor;
use crate::report::{self, Place, State, Table, derivation};
use crate::text::Span;

/// A cell of an official table, in the table that it stands in.
#[derive(Clone, Copy, Debug)]
pub(in crate::ide) struct Spot<'d> {
    /// The table as it stands in the text.
    pub table: &'d Table,
    /// The official table.
    pub spec: &'static edition::Table,
    /// The official row.
    pub row: usize,
    /// The official column.
    pub column: usize,
    /// What stands in the cell.
    pub span: Span,
}

/// The cell of an official table at a byte.
pub(in crate::ide) fn spot<'d>(doc: &Document<'d>, offset: u32) -> Option<Spot<'d>> {
    let (place, span) = cell_at(doc, offset)?;
    let Place::Cell(index, row, column) = place else { return None };
    let table = doc.report.table_at(Cursor::new(&doc.report.tree, offset).line)?;
    Some(Spot { table, spec: &doc.report.edition.tables[index], row, column, span })
}

impl Spot<'_> {
    /// The cells that this one is the sum of; none where it is no total.
    pub fn parts(&self) -> Vec<Span> {
        let Some(how) = derivation(self.spec, self.row, self.column) else { return Vec::new() };
        let formula = &self.spec.formulas[how.formula];
        self.spans(formula.along, how.lane, formula.left)
    }

    /// The totals that this cell goes into.
    pub fn totals(&self) -> Vec<Span> {
        let summing = self.summing().flat_map(|(along, lane, formula)| self.spans(along, lane, formula.right));
        summing.collect()
    }

    /// The cells of the sum that one has in mind here: what a total is made of, with the total; else the sum across the
    /// row, or down the column where there is none. The total is the first.
    pub fn sum(&self) -> Vec<Span> {
        if let Some(how) = derivation(self.spec, self.row, self.column) {
            let formula = &self.spec.formulas[how.formula];
            return self.whole(formula.along, how.lane, formula);
        }
        let mut sums: Vec<_> = self.summing().collect();
        sums.sort_by_key(|(along, ..)| *along != Along::Rows);
        sums.first().map_or(Vec::new(), |(along, lane, formula)| self.whole(*along, *lane, formula))
    }

    fn whole(&self, along: Along, lane: usize, formula: &edition::Formula) -> Vec<Span> {
        let mut cells = self.spans(along, lane, formula.right);
        cells.extend(self.spans(along, lane, formula.left));
        cells
    }

    /// The sums that this cell is a part of.
    fn summing(&self) -> impl Iterator<Item = (Along, usize, &'static edition::Formula)> {
        let (row, column) = (self.row, self.column);
        self.spec.formulas.iter().filter(|formula| formula.derives).filter_map(move |formula| {
            let (lane, at) = if formula.along == Along::Rows { (row, column) } else { (column, row) };
            formula.left.contains(&at).then_some((formula.along, lane, formula))
        })
    }

    fn spans(&self, along: Along, lane: usize, operands: &[usize]) -> Vec<Span> {
        let cells = operands.iter().map(|&at| report::cell_at(along, lane, at));
        let cells = cells.map(|(row, column)| self.table.cell(row, column));
        cells.filter(|cell| cell.state != State::Missing).map(|cell| cell.span).collect()
    }
}
