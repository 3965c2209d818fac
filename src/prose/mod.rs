//! What a paragraph says, read from its text alone: the provisions and documents that it cites.

mod citation;

pub use citation::{Citation, Cite, Source, citations};
