//! What an author starts from: official tables without figures.

use super::piece::Piece;
use super::table::{Align, aligned, laid_out};
use crate::edition::{self, Edition, Row, Table};
use crate::text::Ambiguous;
use rustc_hash::FxHashMap;
use std::sync::{LazyLock, OnceLock};

/// What an unfilled cell holds: `=` where a total is derived, nothing elsewhere.
pub fn blank_cell(spec: &Table, row: usize, column: usize) -> &'static str {
    if !spec.rows[row].group && spec.derives(row, column) { "=" } else { "" }
}

/// An official table without figures. Each is laid out once.
pub fn blank_table(edition: &Edition, table: usize, newline: &str) -> String {
    static READY: LazyLock<FxHashMap<(&str, usize), OnceLock<String>>> = LazyLock::new(|| {
        let of = |edition: &'static Edition| (0..edition.tables.len()).map(|table| (edition.id, table));
        edition::all().iter().flat_map(of).map(|which| (which, OnceLock::new())).collect()
    });
    let spec = &edition.tables[table];
    let laid_out = || filled_table(spec, "", "\n", |row, column| blank_cell(spec, row, column).to_owned());
    let text = READY.get(&(edition.id, table)).map(|ready| ready.get_or_init(laid_out).as_str());
    text.map_or_else(laid_out, |text| text.replace('\n', newline))
}

/// An official table with what `cell` gives for its rows and columns, and `corner` where the official
/// form leaves the corner free.
pub fn filled_table(spec: &Table, corner: &str, newline: &str, cell: impl Fn(usize, usize) -> String) -> String {
    aligned(&rows(spec, corner, |row| row.full, cell), &SIDES, Ambiguous::Narrow, newline)
}

/// The same in pieces, without its last line end: a figure is owed in each cell that is left empty, except for
/// the rows that name a group. Rows of very long names have their accepted short ones: the table is to fit a window, and
/// is published with the long ones.
pub fn table_pieces(
    spec: &Table,
    corner: &str,
    newline: &str,
    cell: impl Fn(usize, usize) -> String,
) -> Vec<Piece<'static>> {
    let rows = rows(spec, corner, |row| row.short.unwrap_or(row.full), cell);
    // The header stands above the rows, the name before the figures.
    let asks = |row: usize, column: usize| {
        let named = row.checked_sub(1).and_then(|row| spec.rows.get(row));
        column > 0 && rows[row][column].is_empty() && named.is_some_and(|row| !row.group)
    };
    let mut ends = Vec::new();
    let text = laid_out(&rows, &SIDES, Ambiguous::Narrow, newline, |row, column, end| {
        if asks(row, column) {
            ends.push(end);
        }
    });
    let mut pieces = Vec::with_capacity(2 * ends.len() + 1);
    let mut from = 0;
    for end in ends {
        pieces.extend([Piece::text(text[from..end].to_owned()), Piece::Figure]);
        from = end;
    }
    pieces.push(Piece::text(text[from..].to_owned()));
    pieces
}

/// Names to the left, figures to the right.
const SIDES: [Align; 2] = [Align::Left, Align::Right];

/// The cells of an official table, the header first.
fn rows(
    spec: &Table,
    corner: &str,
    name: impl Fn(&Row) -> &'static str,
    cell: impl Fn(usize, usize) -> String,
) -> Vec<Vec<String>> {
    let corner = spec.item.or(spec.corner).unwrap_or(corner).to_owned();
    let header = std::iter::once(corner).chain(spec.columns.iter().map(|column| column.full.to_owned()));
    let mut rows = vec![header.collect::<Vec<_>>()];
    for (at, row) in spec.rows.iter().enumerate() {
        let cells = (0..spec.columns.len()).map(|column| cell(at, column));
        rows.push(std::iter::once(name(row).to_owned()).chain(cells).collect());
    }
    rows
}

/// A section of an edition without its text: the heading and its tables, blank lines between, and
/// one at the end.
pub fn blank_section(edition: &Edition, section: usize, newline: &str) -> String {
    let mut text = format!("## {}{newline}{newline}", edition.sections[section].heading);
    for &table in edition.sections[section].tables {
        text.push_str(&blank_table(edition, table, newline));
        text.push_str(newline);
    }
    text
}
