//! In a table: rows, columns, whole tables; and on the line below one.

use super::cell_at::{CellAt, cell_at};
use super::item::{CompletionItem, CompletionKind};
use super::offer::{Candidate, Partial, offer};
use super::{cells, rows, whole};
use crate::format;
use crate::ide::cursor::Cursor;
use crate::ide::{Document, Subject};
use crate::report::Table;
use crate::syntax::LineKind;
use crate::text::{Span, trim};

/// The line without white space around it, with what was typed from `from` on.
fn line_partial<'a>(doc: &Document<'a>, cursor: &Cursor, from: u32) -> Partial<'a> {
    let trimmed = cursor.span.trim(doc.text);
    let span = if trimmed.is_empty() { Span::empty(cursor.offset) } else { trimmed.join(Span::empty(cursor.offset)) };
    let lead = Span { start: span.start, end: from.max(span.start) };
    let typed = Span { start: lead.end, end: cursor.offset.max(lead.end) };
    Partial::new(span, lead.slice(doc.text), typed.slice(doc.text))
}

/// On a line that begins with a separator.
pub(super) fn completion(doc: &Document<'_>, cursor: &Cursor) -> Vec<CompletionItem> {
    let tree = &doc.report.tree;
    let Some(cell) = cell_at(doc, cursor) else { return Vec::new() };
    if tree.row(cursor.line).is_some_and(|row| row.delimiter) {
        return Vec::new();
    }
    let table = doc.report.table_at(cursor.line);
    let official = table.and_then(|table| Some((table, table.spec?)));
    match official {
        Some((table, index)) if table.is_header(tree, cursor.line) => columns(doc, cursor, &cell, index, Some(table)),
        Some((table, index)) if cell.index < table.leading.max(1) => in_row(doc, cursor, &cell, table, index),
        Some((table, index)) => cells::completion(doc, cursor, &cell, table, index),
        None => unknown(doc, cursor, &cell, table),
    }
}

/// Whether nothing follows the cursor but separators, too few of them for a row of `table`.
fn is_open(doc: &Document<'_>, cursor: &Cursor, cell: &CellAt, table: &Table) -> bool {
    let after = cursor.after(&doc.report.tree);
    let separators = after.chars().filter(|c| matches!(c, '|' | '｜')).count();
    let is_blank = |c: char| matches!(c, '|' | '｜') || c.is_whitespace();
    !cell.closed || after.chars().all(is_blank) && cell.index + separators < table.columns.len()
}

/// The name of a row: alone where other cells follow, else the row whole.
fn in_row(doc: &Document<'_>, cursor: &Cursor, cell: &CellAt, table: &Table, index: usize) -> Vec<CompletionItem> {
    let tree = &doc.report.tree;
    let spec = &doc.report.edition.tables[index];
    if !is_open(doc, cursor, cell, table) {
        let header = table.header.last().map(|&row| tree.row_cells(&tree.rows[row as usize]));
        let model = header.and_then(|cells| cells.get(cell.index)).map(|span| tree.slice(*span));
        let candidates = rows::missing(doc, table, index, cursor.line, |_, name| Some(cell.filled(name, model)));
        return offer(&cell.rest(doc, cursor), 'a', candidates);
    }
    let put = |row: usize, name: &str| format::new_row(tree, table, spec, row, name);
    let mut candidates = rows::missing(doc, table, index, cursor.line, put);
    candidates.extend(rows::all(doc, table, index, cursor.line));
    offer(&line_partial(doc, cursor, cell.typed), 'a', candidates)
}

