//! Figures that a sentence compares: what something was, and what it is.

use super::admissible;
use super::arithmetic::on_number;
use super::percent::{is_percentage, rounded};
use crate::edition::Basis;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::prose::Paragraph;
use crate::lint::rule::{Rule, Scope, Severity, V0_1};
use crate::prose::{CaseKind, DocumentKind, Figure, Item, Notion, Reading, Shape, Token, Unit, Word};
use crate::text::{say, text};
use rust_decimal::Decimal;
use std::ops::Range;

pub(super) static GROWTH: Rule = Rule {
    name: "narrative/growth",
    severity: Severity::Warning,
    title: text!(zh: "增幅与数对不上", en: "a growth rate that its figures do not give"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("growth.md"),
};

/// Whether a figure counts cases or pieces, exactly, or is an amount of money.
pub(super) fn is_counted(figure: &Figure) -> bool {
    matches!(figure.unit, Unit::Case | Unit::Piece | Unit::Yuan(_)) && figure.number.shape == Shape::Exact
}

/// Nobody compares more figures between two semicolons of a sentence.
pub(super) const MOST_OF_STATEMENT: usize = 8;

/// The figures of a sentence that stand between the same semicolons as one of them.
pub(super) fn of_statement(reading: &Reading, sentence: Range<usize>, index: usize) -> Range<usize> {
    let parted = |from: usize, to: usize| {
        let tokens = reading.figures[from].token as usize..reading.figures[to].token as usize;
        reading.tokens[tokens].iter().any(|token| token.item == Item::Semicolon)
    };
    let first = (sentence.start..index).rev().take_while(|&at| !parted(at, at + 1)).last().unwrap_or(index);
    let last = (index + 1..sentence.end).take_while(|&at| !parted(at - 1, at)).last().unwrap_or(index);
    first..last + 1
}

/// The figures of the sentence that one of them stands in; `None` where they are more than anybody compares.
pub(super) fn of_sentence(reading: &Reading, index: usize) -> Option<Range<usize>> {
    const MOST: usize = 24;
    let sentence = reading.figures[index].sentence;
    let first = reading.figures.partition_point(|figure| figure.sentence < sentence);
    let behind = reading.figures[first..].iter().take(MOST + 1);
    let count = behind.take_while(|figure| figure.sentence == sentence).count();
    (count <= MOST).then_some(first..first + count)
}

/// The word of two figures with nothing else between them, `31件上升至23件`, that says that the one became the other.
pub(super) fn reaching<'r>(reading: &'r Reading, base: &Figure, now: &Figure) -> Option<&'r Token> {
    let between = &reading.tokens[base.token as usize + 1..now.token as usize];
    let is_plain = between.iter().all(|token| matches!(token.item, Item::Word(Word::Reach | Word::Filler)));
    between.iter().find(|token| token.item == Item::Word(Word::Reach)).filter(|_| is_plain)
}

/// Whether two figures count alike, so that one can be what became of the other.
pub(super) fn alike(one: &Figure, other: &Figure) -> bool {
    let counts = |figure: &Figure| matches!(figure.unit, Unit::Case | Unit::Piece);
    counts(one) && counts(other) || one.unit == other.unit
}

/// The figures before one, from the last to the first, of its sentence and the one before.
pub(super) fn near(reading: &Reading, index: usize) -> impl Iterator<Item = &Figure> {
    let sentence = reading.figures[index].sentence;
    reading.figures[..index].iter().rev().take(MOST_OF_STATEMENT).filter(move |it| it.sentence + 1 >= sentence)
}

/// What figures say, from the last to the first, and what each makes with those behind it: 复议10件、诉讼5件，较上年12件增加3件.
pub(super) fn alone_and_together<'f>(figures: impl Iterator<Item = &'f Figure>) -> Vec<Decimal> {
    let values = figures.map(|figure| figure.number.value);
    let together = values.scan(Decimal::ZERO, |sum, value| {
        *sum = sum.checked_add(value)?;
        Some([value, *sum])
    });
    together.flatten().collect()
}

