//! Lists that count (LST, LFO): the same as in a newer Word file, written down in another way.

use crate::document::read::little::{slice, u16_at, u32_at};
use crate::document::read::numbers::Format;
use crate::document::read::word::numbering::{LEVELS, LONGEST, Level, List, Numbering, Outline};
use rustc_hash::FxHashMap;

/// A paragraph names no list above this number.
pub(super) const MOST: usize = 0x07FE;

/// The lists of a file. `outlines` begins where the outlines do and goes on to where their levels end; `length` is that
/// of the outlines alone.
pub(super) fn lists(outlines: &[u8], length: usize, uses: &[u8]) -> Numbering {
    let mut numbering = Numbering::default();
    let numbers = read_outlines(outlines, length, &mut numbering).unwrap_or_default();
    read_uses(uses, &numbers, &mut numbering);
    numbering
}

/// Reads how is counted, and gives the number of each outline by the name that lists call it by.
fn read_outlines(bytes: &[u8], length: usize, numbering: &mut Numbering) -> Option<FxHashMap<u32, u32>> {
    let mut names = FxHashMap::default();
    let count = usize::from(u16_at(bytes, 0)?).min(length / 28);
    let mut at = length.max(2 + 28 * count);
    for number in 0..count {
        let head = slice(bytes, 2 + 28 * number, 28)?;
        names.insert(u32_at(head, 0)?, number as u32);
        let mut outline = Outline::default();
        let levels = if head[26] & 1 == 1 { 1 } else { LEVELS };
        let mut is_whole = true;
        for level in outline.levels.iter_mut().take(levels) {
            match read_level(bytes, &mut at) {
                Some(read) => *level = read,
                None => is_whole = false,
            }
        }
        numbering.outlines.insert(number as u32, outline);
        if !is_whole {
            break;
        }
    }
    Some(names)
}

/// Reads which lists there are.
fn read_uses(bytes: &[u8], numbers: &FxHashMap<u32, u32>, numbering: &mut Numbering) -> Option<()> {
    let count = (u32_at(bytes, 0)? as usize).min(bytes.len() / 16);
    let mut at = 4 + 16 * count;
    for number in 0..count.min(MOST) {
        let head = slice(bytes, 4 + 16 * number, 16)?;
        let mut list = List { outline: numbers.get(&u32_at(head, 0)?).copied().unwrap_or(u32::MAX), ..List::default() };
        if at < bytes.len() {
            at += 4;
        }
        for _ in 0..head[12] {
            let (Some(start), Some(flags)) = (u32_at(bytes, at), u32_at(bytes, at + 4)) else { break };
            at += 8;
            let level = (flags & 15) as usize;
            let own = if flags & 32 != 0 { read_level(bytes, &mut at) } else { None };
            if level < LEVELS {
                let own_start = own.as_ref().and_then(|level| level.start);
                if flags & 16 != 0 {
                    list.starts[level] = own_start.or(Some(start));
                }
                list.levels[level] = own.map(Box::new);
            }
        }
        numbering.lists.insert(number as u32 + 1, list);
    }
    Some(())
}

/// Reads one level, and goes on to behind it.
fn read_level(bytes: &[u8], at: &mut usize) -> Option<Level> {
    let head = slice(bytes, *at, 28)?;
    let changes = usize::from(head[24]) + usize::from(head[25]);
    let text_at = *at + 28 + changes;
    let length = usize::from(u16_at(bytes, text_at)?);
    let text = slice(bytes, text_at + 2, 2 * length)?;
    *at = text_at + 2 + 2 * length;
    let units = text.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let mut level = Level {
        start: u32_at(head, 0).filter(|start| *start < 1 << 31),
        format: format(head[4]),
        is_legal: head[5] & 4 != 0,
        is_tight: head[15] == 2,
        restart: (head[5] & 8 != 0).then_some(u32::from(head[26])),
        ..Level::default()
    };
    for c in char::decode_utf16(units).take(LONGEST) {
        match c.unwrap_or('\u{FFFD}') {
            // The place of a level's number.
            of @ '\0'..='\u{8}' => {
                level.text.push('%');
                level.text.push(char::from(b'1' + of as u8));
            }
            c => level.text.push(c),
        }
    }
    Some(level)
}

/// The format that a code stands for, as `w:numFmt` names it in newer files.
fn format(code: u8) -> Format {
    match code {
        1 => Format::Roman { is_upper: true },
        2 => Format::Roman { is_upper: false },
        3 => Format::Letters { first: 'A' },
        4 => Format::Letters { first: 'a' },
        10 | 17 | 36 => Format::ChineseDigits,
        11 | 33 | 35 | 37 | 39 => Format::Chinese,
        34 | 38 => Format::ChineseLegal,
        14 | 19 => Format::FullWidth,
        18 | 28 | 29 => Format::Circled,
        22 => Format::Padded(2),
        26 => Format::FullStop,
        27 => Format::Parenthesized,
        30 => Format::Stems,
        31 => Format::Branches,
        23 | 255 => Format::Nothing,
        _ => Format::Decimal,
    }
}
