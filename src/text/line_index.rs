//! Where lines begin, and positions in the encodings that editors and reports count in.

use super::Span;

/// What a column counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units: what the Language Server Protocol counts unless told otherwise.
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl Encoding {
    /// How many units `text` is long.
    pub fn len(self, text: &str) -> usize {
        match self {
            Encoding::Utf8 => text.len(),
            Encoding::Utf16 => text.chars().map(char::len_utf16).sum(),
            Encoding::Utf32 => text.chars().count(),
        }
    }

    /// The byte of `line`, whose line end may be there, at a column. A column past the text is the end of
    /// that text; one within a character (the second half of a surrogate pair) is that character's.
    pub fn offset(self, line: &str, column: u32) -> usize {
        let line = line.trim_end_matches(['\n', '\r']);
        let mut left = column as usize;
        let mut at = 0;
        for c in line.chars() {
            let units = match self {
                Encoding::Utf8 => c.len_utf8(),
                Encoding::Utf16 => c.len_utf16(),
                Encoding::Utf32 => 1,
            };
            if left < units {
                break;
            }
            left -= units;
            at += c.len_utf8();
        }
        at
    }
}

/// A line and a column, both counted from 0; the column in the units of an [`Encoding`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// The lines of one text. LF, CRLF and a lone CR end a line, as in LSP and CommonMark.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
    /// Columns within long lines, where there are any: counting each from its line's start would
    /// take the square of the line.
    marks: Vec<Mark>,
}

/// How far lines are counted in one go.
const STRIDE: usize = 4096;

/// What a text's first bytes count, up to about a multiple of [`STRIDE`].
#[derive(Clone, Copy, Debug)]
struct Mark {
    offset: u32,
    utf16: u32,
    utf32: u32,
}

impl Mark {
    fn units(self, encoding: Encoding) -> usize {
        match encoding {
            Encoding::Utf8 => self.offset as usize,
            Encoding::Utf16 => self.utf16 as usize,
            Encoding::Utf32 => self.utf32 as usize,
        }
    }
}

impl LineIndex {
    /// Finds the lines of `text`.
    pub fn new(text: &str) -> LineIndex {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        starts.extend(memchr::memchr2_iter(b'\n', b'\r', bytes).filter_map(|at| {
            let first_of_crlf = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            (!first_of_crlf).then_some(at as u32 + 1)
        }));
        let ends = starts.iter().skip(1).copied().chain([text.len() as u32]);
        let long = starts.iter().zip(ends).any(|(&start, end)| (end - start) as usize > 2 * STRIDE);
        LineIndex { starts, len: text.len() as u32, marks: if long { marks(text) } else { Vec::new() } }
    }

    /// How many lines there are; the empty one after a final line end counts.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// The line that the byte `offset` is on.
    pub fn line(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset) - 1
    }

    /// The bytes of a line, its line end included. A line past the last is empty at the end.
    pub fn span(&self, line: usize) -> Span {
        let bound = |line| self.starts.get(line).copied().unwrap_or(self.len);
        Span { start: bound(line), end: bound(line + 1) }
    }

    /// The position of the byte `offset` of `text`. An offset past the end is the end's; one within
    /// a character is that character's.
    pub fn position(&self, text: &str, offset: u32, encoding: Encoding) -> Position {
        let mut offset = offset.min(self.len);
        while !text.is_char_boundary(offset as usize) {
            offset -= 1;
        }
        let line = self.line(offset);
        let before = Span { start: self.starts[line], end: offset };
        Position { line: line as u32, column: self.units(text, before, encoding) as u32 }
    }

    /// How many units a span of `text` is long.
    fn units(&self, text: &str, span: Span, encoding: Encoding) -> usize {
        let first = self.marks.partition_point(|mark| mark.offset < span.start);
        let last = self.marks.partition_point(|mark| mark.offset <= span.end);
        let marks = self.marks.get(first..last).unwrap_or_default();
        let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return encoding.len(span.slice(text)) };
        let before = encoding.len(Span { start: span.start, end: first.offset }.slice(text));
        let after = encoding.len(Span { start: last.offset, end: span.end }.slice(text));
        before + (last.units(encoding) - first.units(encoding)) + after
    }

    /// The byte at a position of `text`. A column past the line's text is the end of that text; a
    /// line past the last is the end; a column within a character (the second half of a surrogate
    /// pair) is that character's.
    pub fn offset(&self, text: &str, position: Position, encoding: Encoding) -> u32 {
        let span = self.span(position.line as usize);
        span.start + encoding.offset(span.slice(text), position.column) as u32
    }
}

