//! What the formats of Word have in common, whatever they are written in: tables on their grid, fields, lists that
//! count, letters that are pictures; and, for the older ones, a stream of paragraphs of which some end cells and rows.

pub(crate) mod edges;
pub(crate) mod fields;
pub(crate) mod numbering;
pub(crate) mod symbols;
pub(crate) mod table;
pub(crate) mod weave;

/// Tables within tables; what stands in deeper ones is read as paragraphs.
pub(crate) const DEEPEST: usize = 16;
