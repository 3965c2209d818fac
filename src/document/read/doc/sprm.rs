//! Single changes of properties (Sprm): a code, and its operand.

use crate::document::read::little::u16_at;

/// The changes that stand in these bytes, up to one that is cut off.
pub(super) fn sprms(mut bytes: &[u8]) -> impl Iterator<Item = Sprm<'_>> {
    std::iter::from_fn(move || {
        let code = u16_at(bytes, 0)?;
        let rest = bytes.get(2..)?;
        // What comes before the operand's own bytes, and how many there are.
        let (head, length) = match (code, code >> 13) {
            // A row's definition has a length of two bytes, one too many.
            (TABLE_DEFINITION, _) => (2, usize::from(u16_at(rest, 0)?).saturating_sub(1)),
            (CHANGED_TABS, _) if rest.first() == Some(&255) => (0, changed_tabs(rest)?),
            (_, 0 | 1) => (0, 1),
            (_, 2 | 4 | 5) => (0, 2),
            (_, 3) => (0, 4),
            (_, 7) => (0, 3),
            _ => (1, usize::from(*rest.first()?)),
        };
        let operand = rest.get(head..head + length)?;
        bytes = &rest[head + length..];
        Some(Sprm { code, operand })
    })
}

const TABLE_DEFINITION: u16 = 0xD608;
const CHANGED_TABS: u16 = 0xC615;

/// The length of a list of tabs that is too long to say so.
fn changed_tabs(rest: &[u8]) -> Option<usize> {
    let deleted = usize::from(*rest.get(1)?);
    let added = usize::from(*rest.get(2 + 4 * deleted)?);
    Some(3 + 4 * deleted + 3 * added)
}

/// A change of one property.
#[derive(Clone, Copy)]
pub(super) struct Sprm<'a> {
    pub(super) code: u16,
    pub(super) operand: &'a [u8],
}

impl Sprm<'_> {
    pub(super) fn byte(&self) -> u8 {
        self.operand.first().copied().unwrap_or_default()
    }

    pub(super) fn word(&self) -> u16 {
        u16_at(self.operand, 0).unwrap_or_default()
    }

    /// Whether it is on, where the style says `styled`.
    pub(super) fn toggled(&self, styled: bool) -> bool {
        match self.byte() {
            0x80 => styled,
            0x81 => !styled,
            byte => byte != 0,
        }
    }
}
