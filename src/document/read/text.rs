//! Plain text: a paragraph a line, and lines of cells as tables: cells apart by tabs (as Word and Excel put them on the
//! clipboard), by ` | `, or in pipes as in Markdown.
//!
//! What a table of one cell a line was is not recognised here: its lines are paragraphs.

use super::unreadable::{CELLS, COLUMNS, PARAGRAPHS, PLACES, Unreadable};
use crate::document::{Block, Cell, Document, Origin, Paragraph, Place, Run, Style, Table};
use crate::text::{Span, trim};

/// Reads a text.
pub(super) fn read(text: &str) -> Result<Document, Unreadable> {
    let lines = lines(text);
    let mut document = Document { parts: vec![String::new()], ..Document::default() };
    let mut cells = 0;
    let mut places = 0;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rows = table(&lines[at..]);
        if rows.is_empty() {
            at += 1;
            if let Some(paragraph) = line.paragraph(Span::of(line.text, text)) {
                document.blocks.push(Block::Paragraph(paragraph));
                PARAGRAPHS.check(document.blocks.len())?;
            }
            continue;
        }
        at += rows.iter().map(|row| row.lines).sum::<usize>();
        let table = grid(&rows, text)?;
        cells += table.cells.len();
        places += table.rows as usize * table.columns as usize;
        CELLS.check(cells)?;
        PLACES.check(places)?;
        document.blocks.push(Block::Table(table));
    }
    Ok(document)
}

/// A line, without its end.
#[derive(Clone, Copy)]
struct Line<'t> {
    /// Its number, from 1.
    number: u32,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn paragraph(&self, span: Span) -> Option<Paragraph> {
        let inner = trim(self.text);
        (!inner.is_empty()).then(|| {
            let offset = inner.as_ptr() as usize - self.text.as_ptr() as usize;
            let start = span.start as usize + offset;
            let source = Some(Origin { part: 0, span: Span::new(start, start + inner.len()) });
            let run = Run { text: inner.to_owned(), source };
            Paragraph { runs: vec![run], style: Style::default(), place: Place::Line(self.number) }
        })
    }

    /// The cells of a row; none if it is no row.
    fn cells(&self) -> Option<(Shape, Vec<&'t str>)> {
        let text = trim(self.text);
        if self.text.contains('\t') {
            // Leading tabs are empty cells.
            return Some((Shape::Tabs, self.text.split('\t').collect()));
        }
        if !text.contains('|') {
            return None;
        }
        if let Some(inner) = text.strip_prefix('|') {
            return Some((Shape::Pipes, pipes(inner.strip_suffix('|').unwrap_or(inner))));
        }
        let cells: Vec<&str> = text.split(" | ").collect();
        (cells.len() > 1).then_some((Shape::Bars, cells))
    }

    /// Whether it is the line of Markdown between a table's head and its rows.
    fn is_rule(&self) -> bool {
        let text = trim(self.text);
        text.starts_with('|') && text.contains('-') && text.bytes().all(|byte| b"|-: \t".contains(&byte))
    }
}

/// How cells are kept apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Tabs,
    Pipes,
    Bars,
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

fn lines(text: &str) -> Vec<Line<'_>> {
    let bare = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut lines = Vec::new();
    let mut rest = bare;
    while !rest.is_empty() {
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        lines.push(Line { number: lines.len() as u32 + 1, text: line });
        rest = after.strip_prefix("\r\n").or_else(|| after.get(1..)).unwrap_or_default();
    }
    lines
}

/// A row and how many lines it takes.
struct Row<'t> {
    line: Line<'t>,
    cells: Vec<&'t str>,
    lines: usize,
    /// One cell over the whole width.
    is_whole: bool,
}

/// The rows of the table that begins with the first of these lines; none if none does.
fn table<'t>(lines: &[Line<'t>]) -> Vec<Row<'t>> {
    let mut rows: Vec<Row> = Vec::new();
    let Some((shape, _)) = lines.first().and_then(Line::cells) else { return rows };
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        if line.is_rule() && shape == Shape::Pipes {
            match rows.last_mut() {
                Some(row) => row.lines += 1,
                None => return rows,
            }
            continue;
        }
        match line.cells() {
            Some((found, cells)) if found == shape => rows.push(Row { line: *line, cells, lines: 1, is_whole: false }),
            Some(_) => break,
            // A name of a group between two rows of one width stands over all of it.
            None => {
                let width = rows.last().map(|row| row.cells.len());
                let next = lines.get(at).and_then(Line::cells);
                let goes_on = next.is_some_and(|(found, cells)| found == shape && Some(cells.len()) == width);
                if !goes_on || width.is_none_or(|width| width < 3) || trim(line.text).is_empty() {
                    break;
                }
                rows.push(Row { line: *line, cells: vec![line.text], lines: 1, is_whole: true });
                let next = lines[at];
                at += 1;
                rows.extend(next.cells().map(|(_, cells)| Row { line: next, cells, lines: 1, is_whole: false }));
            }
        }
    }
    // A tab or a bar in one line alone is no table, unless it makes several cells of it.
    let is_table = rows.len() > 1 || rows.iter().any(|row| row.cells.len() > 3);
    if is_table { rows } else { Vec::new() }
}

fn grid(rows: &[Row], text: &str) -> Result<Table, Unreadable> {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    COLUMNS.check(columns)?;
    let place = rows.first().map_or(Place::Whole, |row| Place::Line(row.line.number));
    let mut table = Table { rows: rows.len() as u32, columns: columns as u32, cells: Vec::new(), place };
    for (at, row) in rows.iter().enumerate() {
        for (column, written) in row.cells.iter().enumerate() {
            let line = Line { number: row.line.number, text: written };
            let span = Span::of(written, text);
            table.cells.push(Cell {
                row: at as u32,
                column: column as u32,
                rows: 1,
                columns: if row.is_whole { columns as u32 } else { 1 },
                blocks: line.paragraph(span).map(Block::Paragraph).into_iter().collect(),
                source: Some(Origin { part: 0, span }),
            });
        }
    }
    Ok(table)
}
