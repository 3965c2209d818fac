//! Shares of whatever a sentence counts, by the figures that stand beside them.

use super::percent::{is_exact_percent, is_percentage};
use super::share_of::{Follows, share_before};
use crate::lint::prose::Paragraph;
use crate::prose::{Figure, Item, Shape, Token, Unit, Word};
use rust_decimal::Decimal;

/// A percentage that a figure is not of the whole.
pub(super) struct Beside<'p> {
    pub(super) percent: &'p Figure,
    pub(super) part: Decimal,
    pub(super) whole: Decimal,
}

/// Nobody gives more shares in one sentence.
const MOST: usize = 24;

/// The shares of a paragraph that are wrong beside its figures, and those of the tables, of which they may be as well.
pub(super) fn beside<'p>(paragraph: &'p Paragraph<'_>, in_tables: impl Fn() -> Vec<Decimal>) -> Vec<Beside<'p>> {
    let figures = &paragraph.reading.figures;
    let pairs: Vec<usize> = (1..figures.len()).filter(|&at| is_share(paragraph, at)).collect();
    let mut found: Vec<Beside<'_>> = (2..figures.len()).filter_map(|at| of_whole_behind(paragraph, at)).collect();
    found.retain(|it| {
        !together(figures, it.percent).skip(1).any(|part| is_percentage(it.percent, part - it.whole, it.whole))
    });
    for pairs in pairs.chunk_by(|one, other| figures[*one].sentence == figures[*other].sentence) {
        let wrong: Vec<Beside<'_>> = pairs.iter().filter_map(|&at| of_whole_before(paragraph, at)).collect();
        let wrong = if wrong.is_empty() {
            odd_one(figures, pairs).or_else(|| of_hundred(figures, pairs)).into_iter().collect()
        } else {
            wrong
        };
        if wrong.is_empty() {
            continue;
        }
        let Some(near) = near(figures, pairs) else { continue };
        let tables = in_tables();
        let may_be = |it: &Beside<'_>| {
            let wholes = || near.iter().chain(&tables).chain([&it.whole]).filter(|whole| !whole.is_zero());
            together(figures, it.percent).any(|part| wholes().any(|whole| is_percentage(it.percent, part, *whole)))
        };
        found.extend(wrong.into_iter().filter(|it| !may_be(it)));
    }
    found
}

/// `公开13件、部分公开2件，占65.2%`: the figure before a percentage, and what it makes with each of those before it.
fn together<'p>(figures: &'p [Figure], percent: &Figure) -> impl Iterator<Item = Decimal> + 'p {
    let at = figures.partition_point(|figure| figure.token < percent.token);
    let sentence = percent.sentence;
    let before = figures[..at].iter().rev().take(MOST);
    let before = before.take_while(move |it| it.sentence == sentence && it.unit != Unit::Percent);
    before.scan(Decimal::ZERO, |sum, figure| {
        *sum = sum.checked_add(figure.number.value)?;
        Some(*sum)
    })
}

/// Whether a figure is the share of the one before it, and it is not said what of.
fn is_share(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let (part, percent) = (&paragraph.reading.figures[at - 1], &paragraph.reading.figures[at]);
    is_exact_percent(percent)
        && part.unit != Unit::Percent
        && part.number.shape == Shape::Exact
        && part.sentence == percent.sentence
        && matches!(share_before(paragraph, percent.token as usize), Some(Follows::Share | Follows::Bare))
}

/// `公开信息1200条，其中政策解读300条，占25.0%`: a share of what the first part of 其中 is of.
fn of_whole_before<'p>(paragraph: &'p Paragraph<'_>, at: usize) -> Option<Beside<'p>> {
    let reading = &paragraph.reading;
    let (part, percent) = (&reading.figures[at - 1], &reading.figures[at]);
    if !matches!(share_before(paragraph, percent.token as usize), Some(Follows::Share)) {
        return None;
    }
    let text = &*paragraph.text.text;
    let before = reading.figures[..at - 1].iter().rev().take(MOST).take_while(|it| it.sentence == part.sentence);
    let whole = before.clone().find(|it| it.counted_by(text) == part.counted_by(text))?;
    let others = before.take_while(|it| it.token != whole.token);
    let between = &reading.tokens[whole.token as usize + 1..part.token as usize];
    // 已审结的175件案件中，维持96件
    let is_within = |token: &Token| token.item == Item::Word(Word::Filler) && token.span.slice(text) == "中";
    let among = between.iter().position(|token| token.item == Item::Word(Word::Among) || is_within(token))?;
    let is_apart = |item: Item| matches!(item, Item::Semicolon | Item::Colon | Item::Stop | Item::Figure(..));
    // What is counted between them is a growth of the whole at most.
    let is_first = between[among..].iter().all(|token| !is_apart(token.item));
    let is_plain = others.into_iter().all(|it| it.unit == Unit::Percent)
        && between[..among].iter().all(|it| it.item != Item::Semicolon);
    let (value, total) = (part.number.value, whole.number.value);
    let is_whole = whole.number.shape == Shape::Exact && total >= value && !total.is_zero();
    (is_first && is_plain && is_whole && !is_percentage(percent, value, total)).then_some(Beside {
        percent,
        part: value,
        whole: total,
    })
}

