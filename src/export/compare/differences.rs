//! What differs between two reports, as plain data.

use crate::report::Report;
use crate::text::Span;
use rust_decimal::Decimal;

/// One of the reports that are held beside each other.
#[derive(Clone, Copy, Debug)]
pub struct Side<'r> {
    /// The report.
    pub report: &'r Report,
    /// Whether it was read from a document of another format: what found no place there stands in comments.
    pub imported: bool,
    /// Whether it has the tables alone: it is a spreadsheet.
    pub tables_only: bool,
}

/// What differs between two reports, in the order of the second.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Differences {
    /// The figures, and what stands in their place.
    pub figures: Vec<Figure>,
    /// The text.
    pub texts: Vec<Text>,
}

/// A cell of an official table that differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    /// Its stable name: table, row, column.
    pub key: String,
    /// The place in official words.
    pub place: String,
    /// What stands in each; nothing where nothing does.
    pub old: Stands,
    /// The same of the second.
    pub new: Stands,
}

/// What stands in a cell.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Stands {
    /// What is to be read there.
    pub text: String,
    /// The figure, if it is one.
    pub value: Option<Decimal>,
    /// Where.
    pub span: Option<Span>,
}

/// A paragraph or a part of one that differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// The place in official words.
    pub place: String,
    /// What the first says; nothing where it has none.
    pub old: String,
    /// What the second says.
    pub new: String,
}

impl Figure {
    /// How much more the second says than the first, where both say a figure.
    pub fn difference(&self) -> Option<Decimal> {
        self.new.value?.checked_sub(self.old.value?)
    }
}

impl Differences {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.figures.len() + self.texts.len()
    }
}
