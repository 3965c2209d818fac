//! This year's words beside last year's, and beside another agency's.

use crate::edition::Basis;
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::neighbours::{Digest, Line, prose};
use crate::lint::rule::{Rule, Scope, Severity, V0_1};
use crate::text::{say, text};

pub(super) static RULES: &[Registered] = &[Registered::own(&REPETITION, repetition), Registered::own(&COPIED, copied)];

static REPETITION: Rule = Rule {
    name: "history/repetition",
    severity: Severity::Info,
    title: text!(zh: "过半文字与上年报告相同", en: "over half of the text is last year's"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Whole,
    since: V0_1,
    page: include_str!("repetition.md"),
};

static COPIED: Rule = Rule {
    name: "history/copied",
    severity: Severity::Info,
    title: text!(zh: "过半文字与别的机关的报告相同", en: "over half of the text is another agency's"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Whole,
    since: V0_1,
    page: include_str!("copied.md"),
};

/// Fewer lines that are the same may be so by chance.
const FEWEST: usize = 3;

/// The lines that are in other reports too, and how much of the text they are, in percent.
fn shared(context: &Context<'_>, others: &[&Digest]) -> Option<(Vec<Line>, u32)> {
    if others.is_empty() {
        return None;
    }
    let lines: Vec<Line> = prose(&context.report.tree.text).collect();
    let all: u32 = lines.iter().map(|line| line.length).sum();
    let is_there = |line: &Line| others.iter().any(|other| other.line(line.hash).is_some());
    let same: Vec<Line> = lines.into_iter().filter(is_there).collect();
    let share = same.iter().map(|line| line.length).sum::<u32>() * 100 / all.max(1);
    (same.len() >= FEWEST && share > 50).then_some((same, share))
}

fn repetition(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some((same, share)) = shared(context, &context.last_year) else { return };
    let Some(title) = context.report.title.as_ref().and_then(|title| title.lines.first()) else { return };
    let count = same.len();
    let message = say!(context.lang,
        zh: "正文有 {share}%（{count} 段）与上年报告相同，数字不计",
        en: "{share} % of the text ({count} paragraphs) is last year's, figures aside");
    let mut finding = Finding::new(&REPETITION, *title, message);
    finding.place = context.report.place_at(title.start);
    add_beside(context, &same, &context.last_year, &mut finding);
    findings.push(finding);
}

fn copied(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(other) = context.neighbours.alike.as_deref() else { return };
    let Some((same, share)) = shared(context, &[other]) else { return };
    let Some(first) = same.first() else { return };
    let (count, agency) = (same.len(), other.agency.as_deref().unwrap_or("?"));
    let message = say!(context.lang,
        zh: "正文有 {share}%（{count} 段）与“{agency}”的报告相同，数字不计，请核对是不是抄了别处的",
        en: "{share} % of the text ({count} paragraphs) is the same as that of {agency}, figures aside: check whether it was copied");
    let mut finding = Finding::new(&COPIED, first.span, message);
    finding.place = context.report.place_at(first.span.start);
    add_beside(context, &same, &[other], &mut finding);
    findings.push(finding);
}

/// Shows where the first of the lines stands in the other report.
fn add_beside(context: &Context<'_>, same: &[Line], others: &[&Digest], finding: &mut Finding) {
    let there = |line: &Line| others.iter().find_map(|other| Some((*other, other.line(line.hash)?)));
    let Some((other, span)) = same.first().and_then(there) else { return };
    let message = say!(context.lang, zh: "相同的第一段", en: "the first paragraph that is the same");
    finding.related.push(other.related(span, message));
}
