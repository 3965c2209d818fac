//! A report that is no Word file, to be annotated: as the Word file that it is published as, with what is found in the
//! report, each at the place where that stands in the file.
//!
//! What is found is what was found in the report itself, so that what its author has silenced stays so, and what the
//! importer of a page was not sure of is said. Only the places are looked up in the file.

use crate::Analysis;
use crate::document::{self, Document, Unreadable, write};
use crate::export::official;
use crate::import::{self, Checked};
use crate::lint::{Applicability, Finding, Fix, Options};
use crate::report::{Place, Report};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// A report as a Word file that can be annotated.
#[derive(Debug)]
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// The same as it is read.
    pub document: Document,
    /// What it says, with what was found in the report.
    pub checked: Checked,
}

/// A report as the Word file that it is published as. `analysis` is of a text that was checked as one that was
/// [imported](Options::imported): a Word file shows nothing of how a text is written down.
pub fn exported(analysis: &Analysis, options: &Options<'_>) -> Result<Exported, Unreadable> {
    let written = write::docx(&official(&analysis.report).document);
    let bytes = written.map_err(|_| Unreadable::Damaged("zip"))?;
    let document = document::read(&bytes, None)?;
    let mut checked = import::check(&document, options);
    checked.analysis.findings = carried(analysis, &checked.analysis);
    Ok(Exported { bytes, document, checked })
}

/// What was found in one text, at its places in another that says the same.
fn carried(from: &Analysis, to: &Analysis) -> Vec<Finding> {
    let mut same: FxHashMap<(&str, &str), VecDeque<&Finding>> = FxHashMap::default();
    for finding in &to.findings {
        same.entry((finding.rule.name, &finding.message)).or_default().push_back(finding);
    }
    let mut findings: Vec<Finding> = from
        .findings
        .iter()
        .map(|finding| {
            let found = same.get_mut(&(finding.rule.name, &*finding.message)).and_then(VecDeque::pop_front);
            found.cloned().unwrap_or_else(|| moved(finding, &from.report, &to.report))
        })
        .collect();
    findings.sort_by(|a, b| (a.span, a.rule.name).cmp(&(b.span, b.rule.name)));
    findings
}

/// A finding that the other text does not have by itself. Its fixes are told, and change nothing.
fn moved(finding: &Finding, from: &Report, to: &Report) -> Finding {
    let place = finding.place.clone().filter(|place| !matches!(place, Place::Section(_) | Place::Table(_)));
    let place = place.or_else(|| cell_at(from, finding.span.start)).or_else(|| finding.place.clone());
    let place = place.or_else(|| from.place_at(finding.span.start));
    let span = place.as_ref().and_then(|place| span_of(to, place)).unwrap_or_default();
    let told = |fix: &Fix| Fix {
        title: fix.title.clone(),
        applicability: fix.applicability.max(Applicability::Unsafe),
        edits: Vec::new(),
    };
    let fixes = finding.fixes.iter().map(told).collect();
    Finding { span, place, related: Vec::new(), fixes, ..finding.clone() }
}

/// The official cell that a byte of a report stands in.
fn cell_at(report: &Report, at: u32) -> Option<Place> {
    let table = report.table_at(report.tree.line_at(at)?)?;
    let spec = table.spec?;
    let official = &report.edition.tables[spec];
    let mut cells = (0..official.rows.len()).flat_map(|row| (0..official.columns.len()).map(move |to| (row, to)));
    let is_there = |span: Span| !span.is_empty() && span.start <= at && at < span.end;
    let (row, column) = cells.find(|&(row, column)| is_there(table.cell(row, column).span))?;
    Some(Place::Cell(spec, row, column))
}

/// Where a cell, a row or a column of a report has its first cell.
fn span_of(report: &Report, place: &Place) -> Option<Span> {
    let (table, row, column) = match *place {
        Place::Cell(table, row, column) => (table, row, column),
        Place::Row(table, row) => (table, row, 0),
        Place::Column(table, column) => (table, 0, column),
        _ => return None,
    };
    let official = report.edition.tables.get(table)?;
    (row < official.rows.len() && column < official.columns.len()).then_some(())?;
    let span = report.table(table)?.cell(row, column).span;
    (span.start > 0).then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::export::annotate::{At, Wanted, annotate, remarks};

    const EXAMPLE: &str = include_str!("../../../examples/seeded-mistakes.nianbao");

    fn told(text: &str) -> (usize, Vec<(At, String)>) {
        let options = Options { imported: true, ..Options::default() };
        let analysis = check(text, &options);
        let exported = exported(&analysis, &options).unwrap();
        let wanted = Wanted { all: true, changes: true };
        let said = remarks(&exported.document, &exported.checked, wanted, &options);
        assert_eq!(said.findings, analysis.findings.len());
        let author = super::super::Author { name: "𠮷".to_owned(), date: "2026-01-20T09:00:00Z".to_owned() };
        annotate(&exported.bytes, &exported.document.parts, &said.notes, &author).unwrap();
        (said.findings, said.notes.into_iter().map(|note| (note.at, note.words.join("\n"))).collect())
    }

    #[test]
    fn what_is_found_in_a_text_is_said_in_the_word_file_that_it_becomes() {
        let (findings, notes) = told(EXAMPLE);
        assert!(findings > 5, "{notes:#?}");
        let of = |rule: &str| notes.iter().filter(|(_, words)| words.contains(rule)).collect::<Vec<_>>();
        let sums = of("totals/row");
        assert!(!sums.is_empty() && sums.iter().all(|(at, _)| matches!(at, At::Cell(_))), "{sums:#?}");
    }

    #[test]
    fn what_is_silenced_stays_so_and_a_lost_row_is_said_where_it_is_marked() {
        let text = "# 𠮷县人民政府2023年政府信息公开工作年度报告\n\n## 四、政府信息公开行政复议、行政诉讼情况\n\n\
            <!-- nianbao: allow(totals) 已核对台账😀 -->\n\n\
            | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n|-|-|-|-|-|-|\n\
            | 行政复议 | 23 | 1 | 18 | 0 | 32 |\n| 未经复议直接起诉 | 0 | 0 | 0 | 0 | = |\n";
        let (_, notes) = told(text);
        assert!(notes.iter().all(|(_, words)| !words.contains("规则：totals/")), "{notes:#?}");
        let rows: Vec<_> = notes.iter().filter(|(_, words)| words.contains("复议后起诉")).collect();
        assert!(rows.iter().any(|(at, _)| matches!(at, At::Cell(_))), "{notes:#?}");
    }
}
