//! What an author starts from: official tables without figures.

use super::table::{Align, aligned};
use crate::edition::{Edition, Table};
use crate::text::Ambiguous;

/// What an unfilled cell holds: `=` where a total is derived, nothing elsewhere.
pub fn blank_cell(spec: &Table, row: usize, column: usize) -> &'static str {
    if !spec.rows[row].group && spec.derives(row, column) { "=" } else { "" }
}

/// An official table without figures.
pub fn blank_table(spec: &Table, newline: &str) -> String {
    let corner = spec.item.as_ref().or(spec.corner.as_ref()).cloned().unwrap_or_default();
    let header = std::iter::once(corner).chain(spec.columns.iter().map(|column| column.full.clone()));
    let mut rows = vec![header.collect::<Vec<_>>()];
    for (at, row) in spec.rows.iter().enumerate() {
        let cells = (0..spec.columns.len()).map(|column| blank_cell(spec, at, column).to_owned());
        rows.push(std::iter::once(row.full.clone()).chain(cells).collect());
    }
    aligned(&rows, &[Align::Left, Align::Right], Ambiguous::Narrow, newline)
}

/// A section of an edition without its text: the heading and its tables, blank lines between, and
/// one at the end.
pub fn blank_section(edition: &Edition, section: usize, newline: &str) -> String {
    let mut text = format!("## {}{newline}{newline}", edition.sections[section].heading());
    for table in edition.tables.iter().filter(|table| table.section == section) {
        text.push_str(&blank_table(table, newline));
        text.push_str(newline);
    }
    text
}
