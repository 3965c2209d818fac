//! Which files are documents of other formats, and which are reports as they are: by name and by how they begin.

use crate::document::{self, Document};
use crate::report::Key;
use crate::text::{Lang, say};
use std::path::{Path, PathBuf};

/// Whether a file's name says that it is a report: `*.nianbao` or `*.nianbao.md`, in letters of either case.
pub fn is_report(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    name.ends_with(".nianbao") || name.ends_with(".nianbao.md")
}

/// Endings of documents that are looked for in folders when that is asked for: the more of a format is known for certain,
/// the earlier.
const FOUND: [&str; 10] = ["docx", "docm", "doc", "wps", "rtf", "html", "htm", "mht", "mhtml", "pdf"];

/// Endings of archives whose files are looked at where documents are looked for.
const ARCHIVES: [&str; 1] = ["zip"];

/// Endings of what is no report's text, whatever it is.
const OTHERS: [&str; 7] = ["odt", "xls", "xlsx", "et", "ofd", "jpg", "png"];

/// How files of other kinds begin.
const MAGIC: [&[u8]; 11] = [
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xD0\xCF\x11\xE0",
    b"%PDF",
    b"{\\rtf",
    b"\xFF\xD8\xFF",
    b"\x89PNG",
    b"GIF8",
    b"Rar!",
    b"7z\xBC\xAF",
    b"MZ",
];

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

/// Whether a file found in a folder is a document by its name: a Word file, a PDF or a page, and not what Word puts beside one
/// that is open.
pub fn is_document(path: &Path) -> bool {
    document_rank(path).is_some()
}

/// The rank of such a document among those that tell the same.
pub(super) fn document_rank(path: &Path) -> Option<u8> {
    let ending = ending(path);
    let rank = FOUND.iter().position(|known| *known == ending).filter(|_| !is_beside(path));
    rank.and_then(|rank| rank.try_into().ok())
}

/// Whether a file found in a folder is one that people hand in, by its name, and that is none of those that are looked for:
/// an old Word file, an archive.
pub fn is_other_document(path: &Path) -> bool {
    let ending = ending(path);
    (OTHERS.contains(&ending.as_str()) || ["rar", "7z"].contains(&ending.as_str())) && !is_beside(path)
}

/// Whether a file is an archive of files by its name.
pub fn is_archive(path: &Path) -> bool {
    ARCHIVES.contains(&ending(path).as_str()) && !is_beside(path)
}

/// Whether it is what a program puts beside the file that is meant.
fn is_beside(path: &Path) -> bool {
    document::read::is_beside(&path.to_string_lossy())
}

