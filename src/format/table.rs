//! Tables aligned by display width.

use crate::text::{Ambiguous, width};

/// The side that a column's cells are set to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// Names: left, as Markdown has it without a mark.
    Left,
    /// Figures.
    Right,
    /// The middle, in tables of the report's own.
    Center,
    /// Left with a mark, in tables of the report's own.
    MarkedLeft,
}

/// No column is set wider for the sake of one cell: that stands out instead.
const MAX_COLUMN: usize = 120;

/// What the dashes and a colon of a delimiter row need.
const MIN_COLUMN: usize = 3;

/// A table may grow to so many bytes by its padding, or to so many times its text.
const MAX_PADDED: (usize, usize) = (1 << 20, 8);

/// How wide the columns of a table of `rows` rows are whose cells, told by their columns, take so many
/// columns of the screen.
pub(crate) fn column_widths(rows: usize, cells: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    let mut all = 0;
    for (column, width) in cells {
        if widths.len() <= column {
            widths.resize(column + 1, MIN_COLUMN);
        }
        if width <= MAX_COLUMN {
            widths[column] = widths[column].max(width);
        }
        all += width;
    }
    let padded = widths.iter().sum::<usize>().saturating_mul(rows);
    if padded > MAX_PADDED.0.max(all.saturating_mul(MAX_PADDED.1)) {
        widths.fill(MIN_COLUMN);
    }
    widths
}

/// The spaces before and after a cell that takes `cell` of the `column` columns of the screen.
pub(crate) fn padding(cell: usize, column: usize, align: Align) -> (usize, usize) {
    let room = column.saturating_sub(cell);
    match align {
        Align::Left | Align::MarkedLeft => (0, room),
        Align::Right => (room, 0),
        Align::Center => (room / 2, room - room / 2),
    }
}

/// The cell of a delimiter row.
pub(crate) fn dashes(column: usize, align: Align) -> String {
    let (before, after) = match align {
        Align::Left => ("", ""),
        Align::Right => ("", ":"),
        Align::Center => (":", ":"),
        Align::MarkedLeft => (":", ""),
    };
    format!("{before}{}{after}", "-".repeat(column - before.len() - after.len()))
}

/// A table whose first row is its header: cells padded to the widest of their column, the delimiter
/// row below the header, every line ended by `newline`.
pub fn aligned(rows: &[Vec<String>], aligns: &[Align], ambiguous: Ambiguous, newline: &str) -> String {
    laid_out(rows, aligns, ambiguous, newline, |_, _, _| ()) + newline
}

/// The same without the last line end; `filled` is told by row and column up to which byte of the table a
/// cell is filled, its trailing padding left out.
pub(super) fn laid_out(
    rows: &[Vec<String>],
    aligns: &[Align],
    ambiguous: Ambiguous,
    newline: &str,
    mut filled: impl FnMut(usize, usize, usize),
) -> String {
    let align = |at: usize| aligns.get(at).or(aligns.last()).copied().unwrap_or(Align::Left);
    let cells = rows.iter().flat_map(|row| row.iter().enumerate().map(|(at, cell)| (at, width(cell, ambiguous))));
    let widths = column_widths(rows.len(), cells);
    let mut text = String::new();
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            text.push_str(newline);
        }
        text.push('|');
        for (at, &wide) in widths.iter().enumerate() {
            let cell = row.get(at).map_or("", String::as_str);
            let (before, after) = padding(width(cell, ambiguous), wide, align(at));
            text.extend([" ", &" ".repeat(before), cell]);
            filled(index, at, text.len());
            text.extend([&" ".repeat(after), " |"]);
        }
        if index == 0 {
            text.push_str(newline);
            text.push_str(&line(widths.iter().enumerate().map(|(at, &width)| dashes(width, align(at)))));
        }
    }
    text
}

/// A row set as wide as the cells of another, which are given as they stand between separators.
pub fn row_like(cells: &[String], others: &[&str], ambiguous: Ambiguous) -> String {
    let cells = cells.iter().enumerate().map(|(at, cell)| {
        let room = others.get(at).map_or(0, |other| width(other, ambiguous).saturating_sub(2));
        let align = if at == 0 { Align::Left } else { Align::Right };
        padded(cell, room, align, ambiguous)
    });
    line(cells)
}

fn padded(cell: &str, wide: usize, align: Align, ambiguous: Ambiguous) -> String {
    let (before, after) = padding(width(cell, ambiguous), wide, align);
    format!("{}{cell}{}", " ".repeat(before), " ".repeat(after))
}

/// Cells between separators, each with a space at either side.
pub(crate) fn line<C: AsRef<str>>(cells: impl Iterator<Item = C>) -> String {
    let mut line = "|".to_owned();
    for cell in cells {
        line.extend([" ", cell.as_ref(), " |"]);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [row(["类型", "总计", "𠮷"]), row(["行政复议", "42", "1"])];
        let text = aligned(&rows, &[Align::Left, Align::Right], Ambiguous::Narrow, "\n");
        assert_eq!(text, "| 类型     | 总计 |  𠮷 |\n| -------- | ---: | --: |\n| 行政复议 |   42 |   1 |\n");
    }

    #[test]
    fn one_endless_cell_stands_out_and_many_do_not_fill_the_memory() {
        let endless = "𠮷".repeat(200);
        let rows = [vec!["名称".to_owned()], vec![endless.clone()]];
        let text = aligned(&rows, &[Align::Left], Ambiguous::Narrow, "\n");
        assert_eq!(text, format!("| 名称 |\n| ---- |\n| {endless} |\n"));
        let cells = (0..1000).map(|row| (0, if row == 0 { 100 } else { 0 }));
        assert_eq!(column_widths(1_000_000, cells), [3]);
    }

    #[test]
    fn a_delimiter_says_the_side() {
        let sides = [Align::Left, Align::Right, Align::Center, Align::MarkedLeft].map(|align| dashes(5, align));
        assert_eq!(sides, ["-----", "----:", ":---:", ":----"]);
        assert_eq!(padding(2, 5, Align::Center), (1, 2));
    }
}
