//! What belongs to the place of the cursor: the cells of its sum, the same citation or figure, the agency's name.

use super::links::spot;
use super::{Document, references, rename};
use crate::text::Span;

/// A place that is lit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Highlight {
    /// The place.
    pub span: Span,
    /// Whether it is the sum of the others.
    pub is_total: bool,
}

/// What belongs to the byte `offset`, in the order of the text.
pub fn highlights(doc: &Document<'_>, offset: u32) -> Vec<Highlight> {
    let mut found: Vec<Highlight> = match spot(doc, offset) {
        Some(spot) => {
            let cells = spot.sum().into_iter().enumerate();
            cells.map(|(at, span)| Highlight { span, is_total: at == 0 }).collect()
        }
        None => {
            let mut places = rename::occurrences_at(doc, offset).unwrap_or_default();
            if places.is_empty() {
                places = references(doc, offset, true);
            }
            places.into_iter().map(|span| Highlight { span, is_total: false }).collect()
        }
    };
    found.retain(|highlight| !highlight.span.is_empty());
    found.sort_unstable();
    found.dedup();
    found
}
