//! What a document is made of, to a report: paragraphs and grids.

use super::words::Words;
use crate::document::{Place, Style};
use crate::shape::Grid;

/// A paragraph or a table.
#[derive(Debug)]
pub(super) enum Item {
    Paragraph(Text),
    Grid(Board),
    /// A picture or the like, where a table may be.
    Omission(Place),
}

/// A paragraph.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) words: Words,
    pub(super) style: Style,
    pub(super) place: Place,
    /// How many lines of a file were joined to it.
    pub(super) lines: usize,
}

/// A table, with the words of each cell.
#[derive(Debug, Default)]
pub(super) struct Board {
    pub(super) grid: Grid,
    pub(super) words: Vec<Words>,
    pub(super) places: Vec<Place>,
    pub(super) place: Place,
}

impl Board {
    /// Whether every place of the grid has a cell of its own.
    pub(super) fn is_full(&self) -> bool {
        let grid = &self.grid;
        let single = grid.cells.iter().all(|cell| cell.rows == 1 && cell.columns == 1);
        grid.rows > 1 && single && grid.cells.len() as u64 == u64::from(grid.rows) * u64::from(grid.columns)
    }
}
