//! The cells of one sheet.

use super::super::cells::put;
use super::super::little::{slice, u16_at, u32_at};
use super::super::unreadable::{MERGED, TEXT, Unreadable};
use super::super::xlsx::values::{decimal, value as seen};
use super::records::{BROKEN, CUT, Records, record};
use super::shared::Shared;
use crate::document::sheets::{Area, Sheet, Value};

/// What was read of all sheets of a file, which is bounded.
#[derive(Default)]
pub(super) struct Counts {
    records: usize,
    cells: usize,
    bytes: usize,
    /// Whether some formula has a value of which there is no doubt.
    has_value: bool,
    /// Formulas that show nothing, and perhaps were never computed: sheets, rows and columns.
    blank: Vec<(usize, usize, usize)>,
}

impl Counts {
    /// In a file in which every formula shows nothing none was ever computed: programs write such files.
    pub(super) fn settle(self, sheets: &mut [Sheet]) {
        let doubtful = self.blank.into_iter().filter(|_| !self.has_value);
        for (sheet, row, column) in doubtful {
            let cell = sheets.get_mut(sheet).and_then(|sheet| sheet.rows.get_mut(row)?.get_mut(column));
            cell.into_iter().for_each(|cell| cell.value = uncomputed());
        }
    }
}

/// A formula whose value is not there. What it says is not read.
fn uncomputed() -> Value {
    Value::Formula("=".to_owned())
}

pub(super) fn read(
    mut records: Records<'_>,
    shared: &Shared,
    (number, counts): (usize, &mut Counts),
) -> Result<Sheet, Unreadable> {
    let mut sheet = Sheet::default();
    // Charts in a sheet have a beginning and an end of their own.
    let mut depth = 0_u32;
    // The formula whose text comes in a later record.
    let mut waiting: Option<(usize, usize)> = None;
    while let Some(found) = records.next() {
        let data = found.data;
        // Sheets that overlap would come to more than there is.
        counts.records += 1;
        if counts.records > records.stream.len() / Records::HEAD {
            return Err(BROKEN);
        }
        match found.kind {
            record::BEGIN => depth += 1,
            record::EOF if depth <= 1 => return Ok(sheet),
            record::EOF => depth -= 1,
            _ if depth != 1 => {}
            record::FORMULA_TEXT => {
                if let Some(at) = waiting.take() {
                    counts.has_value = true;
                    set(&mut sheet, at, Value::from(shared.long_text(&records.with_continued(data))), counts)?;
                }
            }
            record::MERGED => {
                let areas = data.get(2..).unwrap_or_default().chunks_exact(8).filter_map(area);
                sheet.merged.extend(areas);
                MERGED.check(sheet.merged.len())?;
            }
            record::SHORT_NUMBERS => {
                let Some((row, first, _)) = place(data) else { continue };
                // Each number with its look; the last column at the end.
                let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
                for (column, cell) in (first..).zip(cells) {
                    let (Some(look), Some(number)) = (u16_at(cell, 0), u32_at(cell, 2)) else { continue };
                    set(&mut sheet, (row, column), shown(short(number), look, shared), counts)?;
                }
            }
            kind => {
                let Some((row, column, look)) = place(data) else { continue };
                let rest = data.get(6..).unwrap_or_default();
                let value = match kind {
                    record::SHARED_TEXT => {
                        let at = u32_at(rest, 0).ok_or(BROKEN)? as usize;
                        Value::from(shared.strings.get(at).ok_or(Unreadable::Damaged("Excel: texts"))?.clone())
                    }
                    record::TEXT | record::RICH_TEXT => {
                        let whole = records.whole(data);
                        Value::from(shared.long_text(&[whole.get(6..).unwrap_or_default()]))
                    }
                    record::NUMBER => shown(float(rest).unwrap_or(f64::NAN), look, shared),
                    record::SHORT_NUMBER => shown(short(u32_at(rest, 0).ok_or(BROKEN)?), look, shared),
                    record::BOOLEAN => told(rest.get(1) == Some(&1), rest.first().copied().unwrap_or_default()),
                    record::FORMULA => {
                        waiting = None;
                        let value = formula(rest, look, shared);
                        match &value {
                            Outcome::Blank => counts.blank.push((number, row, column)),
                            Outcome::Text => waiting = Some((row, column)),
                            Outcome::Known(_) => counts.has_value = true,
                            Outcome::Unknown => {}
                        }
                        match value {
                            Outcome::Known(value) => value,
                            // The cell is there, whatever comes of it; its text may be missing.
                            Outcome::Blank => {
                                put(&mut sheet, (row, column), Value::Blank, &mut counts.cells)?;
                                continue;
                            }
                            Outcome::Text | Outcome::Unknown => uncomputed(),
                        }
                    }
                    _ => continue,
                };
                set(&mut sheet, (row, column), value, counts)?;
            }
        }
    }
    Err(CUT)
}

