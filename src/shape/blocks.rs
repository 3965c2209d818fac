//! Section 二: tables below each other, each under its item and its heads; in one grid or in several.

use super::{Column, Guess, Name, Piece, Reader, Row, Table};
use crate::edition::Written;
use std::ops::Range;

/// A table while its rows are read.
#[derive(Default)]
struct Block {
    item: Option<Piece>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    guesses: Vec<Guess>,
    has_head: bool,
}

impl Reader<'_> {
    pub(super) fn blocks(&mut self, rows: Range<usize>) {
        let mut block = Block::default();
        for row in rows {
            let here = self.lines.here(row).to_vec();
            if here.iter().all(|&cell| self.looks[cell].blank) {
                continue;
            }
            self.block_line(&here, &mut block);
        }
        self.finish(block);
    }

    fn block_line(&mut self, here: &[usize], block: &mut Block) {
        let mut cells = here;
        // The item: alone in its row, in the corner, or beside what it is for.
        if let Some(at) = here.iter().position(|&cell| self.looks[cell].item)
            && here[..at].iter().all(|&cell| self.looks[cell].blank)
        {
            let item = self.piece(here[at]);
            let same = block.item.is_some_and(|known| self.text(known) == self.text(item));
            // An item that is repeated beside each row is one.
            if !same || here.len() == 1 {
                self.finish(std::mem::take(block));
            }
            block.item = Some(item);
            self.used[here[at]] = true;
            cells = &here[at + 1..];
            // What was merged may say the same in each of its places.
            while let [next, rest @ ..] = cells
                && self.looks[*next].item
            {
                self.used[*next] = true;
                cells = rest;
            }
        }
        let filled = cells.iter().filter(|&&cell| !self.looks[cell].blank);
        if filled.clone().next().is_none() {
            return;
        }
        let is_figure = |&cell: &usize| self.looks[cell].figure;
        let is_head = |&cell: &usize| self.looks[cell].corner || self.looks[cell].block_column;
        if cells.iter().any(is_head) && !cells.iter().any(is_figure) {
            if block.has_head {
                let item = if block.rows.is_empty() { block.item } else { None };
                self.finish(std::mem::take(block));
                block.item = item;
            }
            self.block_head(cells, block);
            return;
        }
        let Some(at) = cells.iter().position(|cell| !self.looks[*cell].blank && !is_figure(cell)) else { return };
        let name = cells[at];
        if !block.has_head && self.looks[name].block_row.is_none() {
            return;
        }
        let label = self.looks[name].block_row;
        // A row of another table, whose head is missing.
        let id = block.rows.iter().find_map(|row| row.label.map(|label| label.table));
        if let (Some(id), Some(label)) = (id, label)
            && id != label.table
        {
            self.finish(std::mem::take(block));
        }
        let values = &cells[at + 1..];
        if !block.has_head {
            let Some(label) = label else { return };
            let named = |name| Column { name: Name::Guessed(name), official: Some(name), at: (0, 0) };
            block.columns = self.words.columns(label.table).map(named).collect();
            block.guesses.push(Guess::Columns);
            block.has_head = true;
        }
        let Some(values) = self.block_values(values, &block.columns) else { return };
        self.used[name] = true;
        for value in values.iter().flatten() {
            self.used[value.cell] = true;
            if self.grid.cells[value.cell].rows > 1 && !self.looks[value.cell].blank {
                block.guesses.push(Guess::Merged(value.cell));
            }
        }
        block.rows.push(Row { name: Name::Written(self.piece(name)), label, values });
    }

    fn block_head(&mut self, cells: &[usize], block: &mut Block) {
        block.has_head = true;
        let corner = cells.iter().position(|&cell| self.looks[cell].corner);
        for (at, &cell) in cells.iter().enumerate() {
            let look = &self.looks[cell];
            if Some(at) == corner {
                self.used[cell] = true;
                continue;
            }
            // What stands before the first column is a corner of the report's own.
            if look.blank || corner.is_none() && at == 0 && !look.block_column {
                self.used[cell] = true;
                continue;
            }
            self.used[cell] = true;
            let it = &self.grid.cells[cell];
            let official = self.words.edition.tables.iter().filter(|table| table.item.is_some());
            let piece = self.piece(cell);
            let written = Written::new(self.text(piece));
            let official = official.filter_map(|table| self.words.column(table.id, &written)).next();
            let at = if self.grid.exact { (it.column, it.column + it.columns) } else { (0, 0) };
            block.columns.push(Column { name: Name::Written(piece), official, at });
        }
    }

    /// The value for each column: in order where there are as many, else by where they stand.
    fn block_values(&self, cells: &[usize], columns: &[Column]) -> Option<Vec<Option<Piece>>> {
        let is_blank = |cell: &usize| self.looks[*cell].blank;
        let mut trimmed = cells;
        while trimmed.len() > columns.len() && trimmed.last().is_some_and(is_blank) {
            trimmed = &trimmed[..trimmed.len() - 1];
        }
        if trimmed.len() == columns.len() {
            return Some(trimmed.iter().map(|&cell| Some(self.piece(cell))).collect());
        }
        let mut values = vec![None; columns.len()];
        for &cell in cells {
            let it = &self.grid.cells[cell];
            let at = columns.iter().position(|column| column.at.0 <= it.column && it.column < column.at.1);
            match at.and_then(|at| values.get_mut(at)) {
                Some(value @ None) => *value = Some(self.piece(cell)),
                Some(Some(Piece { cell: there, .. })) if self.looks[*there].blank => {
                    values[at?] = Some(self.piece(cell));
                }
                _ if !is_blank(&cell) => return None,
                _ => {}
            }
        }
        Some(values)
    }

    /// What was merged may be there again in each of its places, figures too: columns of one name are one, where no row
    /// says two things in them.
    fn join_repeated(&self, columns: &mut Vec<Column>, rows: &mut [Row]) {
        let text = |name: Name| if let Name::Written(piece) = name { Some(self.text(piece)) } else { None };
        let value = |row: &Row, at: usize| row.values.get(at).copied().flatten().map_or("", |piece| self.text(piece));
        let repeats = |(at, pair): (usize, &[Column])| {
            let same = text(pair[0].name).is_some() && text(pair[0].name) == text(pair[1].name);
            let joins = |row: &Row| value(row, at + 1).is_empty() || value(row, at + 1) == value(row, at);
            same && rows.iter().all(joins)
        };
        let repeated: Vec<bool> = std::iter::once(false).chain(columns.windows(2).enumerate().map(repeats)).collect();
        let mut at = 0..columns.len();
        columns.retain(|_| at.next().and_then(|at| repeated.get(at)) != Some(&true));
        for row in rows.iter_mut().filter(|row| row.values.len() == repeated.len()) {
            let mut at = 0..repeated.len();
            row.values.retain(|_| at.next().and_then(|at| repeated.get(at)) != Some(&true));
        }
    }

    fn finish(&mut self, block: Block) {
        if block.columns.is_empty() && block.rows.is_empty() && block.item.is_none() {
            return;
        }
        let by_rows = block.rows.iter().find_map(|row| row.label.map(|label| label.table));
        let by_item = || block.item.and_then(|item| self.words.table_of_item(&Written::new(self.text(item))));
        let Some(id) = by_rows.or_else(by_item) else {
            // Nothing says which: what was taken is given back.
            let named = block.columns.iter().map(|column| column.name).chain(block.rows.iter().map(|row| row.name));
            let names = named.filter_map(|name| if let Name::Written(piece) = name { Some(piece.cell) } else { None });
            let values = block.rows.iter().flat_map(|row| row.values.iter().flatten()).map(|value| value.cell);
            for cell in names.chain(values) {
                self.used[cell] = false;
            }
            return;
        };
        if block.columns.is_empty() && block.rows.is_empty() {
            // An item alone: its table is missing, or follows in another grid.
            self.tables.push(Table {
                id,
                item: block.item,
                columns: Vec::new(),
                rows: Vec::new(),
                guesses: Vec::new(),
            });
            return;
        }
        let Block { item, mut columns, mut rows, guesses, .. } = block;
        self.join_repeated(&mut columns, &mut rows);
        self.tables.push(Table { id, item, columns, rows, guesses });
    }
}
