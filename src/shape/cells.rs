//! A grid, and what each of its cells looks like by itself.

use super::vocabulary::{Label, Vocabulary};
use crate::edition::split_name;
use crate::text::{ascii, bare};

/// A table, cell by cell.
#[derive(Clone, Default, Debug)]
pub struct Grid {
    /// The cells by row and column.
    pub cells: Vec<GridCell>,
    /// The number of rows.
    pub rows: u32,
    /// The number of columns.
    pub columns: u32,
    /// Whether a cell's column is where it stands, and not only its ordinal in the row.
    pub exact: bool,
    /// Whether nothing but spaces keeps cells apart, so that the figures of several may have run together.
    pub loose: bool,
}

/// A cell.
#[derive(Clone, Default, Debug)]
pub struct GridCell {
    /// What stands in it; line ends as `\n`.
    pub text: String,
    /// The first row that it covers.
    pub row: u32,
    /// The first column that it covers.
    pub column: u32,
    /// How many rows it covers.
    pub rows: u32,
    /// How many columns it covers.
    pub columns: u32,
}

/// The cells of each row.
#[derive(Default)]
pub(super) struct Lines {
    /// Those that begin in it, by column.
    begin: Vec<Vec<usize>>,
}

impl Lines {
    pub(super) fn new(grid: &Grid) -> Lines {
        let mut begin = vec![Vec::new(); grid.rows as usize];
        for (at, cell) in grid.cells.iter().enumerate() {
            if let Some(row) = begin.get_mut(cell.row as usize) {
                row.push(at);
            }
        }
        begin.iter_mut().for_each(|row: &mut Vec<usize>| row.sort_by_key(|&at| grid.cells[at].column));
        Lines { begin }
    }

    pub(super) fn len(&self) -> usize {
        self.begin.len()
    }

    pub(super) fn here(&self, row: usize) -> &[usize] {
        self.begin.get(row).map_or(&[], Vec::as_slice)
    }
}

/// What a cell may be, by its text.
#[derive(Default, Debug)]
pub(super) struct Look {
    pub(super) blank: bool,
    /// A figure, or a mark for none.
    pub(super) figure: bool,
    /// The item of a table of section 二.
    pub(super) item: bool,
    /// The corner of such a table.
    pub(super) corner: bool,
    /// Words of the form above columns or beside rows.
    pub(super) head: bool,
    /// A row of such a table.
    pub(super) block_row: Option<Label>,
    pub(super) block_column: bool,
    /// Rows of the matrix: one, or labels of groups before it.
    pub(super) matrix_row: Option<Label>,
    pub(super) matrix_column: Option<&'static str>,
    pub(super) review_row: Option<Label>,
    pub(super) review_column: Option<&'static str>,
}

impl Look {
    pub(super) fn new(text: &str, words: &Vocabulary) -> Look {
        let text = bare(text);
        if text.is_empty() {
            return Look { blank: true, ..Look::default() };
        }
        // No official name is so long; what is longer costs time alone.
        if text.len() > 400 {
            return Look::default();
        }
        let plain = is_plain_figure(text);
        if plain {
            return Look { figure: true, ..Look::default() };
        }
        let written = &text.into();
        let look = Look {
            blank: false,
            figure: false,
            item: words.is_item(written),
            corner: words.is_corner(written),
            head: words.is_head(written),
            block_row: words.block_row(written),
            block_column: words.is_block_column(written),
            matrix_row: words.row("applications", written),
            matrix_column: words.column("applications", written),
            review_row: words.row("reviews", written),
            review_column: words.column("reviews", written),
        };
        let named = look.is_name() || look.head || look.corner || look.item;
        Look { figure: !named && is_figure(text), ..look }
    }

    /// Whether it names a row or column.
    fn is_name(&self) -> bool {
        self.block_row.is_some()
            || self.block_column
            || self.matrix_row.is_some()
            || self.matrix_column.is_some()
            || self.review_row.is_some()
            || self.review_column.is_some()
    }

    pub(super) fn is_of_blocks(&self) -> bool {
        self.item || self.corner || self.block_row.is_some() || self.block_column
    }

    pub(super) fn is_of_matrix(&self) -> bool {
        // 其他 and 总计 are in several tables.
        let row = self.matrix_row.is_some_and(|row| !matches!(row.name, "其他" | "总计"));
        row || self.matrix_column.is_some_and(|name| !matches!(name, "其他" | "总计"))
    }

    pub(super) fn is_of_review(&self) -> bool {
        self.review_row.is_some() || self.review_column.is_some_and(|name| name != "总计" && self.matrix_row.is_none())
    }
}

fn is_plain_figure(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text that is no name is a figure, with what people put beside one, or a mark for none.
pub(super) fn is_figure(text: &str) -> bool {
    let marks = ['-', '－', '—', '–', '―', '/', '／', '\\', '一'];
    if text == "无" || text.chars().all(|c| marks.contains(&c)) {
        return true;
    }
    let sign =
        |c: char| matches!(c, '+' | '-' | '＋' | '－' | '—' | '–' | '−' | '.' | '．' | '=' | '＝' | '约' | '¥' | '￥');
    let digits = text.trim_start_matches(|c| sign(c) || char::is_whitespace(c));
    let begins = digits.starts_with(|c| ascii(c).is_ascii_digit()) || digits.is_empty();
    // `1.属于国家秘密` is a name, and so is what has a sentence after it.
    begins && split_name(text).0.is_none() && text.chars().count() <= 60
}
