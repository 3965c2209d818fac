//! How a place of the report is spoken of: `三·（三）1.属于国家秘密·自然人`.

use crate::edition::Edition;

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
        let section = |table: usize| &edition.sections[edition.tables[table].section].number;
        let row = |table: usize, row: usize| &edition.tables[table].rows[row].place;
        let column = |table: usize, column: usize| &edition.tables[table].columns[column].name;
        match *self {
            Place::FrontMatter(None) => "题头".to_owned(),
            Place::FrontMatter(Some(ref key)) => format!("题头·{key}"),
            Place::Title => "标题".to_owned(),
            Place::Preamble => "前言".to_owned(),
            Place::Signature => "落款".to_owned(),
            Place::Section(at) => edition.sections[at].heading(),
            Place::Table(table) => match &edition.tables[table].item {
                Some(item) => format!("{}·{item}", section(table)),
                None => section(table).clone(),
            },
            Place::Row(table, at) => format!("{}·{}", section(table), row(table, at)),
            Place::Column(table, at) => {
                let item = edition.tables[table].item.as_ref().map_or(String::new(), |item| format!("·{item}"));
                format!("{}{item}·{}", section(table), column(table, at))
            }
            Place::Cell(table, at, across) => {
                format!("{}·{}·{}", section(table), row(table, at), column(table, across))
            }
        }
    }
}
