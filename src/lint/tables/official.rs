//! The official tables of a text with all that the rules need to know of them.

use super::{Flaw, Meant, flaw, meant};
use crate::edition;
use crate::report::{Cell, Figures, Report, Table};

/// An official table that stands in the text.
pub struct OfficialTable<'r> {
    /// Its index in the edition.
    pub index: usize,
    /// Its index among the report's tables.
    pub at: usize,
    /// Its official names and formulas.
    pub spec: &'static edition::Table,
    /// The table as it stands in the text.
    pub table: &'r Table,
    /// Its figures.
    pub figures: Figures<'r>,
    /// Whether it is the first in the text to be this table.
    pub first: bool,
    /// What makes its columns or rows unreadable as a whole.
    pub flaw: Option<Flaw>,
    /// What its unknown rows and columns stand for; guessed for the first table of its kind.
    pub meant: Meant,
}

/// A cell that is blank, bad, or a number with something to it.
pub struct OddCell<'r> {
    /// Its table, by index among the official ones of the text.
    pub table: usize,
    /// Its official row.
    pub row: usize,
    /// Its official column.
    pub column: usize,
    /// The cell.
    pub cell: &'r Cell,
}

/// The official tables of a report, in the order of the text.
pub fn official(report: &Report) -> Vec<OfficialTable<'_>> {
    let official = report.tables.iter().enumerate().filter_map(|(at, table)| {
        let index = table.spec?;
        let spec = &report.edition.tables[index];
        let first = report.table(index).is_some_and(|first| std::ptr::eq(first, table));
        let flaw = flaw(report, spec, table);
        let meant = if first { meant(&report.tree, spec, table) } else { Meant::default() };
        Some(OfficialTable { index, at, spec, table, figures: Figures::new(spec, table), first, flaw, meant })
    });
    official.collect()
}

/// The cells of some tables that are more than a plain number, in their order.
pub fn odd_cells<'r>(tables: &[OfficialTable<'r>]) -> Vec<OddCell<'r>> {
    let odd = tables.iter().enumerate().flat_map(|(at, OfficialTable { table, .. })| {
        let places = table.odd_cells().iter();
        places.map(move |&(row, column)| OddCell { table: at, row, column, cell: table.cell(row, column) })
    });
    odd.collect()
}
