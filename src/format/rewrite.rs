//! Edits from a text that is written anew: what is kept of the old one, and what is written between.
//!
//! What is kept is never touched, so that a cursor in it stays where it is; of what lies between, no
//! more is replaced than differs.

use crate::text::{Edit, Span};

/// A text in the course of being written anew, from its beginning to its end.
pub(super) struct Rewrite<'t> {
    text: &'t str,
    /// Up to where the old text is done with.
    done: u32,
    /// What is written since.
    written: String,
    edits: Vec<Edit>,
}

impl<'t> Rewrite<'t> {
    /// Begins at an offset; what is before it stays.
    pub(super) fn new(text: &'t str, from: u32) -> Rewrite<'t> {
        Rewrite { text, done: from, written: String::new(), edits: Vec::new() }
    }

    /// Writes something that is not there, or not here.
    #[inline]
    pub(super) fn write(&mut self, text: &str) {
        self.written.push_str(text);
    }

    /// Writes this many spaces.
    #[inline]
    pub(super) fn spaces(&mut self, count: usize) {
        const MANY: &str = "                                                                ";
        let mut left = count;
        while left > 0 {
            let some = left.min(MANY.len());
            self.written.push_str(&MANY[..some]);
            left -= some;
        }
    }

    /// Keeps a piece of the old text, which lies after all that is kept so far.
    #[inline]
    pub(super) fn keep(&mut self, span: Span) {
        debug_assert!(self.done <= span.start);
        self.settle(span.start);
        self.done = span.end;
    }

    /// Writes `text` for what stands at `span`, and keeps what the two begin and end with.
    pub(super) fn replace(&mut self, span: Span, text: &str) {
        let old = span.slice(self.text);
        let (before, after) = in_common(old, text);
        self.keep(Span { start: span.start, end: span.start + before as u32 });
        self.write(&text[before..text.len() - after]);
        self.keep(Span { start: span.end - after as u32, end: span.end });
    }

    /// The edits, with nothing but what was written left before the offset `end`.
    pub(super) fn finish(mut self, end: u32) -> Vec<Edit> {
        self.settle(end);
        self.edits
    }

    /// Replaces what lies between the last piece that was kept and `end` by what was written.
    fn settle(&mut self, end: u32) {
        let old = &self.text[self.done as usize..end as usize];
        if old != self.written {
            let (before, after) = in_common(old, &self.written);
            let span = Span { start: self.done + before as u32, end: end - after as u32 };
            let text = &self.written[before..self.written.len() - after];
            match self.edits.last_mut().filter(|last| last.span.end == span.start) {
                Some(last) => {
                    last.span.end = span.end;
                    last.text.push_str(text);
                }
                None => self.edits.push(Edit::replace(span, text)),
            }
        }
        self.written.clear();
        self.done = end;
    }
}

/// How many bytes two texts have in common at their beginnings, and after those at their ends: whole
/// characters, and no half of a CRLF.
fn in_common(a: &str, b: &str) -> (usize, usize) {
    let splits = |text: &str, at: usize| {
        !text.is_char_boundary(at) || text[..at].ends_with('\r') && text[at..].starts_with('\n')
    };
    let mut before = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    while splits(a, before) || splits(b, before) {
        before -= 1;
    }
    let (rest_a, rest_b) = (&a.as_bytes()[before..], &b.as_bytes()[before..]);
    let mut after = rest_a.iter().rev().zip(rest_b.iter().rev()).take_while(|(a, b)| a == b).count();
    while splits(a, a.len() - after) || splits(b, b.len() - after) {
        after -= 1;
    }
    (before, after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::apply;

    #[test]
    fn no_more_is_replaced_than_differs() {
        let text = "| 总计𠮷 |  1|\r\n\r\n\r\n";
        let mut rewrite = Rewrite::new(text, 0);
        rewrite.write("| ");
        rewrite.keep(Span::of(&text[2..12], text));
        rewrite.write(" | ");
        rewrite.replace(Span::of(&text[16..17], text), "（七）1");
        rewrite.write(" ");
        rewrite.keep(Span::of(&text[17..20], text));
        let edits = rewrite.finish(text.len() as u32);
        assert_eq!(apply(text, &edits).as_deref(), Some("| 总计𠮷 | （七）1 |\r\n"));
        let replaced: Vec<(&str, &str)> =
            edits.iter().map(|edit| (edit.span.slice(text), edit.text.as_str())).collect();
        assert_eq!(replaced, [(" ", "（七）"), ("", " "), ("\r\n\r\n", "")]);
    }

    #[test]
    fn no_edit_ends_within_a_line_end_or_a_character() {
        assert_eq!(in_common("a\r\n", "a\n"), (1, 0));
        assert_eq!(in_common("a\r\nb", "a\rb"), (1, 1));
        assert_eq!(in_common("\n", "\r\n"), (0, 0));
        assert_eq!(in_common("１", "２"), (0, 0));
        assert_eq!(in_common("aa", "a"), (1, 0));
    }
}
