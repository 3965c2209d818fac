//! A text of lines joined as it reads, which knows where each of its bytes stands in the file.

use super::Span;
use std::borrow::Cow;

/// Lines of a file as one text. White space around them is left out; a space stands between two of
/// them only where ASCII meets ASCII.
#[derive(Clone, Default, Debug)]
pub struct Joined<'f> {
    /// The text. Spans in it become spans in the file in [`Joined::span`].
    pub text: Cow<'f, str>,
    /// The stretches of the file that it is made of, in order.
    parts: Vec<Part>,
    /// Whether something is left out behind what is there.
    leaves_out: bool,
}

/// What stands for something that is left out between words.
pub const LEFT_OUT: char = '\u{FFFC}';

/// A stretch of the file.
#[derive(Clone, Copy, Debug)]
struct Part {
    /// Where it begins in the joined text.
    at: u32,
    /// Where it stands in the file.
    file: Span,
}

impl<'f> Joined<'f> {
    /// A stretch of the file as it stands there.
    pub fn whole(file: &'f str, span: Span) -> Joined<'f> {
        Joined { text: span.slice(file).into(), parts: vec![Part { at: 0, file: span }], leaves_out: false }
    }

    /// Goes on with a line of the file, or with a part of one.
    pub fn push(&mut self, file: &'f str, line: Span) {
        let line = line.trim(file);
        if line.is_empty() {
            return;
        }
        let words = line.slice(file);
        if std::mem::take(&mut self.leaves_out) {
            self.text.to_mut().push(LEFT_OUT);
        }
        let ends_narrow = self.text.chars().next_back().is_some_and(|c| c.is_ascii() && c != '\n');
        if ends_narrow && words.starts_with(|c: char| c.is_ascii()) {
            self.text.to_mut().push(' ');
        }
        self.append(words, line);
    }

    /// Leaves something out, over which nothing is read: what is changed on both sides of it would take it along.
    pub fn leave_out(&mut self) {
        self.leaves_out |= !self.text.is_empty();
    }

    /// Begins a new paragraph: nothing joins over it.
    pub fn break_off(&mut self) {
        if !self.text.is_empty() {
            self.text.to_mut().push('\n');
        }
        self.leaves_out = false;
    }

    fn append(&mut self, words: &'f str, file: Span) {
        self.parts.push(Part { at: self.text.len() as u32, file });
        if self.text.is_empty() {
            self.text = words.into();
        } else {
            self.text.to_mut().push_str(words);
        }
    }

    /// Where a stretch of the text stands in the file: from its first byte to its last, over line ends
    /// and all that was left out between.
    pub fn span(&self, span: Span) -> Span {
        // An end belongs to what stands before it, so that nothing is covered that was left out after it.
        let start = self.place(self.parts.partition_point(|part| part.at <= span.start), span.start);
        let end = self.place(self.parts.partition_point(|part| part.at < span.end), span.end);
        Span { start, end: end.max(start) }
    }

    /// The place in the file of a byte of the part before `next`.
    fn place(&self, next: usize, at: u32) -> u32 {
        let Some(part) = self.parts.get(next.saturating_sub(1)) else { return 0 };
        (part.file.start + at.saturating_sub(part.at)).min(part.file.end)
    }

    /// The end, in the joined text, of the line that holds its byte `at`.
    pub fn line_end(&self, at: u32) -> u32 {
        let next = self.parts.partition_point(|part| part.at <= at);
        self.parts.get(next.saturating_sub(1)).map_or(0, |part| part.at + part.file.len() as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Encoding, LineIndex};
    use super::*;

    /// The lines of a text joined.
    fn joined(file: &str) -> Joined<'_> {
        let index = LineIndex::new(file);
        let mut joined = Joined::default();
        for line in 0..index.lines() {
            joined.push(file, index.span(line));
        }
        joined
    }

    /// Where some words of the joined text stand in the file: the text there, and line and column of
    /// start and end.
    fn place(file: &str, words: &str, encoding: Encoding) -> (String, [(u32, u32); 2]) {
        let joined = joined(file);
        let at = joined.text.find(words).unwrap();
        let span = joined.span(Span::new(at, at + words.len()));
        let index = LineIndex::new(file);
        let position = |offset| {
            let position = index.position(file, offset, encoding);
            (position.line, position.column)
        };
        (span.slice(file).to_owned(), [position(span.start), position(span.end)])
    }

    #[test]
    fn words_over_line_ends_stand_in_both_lines() {
        let file = "依据𠮷第三十 \r\n\u{3000}六条𠮷办\n理";
        assert_eq!(joined(file).text, "依据𠮷第三十六条𠮷办理");
        let broken = "第三十 \r\n\u{3000}六条".to_owned();
        assert_eq!(place(file, "第三十六条", Encoding::Utf16), (broken.clone(), [(0, 4), (1, 3)]));
        assert_eq!(place(file, "第三十六条", Encoding::Utf8), (broken.clone(), [(0, 10), (1, 9)]));
        assert_eq!(place(file, "第三十六条", Encoding::Utf32), (broken, [(0, 3), (1, 3)]));
        // Nothing is covered that stands before a line or after it.
        assert_eq!(place(file, "第三十", Encoding::Utf16).1, [(0, 4), (0, 7)]);
        assert_eq!(place(file, "六条𠮷", Encoding::Utf16).1, [(1, 1), (1, 5)]);
        assert_eq!(place(file, "六条𠮷", Encoding::Utf8).1, [(1, 3), (1, 13)]);
        let all = joined(file).text.into_owned();
        assert_eq!(place(file, &all, Encoding::Utf16), (file.to_owned(), [(0, 0), (2, 1)]));
    }

    #[test]
    fn a_space_that_joins_words_is_nowhere_in_the_file() {
        let file = "𠮷 URL\rabc";
        assert_eq!(joined(file).text, "𠮷 URL abc");
        assert_eq!(place(file, "L a", Encoding::Utf16), ("L\ra".to_owned(), [(0, 5), (1, 1)]));
        assert_eq!(place(file, "L ", Encoding::Utf16), ("L".to_owned(), [(0, 5), (0, 6)]));
        assert_eq!(place(file, " a", Encoding::Utf16).1[1], (1, 1));
    }

    #[test]
    fn every_stretch_is_in_the_file() {
        let file = "受理𠮷县\n\n  23件 \nURL\r\nabc，𠮷。\n";
        let mut paragraphs = joined(file);
        paragraphs.break_off();
        paragraphs.push(file, Span::new(0, 6));
        for text in [paragraphs, Joined::whole(file, Span::new(3, file.len())), Joined::default()] {
            let ends: Vec<usize> = text.text.char_indices().map(|(at, _)| at).chain([text.text.len()]).collect();
            for (at, &start) in ends.iter().enumerate() {
                for &end in &ends[at..] {
                    let span = text.span(Span::new(start, end));
                    assert!(file.get(span.range()).is_some(), "{start}..{end} of {:?}", text.text);
                    assert!(text.line_end(start as u32) as usize <= text.text.len());
                }
            }
        }
    }

    #[test]
    fn a_paragraph_of_one_line_is_not_copied() {
        let file = "一段𠮷 \n";
        assert!(matches!(joined(file).text, Cow::Borrowed("一段𠮷")));
    }
}
