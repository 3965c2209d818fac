//! A new report: all that is certain before the author begins, and a placeholder for each thing that
//! is still owed.
//!
//! Names come from the edition. What words of its own the template has stand at the end of this
//! file, and nowhere else.

use super::piece::{Piece, join};
use super::skeleton::{blank_cell, table_pieces};
use crate::edition::{Edition, Section, Table, for_year};
use crate::report::{AgencyKind, Figures, Key, Report};
use crate::syntax::quoted;
use rust_decimal::Decimal;

/// What a new report is made from.
#[derive(Clone, Copy, Debug)]
pub struct Template<'t> {
    /// The full name of the reporting agency, where it is given: one line without control characters.
    pub agency: Option<&'t str>,
    /// The year to report on, where it is given.
    pub year: Option<i32>,
    /// The agency's kind, where it is given; where its name makes it certain, that is used.
    pub kind: Option<AgencyKind>,
    /// The edition to follow.
    pub edition: &'static Edition,
    /// What to carry over.
    pub last_year: Option<LastYear<'t>>,
}

/// The report of the year before.
#[derive(Clone, Copy, Debug)]
pub struct LastYear<'t> {
    /// The report itself.
    pub report: &'t Report,
    /// The path that the new report names it by, where it does.
    pub path: Option<&'t str>,
}

/// A figure that last year's report hands on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Carried {
    /// The index of the table in the new report's edition.
    pub table: usize,
    /// The row that it goes to.
    pub row: usize,
    /// The column.
    pub column: usize,
    /// The figure; `None` where last year's report does not tell it.
    pub number: Option<Decimal>,
}

/// A new report in pieces.
#[derive(Clone, Debug)]
pub struct Draft<'t> {
    /// The front matter, with both its fences.
    pub front_matter: Vec<Piece<'t>>,
    /// The line of the title.
    pub title: Vec<Piece<'t>>,
    /// What follows, down to the date.
    pub body: Vec<Piece<'t>>,
}

/// The text of a new report, in canonical form: figures blank, totals `=`, a placeholder for all words that
/// are owed.
pub fn template(wanted: &Template<'_>) -> String {
    let Draft { front_matter, title, body } = draft(wanted, "\n");
    format!("{}\n\n{}\n\n{}\n", join(&front_matter), join(&title), join(&body))
}

/// A new report in pieces, whose lines end with `newline`; the last of each part without.
pub fn draft<'t>(wanted: &Template<'t>, newline: &str) -> Draft<'t> {
    let &Template { agency, year, edition, last_year, .. } = wanted;
    let kind = wanted.kind.or_else(|| AgencyKind::of_agency(agency?));
    // “各级”: a township's government, too.
    let is_township = kind == Some(AgencyKind::Township) && agency.is_some_and(|agency| agency.ends_with("人民政府"));
    let assessed = is_township || kind == Some(AgencyKind::Government);
    let carried = last_year.map_or(Vec::new(), |last| carried(last.report, edition));
    let agency = agency.map_or(Piece::Agency, Piece::text);
    let year = year.map_or(Piece::Year, |year| Piece::text(year.to_string()));
    let title = vec![Piece::text("# "), agency.clone(), year.clone(), Piece::text(TITLE)];
    let mut blocks = vec![preamble(edition, &year)];
    for section in edition.sections {
        blocks.push(vec![Piece::text(format!("## {}", section.heading))]);
        for &index in section.tables {
            let table = &edition.tables[index];
            let in_force = last_year.and_then(|last| in_force(last.report, table));
            blocks.extend(in_force.map(|comment| vec![Piece::text(comment)]));
            blocks.push(filled(table, carried.iter().filter(|carried| carried.table == index), newline));
        }
        if section.tables.is_empty() {
            blocks.extend(prose(section, assessed).into_iter().map(|piece| vec![piece]));
        }
    }
    blocks.push(vec![agency]);
    blocks.push(vec![Piece::Owed(DATE)]);
    let mut body = Vec::new();
    for (at, block) in blocks.into_iter().enumerate() {
        if at > 0 {
            body.push(Piece::text(newline.repeat(2)));
        }
        body.extend(block);
    }
    Draft { front_matter: front_matter(wanted, kind, newline), title, body }
}

fn front_matter<'t>(wanted: &Template<'t>, kind: Option<AgencyKind>, newline: &str) -> Vec<Piece<'t>> {
    let edition = wanted.edition;
    let differs = wanted.year.is_some_and(|year| for_year(year).id != edition.id);
    let entries = [
        (Key::Agency, Some(wanted.agency.map_or(Piece::Agency, |agency| Piece::text(quoted(agency))))),
        (Key::Year, Some(wanted.year.map_or(Piece::Year, |year| Piece::text(year.to_string())))),
        (Key::Kind, kind.map(|kind| Piece::text(kind.name()))),
        (Key::Edition, differs.then(|| Piece::text(edition.id))),
        (Key::LastYear, wanted.last_year.and_then(|last| last.path).map(|path| Piece::text(quoted(path)))),
    ];
    let mut pieces = vec![Piece::text(format!("---{newline}"))];
    for (key, value) in entries {
        if let Some(value) = value {
            pieces.extend([Piece::text(format!("{}: ", key.name())), value, Piece::text(newline.to_owned())]);
        }
    }
    pieces.push(Piece::text("---"));
    pieces
}

