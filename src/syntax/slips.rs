//! Slips: what is understood though Markdown reads it otherwise, or it was typed full-width.
//!
//! The tree keeps each with the edit that mends it, where one does without knowing any official
//! name. The rules of the group `syntax` turn them into findings.

use super::line::{begins_block, is_fence, is_list_item};
use super::table::is_bare_row;
use super::tree::{Block, BlockKind, LineKind, Tree};
use crate::text::{Edit, Span};

/// Something understood though it is not written as the language has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slip {
    /// What it is.
    pub kind: SlipKind,
    /// Where it is.
    pub span: Span,
    /// What mends it, where that is certain.
    pub edits: Vec<Edit>,
}

/// The kinds of slip.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SlipKind {
    /// A front matter without its closing `---`.
    UnclosedFrontMatter,
    /// A comment without `-->`.
    UnclosedComment,
    /// `＃ ｜ ：` or a full-width space or dash where markup stands.
    FullwidthMarkup,
    /// `键:值`: no mapping in YAML.
    NoSpaceAfterColon,
    /// A value that YAML reads as something else unless it is quoted.
    NeedsQuotes,
    /// A line in the front matter that is neither `键: 值` nor an item of a list.
    NotAnEntry,
    /// `---` or `===` right under prose: in Markdown that prose is a heading.
    SetextUnderline,
    /// Four columns of white space before a line: in Markdown it is code.
    Indented,
    /// Prose right under a table: in Markdown it is a row.
    ProseAfterTable,
    /// A row without the separator that it begins with.
    RowWithoutPipe,
    /// `#标题`: in Markdown it is prose. A slip only where a known title follows.
    HashWithoutSpace,
    /// Text after a comment on its last line: Markdown swallows it.
    TextAfterComment,
    /// A heading, row or comment inside fenced code.
    MarkupInFence,
    /// White space that Markdown does not take for a blank line.
    NotQuiteBlank,
    /// A line that ends a sentence and is directly followed by prose: one paragraph in Markdown.
    RunOnParagraph,
    /// A comment between two rows: it ends the table in Markdown.
    CommentInTable,
    /// A table without its delimiter row.
    DelimiterMissing,
    /// A delimiter row directly under another.
    DelimiterRepeated,
    /// A delimiter row with more or fewer cells than the header: in Markdown no table at all.
    DelimiterCount,
}

/// Finds the slips that lie between lines, and puts all slips in order.
pub(super) fn between_lines(tree: &mut Tree<'_>) {
    let mut found = Vec::new();
    let mut fence: Option<(usize, bool)> = None;
    let mut in_list = false;
    for at in 0..tree.lines.len() {
        let kind = tree.lines[at].kind;
        if kind != LineKind::Prose {
            if let Some((_, swallows)) = fence.as_mut().filter(|_| kind != LineKind::Blank) {
                *swallows = true;
            }
            in_list &= kind == LineKind::Blank;
            continue;
        }
        let text = tree.line_text(at);
        if is_fence(text) {
            match fence.take() {
                Some((open, true)) => found.push(plain(tree, SlipKind::MarkupInFence, open)),
                Some(_) => {}
                None => fence = Some((at, false)),
            }
            continue;
        }
        if fence.is_some() {
            continue;
        }
        let above = at.checked_sub(1).map(|above| tree.lines[above].kind);
        match above {
            Some(LineKind::Prose) => found.extend(under_prose(tree, at)),
            Some(LineKind::Row(_)) => found.extend(under_table(tree, at)),
            _ => {
                let indented = text.starts_with(['\t', ' ']) && code_indent(text).is_some();
                in_list = is_list_item(text.trim_start()) || in_list && text.starts_with([' ', '\t']);
                if let Some(indent) = code_indent(text).filter(|_| indented && !in_list) {
                    let span = Span::of(indent, tree.text);
                    let edits = vec![Edit::delete(span)];
                    found.push(Slip { kind: SlipKind::Indented, span, edits });
                }
                found.extend(above_table(tree, at));
            }
        }
    }
    if let Some((open, true)) = fence {
        found.push(plain(tree, SlipKind::MarkupInFence, open));
    }
    for &block in tree.blocks.iter().filter(|block| block.kind == BlockKind::Table) {
        // Below a row without its first separator the table goes on.
        let above = (block.first as usize).checked_sub(1).map(|above| tree.lines[above].span());
        let is_row = |slip: &Slip| slip.kind == SlipKind::RowWithoutPipe && above.is_some_and(|above| above.covers(slip.span));
        if !found.iter().any(is_row) {
            delimiters(tree, block, &mut found);
        }
    }
    tree.slips.append(&mut found);
    tree.slips.sort_by_key(|slip| slip.span);
}

fn plain(tree: &Tree<'_>, kind: SlipKind, line: usize) -> Slip {
    let span = tree.lines[line].span().trim(tree.text);
    Slip { kind, span, edits: Vec::new() }
}

