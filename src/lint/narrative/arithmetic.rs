//! What a sentence says by itself: parts of a total, shares, what came in and what became of it.

use super::admissible;
use super::mismatch::first_place;
use super::voice::tables_of_part;
use crate::edition::Basis;
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::prose::Paragraph;
use crate::lint::rule::{Rule, Scope, Severity, V0_1};
use crate::prose::{Figure, Item, List, Notion, Reading, Shape, Unit, Word};
use crate::text::{Lang, say, text};
use rust_decimal::Decimal;

pub(super) static RULES: &[Registered] =
    &[Registered::own(&PARTS, parts), Registered::own(&SHARE, share), Registered::own(&BALANCE, balance)];

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
    let sentence = figures[total].sentence;
    let first = figures.partition_point(move |figure| figure.sentence + 1 < sentence);
    figures[first.max(figures.len().saturating_sub(MOST))..]
        .iter()
        .filter(|figure| matches!(figure.unit, Unit::Case | Unit::Piece))
}

/// What parts may add up to: the total, another figure before it, two of them together (新收 and 上年结转).
fn admissible_totals(paragraph: &Paragraph<'_>, list: &List) -> Vec<Decimal> {
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
    if let Some(&part) = list.parts.iter().find(|&&part| totals.iter().all(|&total| value(part) > total)) {
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
    if totals.contains(&sum) || sum == total {
        return None;
    }
    let count = list.parts.len();
    let message = say!(context.lang,
        zh: "各项（{count} 项）之和是 {sum}，总数写的是 {total}，请核对",
        en: "the {count} parts add up to {sum}, the total is given as {total}: check them");
    Some(on_number(context, paragraph, &PARTS, &paragraph.reading.figures[list.total], message))
}

/// Whether a percentage is what two figures give, within one unit of its last place: reports round, cut off, and make
/// shares add up to 100.
pub(super) fn is_percentage(percent: &Figure, part: Decimal, whole: Decimal) -> bool {
    let Some(share) = part.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(whole)) else {
        return false;
    };
    (share - percent.number.value).abs() <= percent.number.step
}

