//! What one line is, from that line alone: heading, row, the opening of a comment, blank or prose.

use super::comment;
use super::cursor::is_blank;
use crate::text::is_space;
use nom::bytes::complete::{take_while, take_while_m_n};
use nom::{IResult, Parser};

/// A line by its look.
pub(super) enum Look<'a> {
    Blank,
    Heading {
        marks: &'a str,
        space: &'a str,
        text: &'a str,
        written: &'a str,
    },
    /// Text that would be a heading were there a space: one if it is a known title.
    NearHeading {
        marks: &'a str,
    },
    Row {
        text: &'a str,
    },
    Comment {
        open: &'a str,
    },
    Prose,
}

/// The white space that a line begins with, of any kind, seen or not, and what the rest looks like.
pub(super) fn look(line: &str) -> (&str, Look<'_>) {
    let is_plain = line.bytes().next().is_some_and(|byte| byte.is_ascii_graphic());
    let text = if is_plain { line } else { line.trim_start_matches(is_space) };
    let indent = &line[..line.len() - text.len()];
    let look = match text.chars().next() {
        None => Look::Blank,
        Some('#' | '＃') => heading(text).map_or(Look::Prose, |(_, look)| look),
        Some('|' | '｜') => Look::Row { text },
        Some('<') => comment::open(text).map_or(Look::Prose, |(_, open)| Look::Comment { open }),
        Some(_) => Look::Prose,
    };
    (indent, look)
}

fn heading(input: &str) -> IResult<&str, Look<'_>> {
    let marks = take_while_m_n(1, 6, |c| matches!(c, '#' | '＃'));
    let (text, (marks, space)) = (marks, take_while(is_space)).parse(input)?;
    let look = if !space.is_empty() || text.is_empty() {
        let written = without_closing_marks(text);
        Look::Heading { marks, space, text: comment::without(written), written }
    } else if text.starts_with(['#', '＃']) {
        Look::Prose
    } else {
        Look::NearHeading { marks }
    };
    Ok(("", look))
}

/// A heading's text without the optional ` ##` at its end.
fn without_closing_marks(text: &str) -> &str {
    let text = text.trim_end_matches(is_space);
    let open = text.trim_end_matches('#');
    if open.is_empty() || open.ends_with(is_blank) { open.trim_end_matches(is_space) } else { text }
}
