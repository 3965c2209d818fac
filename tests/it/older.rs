//! Reports in older formats: Word files before 2007, rich text, pages in one file. The same report in each is the same.

use crate::common::binary::nianbao;
#[cfg(unix)]
use crate::common::binary::nianbao_where;
use crate::common::old_word::{BEGINS, GOES_ON, OldCell, OldWord};
use crate::common::word::{faults, parts};
use crate::import::{spoilt_word_file, word_file};
use nianbao::document::{self, Block, Cell, Document, Table};
use serde_json::Value;
use std::fmt::Write;
use std::fs;
use tempfile::tempdir;

/// The cells that a row of a table has, those included that come down from above: where each begins, whether it comes
/// down.
fn cells(table: &Table, row: u32) -> Vec<(&Cell, bool)> {
    let covers = |cell: &&Cell| cell.row <= row && row < cell.row + cell.rows;
    let mut cells: Vec<&Cell> = table.cells.iter().filter(covers).collect();
    cells.sort_by_key(|cell| cell.column);
    cells.into_iter().map(|cell| (cell, cell.row < row)).collect()
}

/// A document as Word wrote it before 2007.
pub fn doc(document: &Document) -> Vec<u8> {
    let mut file = OldWord::default();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => _ = file.paragraph(&paragraph.text()),
            Block::Table(table) => {
                for row in 0..table.rows {
                    let texts: Vec<String> = cells(table, row)
                        .iter()
                        .map(|(cell, is_below)| if *is_below { String::new() } else { cell.text() })
                        .collect();
                    let cells: Vec<OldCell> = cells(table, row)
                        .iter()
                        .zip(&texts)
                        .map(|((cell, is_below), text)| {
                            let flags = if *is_below {
                                GOES_ON
                            } else if cell.rows > 1 {
                                BEGINS
                            } else {
                                0
                            };
                            (((cell.column + cell.columns) * 500) as i16, flags, text.as_str())
                        })
                        .collect();
                    file.row(&cells);
                }
            }
        }
    }
    file.bytes()
}

/// The same as rich text.
fn rtf(document: &Document) -> Vec<u8> {
    let mut out = String::from("{\\rtf1\\ansi\\ansicpg936\\uc1 ");
    let add = |out: &mut String, text: &str| {
        for c in text.chars() {
            match c {
                '\n' => out.push_str("\\par "),
                c if c.is_ascii_alphanumeric() => out.push(c),
                c => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| _ = write!(out, "\\u{}?", *unit as i16)),
            }
        }
    };
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                out.push_str("\\pard ");
                add(&mut out, &paragraph.text());
                out.push_str("\\par\n");
            }
            Block::Table(table) => {
                for row in 0..table.rows {
                    out.push_str("\\trowd");
                    for (cell, is_below) in cells(table, row) {
                        let merge = if is_below {
                            "\\clvmrg"
                        } else if cell.rows > 1 {
                            "\\clvmgf"
                        } else {
                            ""
                        };
                        _ = write!(out, "{merge}\\cellx{}", (cell.column + cell.columns) * 500);
                    }
                    for (cell, is_below) in cells(table, row) {
                        out.push_str("\\pard\\intbl ");
                        add(&mut out, &if is_below { String::new() } else { cell.text() });
                        out.push_str("\\cell");
                    }
                    out.push_str("\\row\n");
                }
            }
        }
    }
    out.push('}');
    out.into_bytes()
}

/// The page that a report is published as, in one file.
fn mht(page: &[u8]) -> Vec<u8> {
    let head = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"--\xE5\xAE\xAB\"\r\n\r\n\
        ----\xE5\xAE\xAB\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
    let mut body = Vec::new();
    for (at, byte) in page.iter().enumerate() {
        if at % 25 == 24 {
            body.extend(b"=\r\n");
        }
        match byte {
            b' '..=b'<' | b'>'..=b'~' | b'\n' => body.push(*byte),
            byte => body.extend(format!("={byte:02X}").bytes()),
        }
    }
    [&head[..], &body, b"\r\n----\xE5\xAE\xAB--\r\n"].concat()
}

