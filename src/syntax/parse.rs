//! The parse: one pass over the lines, then one over neighbours for slips.

use super::comment;
use super::cursor::{self, is_odd, is_wide};
use super::delimiters;
use super::flow;
use super::front_matter::front_matter;
use super::line::{Look, look};
use super::slips::{Slip, SlipKind};
use super::table;
use super::tree::{Block, BlockKind, Heading, Line, LineKind, Row, Tree};
use crate::text::{Edit, Span, bare, is_space};
use std::sync::Arc;

/// The tree of a text. Any text has one.
pub fn parse(text: impl Into<Arc<str>>) -> Tree {
    let text = text.into();
    let mut parser = Parser::new(&text);
    parser.front_matter();
    while parser.line() {}
    let mut tree = parser.tree;
    let mut flow = flow::slips(&tree);
    let delimiters = delimiters::slips(&tree, &flow.continued);
    tree.slips.extend(delimiters);
    let nul = nul_slips(&tree);
    tree.slips.extend(nul);
    tree.slips.retain(|slip| !flow.is_fenced(slip.span));
    tree.slips.append(&mut flow.slips);
    tree.slips.sort_by_key(|slip| slip.span);
    tree.fenced = flow.fenced;
    tree.verbatim = flow.verbatim;
    tree.in_items = flow.in_items;
    tree.in_html = flow.in_html;
    tree
}

/// The slips of NULs outside of rows, those side by side as one.
fn nul_slips(tree: &Tree) -> Vec<Slip> {
    let mut slips: Vec<Slip> = Vec::new();
    for at in memchr::memchr_iter(0, tree.text.as_bytes()).map(|at| at as u32) {
        let is_row = tree.line_at(at).is_some_and(|line| matches!(tree.lines[line].kind, LineKind::Row(_)));
        let last = slips.last().map(|slip| slip.span).filter(|last| last.end == at);
        if last.is_some() {
            slips.pop();
        }
        if !is_row {
            let span = Span { start: last.map_or(at, |last| last.start), end: at + 1 };
            slips.push(Slip::replace(SlipKind::Nul, span, ""));
        }
    }
    slips
}

struct Parser<'a> {
    tree: Tree,
    /// The tree's text.
    text: &'a str,
    rest: &'a str,
    /// Where the last comment ends.
    comment_end: usize,
}

