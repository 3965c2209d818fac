//! Folding: what can be put out of sight.

use super::Document;

/// Lines that fold away under their first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Fold {
    /// The first line, which stays in sight; from 0.
    pub first: u32,
    /// The last line.
    pub last: u32,
    /// What folds.
    pub kind: FoldKind,
}

/// What folds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FoldKind {
    /// The front matter.
    FrontMatter,
    /// A heading with all that stands under it.
    Section,
    /// A table.
    Table,
    /// A comment.
    Comment,
}

/// What folds, in the order of the text.
pub fn folding_ranges(_doc: &Document<'_>) -> Vec<Fold> {
    Vec::new()
}