/// A Word file in the older formats, by names that tell and names that do not.
fn older(word_file: &[u8]) -> [(&'static str, Vec<u8>); 4] {
    let document = document::read(word_file, None).unwrap();
    let (doc, rtf) = (doc(&document), rtf(&document));
    [("旧.doc", doc.clone()), ("金山.wps", doc), ("富文本.rtf", rtf.clone()), ("其实是富文本.doc", rtf)]
}

#[test]
fn a_report_is_the_same_in_older_formats() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("𠮷.docx"), word_file()).unwrap();
    let run = |arguments: &[&str]| nianbao(folder.path(), arguments);
    let expected = run(&["import", "𠮷.docx", "--quiet"]);
    assert_eq!(expected.code, 0, "{}", expected.stderr);
    for (name, bytes) in older(&word_file()) {
        fs::write(at(name), bytes).unwrap();
        let imported = run(&["import", name, "--strict", "--quiet"]);
        assert_eq!((imported.code, &*imported.stderr), (0, ""), "{name}");
        assert_eq!(imported.stdout, expected.stdout, "{name}");
    }
    fs::write(at("年报.nianbao"), &expected.stdout).unwrap();
    assert_eq!(run(&["export", "--to=html", "年报.nianbao", "-o", "年报.html"]).code, 0);
    let page = fs::read(at("年报.html")).unwrap();
    for name in ["网页.mht", "其实是网页.doc"] {
        fs::write(at(name), mht(&page)).unwrap();
        let imported = run(&["import", name, "--quiet"]);
        assert_eq!(imported.stdout, run(&["import", "年报.html", "--quiet"]).stdout, "{name}");
    }
}

#[test]
fn a_finding_says_where_it_is_and_nothing_is_changed() {
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let run = |arguments: &[&str]| nianbao(folder.path(), arguments);
    for (name, bytes) in older(&spoilt_word_file()) {
        fs::write(at(name), &bytes).unwrap();
        let checked = run(&["check", name, "--output-format=json"]);
        let findings: Vec<Value> = serde_json::from_str(&checked.stdout).unwrap();
        let errors = findings.iter().filter(|finding| finding["severity"] == "error");
        let said: Vec<_> = errors.map(|it| (it["rule"].as_str(), it["origin"].as_str())).collect();
        assert_eq!(said, [(Some("totals/row"), Some("表 2 第 4 行第 4 列"))], "{name}");
        for refused in [&["fmt", name][..], &["check", "--fix", name]] {
            let refused = run(refused);
            assert_ne!(refused.code, 0, "{name}");
            assert!(
                refused.stderr.contains("没有改") || refused.stdout.contains("没有改"),
                "{name}: {}",
                refused.stderr
            );
        }
        assert_eq!(fs::read(at(name)).unwrap(), bytes, "{name}");
        let annotated = run(&["annotate", name, "-o", "批.docx", "--force"]);
        assert!(annotated.stdout.contains("不是 .docx 文件，已先导出为 .docx；"), "{name}: {}", annotated.stderr);
        let bytes = fs::read(at("批.docx")).unwrap();
        assert_eq!(faults(&bytes), Vec::<String>::new());
        let comments = parts(&bytes).remove("word/comments.xml").unwrap();
        assert!(String::from_utf8(comments).unwrap().contains("规则：totals/row"), "{name}");
    }
    let all = run(&["check", "--documents", ".", "--output-format=concise"]);
    for name in ["旧.doc", "金山.wps", "富文本.rtf", "其实是富文本.doc"] {
        assert!(all.stdout.contains(&format!("{name}（表 2 第 4 行第 4 列）")), "{name}: {}", all.stdout);
    }
}

#[test]
fn what_cannot_be_read_says_what_to_do() {
    let folder = tempdir().unwrap();
    let mut locked = OldWord { flags: 0x0100, ..OldWord::default() };
    locked.paragraph("𠮷");
    let mut cut = OldWord::default();
    cut.paragraph("岚水县");
    let mut cut = cut.bytes();
    cut.truncate(1600);
    let cases = [
        ("密码.doc", locked.bytes(), "实为设有密码的 Office 文件，读不了；请先在 Word 或 WPS 中去掉密码"),
        ("残.doc", cut, "请用 Word 或 WPS 打开后另存"),
    ];
    for (name, bytes, said) in cases {
        fs::write(folder.path().join(name), bytes).unwrap();
        for command in ["check", "import", "annotate"] {
            let run = nianbao(folder.path(), &[command, name]);
            assert_eq!(run.code, 2, "{command} {name}");
            assert!(run.stderr.contains(said), "{command} {name}: {}", run.stderr);
        }
    }
}

