//! What belongs together: a figure in the text and its cells, what is cited and where its short name is given.

mod cited;
mod figures;
mod sums;
mod target;

use super::cursor::Cursor;
use super::{Document, Subject};
use crate::lint::Finding;
use crate::syntax::LineKind;
use crate::text::Span;

pub use cited::{Link, LinkTarget, document_links};
pub(super) use cited::{cited_spans, short_names};
pub(super) use figures::{cell_at, stated_at};
pub(super) use sums::spot;
pub use target::Target;

/// The cells that the figure at the byte `offset` is of; from a total to what it sums, from another cell to the totals that
/// it goes into and to what is found elsewhere because of it; where the short name of what is cited there was given.
pub fn definition(doc: &Document<'_>, offset: u32) -> Vec<Target> {
    if let Some(spot) = spot(doc, offset) {
        let parts = spot.parts();
        let mut targets = if parts.is_empty() { spot.totals() } else { parts };
        if targets.is_empty() {
            targets = elsewhere(doc, spot.span);
        }
        return targets.into_iter().map(|target| Target { origin: spot.span, target }).collect();
    }
    if !is_text(doc, offset) {
        return Vec::new();
    }
    let cited = cited::definition(doc, offset);
    if cited.is_empty() { figures::definition(doc, offset) } else { cited }
}

/// Where the short name of what is cited at the byte `offset` was given; without one, where it is first cited.
pub fn declaration(doc: &Document<'_>, offset: u32) -> Vec<Target> {
    if is_text(doc, offset) { cited::definition(doc, offset) } else { Vec::new() }
}

/// The provision or document that is cited at the byte `offset`, as something that [`resolve`](super::resolve) explains,
/// and the citation.
pub fn provision(doc: &Document<'_>, offset: u32) -> Option<(Span, Subject)> {
    is_text(doc, offset).then(|| cited::subject(doc, offset)).flatten()
}

/// The findings that speak of a place besides.
fn elsewhere(doc: &Document<'_>, cell: Span) -> Vec<Span> {
    let speaks = |finding: &&Finding| {
        finding
            .related
            .iter()
            .any(|related| related.document.is_none() && cell.covers(related.span) && !cell.is_empty())
    };
    let mut found: Vec<Span> = doc.findings.iter().filter(speaks).map(|finding| finding.span).collect();
    found.retain(|span| *span != cell);
    found.dedup();
    found
}

/// The figures of the text that are of the cell at the byte `offset`, or of the cells of the figure there, and the cells of
/// the sums that it is in; what else cites the same. With `declared`, the cells and the place of the name as well.
pub fn references(doc: &Document<'_>, offset: u32, declared: bool) -> Vec<Span> {
    let mut found = match is_text(doc, offset) {
        true => cited::references(doc, offset, declared),
        false => Vec::new(),
    };
    if found.is_empty() {
        found = figures::references(doc, offset, declared);
    }
    if let Some(spot) = spot(doc, offset) {
        found.extend(spot.parts());
        found.extend(spot.totals());
        found.extend(elsewhere(doc, spot.span));
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
