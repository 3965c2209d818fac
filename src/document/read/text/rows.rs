//! Lines that are rows of a table, by what keeps their cells apart.

use super::lines::Line;
use crate::document::read::unreadable::{CELLS, Unreadable};
use crate::text::{Ambiguous, Span, trim, width};

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
    /// By where they stand: a rule of dashes (`----- ---`) says how wide each column is.
    Columns,
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
    /// What goes on with a cell in the lines below its first: the cell, the number of the line, the text.
    pub(super) more: Vec<(usize, u32, &'t str)>,
}

impl<'t> Row<'t> {
    fn new(line: &Line<'t>, cells: Vec<&'t str>) -> Row<'t> {
        Row { number: line.number, cells, lines: 1, is_whole: false, more: Vec::new() }
    }
}

/// What draws the upright lines of a table.
const PIPES: [char; 4] = ['|', '│', '┃', '║'];

/// A cell of several lines has no more than this, so that a quotation mark that nothing closes takes nothing along.
const MOST_LINES: usize = 20;

/// Lines that look like a group's name between two rows are taken for one up to this length.
const LONGEST_NAME: usize = 120;

/// A table's rows, and how their cells are kept apart.
type Table<'t> = (Shape, Vec<Row<'t>>);

/// The rows of the table that begins with the first of these lines, and their shape; none if none does.
pub(super) fn table<'t>(text: &'t str, lines: &[Line<'t>]) -> Result<Option<Table<'t>>, Unreadable> {
    if let Some(rows) = in_columns(lines)? {
        return Ok(Some((Shape::Columns, rows)));
    }
    let mut rows: Vec<Row> = Vec::new();
    // A frame begins with its upper line.
    let frame = usize::from(lines.first().is_some_and(|line| is_frame(line.text)));
    let Some((shape, _)) = row(text, lines.get(frame..).unwrap_or_default()) else { return Ok(None) };
    if frame > 0 && shape != Shape::Pipes {
        return Ok(None);
    }
    let is_ruled = frame > 0 && has_ruled_rows(lines);
    let mut cells = 0;
    let mut at = frame;
    // Whether the line above is a rule.
    let mut begins = true;
    while let Some(line) = lines.get(at) {
        if is_rule(line.text, shape) {
            match rows.last_mut() {
                Some(row) => row.lines += 1,
                None => return Ok(None),
            }
            (at, begins) = (at + 1, true);
            continue;
        }
        if is_ruled
            && !std::mem::take(&mut begins)
            && let Some(above) = rows.last_mut()
            && let Some((Shape::Pipes, more)) = row(text, &lines[at..])
        {
            cells += more.cells.len();
            CELLS.check(cells)?;
            let more = more.cells.into_iter().enumerate().filter(|(_, text)| !trim(text).is_empty());
            above.more.extend(more.map(|(cell, text)| (cell, line.number, text)));
            above.lines += 1;
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
                rows.push(Row { is_whole: true, ..Row::new(line, vec![line.text]) });
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
    if let Some(first) = rows.first_mut() {
        first.lines += frame;
    }
    Ok(is_table.then_some((shape, rows)))
}

/// Whether each row of a framed table has a rule below it, so that lines without one are of one row: where the rule
/// below the head is a double one, or where there are more than the three of a frame with a head.
fn has_ruled_rows(lines: &[Line]) -> bool {
    let table = || lines.iter().take_while(|line| is_frame(line.text) || trim(line.text).starts_with(PIPES));
    let mut rules = table().filter(|line| is_frame(line.text));
    rules.clone().any(|line| line.text.contains(['=', '═'])) || rules.nth(3).is_some()
}

/// The rows of a table whose columns a rule of dashes tells: below its head, or above it where that is ruled too.
fn in_columns<'t>(lines: &[Line<'t>]) -> Result<Option<Vec<Row<'t>>>, Unreadable> {
    let rule = |at: usize| lines.get(at).and_then(|line| dashes(line.text));
    let (before, columns, from) = match (rule(0), rule(1)) {
        // A rule above and no head.
        (Some(columns), _) => (1, columns, 1),
        (None, Some(columns)) => (0, columns, 0),
        _ => return Ok(None),
    };
    let mut rows: Vec<Row> = Vec::new();
    let mut cells = 0;
    for (at, line) in lines.iter().enumerate().skip(from) {
        if dashes(line.text).is_some_and(|other| other == columns) {
            if let Some(last) = rows.last_mut() {
                last.lines += 1;
            }
            // The one below the head goes on, another ends the table.
            if at == 1 && before == 0 {
                continue;
            }
            break;
        }
        let Some(cut) = cut_at(line.text, &columns) else { break };
        cells += cut.len();
        CELLS.check(cells)?;
        rows.push(Row::new(line, cut));
    }
    if let Some(first) = rows.first_mut() {
        first.lines += before;
    }
    Ok((rows.len() > 1).then_some(rows))
}

