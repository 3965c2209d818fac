//! Rows that have more cells than their header, in tables of which no other rule counts the cells: Markdown shows none
//! of what is too much.

use super::GFM_SLIP;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::report::Table;
use crate::text::{bare, say};

pub(super) fn wide_rows(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let report = context.report;
    let tree = &report.tree;
    // Of the first of each official table structure/cell-count tells.
    let is_counted = |table: &&Table| {
        let first = table.spec.and_then(|spec| report.table(spec));
        first.is_some_and(|first| std::ptr::eq(first, *table))
    };
    for table in report.tables.iter().filter(|table| !is_counted(table)) {
        let Some(&header) = table.header.last() else { continue };
        let width = tree.row_cells(&tree.rows[header as usize]).len();
        for row in &table.rows {
            let row = &tree.rows[row.row as usize];
            let Some(surplus) = tree.row_cells(row).get(width..) else { continue };
            if surplus.iter().all(|cell| bare(tree.slice(*cell)).is_empty()) {
                continue;
            }
            let count = surplus.len();
            let message = say!(context.lang,
                zh: "这一行比表头多 {count} 格，多出的格发布后不显示",
                en: "this row has more cells than its header, by {count}, and Markdown shows none of those");
            let span = tree.lines[row.line as usize].span().trim(&tree.text);
            let mut finding = Finding::new(&GFM_SLIP, span, message);
            finding.place = report.place_at(span.start);
            findings.push(finding);
        }
    }
}
