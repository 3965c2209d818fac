//! What rules on several parts of a table ask and do alike.

use super::super::context::Context;
use super::super::tables::{self, Flaw, OfficialTable, is_blank};
use crate::report::{Row, Table};
use crate::syntax::{LineKind, Tree};
use crate::text::{Edit, Span};

/// The line of equals signs right below a line, which makes a title of that to Markdown: with another mark it has to go.
pub(super) fn equals_below(tree: &Tree, line: usize) -> Option<usize> {
    let below = tree.lines.get(line + 1).filter(|below| below.kind == LineKind::Prose)?;
    below.span().slice(&tree.text).trim().chars().all(|c| c == '=').then_some(line + 1)
}

/// The first line of a table.
pub(super) fn first_line(context: &Context<'_>, table: &Table) -> Span {
    tables::first_line(context.report, table)
}

/// The span of a row's line.
pub(super) fn line(context: &Context<'_>, row: &Row) -> Span {
    let tree = &context.report.tree;
    tree.lines[tree.rows[row.row as usize].line as usize].span().trim(&tree.text)
}

/// Whether a row is not as wide as the header; then another rule speaks of it.
pub(super) fn is_misfit(context: &Context<'_>, table: &OfficialTable<'_>, row: &Row) -> bool {
    let tree = &context.report.tree;
    let expected = match table.flaw {
        Some(Flaw::HeaderWidth(width)) => width,
        Some(Flaw::NoHeader | Flaw::HeaderIsProse | Flaw::NoNames) => return false,
        None => table.table.columns.len(),
    };
    let count = tree.row_cells(&tree.rows[row.row as usize]).len();
    let group = row.found.is_some_and(|found| table.spec.rows[found.index].group);
    // A group row may do without its empty cells, and so may one whose name is not known.
    let unknown_group =
        || row.found.is_none() && table.spec.rows.iter().any(|row| row.group) && is_blank(tree, table.table, row);
    count != expected && !(count < expected && (group || unknown_group()))
}

/// Whether the rows' names stand before the figures: where a column of figures is the first, a row or a column that
/// is put in would stand under other names than its own.
pub(super) fn names_come_first(table: &Table) -> bool {
    table.columns.iter().take(table.leading).all(|column| column.found.is_none())
}

/// Writes a name where another stands, or into an empty cell.
pub(super) fn write_name(span: Span, name: &str) -> Edit {
    Edit::replace(span, if span.is_empty() { format!(" {name} ") } else { name.to_owned() })
}

/// Writes the name of a column, the first of which is 0, in the header and wherever that stands once more where a
/// page ended: what is not the same header any longer would begin another table.
pub(super) fn name_column(context: &Context<'_>, table: &Table, column: usize, name: &str) -> Vec<Edit> {
    let tree = &context.report.tree;
    let again = table.gaps.iter().chain(&table.again).flat_map(|gap| gap.clone()).filter_map(|line| tree.row(line));
    let cells = again.filter(|row| !row.delimiter).filter_map(|row| tree.row_cells(row).get(column));
    let spans = cells.map(|cell| cell.trim(&tree.text));
    std::iter::once(table.columns[column].span).chain(spans).map(|span| write_name(span, name)).collect()
}
