//! The text of a paragraph as a browser shows it: white space as CSS has it, figures above the line not run together
//! with those on it.

use super::super::script::{Script, scripted};
use crate::document::{Origin, Run};
use crate::text::{Ambiguous, Span, width};

/// A paragraph's text while it is read.
#[derive(Default)]
pub(super) struct Line {
    pub(super) runs: Vec<Run>,
    /// White space that shows if something follows; whether a line end is in it.
    space: Option<bool>,
    /// The last character on this line.
    last: Option<char>,
}

impl Line {
    /// Whether nothing stands on the line yet.
    pub(super) fn is_at_start(&self) -> bool {
        self.last.is_none()
    }

    /// Adds a text node, which stands at `span` of `source`.
    pub(super) fn add(&mut self, value: &str, span: Span, source: &str, script: Option<Script>, is_exact: bool) {
        let mut text = String::with_capacity(value.len());
        for c in value.chars() {
            if is_exact && matches!(c, '\n' | '\r') {
                self.space = None;
                if c == '\n' {
                    text.push('\n');
                    self.last = None;
                }
            } else if !is_exact && matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.space = Some(self.space == Some(true) || matches!(c, '\n' | '\r'));
            } else {
                if let Some(has_line_end) = self.space.take()
                    && let Some(last) = self.last
                    // A line of the file may end anywhere in Chinese.
                    && !(has_line_end && is_wide(last) && is_wide(c))
                {
                    text.push(' ');
                }
                text.push(scripted(c, script));
                self.last = Some(c);
            }
        }
        if !text.is_empty() {
            let written = span.slice(source);
            let inner = written.trim_matches([' ', '\t', '\n', '\r', '\u{c}']);
            let span = if inner.is_empty() || is_exact { span } else { Span::of(inner, source) };
            self.runs.push(Run { text, source: Some(Origin { part: 0, span }) });
        }
    }

    /// `<br>`, which stands at `span`.
    pub(super) fn end_line(&mut self, span: Span) {
        self.runs.push(Run { text: "\n".to_owned(), source: Some(Origin { part: 0, span }) });
        (self.space, self.last) = (None, None);
    }

    /// The paragraph's text, without line ends that nothing follows; nothing if nothing is seen.
    pub(super) fn finish(&mut self) -> Vec<Run> {
        let mut line = std::mem::take(self);
        while line.runs.last().is_some_and(|run| run.text.trim().is_empty()) {
            line.runs.pop();
        }
        line.runs
    }
}

fn is_wide(c: char) -> bool {
    width(c.encode_utf8(&mut [0; 4]), Ambiguous::Narrow) == 2
}
