//! What one line is, from that line alone: heading, row, the opening of a comment, blank or prose.

use super::cursor::{blanks, columns, is_blank, is_wide};
use super::slips::SlipKind;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::combinator::recognize;
use nom::{IResult, Parser};

/// A line by its look.
pub(super) enum Look<'a> {
    Blank,
    Heading { level: u8, marks: &'a str, space: &'a str, text: &'a str },
    /// Text that would be a heading were there a space: one if it is a known title.
    NearHeading { marks: &'a str },
    Row { text: &'a str },
    Comment { open: &'a str },
    Prose,
}

/// The indentation of a line (with white space that is not Markdown's) and what the rest looks like.
pub(super) fn look(line: &str) -> (&str, Look<'_>) {
    let (rest, _) = blanks(line).unwrap_or((line, ""));
    let marked = rest.trim_start();
    let indent = &line[..line.len() - marked.len()];
    let look = match marked.chars().next() {
        None => Look::Blank,
        Some('#' | '＃') => heading(marked).map_or(Look::Prose, |(_, look)| look),
        Some('|' | '｜') => Look::Row { text: marked },
        Some('<') => comment(marked).map_or(Look::Prose, |(_, look)| look),
        Some(_) => Look::Prose,
    };
    (indent, look)
}

fn heading(input: &str) -> IResult<&str, Look<'_>> {
    let (rest, marks) = take_while_m_n(1, 6, |c| matches!(c, '#' | '＃')).parse(input)?;
    let (text, space) = take_while(|c| is_blank(c) || c == '\u{3000}').parse(rest)?;
    let level = marks.chars().count() as u8;
    if space.is_empty() && !text.is_empty() {
        let more = text.starts_with(['#', '＃']);
        return Ok(("", if more { Look::Prose } else { Look::NearHeading { marks } }));
    }
    Ok(("", Look::Heading { level, marks, space, text: without_closing_marks(text) }))
}

/// A heading's text without the optional ` ##` at its end.
fn without_closing_marks(text: &str) -> &str {
    let text = text.trim_end();
    let open = text.trim_end_matches('#');
    if open.is_empty() || open.ends_with(is_blank) { open.trim_end() } else { text }
}

fn comment(input: &str) -> IResult<&str, Look<'_>> {
    let dashes = alt((tag("--"), tag("——"), tag("－－")));
    let open = (tag("<"), alt((tag("!"), tag("！"))), dashes);
    recognize(open).map(|open| Look::Comment { open }).parse(input)
}

/// What is wrong with an indentation before markup or prose, if anything: four columns make a
/// line code in Markdown; white space of another kind makes markup prose.
pub(super) fn indent_slip(indent: &str, look: &Look<'_>) -> Option<SlipKind> {
    match look {
        Look::Blank => is_wide(indent).then_some(SlipKind::NotQuiteBlank),
        Look::Prose | Look::NearHeading { .. } => None,
        _ if is_wide(indent) => Some(SlipKind::FullwidthMarkup),
        _ => (columns(indent) >= 4).then_some(SlipKind::Indented),
    }
}

/// Whether a line of prose begins a block of its own in Markdown, and so neither joins the
/// paragraph above it nor becomes a table row: a list item, a quotation, a fence, a thematic break.
pub(super) fn begins_block(line: &str) -> bool {
    let text = line.trim_start_matches(is_blank);
    is_list_item(text) || text.starts_with('>') || is_fence(text) || is_thematic_break(text)
}

/// `- `, `* `, `+ `, `1. ` or `1) `.
pub(super) fn is_list_item(text: &str) -> bool {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mark = text[digits..].chars().next();
    let marked = match mark {
        Some('-' | '*' | '+') => digits == 0,
        Some('.' | ')') => (1..=9).contains(&digits),
        _ => false,
    };
    marked && text[digits + 1..].chars().next().is_none_or(is_blank)
}

/// The opening or closing line of fenced code.
pub(super) fn is_fence(text: &str) -> bool {
    let text = text.trim_start_matches(is_blank);
    text.starts_with("```") || text.starts_with("~~~")
}

fn is_thematic_break(text: &str) -> bool {
    ['-', '*', '_'].iter().any(|&mark| {
        text.chars().filter(|&c| c == mark).count() >= 3
            && text.chars().all(|c| c == mark || is_blank(c))
    })
}
