//! How the places of a document are told to people and programs.

use super::{LineIndex, Span};
use std::fmt;

/// What a span of a document's text becomes outside of the crate.
pub enum Positions {
    /// Lines and columns: the document is a text.
    Lines(LineIndex),
    /// Words, such as `表 3 第 5 行第 2 列`, in one line: the text was read from a document that has none.
    Origins(Box<dyn Fn(Span) -> String + Send + Sync>),
}

impl Positions {
    /// The lines of a text.
    pub fn of_text(text: &str) -> Positions {
        Positions::Lines(LineIndex::new(text))
    }
}

impl fmt::Debug for Positions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Positions::Lines(_) => "Lines",
            Positions::Origins(_) => "Origins",
        })
    }
}
