//! The pieces that the text is put together from (CLX): a file that was saved in a hurry has many.

use super::sprm::Sprm;
use crate::document::read::little::{slice, u16_at, u32_at};
use crate::document::read::unreadable::{RUNS, TEXT, Unreadable};

/// A piece: characters that stand one after another in the file.
pub(super) struct Piece<'a> {
    /// The first of its characters, and the one after the last.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Where its bytes begin.
    pub(super) at: u32,
    /// Whether a character has two bytes.
    pub(super) is_wide: bool,
    /// What is changed in all of it.
    pub(super) changes: Changes<'a>,
}

/// What is changed in a piece.
#[derive(Clone, Copy)]
pub(super) enum Changes<'a> {
    /// One property: its short code, and the value.
    One(u8, [u8; 1]),
    /// Several.
    Many(&'a [u8]),
}

/// Bytes of changes that are looked at; Word writes a few.
const MOST: usize = 1024;

const BROKEN: Unreadable = Unreadable::Damaged("Table: pieces");

/// The pieces, in the order of the text.
pub(super) fn pieces(mut clx: &[u8]) -> Result<Vec<Piece<'_>>, Unreadable> {
    let mut lists: Vec<&[u8]> = Vec::new();
    while let Some((&1, rest)) = clx.split_first() {
        let length = usize::from(u16_at(rest, 0).ok_or(BROKEN)?);
        lists.push(slice(rest, 2, length).ok_or(BROKEN)?);
        clx = &rest[2 + length..];
    }
    let table = match clx.split_first() {
        Some((&2, rest)) => rest.get(4..).ok_or(BROKEN)?,
        _ => return Err(BROKEN),
    };
    let length = u32_at(clx, 1).map_or(0, |length| length as usize).min(table.len());
    let count = length.saturating_sub(4) / 12;
    RUNS.check(count)?;
    let mut pieces = Vec::with_capacity(count);
    let mut all = 0usize;
    for at in 0..count {
        let (start, end) = (u32_at(table, 4 * at).ok_or(BROKEN)?, u32_at(table, 4 * at + 4).ok_or(BROKEN)?);
        let entry = slice(table, 4 * (count + 1) + 8 * at, 8).ok_or(BROKEN)?;
        let place = u32_at(entry, 2).ok_or(BROKEN)?;
        if start > end || pieces.last().is_some_and(|last: &Piece| last.end > start) {
            return Err(BROKEN);
        }
        all = all.saturating_add((end - start) as usize);
        TEXT.check_bytes(all)?;
        let is_wide = place & 0x4000_0000 == 0;
        let place = place & 0x3FFF_FFFF;
        let change = u16_at(entry, 6).unwrap_or_default();
        let changes = match change & 1 {
            0 => Changes::One((change >> 1 & 0x7F) as u8, [(change >> 8) as u8]),
            _ => {
                Changes::Many(lists.get(usize::from(change >> 1)).map_or(&[][..], |list| &list[..list.len().min(MOST)]))
            }
        };
        pieces.push(Piece { start, end, at: if is_wide { place } else { place / 2 }, is_wide, changes });
    }
    Ok(pieces)
}

impl Piece<'_> {
    /// Bytes of a character.
    pub(super) fn width(&self) -> u32 {
        if self.is_wide { 2 } else { 1 }
    }
}

impl Changes<'_> {
    /// Hands each change on.
    pub(super) fn each(&self, mut take: impl FnMut(Sprm)) {
        match self {
            Changes::One(short, value) => {
                if let Some(&(_, code)) = SHORT.iter().find(|(known, _)| known == short) {
                    take(Sprm { code, operand: value });
                }
            }
            Changes::Many(list) => super::sprm::sprms(list).for_each(take),
        }
    }
}

/// What short codes stand for, of what matters here.
const SHORT: [(u8, u16); 9] = [
    (0x05, 0x2403),
    (0x18, 0x2416),
    (0x19, 0x2417),
    (0x41, 0x0800),
    (0x55, 0x0835),
    (0x57, 0x0837),
    (0x5C, 0x083C),
    (0x68, 0x2A48),
    (0x53, 0x2A33),
];
