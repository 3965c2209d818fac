//! A report as a neighbour of others, whatever it was read of.

use super::Imported;
use super::told::{document_rank, is_report, stem};
use crate::lint::{Digest, Elsewhere, Sort, prose};
use crate::report::{self, Report};
use crate::text::{Lang, Positions};
use rustc_hash::FxHashMap;
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

/// What sort of file a report is in, by its name.
pub fn sort(path: &Path) -> Sort {
    match (is_report(path), document_rank(path)) {
        (true, _) => Sort::Text,
        (false, Some(rank)) => Sort::Document(rank),
        (false, None) => Sort::Other,
    }
}

/// Files that differ in their endings alone, and are one report.
pub struct Twins(FxHashMap<PathBuf, Sort>);

impl Twins {
    /// Those of some files.
    pub fn of<'p>(paths: impl Iterator<Item = &'p Path>) -> Twins {
        let mut least: FxHashMap<PathBuf, Sort> = FxHashMap::default();
        for path in paths {
            let known = least.entry(stem(path)).or_insert(Sort::Other);
            *known = sort(path).min(*known);
        }
        Twins(least)
    }

    /// Whether another of the files is the same report, and counts for it.
    pub fn has_better(&self, path: &Path) -> bool {
        let sort = sort(path);
        sort != Sort::Other && self.0.get(&stem(path)).is_some_and(|least| *least < sort)
    }
}
