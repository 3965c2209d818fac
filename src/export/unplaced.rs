//! What stands in official tables without an official place: nothing that somebody wrote is to be lost to a program.

use crate::edition::{self, split_name};
use crate::report::{Column, Place, Report, Row, Table, is_fullwidth};
use crate::syntax::{self, SlipKind, Tree, ascii};
use crate::text::{Span, bare};
use std::borrow::Cow;

/// What stands in the tables that are an official one, by where it stands: the cells of rows that only name a group, what
/// stands in columns of another name, of each other row all that it has, with ` | ` between, and words in the corner.
pub(super) fn unplaced(report: &Report, at: usize) -> Vec<(String, String)> {
    let Some(first) = report.table(at) else { return Vec::new() };
    let reader = Reader { tree: &report.tree, report, at, spec: &report.edition.tables[at] };
    let mut found: Vec<(String, String)> = reader.corner(first).into_iter().collect();
    // In official order, whatever that of the text.
    let mut rows: Vec<&Row> = first.rows.iter().collect();
    rows.sort_by_key(|row| row.found.map_or(usize::MAX, |found| found.index));
    for row in rows {
        let is_other = row.found.is_none() && !reader.words(first, row).is_empty();
        match is_other || first.is_unplaced(reader.tree, reader.spec, row) {
            true => reader.row(first, row, &mut found),
            false => reader.other_columns(first, row, &mut found),
        }
    }
    found.extend(reader.bare_rows(first));
    // One that is there twice has no place at all.
    let again = report.tables.iter().filter(|table| table.spec == Some(at) && !std::ptr::eq(*table, first));
    for table in again {
        let rows = table.rows.iter().filter(|row| !reader.words(table, row).is_empty());
        found.extend(rows.map(|row| (reader.place(row), reader.words(table, row))));
    }
    found
}

/// Whether a column has no place among the official ones, and something stands in it.
pub(super) fn is_other_column(tree: &Tree, table: &Table, at: usize) -> bool {
    let column = table.columns[at];
    let stands = |row: &Row| {
        let cells = tree.row_cells(&tree.rows[row.row as usize]);
        cells.get(at).is_some_and(|cell| !bare(tree.slice(*cell)).is_empty())
    };
    at >= table.leading.max(1)
        && !column.first
        && (!bare(tree.slice(column.span)).is_empty() || table.rows.iter().any(stands))
}

struct Reader<'r> {
    tree: &'r Tree,
    report: &'r Report,
    /// The official table.
    at: usize,
    spec: &'static edition::Table,
}

