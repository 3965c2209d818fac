use super::*;
use crate::document::read::workbook;
use crate::document::sheets::{Area, Cell, Look, SheetLook, Tone, Value};
use crate::document::write::{self, package::Package};
use crate::text::{Date, Lang};

/// An Excel file of one sheet, whose cells are these.
fn file(cells: &str, strings: &str) -> Vec<u8> {
    let mut package = Package::default();
    let mut part = |name: &str, text: &str| package.part(name, text.as_bytes()).unwrap();
    part("[Content_Types].xml", "<Types/>");
    part(
        "xl/workbook.xml",
        "<x:workbook xmlns:x='x' xmlns:r='r'><x:sheets><x:sheet name='𠮷' r:id='rId1'/></x:sheets></x:workbook>",
    );
    part("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{cells}</sheetData></worksheet>"));
    part("xl/sharedStrings.xml", &format!("<sst>{strings}</sst>"));
    package.finish().unwrap()
}

fn values(cells: &str, strings: &str) -> Vec<Vec<Value>> {
    let workbook = workbook(&file(cells, strings), Some("名单.xlsx")).unwrap();
    let row = |row: &Vec<Cell>| row.iter().map(|cell| cell.value.clone()).collect();
    workbook.sheets[0].rows.iter().map(row).collect()
}

fn number(text: &str) -> Value {
    Value::Number(text.parse().unwrap())
}

#[test]
fn what_is_written_is_read() {
    let wrong = Look { tone: Tone::Wrong, wrap: true, framed: true, ..Look::default() };
    let date = Date::new(2024, 1, 31).unwrap();
    let rows = vec![
        vec![Cell::new("单位", Look { tone: Tone::Head, ..Look::default() }), "件数".into(), "期限".into()],
        vec![Cell::new("=1+1", wrong), Cell::from(3_usize), date.into()],
        vec!["@甲 <&>\"]]>\n乙_x000D_".into(), number("-0.50").into(), Value::Blank.into(), "1\u{0}2".into()],
        vec![],
        vec![number("1234567890123456").into(), number("123456789.000001").into(), Value::Error("#REF!".into()).into()],
    ];
    let merged = vec![Area { row: 1, column: 0, rows: 2, columns: 1 }];
    let look = SheetLook { widths: vec![20, 8], heads: 1, filter: true, ..SheetLook::default() };
    let sheet = Sheet { name: "名单😀".to_owned(), rows, merged: merged.clone(), look, is_hidden: false };
    let other = Sheet { name: "空".to_owned(), ..Sheet::default() };
    let written = Workbook { title: Some("<审核>".to_owned()), sheets: vec![sheet, other] };
    let bytes = write::xlsx(&written).unwrap();
    assert_eq!(bytes, write::xlsx(&written).unwrap());
    let read = workbook(&bytes, Some("名单.xlsx")).unwrap();
    assert_eq!(read.sheets.iter().map(|sheet| &*sheet.name).collect::<Vec<_>>(), ["名单😀", "空"]);
    let sheet = &read.sheets[0];
    assert_eq!(sheet.merged, merged);
    let texts: Vec<Vec<String>> =
        sheet.rows.iter().map(|row| row.iter().map(|cell| cell.value.text()).collect()).collect();
    let expected: [&[&str]; 5] = [
        &["单位", "件数", "期限"],
        &["=1+1", "3", "2024-01-31"],
        &["@甲 <&>\"]]>\n乙_x000D_", "-0.5", "", "1\u{FFFD}2"],
        &[],
        &["1234567890123456", "123456789.000001", "#REF!"],
    ];
    assert_eq!(texts, expected);
    assert_eq!(sheet.value(1, 0), &Value::Text("=1+1".to_owned()));
    assert_eq!(sheet.value(1, 2), &Value::Date(date));
    // A spreadsheet would round it.
    assert_eq!(sheet.value(4, 0), &Value::Text("1234567890123456".to_owned()));
    assert_eq!(sheet.value(4, 1), &number("123456789.000001"));
}

