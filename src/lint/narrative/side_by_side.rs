//! Growth where what something is, what it was, and the change stand side by side.

use super::arithmetic::on_number;
use super::compared::{
    GROWTH, alike, alone_and_together, is_counted, is_growth_between, is_last_years, is_rough, near, reaching,
    wrong_difference, wrong_growth,
};
use super::percent::{is_exact_percent, is_percentage, rounded};
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::prose::Paragraph;
use crate::prose::{Figure, Item, Shape, Token, Unit, Word};
use crate::text::{Span, say};
use rust_decimal::Decimal;

/// What is wrong with the change among three figures, of which this is the last.
pub(super) fn side_by_side(context: &Context<'_>, paragraph: &Paragraph<'_>, index: usize) -> Option<Finding> {
    with_difference(context, paragraph, index)
        .or_else(|| with_base(context, paragraph, index))
        .or_else(|| from_base(context, paragraph, index))
        .or_else(|| in_points(context, paragraph, index))
}

/// Whether nothing but words of growth, and one of them, stands between two figures.
pub(super) fn only_grows(paragraph: &Paragraph<'_>, before: &Figure, behind: &Figure) -> bool {
    let between = &paragraph.reading.tokens[before.token as usize + 1..behind.token as usize];
    let is_plain = |token: &Token| {
        matches!(
            token.item,
            Item::Word(Word::Growth | Word::Filler | Word::LastYear) | Item::Comma | Item::Open | Item::Close
        )
    };
    between.iter().all(is_plain) && between.iter().any(|token| token.item == Item::Word(Word::Growth))
}

/// `257件，同比减少19件，下降6.9%`: the growth that a figure and its difference give.
fn with_difference(context: &Context<'_>, paragraph: &Paragraph<'_>, index: usize) -> Option<Finding> {
    let figures = &paragraph.reading.figures;
    let [now, change, percent] = figures.get(index.checked_sub(2)?..=index)? else { return None };
    // 较上年46127件 is what it was.
    let is_base = is_last_years(context, paragraph, change);
    let is_change = is_counted(now) && is_counted(change) && alike(now, change) && now.notion.is_some() && !is_base;
    let is_growth = is_exact_percent(percent);
    let together = now.sentence == percent.sentence
        && only_grows(paragraph, now, change)
        && only_grows(paragraph, change, percent);
    if !is_change || !is_growth || !together {
        return None;
    }
    let (value, by) = (now.number.value, change.number.value);
    let bases = [value + by, value - by];
    if bases.iter().any(|base| *base <= Decimal::ZERO || is_percentage(percent, by, *base)) {
        return None;
    }
    let text = &*paragraph.text.text;
    let said = Span { start: now.span.end, end: percent.span.start }.slice(text);
    let base = if said.contains(['减', '降', '少']) { value + by } else { value - by };
    Some(wrong_growth(context, paragraph, (base, value), percent))
}

/// `344件，同比增加20件（上年324件）`, `14件，同比增长55.6%（上年9件）`, `2318万次，较上年2106万次增长10.1%`: the change that a figure and
/// what it was give.
fn with_base(context: &Context<'_>, paragraph: &Paragraph<'_>, index: usize) -> Option<Finding> {
    let reading = &paragraph.reading;
    let [now, second, third] = reading.figures.get(index.checked_sub(2)?..=index)? else { return None };
    let is_behind = is_earlier(context, paragraph, third);
    let (base, stated) = if is_behind { (third, second) } else { (second, third) };
    let text = &*paragraph.text.text;
    let together = now.sentence == third.sentence
        && is_earlier(context, paragraph, base)
        && !is_earlier(context, paragraph, now)
        && if is_behind {
            only_grows(paragraph, now, stated) && only_names_year(paragraph, stated, base)
        } else {
            only_grows(paragraph, now, base) && only_grows(paragraph, base, stated)
        };
    let compares = is_rough(now) && is_rough(base) && now.counted_by(text) == base.counted_by(text);
    if !together || !compares || base.number.value.is_zero() || !ends_behind(paragraph, third) {
        return None;
    }
    let near = near(reading, index).filter(|it| it.token != base.token && it.token != stated.token);
    let near = alone_and_together(near.filter(|it| it.unit != Unit::Percent));
    let (from, to) = (base.number.value, now.number.value);
    if is_exact_percent(stated) {
        if is_change(paragraph, now) {
            let fits = near.into_iter().chain([to]).any(|change| is_percentage(stated, change, from));
            return (!fits).then(|| wrong_change(context, paragraph, (from, to), stated));
        }
        let fits = |now: Decimal| is_percentage(stated, (now - from).abs(), from);
        let may_be = is_growth_between(stated, base, now) || near.into_iter().any(fits);
        return (!may_be).then(|| wrong_growth(context, paragraph, (from, to), stated));
    }
    let fits = |now: Decimal| (now - from).abs() == stated.number.value;
    let is_difference = [now, base, stated].iter().all(|it| is_counted(it)) && alike(now, stated);
    let may_be = !is_difference || is_change(paragraph, now) || fits(to) || near.into_iter().any(fits);
    (!may_be).then(|| wrong_difference(context, paragraph, (from, to), stated))
}

