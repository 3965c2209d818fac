//! Sheets as an Excel file (.xlsx) that Excel, WPS and LibreOffice open without a complaint.
//!
//! Written by hand, as the Word file is: the crates that write Excel files ask a clock, which there is none of in
//! WebAssembly, and bring a second archive with them.

mod parts;
mod sheet;
mod strings;
mod styles;

use super::package::Package;
use super::xml::escaped;
use crate::document::sheets::Workbook;
use parts::{COLUMNS, ROWS};
use rustc_hash::FxHashSet;
use std::io;
use strings::Strings;
use styles::Styles;

/// Characters of a sheet's name.
const NAME: usize = 31;

/// Sheets as the bytes of an Excel file: the same sheets give the same bytes. An error is a sheet of more rows or columns
/// than a spreadsheet has, or one of the archive's writer.
pub fn xlsx(workbook: &Workbook) -> io::Result<Vec<u8>> {
    // A file without a sheet is none.
    let none = Workbook { sheets: vec![Default::default()], ..Default::default() };
    let sheets = if workbook.sheets.is_empty() { &none.sheets } else { &workbook.sheets };
    let names = names(sheets.iter().map(|sheet| &*sheet.name));
    let mut styles = Styles::default();
    let mut strings = Strings::default();
    let mut bodies = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        if sheet.rows.len() > ROWS || sheet.rows.iter().any(|row| row.len() > COLUMNS) {
            return Err(io::Error::other("more rows or columns than a spreadsheet has"));
        }
        bodies.push(sheet::xml(sheet, at == 0, &mut styles, &mut strings));
    }
    let title = workbook.title.as_deref().unwrap_or_default();
    let mut package = Package::default();
    package.part("[Content_Types].xml", parts::content_types(sheets.len()).as_bytes())?;
    package.part("_rels/.rels", parts::RELATIONS.as_bytes())?;
    package.part("docProps/core.xml", super::xml::core(&escaped(title)).as_bytes())?;
    package.part("xl/workbook.xml", parts::workbook(sheets, &names).as_bytes())?;
    package.part("xl/_rels/workbook.xml.rels", parts::workbook_relations(sheets.len()).as_bytes())?;
    for (number, body) in (1..).zip(&bodies) {
        package.part(&format!("xl/worksheets/sheet{number}.xml"), body.as_bytes())?;
    }
    package.part("xl/styles.xml", styles.xml().as_bytes())?;
    package.part("xl/sharedStrings.xml", strings.xml().as_bytes())?;
    package.finish()
}

/// The names of sheets as a spreadsheet takes them.
fn names<'n>(wanted: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut taken: FxHashSet<String> = FxHashSet::default();
    let mut names = Vec::new();
    for (number, wanted) in (1..).zip(wanted) {
        let is_odd = |c: char| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control();
        let name: String = wanted.chars().map(|c| if is_odd(c) { ' ' } else { c }).collect();
        let name = name.trim().trim_matches('\'');
        let name = if name.is_empty() { format!("Sheet{number}") } else { name.to_owned() };
        let short = |most: usize| {
            let mut units = 0;
            let fits = |c: &char| {
                units += c.len_utf16();
                units <= most
            };
            name.chars().take_while(fits).collect::<String>().trim_end_matches(['\'', ' ']).to_owned()
        };
        let mut chosen = short(NAME);
        let mut again = 2;
        while !taken.insert(chosen.to_lowercase()) {
            let end = format!("({again})");
            chosen = short(NAME - end.len()) + &end;
            again += 1;
        }
        names.push(chosen);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_such_as_a_spreadsheet_takes() {
        let long = "𠮷".repeat(40);
        let found = names(["单位/甲", "单位\\甲", "", "'引号'", &long, &long, "Sheet3"].into_iter());
        let short = "𠮷".repeat(15);
        let second = "𠮷".repeat(14) + "(2)";
        assert_eq!(found, ["单位 甲", "单位 甲(2)", "Sheet3", "引号", &short, &second, "Sheet3(2)"]);
    }
}
