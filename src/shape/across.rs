//! Section 四: the rows side by side, a row of figures under heads; or as three rows, or as three tables.

use super::{Column, Guess, Label, Name, Piece, Reader, Row, Table};
use crate::edition::Written;
use crate::text::Span;
use std::ops::Range;

const ID: &str = "reviews";

/// A column of figures: the official row that it is of, and the official column.
#[derive(Clone, Copy)]
struct Place {
    row: Option<(Name, Option<Label>)>,
    column: (Piece, &'static str),
}

impl Reader<'_> {
    pub(super) fn review(&mut self, rows: Range<usize>, above: Option<&Table>) {
        if self.stands_in_rows(rows.clone()) {
            return self.matrix(ID, rows, above);
        }
        let mut table = Table { id: ID, item: None, columns: Vec::new(), rows: Vec::new(), guesses: Vec::new() };
        // What was named since the last row of figures.
        let mut heads: Vec<usize> = Vec::new();
        for row in rows {
            let here = self.lines.here(row).to_vec();
            let named = here.iter().any(|&cell| self.is_head_of_review(cell));
            let has_figures = here.iter().any(|&cell| self.looks[cell].figure);
            let blank = here.iter().all(|&cell| self.looks[cell].blank);
            if named && !has_figures {
                heads.extend(&here);
                continue;
            }
            if has_figures || blank && here.len() >= 5 && (self.heads_end(row, &heads) || self.is_joined_head(&heads)) {
                self.review_figures(&here, &heads, &mut table);
                if has_figures || self.is_joined_head(&heads) {
                    heads.clear();
                }
            }
        }
        if self.is_joined_head(&heads) {
            self.review_blank(&heads, &mut table);
        }
        // Blank rows between the heads are no rows of the table.
        if !table.columns.is_empty() || !table.rows.is_empty() {
            self.tables.push(table);
        }
    }

    fn is_head_of_review(&self, cell: usize) -> bool {
        let look = &self.looks[cell];
        look.review_row.is_some() || look.review_column.is_some() || look.head || self.is_joined(cell)
    }

    /// `行政复议：结果维持`: the name of a row and that of a column in one.
    fn is_joined(&self, cell: usize) -> bool {
        self.joined(cell).is_some()
    }

    fn joined(&self, cell: usize) -> Option<(Piece, Label, Piece, &'static str)> {
        let text = &self.grid.cells[cell].text;
        let (row, column) = text.split_once(['：', ':'])?;
        let label = self.words.row(ID, &Written::new(row.trim()))?;
        let official = self.words.column(ID, &Written::new(column.trim()))?;
        let piece = |part: &str| Piece { cell, span: Span::of(part.trim(), text) };
        Some((self.inner(piece(row)), label, piece(column), official))
    }

    /// Whether heads say of each figure which row it is of, so that a row of figures follows each.
    fn is_joined_head(&self, heads: &[usize]) -> bool {
        heads.first().is_some_and(|&head| self.is_joined(head))
    }

    /// The name of a row within the words that stand above it: 行政诉讼（未经复议直接起诉）.
    pub(super) fn inner(&self, name: Piece) -> Piece {
        let text = self.text(name);
        let inner = text.split_once(['（', '(']).and_then(|(_, rest)| rest.strip_suffix(['）', ')']));
        let Some(inner) = inner.filter(|inner| self.words.row(ID, &Written::new(inner)).is_some()) else { return name };
        let start = name.span.start + Span::of(inner, text).start;
        Piece { cell: name.cell, span: Span { start, end: start + inner.len() as u32 } }
    }

    /// Whether no names follow below a row, so that it may be the row of figures, left blank.
    fn heads_end(&self, row: usize, heads: &[usize]) -> bool {
        let says = |&cell: &usize| self.is_head_of_review(cell) || self.looks[cell].figure;
        let last = || (0..self.lines.len()).rposition(|row| self.lines.here(row).iter().any(says));
        !heads.is_empty() && self.last_said.get_or_init(last).is_none_or(|last| last <= row)
    }

