//! The way back from [`json`](super::json): a report's figures and text as data, from the export or from a database in
//! the same form, as the text of a report. Keys may be left out; what is there has to fit, and what does not is said with
//! its path. Nothing is passed over.

use super::json;
use crate::edition::{self, Edition, Kind, Table};
use crate::format;
use crate::report::{self, AgencyKind, Place};
use crate::syntax::{quoted, unescaped};
use crate::text::{Date, Lang, YEARS, say};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt::Write;

/// What does not fit: where, as a path of keys, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Misfit {
    /// The keys that lead there: `requests.予以公开.自然人`; empty for the whole.
    pub path: String,
    /// Why.
    pub message: String,
}

/// The text of the report that a JSON object is; or all that does not fit, in the object's order.
pub fn from_json(text: &str, lang: Lang) -> Result<String, Vec<Misfit>> {
    let mut reader = Reader { lang, misfits: Vec::new() };
    let whole = |message: String| vec![Misfit { path: String::new(), message }];
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let mut twice = Vec::new();
    Twice { path: "", found: &mut twice }
        .deserialize(&mut deserializer)
        .and_then(|()| deserializer.end())
        .map_err(|error| whole(no_json(&error, lang)))?;
    for path in twice {
        reader.misfit(&path, say!(lang, zh: "这个键写了两次", en: "this key is there twice"));
    }
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let Value::Object(object) = value else {
        return Err(whole(
            say!(lang, zh: "应是一个 JSON 对象，每份报告一个", en: "has to be one JSON object, one for a report"),
        ));
    };
    let report = reader.report(&object);
    if !reader.misfits.is_empty() {
        return Err(reader.misfits);
    }
    // What a text cannot say as it stands here would be read as something else.
    let back = json(&report::parse(&*report));
    reader.differs("", &Value::Object(object), &back);
    if reader.misfits.is_empty() { Ok(report) } else { Err(reader.misfits) }
}

/// That a text is no JSON, and where it ceases to be.
fn no_json(error: &serde_json::Error, lang: Lang) -> String {
    let (line, column) = (error.line(), error.column());
    match error.is_eof() {
        true => say!(lang,
            zh: "不是 JSON：到第 {line} 行第 {column} 列就完了，没有写全",
            en: "is no JSON: it ends at line {line}, column {column} before it is complete"),
        false => say!(lang,
            zh: "不是 JSON：第 {line} 行第 {column} 列起写法不对",
            en: "is no JSON: {error}"),
    }
}

/// The keys that are not rows of a table.
const KEYS: [&str; 11] =
    ["agency", "year", "edition", "kind", "published", "title", "notes", "unread", "preamble", "sections", "signature"];

struct Reader {
    lang: Lang,
    misfits: Vec<Misfit>,
}

/// What stands in the cells of the tables, by table, row and column.
type Cells = FxHashMap<(usize, usize, usize), String>;

impl Reader {
    fn misfit(&mut self, path: &str, message: String) {
        self.misfits.push(Misfit { path: path.to_owned(), message });
    }