/// Whether a figure is said to be last year's: 上年 or the year before stands before it, with nothing between but the
/// likes of 的 and 收到.
pub(super) fn is_last_years(context: &Context<'_>, paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    let year = context.report.front_matter.year.as_ref().map(|year| year.value - 1);
    let between = |token: &&Token| match token.item {
        Item::Word(word) => {
            matches!(word, Word::Filler | Word::Receive | Word::Fresh | Word::Handle | Word::Request | Word::Sum)
        }
        _ => false,
    };
    let text = &*paragraph.text.text;
    let mut before = paragraph.reading.tokens[..figure.token as usize].iter().rev().take(8).peekable();
    // 比上年（276件）下降6.9%
    let is_open = before.next_if(|token| token.item == Item::Open).is_some();
    // 上年同期的276件
    let same_time = |token: &&Token| token.item == Item::Word(Word::Growth) && token.span.slice(text) == "同期";
    let said = before.find(|token| !between(token) && !same_time(token));
    let behind = |token: &Token| !is_open || token.item == Item::Word(Word::Growth);
    said.filter(|token| behind(token)).is_some_and(|token| match token.item {
        Item::Word(Word::LastYear) => true,
        // 较上年 is one word.
        Item::Word(Word::Growth) => token.span.slice(text).contains('年'),
        Item::Year(named) => Some(named) == year,
        _ => false,
    })
}

/// `7.9万人`: whether a figure of people, or of whatever, is given to the nearest ten thousand.
pub(super) fn is_rough(figure: &Figure) -> bool {
    figure.unit != Unit::Percent && matches!(figure.number.shape, Shape::Exact | Shape::Rounded)
}

/// Whether a percentage is the growth from one figure to another. What is rounded may have been half a unit of its last
/// place more or less.
pub(super) fn is_growth_between(percent: &Figure, base: &Figure, now: &Figure) -> bool {
    let slack = |figure: &Figure| match figure.number.shape {
        Shape::Rounded => figure.number.step / Decimal::TWO,
        _ => Decimal::ZERO,
    };
    let (before, after) = (base.number.value, now.number.value);
    if is_percentage(percent, (after - before).abs(), before) {
        return true;
    }
    let (least, most) = (before - slack(base), before + slack(base));
    let growth = |after: Decimal, before: Decimal| {
        let share = (after - before).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(before)?;
        Some(if now.number.value < base.number.value { -share } else { share })
    };
    let bounds = [growth(after - slack(now), most), growth(after + slack(now), least)];
    let [Some(one), Some(other)] = bounds else { return true };
    let (value, step) = (percent.number.value, percent.number.step);
    one.min(other) - step <= value && value <= one.max(other) + step
}

/// The figures of the tables that reports compare with last year's.
pub(super) fn in_tables<'c>(context: &'c Context<'_>) -> impl Iterator<Item = Decimal> + 'c {
    let requests = [Notion::Received, Notion::Handled, Notion::Answered, Notion::CarriedOut];
    let cases = [CaseKind::Review, CaseKind::Suit, CaseKind::Direct, CaseKind::AfterReview];
    let cases = cases.map(|kind| Notion::Cases { kind, result: None });
    let decisions = ["licences", "penalties", "coercion"].map(Notion::Decisions);
    let decisions = decisions.into_iter().chain([Notion::Charges]);
    let kinds = [DocumentKind::Regulations, DocumentKind::Normative].into_iter();
    let documents =
        kinds.flat_map(|kind| ["issued", "repealed", "in-force"].map(|column| Notion::Documents { kind, column }));
    let readings = requests.into_iter().chain(cases).chain(decisions).chain(documents);
    let readings = readings.flat_map(|notion| admissible::readings(context, notion));
    readings.filter_map(|reading| admissible::value(context, &reading))
}

/// That a percentage is not the growth from one figure to another.
pub(super) fn wrong_growth(
    context: &Context<'_>,
    paragraph: &Paragraph<'_>,
    (from, to): (Decimal, Decimal),
    percent: &Figure,
) -> Finding {
    let right = rounded((to - from).abs(), from, percent);
    let written = percent.span.slice(&paragraph.text.text);
    let message = say!(context.lang,
        zh: "由 {from} 到 {to}，变化 {right}%，写的是 {written}",
        en: "from {from} to {to} is a change of {right} %, the text says {written}");
    on_number(context, paragraph, &GROWTH, percent, message)
}

/// That a figure is not the difference of two others.
pub(super) fn wrong_difference(
    context: &Context<'_>,
    paragraph: &Paragraph<'_>,
    (from, to): (Decimal, Decimal),
    stated: &Figure,
) -> Finding {
    let right = (to - from).abs();
    let written = stated.span.slice(&paragraph.text.text);
    let message = say!(context.lang,
        zh: "由 {from} 到 {to}，相差 {right}，写的是 {written}",
        en: "from {from} to {to} is a difference of {right}, the text says {written}");
    on_number(context, paragraph, &GROWTH, stated, message)
}
