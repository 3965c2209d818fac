//! A cell of figures: `=` and the value that it stands for, where a total is derived.

use super::cell_at::CellAt;
use super::item::{CompletionItem, CompletionKind};
use super::offer::{Candidate, offer};
use crate::ide::Document;
use crate::ide::cursor::Cursor;
use crate::report::{Figures, Table};
use crate::text::{Ambiguous, say, width};

pub(super) fn completion(
    doc: &Document<'_>,
    cursor: &Cursor,
    cell: &CellAt,
    table: &Table,
    index: usize,
) -> Vec<CompletionItem> {
    let tree = &doc.report.tree;
    let spec = &doc.report.edition.tables[index];
    let row = table.row_on(tree, cursor.line).and_then(|row| row.found);
    let column = table.columns.get(cell.index).and_then(|column| column.found);
    let (Some(row), Some(column)) = (row, column) else { return Vec::new() };
    if spec.rows[row.index].group || !spec.derives(row.index, column.index) {
        return Vec::new();
    }
    let partial = cell.whole(doc, cursor);
    let value = Figures::new(spec, table).derived(row.index, column.index).map(|value| value.normalize().to_string());
    // As wide as the header's cell, at least.
    let header = table.header.last().map(|&row| tree.row_cells(&tree.rows[row as usize]));
    let above = header.and_then(|cells| cells.get(cell.index)).copied().unwrap_or(cell.span);
    let wide = [above, cell.span].map(|span| width(span.slice(doc.text), Ambiguous::Narrow));
    let room = wide[0].max(wide[1]).saturating_sub(2);
    let set = |text: &str| {
        let padding = " ".repeat(room.saturating_sub(width(text, Ambiguous::Narrow)));
        format!(" {padding}{text} {}", if cell.closed { "" } else { "|" })
    };
    let derived = match &value {
        Some(value) => say!(doc.lang, zh: "算得 {value}", en: "computed: {value}"),
        None => say!(doc.lang, zh: "由各项算得", en: "computed from the others"),
    };
    let mut candidates = vec![Candidate::new(CompletionKind::Value, "=").text(set("=")).detail(derived)];
    if let Some(value) = value.as_ref().filter(|value| *value != partial.typed.trim()) {
        let detail = say!(doc.lang, zh: "各项之和", en: "the sum");
        candidates.push(Candidate::new(CompletionKind::Value, value.as_str()).text(set(value)).detail(detail));
    }
    offer(&partial, 'a', candidates)
}