    /// Whether the name of a row stands at the left of its figures.
    fn stands_in_rows(&self, mut rows: Range<usize>) -> bool {
        let mut seen = false;
        rows.any(|row| {
            let here = self.lines.here(row);
            let columns = here.iter().filter(|&&cell| self.looks[cell].review_column.is_some()).count();
            let name = here.iter().position(|&cell| self.looks[cell].review_row.is_some());
            let Some(name) = name.filter(|_| columns == 0) else {
                seen |= columns > 1;
                return false;
            };
            let figures = here[name..].iter().any(|&cell| self.looks[cell].figure);
            let blanks = here[name..].iter().filter(|&&cell| self.looks[cell].blank).count();
            figures || seen && blanks > 3
        })
    }

    fn review_figures(&mut self, here: &[usize], heads: &[usize], table: &mut Table) {
        let mut cells: Vec<usize> = here.to_vec();
        if self.review_cut(here, heads, table) {
            return;
        }
        let by_columns = if self.grid.exact { self.places_by_columns(&cells, heads) } else { None };
        let places = match by_columns {
            Some(places) => places,
            None => {
                let is_blank = |cell: &usize| self.looks[*cell].blank;
                let (mut places, guessed) = self.places_in_order(heads);
                let most = if places.is_empty() { 15 } else { places.len() };
                while cells.len() > most && cells.last().is_some_and(is_blank) {
                    cells.pop();
                }
                while cells.len() > most
                    && cells.first().is_some_and(|cell| is_blank(cell) || !self.looks[*cell].figure)
                {
                    cells.remove(0);
                }
                if places.len() != cells.len() {
                    if cells.len() != 15 {
                        return;
                    }
                    places = Vec::new();
                }
                if places.is_empty() || guessed {
                    table.guesses.push(Guess::Order);
                }
                places.into_iter().map(Some).collect()
            }
        };
        for &cell in heads {
            if self.is_head_of_review(cell) || self.looks[cell].blank {
                self.used[cell] = true;
            }
        }
        if places.is_empty() {
            self.form_order(&cells, table);
            return;
        }
        for (&cell, place) in cells.iter().zip(places) {
            let Some(place) = place else { continue };
            let (name, label) = place.row.unwrap_or((Name::Guessed(""), None));
            let piece = self.piece(cell);
            self.put(table, (name, label), (Name::Written(place.column.0), place.column.1), piece);
        }
    }

    /// Figures that have run together, under heads that say which they are; whether they are such.
    fn review_cut(&mut self, here: &[usize], heads: &[usize], table: &mut Table) -> bool {
        let (places, guessed) = self.places_in_order(heads);
        if guessed || here.len() >= places.len() {
            return false;
        }
        let columns: Vec<&str> = places.iter().map(|place| place.column.1).collect();
        let Some(pieces) = self.cut(here, &columns) else { return false };
        for &cell in heads.iter().chain(here) {
            self.used[cell] |= self.is_head_of_review(cell) || self.looks[cell].blank;
        }
        table.guesses.extend(pieces.first().map(|piece| Guess::Cut(piece.cell)));
        for (piece, place) in pieces.into_iter().zip(places) {
            let row = place.row.unwrap_or((Name::Guessed(""), None));
            self.put(table, row, (Name::Written(place.column.0), place.column.1), piece);
        }
        true
    }

    /// A row that is named and has no figures, not even blank cells.
    fn review_blank(&mut self, heads: &[usize], table: &mut Table) {
        let (places, _) = self.places_in_order(heads);
        for &cell in heads.iter().filter(|_| !places.is_empty()) {
            self.used[cell] = true;
        }
        for (name, label) in places.into_iter().filter_map(|place| place.row) {
            let known = |row: &Row| row.label.is_some_and(|known| label.is_some_and(|label| known.name == label.name));
            if !table.rows.iter().any(known) {
                table.rows.push(Row { name, label, values: vec![None; table.columns.len()] });
            }
        }
    }