fn set(sheet: &mut Sheet, at: (usize, usize), value: Value, counts: &mut Counts) -> Result<(), Unreadable> {
    counts.bytes += if let Value::Text(text) = &value { text.len() } else { 0 };
    TEXT.check_bytes(counts.bytes)?;
    if value == Value::Blank { Ok(()) } else { put(sheet, at, value, &mut counts.cells) }
}

/// The row, the column and the look of a cell.
fn place(data: &[u8]) -> Option<(usize, usize, u16)> {
    Some((usize::from(u16_at(data, 0)?), usize::from(u16_at(data, 2)?), u16_at(data, 4)?))
}

/// What a formula has come to.
enum Outcome {
    Known(Value),
    /// Nothing to be seen.
    Blank,
    /// A text, which comes next.
    Text,
    /// It was not computed.
    Unknown,
}

/// That a formula is to be computed when the file is opened, as programs write that do not compute.
const TO_COMPUTE: u16 = 2;

fn formula(data: &[u8], look: u16, shared: &Shared) -> Outcome {
    let Some(value) = slice(data, 0, 8) else { return Outcome::Unknown };
    if value[6..] != [0xFF, 0xFF] {
        let number = float(value).unwrap_or(f64::NAN);
        let is_open = u16_at(data, 8).is_some_and(|flags| flags & TO_COMPUTE != 0);
        return if number == 0.0 && is_open { Outcome::Unknown } else { Outcome::Known(shown(number, look, shared)) };
    }
    match value[0] {
        0 => Outcome::Text,
        1 => Outcome::Known(told(false, value[2])),
        2 => Outcome::Known(told(true, value[2])),
        // What Excel itself has computed has a number of its own here.
        3 if u32_at(data, 10) == Some(0) => Outcome::Blank,
        3 => Outcome::Known(Value::Blank),
        _ => Outcome::Unknown,
    }
}

/// A truth or an error as a spreadsheet shows it.
fn told(is_error: bool, code: u8) -> Value {
    let error = match code {
        _ if !is_error => return Value::from(if code == 0 { "FALSE" } else { "TRUE" }),
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    Value::Error(error.to_owned())
}

fn float(data: &[u8]) -> Option<f64> {
    Some(f64::from_le_bytes(slice(data, 0, 8)?.try_into().ok()?))
}

/// A number in four bytes: a whole one or the upper half of another, as it is or of a hundredth.
fn short(bits: u32) -> f64 {
    let number = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from(bits as i32 >> 2),
    };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

/// A number as its look shows it: as a number or a day.
fn shown(number: f64, look: u16, shared: &Shared) -> Value {
    match decimal(&number.to_string()) {
        Some(number) => seen(number, shared.look(look), shared.from_1904),
        None => Value::from(number.to_string()),
    }
}

fn area(data: &[u8]) -> Option<Area> {
    let [first, last, left, right] = [0, 2, 4, 6].map(|at| u16_at(data, at).map(u32::from));
    let (rows, columns) = (last?.checked_sub(first?)? + 1, right?.checked_sub(left?)? + 1);
    Some(Area { row: first?, column: left?, rows, columns })
}
