//! Plain text: a paragraph a line, and lines of cells as tables: cells apart by tabs (as Word and Excel put them on the
//! clipboard), by ` | `, in pipes as in Markdown, or by runs of spaces. Markdown loses its marks, and the lines of a
//! paragraph are joined; a table of HTML in it is read as in a page.
//!
//! What a table of one cell a line was is not recognised here: its lines are paragraphs.

mod lines;
mod markdown;
mod rows;
#[cfg(test)]
mod tests;

use super::html;
use super::unreadable::{CELLS, COLUMNS, PARAGRAPHS, PLACES, Unreadable};
use crate::document::{Block, Cell, Document, Origin, Paragraph, Place, Run, Style, Table};
use crate::text::{Ambiguous, Span, trim, width};
use lines::{Line, lines};
use memchr::memmem;
use rows::{Row, Shape};

/// Reads a text. `name` is the file's.
pub(super) fn read(text: &str, name: Option<&str>) -> Result<Document, Unreadable> {
    let lines = lines(text)?;
    let reader = Reader { text, lines: &lines, is_markdown: markdown::is_markdown(name, &lines) };
    let mut document = Document { parts: vec![String::new()], ..Document::default() };
    let (mut cells, mut places) = (0, 0);
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if let Some(end) = html_table(line, text) {
            let page = html::read_part(text, start(line.text, text), end)?;
            let blocks = page.blocks.into_iter().map(|block| reader.placed(block));
            document.blocks.extend(blocks);
            at += lines[at..].iter().take_while(|line| start(line.text, text) < end).count().max(1);
        } else if let Some((shape, rows)) = rows::table(text, &lines[at..])? {
            at += rows.iter().map(|row| row.lines).sum::<usize>();
            let table = reader.table(shape, &rows)?;
            cells += table.cells.len();
            places += table.rows as usize * table.columns as usize;
            CELLS.check(cells)?;
            PLACES.check(places)?;
            document.blocks.push(Block::Table(table));
        } else {
            let count = reader.paragraph_lines(at);
            document.blocks.extend(reader.paragraph(&lines[at..at + count]).map(Block::Paragraph));
            at += count;
        }
        PARAGRAPHS.check(document.blocks.len())?;
    }
    Ok(document)
}

fn start(part: &str, text: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// Where the table of HTML ends that begins with this line; none if none does.
fn html_table(line: &Line, text: &str) -> Option<usize> {
    let inner = trim(line.text);
    if !inner.get(..6).is_some_and(|begin| begin.eq_ignore_ascii_case("<table")) {
        return None;
    }
    let from = start(line.text, text);
    let (mut at, mut depth) = (from, 0usize);
    while let Some(found) = memmem::find(&text.as_bytes()[at..], b"table") {
        let (before, after) = (&text[..at + found], at + found + "table".len());
        if before.ends_with("</") {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(text[after..].find('>').map_or(text.len(), |end| after + end + 1));
            }
        } else if before.ends_with('<') {
            depth += 1;
        }
        at = after;
    }
    Some(text.len())
}

struct Reader<'t> {
    text: &'t str,
    lines: &'t [Line<'t>],
    is_markdown: bool,
}

impl<'t> Reader<'t> {
    /// How many lines the paragraph has that begins here.
    fn paragraph_lines(&self, at: usize) -> usize {
        let is_empty = |line: &Line| trim(line.text).is_empty();
        let Some(first) = self.lines.get(at).filter(|first| self.is_markdown && !is_empty(first)) else { return 1 };
        if markdown::heading(trim(first.text)).is_some() {
            return 1;
        }
        let goes_on = |line: &&Line| {
            let inner = trim(line.text);
            !inner.is_empty() && !inner.starts_with(['|', '<']) && !markdown::begins_anew(inner)
        };
        1 + self.lines[at + 1..].iter().take_while(goes_on).count()
    }

