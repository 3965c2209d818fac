//! The cells of the official tables, each beside the one of the same table, row and column, whatever the editions.

use super::differences::{Figure, Stands, Text};
use crate::export::official::MISSING;
use crate::report::{Figures, Place, Report, State};
use crate::syntax;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// A cell.
struct Cell {
    place: String,
    stands: Stands,
    /// What it says without white space, where it is no figure.
    words: String,
    unit: String,
    note: String,
}

/// The names of a cell: of its table, its row, its column.
type Key = (&'static str, &'static str, &'static str);

/// The cells that differ, and notes that do beside the same figure.
pub(super) fn compare(old: &Report, new: &Report) -> (Vec<Figure>, Vec<Text>) {
    let (before, now) = (cells(old), cells(new));
    let by_key: FxHashMap<Key, usize> = before.iter().enumerate().map(|(at, (key, _))| (*key, at)).collect();
    let (mut figures, mut notes) = (Vec::new(), Vec::new());
    let mut is_seen = vec![false; before.len()];
    let none = Cell::none();
    for (key, cell) in &now {
        let at = by_key.get(key).copied();
        if let Some(seen) = at.and_then(|at| is_seen.get_mut(at)) {
            *seen = true;
        }
        let other = at.and_then(|at| before.get(at)).map_or(&none, |(_, cell)| cell);
        add(*key, &cell.place, other, cell, &mut figures, &mut notes);
    }
    for ((key, cell), _) in before.iter().zip(&is_seen).filter(|(_, seen)| !**seen) {
        add(*key, &cell.place, cell, &none, &mut figures, &mut notes);
    }
    (figures, notes)
}

fn add(key: Key, place: &str, old: &Cell, new: &Cell, figures: &mut Vec<Figure>, notes: &mut Vec<Text>) {
    let same = match (old.stands.value, new.stands.value) {
        (Some(a), Some(b)) => a == b && old.unit == new.unit,
        (None, None) => old.words == new.words,
        _ => false,
    };
    if !same {
        let (table, row, column) = key;
        let key = format!("{table}/{row}/{column}");
        figures.push(Figure { key, place: place.to_owned(), old: old.stands.clone(), new: new.stands.clone() });
    } else if old.stands.value.is_some() && old.note != new.note {
        notes.push(Text { place: place.to_owned(), old: old.note.clone(), new: new.note.clone() });
    }
}

/// The cells of a report, in official order.
fn cells(report: &Report) -> Vec<(Key, Cell)> {
    let mut cells = Vec::new();
    for (at, spec) in report.edition.tables.iter().enumerate() {
        let figures = report.table(at).map(|table| Figures::new(spec, table));
        for (row, named) in spec.rows.iter().enumerate() {
            for (column, across) in spec.columns.iter().enumerate() {
                let place = Place::Cell(at, row, column).describe(report.edition);
                let cell = figures.as_ref().map_or_else(Cell::none, |figures| Cell::of(report, figures, row, column));
                cells.push(((spec.id, named.id, across.id), Cell { place, ..cell }));
            }
        }
    }
    cells
}

impl Cell {
    fn none() -> Cell {
        let [place, words, unit, note] = Default::default();
        Cell { place, stands: Stands::default(), words, unit, note }
    }

    fn of(report: &Report, figures: &Figures<'_>, row: usize, column: usize) -> Cell {
        let (cell, value) = (figures.cell(row, column), figures.get(row, column));
        let slice = |span: Span| syntax::unescaped(report.tree.slice(span)).trim().to_owned();
        let written = slice(cell.span);
        // What is worked out is read, and not the `=` that asks for it.
        let text = match (value, cell.state) {
            (Some(value), State::Derived) => value.to_string(),
            _ => written,
        };
        // Our own mark for what was missing when the report was written out.
        let words = if text == MISSING { String::new() } else { dense(&text) };
        let span = (cell.state != State::Missing).then_some(cell.span);
        Cell {
            place: String::new(),
            stands: Stands { text, value, span },
            words,
            unit: dense(&slice(cell.unit)),
            note: dense(&slice(cell.note)),
        }
    }
}

/// A text without white space.
pub(super) fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
