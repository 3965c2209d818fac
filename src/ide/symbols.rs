//! Symbols: the outline of a report, and what it is found by among others.

use super::Document;
use super::pinyin::{Fit, Typed};
use crate::report::{Figures, Report, Section, State, Table};
use crate::syntax::{LineKind, Tree};
use crate::text::{Span, say};
use std::ops::Range;

/// A part of the outline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Symbol {
    /// Its name, never empty.
    pub name: String,
    /// A word more: a row's total, a key's value.
    pub detail: Option<String>,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it.
    pub span: Span,
    /// Its name as it stands in the text, within the span.
    pub selection: Span,
    /// Its parts.
    pub children: Vec<Symbol>,
}

/// What a symbol is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SymbolKind {
    /// The front matter.
    FrontMatter,
    /// A key of it.
    Key,
    /// The title, or the report as a whole.
    Report,
    /// A section.
    Section,
    /// A heading below a section's.
    Subsection,
    /// A table.
    Table,
    /// A row that names a group.
    Group,
    /// A row of figures.
    Row,
}

/// What a report is found by among others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorkspaceSymbol {
    /// `哈尔滨市阿城区人民政府 2023`, or a section's heading.
    pub name: String,
    /// For a section, the agency and year of its report.
    pub container: Option<String>,
    /// What it is: a report or a section.
    pub kind: SymbolKind,
    /// Where it stands.
    pub span: Span,
}

/// The outline.
pub fn document_symbols(doc: &Document<'_>) -> Vec<Symbol> {
    let tree = &doc.report.tree;
    let mut symbols = Vec::new();
    symbols.extend(front_matter(doc));
    if let Some(title) = doc.report.title.as_ref().and_then(|title| title.lines.first()) {
        symbols.extend(symbol(tree, SymbolKind::Report, line_of(tree, *title)..line_of(tree, *title) + 1, *title));
    }
    let first = doc.report.sections.first().map_or(tree.lines.len(), |section| section.line);
    symbols.extend(parts(doc, doc.report.preamble.start.min(first)..first));
    symbols.extend(doc.report.sections.iter().filter_map(|section| section_symbol(doc, section)));
    symbols
}

/// What lines hold, named by a span; the blank ones at the end are left out. `None` without a name.
fn symbol(tree: &Tree, kind: SymbolKind, lines: Range<usize>, name: Span) -> Option<Symbol> {
    let words = tree.slice(name).trim();
    if words.is_empty() {
        return None;
    }
    let last = lines.clone().rev().find(|&line| tree.lines[line].kind != LineKind::Blank).unwrap_or(lines.start);
    let span = Span { start: tree.lines[lines.start].start, end: tree.lines[last].end };
    let selection = name.trim(&tree.text);
    let span = span.join(selection);
    Some(Symbol { name: words.to_owned(), detail: None, kind, span, selection, children: Vec::new() })
}

fn line_of(tree: &Tree, span: Span) -> usize {
    tree.line_at(span.start).unwrap_or_default()
}

fn front_matter(doc: &Document<'_>) -> Option<Symbol> {
    let tree = &doc.report.tree;
    let lines = tree.lines.iter().take_while(|line| line.kind == LineKind::FrontMatter).count();
    let fence = tree.lines.first()?.span();
    let mut whole = symbol(tree, SymbolKind::FrontMatter, 0..lines.max(1), fence).filter(|_| lines > 0)?;
    whole.name = say!(doc.lang, zh: "题头", en: "front matter");
    let entries = tree.entries.iter().enumerate().filter_map(|(at, entry)| {
        let next = tree.entries.get(at + 1).map_or(lines, |next| next.line as usize);
        // The closing fence belongs to no entry.
        let end = next.min(lines.saturating_sub(1)).max(entry.line as usize + 1);
        let mut key = symbol(tree, SymbolKind::Key, entry.line as usize..end, entry.key)?;
        let values = entry.values().map(|value| value.text(&tree.text));
        let values: Vec<_> = values.filter(|value| !value.trim().is_empty()).collect();
        key.detail = (!values.is_empty()).then(|| values.join("、"));
        Some(key)
    });
    whole.children = entries.collect();
    Some(whole)
}

fn section_symbol(doc: &Document<'_>, section: &Section) -> Option<Symbol> {
    let tree = &doc.report.tree;
    let mut found = symbol(tree, SymbolKind::Section, section.line..section.lines.end, section.heading)?;
    found.children = parts(doc, section.lines.clone());
    Some(found)
}

/// The headings and tables among lines, each under the heading that it belongs to.
fn parts(doc: &Document<'_>, lines: Range<usize>) -> Vec<Symbol> {
    let tree = &doc.report.tree;
    let headings = lines.clone().filter_map(|line| match tree.lines[line].kind {
        LineKind::Heading(heading) => Some((line, heading)),
        _ => None,
    });
    let headings: Vec<_> = headings.collect();
    let first = headings.first().map_or(lines.end, |(line, _)| *line);
    let mut symbols = tables(doc, lines.start..first);
    let mut at = 0;
    while let Some(&(line, heading)) = headings.get(at) {
        let below = headings[at + 1..].iter().take_while(|(_, other)| other.level > heading.level).count();
        let end = headings.get(at + 1 + below).map_or(lines.end, |(line, _)| *line);
        match symbol(tree, SymbolKind::Subsection, line..end, heading.text) {
            Some(mut found) => {
                found.children = parts(doc, line + 1..end);
                symbols.push(found);
            }
            None => symbols.extend(parts(doc, line + 1..end)),
        }
        at += 1 + below;
    }
    symbols
}

