//! Percentages: shares of what the sentence or the tables give, and rates of what was dealt with.

use super::admissible;
use super::arithmetic::{admissible_totals, on_number};
use super::compared::in_tables;
use super::mismatch::first_place;
use super::percent::{is_exact_percent, is_percentage, rounded};
use super::share_beside::{Beside, beside};
use super::share_of::{Follows, Whole, named_share, says_nothing_else, share_before, whole_of};
use super::voice::tables_of_part;
use crate::edition::Basis;
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::prose::Paragraph;
use crate::lint::rule::{Rule, Scope, Severity, V0_1};
use crate::prose::{Figure, Notion, Reading, Shape, Unit};
use crate::text::{say, text};
use rust_decimal::Decimal;

pub(super) static RULES: &[Registered] = &[Registered::own(&SHARE, share)];

static SHARE: Rule = Rule {
    name: "narrative/share",
    severity: Severity::Warning,
    title: text!(zh: "占比与数对不上", en: "a percentage that its figures do not give"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("share.md"),
};

fn share(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let of_part = tables_of_part(context).is_some();
    for paragraph in context.paragraphs() {
        let reading = &paragraph.reading;
        if !of_part && !context.stands_in(paragraph, "problems") {
            let named = |at: usize| Some((at, named_share(context, paragraph, at)?));
            let shares = reading.shares.iter().copied().chain((0..reading.figures.len()).filter_map(named));
            findings.extend(shares.filter_map(|(at, of)| share_of_tables(context, paragraph, at, of)));
        }
        if !reading.figures.iter().any(|figure| figure.unit == Unit::Percent) {
            continue;
        }
        findings.extend((0..reading.figures.len()).filter_map(|at| wrong_rate(context, paragraph, at)));
        let before = findings.len();
        let mut list_of: Vec<Option<usize>> = vec![None; reading.figures.len()];
        for (at, list) in reading.lists.iter().enumerate().filter(|(_, list)| list.parts.len() > 1) {
            list.parts.iter().for_each(|&part| list_of[part] = list_of[part].or(Some(at)));
        }
        for (part, percent) in reading.figures.iter().skip(1).enumerate() {
            let is_share = is_exact_percent(percent);
            let Some(follows) = share_before(paragraph, percent.token as usize).filter(|_| is_share) else { continue };
            let numerator = &reading.figures[part];
            if numerator.sentence != percent.sentence || numerator.number.shape != Shape::Exact {
                continue;
            }
            let value = numerator.number.value;
            let list = list_of[part].map(|list| &reading.lists[list]);
            let scope = whole_of(paragraph, percent.token as usize);
            // 自然人231件，其中予以公开92件，占39.0%: of those that were dealt with, which no table has.
            let is_crossed = matches!(scope, Whole::Applicants) && is_part(&numerator);
            let is_bare = matches!(follows, Follows::Bare) && list.is_none() && !is_part(&numerator);
            if is_crossed || is_bare {
                continue;
            }
            let (total, mut wholes) = match list {
                Some(list) => {
                    let sum: Decimal = list.parts.iter().map(|&part| reading.figures[part].number.value).sum();
                    let mut wholes = admissible_totals(paragraph, list);
                    wholes.push(sum);
                    (reading.figures[list.total].number.value, wholes)
                }
                // Without a list, only what is known to be a part of the applications.
                None => {
                    let spoken = spoken_totals(context, paragraph, numerator, matches!(follows, Follows::Named));
                    let Some(wholes) = spoken else { continue };
                    let totals = match (scope, numerator.notion) {
                        (Whole::Of(of), _) => values(context, of),
                        (_, Some(Notion::Applicants(_)) | None) => table_totals(context),
                        // Outcomes are of what was dealt with.
                        _ => values(context, Notion::Answered),
                    };
                    let Some(&total) = totals.iter().find(|&&total| total >= value) else { continue };
                    (total, wholes)
                }
            };
            wholes.extend(table_totals(context));
            if let Whole::Of(of) = scope {
                wholes.extend(values(context, of));
            }
            let mut parts = std::iter::once(value).chain(together(reading, part));
            if parts.any(|part| wholes.iter().any(|&whole| is_percentage(percent, part, whole))) {
                continue;
            }
            findings.push(wrong_share(context, paragraph, percent, (value, total)));
        }
        for Beside { percent, part, whole } in beside(paragraph, || in_tables(context).collect()) {
            let found = wrong_share(context, paragraph, percent, (part, whole));
            if findings[before..].iter().all(|known| known.span != found.span) {
                findings.push(found);
            }
        }
    }
}

/// `予以公开13件、部分公开2件，占65.2%`: what a figure makes with those before it, of its sentence and behind the last
/// percentage, of which the share may be as well.
fn together(reading: &Reading, part: usize) -> impl Iterator<Item = Decimal> {
    // Further back nobody adds up.
    const MOST: usize = 8;
    let last = &reading.figures[part];
    let before = reading.figures[part.saturating_sub(MOST)..part].iter().rev();
    let beside = before.take_while(|figure| {
        let is_exact = figure.number.shape == Shape::Exact;
        is_exact && figure.sentence == last.sentence && matches!(figure.unit, Unit::Case | Unit::Piece)
    });
    beside.scan(last.number.value, |sum, figure| {
        *sum = sum.checked_add(figure.number.value)?;
        Some(*sum)
    })
}

/// That a percentage is not the share of a part in a whole.
fn wrong_share(
    context: &Context<'_>,
    paragraph: &Paragraph<'_>,
    percent: &Figure,
    (part, whole): (Decimal, Decimal),
) -> Finding {
    let written = percent.span.slice(&paragraph.text.text);
    let right = rounded(part, whole, percent);
    let message = say!(context.lang,
        zh: "{part} 占 {whole} 的 {right}%，写的是 {written}",
        en: "{part} is {right} % of {whole}, the text says {written}");
    on_number(context, paragraph, &SHARE, percent, message)
}

/// What is wrong with a percentage that stands without its figures: 予以公开占比56.5%.
fn share_of_tables(context: &Context<'_>, paragraph: &Paragraph<'_>, at: usize, of: Notion) -> Option<Finding> {
    let figures = &paragraph.reading.figures;
    let percent = &figures[at];
    let readings = admissible::readings(context, of);
    let known = readings.iter().map(|reading| admissible::value(context, reading));
    let mut parts: Vec<Decimal> = known.collect::<Option<_>>()?;
    let mut wholes = match whole_of(paragraph, percent.token as usize) {
        Whole::All => table_totals(context),
        // 不予公开中，保护第三方合法权益占30.2%: or of all, after all.
        Whole::Of(scope) => values(context, scope).into_iter().chain(table_totals(context)).collect(),
        Whole::Applicants => return None,
    };
    let (&part, &whole) = (parts.first()?, wholes.first().filter(|whole| !whole.is_zero())?);
    // What the sentence says of numbers is held against the tables by itself.
    let spoken = figures.iter().filter(|figure| figure.sentence == percent.sentence);
    for figure in spoken.filter(|figure| matches!(figure.unit, Unit::Case | Unit::Piece)) {
        if figure.notion == Some(of) { &mut parts } else { &mut wholes }.push(figure.number.value);
    }
    if parts.iter().any(|&part| wholes.iter().any(|&whole| is_percentage(percent, part, whole))) {
        return None;
    }
    let written = percent.span.slice(&paragraph.text.text);
    let right = rounded(part, whole, percent);
    let message = say!(context.lang,
        zh: "表中 {part} 占 {whole} 的 {right}%，写的是 {written}",
        en: "in the tables it is {part} of {whole}, which is {right} %; the text says {written}");
    let mut finding = on_number(context, paragraph, &SHARE, percent, message);
    if let Some((place, related)) = readings.first().and_then(|reading| first_place(context, reading)) {
        finding = finding.at(place);
        finding.related.push(related);
    }
    Some(finding)
}

/// What a figure of applications may be a share of, by its sentence and the one before: one figure, two together, all
/// that are of the same sort.
///
/// Where the share is said to be of all that was dealt with, the part may be any that the sentence says nothing else of.
fn spoken_totals(
    context: &Context<'_>,
    paragraph: &Paragraph<'_>,
    part: &Figure,
    is_named: bool,
) -> Option<Vec<Decimal>> {
    const MOST: usize = 30;
    let reading = &paragraph.reading;
    // A share of a table's figure that is not there is nobody's to tell.
    let all_known = admissible::readings(context, Notion::Handled)
        .iter()
        .all(|reading| admissible::value(context, reading).is_some());
    let is_any = || is_named && part.unit == Unit::Case && says_nothing_else(context, paragraph, part.token as usize);
    if !all_known || !is_part(&part) && !is_any() {
        return None;
    }
    let first = reading.figures.partition_point(|figure| figure.sentence + 1 < part.sentence);
    let behind = reading.figures[first..].iter().take(2 * MOST + 1);
    let count = behind.take_while(|figure| figure.sentence <= part.sentence).count();
    let near = || {
        let near = reading.figures[first..first + count].iter();
        near.filter(|figure| matches!(figure.unit, Unit::Case | Unit::Piece))
    };
    let values: Vec<Decimal> = near().map(|figure| figure.number.value).collect();
    // Who lists so many does not write them in one sentence.
    if count > 2 * MOST || values.len() > MOST {
        return None;
    }
    let same = near().filter(|figure| figure.sentence == part.sentence).filter(is_part);
    let sum: Decimal = same.map(|figure| figure.number.value).sum();
    let pairs = values.iter().enumerate().flat_map(|(at, one)| values[..at].iter().map(move |other| one + other));
    Some(values.iter().copied().chain(pairs).chain([sum]).collect())
}

/// What shares of applications are of.
fn table_totals(context: &Context<'_>) -> Vec<Decimal> {
    let readings = [Notion::Handled, Notion::Answered].map(|notion| admissible::readings(context, notion));
    readings.iter().flatten().filter_map(|reading| admissible::value(context, reading)).collect()
}

/// Whether a figure is of a part of the applications.
fn is_part(figure: &&Figure) -> bool {
    let parts = |notion| {
        matches!(notion, Notion::Outcome { .. } | Notion::Granted | Notion::GrantedInAllOrPart | Notion::Applicants(_))
    };
    figure.notion.is_some_and(parts)
}

/// What the tables give for something, in each of its readings.
fn values(context: &Context<'_>, of: Notion) -> Vec<Decimal> {
    let readings = admissible::readings(context, of);
    readings.iter().filter_map(|reading| admissible::value(context, reading)).collect()
}

/// What is wrong with a rate: more than all, or not what the figures beside it give.
fn wrong_rate(context: &Context<'_>, paragraph: &Paragraph<'_>, at: usize) -> Option<Finding> {
    more_than_all(context, paragraph, at).or_else(|| rate_of_done(context, paragraph, at))
}

/// The words before a percentage that is exact and more than a hundred, without those that only join them: `为`, `达`.
pub(super) fn before_more_than_all<'p>(paragraph: &'p Paragraph<'_>, figure: &Figure) -> Option<&'p str> {
    let exact = is_exact_percent(figure);
    let before = paragraph.text.text.get(..figure.span.start as usize)?;
    let words = before.trim_end().trim_end_matches(['为', '达', '到', '均', '是', '了']);
    (exact && figure.number.value > Decimal::ONE_HUNDRED).then_some(words)
}

/// What a percentage of more than a hundred cannot be.
const RATES: [&str; 18] = [
    "办结率",
    "答复率",
    "办复率",
    "回复率",
    "公开率",
    "满意率",
    "满意度",
    "好评率",
    "合格率",
    "达标率",
    "知晓率",
    "采纳率",
    "及时率",
    "规范率",
    "覆盖率",
    "解读率",
    "占比",
    "占",
];

/// `按期答复率为105%`
fn more_than_all(context: &Context<'_>, paragraph: &Paragraph<'_>, at: usize) -> Option<Finding> {
    let figure = &paragraph.reading.figures[at];
    let label = before_more_than_all(paragraph, figure)?;
    let rate = RATES.iter().find(|rate| label.ends_with(**rate))?;
    let written = figure.span.slice(&paragraph.text.text);
    let message = say!(context.lang,
        zh: "“{rate}”不会超过 100%，写的是 {written}",
        en: "{rate} cannot be more than 100 %, the text says {written}");
    Some(on_number(context, paragraph, &SHARE, figure, message))
}

/// `收到申请50件，办结45件，办结率95%`: a rate right behind what was dealt with, after what came in. All of it, which some
/// say of what was due, is never wrong.
fn rate_of_done(context: &Context<'_>, paragraph: &Paragraph<'_>, at: usize) -> Option<Finding> {
    // Further back nobody counts.
    const MOST: usize = 12;
    let figures = &paragraph.reading.figures;
    let percent = &figures[at];
    let before = &figures[at.saturating_sub(MOST)..at];
    let done = before.last()?;
    let is_exact = |figure: &Figure| figure.number.shape == Shape::Exact;
    let is_rate = percent.unit == Unit::Percent && is_exact(percent) && percent.number.value < Decimal::ONE_HUNDRED;
    let is_done = is_exact(done) && matches!(done.notion, Some(Notion::Finished | Notion::Answered));
    if !is_rate || !is_done || done.sentence != percent.sentence || !names_rate(paragraph, done, percent) {
        return None;
    }
    let near: Vec<&Figure> = before.iter().filter(|figure| matches!(figure.unit, Unit::Case | Unit::Piece)).collect();
    let came = near.iter().rev().skip(1).find(|figure| {
        let notion = matches!(figure.notion, Some(Notion::Received | Notion::New | Notion::Handled));
        notion && is_exact(figure) && figure.sentence == percent.sentence
    })?;
    let (value, total) = (done.number.value, came.number.value);
    let values: Vec<Decimal> = near.iter().map(|figure| figure.number.value).collect();
    // With what was carried over, or without what is not due.
    let pairs = values.iter().enumerate().flat_map(|(n, one)| {
        values[..n]
            .iter()
            .flat_map(move |other| [one.checked_add(*other), one.checked_sub(*other), other.checked_sub(*one)])
    });
    let mut wholes = values.iter().copied().chain(pairs.flatten()).chain(table_totals(context));
    if value > total || wholes.any(|whole| is_percentage(percent, value, whole)) {
        return None;
    }
    Some(wrong_share(context, paragraph, percent, (value, total)))
}

/// Whether all between what was dealt with and a percentage says that it is its rate: not that in time, not another's.
fn names_rate(paragraph: &Paragraph<'_>, done: &Figure, percent: &Figure) -> bool {
    const NAMES: [&str; 5] = ["办结率", "答复率", "办复率", "回复率", "办理率"];
    let between = paragraph.text.text.get(done.span.end as usize..percent.span.start as usize);
    let Some(between) = between else { return false };
    let is_joint = |c: char| matches!(c, '，' | ',' | '、' | '（' | '(' | '；') || c.is_whitespace();
    let label = between.trim_matches(is_joint).trim_end_matches(['为', '达', '到', '是']);
    NAMES.contains(&label)
}
