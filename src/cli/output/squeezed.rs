//! The lines of a text as they are drawn for a person: wide table rows lose the padding that would make them wrap
//! in a terminal, where carets would then stand under nothing, and what would be invisible is seen. Only the lines
//! that are shown are drawn, each once.

use crate::cli::visible::visible_line;
use crate::text::{Ambiguous, LineIndex, Span, width};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Wider rows are squeezed.
const MAX_WIDTH: usize = 100;

/// Lines of a text, the wide table rows among them with a single space beside each `|`, and where everything went.
pub(super) struct Squeezed<'t> {
    text: &'t str,
    /// The lines in the file.
    lines: &'t LineIndex,
    /// The lines that are drawn, one after the other in the order in which they were asked for. A line end stands
    /// after each, so that no two begin at one byte.
    drawn: String,
    /// Each line that is drawn, in that order.
    order: Vec<Line>,
    /// Where a line is in that order.
    at: FxHashMap<usize, usize>,
}

/// A line that is drawn.
struct Line {
    /// Which one of the file's it is.
    line: usize,
    /// Its bytes among what is drawn.
    bytes: Range<usize>,
    /// What is left out of it, in order.
    cuts: Vec<Cut>,
}

/// Spaces that are left out. The one before them is kept.
struct Cut {
    /// Where they are in the line.
    span: Span,
    /// How many bytes of the line are left out up to and including them.
    total: usize,
}

impl<'t> Squeezed<'t> {
    /// Nothing is drawn yet of a text with these lines.
    pub(super) fn new(text: &'t str, lines: &'t LineIndex) -> Squeezed<'t> {
        Squeezed { text, lines, drawn: String::new(), order: Vec::new(), at: FxHashMap::default() }
    }

    /// What is drawn.
    pub(super) fn text(&self) -> &str {
        &self.drawn
    }

    /// The line of the file that a byte of what is drawn is on.
    pub(super) fn line_at(&self, offset: usize) -> Option<usize> {
        let after = self.order.partition_point(|line| line.bytes.start <= offset);
        Some(self.order.get(after.checked_sub(1)?)?.line)
    }

    /// The bytes of a line among what is drawn, if it is.
    pub(super) fn line(&self, line: usize) -> Option<Range<usize>> {
        self.at.get(&line).map(|&at| self.order[at].bytes.clone())
    }

    /// Draws the lines of a span of the file. Gives where the span is drawn; one of nothing but padding is the space
    /// that is kept of it.
    pub(super) fn draw(&mut self, span: Span) -> Range<usize> {
        let (first, last) = (self.lines.line(span.start), self.lines.line(span.end));
        for line in first..=last {
            self.draw_line(line);
        }
        let (start, end) = (self.offset(first, span.start), self.offset(last, span.end));
        let vanished = start == end && !span.is_empty();
        start - usize::from(vanished)..end
    }

    /// Draws a line of the file. Gives its bytes among what is drawn.
    pub(super) fn draw_line(&mut self, line: usize) -> Range<usize> {
        if let Some(bytes) = self.line(line) {
            return bytes;
        }
        // Stand-ins are as long as what they stand for.
        let text = visible_line(self.lines.span(line).slice(self.text), line == 0);
        let start = self.drawn.len();
        let (mut cuts, mut total, mut done) = (Vec::new(), 0, 0);
        // No line takes more columns than it has bytes.
        if text.len() > MAX_WIDTH && is_row(&text) && width(&text, Ambiguous::Narrow) > MAX_WIDTH {
            for padding in paddings(&text) {
                let span = Span { start: padding.start + 1, end: padding.end };
                total += span.len();
                cuts.push(Cut { span, total });
                self.drawn.push_str(&text[done..span.start as usize]);
                done = span.end as usize;
            }
        }
        self.drawn.push_str(&text[done..]);
        let bytes = start..self.drawn.len();
        self.drawn.push('\n');
        self.at.insert(line, self.order.len());
        self.order.push(Line { line, bytes: bytes.clone(), cuts });
        bytes
    }

    /// Where a byte of a line of the file is drawn; what is left out, at the end of the space before it.
    fn offset(&self, line: usize, offset: u32) -> usize {
        let Line { bytes, cuts, .. } = &self.order[self.at[&line]];
        let offset = offset - self.lines.span(line).start;
        let after = cuts.partition_point(|cut| cut.span.end <= offset);
        let before = after.checked_sub(1).map_or(0, |last| cuts[last].total);
        let within = cuts.get(after).map_or(0, |cut| offset.saturating_sub(cut.span.start));
        bytes.start + (offset - within) as usize - before
    }
}

