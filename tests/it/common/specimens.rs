//! Reports whose findings are awkward to put into other formats.

use std::fs;
use tempfile::TempDir;

pub const CLEAN: &str = include_str!("../../../examples/acheng-2023.nianbao");

/// A folder that is a repository's root, with these files in it.
pub fn repository(files: &[(&str, String)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The clean example with some of its cells replaced.
pub fn spoilt(replacements: &[(&str, &str)]) -> String {
    replacements.iter().fold(CLEAN.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text.replace(from, to)
    })
}

const LICENSING: &str = "| 行政许可           |            58006 |";
const PENALTIES: &str = "| 行政处罚           |             1719 |";
const COERCION: &str = "| 行政强制           |              780 |";
const REVIEWS: &str = "|       23 |        1 |       18 |        0 |   42 |";

/// One slip with a safe fix, one with what it relates to, one with text that is awkward to quote.
pub fn specimen() -> String {
    spoilt(&[
        (LICENSING, "| 行政许可           |           58,006 |"),
        (PENALTIES, "| 行政处罚           | 𠮷\"<&]]>'{0}: %0A |"),
        (REVIEWS, "|       23 |        1 |       18 |        0 |   24 |"),
    ])
}

/// What formats have to escape, or to leave alone.
pub const CELLS: [&str; 6] = [
    "a\u{1}b\u{1B}[1m",
    "😀%0D%25::error::,",
    "\"'<b>&amp;]]>",
    "[见附件](1){0}{",
    "\u{FFFE}\u{85}\u{2028}x",
    "\\n\\u0041",
];

/// Files with awkward text, in cells and in names; and a clean one.
pub fn awkward() -> TempDir {
    let mut files = vec![("clean.nianbao".to_owned(), CLEAN.to_owned())];
    files.push(("县 区/50%#a,bé𠮷.nianbao".to_owned(), specimen()));
    for (at, cell) in CELLS.iter().enumerate() {
        files.push((format!("cell{at}.nianbao"), spoilt(&[(PENALTIES, &format!("| 行政处罚           | {cell} |"))])));
    }
    let windows = spoilt(&[(LICENSING, "| 行政许可           |           58,006 |"), (COERCION, "| 行政强制 | 𠮷 |")]);
    files.push(("windows.nianbao".to_owned(), format!("\u{FEFF}{}", windows.replace('\n', "\r\n"))));
    if cfg!(unix) {
        files.push(("line\nend\u{1},c:d?.nianbao".to_owned(), specimen()));
    }
    let files: Vec<(&str, String)> = files.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    repository(&files)
}