/// The columns that a header lacks; in its corner, what the official form has there.
fn columns(
    doc: &Document<'_>,
    cursor: &Cursor,
    cell: &CellAt,
    index: usize,
    table: Option<&Table>,
) -> Vec<CompletionItem> {
    let edition = doc.report.edition;
    let spec = &edition.tables[index];
    if cell.index == 0 {
        let corner = spec.item.into_iter().chain(spec.corner);
        let candidates = corner.map(|name| {
            let subject = Subject::Table(edition.id.to_owned(), index);
            Candidate::new(CompletionKind::Column, name).text(cell.filled(name, None)).subject(subject)
        });
        return offer(&cell.rest(doc, cursor), 'a', candidates.collect());
    }
    let here = |span: Span| cell.span.covers(span);
    let held = |column: usize| {
        let columns = table.into_iter().flat_map(|table| &table.columns);
        columns.filter(|it| !here(it.span)).any(|it| it.found.is_some_and(|found| found.index == column))
    };
    let lacking = (0..spec.columns.len()).filter(|&column| !held(column));
    let candidates = lacking.map(|column| {
        let official = &spec.columns[column];
        let subject = Subject::Column(edition.id.to_owned(), index, column);
        let text = cell.filled(official.full, None);
        Candidate::new(CompletionKind::Column, official.full).text(text).subject(subject)
    });
    offer(&cell.rest(doc, cursor), 'a', candidates.collect())
}

/// In a table that is none of the official ones, or not yet: a row of the table above, a table that
/// the section lacks, or a column of one.
fn unknown(doc: &Document<'_>, cursor: &Cursor, cell: &CellAt, table: Option<&Table>) -> Vec<CompletionItem> {
    let lacking = whole::lacking_tables(doc, cursor.line);
    if cell.index > 0 {
        let Some(table) = table.filter(|table| !table.header.is_empty()) else { return Vec::new() };
        let mut items: Vec<CompletionItem> = Vec::new();
        for item in lacking.into_iter().flat_map(|index| columns(doc, cursor, cell, index, Some(table))) {
            if !items.iter().any(|other| other.label == item.label) {
                items.push(item);
            }
        }
        return items;
    }
    let is_alone = table.is_none_or(|table| table.lines.len() == 1);
    if !is_alone || cell.closed && !cursor.after(&doc.report.tree).trim_matches(['|', '｜', ' ', '\t']).is_empty() {
        return Vec::new();
    }
    let partial = line_partial(doc, cursor, cell.typed);
    let mut items = Vec::new();
    if let Some((above, index)) = table_above(doc, cursor.line) {
        let spec = &doc.report.edition.tables[index];
        let put = |row: usize, name: &str| format::new_row(&doc.report.tree, above, spec, row, name);
        items.extend(offer(&partial, 'a', rows::missing(doc, above, index, cursor.line, put)));
    }
    let tables = lacking.into_iter().map(|index| whole::table(doc, cursor, index, ""));
    items.extend(offer(&partial, 'b', tables.collect()));
    items
}

/// The official table that ends right above a line, or with blank lines between.
fn table_above<'r>(doc: &Document<'r>, line: usize) -> Option<(&'r Table, usize)> {
    let tree = &doc.report.tree;
    let above = (0..line.min(tree.lines.len())).rev().find(|&line| tree.lines[line].kind != LineKind::Blank)?;
    let table = doc.report.table_at(above)?;
    Some((table, table.spec?))
}

/// On a line of words or nothing right below a table: its further rows.
pub(super) fn below(doc: &Document<'_>, cursor: &Cursor) -> Vec<CompletionItem> {
    let tree = &doc.report.tree;
    let follows = cursor.line > 0 && cursor.line <= tree.lines.len() && tree.row(cursor.line - 1).is_some();
    if !follows || !trim(cursor.after(tree)).is_empty() {
        return Vec::new();
    }
    let Some((table, index)) = table_above(doc, cursor.line) else { return Vec::new() };
    // A paragraph that stands there by mistake is not the beginning of a name.
    if cursor.before(tree).trim().chars().count() > 12 {
        return Vec::new();
    }
    let spec = &doc.report.edition.tables[index];
    let put = |row: usize, name: &str| format::new_row(tree, table, spec, row, name);
    let mut candidates = rows::missing(doc, table, index, cursor.line, put);
    candidates.extend(rows::all(doc, table, index, cursor.line));
    offer(&line_partial(doc, cursor, 0), 'a', candidates)
}