/// Whether a line is a row of a table.
fn is_row(line: &str) -> bool {
    line.trim_start().starts_with(['|', '｜'])
}

/// The runs of at least two spaces in a row that stand beside a separator.
fn paddings(row: &str) -> impl Iterator<Item = Span> {
    let separates = |before: &str| before.ends_with('｜') || before.ends_with('|') && !before.ends_with("\\|");
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + row[from..].find("  ")?;
        from = start + row[start..].bytes().take_while(|byte| *byte == b' ').count();
        Some(Span::new(start, from))
    })
    .filter(move |run| {
        let (before, after) = (&row[..run.start as usize], &row[run.end as usize..]);
        separates(before) || after.starts_with(['|', '｜'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "（一）予以公开 |  x";

    /// A wide row: a group label of 𠮷, a name that has two spaces of its own, a number and a blank.
    fn row() -> String {
        format!("| 𠮷{} | 予以  公开{} | {}１２ |{}|\r\n", " ".repeat(9), " ".repeat(60), " ".repeat(40), " ".repeat(8))
    }

    /// A text as it is drawn, all of it.
    fn drawn(text: &str) -> String {
        let lines = LineIndex::new(text);
        let mut squeezed = Squeezed::new(text, &lines);
        let spans: Vec<_> = (0..lines.lines()).map(|line| squeezed.draw_line(line)).collect();
        spans.into_iter().map(|span| &squeezed.text()[span]).collect()
    }

    /// Whether a part of one line is drawn as `expected`, whatever was drawn before.
    fn assert_drawn(text: &str, part: Span, expected: &str) {
        let lines = LineIndex::new(text);
        for before in [None, Some(lines.lines() - 1), Some(0)] {
            let mut squeezed = Squeezed::new(text, &lines);
            if let Some(line) = before {
                squeezed.draw_line(line);
            }
            let drawn = squeezed.draw(part);
            assert_eq!(&squeezed.text()[drawn.clone()], expected, "{part:?} of {text:?}");
            assert_eq!(squeezed.line_at(drawn.start), Some(lines.line(part.start)), "{part:?}");
        }
    }

    #[test]
    fn padding_shrinks_to_a_space_and_the_rest_stays() {
        let (row, narrow) = (row(), format!("| 总计 {NAME}     |\n"));
        let prose = format!("    𠮷{}。\n", "字  |  字".repeat(20));
        let short = "| 𠮷 | 予以  公开 | １２ | |\r\n";
        assert_eq!(drawn(&format!("{prose}{narrow}{row}{row}末")), format!("{prose}{narrow}{short}{short}末"));
    }

    #[test]
    fn spans_follow_what_they_mark() {
        let text = format!("甲\n{}{}末", row(), row());
        for part in ["𠮷", "予以  公开", "１２", "|\r", "末"] {
            for (start, _) in text.match_indices(part) {
                assert_drawn(&text, Span::new(start, start + part.len()), part);
            }
        }
        let blank = text.rfind("        |").unwrap();
        for (start, end) in [(blank, blank + 8), (blank + 1, blank + 7), (blank + 3, blank + 4)] {
            assert_drawn(&text, Span::new(start, end), " ");
        }
        assert_drawn(&text, Span::new(blank + 8, blank + 8), "");
    }

    #[test]
    fn a_span_over_lines_ends_on_its_last_line() {
        let text = format!("甲\n{}末\n", row());
        let lines = LineIndex::new(&text);
        let mut squeezed = Squeezed::new(&text, &lines);
        // The last line is empty, and another one stands after it in what is drawn.
        squeezed.draw_line(3);
        let drawn = squeezed.draw(Span::new(0, text.len()));
        assert_eq!([drawn.start, drawn.end].map(|at| squeezed.line_at(at)), [Some(0), Some(3)]);
        assert_eq!(squeezed.line(0).map(|line| line.start), Some(drawn.start));
        assert_eq!(squeezed.line(3), Some(drawn.end..drawn.end));
    }

    #[test]
    fn only_what_is_asked_for_is_drawn_and_once() {
        let text = "甲\n\u{FEFF}乙\u{202E}\n丙\n";
        let lines = LineIndex::new(text);
        let mut squeezed = Squeezed::new(text, &lines);
        assert_eq!(squeezed.line(1), None);
        assert_eq!(squeezed.draw_line(1), squeezed.draw_line(1));
        assert_eq!(squeezed.text(), "\u{FFFD}乙\u{FFFD}\n\n");
    }

    #[test]
    fn an_escaped_separator_is_text() {
        assert_eq!(drawn(&format!("| 甲\\|  乙 |{}|\n", " ".repeat(100))), "| 甲\\|  乙 | |\n");
    }
}
