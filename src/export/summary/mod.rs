//! The reports of units, summed up: a row for each unit, a total, the official tables filled. A blank is never 0: it is
//! counted beside the sum of those who said something.

mod sheets;
mod tables;
mod text;

pub use sheets::workbook;
pub use tables::{document, is_summary};
pub use text::{Wanted, text};

use crate::edition::{Column, Edition};
use crate::report::{AgencyKind, Figures, Report, State, comparable};
use crate::text::{Lang, say};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Reports that are to be summed up.
#[derive(Default, Debug)]
pub struct Gathered {
    found: Vec<Found>,
}

/// What is kept of a report.
#[derive(Debug)]
struct Found {
    unit: Unit,
    year: Option<i32>,
    edition: &'static Edition,
    /// Whether it sums up others itself.
    sums_up: bool,
}

/// The reports of a year that count, and those that do not.
#[derive(Debug)]
pub struct Summary {
    /// The year.
    pub year: Option<i32>,
    /// The edition of the format that they follow.
    pub edition: &'static Edition,
    /// The units, the government's own first.
    pub units: Vec<Unit>,
    /// What is left out.
    pub excluded: Vec<Excluded>,
}

/// A unit.
#[derive(Debug)]
pub struct Unit {
    /// Its name; its file where it says none.
    pub name: String,
    /// Its file.
    pub file: String,
    /// Whether it is the government itself, beside its departments.
    pub is_own: bool,
    /// What stands in the official places, in the order of [`places`].
    cells: Vec<Stands>,
}

/// What a unit says at a place.
#[derive(Clone, PartialEq, Debug)]
pub enum Stands {
    /// A figure.
    Figure(Decimal),
    /// Nothing.
    Blank,
    /// Something that is no figure.
    Unread(String),
}

/// A sum, and whose part in it is not known.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub struct Total {
    /// The sum of the figures; none where there is none.
    pub sum: Option<Decimal>,
    /// How many units say nothing.
    pub blank: usize,
    /// How many say something that is no figure.
    pub unread: usize,
}

/// A report that does not count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Excluded {
    /// The unit.
    pub name: String,
    /// Its file.
    pub file: String,
    /// Why.
    pub why: Why,
}

/// Why a report does not count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// It is of another year, or says of none.
    Year(Option<i32>),
    /// It follows another edition of the format.
    Edition(&'static str),
    /// The same agency has one already.
    Twice(String),
    /// It sums up others itself.
    SumsUp,
    /// It has none of the official tables.
    NoTable,
    /// It could not be read.
    Unreadable(String),
}

impl Why {
    /// The reason in words.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Why::Year(Some(year)) => say!(lang, zh: "是 {year} 年度的", en: "of the year {year}"),
            Why::Year(None) => say!(lang, zh: "没有写年度", en: "gives no year"),
            Why::Edition(id) => say!(lang, zh: "用的是 {id} 年的格式", en: "follows the format of {id}"),
            Why::Twice(file) => say!(lang, zh: "同一机关已有 {file}", en: "the same agency has {file}"),
            Why::SumsUp => {
                say!(lang, zh: "本身是汇总，计入会重复", en: "sums up others itself: they would count twice")
            }
            Why::NoTable => say!(lang, zh: "没有规定的表", en: "has none of the official tables"),
            Why::Unreadable(reason) => reason.clone(),
        }
    }
}

/// The official places of an edition that have figures: table, row, column.
pub fn places(edition: &'static Edition) -> impl Iterator<Item = (usize, usize, usize)> {
    edition.tables.iter().enumerate().flat_map(|(at, table)| {
        let rows = table.rows.iter().enumerate().filter(|(_, row)| !row.group);
        rows.flat_map(move |(row, _)| (0..table.columns.len()).map(move |column| (at, row, column)))
    })
}

/// The heading of a column, with what its sums are in where the format leaves the unit to the author.
fn heading(column: &Column) -> Cow<'static, str> {
    if column.kind.leaves_unit() { format!("{}（元）", column.full).into() } else { column.full.into() }
}

