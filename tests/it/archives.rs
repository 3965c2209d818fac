//! Archives of what eighty units have sent: each file is named, each is read or it is said why not.

use crate::common::binary::nianbao;
use crate::import::{spoilt_word_file, word_file};
use nianbao::document::write::package::Package;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use tempfile::{TempDir, tempdir};

const PAGE: &str = "<!DOCTYPE html><title>𠮷县年报</title><p>一、总体情况</p><p>全年平稳。</p>";
const CLEAN: &str = include_str!("../../examples/acheng-2023.nianbao");

/// A name and what stands in it.
type File = (String, Vec<u8>);

fn zip(files: &[File]) -> Vec<u8> {
    let mut package = Package::default();
    files.iter().for_each(|(name, bytes)| package.part(name, bytes).unwrap());
    package.finish().unwrap()
}

/// Eighty files, and beside their names whether they can be read.
fn mixed() -> (Vec<File>, Vec<(String, bool)>) {
    let (word, spoilt) = (word_file(), spoilt_word_file());
    let (mut files, mut inner, mut names) = (Vec::new(), Vec::new(), Vec::new());
    for unit in 0..80 {
        let (ending, bytes): (&str, &[u8]) = match unit % 16 {
            0..=4 => ("docx", &word),
            5 => ("docx", &spoilt),
            // What a portal serves under the name of a Word file.
            6 | 7 => ("doc", PAGE.as_bytes()),
            8 => ("html", PAGE.as_bytes()),
            9 => ("txt", "𠮷县年报\n一、总体情况\n全年平稳。\n".as_bytes()),
            10 | 11 => ("nianbao", CLEAN.as_bytes()),
            12 => ("png", b"\x89PNG\r\n\x1A\n\0\0"),
            13 => ("rar", b"Rar!\x1A\x07\x01\0"),
            14 => ("docx", b""),
            _ => ("docx", &word[..word.len() / 2]),
        };
        let is_read = unit % 16 < 12;
        let name = format!("第{:02}局/年报.{ending}", unit + 1);
        match unit < 70 {
            true => files.push((name.clone(), bytes.to_vec())),
            false => inner.push((name.clone(), bytes.to_vec())),
        }
        names.push((if unit < 70 { name } else { format!("补报😀.zip/{name}") }, is_read));
    }
    files.push(("补报😀.zip".to_owned(), zip(&inner)));
    for beside in ["__MACOSX/第01局/._年报.docx", "第01局/~$年报.docx", "第01局/.DS_Store"] {
        files.push((beside.to_owned(), b"x".to_vec()));
    }
    (files, names)
}

fn sent() -> (TempDir, Vec<(String, bool)>) {
    let (files, names) = mixed();
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("各局.zip"), zip(&files)).unwrap();
    (folder, names.into_iter().map(|(name, is_read)| (format!("各局.zip/{name}"), is_read)).collect())
}

/// The paths that lines begin with, of those that are known.
fn named<'n>(text: &str, names: &'n [(String, bool)]) -> BTreeSet<&'n str> {
    let is_named =
        |name: &&str| text.lines().any(|line| line.strip_prefix("nianbao: ").unwrap_or(line).starts_with(name));
    names.iter().map(|(name, _)| &**name).filter(is_named).collect()
}

#[test]
fn each_file_of_an_archive_is_checked_or_it_is_said_why_not() {
    let (folder, names) = sent();
    assert_eq!(names.len(), 80);
    let unread: BTreeSet<&str> = names.iter().filter(|(_, is_read)| !is_read).map(|(name, _)| &**name).collect();
    for what in ["各局.zip", "--documents"] {
        let run = nianbao(folder.path(), &["check", what, "--output-format=json", "--output=junit=a.xml"]);
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert_eq!(named(&run.stderr, &names), unread, "{}", run.stderr);
        for why in ["图片（PNG），读不了", "压缩包（RAR），读不了；请先解压", "文件是空的", "文件损坏或不完整"]
        {
            assert!(run.stderr.contains(why), "{}", run.stderr);
        }
        let findings: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
        let all = fs::read_to_string(folder.path().join("a.xml")).unwrap();
        let is_there = |name: &str| all.contains(&format!("<testsuite name=\"{name}\""));
        assert!(names.iter().all(|(name, is_read)| !is_read || is_there(name)), "{all}");
        let spoilt = findings.iter().find(|it| it["path"] == "各局.zip/第06局/年报.docx" && it["severity"] == "error");
        assert_eq!(spoilt.map(|it| &it["origin"]), Some(&Value::from("表 2 第 4 行第 4 列")));
    }
    let none = nianbao(folder.path(), &["check"]);
    assert!(none.stderr.contains("没有报告") && none.code == 0, "{}", none.stderr);
}

