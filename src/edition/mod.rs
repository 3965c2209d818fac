//! The official formats as data, and the typed view of them.
//!
//! A row's name, number, short form, formula, provision and filling note stand once, in the
//! edition's data file; parsing, findings, completion, templates and export all read them here. A
//! new edition of the format is one new data file.
//!
//! The program does not read the data files when it runs: they are Rust source beforehand, in
//! `generated`, which a test holds to them and writes anew when it is asked to. Unit tests read the
//! files themselves, through `source`, so that they run where the generated source is out of date.

mod editions;
mod form;
mod hints;
mod layout;
mod names;
mod provision;
#[cfg(test)]
pub(crate) mod source;

#[cfg(not(test))]
#[rustfmt::skip]
mod generated;

pub use editions::{all, by_id, for_year, hint_finder, ids, latest};
pub use hints::{HintFinder, Hints};
pub use layout::{Holds, Layout, LayoutCell, LayoutRow};
pub use names::{NameMatch, Names, Numbering, Spelling, Written, split_name};
pub use provision::{Basis, Provision};

/// One edition of the official format.
#[derive(Debug)]
pub struct Edition {
    /// Its short name: the year of its document.
    pub id: &'static str,
    /// The report years that it is for.
    pub years: Years,
    /// The document that prescribes it.
    pub document: Document,
    /// The six sections, in order.
    pub sections: &'static [Section],
    /// The tables, in order.
    pub tables: &'static [Table],
    /// The tables as the official form lays them out, a grid for each section that has any.
    pub layouts: &'static [Layout],
    /// The titles of the sections, with their numbers.
    pub section_names: Names,
    /// Instructions of the official template, which do not belong in a report.
    pub hints: Hints,
}

/// Something that a section must speak of, and words that show that it does.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Topic {
    /// What it is called.
    pub name: &'static str,
    /// One of these is found in a text that speaks of it.
    #[cfg_attr(test, serde(deserialize_with = "source::slice"))]
    pub words: &'static [&'static str],
}

/// Report years, both ends included.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Years {
    /// The first.
    pub from: i32,
    /// The last, if the edition has been replaced.
    pub to: Option<i32>,
    /// A year in which the format was encouraged and not yet required.
    pub encouraged: Option<i32>,
}

/// The document that prescribes a format.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Document {
    /// Its number, `国办公开办函〔2021〕30号`.
    pub number: &'static str,
    /// Its full title.
    pub title: &'static str,
}

/// A section of the report.
#[derive(Debug)]
pub struct Section {
    /// Stable English name.
    pub id: &'static str,
    /// `一` … `六`
    pub number: &'static str,
    /// The official title, without its number.
    pub title: &'static str,
    /// Number and title, as the heading has them: `一、总体情况`.
    pub heading: &'static str,
    /// What it rests on.
    pub provisions: &'static [Provision],
    /// How it is filled.
    pub note: Option<Note>,
    /// What it speaks of in every report.
    pub aspects: &'static [Topic],
    /// What a government's report must speak of besides.
    pub assessments: &'static [Topic],
    /// The indices of its tables in the edition, in order.
    pub tables: &'static [usize],
}

/// A table of a section.
#[derive(Debug)]
pub struct Table {
    /// Stable English name.
    pub id: &'static str,
    /// The index of its section.
    pub section: usize,
    /// The item of 第二十条 that the table is for, in the tables of section 二.
    pub item: Option<&'static str>,
    /// What the corner cell says in the official form; `None` where it is free text.
    pub corner: Option<&'static str>,
    /// What it rests on.
    pub provisions: &'static [Provision],
    /// The columns of figures, in order.
    pub columns: &'static [Column],
    /// The rows, in order.
    pub rows: &'static [Row],
    /// The relations that tie the figures together.
    pub formulas: &'static [Formula],
    /// The names of its columns.
    pub column_names: Names,
    /// The names of its rows.
    pub row_names: Names,
}

