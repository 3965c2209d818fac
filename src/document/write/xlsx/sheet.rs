//! A sheet of an Excel file: its cells, and how it is seen and printed.

use super::parts::{MAIN, ROWS, XML, filtered, reference};
use super::strings::Strings;
use super::styles::{Format, Styles};
use crate::document::sheets::{Area, Cell, Choice, Look, Sheet, SheetLook, Value, column_name};
use crate::document::write::xml::escaped;
use crate::text::{Ambiguous, Date, width};
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;
use std::fmt::Write;

/// Digits of a number that a spreadsheet keeps.
const DIGITS: u32 = 15;

/// What a list to choose from may take, in UTF-16 units.
const LIST: usize = 255;

/// The heights of a row of one line, of each line of several, of what is above and below them, and of the highest row, in
/// points.
const ROW: usize = 15;
const LINE: usize = 16;
const EDGES: usize = 2;
const HIGHEST: usize = 405;

/// The width of a column that says none.
const USUAL: u16 = 9;

/// A sheet as XML: the order of what stands in it is the schema's.
pub(super) fn xml(sheet: &Sheet, is_first: bool, styles: &mut Styles, strings: &mut Strings) -> String {
    let look = &sheet.look;
    let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or_default() as u32;
    let all = Area { row: 0, column: 0, rows: (sheet.rows.len() as u32).max(1), columns: columns.max(1) };
    let mut out = format!(
        "{XML}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"{}\"/>",
        reference(all, "")
    );
    view(look, is_first, &mut out);
    _ = write!(out, "<sheetFormatPr defaultRowHeight=\"{ROW}\"/>");
    if !look.widths.is_empty() {
        out.push_str("<cols>");
        for (number, &width) in (1..).zip(&look.widths) {
            let width = width.clamp(1, 255);
            _ = write!(out, "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>");
        }
        out.push_str("</cols>");
    }
    out.push_str("<sheetData>");
    for ((number, row), height) in (1..).zip(&sheet.rows).zip(heights(sheet)) {
        if !row.is_empty() {
            let points = height.points.min(HIGHEST);
            let height = match (points, height.merged) {
                (_, true) => format!(" ht=\"{points}\" customHeight=\"1\""),
                (ROW, false) => String::new(),
                (_, false) => format!(" ht=\"{points}\""),
            };
            _ = write!(out, "<row r=\"{number}\"{height}>");
            for (column, one) in (0..).zip(row) {
                cell(number, column, one, styles, strings, &mut out);
            }
            out.push_str("</row>");
        }
    }
    out.push_str("</sheetData>");
    if let Some(area) = filtered(sheet) {
        _ = write!(out, "<autoFilter ref=\"{}\"/>", reference(area, ""));
    }
    let merged: Vec<&Area> = sheet.merged.iter().filter(|area| area.rows > 1 || area.columns > 1).collect();
    if !merged.is_empty() {
        _ = write!(out, "<mergeCells count=\"{}\">", merged.len());
        for &&area in &merged {
            _ = write!(out, "<mergeCell ref=\"{}\"/>", reference(area, ""));
        }
        out.push_str("</mergeCells>");
    }
    choices(look, &mut out);
    let side = if look.lying { "landscape" } else { "portrait" };
    _ = write!(
        out,
        "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>\
         <pageSetup paperSize=\"9\" orientation=\"{side}\" fitToHeight=\"0\"/>\
         <headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"
    );
    out
}

/// The height of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Height {
    points: usize,
    /// Whether a merged cell needs it, which no program measures.
    merged: bool,
}

