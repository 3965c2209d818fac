//! The nom parsers that every kind of line is made of: line ends, white space, and marks in their
//! ASCII and full-width forms.

use nom::character::complete::satisfy;
use nom::combinator::recognize;
use nom::{IResult, Parser};
use std::borrow::Cow;

/// A line's text and its line end: LF, CRLF, a lone CR or the end of the text.
pub(super) fn line(input: &str) -> IResult<&str, (&str, &str)> {
    let (text, rest) = input.split_at(memchr::memchr2(b'\n', b'\r', input.as_bytes()).unwrap_or(input.len()));
    let length = if rest.starts_with("\r\n") { 2 } else { rest.len().min(1) };
    let (end, rest) = rest.split_at(length);
    Ok((rest, (text, end)))
}

/// A space or a tab.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

/// The column that white space ends in which begins in the column `from`; a tab stop is four.
pub(super) fn columns(from: usize, space: &str) -> usize {
    space.chars().fold(from, |column, c| match c {
        '\t' => column / 4 * 4 + 4,
        _ => column + 1,
    })
}

/// `|` or `｜`.
pub(super) fn pipe(input: &str) -> IResult<&str, &str> {
    recognize(satisfy(|c| matches!(c, '|' | '｜'))).parse(input)
}

/// `:` or `：`.
pub(super) fn colon(input: &str) -> IResult<&str, &str> {
    recognize(satisfy(|c| matches!(c, ':' | '：'))).parse(input)
}

/// Whether a paragraph would be something else than prose by how it begins.
pub(crate) fn begins_markup(text: &str) -> bool {
    let all = |mark: char| text.len() > 2 && text.chars().all(|c| c == mark || c == ' ');
    text.starts_with(['#', '＃', '|', '｜', '>'])
        || text.starts_with("<!--")
        || ["- ", "+ "].iter().any(|mark| text.starts_with(mark))
        || all('-')
        || all('=')
        || all('_')
        || ["<<<<<<<", ">>>>>>>", "=======", "|||||||"].iter().any(|mark| text.starts_with(mark))
}

/// Whether `c` is a dash that an input method gives for `-`.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | '—' | '–' | '―')
}

/// Whether a piece of markup holds a character that is not ASCII: a full-width slip.
pub(super) fn is_wide(text: &str) -> bool {
    !text.is_ascii()
}

/// Whether what stands around markup holds a character that is no white space to Markdown (an ideographic space, one
/// that is not seen).
pub(super) fn is_odd(space: &str) -> bool {
    !space.chars().all(is_blank)
}

/// A line's indentation in spaces and tabs, and the rest.
pub(super) fn split_indent(line: &str) -> (&str, &str) {
    let indent = line.bytes().position(|byte| !matches!(byte, b' ' | b'\t'));
    line.split_at(indent.unwrap_or(line.len()))
}

/// A text without the backslashes that escape a separator or a heading's mark.
pub fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    text.replace("\\|", "|").replace("\\｜", "｜").replace("\\#", "#").into()
}
