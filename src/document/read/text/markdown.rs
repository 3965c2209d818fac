//! What Markdown writes beside the text: marks of headings, of bold text, of what is escaped.

use super::lines::Line;
use crate::document::{Origin, Run, Style};
use crate::text::{Span, trim};

/// Whether a text is Markdown: by its name, by the line under a table's head, or by several headings.
pub(super) fn is_markdown(name: Option<&str>, lines: &[Line]) -> bool {
    let by_name = name.is_some_and(|name| [".md", ".markdown"].iter().any(|end| name.ends_with(end)));
    by_name
        || lines.iter().filter(|line| line.text.starts_with("## ")).nth(1).is_some()
        || lines.iter().any(|line| {
            let text = trim(line.text);
            text.starts_with("|") && text.contains("---") && text.bytes().all(|byte| b"|-: ".contains(&byte))
        })
}

/// The level of a heading, and its text.
pub(super) fn heading(text: &str) -> Option<(u8, &str)> {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    let is_heading = (1..=6).contains(&level) && rest.starts_with([' ', '\t']);
    is_heading.then(|| (level as u8, trim(rest)))
}

/// The text of a line without its marks, and how it looks. `whole` is the text that it is a part of.
pub(super) fn inline(text: &str, whole: &str) -> (Vec<Run>, Style) {
    let mut style = Style::default();
    let mut rest = trim(text);
    if let Some((level, inner)) = heading(rest) {
        (style.heading, rest) = (Some(level), inner);
    }
    let mut pieces = Pieces { whole, runs: Vec::new(), is_bold: false, all_bold: true };
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|tail| tail.find(['\\', '*', '<'])).map(|at| at + from) {
        let (before, tail) = rest.split_at(at);
        let line_end = ["<br>", "<br/>", "<br />"].iter().find(|tag| tail.starts_with(**tag)).map(|tag| tag.len());
        if let Some(inner) = tail.strip_prefix("**") {
            pieces.add(before, before);
            pieces.is_bold = !pieces.is_bold;
            (rest, from) = (inner, 0);
        } else if let Some(escaped) =
            tail.strip_prefix('\\').filter(|it| it.starts_with(|c: char| c.is_ascii_punctuation()))
        {
            pieces.add(before, before);
            // What is escaped stands for itself, whatever it is.
            (rest, from) = (escaped, 1);
        } else if let Some(end) = line_end {
            pieces.add(before, before);
            pieces.add("\n", &tail[..end]);
            (rest, from) = (&tail[end..], 0);
        } else {
            from = at + 1;
        }
    }
    pieces.add(rest, rest);
    style.bold = pieces.all_bold && !pieces.runs.is_empty();
    (pieces.runs, style)
}

/// A line's text as far as it is put together.
struct Pieces<'t> {
    whole: &'t str,
    runs: Vec<Run>,
    is_bold: bool,
    all_bold: bool,
}

impl Pieces<'_> {
    /// Adds a piece, and what is written for it.
    fn add(&mut self, piece: &str, written: &str) {
        if !piece.is_empty() {
            self.all_bold &= self.is_bold || trim(piece).is_empty();
            let source = Some(Origin { part: 0, span: Span::of(written, self.whole) });
            self.runs.push(Run { text: piece.to_owned(), source });
        }
    }
}

/// Whether a line begins a paragraph though no empty line stands before it: an item of a list, a heading, a quotation.
pub(super) fn begins_anew(text: &str) -> bool {
    let text = trim(text);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = &text[digits..];
    heading(text).is_some()
        || ["- ", "* ", "+ ", "> ", "```", "---"].iter().any(|mark| text.starts_with(mark))
        || digits > 0 && (after.starts_with(". ") || after.starts_with(") "))
}
