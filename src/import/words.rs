//! Text that knows where each piece of it stands in the file.

use crate::document::{Block, Cell, Origin, Paragraph};
use crate::text::Span;

/// A text, and where it came from.
#[derive(Clone, Default, Debug)]
pub(super) struct Words {
    /// The text; a line end is `\n`.
    pub(super) text: String,
    /// What it is made of, in order, without gaps.
    parts: Vec<Part>,
}

/// A stretch of text that stands in one piece in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// Where it ends in the text; it begins where the one before it ends.
    end: usize,
    /// Where it stands in the file; none for what is seen there and not written.
    pub(super) source: Option<Origin>,
    /// How many bytes of the run's text stand before it.
    pub(super) skip: u32,
}

impl Words {
    pub(super) fn of_paragraph(paragraph: &Paragraph) -> Words {
        let mut words = Words::default();
        words.add_paragraph(paragraph);
        words
    }

    /// The text of a cell: a line for each paragraph, those of tables in it included.
    pub(super) fn of_cell(cell: &Cell) -> Words {
        let mut words = Words::default();
        let mut waiting: Vec<&Block> = cell.blocks.iter().rev().collect();
        while let Some(block) = waiting.pop() {
            match block {
                Block::Paragraph(paragraph) => {
                    if !words.text.is_empty() {
                        words.push("\n", None, 0);
                    }
                    words.add_paragraph(paragraph);
                }
                Block::Table(table) => {
                    waiting.extend(table.cells.iter().rev().flat_map(|cell| cell.blocks.iter().rev()));
                }
            }
        }
        words
    }

    fn add_paragraph(&mut self, paragraph: &Paragraph) {
        for run in &paragraph.runs {
            self.push(&run.text, run.source, 0);
        }
    }

    fn push(&mut self, text: &str, source: Option<Origin>, skip: u32) {
        if !text.is_empty() {
            self.text.push_str(text);
            self.parts.push(Part { end: self.text.len(), source, skip });
        }
    }

    /// The text and its source, piece by piece.
    pub(super) fn pieces(&self) -> impl Iterator<Item = (&str, Part)> {
        let starts = std::iter::once(0).chain(self.parts.iter().map(|part| part.end));
        self.parts.iter().zip(starts).map(|(part, start)| (self.text.get(start..part.end).unwrap_or_default(), *part))
    }

    /// What a span of the text covers.
    pub(super) fn slice(&self, span: Span) -> Words {
        let mut words = Words::default();
        let (from, to) = (span.start as usize, span.end as usize);
        let first = self.parts.partition_point(|part| part.end <= from);
        let mut start = first.checked_sub(1).and_then(|at| self.parts.get(at)).map_or(0, |part| part.end);
        for part in self.parts.get(first..).unwrap_or_default() {
            if start >= to {
                break;
            }
            let (begin, end) = (start.max(from), part.end.min(to));
            let skipped = (begin - start) as u32;
            words.push(self.text.get(begin..end).unwrap_or_default(), part.source, part.skip + skipped);
            start = part.end;
        }
        words
    }

    /// Without white space, and what is not seen, around it.
    pub(super) fn trimmed(&self) -> Words {
        self.slice(Span::new(0, self.text.len()).trim(&self.text))
    }

    /// Goes on with other words.
    pub(super) fn append(&mut self, other: &Words) {
        for (text, part) in other.pieces() {
            self.push(text, part.source, part.skip);
        }
    }

    /// Goes on with what stands nowhere.
    pub(super) fn append_str(&mut self, text: &str) {
        self.push(text, None, 0);
    }

    /// The lines of the text, without white space around them; blank ones are left out.
    pub(super) fn lines(&self) -> Vec<Words> {
        let lines = self.text.split('\n').map(|line| self.slice(Span::of(line, &self.text)).trimmed());
        lines.filter(|line| !line.text.is_empty()).collect()
    }

    /// The lines as one, as it reads: without a space where a line of Han characters is broken. Two lines of figures
    /// stay two: joined they would be another figure.
    pub(super) fn in_one_line(&self) -> Words {
        let mut joined = Words::default();
        for line in self.lines() {
            joined.join(&line);
        }
        joined
    }