    /// Puts a figure into the row and column of these names.
    fn put(&mut self, table: &mut Table, row: (Name, Option<Label>), column: (Name, &'static str), piece: Piece) {
        let known = table.columns.iter().position(|known| known.official == Some(column.1));
        let at = known.unwrap_or_else(|| {
            table.columns.push(Column { name: column.0, official: Some(column.1), at: (0, 0) });
            table.columns.len() - 1
        });
        let same = |known: &&mut Row| match (known.label, row.1) {
            (Some(known), Some(label)) => known.name == label.name,
            _ => known.name == row.0,
        };
        let found = match table.rows.iter_mut().find(same) {
            Some(found) => found,
            None => {
                table.rows.push(Row { name: row.0, label: row.1, values: Vec::new() });
                match table.rows.last_mut() {
                    Some(last) => last,
                    None => return,
                }
            }
        };
        if found.values.len() <= at {
            found.values.resize(at + 1, None);
        }
        // A second figure for one place is left for a person.
        if let Some(value @ None) = found.values.get_mut(at) {
            *value = Some(piece);
            self.used[piece.cell] = true;
        }
    }

    /// What stands above each cell. `None` where a figure has no names above it, or the names of another.
    fn places_by_columns(&self, cells: &[usize], heads: &[usize]) -> Option<Vec<Option<Place>>> {
        let mut places: Vec<Option<Place>> = Vec::with_capacity(cells.len());
        let mut taken: Vec<(&str, &str)> = Vec::new();
        for &cell in cells {
            let at = self.grid.cells[cell].column;
            let above = |head: &&usize| {
                let head = &self.grid.cells[**head];
                head.column <= at && at < head.column + head.columns
            };
            let above: Vec<usize> = heads.iter().filter(above).copied().collect();
            let row = above.iter().rev().find_map(|&head| Some((head, self.looks[head].review_row?)));
            let column = above.iter().rev().find_map(|&head| Some((head, self.looks[head].review_column?)));
            let (Some((row, label)), Some((column, official))) = (row, column) else {
                if self.looks[cell].blank {
                    places.push(None);
                    continue;
                }
                return None;
            };
            if taken.contains(&(label.name, official)) {
                return None;
            }
            taken.push((label.name, official));
            let row = Some((Name::Written(self.inner(self.piece(row))), Some(label)));
            places.push(Some(Place { row, column: (self.piece(column), official) }));
        }
        Some(places)
    }

    /// The columns in the order that heads name them, a new row where the name of a column comes again. Also whether
    /// which row that is had to be guessed.
    fn places_in_order(&self, heads: &[usize]) -> (Vec<Place>, bool) {
        let mut rows: Vec<(Name, Option<Label>)> = Vec::new();
        let mut chunks: Vec<Vec<(Piece, &'static str)>> = Vec::new();
        for &cell in heads {
            let add = |column: (Piece, &'static str), chunks: &mut Vec<Vec<(Piece, &'static str)>>| match chunks
                .last_mut()
                .filter(|last| last.iter().all(|known| known.1 != column.1))
            {
                Some(last) => last.push(column),
                None => chunks.push(vec![column]),
            };
            if let Some((row, label, column, official)) = self.joined(cell) {
                rows.push((Name::Written(row), Some(label)));
                chunks.push(vec![(column, official)]);
            } else if let Some(label) = self.looks[cell].review_row {
                rows.push((Name::Written(self.inner(self.piece(cell))), Some(label)));
            } else if let Some(official) = self.looks[cell].review_column {
                add((self.piece(cell), official), &mut chunks);
            }
        }
        let mut guessed = false;
        if rows.len() != chunks.len() {
            guessed = true;
            let official: Vec<Label> = self.words.rows(ID).collect();
            if official.len() != chunks.len() {
                return (Vec::new(), true);
            }
            rows = official.into_iter().map(|label| (Name::Guessed(label.full), Some(label))).collect();
        }
        let places = rows
            .into_iter()
            .zip(chunks)
            .flat_map(|(row, columns)| columns.into_iter().map(move |column| Place { row: Some(row), column }));
        (places.collect(), guessed)
    }

    /// Fifteen figures that nothing names, in the order of the form.
    fn form_order(&mut self, cells: &[usize], table: &mut Table) {
        let columns: Vec<&'static str> = self.words.columns(ID).collect();
        let rows: Vec<Label> = self.words.rows(ID).collect();
        if cells.len() != columns.len() * rows.len() || !table.rows.is_empty() {
            return;
        }
        let places = rows.iter().flat_map(|row| columns.iter().map(move |column| (row, column)));
        for (&cell, (label, column)) in cells.iter().zip(places) {
            let piece = self.piece(cell);
            self.put(table, (Name::Guessed(label.full), Some(*label)), (Name::Guessed(column), column), piece);
        }
    }
}
