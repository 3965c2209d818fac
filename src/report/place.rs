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
        self.names(edition).join("·")
    }

    /// The names that describe the place, from the widest to its own.
    pub fn names<'p>(&'p self, edition: &Edition) -> Vec<&'p str> {
        let section = |table: usize| edition.sections[edition.tables[table].section].number;
        let row = |table: usize, row: usize| edition.tables[table].rows[row].place;
        let column = |table: usize, column: usize| edition.tables[table].columns[column].name;
        match *self {
            Place::FrontMatter(None) => vec!["题头"],
            Place::FrontMatter(Some(ref key)) => vec!["题头", key],
            Place::Title => vec!["标题"],
            Place::Preamble => vec!["前言"],
            Place::Signature => vec!["落款"],
            Place::Section(at) => vec![edition.sections[at].heading],
            Place::Table(table) => std::iter::once(section(table)).chain(edition.tables[table].item).collect(),
            Place::Row(table, at) => vec![section(table), row(table, at)],
            Place::Column(table, at) => {
                let item = edition.tables[table].item;
                [Some(section(table)), item, Some(column(table, at))].into_iter().flatten().collect()
            }
            Place::Cell(table, at, across) => vec![section(table), row(table, at), column(table, across)],
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
