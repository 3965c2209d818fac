//! What every rule is given: the report, its figures, the relations that do not hold.

use super::ground::Ground;
use super::neighbours::{Digest, Neighbours};
use super::prose::{Paragraph, read_paragraphs};
use super::settings::Settings;
use super::tables::{self, Foreign, OddCell, OfficialTable, Pasted, Violation};
use crate::edition::Basis;
use crate::report::{Key, Place, Report, Section, Table};
use crate::syntax::{LineKind, Slip, SlipKind};
use crate::text::{Lang, Span};
use std::cell::OnceCell;
use std::ops::Range;

/// A report made ready for its rules. What several of them need is worked out once.
pub struct Context<'r> {
    /// The report.
    pub report: &'r Report,
    /// The language of messages.
    pub lang: Lang,
    /// What an office has set for itself.
    pub settings: &'r Settings,
    /// The official tables of the text, with their figures.
    pub tables: Vec<OfficialTable<'r>>,
    /// The cells that are more than a plain number.
    pub odd_cells: Vec<OddCell<'r>>,
    /// The relations that do not hold.
    pub violations: Vec<Violation>,
    /// What is of another edition of the format, in the order of the report's tables.
    pub foreign: Vec<Foreign>,
    /// Tables in another shape than the official one.
    pub pasted: Vec<Pasted>,
    /// The paragraphs, once a rule has asked for them.
    paragraphs: OnceCell<Vec<Paragraph<'r>>>,
    /// What is known of other reports.
    pub neighbours: &'r Neighbours,
    /// Those of the year before that may be compared with.
    pub last_year: Vec<&'r Digest>,
}

/// What an office has that has set nothing for itself.
static NONE: Settings = Settings { township_deadline: None, words: None };

/// Who has no neighbours.
static ALONE: Neighbours =
    Neighbours { last_year: Vec::new(), included: Vec::new(), troubles: Vec::new(), alike: None };

impl<'r> Context<'r> {
    /// Works out what the rules need of a report.
    pub fn new(
        report: &'r Report,
        lang: Lang,
        settings: Option<&'r Settings>,
        neighbours: Option<&'r Neighbours>,
    ) -> Context<'r> {
        let (settings, neighbours) = (settings.unwrap_or(&NONE), neighbours.unwrap_or(&ALONE));
        let last_year = neighbours.of_last_year(report.front_matter.year.as_ref().map(|year| year.value));
        let text = Context::of_text(report, lang);
        Context {
            settings,
            odd_cells: tables::odd_cells(&text.tables),
            violations: tables::violations(&text.tables),
            foreign: tables::foreign(report, &text.tables),
            pasted: tables::pasted(report),
            neighbours,
            last_year,
            ..text
        }
    }

    /// What is needed to hold the text against the tables, and no more: no relation is looked at.
    pub fn of_text(report: &'r Report, lang: Lang) -> Context<'r> {
        let (odd_cells, violations, foreign, pasted) = Default::default();
        Context {
            report,
            lang,
            settings: &NONE,
            tables: tables::official(report),
            odd_cells,
            violations,
            foreign,
            pasted,
            paragraphs: OnceCell::new(),
            neighbours: &ALONE,
            last_year: Vec::new(),
        }
    }

    /// The paragraphs, with what their figures are of.
    pub fn paragraphs(&self) -> &[Paragraph<'r>] {
        self.paragraphs.get_or_init(|| read_paragraphs(self.report))
    }

    /// The document that prescribes the report's format, by its template.
    pub fn template(&self) -> Ground {
        Ground::document(Basis::Template, self.report.edition.document.number)
    }

    /// The section of this id that counts, and its index in the edition.
    pub fn section(&self, id: &str) -> Option<(usize, &'r Section)> {
        let spec = self.report.edition.sections.iter().position(|section| section.id == id)?;
        Some((spec, self.report.section(spec)?))
    }

    /// Whether a paragraph stands in the official section of this id.
    pub fn stands_in(&self, paragraph: &Paragraph<'_>, id: &str) -> bool {
        paragraph.section.is_some_and(|section| self.report.edition.sections[section].id == id)
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

    /// The lines of a front matter below others, which is none: it has to be at the very top.
    pub fn late_front_matter(&self) -> Option<Range<usize>> {
        /// What somebody puts above a report is not longer.
        const MOST_ABOVE: usize = 20;
        let tree = &self.report.tree;
        let is = |line: usize, kind: LineKind| tree.lines.get(line).is_some_and(|line| line.kind == kind);
        let is_fence = |line: &usize| is(*line, LineKind::Prose) && tree.line_text(*line).trim() == "---";
        let may_be_above =
            |line: &usize| is(*line, LineKind::Blank) || is(*line, LineKind::Comment) || is(*line, LineKind::Prose);
        let above = (0..tree.lines.len().min(MOST_ABOVE)).take_while(may_be_above);
        let first = above.into_iter().find(is_fence).filter(|&first| first > 0)?;
        let mut below = (first + 1..tree.lines.len()).take_while(|&line| is(line, LineKind::Prose));
        let end = below.find(is_fence)?;
        let names_key = |line: usize| {
            let key = tree.line_text(line).split([':', '：']).next();
            key.is_some_and(|key| Key::named(key.trim()).is_some())
        };
        (first + 1..end).any(names_key).then_some(first..end + 1)
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

    /// Whether a slip is the mark of a report's title, which lacks the space after it, so that the report
    /// has none.
    pub fn is_unspaced_title(&self, slip: &Slip) -> bool {
        let report = self.report;
        let is_title = |line: usize| report.preamble.contains(&line) && names_report(report.tree.line_text(line));
        let may_be = slip.kind == SlipKind::HashWithoutSpace && report.title.is_none();
        may_be && report.tree.line_at(slip.span.start).is_some_and(is_title)
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

/// Whether words are those of a report's title.
pub fn names_report(words: &str) -> bool {
    words.contains("年度报告")
}
