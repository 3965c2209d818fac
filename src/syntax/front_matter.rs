//! The front matter: a strict subset of YAML mappings, which any YAML reader reads alike.

use super::cursor::{blanks, colon, is_blank, is_dash, is_wide, line};
use super::slips::{Slip, SlipKind};
use crate::text::{Edit, Span};
use nom::bytes::complete::{take_till1, take_while1};
use nom::combinator::{all_consuming, verify};
use nom::sequence::terminated;
use nom::{IResult, Parser};
use std::borrow::Cow;

/// A key and what it is given: one value, or a list of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The line that the key is on.
    pub line: u32,
    /// The key.
    pub key: Span,
    /// The value on the key's own line; empty where there is none.
    pub value: Scalar,
    /// The `- ` items below the key.
    pub items: Vec<Scalar>,
}

/// A value as it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scalar {
    /// The text between its quotes, if any.
    pub span: Span,
    /// The quotes.
    pub quote: Quote,
}

/// How a value is quoted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Quote {
    /// Not at all.
    None,
    /// `'…'`; a quote inside is doubled.
    Single,
    /// `"…"`, with backslash escapes.
    Double,
}

impl Scalar {
    /// The text that is meant.
    pub fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let raw = &text[self.span.range()];
        match self.quote {
            Quote::Single if raw.contains("''") => raw.replace("''", "'").into(),
            Quote::Double if raw.contains('\\') => unescape(raw).into(),
            _ => raw.into(),
        }
    }
}

fn unescape(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut chars = raw.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('u') => {
                    let code = chars.by_ref().take(4).collect::<String>();
                    let code = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
                    text.push(code.unwrap_or('\u{FFFD}'));
                }
                Some(other) => text.push(other),
                None => {}
            },
            _ => text.push(c),
        }
    }
    text
}

/// What a line of a front matter can be.
enum Part<'a> {
    Fence { mark: &'a str },
    Entry { key: &'a str, colon: &'a str, value: &'a str },
    Item { value: &'a str },
    Comment,
    Blank,
    Other,
}

/// The front matter of a text.
pub(super) struct FrontMatter {
    /// How many lines it has, fences included.
    pub lines: usize,
    pub entries: Vec<Entry>,
    pub slips: Vec<Slip>,
}

/// Reads the front matter that `text` begins with at the byte `from`, if it begins with one.
///
/// It ends at its closing `---`; without one, at the first line that can't belong to it.
pub(super) fn front_matter(text: &str, from: usize) -> Option<FrontMatter> {
    let (mut rest, (first, _)) = line(&text[from..]).ok()?;
    let Part::Fence { mark } = part(first) else { return None };
    let mut found = FrontMatter { lines: 1, entries: Vec::new(), slips: Vec::new() };
    if is_wide(mark) {
        let (_, (next, _)) = line(rest).ok()?;
        if !matches!(part(next), Part::Entry { .. }) {
            return None;
        }
        found.slips.push(fullwidth(text, mark, "---"));
    }
    let closed = closing_line(rest);
    loop {
        let (after, (content, end)) = line(rest).ok()?;
        let part = part(content);
        let over = match (&closed, &part) {
            (Some(close), _) => found.lines > *close,
            (None, Part::Entry { .. } | Part::Item { .. }) => content.is_empty(),
            (None, Part::Comment) => content.starts_with('#'),
            (None, _) => true,
        };
        if over {
            break;
        }
        found.lines += 1;
        found.add(text, content, part);
        rest = after;
        if end.is_empty() {
            break;
        }
    }
    if closed.is_none() {
        let span = Span::of(mark, text);
        let at = text.len() - rest.len();
        let above = &text[..at];
        let closing = match () {
            () if above.ends_with("\r\n") => "---\r\n",
            () if above.ends_with('\r') => "---\r",
            () if above.ends_with('\n') => "---\n",
            () => "\n---\n",
        };
        let edits = vec![Edit::insert(at as u32, closing)];
        found.slips.push(Slip { kind: SlipKind::UnclosedFrontMatter, span, edits });
    }
    Some(found)
}

/// The number of the closing fence's line (the first after the opening one is 1), if the lines up
/// to it can be a front matter. One that a writer got wrong is tolerated among them; what is surely
/// the report itself is not: a row, a section, a title after a blank line, a sentence.
fn closing_line(mut rest: &str) -> Option<usize> {
    let mut number = 1;
    let mut after_blank = false;
    while !rest.is_empty() {
        let (next, (content, _)) = line(rest).ok()?;
        match part(content) {
            Part::Fence { .. } => return Some(number),
            Part::Comment if content.starts_with("##") || after_blank => return None,
            Part::Other if content.contains(['|', '｜', '。', '＃']) => return None,
            part => after_blank = matches!(part, Part::Blank),
        }
        number += 1;
        rest = next;
    }
    None
}

impl FrontMatter {
    fn add(&mut self, text: &str, content: &str, part: Part<'_>) {
        let line = self.lines as u32 - 1;
        match part {
            Part::Fence { mark } if is_wide(mark) => {
                self.slips.push(fullwidth(text, mark, "---"));
            }
            Part::Entry { key, colon, value } => {
                if is_wide(colon) {
                    let spaced = value.starts_with(is_blank) || value.is_empty();
                    self.slips.push(fullwidth(text, colon, if spaced { ":" } else { ": " }));
                } else if !value.is_empty() && !value.starts_with(is_blank) {
                    let at = Span::of(value, text).start;
                    let kind = SlipKind::NoSpaceAfterColon;
                    let edits = vec![Edit::insert(at, " ")];
                    self.slips.push(Slip { kind, span: Span::of(colon, text), edits });
                }
                let value = self.scalar(text, value);
                let key = Span::of(key, text);
                self.entries.push(Entry { line, key, value, items: Vec::new() });
            }
            Part::Item { value } => {
                let item = self.scalar(text, value);
                match self.entries.last_mut() {
                    Some(entry) if entry.value.span.is_empty() => entry.items.push(item),
                    _ => self.junk(text, content),
                }
            }
            Part::Other => self.junk(text, content),
            Part::Fence { .. } | Part::Comment | Part::Blank => {}
        }
    }

    fn junk(&mut self, text: &str, content: &str) {
        let span = Span::of(content, text).trim(text);
        self.slips.push(Slip { kind: SlipKind::NotAnEntry, span, edits: Vec::new() });
    }

    /// Reads a value; notes where YAML would read it otherwise.
    fn scalar(&mut self, text: &str, raw: &str) -> Scalar {
        let raw = raw.trim_matches(is_blank);
        let quoted = |mark: char| {
            let inner = raw.strip_prefix(mark)?;
            let close = closing_quote(inner, mark)?;
            let after = inner[close + 1..].trim_start_matches(is_blank);
            (after.is_empty() || after.starts_with('#')).then(|| Span::of(&inner[..close], text))
        };
        if let Some(span) = quoted('\'') {
            return Scalar { span, quote: Quote::Single };
        }
        if let Some(span) = quoted('"') {
            return Scalar { span, quote: Quote::Double };
        }
        let plain = match raw.find(" #") {
            Some(at) => raw[..at].trim_end_matches(is_blank),
            None if raw.starts_with('#') => &raw[..0],
            None => raw,
        };
        let span = Span::of(plain, text);
        if needs_quotes(plain) {
            let edits = vec![Edit::replace(span, in_quotes(plain))];
            self.slips.push(Slip { kind: SlipKind::NeedsQuotes, span, edits });
        }
        Scalar { span, quote: Quote::None }
    }
}

/// Where the quotation ends that begins before `inner`.
fn closing_quote(inner: &str, mark: char) -> Option<usize> {
    let mut chars = inner.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if mark == '"' => drop(chars.next()),
            '\'' if mark == '\'' && chars.peek().is_some_and(|&(_, next)| next == '\'') => {
                chars.next();
            }
            c if c == mark => return Some(at),
            _ => {}
        }
    }
    None
}

