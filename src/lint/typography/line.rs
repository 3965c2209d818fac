//! A paragraph as its rules read it: character by character, with what is no prose of its own (addresses, code, the
//! markup of links) taken for one character that nothing is said of.

use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::rule::Rule;
use crate::report::Place;
use crate::text::{HAN_BYTES, Joined, Span, char_at, han_at};

/// What stands for a stretch that is not read.
pub(super) const OPAQUE: char = '\u{FFFC}';

/// A paragraph or a heading. The same one is filled again and again.
#[derive(Default)]
pub(super) struct Line {
    /// Its characters.
    pub chars: Vec<char>,
    /// Where each begins in the stretch of text that the paragraph is of, and where the last ends.
    at: Vec<u32>,
    /// Whether it begins with `#`: a heading, or a topic.
    pub hashed: bool,
    /// The indices of those that are neither Han nor ASCII digits or letters.
    pub marks: Vec<u32>,
}

/// A paragraph in the report that it is of.
pub(super) struct Scene<'a, 'r> {
    pub context: &'a Context<'r>,
    pub joined: &'a Joined<'r>,
    pub line: &'a Line,
    /// Which paragraph of its stretch this is.
    pub paragraph: usize,
    /// Whether it heads the report or a section, whose wording is for the rules on structure.
    pub heads: bool,
    pub place: Option<Place>,
}

impl Line {
    /// Reads a paragraph: `text`, which begins at `start` of the stretch.
    pub fn fill(&mut self, text: &str, start: usize) {
        self.marks.clear();
        self.hashed = text.starts_with('#');
        // There are never more characters than bytes.
        self.chars.resize(text.len(), OPAQUE);
        self.at.resize(text.len() + 1, 0);
        let (chars, at) = (&mut self.chars[..], &mut self.at[..]);
        let mut filling = Filling { text, start, chars, at, marks: &mut self.marks, count: 0, open_address: false };
        // `#` and white space before a heading or an indented paragraph.
        let mut next = text.len() - text.trim_start_matches(['#', ' ', '\u{3000}']).len();
        while next < text.len() {
            while let Some(c) = han_at(text, next) {
                filling.push(c, next);
                next += HAN_BYTES;
            }
            next = filling.step(next);
        }
        let count = filling.count;
        self.at[count] = (start + text.len()) as u32;
        self.chars.truncate(count);
        self.at.truncate(count + 1);
    }

    /// The character at an index; none before the first and after the last.
    pub fn get(&self, index: usize) -> Option<char> {
        self.chars.get(index).copied()
    }

    /// The character before an index.
    pub fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).and_then(|index| self.get(index))
    }

    /// Whether some words stand at an index.
    pub fn is_at(&self, index: usize, words: &str) -> bool {
        let mut chars = self.chars.get(index..).unwrap_or_default().iter();
        words.chars().all(|c| chars.next() == Some(&c))
    }

    /// Whether some words end before an index.
    pub fn ends(&self, index: usize, words: &str) -> bool {
        let mut chars = self.chars.get(..index).unwrap_or_default().iter().rev();
        words.chars().rev().all(|c| chars.next() == Some(&c))
    }

    /// Whether the paragraph or one of its clauses begins at an index.
    pub fn begins_clause(&self, index: usize) -> bool {
        self.before(index).is_none_or(|c| !is_han(c) && !c.is_alphanumeric() && c != OPAQUE)
    }

    /// The bytes of the characters `from..to`, in the stretch.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let at = |index: usize| self.at.get(index).copied().unwrap_or_default();
        // The end of a character, not what was left out after it.
        let end = to.checked_sub(1).map_or(at(to), |last| {
            let next = at(to);
            match self.get(last) {
                Some(OPAQUE) | None => next,
                Some(c) => at(last) + c.len_utf8() as u32,
            }
        });
        Span { start: at(from), end: end.max(at(from)) }
    }
}

/// A paragraph that is being read.
struct Filling<'a> {
    text: &'a str,
    /// Where it begins in the stretch.
    start: usize,
    chars: &'a mut [char],
    at: &'a mut [u32],
    marks: &'a mut Vec<u32>,
    /// How many characters have been read.
    count: usize,
    /// Whether a link's address that is not closed was looked for already.
    open_address: bool,
}

