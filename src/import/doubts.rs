//! What a reader is not sure of, in the words of the account: a reader that tells cells by where text stands says how sure
//! it is of each figure, and none of them is lost or moved without a word.

use super::account::{Entry, Guess, LeftOut, What};
use super::origins::Stretch;
use crate::document::{Block, Document, Doubt, Omission, Origin, Place};
use crate::report;
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// What is to be said of a document that was read into a text.
pub(super) fn doubts(document: &Document, text: &str, stretches: &[Stretch], account: &[Entry]) -> Vec<Entry> {
    let mut said = Vec::new();
    let mut where_it_came: FxHashMap<Origin, Vec<&Stretch>> = FxHashMap::default();
    if !document.doubts.is_empty() {
        for stretch in stretches {
            if let Some(source) = stretch.source {
                where_it_came.entry(source.origin).or_default().push(stretch);
            }
        }
    }
    let mut known: Vec<Span> = account.iter().filter(|it| it.what.is_doubtful()).filter_map(|it| it.span).collect();
    known.sort_by_key(|span| (span.start, span.end));
    let mut tables: Vec<Span> =
        account.iter().filter(|it| matches!(it.what, What::Table { .. })).filter_map(|it| it.span).collect();
    tables.sort_by_key(|span| (span.start, span.end));
    let (cells, like) = if document.doubts.is_empty() { Default::default() } else { official(text) };
    let mut gone: FxHashSet<Origin> = FxHashSet::default();
    for (origin, doubt) in &document.doubts {
        let Some(came) = where_it_came.get(origin) else {
            gone.insert(*origin);
            continue;
        };
        for stretch in came {
            let Some(figure) = text.get(stretch.span.range()).filter(|text| text.contains(char::is_numeric)) else {
                continue;
            };
            let whole = || figure.trim().to_owned();
            let is_official = is_covered(&tables, stretch.span) || is_covered(&like, stretch.span);
            // A figure that stands with words in one cell is in none; nor is one behind a word where no line is between.
            let is_alone = match doubt {
                Doubt::Loose => {
                    is_figure(&cell(text, stretch.span)) || !figure.trim().ends_with(|c: char| c.is_ascii_digit())
                }
                Doubt::Inner => is_figure(&cell(text, stretch.span)),
                _ => is_figure(&cell(text, stretch.span)) || !is_figure(figure),
            };
            // In a row that has none of the official names a figure is in no official cell.
            let is_alone = is_alone && (!is_figure(figure) || is_covered(&cells, stretch.span));
            let is_loose = matches!(doubt, Doubt::Loose | Doubt::Inner);
            let is_placed = is_in_row(text, stretch.span) && (is_official || !is_loose);
            let what = if is_placed && (is_alone || !is_official) {
                match doubt {
                    Doubt::Between => What::Guess(Guess::Between(whole())),
                    Doubt::Broken => What::Guess(Guess::Broken(whole())),
                    Doubt::Several => What::Guess(Guess::Several(cell(text, stretch.span))),
                    Doubt::None | Doubt::Loose | Doubt::Inner => continue,
                }
            } else if is_covered(&known, stretch.span) {
                continue;
            } else {
                What::Unplaced(whole())
            };
            match (said.last_mut(), what) {
                // A row of them is said once.
                (Some(Entry { what: What::Unplaced(row), place, span: Some(span) }), What::Unplaced(more))
                    if is_beside(*place, stretch.place) && stretch.span.start >= span.end =>
                {
                    row.push(' ');
                    row.push_str(&more);
                    span.end = stretch.span.end;
                }
                (
                    Some(Entry { what: What::Guess(Guess::Several(known)), place, .. }),
                    What::Guess(Guess::Several(more)),
                ) if *known == more && *place == stretch.place => {}
                (_, what) => said.push(Entry { what, place: stretch.place, span: Some(stretch.span) }),
            }
        }
    }
    let mut pages: BTreeMap<u16, Vec<String>> = BTreeMap::new();
    for (origin, text) in runs(document, &gone) {
        pages.entry(origin.part).or_default().push(text);
    }
    for (page, texts) in pages {
        let place = Place::Page(u32::from(page) + 1);
        said.push(Entry { what: What::Unplaced(texts.join(" ")), place, span: None });
    }
    for unread in &document.unread {
        let text = unread.text.clone();
        let what = if unread.is_struck { What::Struck(text) } else { What::Unplaced(text) };
        said.push(Entry { what, place: unread.place, span: None });
    }
    let margins = document.left_out.iter().filter(|it| it.what == Omission::Margin).count();
    let mut is_first = true;
    for left_out in &document.left_out {
        let what = match left_out.what {
            Omission::Rulings => What::Guess(Guess::Unruled),
            Omission::Undrawn => What::Undrawn,
            Omission::Rest => What::CutOff,
            Omission::Beyond => What::Beyond,
            Omission::Margin if std::mem::take(&mut is_first) => What::LeftOut(LeftOut::Margins, margins),
            _ => continue,
        };
        said.push(Entry { what, place: left_out.place, span: None });
    }
    said
}

