//! Hover: what stands under the pointer, explained.

use super::Document;
use crate::text::Span;

/// An explanation, and what it explains.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hover {
    /// What it explains.
    pub span: Span,
    /// The explanation, as Markdown.
    pub markdown: String,
}

/// What there is to say of the byte `offset`.
pub fn hover(_doc: &Document<'_>, _offset: u32) -> Option<Hover> {
    None
}
