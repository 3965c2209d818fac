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
    filled_table(spec, "", newline, |row, column| blank_cell(spec, row, column).to_owned())
}

/// An official table with what `cell` gives for its rows and columns, and `corner` where the official
/// form leaves the corner free.
pub fn filled_table(spec: &Table, corner: &str, newline: &str, cell: impl Fn(usize, usize) -> String) -> String {
    let corner = spec.item.or(spec.corner).unwrap_or(corner).to_owned();
    let header = std::iter::once(corner).chain(spec.columns.iter().map(|column| column.full.to_owned()));
    let mut rows = vec![header.collect::<Vec<_>>()];
    for (at, row) in spec.rows.iter().enumerate() {
        let cells = (0..spec.columns.len()).map(|column| cell(at, column));
        rows.push(std::iter::once(row.full.to_owned()).chain(cells).collect());
    }
    aligned(&rows, &[Align::Left, Align::Right], Ambiguous::Narrow, newline)
}

/// A section of an edition without its text: the heading and its tables, blank lines between, and
/// one at the end.
pub fn blank_section(edition: &Edition, section: usize, newline: &str) -> String {
    let mut text = format!("## {}{newline}{newline}", edition.sections[section].heading);
    for &table in edition.sections[section].tables {
        text.push_str(&blank_table(&edition.tables[table], newline));
        text.push_str(newline);
    }
    text
}
