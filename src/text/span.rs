//! A half-open range of bytes in a text.

use std::ops::Range;

/// Bytes `start..end` of a text, always on character boundaries. Texts are below 4 GiB.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The bytes from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Span {
        debug_assert!(start <= end && u32::try_from(end).is_ok());
        Span { start: start as u32, end: end as u32 }
    }

    /// The empty span at `offset`.
    pub fn empty(offset: u32) -> Span {
        Span { start: offset, end: offset }
    }

    /// Where `part`, a slice of `whole`, lies in it.
    pub fn of(part: &str, whole: &str) -> Span {
        let start = part.as_ptr() as usize - whole.as_ptr() as usize;
        debug_assert!(start + part.len() <= whole.len());
        Span::new(start, start + part.len())
    }

    /// The text that the span covers.
    pub fn slice(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The span as a range of indices.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The number of bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies within this span.
    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span without white space at its ends (ideographic spaces are white space). What is
    /// white space alone shrinks to its start.
    pub fn trim(self, text: &str) -> Span {
        let inner = trim(self.slice(text));
        if inner.is_empty() { Span::empty(self.start) } else { Span::of(inner, text) }
    }
}

/// `str::trim`, quick where what surrounds the text is spaces, as in every aligned table.
pub fn trim(text: &str) -> &str {
    // As many as are compared at once: those that differ leave bits.
    const SPACES: u64 = u64::from_ne_bytes([b' '; 8]);
    let mut bytes = text.as_bytes();
    while let Some((&eight, rest)) = bytes.split_first_chunk() {
        match (u64::from_le_bytes(eight) ^ SPACES).trailing_zeros() as usize / 8 {
            8 => bytes = rest,
            spaces => {
                bytes = &bytes[spaces..];
                break;
            }
        }
    }
    while let [b' ', rest @ ..] = bytes {
        bytes = rest;
    }
    let start = text.len() - bytes.len();
    while let Some((rest, &eight)) = bytes.split_last_chunk() {
        match (u64::from_le_bytes(eight) ^ SPACES).leading_zeros() as usize / 8 {
            8 => bytes = rest,
            spaces => {
                bytes = &bytes[..bytes.len() - spaces];
                break;
            }
        }
    }
    while let [rest @ .., b' '] = bytes {
        bytes = rest;
    }
    let inner = &text[start..start + bytes.len()];
    if begins_plain(bytes) && ends_plain(bytes) { inner } else { inner.trim() }
}

/// Whether a text surely begins with no white space: with visible ASCII, or with a character from
/// U+4000 on (its first byte is E4 or higher), as Han do.
fn begins_plain(text: &[u8]) -> bool {
    text.first().is_none_or(|&byte| byte.is_ascii_graphic() || byte >= 0xE4)
}

/// Whether a text surely ends with none: with visible ASCII, or with a character of U+4000 to U+FFFF, whose
/// first byte, the third from the end, is E4 or higher.
fn ends_plain(text: &[u8]) -> bool {
    let third_last = text.len().checked_sub(3).map(|at| text[at]);
    text.last().is_none_or(u8::is_ascii_graphic) || third_last.is_some_and(|byte| byte >= 0xE4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trims_as_the_standard_library_does() {
        let white: Vec<char> = ('\0'..=char::MAX).filter(|c| c.is_whitespace()).collect();
        assert!(white.contains(&'\u{3000}') && white.iter().all(|&c| c < '\u{4000}'), "{white:?}");
        let inner = ["", "0", "年", "年 报", "𠮷", "（一）", "“三”", "\u{4000}", "é", "\u{200B}", "😀 1"];
        for around in
            white.into_iter().map(String::from).chain(["".into(), "  \u{3000}".into(), " ".repeat(8), " ".repeat(21)])
        {
            for inner in inner {
                let text = format!("{around}{inner}{around}");
                assert_eq!(trim(&text), text.trim(), "{text:?}");
                let span = Span::new(0, text.len()).trim(&text);
                assert_eq!(span.slice(&text), text.trim(), "{text:?}");
            }
        }
    }
}
