//! The tree: lines of six kinds, gathered into blocks.

use super::comment::{comments, leaves_open};
use super::front_matter::Entry;
use super::slips::{Slip, SlipKind};
use crate::text::Span;
use std::ops::Range;
use std::sync::Arc;

/// A text and its lines. The lines are in order, without gaps, and together are the text.
#[derive(Debug)]
pub struct Tree {
    /// The text that was parsed.
    pub text: Arc<str>,
    /// Every line.
    pub lines: Vec<Line>,
    /// The table rows, in order; a row line names its index here.
    pub rows: Vec<Row>,
    /// The cells of all rows, in order: what stands between two separators, white space included.
    pub cells: Vec<Span>,
    /// Lines that belong together, in order. Blank lines stand in no block.
    pub blocks: Vec<Block>,
    /// The keys and values of the front matter.
    pub entries: Vec<Entry>,
    /// What was understood though it is not written as the language has it, by place.
    pub slips: Vec<Slip>,
    /// What stands inside fenced code, in order: from the end of the line that opens it to the
    /// beginning of the one that closes it.
    pub fenced: Vec<Span>,
    /// HTML that goes on over blank lines, in order: from the end of the line that opens it to that of the one that
    /// ends it. Markdown leaves its white space as it is.
    pub verbatim: Vec<Span>,
    /// The lines of headings, rows and comments that stand within a list item, in order: at the margin they would end
    /// it.
    pub in_items: Vec<u32>,
    /// The comments and lines of prose that go on with the HTML right above them, in order: a blank line would end it.
    pub in_html: Vec<u32>,
    /// Whether a comment is not closed, in fenced code or elsewhere: where others stand tells where it ends.
    pub has_open_comment: bool,
    /// The line end that the text uses: that of its first line.
    pub newline: &'static str,
}

/// One line. Its text runs from `start` to `end`; its line end follows.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// The first byte.
    pub start: u32,
    /// Where the text of the line ends and its line end begins.
    pub end: u32,
    /// What kind of line it is.
    pub kind: LineKind,
}

impl Line {
    /// The line without its line end.
    pub fn span(self) -> Span {
        Span { start: self.start, end: self.end }
    }
}

/// The six kinds of line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LineKind {
    /// A line of the front matter, its fences included.
    FrontMatter,
    /// A heading.
    Heading(Heading),
    /// A table row: an index into [`Tree::rows`].
    Row(u32),
    /// A line of a comment.
    Comment,
    /// Only white space.
    Blank,
    /// Anything else.
    Prose,
}

/// A heading's level and text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Heading {
    /// 1 for `#`, up to 6.
    pub level: u8,
    /// The text, without marks, white space and closed comments around it.
    pub text: Span,
    /// What stands behind its marks: the text with those comments, without the white space and the closing marks.
    pub written: Span,
}

/// A table row.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The index of its line.
    pub line: u32,
    /// Its cells in [`Tree::cells`].
    pub cells: (u32, u32),
    /// The comment after its last separator; else empty, where such a comment would stand.
    pub tail: Span,
    /// Whether it is a delimiter row (`| --- | ---: |`).
    pub delimiter: bool,
}

/// Lines that are read together.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// What they are.
    pub kind: BlockKind,
    /// The first line.
    pub first: u32,
    /// The line after the last.
    pub end: u32,
}

impl Block {
    /// The indices of its lines.
    pub fn lines(self) -> Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// The kinds of block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockKind {
    /// The front matter, fences included.
    FrontMatter,
    /// One heading.
    Heading,
    /// Consecutive rows, and comment lines that stand between them.
    Table,
    /// One comment.
    Comment,
    /// Consecutive lines of prose.
    Paragraph,
}

impl Tree {
    /// The text that a span of this tree covers.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// A line's text without its line end.
    pub fn line_text(&self, line: usize) -> &str {
        self.slice(self.lines[line].span())
    }

    /// A line with its line end.
    pub fn full_span(&self, line: usize) -> Span {
        let end = self.lines.get(line + 1).map_or(self.text.len() as u32, |next| next.start);
        Span { start: self.lines[line].start, end }
    }

    /// Whether a line stands in fenced code, or closes it.
    pub fn is_code(&self, line: usize) -> bool {
        let start = self.lines[line].start;
        let next = self.fenced.partition_point(|fenced| fenced.end < start);
        self.fenced.get(next).is_some_and(|fenced| fenced.start < start)
    }

    /// The line that holds the byte at `offset`, its line end included; past the end the last. `None` where
    /// there are no lines.
    pub fn line_at(&self, offset: u32) -> Option<usize> {
        self.lines.partition_point(|line| line.start <= offset).checked_sub(1)
    }

    /// What stands behind a comment on its last line: Markdown takes it for HTML, and browsers show it.
    pub fn words_after_comment(&self, line: usize) -> Option<Span> {
        let words = self.slips_in(line..line + 1).find(|slip| slip.kind == SlipKind::TextAfterComment);
        // Another comment may open there.
        words.map(|slip| slip.span).filter(|span| comments(self.slice(*span)).next().is_none())
    }

    /// The slips that begin on some lines; there may be fewer lines than that.
    pub fn slips_in(&self, lines: Range<usize>) -> impl Iterator<Item = &Slip> {
        let start = |line: usize| self.lines.get(line).map_or(u32::MAX, |line| line.start);
        let (start, end) = (start(lines.start), start(lines.end));
        let first = self.slips.partition_point(|slip| slip.span.start < start);
        self.slips[first..].iter().take_while(move |slip| slip.span.start < end)
    }

    /// The row that a line is.
    pub fn row(&self, line: usize) -> Option<&Row> {
        match self.lines[line].kind {
            LineKind::Row(index) => Some(&self.rows[index as usize]),
            _ => None,
        }
    }

    /// The cells of a row, white space around their text included.
    pub fn row_cells(&self, row: &Row) -> &[Span] {
        &self.cells[row.cells.0 as usize..row.cells.1 as usize]
    }

    /// Whether a cell of a row ends in a comment that does not close in it: what is put behind it would be more of that.
    pub fn leaves_open(&self, row: &Row) -> bool {
        self.row_cells(row).iter().any(|cell| leaves_open(self.slice(*cell)))
    }

    /// Where comments stand that may speak of a block: all of one; for a table what stands behind each of its rows.
    pub fn noted(&self, block: Block) -> Vec<Span> {
        let (first, last) = (self.lines[block.first as usize], self.lines[block.end as usize - 1]);
        let whole = Span { start: first.start, end: last.end };
        match block.kind {
            BlockKind::FrontMatter => Vec::new(),
            BlockKind::Table => self.block_rows(block).map(|row| row.tail).filter(|tail| !tail.is_empty()).collect(),
            BlockKind::Comment => vec![whole],
            BlockKind::Heading | BlockKind::Paragraph => {
                memchr::memchr(b'<', self.slice(whole).as_bytes()).map(|_| whole).into_iter().collect()
            }
        }
    }

    /// The rows of a table block, in order.
    pub fn block_rows(&self, block: Block) -> std::slice::Iter<'_, Row> {
        let before = |line| self.rows.partition_point(|row| row.line < line);
        self.rows[before(block.first)..before(block.end)].iter()
    }
}
