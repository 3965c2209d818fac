//! What is written in a report besides the figures of the official tables, piece by piece, and where.

use super::differences::Side;
use super::figures::dense;
use crate::export::official::plain;
use crate::report::{Report, Table, paragraphs};
use crate::syntax::{self, LineKind};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The part of a report that a piece stands in.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Part {
    /// A key of the front matter.
    Key(&'static str),
    /// The title.
    Title,
    /// What stands before the first section.
    Preamble,
    /// An official section, by its name.
    Section(&'static str),
    /// A section of the report's own, by its heading.
    Own(String),
    /// The signature.
    Signature,
}

/// What stands in one part.
pub(super) struct Group {
    pub part: Part,
    /// The part in official words.
    pub name: String,
    pub pieces: Vec<Piece>,
}

/// A paragraph, a heading, a row.
pub(super) struct Piece {
    /// As it is read.
    pub text: String,
    /// The same without white space.
    pub dense: String,
    /// Which paragraph of its part it is, from 1; none for what is no paragraph.
    pub number: Option<usize>,
}

/// The parts of a report with what stands in them, in the order of the text.
pub(super) fn pieces(side: Side<'_>) -> Vec<Group> {
    let report = side.report;
    let front = &report.front_matter;
    let mut groups = Vec::new();
    let mut by_part: FxHashMap<Part, usize> = FxHashMap::default();
    let key = |name: &'static str, value: Option<String>| {
        let value = value.unwrap_or_default();
        Group { part: Part::Key(name), name: format!("题头·{name}"), pieces: Vec::from_iter(Piece::other(&value)) }
    };
    groups.push(key("机关", front.agency.as_ref().map(|agency| agency.value.clone())));
    groups.push(key("年度", front.year.as_ref().map(|year| year.value.to_string())));
    if let Some(title) = &report.title {
        // In one line or two, it is one title.
        let text: String = title.lines.iter().map(|line| plain(report.tree.slice(*line))).collect();
        let pieces = Vec::from_iter(Piece::other(&text));
        groups.push(Group { part: Part::Title, name: "标题".to_owned(), pieces });
    }
    let mut preamble = Group { part: Part::Preamble, name: "前言".to_owned(), pieces: Vec::new() };
    add(side, report.preamble.clone(), &mut preamble.pieces);
    groups.push(preamble);
    for section in &report.sections {
        let heading = plain(report.tree.slice(section.heading));
        let (part, name) = match section.spec.and_then(|spec| report.edition.sections.get(spec)) {
            Some(spec) => (Part::Section(spec.id), spec.heading.to_owned()),
            None => (Part::Own(dense(&heading)), heading.clone()),
        };
        let mut group = Group { part, name, pieces: Vec::from_iter(Piece::other(&heading)) };
        add(side, section.lines.clone(), &mut group.pieces);
        // A section that is there twice is one of two pieces.
        match by_part.get(&group.part).and_then(|&at| groups.get_mut(at)) {
            Some(first) => first.pieces.extend(group.pieces),
            None => {
                by_part.insert(group.part.clone(), groups.len());
                groups.push(group);
            }
        }
    }
    let signed = [report.signature.agency, report.signature.date];
    let signed = signed.iter().flatten().filter_map(|span| Piece::other(&plain(report.tree.slice(*span)))).collect();
    groups.push(Group { part: Part::Signature, name: "落款".to_owned(), pieces: signed });
    groups
}

/// Adds what stands on some lines.
fn add(side: Side<'_>, lines: Range<usize>, pieces: &mut Vec<Piece>) {
    let report = side.report;
    let tree = &report.tree;
    let signed = [report.signature.agency, report.signature.date];
    let is_signed =
        |line: usize| tree.lines.get(line).is_some_and(|it| signed.iter().flatten().any(|at| it.span().covers(*at)));
    let mut number = pieces.iter().filter_map(|piece| piece.number).max().unwrap_or(0);
    let mut at = lines.start;
    while at < lines.end {
        let Some(line) = tree.lines.get(at) else { break };
        match line.kind {
            LineKind::Prose if is_signed(at) => {}
            LineKind::Prose => {
                let after = (at + 1..lines.end)
                    .find(|&line| is_signed(line) || tree.lines[line].kind != LineKind::Prose)
                    .unwrap_or(lines.end);
                for paragraph in paragraphs(tree, at..after) {
                    number += 1;
                    pieces.extend(Piece::new(&plain(&paragraph.words(tree)), Some(number)));
                }
                at = after;
                continue;
            }
            LineKind::Heading(heading) => pieces.extend(Piece::other(&plain(tree.slice(heading.text)))),
            LineKind::Row(_) => pieces.extend(row(report, at)),
            LineKind::Comment if side.imported => pieces.extend(Piece::other(&comment(tree.line_text(at)))),
            LineKind::Comment | LineKind::Blank | LineKind::FrontMatter => {}
        }
        at += 1;
    }
}

/// What a row says that is no figure of an official place.
fn row(report: &Report, line: usize) -> Option<Piece> {
    let tree = &report.tree;
    let row = tree.row(line).filter(|row| !row.delimiter)?;
    let cells = tree.row_cells(row);
    let table = report.table_at(line);
    let official = table.and_then(|table| Some((table, table.spec?)));
    let is_first = |table: &Table, spec: usize| report.table(spec).is_some_and(|first| std::ptr::eq(first, table));
    let words = |spans: &mut dyn Iterator<Item = &Span>| {
        let texts: Vec<String> = spans.map(|cell| syntax::unescaped(tree.slice(*cell).trim()).into_owned()).collect();
        texts.join(" | ")
    };
    let Some((table, _)) = official.filter(|(table, spec)| is_first(table, *spec)) else {
        return Piece::other(&words(&mut cells.iter()));
    };
    if table.is_header(tree, line) {
        let unknown = table.columns.iter().skip(table.leading).filter(|column| column.found.is_none() || !column.first);
        return Piece::other(&words(&mut unknown.map(|column| &column.span)));
    }
    let found = table.row_on(tree, line)?;
    if found.found.is_none() || !found.first || cells.len() != table.columns.len() {
        return Piece::other(&words(&mut cells.iter()));
    }
    let is_unknown = |at: &usize| {
        table.columns.get(*at).is_none_or(|column| column.found.is_none() || !column.first) && *at >= table.leading
    };
    let unknown: Vec<Span> = (0..cells.len()).filter(is_unknown).filter_map(|at| cells.get(at).copied()).collect();
    let text = words(&mut unknown.iter());
    if text.split(" | ").all(str::is_empty) { None } else { Piece::other(&text) }
}

/// What a comment says.
fn comment(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix("<!--").unwrap_or(text);
    text.strip_suffix("-->").unwrap_or(text).trim().to_owned()
}

impl Piece {
    fn new(text: &str, number: Option<usize>) -> Option<Piece> {
        let dense = dense(text);
        (!dense.is_empty()).then(|| Piece { text: text.trim().to_owned(), dense, number })
    }

    fn other(text: &str) -> Option<Piece> {
        Piece::new(text, None)
    }
}
