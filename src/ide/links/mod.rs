//! What belongs together: a figure in the text and its cells, what is cited and where its short name is given.

mod cited;
mod figures;
mod target;

use super::Document;
use super::cursor::Cursor;
use crate::syntax::LineKind;
use crate::text::Span;

pub(super) use cited::short_names;
pub use cited::{Link, document_links};
pub(super) use figures::{cell_at, stated_at};
pub use target::Target;

/// The cells that the figure at the byte `offset` is of; where the short name of what is cited there was given.
pub fn definition(doc: &Document<'_>, offset: u32) -> Vec<Target> {
    if !is_text(doc, offset) {
        return Vec::new();
    }
    let cited = cited::definition(doc, offset);
    if cited.is_empty() { figures::definition(doc, offset) } else { cited }
}

/// The figures of the text that are of the cell at the byte `offset`, or of the cells of the figure there; what else
/// cites the same. With `declared`, the cells and the place of the name as well.
pub fn references(doc: &Document<'_>, offset: u32, declared: bool) -> Vec<Span> {
    let mut found = match is_text(doc, offset) {
        true => cited::references(doc, offset, declared),
        false => Vec::new(),
    };
    if found.is_empty() {
        found = figures::references(doc, offset, declared);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a byte stands in prose or a heading.
fn is_text(doc: &Document<'_>, offset: u32) -> bool {
    let tree = &doc.report.tree;
    let line = tree.lines.get(Cursor::new(tree, offset).line);
    line.is_some_and(|line| matches!(line.kind, LineKind::Prose | LineKind::Heading(_)))
}
