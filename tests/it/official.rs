//! Reports in the official layout as Word files and pages: read again they are the same reports, and the files have
//! nothing that Word or a browser takes amiss.

use crate::common::binary::nianbao;
use crate::common::word::faults;
use nianbao::document::{self, write};
use nianbao::{check, export, import, lint};
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};

/// The examples, and the reports whose figures are published ones.
pub fn reports() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["examples", "tests/reports"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "nianbao") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found.sort();
    assert!(found.len() >= 9, "{}", found.len());
    found
}

/// What a report says, without what a document does not have: of what kind the agency is.
fn said(text: &str) -> Map<String, Value> {
    let analysis = check(text, &lint::Options::default());
    let Value::Object(mut json) = export::json(&analysis.report) else { panic!("an object") };
    json.remove("kind");
    // The form has no cell for a figure in a row that only names a group.
    let edition = analysis.report.edition;
    let groups: Vec<&str> =
        edition.tables.iter().flat_map(|table| table.rows).filter(|row| row.group).map(|row| row.place).collect();
    if let Some(Value::Object(unread)) = json.get_mut("unread") {
        unread.retain(|place, _| !groups.iter().any(|group| place.contains(&format!("·{group}·"))));
    }
    json
}

fn assert_same(name: &Path, format: &str, before: &Map<String, Value>, after: &Map<String, Value>) {
    for (key, value) in before {
        let other = &after[key];
        if let (Value::Object(value), Value::Object(other)) = (value, other) {
            for (key, value) in value {
                assert_eq!(Some(value), other.get(key), "{} as {format}: {key}", name.display());
            }
            continue;
        }
        assert_eq!(value, other, "{} as {format}: {key}", name.display());
    }
}

#[test]
fn what_is_exported_is_the_same_report_when_it_is_read_again() {
    for (path, text) in reports() {
        let report = check(text.as_str(), &lint::Options::default()).report;
        let official = export::official(&report);
        let before = said(&text);
        let docx = write::docx(&official.document).unwrap();
        assert_eq!(faults(&docx), Vec::<String>::new(), "{}", path.display());
        let page = write::html(&official.document);
        for (name, bytes) in [("a.docx", docx), ("a.html", page.into_bytes())] {
            let read = document::read(&bytes, Some(name)).unwrap();
            let imported = import::import(&read);
            assert_eq!(imported.doubts().count(), 0, "{} as {name}: {:?}", path.display(), imported.account);
            assert_same(&path, name, &before, &said(&imported.text));
        }
    }
}

const GOOD: &str = include_str!("../../examples/acheng-2023.nianbao");
const MISTAKES: &str = include_str!("../../examples/seeded-mistakes.nianbao");

/// A report without 五 and without the table of 三.
const LACKING: &str = "---\n机关: 𠮷县人民政府\n年度: 2023\n---\n\n# 𠮷县人民政府2023年政府信息公开工作年度报告\n\n\
    ## 一、总体情况\n\n<script>alert(1)</script>]]>\u{0}😀\n\n## 三、收到和处理政府信息公开申请情况\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("好.nianbao", GOOD), ("错.nianbao.md", MISTAKES), ("缺.nianbao", LACKING)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn several_reports_go_into_a_folder() {
    let folder = folder();
    let run = nianbao(folder.path(), &["export", "--to=docx", ".", "-o", "稿/"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for name in ["好", "错", "缺"] {
        let bytes = fs::read(folder.path().join(format!("稿/{name}.docx"))).unwrap();
        assert_eq!(faults(&bytes), Vec::<String>::new());
    }
    assert!(
        run.stderr.contains("缺.nianbao：缺 5 处，已在导出的文件中用【】标出：二、主动公开政府信息情况；三·表；"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("错.nianbao.md：有 5 处读不成数，照原样写入"), "{}", run.stderr);
    assert!(!run.stderr.contains("好.nianbao"), "{}", run.stderr);
    // Without a folder there is no telling which is which.
    let run = nianbao(folder.path(), &["export", "--to=html", "."]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
}

#[test]
fn reports_with_errors_can_be_refused() {
    let folder = folder();
    let run =
        nianbao(folder.path(), &["export", "--to=docx", "--deny-errors", "好.nianbao", "错.nianbao.md", "-o", "稿/"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("错.nianbao.md：没有导出：有 6 处须修改"), "{}", run.stderr);
    let made: Vec<_> = fs::read_dir(folder.path().join("稿")).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(made, ["好.docx"]);
}

#[test]
fn a_page_is_inert_and_a_fragment_is_no_page() {
    let folder = folder();
    let run = nianbao(folder.path(), &["export", "--to=html", "缺.nianbao"]);
    assert!(run.stdout.contains("&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;\u{fffd}😀"), "{}", run.stdout);
    assert!(run.stdout.contains("<html lang=\"zh-CN\">") && !run.stdout.contains("<script"));
    assert!(run.stdout.contains("【缺“三、收到和处理政府信息公开申请情况”的表】"));
    let run = nianbao(folder.path(), &["export", "--to=html", "--fragment", "好.nianbao"]);
    assert!(run.stdout.starts_with("<h1 style="), "{}", &run.stdout[..80]);
    assert!(!["<style", "<html", "<meta", "class="].iter().any(|it| run.stdout.contains(it)));
    assert_eq!(nianbao(folder.path(), &["export", "--to=csv", "--fragment", "好.nianbao"]).code, 2);
}

#[test]
fn nothing_is_written_over_what_is_read_nor_by_half() {
    let folder = folder();
    assert_eq!(nianbao(folder.path(), &["export", "--to=docx", "好.nianbao", "-o", "稿.docx"]).code, 0);
    let before = fs::read(folder.path().join("稿.docx")).unwrap();
    let run = nianbao(folder.path(), &["export", "--to=docx", "稿.docx", "-o", "稿.docx"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("稿.docx：没有写入：这是要读的文件"), "{}", run.stderr);
    assert_eq!(fs::read(folder.path().join("稿.docx")).unwrap(), before);
    // 好.nianbao is a file: no folder can be made of it.
    let run = nianbao(folder.path(), &["export", "--to=docx", "好.nianbao", "-o", "好.nianbao/"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("好.nianbao")).unwrap(), GOOD);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4);
}

#[test]
fn a_figure_in_a_page_names_its_heads() {
    let report = check(GOOD, &lint::Options::default()).report;
    let page = write::html(&export::official(&report).document);
    let cell = page.split("<td").find(|cell| cell.contains(">1012.922</td>")).unwrap();
    let names = cell.split("headers=\"").nth(1).unwrap().split('"').next().unwrap();
    let heads: Vec<&str> = names
        .split(' ')
        .map(|id| page.split(&format!("id=\"{id}\"")).nth(1).unwrap())
        .map(|rest| rest.split_once('>').unwrap().1.split('<').next().unwrap())
        .collect();
    assert_eq!(heads, ["第二十条第（八）项", "本年收费金额（单位：万元）", "行政事业性收费"]);
    // No name is there twice.
    let mut ids: Vec<&str> = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((ids.len(), count > 60), (count, true));
}