impl<'a> Parser<'a> {
    fn new(text: &'a Arc<str>) -> Parser<'a> {
        let newline = match memchr::memchr2(b'\n', b'\r', text.as_bytes()) {
            Some(at) if text[at..].starts_with("\r\n") => "\r\n",
            Some(at) if text[at..].starts_with('\r') => "\r",
            _ => "\n",
        };
        let tree = Tree {
            text: text.clone(),
            lines: Vec::with_capacity(text.len() / 64),
            rows: Vec::new(),
            cells: Vec::new(),
            blocks: Vec::new(),
            entries: Vec::new(),
            slips: Vec::new(),
            fenced: Vec::new(),
            verbatim: Vec::new(),
            in_items: Vec::new(),
            in_html: Vec::new(),
            has_open_comment: false,
            newline,
        };
        Parser { tree, text, rest: text, comment_end: 0 }
    }

    fn span(&self, part: &str) -> Span {
        Span::of(part, self.text)
    }

    /// The next line's text; its line end is passed over. `None` at the end of the text.
    fn next(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let (rest, (content, _)) = cursor::line(self.rest).ok()?;
        self.rest = rest;
        Some(content)
    }

    fn front_matter(&mut self) {
        let Some(found) = front_matter(self.text, self.tree.newline) else { return };
        for _ in 0..found.lines {
            let Some(content) = self.next() else { break };
            self.push(content, LineKind::FrontMatter, BlockKind::FrontMatter);
        }
        self.tree.entries = found.entries;
        self.tree.slips = found.slips;
    }

    /// Reads one line. `false` when there is none left.
    fn line(&mut self) -> bool {
        let Some(content) = self.next() else { return false };
        let line = self.span(content);
        if (line.start as usize) < self.comment_end {
            self.push(content, LineKind::Comment, BlockKind::Comment);
            if self.comment_end <= line.end as usize {
                self.after_comment(line.end);
            }
            return true;
        }
        let marked = if line.start == 0 { content.trim_start_matches('\u{FEFF}') } else { content };
        let (indent, look) = look(marked);
        if is_odd(indent) {
            self.odd_indent(indent, &look);
        }
        match look {
            Look::Blank => self.push_line(content, LineKind::Blank),
            Look::Heading { marks, space, text, written } => {
                if is_wide(marks) || is_odd(space) {
                    let span = self.span(marks).join(self.span(space));
                    self.slip(Slip::replace(SlipKind::FullwidthMarkup, span, ascii_marks(marks)));
                }
                let (text, written) = (self.span(text), self.span(written));
                let heading = Heading { level: marks.chars().count() as u8, text, written };
                self.push(content, LineKind::Heading(heading), BlockKind::Heading);
            }
            Look::NearHeading { marks } => {
                self.slip(Slip::replace(SlipKind::HashWithoutSpace, self.span(marks), ascii_marks(marks)));
                self.push(content, LineKind::Prose, BlockKind::Paragraph);
            }
            Look::Row { text } => self.row(content, text),
            Look::Comment { open } => {
                self.begin(content, LineKind::Comment, BlockKind::Comment);
                if self.read_comment(open, line.end) {
                    self.after_comment(line.end);
                }
            }
            Look::Prose => self.push(content, LineKind::Prose, BlockKind::Paragraph),
        }
        true
    }

    fn push_line(&mut self, content: &str, kind: LineKind) {
        let span = self.span(content);
        self.tree.lines.push(Line { start: span.start, end: span.end, kind });
    }

    /// Adds a line that begins a block.
    fn begin(&mut self, content: &str, kind: LineKind, block: BlockKind) {
        let at = self.tree.lines.len() as u32;
        self.push_line(content, kind);
        self.tree.blocks.push(Block { kind: block, first: at, end: at + 1 });
    }

    /// Adds a line, to the block right above it if that is of its kind. A heading is a block alone.
    fn push(&mut self, content: &str, kind: LineKind, block: BlockKind) {
        let at = self.tree.lines.len() as u32;
        match self.tree.blocks.last_mut() {
            Some(last) if last.kind == block && last.end == at && block != BlockKind::Heading => {
                last.end += 1;
                self.push_line(content, kind);
            }
            _ => self.begin(content, kind, block),
        }
    }

    fn slip(&mut self, slip: Slip) {
        self.tree.slips.push(slip);
    }

    /// White space that is none to Markdown hides the markup after it.
    fn odd_indent(&mut self, indent: &str, look: &Look<'_>) {
        let kind = match look {
            Look::Blank => SlipKind::NotQuiteBlank,
            Look::Heading { .. } | Look::Row { .. } | Look::Comment { .. } => SlipKind::FullwidthMarkup,
            Look::NearHeading { .. } | Look::Prose => return,
        };
        self.slip(Slip::replace(kind, self.span(indent), ""));
    }

    fn row(&mut self, content: &str, text: &'a str) {
        let whole = self.text;
        let first = self.tree.cells.len();
        let cells = &mut self.tree.cells;
        let parts = table::row(text, |cell| cells.push(Span::of(cell, whole)));
        let edits = table::wide_marks(text, &parts, &self.tree.cells[first..], whole);
        if let Some(span) = edits.iter().map(|edit| edit.span).reduce(Span::join) {
            self.slip(Slip { kind: SlipKind::FullwidthMarkup, span, edits });
        }
        let row = Row {
            line: self.tree.lines.len() as u32,
            cells: (first as u32, self.tree.cells.len() as u32),
            tail: self.span(bare(parts.tail)),
            delimiter: parts.delimiter,
        };
        self.join_over_comments(&row, content);
        let index = self.tree.rows.len() as u32;
        self.tree.rows.push(row);
        self.push(content, LineKind::Row(index), BlockKind::Table);
    }

    /// Comments that stand directly between two rows do not end their table here, though they do
    /// in Markdown. They belong after the row below them.
    fn join_over_comments(&mut self, row: &Row, content: &str) {
        let mut start = row.line;
        let blocks = &self.tree.blocks;
        let comments = blocks.iter().rev().take_while(|block| {
            let adjacent = block.kind == BlockKind::Comment && block.end == start;
            start = if adjacent { block.first } else { start };
            adjacent
        });
        let (above, comments) = blocks.split_at(blocks.len() - comments.count());
        let Some(&table) = above.last().filter(|block| block.kind == BlockKind::Table && block.end == start) else {
            return;
        };
        let in_body = !row.delimiter && self.tree.block_rows(table).take(3).any(|row| row.delimiter);
        let line = self.span(content);
        let line = Span { start: line.start, end: line.trim(&self.tree.text).end };
        let moved = comments.iter().map(|comment| self.comment_in_table(*comment, row, line, in_body));
        let slips: Vec<Slip> = moved.collect();
        self.tree.slips.extend(slips);
        self.tree.blocks.truncate(above.len());
        if let Some(table) = self.tree.blocks.last_mut() {
            table.end = row.line;
        }
    }

    /// The slip of a comment above a row, which stands on `line` without white space at its end. Where
    /// Markdown lets a comment stand after the row, and it is one that is written right, it goes there.
    fn comment_in_table(&self, comment: Block, row: &Row, line: Span, in_body: bool) -> Slip {
        let tree = &self.tree;
        let lines = &tree.lines[comment.lines()];
        let written: Vec<&str> = lines.iter().map(|line| tree.slice(line.span()).trim()).collect();
        let written = written.join(" ");
        let start = lines[0].start;
        let span = Span { start, end: lines[lines.len() - 1].end }.trim(&tree.text);
        // After a header that stands once more it would be moved again.
        let below = cursor::line(self.rest).map_or("", |(_, (content, _))| content);
        let heads = table::bare_row(below).is_some_and(|below| below.delimiter);
        // One that was not closed and ends where another does holds more than its words.
        let is_own = comment::is_comments(&written) && !comment::holds_another(&written);
        if heads || !in_body || !is_own || !comment::wide_marks(&written, &written).is_empty() {
            return Slip::plain(SlipKind::CommentInTable, span);
        }
        let below = tree.lines.get(comment.end as usize).map_or(line.start, |below| below.start);
        let is_closed = tree.row_cells(row).last().is_none_or(|cell| cell.end < row.tail.start);
        let behind = if is_closed { format!(" {written}") } else { format!(" | {written}") };
        let edits = vec![Edit::delete(Span { start, end: below }), Edit::insert(line.end, behind)];
        Slip { kind: SlipKind::CommentInTable, span, edits }
    }

    /// Finds the end of the comment that `open` begins on a line that ends at `line_end`. `false`
    /// where it lies below that line.
    fn read_comment(&mut self, open: &str, line_end: u32) -> bool {
        self.wide_mark(open, "<!--");
        let on_line = Span { start: self.span(open).end, end: line_end }.slice(self.text);
        let close = comment::close(on_line).or_else(|| comment::close_below(self.rest));
        let Some(close) = close else {
            let edits = vec![Edit::insert(line_end, " -->")];
            self.tree.has_open_comment = true;
            self.slip(Slip { kind: SlipKind::UnclosedComment, span: self.span(open), edits });
            self.comment_end = line_end as usize;
            return true;
        };
        // Behind `<!` it would open another comment.
        let before = &self.text[..self.span(close).start as usize];
        if !["<!", "<！", "<!-", "<！-"].into_iter().any(|mark| before.ends_with(mark)) {
            self.wide_mark(close, "-->");
        }
        self.comment_end = self.span(close).end as usize;
        self.comment_end <= line_end as usize
    }

    fn wide_mark(&mut self, mark: &str, ascii: &str) {
        if is_wide(mark) {
            self.slip(Slip::replace(SlipKind::FullwidthMarkup, self.span(mark), ascii));
        }
    }

    /// Reads on after a comment that ends on a line that ends at `line_end`. Whole comments may
    /// follow there; Markdown takes anything else for HTML.
    fn after_comment(&mut self, line_end: u32) {
        loop {
            let gap = self.comment_end as u32;
            let words = Span { start: gap, end: line_end }.slice(self.text).trim_start_matches(is_space);
            if words.is_empty() {
                return;
            }
            let open = comment::open(words).map_or("", |(_, open)| open);
            if open.is_empty() || !self.read_comment(open, line_end) {
                let span = self.span(words);
                let edits = vec![Edit::replace(Span { start: gap, end: span.start }, self.tree.newline)];
                let span = span.trim(&self.tree.text);
                return self.slip(Slip { kind: SlipKind::TextAfterComment, span, edits });
            }
        }
    }
}

/// The marks of a heading in ASCII, and the space after them.
fn ascii_marks(marks: &str) -> String {
    "#".repeat(marks.chars().count()) + " "
}
