//! Inserting a column that an official table lacks: a cell in every row, `=` where a total is derived.

use super::{ActionKind, CodeAction, Effect};
use crate::edition;
use crate::format;
use crate::ide::Document;
use crate::report::{Place, Table};
use crate::syntax::Row;
use crate::text::{Ambiguous, Edit, say, width};

/// The action for a finding on a missing column. `None` for other findings.
pub(super) fn action(doc: &Document<'_>, at: usize) -> Option<CodeAction> {
    let finding = &doc.findings[at];
    let Some(Place::Column(index, column)) = finding.place else { return None };
    if finding.rule.name != "structure/missing-column" {
        return None;
    }
    let table = doc.report.table(index)?;
    let spec = &doc.report.edition.tables[index];
    let edits = edits(doc, table, spec, column)?;
    let name = spec.columns[column].full;
    let title = say!(doc.lang, zh: "插入“{name}”这一列，待填", en: "insert the column {name}, to be filled in");
    Some(CodeAction {
        title,
        kind: ActionKind::QuickFix,
        preferred: true,
        finding: Some(at),
        effect: Effect::Edits(edits),
    })
}

/// A cell in the header, the delimiter row and each row of the body, behind the official column before
/// it, or behind the names.
fn edits(doc: &Document<'_>, table: &Table, spec: &edition::Table, column: usize) -> Option<Vec<Edit>> {
    let tree = &doc.report.tree;
    let [header] = table.header[..] else { return None };
    let known = |at: &usize| table.columns[*at].found.is_some_and(|found| found.index < column);
    let after = (0..table.columns.len()).rev().find(known).or(table.leading.checked_sub(1))?;
    let name = spec.columns[column].full;
    let room = width(name, Ambiguous::Narrow);
    let mut edits = Vec::new();
    for line in table.lines.clone() {
        let Some(row) = tree.row(line) else { continue };
        // A row of another width is not known to have its cells where they belong.
        if tree.row_cells(row).len() != table.columns.len() {
            continue;
        }
        let cell = match table.row_on(tree, line) {
            _ if row.delimiter => format!("{}:", "-".repeat(room.saturating_sub(1).max(2))),
            Some(body) => {
                let official = body.found.filter(|_| body.first).map(|found| found.index);
                official.map_or("", |at| format::blank_cell(spec, at, column)).to_owned()
            }
            None if tree.rows[header as usize].line == row.line => name.to_owned(),
            None => String::new(),
        };
        let padding = " ".repeat(room.saturating_sub(width(&cell, Ambiguous::Narrow)));
        edits.push(behind(doc, row, after, &format!(" {padding}{cell} ")));
    }
    Some(edits)
}

/// A cell behind the one at `after` of a row.
fn behind(doc: &Document<'_>, row: &Row, after: usize, cell: &str) -> Edit {
    let end = doc.report.tree.row_cells(row)[after].end;
    let separator = doc.text[end as usize..].chars().next().filter(|c| matches!(c, '|' | '｜'));
    match separator {
        Some(separator) => Edit::insert(end + separator.len_utf8() as u32, format!("{cell}|")),
        None => Edit::insert(end, format!(" |{cell}|")),
    }
}
