//! Where a piece of a document stands: for programs, bytes in a part of the file; for people, the second table's ninth row.

use super::sheets::column_name;
use crate::text::{Lang, Span, say};

/// Bytes of a part of the file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Origin {
    /// The part, as a place in [`Document::parts`](super::Document::parts).
    pub part: u16,
    /// The bytes: of a text node as it stands there, its entities unresolved, or of a whole element.
    pub span: Span,
}

/// Where something stands, as people say it. All numbers count from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub enum Place {
    /// It is the document as a whole.
    #[default]
    Whole,
    /// A paragraph outside of tables, counted as they are seen (those without text are not).
    Paragraph(u32),
    /// A table, in the order of reading; one within another counts after it.
    Table(u32),
    /// A cell of a table.
    Cell {
        /// The table.
        table: u32,
        /// The row.
        row: u32,
        /// The column of the grid where the cell begins.
        column: u32,
    },
    /// A page, where nothing else counts what stands on it.
    Page(u32),
    /// A table, and the page that it begins on.
    PageTable {
        /// The page.
        page: u32,
        /// The table, counted through the document.
        table: u32,
    },
    /// A cell of a table, and the page that it stands on.
    PageCell {
        /// The page.
        page: u32,
        /// The table.
        table: u32,
        /// The row, counted from the beginning of the table, which may be on another page.
        row: u32,
        /// The column of the grid where the cell begins.
        column: u32,
    },
    /// A line of a plain text.
    Line(u32),
}

impl Place {
    /// The page, where pages are known.
    pub fn page(self) -> Option<u32> {
        match self {
            Place::Page(page) | Place::PageTable { page, .. } | Place::PageCell { page, .. } => Some(page),
            _ => None,
        }
    }

    /// The place in words.
    pub fn words(self, lang: Lang) -> String {
        match self {
            Place::Whole => say!(lang, zh: "全文", en: "the document"),
            Place::Paragraph(n) => say!(lang, zh: "第 {n} 段", en: "paragraph {n}"),
            Place::Table(n) => say!(lang, zh: "表 {n}", en: "table {n}"),
            Place::Cell { table, row, column } => say!(lang,
                zh: "表 {table} 第 {row} 行第 {column} 列",
                en: "table {table}, row {row}, column {column}"),
            Place::Page(page) => say!(lang, zh: "第 {page} 页", en: "page {page}"),
            Place::PageTable { page, table } => {
                say!(lang, zh: "第 {page} 页表 {table}", en: "page {page}, table {table}")
            }
            Place::PageCell { page, table, row, column } => say!(lang,
                zh: "第 {page} 页表 {table} 第 {row} 行第 {column} 列",
                en: "page {page}, table {table}, row {row}, column {column}"),
            Place::Line(n) => say!(lang, zh: "第 {n} 行", en: "line {n}"),
        }
    }
}

/// Where the tables and the paragraphs of a document stand that was made of sheets of cells.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct InSheets {
    /// The names of the sheets.
    pub names: Vec<String>,
    /// For each table the sheet that it is in and its first row, from 0.
    pub tables: Vec<(u32, u32)>,
    /// For each paragraph its sheet, its row and its column, from 0.
    pub paragraphs: Vec<(u32, u32, u32)>,
}

impl InSheets {
    /// A place in words: of what stands in a sheet by the sheet and the cell, as a spreadsheet names it.
    pub fn words(&self, place: Place, lang: Lang) -> String {
        let known = |number: u32| (number as usize).checked_sub(1);
        let name = |sheet: u32| self.names.get(sheet as usize);
        let found = match place {
            Place::Paragraph(number) => {
                let found = known(number).and_then(|at| self.paragraphs.get(at));
                found.and_then(|&(sheet, row, column)| Some((name(sheet)?, Some((row, column)))))
            }
            Place::Table(number) => {
                let found = known(number).and_then(|at| self.tables.get(at));
                found.and_then(|&(sheet, _)| Some((name(sheet)?, None)))
            }
            Place::Cell { table, row, column } => {
                let found = known(table).and_then(|at| self.tables.get(at));
                found.and_then(|&(sheet, first)| {
                    Some((name(sheet)?, Some((first + row.saturating_sub(1), column.saturating_sub(1)))))
                })
            }
            _ => None,
        };
        match found {
            None => place.words(lang),
            Some((sheet, None)) => say!(lang, zh: "工作表“{sheet}”", en: "sheet “{sheet}”"),
            Some((sheet, Some((row, column)))) => {
                let cell = format!("{}{}", column_name(column), row + 1);
                say!(lang, zh: "工作表“{sheet}”{cell}", en: "sheet “{sheet}”, {cell}")
            }
        }
    }
}
