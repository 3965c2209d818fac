//! Why a file could not be read as a document: what it really is, and what to do about it.

use super::foreign::Foreign;
use super::pdf_why::Why;
use crate::text::{Lang, Text, say, text};

/// Why a file could not be read as a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// It is of another kind, whatever its name says.
    Foreign(Foreign),
    /// It is cut off or damaged: the bytes of this part of it make no sense.
    Damaged(&'static str),
    /// It is a PDF, and for what reason it is not read.
    Pdf(Why),
    /// It is larger than is read: what there is too much of.
    Above(Limit),
}

/// A bound that keeps a file made to harm from taking all time or memory. No real document comes near.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limit {
    /// What is counted.
    pub of: Text,
    /// How many there may be.
    pub most: usize,
}

/// The file, in MB.
pub(super) const FILE: Limit = Limit { of: text!(zh: "文件的 MB 数", en: "MB in the file"), most: 64 };
/// An archive of files, in MB.
pub(super) const ARCHIVE: Limit = Limit { of: text!(zh: "压缩包的 MB 数", en: "MB in the archive"), most: 200 };
/// All files of an archive, in MB.
pub(super) const UNPACKED: Limit =
    Limit { of: text!(zh: "压缩包展开后的 MB 数", en: "MB in an archive once unpacked"), most: 256 };
/// A part of an archive, in MB.
pub(super) const PART: Limit =
    Limit { of: text!(zh: "一个部件展开后的 MB 数", en: "MB in a part once unpacked"), most: 16 };
/// A page or a text, in MB.
pub(super) const TEXT: Limit = Limit { of: text!(zh: "文本的 MB 数", en: "MB of text"), most: 16 };
/// How many times larger a part is unpacked.
pub(super) const RATIO: Limit = Limit { of: text!(zh: "压缩倍数", en: "compression ratio"), most: 200 };
/// Files in an archive.
pub(super) const FILES: Limit =
    Limit { of: text!(zh: "压缩包内的文件数", en: "files in the archive"), most: 20_000 };
/// Pieces of text.
pub(super) const RUNS: Limit = Limit { of: text!(zh: "文字片段数", en: "pieces of text"), most: 500_000 };
/// Lines of a text.
pub(super) const LINES: Limit = Limit { of: text!(zh: "行数", en: "lines"), most: 500_000 };
/// Paragraphs.
pub(super) const PARAGRAPHS: Limit = Limit { of: text!(zh: "段落数", en: "paragraphs"), most: 200_000 };
/// Cells of all tables.
pub(super) const CELLS: Limit = Limit { of: text!(zh: "单元格数", en: "table cells"), most: 100_000 };
/// The same of a document that is made of sheets, where lists of cases may stand beside the report.
pub(super) const CELLS_OF_SHEETS: Limit = Limit { most: 150_000, ..CELLS };
/// Columns of a table.
pub(super) const COLUMNS: Limit = Limit { of: text!(zh: "一张表的列数", en: "columns in a table"), most: 1000 };
/// Places on the grids of all tables, covered or not.
pub(super) const PLACES: Limit =
    Limit { of: text!(zh: "表格行列数之积", en: "rows times columns of tables"), most: 1_000_000 };
/// Sheets of a workbook.
pub(super) const SHEETS: Limit = Limit { of: text!(zh: "工作表数", en: "sheets"), most: 500 };
/// Cells of a workbook's rows, blank ones before the last of a row included.
pub(super) const SHEET_CELLS: Limit =
    Limit { of: text!(zh: "工作表单元格数", en: "cells of sheets"), most: 2_000_000 };
/// Merged areas of a sheet.
pub(super) const MERGED: Limit = Limit { of: text!(zh: "合并区域数", en: "merged areas"), most: 50_000 };
/// Parts of a page in one file.
pub(super) const PARTS: Limit = Limit { of: text!(zh: "部分数", en: "parts"), most: 10_000 };
/// Elements in one another.
pub(super) const NESTING: Limit =
    Limit { of: text!(zh: "元素嵌套层数", en: "elements within one another"), most: 10_000 };

impl Limit {
    /// The error, where there are more.
    pub(super) fn check(self, count: usize) -> Result<(), Unreadable> {
        if count > self.most { Err(Unreadable::Above(self)) } else { Ok(()) }
    }

    /// The same for a size in bytes of a limit in MB.
    pub(super) fn check_bytes(self, count: usize) -> Result<(), Unreadable> {
        if count > self.most << 20 { Err(Unreadable::Above(self)) } else { Ok(()) }
    }
}

impl Unreadable {
    /// The reason, and what to do about it.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Unreadable::Foreign(foreign) => foreign.message(lang),
            Unreadable::Pdf(why) => why.message(lang),
            Unreadable::Damaged(part) => say!(lang,
                zh: "文件损坏或不完整，读不了{which}；请用 Word 或 WPS 打开后另存，再试一次",
                en: "is damaged or cut off and cannot be read ({part}); open it in Word or WPS, save it anew and try again",
                which = named(part)),
            Unreadable::Above(Limit { of, most }) => say!(lang,
                zh: "没有读：{of}超过 {most}；年度报告不会这样大，请核对文件",
                en: "was not read: more than {most} {of}; no annual report is as large, see whether it is the right file",
                of = of.get(lang)),
        }
    }
}

impl Unreadable {
    /// The same of what should have been a list.
    pub fn message_for_lists(&self, lang: Lang) -> String {
        match self {
            Unreadable::Foreign(foreign) => foreign.message_for_lists(lang),
            Unreadable::Pdf(why) => why.message(lang),
            Unreadable::Damaged(part) => say!(lang,
                zh: "文件损坏或不完整，读不了{which}；请用 Excel 或 WPS 打开后另存，再试一次",
                en: "is damaged or cut off and cannot be read ({part}); open it in Excel or WPS, save it anew and try again",
                which = named(part)),
            Unreadable::Above(Limit { of, most }) => say!(lang,
                zh: "没有读：{of}超过 {most}；名单和审核意见不会这样大，请核对文件",
                en: "was not read: more than {most} {of}; no list is as large, see whether it is the right file",
                of = of.get(lang)),
        }
    }
}

impl Unreadable {
    /// The same of an archive of files, and of what lies in one.
    pub fn message_for_archives(&self, lang: Lang) -> String {
        match self {
            Unreadable::Damaged(part) => say!(lang,
                zh: "压缩包损坏或不完整，读不了{which}；请重新压缩，或重新传一次",
                en: "the archive is damaged or cut off and cannot be read ({part}); make or send it anew",
                which = named(part)),
            other => other.message(lang),
        }
    }
}

/// The part of a file that is damaged, in brackets, where it has a name of its own and is not told in English words.
fn named(part: &str) -> String {
    if part.contains(": ") { String::new() } else { format!("（{part}）") }
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for Unreadable {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_named() {
        let error = CELLS.check(100_001).expect_err("above the bound");
        assert_eq!(error.message(Lang::Zh), "没有读：单元格数超过 100000；年度报告不会这样大，请核对文件");
        assert!(error.message(Lang::En).contains("more than 100000 table cells"), "{error}");
        assert_eq!(CELLS.check(100_000), Ok(()));
    }
}
