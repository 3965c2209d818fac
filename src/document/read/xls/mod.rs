//! Excel files before 2007 and WPS's tables (.xls, .et; BIFF 5 and 8, [MS-XLS]): the cells of each sheet as they are seen.
//! A formula whose value is not there is said to be one, and never taken for a blank.

mod records;
mod shared;
mod sheet;
mod strings;
#[cfg(test)]
mod tests;

use super::foreign::Foreign;
use super::little::{u16_at, u32_at};
use super::ole::{self, Container};
use super::unreadable::{SHEETS, Unreadable};
use crate::document::sheets::{Sheet, Workbook};
use records::{BROKEN, CUT, Records, record};
use shared::Shared;

/// The streams that hold the sheets, by the version of Excel.
pub(super) const STREAMS: [&str; 2] = ["Workbook", "Book"];

/// Whether a file holds such sheets without a container around them, as old programs write it.
pub(super) fn is_bare(bytes: &[u8]) -> bool {
    u16_at(bytes, 0) == Some(record::BEGIN) && matches!(u16_at(bytes, 4), Some(0x0500 | 0x0600))
}

/// Reads an Excel file.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    if is_bare(bytes) {
        return of_stream(bytes);
    }
    if !bytes.starts_with(ole::MAGIC) {
        return Err(BROKEN);
    }
    let container = Container::open(bytes)?;
    for name in STREAMS {
        if let Some(stream) = container.stream(name)? {
            return of_stream(&stream);
        }
    }
    Err(BROKEN)
}

/// A sheet as the head of the file lists it.
struct Listed {
    name: String,
    /// Where its records begin.
    at: usize,
    is_hidden: bool,
    /// Whether it is one of cells, and no chart or program.
    has_cells: bool,
}

fn of_stream(stream: &[u8]) -> Result<Workbook, Unreadable> {
    let (shared, listed) = head(stream)?;
    let mut workbook = Workbook::default();
    let mut counts = sheet::Counts::default();
    for Listed { name, at, is_hidden, has_cells } in listed {
        SHEETS.check(workbook.sheets.len() + 1)?;
        let cells = match has_cells {
            true => sheet::read(Records { stream, at }, &shared, (workbook.sheets.len(), &mut counts))?,
            false => Sheet::default(),
        };
        workbook.sheets.push(Sheet { name, is_hidden, ..cells });
    }
    counts.settle(&mut workbook.sheets);
    Ok(workbook)
}

/// What stands before the sheets.
fn head(stream: &[u8]) -> Result<(Shared, Vec<Listed>), Unreadable> {
    let mut records = Records { stream, at: 0 };
    let first = records.next().filter(|record| record.kind == record::BEGIN).ok_or(BROKEN)?;
    let is_wide = match u16_at(first.data, 0) {
        Some(0x0600) => true,
        Some(0x0500) => false,
        _ => return Err(Unreadable::Foreign(Foreign::Xls)),
    };
    let mut shared = Shared::new(is_wide);
    let mut listed = Vec::new();
    while let Some(record) = records.next() {
        let data = record.data;
        match record.kind {
            record::EOF => return Ok((shared, listed)),
            record::PASSWORD => return Err(Unreadable::Foreign(Foreign::Encrypted)),
            record::FROM_1904 => shared.from_1904 = u16_at(data, 0) == Some(1),
            record::CODE_PAGE => shared.set_code_page(u16_at(data, 0).unwrap_or_default()),
            record::FORMAT => shared.add_format(data),
            record::LOOK => shared.add_look(u16_at(data, 2).unwrap_or_default()),
            record::STRINGS => shared.strings = strings::shared(&records.with_continued(data))?,
            record::SHEET => {
                let (Some(at), Some(kind)) = (u32_at(data, 0), u16_at(data, 4)) else { return Err(BROKEN) };
                let name = shared.short_text(data.get(6..).unwrap_or_default());
                let (is_hidden, has_cells) = (kind & 3 != 0, kind >> 8 == 0);
                listed.push(Listed { name, at: at as usize, is_hidden, has_cells });
            }
            _ => {}
        }
    }
    // Sheets that it would have listed may be missing.
    Err(CUT)
}
