//! A table of Word on its grid: cells by the columns that they take, vertical merges joined.

use crate::document::read::unreadable::{COLUMNS, Unreadable};
use crate::document::{Block, Cell, Origin, Table};
use crate::text::Span;

/// How many columns a cell may take, or a row leave out, before it is taken for a slip: Word has 63.
const WIDEST: u32 = 1000;

/// A table that is being read.
#[derive(Default)]
pub(crate) struct OpenTable {
    cells: Vec<Cell>,
    /// Rows that are there; the one that is being read is not yet.
    rows: u32,
    /// Columns of the grid as the table says them.
    grid: u32,
    /// Columns of the widest row, its last cell counted as one: that one may say more than there are.
    needed: u32,
    /// The cells of the row before by the columns where they begin, and those of this row: what goes on downwards.
    above: Vec<Begun>,
    current: Vec<Begun>,
    row: Option<OpenRow>,
}

/// A cell that may go on in the next row.
struct Begun {
    column: u32,
    columns: u32,
    /// Its place among the cells; none where it does not go on.
    cell: Option<usize>,
}

/// A row that is being read.
#[derive(Default)]
pub(crate) struct OpenRow {
    /// Its first cell among those of the table.
    first: usize,
    /// The next column.
    column: u32,
    /// It is deleted, or hidden.
    pub(crate) is_gone: bool,
    /// All that stands in it was moved elsewhere; `None` as long as nothing stands in it.
    pub(crate) is_moved: Option<bool>,
    pub(crate) cell: Option<OpenCell>,
}

/// A cell that is being read.
#[derive(Default)]
pub(crate) struct OpenCell {
    at: u32,
    /// How many columns it takes.
    pub(crate) columns: u32,
    /// How it goes on from the cell above.
    pub(crate) down: Merge,
    /// How it goes on from the cell before.
    pub(crate) across: Merge,
    /// It is deleted.
    pub(crate) is_gone: bool,
}

/// How a cell is part of a merged one.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Merge {
    /// It is not.
    #[default]
    None,
    /// It is the first of several.
    First,
    /// It goes on.
    Next,
}

impl Merge {
    /// From the value of `w:vMerge` or `w:hMerge`.
    pub(crate) fn of(value: Option<&str>) -> Merge {
        if value == Some("restart") { Merge::First } else { Merge::Next }
    }
}

impl OpenTable {
    /// Another column of the grid.
    pub(crate) fn add_column(&mut self) {
        self.grid = (self.grid + 1).min(WIDEST);
    }

    /// The row that is being read, if one is.
    pub(crate) fn row(&mut self) -> Option<&mut OpenRow> {
        self.row.as_mut()
    }

    /// Whether a row is being read.
    pub(crate) fn has_row(&self) -> bool {
        self.row.is_some()
    }

    /// The cell that is being read, if one is.
    pub(crate) fn cell(&mut self) -> Option<&mut OpenCell> {
        self.row.as_mut()?.cell.as_mut()
    }

    /// A row begins.
    pub(crate) fn begin_row(&mut self) {
        self.row = Some(OpenRow { first: self.cells.len(), ..OpenRow::default() });
    }

    /// The row begins so many columns later.
    pub(crate) fn skip_columns(&mut self, columns: u32) {
        if let Some(row) = &mut self.row {
            row.column = row.column.saturating_add(columns.min(WIDEST));
        }
    }

    /// A cell begins at this byte.
    pub(crate) fn begin_cell(&mut self, at: u32) {
        if let Some(row) = &mut self.row {
            row.cell = Some(OpenCell { at, columns: 1, ..OpenCell::default() });
        }
    }

    /// Whether what stands in the cell is not seen: it is deleted, or but goes on from another.
    pub(crate) fn is_unseen(&self) -> bool {
        let Some(row) = &self.row else { return false };
        let Some(cell) = &row.cell else { return row.is_gone };
        row.is_gone
            || cell.is_gone
            || cell.across == Merge::Next && self.current.last().is_some_and(|last| last.cell.is_some())
            || cell.down == Merge::Next && self.begun_above(row.column, cell.columns).is_some()
    }

    /// The cell of the row above that begins and ends where this one does, if it may go on.
    fn begun_above(&self, column: u32, columns: u32) -> Option<usize> {
        let at = self.above.binary_search_by_key(&column, |begun| begun.column).ok()?;
        self.above.get(at).filter(|begun| begun.columns == columns)?.cell
    }

    /// The cell ends before this byte, with what stands in it.
    pub(crate) fn end_cell(&mut self, blocks: Vec<Block>, part: u16, end: u32) -> Result<(), Unreadable> {
        let Some(cell) = self.row.as_mut().and_then(|row| row.cell.take()) else { return Ok(()) };
        let Some(row) = &self.row else { return Ok(()) };
        if row.is_gone || cell.is_gone {
            return Ok(());
        }
        let (column, columns) = (row.column, cell.columns.clamp(1, WIDEST));
        if cell.across == Merge::Next
            && let Some(last) = self.current.last_mut()
            && let Some(at) = last.cell
        {
            last.columns += columns;
            self.cells[at].columns = last.columns;
        } else if cell.down == Merge::Next
            && let Some(at) = self.begun_above(column, columns)
        {
            self.cells[at].rows = self.rows - self.cells[at].row + 1;
            self.current.push(Begun { column, columns, cell: Some(at) });
        } else {
            let is_begun = cell.down != Merge::None || cell.across == Merge::First;
            self.current.push(Begun { column, columns, cell: is_begun.then_some(self.cells.len()) });
            let source = Some(Origin { part, span: Span { start: cell.at, end } });
            self.cells.push(Cell { row: self.rows, column, rows: 1, columns, blocks, source, head: None });
        }
        self.needed = self.needed.max(column + 1);
        let end = column.saturating_add(columns);
        if let Some(row) = &mut self.row {
            row.column = end;
        }
        COLUMNS.check(self.needed as usize)
    }

    /// The row ends. It is there unless nothing is left of it.
    pub(crate) fn end_row(&mut self) {
        let Some(row) = self.row.take() else { return };
        let is_moved = row.is_moved == Some(true)
            && self.cells[row.first..].iter().all(|cell| cell.blocks.is_empty())
            // What goes on from above is part of a row that stays.
            && self.current.iter().all(|begun| begun.cell.is_none_or(|cell| cell >= row.first));
        if row.is_gone || self.current.is_empty() || is_moved {
            self.cells.truncate(row.first);
            self.current.clear();
        } else {
            self.rows += 1;
            self.above = std::mem::take(&mut self.current);
        }
    }

    /// The table, if anything is left of it.
    pub(crate) fn end(mut self) -> Option<Table> {
        if self.row.is_some() {
            self.end_row();
        }
        let columns = self.grid.max(self.needed);
        for cell in &mut self.cells {
            // Not beyond the grid, whatever it says.
            cell.columns = cell.columns.min(columns - cell.column);
        }
        let is_left = !self.cells.is_empty();
        is_left.then(|| Table { rows: self.rows, columns, cells: self.cells, ..Table::default() })
    }
}
