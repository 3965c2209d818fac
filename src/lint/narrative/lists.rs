//! What the text counts of itself: the parts of the report, 一是 二是 三是.

use super::statements::sentences;
use crate::edition::Basis;
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::rule::{Rule, Scope, Severity, V0_1};
use crate::text::{CharSet, Span, parse_numeral, say, text};

pub(super) static RULES: &[Registered] =
    &[Registered::own(&PARTS_OF_REPORT, parts_of_report), Registered::own(&ORDINALS, ordinals)];

static PARTS_OF_REPORT: Rule = Rule {
    name: "narrative/parts-of-report",
    severity: Severity::Info,
    title: text!(zh: "前言列的部分与报告不一致", en: "parts named in the preamble that are not the report's"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("parts-of-report.md"),
};

static ORDINALS: Rule = Rule {
    name: "narrative/ordinals",
    severity: Severity::Info,
    title: text!(zh: "一是、二是的序数不连贯", en: "a list whose numbers skip or repeat"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("ordinals.md"),
};

/// The words by which each of the six parts is known. A name may hold 、 itself, so that nothing is counted by it.
const PARTS: [&[&str]; 6] = [
    &["总体情况", "概述", "总体概况", "基本情况", "概况"],
    &["主动公开"],
    &["收到和处理", "依申请", "申请情况"],
    &["复议", "诉讼"],
    &["问题", "改进"],
    &["其他需要", "其它需要", "需要报告", "其他事项", "其他情况", "需要说明", "其他报告"],
];

fn parts_of_report(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for paragraph in context.paragraphs().iter().filter(|paragraph| paragraph.section.is_none()) {
        let text = &*paragraph.text.text;
        for (start, sentence) in sentences(text) {
            let Some(counted) = counted(sentence) else { continue };
            let names = &sentence[..counted.at];
            let from = ["由", "包括", "包含", "分为", "共"].iter().filter_map(|word| names.rfind(word)).max();
            let Some(from) = from.filter(|_| counted.number == 6 || counted.number == 5) else { continue };
            // 本报告由…组成: the list begins at the first of these words.
            let first = ["由", "包括", "包含", "分为"].iter().filter_map(|word| names.find(word)).min().unwrap_or(from);
            let list = &names[first..];
            let missing: Vec<&str> = PARTS
                .iter()
                .filter(|words| !words.iter().any(|word| list.contains(word)))
                .map(|words| words[0])
                .collect();
            let named = PARTS.len() - missing.len();
            // Without names there is nothing to compare.
            if missing.is_empty() || named < 2 {
                continue;
            }
            let span = paragraph.span(Span::new(start + counted.at, start + counted.end));
            let missing = missing.join("、");
            let written = &sentence[counted.at..counted.end];
            let message = say!(context.lang,
                zh: "这里写“{written}”，列出的名称里没有：{missing}",
                en: "“{written}”: the names listed leave out {missing}");
            let mut finding = Finding::new(&PARTS_OF_REPORT, span, message);
            finding.place = context.report.place_at(span.start);
            findings.push(finding);
        }
    }
}

/// 六部分, 6个部分, 五个方面 in a sentence.
struct Counted {
    number: u32,
    at: usize,
    end: usize,
}

fn counted(sentence: &str) -> Option<Counted> {
    let end = sentence.find("部分")?;
    let before = sentence[..end].trim_end().trim_end_matches('个').trim_end();
    let numeral = before.chars().next_back()?;
    let at = before.len() - numeral.len_utf8();
    let number = parse_numeral(&crate::text::ascii(numeral).to_string())?;
    Some(Counted { number, at, end: end + "部分".len() })
}

/// A number of a list: 一是, or 2、 at the beginning of a clause.
struct Ordinal {
    number: u32,
    span: Span,
    style: Style,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// 一是
    Is,
    /// 2、
    Digit,
}

fn ordinals(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // Lists go on from one paragraph to the next, not into another section.
    // The number that was written last, and which item that was.
    let mut last: [(u32, u32); 2] = [(0, 0); 2];
    let mut section = None;
    for paragraph in context.paragraphs() {
        if section != Some(paragraph.section) {
            (section, last) = (Some(paragraph.section), [(0, 0); 2]);
        }
        if !paragraph.may_list {
            continue;
        }
        for ordinal in ordinals_in(&paragraph.text.text) {
            let before = &mut last[usize::from(ordinal.style == Style::Digit)];
            let (was, counted) = *before;
            let expected = was + 1;
            // Behind one that is wrong, 一是 三是 三是, the next may count that one or not.
            let right = [expected, counted + 1, 1].contains(&ordinal.number);
            *before = (ordinal.number, if right { ordinal.number } else { counted + 1 });
            if right {
                continue;
            }
            let span = paragraph.span(ordinal.span);
            let written = context.slice(span);
            let message = if was == 0 {
                say!(context.lang, zh: "列举从“{written}”开始，前面没有“一”", en: "the list begins with {written}: there is no first")
            } else {
                say!(context.lang,
                    zh: "“{written}”前面是第 {was} 项，按顺序应为第 {expected} 项",
                    en: "{written} comes after number {was}; in sequence it is number {expected}")
            };
            let mut finding = Finding::new(&ORDINALS, span, message);
            finding.place = context.report.place_at(span.start);
            findings.push(finding);
        }
    }
}

/// What stands after the number of a list.
static MARKS: CharSet = CharSet::of("是、．");

/// The numbers of lists in a text, in order.
fn ordinals_in(text: &str) -> Vec<Ordinal> {
    let mut found = Vec::new();
    let begins = |at: usize| {
        let before = text[..at].trim_end();
        before.is_empty() || before.ends_with(['。', '；', '：', ';', ':', '，', '！'])
    };
    for (at, mark) in MARKS.find_in(text) {
        if mark != '是' {
            found.extend(digit_at(text, at, mark, begins));
            continue;
        }
        let before = text[..at].trim_end();
        let is_numeral = |c| matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
        let numeral = before.trim_end_matches(is_numeral);
        if numeral.len() == before.len() {
            continue;
        }
        let number = parse_numeral(&before[numeral.len()..]);
        // 我局一是…
        if let Some(number) = number.filter(|&number| number == 1 || number <= 20 && begins(numeral.len())) {
            found.push(Ordinal { number, span: Span::new(numeral.len(), at + mark.len_utf8()), style: Style::Is });
        }
    }
    found
}

/// The number before a mark, if one of a list stands there.
fn digit_at(text: &str, at: usize, mark: char, begins: impl Fn(usize) -> bool) -> Option<Ordinal> {
    let digits = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
    if digits.len() == at {
        return None;
    }
    let number: u32 = text[digits.len()..at].parse().ok()?;
    // After a comma it may be a figure, and after a colon, unless it is the first.
    let before = digits.trim_end();
    let may_count = before.ends_with('，') || before.ends_with(['：', ':']) && number != 1;
    let sure = begins(digits.len()) && !may_count;
    let span = Span::new(digits.len(), at + mark.len_utf8());
    (number <= 20 && sure).then_some(Ordinal { number, span, style: Style::Digit })
}
