//! The front matter: a strict subset of YAML mappings, which any YAML reader reads alike.

use super::comment;
use super::cursor::{colon, is_blank, is_dash, is_odd, is_wide, line, split_indent};
use super::slips::{Slip, SlipKind};
use crate::text::{Edit, Span, ascii, bare, is_break, is_space};
use nom::bytes::complete::{take_till1, take_while, take_while1};
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
    /// The `- ` items below the key, or those in brackets on its own line.
    pub items: Vec<Scalar>,
}

impl Entry {
    /// What the key is given: its value, or the items of its list.
    pub fn values(&self) -> impl Iterator<Item = &Scalar> {
        std::iter::once(&self.value).filter(|_| self.items.is_empty()).chain(&self.items)
    }
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
        let meant = match c {
            '\\' => escaped(chars.as_str()).map(|(meant, length)| {
                chars = chars.as_str()[length..].chars();
                meant
            }),
            _ => None,
        };
        text.push(meant.unwrap_or(c));
    }
    text
}

/// What stands behind a backslash in double quotes is for, and how long it is; `None` for what is not understood here.
fn escaped(behind: &str) -> Option<(char, usize)> {
    Some(match behind.chars().next()? {
        'n' => ('\n', 1),
        't' => ('\t', 1),
        c @ ('"' | '\\' | '/' | ' ') => (c, 1),
        'u' => {
            let code = behind.get(1..5).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
            (char::from_u32(u32::from_str_radix(code, 16).ok()?)?, 5)
        }
        _ => return None,
    })
}

/// Where a backslash in double quotes stands before something that is not understood.
fn unknown_escapes(inner: &str) -> impl Iterator<Item = &str> {
    let mut rest = inner;
    std::iter::from_fn(move || {
        loop {
            let at = memchr::memchr(b'\\', rest.as_bytes())?;
            let behind = &rest[at + 1..];
            if let Some((_, length)) = escaped(behind) {
                rest = &behind[length..];
                continue;
            }
            let length = behind.chars().next().map_or(0, char::len_utf8);
            let found = &rest[at..at + 1 + length];
            rest = &behind[length..];
            return Some(found);
        }
    })
}

