//! Where the cursor is: the line, and what stands before and after on it.

use crate::syntax::{LineKind, Tree};
use crate::text::{Joined, Span};

/// A cursor in a text, on a character boundary.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor {
    /// The byte that it stands before.
    pub offset: u32,
    /// The index of its line; past the last one on the empty line that follows a final line end.
    pub line: usize,
    /// The line's text.
    pub span: Span,
}

impl Cursor {
    /// The cursor at `offset`, clamped to the text.
    pub fn new(tree: &Tree, offset: u32) -> Cursor {
        let mut at = boundary(&tree.text, offset) as usize;
        // Between the two characters of a line end is still the line's end.
        if tree.text[..at].ends_with('\r') && tree.text[at..].starts_with('\n') {
            at -= 1;
        }
        let offset = at as u32;
        let line = tree.lines.partition_point(|line| line.start <= offset);
        let after_end = tree.text[..at].ends_with(['\n', '\r']) && at == tree.text.len();
        match line.checked_sub(1).filter(|_| !after_end) {
            Some(line) => Cursor { offset, line, span: tree.lines[line].span() },
            None => Cursor { offset, line, span: Span::empty(offset) },
        }
    }

    /// What stands on the line before the cursor.
    pub fn before<'t>(&self, tree: &'t Tree) -> &'t str {
        tree.slice(Span { start: self.span.start, end: self.offset })
    }

    /// What stands on the line after the cursor.
    pub fn after<'t>(&self, tree: &'t Tree) -> &'t str {
        tree.slice(Span { start: self.offset, end: self.span.end })
    }
}

/// The last character boundary that is not after `offset`.
pub(super) fn boundary(text: &str, offset: u32) -> u32 {
    let mut at = (offset as usize).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at as u32
}

/// The paragraph that a line of prose belongs to, as a span.
pub(super) fn paragraph(tree: &Tree, line: usize) -> Span {
    block(tree, line).unwrap_or(tree.lines[line].span())
}

/// What stands within a span, its lines joined: a citation may be broken at the end of one.
pub(super) fn joined(tree: &Tree, within: Span) -> Option<Joined<'_>> {
    let mut joined = Joined::default();
    let lines = tree.lines[tree.line_at(within.start)?..].iter().map(|line| line.span());
    for line in lines.take_while(|line| line.start < within.end) {
        let (start, end) = (line.start.max(within.start), line.end.min(within.end));
        if start < end {
            joined.push(&tree.text, Span { start, end });
        }
    }
    Some(joined)
}

/// The comment that a line belongs to, as a span.
pub(super) fn comment_block(tree: &Tree, line: usize) -> Option<Span> {
    let is_comment = tree.lines.get(line)?.kind == LineKind::Comment;
    if !is_comment {
        return None;
    }
    let others = |line: &usize| tree.lines[*line].kind != LineKind::Comment;
    let first = (0..line).rev().find(others).map_or(0, |above| above + 1);
    let last = (line..tree.lines.len()).find(others).unwrap_or(tree.lines.len()) - 1;
    Some(Span { start: tree.lines[first].start, end: tree.lines[last].end })
}

/// The block of a line, without its last line end.
fn block(tree: &Tree, line: usize) -> Option<Span> {
    let at = tree.blocks.partition_point(|block| block.first as usize <= line).checked_sub(1)?;
    let block = tree.blocks[at];
    let last = block.lines().contains(&line).then_some(block.end as usize - 1)?;
    Some(Span { start: tree.lines[block.first as usize].start, end: tree.lines[last].end })
}