/// A column of figures.
#[derive(Debug)]
pub struct Column {
    /// Stable English name.
    pub id: &'static str,
    /// The official name, without its parenthetical.
    pub name: &'static str,
    /// The official name whole.
    pub full: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// Whether its cells are sums, and may be `=`.
    pub derived: bool,
    /// How it is filled.
    pub note: Option<Note>,
}

/// What a cell holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A non-negative whole number.
    Count,
    /// A whole number with its sign: what was added or taken away.
    Signed,
    /// An amount of money: in `unit`, or where there is none with a unit of its own.
    Amount {
        /// The unit that the column is in.
        unit: Option<&'static str>,
    },
}

impl Kind {
    /// Whether the unit of its amounts is left to the author.
    pub fn leaves_unit(&self) -> bool {
        matches!(self, Kind::Amount { unit: None })
    }
}

/// A row of a table.
#[derive(Debug)]
pub struct Row {
    /// Stable English name.
    pub id: &'static str,
    /// The official numbering, `（三）`, `1.`; empty where the row has none.
    pub number: &'static str,
    /// The official name, without numbering and parenthetical.
    pub name: &'static str,
    /// Numbering, name and parenthetical: the row as it is published.
    pub full: &'static str,
    /// Numbering and name, led by the number of the group: `（三）1.属于国家秘密`.
    pub place: &'static str,
    /// The row of the group that it belongs to.
    pub parent: Option<usize>,
    /// Whether the row only names a group and carries no figures.
    pub group: bool,
    /// Whether its cells are sums, and may be `=`.
    pub derived: bool,
    /// The accepted short form, with its number.
    pub short: Option<&'static str>,
    /// A variant, folded, that is so common in published reports that it is only hinted at.
    pub common_variant: Option<&'static str>,
    /// What it rests on.
    pub provisions: &'static [Provision],
    /// How it is filled.
    pub note: Option<Note>,
}

/// A note on how a place is filled, and where it is known from.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Note {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
    /// Where it is known from.
    pub basis: Basis,
}

/// The relations between figures, by the rule that checks them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[cfg_attr(test, derive(serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum Relation {
    /// A row's total is the sum of its columns.
    Row,
    /// The total of outcomes is the sum of all outcomes.
    Outcome,
    /// What came in is what was dealt with and what is left.
    Balance,
}

/// Whether a formula holds in every row or in every column.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(test, derive(serde::Deserialize), serde(rename_all = "lowercase"))]
pub enum Along {
    /// In every row, between columns.
    Rows,
    /// In every column, between rows.
    Columns,
}

/// `sum(left) = sum(right)`, between the columns of each row or the rows of each column.
#[derive(Debug)]
pub struct Formula {
    /// The rule that checks it.
    pub relation: Relation,
    /// Where it holds.
    pub along: Along,
    /// Indices of columns (along rows) or of rows (along columns).
    pub left: &'static [usize],
    /// The same, for the other side.
    pub right: &'static [usize],
    /// Whether `=` on the right, which is then one place, is derived by this formula.
    pub derives: bool,
    /// Where it is known from.
    pub basis: Basis,
}

impl Edition {
    /// The official words that stand in a cell of a grid; none where a figure does.
    pub fn text(&self, holds: Holds) -> &'static str {
        match holds {
            Holds::Head(name) => name,
            Holds::Item(table) => self.tables[table].item.unwrap_or_default(),
            Holds::Corner(table) => self.tables[table].corner.unwrap_or_default(),
            Holds::Column(table, column) => self.tables[table].columns[column].full,
            Holds::Row(table, row) => self.tables[table].rows[row].full,
            Holds::Figure(..) => "",
        }
    }
}

impl Table {
    /// Whether `=` may stand at a row and column.
    pub fn derives(&self, row: usize, column: usize) -> bool {
        self.rows[row].derived || self.columns[column].derived
    }
}