impl Reader<'_> {
    /// What a cell says; a figure in ASCII, however it is typed.
    fn said(&self, cell: Span) -> String {
        let written = self.tree.slice(cell);
        // What somebody noted for himself is none of it.
        let noted = syntax::comments(written).filter(|comment| syntax::is_closed(comment));
        let written = noted.fold(Cow::Borrowed(written), |words, comment| words.replace(comment, "").into());
        let words = syntax::unescaped(bare(&written));
        let end =
            words.find(|c| !is_fullwidth(c) && !c.is_ascii_digit() && !"=+-.,，".contains(c)).unwrap_or(words.len());
        let (figure, behind) = words.split_at(end);
        figure.chars().map(|c| if is_fullwidth(c) { ascii(c) } else { c }).chain(behind.chars()).collect()
    }

    fn describe(&self, place: Place) -> String {
        place.describe(self.report.edition)
    }

    /// Where a row stands.
    fn place(&self, row: &Row) -> String {
        if let Some(found) = row.found {
            return self.describe(Place::Row(self.at, found.index));
        }
        // The table's own corner, as published whichever way it is spelt.
        let name = &*self.said(row.name);
        let is_corner = |official: &&str| split_name(official).1 == split_name(name).1;
        let name = [self.spec.item, self.spec.corner].into_iter().flatten().find(is_corner).unwrap_or(name);
        format!("{}·{name}", self.describe(Place::Table(self.at)))
    }

    /// The cells of a row without its name, in official order.
    fn cells(&self, table: &Table, row: &Row) -> Vec<(usize, String)> {
        let cells = self.tree.row_cells(&self.tree.rows[row.row as usize]);
        let column = |at: usize| table.columns.get(at).and_then(|column| column.found).map(|found| found.index);
        let is_name = |cell: &Span| !row.name.is_empty() && cell.covers(row.name);
        let others = cells.iter().enumerate().skip(table.leading).filter(|(_, cell)| !is_name(cell));
        let mut said: Vec<(usize, String)> =
            others.map(|(at, cell)| (column(at).unwrap_or(usize::MAX), self.said(*cell))).collect();
        said.sort_by_key(|(column, _)| *column);
        said
    }

    /// All that a row has but its name.
    fn words(&self, table: &Table, row: &Row) -> String {
        let words: Vec<String> = self.cells(table, row).into_iter().map(|(_, words)| words).collect();
        let words = words.join(" | ").trim().to_owned();
        // A row of a name alone says that.
        match words.trim_matches([' ', '|']).is_empty() {
            true if row.found.is_none() => self.said(row.name),
            true => String::new(),
            false => words,
        }
    }

    /// A row without a place.
    fn row(&self, table: &Table, row: &Row, found: &mut Vec<(String, String)>) {
        let cells = self.tree.row_cells(&self.tree.rows[row.row as usize]);
        let is_group = cells.len() == table.columns.len() && row.first;
        if let Some(group) = row.found.filter(|group| is_group && self.spec.rows[group.index].group) {
            let said = self.cells(table, row).into_iter();
            let said = said.filter(|(column, words)| *column != usize::MAX && !words.is_empty());
            let place = |column| self.describe(Place::Cell(self.at, group.index, column));
            found.extend(said.map(|(column, words)| (place(column), words)));
            return self.other_columns(table, row, found);
        }
        found.push((self.place(row), self.words(table, row)));
    }

    /// What stands in a row that has its place, in columns that have none.
    fn other_columns(&self, table: &Table, row: &Row, found: &mut Vec<(String, String)>) {
        let cells = self.tree.row_cells(&self.tree.rows[row.row as usize]);
        if row.found.is_none() || cells.len() != table.columns.len() {
            return;
        }
        for (at, cell) in cells.iter().enumerate().filter(|(at, _)| is_other_column(self.tree, table, *at)) {
            let column = table.columns[at];
            let official = column.found.map(|found| self.spec.columns[found.index].name.to_owned());
            let (name, words) = (official.unwrap_or_else(|| self.said(column.span)), self.said(*cell));
            if !words.is_empty() {
                let place = self.place(row);
                found.push((if name.is_empty() { place } else { format!("{place}·{name}") }, words));
            }
        }
    }

    /// `行政处罚 | 6 |`: rows without their first separator, which Markdown reads and the report does not.
    fn bare_rows(&self, table: &Table) -> Vec<(String, String)> {
        let slips = self.tree.slips_in(table.lines.start..table.lines.end + 1);
        let rows = slips.filter(|slip| slip.kind == SlipKind::RowWithoutPipe);
        let lines = rows.filter_map(|slip| self.tree.line_at(slip.span.start)).map(|line| self.tree.line_text(line));
        let split = |line: &str| {
            let mut cells = line.split(['|', '｜']).map(bare);
            let place = format!("{}·{}", self.describe(Place::Table(self.at)), cells.next()?);
            let words = cells.collect::<Vec<_>>().join(" | ");
            Some((place, words.trim_end_matches([' ', '|']).to_owned()))
        };
        lines.filter_map(split).collect()
    }

    /// Words in the corner beside its official ones: `（含下属单位）`.
    fn corner(&self, table: &Table) -> Option<(String, String)> {
        let words = corner_words(self.tree, self.spec, table.columns.first()?)?;
        Some((self.describe(Place::Table(self.at)), words.to_owned()))
    }
}

/// What stands in a table's corner, where it says more than a corner's name: it has parentheses or a colon, and is none of
/// the official names.
pub(super) fn corner_words<'t>(tree: &'t Tree, spec: &edition::Table, corner: &Column) -> Option<&'t str> {
    let words = tree.slice(corner.span).trim();
    let official = [spec.item, spec.corner].into_iter().flatten();
    let is_official = official.into_iter().any(|name| split_name(name).1 == split_name(words).1);
    // What ties the figures together stands in the corner of the form itself.
    let says_more = words.contains(['（', '(', '：', ':']) && !words.contains("勾稽");
    (corner.found.is_none() && says_more && !is_official).then_some(words)
}
