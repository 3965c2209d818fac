//! Tables that stand right under another: two by their names, one to Markdown.

use super::GFM_SLIP;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::report::Table;
use crate::text::{Edit, say};

pub(super) fn joined_tables(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let report = context.report;
    let tree = &report.tree;
    // Both are in the order of the text.
    let mut officials = context.tables.iter().peekable();
    for (at, table) in report.tables.iter().enumerate() {
        let official = officials.next_if(|official| official.at == at);
        let line = table.lines.start;
        let block = tree.blocks.partition_point(|block| block.first as usize <= line);
        let begins = block.checked_sub(1).is_none_or(|at| tree.blocks[at].first as usize == line);
        // One that is there a second time is duplicate-table's.
        let again = official.is_some_and(|official| !official.first);
        if begins || again || table.header.is_empty() {
            continue;
        }
        let message = say!(context.lang,
            zh: "与上面的表之间没有空行，发布后会连成一张表",
            en: "without a blank line between them, this table and the one above are one");
        let mut edits = vec![Edit::insert(tree.lines[line].start, tree.newline)];
        edits.extend(missing_delimiter(context, table));
        let span = tree.lines[line].span().trim(&tree.text);
        let mut finding = Finding::new(&GFM_SLIP, span, message);
        finding.place = report.place_at(span.start);
        findings.push(
            finding.safe_fix(
                say!(context.lang, zh: "在两张表之间空一行", en: "put a blank line between the tables"),
                edits,
            ),
        );
    }
}

/// The delimiter row that a table lacks below its header.
fn missing_delimiter(context: &Context<'_>, table: &Table) -> Option<Edit> {
    let tree = &context.report.tree;
    let header = &tree.rows[*table.header.last()? as usize];
    let below = header.line as usize + 1;
    if tree.lines.get(below).is_some() && tree.row(below).is_some_and(|row| row.delimiter) {
        return None;
    }
    let row = format!("|{}", "---|".repeat(tree.row_cells(header).len()));
    Some(Edit::insert(tree.lines[header.line as usize].end, format!("{}{row}", tree.newline)))
}
