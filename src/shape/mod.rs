//! Tables of any shape as the official tables that they are.
//!
//! The language has a table for each item and each kind of procedure; what is published has one merged grid a section,
//! fifteen columns side by side, labels in three columns, or what is left of all that when it has been through a
//! clipboard. A [`Grid`] is such a table, whatever it was read from; [`read`] says which official table, row and column
//! each of its cells is. It says so by the cells' numbers alone: nothing is written here, so no figure can change.
//!
//! What is trusted, in this order: official names; the shape of an official table; position in a table that is whole,
//! which is a guess and is said to be one.

mod across;
mod blocks;
mod cells;
mod cut;
mod matrix;
mod vocabulary;

pub use cells::{Grid, GridCell};
pub use vocabulary::{Label, Vocabulary};

use crate::edition;
use crate::text::{Span, ascii};
use cells::{Lines, Look};
use std::cell::{Cell, OnceCell};

/// A piece of a cell: the cell by its number, and what of its text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Piece {
    /// The cell, by its place in [`Grid::cells`].
    pub cell: usize,
    /// What of its text.
    pub span: Span,
}

/// What a row or column is called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Name {
    /// What stands there.
    Written(Piece),
    /// What stands nowhere, and is taken from the official form: a guess.
    Guessed(&'static str),
}

/// What was read of a grid.
#[derive(Debug, Default)]
pub struct Shape {
    /// The official tables, in the order of the grid.
    pub tables: Vec<Table>,
    /// Cells with text that are none of theirs, by number, in order.
    pub unread: Vec<usize>,
}

/// An official table as it was read.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its stable name: that of an edition's table.
    pub id: &'static str,
    /// The item of the regulation above it, in section 二.
    pub item: Option<Piece>,
    /// The columns, in the order that they stand in.
    pub columns: Vec<Column>,
    /// The rows, likewise.
    pub rows: Vec<Row>,
    /// What was guessed.
    pub guesses: Vec<Guess>,
}

/// A column of figures.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// What it is called.
    pub name: Name,
    /// The official name of that column; none for a column of the report's own.
    pub official: Option<&'static str>,
    /// The columns of the grid that it covers.
    at: (u32, u32),
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is called.
    pub name: Name,
    /// The official row that it is.
    pub label: Option<Label>,
    /// What stands in each of the columns; none where there is no cell. Empty for a row that only names a group.
    pub values: Vec<Option<Piece>>,
}

/// What was guessed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Guess {
    /// The columns have no heads: they are those of the form, in its order.
    Columns,
    /// A row has no name: it is the one that is missing between its neighbours.
    Row(&'static str),
    /// The figures of section 四 stand in the order of the form: heads do not say where each belongs.
    Order,
    /// A cell reaches over several rows: its figure is taken for that of the first. The cell, by number.
    Merged(usize),
    /// Digits run together; they are cut so that the total holds. The first cell that is cut, by number.
    Cut(usize),
}

/// What is known of where a grid stands.
#[derive(Clone, Copy, Default, Debug)]
pub struct Setting<'a> {
    /// The index of the official section.
    pub section: Option<usize>,
    /// The table that stands right above, which the grid may go on with.
    pub above: Option<&'a Table>,
}

/// The largest grid that is looked at: the form has 28 rows of 10 columns.
const MOST: u64 = 50_000;

/// Reads a grid. One that holds nothing official has no tables, and all of its cells are unread.
pub fn read(grid: &Grid, words: &Vocabulary, setting: Setting<'_>) -> Shape {
    let filled = |used: &[bool]| {
        let texts = grid.cells.iter().zip(used).enumerate();
        texts.filter(|(_, (cell, used))| !**used && !cell.text.trim().is_empty()).map(|(at, _)| at).collect()
    };
    let mut reader = Reader {
        grid,
        words,
        looks: Vec::new(),
        lines: Lines::default(),
        used: vec![false; grid.cells.len()],
        tables: Vec::new(),
        cuts: Cell::new(0),
        last_said: OnceCell::new(),
    };
    if u64::from(grid.rows) * u64::from(grid.columns) > MOST {
        return Shape { tables: Vec::new(), unread: filled(&reader.used) };
    }
    reader.looks = grid.cells.iter().map(|cell| Look::new(&cell.text, words)).collect();
    reader.lines = Lines::new(grid);
    reader.read(setting);
    reader.give_back();
    Shape { unread: filled(&reader.used), tables: reader.tables }
}

