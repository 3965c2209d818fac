//! The cells of one table row.

use super::comment;
use super::cursor::{colon, is_dash, is_odd, is_wide, pipe};
use crate::text::{Edit, Span, bare, is_invisible, is_odd_space, is_space, trim};
use memchr::memmem::Finder;
use nom::bytes::complete::take_while1;
use nom::combinator::{all_consuming, opt, verify};
use nom::{IResult, Parser};
use std::sync::LazyLock;

const WIDE_PIPE: &[u8] = "｜".as_bytes();

static WIDE_PIPES: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(WIDE_PIPE));

/// A row taken apart. Its cells are given to a closure.
pub(super) struct Parts<'a> {
    /// What follows the last cell and its separator: comments, or white space.
    pub tail: &'a str,
    /// Whether each cell is that of a delimiter row.
    pub delimiter: bool,
}

/// Takes a row apart; gives what stands between its separators to `cell`. A row that is written
/// without its first separator is taken apart too.
pub(super) fn row<'a>(text: &'a str, mut cell: impl FnMut(&'a str)) -> Parts<'a> {
    let (cells, comments) = split_comments(text);
    let wide = holds_wide_pipe(cells);
    let (mut rest, _) = pipe(cells).unwrap_or((cells, ""));
    let mut delimiter = !is_white(rest);
    while !is_white(rest) {
        let (inner, after) = rest.split_at(next_pipe(rest, wide));
        cell(inner);
        delimiter = delimiter && is_delimiter(inner);
        rest = pipe(after).map_or(after, |(rest, _)| rest);
    }
    let tail = if comments.is_empty() { rest } else { comments };
    Parts { tail, delimiter }
}

fn is_white(text: &str) -> bool {
    text.bytes()
        .find(|byte| *byte != b' ')
        .is_none_or(|byte| !byte.is_ascii_graphic() && text.trim_start_matches(is_space).is_empty())
}

/// Splits off the comments that stand after the last separator.
fn split_comments(text: &str) -> (&str, &str) {
    let nothing = (text, &text[text.len()..]);
    if !text.trim_end_matches(is_space).ends_with('>') {
        return nothing;
    }
    let mut openings = memchr::memrchr_iter(b'<', text.as_bytes()).filter(|&at| comment::open(&text[at..]).is_ok());
    let behind_pipe = |&at: &usize| {
        let before = text[..at].trim_end_matches(is_space);
        let open = before.strip_suffix(['|', '｜']);
        open.is_some_and(|open| !open.ends_with('\\'))
    };
    match openings.find(behind_pipe) {
        Some(at) if comment::is_comments(&text[at..]) => text.split_at(at),
        _ => nothing,
    }
}

/// Where the next separator stands, else the end. A backslash right before one escapes it. `wide`
/// tells whether full-width ones have to be looked for.
fn next_pipe(text: &str, wide: bool) -> usize {
    let bytes = text.as_bytes();
    let is_free = |&at: &usize| at == 0 || bytes[at - 1] != b'\\';
    let next = if wide {
        let either = memchr::memchr2_iter(b'|', WIDE_PIPE[0], bytes);
        either.filter(|&at| bytes[at] == b'|' || bytes[at..].starts_with(WIDE_PIPE)).find(is_free)
    } else {
        memchr::memchr_iter(b'|', bytes).find(is_free)
    };
    next.unwrap_or(bytes.len())
}

fn holds_wide_pipe(text: &str) -> bool {
    WIDE_PIPES.find(text.as_bytes()).is_some()
}

/// Whether a cell is that of a delimiter row; most are ruled out by their first byte, and most that are
/// one are dashes.
fn is_delimiter(cell: &str) -> bool {
    let first = cell.bytes().find(|byte| *byte != b' ');
    // Characters from U+4000 to U+CFFF, as names begin with, are no dashes.
    let is_text =
        |byte: u8| matches!(byte, 0xE4..=0xEC) || byte.is_ascii() && !matches!(byte, b'-' | b':' | b'\t'..=b'\x0C');
    if first.is_none_or(is_text) {
        return false;
    }
    let text = trim(cell);
    let dashes = text.strip_suffix(':').unwrap_or(text);
    if first == Some(b'-') && dashes.bytes().all(|byte| byte == b'-') {
        return true;
    }
    if text.contains(is_hidden) {
        let seen: String = text.chars().filter(|&c| !is_hidden(c)).collect();
        return delimiter_cell(seen.trim()).is_ok();
    }
    delimiter_cell(text).is_ok()
}

/// What web pages leave between characters that nobody sees, or that is a space of another sort.
fn is_hidden(c: char) -> bool {
    is_invisible(c) || is_odd_space(c)
}

/// The cell of a delimiter row: dashes, with a colon on the side that text is aligned to. A long
/// dash counts where an input method made it of two or more; alone it is a blank figure.
fn delimiter_cell(cell: &str) -> IResult<&str, &str> {
    let dashes = verify(take_while1(is_dash), |run: &str| run.starts_with('-') || run.chars().nth(1).is_some());
    all_consuming((opt(colon), dashes, opt(colon))).map(|(_, dashes, _)| dashes).parse(cell)
}

/// A line without the separator that a row begins with, read as a row.
#[derive(Clone, Copy)]
pub(super) struct BareRow {
    /// How many cells it has.
    pub cells: usize,
    /// Whether a separator stands at its end.
    pub closed: bool,
    /// Whether it is a delimiter row.
    pub delimiter: bool,
}

/// Reads a line of prose as a row that lacks its first separator. `None` if it holds none at all.
pub(super) fn bare_row(text: &str) -> Option<BareRow> {
    let text = bare(text);
    if next_pipe(text, holds_wide_pipe(text)) == text.len() {
        return None;
    }
    let (mut cells, mut end) = (0, 0);
    let parts = row(text, |cell| {
        cells += 1;
        end = Span::of(cell, text).end as usize;
    });
    Some(BareRow { cells, closed: end < text.len(), delimiter: parts.delimiter })
}

/// The edits that write the separators of a row, the marks of a delimiter row, the white space
/// around those, and the comments after, in ASCII. `parts` and `cells` are what [`row`] found.
pub(super) fn wide_marks(text: &str, parts: &Parts<'_>, cells: &[Span], whole: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    if text.is_ascii() {
        return edits;
    }
    let row = Span::of(text, whole);
    let separators = std::iter::once(row.start).chain(cells.iter().map(|cell| cell.end));
    for at in separators.filter(|&at| whole[at as usize..row.end as usize].starts_with('｜')) {
        edits.push(Edit::replace(Span::new(at as usize, at as usize + '｜'.len_utf8()), "|"));
    }
    for &cell in cells.iter().filter(|cell| parts.delimiter && is_wide(cell.slice(whole))) {
        let ascii = cell.slice(whole).chars().filter(|&c| !is_hidden(c)).map(|c| match c {
            ':' | '：' => ':',
            c if c.is_whitespace() => ' ',
            _ => '-',
        });
        edits.push(Edit::replace(cell, ascii.collect::<String>()));
    }
    if bare(parts.tail).is_empty() && is_odd(parts.tail) {
        edits.push(Edit::delete(Span::of(parts.tail, whole)));
    }
    if is_wide(parts.tail) {
        edits.extend(comment::wide_marks(parts.tail, whole));
    }
    edits
}
