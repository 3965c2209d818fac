//! Comments: where one opens, where it closes, and their marks as an input method gives them.

use super::cursor::{is_wide, line};
use crate::text::{Edit, Span, is_space};
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::recognize;
use nom::{IResult, Parser};

const DASHES: [&str; 3] = ["--", "——", "－－"];

/// `<!--` or `<！——`.
pub(super) fn open(input: &str) -> IResult<&str, &str> {
    let dashes = alt((tag(DASHES[0]), tag(DASHES[1]), tag(DASHES[2])));
    recognize((tag("<"), alt((tag("!"), tag("！"))), dashes)).parse(input)
}

/// The first `-->` or `——>` in what follows an opening mark. `<!-->` and `<!--->` are whole
/// comments, as in HTML.
pub(super) fn close(inner: &str) -> Option<&str> {
    let at_once = [">", "->"].into_iter().find(|mark| inner.starts_with(mark));
    at_once.map(|mark| &inner[..mark.len()]).or_else(|| closing_mark(inner))
}

fn closing_mark(text: &str) -> Option<&str> {
    memchr::memchr_iter(b'>', text.as_bytes()).find_map(|at| {
        let dashes = DASHES.into_iter().find(|dashes| text[..at].ends_with(dashes))?;
        Some(&text[at - dashes.len()..=at])
    })
}

/// The closing mark on a line of `below`, which follows the line that a comment opens on. `None`
/// where none comes before a line that opens another comment: then this one was never closed, and
/// the lines between are not its own.
pub(super) fn close_below(below: &str) -> Option<&str> {
    let mut rest = below;
    while !rest.is_empty() {
        let (next, (content, _)) = line(rest).ok()?;
        if open(content.trim_start_matches(is_space)).is_ok() {
            return None;
        }
        if let Some(mark) = closing_mark(content) {
            return Some(mark);
        }
        rest = next;
    }
    None
}

/// The comments in `text`, marks included; one without an end reaches to that of `text`.
pub(crate) fn comments(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut marks = memchr::memchr_iter(b'<', rest.as_bytes()).map(|at| &rest[at..]);
        let (from, inner) = marks.find_map(|from| Some((from, open(from).ok()?.0)))?;
        rest = close(inner).map_or("", |mark| after(mark, inner));
        Some(&from[..from.len() - rest.len()])
    })
}

/// What stands between the closed comments that `text` begins and ends with.
pub(super) fn without(text: &str) -> &str {
    let mut inner = text;
    let closed: Vec<&str> = comments(text).filter(|comment| is_closed(comment)).collect();
    for comment in &closed {
        inner = inner.strip_prefix(comment).map_or(inner, |rest| rest.trim_start_matches(is_space));
    }
    for comment in closed.iter().rev() {
        inner = inner.strip_suffix(comment).map_or(inner, |rest| rest.trim_end_matches(is_space));
    }
    inner
}

/// What the closed comments in `text` say, without their marks.
pub fn said_in_comments(text: &str) -> impl Iterator<Item = &str> {
    comments(text).filter_map(|comment| {
        let inner = open(comment).ok()?.0;
        Some(inner.strip_suffix(close(inner)?)?.trim())
    })
}

/// Whether `text` ends in a comment that does not close in it, so that what is put behind it is more of that.
pub(super) fn leaves_open(text: &str) -> bool {
    comments(text).last().is_some_and(|comment| !is_closed(comment))
}

/// Whether one of [`comments`] ends before the text does: a text may end with any `>`.
pub(crate) fn is_closed(comment: &str) -> bool {
    open(comment).is_ok_and(|(inner, _)| close(inner).is_some())
}

/// Whether `text` is closed comments and white space alone.
pub(super) fn is_comments(text: &str) -> bool {
    let mut rest = text.trim_start_matches(is_space);
    while let Ok((inner, _)) = open(rest) {
        let Some(mark) = close(inner) else { return false };
        rest = after(mark, inner).trim_start_matches(is_space);
    }
    rest.is_empty()
}

/// Whether one of the comments in `text` holds the opening mark of another.
pub(super) fn holds_another(text: &str) -> bool {
    let opens =
        |comment: &str| memchr::memchr_iter(b'<', comment.as_bytes()).skip(1).any(|at| open(&comment[at..]).is_ok());
    comments(text).any(opens)
}

/// What follows `part` in `whole`.
pub(super) fn after<'a>(part: &str, whole: &'a str) -> &'a str {
    &whole[Span::of(part, whole).end as usize..]
}

/// The edits that write the marks of the comments in `part` of `text` in ASCII.
pub(super) fn wide_marks(part: &str, text: &str) -> Vec<Edit> {
    let marks = comments(part).flat_map(|comment| {
        let (inner, opening) = open(comment).unwrap_or((comment, ""));
        [(opening, "<!--"), (close(inner).unwrap_or_default(), "-->")]
    });
    let wide = marks.filter(|(mark, _)| is_wide(mark));
    wide.map(|(mark, ascii)| Edit::replace(Span::of(mark, text), ascii)).collect()
}
