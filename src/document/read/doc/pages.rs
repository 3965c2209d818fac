//! Pages of properties (FKP): for stretches of bytes what is said of them.

use crate::document::read::little::{slice, u16_at, u32_at};

/// The size of a page.
const PAGE: usize = 512;

/// The pages of one kind, by the bytes that they are for.
pub(super) struct Pages<'a> {
    main: &'a [u8],
    /// The list of pages: where each begins, then their numbers.
    list: &'a [u8],
    count: usize,
    is_of_paragraphs: bool,
}

/// What is said of a stretch of bytes.
#[derive(Clone, Copy, Default)]
pub(super) struct Said<'a> {
    /// The byte after the last one that it is said of.
    pub(super) end: u32,
    /// The style, of paragraphs.
    pub(super) style: u16,
    /// Changes of properties.
    pub(super) changes: &'a [u8],
}

impl<'a> Pages<'a> {
    /// Pages of runs.
    pub(super) fn of_runs(main: &'a [u8], list: &'a [u8]) -> Pages<'a> {
        Pages { main, list, count: list.len().saturating_sub(4) / 8, is_of_paragraphs: false }
    }

    /// Pages of paragraphs.
    pub(super) fn of_paragraphs(main: &'a [u8], list: &'a [u8]) -> Pages<'a> {
        Pages { is_of_paragraphs: true, ..Pages::of_runs(main, list) }
    }

    /// What is said of the byte at `at`; none where nothing is.
    pub(super) fn at(&self, at: u32) -> Option<Said<'a>> {
        let page = last(self.list, self.count, at)?;
        let number = u32_at(self.list, 4 * (self.count + 1) + 4 * page)? & 0x003F_FFFF;
        let page = slice(self.main, (number as usize).checked_mul(PAGE)?, PAGE)?;
        let count = usize::from(page[PAGE - 1]);
        let entry = last(page, count, at)?;
        let end = u32_at(page, 4 * (entry + 1)).filter(|end| *end > at)?;
        let size = if self.is_of_paragraphs { 13 } else { 1 };
        let place = 2 * usize::from(*page.get(4 * (count + 1) + size * entry)?);
        let said = |style, changes| Some(Said { end, style, changes });
        if place == 0 {
            return said(0, &[]);
        }
        let length = usize::from(*page.get(place)?);
        if !self.is_of_paragraphs {
            return said(0, slice(page, place + 1, length).unwrap_or_default());
        }
        let changes = match length {
            0 => slice(page, place + 2, 2 * usize::from(*page.get(place + 1)?)),
            _ => slice(page, place + 1, 2 * length - 1),
        };
        let changes = changes.unwrap_or_default();
        said(u16_at(changes, 0).unwrap_or_default(), changes.get(2..).unwrap_or_default())
    }
}

/// Of so many stretches that one after another begin at these places, the one that holds `at`.
fn last(places: &[u8], count: usize, at: u32) -> Option<usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = (low + high) / 2;
        if u32_at(places, 4 * middle)? <= at { low = middle + 1 } else { high = middle }
    }
    low.checked_sub(1)
}
