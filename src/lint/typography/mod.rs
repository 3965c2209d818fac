//! typography: how the text is written. All rules that read prose are fed by one pass over its characters: a paragraph
//! is taken apart once, and what is looked for in it is told by a character or two that stand there.

mod line;
mod lookalike;
mod marks;
mod pairs;
mod phrases;
mod repeats;
mod rules;
mod terms;
mod unseen;
mod vocabulary;

use super::check::{Check, Registered};
use super::context::Context;
use super::finding::Finding;
use super::lexicon::hash;
use super::rule::Rule;
use crate::report::stretches;
use crate::text::Span;
use line::{Line, Scene};
use memchr::memchr2_iter;
use repeats::Last;

/// The rules of the group.
pub(super) static RULES: &[Registered] = &[
    entry(&rules::DOUBLED_PUNCTUATION),
    entry(&rules::UNBALANCED_PAIR),
    entry(&rules::MIXED_WIDTH),
    entry(&rules::SPACE_BETWEEN_HAN),
    entry(&rules::DOUBLED_WORD),
    entry(&rules::DOUBLED_CLAUSE),
    entry(&rules::TERM),
    entry(&rules::LOST_FIGURE),
    entry(&rules::PLACEHOLDER),
    entry(&rules::LETTER_RESIDUE),
    entry(&rules::WORD_LIST),
    entry(&rules::MISSING_YEAR_WORD),
    entry(&rules::INVISIBLE_CHARACTER),
    entry(&rules::WORD_ARTEFACT),
    entry(&rules::UNTIL),
];

const fn entry(rule: &'static Rule) -> Registered {
    Registered { rule, check: Check::Typography }
}

/// The findings of the group, in one pass.
pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let numbers: Vec<Span> = findings.iter().filter(|it| is_number(it)).map(|it| it.span).collect();
    let first = findings.len();
    unseen::check(context, findings);
    let tree = &context.report.tree;
    let (mut line, mut last) = (Line::default(), Last::new());
    let (mut narrow, mut lone) = (Vec::new(), Vec::new());
    for joined in stretches(tree, 0..tree.lines.len()) {
        let text = &*joined.text;
        let ends = memchr2_iter(b'\n', b'\r', text.as_bytes()).chain([text.len()]);
        let mut start = 0;
        for (paragraph, end) in ends.enumerate() {
            let (from, words) = (start, &text[start..end]);
            start = end + 1;
            if words.trim().is_empty() {
                continue;
            }
            line.fill(words, from);
            let place = joined.span(line.span(0, 1)).start;
            if is_fenced(context, place) {
                continue;
            }
            let end = joined.span(line.span(0, line.chars.len())).end;
            let heads = heads(context, place, end);
            let place = context.report.place_at(place);
            let scene = Scene { context, joined: &joined, line: &line, paragraph, heads, place };
            narrow.clear();
            pairs::check(&scene, &mut lone, &mut narrow, findings);
            marks::check(&scene, &narrow, findings);
            words_of(&scene, &mut last, findings);
        }
        pairs::settle(&mut lone, findings);
    }
    // The bracket that a document's number has lost is said with the number.
    if !numbers.is_empty() {
        let mut new = findings.split_off(first);
        new.retain(|finding| {
            let next = numbers.partition_point(|number| number.end <= finding.span.start);
            let within = numbers.get(next).is_some_and(|number| number.covers(finding.span));
            !(within && std::ptr::eq(finding.rule, &rules::UNBALANCED_PAIR))
        });
        findings.append(&mut new);
    }
}

/// Whether a finding is on how a document's number is written.
fn is_number(finding: &Finding) -> bool {
    finding.rule.name == "citation/document-number"
}

/// Whether what begins at a place and ends at another is the title or the heading of a section.
fn heads(context: &Context<'_>, place: u32, end: u32) -> bool {
    let report = context.report;
    let in_title = report
        .title
        .as_ref()
        .is_some_and(|title| title.lines.iter().any(|line| line.start <= place && place < line.end));
    let tree = &report.tree;
    let line = || tree.line_at(place).filter(|line| end <= tree.lines[*line].end);
    in_title || line().is_some_and(|line| report.section_headed(line).is_some())
}

/// What single characters and pairs of them lead to, and what is written twice: each pair is looked at once.
fn words_of(scene: &Scene<'_, '_>, last: &mut Last, findings: &mut Vec<Finding>) {
    for &mark in &scene.line.marks {
        phrases::mark(scene, mark as usize, findings);
    }
    let slips = &*terms::SLIPS;
    let chars = &scene.line.chars[..];
    let mut doubles = last.doubles(chars.len());
    let Some((&before, rest)) = chars.split_first() else { return };
    let mut first = before;
    for (at, &second) in rest.iter().enumerate() {
        let hash = hash(first, second);
        let (slip, telling) = (slips.may_be(hash), phrases::may_be(first));
        let twice = doubles.look(at + 1, hash) | (first == second);
        // Nearly always none of them.
        if slip | telling | twice {
            if slip {
                slips.check(scene, at, findings);
            }
            if telling {
                phrases::check(scene, at, findings);
            }
            if twice {
                doubles.repeated(scene, at + 1, findings);
            }
        }
        first = second;
    }
    if let Some(list) = scene.context.settings.words.as_ref().filter(|list| !list.is_empty()) {
        (1..chars.len()).for_each(|next| terms::listed(scene, list, next - 1, findings));
    }
}

/// Whether a place lies in fenced code.
fn is_fenced(context: &Context<'_>, place: u32) -> bool {
    let fenced = &context.report.tree.fenced;
    let after = fenced.partition_point(|span| span.start <= place);
    after.checked_sub(1).is_some_and(|at| place < fenced[at].end)
}