    /// A text, where there is one.
    fn text<'v>(&mut self, path: &str, value: Option<&'v Value>) -> Option<&'v str> {
        match value {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => Some(text),
            Some(_) => {
                self.misfit(path, say!(self.lang, zh: "应是文字", en: "has to be a text"));
                None
            }
        }
    }

    /// An object, where there is one.
    fn object<'v>(&mut self, path: &str, value: Option<&'v Value>) -> Option<&'v Map<String, Value>> {
        match value {
            None | Some(Value::Null) => None,
            Some(Value::Object(object)) => Some(object),
            Some(_) => {
                self.misfit(path, say!(self.lang, zh: "应是对象", en: "has to be an object"));
                None
            }
        }
    }

    fn report(&mut self, object: &Map<String, Value>) -> String {
        let year = self.year(object.get("year"));
        let edition = self.edition(object.get("edition"), year);
        for key in object.keys() {
            if !KEYS.contains(&&**key) && !edition.sections.iter().any(|it| it.id == key && !it.tables.is_empty()) {
                self.misfit(key, say!(self.lang, zh: "没有这个键", en: "there is no such key"));
            }
        }
        let mut text = self.front_matter(object, year, edition);
        if let Some(title) = self.text("title", object.get("title")) {
            let _ = write!(text, "# {title}\n\n");
        }
        if let Some(preamble) = self.text("preamble", object.get("preamble")) {
            let _ = write!(text, "{}\n\n", preamble.trim_end());
        }
        let cells = self.cells(object, edition);
        let texts = self.object("sections", object.get("sections"));
        for section in edition.sections {
            let value = texts.and_then(|texts| texts.get(section.title));
            let words = self.text(&format!("sections.{}", section.title), value);
            // A section that is said not to be there has figures all the same, or none.
            let has_figures = cells.keys().any(|(table, ..)| section.tables.contains(table));
            if value == Some(&Value::Null) && !has_figures {
                continue;
            }
            let _ = write!(text, "## {}\n\n", section.heading);
            if let Some(words) = words.map(str::trim_end).filter(|words| !words.is_empty()) {
                let _ = write!(text, "{words}\n\n");
            }
            for &table in section.tables {
                let cell = |row: usize, column: usize| cells.get(&(table, row, column)).cloned().unwrap_or_default();
                text += &format::filled_table(&edition.tables[table], format::CORNER, "\n", cell);
                text.push('\n');
            }
        }
        // Those of the report's own.
        for (title, value) in texts.into_iter().flatten() {
            if edition.sections.iter().any(|section| section.title == title) {
                continue;
            }
            let path = format!("sections.{title}");
            if title.trim().is_empty() || title.contains(['\n', '\r']) {
                self.misfit(&path, say!(self.lang, zh: "不是节题", en: "is no heading"));
            } else if let Some(words) = self.text(&path, Some(value)) {
                let _ = write!(text, "## {title}\n\n{}\n\n", words.trim_end());
            }
        }
        if let Some(signature) = self.object("signature", object.get("signature")) {
            for key in signature.keys().filter(|key| !["agency", "date"].contains(&&***key)) {
                self.misfit(&format!("signature.{key}"), say!(self.lang, zh: "没有这个键", en: "there is no such key"));
            }
            for key in ["agency", "date"] {
                if let Some(line) = self.text(&format!("signature.{key}"), signature.get(key)) {
                    let _ = writeln!(text, "{line}\n");
                }
            }
        }
        text.truncate(text.trim_end().len());
        text + "\n"
    }

    fn year(&mut self, value: Option<&Value>) -> Option<i32> {
        let value = value.filter(|value| !value.is_null())?;
        let year = value.as_i64().and_then(|year| i32::try_from(year).ok()).filter(|year| YEARS.contains(year));
        if year.is_none() {
            self.misfit(
                "year",
                say!(self.lang, zh: "应是四位数的年度，例如 2024", en: "has to be a year, such as 2024"),
            );
        }
        year
    }

    fn edition(&mut self, value: Option<&Value>, year: Option<i32>) -> &'static Edition {
        let by_year = || year.map_or(edition::latest(), edition::for_year);
        let Some(id) = self.text("edition", value) else { return by_year() };
        edition::by_id(id).unwrap_or_else(|| {
            let known = edition::ids().join("、");
            self.misfit(
                "edition",
                say!(self.lang, zh: "没有这一版格式；有 {known}", en: "there is no such edition; there are {known}"),
            );
            by_year()
        })
    }

    fn front_matter(&mut self, object: &Map<String, Value>, year: Option<i32>, edition: &Edition) -> String {
        let agency = self.text("agency", object.get("agency")).map(|agency| quoted(agency).into_owned());
        let kind = self.text("kind", object.get("kind")).map(str::to_owned);
        if kind.as_deref().is_some_and(|kind| AgencyKind::named(kind).is_none()) {
            let known = AgencyKind::ALL.map(AgencyKind::name).join("、");
            self.misfit(
                "kind",
                say!(self.lang, zh: "没有这一种主体；有 {known}", en: "there is no such kind; there are {known}"),
            );
        }
        let published = self.text("published", object.get("published"));
        if published.is_some_and(|date| Date::iso(date).is_none()) {
            self.misfit(
                "published",
                say!(self.lang, zh: "应是日期，例如 2025-01-25", en: "has to be a date, such as 2025-01-25"),
            );
        }
        let is_other = edition.id != year.map_or(edition::latest(), edition::for_year).id;
        let entries = [
            ("机关", agency),
            ("年度", year.map(|year| year.to_string())),
            ("主体", kind),
            ("格式", is_other.then(|| edition.id.to_owned())),
            ("发布日期", published.map(str::to_owned)),
        ];
        let lines: String =
            entries.iter().filter_map(|(key, value)| Some(format!("{key}: {}\n", value.as_ref()?))).collect();
        if lines.is_empty() { lines } else { format!("---\n{lines}---\n\n") }
    }

    /// What stands in the cells: figures with their notes, and what is none.
    fn cells(&mut self, object: &Map<String, Value>, edition: &'static Edition) -> Cells {
        let mut cells = Cells::default();
        for section in edition.sections.iter().filter(|section| !section.tables.is_empty()) {
            let Some(rows) = self.object(section.id, object.get(section.id)) else { continue };
            for (name, row) in rows {
                let path = format!("{}.{name}", section.id);
                let named = |table: &Table| table.rows.iter().position(|row| row.name == name && !row.group);
                let found = section.tables.iter().find_map(|&at| Some((at, named(&edition.tables[at])?)));
                let Some((table, at)) = found else {
                    self.misfit(&path, say!(self.lang, zh: "没有这一行", en: "there is no such row"));
                    continue;
                };
                for (name, value) in self.object(&path, Some(row)).into_iter().flatten() {
                    let path = format!("{path}.{name}");
                    let columns = edition.tables[table].columns;
                    let Some(column) = columns.iter().position(|column| column.name == name) else {
                        self.misfit(&path, say!(self.lang, zh: "没有这一列", en: "there is no such column"));
                        continue;
                    };
                    if let Some(figure) = self.figure(&path, value, &columns[column].kind) {
                        cells.insert((table, at, column), figure);
                    }
                }
            }
        }
        let places = places(edition);
        for (key, is_note) in [("notes", true), ("unread", false)] {
            for (place, value) in self.object(key, object.get(key)).into_iter().flatten() {
                let path = format!("{key}.{place}");
                let Some(&at) = places.get(place) else {
                    self.misfit(&path, say!(self.lang, zh: "没有这一格", en: "there is no such cell"));
                    continue;
                };
                let Some(words) = self.text(&path, Some(value)) else { continue };
                let words = words.replace('|', "\\|");
                match (is_note, cells.get_mut(&at)) {
                    (true, Some(figure)) => *figure += &format!("（{words}）"),
                    (true, None) => {
                        self.misfit(
                            &path,
                            say!(self.lang, zh: "这一格没有数，只有说明", en: "a note in a cell without a figure"),
                        );
                    }
                    (false, Some(_)) => {
                        self.misfit(
                            &path,
                            say!(self.lang, zh: "这一格另有一个数", en: "there is a figure for this cell, too"),
                        );
                    }
                    (false, None) => drop(cells.insert(at, words)),
                }
            }
        }
        cells
    }

    /// A figure with the digits that it is written with.
    fn figure(&mut self, path: &str, value: &Value, kind: &Kind) -> Option<String> {
        match value {
            Value::Null => None,
            Value::Number(number) => {
                let figure = decimal(number).map(|figure| figure.to_string());
                if figure.is_none() {
                    self.misfit(path, say!(self.lang, zh: "数太长，写不下", en: "the number is too long"));
                }
                figure
            }
            Value::String(text) if matches!(kind, Kind::Amount { unit: None }) => Some(text.clone()),
            _ => {
                self.misfit(
                    path,
                    say!(self.lang, zh: "应是数，没有填的是 null", en: "has to be a number, null where there is none"),
                );
                None
            }
        }
    }

    /// Says what of the data the text does not give back. What is not in the data is no loss.
    fn differs(&mut self, path: &str, data: &Value, back: &Value) {
        let is_same = match (data, back) {
            (Value::Object(data), Value::Object(back)) => {
                for (key, value) in data {
                    let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    self.differs(&below, value, back.get(key).unwrap_or(&Value::Null));
                }
                return;
            }
            (Value::Number(data), Value::Number(back)) => decimal(data) == decimal(back),
            (Value::String(data), Value::String(back)) => unescaped(data.trim_end()) == unescaped(back),
            // A section that has figures is there.
            (Value::Null, _) => path.starts_with("sections.") || back.is_null() || path == "kind" || path == "edition",
            (data, back) => data == back,
        };
        if !is_same {
            self.misfit(
                path,
                say!(self.lang,
                zh: "写成报告后读出来的与此不同：文字里有会当作标记的，或者数填不进这一格",
                en: "comes out otherwise when it is written as a report: it would be read as markup, or fits no cell"),
            );
        }
    }
}

