//! A report as JSON: `schemas/report.schema.json` is its reference.

use super::unplaced::unplaced;
use crate::edition::{Kind, Table};
use crate::format;
use crate::report::{Cell, Figures, Paragraph, Place, Report, State, paragraphs};
use crate::syntax::{self, LineKind, Tree};
use crate::text::Span;
use rust_decimal::Decimal;
use serde_json::{Map, Number, Value, json};
use std::borrow::Cow;
use std::ops::Range;

/// The report as one JSON object, in official order. A figure that is missing, bad or cannot be
/// derived is `null`, with what stands in its place under `unread`; one of a column without a unit of its own is text
/// with its unit.
pub fn json(report: &Report) -> Value {
    let front_matter = &report.front_matter;
    let title = report.title.as_ref().map(|title| {
        let lines = title.lines.iter().map(|line| report.tree.slice(*line));
        lines.collect::<String>()
    });
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| drop(object.insert(key.to_owned(), value));
    put("agency", json!(front_matter.agency.as_ref().map(|agency| &agency.value)));
    put("year", json!(front_matter.year.as_ref().map(|year| year.value)));
    put("edition", json!(report.edition.id));
    put("kind", json!(front_matter.agency_kind().name()));
    put("published", json!(front_matter.published.as_ref().map(|date| date.value.to_string())));
    put("title", json!(title));
    let mut beside = Beside::default();
    for section in report.edition.sections {
        let mut rows = Map::new();
        for &at in section.tables {
            table(report, at, &report.edition.tables[at], &mut rows, &mut beside);
        }
        if !rows.is_empty() {
            put(section.id, Value::Object(rows));
        }
    }
    put("notes", Value::Object(beside.notes));
    put("unread", Value::Object(beside.unread));
    let preamble = section_text(report, report.preamble.clone());
    put("preamble", json!((!preamble.is_empty()).then_some(preamble)));
    put("sections", sections(report));
    let signature = |span: Option<Span>| span.map(|span| report.tree.slice(span));
    put(
        "signature",
        json!({
            "agency": signature(report.signature.agency),
            "date": signature(report.signature.date),
        }),
    );
    Value::Object(object)
}

/// What stands in cells beside their figures, by place.
#[derive(Default)]
struct Beside {
    notes: Map<String, Value>,
    /// What stands in the place of a figure and is none: nothing that somebody wrote is to be lost.
    unread: Map<String, Value>,
}

/// Adds the rows of an official table, and what its cells say beside the figures.
fn table(report: &Report, at: usize, spec: &'static Table, rows: &mut Map<String, Value>, beside: &mut Beside) {
    let table = report.table(at);
    let figures = table.map(|table| Figures::new(spec, table));
    for (row, official) in spec.rows.iter().enumerate().filter(|(_, row)| !row.group) {
        let mut cells = Map::new();
        for (column, heading) in spec.columns.iter().enumerate() {
            let cell = figures.as_ref().map(|figures| figures.cell(row, column));
            let figure = figures.as_ref().and_then(|figures| figures.get(row, column));
            let unit = cell.map_or("", |cell| report.tree.slice(cell.unit));
            let value = match (&heading.kind, figure) {
                (_, None) => Value::Null,
                (Kind::Amount { unit: None }, Some(figure)) if !unit.is_empty() => json!(format!("{figure}{unit}")),
                (_, Some(figure)) => number(figure),
            };
            cells.insert(heading.name.to_owned(), value);
            let place = || Place::Cell(at, row, column).describe(report.edition);
            let written = |span: Span| json!(syntax::unescaped(report.tree.slice(span)));
            match cell {
                Some(cell) if is_unread(cell) => {
                    beside.unread.insert(place(), written(cell.span));
                }
                Some(cell) if !cell.note.is_empty() => {
                    beside.notes.insert(place(), written(cell.note));
                }
                _ => {}
            }
        }
        rows.insert(official.name.to_owned(), Value::Object(cells));
    }
    for (place, words) in unplaced(report, at) {
        match beside.unread.get_mut(&place) {
            Some(Value::String(before)) => *before += &format!("; {words}"),
            _ => drop(beside.unread.insert(place, json!(words))),
        }
    }
}

/// Whether something stands in a cell that is no figure.
fn is_unread(cell: &Cell) -> bool {
    matches!(cell.state, State::Bad(_) | State::Blank) && !cell.span.is_empty()
}

