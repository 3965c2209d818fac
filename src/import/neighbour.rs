//! A report as a neighbour of others, whatever it was read of.

use super::Imported;
use super::told::{document_rank, is_report, stem};
use crate::lint::{Digest, Elsewhere, Sort, prose};
use crate::report::{self, Report};
use crate::text::{Lang, Positions};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is kept of a report that is a text.
pub fn digest_of_report(report: &Report, path: &Path) -> Digest {
    let text = report.tree.text.clone();
    let positions = Positions::of_text(&text);
    Digest::of(report, Arc::new(Elsewhere { path: path.to_owned(), text, positions }))
}

/// What is kept of a report that was read of a document.
pub fn digest_of_imported(imported: Imported, path: &Path, lang: Lang) -> Digest {
    let report = report::parse(&*imported.text);
    let text = report.tree.text.clone();
    let positions = Positions::Origins(Box::new(move |span| imported.origin(span, lang)));
    Digest::of(&report, Arc::new(Elsewhere { path: path.to_owned(), text, positions }))
}

/// What the lines of a report say, by which it is known where another has them: in order, each once.
pub fn identity(text: &str) -> Vec<u64> {
    let mut lines: Vec<u64> = prose(text).map(|line| line.hash).collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

/// What sort of file a report is in, by its name, and its path without the ending that says so.
pub fn sort(path: &Path) -> (Sort, PathBuf) {
    let sort = match (is_report(path), document_rank(path)) {
        (true, _) => Sort::Text,
        (false, Some(rank)) => Sort::Document(rank),
        (false, None) => Sort::Other,
    };
    (sort, stem(path))
}
