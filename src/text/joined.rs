//! A text of lines joined as it reads, which knows where each of its bytes stands in the file.

use super::{Span, trim};
use std::borrow::Cow;

/// Lines of a file as one text. White space around them is left out; there is no space between two of
/// them where Han characters meet.
#[derive(Clone, Default, Debug)]
pub struct Joined<'f> {
    /// The text. Spans in it become spans in the file in [`Joined::span`].
    pub text: Cow<'f, str>,
    /// The stretches of the file that it is made of, in order.
    parts: Vec<Part>,
}

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
        Joined { text: span.slice(file).into(), parts: vec![Part { at: 0, file: span }] }
    }

    /// Goes on with a line of the file, or with a part of one.
    pub fn push(&mut self, file: &'f str, line: Span) {
        let line = line.trim(file);
        if line.is_empty() {
            return;
        }
        let words = line.slice(file);
        let ends_narrow = self.text.chars().next_back().is_some_and(|c| c.is_ascii() && c != '\n');
        if ends_narrow && words.starts_with(|c: char| c.is_ascii()) {
            self.text.to_mut().push(' ');
        }
        self.append(words, line);
    }

    /// Begins a new paragraph: nothing joins over it.
    pub fn break_off(&mut self) {
        if !self.text.is_empty() {
            self.text.to_mut().push('\n');
        }
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
        // An end belongs to what stands before it, so that nothing is covered that was left out behind it.
        let start = self.place(self.parts.partition_point(|part| part.at <= span.start), span.start);
        let end = self.place(self.parts.partition_point(|part| part.at < span.end), span.end);
        Span { start, end: end.max(start) }
    }

    /// The place in the file of a byte of the part before `next`.
    fn place(&self, next: usize, at: u32) -> u32 {
        let Some(part) = next.checked_sub(1).or(Some(0)).and_then(|index| self.parts.get(index)) else { return 0 };
        (part.file.start + at.saturating_sub(part.at)).min(part.file.end)
    }

    /// Where the line ends in the text that its byte `at` is of.
    pub fn line_end(&self, at: u32) -> u32 {
        let next = self.parts.partition_point(|part| part.at <= at);
        let part = next.checked_sub(1).map(|index| self.parts[index]);
        part.map_or(0, |part| part.at + part.file.len() as u32)
    }
}
