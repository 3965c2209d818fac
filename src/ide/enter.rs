//! Enter in a table: the next row that it lacks.

use super::Document;
use super::completion::{escape, lacking};
use super::cursor::Cursor;
use crate::format;
use crate::text::{Edit, Span};
use std::ops::Range;

/// What Enter puts in at the byte `offset`, at the end of a row of an official table: the next row that belongs there,
/// as a snippet with a place in each cell for a figure. `None` where Enter is only a new line.
pub fn enter(doc: &Document<'_>, offset: u32) -> Option<Edit> {
    let tree = &doc.report.tree;
    let cursor = Cursor::new(tree, offset);
    let row = tree.lines.get(cursor.line).and_then(|_| tree.row(cursor.line))?;
    let is_closed = cursor.before(tree).trim_end().ends_with(['|', '｜']) || !row.tail.is_empty();
    if !is_closed || !cursor.after(tree).trim().is_empty() {
        return None;
    }
    let rows = rows(doc, cursor.line, cursor.line + 1..cursor.line + 1)?;
    let mut number = 0;
    let mut snippet = String::new();
    for (row, has_figures) in &rows {
        snippet.push_str(tree.newline);
        snippet.push_str(&places(row, *has_figures, &mut number));
    }
    snippet.push_str("$0");
    Some(Edit::replace(Span { start: cursor.offset, end: cursor.span.end }, snippet))
}

/// What is put onto the line of the cursor, which Enter has just begun below a row: the same, as it stands.
pub(super) fn entered(doc: &Document<'_>, cursor: &Cursor) -> Option<Edit> {
    let tree = &doc.report.tree;
    let above = cursor.line.checked_sub(1)?;
    if !cursor.span.slice(doc.text).trim().is_empty() || cursor.line > tree.lines.len() {
        return None;
    }
    let closed = tree.row(above).is_some() && tree.line_text(above).trim_end().ends_with(['|', '｜']);
    let rows = rows(doc, above, cursor.line..cursor.line + 1).filter(|_| closed)?;
    let lines: Vec<String> = rows.into_iter().map(|(row, _)| row).collect();
    Some(Edit::replace(cursor.span, lines.join(tree.newline)))
}

/// The next row that belongs below the line `above`, with the names of groups before it; whether each has figures. The
/// lines of `on` count for none.
fn rows(doc: &Document<'_>, above: usize, on: Range<usize>) -> Option<Vec<(String, bool)>> {
    let tree = &doc.report.tree;
    let row = tree.row(above)?;
    let table = doc.report.table_at(above)?;
    let index = table.spec?;
    let spec = &doc.report.edition.tables[index];
    let is_body = table.row_on(tree, above).is_some_and(|row| row.found.is_some());
    if !is_body && !row.delimiter {
        return None;
    }
    let (lacking, gap) = lacking(doc, table, index, on);
    let mut rows = Vec::new();
    for at in lacking.into_iter().filter(|row| gap.contains(row)) {
        let official = &spec.rows[at];
        rows.push((format::new_row(tree, table, spec, at, official.full)?, !official.group));
        if !official.group {
            break;
        }
    }
    (!rows.is_empty()).then_some(rows)
}

/// A row with a place in each of its blank cells but the first.
fn places(row: &str, has_figures: bool, number: &mut usize) -> String {
    let mut text = String::with_capacity(row.len() + 32);
    for (at, cell) in row.split_inclusive('|').enumerate() {
        let content = cell.strip_suffix('|').unwrap_or(cell);
        if has_figures && at > 1 && !content.is_empty() && content.trim().is_empty() {
            *number += 1;
            text.push_str(&" ".repeat(content.len().saturating_sub(1).max(1)));
            text.push_str(&format!("${number} |"));
        } else {
            text.push_str(&escape(cell));
        }
    }
    text
}