/// What a line of a front matter can be.
enum Part<'a> {
    Fence { mark: &'a str },
    Entry { key: &'a str, colon: &'a str, value: &'a str },
    Item { dash: &'a str, value: &'a str },
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
    /// Whether the last key has nothing on its own line, so that a list may follow.
    is_open: bool,
    /// How far in the items of that list stand.
    indent: usize,
}

/// Reads the front matter that `text` begins with, a byte order mark aside, if it does.
///
/// It ends at its closing `---`; without one, at the first line that can't belong to it.
pub(super) fn front_matter(text: &str, newline: &str) -> Option<FrontMatter> {
    let (mut rest, (first, _)) = line(text.strip_prefix('\u{FEFF}').unwrap_or(text)).ok()?;
    let (indent, Part::Fence { mark }) = part(first) else { return None };
    let mut found = FrontMatter { lines: 1, entries: Vec::new(), slips: Vec::new(), is_open: false, indent: 0 };
    found.slips.extend(odd_space(text, indent));
    if is_wide(mark) {
        // A long dash may begin a text too: it is a fence only where an entry follows.
        let (_, (second, _)) = line(rest).ok()?;
        if !matches!(part(second).1, Part::Entry { .. }) {
            return None;
        }
        found.slips.push(fullwidth(text, mark, "---"));
    }
    found.slips.extend(odd_space(text, comment::after(mark, first)));
    let closing = closing_line(rest);
    while !rest.is_empty() && closing.is_none_or(|closing| found.lines <= closing) {
        let (after, (content, _)) = line(rest).ok()?;
        let (indent, part) = part(content);
        if closing.is_none() && !can_continue(content, &part) {
            break;
        }
        // YAML would take it for a part of what stands after it. Of items it is told with all of their indentation.
        if !(found.is_open && matches!(part, Part::Item { .. })) {
            found.slips.extend(odd_space(text, indent));
        }
        found.characters(text, content);
        found.add(text, content, part);
        rest = after;
    }
    if closing.is_none() {
        let end = text.len() - rest.len();
        let ended = text[..end].ends_with(['\n', '\r']);
        let fence = if ended { format!("---{newline}") } else { format!("{newline}---{newline}") };
        let edits = vec![Edit::insert(end as u32, fence)];
        found.slips.push(Slip { kind: SlipKind::UnclosedFrontMatter, span: Span::of(mark, text), edits });
    }
    Some(found)
}

/// Whether a line surely belongs to a front matter that is never closed. A `#` at the margin may be
/// the report's title.
fn can_continue(content: &str, part: &Part<'_>) -> bool {
    match part {
        Part::Entry { .. } | Part::Item { .. } => true,
        Part::Comment => !at_margin(content).starts_with('#'),
        Part::Fence { .. } | Part::Blank | Part::Other => false,
    }
}

/// A line without what is no white space to YAML before it, which goes when the line is put right.
fn at_margin(content: &str) -> &str {
    content.trim_start_matches(|c| is_space(c) && !is_blank(c))
}

/// The number of the closing fence's line (the first after the opening one is 1), if the lines up
/// to it can be a front matter. One that a writer got wrong is tolerated among them; what is surely
/// the report itself is not: a row, a section, a sentence, or a title, which is a `# ` without a colon below a blank
/// line with nothing of a front matter after it.
fn closing_line(mut rest: &str) -> Option<usize> {
    let (mut after_blank, mut after_title) = (false, false);
    let mut number = 1;
    while !rest.is_empty() {
        let (next, (content, _)) = line(rest).ok()?;
        let (_, part) = part(content);
        match part {
            Part::Fence { .. } => return (!after_title).then_some(number),
            Part::Comment if at_margin(content).starts_with("##") => return None,
            // 填报人：张三 is none.
            Part::Comment => {
                after_title |= after_blank && at_margin(content).starts_with('#') && !content.contains([':', '：']);
            }
            Part::Other if after_title || content.contains(['|', '｜', '。', '＃']) => return None,
            Part::Entry { .. } | Part::Item { .. } => after_title = false,
            Part::Blank | Part::Other => {}
        }
        after_blank = matches!(part, Part::Blank);
        number += 1;
        rest = next;
    }
    None
}

impl FrontMatter {
    /// Adds the next line.
    fn add(&mut self, text: &str, content: &str, part: Part<'_>) {
        let line = self.lines as u32;
        self.lines += 1;
        match part {
            Part::Fence { mark } => {
                self.slips.extend(is_wide(mark).then(|| fullwidth(text, mark, "---")));
                self.slips.extend(odd_space(text, comment::after(mark, content)));
            }
            Part::Entry { key, colon, value } => {
                let gap = Span { start: Span::of(key, text).end, end: Span::of(colon, text).start };
                self.slips.extend(odd_space(text, gap.slice(text)));
                self.tab(text, gap.slice(text));
                self.colon(text, colon, value);
                let is_junk = key.is_empty() || needs_quotes(key);
                if is_junk {
                    self.junk(text, if key.is_empty() { colon } else { key });
                }
                let told = self.slips.len();
                let list = listed(bare(value));
                let value = match &list {
                    None => self.scalar(text, value),
                    Some((_, behind)) => {
                        self.odd_tail(text, Span::of(behind, text).start as usize, value);
                        Scalar { span: Span::of(&bare(value)[..0], text), quote: Quote::None }
                    }
                };
                // `{机关: 甲县, 年度: 2023}` is no better with quotes around its end.
                if is_junk {
                    self.slips.truncate(told);
                }
                self.is_open = value.span.is_empty() && list.is_none();
                let items = list.into_iter().flat_map(|(items, _)| items).map(|item| self.scalar(text, item)).collect();
                self.entries.push(Entry { line, key: Span::of(key, text), value, items });
            }
            Part::Item { dash, value } => match self.entries.last() {
                Some(entry) if self.is_open => {
                    let indent = split_indent(content).0;
                    // All stand in one column, and none after a tab.
                    let is_first = entry.items.is_empty();
                    if indent.contains('\t') || !is_first && self.indent != indent.len() {
                        self.junk(text, content);
                    }
                    self.indent = if is_first { indent.len() } else { self.indent };
                    self.odd_indent(text, content, SlipKind::FullwidthMarkup);
                    self.item(text, dash, value);
                }
                _ => self.junk(text, content),
            },
            Part::Other => self.junk(text, content),
            Part::Comment => self.tab(text, split_indent(content).0),
            Part::Blank => {
                self.odd_indent(text, content, SlipKind::NotQuiteBlank);
                self.tab(text, content);
            }
        }
    }

    /// Blanks that say nothing, with a tab among them: some readers refuse it there.
    fn tab(&mut self, text: &str, blanks: &str) {
        if blanks.contains('\t') && blanks.chars().all(is_blank) {
            self.slips.push(Slip::replace(SlipKind::RefusedCharacter, Span::of(blanks, text), ""));
        }
    }

    /// White space before a line that is none to YAML.
    fn odd_indent(&mut self, text: &str, content: &str, kind: SlipKind) {
        let indent = &content[..content.len() - content.trim_start_matches(is_space).len()];
        if is_odd(indent) {
            self.slips.push(Slip::replace(kind, Span::of(indent, text), ""));
        }
    }

    /// What YAML takes in no text: control characters, and a byte order mark that is not the text's. Of a NUL the
    /// tree tells.
    fn characters(&mut self, text: &str, content: &str) {
        let is_refused = |c: char| match c {
            '\t' | '\0' | '\u{85}' => false,
            '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => true,
            c => c.is_control(),
        };
        let refused = content.match_indices(is_refused).map(|(_, refused)| Span::of(refused, text));
        self.slips.extend(refused.map(|span| Slip::replace(SlipKind::RefusedCharacter, span, "")));
    }

    /// A colon has to be an ASCII one, with a space after it.
    fn colon(&mut self, text: &str, colon: &str, value: &str) {
        // Of these `characters` tells.
        let told = |c: char| c == '\u{FEFF}' || c.is_control() && !c.is_whitespace();
        let space = &value[..value.len() - value.trim_start_matches(|c| is_space(c) && !told(c)).len()];
        let lacks_space = space.is_empty() && !value.is_empty();
        if is_wide(colon) || is_odd(space) {
            let span = Span::of(colon, text).join(Span::of(space, text));
            let ascii = if bare(value).is_empty() { ":" } else { ": " };
            self.slips.push(Slip::replace(SlipKind::FullwidthMarkup, span, ascii));
        } else if space.contains('\t') && value.trim().is_empty() {
            self.slips.push(Slip::replace(SlipKind::RefusedCharacter, Span::of(space, text), ""));
        } else if space.contains('\t') {
            // Some readers refuse it.
            self.slips.push(Slip::replace(SlipKind::NoSpaceAfterColon, Span::of(space, text), " "));
        } else if lacks_space {
            let edits = vec![Edit::insert(Span::of(value, text).start, " ")];
            self.slips.push(Slip { kind: SlipKind::NoSpaceAfterColon, span: Span::of(colon, text), edits });
        }
    }

    fn item(&mut self, text: &str, dash: &str, value: &str) {
        let space = &value[..value.len() - value.trim_start_matches(is_space).len()];
        if is_wide(dash) || is_odd(space) {
            let span = Span::of(dash, text).join(Span::of(space, text));
            self.slips.push(Slip::replace(SlipKind::FullwidthMarkup, span, "- "));
        } else if space.contains('\t') {
            self.slips.push(Slip::replace(SlipKind::RefusedCharacter, Span::of(space, text), " "));
        }
        let item = self.scalar(text, value);
        if let Some(entry) = self.entries.last_mut() {
            entry.items.push(item);
        }
    }

    fn junk(&mut self, text: &str, content: &str) {
        self.slips.push(Slip::plain(SlipKind::NotAnEntry, Span::of(content, text).trim(text)));
    }

    /// White space after a value, which ends at `end` and stands in `whole`, that YAML takes for more of it.
    fn odd_tail(&mut self, text: &str, end: usize, whole: &str) {
        let behind = text.get(end..Span::of(whole, text).end as usize).unwrap_or_default();
        let space = &behind[..behind.len() - behind.trim_start().len()];
        let instead = if space.len() == behind.len() { "" } else { " " };
        if is_odd(space) {
            self.slips.push(Slip::replace(SlipKind::FullwidthMarkup, Span::of(space, text), instead));
        } else if space.contains('\t') && !whole.trim().is_empty() {
            self.slips.push(Slip::replace(SlipKind::RefusedCharacter, Span::of(space, text), instead));
        }
    }

    /// What ends a line to some readers, within a value.
    fn breaks(&mut self, text: &str, value: &str) {
        let found = value.match_indices(|c| is_break(c) && !c.is_ascii());
        self.slips.extend(found.map(|(_, c)| Slip::replace(SlipKind::RefusedCharacter, Span::of(c, text), "")));
    }

    /// Reads a value; notes where YAML would read it otherwise.
    fn scalar(&mut self, text: &str, raw: &str) -> Scalar {
        let whole = raw;
        let raw = bare(raw);
        for (mark, quote) in [('\'', Quote::Single), ('"', Quote::Double)] {
            if let Some(inner) = between_quotes(raw, mark) {
                let span = Span::of(inner, text);
                self.breaks(text, inner);
                self.odd_tail(text, span.end as usize + 1, whole);
                if quote == Quote::Double {
                    let unknown = unknown_escapes(inner).map(|escape| Span::of(escape, text));
                    self.slips.extend(unknown.map(|span| Slip::plain(SlipKind::UnknownEscape, span)));
                }
                return Scalar { span, quote };
            }
        }
        let plain = without_comment(raw);
        let span = Span::of(plain, text);
        self.breaks(text, plain);
        self.odd_tail(text, span.end as usize, whole);
        if is_other_yaml(plain) {
            self.slips.push(Slip::plain(SlipKind::OtherYaml, span));
            return Scalar { span: Span::empty(span.start), quote: Quote::None };
        }
        if needs_quotes(plain) {
            // What is written as one of YAML's own collections may have been meant as that, and a quotation that is not
            // closed may go on below.
            let is_open = |mark: char| plain.strip_prefix(mark).is_some_and(|rest| closing_quote(rest, mark).is_none());
            let is_certain = !plain.starts_with(['[', '{']) && !is_open('"') && !is_open('\'');
            let edits = is_certain.then(|| Edit::replace(span, in_quotes(plain)));
            self.slips.push(Slip { kind: SlipKind::NeedsQuotes, span, edits: edits.into_iter().collect() });
        } else if let Some(ascii) = ascii_figure(plain) {
            self.slips.push(Slip::replace(SlipKind::FullwidthMarkup, span, ascii));
        }
        Scalar { span, quote: Quote::None }
    }
}

/// Whether a value is written in one of YAML's ways that are not read here: what stands on the lines below (`|`, `>-`), or
/// behind an anchor (`&甲 某局`) or a tag (`!!str 某局`).
fn is_other_yaml(plain: &str) -> bool {
    let is_block = plain.strip_prefix(['|', '>']);
    let is_block = is_block.is_some_and(|rest| rest.len() <= 2 && rest.chars().all(|c| "+-123456789".contains(c)));
    is_block || plain.starts_with(['&', '!']) && plain.len() > 1 && !plain[1..].starts_with(is_blank)
}

/// The items of a list in brackets, which is all that a value is, and what stands behind it: `[甲.nianbao, '乙, 丙.nianbao']`.
fn listed(raw: &str) -> Option<(Vec<&str>, &str)> {
    let mut items = Vec::new();
    let mut rest = raw.strip_prefix('[')?.trim_start_matches(is_blank);
    loop {
        if let Some(behind) = rest.strip_prefix(']') {
            let ends = behind.is_empty() || behind.starts_with(is_blank) && without_comment(behind).is_empty();
            return ends.then_some((items, behind));
        }
        let quoted = |mark: char| Some(1 + closing_quote(rest.strip_prefix(mark)?, mark)? + 1);
        let end = quoted('\'').or_else(|| quoted('"')).or_else(|| rest.find([',', ']']))?;
        let item = rest[..end].trim_end_matches(is_blank);
        let is_plain = !item.starts_with(['\'', '"']);
        // What YAML keeps around a value is told of a value that stands alone.
        if item.is_empty()
            || bare(item) != item
            || is_plain && (needs_quotes(item) || item.contains(['[', '{', '}', '#']))
        {
            return None;
        }
        items.push(item);
        let behind = rest[end..].trim_start_matches(is_blank);
        rest = match behind.strip_prefix(',') {
            Some(next) => next.trim_start_matches(is_blank),
            None if behind.starts_with(']') => behind,
            None => return None,
        };
    }
}

/// What stands between the quotes of a value that is quoted as a whole.
fn between_quotes(raw: &str, mark: char) -> Option<&str> {
    let inner = raw.strip_prefix(mark)?;
    let close = closing_quote(inner, mark)?;
    let after = &inner[close + 1..];
    let ends = after.is_empty() || after.starts_with(is_blank) && without_comment(after).is_empty();
    ends.then_some(&inner[..close])
}

/// A plain value without the comment after it: a `#` after white space, or at the very beginning.
fn without_comment(raw: &str) -> &str {
    let begins = |(at, _): &(usize, &str)| *at == 0 || raw[..*at].ends_with(is_blank);
    let comment = raw.match_indices('#').find(begins);
    comment.map_or(raw, |(at, _)| &raw[..at]).trim_end()
}

/// A value as an entry gives it: in quotes where it would not be read as this very text without.
pub fn quoted(value: &str) -> Cow<'_, str> {
    let plain = !value.is_empty() && !needs_quotes(value) && without_comment(value) == value && value.trim() == value;
    if plain { value.into() } else { in_quotes(value).into() }
}

