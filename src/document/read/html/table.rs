//! A table of a page on its grid: where each cell comes to stand beside those that come down from rows above.

use crate::document::read::unreadable::{COLUMNS, Unreadable};
use crate::document::{Block, Cell, Origin, Table};

/// What browsers allow.
const WIDEST: u32 = 1000;
const LONGEST: u32 = 65_534;

/// A table that is being read.
#[derive(Default)]
pub(super) struct OpenTable {
    cells: Vec<Cell>,
    /// Rows begun.
    rows: u32,
    /// The next column of the row.
    column: u32,
    /// For each column the row up to which it is taken.
    taken: Vec<u32>,
    /// Cells that may be taller than the group of rows that they stand in.
    tall: Vec<usize>,
    has_row: bool,
}

impl OpenTable {
    /// A row begins.
    pub(super) fn begin_row(&mut self) {
        self.rows += 1;
        self.column = 0;
        self.has_row = true;
    }

    /// Whether a row is being read.
    pub(super) fn has_row(&self) -> bool {
        self.has_row
    }

    /// The row ends.
    pub(super) fn end_row(&mut self) {
        self.has_row = false;
    }

    /// The place of a cell that takes so many columns and rows, 0 being all rows of the group.
    pub(super) fn place(&mut self, columns: u32, rows: u32) -> Result<Cell, Unreadable> {
        let row = self.rows.saturating_sub(1);
        let is_taken = |taken: &[u32], column: u32| taken.get(column as usize).is_some_and(|&to| to > row);
        while is_taken(&self.taken, self.column) {
            self.column += 1;
        }
        let column = self.column;
        let columns = columns.clamp(1, WIDEST);
        // Not over what comes down from above.
        let free = (1..columns).find(|&next| is_taken(&self.taken, column + next)).unwrap_or(columns);
        let rows = if rows == 0 { u32::MAX } else { rows.min(LONGEST) };
        let end = (column + free) as usize;
        COLUMNS.check(end)?;
        if self.taken.len() < end {
            self.taken.resize(end, 0);
        }
        self.taken[column as usize..end].fill(row.saturating_add(rows));
        self.column = end as u32;
        Ok(Cell { row, column, rows, columns: free, ..Cell::default() })
    }

    /// The cell ends, with what stands in it.
    pub(super) fn end_cell(&mut self, cell: Cell, blocks: Vec<Block>, source: Option<Origin>) {
        if cell.rows > 1 {
            self.tall.push(self.cells.len());
        }
        self.cells.push(Cell { blocks, source, ..cell });
    }

    /// A group of rows ends, and with it whatever comes down in it.
    pub(super) fn end_group(&mut self) {
        for at in self.tall.drain(..) {
            let cell = &mut self.cells[at];
            cell.rows = cell.rows.min(self.rows - cell.row);
        }
        for taken in &mut self.taken {
            *taken = (*taken).min(self.rows);
        }
        self.has_row = false;
    }

    /// The table, if there is anything in it.
    pub(super) fn end(mut self) -> Option<Table> {
        self.end_group();
        let columns = self.taken.len() as u32;
        let is_left = !self.cells.is_empty();
        is_left.then(|| Table { rows: self.rows, columns, cells: self.cells, ..Table::default() })
    }
}
