//! Which period the figures are said to be of: a year, from its first day to its last.

use super::statements::sentences;
use crate::edition::{Basis, Provision};
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::ground::Ground;
use crate::lint::prose::Paragraph;
use crate::lint::rule::{Rule, Scope, Severity, V0_1};
use crate::text::{Dated, Span, ascii, dates, dates_in_han, first_year, say, text};
use std::borrow::Cow;

pub(super) static RULES: &[Registered] = &[Registered::own(&PERIOD, period)];

static PERIOD: Rule = Rule {
    name: "narrative/period",
    severity: Severity::Warning,
    title: text!(zh: "统计期限不是报告年度", en: "a period that is not the year of the report"),
    basis: Basis::Inferred,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("period.md"),
};

/// 上一年度: that the year is the calendar's is inferred.
static PERIOD_ARTICLE: Provision =
    Provision { article: 49, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Inferred };

/// Words by which a report says what period its figures are of.
const PERIODS: [&str; 13] = [
    "统计期限",
    "统计时限",
    "统计期间",
    "统计时间",
    "统计区间",
    "统计时段",
    "统计期为",
    "统计期是",
    "统计期自",
    "统计期：",
    "数据期限",
    "统计周期",
    "起止时间",
];

/// Words by which it says on what day they end.
const ENDS: [&str; 6] = ["数据截至", "数据截止", "统计截至", "统计截止", "数据统计截至", "数据统计截止"];

/// The sentence that a byte of a text stands in.
fn sentence_at(text: &str, at: usize) -> (usize, &str) {
    sentences(text).take_while(|(start, _)| *start <= at).last().unwrap_or((0, text))
}

fn period(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(year) = context.report.front_matter.year.as_ref().map(|year| year.value) else { return };
    for paragraph in context.paragraphs() {
        if !paragraph.may_hold(&["统计", "期限", "起止时间", "数据截"]) {
            continue;
        }
        let text = &*paragraph.text.text;
        let first = |words: &[&str]| words.iter().filter_map(|word| paragraph.find(word)).min();
        let wrong = match first(&PERIODS) {
            Some(at) => wrong_period(text, at, year),
            None => first(&ENDS).and_then(|at| wrong_end(paragraph, at, year)),
        };
        let Some(span) = wrong else { continue };
        let written = span.slice(text);
        let message = say!(context.lang,
            zh: "统计期限写的是“{written}”，报告年度是 {year} 年，应为 {year} 年 1 月 1 日至 12 月 31 日",
            en: "the period is given as {written}; for {year} it should be 1 January to 31 December {year}");
        let span = paragraph.span(span);
        let mut finding = Finding::new(&PERIOD, span, message);
        finding.place = context.report.place_at(span.start);
        finding.ground = Some(Ground::provision(&PERIOD_ARTICLE));
        findings.push(finding);
    }
}

/// The period that is stated from one of the words on, where it is not the year.
fn wrong_period(text: &str, at: usize, year: i32) -> Option<Span> {
    let (start, sentence) = sentence_at(text, at);
    // 统计期限…: what stands before the word is of something else.
    let said = &sentence[at - start..];
    let in_text = |span: Span| Span { start: at as u32 + span.start, end: at as u32 + span.end };
    let read = [dates(said), dates_in_han(said), dates_in_signs(said)].into_iter().find(|dates| dates.len() > 1);
    let Some(dates) = read else {
        return wrong_months(said, year).or_else(|| wrong_year(said, year)).map(in_text);
    };
    let [first, last, ..] = &*dates else { return None };
    let year_of = |date: &Dated| date.year.or(first.year);
    // A web page that lost a 年 or 月 has dates that nobody wrote.
    let broken =
        [first, last].iter().any(|date| date.year.is_some_and(|year| !(1990..2100).contains(&year)) || date.month > 12);
    let right = year_of(first) == Some(year)
        && year_of(last) == Some(year)
        && (first.month, first.day) == (1, 1)
        && (last.month, last.day) == (12, 31);
    if right || broken || first.year.is_none() {
        return None;
    }
    Some(in_text(Span { start: first.span.start, end: last.span.end }))
}

