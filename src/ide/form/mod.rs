//! The report as a form: its text in order, and each section's tables as the official form lays them out.
//!
//! Plain data for every front end. The text stays the truth: a form is made of it anew whenever it changes, and what is
//! put into a cell or a paragraph is edits of the text.

mod place;
mod set;

pub use place::At;
pub use set::{set_cell, set_words};

use crate::edition::{Holds, Layout};
use crate::report::{Cell, Figures, Report, State, Table, paragraphs};
use crate::syntax::{self, LineKind, Tree};
use crate::text::Span;
use place::Places;
use serde::Serialize;
use std::borrow::Cow;
use std::ops::Range;

/// A report as a form.
#[derive(Clone, Serialize, Debug)]
pub struct Form<'r> {
    /// The edition that it follows.
    pub edition: &'static str,
    /// What stands in it, in the order of the text.
    pub blocks: Vec<Block<'r>>,
    #[serde(skip)]
    places: Places,
}

/// A piece of the text.
#[derive(Clone, Serialize, Debug)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block<'r> {
    /// A line of the front matter: a key and its value.
    Key {
        /// The key.
        key: Cow<'r, str>,
        /// The value.
        value: Piece<'r>,
    },
    /// A line of the title.
    Title(Piece<'r>),
    /// A heading.
    Heading {
        /// Its words.
        #[serde(flatten)]
        piece: Piece<'r>,
        /// Its level, 2 for a section.
        level: u8,
    },
    /// A paragraph, with its marks, as it stands.
    Paragraph(Piece<'r>),
    /// A comment, with its marks, as it stands.
    Comment(Piece<'r>),
    /// The official tables of a section.
    Grid(Grid<'r>),
    /// A table of the report's own, or rows of an official one that it has no place for.
    Table {
        /// Its rows.
        rows: Vec<Vec<Piece<'r>>>,
    },
}

/// A piece of the text, and where it stands.
#[derive(Clone, Serialize, Debug)]
pub struct Piece<'r> {
    /// The text.
    pub text: Cow<'r, str>,
    /// Its bytes.
    pub span: (u32, u32),
}

/// The tables of a section on one grid.
#[derive(Clone, Serialize, Debug)]
pub struct Grid<'r> {
    /// The index of the section.
    pub section: usize,
    /// How many columns there are.
    pub columns: usize,
    /// The cells that begin in each row.
    pub rows: Vec<Vec<GridCell<'r>>>,
}

/// A cell of a grid.
#[derive(Clone, Serialize, Debug)]
pub struct GridCell<'r> {
    /// The column that it begins in.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// The words that the official form has here; empty where a figure stands.
    pub words: &'static str,
    /// Whether the words stand above others, and not beside them.
    pub above: bool,
    /// The figure, in a cell that holds one.
    pub figure: Option<Entry<'r>>,
}

/// What stands in the place of a figure.
#[derive(Clone, Serialize, Debug)]
pub struct Entry<'r> {
    /// Its table, row and column in the edition.
    pub cell: (usize, usize, usize),
    /// What is understood of it.
    pub state: EntryState,
    /// What is written there.
    pub text: Cow<'r, str>,
    /// The value of `=`.
    pub value: Option<String>,
    /// Whether the place is a sum of others.
    pub sum: bool,
    /// Its name in full, for those who do not see the grid.
    pub name: String,
}

/// What is understood of an entry.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum EntryState {
    /// The text has no such cell.
    Missing,
    /// Nothing, or a mark for nothing.
    Blank,
    /// A figure.
    Number,
    /// `=`.
    Derived,
    /// Something else.
    Bad,
}

impl<'r> Form<'r> {
    /// The form of a report.
    pub fn new(report: &'r Report) -> Form<'r> {
        let mut maker = Maker { report, blocks: Vec::new(), places: Places::default(), drawn: Vec::new() };
        maker.front_matter();
        maker.lines();
        let Maker { blocks, places, .. } = maker;
        Form { edition: report.edition.id, blocks, places: places.sorted() }
    }

    /// Where a span of the text is in the form.
    pub fn place_of(&self, span: Span) -> Option<At> {
        self.places.of(span)
    }
}

struct Maker<'r> {
    report: &'r Report,
    blocks: Vec<Block<'r>>,
    places: Places,
    /// The sections whose grids are there already.
    drawn: Vec<usize>,
}

