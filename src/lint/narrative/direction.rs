//! Which way something went: what is said to have grown, and by its figures has not, or the other way round.

use super::arithmetic::on_number;
use super::compared::{
    GROWTH, MOST_OF_STATEMENT, alike, is_counted, is_last_years, of_sentence, of_statement, reaching,
};
use super::percent::is_percentage;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::prose::Paragraph;
use crate::prose::{Figure, Shape, Unit};
use crate::text::{Lang, Span, say};
use std::cmp::Ordering;

/// What is wrong with the direction that is told of a figure, where the sentence gives what it was, and how much it
/// changed fits.
pub(super) fn wrong_way(context: &Context<'_>, paragraph: &Paragraph<'_>, index: usize) -> Option<Finding> {
    reached(context, paragraph, index).or_else(|| since_last_year(context, paragraph, index))
}

/// `由31件上升至23件`
fn reached(context: &Context<'_>, paragraph: &Paragraph<'_>, index: usize) -> Option<Finding> {
    let reading = &paragraph.reading;
    let (base, now) = (&reading.figures[index.checked_sub(1)?], &reading.figures[index]);
    let is_one = base.sentence == now.sentence && is_counted(base) && is_counted(now) && alike(base, now);
    if !is_one {
        return None;
    }
    let word = reaching(reading, base, now)?.span.slice(&paragraph.text.text);
    told(context, paragraph, (base, now, now), (way_of(word)?, word))
}

/// `收到申请23件，较上年的31件增长25.8%`, `比上年31件增加8件`
fn since_last_year(context: &Context<'_>, paragraph: &Paragraph<'_>, index: usize) -> Option<Finding> {
    let reading = &paragraph.reading;
    let stated = &reading.figures[index];
    if stated.number.shape != Shape::Exact {
        return None;
    }
    let (said, word) = said_before(&paragraph.text.text, stated)?;
    let statement = &reading.figures[of_statement(reading, of_sentence(reading, index)?, index)];
    let statement = Some(statement).filter(|figures| figures.len() <= MOST_OF_STATEMENT)?;
    let counted = statement.iter().filter(|figure| is_counted(figure) && figure.token != stated.token);
    let (mut bases, mut others): (Vec<&Figure>, Vec<&Figure>) = (Vec::new(), Vec::new());
    for figure in counted {
        if is_last_years(context, paragraph, figure) { &mut bases } else { &mut others }.push(figure);
    }
    let ([base], [now]) = (&bases[..], &others[..]) else { return None };
    let (before, after) = (base.number.value, now.number.value);
    let change = (after - before).abs();
    let fits = match stated.unit {
        Unit::Percent => is_percentage(stated, change, before),
        _ => is_counted(stated) && alike(stated, base) && stated.number.value == change,
    };
    let is_known = now.notion.is_some() && alike(now, base) && fits;
    is_known.then(|| told(context, paragraph, (base, now, stated), (said, word))).flatten()
}

/// That a change is told the wrong way, if it is.
fn told(
    context: &Context<'_>,
    paragraph: &Paragraph<'_>,
    (base, now, at): (&Figure, &Figure, &Figure),
    (said, word): (Ordering, &str),
) -> Option<Finding> {
    let (from, to) = (base.number.value, now.number.value);
    let is = to.cmp(&from);
    if is == said || is == Ordering::Equal {
        return None;
    }
    let went = match (context.lang, is) {
        (Lang::Zh, Ordering::Less) => "减少",
        (Lang::Zh, _) => "增加",
        (Lang::En, Ordering::Less) => "a decrease",
        (Lang::En, _) => "an increase",
    };
    let message = say!(context.lang,
        zh: "由 {from} 到 {to} 是{went}，写的是“{word}”",
        en: "from {from} to {to} is {went}, the text says {word}");
    Some(on_number(context, paragraph, &GROWTH, at, message))
}

/// The word of growth that stands right before a figure, and which way it says that something went.
fn said_before<'t>(text: &'t str, figure: &Figure) -> Option<(Ordering, &'t str)> {
    let before = text[..figure.span.start as usize].trim_end();
    let before = before.trim_end_matches(['了', '约', '近', '达', '为']);
    let word = UP.iter().chain(DOWN).find(|word| before.ends_with(**word))?;
    let span = Span::new(before.len() - word.len(), before.len());
    // 增幅下降25.8%: what has fallen is the growth.
    let is_of_growth = before[..span.start as usize].ends_with(['幅', '率', '速', '比', '量']);
    (!is_of_growth).then_some((way_of(word)?, span.slice(text)))
}

const UP: &[&str] = &["增长", "增加", "上升", "提高"];
const DOWN: &[&str] = &["下降", "减少", "降低", "下滑"];

/// Which way a word says that something went; none where it does not.
fn way_of(word: &str) -> Option<Ordering> {
    match word {
        _ if word.starts_with(['增', '升', '提']) || word.starts_with("上升") => Some(Ordering::Greater),
        _ if word.starts_with(['降', '减'])
            || ["下降", "下滑", "缩减", "压减"].iter().any(|it| word.starts_with(it)) =>
        {
            Some(Ordering::Less)
        }
        _ => None,
    }
}
