//! What is found in a document as remarks: each at the cell, the characters or the heading that it is about, and which
//! safe fixes are proposed as changes.

use super::note::{At, Change, Note, Point};
use crate::document::{Block, Document, Origin, Place};
use crate::import::{Checked, Imported};
use crate::lint::{Applicability, Finding, Options, Severity, severity_name};
use crate::report::{self, Report};
use crate::text::{Edit, Lang, Span, apply, say};
use crate::{Analysis, check};
use rustc_hash::FxHashMap;

/// What is to be said of a document.
#[derive(Debug, Default)]
pub struct Remarks {
    /// The remarks, in the order of the document.
    pub notes: Vec<Note>,
    /// How many findings they speak of.
    pub findings: usize,
    /// How many were left unsaid, since they are but worth knowing.
    pub unsaid: usize,
}

/// What is asked of remarks.
#[derive(Clone, Copy, Default, Debug)]
pub struct Wanted {
    /// Whether what is but worth knowing is said, too.
    pub all: bool,
    /// Whether safe fixes are proposed as changes.
    pub changes: bool,
}

/// Remarks on what was found in a document.
pub fn remarks(document: &Document, checked: &Checked, wanted: Wanted, options: &Options<'_>) -> Remarks {
    let Checked { imported, analysis } = checked;
    let pieces = Pieces::of(document);
    let proposed = if wanted.changes { proposed(&pieces, imported, analysis, options) } else { FxHashMap::default() };
    let mut said = Remarks::default();
    // Of one cell there is one remark, of other places one for each that is told apart.
    let mut known: FxHashMap<At, usize> = FxHashMap::default();
    let mut weights: Vec<Severity> = Vec::new();
    let is_said =
        |at: usize, finding: &Finding| wanted.all || finding.severity > Severity::Info || proposed.contains_key(&at);
    for (index, finding) in analysis.findings.iter().enumerate() {
        if !is_said(index, finding) {
            said.unsaid += 1;
            continue;
        }
        said.findings += 1;
        let (at, is_own) = place(&pieces, imported, &analysis.report, finding);
        let changes = proposed.get(&index).cloned().unwrap_or_default();
        let words = words(finding, &analysis.report, is_own, !changes.is_empty(), options.lang);
        match known.get(&at).and_then(|&at| said.notes.get_mut(at).zip(weights.get_mut(at))) {
            Some((note, weight)) => {
                note.changes.extend(changes);
                match finding.severity > *weight {
                    // What matters most comes first.
                    true => {
                        *weight = finding.severity;
                        note.words.splice(0..0, words);
                    }
                    false => note.words.extend(words),
                }
            }
            None => {
                known.insert(at.clone(), said.notes.len());
                weights.push(finding.severity);
                said.notes.push(Note { at, words, changes });
            }
        }
    }
    said
}

/// What a remark says of a finding, paragraph by paragraph.
fn words(finding: &Finding, report: &Report, is_own: bool, is_changed: bool, lang: Lang) -> Vec<String> {
    let severity = severity_name(finding.severity, lang);
    let message = &finding.message;
    let place = finding.place.as_ref().filter(|_| !is_own).map(|place| place.describe(report.edition));
    let mut words = vec![match place {
        Some(place) => say!(lang, zh: "【{severity}】{place}：{message}", en: "[{severity}] {place}: {message}"),
        None => say!(lang, zh: "【{severity}】{message}", en: "[{severity}] {message}"),
    }];
    if let Some(help) = &finding.help {
        words.push(say!(lang, zh: "怎么办：{help}", en: "What to do: {help}"));
    }
    if is_changed {
        words.push(say!(lang,
            zh: "已用修订改好，请接受或拒绝",
            en: "Proposed as a tracked change: accept or reject it"));
    } else {
        for fix in &finding.fixes {
            let title = &fix.title;
            words.push(match fix.applicability {
                Applicability::Shown => {
                    say!(lang, zh: "由填报人核对决定：{title}", en: "For the author to decide: {title}")
                }
                _ => say!(lang, zh: "修改建议：{title}", en: "Suggested fix: {title}"),
            });
        }
    }
    if let Some(ground) = &finding.ground {
        let sentence = ground.sentence(lang);
        words.push(say!(lang, zh: "{sentence}", en: "Ground: {sentence}"));
    }
    let rule = finding.rule.name;
    words.push(say!(lang, zh: "规则：{rule}", en: "Rule: {rule}"));
    words
}

/// The pieces of a document: what is seen at each, and its cells.
struct Pieces<'d> {
    seen: FxHashMap<Origin, &'d str>,
    cells: FxHashMap<Place, Origin>,
}

