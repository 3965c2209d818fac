//! The parse: one pass over the lines, then one over neighbours for slips.

use super::cursor::{self, is_dash, is_wide};
use super::front_matter::front_matter;
use super::line::{Look, indent_slip, look};
use super::slips::{self, Slip, SlipKind};
use super::table;
use super::tree::{Block, BlockKind, Heading, Line, LineKind, Row, Tree};
use crate::text::{Edit, Span};

/// The tree of a text. Any text has one.
pub fn parse(text: &str) -> Tree<'_> {
    let mut parser = Parser::new(text);
    parser.front_matter();
    while parser.line() {}
    let mut tree = parser.tree;
    slips::between_lines(&mut tree);
    tree
}

struct Parser<'a> {
    tree: Tree<'a>,
    rest: &'a str,
    /// Where the comment that is open ends, if one is.
    comment_end: Option<usize>,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Parser<'a> {
        let newline = match memchr::memchr2(b'\n', b'\r', text.as_bytes()) {
            Some(at) if text[at..].starts_with("\r\n") => "\r\n",
            Some(at) if text[at..].starts_with('\r') => "\r",
            _ => "\n",
        };
        let tree = Tree {
            text,
            lines: Vec::with_capacity(text.len() / 64),
            rows: Vec::new(),
            cells: Vec::new(),
            blocks: Vec::new(),
            entries: Vec::new(),
            slips: Vec::new(),
            newline,
        };
        Parser { tree, rest: text, comment_end: None }
    }

    fn offset(&self) -> usize {
        self.tree.text.len() - self.rest.len()
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
        let bom = if self.rest.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let Some(found) = front_matter(self.tree.text, bom) else { return };
        for _ in 0..found.lines {
            let Some(content) = self.next() else { break };
            self.push(content, LineKind::FrontMatter, BlockKind::FrontMatter);
        }
        self.tree.entries = found.entries;
        self.tree.slips = found.slips;
    }

    /// Reads one line. `false` when there is none left.
    fn line(&mut self) -> bool {
        let from = self.offset();
        let Some(content) = self.next() else { return false };
        if self.comment_end.is_some_and(|end| from < end) {
            self.push(content, LineKind::Comment, BlockKind::Comment);
            self.after_comment(content);
            return true;
        }
        let marked = if from == 0 { content.trim_start_matches('\u{FEFF}') } else { content };
        let (indent, look) = look(marked);
        if let Some(kind) = indent_slip(indent, &look) {
            self.slip(kind, Span::of(indent, self.tree.text), "");
        }
        match look {
            Look::Blank => {
                let line = self.blank_line(content);
                self.tree.lines.push(line);
            }
            Look::Heading { level, marks, space, text } => {
                self.heading_slips(marks, space);
                let heading = Heading { level, text: Span::of(text, self.tree.text) };
                self.push(content, LineKind::Heading(heading), BlockKind::Heading);
            }
            Look::NearHeading { marks } => {
                let span = Span::of(marks, self.tree.text);
                let text = format!("{} ", "#".repeat(marks.chars().count()));
                self.slip(SlipKind::HashWithoutSpace, span, &text);
                self.push(content, LineKind::Prose, BlockKind::Paragraph);
            }
            Look::Row { text } => self.row(content, text),
            Look::Comment { open } => self.comment(content, open),
            Look::Prose => self.push(content, LineKind::Prose, BlockKind::Paragraph),
        }
        true
    }

    fn blank_line(&self, content: &str) -> Line {
        let span = Span::of(content, self.tree.text);
        Line { start: span.start, end: span.end, kind: LineKind::Blank }
    }

    /// Adds a line, to the block before it where the two belong together.
    fn push(&mut self, content: &str, kind: LineKind, block: BlockKind) {
        let at = self.tree.lines.len() as u32;
        let span = Span::of(content, self.tree.text);
        self.tree.lines.push(Line { start: span.start, end: span.end, kind });
        let joins = block != BlockKind::Heading;
        match self.tree.blocks.last_mut() {
            Some(last) if joins && last.kind == block && last.end == at => last.end += 1,
            _ => self.tree.blocks.push(Block { kind: block, first: at, end: at + 1 }),
        }
    }

    /// Comments that stand directly between two rows do not end their table here, though they do
    /// in Markdown.
    fn join_over_comments(&mut self) {
        let at = self.tree.lines.len() as u32;
        let blocks = &self.tree.blocks;
        let mut start = at;
        let comments = blocks.iter().rev().take_while(|block| {
            let adjacent = block.kind == BlockKind::Comment && block.end == start;
            start = if adjacent { block.first } else { start };
            adjacent
        });
        let comments = comments.count();
        let table = blocks.len() - comments;
        let above = blocks[..table].last();
        if comments == 0 || !above.is_some_and(|b| b.kind == BlockKind::Table && b.end == start) {
            return;
        }
        for index in table..blocks.len() {
            let block = self.tree.blocks[index];
            let first = self.tree.lines[block.first as usize].span();
            let last = self.tree.lines[block.end as usize - 1].span();
            let span = first.join(last).trim(self.tree.text);
            self.tree.slips.push(Slip { kind: SlipKind::CommentInTable, span, edits: Vec::new() });
        }
        self.tree.blocks.truncate(table);
        self.tree.blocks[table - 1].end = at;
    }

    fn row(&mut self, content: &'a str, text: &'a str) {
        self.join_over_comments();
        let first = self.tree.cells.len() as u32;
        let cells = &mut self.tree.cells;
        let whole = self.tree.text;
        let parts = table::row(text, |cell| cells.push(Span::of(cell, whole)));
        let row = Row {
            line: self.tree.lines.len() as u32,
            cells: (first, self.tree.cells.len() as u32),
            tail: Span::of(parts.tail, whole),
            delimiter: parts.delimiter,
        };
        if parts.wide {
            self.row_slip(text, &row);
        }
        let index = self.tree.rows.len() as u32;
        self.tree.rows.push(row);
        self.push(content, LineKind::Row(index), BlockKind::Table);
    }

    /// One slip for all the full-width marks of a row.
    fn row_slip(&mut self, text: &str, row: &Row) {
        let tree = &self.tree;
        let span = Span::of(text, tree.text);
        let cells = tree.row_cells(row);
        let mut edits = Vec::new();
        let mut separators = vec![span.start];
        separators.extend(cells.iter().map(|cell| cell.end));
        for at in separators {
            if tree.text[at as usize..].starts_with('｜') {
                edits.push(Edit::replace(Span { start: at, end: at + 3 }, "|"));
            }
        }
        if row.delimiter {
            for cell in cells.iter().map(|cell| cell.trim(tree.text)) {
                let mark = tree.slice(cell);
                if is_wide(mark) {
                    let ascii = mark.chars().map(|c| if c == '：' || c == ':' { ':' } else { '-' });
                    edits.push(Edit::replace(cell, ascii.collect::<String>()));
                }
            }
        }
        let first = edits.iter().map(|edit| edit.span).min();
        let last = edits.iter().map(|edit| edit.span).max();
        if let (Some(first), Some(last)) = (first, last) {
            let span = first.join(last);
            self.tree.slips.push(Slip { kind: SlipKind::FullwidthMarkup, span, edits });
        }
    }

    fn comment(&mut self, content: &'a str, open: &'a str) {
        let span = Span::of(open, self.tree.text);
        if is_wide(open) {
            self.slip(SlipKind::FullwidthMarkup, span, "<!--");
        }
        let end = close_of(self.tree.text, span.end as usize);
        if end.is_none() {
            let line_end = Span::of(content, self.tree.text).end;
            let edits = vec![Edit::insert(line_end, " -->")];
            self.tree.slips.push(Slip { kind: SlipKind::UnclosedComment, span, edits });
        }
        self.comment_end = end;
        let at = self.tree.lines.len() as u32;
        let line = Span::of(content, self.tree.text);
        self.tree.lines.push(Line { start: line.start, end: line.end, kind: LineKind::Comment });
        self.tree.blocks.push(Block { kind: BlockKind::Comment, first: at, end: at + 1 });
        self.after_comment(content);
    }

    /// Markdown swallows what follows a comment on its last line.
    fn after_comment(&mut self, content: &str) {
        let line = Span::of(content, self.tree.text);
        let Some(end) = self.comment_end.filter(|&end| end <= line.end as usize) else { return };
        let before = &self.tree.text[..end];
        if !before.ends_with("-->") {
            let marks = before.trim_end_matches(['>', '—', '－', '-']).len();
            self.slip(SlipKind::FullwidthMarkup, Span::new(marks, end), "-->");
        }
        let rest = &self.tree.text[end..line.end as usize];
        let text = rest.trim_start();
        if text.is_empty() {
            return;
        }
        if let Look::Comment { open } = look(text).1 {
            let span = Span::of(open, self.tree.text);
            self.comment_end = close_of(self.tree.text, span.end as usize);
            return self.after_comment(content);
        }
        let span = Span::of(text, self.tree.text);
        let gap = Span { start: end as u32, end: span.start };
        let edits = vec![Edit::replace(gap, self.tree.newline)];
        self.tree.slips.push(Slip { kind: SlipKind::TextAfterComment, span, edits });
    }

    fn heading_slips(&mut self, marks: &str, space: &str) {
        let wide_marks = is_wide(marks);
        if !wide_marks && !is_wide(space) {
            return;
        }
        let span = Span::of(marks, self.tree.text).join(Span::of(space, self.tree.text));
        let text = format!("{} ", "#".repeat(marks.chars().count()));
        self.slip(SlipKind::FullwidthMarkup, span, &text);
    }

    fn slip(&mut self, kind: SlipKind, span: Span, text: &str) {
        self.tree.slips.push(Slip { kind, span, edits: vec![Edit::replace(span, text)] });
    }
}

/// The byte after the end of the comment whose opening mark ends at `from`. `None` where no end
/// comes, or another comment opens before it: then this one was never closed.
fn close_of(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    for at in memchr::memchr2_iter(b'<', b'>', &bytes[from..]).map(|at| from + at) {
        if bytes[at] == b'<' {
            let mark = text[at + 1..].strip_prefix(['!', '！']);
            if mark.is_some_and(|mark| mark.starts_with(is_dash)) {
                return None;
            }
        } else if ["--", "——", "－－"].iter().any(|dashes| text[from..at].ends_with(dashes)) {
            return Some(at + 1);
        }
    }
    None
}
