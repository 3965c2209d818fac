//! The records that such a file is made of, one after another.

use super::super::little::{slice, u16_at};
use super::super::unreadable::Unreadable;
use std::borrow::Cow;

pub(super) const BROKEN: Unreadable = Unreadable::Damaged("Excel: records");
/// What has a beginning has no end: rows may be missing.
pub(super) const CUT: Unreadable = Unreadable::Damaged("Excel: EOF");

/// Kinds of records.
pub(super) mod record {
    pub const FORMULA: u16 = 0x0006;
    pub const EOF: u16 = 0x000A;
    pub const FROM_1904: u16 = 0x0022;
    pub const PASSWORD: u16 = 0x002F;
    pub const CONTINUED: u16 = 0x003C;
    pub const CODE_PAGE: u16 = 0x0042;
    pub const SHEET: u16 = 0x0085;
    pub const SHORT_NUMBERS: u16 = 0x00BD;
    pub const RICH_TEXT: u16 = 0x00D6;
    pub const LOOK: u16 = 0x00E0;
    pub const MERGED: u16 = 0x00E5;
    pub const STRINGS: u16 = 0x00FC;
    pub const SHARED_TEXT: u16 = 0x00FD;
    pub const NUMBER: u16 = 0x0203;
    pub const TEXT: u16 = 0x0204;
    pub const BOOLEAN: u16 = 0x0205;
    pub const FORMULA_TEXT: u16 = 0x0207;
    pub const SHORT_NUMBER: u16 = 0x027E;
    pub const FORMAT: u16 = 0x041E;
    pub const BEGIN: u16 = 0x0809;
}

/// A piece of the file: what it is and what it says.
pub(super) struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
}

/// The records of a file, from a place on.
#[derive(Clone)]
pub(super) struct Records<'a> {
    pub stream: &'a [u8],
    pub at: usize,
}

impl<'a> Records<'a> {
    /// Bytes before what a record says: its kind, and its length.
    pub(super) const HEAD: usize = 4;

    /// The next record; none at the end, or where the file is cut off.
    pub(super) fn next(&mut self) -> Option<Record<'a>> {
        let kind = u16_at(self.stream, self.at)?;
        let length = usize::from(u16_at(self.stream, self.at + 2)?);
        let data = slice(self.stream, self.at + Self::HEAD, length)?;
        self.at += Self::HEAD + length;
        Some(Record { kind, data })
    }

    /// What the record that was just read says, with those that continue it.
    pub(super) fn with_continued(&mut self, data: &'a [u8]) -> Vec<&'a [u8]> {
        let mut parts = vec![data];
        loop {
            let mut ahead = self.clone();
            match ahead.next() {
                Some(Record { kind: record::CONTINUED, data }) => parts.push(data),
                _ => break,
            }
            *self = ahead;
        }
        parts
    }

    pub(super) fn whole(&mut self, data: &'a [u8]) -> Cow<'a, [u8]> {
        let parts = self.with_continued(data);
        if parts.len() == 1 { Cow::Borrowed(data) } else { Cow::Owned(parts.concat()) }
    }
}