/// Where the columns begin and end under a rule of several runs of dashes.
fn dashes(text: &str) -> Option<Vec<(usize, usize)>> {
    let text = text.trim_end();
    if !text.bytes().all(|byte| matches!(byte, b'-' | b' ')) {
        return None;
    }
    let runs = text.split(' ').filter(|run| !run.is_empty());
    let runs: Vec<(usize, usize)> =
        runs.map(|run| Span::of(run, text)).map(|it| (it.start as usize, it.end as usize)).collect();
    (runs.len() > 1 && runs.iter().any(|run| run.1 - run.0 > 2)).then_some(runs)
}

/// The cells of a line under such a rule; none where a character stands between the columns, or nothing in any.
fn cut_at<'t>(text: &'t str, columns: &[(usize, usize)]) -> Option<Vec<&'t str>> {
    let mut cells = Vec::with_capacity(columns.len());
    let (mut at, mut start) = (0, 0);
    let mut chars = text.char_indices().peekable();
    for (number, column) in columns.iter().enumerate() {
        let next = columns.get(number + 1).map_or(usize::MAX, |next| next.0);
        let mut end = start;
        while let Some(&(offset, c)) = chars.peek() {
            if at >= next {
                break;
            }
            let is_blank = c.is_whitespace();
            // The last column may be wider than its rule.
            if !is_blank && (at < column.0 || at >= column.1 && next < usize::MAX) {
                return None;
            }
            at += width(c.encode_utf8(&mut [0; 4]), Ambiguous::Wide);
            end = offset + c.len_utf8();
            chars.next();
        }
        cells.push(&text[start..end]);
        start = end;
    }
    cells.iter().any(|cell| !trim(cell).is_empty()).then_some(cells)
}

/// A line of a frame around cells: `+-----+----+`, `├────┼───┤`.
fn is_frame(text: &str) -> bool {
    let text = trim(text);
    let corner = |c: char| {
        matches!(
            c,
            '+' | '┌'
                | '┬'
                | '┐'
                | '├'
                | '┼'
                | '┤'
                | '└'
                | '┴'
                | '┘'
                | '╔'
                | '╠'
                | '╚'
                | '┏'
                | '┣'
                | '┗'
        )
    };
    let drawn = |c: char| c == '+' || ('\u{2500}'..'\u{2580}').contains(&c) || matches!(c, '-' | '=' | ':' | '|' | ' ');
    text.starts_with(corner)
        && text.chars().nth(1).is_some_and(|c| matches!(c, '-' | '=' | ':' | '─' | '═' | '━'))
        && text.chars().all(drawn)
}

/// The row that begins with the first of these lines; none if it is no row.
fn row<'t>(text: &'t str, lines: &[Line<'t>]) -> Option<(Shape, Row<'t>)> {
    let line = lines.first()?;
    let inner = trim(line.text);
    let of = |cells| Row::new(line, cells);
    if begins_cell(line.text) {
        return None;
    }
    if line.text.contains('\t') {
        // Leading tabs are empty cells.
        return Some((Shape::Tabs, quoted(text, lines).unwrap_or_else(|| of(line.text.split('\t').collect()))));
    }
    if let Some(inner) = inner.strip_prefix(PIPES) {
        return Some((Shape::Pipes, of(pipes(inner.strip_suffix(PIPES).unwrap_or(inner)))));
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
    (cells.len() > 1 && !text.starts_with('|')).then(|| Row::new(line, cells))
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
        Shape::Tabs | Shape::Bars | Shape::Columns => return false,
    };
    shape == Shape::Pipes && is_frame(text) || text.contains("--") && text.bytes().all(|byte| drawn.contains(&byte))
}

/// The pieces between pipes, those that are escaped left alone.
fn pipes(text: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let (mut start, mut is_escaped) = (0, false);
    for (at, c) in text.char_indices() {
        match c {
            '\\' => is_escaped = !is_escaped,
            c if PIPES.contains(&c) && !is_escaped => {
                cells.push(&text[start..at]);
                start = at + c.len_utf8();
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
    Some(Row { lines: count, ..Row::new(first, cells) })
}
