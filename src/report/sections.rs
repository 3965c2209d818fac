//! The title, the sections as they stand in the text, and the signature.

use crate::edition::{Edition, NameMatch, Spelling, split_name};
use crate::syntax::{LineKind, Tree};
use crate::text::{Span, is_dated};
use std::ops::Range;

/// The title: the first heading of level one, and a second directly below it.
#[derive(Clone, Debug)]
pub struct Title {
    /// The text of each of its lines.
    pub lines: Vec<Span>,
}

/// A section as it stands in the text.
#[derive(Clone, Debug)]
pub struct Section {
    /// The official section that it is; `None` for one of the report's own.
    pub spec: Option<usize>,
    /// The line of its heading.
    pub line: usize,
    /// The heading's text.
    pub heading: Span,
    /// How the heading was recognised. `None` where only its number tells what it is.
    pub found: Option<NameMatch>,
    /// Its level; 0 for a heading without `#`, 7 for one whose `#` lacks the space.
    pub level: u8,
    /// The lines below the heading.
    pub lines: Range<usize>,
}

/// The signature (落款) at the end of the report.
#[derive(Clone, Default, Debug)]
pub struct Signature {
    /// The agency, if it signs.
    pub agency: Option<Span>,
    /// The date, if there is one.
    pub date: Option<Span>,
}

/// Headings that were found, in order of the text.
struct Candidate {
    line: usize,
    text: Span,
    level: u8,
    found: Option<NameMatch>,
}

/// The title and the line after it.
pub(super) fn title(tree: &Tree, first_section: usize) -> (Option<Title>, usize) {
    let mut lines = Vec::new();
    let mut after = 0;
    let mut previous = None;
    for block in tree.blocks.iter().take_while(|block| (block.first as usize) < first_section) {
        let line = block.first as usize;
        match tree.lines[line].kind {
            LineKind::FrontMatter if lines.is_empty() => after = block.end as usize,
            LineKind::Heading(heading) if heading.level == 1 => {
                let follows = previous == Some(line);
                if lines.is_empty() || follows && lines.len() < 2 {
                    lines.push(heading.text);
                    after = line + 1;
                }
            }
            _ => {}
        }
        previous = next_block_line(tree, block.end as usize);
    }
    ((!lines.is_empty()).then_some(Title { lines }), after)
}

/// The next line that is not blank.
fn next_block_line(tree: &Tree, from: usize) -> Option<usize> {
    (from..tree.lines.len()).find(|&line| tree.lines[line].kind != LineKind::Blank)
}

/// The sections, in the order of the text.
pub(super) fn sections(tree: &Tree, edition: &Edition) -> Vec<Section> {
    let mut candidates = marked(tree, edition);
    let mut held = vec![false; edition.sections.len()];
    let hold = |held: &mut Vec<bool>, candidates: &[Candidate]| {
        candidates.iter().filter_map(|c| c.found).for_each(|found| held[found.index] = true);
    };
    hold(&mut held, &candidates);
    if held.iter().any(|&held| !held) {
        candidates.extend(unmarked(tree, edition, &held));
        candidates.sort_by_key(|candidate| candidate.line);
        hold(&mut held, &candidates);
    }
    let starts: Vec<usize> = candidates.iter().map(|candidate| candidate.line).collect();
    let mut sections = Vec::with_capacity(candidates.len());
    for (at, candidate) in candidates.into_iter().enumerate() {
        let by_number = || {
            let number = edition.section_names.by_number(tree.slice(candidate.text))?;
            (candidate.level == 2 && !std::mem::replace(&mut held[number], true)).then_some(number)
        };
        let end = starts.get(at + 1).copied().unwrap_or(tree.lines.len());
        sections.push(Section {
            spec: candidate.found.map(|found| found.index).or_else(by_number),
            line: candidate.line,
            heading: candidate.text,
            found: candidate.found,
            level: candidate.level,
            lines: candidate.line + 1..end,
        });
    }
    sections
}

