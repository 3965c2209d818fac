//! Whole parts of a report on a line of their own: a table, a section, the report.

use super::item::{CompletionItem, CompletionKind};
use super::offer::{Candidate, Partial, offer};
use super::snippet;
use crate::edition;
use crate::format::{self, Draft, Piece, Template};
use crate::ide::cursor::Cursor;
use crate::ide::{Document, Subject};
use crate::report::{Report, Title};
use crate::syntax::LineKind;
use crate::text::{Span, say, trim};

/// On a line of nothing, or of a word alone.
pub(super) fn completion(doc: &Document<'_>, cursor: &Cursor) -> Vec<CompletionItem> {
    let tree = &doc.report.tree;
    let typed = cursor.before(tree).trim_start_matches('\u{FEFF}').trim_start();
    let inside = cursor.line < tree.lines.len() && tree.lines[cursor.line].kind == LineKind::Prose;
    let goes_on = |line: Option<usize>| {
        line.and_then(|line| tree.lines.get(line)).is_some_and(|line| line.kind == LineKind::Prose)
    };
    // Within a paragraph nothing begins, nor after more than a word.
    let in_paragraph = inside && (goes_on(cursor.line.checked_sub(1)) || goes_on(Some(cursor.line + 1)));
    if in_paragraph || !trim(cursor.after(tree)).is_empty() || typed.chars().count() > 16 {
        return Vec::new();
    }
    let span = Span { start: cursor.offset - typed.len() as u32, end: cursor.span.end };
    let partial = Partial::new(span, "", typed);
    let mut candidates: Vec<Candidate> = Vec::new();
    if doc.report.sections.is_empty() && doc.report.tables.is_empty() {
        // Above its title no report begins.
        let is_below = |title: &Title| title.lines.iter().all(|line| line.start < cursor.offset);
        if doc.report.title.as_ref().is_none_or(is_below) {
            candidates.push(report(doc, cursor));
        }
    } else {
        let tables = lacking_tables(doc, cursor.line).into_iter();
        candidates.extend(tables.map(|index| table(doc, cursor, index, "")));
        candidates.extend(lacking_sections(doc, cursor).into_iter().map(|index| section(doc, cursor, index)));
    }
    offer(&partial, 'b', candidates)
}

/// The official tables of the section that a line is in which the report lacks.
pub(super) fn lacking_tables(doc: &Document<'_>, line: usize) -> Vec<usize> {
    let report = doc.report;
    let Some(section) = report.sections.iter().rfind(|section| section.line < line) else { return Vec::new() };
    let Some(within) = section.spec else { return Vec::new() };
    lacking(report, within).collect()
}

/// The official tables of a section that the report lacks.
fn lacking(report: &Report, section: usize) -> impl Iterator<Item = usize> {
    report.edition.sections[section].tables.iter().copied().filter(|&table| report.table(table).is_none())
}

/// The official sections that the report lacks, in order: first those that belong between the section
/// above and that below. One whose heading is on the cursor's line is lacking.
pub(super) fn lacking_sections(doc: &Document<'_>, cursor: &Cursor) -> Vec<usize> {
    let report = doc.report;
    let others = || report.sections.iter().filter(|section| section.line != cursor.line);
    let above = others().filter(|section| section.line < cursor.line).filter_map(|section| section.spec).next_back();
    let below = others().filter(|section| section.line > cursor.line).find_map(|section| section.spec);
    let from = above.map_or(0, |above| above + 1);
    let to = below.unwrap_or(report.edition.sections.len());
    let held = |spec: usize| others().any(|other| other.spec == Some(spec));
    let lacking = (0..report.edition.sections.len()).filter(|&spec| !held(spec));
    let (mut here, elsewhere): (Vec<usize>, Vec<usize>) = lacking.partition(|spec| (from..to).contains(spec));
    here.extend(elsewhere);
    here
}

