//! Sheets of cells, from whatever file somebody keeps a list in: Excel's, CSV in any encoding, a page's tables (what
//! many systems give out as `.xls`).

use super::cells::put;
use super::foreign::Foreign;
use super::kind::{self, Kind};
use super::unreadable::{FILE, SHEETS, TEXT, Unreadable};
use super::{encoding, html, workbook_xml, xls, xlsx};
use crate::document::sheets::{Area, Sheet, Value, Workbook};
use crate::document::{Block, Table};

/// Reads the sheets of a file: Excel's of whatever age, CSV, or the tables of a page or a Word file. `name` is its name,
/// where there is one.
pub fn workbook(bytes: &[u8], name: Option<&str>) -> Result<Workbook, Unreadable> {
    FILE.check_bytes(bytes.len())?;
    match kind::by_bytes(bytes, name)? {
        Some(Kind::Sheets) => return of_bytes(bytes),
        // Its cells are told by where they stand, which may be guessed: no list is made of that.
        Some(Kind::Pdf) => return Err(Unreadable::Foreign(Foreign::Pdf)),
        // A Word file of whatever kind, which somebody may keep a list in, too.
        Some(Kind::Doc) => return tables(super::doc::read(bytes)?.blocks),
        Some(Kind::Rtf) => return tables(super::rtf::read(bytes)?.blocks),
        Some(Kind::Mht) => return tables(super::mht::read(bytes)?.blocks),
        Some(_) => return tables(super::docx::read(bytes)?.blocks),
        None => {}
    }
    let decoded = encoding::decode(bytes)?;
    match kind::by_text(&decoded, name)? {
        Kind::Html => tables(html::read(&decoded)?.blocks),
        _ => of_text(&decoded),
    }
}

/// The sheets of a file that its bytes tell to have them.
pub(super) fn of_bytes(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    if bytes.starts_with(b"PK") { xlsx::read(bytes) } else { xls::read(bytes) }
}

/// The sheets of a text: the XML of Excel 2003, or cells with something between them.
pub(super) fn of_text(text: &str) -> Result<Workbook, Unreadable> {
    match text.trim_start_matches('\u{FEFF}').trim_start().starts_with('<') {
        true => workbook_xml::read(text),
        false => Ok(Workbook { title: None, sheets: vec![separated(text)?] }),
    }
}

/// The tables of a document, each as a sheet.
fn tables(blocks: Vec<Block>) -> Result<Workbook, Unreadable> {
    let mut workbook = Workbook::default();
    let mut count = 0;
    for block in blocks {
        let Block::Table(table) = block else { continue };
        SHEETS.check(workbook.sheets.len() + 1)?;
        let name = format!("表{}", workbook.sheets.len() + 1);
        workbook.sheets.push(Sheet { name, ..sheet(&table, &mut count)? });
    }
    Ok(workbook)
}

fn sheet(table: &Table, count: &mut usize) -> Result<Sheet, Unreadable> {
    let mut sheet = Sheet::default();
    for cell in &table.cells {
        let value = Value::from(cell.text().trim().to_owned());
        if value != Value::Blank {
            put(&mut sheet, (cell.row as usize, cell.column as usize), value, count)?;
        }
        if cell.rows > 1 || cell.columns > 1 {
            let &crate::document::Cell { row, column, rows, columns, .. } = cell;
            sheet.merged.push(Area { row, column, rows, columns });
        }
    }
    Ok(sheet)
}

/// What separates cells: commas, or what an Excel of another land or a text that was copied has.
const SEPARATORS: [char; 4] = [',', '\t', ';', '，'];

/// The cells of a text: CSV, or what is pasted from a sheet.
fn separated(text: &str) -> Result<Sheet, Unreadable> {
    TEXT.check_bytes(text.len())?;
    let text = text.trim_start_matches('\u{FEFF}');
    // Excel's own way of saying what separates.
    let said = text.strip_prefix("sep=").and_then(|rest| rest.chars().next()).filter(|c| SEPARATORS.contains(c));
    let text = if said.is_some() { text.split_once('\n').map_or("", |(_, rest)| rest) } else { text };
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let counted = |separator: &&char| head.matches(**separator).count();
    let by_count = SEPARATORS.iter().rev().max_by_key(counted).copied().unwrap_or(',');
    let separator = said.unwrap_or(by_count);
    // CSV knows separators of one byte.
    let replaced = if separator == '，' { text.replace('，', ",") } else { String::new() };
    let (text, separator) = if separator == '，' { (&*replaced, ',') } else { (text, separator) };
    let mut sheet = Sheet { name: "表1".to_owned(), ..Sheet::default() };
    let mut count = 0;
    let mut table = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator as u8)
        .from_reader(text.as_bytes());
    // Lines without anything are no records: the rows are those that hold something.
    for (row, record) in table.records().enumerate() {
        let record = record.map_err(|_| Unreadable::Damaged("CSV"))?;
        for (column, field) in record.iter().enumerate() {
            if !field.is_empty() {
                put(&mut sheet, (row, column), Value::Text(field.to_owned()), &mut count)?;
            }
        }
    }
    Ok(sheet)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::sheets::Cell;

    fn rows(bytes: &[u8], name: &str) -> Vec<Vec<String>> {
        let workbook = workbook(bytes, Some(name)).unwrap();
        let text = |row: &Vec<Cell>| row.iter().map(|cell| cell.value.text()).collect();
        workbook.sheets[0].rows.iter().map(text).collect()
    }

    #[test]
    fn lists_are_read_however_they_are_separated() {
        let expected =
            vec![vec!["单位".to_owned(), "主体".to_owned()], vec!["𠮷县, 人民政府".to_owned(), "甲\n乙".to_owned()]];
        assert_eq!(rows("\u{FEFF}单位,主体\r\n\"𠮷县, 人民政府\",\"甲\n乙\"\r\n".as_bytes(), "名单.csv"), expected);
        assert_eq!(rows("sep=;\n单位;主体\n𠮷县, 人民政府;\"甲\n乙\"\n".as_bytes(), "名单.csv"), expected);
        assert_eq!(rows("单位\t主体\n𠮷县, 人民政府\t\"甲\n乙\"\n".as_bytes(), "名单.txt"), expected);
        let gbk = encoding_rs::GBK.encode("单位，主体\n岚水县，甲\n").0.into_owned();
        assert_eq!(rows(&gbk, "名单.csv"), [["单位", "主体"], ["岚水县", "甲"]]);
    }

    #[test]
    fn tables_of_pages_are_lists_too() {
        let page = "<html><table><tr><td rowspan=2>𠮷县</td><td>甲</td></tr><tr><td>乙</td></tr></table></html>";
        assert_eq!(rows(page.as_bytes(), "名单.xls"), [vec!["𠮷县", "甲"], vec!["", "乙"]]);
    }

    #[test]
    fn what_is_no_list_is_named() {
        let error = workbook(b"%PDF-1.7\n", Some("名单.xlsx")).unwrap_err();
        assert_eq!(error, Unreadable::Foreign(Foreign::Pdf));
    }
}
