//! Lines that are rows of a table, by what keeps their cells apart.

use super::lines::Line;
use crate::document::read::unreadable::{CELLS, Unreadable};
use crate::text::trim;

/// How cells are kept apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// By tabs, as on the clipboard.
    Tabs,
    /// By pipes with one at each end, as in Markdown.
    Pipes,
    /// By ` | `.
    Bars,
    /// By spaces, two or more: what a printed page leaves.
    Spaces,
}

/// A row.
pub(super) struct Row<'t> {
    /// The number of its first line.
    pub(super) number: u32,
    pub(super) cells: Vec<&'t str>,
    /// How many lines it takes.
    pub(super) lines: usize,
    /// One cell over the whole width.
    pub(super) is_whole: bool,
}

/// A cell of several lines has no more than this, so that a quotation mark that nothing closes takes nothing along.
const MOST_LINES: usize = 20;

/// Lines that look like a group's name between two rows are taken for one up to this length.
const LONGEST_NAME: usize = 120;

/// A table's rows, and how their cells are kept apart.
type Table<'t> = (Shape, Vec<Row<'t>>);

/// The rows of the table that begins with the first of these lines, and their shape; none if none does.
pub(super) fn table<'t>(text: &'t str, lines: &[Line<'t>]) -> Result<Option<Table<'t>>, Unreadable> {
    let mut rows: Vec<Row> = Vec::new();
    let Some((shape, _)) = row(text, lines) else { return Ok(None) };
    let mut cells = 0;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if is_rule(line.text, shape) {
            match rows.last_mut() {
                Some(row) => row.lines += 1,
                None => return Ok(None),
            }
            at += 1;
            continue;
        }
        let width = rows.last().map(|row| row.cells.len());
        let goes_on = bars(line).filter(|_| shape == Shape::Bars).map(|row| (shape, row));
        match goes_on.or_else(|| row(text, &lines[at..])) {
            Some((found, row))
                if found == shape && (shape != Shape::Spaces || width.is_none_or(|it| it == row.cells.len())) =>
            {
                at += row.lines;
                cells += row.cells.len();
                CELLS.check(cells)?;
                rows.push(row);
            }
            Some(_) => break,
            // A name of a group between two rows of one width stands over all of it.
            None => {
                let next = row(text, lines.get(at + 1..).unwrap_or_default());
                let goes_on = next.is_some_and(|(found, row)| found == shape && Some(row.cells.len()) == width);
                let is_name =
                    width.is_some_and(|width| width > 2) && (1..=LONGEST_NAME).contains(&trim(line.text).len());
                if !goes_on || !is_name {
                    break;
                }
                rows.push(Row { number: line.number, cells: vec![line.text], lines: 1, is_whole: true });
                at += 1;
                let Some((_, row)) = row(text, &lines[at..]) else { break };
                at += row.lines;
                cells += row.cells.len() + 1;
                CELLS.check(cells)?;
                rows.push(row);
            }
        }
    }
    // A tab or a bar in one line alone is no table, unless it makes several cells of it.
    let is_table = rows.len() > 1 || shape != Shape::Spaces && rows.iter().any(|row| row.cells.len() > 3);
    Ok(is_table.then_some((shape, rows)))
}

/// The row that begins with the first of these lines; none if it is no row.
fn row<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<(Shape, Row<'t>)> {
    let line = lines.first()?;
    let inner = trim(line.text);
    let of = |cells| Row { number: line.number, cells, lines: 1, is_whole: false };
    if begins_cell(line.text) {
        return None;
    }
    if line.text.contains('\t') {
        // Leading tabs are empty cells.
        return Some((Shape::Tabs, quoted(text, lines).unwrap_or_else(|| of(line.text.split('\t').collect()))));
    }
    if let Some(inner) = inner.strip_prefix('|') {
        return Some((Shape::Pipes, of(pipes(inner.strip_suffix('|').unwrap_or(inner)))));
    }
    if inner.contains(" | ") {
        // The last cell may be empty, and the space after its bar be gone.
        let (all, last) = match inner.strip_suffix(" |") {
            Some(before) => (before, Some(&inner[inner.len()..])),
            None => (inner, None),
        };
        return Some((Shape::Bars, of(all.split(" | ").chain(last).collect())));
    }
    let cells = spaced(inner);
    (cells.len() > 2).then(|| (Shape::Spaces, of(cells)))
}

/// A row of a table whose cells are apart by ` | `: the first and the last may be empty.
fn bars<'t>(line: &Line<'t>) -> Option<Row<'t>> {
    let text = line.text;
    let (all, last) = match text.strip_suffix(" |") {
        Some(before) => (before, Some(&text[text.len()..])),
        None => (text, None),
    };
    let cells: Vec<&str> = all.split(" | ").chain(last).collect();
    let row = |cells| Row { number: line.number, cells, lines: 1, is_whole: false };
    (cells.len() > 1 && !text.starts_with('|')).then(|| row(cells))
}

/// Whether a line is one cell with a tab before it: what follows it may go on with the cell, and a blank line end the
/// row. That is for whoever knows the names in it to tell.
pub(super) fn begins_cell(line: &str) -> bool {
    line.strip_prefix('\t').is_some_and(|cell| !cell.contains('\t'))
}

/// Whether it is a line that only draws: between a table's head and its rows.
fn is_rule(text: &str, shape: Shape) -> bool {
    let text = trim(text);
    let drawn: &[u8] = match shape {
        Shape::Pipes => b"|-: \t",
        Shape::Spaces => b"- ",
        Shape::Tabs | Shape::Bars => return false,
    };
    text.contains("--") && text.bytes().all(|byte| drawn.contains(&byte))
}

/// The pieces between pipes, those that are escaped left alone.
fn pipes(text: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let (mut start, mut is_escaped) = (0, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\\' => is_escaped = !is_escaped,
            b'|' if !is_escaped => {
                cells.push(&text[start..at]);
                start = at + 1;
            }
            _ => is_escaped = false,
        }
    }
    cells.push(&text[start..]);
    cells
}

/// The pieces between runs of two spaces or more.
fn spaced(text: &str) -> Vec<&str> {
    text.split("  ").map(trim).filter(|piece| !piece.is_empty()).collect()
}

/// A row of Excel one of whose cells has several lines, in quotation marks; none if no cell has.
fn quoted<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<Row<'t>> {
    let first = lines.first()?;
    let begins_open = |line: &Line| {
        line.text
            .split('\t')
            .next_back()
            .is_some_and(|last| last.starts_with('"') && last.matches('"').count() % 2 == 1)
    };
    if !begins_open(first) {
        return None;
    }
    let mut count = 1;
    loop {
        let line = lines.get(count).filter(|_| count < MOST_LINES)?;
        count += 1;
        let (closing, rest) = line.text.split_once('\t').map_or((line.text, None), |(cell, rest)| (cell, Some(rest)));
        let is_closed = closing.matches('"').count() % 2 == 1 && closing.ends_with('"');
        let goes_on = rest.is_some() && begins_open(line);
        if is_closed && !goes_on {
            break;
        }
        if !is_closed && rest.is_some() {
            return None;
        }
    }
    let last = lines.get(count - 1)?;
    let start = first.text.as_ptr() as usize - text.as_ptr() as usize;
    let end = last.text.as_ptr() as usize + last.text.len() - text.as_ptr() as usize;
    let cells = text.get(start..end)?.split('\t').collect();
    Some(Row { number: first.number, cells, lines: count, is_whole: false })
}