#[test]
fn each_file_of_an_archive_is_imported_into_the_folder_that_it_lies_in() {
    let (folder, names) = sent();
    let run = nianbao(folder.path(), &["import", "各局.zip", "-o", "导入/", "--account=a.json"]);
    let account: Vec<Value> = serde_json::from_str(&fs::read_to_string(folder.path().join("a.json")).unwrap()).unwrap();
    let accounted: Vec<&str> = account.iter().filter_map(|it| it["path"].as_str()).collect();
    for (name, is_read) in &names {
        let inner = name.strip_prefix("各局.zip/").unwrap();
        let (stem, ending) = inner.rsplit_once('.').unwrap();
        // What is a report already needs no import, which is said.
        let is_read = *is_read && ending != "nianbao";
        assert_eq!(folder.path().join(format!("导入/{stem}.nianbao")).is_file(), is_read, "{name}");
        assert_eq!(accounted.contains(&&**name), is_read, "{name}");
        let is_refused = run.stderr.lines().any(|line| line.starts_with(&format!("nianbao: {name}: ")));
        assert_eq!(is_refused, !is_read, "{name}: {}", run.stderr);
    }
    assert_eq!(run.code, 2, "{}", run.stderr);
}

#[test]
fn an_archive_is_reviewed_as_a_folder_is() {
    let (folder, names) = sent();
    let run = nianbao(folder.path(), &["review", ".", "-o", "审核意见.csv"]);
    let unread: BTreeSet<&str> = names.iter().filter(|(_, is_read)| !is_read).map(|(name, _)| &**name).collect();
    assert_eq!(named(&run.stderr, &names).intersection(&unread).count(), unread.len(), "{}", run.stderr);
    assert_eq!(run.code, 2);
    assert!(fs::read_to_string(folder.path().join("审核意见.csv")).unwrap().contains("自然人"));
}

#[test]
fn files_of_an_archive_are_not_changed_and_one_name_is_not_written_twice() {
    let folder = tempdir().unwrap();
    let files = [("年报.docx".to_owned(), word_file()), ("年报.html".to_owned(), PAGE.into())];
    fs::write(folder.path().join("a.zip"), zip(&files)).unwrap();
    fs::write(folder.path().join("空.zip"), zip(&[])).unwrap();
    for arguments in [&["check", "--fix", "a.zip"][..], &["fmt", "a.zip"]] {
        let run = nianbao(folder.path(), arguments);
        assert!(run.code == 2 && run.stderr.contains("a.zip: 实为压缩包（zip），读不了；请先解压"), "{}", run.stderr);
    }
    let run = nianbao(folder.path(), &["import", "a.zip", "-o", "b/", "-q"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut names: Vec<_> = fs::read_dir(folder.path().join("b")).unwrap().map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["年报.html.nianbao", "年报.nianbao"]);
    let run = nianbao(folder.path(), &["import", "a.zip"]);
    assert!(run.code == 2 && run.stderr.contains("有几个文件，须写进一个文件夹"), "{}", run.stderr);
    let run = nianbao(folder.path(), &["import", "空.zip"]);
    assert!(run.code == 2 && run.stderr.contains("空.zip: 压缩包里没有文件"), "{}", run.stderr);
    // A copy with comments goes beside the archive.
    let run = nianbao(folder.path(), &["annotate", "a.zip", "--all"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        fs::read_dir(folder.path()).unwrap().any(|it| it
            .unwrap()
            .file_name()
            .to_string_lossy()
            .ends_with("_批注.docx"))
    );
}
