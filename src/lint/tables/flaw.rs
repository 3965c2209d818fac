//! What makes a table unreadable as a whole: one cause, of which one rule speaks and the others are silent.

use crate::edition;
use crate::report::{Report, Row, Table};
use crate::syntax::SlipKind;

/// What is wrong with a table as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flaw {
    /// There is no header.
    NoHeader,
    /// The header lacks the separator that it begins with, so that it is no row.
    HeaderIsProse,
    /// The header has not as many cells as the rows below it have: this many.
    HeaderWidth(usize),
    /// There is no column of names before the figures.
    NoNames,
}

/// What is wrong with an official table as a whole.
pub fn flaw(report: &Report, spec: &edition::Table, table: &Table) -> Option<Flaw> {
    let Some(header) = table.header.last() else {
        let above = table.lines.start.checked_sub(1).filter(|&above| has_bare_row(report, above..above + 1));
        return Some(above.map_or(Flaw::NoHeader, |_| Flaw::HeaderIsProse));
    };
    if table.leading == 0 {
        return Some(Flaw::NoNames);
    }
    if table.header.len() > 1 {
        return None;
    }
    let tree = &report.tree;
    let width = |row: u32| tree.row_cells(&tree.rows[row as usize]).len();
    let is_group = |row: &&Row| row.found.is_some_and(|found| spec.rows[found.index].group);
    let body: Vec<usize> = table.rows.iter().filter(|row| !is_group(row)).map(|row| width(row.row)).collect();
    let written = width(*header);
    let delimiter = table.lines.clone().filter_map(|line| tree.row(line)).find(|row| row.delimiter);
    let delimiter = delimiter.map_or(written, |row| tree.row_cells(row).len());
    let like = |width: usize| body.iter().filter(|&&other| other == width).count();
    if delimiter != written && like(delimiter) * 2 > body.len() {
        return Some(Flaw::HeaderWidth(delimiter));
    }
    let first = *body.first()?;
    (first != written && body.len() > 1 && like(first) == body.len()).then_some(Flaw::HeaderWidth(first))
}

/// Whether one of these lines is a row without the separator that it begins with, so that it is not
/// read as one.
pub fn has_bare_row(report: &Report, lines: std::ops::Range<usize>) -> bool {
    report.tree.slips_in(lines).any(|slip| slip.kind == SlipKind::RowWithoutPipe)
}