/// The heights of the rows where what is too long goes on below. Programs that do not measure rows when they open a file
/// show as many lines. Where a cell covers several rows, the last of them has what is left.
fn heights(sheet: &Sheet) -> Vec<Height> {
    let mut merged: Vec<&Area> = sheet.merged.iter().filter(|area| area.rows > 1 || area.columns > 1).collect();
    let firsts: FxHashSet<(u32, u32)> = merged.iter().map(|area| (area.row, area.column)).collect();
    let widths = &sheet.look.widths;
    let own = |(number, row): (u32, &Vec<Cell>)| {
        let wrapped = (0..).zip(row).filter(|(at, cell)| cell.look.wrap && !firsts.contains(&(number, *at)));
        let lines = wrapped.map(|(at, cell)| lines(cell, room(widths, at, 1))).max().unwrap_or(1);
        Height { points: points(lines), merged: false }
    };
    let mut heights: Vec<Height> = (0..).zip(&sheet.rows).map(own).collect();
    merged.sort_by_key(|area| (area.row.saturating_add(area.rows), area.row));
    for area in merged {
        let cell = sheet.rows.get(area.row as usize).and_then(|row| row.get(area.column as usize));
        let Some(cell) = cell.filter(|cell| cell.look.wrap) else { continue };
        let needed = points(lines(cell, room(widths, area.column, area.columns)));
        let end = (area.row.saturating_add(area.rows.max(1)) as usize).min(heights.len());
        let Some(rows) = heights.get_mut(area.row as usize..end) else { continue };
        let lacking = needed.saturating_sub(rows.iter().map(|row| row.points).sum());
        if let Some(last) = rows.last_mut().filter(|_| lacking > 0) {
            *last = Height { points: last.points + lacking, merged: true };
        }
    }
    heights
}

/// How high so many lines are.
fn points(lines: usize) -> usize {
    if lines > 1 { lines * LINE + EDGES } else { ROW }
}

/// The digits of columns without those that their edges take.
fn room(widths: &[u16], first: u32, columns: u32) -> usize {
    let width = |at: u32| usize::from(widths.get(at as usize).copied().unwrap_or(USUAL));
    (first..first.saturating_add(columns.max(1))).map(width).sum::<usize>().saturating_sub(1).max(2)
}

/// How many lines a cell has.
fn lines(cell: &Cell, room: usize) -> usize {
    cell.value.text().split('\n').map(|line| width(line, Ambiguous::Wide).div_ceil(room).max(1)).sum()
}

/// What stays in sight.
fn view(look: &SheetLook, is_first: bool, out: &mut String) {
    let selected = if is_first { " tabSelected=\"1\"" } else { "" };
    let (rows, columns) = (look.heads, look.fixed);
    if rows == 0 && columns == 0 {
        _ = write!(out, "<sheetViews><sheetView{selected} workbookViewId=\"0\"/></sheetViews>");
        return;
    }
    let split = |name: &str, count: u32| if count > 0 { format!(" {name}=\"{count}\"") } else { String::new() };
    let pane = match (rows, columns) {
        (_, 0) => "bottomLeft",
        (0, _) => "topRight",
        _ => "bottomRight",
    };
    let first = format!("{}{}", column_name(columns), rows + 1);
    _ = write!(
        out,
        "<sheetViews><sheetView{selected} workbookViewId=\"0\"><pane{}{} topLeftCell=\"{first}\" activePane=\"{pane}\" state=\"frozen\"/>\
         <selection pane=\"{pane}\" activeCell=\"{first}\" sqref=\"{first}\"/></sheetView></sheetViews>",
        split("xSplit", columns),
        split("ySplit", rows)
    );
}

fn cell(row: u32, column: u32, cell: &Cell, styles: &mut Styles, strings: &mut Strings, out: &mut String) {
    let mut text = |text: &str, look: Look, styles: &mut Styles| {
        (styles.number(look, Format::Text), format!(" t=\"s\"><v>{}</v></c>", strings.number(text)))
    };
    let look = cell.look;
    let (style, value) = match &cell.value {
        Value::Blank if look == Look::default() => return,
        Value::Blank => (styles.number(look, Format::General), "/>".to_owned()),
        Value::Text(said) | Value::Formula(said) | Value::Error(said) => text(said, look, styles),
        Value::Number(number) if digits(*number) > DIGITS => text(&number.to_string(), look, styles),
        Value::Number(number) => {
            (styles.number(look, Format::Decimals(number.scale())), format!("><v>{}</v></c>", number.normalize()))
        }
        Value::Date(date) => match serial(*date) {
            Some(days) => (styles.number(look, Format::Date), format!("><v>{days}</v></c>")),
            None => text(&date.to_string(), look, styles),
        },
    };
    let style = if style > 0 { format!(" s=\"{style}\"") } else { String::new() };
    _ = write!(out, "<c r=\"{}{row}\"{style}{value}", column_name(column));
}

