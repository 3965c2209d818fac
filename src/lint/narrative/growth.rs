//! Growth: on a base that the sentence names, or on what last year's report says.

use super::admissible;
use super::arithmetic::on_number;
use super::compared::{
    GROWTH, MOST_OF_STATEMENT, alike, alone_and_together, in_tables, is_counted, is_growth_between, is_last_years,
    is_rough, near, of_sentence, of_statement, reaching, wrong_difference, wrong_growth,
};
use super::direction::wrong_way;
use super::percent::{is_exact_percent, is_percentage, rounded};
use super::shares::before_more_than_all;
use super::side_by_side::{only_grows, side_by_side};
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::{Finding, Related};
use crate::lint::neighbours::{Was, was};
use crate::lint::prose::Paragraph;
use crate::prose::{Figure, Item, Shape, Token, Unit, Word};
use crate::text::say;
use rust_decimal::Decimal;

pub(super) static RULES: &[Registered] = &[Registered::own(&GROWTH, growth)];

fn growth(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for paragraph in context.paragraphs() {
        let reading = &paragraph.reading;
        let before = findings.len();
        for index in 1..reading.figures.len() {
            findings.extend(reached(context, paragraph, index));
            findings.extend(since_last_year(context, paragraph, index));
            findings.extend(difference(context, paragraph, index));
        }
        for index in 0..reading.figures.len() {
            findings.extend(on_named_base(context, paragraph, index));
            findings.extend(wrong_way(context, paragraph, index));
            findings.extend(less_than_nothing(context, paragraph, &reading.figures[index]));
        }
        for index in 2..reading.figures.len() {
            let found = side_by_side(context, paragraph, index);
            let is_new = |it: &Finding| findings[before..].iter().all(|known| known.span != it.span);
            findings.extend(found.filter(is_new));
        }
    }
}

/// `下降120%`: what is counted cannot become less than nothing.
fn less_than_nothing(context: &Context<'_>, paragraph: &Paragraph<'_>, figure: &Figure) -> Option<Finding> {
    let label = before_more_than_all(paragraph, figure)?;
    if !["下降", "减少", "降低", "下滑", "降幅", "减幅"].iter().any(|word| label.ends_with(word)) {
        return None;
    }
    let written = figure.span.slice(&paragraph.text.text);
    let message = say!(context.lang,
        zh: "下降不会超过 100%，写的是 {written}",
        en: "nothing falls by more than 100 %, the text says {written}");
    Some(on_number(context, paragraph, &GROWTH, figure, message))
}

/// `由60件增至111件，同比增加85%`: the growth that two figures side by side give, beside the one that is stated.
fn reached(context: &Context<'_>, paragraph: &Paragraph<'_>, index: usize) -> Option<Finding> {
    let reading = &paragraph.reading;
    let (base, now) = (&reading.figures[index - 1], &reading.figures[index]);
    let text = &*paragraph.text.text;
    let rough = is_rough(base) && is_rough(now) && base.counted_by(text) == now.counted_by(text);
    let counted = is_counted(base) && is_counted(now) && alike(base, now);
    if !counted && !rough || base.sentence != now.sentence || base.number.value.is_zero() {
        return None;
    }
    reaching(reading, base, now)?;
    let is_stated = |figure: &&Figure| figure.sentence == now.sentence && is_exact_percent(figure);
    // What stands before may be of something else: …，下降21.1%；行政诉讼由10件上升到12件，上升20%.
    let ends = |token: &Token| matches!(token.item, Item::Semicolon | Item::Word(Word::Among) | Item::Unknown);
    let parted = |figure: &&Figure| reading.tokens[figure.token as usize..base.token as usize].iter().any(ends);
    let behind = reading.figures.get(index + 1).filter(is_stated);
    let before = || Some(&reading.figures[index.checked_sub(2)?]).filter(is_stated).filter(|it| !parted(it));
    let percent = behind.or_else(before)?;
    let token = percent.token as usize;
    let label =
        reading.tokens[..token].iter().rev().take_while(|token| !matches!(token.item, Item::Figure(..) | Item::Stop));
    if !label.clone().any(|token| token.item == Item::Word(Word::Growth))
        || label.clone().any(|token| token.item == Item::Unknown)
    {
        return None;
    }
    if is_growth_between(percent, base, now) {
        return None;
    }
    Some(wrong_growth(context, paragraph, (base.number.value, now.number.value), percent))
}

