//! The cells of one table row.

use super::cursor::{blanks, colon, is_dash, is_wide, pipe};
use nom::bytes::complete::take_while1;
use nom::combinator::{all_consuming, opt, recognize};
use nom::sequence::delimited;
use nom::{IResult, Parser};

/// A row taken apart. `cells` holds what stands between separators.
pub(super) struct Parts<'a> {
    /// The comment after the last separator, or the empty place for one.
    pub tail: &'a str,
    /// Whether each cell is that of a delimiter row.
    pub delimiter: bool,
    /// Whether a separator or a delimiter's mark is full-width.
    pub wide: bool,
}

/// Takes a row, which begins with a separator, apart; gives each cell to `cell`.
pub(super) fn row<'a>(text: &'a str, mut cell: impl FnMut(&'a str)) -> Parts<'a> {
    let (text, mut tail) = split_tail(text);
    let (mut rest, first) = pipe(text).unwrap_or((text, ""));
    let mut wide = is_wide(first);
    let (mut count, mut delimiters) = (0usize, 0usize);
    loop {
        let (after, inner) = until_pipe(rest);
        let separator = pipe(after).ok();
        if separator.is_none() && inner.trim().is_empty() {
            if tail.is_empty() {
                tail = &inner[..0];
            }
            break;
        }
        cell(inner);
        count += 1;
        if delimiter_cell(inner.trim()).is_ok() {
            delimiters += 1;
            wide |= is_wide(inner.trim());
        }
        let Some((next, mark)) = separator else {
            tail = if tail.is_empty() { after } else { tail };
            break;
        };
        wide |= is_wide(mark);
        rest = next;
    }
    let delimiter = count > 0 && delimiters == count;
    let marks_only = |text: &str| text.contains('｜');
    Parts { tail, delimiter, wide: if delimiter { wide } else { wide && marks_only(text) } }
}

/// Splits off a comment that stands after the last separator.
fn split_tail(text: &str) -> (&str, &str) {
    let trimmed = text.trim_end();
    if !trimmed.ends_with("-->") {
        return (text, "");
    }
    match trimmed.find("<!--") {
        Some(at) if trimmed[..at].trim_end().ends_with(['|', '｜']) => {
            (&text[..at], &trimmed[at..])
        }
        _ => (text, ""),
    }
}

/// What stands before the next separator that no backslash escapes, after which the rest begins.
fn until_pipe(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr3(b'|', b'\\', 0xEF, &bytes[at..]) {
        at += found;
        match bytes[at] {
            b'\\' => at += 1 + usize::from(bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation)),
            b'|' => return (&text[at..], &text[..at]),
            _ if bytes[at..].starts_with("｜".as_bytes()) => return (&text[at..], &text[..at]),
            _ => at += 3,
        }
    }
    (&text[text.len()..], text)
}

/// The cell of a delimiter row: dashes, with a colon on the side that text is aligned to. A long
/// dash counts where an input method made it of two or more.
fn delimiter_cell(cell: &str) -> IResult<&str, &str> {
    let dashes = nom::combinator::verify(take_while1(is_dash), |run: &str| {
        run.starts_with('-') || run.chars().nth(1).is_some()
    });
    all_consuming(recognize((opt(colon), delimited(blanks, dashes, blanks), opt(colon)))).parse(cell)
}

/// Whether a line without a leading separator reads as a row or a delimiter row of a GFM table.
pub(super) fn is_bare_row(text: &str) -> bool {
    let (rest, _) = until_pipe(text);
    !rest.is_empty()
}