    /// The paragraph of these lines, if anything stands in it.
    fn paragraph(&self, lines: &[Line<'t>]) -> Option<Paragraph> {
        let first = lines.first()?;
        let (mut runs, mut style) = self.runs(first.text, self.is_markdown);
        for line in &lines[1..] {
            let (more, other) = self.runs(line.text, self.is_markdown);
            style.bold &= other.bold;
            let last = runs.last().and_then(|run| run.text.chars().next_back());
            let next = more.first().and_then(|run| run.text.chars().next());
            if let (Some(last), Some(next)) = (last, next) {
                runs.extend(gap(last, next).map(|text| Run { text: text.to_owned(), source: None }));
            }
            runs.extend(more);
        }
        (!runs.is_empty()).then_some(Paragraph { runs, style, place: Place::Line(first.number) })
    }

    /// The text of a line or a cell.
    fn runs(&self, part: &str, is_markdown: bool) -> (Vec<Run>, Style) {
        let inner = trim(part);
        if is_markdown {
            return markdown::inline(inner, self.text);
        }
        // The tab tells that a cell begins, a blank one too.
        let inner = if rows::begins_cell(part) { part } else { inner };
        if inner.is_empty() {
            return (Vec::new(), Style::default());
        }
        let source = Some(Origin { part: 0, span: Span::of(inner, self.text) });
        // Word's line ends within a paragraph.
        (vec![Run { text: inner.replace('\u{b}', "\n"), source }], Style::default())
    }

    fn table(&self, shape: Shape, rows: &[Row<'t>]) -> Result<Table, Unreadable> {
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        COLUMNS.check(columns)?;
        let place = rows.first().map_or(Place::Whole, |row| Place::Line(row.number));
        let mut table = Table { rows: rows.len() as u32, columns: columns as u32, place, ..Table::default() };
        for (at, row) in rows.iter().enumerate() {
            for (column, &written) in row.cells.iter().enumerate() {
                table.cells.push(Cell {
                    row: at as u32,
                    column: column as u32,
                    rows: 1,
                    columns: if row.is_whole { columns as u32 } else { 1 },
                    blocks: {
                        let mut blocks = self.cell(shape, written, row.number);
                        for &(_, number, text) in row.more.iter().filter(|more| more.0 == column) {
                            blocks.extend(self.cell(shape, text, number));
                        }
                        blocks
                    },
                    source: Some(Origin { part: 0, span: Span::of(written, self.text) }),
                    head: None,
                });
            }
        }
        Ok(table)
    }

    /// What stands in a cell: a paragraph for each of its lines.
    fn cell(&self, shape: Shape, written: &str, number: u32) -> Vec<Block> {
        let bare = match shape {
            // Excel's way to write a cell of several lines.
            Shape::Tabs if written.contains(['\n', '\r']) => written.trim_matches('"'),
            _ => written,
        };
        let is_markdown = shape == Shape::Pipes;
        let paragraphs = bare.split(['\n', '\r']).filter_map(|line| {
            let (runs, style) = self.runs(line, is_markdown);
            let place = Place::Line(number + written[..start(line, written)].matches('\n').count() as u32);
            (!runs.is_empty()).then_some(Paragraph { runs, style, place })
        });
        paragraphs.map(Block::Paragraph).collect()
    }

    /// A block of a table of HTML, with the lines that it stands on.
    fn placed(&self, mut block: Block) -> Block {
        self.place(std::slice::from_mut(&mut block));
        block
    }

    /// The depth of tables in tables is bounded by the reader.
    fn place(&self, blocks: &mut [Block]) {
        let line = |span: Span| {
            let at = self.lines.partition_point(|line| start(line.text, self.text) <= span.start as usize);
            Place::Line(at.max(1) as u32)
        };
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    let source = paragraph.runs.iter().find_map(|run| run.source);
                    paragraph.place = source.map_or(Place::Whole, |source| line(source.span));
                }
                Block::Table(table) => {
                    let source = table.cells.iter().find_map(|cell| cell.source);
                    table.place = source.map_or(Place::Whole, |source| line(source.span));
                    table.cells.iter_mut().for_each(|cell| self.place(&mut cell.blocks));
                }
            }
        }
    }
}

/// What comes between two lines of one paragraph: nothing where a line ends within Chinese.
pub(super) fn gap(last: char, next: char) -> Option<&'static str> {
    let is_wide = |c: char| width(c.encode_utf8(&mut [0; 4]), Ambiguous::Wide) == 2;
    (last != '\n' && !(is_wide(last) && is_wide(next))).then_some(" ")
}
