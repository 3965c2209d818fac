//! In prose, behind words that say what is counted: the tables' figures.

use super::item::{CompletionItem, CompletionKind};
use super::offer::{Candidate, Partial, offer};
use crate::ide::Document;
use crate::ide::cursor::{Cursor, boundary, joined, paragraph};
use crate::lint::{Context, Possible, in_unit, possible};
use crate::prose::{Notion, Reporter, Unit, read, topic_of};
use crate::syntax::LineKind;
use crate::text::Span;

/// So many bytes before the cursor are read, of a paragraph that has more.
const REACH: u32 = 4096;

/// The figures that what stands before the cursor may be of, with their unit where none follows.
pub(super) fn completion(doc: &Document<'_>, cursor: &Cursor, before: &str) -> Vec<CompletionItem> {
    let tree = &doc.report.tree;
    let typed = &before[before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len()..];
    let end = cursor.offset - typed.len() as u32;
    let start = paragraph_start(doc, cursor).max(boundary(doc.text, end.saturating_sub(REACH)));
    if start >= end {
        return Vec::new();
    }
    let Some(text) = joined(tree, Span { start, end }) else { return Vec::new() };
    let units = [("件", Unit::Case), ("万元", Unit::Yuan(10_000))];
    let spoken = units.into_iter().find_map(|(name, unit)| Some((notion(doc, cursor, &text.text, name)?, name, unit)));
    let Some((notion, unit_name, unit)) = spoken else { return Vec::new() };
    let after = cursor.after(tree).trim_start();
    let has_unit =
        ["件", "起", "宗", "份", "封", "条", "项", "个", "万元", "元"].iter().any(|unit| after.starts_with(unit));
    let context = Context::of_text(doc.report, doc.lang);
    let mut candidates: Vec<Candidate> = Vec::new();
    for reading in possible(&context, notion) {
        let Some(value) = reading.value.filter(|value| !value.is_sign_negative()) else { continue };
        let value = in_unit(value, unit).normalize().to_string();
        let label = format!("{value}{unit_name}");
        if candidates.iter().any(|candidate| candidate.label == label) {
            continue;
        }
        let text = if has_unit { value } else { label.clone() };
        candidates.push(Candidate::new(CompletionKind::Value, label).text(text).detail(named(doc, &reading)));
    }
    let span = Span { start: cursor.offset - typed.len() as u32, end: cursor.offset };
    offer(&Partial::new(span, "", typed), 'a', candidates)
}

/// Where the paragraph of the cursor begins.
fn paragraph_start(doc: &Document<'_>, cursor: &Cursor) -> u32 {
    match doc.report.tree.lines.get(cursor.line) {
        Some(line) if line.kind == LineKind::Prose => paragraph(&doc.report.tree, cursor.line).start,
        _ => cursor.span.start,
    }
}

/// What a figure with this unit would be of, right behind a text.
fn notion(doc: &Document<'_>, cursor: &Cursor, before: &str, unit: &str) -> Option<Notion> {
    let front = &doc.report.front_matter;
    let agency = front.agency.as_ref().map_or("", |agency| &agency.value);
    let reporter = Reporter { agency, year: front.year.as_ref().map(|year| year.value) };
    let tree = &doc.report.tree;
    let above = tree.lines.iter().take(cursor.line).rev();
    let heading = above.into_iter().find_map(|line| match line.kind {
        LineKind::Heading(heading) => Some(tree.slice(heading.text)),
        _ => None,
    });
    let text = format!("{before}0{unit}");
    let reading = read(&text, reporter, heading.and_then(topic_of));
    let last = reading.figures.last().filter(|figure| figure.span.end as usize == text.len());
    last?.notion
}

/// The cells that a reading is made of.
fn named(doc: &Document<'_>, reading: &Possible) -> String {
    let mut text = String::new();
    for (at, term) in reading.terms.iter().enumerate() {
        text += match (at, term.minus) {
            (0, false) => "",
            (_, true) => " − ",
            (_, false) => " + ",
        };
        text += &term.place.describe(doc.report.edition);
    }
    text
}
