//! What typing a character does beside it: a separator sets its row straight, Enter below a row opens the next one, and
//! full-width marks become half-width where they are marks.

use super::Document;
use super::cursor::Cursor;
use super::enter::{entered, places};
use crate::format::{self, Align};
use crate::report::Table;
use crate::syntax::{LineKind, SlipKind};
use crate::text::{Ambiguous, Edit, Span, apply, width};

/// The characters that are answered.
pub const TYPED: [&str; 5] = ["|", "｜", "＃", "：", "\n"];

/// What follows from `typed`, which stands before the byte `offset` now. The edits do not overlap.
pub fn on_type(doc: &Document<'_>, offset: u32, typed: &str, options: &format::Options) -> Vec<Edit> {
    let tree = &doc.report.tree;
    let cursor = Cursor::new(tree, offset);
    if matches!(typed, "\n" | "\r\n" | "\r") {
        return entered(doc, &cursor, false).into_iter().collect();
    }
    if !TYPED.contains(&typed) || !cursor.before(tree).ends_with(typed) {
        return Vec::new();
    }
    let here = Span { start: cursor.offset - typed.len() as u32, end: cursor.offset };
    let mut edits: Vec<Edit> = half_width(doc, &cursor, here).into_iter().collect();
    if matches!(typed, "|" | "｜") {
        edits.extend(straight(doc, &cursor, here, options.ambiguous));
    }
    edits.sort_by_key(|edit| edit.span);
    edits
}

/// The same as a snippet, where there are cells to fill in: one edit, with a place for each figure. `None` where what
/// follows has none, and [`on_type`] is all.
pub fn on_type_snippet(doc: &Document<'_>, offset: u32, typed: &str, options: &format::Options) -> Option<Edit> {
    let tree = &doc.report.tree;
    let cursor = Cursor::new(tree, offset);
    if matches!(typed, "\n" | "\r\n" | "\r") {
        return entered(doc, &cursor, true).filter(|edit| !edit.text.is_empty());
    }
    let mut edits = on_type(doc, offset, typed, options);
    let last = edits.last().filter(|edit| edit.span.start == cursor.offset && !edit.text.is_empty())?;
    let line = Span { start: cursor.span.start, end: last.span.end };
    for span in edits.iter_mut().map(|edit| &mut edit.span) {
        *span = Span { start: span.start - line.start, end: span.end - line.start };
    }
    let row = apply(line.slice(doc.text), &edits)?;
    let table = doc.report.table_at(cursor.line)?;
    let spec = &doc.report.edition.tables[table.spec?];
    let name = row.split('|').nth(1)?.trim();
    let has_figures = spec.row_names.find(name).is_some_and(|found| !spec.rows[found.index].group);
    Some(Edit::replace(line, places(&row, has_figures, &mut 0) + "$0"))
}

/// The mark that was typed as its half-width form, where it is a mark.
fn half_width(doc: &Document<'_>, cursor: &Cursor, here: Span) -> Option<Edit> {
    let tree = &doc.report.tree;
    let line = tree.lines.get(cursor.line)?;
    if here.slice(doc.text) == "＃" {
        // At the beginning of a line it is nothing but the mark of a heading that is being written.
        let marks = cursor.before(tree).trim_start_matches('\u{FEFF}');
        let is_free = !tree.fenced.iter().any(|fence| fence.covers(here));
        let is_text = matches!(line.kind, LineKind::Prose | LineKind::Heading(_));
        let is_marks = marks.chars().count() <= 6 && marks.chars().all(|c| matches!(c, '#' | '＃'));
        return (is_free && is_text && is_marks).then(|| Edit::replace(here, "#"));
    }
    let slips = tree.slips_in(cursor.line..cursor.line + 1).filter(|slip| slip.kind == SlipKind::FullwidthMarkup);
    slips.flat_map(|slip| &slip.edits).find(|edit| edit.span.covers(here)).cloned()
}

/// A row that a separator was typed in, as it is to be.
struct Typed<'d> {
    table: &'d Table,
    header: &'d [Span],
    /// What goes before its first cell: another name, which this row was opened with.
    before: Option<Span>,
    cells: &'d [Span],
    /// The cell in front of the separator.
    last: usize,
    /// The official row that it begins, if it does.
    begins: Option<usize>,
}

