//! What every rule is given: the report, its figures, the relations that do not hold.

use super::totals::{self, Violation};
use crate::edition;
use crate::report::{Cell, Figures, Place, Report, State};
use crate::text::Lang;
use rust_decimal::Decimal;

/// A report made ready for its rules. What several of them need is worked out once.
pub struct Context<'r> {
    /// The report.
    pub report: &'r Report<'r>,
    /// The language of messages.
    pub lang: Lang,
    /// The official tables of the text, with their figures.
    pub tables: Vec<OfficialTable<'r>>,
    /// The cells that are more than a plain number.
    pub odd_cells: Vec<OddCell<'r>>,
    /// The relations that do not hold.
    pub violations: Vec<Violation>,
}

/// An official table that stands in the text.
pub struct OfficialTable<'r> {
    /// Its index in the edition.
    pub index: usize,
    /// Its official names and formulas.
    pub spec: &'static edition::Table,
    /// The table as it stands in the text.
    pub table: &'r crate::report::Table,
    /// Its figures.
    pub figures: Figures<'r>,
}

/// A cell that is blank, bad, or a number with something to it.
pub struct OddCell<'r> {
    /// Its table, by index in [`Context::tables`].
    pub table: usize,
    /// Its official row.
    pub row: usize,
    /// Its official column.
    pub column: usize,
    /// The cell.
    pub cell: &'r Cell,
}

impl<'r> Context<'r> {
    /// Works out what the rules need of a report.
    pub fn new(report: &'r Report<'r>, lang: Lang) -> Context<'r> {
        let official = report.tables.iter().filter_map(|table| {
            let index = table.spec?;
            let spec = &report.edition.tables[index];
            Some(OfficialTable { index, spec, table, figures: Figures::new(spec, table) })
        });
        let tables: Vec<OfficialTable<'r>> = official.collect();
        let odd_cells = tables.iter().enumerate().flat_map(|(at, table)| odd_cells(at, table)).collect();
        let violations = totals::violations(&tables);
        Context { report, lang, tables, odd_cells, violations }
    }

    /// The place of a cell of an official table.
    pub fn place(&self, cell: &OddCell<'_>) -> Place {
        Place::Cell(self.tables[cell.table].index, cell.row, cell.column)
    }

    /// The text of the report that a span covers.
    pub fn slice(&self, span: crate::text::Span) -> &'r str {
        self.report.tree.slice(span)
    }
}

fn odd_cells<'r>(at: usize, table: &OfficialTable<'r>) -> Vec<OddCell<'r>> {
    let mut odd = Vec::new();
    for row in 0..table.spec.rows.len() {
        for column in 0..table.spec.columns.len() {
            let cell = table.figures.cell(row, column);
            let plain = match cell.state {
                State::Number(number) => is_plain(cell, number),
                State::Derived => !cell.fullwidth,
                State::Missing => true,
                State::Blank | State::Bad(_) => false,
            };
            if !plain {
                odd.push(OddCell { table: at, row, column, cell });
            }
        }
    }
    odd
}

fn is_plain(cell: &Cell, number: Decimal) -> bool {
    !cell.fullwidth && !cell.grouped && cell.unit.is_empty() && number.scale() == 0
}
