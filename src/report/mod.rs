//! Tree × edition → [`Report`]: every official place, what stands there, and where.
//!
//! A report keeps what it found in the order of the text, so that a rule can speak of what is
//! doubled, unknown or out of order, and offers each official table as a grid in official order.

mod build;
mod cell;
mod derive;
mod firsts;
mod front_matter;
mod heading;
mod paragraph;
mod parts;
mod place;
mod sections;
mod tables;
mod unit;
mod variants;

pub use build::{build, parse};
pub(crate) use cell::is_fullwidth;
pub use cell::{Bad, Cell, MAX_DIGITS, MAX_INTEGER_DIGITS, State, comparable};
pub use derive::{Derivation, Figures, cell_at, derivation, lanes};
pub use front_matter::{AgencyKind, FrontMatter, Key, Value};
pub(crate) use paragraph::stretches;
pub use paragraph::{Paragraph, paragraphs};
pub use place::Place;
pub use sections::{Section, Signature, Title};
pub use tables::{Column, Row, Table};

use crate::edition::Edition;
use crate::syntax::Tree;
use firsts::Firsts;
use std::ops::Range;

/// A report as its edition reads it.
#[derive(Debug)]
pub struct Report {
    /// The text's tree.
    pub tree: Tree,
    /// The edition of the format that it follows.
    pub edition: &'static Edition,
    /// What the front matter says.
    pub front_matter: FrontMatter,
    /// The title, one or two lines.
    pub title: Option<Title>,
    /// The lines between title and first section.
    pub preamble: Range<usize>,
    /// The sections, in the order of the text.
    pub sections: Vec<Section>,
    /// The tables, in the order of the text; those of the report's own making too.
    pub tables: Vec<Table>,
    /// The signature (落款) at the end.
    pub signature: Signature,
    /// For each official section the first that is it, by index in `sections`.
    first_sections: Firsts,
    /// The same for the official tables.
    first_tables: Firsts,
}

impl Report {
    /// The first table in the text that is the official one of this index.
    pub fn table(&self, spec: usize) -> Option<&Table> {
        self.first_tables.get(spec).map(|at| &self.tables[at])
    }

    /// The table that a line belongs to.
    pub fn table_at(&self, line: usize) -> Option<&Table> {
        let after = self.tables.partition_point(|table| table.lines.start <= line);
        after.checked_sub(1).map(|at| &self.tables[at]).filter(|table| table.lines.contains(&line))
    }

    /// The section whose heading is on a line.
    pub fn section_headed(&self, line: usize) -> Option<&Section> {
        let at = self.sections.binary_search_by_key(&line, |section| section.line).ok()?;
        Some(&self.sections[at])
    }

    /// The first section in the text that is the official one of this index.
    pub fn section(&self, spec: usize) -> Option<&Section> {
        self.first_sections.get(spec).map(|at| &self.sections[at])
    }

    /// Whether the format was only encouraged in the report's year.
    pub fn is_encouraged_only(&self) -> bool {
        let year = self.front_matter.year.as_ref().map(|year| year.value);
        year.is_some() && year == self.edition.years.encouraged
    }
}
