//! Which of the shapes that float over the text are pictures ([MS-ODRAW]).

use crate::document::read::little::{u16_at, u32_at};
use rustc_hash::FxHashSet;

/// The kind of a shape that is the frame of a picture.
const FRAME: u16 = 75;
const SHAPE: u16 = 0xF00A;
/// The version of what holds others.
const HOLDER: u16 = 15;
/// What stands before each thing: its version and kind, what it is, its length.
const HEAD: usize = 8;

/// The numbers of the shapes that are pictures.
pub(super) fn pictures(drawings: &[u8]) -> FxHashSet<u32> {
    let mut found = FxHashSet::default();
    let length = |at: usize| Some(u32_at(drawings, at.checked_add(4)?)? as usize);
    // First comes what all drawings share; before each drawing a byte says where it belongs.
    let mut drawing = length(0).map_or(usize::MAX, |length| length.saturating_add(HEAD));
    while let Some(end) = drawing.checked_add(1).and_then(|at| length(at)?.checked_add(at.checked_add(HEAD)?)) {
        let mut at = drawing + 1;
        while at < end
            && let (Some(kind), Some(of), Some(length)) = (u16_at(drawings, at), u16_at(drawings, at + 2), length(at))
        {
            if of == SHAPE
                && kind >> 4 == FRAME
                && let Some(number) = u32_at(drawings, at + HEAD)
            {
                found.insert(number);
            }
            at = at.saturating_add(HEAD).saturating_add(if kind & 15 == HOLDER { 0 } else { length });
        }
        drawing = end;
    }
    found
}