impl<'d> Pieces<'d> {
    fn of(document: &'d Document) -> Pieces<'d> {
        let mut pieces = Pieces { seen: FxHashMap::default(), cells: FxHashMap::default() };
        let mut waiting: Vec<&Block> = document.blocks.iter().collect();
        while let Some(block) = waiting.pop() {
            match block {
                Block::Paragraph(paragraph) => {
                    let runs = paragraph.runs.iter();
                    pieces.seen.extend(runs.filter_map(|run| Some((run.source?, run.text.as_str()))));
                }
                Block::Table(table) => {
                    let Place::Table(number) = table.place else { continue };
                    for cell in &table.cells {
                        let place = Place::Cell { table: number, row: cell.row + 1, column: cell.column + 1 };
                        pieces.cells.extend(cell.source.map(|source| (place, source)));
                        waiting.extend(&cell.blocks);
                    }
                }
            }
        }
        pieces
    }

    fn point(&self, origin: Origin, skip: u32) -> Option<Point> {
        let seen = self.seen.get(&origin)?;
        let chars = seen.get(..skip as usize)?.chars().count() as u32;
        Some(Point { origin, chars, of: seen.chars().count() as u32 })
    }
}

/// Where a remark hangs, and whether that is the very place of the finding.
fn place(pieces: &Pieces, imported: &Imported, report: &Report, finding: &Finding) -> (At, bool) {
    if let Some(at) = place_of(pieces, imported, finding.span) {
        return (at, true);
    }
    (heading(pieces, imported, report, finding), false)
}

/// Where the characters of a span stand in the document.
fn place_of(pieces: &Pieces, imported: &Imported, span: Span) -> Option<At> {
    let stretches = imported.origins.stretches();
    let first = stretches.partition_point(|stretch| stretch.span.end <= span.start);
    let within = stretches.get(first..).unwrap_or_default();
    let last = within.partition_point(|stretch| stretch.span.start < span.end);
    let within = within.get(..last.max(1).min(within.len())).unwrap_or_default();
    let copied = within.iter().position(|stretch| stretch.source.is_some() && stretch.span.start < span.end);
    let Some(copied) = copied else {
        // A blank cell.
        let cell = within.iter().find_map(|stretch| pieces.cells.get(&stretch.place));
        return cell.map(|cell| At::Cell(*cell));
    };
    let first = within.get(copied)?;
    if let Place::Cell { .. } = first.place
        && let Some(cell) = pieces.cells.get(&first.place)
    {
        return Some(At::Cell(*cell));
    }
    let source = first.source?;
    let skip = source.skip + span.start.saturating_sub(first.span.start);
    let from = pieces.point(source.origin, skip)?;
    let same = within.iter().skip(copied).take_while(|stretch| stretch.place == first.place);
    let last = same.filter(|stretch| stretch.source.is_some()).last()?;
    let source = last.source?;
    let to = pieces.point(source.origin, source.skip + span.end.min(last.span.end) - last.span.start)?;
    Some(At::Text { from, to })
}

/// The heading under which a finding hangs that has no place of its own: that of its section, of one before it, the title.
fn heading(pieces: &Pieces, imported: &Imported, report: &Report, finding: &Finding) -> At {
    let of = |span: Span| {
        place_of(pieces, imported, span).map(|at| match at {
            // A heading is one place, whichever of its characters were copied.
            At::Text { from, .. } => At::Paragraph(from.origin),
            at => at,
        })
    };
    let section = match finding.place {
        Some(report::Place::Section(section)) => Some(section),
        Some(
            report::Place::Table(table)
            | report::Place::Row(table, _)
            | report::Place::Column(table, _)
            | report::Place::Cell(table, ..),
        ) => report.edition.tables.get(table).map(|table| table.section),
        _ => None,
    };
    let found = section.and_then(|section| {
        let before = (0..=section).rev();
        before.filter_map(|section| report.section(section)).find_map(|section| of(section.heading))
    });
    let above = || {
        let sections = report.sections.iter().filter(|section| section.heading.start <= finding.span.start);
        let is_within = section.is_none() && finding.place.is_none();
        sections.rev().filter(|_| is_within).find_map(|section| of(section.heading))
    };
    let title = || report.title.as_ref()?.lines.iter().find_map(|line| of(*line));
    found.or_else(above).or_else(title).unwrap_or(At::Top)
}

/// The safe fixes that are proposed as changes, by the place of their finding: none touches a figure, none brings an
/// error, and no two meet.
fn proposed(
    pieces: &Pieces,
    imported: &Imported,
    analysis: &Analysis,
    options: &Options<'_>,
) -> FxHashMap<usize, Vec<Change>> {
    let text = analysis.text();
    let mut taken: Vec<(usize, Vec<Edit>, Vec<Change>)> = Vec::new();
    let mut spans: Vec<Span> = Vec::new();
    for (at, finding) in analysis.findings.iter().enumerate() {
        let Some(fix) = finding.fixes.first().filter(|fix| fix.applicability == Applicability::Safe) else { continue };
        let edits: Vec<Edit> = fix.edits.iter().map(|edit| least(edit, text)).collect();
        let changes: Option<Vec<Change>> = edits.iter().map(|edit| change(pieces, imported, edit)).collect();
        let Some(changes) = changes.filter(|changes| !changes.is_empty()) else { continue };
        let meets = |edit: &Edit| spans.iter().any(|span| span.start <= edit.span.end && edit.span.start <= span.end);
        if edits.iter().any(meets) || !leaves_figures(text, &edits) {
            continue;
        }
        spans.extend(edits.iter().map(|edit| edit.span));
        taken.push((at, edits, changes));
    }
    let options = Options { imported: true, ..*options };
    let errors =
        |analysis: &Analysis| analysis.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let before = errors(&check(text.to_owned(), &options));
    let is_harmless = |taken: &[(usize, Vec<Edit>, Vec<Change>)]| {
        let mut edits: Vec<Edit> = taken.iter().flat_map(|(_, edits, _)| edits.iter().cloned()).collect();
        edits.sort_by_key(|edit| edit.span);
        let fixed = apply(text, &edits);
        fixed.is_some_and(|fixed| figures(&fixed) == figures(text) && errors(&check(fixed, &options)) <= before)
    };
    if !taken.is_empty() && !is_harmless(&taken) {
        // One by one, up to more than any report has.
        taken.truncate(64);
        taken.retain(|fix| is_harmless(std::slice::from_ref(fix)));
        if !is_harmless(&taken) {
            taken.clear();
        }
    }
    taken.into_iter().map(|(at, _, changes)| (at, changes)).collect()
}

/// An edit without what stays as it is at its ends; of what it replaces something is left.
fn least(edit: &Edit, text: &str) -> Edit {
    let old = edit.span.slice(text);
    let common = old.chars().zip(edit.text.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8());
    let mut before: usize = common.sum();
    if before == old.len() {
        // It only adds something: the last character is replaced, with what is added.
        before -= old.chars().next_back().map_or(0, char::len_utf8);
    }
    let (old, new) = (&old[before..], &edit.text[before..]);
    let common = old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8());
    let mut after: usize = common.sum();
    if after == old.len() {
        after -= old.chars().next().map_or(0, char::len_utf8);
    }
    let start = edit.span.start + before as u32;
    let span = Span { start, end: edit.span.end - after as u32 };
    Edit { span, text: new[..new.len() - after].to_owned() }
}

