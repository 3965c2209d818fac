//! Writing the report text, each piece with its origin. What would be markup is escaped.

use super::origins::{Origins, Source, Stretch};
use super::words::{Part, Words};
use crate::document::Place;
use crate::format::{Align, column_widths, dashes, line, padding};
use crate::syntax::begins_markup;
use crate::text::{Ambiguous, Span, width};

/// The text as far as it is written.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) text: String,
    pub(super) origins: Origins,
}

/// A cell to be written.
#[derive(Clone, Default, Debug)]
pub(super) struct Written {
    pub(super) words: Words,
    pub(super) place: Place,
}

impl Writer {
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Writes what stands nowhere in the file.
    pub(super) fn raw(&mut self, text: &str, place: Place) {
        let start = self.text.len();
        self.text.push_str(text);
        self.stretch(start, None, false, place);
    }

    fn stretch(&mut self, start: usize, source: Option<Source>, is_copied: bool, place: Place) {
        if start < self.text.len() {
            self.origins.push(Stretch { span: Span::new(start, self.text.len()), source, is_copied, place });
        }
    }

    fn copied(&mut self, text: &str, part: Part, before: usize, place: Place) {
        let start = self.text.len();
        self.text.push_str(text);
        let source = part.source.map(|origin| Source { origin, skip: part.skip + before as u32 });
        self.stretch(start, source, true, place);
    }

    /// Copies words; `escapes` says of a character, with what stands before and after it, whether a backslash is due.
    fn words(&mut self, words: &Words, place: Place, escapes: impl Fn(char, usize) -> bool) {
        let mut at = 0;
        for (text, part) in words.pieces() {
            let mut done = 0;
            for (offset, c) in text.char_indices() {
                if escapes(c, at + offset) {
                    self.copied(&text[done..offset], part, done, place);
                    self.raw("\\", place);
                    done = offset;
                }
            }
            self.copied(&text[done..], part, done, place);
            at += text.len();
        }
    }

    /// A paragraph or the text of a heading.
    pub(super) fn prose(&mut self, words: &Words, place: Place) {
        let text = words.text.as_str();
        let tildes = text.matches('~').count() > 1;
        let links = text.contains("](");
        self.words(words, place, |c, at| {
            let after = text.get(at + c.len_utf8()..).unwrap_or_default();
            let next = after.chars().next();
            match c {
                '*' | '`' => true,
                '~' => tildes,
                '[' => links,
                '<' => {
                    next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
                        && !after.starts_with("br>")
                }
                '&' => is_entity(after),
                '\\' => next.is_some_and(|c| c.is_ascii_punctuation()),
                _ => at == 0 && begins_markup(text),
            }
        });
    }

    /// A cell.
    fn cell(&mut self, words: &Words, place: Place) {
        self.words(words, place, |c, _| matches!(c, '|' | '｜'));
    }

    /// A comment in a paragraph of its own.
    pub(super) fn comment(&mut self, words: &Words, place: Place) {
        self.raw("<!-- ", place);
        let text = words.text.as_str();
        // What would end the comment, or direct the checker, must not.
        self.words(words, place, |c, at| {
            let before = &text[..at];
            c == '-' && before.ends_with('-')
                || c == '>' && before.ends_with('-')
                || at == 0 && text.starts_with("nianbao")
        });
        self.raw(" -->\n\n", place);
    }

    /// A table: the first row is its header. The first column is set to the left, figures to the right.
    pub(super) fn table(&mut self, rows: &[Vec<Written>], place: Place) -> Vec<Vec<Span>> {
        let size = |words: &Words| {
            let marks = words.text.matches(['|', '｜']).count();
            width(&words.text, Ambiguous::Narrow) + marks
        };
        let align = |column: usize| if column == 0 { Align::Left } else { Align::Right };
        let sizes = rows.iter().flat_map(|row| row.iter().map(|cell| size(&cell.words)).enumerate());
        let widths = column_widths(rows.len(), sizes);
        let mut spans = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let mut cells = Vec::with_capacity(row.len());
            for (column, (cell, &wide)) in row.iter().zip(&widths).enumerate() {
                let (before, after) = padding(size(&cell.words), wide, align(column));
                let start = self.len();
                self.raw(&format!("| {}", " ".repeat(before)), cell.place);
                let from = self.len();
                self.cell(&cell.words, cell.place);
                let to = self.len();
                self.raw(&format!("{} ", " ".repeat(after)), cell.place);
                cells.push(if from < to { Span::new(from, to) } else { Span::new(start, self.len()) });
            }
            self.raw("|\n", row.last().map_or(place, |cell| cell.place));
            if at == 0 {
                let sides = widths.iter().take(row.len()).enumerate();
                let line = line(sides.map(|(column, &wide)| dashes(wide, align(column)))) + "\n";
                self.raw(&line, place);
            }
            spans.push(cells);
        }
        self.raw("\n", place);
        spans
    }
}

fn is_entity(after: &str) -> bool {
    // The longest name of a character has 31 letters.
    let Some(end) = after.bytes().take(40).position(|byte| byte == b';') else { return false };
    let name = &after[..end];
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.len() < 32 && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_is_very_wide_is_no_reason_to_pad_the_others() {
        let cell = |text: &str| {
            let mut words = Words::default();
            words.append_str(text);
            Written { words, place: Place::Whole }
        };
        let endless = "𠮷".repeat(200);
        let rows = [["名称", "件数"], ["规章", "7"], [&endless, "12"]].map(|row| row.map(cell).to_vec());
        let mut writer = Writer::default();
        let spans = writer.table(&rows, Place::Whole);
        let wanted = format!("| 名称 | 件数 |\n| ---- | ---: |\n| 规章 |    7 |\n| {endless} |   12 |\n\n");
        assert_eq!(writer.text, wanted);
        let texts = spans[2].iter().map(|span| &writer.text[span.range()]);
        assert_eq!(texts.collect::<Vec<_>>(), [&endless, "12"]);
    }
}
