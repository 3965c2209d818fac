//! What goes with the lines of [`csv`](super::csv) where thousands of reports are looked at together: a line for each
//! report, and the book that says what each column, key and state is.

use crate::edition::{self, Edition, Kind};
use crate::report::{Figures, Place, Report};
use crate::text::{Lang, Text, text};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The keys of all official places, those of the latest edition first, and where each stands in which edition.
fn keys() -> &'static [Known] {
    static KEYS: OnceLock<Vec<Known>> = OnceLock::new();
    KEYS.get_or_init(|| {
        let mut known: Vec<Known> = Vec::new();
        let mut by_key: FxHashMap<String, usize> = FxHashMap::default();
        for edition in edition::all().iter().rev() {
            for (at, table) in edition.tables.iter().enumerate() {
                for (row, named) in table.rows.iter().enumerate().filter(|(_, row)| !row.group) {
                    for (column, across) in table.columns.iter().enumerate() {
                        let key = format!("{}/{}/{}", table.id, named.id, across.id);
                        let place = (edition.id, (at, row, column));
                        match by_key.get(&key).and_then(|&at| known.get_mut(at)) {
                            Some(there) => there.places.push(place),
                            None => {
                                by_key.insert(key.clone(), known.len());
                                known.push(Known { key, places: vec![place] });
                            }
                        }
                    }
                }
            }
        }
        known
    })
}

/// A key, and its places by edition: table, row, column.
struct Known {
    key: String,
    places: Vec<(&'static str, (usize, usize, usize))>,
}

impl Known {
    fn in_edition(&self, edition: &Edition) -> Option<(usize, usize, usize)> {
        self.places.iter().find(|(id, _)| *id == edition.id).map(|(_, place)| *place)
    }
}

/// The first columns of a line for each report; the keys follow.
pub const WIDE: [&str; 5] = ["source", "agency", "year", "edition", "blanks"];

/// The names of the columns of a line for each report.
pub fn wide_head() -> impl Iterator<Item = &'static str> {
    WIDE.into_iter().chain(keys().iter().map(|known| &*known.key))
}

/// A report in one line: what it is, how many of its places have no figure, and its figures; nothing where there is none.
pub struct Wide {
    /// 机关
    pub agency: String,
    /// 年度
    pub year: Option<i32>,
    /// The edition that it follows.
    pub edition: &'static str,
    /// How many of the places of its edition have no figure.
    pub blanks: usize,
    /// The figures, a place for each key.
    pub figures: Vec<Option<Decimal>>,
}

impl Wide {
    /// The line of a report.
    pub fn of(report: &Report) -> Wide {
        let edition = report.edition;
        let tables: Vec<Option<Figures<'_>>> = edition
            .tables
            .iter()
            .enumerate()
            .map(|(at, spec)| report.table(at).map(|table| Figures::new(spec, table)))
            .collect();
        let mut blanks = 0;
        let figures = keys().iter().map(|known| {
            let (at, row, column) = known.in_edition(edition)?;
            let figure = tables.get(at).and_then(Option::as_ref).and_then(|figures| figures.get(row, column));
            blanks += usize::from(figure.is_none());
            figure
        });
        let figures = figures.collect();
        let front = &report.front_matter;
        Wide {
            agency: front.agency.as_ref().map_or(String::new(), |agency| agency.value.clone()),
            year: front.year.as_ref().map(|year| year.value),
            edition: edition.id,
            blanks,
            figures,
        }
    }
}

/// The columns of the book.
pub const BOOK: [&str; 8] = ["what", "name", "kind", "unit", "derived", "in_2019", "in_2021", "meaning"];

/// The book: each column, each key with its place in each edition, each state.
pub fn book(lang: Lang) -> Vec<[String; BOOK.len()]> {
    let line = |what: &str, name: &str, meaning: Text| {
        let mut line: [String; BOOK.len()] = Default::default();
        [line[0], line[1], line[7]] = [what.to_owned(), name.to_owned(), meaning.get(lang).to_owned()];
        line
    };
    let mut book: Vec<[String; BOOK.len()]> =
        COLUMNS.iter().map(|(name, meaning)| line("column", name, *meaning)).collect();
    for known in keys() {
        let place = |id: &str| {
            let edition = edition::by_id(id)?;
            let (table, row, column) = known.in_edition(edition)?;
            Some(Place::Cell(table, row, column).describe(edition))
        };
        let column = known.places.first().and_then(|(id, (at, row, column))| {
            let table = edition::by_id(id)?.tables.get(*at)?;
            Some((table.columns.get(*column)?, table.derives(*row, *column)))
        });
        let (kind, unit) = match column.map(|(column, _)| &column.kind) {
            Some(Kind::Count) => ("count", ""),
            Some(Kind::Signed) => ("signed", ""),
            Some(Kind::Amount { unit }) => ("amount", unit.unwrap_or_default()),
            None => ("", ""),
        };
        let derived = if column.is_some_and(|(_, derived)| derived) { "yes" } else { "" };
        let [in_2019, in_2021] = ["2019", "2021"].map(|id| place(id).unwrap_or_default());
        book.push([
            "key".to_owned(),
            known.key.clone(),
            kind.to_owned(),
            unit.to_owned(),
            derived.to_owned(),
            in_2019,
            in_2021,
            String::new(),
        ]);
    }
    book.extend(STATES.iter().map(|(name, meaning)| line("state", name, *meaning)));
    book
}

