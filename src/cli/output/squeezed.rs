//! A text as it is drawn for a person: wide table rows lose the padding that would make them wrap in a
//! terminal, where carets would then stand under nothing, and what would be invisible is seen.

use crate::cli::visible::visible_source;
use crate::text::{Ambiguous, LineIndex, Span, width};
use std::borrow::Cow;

/// Wider rows are squeezed.
const MAX_WIDTH: usize = 100;

/// A text whose wide table rows have a single space beside each `|`, and where everything went.
pub(super) struct Squeezed<'t> {
    text: Cow<'t, str>,
    /// The lines as they are drawn, and as they are in the file.
    lines: Cow<'t, LineIndex>,
    /// What is left out, in order.
    cuts: Vec<Cut>,
}

/// Spaces that are left out. The one before them is kept.
struct Cut {
    /// Where they are in the file.
    span: Span,
    /// How many bytes are left out up to and including them.
    total: u32,
}

impl<'t> Squeezed<'t> {
    /// Squeezes a text with these lines.
    pub(super) fn new(text: &'t str, lines: &'t LineIndex) -> Squeezed<'t> {
        // Stand-ins are as long as what they stand for.
        let text = visible_source(text);
        let mut cuts: Vec<Cut> = Vec::new();
        for at in 0..lines.lines() {
            let span = lines.span(at);
            let line = span.slice(&text);
            // No line takes more columns than it has bytes.
            let wide = line.len() > MAX_WIDTH && is_row(line) && width(line, Ambiguous::Narrow) > MAX_WIDTH;
            if !wide {
                continue;
            }
            for padding in paddings(line) {
                let cut = Span { start: span.start + padding.start + 1, end: span.start + padding.end };
                let before = cuts.last().map_or(0, |cut| cut.total);
                cuts.push(Cut { span: cut, total: before + cut.len() as u32 });
            }
        }
        if cuts.is_empty() {
            return Squeezed { text, lines: Cow::Borrowed(lines), cuts };
        }
        let mut drawn = String::with_capacity(text.len());
        let mut done = 0;
        for cut in &cuts {
            drawn.push_str(&text[done..cut.span.start as usize]);
            done = cut.span.end as usize;
        }
        drawn.push_str(&text[done..]);
        let lines = LineIndex::new(&drawn);
        Squeezed { text: Cow::Owned(drawn), lines: Cow::Owned(lines), cuts }
    }

    /// The text as it is drawn.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The line that a byte of the drawn text is on. Lines are those of the file.
    pub(super) fn line_at(&self, offset: u32) -> usize {
        self.lines.line(offset)
    }

    /// The bytes of a line of the drawn text.
    pub(super) fn line(&self, line: usize) -> Span {
        self.lines.span(line)
    }

    /// Where a span of the file is drawn. One of nothing but padding is the space that is kept of it.
    pub(super) fn span(&self, span: Span) -> Span {
        let (start, end) = (self.offset(span.start), self.offset(span.end));
        let vanished = start == end && !span.is_empty();
        Span { start: start - u32::from(vanished), end }
    }

    /// Where a byte of the file is drawn; what is left out, at the end of the space before it.
    fn offset(&self, offset: u32) -> u32 {
        let cuts = self.cuts.partition_point(|cut| cut.span.end <= offset);
        let before = cuts.checked_sub(1).map_or(0, |last| self.cuts[last].total);
        let within = self.cuts.get(cuts).map_or(0, |cut| offset.saturating_sub(cut.span.start));
        offset - before - within
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

    fn assert_drawn(text: &str, part: Span, expected: &str) {
        let lines = LineIndex::new(text);
        let squeezed = Squeezed::new(text, &lines);
        let drawn = squeezed.span(part);
        assert_eq!(drawn.slice(squeezed.text()), expected, "{part:?} of {text:?}");
        assert_eq!(squeezed.line_at(drawn.start), lines.line(part.start), "{part:?}");
    }

    #[test]
    fn padding_shrinks_to_a_space_and_the_rest_stays() {
        let (row, narrow) = (row(), format!("| 总计 {NAME}     |\n"));
        let prose = format!("    𠮷{}。\n", "字  |  字".repeat(20));
        let text = format!("{prose}{narrow}{row}{row}末");
        let lines = LineIndex::new(&text);
        let squeezed = Squeezed::new(&text, &lines);
        let short = "| 𠮷 | 予以  公开 | １２ | |\r\n";
        assert_eq!(squeezed.text(), format!("{prose}{narrow}{short}{short}末"));
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
        assert_drawn(&text, Span::new(0, text.len()), Squeezed::new(&text, &LineIndex::new(&text)).text());
    }

    #[test]
    fn an_escaped_separator_is_text() {
        let text = format!("| 甲\\|  乙 |{}|\n", " ".repeat(100));
        assert_eq!(Squeezed::new(&text, &LineIndex::new(&text)).text(), "| 甲\\|  乙 | |\n");
    }

    #[test]
    fn narrow_text_is_not_copied() {
        let text = "| 𠮷      |      1 |\n";
        assert!(matches!(Squeezed::new(text, &LineIndex::new(text)).text, Cow::Borrowed(_)));
    }
}
