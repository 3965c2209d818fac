//! The parts of an Excel file beside its sheets: what it consists of, and the names of its sheets.

use crate::document::sheets::{Area, Sheet, column_name};
use crate::document::write::xml::escaped;
use std::fmt::Write;

/// The rows of a sheet.
pub(super) const ROWS: usize = 1 << 20;
/// Its columns.
pub(super) const COLUMNS: usize = 1 << 14;

pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The namespace of sheets.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

pub(super) const RELATIONS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>",
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>",
    "</Relationships>",
);

pub(super) fn content_types(sheets: usize) -> String {
    let mut out = format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{KIND}sheet.main+xml\"/>"
    );
    for number in 1..=sheets {
        _ = write!(
            out,
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{KIND}worksheet+xml\"/>"
        );
    }
    _ = write!(
        out,
        "<Override PartName=\"/xl/styles.xml\" ContentType=\"{KIND}styles+xml\"/>\
         <Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{KIND}sharedStrings+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         </Types>"
    );
    out
}

pub(super) fn workbook_relations(sheets: usize) -> String {
    let mut out =
        format!("{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    let mut relation = |number: usize, kind: &str, target: &str| {
        _ = write!(out, "<Relationship Id=\"rId{number}\" Type=\"{RELATED}/{kind}\" Target=\"{target}\"/>");
    };
    for number in 1..=sheets {
        relation(number, "worksheet", &format!("worksheets/sheet{number}.xml"));
    }
    relation(sheets + 1, "styles", "styles.xml");
    relation(sheets + 2, "sharedStrings", "sharedStrings.xml");
    out.push_str("</Relationships>");
    out
}

/// The list of sheets, with what their filters cover and which of their rows come again on each printed page.
pub(super) fn workbook(sheets: &[Sheet], names: &[String]) -> String {
    let mut out =
        format!("{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATED}\"><bookViews><workbookView/></bookViews><sheets>");
    for (number, name) in (1..).zip(names) {
        let name = escaped(name);
        _ = write!(out, "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");
    }
    out.push_str("</sheets>");
    let mut defined = String::new();
    for (at, (sheet, name)) in sheets.iter().zip(names).enumerate() {
        let name = name.replace('\'', "''");
        let name = escaped(&name);
        if let Some(area) = filtered(sheet) {
            let area = reference(area, "$");
            _ = write!(
                defined,
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">'{name}'!{area}</definedName>"
            );
        }
        if sheet.look.heads > 0 {
            let heads = sheet.look.heads;
            _ = write!(
                defined,
                "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">'{name}'!$1:${heads}</definedName>"
            );
        }
    }
    if !defined.is_empty() {
        _ = write!(out, "<definedNames>{defined}</definedNames>");
    }
    out.push_str("</workbook>");
    out
}

/// What a sheet's filter covers: the last row of its head and all below.
pub(super) fn filtered(sheet: &Sheet) -> Option<Area> {
    let head = sheet.look.heads.checked_sub(1).filter(|_| sheet.look.filter)?;
    let columns = sheet.rows.get(head as usize)?.len();
    let rows = sheet.rows.len() as u32 - head;
    (columns > 0).then_some(Area { row: head, column: 0, rows, columns: columns as u32 })
}

/// Cells as a formula names them; `mark` stands before what does not move with it.
pub(super) fn reference(area: Area, mark: &str) -> String {
    let place = |row: u32, column: u32| format!("{mark}{}{mark}{}", column_name(column), row + 1);
    let first = place(area.row, area.column);
    if area.rows <= 1 && area.columns <= 1 {
        return first;
    }
    format!("{first}:{}", place(area.row + area.rows.max(1) - 1, area.column + area.columns.max(1) - 1))
}
