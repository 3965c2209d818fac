//! The cell that the cursor is in.

use super::offer::Partial;
use crate::ide::Document;
use crate::ide::cursor::Cursor;
use crate::text::{Ambiguous, Span, width};

/// The cell that the cursor is in.
#[derive(Clone, Copy, Debug)]
pub(super) struct CellAt {
    /// How many cells stand before it.
    pub index: usize,
    /// What stands between the separators around it.
    pub span: Span,
    /// Whether a separator follows it on the line.
    pub closed: bool,
    /// Where what is typed begins: after the white space at its start, at the cursor at the latest.
    pub typed: u32,
}

/// The cell under the cursor, on a line that begins with a separator. `None` before that.
pub(super) fn cell_at(doc: &Document<'_>, cursor: &Cursor) -> Option<CellAt> {
    let line = cursor.span.slice(doc.text);
    let at = (cursor.offset - cursor.span.start) as usize;
    let mut separators = Vec::new();
    let mut escaped = false;
    for (start, c) in line.char_indices() {
        if matches!(c, '|' | '｜') && !escaped {
            separators.push((start, start + c.len_utf8()));
        }
        escaped = c == '\\';
    }
    let index = separators.iter().take_while(|(_, end)| *end <= at).count().checked_sub(1)?;
    let start = separators[index].1;
    let next = separators.get(index + 1).map(|(start, _)| *start);
    let end = next.unwrap_or(line.len());
    let typed = start + (line[start..at].len() - line[start..at].trim_start().len());
    let offset = |at: usize| cursor.span.start + at as u32;
    let span = Span { start: offset(start), end: offset(end) };
    Some(CellAt { index, span, closed: next.is_some(), typed: offset(typed) })
}

impl CellAt {
    /// The cell's text from what is typed on, up to the separator.
    pub fn rest<'a>(&self, doc: &Document<'a>, cursor: &Cursor) -> Partial<'a> {
        let typed = Span { start: self.typed, end: cursor.offset };
        Partial::new(Span { start: self.typed, end: self.span.end }, "", typed.slice(doc.text))
    }

    /// The whole cell with the white space around its text.
    pub fn whole<'a>(&self, doc: &Document<'a>, cursor: &Cursor) -> Partial<'a> {
        let lead = Span { start: self.span.start, end: self.typed }.slice(doc.text);
        let typed = Span { start: self.typed, end: cursor.offset }.slice(doc.text);
        Partial::new(self.span, lead, typed)
    }

    /// `name` as the rest of the cell, as wide as a cell above or below that stands as `model`.
    pub(super) fn filled(&self, name: &str, model: Option<&str>) -> String {
        let room = model.map_or(0, |model| width(model, Ambiguous::Narrow).saturating_sub(2));
        let padding = " ".repeat(room.saturating_sub(width(name, Ambiguous::Narrow)));
        let close = if self.closed { " " } else { " |" };
        format!("{name}{padding}{close}")
    }
}
