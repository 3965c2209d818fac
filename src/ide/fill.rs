//! What commands fill in: zeros that were confirmed, the numbers of `=`, rows that are missing.

use super::Document;
use super::actions::{Zeros, missing_rows};
use crate::format;
use crate::text::Edit;

/// A zero in each blank cell that may have one, of the table on a line, or of every table. The caller has asked.
pub fn fill_zeros(doc: &Document<'_>, line: Option<u32>) -> Vec<Edit> {
    let mut zeros = Zeros::default();
    let tables =
        doc.report.tables.iter().filter(|table| line.is_none_or(|line| table.lines.contains(&(line as usize))));
    let mut edits: Vec<Edit> = tables.filter_map(|table| zeros.edits(doc, table)).flatten().collect();
    edits.sort_by_key(|edit| edit.span);
    edits
}

/// The number of every `=` whose value is known: in the table on a line, or in all of them.
pub fn fill_derived(doc: &Document<'_>, line: Option<u32>) -> Vec<Edit> {
    let edits = format::fill(doc.report).into_iter();
    let Some(line) = line else { return edits.collect() };
    let table = doc.report.table_at(line as usize).map(|table| table.lines.clone());
    let is_within = |edit: &Edit| {
        let at = doc.report.tree.line_at(edit.span.start);
        table.as_ref().zip(at).is_some_and(|(lines, at)| lines.contains(&at))
    };
    edits.filter(is_within).collect()
}

/// The rows that the table on a line lacks.
pub fn add_rows(doc: &Document<'_>, line: u32) -> Vec<Edit> {
    let table = doc.report.table_at(line as usize).and_then(|table| table.spec);
    table.and_then(|table| missing_rows(doc, table)).map_or(Vec::new(), |(_, edits)| edits)
}