impl Filling<'_> {
    /// Reads what begins at a place; gives the place after it.
    #[inline]
    fn step(&mut self, at: usize) -> usize {
        let text = self.text;
        let Some(c) = char_at(text, at) else { return text.len() };
        if !c.is_ascii() {
            if !is_han(c) {
                self.marks.push(self.count as u32);
            }
            self.push(c, at);
            return at + c.len_utf8();
        }
        let bytes = text.as_bytes();
        match c {
            '0'..='9' | 'A'..='Z' | 'a'..='z' => self.word(at),
            '(' if !self.open_address && bytes[..at].last() == Some(&b']') => match address_end(text, at) {
                Some(end) => self.opaque(at, end),
                None => {
                    self.open_address = true;
                    self.mark('(', at)
                }
            },
            '\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at + 1,
            '<' | '`' => match enclosed_end(bytes, at) {
                Some(end) => self.opaque(at, end),
                None => self.mark(c, at),
            },
            _ => self.mark(c, at),
        }
    }

    #[inline]
    fn push(&mut self, c: char, at: usize) {
        self.chars[self.count] = c;
        self.at[self.count] = (self.start + at) as u32;
        self.count += 1;
    }

    fn mark(&mut self, c: char, at: usize) -> usize {
        self.marks.push(self.count as u32);
        self.push(c, at);
        at + 1
    }

    fn opaque(&mut self, at: usize, end: usize) -> usize {
        self.mark(OPAQUE, at);
        end
    }

    /// A run of ASCII that begins with a letter or digit: an address is one thing, a word or a number is characters.
    fn word(&mut self, at: usize) -> usize {
        let bytes = &self.text.as_bytes()[at..];
        let goes_on = |byte: &u8| byte.is_ascii_alphanumeric() || b"@./:-_?=&%+~#$!".contains(byte);
        let mut length = bytes.iter().position(|byte| !goes_on(byte)).unwrap_or(bytes.len());
        while length > 1 && !bytes[length - 1].is_ascii_alphanumeric() && bytes[length - 1] != b'/' {
            length -= 1;
        }
        let run = &bytes[..length];
        let is_address = run.iter().any(u8::is_ascii_alphabetic) && run.iter().any(|it| b"@./:_=".contains(it));
        if is_address {
            return self.opaque(at, at + length);
        }
        for (next, &byte) in run.iter().enumerate() {
            if !byte.is_ascii_alphanumeric() {
                self.marks.push(self.count as u32);
            }
            self.push(byte.into(), at + next);
        }
        at + length
    }
}

impl Scene<'_, '_> {
    /// Where the characters `from..to` stand in the file.
    pub fn span(&self, from: usize, to: usize) -> Span {
        self.joined.span(self.line.span(from, to))
    }

    /// Those characters.
    pub fn words(&self, from: usize, to: usize) -> String {
        self.line.chars.get(from..to).unwrap_or_default().iter().collect()
    }

    /// A finding on them.
    pub fn finding(&self, rule: &'static Rule, from: usize, to: usize, message: String) -> Finding {
        let mut finding = Finding::new(rule, self.span(from, to), message);
        finding.place.clone_from(&self.place);
        finding
    }
}

/// A tag or a piece of code is not longer than this.
const MAX_TAG: usize = 300;

/// Where a tag or a piece of code ends that begins at `at`.
fn enclosed_end(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at + 1..];
    let (close, is_tag) = if bytes[at] == b'<' { (b'>', true) } else { (b'`', false) };
    let stops = |byte: &u8| *byte == close || is_tag && *byte == b'<';
    let length = rest.iter().take(MAX_TAG).position(stops).filter(|&length| rest[length] == close)?;
    let begins = |byte: &u8| !is_tag || byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!');
    // In Chinese, `<` and `>` may be signs of their own: an address and an attribute are not.
    let inner = &rest[..length];
    let is_one = !is_tag || inner.is_ascii() || inner.contains(&b'=') || inner.windows(2).any(|pair| pair == b"//");
    (inner.first().is_some_and(begins) && is_one).then_some(at + length + 2)
}

/// Where the address of a link ends, whose `(` stands at `at`: after its `)`, which others in it may go before in pairs.
/// None holds white space; one with Han is that of a page or the name of a file.
fn address_end(text: &str, at: usize) -> Option<usize> {
    let rest = &text.as_bytes()[at..];
    let mut open = 0usize;
    let ends = |byte: &u8| {
        match byte {
            b'(' => open += 1,
            b')' => open -= 1,
            b' ' | b'\n' | b'\r' => return true,
            _ => {}
        }
        open == 0
    };
    let length = rest.iter().take(2000).position(ends).filter(|&length| rest[length] == b')')?;
    let inner = &text[at + 1..at + length];
    let is_name = |ending: &str| (2..=5).contains(&ending.len()) && ending.bytes().all(|it| it.is_ascii_alphanumeric());
    let is_file = || inner.rsplit_once('.').is_some_and(|(_, ending)| is_name(ending));
    let is_address =
        if inner.is_ascii() { inner.contains(['.', '/', ':', '#']) } else { inner.contains("//") || is_file() };
    is_address.then_some(at + length + 1)
}

/// Whether a character is Han, Chinese zero included.
#[inline]
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a character is a numeral, in figures or in Han.
pub(super) fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９') || "〇零一二两三四五六七八九十百千万亿几多余数".contains(c)
}