/// Whether a span of the text stands in a row of a table.
fn is_in_row(text: &str, span: Span) -> bool {
    let start = text.get(..span.start as usize).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    text.get(start..).is_some_and(|line| line.starts_with('|'))
}

/// Where the official cells of a text stand, and the tables that are official or have columns of official ones.
fn official(text: &str) -> (Vec<Span>, Vec<Span>) {
    let report = report::parse(text);
    let (mut cells, mut all) = (Vec::new(), Vec::new());
    let is_known = |name: &str| {
        let columns = report.edition.tables.iter().flat_map(|table| table.columns);
        columns.into_iter().any(|column| column.name == name)
    };
    for table in &report.tables {
        let spec = table.spec.and_then(|spec| report.edition.tables.get(spec));
        let names = table.columns.iter().filter_map(|column| text.get(column.span.range()));
        let first = table.columns.first().map(|column| column.span.start as usize);
        let last = table.rows.last().map(|row| row.name.end as usize);
        if let (Some(first), Some(last)) = (first, last)
            && (spec.is_some() || names.map(str::trim).filter(|name| is_known(name)).count() > 1)
        {
            let end = text.get(last..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| last + at);
            all.push(Span::new(first, end));
        }
        let Some(spec) = spec else { continue };
        let places = (0..spec.rows.len()).flat_map(|row| (0..spec.columns.len()).map(move |column| (row, column)));
        cells.extend(places.map(|(row, column)| table.cell(row, column).span));
    }
    cells.sort_by_key(|span| (span.start, span.end));
    (cells, all)
}

/// Whether a text is a figure, or several, and nothing else.
fn is_figure(text: &str) -> bool {
    let is_of = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | ' ' | '/' | '，' | '．');
    text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(is_of)
}

/// The text of the cell that a span stands in, its lines apart.
fn cell(text: &str, span: Span) -> String {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let start = before.rfind(['|', '\n']).map_or(0, |at| at + 1);
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.find(['|', '\n']).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default().trim().replace("<br>", " / ")
}

/// Whether two figures stand in one row of a table, or on one page outside of any.
fn is_beside(one: Place, other: Place) -> bool {
    match (one, other) {
        (Place::PageCell { table, row, .. }, Place::PageCell { table: in_table, row: in_row, .. }) => {
            (table, row) == (in_table, in_row)
        }
        _ => one == other,
    }
}

/// Whether a span lies in one of some that are in order.
fn is_covered(known: &[Span], span: Span) -> bool {
    let after = known.partition_point(|it| it.start <= span.start);
    known.get(..after).unwrap_or_default().iter().rev().take(8).any(|it| it.end >= span.end)
}

/// The runs that are of some origins, in the order of the document.
fn runs(document: &Document, wanted: &FxHashSet<Origin>) -> Vec<(Origin, String)> {
    let mut found = Vec::new();
    let mut waiting: Vec<&Block> = document.blocks.iter().rev().collect();
    while let Some(block) = waiting.pop() {
        match block {
            Block::Table(table) => waiting.extend(table.cells.iter().flat_map(|cell| &cell.blocks).rev()),
            Block::Paragraph(paragraph) => {
                let runs = paragraph.runs.iter().filter_map(|run| Some((run.source?, &run.text)));
                let runs = runs.filter(|(origin, _)| wanted.contains(origin));
                found.extend(runs.map(|(origin, text)| (origin, text.trim().to_owned())));
            }
        }
    }
    found
}
