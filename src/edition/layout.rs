//! The tables of a section as the official form lays them out: one grid, with merged cells.
//!
//! The language has tables of its own shape, one for each item and each kind of procedure; the form that is published
//! has one grid a section. What is read from a published form, and what is drawn as one, goes by this.

/// The grid of a section.
#[derive(Debug)]
pub struct Layout {
    /// The index of the section.
    pub section: usize,
    /// How many columns the grid has.
    pub columns: usize,
    /// How wide each of them is in print, in twentieths of a point.
    pub widths: &'static [u32],
    /// Whether its section begins a page in print, on which the grid then has room.
    pub own_page: bool,
    /// How many columns at the left name the rows; none where figures stand in all.
    pub labels: usize,
    /// The rows; each has the cells that begin in it, from left to right.
    pub rows: &'static [LayoutRow],
}

impl Layout {
    /// How many rows at the top are the head of the whole grid; none where it has parts, each with a head of its own.
    pub fn heads(&self) -> usize {
        let holds = |row: &LayoutRow, is_it: fn(&Holds) -> bool| row.cells.iter().any(|cell| is_it(&cell.holds));
        if self.rows.iter().any(|row| holds(row, |it| matches!(it, Holds::Item(_)))) {
            return 0;
        }
        self.rows.iter().take_while(|row| !holds(row, |it| matches!(it, Holds::Figure(..)))).count()
    }
}

/// A row of a grid: the cells that begin in it. Where others reach down into it, it has fewer than there are columns.
#[derive(Debug)]
pub struct LayoutRow {
    /// The cells.
    pub cells: &'static [LayoutCell],
}

/// A cell of a grid.
#[derive(Debug)]
pub struct LayoutCell {
    /// The column of the grid that it begins in, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// What stands in it.
    pub holds: Holds,
}

/// What stands in a cell of the form. Tables, rows and columns are given by their indices in the edition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    /// Words above or beside others: 申请人情况.
    Head(&'static str),
    /// The item of a table.
    Item(usize),
    /// The corner of a table.
    Corner(usize),
    /// The name of a column.
    Column(usize, usize),
    /// The name of a row.
    Row(usize, usize),
    /// A figure: its table, row and column.
    Figure(usize, usize, usize),
}
