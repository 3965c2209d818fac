//! The head of a file (FIB): where in the other streams what stands.

use crate::document::read::foreign::Foreign;
use crate::document::read::little::{slice, u16_at, u32_at};
use crate::document::read::unreadable::{TEXT, Unreadable};
use std::ops::Range;

/// The version that Word 97 writes; older ones are laid out differently.
const WORD_97: u16 = 0x00C0;
/// The flag of a file with a password.
const ENCRYPTED: u16 = 0x0100;
const SECOND_TABLE: u16 = 0x0200;

/// Where the list of places begins, each with its length.
const PLACES: usize = 154;

const BROKEN: Unreadable = Unreadable::Damaged("WordDocument: FIB");

/// What stands in the table stream, by its place in the list.
#[derive(Clone, Copy)]
pub(super) enum Of {
    Styles = 1,
    FootnoteMarks = 2,
    FootnoteTexts = 3,
    RunPages = 12,
    ParagraphPages = 13,
    Fonts = 15,
    Pieces = 33,
    Anchors = 40,
    EndnoteMarks = 46,
    EndnoteTexts = 47,
    Drawings = 50,
    Boxes = 56,
    Lists = 73,
    ListUses = 74,
}

/// The head of a file.
pub(super) struct Fib<'a> {
    main: &'a [u8],
    pub(super) is_second_table: bool,
    /// The characters of each story: the text, footnotes, heads, macros, remarks, endnotes, text boxes.
    counts: [u32; 7],
}

impl<'a> Fib<'a> {
    pub(super) fn read(main: &'a [u8]) -> Result<Fib<'a>, Unreadable> {
        if let Some(foreign) = foreign(main) {
            return Err(Unreadable::Foreign(foreign));
        }
        if u16_at(main, 0) != Some(0xA5EC) {
            return Err(BROKEN);
        }
        let flags = u16_at(main, 10).ok_or(BROKEN)?;
        let mut counts = [0; 7];
        for (at, count) in counts.iter_mut().enumerate() {
            *count = u32_at(main, 76 + 4 * at).ok_or(BROKEN)?;
        }
        let all = counts.iter().fold(0usize, |sum, count| sum.saturating_add(*count as usize));
        TEXT.check_bytes(all)?;
        Ok(Fib { main, is_second_table: flags & SECOND_TABLE != 0, counts })
    }

    /// The bytes in the table stream that say this; nothing where the file says nothing of it.
    pub(super) fn part<'t>(&self, of: Of, table: &'t [u8]) -> &'t [u8] {
        let (start, length) = self.place(of);
        slice(table, start, length).unwrap_or_default()
    }

    /// The bytes in the table stream from where this begins.
    pub(super) fn from<'t>(&self, of: Of, table: &'t [u8]) -> &'t [u8] {
        match self.place(of) {
            (_, 0) => &[],
            (start, _) => table.get(start..).unwrap_or_default(),
        }
    }

    /// Where in the table stream this begins, and its length.
    fn place(&self, of: Of) -> (usize, usize) {
        let at = PLACES + 8 * of as usize;
        let is_there = u16_at(self.main, PLACES - 2).is_some_and(|count| usize::from(count) > of as usize);
        match (u32_at(self.main, at), u32_at(self.main, at + 4)) {
            (Some(start), Some(length)) if is_there => (start as usize, length as usize),
            _ => (0, 0),
        }
    }

    /// The characters of the text itself.
    pub(super) fn text(&self) -> Range<u32> {
        self.story(0)
    }

    /// Those of footnotes.
    pub(super) fn footnotes(&self) -> Range<u32> {
        self.story(1)
    }

    /// Those of endnotes.
    pub(super) fn endnotes(&self) -> Range<u32> {
        self.story(5)
    }

    /// Those of text boxes.
    pub(super) fn boxes(&self) -> Range<u32> {
        self.story(6)
    }

    /// The sum is bounded when the head is read.
    fn story(&self, at: usize) -> Range<u32> {
        let start = self.counts[..at].iter().sum();
        start..start + self.counts[at]
    }
}

/// What a file with this stream is, if it is not read: one with a password, or older than Word 97.
pub(in crate::document::read) fn foreign(main: &[u8]) -> Option<Foreign> {
    match (u16_at(main, 0), u16_at(main, 2), u16_at(main, 10)) {
        (Some(0xA5EC), Some(version), Some(flags)) if version >= WORD_97 => {
            (flags & ENCRYPTED != 0).then_some(Foreign::Encrypted)
        }
        (Some(0xA5DC | 0xA5EC), Some(_), Some(flags)) if flags & ENCRYPTED != 0 => Some(Foreign::Encrypted),
        (Some(0xA5DC | 0xA5DB | 0xA59B | 0xA59C | 0xA5EC), ..) => Some(Foreign::Word95),
        _ => None,
    }
}
