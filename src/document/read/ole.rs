//! The container of old Office files (OLE, [MS-CFB]): a small file system of sectors in chains. Only streams that lie
//! outside of its folders are read: what lies in folders is embedded.
//!
//! What it says of sizes is not believed: no chain is followed for longer than there are sectors, and no table is
//! larger than the file needs.

use super::little::{slice, u16_at, u32_at};
use super::unreadable::Unreadable;
use std::borrow::Cow;

/// How such a file begins.
pub(super) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

const HEADER: usize = 512;
const ENTRY: usize = 128;
/// Sectors in the header's own part of the list of tables.
const LISTED: usize = 109;
/// Numbers of sectors above this mean that a chain ends.
const LAST: u32 = 0xFFFF_FFFA;
/// No entry.
const NONE: u32 = u32::MAX;
/// The size of a small sector, and of the streams that have them, unless the file says otherwise.
const SMALL: usize = 64;

const BROKEN: Unreadable = Unreadable::Damaged("OLE: sectors");

/// A container, its directory looked through.
pub(super) struct Container<'a> {
    bytes: &'a [u8],
    /// The size of a sector as a power of two.
    shift: u32,
    /// For each sector the next one.
    next: Vec<u32>,
    /// The same for small sectors, and the stream in which they lie.
    small_next: Vec<u32>,
    small: Cow<'a, [u8]>,
    /// Streams below this size lie in small sectors.
    cutoff: u32,
    streams: Vec<Stream>,
}

struct Stream {
    name: String,
    start: u32,
    size: u32,
}