/// A program of this name that does what a script says, and the folder that it is in.
#[cfg(unix)]
fn soffice(script: &str) -> tempfile::TempDir {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempdir().expect("a folder");
    let (written, program) = (folder.path().join("written"), folder.path().join("soffice"));
    fs::write(&written, format!("#!/bin/sh\n{script}\n")).expect("a script");
    fs::set_permissions(&written, fs::Permissions::from_mode(0o700)).expect("a script that runs");
    // What this process has written another thread of it may still hold as it starts a program.
    assert!(std::process::Command::new("cp").arg("-p").args([&written, &program]).status().expect("cp").success());
    folder
}

#[cfg(unix)]
#[test]
fn what_is_not_read_goes_through_libreoffice_where_that_is_asked_for() {
    const XML: &str = "<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>";
    const ASKED: &str = "--with-libreoffice";
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("真的.docx"), spoilt_word_file()).unwrap();
    fs::write(at("年报😀.doc"), XML).unwrap();
    let run = |office: &str, arguments: &[&str]| nianbao_where(folder.path(), &[("PATH", office)], arguments);
    let with = |office: &tempfile::TempDir| format!("{}:/usr/bin:/bin", office.path().display());
    let made = at("真的.docx");
    let works = soffice(&format!(
        "[ \"$3\" = '--infilter=MS Word 2003 XML' ] && grep -q wordDocument \"$8\" && mkdir \"$7\" && cp '{}' \"$7/document.docx\"",
        made.display()
    ));
    let works_path = with(&works);

    let unasked = run(&works_path, &["check", "年报😀.doc"]);
    assert!(unasked.code == 2 && unasked.stderr.contains("Word 的 XML"), "{}", unasked.stderr);
    let checked = run(&works_path, &["check", ASKED, "年报😀.doc"]);
    assert_eq!(checked.code, 1, "{}", checked.stderr);
    assert!(checked.stderr.contains("年报😀.doc：由 LibreOffice 转换后读入"), "{}", checked.stderr);
    assert!(checked.stdout.contains("totals/row") && !checked.stdout.contains("行第"), "{}", checked.stdout);
    let imported = run(&works_path, &["import", ASKED, "年报😀.doc", "--account", "记录.json"]);
    assert!(imported.code == 0 && imported.stdout.starts_with("---\n机关:"), "{}", imported.stderr);
    let account: Value = serde_json::from_slice(&fs::read(at("记录.json")).unwrap()).unwrap();
    assert_eq!(account[0]["entries"][0]["kind"], "converted");
    let annotated = run(&works_path, &["annotate", ASKED, "年报😀.doc", "-o", "批.docx"]);
    assert!(annotated.code == 0 && annotated.stdout.contains("处问题，批注 "), "{}", annotated.stdout);
    let unchanged = run(&works_path, &["check", "--fix", ASKED, "年报😀.doc"]);
    assert!(unchanged.code != 0 && fs::read_to_string(at("年报😀.doc")).unwrap() == XML, "{}", unchanged.stderr);

    let missing = run("/no/such", &["check", ASKED, "年报😀.doc"]);
    let install = "请安装 LibreOffice，或在 Word/WPS 中另存为 .docx";
    assert!(missing.code == 2 && missing.stderr.matches(install).count() == 1, "{}", missing.stderr);
    let fails = soffice("printf 'Error: \\033[1msource\\n' >&2; exit 1");
    let failed = run(&with(&fails), &["import", ASKED, "年报😀.doc"]);
    assert!(failed.code == 2, "{}", failed.stderr);
    assert!(failed.stderr.contains("LibreOffice 也没有读出这个文件 (Error: ?[1msource)"), "{}", failed.stderr);
}