/// `由276件减少到257件，减少19件`, `较上年276件减少19件`: the difference that is stated, where the sentence gives what it was and
/// what it is.
fn difference(context: &Context<'_>, paragraph: &Paragraph<'_>, index: usize) -> Option<Finding> {
    let reading = &paragraph.reading;
    let (before, stated) = (&reading.figures[index - 1], &reading.figures[index]);
    let is_stated = is_counted(stated) && is_counted(before) && alike(before, stated);
    if !is_stated || before.sentence != stated.sentence || !only_grows(paragraph, before, stated) {
        return None;
    }
    let now_of = |figure: &Figure| figure.sentence == stated.sentence && is_counted(figure) && alike(figure, stated);
    let other = reading.figures.get(index.checked_sub(2)?).filter(|figure| now_of(figure))?;
    let (base, now) = match reaching(reading, other, before).is_some() {
        true => (other, before),
        false if is_last_years(context, paragraph, before) => (before, other),
        false => return None,
    };
    let change = stated.number.value;
    let fits = |now: Decimal| (now - base.number.value).abs() == change;
    let near = near(reading, index).filter(|figure| is_counted(figure) && figure.token != base.token);
    if fits(now.number.value) || alone_and_together(near).into_iter().any(fits) || in_tables(context).any(fits) {
        return None;
    }
    Some(wrong_difference(context, paragraph, (base.number.value, now.number.value), stated))
}

/// `受理3646件，同比增长1.05%`: the growth that this figure and last year's report give, beside the one that is stated. What
/// the figure was last year may be counted as any of its readings.
fn since_last_year(context: &Context<'_>, paragraph: &Paragraph<'_>, index: usize) -> Option<Finding> {
    let reading = &paragraph.reading;
    let (now, percent) = (&reading.figures[index - 1], &reading.figures[index]);
    let is_growth = is_exact_percent(percent);
    if context.last_year.is_empty() || !is_counted(now) || !is_growth || now.sentence != percent.sentence {
        return None;
    }
    let between = &reading.tokens[now.token as usize + 1..percent.token as usize];
    let has = |word: Word| between.iter().any(|token| token.item == Item::Word(word));
    let is_unsure = between.iter().any(|token| matches!(token.item, Item::Unknown | Item::Stop));
    // Where the sentence gives the base itself, that is what counts.
    let before = index.checked_sub(2).map_or(0, |at| reading.figures[at].token as usize);
    let gives_base = reading.tokens[before..now.token as usize].iter().any(|it| it.item == Item::Word(Word::Reach));
    if !has(Word::Growth) || has(Word::PartYear) || has(Word::ManyYears) || is_unsure || gives_base {
        return None;
    }
    let readings = admissible::readings(context, now.notion?);
    let value = now.number.value;
    let is_it = |reading: &admissible::Reading| admissible::value(context, reading) == Some(value);
    let own = readings.iter().position(is_it)?;
    let bases: Vec<(Decimal, Vec<Was>)> =
        readings.iter().map(|reading| base(context, reading)).collect::<Option<_>>()?;
    let fits = |base: Decimal| base.is_zero() || is_percentage(percent, (value - base).abs(), base);
    if bases.iter().any(|(base, _)| fits(*base)) {
        return None;
    }
    let (base, places) = bases.get(own)?;
    let right = rounded((value - base).abs(), *base, percent);
    let written = percent.span.slice(&paragraph.text.text);
    let message = say!(context.lang,
        zh: "上年报告是 {base}，今年 {value}，变化 {right}%，写的是 {written}",
        en: "last year's report has {base}, this year {value}: a change of {right} %, the text says {written}");
    let mut finding = on_number(context, paragraph, &GROWTH, percent, message);
    finding.related = places
        .iter()
        .flat_map(|was| was.places.iter())
        .map(|(document, span, value)| {
            let message = say!(context.lang, zh: "上年报告填的是 {value}", en: "last year's report says {value}");
            Related { document: Some(document.clone()), span: *span, message }
        })
        .collect();
    Some(finding)
}

/// What a reading gave last year, and where that stands.
fn base(context: &Context<'_>, reading: &admissible::Reading) -> Option<(Decimal, Vec<Was>)> {
    let mut places = Vec::new();
    let sum = reading.iter().try_fold(Decimal::ZERO, |sum, term| {
        let was = was(&context.last_year, term.table, term.row, term.column)?;
        let value = was.value;
        places.push(was);
        if term.minus { sum.checked_sub(value) } else { sum.checked_add(value) }
    })?;
    (!places.is_empty()).then_some((sum, places))
}

