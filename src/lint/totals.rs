//! totals: 勾稽关系. The figures of a table are tied together; a relation that does not hold is found with
//! both its sides, and with the one cell that explains it where there is one.
//!
//! What [`super::tables`] knows of violations and of what explains them becomes findings here, each made once:
//! one for all the relations that one slip explains, one for each of the others. What is left is corrected at
//! its total, unless that would put off a relation that holds ([`offer`]).

mod explained;
mod offer;
mod relation;
mod rules;

use super::check::{Check, Registered};
use super::context::Context;
use super::finding::Finding;
use super::rule::{Rule, Severity};
use super::tables::explanations;
use crate::text::Span;
use rules::{BALANCE, OUTCOME, ROW, place_of};
use rustc_hash::FxHashSet;

/// The rules of the group.
pub(super) static RULES: &[Registered] = &[
    Registered { rule: &ROW, check: Check::Relations },
    Registered { rule: &OUTCOME, check: Check::Relations },
    Registered { rule: &BALANCE, check: Check::Relations },
];

/// How much each of the context's violations matters; `None` for one that nobody wants to hear of.
pub(super) fn asked(context: &Context<'_>, severity: impl Fn(&Rule) -> Option<Severity>) -> Vec<Option<Severity>> {
    context.violations.iter().map(|violation| severity(place_of(context, violation).0)).collect()
}

/// Asks no longer for violations that are silenced. One that is makes no finding, and is still evidence of which cell is
/// wrong.
///
/// Violations that one slip explains make one finding, at the slip, under one rule's name. What silences that rule there
/// silences all of them: else the next of them would take its place, at the very cell that its author has answered for.
pub(super) fn silence(
    context: &Context<'_>,
    asked: &mut [Option<Severity>],
    mut silences: impl FnMut(Span, &Rule) -> bool,
) {
    if context.violations.is_empty() {
        return;
    }
    let places: Vec<_> = context.violations.iter().map(|violation| place_of(context, violation)).collect();
    for explanation in explanations(&context.tables, &context.violations) {
        let mut group: Vec<usize> = explanation.mends.iter().copied().filter(|&at| asked[at].is_some()).collect();
        let at_slip = explanation.cell.filter(|_| explanation.mends.len() > 1);
        if at_slip.is_some() {
            group.sort_by_key(|&at| context.violations[at].formula(&context.tables).relation);
        }
        let Some(&speaker) = group.first() else { continue };
        let (rule, total) = places[speaker];
        let figures = &context.tables[explanation.table].figures;
        let span = at_slip.map_or(total, |slip| figures.cell(slip.row, slip.column).figure);
        if silences(span, rule) {
            group.into_iter().for_each(|at| asked[at] = None);
        }
    }
    for (at, &(rule, total)) in places.iter().enumerate() {
        if silences(total, rule) {
            asked[at] = None;
        }
    }
}

/// The findings on the violations that are asked for: `severities` has for each of the context's how much it
/// matters, and `None` where nobody wants to hear of it.
pub(super) fn findings(context: &Context<'_>, severities: &[Option<Severity>]) -> Vec<Finding> {
    if severities.iter().all(Option::is_none) {
        return Vec::new();
    }
    let explanations = explanations(&context.tables, &context.violations);
    // Rule by rule.
    let relation = |at: &usize| context.violations[*at].formula(&context.tables).relation;
    let mut asked: Vec<usize> = (0..severities.len()).filter(|&at| severities[at].is_some()).collect();
    asked.sort_by_key(relation);
    let mut explained_by: Vec<Option<usize>> = vec![None; severities.len()];
    for (by, explanation) in explanations.iter().enumerate() {
        explanation.mends.iter().for_each(|&at| explained_by[at] = Some(by));
    }
    // What is asked for of each explanation, rule by rule.
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); explanations.len()];
    for &at in &asked {
        explained_by[at].into_iter().for_each(|by| of[by].push(at));
    }
    let alone = asked.iter().copied().filter(|&at| explained_by[at].is_none()).map(|at| vec![at]);
    // Those that go together though no cell is blamed: the one that ties the fewest figures together speaks.
    let joined = explanations.iter().filter(|explanation| explanation.cell.is_none()).map(|explanation| {
        explanation.mends.iter().copied().filter(|&at| severities[at].is_some()).collect::<Vec<usize>>()
    });
    let groups: Vec<Vec<usize>> = alone.chain(joined.filter(|group| !group.is_empty())).collect();
    let speakers: Vec<usize> = groups.iter().map(|group| group[0]).collect();
    let corrected: FxHashSet<usize> = offer::corrected(context, &explanations, &speakers).into_iter().collect();
    let mut findings: Vec<Finding> = groups
        .iter()
        .map(|group| explained::joined(context, group, severities, corrected.contains(&group[0])))
        .collect();
    let blamed = explanations.iter().zip(&of).filter_map(|(explanation, group)| {
        let culprit = explanation.cell.filter(|_| !group.is_empty())?;
        Some(explained::blamed(context, explanation, culprit, group, severities))
    });
    findings.extend(blamed);
    findings
}
