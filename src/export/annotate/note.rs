//! What is said of a document, and where.

use crate::document::Origin;

/// A remark.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// Where it hangs.
    pub at: At,
    /// What it says, paragraph by paragraph.
    pub words: Vec<String>,
    /// Changes that it proposes.
    pub changes: Vec<Change>,
}

/// Where a remark hangs.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum At {
    /// At characters, from one point up to another of the same paragraph.
    Text {
        /// Before the first.
        from: Point,
        /// After the last.
        to: Point,
    },
    /// At all of the paragraph in which this stands.
    Paragraph(Origin),
    /// At a cell, as it says where it stands.
    Cell(Origin),
    /// At the beginning of the document.
    Top,
}

/// A point in a piece of text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Point {
    /// The piece.
    pub origin: Origin,
    /// How many characters of it, as it is seen, stand before the point.
    pub chars: u32,
    /// Of how many.
    pub of: u32,
}

/// Characters of one piece that are to be replaced.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// Before the first.
    pub from: Point,
    /// After the last.
    pub to: Point,
    /// What is to stand for them.
    pub text: String,
}

/// In whose name remarks are made, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Author {
    /// The name.
    pub name: String,
    /// The time, as XML has it: `2026-01-20T09:00:00Z`.
    pub date: String,
}
