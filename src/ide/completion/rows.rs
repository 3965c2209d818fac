//! The rows that a table still lacks.

use super::item::CompletionKind;
use super::offer::Candidate;
use crate::format;
use crate::ide::{Document, Subject};
use crate::report::{Row, Table};
use crate::text::say;
use std::ops::Range;

/// A candidate for each official row that `table` lacks, in official order: first those that belong
/// between the rows above and below `line`. What stands on `line` itself counts as lacking. `put` makes
/// the text of a row of its index and name.
pub(super) fn missing(
    doc: &Document<'_>,
    table: &Table,
    index: usize,
    line: usize,
    put: impl Fn(usize, &str) -> Option<String>,
) -> Vec<Candidate> {
    let spec = &doc.report.edition.tables[index];
    let (lacking, gap) = lacking(doc, table, index, line..line + 1);
    let (here, elsewhere): (Vec<usize>, Vec<usize>) = lacking.into_iter().partition(|row| gap.contains(row));
    let mut candidates = Vec::new();
    for row in here.into_iter().chain(elsewhere) {
        let official = &spec.rows[row];
        let group = official.parent.map(|parent| spec.rows[parent].full);
        let short = official.short.map(|name| (name, say!(doc.lang, zh: "简称", en: "short form")));
        let names = std::iter::once((official.full, None)).chain(short.map(|(name, what)| (name, Some(what))));
        for (name, what) in names {
            let Some(text) = put(row, name) else { continue };
            let details: Vec<String> = group.map(str::to_owned).into_iter().chain(what).collect();
            let candidate = Candidate::new(CompletionKind::Row, name)
                .text(text)
                .names([official.place])
                .subject(Subject::Row(doc.report.edition.id.to_owned(), index, row));
            candidates.push(if details.is_empty() { candidate } else { candidate.detail(details.join(" · ")) });
        }
    }
    candidates
}

/// Every row that is missing between the rows above and below `line`, as lines; `None` unless there are
/// several.
pub(super) fn all(doc: &Document<'_>, table: &Table, index: usize, line: usize) -> Option<Candidate> {
    let tree = &doc.report.tree;
    let spec = &doc.report.edition.tables[index];
    let (mut lacking, gap) = lacking(doc, table, index, line..line + 1);
    lacking.retain(|row| gap.contains(row));
    let (Some(&first), Some(&last), true) = (lacking.first(), lacking.last(), lacking.len() > 1) else { return None };
    let new_row = |&row: &usize| format::new_row(tree, table, spec, row, spec.rows[row].full);
    let lines: Option<Vec<String>> = lacking.iter().map(new_row).collect();
    let count = lacking.len();
    let label = say!(doc.lang, zh: "补齐这里缺少的 {count} 行", en: "all {count} rows that are missing here");
    let ends = format!("{} … {}", spec.rows[first].full, spec.rows[last].full);
    let words = ["补齐", "全部", "all"];
    Some(Candidate::new(CompletionKind::Snippet, label).detail(ends).names(words).text(lines?.join(tree.newline)))
}

/// The official rows that stand on no line but `on`, and those that belong between the rows above and below these lines;
/// of none, what belongs between the line before and the line there.
pub(in crate::ide) fn lacking(
    doc: &Document<'_>,
    table: &Table,
    index: usize,
    on: Range<usize>,
) -> (Vec<usize>, Range<usize>) {
    let tree = &doc.report.tree;
    let count = doc.report.edition.tables[index].rows.len();
    let line_of = |row: &Row| tree.rows[row.row as usize].line as usize;
    let known: Vec<(usize, usize)> = table
        .rows
        .iter()
        .filter_map(|row| Some((line_of(row), row.found?.index)))
        .filter(|row| !on.contains(&row.0))
        .collect();
    let above = known.iter().rfind(|row| row.0 < on.start).map_or(0, |row| row.1 + 1);
    let below = known.iter().find(|row| row.0 >= on.end).map_or(count, |row| row.1);
    let mut held = vec![false; count];
    known.iter().for_each(|row| held[row.1] = true);
    ((0..count).filter(|&row| !held[row]).collect(), above..below)
}