    /// Goes on with the next line of what was broken into lines.
    pub(super) fn join(&mut self, line: &Words) {
        let ascii = |c: Option<char>| c.filter(char::is_ascii);
        match (ascii(self.text.chars().next_back()), ascii(line.text.chars().next())) {
            (Some(end), Some(begin)) if figure(end) && figure(begin) => self.push("<br>", None, 0),
            (Some(end), Some(begin)) if end.is_alphanumeric() && begin.is_alphanumeric() => self.push(" ", None, 0),
            _ => {}
        }
        self.append(line);
    }

    /// Without any white space.
    pub(super) fn unspaced(&self) -> Words {
        let mut words = Words::default();
        for part in self.text.split(char::is_whitespace) {
            words.append(&self.slice(Span::of(part, &self.text)));
        }
        words
    }

    /// What stands in a comment of HTML, where it is one.
    pub(super) fn without_comment_marks(&self) -> Words {
        let inner = self.text.trim().strip_prefix("<!--").and_then(|inner| inner.strip_suffix("-->"));
        inner.map_or_else(|| self.clone(), |inner| self.slice(Span::of(inner.trim(), &self.text)))
    }

    /// Without the marks that a conversion leaves where Word had a bookmark (`[bookmark: _GoBack]`), and how many they were.
    pub(super) fn without_bookmarks(self) -> (Words, usize) {
        const OPENING: &str = "[bookmark:";
        if !self.text.contains(OPENING) {
            return (self, 0);
        }
        let (mut kept, mut count, mut done) = (Words::default(), 0, 0);
        for (at, _) in self.text.match_indices(OPENING) {
            let Some(length) = self.text[at..].find(']') else { break };
            if at < done {
                continue;
            }
            kept.append(&self.slice(Span::new(done, at)));
            done = at + length + 1;
            count += 1;
        }
        kept.append(&self.slice(Span::new(done, self.text.len())));
        (kept, count)
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

fn figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Place, Run, Style};

    fn paragraph(texts: &[&str]) -> Paragraph {
        let mut at = 100;
        let mut run = |text: &&str| {
            at += 100;
            let source = Origin { part: 0, span: Span::new(at, at + text.len()) };
            Run { text: (*text).to_owned(), source: Some(source) }
        };
        Paragraph { runs: texts.iter().map(&mut run).collect(), style: Style::default(), place: Place::Whole }
    }

    fn sources(words: &Words) -> Vec<(String, Option<u32>, u32)> {
        words.pieces().map(|(text, part)| (text.to_owned(), part.source.map(|it| it.span.start), part.skip)).collect()
    }

    #[test]
    fn a_slice_knows_where_it_stands() {
        let words = Words::of_paragraph(&paragraph(&["  规章", "𠮷12", "件 "]));
        let trimmed = words.trimmed();
        assert_eq!(trimmed.text, "规章𠮷12件");
        let expected =
            [("规章".to_owned(), Some(200), 2), ("𠮷12".to_owned(), Some(300), 0), ("件".to_owned(), Some(400), 0)];
        assert_eq!(sources(&trimmed), expected);
        let figure = trimmed.slice(Span::new(10, 12));
        assert_eq!(sources(&figure), [("12".to_owned(), Some(300), 4)]);
    }

    #[test]
    fn lines_join_as_they_read_and_figures_never_do() {
        let joined = |text: &str| Words::of_paragraph(&paragraph(&[text])).in_one_line().text;
        assert_eq!(joined("结\n果\n 维 \n持"), "结果维持");
        assert_eq!(joined("22\n（其中修订16件）"), "22（其中修订16件）");
        assert_eq!(joined("39857\n58"), "39857<br>58");
        assert_eq!(joined("1,\n234"), "1,<br>234");
        assert_eq!(joined("Word\n𠮷"), "Word𠮷");
        assert_eq!(joined("a\nb"), "a b");
    }
}
