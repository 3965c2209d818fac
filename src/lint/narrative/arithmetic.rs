//! What a sentence says by itself: parts of a total, what came in and what became of it.

use super::admissible;
use crate::edition::Basis;
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::prose::Paragraph;
use crate::lint::rule::{Rule, Scope, Severity, V0_1};
use crate::prose::{Figure, List, Notion, Unit};
use crate::text::{Lang, say, text};
use rust_decimal::Decimal;

pub(super) static RULES: &[Registered] = &[Registered::own(&PARTS, parts), Registered::own(&BALANCE, balance)];

static PARTS: Rule = Rule {
    name: "narrative/parts",
    severity: Severity::Warning,
    title: text!(zh: "分项与总数对不上", en: "parts that do not add up to their total"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("parts.md"),
};

static BALANCE: Rule = Rule {
    name: "narrative/balance",
    severity: Severity::Warning,
    title: text!(zh: "正文的收、办、转对不上", en: "cases received, handled and carried over do not balance in the text"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("balance.md"),
};

/// The figures of the sentence of a total up to it, and of the one before.
fn before<'p>(paragraph: &'p Paragraph<'_>, total: usize) -> impl Iterator<Item = &'p Figure> + Clone {
    // Further back nobody counts.
    const MOST: usize = 40;
    let figures = &paragraph.reading.figures[..=total];
    let (sentence, token) = (figures[total].sentence, figures[total].token);
    let first = figures.partition_point(move |figure| figure.sentence + 1 < sentence);
    figures[first.max(figures.len().saturating_sub(MOST))..]
        .iter()
        .filter(move |figure| matches!(figure.unit, Unit::Case | Unit::Piece) || figure.token == token)
}

/// What parts may add up to: the total, another figure before it, two of them together (新收 and 上年结转).
pub(super) fn admissible_totals(paragraph: &Paragraph<'_>, list: &List) -> Vec<Decimal> {
    if list.parts.iter().all(|&part| part < list.total) {
        // 甲12件、乙3件，共计15件: the parts stand before.
        return vec![paragraph.reading.figures[list.total].number.value];
    }
    let figures: Vec<Decimal> = before(paragraph, list.total).map(|figure| figure.number.value).collect();
    let last = &figures[figures.len().saturating_sub(8)..];
    let pairs = last.iter().enumerate().flat_map(|(at, one)| last[..at].iter().map(move |other| one + other));
    last.iter().copied().chain(pairs).collect()
}

fn parts(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for paragraph in context.paragraphs() {
        let lists = &paragraph.reading.lists;
        findings.extend(lists.iter().filter_map(|list| wrong_list(context, paragraph, list)));
    }
}

fn wrong_list(context: &Context<'_>, paragraph: &Paragraph<'_>, list: &List) -> Option<Finding> {
    let value = |at: usize| paragraph.reading.figures[at].number.value;
    let total = value(list.total);
    let totals = admissible_totals(paragraph, list);
    let text = &paragraph.text.text;
    let unit = |at: usize| paragraph.reading.figures[at].counted_by(text);
    // 审核文件41件，其中提出意见96条: of one there may be several of the other.
    let is_more = |part: usize| unit(part) == unit(list.total) && totals.iter().all(|&total| value(part) > total);
    if let Some(&part) = list.parts.iter().find(|&&part| is_more(part)) {
        let part_value = value(part);
        let message = say!(context.lang,
            zh: "其中的一项是 {part_value}，比总数 {total} 还多，请核对",
            en: "one of the parts is {part_value}, more than the total of {total}: check them");
        return Some(on_number(context, paragraph, &PARTS, &paragraph.reading.figures[part], message));
    }
    if !list.exhaustive {
        return None;
    }
    let sum: Decimal = list.parts.iter().map(|&part| value(part)).sum();
    if totals.contains(&sum) || sum == total || sum > total && of_both(paragraph, list).is_some_and(|both| sum <= both)
    {
        return None;
    }
    let count = list.parts.len();
    let message = say!(context.lang,
        zh: "各项（{count} 项）之和是 {sum}，总数写的是 {total}，请核对",
        en: "the {count} parts add up to {sum}, the total is given as {total}: check them");
    Some(on_number(context, paragraph, &PARTS, &paragraph.reading.figures[list.total], message))
}

/// `行政复议12件、行政诉讼6件，其中复议维持9件、诉讼维持5件`: what a total makes with the one right before it, of both of which
/// the parts may be.
fn of_both(paragraph: &Paragraph<'_>, list: &List) -> Option<Decimal> {
    /// So many characters stand between the two: 、行政诉讼.
    const MOST: usize = 12;
    let figures = &paragraph.reading.figures;
    let (other, total) = (figures.get(list.total.checked_sub(1)?)?, figures.get(list.total)?);
    let counts = |figure: &Figure| matches!(figure.unit, Unit::Case | Unit::Piece | Unit::Other);
    let between = paragraph.text.text.get(other.span.end as usize..total.span.start as usize)?;
    let is_short = between.chars().count() <= MOST && !between.contains(['比', '较', '年', '增', '减', '中', '含']);
    let follow = list.parts.iter().all(|&part| part > list.total);
    let is_beside = follow && other.sentence == total.sentence && counts(other) && counts(total) && is_short;
    is_beside.then(|| other.number.value.checked_add(total.number.value)).flatten()
}

/// A finding on the number of a figure, with its place in the report.
pub(super) fn on_number(
    context: &Context<'_>,
    paragraph: &Paragraph<'_>,
    rule: &'static Rule,
    figure: &Figure,
    message: String,
) -> Finding {
    let span = paragraph.span(figure.number.span);
    let mut finding = Finding::new(rule, span, message);
    finding.place = context.report.place_at(span.start);
    finding
}

fn balance(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for paragraph in context.paragraphs() {
        let figures = &paragraph.reading.figures;
        let mut from = 0;
        while from < figures.len() {
            let sentence = figures[from].sentence;
            let end = from + figures[from..].iter().take_while(|figure| figure.sentence == sentence).count();
            findings.extend(unbalanced(context, paragraph, &figures[from..end]));
            from = end;
        }
    }
}

/// A sentence that gives all four, each once.
fn unbalanced(context: &Context<'_>, paragraph: &Paragraph<'_>, figures: &[Figure]) -> Option<Finding> {
    let only = |wanted: &dyn Fn(Notion) -> bool| {
        let mut found = figures.iter().filter(|figure| figure.notion.is_some_and(wanted));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    let came = only(&|notion| matches!(notion, Notion::Received | Notion::New | Notion::Handled))?;
    let carried = only(&|notion| notion == Notion::CarriedIn)?;
    let done = only(&|notion| matches!(notion, Notion::Finished | Notion::Answered))?;
    let left = only(&|notion| notion == Notion::CarriedOut)?;
    let value = |figure: &Figure| figure.number.value;
    let (new, before, dealt, after) = (value(came), value(carried), value(done), value(left));
    // 答复 may leave out what was dealt with otherwise; what came in may have last year's in it.
    let otherwise = admissible::readings(context, Notion::Outcome { id: "other-handling", or: None });
    let otherwise = otherwise.first().and_then(|reading| admissible::value(context, reading)).unwrap_or_default();
    let holds = |came: Decimal| came == dealt + after || came == dealt + otherwise + after;
    if holds(new + before) || holds(new) {
        return None;
    }
    let message = said(context.lang, new, before, dealt, after);
    let span = paragraph.span(came.number.span.join(left.number.span).join(done.number.span));
    let mut finding = Finding::new(&BALANCE, span, message);
    finding.place = context.report.place_at(span.start);
    Some(finding)
}

fn said(lang: Lang, new: Decimal, before: Decimal, dealt: Decimal, after: Decimal) -> String {
    let (came, went) = (new + before, dealt + after);
    say!(lang,
        zh: "收 {new} + 上年结转 {before} = {came}，办 {dealt} + 结转下年 {after} = {went}，两边不等",
        en: "{new} received + {before} carried over = {came}, {dealt} dealt with + {after} left = {went}")
}
