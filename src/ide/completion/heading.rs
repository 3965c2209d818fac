//! On a heading: the title, the sections that are still missing, the topics of a section.

use super::item::{CompletionItem, CompletionKind};
use super::offer::{Candidate, Partial, offer};
use super::{snippet, whole};
use crate::format;
use crate::ide::Document;
use crate::ide::cursor::Cursor;
use crate::syntax::LineKind;
use crate::text::{Span, numeral, say};

pub(super) fn completion(doc: &Document<'_>, cursor: &Cursor) -> Vec<CompletionItem> {
    let line = cursor.span.slice(doc.text);
    let indent = line.len() - line.trim_start_matches('\u{FEFF}').trim_start().len();
    let marks = &line[indent..];
    let marks = &marks[..marks.len() - marks.trim_start_matches(['#', '＃']).len()];
    let start = cursor.span.start + indent as u32;
    let behind = start + marks.len() as u32;
    let level = marks.chars().count();
    if cursor.offset < start || level > 6 {
        return Vec::new();
    }
    let before = Span { start, end: cursor.offset }.slice(doc.text);
    let typed = before.trim_start_matches(['#', '＃']).trim_start();
    let span = Span { start, end: cursor.span.trim(doc.text).end.max(cursor.offset).max(behind) };
    let partial = Partial::new(span, &before[..before.len() - typed.len()], typed);
    let mut items = Vec::new();
    if level <= 2 {
        let title = title(doc, cursor).filter(|_| level == 1);
        items.extend(offer(&partial, 'a', title.into_iter().collect()));
        let sections = whole::lacking_sections(doc, cursor).into_iter().map(|index| section(doc, cursor, index));
        items.extend(offer(&partial, 'b', sections.collect()));
    } else {
        items.extend(offer(&partial, 'a', topics(doc, cursor, level)));
    }
    items
}

/// A section; where its body follows already, the heading alone.
fn section(doc: &Document<'_>, cursor: &Cursor, index: usize) -> Candidate {
    let tree = &doc.report.tree;
    let below = (cursor.line + 1..tree.lines.len()).find(|&line| tree.lines[line].kind != LineKind::Blank);
    let has_body = below.is_some_and(|line| matches!(tree.lines[line].kind, LineKind::Row(_) | LineKind::Prose));
    let mut candidate = whole::section(doc, cursor, index);
    if has_body {
        let heading = &doc.report.edition.sections[index].heading;
        candidate = candidate.text(snippet::escape(&format!("## {heading}")));
        candidate.detail = None;
    }
    candidate
}

/// The title that the front matter asks for, where there is none above.
fn title(doc: &Document<'_>, cursor: &Cursor) -> Option<Candidate> {
    let given = &doc.report.front_matter;
    let (agency, year) = (given.agency.as_ref()?, given.year.as_ref()?);
    let held = doc.report.title.as_ref().and_then(|title| title.lines.first());
    if held.is_some_and(|held| !cursor.span.covers(*held)) {
        return None;
    }
    let title = format::title(&agency.value, year.value);
    let detail = say!(doc.lang, zh: "标题", en: "the title");
    let text = format!("# {title}");
    Some(Candidate::new(CompletionKind::Section, text.clone()).names([title.as_str()]).detail(detail))
}

/// The topics that the section speaks of and has no heading for yet, with the next number.
fn topics(doc: &Document<'_>, cursor: &Cursor, level: usize) -> Vec<Candidate> {
    let (report, tree) = (doc.report, &doc.report.tree);
    let Some(section) = report.sections.iter().rfind(|section| section.line < cursor.line) else { return Vec::new() };
    let Some(spec) = section.spec else { return Vec::new() };
    let headings: Vec<(usize, &str)> = section
        .lines
        .clone()
        .filter(|&line| line != cursor.line)
        .filter_map(|line| match tree.lines[line].kind {
            LineKind::Heading(heading) if usize::from(heading.level) == level => Some((line, tree.slice(heading.text))),
            _ => None,
        })
        .collect();
    let above = headings.iter().filter(|(line, _)| *line < cursor.line).count();
    let number = numeral(above as u32 + 1);
    let marks = "#".repeat(level);
    format::topics(&report.edition.sections[spec])
        .map(|(name, _)| name)
        .filter(|name| !name.is_empty() && !headings.iter().any(|(_, heading)| heading.contains(name)))
        .map(|name| {
            let heading = format!("（{number}）{name}");
            let text = format!("{marks} {heading}");
            Candidate::new(CompletionKind::Section, heading).names([name]).text(text)
        })
        .collect()
}