/// The places of the cells in which something stands that is no figure, and of the rows whose figures have no place.
pub fn unread(report: &Report) -> Vec<String> {
    let mut places = Vec::new();
    for (at, spec) in report.edition.tables.iter().enumerate() {
        let Some(table) = report.table(at) else { continue };
        for row in (0..spec.rows.len()).filter(|&row| !spec.rows[row].group) {
            let unread = (0..spec.columns.len()).filter(|&column| is_unread(table.cell(row, column)));
            places.extend(unread.map(|column| Place::Cell(at, row, column).describe(report.edition)));
        }
        places.extend(unplaced(report, at).into_iter().map(|(place, _)| place));
    }
    places
}

/// The very digits of a figure as a JSON number.
pub(super) fn number(figure: Decimal) -> Value {
    Number::from_string_unchecked(figure.to_string()).into()
}

/// The text of each official section by its title, and of the report's own by their headings: paragraphs, sub-headings and
/// tables of the report's own, a blank line between; `null` for an official section that is missing.
fn sections(report: &Report) -> Value {
    let mut texts = Map::new();
    for (index, official) in report.edition.sections.iter().enumerate() {
        let text = report.section(index).map(|section| section_text(report, section.lines.clone()));
        texts.insert(official.title.to_owned(), json!(text));
    }
    for section in &report.sections {
        let official = section.spec.map(|spec| (report.section(spec), report.edition.sections[spec].title));
        // Of one that is there twice the text goes on where the first's is.
        let title = match official {
            Some((Some(first), _)) if first.line == section.line => continue,
            Some((_, title)) => title,
            None => report.tree.slice(section.heading).trim(),
        };
        let text = section_text(report, section.lines.clone());
        match texts.get_mut(title) {
            Some(Value::String(before)) if text.is_empty() || before.is_empty() => *before += &text,
            Some(Value::String(before)) => *before += &format!("\n\n{text}"),
            _ => drop(texts.insert(title.to_owned(), json!(text))),
        }
    }
    Value::Object(texts)
}

fn section_text(report: &Report, lines: Range<usize>) -> String {
    let tree = &report.tree;
    let signed = [report.signature.agency, report.signature.date];
    let signed = |line: usize| signed.iter().flatten().any(|span| tree.lines[line].span().covers(*span));
    let official = |line: usize| report.table_at(line).is_some_and(|table| table.spec.is_some());
    let mut parts: Vec<String> = Vec::new();
    let mut at = lines.start;
    while at < lines.end {
        let end = match tree.lines[at].kind {
            LineKind::Prose => {
                let end = (at..lines.end).find(|&line| tree.lines[line].kind != LineKind::Prose || signed(line));
                let end = end.unwrap_or(lines.end).max(at + 1);
                if !signed(at) {
                    parts.push(prose(tree, at..end).unwrap_or_default());
                }
                end
            }
            LineKind::Heading(heading) => {
                parts.push(tree.slice(heading.text).to_owned());
                at + 1
            }
            LineKind::Row(_) => {
                // A block may hold an official table below one of the report's own.
                let is_other = |line: usize| tree.row(line).is_none() || official(line) != official(at);
                let end = (at..lines.end).find(|&line| is_other(line)).unwrap_or(lines.end);
                if !official(at) {
                    let rows: Vec<String> = (at..end).filter_map(|line| Some(row(tree, tree.row(line)?))).collect();
                    parts.push(rows.join("\n"));
                }
                end
            }
            LineKind::Comment => {
                parts.extend(tree.words_after_comment(at).map(|words| tree.slice(words).to_owned()));
                at + 1
            }
            LineKind::FrontMatter | LineKind::Blank => at + 1,
        };
        at = end;
    }
    parts.join("\n\n")
}

/// A row of a table of the report's own, whatever it is padded with in the text.
fn row(tree: &Tree, row: &syntax::Row) -> String {
    let cells = tree.row_cells(row).iter().map(|cell| tree.slice(*cell).trim());
    format::line(cells.map(|cell| {
        let mark = |is_there: bool| if is_there { ":" } else { "" };
        match row.delimiter {
            true => format!("{}---{}", mark(cell.starts_with([':', '：'])), mark(cell.ends_with([':', '：']))).into(),
            false => Cow::Borrowed(cell),
        }
    }))
}

/// The paragraphs among `lines`, a blank line between.
fn prose(tree: &Tree, lines: Range<usize>) -> Option<String> {
    // A hard break stays one; code has lines of its own.
    let words = |item: &Paragraph| {
        let is_code = item.lines.clone().any(|line| tree.is_code(line));
        item.broken_words(tree).join(if is_code { "\n" } else { "\\\n" })
    };
    let items = |paragraph: Paragraph| paragraph.items(tree).iter().map(words).collect::<Vec<_>>().join("\n");
    let texts: Vec<String> = paragraphs(tree, lines).map(items).collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}
