//! The XML of Excel 2003, which systems give out as `.xls`: sheets, rows and cells, each at its place or after the one before.

use super::cells::put;
use super::docx::xml::{Element, Node, Xml};
use super::unreadable::{MERGED, SHEETS, Unreadable};
use super::xlsx::styles::{Shown, shown};
use super::xlsx::values::{decimal, value as seen};
use crate::document::sheets::{Area, Sheet, Value, Workbook};
use crate::text::Date;
use rustc_hash::FxHashMap;

const PART: &str = "Excel XML";

/// The rows and columns of a sheet.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

pub(super) fn read(text: &str) -> Result<Workbook, Unreadable> {
    let mut xml = Xml::new(text, PART);
    let mut workbook = Workbook::default();
    let mut count = 0;
    // The styles that show numbers as something else, and the one that is being read.
    let (mut looks, mut style) = (FxHashMap::default(), None);
    // What comes next, where a row or a cell does not say its place.
    let (mut row, mut column) = (0, 0);
    while let Some(node) = xml.next()? {
        let Node::Start(element) = node else { continue };
        let number = |name| element.attribute(name).and_then(|number| number.trim().parse::<u32>().ok());
        match element.name() {
            "Style" => style = element.attribute("ID"),
            "NumberFormat" => {
                let format = element.attribute("Format").unwrap_or_default();
                let look = if format == "Percent" { Shown::Percent } else { shown(&format) };
                if matches!(look, Shown::Percent | Shown::Scaled(..)) {
                    looks.extend(style.take().map(|style| (style, look)));
                }
            }
            "Worksheet" => {
                SHEETS.check(workbook.sheets.len() + 1)?;
                let name = element.attribute("Name").unwrap_or_default();
                workbook.sheets.push(Sheet { name, ..Sheet::default() });
                row = 0;
            }
            "Visible" => {
                let is_hidden = word(&mut xml)?.trim().starts_with("Sheet");
                workbook.sheets.last_mut().into_iter().for_each(|sheet| sheet.is_hidden |= is_hidden);
            }
            "Row" => {
                row = number("Index").unwrap_or(row + 1).clamp(1, ROWS);
                column = 0;
            }
            "Cell" => {
                column = number("Index").unwrap_or(column + 1).clamp(1, COLUMNS);
                let (down, across) = (number("MergeDown").unwrap_or(0), number("MergeAcross").unwrap_or(0));
                let (down, across) = (down.min(ROWS), across.min(COLUMNS));
                let look = element.attribute("StyleID").and_then(|style| looks.get(&style).copied());
                let value = cell(&element, &mut xml, look.unwrap_or_default())?;
                let Some(sheet) = workbook.sheets.last_mut() else { continue };
                let (first, left) = (row.max(1) - 1, column - 1);
                if down + across > 0 {
                    MERGED.check(sheet.merged.len() + 1)?;
                    sheet.merged.push(Area { row: first, column: left, rows: down + 1, columns: across + 1 });
                }
                if value != Value::Blank {
                    put(sheet, (first as usize, left as usize), value, &mut count)?;
                }
                column += across;
            }
            _ => {}
        }
    }
    Ok(workbook)
}

/// The text up to the end of an element that holds nothing else.
fn word(xml: &mut Xml<'_>) -> Result<String, Unreadable> {
    let mut text = String::new();
    while let Some(Node::Text(piece, _)) = xml.next()? {
        text.push_str(&piece);
    }
    Ok(text)
}

/// What a cell holds: all up to the end of its element, without remarks.
fn cell(element: &Element<'_>, xml: &mut Xml<'_>, look: Shown) -> Result<Value, Unreadable> {
    let formula = element.attribute("Formula");
    let (mut text, mut kind, mut is_data) = (String::new(), String::new(), false);
    let mut depth = 1_u32;
    while depth > 0 {
        match xml.next()? {
            Some(Node::Start(inner)) => match inner.name() {
                "Comment" | "PhoneticText" => xml.skip()?,
                name => {
                    depth += 1;
                    if name == "Data" {
                        is_data = true;
                        kind = inner.attribute("Type").unwrap_or_default();
                    }
                }
            },
            Some(Node::End(_)) => {
                depth -= 1;
                is_data &= depth > 1;
            }
            Some(Node::Text(piece, _)) if is_data => text.push_str(&piece),
            Some(Node::Text(..)) => {}
            None => break,
        }
    }
    Ok(match (&*kind, formula) {
        ("", Some(formula)) => Value::Formula(formula),
        ("Number", _) => decimal(text.trim()).map_or_else(|| Value::from(text), |number| seen(number, look, false)),
        ("DateTime", _) => text.get(..10).and_then(Date::iso).map_or_else(|| Value::from(text.clone()), Value::Date),
        ("Boolean", _) => Value::from(if text.trim() == "1" { "TRUE" } else { "FALSE" }),
        ("Error", _) => Value::Error(text),
        _ => Value::from(text),
    })
}

#[cfg(test)]
mod tests {
    use crate::document::read::workbook;
    use crate::document::sheets::{Area, Value};

    #[test]
    fn the_xml_of_excel_2003_is_sheets() {
        let file = "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n\
            <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
            <Styles><Style ss:ID=\"s1\"><NumberFormat ss:Format=\"Percent\"/></Style></Styles><Worksheet ss:Name=\"𠮷县\"><Table><Row ss:Index=\"2\"><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">规章</Data>\
            <Comment><Data>注</Data></Comment></Cell><Cell><Data ss:Type=\"Number\">1.50</Data></Cell>\
            <Cell ss:Index=\"6\" ss:Formula=\"=SUM(R1C1)\"/></Row><Row><Cell><Data ss:Type=\"DateTime\">2024-01-31T00:00:00.000</Data></Cell>\
            <Cell ss:StyleID=\"s1\"><Data ss:Type=\"Number\">0.985</Data></Cell></Row></Table></Worksheet><Worksheet ss:Name=\"上年\"><Table/><WorksheetOptions><Visible>SheetHidden</Visible>\
            </WorksheetOptions></Worksheet></Workbook>";
        let read = workbook(file.as_bytes(), Some("年报.xls")).unwrap();
        let sheet = &read.sheets[0];
        assert_eq!((&*sheet.name, &sheet.merged[..]), ("𠮷县", &[Area { row: 1, column: 0, rows: 1, columns: 2 }][..]));
        let texts: Vec<String> = sheet.rows[1].iter().map(|cell| cell.value.text()).collect();
        assert_eq!(texts, ["规章", "", "1.5", "", "", "=SUM(R1C1)"]);
        assert_eq!(sheet.value(1, 5), &Value::Formula("=SUM(R1C1)".to_owned()));
        assert_eq!((sheet.value(2, 0).text(), sheet.value(2, 1).text()), ("2024-01-31".into(), "98.5%".into()));
        assert!(!sheet.is_hidden && read.sheets[1].is_hidden);
    }
}
