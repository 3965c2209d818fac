//! What every rule is given: the report, its figures, the relations that do not hold.

use super::finding::Ground;
use super::structure::{self, Flaw, Foreign, Meant};
use super::totals::{self, Violation};
use crate::edition::{self, Basis};
use crate::report::{Cell, Figures, Place, Report, Section, Table};
use crate::syntax::LineKind;
use crate::text::{Lang, Span};
use std::ops::Range;

/// A report made ready for its rules. What several of them need is worked out once.
pub struct Context<'r> {
    /// The report.
    pub report: &'r Report,
    /// The language of messages.
    pub lang: Lang,
    /// The official tables of the text, with their figures.
    pub tables: Vec<OfficialTable<'r>>,
    /// The cells that are more than a plain number.
    pub odd_cells: Vec<OddCell<'r>>,
    /// The relations that do not hold.
    pub violations: Vec<Violation>,
    /// What is of another edition of the format, in the order of the report's tables.
    pub foreign: Vec<Foreign>,
}

/// An official table that stands in the text.
pub struct OfficialTable<'r> {
    /// Its index in the edition.
    pub index: usize,
    /// Its index among the report's tables.
    pub at: usize,
    /// Its official names and formulas.
    pub spec: &'static edition::Table,
    /// The table as it stands in the text.
    pub table: &'r Table,
    /// Its figures.
    pub figures: Figures<'r>,
    /// Whether it is the first in the text to be this table.
    pub first: bool,
    /// What makes its columns or rows unreadable as a whole.
    pub flaw: Option<Flaw>,
    /// What its unknown rows and columns stand for; guessed for the first table of its kind.
    pub meant: Meant,
}

/// A cell that is blank, bad, or a number with something to it.
pub struct OddCell<'r> {
    /// Its table, by index in [`Context::tables`].
    pub table: usize,
    /// Its official row.
    pub row: usize,
    /// Its official column.
    pub column: usize,
    /// The cell.
    pub cell: &'r Cell,
}

impl<'r> Context<'r> {
    /// Works out what the rules need of a report.
    pub fn new(report: &'r Report, lang: Lang) -> Context<'r> {
        let official = report.tables.iter().enumerate().filter_map(|(at, table)| {
            let index = table.spec?;
            let spec = &report.edition.tables[index];
            let first = report.table(index).is_some_and(|first| std::ptr::eq(first, table));
            let flaw = structure::flaw(report, spec, table);
            let meant = if first { structure::meant(&report.tree, spec, table) } else { Meant::default() };
            Some(OfficialTable { index, at, spec, table, figures: Figures::new(spec, table), first, flaw, meant })
        });
        let tables: Vec<OfficialTable<'r>> = official.collect();
        let odd = tables.iter().enumerate().flat_map(|(at, OfficialTable { table, .. })| {
            let places = table.odd_cells().iter();
            places.map(move |&(row, column)| OddCell { table: at, row, column, cell: table.cell(row, column) })
        });
        let odd_cells = odd.collect();
        let violations = totals::violations(&tables);
        let foreign = structure::foreign(report, &tables);
        Context { report, lang, tables, odd_cells, violations, foreign }
    }

    /// The document that prescribes the report's format, by its template.
    pub fn template(&self) -> Ground {
        Ground::document(Basis::Template, self.report.edition.document.number)
    }

    /// Whether a section is the first to be its official one.
    pub fn is_first_section(&self, section: &Section) -> bool {
        let first = section.spec.and_then(|spec| self.report.section(spec));
        first.is_some_and(|first| first.line == section.line)
    }

    /// The lines of a section, and of those of the report's own that follow it: their headings are
    /// most often sub-headings with a mark too few.
    pub fn extent(&self, section: &Section) -> Range<usize> {
        let sections = &self.report.sections;
        let after = sections.partition_point(|other| other.line <= section.line);
        let own = sections[after..].iter().take_while(|other| other.spec.is_none());
        section.lines.start..own.last().map_or(section.lines.end, |last| last.lines.end)
    }

    /// Whether a table stands in a section that is there a second time.
    pub fn in_repeated_section(&self, table: &Table) -> bool {
        let section = table.section.map(|at| &self.report.sections[at]);
        section.is_some_and(|section| section.spec.is_some() && !self.is_first_section(section))
    }

    /// Whether a table is filled as another edition has it.
    pub fn is_foreign(&self, table: &OfficialTable<'_>) -> bool {
        self.foreign_in(table).any(|foreign| foreign.row.is_none())
    }

    /// Whether a group row carries figures as another edition has it.
    pub fn is_foreign_row(&self, table: &OfficialTable<'_>, row: usize) -> bool {
        self.foreign_in(table).any(|foreign| foreign.row == Some(row))
    }

    /// Whether a table is filled as another edition has it, in which a row only names a group.
    pub fn is_group_elsewhere(&self, table: &OfficialTable<'_>, row: usize) -> bool {
        self.foreign_in(table).any(|foreign| {
            let there = foreign.edition.tables.iter().find(|other| other.id == table.spec.id);
            let row = there.and_then(|there| Some((there, there.row_names.find(table.spec.rows[row].name)?)));
            foreign.row.is_none() && row.is_some_and(|(there, found)| there.rows[found.index].group)
        })
    }

    fn foreign_in(&self, table: &OfficialTable<'_>) -> impl Iterator<Item = &Foreign> {
        let at = table.at;
        let first = self.foreign.partition_point(|foreign| foreign.table < at);
        self.foreign[first..].iter().take_while(move |foreign| foreign.table == at)
    }

    /// The last line that is not blank: where something is missing at the end.
    pub fn last_line(&self) -> Span {
        let tree = &self.report.tree;
        let last = tree.lines.iter().rev().find(|line| line.kind != LineKind::Blank);
        last.map_or(Span::default(), |line| line.span().trim(&tree.text))
    }

    /// Where the report's body ends: before the signature, else at the end of the text.
    pub fn end_of_body(&self) -> u32 {
        let tree = &self.report.tree;
        let signature = self.report.signature.agency.or(self.report.signature.date);
        let line = signature.and_then(|span| tree.line_at(span.start));
        line.map_or(tree.text.len() as u32, |line| tree.lines[line].start)
    }

    /// The place of a cell of an official table.
    pub fn place(&self, cell: &OddCell<'_>) -> Place {
        Place::Cell(self.tables[cell.table].index, cell.row, cell.column)
    }

    /// The text of the report that a span covers.
    pub fn slice(&self, span: Span) -> &'r str {
        self.report.tree.slice(span)
    }
}