/// A table, with the figures that are handed on.
fn filled<'c>(table: &Table, carried: impl Iterator<Item = &'c Carried>, newline: &str) -> Vec<Piece<'static>> {
    let carried: Vec<&Carried> = carried.collect();
    table_pieces(table, CORNER, newline, |row, column| {
        let here = carried.iter().find(|carried| (carried.row, carried.column) == (row, column));
        let number = here.and_then(|carried| carried.number);
        number.map_or(blank_cell(table, row, column).to_owned(), |number| number.to_string())
    })
}

/// What a section without tables speaks of: under a heading each, where there are several.
fn prose(section: &'static Section, assessed: bool) -> Vec<Piece<'static>> {
    let assessments = section.assessments.iter().filter(|_| assessed).map(|topic| Piece::Owed(topic.name));
    let mut topics: Vec<_> = topics(section).collect();
    if topics.is_empty() {
        topics.push(("", section.title));
    }
    let mut blocks = Vec::new();
    for (at, (name, what)) in topics.into_iter().enumerate() {
        if !name.is_empty() {
            blocks.push(Piece::text(format!("### （{}）{name}", NUMERALS[at])));
        }
        blocks.push(Piece::Owed(what));
    }
    blocks.extend(assessments);
    blocks
}

/// What a section without tables speaks of: the name of each topic, empty for one without a heading, and
/// what is owed there.
pub fn topics(section: &Section) -> impl Iterator<Item = (&str, &str)> {
    let own = OWN.iter().find(|(id, _)| *id == section.id).map_or(&[][..], |(_, topics)| topics);
    let aspects = section.aspects.iter().map(|topic| (topic.name, topic.name));
    aspects.chain(own.iter().copied())
}

/// The figures that last year's report hands on to a report of `edition`, a place each. Places whose
/// value is derived are not among them.
pub fn carried(last: &Report, edition: &Edition) -> Vec<Carried> {
    let mut found = Vec::new();
    for (at, table) in edition.tables.iter().enumerate() {
        let (from, to) = CARRIED;
        let Some(row) = table.rows.iter().position(|row| row.id == to) else { continue };
        let old = |(_, old): &(usize, &Table)| old.id == table.id;
        let Some((index, spec)) = last.edition.tables.iter().enumerate().find(old) else { continue };
        let source = spec.rows.iter().position(|row| row.id == from);
        let figures = last.table(index).map(|table| Figures::new(&last.edition.tables[index], table));
        for (column, named) in table.columns.iter().enumerate().filter(|&(column, _)| !table.derives(row, column)) {
            let number = spec
                .columns
                .iter()
                .position(|old| old.id == named.id)
                .and_then(|old| figures.as_ref()?.get(source?, old));
            found.push(Carried { table: at, row, column, number });
        }
    }
    found
}

/// A comment with what was in force at the end of last year, for a table that asks what is.
fn in_force(last: &Report, table: &Table) -> Option<String> {
    let is_asked = |column: &&crate::edition::Column| column.id == IN_FORCE;
    let asked = table.columns.iter().find(is_asked)?;
    let index = last.edition.tables.iter().position(|old| old.id == table.id)?;
    let spec = &last.edition.tables[index];
    let column = spec.columns.iter().position(|old| old.id == asked.id)?;
    let figures = Figures::new(spec, last.table(index)?);
    let rows = spec.rows.iter().enumerate();
    let numbers = rows.filter_map(|(row, named)| Some(format!("{} {}", named.name, figures.get(row, column)?)));
    let numbers = numbers.collect::<Vec<_>>().join("，");
    (!numbers.is_empty()).then(|| format!("<!-- 上年报告的{}：{numbers} -->", asked.name))
}

// --- the template's own words ---

/// The title of an agency's report on a year.
pub fn title(agency: &str, year: i32) -> String {
    format!("{agency}{year}{TITLE}")
}

/// What a title has after agency and year.
const TITLE: &str = "年政府信息公开工作年度报告";

fn preamble<'t>(edition: &Edition, year: &Piece<'t>) -> Vec<Piece<'t>> {
    // Within a title's marks those of another title are single ones.
    let document = edition.document.title.replace('《', "〈").replace('》', "〉");
    let number = &edition.document.number;
    let basis = format!(
        "本报告根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）第五十条和《{document}》（{number}）编制，\
         统计期限自"
    );
    vec![Piece::text(basis), year.clone(), Piece::text("年1月1日起至"), year.clone(), Piece::text("年12月31日止。")]
}

/// What sections are to speak of that the edition does not list: headings (empty for none) and what
/// is owed below them, by the section's id.
const OWN: &[(&str, &[(&str, &str)])] = &[
    ("problems", &[("存在的主要问题", "存在的主要问题"), ("改进情况", "针对上述问题的改进情况")]),
    (
        "other",
        &[("", "是否收取政府信息公开信息处理费；收取的，写明件数和金额"), ("", "其他需要报告的事项；没有的，写明没有")],
    ),
];

/// What stands in a corner that the official form leaves free.
pub const CORNER: &str = "申请办理情况";

/// What the last placeholder asks for.
const DATE: &str = "落款日期";

/// The rows that are one figure: at the end of last year, and at the beginning of this.
const CARRIED: (&str, &str) = ("carried-out", "carried-in");

/// The column whose figure of last year is of use.
const IN_FORCE: &str = "in-force";

const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
