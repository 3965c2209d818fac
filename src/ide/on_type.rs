//! What typing a character does beside it: a separator sets its row straight, Enter below a row opens the next one, and
//! full-width marks become half-width where they are marks.

use super::Document;
use super::cursor::Cursor;
use super::enter::entered;
use crate::format::{self, Align};
use crate::report::Table;
use crate::syntax::{LineKind, SlipKind};
use crate::text::{Ambiguous, Edit, Span, width};

/// The characters that are answered.
pub const TYPED: [&str; 5] = ["|", "｜", "＃", "：", "\n"];

/// What follows from `typed`, which stands before the byte `offset` now. The edits do not overlap.
pub fn on_type(doc: &Document<'_>, offset: u32, typed: &str, options: &format::Options) -> Vec<Edit> {
    let tree = &doc.report.tree;
    let cursor = Cursor::new(tree, offset);
    if matches!(typed, "\n" | "\r\n" | "\r") {
        return entered(doc, &cursor).into_iter().collect();
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

/// The cells up to the separator that was typed, as wide as those of the header, and what the row lacks behind it, if it
/// is a row that is begun.
fn straight(doc: &Document<'_>, cursor: &Cursor, here: Span, ambiguous: Ambiguous) -> Vec<Edit> {
    let tree = &doc.report.tree;
    let place = || {
        let row = tree.lines.get(cursor.line).and_then(|_| tree.row(cursor.line))?;
        let table = doc.report.table_at(cursor.line)?;
        let body = table.row_on(tree, cursor.line)?;
        let header = tree.row_cells(&tree.rows[*table.header.last()? as usize]);
        let cells = tree.row_cells(row);
        let last = cells.iter().position(|cell| cell.end == here.start)?;
        (cells.len() <= header.len()).then_some((table, body, header, cells, last))
    };
    let Some((table, body, header, cells, last)) = place() else { return Vec::new() };
    let mut edits = Vec::new();
    for (at, (cell, above)) in cells.iter().zip(header).take(last + 1).enumerate() {
        let room = width(above.slice(doc.text), ambiguous).saturating_sub(2);
        let align = if at < table.leading.max(1) { Align::Left } else { Align::Right };
        let set = set(cell.trim(doc.text).slice(doc.text), room, align, ambiguous);
        if cell.slice(doc.text) != set {
            edits.push(Edit::replace(*cell, set));
        }
    }
    let is_begun = last == 0 && cells.len() == 1 && cursor.after(tree).trim().is_empty() && body.first;
    if let (true, Some(spec), Some(found)) = (is_begun, table.spec, body.found)
        && let Some(rest) = rest(doc, table, spec, found.index)
    {
        edits.push(Edit::insert(cursor.offset, rest));
    }
    edits
}

/// The cells of a new row after its first.
fn rest(doc: &Document<'_>, table: &Table, spec: usize, row: usize) -> Option<String> {
    let official = &doc.report.edition.tables[spec];
    let whole = format::new_row(&doc.report.tree, table, official, row, "")?;
    let (_, rest) = whole.strip_prefix('|')?.split_once('|')?;
    (!rest.trim().is_empty()).then(|| rest.to_owned())
}

/// What stands between two separators, its content set to a side of the room that there is.
fn set(content: &str, room: usize, align: Align, ambiguous: Ambiguous) -> String {
    let space = " ".repeat(room.saturating_sub(width(content, ambiguous)));
    match align {
        Align::Left => format!(" {content}{space} "),
        _ => format!(" {space}{content} "),
    }
}