/// What the columns are.
const COLUMNS: [(&str, Text); 14] = [
    ("source", text!(zh: "文件", en: "The file")),
    ("agency", text!(zh: "报告写的机关", en: "The agency that the report names")),
    ("year", text!(zh: "报告写的年度", en: "The year that the report names")),
    ("edition", text!(zh: "哪一版格式", en: "The edition of the format")),
    (
        "key",
        text!(zh: "格名：表/行/列，两版格式同义的格同名", en: "The place: table/row/column, the same where both editions mean the same"),
    ),
    ("section", text!(zh: "节的规定名称", en: "The official name of the section")),
    ("row", text!(zh: "行的规定名称", en: "The official name of the row")),
    ("column", text!(zh: "列的规定名称", en: "The official name of the column")),
    ("unit", text!(zh: "金额的单位", en: "The unit of an amount")),
    ("text", text!(zh: "格里的原文", en: "What stands in the cell")),
    ("value", text!(zh: "数值；没有数就空着，不是 0", en: "The figure; empty where there is none, which is not 0")),
    ("state", text!(zh: "格的状态", en: "The state of the cell")),
    ("note", text!(zh: "括注", en: "The note in parentheses")),
    (
        "blanks",
        text!(zh: "宽表：这份报告有几格没有数", en: "Of a line for each report: how many places have no figure"),
    ),
];

/// What the states are.
const STATES: [(&str, Text); 8] = [
    ("number", text!(zh: "有数", en: "A figure")),
    ("zero", text!(zh: "数是 0", en: "The figure 0")),
    ("derived", text!(zh: "写的是 =，值是算出的", en: "Written as =, and worked out")),
    ("guessed", text!(zh: "从文件读来，位置是推断的", en: "Read from a document, its place guessed")),
    ("blank", text!(zh: "没有填，不是 0", en: "Nothing: not filled in, and not 0")),
    ("na", text!(zh: "写的是表示没有的符号", en: "A mark for nothing")),
    (
        "unread",
        text!(zh: "写的不是数，= 算不出来，或者不是规定的一格（没有 key）", en: "No figure, a = that cannot be worked out, or a row without an official place (no key)"),
    ),
    ("missing", text!(zh: "报告里没有这一格", en: "The report has no such cell")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::csv;
    use crate::report::parse;

    const EXAMPLE: &str = include_str!("../../examples/seeded-mistakes.nianbao");

    #[test]
    fn a_wide_line_has_the_figures_of_the_long_ones() {
        let report = parse(EXAMPLE);
        let wide = Wide::of(&report);
        assert_eq!(wide.figures.len() + WIDE.len(), wide_head().count());
        let by_key: FxHashMap<&str, Option<Decimal>> =
            wide_head().skip(WIDE.len()).zip(wide.figures.iter().copied()).collect();
        let mut lines = csv::lines("𠮷.nianbao", &report, |_| false);
        // A row without an official place has no key.
        lines.retain(|line| !line[4].is_empty());
        assert!(lines.len() > 150);
        for line in &lines {
            let value = by_key[&*line[4]].map_or(String::new(), |value| value.to_string());
            assert_eq!(value, line[10], "{}", line[4]);
        }
        assert_eq!(wide.blanks, lines.iter().filter(|line| line[10].is_empty()).count());
    }

    #[test]
    fn the_book_has_every_column_key_and_state_once() {
        let book = book(Lang::Zh);
        let names: std::collections::BTreeSet<(&str, &str)> = book.iter().map(|line| (&*line[0], &*line[1])).collect();
        assert_eq!(names.len(), book.len());
        for name in csv::HEAD {
            assert!(names.contains(&("column", name)), "{name}");
        }
        let both = book.iter().find(|line| line[1] == "applications/new/total").unwrap();
        assert!(both[5].contains("本年新收") && both[6].contains("本年新收"), "{both:?}");
        assert!(book.iter().any(|line| line[0] == "key" && line[5].is_empty()), "what 2019 did not ask for");
        assert!(book.iter().any(|line| line[0] == "key" && line[6].is_empty()), "what 2021 no longer asks for");
    }
}