fn marks(text: &str) -> Vec<Mark> {
    let mut mark = Mark { offset: 0, utf16: 0, utf32: 0 };
    let mut marks = vec![mark];
    while text.len() - mark.offset as usize > STRIDE {
        let start = mark.offset as usize;
        let mut end = start + STRIDE;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let part = &text[start..end];
        mark.offset = end as u32;
        mark.utf16 += Encoding::Utf16.len(part) as u32;
        mark.utf32 += Encoding::Utf32.len(part) as u32;
        marks.push(mark);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# 标题𠮷\r\n| 规章😀 | 1 |\r末\n";
    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    #[test]
    fn the_three_line_ends_end_a_line() {
        let index = LineIndex::new(TEXT);
        let lines: Vec<&str> = (0..index.lines()).map(|line| index.span(line).slice(TEXT)).collect();
        assert_eq!(lines, ["# 标题𠮷\r\n", "| 规章😀 | 1 |\r", "末\n", ""]);
    }

    #[test]
    fn every_offset_comes_back_in_every_encoding() {
        let index = LineIndex::new(TEXT);
        for encoding in ENCODINGS {
            for (offset, c) in TEXT.char_indices() {
                if matches!(c, '\n' | '\r') && TEXT[..offset].ends_with('\r') {
                    continue;
                }
                let position = index.position(TEXT, offset as u32, encoding);
                assert_eq!(index.offset(TEXT, position, encoding), offset as u32, "{encoding:?}");
            }
        }
    }

    #[test]
    fn columns_count_what_the_encoding_counts() {
        let index = LineIndex::new(TEXT);
        let offset = TEXT.find(" | 1").unwrap() as u32;
        let columns = ENCODINGS.map(|encoding| index.position(TEXT, offset, encoding).column);
        assert_eq!(columns, [12, 6, 5]);
    }

    #[test]
    fn positions_are_clamped() {
        let index = LineIndex::new(TEXT);
        let at = |line, column, encoding| index.offset(TEXT, Position { line, column }, encoding);
        let end_of_title = TEXT.find('\r').unwrap() as u32;
        for encoding in ENCODINGS {
            assert_eq!(at(0, 99, encoding), end_of_title);
            assert_eq!(at(99, 0, encoding), TEXT.len() as u32);
        }
        let character = TEXT.find('𠮷').unwrap() as u32;
        assert_eq!(at(0, 5, Encoding::Utf16), character, "half of a surrogate pair");
        assert_eq!(at(0, character + 2, Encoding::Utf8), character, "inside a character");
        assert_eq!(index.position(TEXT, 999, Encoding::Utf16), Position { line: 3, column: 0 });
    }

    #[test]
    fn long_lines_count_as_short_ones_do() {
        let text = format!("短\n{}\r\n{}", "| 𠮷 😀a".repeat(2000), "字".repeat(9000));
        let index = LineIndex::new(&text);
        assert!(!index.marks.is_empty());
        for (offset, _) in text.char_indices().step_by(61).chain([(text.len(), ' ')]) {
            let line = index.line(offset as u32);
            let before = &text[index.span(line).start as usize..offset];
            for encoding in ENCODINGS {
                let expected = Position { line: line as u32, column: encoding.len(before) as u32 };
                assert_eq!(index.position(&text, offset as u32, encoding), expected, "{offset} {encoding:?}");
            }
        }
    }
}
