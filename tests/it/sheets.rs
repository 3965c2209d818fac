//! Sheets of cells by the real command: checked where they stand, cell by cell, whatever they are called.

use crate::common::binary::nianbao;
use nianbao::document::sheets::{Value, Workbook};
use nianbao::document::{read, write};
use nianbao::report;
use serde_json::Value as Json;
use std::fs;
use tempfile::{TempDir, tempdir};

const CLEAN: &str = include_str!("../../examples/acheng-2023.nianbao");

/// The official tables of a report as a workbook.
fn workbook() -> Workbook {
    nianbao::export::workbook(&report::parse(CLEAN)).0
}

fn folder(workbook: &Workbook) -> TempDir {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("𠮷县.xlsx"), write::xlsx(workbook).unwrap()).unwrap();
    folder
}

/// The cell of the first sheet that has a heading of section 三 where a figure is found, with its place.
fn at(workbook: &Workbook, wanted: &str) -> (usize, usize, usize) {
    let sheets = workbook.sheets.iter().enumerate();
    let mut cells = sheets.flat_map(|(number, sheet)| {
        let rows = sheet.rows.iter().enumerate();
        rows.flat_map(move |(row, cells)| (0..).zip(cells).map(move |(column, cell)| (number, row, column, cell)))
    });
    let found = cells.find(|(.., cell)| cell.value.text() == wanted).unwrap();
    (found.0, found.1, found.2)
}

#[test]
fn a_sheet_is_checked_where_it_stands() {
    let mut workbook = workbook();
    let (sheet, row, column) = at(&workbook, "58006");
    workbook.sheets[sheet].rows[row][column].value = Value::from("约58006");
    let cell = format!("{}{}", nianbao::document::sheets::column_name(column as u32), row + 1);
    let name = workbook.sheets[sheet].name.clone();
    let folder = folder(&workbook);
    let run = nianbao(folder.path(), &["check", "𠮷县.xlsx", "--output-format=json"]);
    let findings: Vec<Json> = serde_json::from_str(&run.stdout).unwrap();
    let found = findings.iter().find(|it| it["rule"] == "value/not-a-number").expect(&run.stdout);
    assert_eq!(found["origin"], Json::from(format!("工作表“{name}”{cell}")));
    let run = nianbao(folder.path(), &["check", "𠮷县.xlsx", "--lang=en", "--output-format=concise"]);
    assert!(run.stdout.contains(&format!("（sheet “{name}”, {cell}）")), "{}", run.stdout);
    // Found in a folder it is a list like any other: it has to be named.
    let run = nianbao(folder.path(), &["check", "--documents"]);
    assert!(run.stderr.contains("没有报告"), "{}", run.stderr);
    let run = nianbao(folder.path(), &["review", ".", "-o", "审核意见.csv"]);
    assert!(run.stderr.contains("𠮷县.xlsx：是 Excel 文件，没有当作报告"), "{}", run.stderr);
}

#[test]
fn a_formula_without_its_value_is_said_and_is_no_blank() {
    let workbook = workbook();
    let (sheet, row, column) = at(&workbook, "58006");
    // As programs write that do not compute.
    let bytes = write::xlsx(&workbook).unwrap();
    let read = read::workbook(&bytes, Some("年报.xlsx")).unwrap();
    assert_eq!(read.sheets[sheet].value(row, column).text(), "58006");
    let page = |value: &str| {
        let rows: String = (read.sheets[sheet].rows.iter().enumerate())
            .map(|(at, cells)| {
                let cells: String = (cells.iter().enumerate())
                    .map(|(beside, cell)| match (at, beside) == (row, column) {
                        true => value.to_owned(),
                        false => format!("<Cell><Data ss:Type=\"String\">{}</Data></Cell>", cell.value.text()),
                    })
                    .collect();
                format!("<Row>{cells}</Row>")
            })
            .collect();
        format!(
            "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook \
             xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"二\"><Table>{rows}</Table></Worksheet></Workbook>"
        )
    };
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.xls"), page("<Cell ss:Formula=\"=SUM(B1:B9)\"/>")).unwrap();
    fs::write(folder.path().join("b.xls"), page("<Cell><Data ss:Type=\"Number\">58006</Data></Cell>")).unwrap();
    let run = nianbao(folder.path(), &["import", "a.xls", "--strict", "--account=a.json"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stdout.contains("=SUM(B1:B9)") && run.stderr.contains("公式没有算出的值，没有当作空白"),
        "{}",
        run.stderr
    );
    assert!(fs::read_to_string(folder.path().join("a.json")).unwrap().contains("\"uncomputed\""));
    let run = nianbao(folder.path(), &["check", "a.xls", "--output-format=concise"]);
    assert!(run.stdout.contains("value/not-a-number") && run.stdout.contains("import/unread"), "{}", run.stdout);
    let run = nianbao(folder.path(), &["import", "b.xls", "--strict"]);
    assert!(run.code == 0 && run.stdout.contains("58006"), "{}", run.stderr);
}

#[test]
fn what_is_called_a_sheet_is_read_as_what_it_is() {
    let folder = tempdir().unwrap();
    let rows = [["信息内容", "本年处理决定数量"], ["行政许可", "58006"], ["𠮷", "1"]];
    let page: String = rows.iter().map(|row| format!("<tr><td>{}</td><td>{}</td></tr>", row[0], row[1])).collect();
    let gbk = encoding_rs::GBK.encode(&format!("<table>{}</table>", page.replace('𠮷', "县"))).0.into_owned();
    fs::write(folder.path().join("a.xls"), gbk).unwrap();
    let lines: String = rows.iter().map(|row| format!("{},{}\r\n", row[0], row[1])).collect();
    fs::write(folder.path().join("b.xls"), &lines).unwrap();
    fs::write(folder.path().join("c.et"), lines.replace(',', "\t")).unwrap();
    for name in ["a.xls", "b.xls", "c.et"] {
        let run = nianbao(folder.path(), &["import", name]);
        assert!(run.code == 0 && run.stdout.contains("58006"), "{name}: {}{}", run.stdout, run.stderr);
        let run = nianbao(folder.path(), &["check", name, "--output-format=concise"]);
        assert!(run.code < 2, "{name}: {}", run.stderr);
    }
}