fn share(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let of_part = tables_of_part(context).is_some();
    for paragraph in context.paragraphs() {
        let reading = &paragraph.reading;
        if !of_part && !context.stands_in(paragraph, "problems") {
            let shares = reading.shares.iter();
            findings.extend(shares.filter_map(|&(at, of)| share_of_tables(context, paragraph, at, of)));
        }
        if !reading.figures.iter().any(|figure| figure.unit == Unit::Percent) {
            continue;
        }
        findings.extend(reading.figures.iter().filter_map(|figure| more_than_all(context, paragraph, figure)));
        let mut list_of: Vec<Option<usize>> = vec![None; reading.figures.len()];
        for (at, list) in reading.lists.iter().enumerate().filter(|(_, list)| list.parts.len() > 1) {
            list.parts.iter().for_each(|&part| list_of[part] = list_of[part].or(Some(at)));
        }
        for (part, percent) in reading.figures.iter().skip(1).enumerate() {
            let is_share = percent.unit == Unit::Percent && percent.number.shape == Shape::Exact;
            if !is_share || !follows_share(paragraph, percent.token as usize) {
                continue;
            }
            let numerator = &reading.figures[part];
            if numerator.sentence != percent.sentence || numerator.number.shape != Shape::Exact {
                continue;
            }
            let value = numerator.number.value;
            let list = list_of[part].map(|list| &reading.lists[list]);
            let (total, mut wholes) = match list {
                Some(list) => {
                    let sum: Decimal = list.parts.iter().map(|&part| reading.figures[part].number.value).sum();
                    let mut wholes = admissible_totals(paragraph, list);
                    wholes.push(sum);
                    (reading.figures[list.total].number.value, wholes)
                }
                // Without a list, only what is known to be a part of the applications.
                None => {
                    let Some(wholes) = spoken_totals(context, reading, numerator) else { continue };
                    let totals = table_totals(context);
                    let Some(&total) = totals.iter().find(|&&total| total >= value) else { continue };
                    (total, wholes)
                }
            };
            wholes.extend(table_totals(context));
            if wholes.iter().any(|&whole| is_percentage(percent, value, whole)) {
                continue;
            }
            let written = percent.span.slice(&paragraph.text.text);
            let right = rounded(value, total, percent);
            let message = say!(context.lang,
                zh: "{value} 占 {total} 的 {right}%，写的是 {written}",
                en: "{value} is {right} % of {total}, the text says {written}");
            findings.push(on_number(context, paragraph, &SHARE, percent, message));
        }
    }
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

/// The words before a percentage that is exact and more than a hundred, without those that only join them: `为`, `达`.
pub(super) fn before_more_than_all<'p>(paragraph: &'p Paragraph<'_>, figure: &Figure) -> Option<&'p str> {
    let exact = figure.unit == Unit::Percent && figure.number.shape == Shape::Exact;
    let before = paragraph.text.text.get(..figure.span.start as usize)?;
    let words = before.trim_end().trim_end_matches(['为', '达', '到', '均', '是', '了']);
    (exact && figure.number.value > Decimal::ONE_HUNDRED).then_some(words)
}

/// What a percentage of more than a hundred cannot be.
const RATES: [&str; 12] =
    ["办结率", "答复率", "办复率", "回复率", "公开率", "满意率", "及时率", "规范率", "覆盖率", "解读率", "占比", "占"];

/// `按期答复率为105%`
fn more_than_all(context: &Context<'_>, paragraph: &Paragraph<'_>, figure: &Figure) -> Option<Finding> {
    let label = before_more_than_all(paragraph, figure)?;
    let rate = RATES.iter().find(|rate| label.ends_with(**rate))?;
    let written = figure.span.slice(&paragraph.text.text);
    let message = say!(context.lang,
        zh: "“{rate}”不会超过 100%，写的是 {written}",
        en: "{rate} cannot be more than 100 %, the text says {written}");
    Some(on_number(context, paragraph, &SHARE, figure, message))
}

/// What is wrong with a percentage that stands without its figures: 予以公开占比56.5%.
fn share_of_tables(context: &Context<'_>, paragraph: &Paragraph<'_>, at: usize, of: Notion) -> Option<Finding> {
    let figures = &paragraph.reading.figures;
    let percent = &figures[at];
    let readings = admissible::readings(context, of);
    let values = readings.iter().map(|reading| admissible::value(context, reading));
    let mut parts: Vec<Decimal> = values.collect::<Option<_>>()?;
    let mut wholes = table_totals(context);
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
fn spoken_totals(context: &Context<'_>, reading: &Reading, part: &Figure) -> Option<Vec<Decimal>> {
    const MOST: usize = 30;
    let is_part = |figure: &&Figure| {
        matches!(
            figure.notion,
            Some(Notion::Outcome { .. } | Notion::Granted | Notion::GrantedInAllOrPart | Notion::Applicants(_))
        )
    };
    // A share of a table's figure that is not there is nobody's to tell.
    let all_known = admissible::readings(context, Notion::Handled)
        .iter()
        .all(|reading| admissible::value(context, reading).is_some());
    if !is_part(&part) || !all_known {
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

/// What a share is, to as many places as it is given.
pub(super) fn rounded(part: Decimal, whole: Decimal, percent: &Figure) -> Decimal {
    let share = (part * Decimal::ONE_HUNDRED).checked_div(whole).unwrap_or_default();
    share.round_dp(percent.number.step.scale())
}

/// What shares of applications are of.
fn table_totals(context: &Context<'_>) -> Vec<Decimal> {
    let readings = [Notion::Handled, Notion::Answered].map(|notion| admissible::readings(context, notion));
    readings.iter().flatten().filter_map(|reading| admissible::value(context, reading)).collect()
}

/// Whether 占 or 占比, and nothing but what all applications are called, stands between a percentage and the figure
/// before it: 占全部办结件的.
fn follows_share(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let tokens = &paragraph.reading.tokens[..at];
    let between = tokens.iter().rev().take_while(|token| !matches!(token.item, Item::Figure(..)));
    let mut said = false;
    for token in between {
        match token.item {
            Item::Word(Word::Share) if token.span.slice(&paragraph.text.text) != "率" => said = true,
            Item::Word(Word::Filler) | Item::Comma | Item::Pause | Item::Open => {}
            Item::Word(Word::All | Word::Sum | Word::Request | Word::Handle | Word::Answer | Word::Finish) if !said => {
            }
            _ => return false,
        }
    }
    said
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