impl<'a> Container<'a> {
    /// The container in these bytes.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Container<'a>, Unreadable> {
        let field = |at| u32_at(bytes, at).ok_or(BROKEN);
        let shift = u32::from(u16_at(bytes, 30).ok_or(BROKEN)?);
        if !matches!(shift, 9 | 12) || !bytes.starts_with(MAGIC) {
            return Err(BROKEN);
        }
        let mut container = Container {
            bytes,
            shift,
            next: Vec::new(),
            small_next: Vec::new(),
            small: Cow::Borrowed(&[]),
            cutoff: field(56)?,
            streams: Vec::new(),
        };
        container.read_table()?;
        let directory = container.chain(field(48)?, usize::MAX)?;
        let small_table = container.chain(field(60)?, usize::MAX)?;
        container.small_next = numbers(&small_table).collect();
        let root = u32_at(&directory, 116).zip(u32_at(&directory, 120));
        container.small = match root {
            Some((start, size)) if size > 0 && start < LAST => container.chain(start, size as usize)?,
            _ => Cow::Borrowed(&[]),
        };
        container.streams = outer_streams(&directory);
        Ok(container)
    }

    /// Whether there is a stream of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The bytes of a stream, as many as there are; none where there is none of this name.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Cow<'_, [u8]>>, Unreadable> {
        let Some(stream) = self.find(name) else { return Ok(None) };
        let size = stream.size as usize;
        if size == 0 {
            return Ok(Some(Cow::Borrowed(&[])));
        }
        if stream.size >= self.cutoff {
            return self.chain(stream.start, size).map(Some);
        }
        let rest = |number: u32| self.small.get((number as usize).checked_mul(SMALL)?..);
        let mut data = Vec::new();
        let mut at = stream.start;
        // A cycle comes to more than there is.
        for _ in 0..=self.small_next.len() {
            if at >= LAST || data.len() >= size {
                break;
            }
            let Some(bytes) = rest(at) else { break };
            data.extend_from_slice(bytes.get(..SMALL).unwrap_or(bytes));
            at = self.small_next.get(at as usize).copied().unwrap_or(NONE);
        }
        data.truncate(size);
        Ok(Some(Cow::Owned(data)))
    }

    fn find(&self, name: &str) -> Option<&Stream> {
        self.streams.iter().find(|stream| stream.name.eq_ignore_ascii_case(name))
    }

    /// Sectors that the file has room for, the last one cut off or not.
    fn sectors(&self) -> usize {
        (self.bytes.len() >> self.shift) + 1
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(1 << self.shift)?;
        let end = start.checked_add(1 << self.shift)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    /// The table that says for each sector which comes next, no longer than there are sectors.
    fn read_table(&mut self) -> Result<(), Unreadable> {
        let most = self.sectors();
        let mut parts: Vec<u32> =
            slice(self.bytes, 76, LISTED * 4).map(|list| numbers(list).collect()).unwrap_or_default();
        let mut at = u32_at(self.bytes, 68).ok_or(BROKEN)?;
        for _ in 0..most {
            let Some(sector) = self.sector(at).filter(|_| at < LAST) else { break };
            let mut more: Vec<u32> = numbers(sector).collect();
            at = more.pop().unwrap_or(NONE);
            parts.append(&mut more);
            if parts.len() > most {
                break;
            }
        }
        for part in parts {
            if self.next.len() >= most {
                break;
            }
            match self.sector(part).filter(|_| part < LAST) {
                Some(sector) => self.next.extend(numbers(sector)),
                // A part that is missing holds the place of its sectors.
                None if part < LAST => self.next.resize(self.next.len() + (1 << (self.shift - 2)), NONE),
                None => {}
            }
        }
        self.next.truncate(most);
        Ok(())
    }

    /// The bytes of a chain of sectors, at most so many. Where they lie in one piece they are not copied.
    fn chain(&self, start: u32, most: usize) -> Result<Cow<'a, [u8]>, Unreadable> {
        let mut numbers: Vec<u32> = Vec::new();
        let mut at = start;
        while at < LAST && numbers.len() << self.shift < most {
            if numbers.len() > self.next.len() {
                return Err(Unreadable::Damaged("OLE: a chain of sectors without an end"));
            }
            // What a file that is cut off lacks is missing.
            if self.sector(at).is_none() {
                break;
            }
            numbers.push(at);
            at = self.next.get(at as usize).copied().unwrap_or(NONE);
        }
        if numbers.windows(2).all(|pair| pair[1] == pair[0].wrapping_add(1)) {
            let Some(&first) = numbers.first() else { return Ok(Cow::Borrowed(&[])) };
            let start = (first as usize + 1) << self.shift;
            let length = (numbers.len() << self.shift).min(most);
            let end = start.saturating_add(length).min(self.bytes.len());
            return Ok(Cow::Borrowed(self.bytes.get(start..end).unwrap_or_default()));
        }
        let mut data = Vec::with_capacity((numbers.len() << self.shift).min(most).min(self.bytes.len() + HEADER));
        for number in numbers {
            data.extend_from_slice(self.sector(number).unwrap_or_default());
        }
        data.truncate(most);
        Ok(Cow::Owned(data))
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).map(|bytes| bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

/// The streams that lie in no folder: the tree that hangs at the first entry, each entry looked at once.
fn outer_streams(directory: &[u8]) -> Vec<Stream> {
    let count = directory.len() / ENTRY;
    let entry = |number: u32| slice(directory, (number as usize).checked_mul(ENTRY)?, ENTRY);
    let mut seen = vec![false; count];
    let mut wanted = vec![entry(0).and_then(|root| u32_at(root, 76)).unwrap_or(NONE)];
    let mut streams = Vec::new();
    while let Some(number) = wanted.pop() {
        let Some(is_seen) = seen.get_mut(number as usize) else { continue };
        if std::mem::replace(is_seen, true) {
            continue;
        }
        let Some(entry) = entry(number) else { continue };
        wanted.extend([u32_at(entry, 68), u32_at(entry, 72)].into_iter().flatten());
        if entry[66] == 2 {
            let length = usize::from(u16_at(entry, 64).unwrap_or_default()).clamp(2, 64) - 2;
            let units = entry[..length].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
            let name = char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect();
            let (start, size) = (u32_at(entry, 116).unwrap_or(NONE), u32_at(entry, 120).unwrap_or_default());
            streams.push(Stream { name, start, size });
        }
    }
    streams
}
