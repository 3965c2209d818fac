//! The finding of relations that go together.

use super::relation::{self, correction, sides};
use super::rules::place_of;
use crate::lint::context::Context;
use crate::lint::finding::{Finding, Fix, Related};
use crate::lint::ground::Ground;
use crate::lint::rule::{Applicability, Severity};
use crate::lint::tables::{Culprit, Explanation, typing_slip};
use crate::report::Place;
use crate::text::{Edit, counted, say};

/// The one finding of some violations that one slip explains, though not which: that of the first, with its
/// total corrected if `correct` says so.
pub(super) fn joined(
    context: &Context<'_>,
    group: &[usize],
    severities: &[Option<Severity>],
    correct: bool,
) -> Finding {
    let mut finding = relation::finding(context, &context.violations[group[0]], correct);
    finding.severity = most(group, severities).unwrap_or(finding.severity);
    let others = &group[1..];
    if others.is_empty() {
        return finding;
    }
    let (both, count) = (finding.message, others.len());
    finding.message = say!(context.lang,
        zh: "{both}；另有 {count} 处勾稽关系也因此对不上",
        en: "{both}; this also upsets {others}",
        others = counted(count, "other sum"));
    finding.related.extend(others.iter().map(|&at| at_total(context, at)));
    finding
}

/// The one finding at the cell that explains the violations of `group`.
pub(super) fn blamed(
    context: &Context<'_>,
    explanation: &Explanation,
    culprit: Culprit,
    group: &[usize],
    severities: &[Option<Severity>],
) -> Finding {
    if explanation.mends.len() == 1 {
        return likely(context, culprit, group[0], severities);
    }
    let table = &context.tables[explanation.table];
    let Culprit { row, column, value } = culprit;
    let cell = table.figures.cell(row, column);
    let (written, value) = (context.slice(cell.figure), value.normalize());
    let first = &context.violations[group[0]];
    let (rule, _) = place_of(context, first);
    let both = sides(context, first);
    let count = explanation.mends.len();
    let place = Place::Cell(table.index, row, column);
    let name = place.describe(context.report.edition);
    let message = say!(context.lang,
        zh: "{both}；可能是“{name}”填错了：{written} 改为 {value} 后，{count} 处都对得上",
        en: "{both}; the likely slip is {name}: with {value} instead of {written}, {sums} agree",
        sums = if count == 2 { "both sums".to_owned() } else { format!("all {count} sums") });
    let mut finding = Finding::new(rule, cell.figure, message).at(place);
    finding.severity = most(group, severities).unwrap_or(rule.severity);
    let document = &context.report.edition.document.number;
    finding.ground = Some(Ground::formula(first.formula(&context.tables), document));
    finding.help = Some(say!(context.lang,
        zh: "先核对这一格；这一格没有错，再核对有关的其他格",
        en: "check this cell first; if it is right, check the other cells of these sums"));
    let elsewhere =
        explanation.mends.iter().filter(|&&at| context.violations[at].total(&context.tables) != (row, column));
    finding.related = elsewhere.map(|&at| at_total(context, at)).collect();
    if finding.related.is_empty() {
        finding.related = relation::summands(context, first);
    }
    let title =
        say!(context.lang, zh: "把这一格由 {written} 改为 {value}", en: "change this cell from {written} to {value}");
    finding = finding.unsafe_fix(title, vec![Edit::replace(cell.figure, value.to_string())]);
    if let Some((title, edit)) = correction(context, first)
        && edit.span != cell.figure
    {
        finding = finding.unsafe_fix(title, vec![edit]);
    }
    finding
}

/// The finding of the one relation that a cell explains, which cannot tell which of its cells is wrong: it stays
/// at the total, with the slip of typing as the likely fix.
fn likely(context: &Context<'_>, culprit: Culprit, at: usize, severities: &[Option<Severity>]) -> Finding {
    let violation = &context.violations[at];
    let table = &context.tables[violation.table];
    let mut finding = relation::finding(context, violation, true);
    finding.severity = severities[at].unwrap_or(finding.severity);
    let Culprit { row, column, value } = culprit;
    let (figure, value) = (table.figures.cell(row, column).figure, value.normalize());
    let written = context.slice(figure);
    let (row, column) = (&table.spec.rows[row].place, &table.spec.columns[column].name);
    let title = say!(context.lang,
        zh: "把“{row}·{column}”由 {written} 改为 {value}（可能是笔误）",
        en: "change {row}·{column} from {written} to {value} (looks like a typing slip)");
    let fix =
        Fix { title, applicability: Applicability::Unsafe, edits: vec![Edit::replace(figure, value.to_string())] };
    let total = violation.total(&context.tables);
    let is_as_likely = table.figures.get(total.0, total.1).is_some_and(|it| typing_slip(it, it + violation.excess()));
    let place = finding.fixes.len().min(usize::from(is_as_likely));
    finding.fixes.insert(place, fix);
    finding
}

/// How much the violations of a group matter.
fn most(group: &[usize], severities: &[Option<Severity>]) -> Option<Severity> {
    group.iter().filter_map(|&at| severities[at]).max()
}

/// A relation, as it is said of at its total.
fn at_total(context: &Context<'_>, at: usize) -> Related {
    let violation = &context.violations[at];
    let (_, span) = place_of(context, violation);
    Related::here(span, sides(context, violation))
}
