//! Enter in a table: the next row that it lacks, asked for by the key itself or when the new line is there.

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
    let snippet = format!("{}{}", tree.newline, with_places(tree.newline, &rows));
    Some(Edit::replace(Span { start: cursor.offset, end: cursor.span.end }, snippet))
}

/// What is put onto the line of the cursor, which Enter has just begun below a row: the same, as it stands or, for
/// `places`, as a snippet. Blank cells that Enter has torn off a row that is whole without them go.
pub(super) fn entered(doc: &Document<'_>, cursor: &Cursor, places: bool) -> Option<Edit> {
    let tree = &doc.report.tree;
    let above = cursor.line.checked_sub(1)?;
    let rest = cursor.span.slice(doc.text);
    let is_torn = !rest.trim().is_empty();
    let blank = rest.trim_end().trim_end_matches('|').trim_end().trim_end_matches('=');
    if !blank.chars().all(|c| c.is_whitespace() || c == '|') || cursor.line > tree.lines.len() {
        return None;
    }
    let row = tree.row(above)?;
    let is_whole = || {
        let header = tree.rows.get(*doc.report.table_at(above)?.header.last()? as usize)?;
        Some(tree.row_cells(row).len() >= tree.row_cells(header).len())
    };
    if !tree.line_text(above).trim_end().ends_with(['|', '｜']) || is_torn && is_whole() != Some(true) {
        return None;
    }
    let Some(rows) = rows(doc, above, cursor.line..cursor.line + 1) else {
        return is_torn.then(|| Edit::replace(cursor.span, String::new()));
    };
    let text = match places {
        true => with_places(tree.newline, &rows),
        false => rows.iter().map(|(row, _)| row.as_str()).collect::<Vec<_>>().join(tree.newline),
    };
    Some(Edit::replace(cursor.span, text))
}

/// Rows as a snippet, with a place for each figure.
fn with_places(newline: &str, rows: &[(String, bool)]) -> String {
    let mut number = 0;
    let rows: Vec<String> = rows.iter().map(|(row, has_figures)| places(row, *has_figures, &mut number)).collect();
    rows.join(newline) + "$0"
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
pub(super) fn places(row: &str, has_figures: bool, number: &mut usize) -> String {
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