/// An edit of the text as a change in the document: where it replaces characters that were copied from one piece, by
/// what is no markup.
fn change(pieces: &Pieces, imported: &Imported, edit: &Edit) -> Option<Change> {
    let is_plain = !edit.text.contains(['\n', '\t', '\\', '|', '#', '<', '*', '`']);
    if edit.span.is_empty() || !is_plain {
        return None;
    }
    let source = imported.origins.source(edit.span)?;
    let from = pieces.point(source.origin, source.skip)?;
    let to = pieces.point(source.origin, source.skip + edit.span.len() as u32)?;
    Some(Change { from, to, text: edit.text.clone() })
}

/// Whether edits leave every figure as it is written, and touch none.
fn leaves_figures(text: &str, edits: &[Edit]) -> bool {
    let touches = |edit: &Edit| edit.span.slice(text).chars().chain(edit.text.chars()).any(char::is_numeric);
    if edits.iter().any(touches) {
        return false;
    }
    // The line before and after says whether digits were joined or parted.
    edits.iter().all(|edit| {
        let (before, after) = (&text[..edit.span.start as usize], &text[edit.span.end as usize..]);
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = after.split('\n').next().unwrap_or_default();
        let old = format!("{before}{}{after}", edit.span.slice(text));
        figures(&old) == figures(&format!("{before}{}{after}", edit.text))
    })
}

/// The figures of a text as they are written, one after the other; Chinese numerals are some, too.
fn figures(text: &str) -> Vec<String> {
    let is_digit = |c: char| c.is_numeric() || "〇零一二三四五六七八九十百千万亿两".contains(c);
    let is_mark = |c: char| matches!(c, '.' | ',' | '．' | '，' | '%' | '％' | '-' | '−' | '－' | '+' | '＋' | '‰');
    let mut figures = Vec::new();
    let mut figure = String::new();
    // A mark belongs to a figure that it stands at.
    for c in text.chars() {
        if is_digit(c) || is_mark(c) && (!figure.is_empty() || !matches!(c, '.' | ',' | '．' | '，')) {
            figure.push(c);
        } else if !figure.is_empty() {
            figures.push(std::mem::take(&mut figure));
        }
    }
    figures.push(figure);
    figures.retain(|figure| figure.contains(is_digit));
    figures
}
