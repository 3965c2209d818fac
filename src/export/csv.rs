//! Reports as CSV, in the long form: a line for each cell of the official tables, whatever stands in it.

use super::unplaced::unplaced;
use crate::edition::{Edition, Kind, Table};
use crate::report::{Cell, Figures, Report, State};
use crate::syntax;
use crate::text::{Span, inert};
use rust_decimal::Decimal;

/// The names of the columns.
pub const HEAD: [&str; 13] = [
    "source", "agency", "year", "edition", "key", "section", "row", "column", "unit", "text", "value", "state", "note",
];

/// The official cells of a report in official order, as the columns of [`HEAD`] have them. `is_guess` tells of what was
/// read from a document of another format which places were guessed.
pub fn lines(source: &str, report: &Report, is_guess: impl Fn(Span) -> bool) -> Vec<[String; HEAD.len()]> {
    let mut lines = plain_lines(source, report, is_guess);
    for line in &mut lines {
        for (text, name) in line.iter_mut().zip(HEAD) {
            if matches!(name, "source" | "agency" | "text" | "note") {
                *text = inert(std::mem::take(text));
            }
        }
    }
    lines
}

/// The same for who reads no spreadsheet: a text is what it is.
pub fn plain_lines(source: &str, report: &Report, is_guess: impl Fn(Span) -> bool) -> Vec<[String; HEAD.len()]> {
    let edition = report.edition;
    let agency = report.front_matter.agency.as_ref().map_or("", |agency| &agency.value);
    let year = report.front_matter.year.as_ref().map_or(String::new(), |year| year.value.to_string());
    let mut lines = Vec::new();
    for (at, table) in edition.tables.iter().enumerate() {
        let figures = report.table(at).map(|found| Figures::new(table, found));
        for (row, column) in places(table) {
            let cell = figures.as_ref().map(|figures| *figures.cell(row, column)).unwrap_or_default();
            // A row that only names a group has no figures.
            if table.rows[row].group {
                continue;
            }
            let value = figures.as_ref().and_then(|figures| figures.get(row, column));
            let slice = |span: Span| syntax::unescaped(report.tree.slice(span)).into_owned();
            lines.push([
                source.to_owned(),
                agency.to_owned(),
                year.clone(),
                edition.id.to_owned(),
                format!("{}/{}/{}", table.id, table.rows[row].id, table.columns[column].id),
                section(edition, table).to_owned(),
                table.rows[row].place.to_owned(),
                table.columns[column].name.to_owned(),
                unit(report, table, column, &cell),
                slice(cell.span),
                value.map_or(String::new(), |value| value.to_string()),
                state(&cell, value, is_guess(cell.span)).to_owned(),
                slice(cell.note),
            ]);
        }
        // Figures of rows without an official place are nobody's; they are not lost for that.
        for (place, words) in unplaced(report, at) {
            let mut line = [const { String::new() }; HEAD.len()];
            let told = [source, agency, &*year, edition.id, "", section(edition, table), &*place];
            line.iter_mut().zip(told).for_each(|(to, told)| *to = told.to_owned());
            (line[9], line[11]) = (words, "unread".to_owned());
            lines.push(line);
        }
    }
    lines
}

fn places(table: &Table) -> impl Iterator<Item = (usize, usize)> {
    let columns = table.columns.len();
    (0..table.rows.len()).flat_map(move |row| (0..columns).map(move |column| (row, column)))
}

fn section(edition: &Edition, table: &Table) -> &'static str {
    edition.sections[table.section].title
}

/// What an amount of money is in: as the column says, else as it is written.
fn unit(report: &Report, table: &Table, column: usize, cell: &Cell) -> String {
    match table.columns[column].kind {
        Kind::Amount { unit: Some(unit) } => unit.to_owned(),
        Kind::Amount { unit: None } => report.tree.slice(cell.unit).to_owned(),
        Kind::Count | Kind::Signed => String::new(),
    }
}

