//! Documents by the real command: imported, checked where they stand, and left alone by what changes reports.

use crate::common::binary::nianbao;
use crate::import::{mute_pdf, spoilt_pdf, spoilt_word_file, word_file};
use serde_json::Value;
use std::fs;
use tempfile::tempdir;

#[test]
fn a_word_file_is_checked_where_it_stands() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("𠮷县年报.docx"), spoilt_word_file()).unwrap();
    let run = nianbao(folder.path(), &["check", "𠮷县年报.docx", "--output-format=json"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let findings: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let errors: Vec<&Value> = findings.iter().filter(|finding| finding["severity"] == "error").collect();
    let said: Vec<_> =
        errors.iter().map(|it| (it["rule"].as_str(), it["place"].as_str(), it["origin"].as_str())).collect();
    let place = "三·一、本年新收政府信息公开申请数量·自然人";
    assert_eq!(said, [(Some("totals/row"), Some(place), Some("表 2 第 4 行第 4 列"))]);
    assert!(findings.iter().all(|finding| finding["range"].is_null() && !finding["origin"].is_null()));
    let run = nianbao(folder.path(), &["check", "𠮷县年报.docx", "--lang=en", "--output-format=concise"]);
    assert!(run.stdout.contains("𠮷县年报.docx（table 2, row 4, column 4）: error[totals/row]"), "{}", run.stdout);
}

#[test]
fn every_format_says_where_it_is() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.docx"), spoilt_word_file()).unwrap();
    for format in ["text", "concise", "json", "json-lines", "github", "gitlab", "junit", "sarif"] {
        let run = nianbao(folder.path(), &["check", "a.docx", "--output-format", format]);
        assert!(run.stdout.contains("表 2 第 4 行第 4 列"), "{format}: {}", run.stdout);
    }
    // What is known already is known of a document, too.
    assert_eq!(nianbao(folder.path(), &["check", "a.docx", "--write-baseline=b.json"]).code, 0);
    let run = nianbao(folder.path(), &["check", "a.docx", "--baseline=b.json", "--deny-warnings"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
}

#[test]
fn a_word_file_is_imported() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("年报.docx"), word_file()).unwrap();
    let run = nianbao(folder.path(), &["import", "年报.docx", "--strict", "--account=a.json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stdout.starts_with("---\n机关: 𠮷县人民政府\n年度: 2024\n---\n\n# 𠮷县人民政府2024年"),
        "{}",
        run.stdout
    );
    assert!(
        run.stderr.contains("年报.docx（表 2 第 2 行第 4 列）：认出“收到和处理政府信息公开申请情况”表，25 行数字"),
        "{}",
        run.stderr
    );
    let account: Value = serde_json::from_str(&fs::read_to_string(folder.path().join("a.json")).unwrap()).unwrap();
    assert_eq!(account[0]["path"], "年报.docx");
    assert!(account[0]["entries"].as_array().unwrap().iter().all(|entry| entry["doubtful"] == false));

    let to = ["import", "年报.docx", "-o", "."];
    assert_eq!(nianbao(folder.path(), &to).code, 0);
    let written = fs::read_to_string(folder.path().join("年报.nianbao")).unwrap();
    assert_eq!(written, run.stdout);
    fs::write(folder.path().join("年报.nianbao"), "我的").unwrap();
    assert_eq!(nianbao(folder.path(), &to).code, 2);
    assert_eq!(fs::read_to_string(folder.path().join("年报.nianbao")).unwrap(), "我的", "it was there");
    assert_eq!(nianbao(folder.path(), &[&to[..], &["--force"]].concat()).code, 0);
    assert_eq!(fs::read_to_string(folder.path().join("年报.nianbao")).unwrap(), written);
    assert_eq!(nianbao(folder.path(), &["check", "年报.nianbao"]).code, 0);
}

#[test]
fn what_is_guessed_fails_a_strict_import() {
    let folder = tempdir().unwrap();
    let text = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 2 | 0 | 3\n\
                二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n";
    fs::write(folder.path().join("𠮷.txt"), text).unwrap();
    let run = nianbao(folder.path(), &["import", "𠮷.txt", "--strict", "--quiet"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr, "nianbao: 𠮷.txt（第 2 行）：表没有列名，各列按规定的次序判断\n");
    let run = nianbao(folder.path(), &["check", "𠮷.txt", "--select=import", "--deny-warnings"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stdout.contains("import/guess") && run.stdout.contains("第 2 行"), "{}", run.stdout);
}

#[test]
fn what_is_a_report_already_is_not_imported() {
    let folder = tempdir().unwrap();
    let report = "---\n机关: 𠮷县统计局\n年度: 2023\n---\n\n# 𠮷县统计局2023年政府信息公开工作年度报告\n";
    fs::write(folder.path().join("𠮷.txt"), format!("\u{FEFF}{report}")).unwrap();
    fs::write(folder.path().join("摘录.nianbao"), "## 一、总体情况\n").unwrap();
    for name in ["𠮷.txt", "摘录.nianbao"] {
        let run = nianbao(folder.path(), &["import", name]);
        let said = format!("nianbao: {name}: 已经是报告文本，不用导入；文件名以 .nianbao 结尾，就可以检查、排版\n");
        assert_eq!((run.code, run.stdout, run.stderr), (2, String::new(), said));
    }
    // A page is one whatever its name says.
    let page =
        "<!DOCTYPE html><h1>𠮷县统计局2023年政府信息公开工作年度报告</h1><h2>六、其他需要报告的事项</h2><p>无。</p>";
    fs::write(folder.path().join("网页.nianbao"), page).unwrap();
    let run = nianbao(folder.path(), &["import", "网页.nianbao"]);
    assert!(run.code == 0 && run.stdout.contains("机关: 𠮷县统计局\n"), "{}", run.stderr);
}

#[test]
fn what_changes_reports_leaves_documents_alone() {
    let folder = tempdir().unwrap();
    let bytes = spoilt_word_file();
    fs::write(folder.path().join("a.docx"), &bytes).unwrap();
    for args in
        [&["fmt", "a.docx"][..], &["check", "--fix", "a.docx"], &["check", "--diff", "--unsafe-fixes", "a.docx"]]
    {
        let run = nianbao(folder.path(), args);
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.stderr.contains("nianbao import"), "{args:?}: {}", run.stderr);
        assert_eq!(fs::read(folder.path().join("a.docx")).unwrap(), bytes);
    }
}

#[test]
fn folders_are_searched_for_documents_where_that_is_asked_for() {
    let folder = tempdir().unwrap();
    for (name, bytes) in
        [("甲/a.docx", spoilt_word_file()), ("甲/~$a.docx", b"x".to_vec()), ("甲/b.nianbao", b"".to_vec())]
    {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let files = |args: &[&str]| {
        let run = nianbao(folder.path(), &[&["check", "--output-format=json"], args].concat());
        let findings: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
        let mut files: Vec<String> =
            findings.iter().map(|it| it["path"].as_str().unwrap().replace('\\', "/")).collect();
        files.dedup();
        files
    };
    assert_eq!(files(&["甲"]), ["甲/b.nianbao"]);
    assert_eq!(files(&["甲", "--documents"]), ["甲/a.docx", "甲/b.nianbao"]);
    fs::write(folder.path().join("nianbao.toml"), "documents = true\n").unwrap();
    assert_eq!(files(&["甲"]), ["甲/a.docx", "甲/b.nianbao"]);
    let run = nianbao(folder.path(), &["fmt", "--check", "甲"]);
    assert!(!run.stderr.contains("docx"), "{}", run.stderr);
}

#[test]
fn a_pdf_is_checked_where_it_stands() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("𠮷.pdf"), spoilt_pdf()).unwrap();
    let run = nianbao(folder.path(), &["check", "𠮷.pdf", "--output-format=json"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let findings: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let wrong = findings.iter().filter(|it| it["rule"].as_str().is_some_and(|rule| rule.starts_with("totals/")));
    let said: Vec<_> = wrong.map(|it| (it["rule"].as_str(), it["origin"].as_str())).collect();
    let [(Some("totals/row"), Some(place))] = said[..] else { panic!("{said:?}") };
    assert!(place.starts_with("第 1 页表 ") && place.ends_with("第 4 列"), "{place}");
    for format in ["text", "concise", "json", "json-lines", "github", "gitlab", "junit", "sarif"] {
        let run = nianbao(folder.path(), &["check", "𠮷.pdf", "--output-format", format]);
        assert!(run.stdout.contains(place), "{format}: {}", run.stdout);
    }
    // In folders it is found where documents are asked for.
    assert_eq!(nianbao(folder.path(), &["check", "."]).code, 0);
    assert_eq!(nianbao(folder.path(), &["check", ".", "--documents"]).code, 1);
    let run = nianbao(folder.path(), &["import", "𠮷.pdf", "--strict", "-o", "a.nianbao", "--account", "a.json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    // What changes reports leaves it alone, and says so.
    let bytes = fs::read(folder.path().join("𠮷.pdf")).unwrap();
    for command in [&["fmt", "𠮷.pdf"][..], &["check", "--fix", "𠮷.pdf"]] {
        let run = nianbao(folder.path(), command);
        assert!(run.stderr.contains("𠮷.pdf: 没有改"), "{command:?}: {}", run.stderr);
        assert_eq!(fs::read(folder.path().join("𠮷.pdf")).unwrap(), bytes, "{command:?}");
    }
    // Comments go into a Word file that is made of it.
    let run = nianbao(folder.path(), &["annotate", "𠮷.pdf", "-o", "批注.docx"]);
    assert!(fs::read(folder.path().join("批注.docx")).is_ok_and(|made| made.starts_with(b"PK")), "{}", run.stderr);
    // It is one side of a comparison as any other.
    let run = nianbao(folder.path(), &["diff", "a.nianbao", "𠮷.pdf", "--same"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let account = fs::read_to_string(folder.path().join("a.json")).unwrap();
    assert!(account.contains("略去页眉、页脚和页码"), "{account}");
}

#[test]
fn a_pdf_that_cannot_be_read_says_why() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.pdf"), mute_pdf()).unwrap();
    let run = nianbao(folder.path(), &["check", "a.pdf"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("没有 ToUnicode"), "{}", run.stderr);
}

#[test]
fn what_is_something_else_is_named() {
    let folder = tempdir().unwrap();
    for (name, bytes, what) in [("a.pdf", &b"%PDF-1.7\n"[..], "PDF"), ("年报.nianbao", b"\x89PNG\r\n\x1A\n", "PNG")] {
        fs::write(folder.path().join(name), bytes).unwrap();
        for command in ["check", "import"] {
            let run = nianbao(folder.path(), &[command, name]);
            assert_eq!(run.code, 2, "{command} {name}");
            assert!(run.stderr.contains(what) && !run.stderr.contains("iconv"), "{command} {name}: {}", run.stderr);
        }
    }
}
