//! Folding: what can be put out of sight.

use super::Document;
use crate::syntax::{BlockKind, LineKind};

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
pub fn folding_ranges(doc: &Document<'_>) -> Vec<Fold> {
    let tree = &doc.report.tree;
    let mut folds = Vec::new();
    // The headings that are open, by their levels.
    let mut open: Vec<(u8, u32)> = Vec::new();
    // The last line that is not blank.
    let mut last = 0;
    for block in &tree.blocks {
        if let Some(level) = heading_level(doc, block.first as usize) {
            close(&mut open, level, last, &mut folds);
            open.push((level, block.first));
        }
        let kind = match block.kind {
            BlockKind::FrontMatter => Some(FoldKind::FrontMatter),
            BlockKind::Table => Some(FoldKind::Table),
            BlockKind::Comment => Some(FoldKind::Comment),
            BlockKind::Heading | BlockKind::Paragraph => None,
        };
        last = block.end - 1;
        folds.extend(kind.map(|kind| Fold { first: block.first, last, kind }));
    }
    close(&mut open, 0, last, &mut folds);
    folds.retain(|fold| fold.first < fold.last);
    folds.sort_unstable();
    folds
}

/// The level of the heading on a line; that of a section's which lacks its marks is theirs. The title
/// folds nothing.
fn heading_level(doc: &Document<'_>, line: usize) -> Option<u8> {
    let official = || doc.report.section_headed(line).is_some_and(|section| section.spec.is_some());
    match doc.report.tree.lines[line].kind {
        _ if official() => Some(2),
        LineKind::Heading(heading) => Some(heading.level).filter(|&level| level > 1),
        _ => None,
    }
}

/// Ends the open headings that a heading of `level` ends.
fn close(open: &mut Vec<(u8, u32)>, level: u8, last: u32, folds: &mut Vec<Fold>) {
    while let Some((_, first)) = open.pop_if(|(other, _)| *other >= level) {
        folds.push(Fold { first, last, kind: FoldKind::Section });
    }
}