/// A number with the digits that it is written with.
fn decimal(number: &Number) -> Option<Decimal> {
    let written = number.to_string();
    written.parse().or_else(|_| Decimal::from_scientific(&written)).ok()
}

/// The cells of an edition by how their places are described.
fn places(edition: &'static Edition) -> FxHashMap<String, (usize, usize, usize)> {
    let tables = edition.tables.iter().enumerate();
    let cells = tables.flat_map(|(at, table)| {
        (0..table.rows.len()).flat_map(move |row| (0..table.columns.len()).map(move |column| (at, row, column)))
    });
    cells
        .map(|(table, row, column)| (Place::Cell(table, row, column).describe(edition), (table, row, column)))
        .collect()
}

/// Finds the keys that an object has twice, of which a reader would take the last without a word.
struct Twice<'f> {
    path: &'f str,
    found: &'f mut Vec<String>,
}

impl<'de> DeserializeSeed<'de> for Twice<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Twice<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut keys: FxHashSet<String> = FxHashSet::default();
        while let Some(key) = map.next_key::<String>()? {
            let path = if self.path.is_empty() { key.clone() } else { format!("{}.{key}", self.path) };
            map.next_value_seed(Twice { path: &path, found: self.found })?;
            if !keys.insert(key) {
                self.found.push(path);
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(Twice { path: self.path, found: self.found })?.is_some() {}
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
