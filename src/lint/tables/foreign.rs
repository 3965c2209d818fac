//! Tables of another edition of the format than the report's.

use super::{OfficialTable, first_line};
use crate::edition::{self, Edition};
use crate::report::{Report, Table};
use crate::syntax::ascii;
use crate::text::Span;

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
pub fn foreign(report: &Report, tables: &[OfficialTable<'_>]) -> Vec<Foreign> {
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
    // 合计 beside 总计 is a name of either edition, and of neither.
    let is_foreign = |here: &edition::Names, there: &edition::Names, name: Span| {
        here.find(tree.slice(name)).is_none() && there.find(tree.slice(name)).is_some()
    };
    let column = table.columns.iter().skip(1).filter(|column| column.found.is_none());
    let column = column.map(|column| column.span);
    let row = table.rows.iter().filter(|row| row.found.is_none()).map(|row| row.name);
    let (here, there) = (official.spec, same);
    let mut foreign_names = column
        .filter(|&name| is_foreign(&here.column_names, &there.column_names, name))
        .chain(row.filter(|&name| is_foreign(&here.row_names, &there.row_names, name)));
    if let Some(name) = foreign_names.next() {
        return Some(foreign(name, None));
    }
    table.rows.iter().find_map(|row| {
        let here = row.found.filter(|found| official.spec.rows[found.index].group)?;
        same.row_names.find(tree.slice(row.name)).filter(|found| !same.rows[found.index].group)?;
        let cells = tree.row_cells(&tree.rows[row.row as usize]).iter().skip(table.leading);
        let figures = cells.filter(|cell| tree.slice(**cell).contains(|c: char| ascii(c).is_ascii_digit())).count();
        let children = official.spec.rows.iter().enumerate().filter(|(_, child)| child.parent == Some(here.index));
        let filled = children.filter(|(child, _)| table.row(*child).is_some()).count();
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
    let span = first_line(report, table);
    Some(Foreign { table: at, span, edition: other, row: None, replaces })
}
