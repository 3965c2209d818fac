//! Texts in records. One that is too long for a record goes on in the next one, which says anew how it is written.

use super::super::little::{slice, u16_at, u32_at};
use super::super::unreadable::{RUNS, TEXT, Unreadable};

/// Two bytes a character, not one.
const WIDE: u8 = 1;
const HAS_SOUNDS: u8 = 4;
const HAS_LOOKS: u8 = 8;

/// The texts that the cells of a file share: a record and those that continue it.
pub(super) fn shared(parts: &[&[u8]]) -> Result<Vec<String>, Unreadable> {
    let mut reader = Reader { parts, part: 0, at: 8 };
    let count = parts.first().and_then(|first| u32_at(first, 4)).unwrap_or_default();
    let (mut strings, mut bytes) = (Vec::new(), 0);
    for _ in 0..count {
        let Some(text) = reader.text() else { break };
        RUNS.check(strings.len() + 1)?;
        bytes += text.len();
        TEXT.check_bytes(bytes)?;
        strings.push(text);
    }
    Ok(strings)
}

/// A text in one or more records, which begins with its length.
pub(super) fn long(parts: &[&[u8]]) -> Option<String> {
    Reader { parts, part: 0, at: 0 }.text()
}

/// A text whose length is one byte.
pub(super) fn short(data: &[u8]) -> Option<String> {
    let (&length, &flags) = (data.first()?, data.get(1)?);
    let rest = data.get(2..)?;
    let size = usize::from(length) * if flags & WIDE == 0 { 1 } else { 2 };
    let mut units = Vec::new();
    push(rest.get(..size).unwrap_or(rest), flags & WIDE != 0, &mut units);
    Some(String::from_utf16_lossy(&units))
}

struct Reader<'a> {
    parts: &'a [&'a [u8]],
    part: usize,
    at: usize,
}

impl Reader<'_> {
    fn text(&mut self) -> Option<String> {
        // A text does not begin at the very end of a record.
        while self.part < self.parts.len() && self.left().is_empty() {
            self.turn();
        }
        let head = slice(self.left(), 0, 3)?;
        let (length, flags) = (usize::from(u16_at(head, 0)?), head[2]);
        self.at += 3;
        let looks = if flags & HAS_LOOKS == 0 { 0 } else { usize::from(self.number(2)? as u16) * 4 };
        let sounds = if flags & HAS_SOUNDS == 0 { 0 } else { self.number(4)? as usize };
        let mut units = Vec::new();
        let mut is_wide = flags & WIDE != 0;
        while units.len() < length {
            if self.left().is_empty() {
                self.turn();
                is_wide = self.number(1)? & u32::from(WIDE) != 0;
            }
            let size = if is_wide { 2 } else { 1 };
            let take = (length - units.len()).min(self.left().len() / size);
            let bytes = slice(self.left(), 0, take * size)?;
            push(bytes, is_wide, &mut units);
            self.at += take * size;
            // Half a character at the end of a record.
            if take == 0 && !self.left().is_empty() {
                self.at += 1;
            }
        }
        self.skip(looks.saturating_add(sounds));
        Some(String::from_utf16_lossy(&units))
    }

    fn left(&self) -> &[u8] {
        self.parts.get(self.part).and_then(|part| part.get(self.at..)).unwrap_or_default()
    }

    fn turn(&mut self) {
        self.part += 1;
        self.at = 0;
    }

    fn number(&mut self, size: usize) -> Option<u32> {
        let number = slice(self.left(), 0, size)?.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
        self.at += size;
        Some(number)
    }

    fn skip(&mut self, mut count: usize) {
        while count > 0 && self.part < self.parts.len() {
            let here = count.min(self.left().len());
            self.at += here;
            count -= here;
            if count > 0 {
                self.turn();
            }
        }
    }
}

fn push(bytes: &[u8], is_wide: bool, units: &mut Vec<u16>) {
    match is_wide {
        true => units.extend(bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]))),
        false => units.extend(bytes.iter().map(|&byte| u16::from(byte))),
    }
}
