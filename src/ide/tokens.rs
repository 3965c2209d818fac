//! What the words of a text are, for colours that go beyond its marks: official names, figures, what is wrong or derived,
//! citations, directives.

use super::Document;
use super::links::cited_spans;
use crate::lint::{Finding, Severity};
use crate::report::{State, Table};
use crate::syntax::directives;
use crate::text::Span;

/// A stretch of one line that is something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Token {
    /// The stretch.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether a finding is on it.
    pub wrong: bool,
    /// Whether its value is derived from others.
    pub derived: bool,
}

/// What a stretch is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TokenKind {
    /// An official section's heading.
    Section,
    /// An official row's name.
    Row,
    /// An official column's name.
    Column,
    /// A figure of an official table.
    Figure,
    /// A citation.
    Citation,
    /// A directive.
    Directive,
}

impl TokenKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [TokenKind; 6] = [
        TokenKind::Section,
        TokenKind::Row,
        TokenKind::Column,
        TokenKind::Figure,
        TokenKind::Citation,
        TokenKind::Directive,
    ];
}

/// What stands within a part of the text: in its order, none over another, each on one line.
pub fn tokens(doc: &Document<'_>, within: Span) -> Vec<Token> {
    let (report, tree) = (doc.report, &doc.report.tree);
    let mut found = Vec::new();
    let plain = |span: Span, kind: TokenKind| Token { span, kind, wrong: false, derived: false };
    let official = report.sections.iter().filter(|section| section.spec.is_some());
    found.extend(official.map(|section| plain(section.heading, TokenKind::Section)));
    let touched = |span: Span| span.start <= within.end && within.start <= span.end;
    let of_lines = |first: usize, end: usize| Span { start: tree.lines[first].start, end: tree.lines[end - 1].end };
    for table in report.tables.iter().filter(|table| touched(of_lines(table.lines.start, table.lines.end))) {
        of_table(doc, table, &mut found);
    }
    let near = tree.blocks.iter().filter(|block| touched(of_lines(block.first as usize, block.end as usize)));
    for comment in near.flat_map(|block| tree.noted(*block)).filter(|span| touched(*span)) {
        found.extend(directives(doc.text, comment).into_iter().map(|it| plain(it.span, TokenKind::Directive)));
    }
    found.extend(cited_spans(doc).into_iter().map(|span| plain(span, TokenKind::Citation)));
    found.retain(|token| touched(token.span));
    found.sort_unstable();
    let mut tokens: Vec<Token> = Vec::with_capacity(found.len());
    for token in found {
        for span in lines(doc, token.span) {
            let is_free = tokens.last().is_none_or(|last| last.span.end <= span.start);
            if is_free && !span.is_empty() {
                tokens.push(Token { span, ..token });
            }
        }
    }
    tokens
}

/// A stretch, cut at the ends of its lines.
fn lines(doc: &Document<'_>, span: Span) -> impl Iterator<Item = Span> {
    let lines = &doc.report.tree.lines;
    let first = doc.report.tree.line_at(span.start).unwrap_or_default();
    let within = lines[first..].iter().take_while(move |line| line.start < span.end);
    within
        .map(move |line| Span { start: span.start.max(line.start), end: span.end.min(line.end) })
        .filter(|span| span.start < span.end)
}

fn of_table(doc: &Document<'_>, table: &Table, found: &mut Vec<Token>) {
    let tree = &doc.report.tree;
    let Some(spec) = table.spec.map(|spec| &doc.report.edition.tables[spec]) else { return };
    let name = |span: Span, kind: TokenKind| Token { span: span.trim(doc.text), kind, wrong: false, derived: false };
    let named = table.columns.iter().filter(|column| column.found.is_some());
    found.extend(named.map(|column| name(column.span, TokenKind::Column)));
    for row in &table.rows {
        let Some(official) = row.found else { continue };
        found.push(name(row.name, TokenKind::Row));
        if !row.first || spec.rows[official.index].group {
            continue;
        }
        for column in table.columns.iter().filter(|column| column.first).filter_map(|column| column.found) {
            let cell = table.cell(official.index, column.index);
            let derived = cell.state == State::Derived;
            let is_bad = matches!(cell.state, State::Bad(_));
            if !derived && !is_bad && cell.number().is_none() {
                continue;
            }
            let line = tree.lines[tree.rows[row.row as usize].line as usize].span();
            if !cell.figure.is_empty() && line.covers(cell.figure) {
                let wrong = is_bad || is_wrong(doc.findings, cell.figure);
                found.push(Token { span: cell.figure, kind: TokenKind::Figure, wrong, derived });
            }
        }
    }
}

/// Whether a finding on figures is on this one.
fn is_wrong(findings: &[Finding], figure: Span) -> bool {
    let from = findings.partition_point(|finding| finding.span.start < figure.start);
    let here = findings[from..].iter().take_while(|finding| finding.span.start <= figure.end);
    here.into_iter().any(|finding| {
        finding.severity != Severity::Info
            && !finding.span.is_empty()
            && finding.span.end <= figure.end
            && ["totals", "value"].contains(&finding.rule.group())
    })
}
