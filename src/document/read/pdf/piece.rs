//! What a page is made of: lines of text, and tables.

use super::lattice::Lattice;
use super::lines::Line;

/// What stands on a page, from above.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    Line(Line),
    Table(Lattice),
}

impl Piece {
    /// How high it begins.
    pub(super) fn top(&self) -> f32 {
        match self {
            Piece::Line(line) => line.base + 0.5 * line.size,
            Piece::Table(lattice) => lattice.top(),
        }
    }

    /// The line that it is.
    pub(super) fn line(&self) -> Option<&Line> {
        match self {
            Piece::Line(line) => Some(line),
            Piece::Table(_) => None,
        }
    }
}
