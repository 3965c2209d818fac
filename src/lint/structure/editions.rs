//! Tables of another edition of the format than the report's.

use super::super::context::{Context, OfficialTable};
use super::super::finding::{Finding, Ground, Related};
use super::super::rule::{Fixable, Rule, Scope, Severity};
use crate::edition::{self, Basis, Edition};
use crate::report::{Place, Report, Table};
use crate::syntax::ascii;
use crate::text::{Span, say, text};

pub(super) static RULES: &[&Rule] = &[&WRONG_EDITION];

static WRONG_EDITION: Rule = Rule {
    name: "structure/wrong-edition",
    severity: Severity::Warning,
    title: text!(zh: "用了另一版格式的表", en: "table of another edition of the format"),
    basis: Basis::Template,
    fixable: Fixable::No,
    scope: Scope::Part,
    page: include_str!("wrong-edition.md"),
    check: wrong_edition,
};

/// Something in the text that is another edition's.
pub struct Foreign {
    /// The table of the text, by index in the report's.
    pub table: usize,
    /// What shows it: a column, a row, or the table's corner.
    pub span: Span,
    /// The edition that has it.
    pub edition: &'static Edition,
    /// The row of this edition that the other one fills with figures; `None` for the table as a whole.
    pub row: Option<usize>,
    /// The table of this edition that it stands in the place of.
    pub replaces: Option<usize>,
}

/// What is another edition's in a report.
pub(in crate::lint) fn foreign(report: &Report, tables: &[OfficialTable<'_>]) -> Vec<Foreign> {
    let others = || edition::all().iter().filter(|other| other.id != report.edition.id);
    let mut found = Vec::new();
    // Both are in the order of the text.
    let mut officials = tables.iter().peekable();
    for (at, table) in report.tables.iter().enumerate() {
        let official = officials.next_if(|official| official.at == at);
        found.extend(others().find_map(|other| match official {
            Some(official) => in_official(report, at, official, other),
            None => unofficial(report, at, table, other),
        }));
    }
    found
}

/// A column, a row, or a group row with figures that only the other edition has in this table.
fn in_official(report: &Report, at: usize, official: &OfficialTable<'_>, other: &'static Edition) -> Option<Foreign> {
    let tree = &report.tree;
    let same = other.tables.iter().find(|table| table.id == official.spec.id)?;
    let foreign = |span: Span, row| Foreign { table: at, span, edition: other, row, replaces: None };
    let table = official.table;
    let column = table
        .columns
        .iter()
        .skip(1)
        .find(|column| column.found.is_none() && same.column_names.find(tree.slice(column.span)).is_some());
    if let Some(column) = column {
        return Some(foreign(column.span, None));
    }
    let row = table.rows.iter().find(|row| row.found.is_none() && same.row_names.find(tree.slice(row.name)).is_some());
    if let Some(row) = row {
        return Some(foreign(row.name, None));
    }
    table.rows.iter().find_map(|row| {
        let here = row.found.filter(|found| official.spec.rows[found.index].group)?;
        let there = same.row_names.find(tree.slice(row.name)).filter(|found| !same.rows[found.index].group)?;
        let cells = tree.row_cells(&tree.rows[row.row as usize]).iter().skip(table.leading);
        let figures = cells.filter(|cell| tree.slice(**cell).contains(|c: char| ascii(c).is_ascii_digit())).count();
        let children = official.spec.rows.iter().enumerate().filter(|(_, child)| child.parent == Some(here.index));
        let filled = children.filter(|(child, _)| table.row(*child).is_some()).count();
        debug_assert!(!same.rows[there.index].group);
        (figures > 1 && filled == 0).then(|| foreign(row.name, Some(here.index)))
    })
}

/// A table that only the other edition has.
fn unofficial(report: &Report, at: usize, table: &Table, other: &'static Edition) -> Option<Foreign> {
    let section = report.sections[table.section?].spec?;
    let tree = &report.tree;
    let id = &report.edition.sections[section].id;
    let there = other.tables.iter().find(|it| {
        let names_row = |row: &crate::report::Row| it.row_names.find(tree.slice(row.name)).is_some();
        other.sections[it.section].id == *id && table.rows.iter().any(names_row)
    })?;
    let replaces = report.edition.tables.iter().position(|it| it.id == there.id);
    let span = super::tables::first_line_of(report, table);
    Some(Foreign { table: at, span, edition: other, row: None, replaces })
}

/// One finding for all that is of another edition: it comes of one cause, last year's file.
fn wrong_edition(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let report = context.report;
    let own = &report.edition.document.number;
    if let (Some(asked), Some(year)) = (&report.front_matter.edition, &report.front_matter.year) {
        let of_year = edition::for_year(year.value);
        if of_year.id != asked.value.id {
            let (year, number) = (year.value, &of_year.document.number);
            let message = say!(context.lang,
                zh: "{year} 年度用{number}的格式，题头写的是 {asked}",
                en: "reports of {year} follow {number}; the front matter asks for {asked}",
                asked = asked.value.id);
            findings.push(
                Finding::new(&WRONG_EDITION, asked.span, message).at(Place::FrontMatter(Some("格式".to_owned()))),
            );
        }
    }
    let Some((first, others)) = context.foreign.split_first() else { return };
    let shown = context.slice(first.span).trim_matches(['|', ' ']);
    let number = &first.edition.document.number;
    let message = say!(context.lang,
        zh: "“{shown}”是{number}格式的，这份报告用{own}的格式",
        en: "“{shown}” is of the format of {number}; this report follows {own}");
    let mut finding = Finding::new(&WRONG_EDITION, first.span, message);
    finding.place = report.place_at(first.span.start);
    finding.ground = Some(Ground::document(Basis::Template, own));
    finding.related = others
        .iter()
        .map(|other| Related {
            span: other.span,
            message: context.slice(other.span).trim_matches(['|', ' ']).to_owned(),
        })
        .collect();
    findings.push(finding.help(say!(context.lang,
        zh: "按现行格式的行和列重新填表",
        en: "fill in the rows and columns of the format in force")));
}