/// Which sort of official table rows of a grid are of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sort {
    Blocks,
    Matrix,
    Review,
}

struct Reader<'g> {
    grid: &'g Grid,
    words: &'g Vocabulary,
    looks: Vec<Look>,
    lines: Lines,
    used: Vec<bool>,
    tables: Vec<Table>,
    /// How many rows were tried to be cut into figures.
    cuts: Cell<usize>,
    /// The last row with a name or a figure of section 四, once it was looked for.
    last_said: OnceCell<Option<usize>>,
}

impl Reader<'_> {
    fn read(&mut self, setting: Setting<'_>) {
        let mut sorts: Vec<Option<Sort>> = (0..self.lines.len()).map(|row| self.sort(row)).collect();
        if sorts.iter().all(Option::is_none) {
            // Figures without a name: only the section says what they may be.
            let sort = match (setting.section, setting.above) {
                (Some(3), _) => Some(Sort::Review),
                (Some(2), Some(_)) => Some(Sort::Matrix),
                _ => None,
            };
            if sort.is_none() || !self.is_all_figures() {
                return;
            }
            sorts.fill(sort);
        }
        // A row without a name of its own goes with what is above it, the first ones with what is below.
        let mut last = sorts.iter().copied().flatten().next();
        for sort in &mut sorts {
            *sort = sort.or(last);
            last = *sort;
        }
        let mut start = 0;
        while start < sorts.len() {
            let sort = sorts[start];
            let end = start + sorts[start..].iter().take_while(|other| **other == sort).count();
            let above = setting.above.filter(|_| start == 0);
            match sort {
                Some(Sort::Blocks) => self.blocks(start..end),
                Some(Sort::Matrix) => self.matrix("applications", start..end, above),
                Some(Sort::Review) => self.review(start..end, above),
                None => {}
            }
            start = end;
        }
    }

    /// Leaves to a person what was taken for a name or a head and stands nowhere in the tables that were read, where it
    /// has figures in it: 申请人情况 with a figure below it in its cell. What stands there is read.
    fn give_back(&mut self) {
        let mut stands = vec![false; self.used.len()];
        let written = |name: Name| if let Name::Written(piece) = name { Some(piece) } else { None };
        for table in &self.tables {
            let columns = table.columns.iter().filter_map(|column| written(column.name));
            let rows = table.rows.iter();
            let rows = rows.flat_map(|row| row.values.iter().flatten().copied().chain(written(row.name)));
            for piece in columns.chain(rows).chain(table.item) {
                stands[piece.cell] = true;
            }
        }
        for (cell, it) in self.grid.cells.iter().enumerate() {
            let has_figures = || edition::split_name(&it.text).1.contains(|c: char| ascii(c).is_ascii_digit());
            self.used[cell] |= stands[cell];
            if self.used[cell] && !stands[cell] && has_figures() {
                self.used[cell] = false;
            }
        }
    }

    /// What the names in a row say that it is of; names that several tables share say nothing.
    fn sort(&self, row: usize) -> Option<Sort> {
        let mut votes = [0; 3];
        for &cell in self.lines.here(row) {
            let look = &self.looks[cell];
            votes[0] += usize::from(look.is_of_blocks());
            votes[1] += usize::from(look.is_of_matrix());
            votes[2] += usize::from(look.is_of_review());
        }
        let most = votes.into_iter().max().filter(|&most| most > 0)?;
        [Sort::Blocks, Sort::Matrix, Sort::Review]
            .into_iter()
            .zip(votes)
            .find(|(_, count)| *count == most)
            .map(|(it, _)| it)
    }

    /// Whether each cell is a figure or blank, and there are as many in each row as the form of section 四 has.
    fn is_all_figures(&self) -> bool {
        let plain = |&cell: &usize| self.looks[cell].figure || self.looks[cell].blank;
        (0..self.lines.len()).all(|row| self.lines.here(row).iter().all(plain))
            && self.looks.iter().any(|look| look.figure)
    }

    fn piece(&self, cell: usize) -> Piece {
        let text = &self.grid.cells[cell].text;
        Piece { cell, span: Span::new(0, text.len()).trim(text) }
    }

    fn text(&self, piece: Piece) -> &str {
        piece.span.slice(&self.grid.cells[piece.cell].text)
    }
}