/// Every `##`, and headings of another level that are official ones with their own number.
fn marked(tree: &Tree, edition: &Edition) -> Vec<Candidate> {
    let headings = tree.lines.iter().enumerate().filter_map(|(line, it)| match it.kind {
        LineKind::Heading(heading) => Some((line, heading)),
        _ => None,
    });
    let candidates = headings.filter_map(|(line, heading)| {
        let text = tree.slice(heading.text);
        let found = find(edition, text);
        let surely = found.is_some_and(|found| {
            found.spelling == Spelling::Official
                || split_name(text).0.is_some() && !found.misnumbered && found.spelling != Spelling::Variant
        });
        (heading.level == 2 || surely).then_some(Candidate {
            line,
            text: heading.text,
            level: heading.level,
            found: found.filter(|_| heading.level == 2 || surely),
        })
    });
    candidates.collect()
}

/// The section of this title, an instruction of the template or a colon after it aside.
fn find(edition: &Edition, text: &str) -> Option<NameMatch> {
    let names = &edition.section_names;
    names.find(text).or_else(|| {
        let plain = edition.hints.strip_from(text).unwrap_or(text).trim_end_matches(['：', ':', '。']);
        if plain.len() < text.len() { names.find(plain) } else { None }
    })
}

/// Lines of prose that are a section's heading without its `##`: the number and the title, for a
/// section that has no marked heading. Three or more right after another, in order, are a contents list,
/// if one of them stands elsewhere too.
fn unmarked(tree: &Tree, edition: &Edition, held: &[bool]) -> Vec<Candidate> {
    let index = |candidate: &Candidate| candidate.found.map_or(0, |found| found.index);
    let mut runs: Vec<Vec<Candidate>> = Vec::new();
    let mut joined = false;
    for (line, it) in tree.lines.iter().enumerate() {
        match it.kind {
            LineKind::Blank => continue,
            LineKind::Prose => {}
            _ => {
                joined = false;
                continue;
            }
        }
        let text = it.span().trim(&tree.text);
        let words = tree.slice(text);
        let marks = words.trim_start_matches(['#', '＃']);
        let heading = Span { start: text.end - marks.len() as u32, end: text.end };
        let short = marks.len() <= 120;
        let found = if short { find(edition, marks) } else { None };
        // `3、` for 三、 too; but then the title says which it is.
        let numbered = |found: &NameMatch| match split_name(marks).0 {
            Some(number) => !found.misnumbered || number.numeral() == (found.index + 1).to_string(),
            None => false,
        };
        match found.filter(numbered) {
            Some(found) => {
                let level = if marks.len() < words.len() { 7 } else { 0 };
                let candidate = Candidate { line, text: heading, level, found: Some(found) };
                // A list comes to its end where it would begin again.
                let goes_on = |run: &&mut Vec<Candidate>| joined && run.last().map(index) < Some(index(&candidate));
                match runs.last_mut().filter(goes_on) {
                    Some(run) => run.push(candidate),
                    None => runs.push(vec![candidate]),
                }
                joined = true;
            }
            None => joined = false,
        }
    }
    let mut times = vec![0; edition.sections.len()];
    runs.iter().flatten().for_each(|candidate| times[index(candidate)] += 1);
    runs.retain(|run| run.len() < 3 || run.iter().all(|it| !held[index(it)] && times[index(it)] == 1));
    runs.into_iter().flatten().filter(|candidate| !held[index(candidate)]).collect()
}

/// Who signs, and when: the last two paragraphs of the report, where they are a short line without
/// a full stop and a date.
pub(super) fn signature(tree: &Tree, from: usize) -> Signature {
    let mut lines = (from..tree.lines.len())
        .rev()
        .filter(|&line| tree.lines[line].kind == LineKind::Prose)
        .map(|line| tree.lines[line].span().trim(&tree.text));
    let Some(date) = lines.next().filter(|&span| is_dated(tree.slice(span))) else {
        return Signature::default();
    };
    let agency = lines.next().filter(|&span| {
        let text = tree.slice(span);
        text.chars().count() <= 40 && !text.contains(['。', '；', '：', '，', '、'])
    });
    Signature { agency, date: Some(date) }
}