/// `2023.01.01—2023.12.31`, `2023-1-1至2023-12-31`: the dates of a text that are written with signs.
fn dates_in_signs(text: &str) -> Vec<Dated> {
    let mut found = Vec::new();
    let is_sign = |c: char| matches!(c, '.' | '．' | '-' | '/' | '－');
    let mut from = 0;
    while let Some(start) = text[from..].find(|c| ascii(c).is_ascii_digit()).map(|at| from + at) {
        let length = text[start..].find(|c| !ascii(c).is_ascii_digit() && !is_sign(c)).unwrap_or(text.len() - start);
        let end = start + length;
        from = end;
        let run = text[start..end].trim_end_matches(is_sign);
        let numbers: Vec<Option<u32>> = run.split(is_sign).map(digits).collect();
        // 2023.01.01-2023.12.31 is one run.
        for (at, date) in numbers.chunks(3).enumerate() {
            let &[Some(year), Some(month), Some(day)] = date else { continue };
            let ends = |parts: usize| run.match_indices(is_sign).nth(parts * 3 - 1).map_or(run.len(), |(at, _)| at);
            let begins = if at == 0 { 0 } else { ends(at) + 1 };
            let span = Span::new(start + begins.min(run.len()), start + ends(at + 1));
            if (1000..10_000).contains(&year) {
                found.push(Dated { span, year: i32::try_from(year).ok(), month, day });
            }
        }
    }
    found
}

fn digits(text: &str) -> Option<u32> {
    let digits: String = text.chars().map(ascii).collect();
    (1..=4).contains(&digits.len()).then(|| digits.parse().ok()).flatten()
}

/// `2023年1月—12月`, `2023年1-12月`: months of a year that is not the report's, or not all of it.
fn wrong_months(said: &str, year: i32) -> Option<Span> {
    let named = first_year(said)?;
    let rest = &said[named.span.end as usize..];
    let months = rest.trim_start().strip_prefix('年')?;
    let numbers: Vec<&str> = months.split(|c| !ascii(c).is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let is_range = |c: char| ascii(c).is_ascii_digit() || "月—-－–~～至到 ".contains(c);
    let length = months.find(|c| !is_range(c)).unwrap_or(months.len());
    let stretch = months[..length].trim_end_matches(|c| c != '月');
    let within = stretch.split(|c| !ascii(c).is_ascii_digit()).filter(|part| !part.is_empty()).count();
    let (&first, &last) = (numbers.first()?, numbers.get(1)?);
    let right = named.value == year && digits(first) == Some(1) && digits(last) == Some(12);
    // 2023年1月1日至… has a day, and is read as dates.
    let whole = within == 2 && digits(last).is_some_and(|month| month <= 12);
    let end = said.len() - months.len() + stretch.len();
    (whole && !right).then(|| Span::new(named.span.start as usize, end))
}

/// `统计期间为2023年度`: a year alone that is not the report's.
fn wrong_year(said: &str, year: i32) -> Option<Span> {
    let named = first_year(said)?;
    let before = said.get(..named.span.start as usize)?;
    let word = PERIODS.iter().find(|word| before.starts_with(**word))?;
    let is_joint = |c: char| "为是：:自系 ".contains(c);
    let behind = said[named.span.end as usize..].trim_start().strip_prefix('年')?;
    let behind = ["度全年", "度", "全年"].iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
    let is_alone = behind.is_empty() || behind.starts_with(['，', '。', '；', '）', ',', ';', ')']);
    let is_named = before[word.len()..].chars().all(is_joint) && is_alone && named.value != year;
    is_named.then(|| Span::new(named.span.start as usize, said.len() - behind.len()))
}

/// `数据截至2023年12月31日`: the last day of a year before the report's.
fn wrong_end(paragraph: &Paragraph<'_>, at: usize, year: i32) -> Option<Span> {
    let text = &*paragraph.text.text;
    let (start, sentence) = sentence_at(text, at);
    let said = &sentence[at - start..];
    // Further on in the text the numbers of something else may end then.
    let is_ours = paragraph.section.is_none() || sentence[..at - start].contains("本报告");
    let elsewhen = ["上年", "上一年", "去年", "往年"].iter().any(|word| sentence.contains(word));
    let read = [dates(said), dates_in_han(said)].into_iter().find(|dates| !dates.is_empty())?;
    let last = read.first()?;
    let named = last.year.filter(|&named| (1990..year).contains(&named))?;
    let joint = said.get(..last.span.start as usize)?;
    let is_beside = joint.chars().count() <= 12 && !joint.contains(['，', '；', '。']);
    let is_wrong = named < year && (last.month, last.day) == (12, 31) && read.len() == 1;
    (is_ours && !elsewhen && is_beside && is_wrong)
        .then(|| Span { start: at as u32 + last.span.start, end: at as u32 + last.span.end })
}
