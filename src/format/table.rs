//! Tables aligned by display width.

use crate::text::{Ambiguous, width};

/// The side that a column's cells are set to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// Names.
    Left,
    /// Figures.
    Right,
}

/// A table whose first row is its header: cells padded to the widest of their column, the delimiter
/// row below the header, every line ended by `newline`.
pub fn aligned(rows: &[Vec<String>], aligns: &[Align], ambiguous: Ambiguous, newline: &str) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let align = |at: usize| aligns.get(at).or(aligns.last()).copied().unwrap_or(Align::Left);
    let wide = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells.map(|cell| width(cell, ambiguous)).max().unwrap_or(0).max(3)
    };
    let widths: Vec<usize> = (0..columns).map(wide).collect();
    let mut text = String::new();
    for (index, row) in rows.iter().enumerate() {
        let empty = String::new();
        let cells = (0..columns).map(|at| padded(row.get(at).unwrap_or(&empty), widths[at], align(at), ambiguous));
        text.push_str(&line(cells));
        text.push_str(newline);
        if index == 0 {
            let dashes = widths.iter().enumerate().map(|(at, &width)| match align(at) {
                Align::Left => "-".repeat(width),
                Align::Right => format!("{}:", "-".repeat(width - 1)),
            });
            text.push_str(&line(dashes));
            text.push_str(newline);
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
    let room = " ".repeat(wide.saturating_sub(width(cell, ambiguous)));
    match align {
        Align::Left => format!("{cell}{room}"),
        Align::Right => format!("{room}{cell}"),
    }
}

fn line(cells: impl Iterator<Item = String>) -> String {
    cells.fold("|".to_owned(), |line, cell| format!("{line} {cell} |"))
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
}