/// A path without the ending that tells what sort of file it is.
pub fn stem(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = [".nianbao.md", ".nianbao"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(&name);
    let plain = Path::new(name);
    let plain = if is_document(plain) { plain.with_extension("") } else { plain.to_owned() };
    path.with_file_name(plain)
}

/// Reads a document that goes by a name, or says why it is none.
pub fn read(name: &Path, bytes: &[u8], lang: Lang) -> Result<Document, String> {
    // Its marks would be taken for words.
    if is_report_text(name, bytes) {
        return Err(say!(lang,
            zh: "已经是报告文本，不用导入；文件名以 .nianbao 结尾，就可以检查、排版",
            en: "is the text of a report already and needs no import; with a name that ends in .nianbao it can be checked and formatted"));
    }
    let name = name.file_name().and_then(|name| name.to_str()).filter(|name| *name != "-");
    document::read(bytes, name).map_err(|error| error.message(lang))
}

/// Whether a file is something else than the text of a report: by how it begins, then by its name. A text is one that
/// somebody copied, unless it is written as a report is.
pub fn is_other(path: &Path, bytes: &[u8]) -> bool {
    if has_magic(bytes) {
        return true;
    }
    if is_report(path) {
        return false;
    }
    match ending(path).as_str() {
        "txt" => !is_written(bytes),
        ending if [&FOUND[..], &OTHERS, &ARCHIVES].iter().any(|known| known.contains(&ending)) => true,
        _ => is_page(bytes),
    }
}

/// Whether a file begins as one of another format does.
fn has_magic(bytes: &[u8]) -> bool {
    MAGIC.iter().any(|magic| bytes.starts_with(magic))
}

/// Whether a text begins as a web page does.
fn is_page(bytes: &[u8]) -> bool {
    let start = bytes.get(..512).unwrap_or(bytes).trim_ascii_start().to_ascii_lowercase();
    start.starts_with(b"<!doctype html") || start.starts_with(b"<html")
}

/// Whether a file is the text of a report already, which no reader of documents would read as one: by how it begins, or
/// by its name where nothing else is in it.
fn is_report_text(path: &Path, bytes: &[u8]) -> bool {
    has_front_matter(bytes) || is_report(path) && !has_magic(bytes) && !is_page(bytes)
}

/// Whether a text is written as a report is: with a front matter, or with a title and headings. What a converter has made
/// of a document may have marks of headings and no title.
fn is_written(bytes: &[u8]) -> bool {
    let lines = || without_mark(bytes).split(|byte| *byte == b'\n');
    let has = |mark: &[u8]| lines().any(|line| line.starts_with(mark));
    has_front_matter(bytes) || has(b"# ") && has(b"## ")
}

/// Whether a text begins as the front matter of a report does. One whose keys are all another's (`title: `) is of a
/// converter.
fn has_front_matter(bytes: &[u8]) -> bool {
    const MOST_LINES: usize = 40;
    let lines = without_mark(bytes).split(|byte| *byte == b'\n');
    let mut lines = lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    if lines.next() != Some(b"---") {
        return false;
    }
    let key = |line: &[u8]| {
        let line = String::from_utf8_lossy(line);
        let (key, _) = line.split_once([':', '：'])?;
        Some(Key::named(key.trim()).is_some())
    };
    let mut keys = lines.take(MOST_LINES).take_while(|line| *line != b"---").filter_map(key).peekable();
    keys.peek().is_none() || keys.any(|known| known)
}

/// Bytes without the byte order mark that they begin with, if they do.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_told_from_reports() {
        let other = |name: &str, bytes: &[u8]| is_other(Path::new(name), bytes);
        assert!(other("年报.docx", b"PK\x03\x04"));
        assert!(other("𠮷.nianbao", b"PK\x03\x04"), "whatever its name says");
        assert!(other("年报.txt", "一、总体情况".as_bytes()));
        assert!(!other("笔记.txt", "# 年报\n\n## 一、总体情况\n".as_bytes()));
        assert!(other("转换.txt", "年报\n\n## 一、总体情况\n".as_bytes()));
        assert!(!other("年报.nianbao", "一、总体情况".as_bytes()));
        let is_report = |text: &str| has_front_matter(text.as_bytes());
        assert!(
            is_report("---\n机关: 𠮷县\n---\n") && is_report("---\r\n年度：2024\r\n---\r\n") && is_report("---\n---\n")
        );
        assert!(!is_report("---\ntitle: 𠮷县2024年政府信息公开工作年度报告\n---\n") && !is_report("--- \n年报"));
        assert!(!other("-", "## 一、总体情况".as_bytes()));
        assert!(other("-", b"  <!DOCTYPE html><p>"));
        assert!(is_document(Path::new("甲/年报.DOCX")) && is_document(Path::new("𠮷/年报.PDF")));
        assert!(is_other_document(Path::new("𠮷/年报.ODT")) && is_other_document(Path::new("报告.rar")));
        assert!(!is_other_document(Path::new("a.docx")) && !is_other_document(Path::new("~$a.doc")));
        for name in ["~$年报.docx", "__MACOSX/a.docx", "a.nianbao", "a.txt", "a.odt"] {
            assert!(!is_document(Path::new(name)), "{name}");
        }
    }
}
