//! Where something leads.

use crate::text::Span;

/// Where something leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Target {
    /// What leads there.
    pub origin: Span,
    /// Where it leads.
    pub target: Span,
}

/// Whether a place is under the cursor, or touches it.
pub(super) fn touches(span: Span, offset: u32) -> bool {
    span.start <= offset && offset <= span.end
}