/// `401件，占年初4209件的9.5%`: a share of the figure between.
fn of_whole_behind<'p>(paragraph: &'p Paragraph<'_>, at: usize) -> Option<Beside<'p>> {
    let reading = &paragraph.reading;
    let [part, whole, percent] = reading.figures.get(at.checked_sub(2)?..=at)? else { return None };
    let text = &*paragraph.text.text;
    let is_one = part.sentence == percent.sentence
        && is_exact_percent(percent)
        && part.unit != Unit::Percent
        && part.counted_by(text) == whole.counted_by(text)
        && [part, whole].iter().all(|figure| figure.number.shape == Shape::Exact);
    let between = &reading.tokens[part.token as usize + 1..whole.token as usize];
    let mut words = between.iter().filter(|token| !matches!(token.item, Item::Comma | Item::Open));
    let is_share = words.next().is_some_and(|it| it.item == Item::Word(Word::Share));
    let is_plain = words.all(|it| matches!(it.item, Item::Word(_) | Item::Unknown | Item::Year(_)));
    let of = &reading.tokens[whole.token as usize + 1..percent.token as usize];
    let is_of = of.first().is_some_and(|it| it.span.slice(text) == "的")
        && of.iter().all(|it| it.item == Item::Word(Word::Filler));
    let (value, total) = (part.number.value, whole.number.value);
    (is_one && is_share && is_plain && is_of && !total.is_zero() && !is_percentage(percent, value, total))
        .then_some(Beside { percent, part: value, whole: total })
}

/// `甲1846件，占17.1%；乙4212件，占39.0%；丙3987件，占36.9%`: the one share that does not fit, where all others are of one whole.
fn odd_one<'p>(figures: &'p [Figure], pairs: &[usize]) -> Option<Beside<'p>> {
    if !(3..=MOST).contains(&pairs.len()) {
        return None;
    }
    let part = |at: usize| figures[at - 1].number.value;
    let sum: Decimal = pairs.iter().map(|&at| part(at)).sum();
    let wholes = near(figures, pairs)?.into_iter().chain([sum]).filter(|whole| !whole.is_zero());
    let mut found = None;
    for whole in wholes {
        let mut wrong = pairs.iter().copied().filter(|&at| !is_percentage(&figures[at], part(at), whole));
        let (first, second) = (wrong.next(), wrong.next());
        match (first, second) {
            // All fit.
            (None, _) => return None,
            (Some(at), None) => found = Some((at, whole)),
            _ => {}
        }
    }
    let (at, whole) = found?;
    let percent = &figures[at];
    let right = part(at).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    // The last of them is often what is left of a hundred.
    let slack = percent.number.step * Decimal::from(pairs.len());
    ((right - percent.number.value).abs() > slack).then_some(Beside { percent, part: part(at), whole })
}

/// `网上41件，占62.1%；信函52件，占37.9%`: shares that make a hundred are of what their figures make.
fn of_hundred<'p>(figures: &'p [Figure], pairs: &[usize]) -> Option<Beside<'p>> {
    if !(2..=MOST).contains(&pairs.len()) {
        return None;
    }
    let shares: Decimal = pairs.iter().map(|&at| figures[at].number.value).sum();
    let whole: Decimal = pairs.iter().map(|&at| figures[at - 1].number.value).sum();
    let slack = |at: usize| figures[at].number.step * Decimal::from(pairs.len());
    if (shares - Decimal::ONE_HUNDRED).abs() > slack(pairs[0]) {
        return None;
    }
    let share = |at: usize| figures[at - 1].number.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole);
    let is_off = |at: &usize| share(*at).is_some_and(|right| (right - figures[*at].number.value).abs() > slack(*at));
    let at = pairs.iter().copied().find(is_off)?;
    Some(Beside { percent: &figures[at], part: figures[at - 1].number.value, whole })
}

/// What a share in a sentence may be of, by its figures and those of the sentence before: one, two together, or the
/// difference of two. `None` where they are more than anybody looks through.
fn near(figures: &[Figure], pairs: &[usize]) -> Option<Vec<Decimal>> {
    const MOST: usize = 40;
    let sentence = figures[*pairs.first()?].sentence;
    let first = figures.partition_point(|figure| figure.sentence + 1 < sentence);
    let near = figures[first..].iter().take(2 * MOST).take_while(|figure| figure.sentence <= sentence);
    let values: Vec<Decimal> = near.filter(|it| it.unit != Unit::Percent).map(|it| it.number.value).collect();
    if values.len() > MOST {
        return None;
    }
    let pairs = values.iter().enumerate().flat_map(|(at, one)| {
        let together = move |other: &Decimal| [one.checked_add(*other), Some((one - other).abs())];
        values[..at].iter().flat_map(together).flatten()
    });
    Some(values.iter().copied().chain(pairs).collect())
}