impl<'r> Maker<'r> {
    fn tree(&self) -> &'r Tree {
        &self.report.tree
    }

    fn push(&mut self, block: Block<'r>, span: Span) {
        self.places.add(span, At::block(self.blocks.len()));
        self.blocks.push(block);
    }

    fn piece(&self, span: Span) -> Piece<'r> {
        Piece { text: self.tree().slice(span).into(), span: (span.start, span.end) }
    }

    fn front_matter(&mut self) {
        let tree = self.tree();
        for entry in &tree.entries {
            let key = tree.slice(entry.key).into();
            let value =
                Piece { text: entry.value.text(&tree.text), span: (entry.value.span.start, entry.value.span.end) };
            self.push(Block::Key { key, value }, entry.key.join(entry.value.span));
        }
    }

    fn lines(&mut self) {
        let tree = self.tree();
        let title = self.report.title.as_ref().map_or(&[][..], |title| &title.lines);
        let mut at = 0;
        while let Some(line) = tree.lines.get(at) {
            let next = match line.kind {
                LineKind::FrontMatter | LineKind::Blank => at + 1,
                LineKind::Heading(heading) if title.contains(&heading.text) => {
                    self.push(Block::Title(self.piece(heading.text)), line.span());
                    at + 1
                }
                LineKind::Heading(heading) => {
                    self.heading(at, heading.text, heading.level.max(2));
                    at + 1
                }
                LineKind::Row(_) => self.table(at),
                LineKind::Comment => self.comment(at),
                LineKind::Prose => match self.report.section_headed(at) {
                    Some(section) => {
                        self.heading(at, section.heading, 2);
                        at + 1
                    }
                    None => self.prose(at),
                },
            };
            at = next.max(at + 1);
        }
    }

    /// The end of the lines from `at` that are all of a kind.
    fn run(&self, at: usize, is_kind: impl Fn(LineKind) -> bool) -> usize {
        let lines = self.tree().lines.get(at..).unwrap_or_default();
        at + lines.iter().take_while(|line| is_kind(line.kind)).count()
    }

    fn span(&self, from: usize, end: usize) -> Span {
        let lines = self.tree().lines.get(from..end).unwrap_or_default();
        let ends = lines.first().zip(lines.last());
        ends.map_or(Span::default(), |(first, last)| first.span().join(last.span())).trim(&self.tree().text)
    }

    fn prose(&mut self, at: usize) -> usize {
        let end = self.run(at, |kind| kind == LineKind::Prose);
        // A line of prose that heads a section ends the paragraph before it.
        let end = (at + 1..end).find(|&line| self.report.section_headed(line).is_some()).unwrap_or(end);
        for paragraph in paragraphs(self.tree(), at..end) {
            let span = paragraph.span(self.tree());
            self.push(Block::Paragraph(self.piece(span)), span);
        }
        end
    }

    fn heading(&mut self, line: usize, text: Span, level: u8) {
        let span = self.tree().lines.get(line).map_or(text, |line| line.span());
        self.push(Block::Heading { piece: self.piece(text), level }, span);
        // The grid of a section none of whose tables is there has its place under the heading.
        let Some(section) = self.report.section_headed(line).and_then(|section| section.spec) else { return };
        let tables = self.report.edition.sections.get(section).map_or(&[][..], |section| section.tables);
        if tables.iter().all(|&table| self.report.table(table).is_none()) {
            self.grid(section);
        }
    }

    /// The table on a line, and where it ends.
    fn table(&mut self, at: usize) -> usize {
        let report = self.report;
        let Some(table) = report.table_at(at) else {
            self.rows(at..at + 1, |_| true);
            return at + 1;
        };
        let official = table.spec.filter(|&spec| report.table(spec).is_some_and(|first| first.lines == table.lines));
        let section = official.and_then(|spec| Some(report.edition.tables.get(spec)?.section));
        match section.filter(|&section| report.edition.layout(section).is_some()) {
            Some(section) => {
                self.grid(section);
                let kept = |row: &syntax::Row| {
                    let row = table.row_on(&report.tree, row.line as usize);
                    row.is_some_and(|row| row.found.is_none() || !row.first)
                };
                self.rows(table.lines.clone(), kept);
            }
            None => self.rows(table.lines.clone(), |_| true),
        }
        // What stands between its rows and is none.
        let mut at = table.lines.start;
        while at < table.lines.end {
            at = match self.tree().lines.get(at).map(|line| line.kind) {
                Some(LineKind::Prose) => self.prose(at),
                Some(LineKind::Comment) => self.comment(at),
                Some(LineKind::Heading(heading)) => {
                    self.heading(at, heading.text, heading.level.max(2));
                    at + 1
                }
                _ => at + 1,
            };
        }
        table.lines.end
    }

    fn comment(&mut self, at: usize) -> usize {
        let end = self.run(at, |kind| kind == LineKind::Comment);
        let span = self.span(at, end);
        self.push(Block::Comment(self.piece(span)), span);
        end
    }

    /// Rows as they stand.
    fn rows(&mut self, lines: Range<usize>, wanted: impl Fn(&syntax::Row) -> bool) {
        let tree = self.tree();
        let block = self.blocks.len();
        let mut rows = Vec::new();
        for line in lines {
            let Some(row) = tree.row(line).filter(|row| !row.delimiter && wanted(row)) else { continue };
            let mut cells = Vec::new();
            for cell in tree.row_cells(row) {
                let span = cell.trim(&tree.text);
                self.places.add(span, At { block, cell: Some((rows.len(), cells.len())) });
                let text = syntax::unescaped(tree.slice(span));
                cells.push(Piece { text, span: (span.start, span.end) });
            }
            rows.push(cells);
        }
        if !rows.is_empty() {
            self.blocks.push(Block::Table { rows });
        }
    }

    fn grid(&mut self, section: usize) {
        let Some(layout) = self.report.edition.layout(section).filter(|_| !self.drawn.contains(&section)) else {
            return;
        };
        self.drawn.push(section);
        let report = self.report;
        let block = self.blocks.len();
        let specs = report.edition.sections.get(section).map_or(&[][..], |section| section.tables);
        let tables = specs.iter().filter_map(|&spec| Some((spec, report.table(spec)?)));
        let tables: Vec<(usize, &Table)> = tables.collect();
        for (_, table) in &tables {
            let lines = table.lines.clone().filter_map(|line| report.tree.lines.get(line));
            lines.for_each(|line| self.places.add(line.span(), At::block(block)));
        }
        let figures = tables
            .iter()
            .filter_map(|&(spec, table)| Some((spec, Figures::new(report.edition.tables.get(spec)?, table))));
        let figures: Vec<(usize, Figures<'_>)> = figures.collect();
        let rows = self.grid_rows(layout, block, &tables, &figures);
        self.blocks.push(Block::Grid(Grid { section, columns: layout.columns, rows }));
    }

    fn grid_rows(
        &mut self,
        layout: &Layout,
        block: usize,
        tables: &[(usize, &'r Table)],
        figures: &[(usize, Figures<'_>)],
    ) -> Vec<Vec<GridCell<'r>>> {
        let report = self.report;
        let table = |spec: usize| tables.iter().find(|(at, _)| *at == spec).map(|(_, table)| *table);
        let mut rows = Vec::with_capacity(layout.rows.len());
        for (row, cells) in layout.rows.iter().enumerate() {
            let mut made = Vec::with_capacity(cells.cells.len());
            for (index, cell) in cells.cells.iter().enumerate() {
                let at = At { block, cell: Some((row, index)) };
                let written = match cell.holds {
                    Holds::Item(spec) => table(spec).and_then(|table| table.item),
                    Holds::Column(spec, column) => {
                        table(spec).and_then(|table| table.column(column)).map(|column| column.span)
                    }
                    Holds::Row(spec, row) => table(spec).and_then(|table| table.row(row)).map(|row| row.name),
                    _ => None,
                };
                if let Some(span) = written {
                    self.places.add(span.trim(&report.tree.text), at);
                }
                // What a row says beside its figures, such as a number in a group's row, is shown at its name.
                if let Holds::Row(spec, row) = cell.holds
                    && let Some(row) = table(spec).and_then(|table| table.row(row))
                    && let Some(line) = report.tree.rows.get(row.row as usize)
                    && let Some(line) = report.tree.lines.get(line.line as usize)
                {
                    self.places.add(line.span(), at);
                }
                let figure = match cell.holds {
                    Holds::Figure(spec, row, column) => {
                        let figures = figures.iter().find(|(at, _)| *at == spec).map(|(_, figures)| figures);
                        let entry = entry(report, (spec, row, column), figures);
                        if let Some(cell) = table(spec).map(|table| table.cell(row, column))
                            && cell.state != State::Missing
                        {
                            self.places.add(cell.span, at);
                        }
                        Some(entry)
                    }
                    _ => None,
                };
                made.push(GridCell {
                    column: cell.column,
                    columns: cell.columns,
                    rows: cell.rows,
                    words: report.edition.words(cell.holds),
                    above: cell.column + cell.columns > layout.labels,
                    figure,
                });
            }
            rows.push(made);
        }
        rows
    }
}

fn entry<'r>(report: &'r Report, at: (usize, usize, usize), figures: Option<&Figures<'_>>) -> Entry<'r> {
    let (spec, row, column) = at;
    let missing = Cell::default();
    let cell = figures.map_or(&missing, |figures| figures.cell(row, column));
    let state = match cell.state {
        State::Missing => EntryState::Missing,
        State::Blank => EntryState::Blank,
        State::Number(_) => EntryState::Number,
        State::Derived => EntryState::Derived,
        State::Bad(_) => EntryState::Bad,
    };
    let value = figures.filter(|_| state == EntryState::Derived).and_then(|figures| figures.get(row, column));
    let sum = report.edition.tables.get(spec).is_some_and(|table| table.derives(row, column));
    Entry {
        cell: at,
        state,
        text: syntax::unescaped(report.tree.slice(cell.span)),
        value: value.map(|value| value.to_string()),
        sum,
        name: crate::report::Place::Cell(spec, row, column).describe(report.edition),
    }
}
