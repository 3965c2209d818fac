//! Inserting a column that an official table lacks: a cell in every row, `=` where a total is derived.

use super::super::context::Context;
use super::super::tables::{OfficialTable, unknown_columns};
use super::shared::names_come_first;
use crate::format;
use crate::syntax::Row;
use crate::text::{Ambiguous, Edit, width};

/// A cell in the header, the delimiter row and each row of the body, after the official column before
/// it, or after the names. `None` where figures that are not read may be this column's.
pub(super) fn new_column(context: &Context<'_>, official: &OfficialTable<'_>, column: usize) -> Option<Vec<Edit>> {
    let tree = &context.report.tree;
    let (table, spec) = (official.table, official.spec);
    let [header] = table.header[..] else { return None };
    // A header that stands once more in the middle would not be the same any longer.
    if !table.gaps.is_empty() || !table.again.is_empty() || !names_come_first(table) {
        return None;
    }
    let is_row_misfit = |row: &Row| tree.row_cells(row).len() != table.columns.len();
    let rows = || table.lines.clone().filter_map(|line| tree.row(line));
    if unknown_columns(table).next().is_some() || rows().any(is_row_misfit) {
        return None;
    }
    let known = |at: &usize| table.columns[*at].found.is_some_and(|found| found.index < column);
    let after = (0..table.columns.len()).rev().find(known).or(table.leading.checked_sub(1))?;
    let name = &spec.columns[column].full;
    let room = width(name, Ambiguous::Narrow);
    let mut edits = Vec::new();
    for row in rows() {
        let line = row.line as usize;
        let cell = match table.row_on(tree, line) {
            _ if row.delimiter => format!("{}:", "-".repeat(room.saturating_sub(1).max(2))),
            Some(body) => {
                let official = body.found.filter(|_| body.first).map(|found| found.index);
                official.map_or("", |at| format::blank_cell(spec, at, column)).to_owned()
            }
            None if tree.rows[header as usize].line == row.line => (*name).to_owned(),
            None => String::new(),
        };
        let padding = " ".repeat(room.saturating_sub(width(&cell, Ambiguous::Narrow)));
        edits.push(behind(context, row, after, &format!(" {padding}{cell} ")));
    }
    Some(edits)
}

/// A cell after the one at `after` of a row.
fn behind(context: &Context<'_>, row: &Row, after: usize, cell: &str) -> Edit {
    let tree = &context.report.tree;
    let end = tree.row_cells(row)[after].end;
    let separator = tree.text[end as usize..].chars().next().filter(|c| matches!(c, '|' | '｜'));
    match separator {
        Some(separator) => Edit::insert(end + separator.len_utf8() as u32, format!("{cell}|")),
        None => Edit::insert(end, format!(" |{cell}|")),
    }
}