/// `申请量较上年的30件下降23.3%`, `同比下降23.3%（去年为30件）`: the growth on a base that is said to be last year's. The
/// present figure may stand in the sentence, in the one before or in a table, and the sentence may say how much more
/// or less it is: one that fits is enough.
fn on_named_base(context: &Context<'_>, paragraph: &Paragraph<'_>, index: usize) -> Option<Finding> {
    let reading = &paragraph.reading;
    let base = &reading.figures[index];
    if !is_counted(base) || base.number.value.is_zero() || !is_last_years(context, paragraph, base) {
        return None;
    }
    let all = of_sentence(reading, index)?;
    let first = all.start;
    let statement = &reading.figures[of_statement(reading, all.clone(), index)];
    let sentence = Some(statement).filter(|figures| figures.len() <= MOST_OF_STATEMENT)?;
    let only = |wanted: &dyn Fn(&Figure) -> bool| {
        let mut found = sentence.iter().filter(|figure| wanted(figure));
        found.next().filter(|_| found.next().is_none())
    };
    let percent = only(&|figure| figure.unit == Unit::Percent)?;
    // 较上年4次增加2次，420人次，较上年300人次增长40%: of which of the two the growth is, is not known.
    let base = only(&|figure| figure.unit != Unit::Percent && is_last_years(context, paragraph, figure))?;
    if !is_counted(base) {
        return None;
    }
    if percent.number.shape != Shape::Exact || !is_growth(paragraph, percent) {
        return None;
    }
    let is_now = |figure: &&Figure| is_counted(figure) && figure.token != base.token && alike(figure, base);
    let others = || sentence.iter().filter(is_now);
    // Without another figure the sentence has to speak of applications, and of nothing that is not known.
    if others().next().is_none() && !speaks_of_all(paragraph, base) {
        return None;
    }
    let near = reading.figures[..first].iter().rev().take(8).filter(|figure| figure.sentence + 1 == base.sentence);
    let of_sentence = reading.figures[all].iter().rev().filter(is_now);
    let stated = alone_and_together(of_sentence).into_iter().chain(near.filter(is_now).map(|it| it.number.value));
    let value = base.number.value;
    let fits = |now: Decimal| is_percentage(percent, (now - value).abs(), value);
    let is_change = |change: Decimal| is_percentage(percent, change, value);
    if stated.clone().any(|figure| fits(figure) || is_change(figure)) || in_tables(context).any(fits) {
        return None;
    }
    if let Some(now) = only(&|figure| is_now(&figure)).filter(|now| now.notion.is_some()) {
        return Some(wrong_growth(context, paragraph, (value, now.number.value), percent));
    }
    let written = percent.span.slice(&paragraph.text.text);
    let message = say!(context.lang,
        zh: "上年写的是 {value}，变化写的是 {written}，与文中、表中的数都对不上",
        en: "last year is given as {value}, the change as {written}: no figure of the text or the tables gives that");
    Some(on_number(context, paragraph, &GROWTH, percent, message))
}

/// Whether words of growth, and none that is not known, stand between a percentage and the figure or border before it.
fn is_growth(paragraph: &Paragraph<'_>, percent: &Figure) -> bool {
    let ends = |token: &&Token| !matches!(token.item, Item::Figure(..) | Item::Comma | Item::Stop | Item::Open);
    let label = paragraph.reading.tokens[..percent.token as usize].iter().rev().take_while(ends);
    let has = |word: Word| label.clone().any(|token| token.item == Item::Word(word));
    let is_known = label.clone().all(|token| token.item != Item::Unknown);
    has(Word::Growth) && is_known && !has(Word::Share) && !has(Word::PartYear) && !has(Word::ManyYears)
}

/// Whether all that a sentence says before a figure is known, and is of applications as a whole.
fn speaks_of_all(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    let before = paragraph.reading.tokens[..figure.token as usize].iter().rev();
    let words = before.take_while(|token| token.item != Item::Stop);
    let is_of_all = |token: &Token| match token.item {
        Item::Word(word) => matches!(
            word,
            Word::Request
                | Word::Receive
                | Word::Fresh
                | Word::Handle
                | Word::LastYear
                | Word::ThisYear
                | Word::Growth
                | Word::Whole
                | Word::Sum
                | Word::All
                | Word::Filler
        ),
        Item::Year(_) | Item::Comma => true,
        _ => false,
    };
    words.clone().all(is_of_all) && words.clone().any(|token| token.item == Item::Word(Word::Request))
}