/// What a cell is, in a word: see `docs/export.md`.
fn state(cell: &Cell, value: Option<Decimal>, guessed: bool) -> &'static str {
    match cell.state {
        State::Missing => "missing",
        State::Blank if cell.span.is_empty() => "blank",
        State::Blank => "na",
        State::Bad(_) => "unread",
        _ if guessed => "guessed",
        State::Derived if value.is_none() => "unread",
        State::Derived => "derived",
        State::Number(number) if number.is_zero() => "zero",
        State::Number(_) => "number",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::parse;

    const EXAMPLE: &str = include_str!("../../examples/seeded-mistakes.nianbao");

    fn cell<'l>(lines: &'l [[String; HEAD.len()]], key: &str) -> [&'l str; 5] {
        let line = lines.iter().find(|line| line[4] == key).unwrap();
        [&line[8], &line[9], &line[10], &line[11], &line[12]]
    }

    #[test]
    fn a_line_says_what_stands_in_a_cell() {
        let lines = lines("𠮷/年报.nianbao", &parse(EXAMPLE), |_| false);
        assert_eq!(lines[0][0], "𠮷/年报.nianbao");
        assert_eq!(cell(&lines, "rules/normative-documents/repealed"), ["", "-3", "", "unread", ""]);
        assert_eq!(cell(&lines, "licensing/licences/decisions"), ["", "58,006", "58006", "number", ""]);
        assert_eq!(cell(&lines, "fees/administrative-fees/amount")[0], "万元");
    }

    #[test]
    fn every_cell_that_has_figures_is_there_once() {
        let report = parse(EXAMPLE);
        let mut lines = lines("a", &report, |_| false);
        // （三）不予公开 only names a group; what stands there has no key, and is there all the same.
        let unplaced: Vec<[&str; 3]> =
            lines.iter().filter(|line| line[4].is_empty()).map(|line| [&*line[6], &*line[9], &*line[11]]).collect();
        assert_eq!(unplaced, [["三·（三）不予公开·总计", "12", "unread"]]);
        lines.retain(|line| !line[4].is_empty());
        let keys: std::collections::BTreeSet<&str> = lines.iter().map(|line| &*line[4]).collect();
        assert_eq!(keys.len(), lines.len());
        let figures: usize = report
            .edition
            .tables
            .iter()
            .map(|table| table.rows.iter().filter(|row| !row.group).count() * table.columns.len())
            .sum();
        assert_eq!(lines.len(), figures);
    }

    #[test]
    fn figures_come_as_they_are_written_asked_for_or_guessed() {
        let text = "---\n机关: 𠮷县人民政府\n年度: 2023\n---\n\n## 四、政府信息公开行政复议、行政诉讼情况\n\n\
            | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n|-|-|-|-|-|-|\n\
            | 行政复议 | 1（已结） | 0 | / | @2 | = |\n| 未经复议直接起诉 | 1 | 2 | 3 | 4 | = |\n";
        let report = parse(text);
        let lines = lines("a", &report, |_| false);
        let of = |column: &str| cell(&lines, &format!("reviews/reconsideration/{column}"));
        assert_eq!(of("upheld"), ["", "1（已结）", "1", "number", "已结"]);
        assert_eq!(of("corrected"), ["", "0", "0", "zero", ""]);
        assert_eq!(of("other-result"), ["", "/", "", "na", ""]);
        assert_eq!(of("pending"), ["", "'@2", "", "unread", ""]);
        assert_eq!(of("total"), ["", "=", "", "unread", ""]);
        assert_eq!(cell(&lines, "reviews/direct-lawsuits/total"), ["", "=", "10", "derived", ""]);
        assert_eq!(cell(&lines, "reviews/lawsuits-after-review/total"), ["", "", "", "missing", ""]);
        let all = super::lines("a", &report, |_| true);
        assert_eq!(cell(&all, "reviews/reconsideration/upheld")[3], "guessed");
    }
}