fn in_quotes(plain: &str) -> String {
    format!("'{}'", plain.replace('\'', "''"))
}

/// A figure or a date in ASCII, where it is written full-width: `２０２３年`, `２０２４－０１－２５`.
fn ascii_figure(plain: &str) -> Option<String> {
    let is_digit = |c: char| matches!(c, '0'..='9' | '０'..='９');
    let is_figure = |c: char| is_digit(c) || matches!(c, '-' | '－' | '年' | '月' | '日');
    let has_wide = plain.contains(|c| matches!(c, '０'..='９' | '－'));
    // A year or a date has four digits at least; fewer may be a name.
    let digits = plain.chars().filter(|&c| is_digit(c)).count();
    let is_written_wide = has_wide && digits >= 4 && plain.chars().all(is_figure);
    is_written_wide.then(|| plain.chars().map(ascii).collect())
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

/// Whether YAML would not read `plain` as this very text.
fn needs_quotes(plain: &str) -> bool {
    let ends_word = |rest: &str| rest.is_empty() || rest.starts_with(is_blank);
    // What YAML has for nothing, and for yes and no.
    matches!(plain, "~" | "null" | "Null" | "NULL" | "true" | "True" | "TRUE" | "false" | "False" | "FALSE")
        || plain.starts_with(|c| "[]{}>|*&!%@`\"'#,".contains(c))
        || plain.strip_prefix(['-', '?']).is_some_and(ends_word)
        || plain.match_indices(':').any(|(at, colon)| ends_word(&plain[at + colon.len()..]))
}

/// What a line can be, and what is no white space to YAML before that.
fn part(content: &str) -> (&str, Part<'_>) {
    let trimmed = bare(content);
    if trimmed.is_empty() {
        return ("", Part::Blank);
    }
    let inner = at_margin(content);
    let indent = &content[..content.len() - inner.len()];
    if let Ok((_, mark)) = fence(inner) {
        return (indent, Part::Fence { mark });
    }
    if trimmed.starts_with('#') {
        return (indent, Part::Comment);
    }
    if let Some(value) = trimmed.strip_prefix(is_dash).filter(|rest| rest.starts_with(is_space)) {
        return (indent, Part::Item { dash: &trimmed[..trimmed.len() - value.len()], value });
    }
    match entry(inner) {
        Ok((_, part)) => (indent, part),
        Err(_) => ("", Part::Other),
    }
}

/// The slip of what looks like white space, or like nothing, and is something else to YAML.
fn odd_space(text: &str, space: &str) -> Option<Slip> {
    // Of a byte order mark alone it is told otherwise.
    is_odd(space.trim_matches('\u{FEFF}')).then(|| Slip::replace(SlipKind::FullwidthMarkup, Span::of(space, text), ""))
}

fn fence(content: &str) -> IResult<&str, &str> {
    let dashes = verify(take_while1(is_dash), |run: &str| run == "---" || is_wide(run) && run.chars().count() >= 2);
    all_consuming(terminated(dashes, take_while(is_space))).parse(content)
}

/// `键: 值`. A key has no white space inside, no mark of another kind of line, and is short; what nobody sees in it is
/// told apart.
fn entry(content: &str) -> IResult<&str, Part<'_>> {
    let key = verify(take_till1(|c| matches!(c, ':' | '：')), |key: &str| {
        let key = key.trim_end_matches(is_space);
        key.chars().count() <= 16 && !key.contains(|c: char| c.is_whitespace() || "|｜#＃。，".contains(c))
    });
    let (value, (key, colon)) = (key, colon).parse(content)?;
    Ok(("", Part::Entry { key: key.trim_end_matches(is_space), colon, value }))
}

fn fullwidth(text: &str, part: &str, ascii: &str) -> Slip {
    Slip::replace(SlipKind::FullwidthMarkup, Span::of(part, text), ascii)
}
