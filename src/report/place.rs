//! How a place of the report is spoken of: `三·（三）1.属于国家秘密·自然人`.

use super::Report;
use crate::edition::Edition;
use crate::syntax::LineKind;

/// A place that findings, reviewers and data can name. Indices are those of the edition.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    /// The front matter, or one key of it.
    FrontMatter(Option<String>),
    /// The title.
    Title,
    /// What stands before the first section.
    Preamble,
    /// A section.
    Section(usize),
    /// A table.
    Table(usize),
    /// A row of a table.
    Row(usize, usize),
    /// A column of a table.
    Column(usize, usize),
    /// A cell: table, row, column.
    Cell(usize, usize, usize),
    /// The signature.
    Signature,
}

impl Place {
    /// The place in the official words of an edition.
    pub fn describe(&self, edition: &Edition) -> String {
        let section = |table: usize| edition.sections[edition.tables[table].section].number;
        let row = |table: usize, row: usize| edition.tables[table].rows[row].place;
        let column = |table: usize, column: usize| edition.tables[table].columns[column].name;
        match *self {
            Place::FrontMatter(None) => "题头".to_owned(),
            Place::FrontMatter(Some(ref key)) => format!("题头·{key}"),
            Place::Title => "标题".to_owned(),
            Place::Preamble => "前言".to_owned(),
            Place::Signature => "落款".to_owned(),
            Place::Section(at) => edition.sections[at].heading.to_owned(),
            Place::Table(table) => match edition.tables[table].item {
                Some(item) => format!("{}·{item}", section(table)),
                None => section(table).to_owned(),
            },
            Place::Row(table, at) => format!("{}·{}", section(table), row(table, at)),
            Place::Column(table, at) => {
                let item = edition.tables[table].item.map_or(String::new(), |item| format!("·{item}"));
                format!("{}{item}·{}", section(table), column(table, at))
            }
            Place::Cell(table, at, across) => {
                format!("{}·{}·{}", section(table), row(table, at), column(table, across))
            }
        }
    }
}

impl Report {
    /// The place that the byte `offset` lies in: an official row where it is in one, else the section,
    /// the preamble, the title or the front matter.
    pub fn place_at(&self, offset: u32) -> Option<Place> {
        let line = self.tree.line_at(offset)?;
        if self.tree.lines[line].kind == LineKind::FrontMatter {
            return Some(Place::FrontMatter(None));
        }
        if let Some(table) = self.table_at(line)
            && let Some(spec) = table.spec
        {
            return Some(match table.row_on(&self.tree, line).and_then(|row| row.found) {
                Some(found) => Place::Row(spec, found.index),
                None => Place::Table(spec),
            });
        }
        let sections = &self.sections[..self.sections.partition_point(|section| section.line <= line)];
        match sections.last() {
            Some(section) => section.spec.map(Place::Section),
            None if line >= self.preamble.start => Some(Place::Preamble),
            None => self.title.as_ref().map(|_| Place::Title),
        }
    }
}