/// `较上年154件增加34件，增长22.1%`: what something was, by how much it changed, and what that is in a hundred.
fn from_base(context: &Context<'_>, paragraph: &Paragraph<'_>, index: usize) -> Option<Finding> {
    let [base, change, percent] = paragraph.reading.figures.get(index.checked_sub(2)?..=index)? else { return None };
    let together = base.sentence == percent.sentence
        && is_earlier(context, paragraph, base)
        && only_grows(paragraph, base, change)
        && only_grows(paragraph, change, percent);
    let is_percent = is_exact_percent(percent);
    let (from, by) = (base.number.value, change.number.value);
    let compares = is_counted(base) && is_counted(change) && alike(base, change) && !from.is_zero();
    if !together || !is_percent || !compares || is_percentage(percent, by, from) {
        return None;
    }
    Some(wrong_change(context, paragraph, (from, by), percent))
}

/// That a percentage is not what something changed by.
fn wrong_change(
    context: &Context<'_>,
    paragraph: &Paragraph<'_>,
    (from, by): (Decimal, Decimal),
    percent: &Figure,
) -> Finding {
    let right = rounded(by, from, percent);
    let written = percent.span.slice(&paragraph.text.text);
    let message = say!(context.lang,
        zh: "由 {from} 变化 {by}，是 {right}%，写的是 {written}",
        en: "from {from} a change of {by} is {right} %, the text says {written}");
    on_number(context, paragraph, &GROWTH, percent, message)
}

/// `占比由10.3%降至9.1%，下降1.2个百分点`: the difference of two percentages. Each may have been rounded.
fn in_points(context: &Context<'_>, paragraph: &Paragraph<'_>, index: usize) -> Option<Finding> {
    let reading = &paragraph.reading;
    let [base, now, points] = reading.figures.get(index.checked_sub(2)?..=index)? else { return None };
    let is_points = points.unit == Unit::Points && points.number.shape == Shape::Exact;
    let together = base.sentence == points.sentence && only_grows(paragraph, now, points);
    if !is_exact_percent(base) || !is_exact_percent(now) || !is_points || !together {
        return None;
    }
    reaching(reading, base, now)?;
    let (from, to) = (base.number.value, now.number.value);
    let right = (to - from).abs();
    let step = base.number.step.max(now.number.step).max(points.number.step);
    if (right - points.number.value).abs() <= step {
        return None;
    }
    let written = points.span.slice(&paragraph.text.text);
    let message = say!(context.lang,
        zh: "由 {from}% 到 {to}%，相差 {right} 个百分点，写的是 {written}",
        en: "from {from} % to {to} % is a difference of {right} points, the text says {written}");
    Some(on_number(context, paragraph, &GROWTH, points, message))
}

/// Whether a figure is said to be of an earlier year: last year's, or behind 比2021年的 or （2021年.
fn is_earlier(context: &Context<'_>, paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    if is_last_years(context, paragraph, figure) {
        return true;
    }
    let Some(year) = context.report.front_matter.year.as_ref().map(|year| year.value) else { return false };
    let mut before = paragraph.reading.tokens[..figure.token as usize].iter().rev();
    let Some(named) = before.find(|token| token.item != Item::Word(Word::Filler)) else { return false };
    let mut is_compared = || match before.next() {
        Some(token) if token.item == Item::Open => true,
        Some(token) => ["比", "较"].iter().any(|word| token.span.slice(&paragraph.text.text).ends_with(word)),
        None => false,
    };
    matches!(named.item, Item::Year(of) if of < year) && is_compared()
}

/// Whether a figure is a change itself: 同比增加6件.
fn is_change(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    let mut before = paragraph.reading.tokens[..figure.token as usize].iter().rev();
    before.find(|token| token.item != Item::Word(Word::Filler)).is_some_and(|it| it.item == Item::Word(Word::Growth))
}

/// Whether nothing but the year before stands between a change and what it is from, behind a bracket or a comma.
fn only_names_year(paragraph: &Paragraph<'_>, stated: &Figure, base: &Figure) -> bool {
    let between = &paragraph.reading.tokens[stated.token as usize + 1..base.token as usize];
    let is_plain = |token: &Token| {
        matches!(
            token.item,
            Item::Word(Word::Filler | Word::LastYear | Word::Sum) | Item::Year(_) | Item::Comma | Item::Open
        )
    };
    matches!(between.first().map(|token| token.item), Some(Item::Comma | Item::Open)) && between.iter().all(is_plain)
}

/// Whether a figure is not the first of more: `（上年324件、前年310件）`.
fn ends_behind(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    let next = paragraph.reading.tokens.get(figure.token as usize + 1).map(|token| token.item);
    matches!(next, None | Some(Item::Close | Item::Comma | Item::Semicolon | Item::Stop))
}
