//! The tables of a report as an Excel file: a sheet for each, in the official layout.

use super::{Official, official};
use crate::document::sheets::{Area, Cell, Look, Sheet, SheetLook, Tone, Value, Workbook};
use crate::document::{Block, Head, Table};
use crate::report::Report;
use rust_decimal::Decimal;

/// Twentieths of a point that a digit of the usual font takes in a column.
const DIGIT: u32 = 105;

/// The tables of a report as sheets, and what the report lacks. Sheets are named after the headings that the tables
/// stand under; what is no table is left out.
pub fn workbook(report: &Report) -> (Workbook, Vec<String>) {
    let Official { document, gaps } = official(report);
    let mut sheets = Vec::new();
    let mut heading = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.style.heading.is_some() => heading = paragraph.text(),
            Block::Paragraph(_) => {}
            Block::Table(table) => sheets.push(sheet(&heading, table)),
        }
    }
    (Workbook { title: document.title, sheets }, gaps)
}

fn sheet(heading: &str, table: &Table) -> Sheet {
    let (rows, columns) = (table.rows as usize, table.columns as usize);
    let mut sheet = Sheet { name: heading.to_owned(), rows: vec![Vec::new(); rows], ..Sheet::default() };
    for cell in &table.cells {
        let (row, column) = (cell.row as usize, cell.column as usize);
        let (down, across) = (cell.rows.max(1), cell.columns.max(1));
        let text = cell.text();
        let centred = matches!(cell.blocks.first(), Some(Block::Paragraph(first)) if first.style.centred);
        let tone = match cell.head {
            Some(Head::Columns | Head::Part) => Tone::Head,
            _ if text.contains(super::official::MISSING) => Tone::Wrong,
            _ => Tone::Plain,
        };
        let look = Look { tone, wrap: true, centred, framed: true };
        // The lines go around all of a merged cell where each cell of it has them.
        for row in sheet.rows.iter_mut().skip(row).take(down as usize) {
            let end = (column + across as usize).min(columns);
            if row.len() < end {
                row.resize_with(end, Cell::default);
            }
            row.iter_mut().take(end).skip(column).for_each(|cell| cell.look = look);
        }
        if let Some(first) = sheet.rows.get_mut(row).and_then(|row| row.get_mut(column)) {
            first.value = value(text, cell.head.is_some());
        }
        if down > 1 || across > 1 {
            sheet.merged.push(Area { row: cell.row, column: cell.column, rows: down, columns: across });
        }
    }
    let widths: Vec<u16> = table.look.widths.iter().map(|width| (width / DIGIT).clamp(4, 200) as u16).collect();
    sheet.look = SheetLook { widths, heads: table.look.heads, ..SheetLook::default() };
    sheet
}

/// A number where a spreadsheet shows it as it is written, else the text: `58,006`, `007`, `3.10` and what has a note stay
/// as they are.
fn value(text: String, is_head: bool) -> Value {
    let number = text.parse::<Decimal>().ok().filter(|number| number.normalize().to_string() == text);
    match number {
        Some(number) if !is_head => Value::Number(number),
        _ => Value::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::parse;

    const EXAMPLE: &str = include_str!("../../examples/seeded-mistakes.nianbao");

    #[test]
    fn a_table_is_a_sheet_with_its_cells_merged_as_in_the_form() {
        let report = parse(EXAMPLE);
        let (workbook, _) = workbook(&report);
        let names: Vec<&str> = workbook.sheets.iter().map(|sheet| &*sheet.name).collect();
        assert_eq!(names[..2], ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"]);
        for (at, layout) in report.edition.layouts.iter().enumerate() {
            let heading = report.edition.sections[layout.section].heading;
            let sheet = workbook.sheets.iter().find(|sheet| sheet.name == heading).unwrap();
            assert_eq!(sheet.rows.len(), layout.rows.len(), "{at}");
            let spans = layout.rows.iter().flat_map(|row| row.cells).filter(|it| it.columns > 1 || it.rows > 1);
            assert_eq!(sheet.merged.len(), spans.count(), "{at}");
            assert!(sheet.rows.iter().flatten().all(|cell| cell.look.framed));
        }
        // Figures are numbers, what is none is its text.
        let all: Vec<&Value> = workbook.sheets.iter().flat_map(|it| &it.rows).flatten().map(|it| &it.value).collect();
        for text in ["58,006", "无记录"] {
            assert!(all.contains(&&Value::Text(text.to_owned())), "{text}");
        }
        for number in ["-3", "1012.9220001", "65"] {
            assert!(all.contains(&&Value::Number(number.parse().unwrap())), "{number}");
        }
    }

    #[test]
    fn what_a_spreadsheet_would_show_otherwise_stays_a_text() {
        for text in ["0", "-253", "1.5", "12"] {
            assert_eq!(value(text.to_owned(), false), Value::Number(text.parse().unwrap()));
        }
        for text in ["+3", "007", "3.10", "58,006", "１２", "=SUM(A1)", "@𠮷", "22（其中修订16件）", "1e5", "", "-0"]
        {
            assert_eq!(value(text.to_owned(), false), Value::from(text), "{text}");
        }
        assert_eq!(value("12".to_owned(), true), Value::from("12"));
    }
}