fn tables(doc: &Document<'_>, lines: Range<usize>) -> Vec<Symbol> {
    let tables = &doc.report.tables;
    let from = tables.partition_point(|table| table.lines.start < lines.start);
    let within = tables[from..].iter().take_while(|table| table.lines.start < lines.end);
    within.filter_map(|table| table_symbol(doc, table)).collect()
}

fn table_symbol(doc: &Document<'_>, table: &Table) -> Option<Symbol> {
    let tree = &doc.report.tree;
    let official = table.spec.map(|index| &doc.report.edition.tables[index]);
    let header = table.header.first().map(|&row| &tree.rows[row as usize]);
    let corner = header.and_then(|row| tree.row_cells(row).first()).map(|cell| cell.trim(doc.text));
    let line = tree.lines[table.lines.start].span().trim(doc.text);
    let selection = table.item.or(corner).filter(|span| !span.is_empty()).unwrap_or(line);
    let mut found = symbol(tree, SymbolKind::Table, table.lines.clone(), selection)?;
    if corner.is_none_or(Span::is_empty) && table.item.is_none() {
        found.name = say!(doc.lang, zh: "表", en: "table");
    }
    if let Some(item) = official.and_then(|official| official.item) {
        found.name = item.to_owned();
    }
    let figures = official.map(|official| Figures::new(official, table));
    for row in &table.rows {
        let at = tree.rows[row.row as usize].line as usize;
        let spec = official.zip(row.found).map(|(official, found)| (official, found.index));
        let is_group = spec.is_some_and(|(official, index)| official.rows[index].group);
        let kind = if is_group { SymbolKind::Group } else { SymbolKind::Row };
        let Some(mut symbol) = symbol(tree, kind, at..at + 1, row.name) else { continue };
        if let (Some((official, index)), Some(figures), true) = (spec, &figures, row.first && !is_group) {
            symbol.detail = detail(official, figures, index);
        }
        found.children.push(symbol);
    }
    Some(found)
}

/// A row's total; where the table has no column of totals, all its figures.
fn detail(official: &crate::edition::Table, figures: &Figures<'_>, row: usize) -> Option<String> {
    let number = |column: usize| Some(figures.get(row, column)?.normalize().to_string());
    if let Some(total) = official.columns.iter().position(|column| column.derived) {
        return number(total);
    }
    let known = |column: &usize| figures.cell(row, *column).state != State::Missing;
    let columns = (0..official.columns.len()).filter(known);
    let numbers: Vec<String> = columns.map(|column| number(column).unwrap_or_else(|| "？".to_owned())).collect();
    (!numbers.is_empty()).then(|| numbers.join("、"))
}

/// What of a report fits `query`, parts separated by white space: each a part of the agency's name, the
/// year or a section's title, in characters or in pinyin. All of it for an empty one.
pub fn workspace_symbols(report: &Report, query: &str) -> Vec<WorkspaceSymbol> {
    let given = &report.front_matter;
    let title = report.title.as_ref().and_then(|title| title.lines.first().copied());
    let titled = || title.map(|title| report.tree.slice(title).trim().to_owned());
    let agency = given.agency.as_ref().map(|agency| agency.value.clone());
    let year = given.year.as_ref().map(|year| year.value.to_string());
    let name: Vec<String> = agency.or_else(titled).into_iter().chain(year).collect();
    let name = name.join(" ");
    if name.is_empty() {
        return Vec::new();
    }
    let parts: Vec<Typed> = query.split_whitespace().map(Typed::new).collect();
    let fits = |part: &Typed, name: &str| part.fit(name).is_some_and(|fit| fit < Fit::Scattered);
    let start = title.or(given.agency.as_ref().map(|agency| agency.span)).unwrap_or_default();
    let mut found = Vec::new();
    if parts.iter().all(|part| fits(part, &name)) {
        found.push(WorkspaceSymbol { name: name.clone(), container: None, kind: SymbolKind::Report, span: start });
    }
    for section in &report.sections {
        let heading = report.tree.slice(section.heading).trim();
        let of_section = |part: &Typed| fits(part, heading);
        // What names the report alone is found by the report itself.
        let named = parts.is_empty() || parts.iter().any(of_section);
        if !heading.is_empty() && named && parts.iter().all(|part| of_section(part) || fits(part, &name)) {
            found.push(WorkspaceSymbol {
                name: heading.to_owned(),
                container: Some(name.clone()),
                kind: SymbolKind::Section,
                span: section.heading,
            });
        }
    }
    found
}
