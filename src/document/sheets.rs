//! Sheets of cells, as spreadsheets have them: what lists are read from and tables are written to.
//!
//! [`read::workbook`](super::read::workbook) makes them of a file, [`write::xlsx`](super::write::xlsx) and
//! [`write::csv`](super::write::csv) files of them. How a cell looks is told to writers; readers tell what stands in it.

use crate::text::Date;
use rust_decimal::Decimal;

/// A file of sheets.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Workbook {
    /// The title that the file gives itself.
    pub title: Option<String>,
    /// Its sheets, in their order, hidden ones too.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Sheet {
    /// Its name. A writer makes of it what a spreadsheet takes: 31 characters, none of `[]:*?/\`, no name twice.
    pub name: String,
    /// The cells by row and column, both from the first. A row ends with its last cell that holds something.
    pub rows: Vec<Vec<Cell>>,
    /// Whether nobody sees it unless he asks for it. Writers do not hide.
    pub is_hidden: bool,
    /// Cells that are one. What stands in them is at the first; the others are blank unless [`Sheet::spread`] was called.
    pub merged: Vec<Area>,
    /// How it is to look. Readers do not tell.
    pub look: SheetLook,
}

/// A cell.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Cell {
    /// What stands in it.
    pub value: Value,
    /// How it is to look. Readers do not tell.
    pub look: Look,
}

/// What stands in a cell.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub enum Value {
    /// Nothing.
    #[default]
    Blank,
    /// A text. Written as a text whatever it begins with: `=1` and `@甲` are no formulas.
    Text(String),
    /// A number, whole or with decimals. One of more than fifteen digits is written as a text: a spreadsheet would
    /// round it.
    Number(Decimal),
    /// A day. A time of the day is not told.
    Date(Date),
    /// A formula whose value the file does not hold: nobody knows what is seen there before a spreadsheet has
    /// computed it. Written as the text of the formula.
    Formula(String),
    /// An error that a spreadsheet shows: `#REF!`.
    Error(String),
}

/// Cells beside and below each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Area {
    /// The first row, from 0.
    pub row: u32,
    /// The first column, from 0.
    pub column: u32,
    /// How many rows, at least 1.
    pub rows: u32,
    /// How many columns, at least 1.
    pub columns: u32,
}

/// How a cell is to look.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Look {
    /// What it is.
    pub tone: Tone,
    /// Whether lines that are too long go on below.
    pub wrap: bool,
    /// Whether it is centred.
    pub centred: bool,
    /// Whether lines are drawn around it.
    pub framed: bool,
}

/// What a cell is, as it is seen by its weight and colour.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub enum Tone {
    /// One of many.
    #[default]
    Plain,
    /// A title.
    Title,
    /// A head.
    Head,
    /// A sum.
    Total,
    /// Something that is wrong.
    Wrong,
    /// Something to look at.
    Doubtful,
    /// Something that is right again, or was said to be.
    Settled,
    /// Something that matters less.
    Quiet,
    /// A place to write in.
    Open,
}

/// How a sheet is to look.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct SheetLook {
    /// The widths of its columns, in digits of the usual font (a Han character takes two); those not named have 9. Rows
    /// are as high as what stands in them.
    pub widths: Vec<u16>,
    /// How many rows at its top are its head: they stay in sight, and come again on each printed page.
    pub heads: u32,
    /// How many columns at its left stay in sight.
    pub fixed: u32,
    /// Whether the last row of its head has the buttons of a filter.
    pub filter: bool,
    /// Whether it is printed on paper that lies on its side.
    pub lying: bool,
    /// What is offered where somebody writes below the head.
    pub choices: Vec<Choice>,
}

/// What a column's cells offer to choose from. Anything else may be written all the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// The column, from 0.
    pub column: u32,
    /// What is offered.
    pub values: Vec<String>,
}

impl Cell {
    /// A cell of this look.
    pub fn new(value: impl Into<Value>, look: Look) -> Cell {
        Cell { value: value.into(), look }
    }
}

impl<V: Into<Value>> From<V> for Cell {
    fn from(value: V) -> Cell {
        Cell { value: value.into(), look: Look::default() }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::from(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        if text.is_empty() { Value::Blank } else { Value::Text(text) }
    }
}

impl From<Decimal> for Value {
    fn from(number: Decimal) -> Value {
        Value::Number(number)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Value {
        Value::Number(Decimal::from(count))
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Value {
        Value::Date(date)
    }
}

impl Value {
    /// What stands there as a text; a number without zeros at the end of its decimals, a date as `2024-01-25`.
    pub fn text(&self) -> String {
        match self {
            Value::Blank => String::new(),
            Value::Text(text) | Value::Formula(text) | Value::Error(text) => text.clone(),
            Value::Number(number) => number.normalize().to_string(),
            Value::Date(date) => date.to_string(),
        }
    }

    /// Whether nothing is seen there.
    pub fn is_blank(&self) -> bool {
        match self {
            Value::Blank => true,
            Value::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

impl Sheet {
    /// What stands at a place; blank outside of the rows.
    pub fn value(&self, row: usize, column: usize) -> &Value {
        self.rows.get(row).and_then(|row| row.get(column)).map_or(&Value::Blank, |cell| &cell.value)
    }

    /// Puts what stands in the first of merged cells into all of them, as it is meant where a list names an agency once
    /// for several rows. Rows that are not there are not made.
    pub fn spread(&mut self) {
        for area in std::mem::take(&mut self.merged) {
            let (first, left) = (area.row as usize, area.column as usize);
            let value = self.value(first, left).clone();
            if value != Value::Blank {
                for row in self.rows.iter_mut().skip(first).take(area.rows as usize) {
                    let end = left + area.columns as usize;
                    if row.len() < end {
                        row.resize_with(end, Cell::default);
                    }
                    row[left..end].iter_mut().for_each(|cell| cell.value = value.clone());
                }
            }
            self.merged.push(area);
        }
    }
}

/// The name of a column: A, Z, AA.
pub fn column_name(column: u32) -> String {
    let mut name = Vec::new();
    let mut left = u64::from(column) + 1;
    while left > 0 {
        left -= 1;
        name.push(b'A' + (left % 26) as u8);
        left /= 26;
    }
    name.iter().rev().map(|&byte| char::from(byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(column_name(column), name);
        }
    }

    #[test]
    fn what_is_merged_is_said_of_each() {
        let mut sheet = Sheet { rows: vec![vec!["𠮷县".into()], vec![], vec!["乙".into()]], ..Sheet::default() };
        sheet.merged = vec![Area { row: 0, column: 0, rows: 2, columns: 2 }];
        sheet.spread();
        assert_eq!(sheet.value(1, 1).text(), "𠮷县");
        assert_eq!(sheet.value(2, 0).text(), "乙");
        assert!(sheet.value(2, 1).is_blank() && sheet.value(9, 9).is_blank());
    }
}