/// A text that stands on lines of its own at the cursor's line: blank lines are put around it where
/// there are none.
fn apart(doc: &Document<'_>, cursor: &Cursor, text: &str) -> String {
    let tree = &doc.report.tree;
    let taken = |line: Option<usize>| {
        line.and_then(|line| tree.lines.get(line)).is_some_and(|line| line.kind != LineKind::Blank)
    };
    let before = if taken(cursor.line.checked_sub(1)) { tree.newline } else { "" };
    let after = if taken(Some(cursor.line + 1)) { tree.newline } else { "" };
    format!("{before}{text}{after}")
}

/// An official table whole.
pub(super) fn table(doc: &Document<'_>, cursor: &Cursor, index: usize, before: &str) -> Candidate {
    let report = doc.report;
    let spec = &report.edition.tables[index];
    let heading = &report.edition.sections[spec.section].heading;
    let name = spec.item.as_ref().unwrap_or(heading);
    let label = say!(doc.lang, zh: "表：{name}", en: "table: {name}");
    let rows: Vec<&str> = spec.rows.iter().take(3).map(|row| row.name).collect();
    let more = if spec.rows.len() > rows.len() { "…" } else { "" };
    let text = apart(doc, cursor, &format!("{before}{}", snippet::table(spec, report.tree.newline)));
    let mut candidate = Candidate::new(CompletionKind::Snippet, label)
        .text(text)
        .detail(format!("{}{more}", rows.join("、")))
        .names(rows)
        .names([name, "表格", "table"])
        .subject(Subject::Table(report.edition.id.to_owned(), index));
    candidate.snippet = true;
    candidate
}

/// An official section: its heading, and those of its tables that the report lacks.
pub(super) fn section(doc: &Document<'_>, cursor: &Cursor, index: usize) -> Candidate {
    let report = doc.report;
    let newline = report.tree.newline;
    let section = &report.edition.sections[index];
    let mut parts = vec![snippet::escape(&format!("## {}", section.heading))];
    parts.extend(lacking(report, index).map(|table| snippet::table(&report.edition.tables[table], newline)));
    let tables = parts.len() - 1;
    let text = apart(doc, cursor, &parts.join(&format!("{newline}{newline}")));
    let mut candidate = Candidate::new(CompletionKind::Section, format!("## {}", section.heading))
        .text(text)
        .names([section.title])
        .subject(Subject::Section(report.edition.id.to_owned(), index));
    candidate.snippet = true;
    match tables {
        0 => candidate,
        tables => candidate.detail(say!(doc.lang, zh: "连同 {tables} 张表", en: "with its tables ({tables})")),
    }
}

/// The report whole, for a text that is none yet. Where the front matter or the title is there already, what
/// follows it.
fn report(doc: &Document<'_>, cursor: &Cursor) -> Candidate {
    let report = doc.report;
    let has_front_matter = report.tree.lines.first().is_some_and(|line| line.kind == LineKind::FrontMatter);
    let newline = report.tree.newline;
    let given = &report.front_matter;
    let year = given.year.as_ref().map(|year| year.value);
    let wanted = Template {
        agency: given.agency.as_ref().map(|agency| agency.value.as_str()),
        year,
        kind: given.kind.as_ref().map(|kind| kind.value),
        edition: if year.is_some() { report.edition } else { edition::latest() },
        last_year: None,
    };
    let Draft { front_matter, title, body } = format::draft(&wanted, newline);
    let has_title = report.title.is_some();
    let lacking = [(front_matter, !has_front_matter && !has_title), (title, !has_title), (body, true)];
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    for (part, _) in lacking.into_iter().filter(|(_, is_lacking)| *is_lacking) {
        if !pieces.is_empty() {
            pieces.push(Piece::text(newline.repeat(2)));
        }
        pieces.extend(part);
    }
    let (agency, year) = (say!(doc.lang, zh: "机关全称", en: "agency"), say!(doc.lang, zh: "年度", en: "year"));
    let text = apart(doc, cursor, &snippet::report(&pieces, &agency, &year));
    let label = say!(doc.lang, zh: "年度报告全文", en: "the whole report");
    let detail = report.edition.document.number;
    let mut candidate = Candidate::new(CompletionKind::Snippet, label).text(text).detail(detail).names([
        "政府信息公开工作年度报告",
        "nianbao",
        "report",
        "模板",
        "---",
    ]);
    candidate.snippet = true;
    candidate
}