/// A value as an entry gives it: in quotes where it would not be read as this very text without.
pub fn quoted(value: &str) -> Cow<'_, str> {
    let plain = !value.is_empty() && !needs_quotes(value) && !value.contains(" #") && value.trim_matches(is_blank) == value;
    if plain { value.into() } else { in_quotes(value).into() }
}

fn in_quotes(plain: &str) -> String {
    format!("'{}'", plain.replace('\'', "''"))
}

/// Whether YAML would not read `plain` as this very text.
fn needs_quotes(plain: &str) -> bool {
    plain.starts_with(|c| "[]{}>|*&!%@`\"'#,".contains(c))
        || ["- ", "? ", ": "].iter().any(|mark| plain.starts_with(mark))
        || plain.contains(": ")
        || plain.ends_with(':')
}

fn part(content: &str) -> Part<'_> {
    let trimmed = content.trim();
    if trimmed.is_empty() {
        return Part::Blank;
    }
    if let Ok((_, mark)) = fence(content) {
        return Part::Fence { mark };
    }
    if trimmed.starts_with('#') {
        return Part::Comment;
    }
    if let Some(value) = trimmed.strip_prefix('-').filter(|rest| rest.starts_with(is_blank)) {
        return Part::Item { value };
    }
    entry(content).map_or(Part::Other, |(_, part)| part)
}

fn fence(content: &str) -> IResult<&str, &str> {
    let dashes = verify(take_while1(is_dash), |run: &str| {
        run == "---" || is_wide(run) && run.chars().count() >= 2
    });
    all_consuming(terminated(dashes, blanks)).parse(content)
}

/// `键: 值`. A key has no white space inside, no mark of another kind of line, and is short.
fn entry(content: &str) -> IResult<&str, Part<'_>> {
    let key = verify(take_till1(|c| matches!(c, ':' | '：')), |key: &str| {
        let key = key.trim_end_matches(is_blank);
        key.chars().count() <= 16 && !key.contains(|c: char| c.is_whitespace() || "|｜#＃。，".contains(c))
    });
    let (value, (key, colon)) = (key, colon).parse(content)?;
    Ok(("", Part::Entry { key: key.trim_end_matches(is_blank), colon, value }))
}

fn fullwidth(text: &str, part: &str, ascii: &str) -> Slip {
    let span = Span::of(part, text);
    Slip { kind: SlipKind::FullwidthMarkup, span, edits: vec![Edit::replace(span, ascii)] }
}