/// The indentation of a line, where it makes code of it.
fn code_indent(text: &str) -> Option<&str> {
    let indent = &text[..text.len() - text.trim_start_matches(super::cursor::is_blank).len()];
    (super::cursor::columns(indent) >= 4).then_some(indent)
}

/// A blank line before the line `at`.
fn blank_line_before(tree: &Tree<'_>, at: usize) -> Vec<Edit> {
    vec![Edit::insert(tree.lines[at].start, tree.newline)]
}

fn under_prose(tree: &Tree<'_>, at: usize) -> Option<Slip> {
    let (above, text) = (tree.line_text(at - 1), tree.line_text(at));
    let span = tree.lines[at].span().trim(tree.text);
    if is_underline(text) && !begins_block(above) {
        let edits = blank_line_before(tree, at);
        return Some(Slip { kind: SlipKind::SetextUnderline, span, edits });
    }
    let broken = above.ends_with("  ") || above.ends_with('\\');
    if ends_sentence(above) && !broken && !begins_block(text) && !text.trim_start().starts_with('<') {
        let edits = blank_line_before(tree, at);
        return Some(Slip { kind: SlipKind::RunOnParagraph, span: last_char(tree, at - 1), edits });
    }
    None
}

/// Dashes alone or equals signs alone.
fn is_underline(text: &str) -> bool {
    let text = text.trim_matches(super::cursor::is_blank);
    let all = |mark: u8| !text.is_empty() && text.bytes().all(|byte| byte == mark);
    all(b'-') || all(b'=')
}

/// Whether a line ends as a sentence does, closing quotes and brackets aside.
fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['”', '’', '）', ')', '】', '》']);
    text.ends_with(['。', '；', '？', '！', '：', ';', '?', '!'])
}

fn last_char(tree: &Tree<'_>, line: usize) -> Span {
    let span = tree.lines[line].span().trim(tree.text);
    let last = tree.slice(span).chars().next_back().map_or(0, char::len_utf8) as u32;
    Span { start: span.end - last, end: span.end }
}

fn under_table(tree: &Tree<'_>, at: usize) -> Option<Slip> {
    let text = tree.line_text(at);
    if begins_block(text) {
        return None;
    }
    let span = tree.lines[at].span().trim(tree.text);
    if is_bare_row(text) {
        let edits = vec![Edit::insert(span.start, "| ")];
        return Some(Slip { kind: SlipKind::RowWithoutPipe, span, edits });
    }
    let edits = blank_line_before(tree, at);
    Some(Slip { kind: SlipKind::ProseAfterTable, span, edits })
}

/// A header row without its first separator, above the rest of its table.
fn above_table(tree: &Tree<'_>, at: usize) -> Option<Slip> {
    let below = tree.lines.get(at + 1)?;
    let LineKind::Row(row) = below.kind else { return None };
    if !tree.rows[row as usize].delimiter || !is_bare_row(tree.line_text(at)) {
        return None;
    }
    let span = tree.lines[at].span().trim(tree.text);
    let edits = vec![Edit::insert(span.start, "| ")];
    Some(Slip { kind: SlipKind::RowWithoutPipe, span, edits })
}

/// A table has a delimiter row below its header. It may stand below a second row where the first
/// is the published form's spanning row.
fn delimiters(tree: &Tree<'_>, block: Block, found: &mut Vec<Slip>) {
    let mut rows = tree.block_rows(block);
    let mut above = None;
    let first: Vec<_> = rows.by_ref().take(3).copied().collect();
    match first.iter().position(|row| row.delimiter) {
        None => {
            let header = &first[0];
            let line = tree.lines[header.line as usize];
            let dashes = "---|".repeat((header.cells.1 - header.cells.0).max(1) as usize);
            let edits = vec![Edit::insert(line.end, format!("{}|{dashes}", tree.newline))];
            let span = line.span().trim(tree.text);
            found.push(Slip { kind: SlipKind::DelimiterMissing, span, edits });
        }
        Some(0) => found.push(plain(tree, SlipKind::DelimiterMissing, first[0].line as usize)),
        Some(_) => {}
    }
    for row in first.into_iter().chain(rows.copied()) {
        let width = |row: &super::Row| row.cells.1 - row.cells.0;
        match above.filter(|_| row.delimiter) {
            Some(header) if width(&header) != width(&row) && !header.delimiter => {
                let span = tree.lines[row.line as usize].span().trim(tree.text);
                let dashes = format!("|{}", "---|".repeat(width(&header).max(1) as usize));
                let edits = vec![Edit::replace(span, dashes)];
                found.push(Slip { kind: SlipKind::DelimiterCount, span, edits });
            }
            Some(header) if header.delimiter => {
                let span = tree.lines[row.line as usize].span().trim(tree.text);
                let edits = vec![Edit::delete(tree.full_span(row.line as usize))];
                found.push(Slip { kind: SlipKind::DelimiterRepeated, span, edits });
            }
            _ => {}
        }
        above = Some(row);
    }
}
