//! `nianbao export` by the real command: several reports at once, as JSON files and as one table.

use crate::common::binary::nianbao;
use crate::import::spoilt_word_file;
use serde_json::Value;
use std::fs;
use tempfile::{TempDir, tempdir};

const GOOD: &str = include_str!("../../examples/acheng-2023.nianbao");
const MISTAKES: &str = include_str!("../../examples/seeded-mistakes.nianbao");

fn folder() -> TempDir {
    let folder = tempdir().unwrap();
    fs::create_dir_all(folder.path().join("𠮷县")).unwrap();
    fs::write(folder.path().join("好.nianbao"), GOOD).unwrap();
    fs::write(folder.path().join("𠮷县/错.nianbao.md"), MISTAKES).unwrap();
    folder
}

/// The lines of a table, each with the columns that are asked for.
fn columns(table: &str, names: &[&str]) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let head = reader.headers().unwrap().clone();
    let at: Vec<usize> = names.iter().map(|name| head.iter().position(|it| it == *name).unwrap()).collect();
    reader.records().map(|line| at.iter().map(|&at| line.as_ref().unwrap()[at].to_owned()).collect()).collect()
}

#[test]
fn several_reports_make_one_table() {
    let folder = folder();
    let run = nianbao(folder.path(), &["export", "--to=csv", "."]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("有 5 处读不成数，value 一栏空着"), "{}", run.stderr);
    let lines = columns(&run.stdout, &["source", "key", "text", "value", "state"]);
    // A figure in a row that only names a group stands in no place, and is there.
    assert_eq!(lines.len(), 2 * 200 + 1);
    assert_eq!(lines.iter().filter(|line| line[1].is_empty()).count(), 1);
    let of = |source: &str, key: &str| {
        let line = lines.iter().find(|line| line[0] == source && line[1] == key).unwrap();
        (line[2].clone(), line[3].clone(), line[4].clone())
    };
    let said = |text: &str, value: &str, state: &str| (text.to_owned(), value.to_owned(), state.to_owned());
    assert_eq!(of("好.nianbao", "fees/administrative-fees/amount"), said("1012.922", "1012.922", "number"));
    let source = "𠮷县/错.nianbao.md";
    assert_eq!(of(source, "rules/normative-documents/repealed"), said("-3", "", "unread"));
    assert_eq!(of(source, "licensing/licences/decisions"), said("58,006", "58006", "number"));
}

#[test]
fn the_table_has_the_figures_of_the_json() {
    let folder = folder();
    let run = nianbao(folder.path(), &["export", "--to=json", "好.nianbao"]);
    let json: Value = serde_json::from_str(&run.stdout).unwrap();
    let run = nianbao(folder.path(), &["export", "--to=csv", "好.nianbao"]);
    let lines = columns(&run.stdout, &["key", "column", "value"]);
    let mut figures = 0;
    for section in ["disclosure", "requests", "review"] {
        for (_, row) in json[section].as_object().unwrap() {
            for (column, figure) in row.as_object().unwrap() {
                assert_eq!(
                    (&lines[figures][1], &lines[figures][2]),
                    (column, &figure.to_string()),
                    "{:?}",
                    lines[figures]
                );
                figures += 1;
            }
        }
    }
    assert_eq!(figures, lines.len());
}

#[test]
fn a_file_has_the_mark_that_spreadsheets_look_for() {
    let folder = folder();
    assert_eq!(nianbao(folder.path(), &["export", "--to=csv", "好.nianbao", "-o", "数据.csv"]).code, 0);
    let bytes = fs::read(folder.path().join("数据.csv")).unwrap();
    assert!(bytes.starts_with(b"\xEF\xBB\xBFsource,"));
    // A report is not written over.
    let run = nianbao(folder.path(), &["export", "--to=csv", "𠮷县", "-o", "好.nianbao"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("好.nianbao")).unwrap(), GOOD);
}