/// How many digits a number has.
fn digits(number: Decimal) -> u32 {
    number.normalize().mantissa().unsigned_abs().checked_ilog10().map_or(1, |log| log + 1)
}

/// The number of a day as Excel counts, from 1 March 1900 on: before, it counts a day that there was not.
fn serial(date: Date) -> Option<i64> {
    let days = date.days() + EPOCH;
    (days > 60).then_some(days)
}

/// How many days Excel counts on 1 January 1970.
const EPOCH: i64 = 25_569;

/// What is offered to choose from.
fn choices(look: &SheetLook, out: &mut String) {
    let list = |choice: &Choice| {
        let list = choice.values.join(",");
        let fits = list.encode_utf16().count() <= LIST && !choice.values.iter().any(|it| it.contains([',', '"']));
        (fits && !list.is_empty()).then(|| (choice.column, format!("\"{list}\"")))
    };
    let lists: Vec<(u32, String)> = look.choices.iter().filter_map(list).collect();
    if lists.is_empty() {
        return;
    }
    _ = write!(out, "<dataValidations count=\"{}\">", lists.len());
    for (column, list) in lists {
        let (name, list) = (column_name(column), escaped(&list).into_owned());
        _ = write!(
            out,
            "<dataValidation type=\"list\" allowBlank=\"1\" sqref=\"{name}{}:{name}{ROWS}\"><formula1>{list}</formula1></dataValidation>",
            look.heads + 1
        );
    }
    out.push_str("</dataValidations>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_as_high_as_what_stands_in_them_merged_or_not() {
        let look = Look { wrap: true, ..Look::default() };
        let long = "𠮷县主动公开政府信息情况";
        let row = |texts: [&str; 3]| texts.map(|text| Cell::new(Value::from(text), look)).to_vec();
        let rows = vec![row([long, "甲", ""]), row(["", "乙", ""]), row([long, "", ""]), row(["丙", long, ""])];
        let look = SheetLook { widths: vec![7, 7, 21], ..SheetLook::default() };
        let area = |row, column, rows, columns| Area { row, column, rows, columns };
        // Beside its rows a cell over two has two lines more than they; over three columns one line is enough.
        let merged = vec![area(0, 0, 2, 1), area(2, 0, 1, 3)];
        let sheet = Sheet { rows, merged, look, ..Sheet::default() };
        let told: Vec<_> = heights(&sheet).iter().map(|height| (height.points, height.merged)).collect();
        let four = 4 * LINE + EDGES;
        assert_eq!(told, [(ROW, false), (four - ROW, true), (ROW, false), (four, false)]);
    }

    #[test]
    fn days_are_counted_as_excel_counts() {
        let on = |year, month, day| serial(Date::new(year, month, day).unwrap());
        assert_eq!(on(1900, 3, 1), Some(61));
        assert_eq!(on(2024, 1, 31), Some(45_322));
        assert_eq!(on(1900, 2, 28), None);
    }

    #[test]
    fn digits_are_counted_without_what_says_nothing() {
        let count = |text: &str| digits(text.parse().unwrap());
        assert_eq!(
            [count("0"), count("-253"), count("1.50"), count("999999999999999"), count("0.001")],
            [1, 3, 2, 15, 1]
        );
        assert_eq!(count("1000000000000001"), 16);
    }
}