#[test]
fn cells_are_read_as_they_are_seen() {
    let rich = "<si><r><t>岚水</t></r><r><t xml:space='preserve'>县 </t></r><rPh><t>lan</t></rPh></si><si><t/></si>";
    let cells = "<row r='2'><c r='B2' t='s'><v>0</v></c><c t='s'><v>1</v></c><c><v>1.1000000000000001</v></c></row>\
        <row><c t='inlineStr'><is><t>内_x4E00_</t></is></c><c t='b'><v>1</v></c><c t='e'><v>#N/A</v></c>\
        <c t='d'><v>2024-01-31T00:00:00</v></c><c t='str'><f>A1</f><v>值</v></c><c><v>1.5E3</v></c><c s='9'/></row>";
    let expected = [
        vec![],
        vec![Value::Blank, Value::from("岚水县 "), Value::Blank, number("1.1")],
        vec![
            Value::from("内一"),
            Value::from("TRUE"),
            Value::Error("#N/A".to_owned()),
            Value::Date(Date::new(2024, 1, 31).unwrap()),
            Value::from("值"),
            number("1500"),
        ],
    ];
    assert_eq!(values(cells, rich), expected);
}

#[test]
fn shares_and_times_are_read_as_they_are_seen() {
    let mut package = Package::default();
    let mut part = |name: &str, text: &str| package.part(name, text.as_bytes()).unwrap();
    part("[Content_Types].xml", "<Types/>");
    part("xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='𠮷' r:id='rId1'/></sheets></workbook>");
    part(
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[h]:mm'/>\
         <numFmt numFmtId='165' formatCode='0!.0,'/><numFmt numFmtId='166' formatCode='0.0,,&quot;百万元&quot;'/></numFmts><cellXfs><xf numFmtId='0'/>\
         <xf numFmtId='10'/><xf numFmtId='20'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/>\
         </cellXfs></styleSheet>",
    );
    let cells = "<row><c><v>0.125</v></c><c s='1'><v>0.12500000000000003</v></c><c s='1'><v>-1</v></c>\
                 <c s='2'><v>1.7291666666666667</v></c><c s='3'><v>1.7291666666666667</v></c><c s='2'><v>-1</v></c>\
                 <c s='4'><v>12345</v></c><c s='4'><v>-0.5</v></c><c s='5'><v>1234567.8</v></c></row>";
    part("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{cells}</sheetData></worksheet>"));
    let workbook = workbook(&package.finish().unwrap(), Some("办结率😀.xlsx")).unwrap();
    let texts: Vec<String> = workbook.sheets[0].rows[0].iter().map(|cell| cell.value.text()).collect();
    assert_eq!(texts, ["0.125", "12.5%", "-100%", "17:30", "41:30", "-1", "1.2345", "-0.00005", "1.2345678百万元"]);
}

#[test]
fn a_formula_without_its_value_is_not_blank() {
    let cells = "<row r='1'><c r='A1'><f>SUM(B1:B9)</f></c><c r='B1'><f>1+1</f><v>2</v></c><c r='C1' t='str'><f>\"\"</f><v></v></c>\
        <c r='D1'><f t='shared' si='0'/><v/></c></row>";
    let formula = |text: &str| Value::Formula(text.to_owned());
    assert_eq!(values(cells, ""), [[formula("=SUM(B1:B9)"), number("2"), Value::Blank, formula("=")]]);
}

#[test]
fn files_made_to_harm_are_named() {
    let refused = |cells: &str, strings: &str| {
        workbook(&file(cells, strings), Some("名单.xlsx"))
            .map(|read| read.sheets[0].rows.len())
            .map_err(|error| error.message(Lang::Zh))
    };
    // One cell at the last place is small; one in each row at the last column is not.
    assert_eq!(refused("<row><c r='XFD1048576'><v>1</v></c></row>", ""), Ok(1 << 20));
    let far: String = (1..=200).map(|row| format!("<row><c r='XFD{row}'><v>1</v></c></row>")).collect();
    assert!(refused(&far, "").unwrap_err().contains("工作表单元格数超过"));
    let long = format!("<si><t>{}</t></si>", "年".repeat(100_000));
    let many: String = (0..100).map(|_| "<c t='s'><v>0</v></c>").collect();
    assert!(refused(&format!("<row>{many}</row>"), &long).unwrap_err().contains("文本的 MB 数超过"));
    assert!(refused("<row><c t='s'><v>7</v></c></row>", "").unwrap_err().contains("xl/sharedStrings.xml"));
    assert!(refused("<row><c>", "").is_err());
    for odd in
        ["<c r='A0'><v>1</v></c>", "<c r='ZZZZZZZZZZ1'><v>1e400</v></c>", "<row r='99999999999'><c r='年'/></row>"]
    {
        assert!(refused(odd, "").is_ok(), "{odd}");
    }
    let cut = &file("<row><c><v>1</v></c></row>", "")[..200];
    assert!(workbook(cut, Some("名单.xlsx")).is_err());
}