impl Gathered {
    /// Takes in a report.
    pub fn add(&mut self, report: &Report, file: &str) {
        let front = &report.front_matter;
        let agency = front.agency.as_ref().map(|agency| agency.value.trim().to_owned());
        let kind = front.kind.as_ref().map(|kind| kind.value).or_else(|| AgencyKind::of_agency(agency.as_deref()?));
        let tables: Vec<Option<Figures<'_>>> = report
            .edition
            .tables
            .iter()
            .enumerate()
            .map(|(at, spec)| report.table(at).map(|table| Figures::new(spec, table)))
            .collect();
        let cells = places(report.edition).map(|(table, row, column)| {
            let Some(figures) = tables.get(table).and_then(Option::as_ref) else { return Stands::Blank };
            let cell = figures.cell(row, column);
            let (slice, spec) = (|span| report.tree.slice(span), &report.edition.tables[table].columns[column]);
            let figure = figures.get(row, column).and_then(|figure| comparable(figure, slice(cell.unit), &spec.kind));
            match (figure, cell.state) {
                (Some(figure), _) => Stands::Figure(figure),
                (None, State::Blank | State::Missing) => Stands::Blank,
                (None, _) => Stands::Unread(slice(cell.span).to_owned()),
            }
        });
        let unit = Unit {
            name: agency.unwrap_or_else(|| file.to_owned()),
            file: file.to_owned(),
            is_own: kind == Some(AgencyKind::Government),
            cells: cells.collect(),
        };
        let year = front.year.as_ref().map(|year| year.value);
        self.found.push(Found { unit, year, edition: report.edition, sums_up: !front.aggregate.is_empty() });
    }

    /// The summary of a year; where none is asked for, of the one that most are of.
    pub fn summary(self, year: Option<i32>) -> Summary {
        let mut years: BTreeMap<i32, usize> = BTreeMap::new();
        self.found.iter().filter_map(|found| found.year).for_each(|year| *years.entry(year).or_default() += 1);
        let year = year.or_else(|| years.into_iter().max_by_key(|&(year, count)| (count, year)).map(|(year, _)| year));
        let of_year = || self.found.iter().filter(|found| found.year == year);
        let edition = match year {
            Some(year) => crate::edition::for_year(year),
            None => of_year().next().map_or(crate::edition::latest(), |found| found.edition),
        };
        let mut summary = Summary { year, edition, units: Vec::new(), excluded: Vec::new() };
        let mut known: FxHashMap<String, String> = FxHashMap::default();
        for Found { unit, year: of, edition: follows, sums_up } in self.found {
            let has_any = unit.cells.iter().any(|cell| *cell != Stands::Blank);
            let why = match () {
                () if of != year => Some(Why::Year(of)),
                () if sums_up => Some(Why::SumsUp),
                () if follows.id != edition.id => Some(Why::Edition(follows.id)),
                () if !has_any => Some(Why::NoTable),
                () => known.get(&unit.name).cloned().map(Why::Twice),
            };
            match why {
                Some(why) => summary.excluded.push(Excluded { name: unit.name, file: unit.file, why }),
                None => {
                    known.insert(unit.name.clone(), unit.file.clone());
                    summary.units.push(unit);
                }
            }
        }
        summary.units.sort_by_key(|unit| Reverse(unit.is_own));
        summary
    }
}

impl Unit {
    /// What stands in the official places, in the order of [`places`].
    pub fn cells(&self) -> &[Stands] {
        &self.cells
    }

    /// How many places are blank.
    pub fn blanks(&self) -> usize {
        self.cells.iter().filter(|cell| **cell == Stands::Blank).count()
    }
}

impl Summary {
    /// The sums, in the order of [`places`].
    pub fn totals(&self) -> Vec<Total> {
        let mut totals = vec![Total::default(); places(self.edition).count()];
        for unit in &self.units {
            for (total, cell) in totals.iter_mut().zip(&unit.cells) {
                match cell {
                    Stands::Figure(figure) => {
                        let sum = total.sum.unwrap_or_default().checked_add(*figure);
                        // Beyond what can be held exactly there is no sum.
                        match sum {
                            Some(sum) => total.sum = Some(sum),
                            None => total.unread += 1,
                        }
                    }
                    Stands::Blank => total.blank += 1,
                    Stands::Unread(_) => total.unread += 1,
                }
            }
        }
        totals
    }

    /// What was said of a unit besides its name.
    fn name(&self, unit: &Unit, lang: Lang) -> String {
        let name = &unit.name;
        match unit.is_own {
            true => say!(lang, zh: "{name}（本级）", en: "{name} (itself)"),
            false => name.clone(),
        }
    }
}