/// The cells up to the separator that was typed, as wide as those of the header; and behind it what the row lacks, or
/// less of what waits there to be filled in: a separator is typed over the one that follows.
fn straight(doc: &Document<'_>, cursor: &Cursor, here: Span, ambiguous: Ambiguous) -> Vec<Edit> {
    let Some(typed) = typed_row(doc, cursor, here) else { return Vec::new() };
    let Typed { table, header, before, cells, last, .. } = typed;
    let Some(behind) = behind(doc, cursor, &typed) else { return Vec::new() };
    let mut edits: Vec<Edit> = before.map(Edit::delete).into_iter().chain(behind).collect();
    for (at, (cell, above)) in cells.iter().zip(header).take(last + 1).enumerate() {
        let room = width(above.slice(doc.text), ambiguous).saturating_sub(2);
        let align = if at < table.leading.max(1) { Align::Left } else { Align::Right };
        let set = set(cell.trim(doc.text).slice(doc.text), room, align, ambiguous);
        if cell.slice(doc.text) != set {
            edits.push(Edit::replace(*cell, set));
        }
    }
    edits
}

fn typed_row<'d>(doc: &Document<'d>, cursor: &Cursor, here: Span) -> Option<Typed<'d>> {
    let tree = &doc.report.tree;
    let row = tree.lines.get(cursor.line).and_then(|_| tree.row(cursor.line))?;
    let table = doc.report.table_at(cursor.line)?;
    let body = table.row_on(tree, cursor.line)?;
    let header = tree.row_cells(&tree.rows[*table.header.last()? as usize]);
    let cells = tree.row_cells(row);
    let last = cells.iter().position(|cell| cell.end == here.start)?;
    if let Some((at, begins)) = begun_anew(doc, table, cells, last) {
        let before = Some(Span { start: cells[0].start, end: cells[at].start });
        return Some(Typed { table, header, before, cells: &cells[at..], last: last - at, begins: Some(begins) });
    }
    let is_begun = last == 0 && cells.len() == 1 && cursor.after(tree).trim().is_empty() && body.first;
    let begins = body.found.filter(|_| is_begun).map(|found| found.index);
    Some(Typed { table, header, before: None, cells, last, begins })
}

/// Where a row was opened, and its author begins one of his own in it, by its name: the cell that it begins at, and the
/// official row. Nothing else may stand in it but what waits to be filled in.
fn begun_anew(doc: &Document<'_>, table: &Table, cells: &[Span], last: usize) -> Option<(usize, usize)> {
    let names = &doc.report.edition.tables[table.spec?].row_names;
    let text = |at: usize| cells[at].slice(doc.text).trim();
    let at = (1..=last).find(|&at| !text(at).is_empty())?;
    let is_free = (last + 1..cells.len()).all(|next| is_to_fill(text(next), next + 1 == cells.len()));
    let named = |at: usize| names.find(text(at)).filter(|_| text(at).contains(char::is_alphabetic));
    (is_free && named(0).is_some()).then_some((at, named(at)?.index))
}

/// What becomes of what follows the separator; `None` where the row has too many cells, and figures among them.
fn behind(doc: &Document<'_>, cursor: &Cursor, typed: &Typed<'_>) -> Option<Option<Edit>> {
    let Typed { table, header, cells, last, begins, .. } = *typed;
    let following = &cells[last + 1..];
    let until = |cell: Option<&Span>| {
        let Some(cell) = cell else { return Some(cursor.offset) };
        let separator = doc.report.tree.slice(Span { start: cell.end, end: cursor.span.end }).chars().next()?;
        Some(cell.end + separator.len_utf8() as u32)
    };
    if let (Some(row), Some(spec)) = (begins, table.spec) {
        let whole = format::new_row(&doc.report.tree, table, &doc.report.edition.tables[spec], row, "")?;
        let lacking = header.len().saturating_sub(last + 1);
        let cells: Vec<&str> = whole.split_inclusive('|').collect();
        let text = cells[cells.len().saturating_sub(lacking)..].concat();
        let span = Span { start: cursor.offset, end: until(following.last())? };
        return Some((!text.is_empty() || !span.is_empty()).then(|| Edit::replace(span, text)));
    }
    let extra = cells.len().saturating_sub(header.len());
    let over = following.get(..extra)?;
    let is_free = |(at, cell): (usize, &Span)| is_to_fill(cell.slice(doc.text), at + 1 == following.len());
    if !over.iter().enumerate().all(is_free) {
        return None;
    }
    let end = until(over.last())?;
    Some((extra > 0).then(|| Edit::delete(Span { start: cursor.offset, end })))
}

/// Whether a cell waits for a figure, as a new row has it: blank, or the `=` of the last one.
fn is_to_fill(cell: &str, is_last: bool) -> bool {
    let cell = cell.trim();
    cell.is_empty() || is_last && cell == "="
}

/// What stands between two separators, its content set to a side of the room that there is.
fn set(content: &str, room: usize, align: Align, ambiguous: Ambiguous) -> String {
    let space = " ".repeat(room.saturating_sub(width(content, ambiguous)));
    match align {
        Align::Left => format!(" {content}{space} "),
        _ => format!(" {space}{content} "),
    }
}