#[test]
fn several_reports_go_into_a_folder_as_json() {
    let folder = folder();
    let run = nianbao(folder.path(), &["export", "--to=json", "."]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("须写进一个文件夹"), "{}", run.stderr);
    let run = nianbao(folder.path(), &["export", "--to=json", ".", "-o", "导出/"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for name in ["好", "错"] {
        let text = fs::read_to_string(folder.path().join(format!("导出/{name}.json"))).unwrap();
        assert!(serde_json::from_str::<Value>(&text).unwrap()["agency"].is_string());
    }
    // Of two of one name the second is not written over the first.
    fs::write(folder.path().join("𠮷县/好.nianbao"), MISTAKES).unwrap();
    let run = nianbao(folder.path(), &["export", "--to=json", "好.nianbao", "𠮷县/好.nianbao", "-o", "导出/"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("𠮷县/好.nianbao：没有导出"), "{}", run.stderr);
    let text = fs::read_to_string(folder.path().join("导出/好.json")).unwrap();
    assert!(text.contains("哈尔滨市阿城区人民政府"));
}

#[test]
fn documents_are_exported_and_what_cannot_be_read_is_named() {
    let folder = folder();
    fs::write(folder.path().join("年报.docx"), spoilt_word_file()).unwrap();
    fs::write(folder.path().join("坏.docx"), b"PK\x03\x04\xd0\xd0").unwrap();
    let run = nianbao(folder.path(), &["export", "--to=csv", "年报.docx"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let documents = columns(&run.stdout, &["source", "state"]);
    assert!(documents.iter().all(|line| line[0] == "年报.docx" && line[1] != "missing"));
    let run = nianbao(folder.path(), &["export", "--to=csv", "--documents", "."]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("坏.docx"), "{}", run.stderr);
    let sources: std::collections::BTreeSet<String> =
        columns(&run.stdout, &["source"]).into_iter().map(|mut line| line.remove(0)).collect();
    assert_eq!(sources.into_iter().collect::<Vec<_>>(), ["好.nianbao", "年报.docx", "𠮷县/错.nianbao.md"]);
}

#[test]
fn a_folder_of_data_has_long_and_wide_tables_a_book_and_what_could_not_be_read() {
    let folder = folder();
    fs::write(folder.path().join("坏𠮷.nianbao"), b"\xd5\xfe\xb8\xae\xd0\xc5\xcf\xa2\xb9\xab\xbf\xaa").unwrap();
    let run = nianbao(folder.path(), &["export", "--to=csv", ".", "-o", "数据/"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    let read = |name: &str| {
        let text = fs::read_to_string(folder.path().join("数据").join(name)).unwrap();
        text.strip_prefix('\u{FEFF}').expect("the mark of UTF-8").to_owned()
    };
    let long = read("年报数据.csv");
    // A figure in a row that only names a group has no key.
    let lines = columns(&long, &["source", "key", "value"]);
    assert_eq!(lines.len(), 2 * 200 + 1);
    let wide = read("年报数据_宽.csv");
    let keys =
        ["licensing/licences/decisions", "fees/administrative-fees/amount", "rules/normative-documents/repealed"];
    let rows = columns(&wide, &[&["source", "year", "blanks"][..], &keys].concat());
    assert_eq!(rows.len(), 2);
    for row in &rows {
        for (key, value) in keys.iter().zip(&row[3..]) {
            let line = lines.iter().find(|line| line[0] == row[0] && line[1] == *key).unwrap();
            assert_eq!(line[2], *value, "{key}");
        }
        let blank = lines.iter().filter(|line| line[0] == row[0] && !line[1].is_empty() && line[2].is_empty()).count();
        assert_eq!(row[2], blank.to_string());
    }
    let book = columns(&read("年报数据_说明.csv"), &["what", "name", "in_2019", "in_2021", "meaning"]);
    for key in lines.iter().map(|line| &line[1]).filter(|key| !key.is_empty()) {
        assert!(book.iter().any(|line| line[0] == "key" && line[1] == *key && !line[3].is_empty()), "{key}");
    }
    assert!(book.iter().any(|line| line[0] == "state" && line[1] == "blank" && line[4].contains("不是 0")));
    let failed = columns(&read("年报数据_未读.csv"), &["source", "error"]);
    assert_eq!(failed.len(), 1);
    assert!(failed[0][0] == "坏𠮷.nianbao" && failed[0][1].contains("GB18030"), "{failed:?}");
    // The same for programs that read JSON.
    let run = nianbao(folder.path(), &["export", "--to=jsonl", ".", "-o", "行/"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    let parsed = |name: &str| -> Vec<Value> {
        let text = fs::read_to_string(folder.path().join("行").join(name)).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let objects = parsed("年报数据.jsonl");
    assert_eq!(objects.len(), lines.len());
    for (object, line) in objects.iter().zip(&lines) {
        assert_eq!((object["source"].as_str(), object["key"].as_str()), (Some(&*line[0]), Some(&*line[1])));
        let value = if object["value"].is_null() { String::new() } else { object["value"].to_string() };
        assert_eq!(value, line[2]);
        assert!(object["year"].is_i64());
    }
    let wide = parsed("年报数据_宽.jsonl");
    assert_eq!(wide.len(), 2);
    assert_eq!(wide[0][keys[0]].to_string(), rows[0][3]);
    assert_eq!(parsed("年报数据_未读.jsonl").len(), 1);
    // On standard output the long lines alone.
    let run = nianbao(folder.path(), &["export", "--to=jsonl", "好.nianbao"]);
    assert_eq!((run.code, run.stdout.lines().count()), (0, 200), "{}", run.stderr);
}

#[test]
fn the_tables_go_to_sheets_and_are_read_back() {
    use nianbao::document::read;
    let folder = folder();
    let run = nianbao(folder.path(), &["export", "--to=xlsx", ".", "-o", "表/"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("有 5 处读不成数，照原样写入"), "{}", run.stderr);
    let bytes = fs::read(folder.path().join("表/好.xlsx")).unwrap();
    let workbook = read::workbook(&bytes, None).unwrap();
    let names: Vec<&str> = workbook.sheets.iter().map(|sheet| &*sheet.name).collect();
    assert_eq!(
        names,
        ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"]
    );
    // Each figure of the report, in official order; those of section 二 have heads between them.
    let run = nianbao(folder.path(), &["export", "--to=csv", "好.nianbao"]);
    let figures: Vec<String> = columns(&run.stdout, &["value"]).into_iter().map(|mut line| line.remove(0)).collect();
    let cells = workbook.sheets.iter().flat_map(|sheet| &sheet.rows).flatten();
    let numbers = cells.filter(|cell| matches!(cell.value, nianbao::document::sheets::Value::Number(_)));
    let numbers: Vec<String> = numbers.map(|cell| cell.value.text()).collect();
    assert_eq!(numbers, figures);
    let run = nianbao(folder.path(), &["import", "表/好.xlsx", "-o", "又.nianbao"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = nianbao(folder.path(), &["export", "--to=csv", "又.nianbao"]);
    let again: Vec<String> = columns(&run.stdout, &["value"]).into_iter().map(|mut line| line.remove(0)).collect();
    assert_eq!(again, figures);
    fs::remove_file(folder.path().join("又.nianbao")).unwrap();
    let run = nianbao(folder.path(), &["export", "--to=xlsx", "."]);
    assert_eq!(run.code, 2);
}

#[test]
fn nothing_is_written_under_the_name_of_another_format() {
    let folder = folder();
    let report = folder.path().join("𠮷.nianbao");
    fs::write(&report, include_str!("../../examples/acheng-2023.nianbao")).unwrap();
    let run = |arguments: &[&str]| nianbao(folder.path(), arguments);
    let refused = run(&["export", "--to", "xlsx", "-o", "甲.DOCX", "𠮷.nianbao"]);
    assert_eq!((refused.code, &*refused.stdout), (2, ""));
    assert_eq!(refused.stderr, "nianbao: 甲.DOCX：文件名以 .docx 结尾，--to 却是 xlsx；请改其中一个\n");
    let refused = run(&["diff", "--to", "html", "-o", "甲.json", "𠮷.nianbao", "𠮷.nianbao"]);
    assert_eq!((refused.code, refused.stderr.contains("文件名以 .json 结尾")), (2, true));
    assert!(!folder.path().join("甲.DOCX").exists() && !folder.path().join("甲.json").exists());
    // Without --to the name tells.
    assert_eq!(run(&["diff", "-o", "乙.json", "𠮷.nianbao", "𠮷.nianbao"]).code, 0);
    let json: Value = serde_json::from_slice(&fs::read(folder.path().join("乙.json")).unwrap()).unwrap();
    assert_eq!(json["pairs"].as_array().map(Vec::len), Some(1));
}

#[test]
fn what_an_author_adds_is_in_every_export() {
    let folder = folder();
    let text = include_str!("../../examples/department-2024.nianbao")
        .replace("（单位：万元）", "（单位：元）")
        .replace("| 行政事业性收费     |                          0 |", "| 行政事业性收费 | 12345 |")
        .replace("| 申请办理情况 ", "| 申请办理情况（含𠮷镇） ")
        .replace(
            "（三）政府信息管理。",
            "1. 新收9件\n2. 办结8件\n\n（三）政府信息管理。公开~~9~~8件，3*4=12，5*6=30，见\\<!-- 7 -->。",
        )
        .replace("（四）政府信息公开平台建设。", "<!-- 注 -->（四）政府信息公开平台建设。");
    fs::write(folder.path().join("a.nianbao"), &text).unwrap();
    let html = nianbao(folder.path(), &["export", "-q", "--to", "html", "a.nianbao"]).stdout;
    for words in [
        "12345元",
        "（含𠮷镇）",
        "~~9~~8件",
        "3*4=12，5*6=30",
        "（四）政府信息公开平台建设",
        "<p>2. 办结8件</p>",
        "&lt;!-- 7 --&gt;",
    ] {
        assert!(html.contains(words), "{words}");
    }
    let json = nianbao(folder.path(), &["export", "-q", "--to", "json", "a.nianbao"]).stdout;
    for words in ["1.2345", "（含𠮷镇）", "（四）政府信息公开平台建设", "1. 新收9件\\n2. 办结8件"]
    {
        assert!(json.contains(words), "{words}");
    }
}

#[test]
fn what_is_struck_out_is_not_read_and_is_told() {
    let folder = folder();
    fs::write(folder.path().join("a.nianbao"), include_str!("../../examples/department-2024.nianbao")).unwrap();
    assert_eq!(nianbao(folder.path(), &["export", "-q", "--to", "html", "a.nianbao", "-o", "a.html"]).code, 0);
    let page = fs::read_to_string(folder.path().join("a.html")).unwrap();
    let line = "<span style=\"text-decoration: line-through\">8</span>";
    fs::write(folder.path().join("a.html"), page.replace("办结9件", &format!("办结{line}9件𠮷"))).unwrap();
    let run = nianbao(folder.path(), &["import", "a.html"]);
    assert!(run.stdout.contains("办结9件𠮷"), "{}", run.stdout);
    assert!(run.stderr.contains("“8”上画了删除线，没有读入"), "{}", run.stderr);
    fs::write(folder.path().join("b.rtf"), "{\\rtf1\\ansi {\\strike 8}9 \\u21513?\\par}").unwrap();
    let run = nianbao(folder.path(), &["import", "b.rtf"]);
    assert!(run.stdout.contains("9 吉") && run.stderr.contains("“8”上画了删除线"), "{}{}", run.stdout, run.stderr);
}
