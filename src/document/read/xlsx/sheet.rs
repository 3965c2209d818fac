//! The cells of one sheet.

use super::shared::{Shared, rich, unescaped};
use super::values::{decimal, value as seen};
use crate::document::read::cells::put;
use crate::document::read::docx::xml::{Element, Node, Xml};
use crate::document::read::unreadable::{MERGED, TEXT, Unreadable};
use crate::document::sheets::{Area, Sheet, Value};
use crate::text::Date;

const PART: &str = "xl/worksheets";

/// The rows and columns of a sheet.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

/// What was read of all sheets of a file, which is bounded.
#[derive(Default)]
pub(super) struct Counts {
    cells: usize,
    bytes: usize,
}

pub(super) fn read(text: &str, shared: &Shared, counts: &mut Counts) -> Result<Sheet, Unreadable> {
    let mut xml = Xml::new(text, PART);
    let mut sheet = Sheet::default();
    // What comes next, where a row or a cell does not say its place.
    let (mut row, mut column) = (0, 0);
    while let Some(node) = xml.next()? {
        let Node::Start(element) = node else { continue };
        match element.name() {
            "row" => {
                let said = element.attribute("r").and_then(|number| number.trim().parse::<u32>().ok());
                row = said.map_or(row + 1, |said| said.clamp(1, ROWS));
                column = 0;
            }
            "c" => {
                if let Some((said_row, said_column)) = element.attribute("r").and_then(|name| place(&name)) {
                    (row, column) = (said_row + 1, said_column);
                }
                let value = cell(&element, &mut xml, shared)?;
                counts.bytes += if let Value::Text(text) | Value::Formula(text) = &value { text.len() } else { 0 };
                TEXT.check_bytes(counts.bytes)?;
                let row = row.max(1) - 1;
                if value != Value::Blank && row < ROWS && column < COLUMNS {
                    put(&mut sheet, (row as usize, column as usize), value, &mut counts.cells)?;
                }
                column += 1;
            }
            "mergeCell" => {
                MERGED.check(sheet.merged.len() + 1)?;
                sheet.merged.extend(element.attribute("ref").and_then(|name| area(&name)));
            }
            _ => {}
        }
    }
    Ok(sheet)
}

/// What a cell holds: all up to the end of its element.
fn cell(element: &Element<'_>, xml: &mut Xml<'_>, shared: &Shared) -> Result<Value, Unreadable> {
    let kind = element.attribute("t").unwrap_or_default();
    let look = element.attribute("s").and_then(|look| look.trim().parse::<usize>().ok()).unwrap_or_default();
    let (mut value, mut formula, mut inline) = (String::new(), None, None);
    let (mut is_value, mut is_formula) = (false, false);
    let mut depth = 1_u32;
    while depth > 0 {
        match xml.next()? {
            Some(Node::Start(inner)) => match inner.name() {
                "is" => inline = Some(rich(xml)?),
                name => {
                    depth += 1;
                    (is_value, is_formula) = (name == "v", name == "f");
                    if is_formula {
                        formula.get_or_insert_with(String::new);
                    }
                }
            },
            Some(Node::End(_)) => {
                depth -= 1;
                (is_value, is_formula) = (false, false);
            }
            Some(Node::Text(text, _)) if is_value => value.push_str(&text),
            Some(Node::Text(text, _)) if is_formula => formula.iter_mut().for_each(|formula| formula.push_str(&text)),
            Some(Node::Text(..)) => {}
            None => break,
        }
    }
    if let Some(inline) = inline {
        return Ok(Value::from(inline));
    }
    let number = value.trim();
    Ok(match (&*kind, formula) {
        ("str", _) => Value::from(unescaped(value)),
        (_, Some(formula)) if number.is_empty() => Value::Formula(format!("={formula}")),
        (_, None) if number.is_empty() => Value::Blank,
        ("s", _) => {
            let text = number.parse().ok().and_then(|at: usize| shared.strings.get(at));
            Value::from(text.ok_or(Unreadable::Damaged("xl/sharedStrings.xml"))?.clone())
        }
        ("b", _) => Value::from(if number == "1" { "TRUE" } else { "FALSE" }),
        ("e", _) => Value::Error(number.to_owned()),
        ("d", _) => number.get(..10).and_then(Date::iso).map_or_else(|| Value::from(number), Value::Date),
        _ => match decimal(number) {
            Some(number) => seen(number, shared.formats.of(look), shared.from_1904),
            None => Value::from(number),
        },
    })
}

/// The row and the column of `B5` or `$B$5`, from 0.
fn place(name: &str) -> Option<(u32, u32)> {
    let name = name.trim().trim_start_matches('$');
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let column = name[..letters].bytes().try_fold(0_u32, |column, letter| {
        column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    let row: u32 = name[letters..].trim_start_matches('$').parse().ok()?;
    Some((row.checked_sub(1).filter(|row| *row < ROWS)?, column.checked_sub(1).filter(|column| *column < COLUMNS)?))
}

fn area(name: &str) -> Option<Area> {
    let (first, last) = name.split_once(':').unwrap_or((name, name));
    let ((row, column), (last_row, last_column)) = (place(first)?, place(last)?);
    let (rows, columns) = (last_row.checked_sub(row)? + 1, last_column.checked_sub(column)? + 1);
    Some(Area { row, column, rows, columns })
}
