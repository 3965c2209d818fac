//! What the text has to state, and of which year: the year's plans, the fees.

use crate::edition::Basis;
use crate::format::OWED;
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::prose::Paragraph;
use crate::lint::rule::{Applicability, Rule, Scope, Severity, V0_1};
use crate::prose::titles;
use crate::report::Place;
use crate::syntax::LineKind;
use crate::text::{Edit, NamedYear, Span, ascii, first_year, say, text, years};

pub(super) static RULES: &[Registered] = &[
    Registered::own(&STALE_YEAR, stale_year),
    Registered::own(&STALE_OPENING, stale_opening),
    Registered::own(&FEE_DISCLOSURE, fee_disclosure),
    Registered::own(&TOKEN_SECTION, token_section),
];

static STALE_YEAR: Rule = Rule {
    name: "narrative/stale-year",
    severity: Severity::Info,
    title: text!(zh: "引用了往年的工作要点或分工", en: "an earlier year's plan as this year's basis"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("stale-year.md"),
};

static STALE_OPENING: Rule = Rule {
    name: "narrative/stale-opening",
    severity: Severity::Warning,
    title: text!(zh: "开头写的是上一年", en: "a paragraph that opens with last year"),
    basis: Basis::Own,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("stale-opening.md"),
};

static FEE_DISCLOSURE: Rule = Rule {
    name: "narrative/fee-disclosure",
    severity: Severity::Warning,
    title: text!(zh: "没有写信息处理费收取情况", en: "nothing on information processing fees"),
    basis: Basis::Template,
    fixes: &[],
    scope: Scope::Whole,
    since: V0_1,
    page: include_str!("fee-disclosure.md"),
};

static TOKEN_SECTION: Rule = Rule {
    name: "narrative/token-section",
    severity: Severity::Warning,
    title: text!(zh: "问题和改进写得太笼统", en: "problems and improvements in one empty phrase"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("token-section.md"),
};

/// The sentences of a text, each with where it begins.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(['。', '！', '？', '\n']).map(move |sentence| {
        let start = at;
        at += sentence.len();
        (start, sentence)
    })
}

/// The text of one section's paragraphs.
fn in_section<'c, 'r>(context: &'c Context<'r>, id: &'static str) -> impl Iterator<Item = &'c Paragraph<'r>> {
    context.paragraphs().iter().filter(move |paragraph| context.stands_in(paragraph, id))
}

/// What a year's plan is called.
const PLANS: [&str; 8] = ["工作要点", "分解表", "分工方案", "任务分工", "任务分解", "工作安排", "工作计划", "要点分工"];

fn stale_year(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(year) = context.report.front_matter.year.as_ref().map(|year| year.value) else { return };
    const BASIS: [&str; 9] = ["按照", "根据", "依据", "对照", "围绕", "落实", "贯彻", "结合", "部署"];
    for paragraph in context.paragraphs() {
        let text = &*paragraph.text.text;
        if !(text.contains('《') && paragraph.may_hold(&PLANS) && paragraph.may_hold(&BASIS)) {
            continue;
        }
        for (start, sentence) in sentences(text) {
            if !BASIS.iter().any(|word| sentence.contains(word)) {
                continue;
            }
            for (at, title) in titles(sentence) {
                let Some(plan) = PLANS.iter().filter_map(|plan| title.find(plan)).min() else { continue };
                let years = years(&title[..plan]);
                let Some(named) = years.last() else { continue };
                // 2021—2025年 is a plan of several.
                let several =
                    title[..named.span.start as usize].ends_with(['-', '—', '－', '–', '~', '～', '至', '－']);
                if several || named.value >= year || named.value < 2000 {
                    continue;
                }
                let span = paragraph.span(Span::new(start + at, start + at + title.len()));
                let stated = named.value;
                let message = say!(context.lang,
                    zh: "报告年度是 {year} 年，这里依据的是 {stated} 年的文件，请核对是否沿用了旧稿",
                    en: "the report is for {year}, this basis is from {stated}: check whether it was copied");
                let mut finding = Finding::new(&STALE_YEAR, span, message);
                finding.place = context.report.place_at(span.start);
                findings.push(finding);
            }
        }
    }
}

fn stale_opening(context: &Context<'_>, findings: &mut Vec<Finding>) {
    stale_title(context, findings);
    let Some(year) = context.report.front_matter.year.as_ref().map(|year| year.value) else { return };
    const OTHER: [&str; 16] = [
        "决算",
        "年报",
        "年度报告",
        "针对",
        "问题",
        "较",
        "比",
        "同期",
        "上年",
        "去年",
        "以来",
        "预算",
        "计划",
        "规划",
        "成立",
        "施行",
    ];
    for paragraph in in_section(context, "overview") {
        let text = &*paragraph.text.text;
        if !text.trim_start().starts_with(|c: char| ascii(c).is_ascii_digit()) {
            continue;
        }
        let Some((_, sentence)) = sentences(text).next() else { continue };
        // （一）主动公开。2023年，…
        let opening = sentence.trim_start();
        let offset = sentence.len() - opening.len();
        let Some(first) = first_year(opening) else { continue };
        let behind = opening[first.span.end as usize..].trim_start();
        let opens = first.span.start == 0
            && ["年，", "年,", "年度，", "年度,", "年我", "年本"].iter().any(|word| behind.starts_with(word));
        let now = year.to_string();
        if !opens || first.value != year - 1 || text.contains(&now) || OTHER.iter().any(|word| sentence.contains(word))
        {
            continue;
        }
        let span =
            paragraph.span(Span { start: first.span.start + offset as u32, end: first.span.end + offset as u32 });
        let stated = first.value;
        let message = say!(context.lang,
            zh: "这一段以 {stated} 年开头，报告年度是 {year} 年，请核对是否沿用了上年的文字",
            en: "this paragraph opens with {stated}, the report is for {year}: check whether last year's text was kept");
        findings.push(last_years(context, span, message, year));
    }
}

/// `现公布𠮷县2023年政府信息公开工作年度报告。`: last year's report, by the words before the first section of this year's.
fn stale_title(context: &Context<'_>, findings: &mut Vec<Finding>) {
    /// Between a year and the name of the report nobody says more than 年度 and 政府信息公开.
    const MOST: usize = 60;
    const NAME: &str = "公开工作年度报告";
    const PUBLISHES: [&str; 7] = ["公布", "发布", "公开如下", "报告如下", "编制", "组成", "说明如下"];
    let Some(year) = context.report.front_matter.year.as_ref().map(|year| year.value) else { return };
    let now = year.to_string();
    for paragraph in context.paragraphs().iter().take_while(|paragraph| paragraph.section.is_none()) {
        let text = &*paragraph.text.text;
        for (start, sentence) in sentences(text).filter(|(_, sentence)| sentence.contains(NAME)) {
            let publishes = PUBLISHES.iter().any(|word| sentence.contains(word));
            if !publishes || sentence.contains(&now) {
                continue;
            }
            let years: Vec<NamedYear> = years(sentence).collect();
            for (at, _) in sentence.match_indices(NAME) {
                // 《关于做好2023年政府信息公开工作年度报告编制工作的通知》
                let behind = sentence[at + NAME.len()..].trim_start_matches('》');
                let ends = behind.is_empty() || behind.starts_with(['。', '，', '；', '：', '由', '如', '向', '予']);
                let before = years.partition_point(|named| named.span.end as usize <= at);
                let Some(named) = before.checked_sub(1).map(|at| &years[at]).filter(|_| ends) else { continue };
                if named.value != year - 1 || at - named.span.end as usize > MOST {
                    continue;
                }
                let (from, to) = (named.span.start as usize, named.span.end as usize);
                let span = paragraph.span(Span::new(start + from, start + to));
                let stated = named.value;
                let message = say!(context.lang,
                    zh: "这里写的是 {stated} 年的年度报告，报告年度是 {year} 年，请核对是否沿用了上年的文字",
                    en: "these words are of the report for {stated}, this one is for {year}: check whether last year's text was kept");
                findings.push(last_years(context, span, message, year));
            }
        }
    }
}

/// That last year stands at a span where the report's own year belongs.
fn last_years(context: &Context<'_>, span: Span, message: String, year: i32) -> Finding {
    let mut finding = Finding::new(&STALE_OPENING, span, message);
    finding.place = context.report.place_at(span.start);
    let title = say!(context.lang, zh: "改为 {year} 年", en: "write {year}");
    finding.unsafe_fix(title, vec![Edit::replace(span, year.to_string())])
}

/// Whether a text says what was charged for information, or that nothing was.
fn tells_fees(text: &str) -> bool {
    const FEES: [&str; 8] = ["处理费", "收费", "计收", "收取", "缴费", "费用", "缴纳", "免费"];
    const NONE: [&str; 9] = ["未", "无", "没有", "不", "零", "免", "０", "0", "暂"];
    sentences(text).any(|(_, sentence)| {
        if !FEES.iter().any(|word| sentence.contains(word)) {
            return false;
        }
        // What a document is called says nothing of what was done.
        let (mut bare, mut from) = (String::new(), 0);
        for (at, title) in titles(sentence) {
            bare.push_str(&sentence[from..at]);
            from = at + title.len();
        }
        bare.push_str(&sentence[from..]);
        let is_amount = |(at, _): (usize, &str)| {
            bare[..at].trim_end().ends_with(|c: char| ascii(c).is_ascii_digit() || matches!(c, '万' | '余'))
        };
        NONE.iter().any(|word| bare.contains(word)) || bare.match_indices('元').any(is_amount)
    })
}

fn fee_disclosure(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let report = context.report;
    if report.edition.years.from < 2021 {
        return;
    }
    let Some((spec, section)) = context.section("other") else { return };
    // What a placeholder asks for is said by the rule on placeholders.
    let settled = |paragraph: &Paragraph<'_>| paragraph.holds(OWED) || tells_fees(&paragraph.text.text);
    if in_section(context, "other").any(settled) {
        return;
    }
    let elsewhere =
        context.paragraphs().iter().any(|paragraph| paragraph.holds("处理费") && tells_fees(&paragraph.text.text));
    if elsewhere {
        return;
    }
    let message = say!(context.lang,
        zh: "没有写信息处理费的收取情况：收了的写金额和件数，没有收的写“未收取信息处理费”",
        en: "says nothing of information processing fees: state the amount and the number of applications, or that none were charged");
    let mut finding = Finding::new(&FEE_DISCLOSURE, section.heading, message).at(Place::Section(spec));
    finding.ground = Some(context.template());
    findings.push(finding);
}

/// Texts shorter than this say nothing, in characters.
const TOKEN: usize = 30;

fn token_section(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let report = context.report;
    let Some((spec, section)) = context.section("problems") else { return };
    let paragraphs = || in_section(context, "problems").map(|paragraph| &*paragraph.text.text);
    let length = paragraphs().flat_map(str::chars).filter(|c| !c.is_whitespace()).take(TOKEN).count();
    if length == 0 || length >= TOKEN {
        return;
    }
    let written: String = paragraphs().collect();
    let headings = section.lines.clone().any(|line| match report.tree.lines[line].kind {
        LineKind::Heading(heading) => heading.level > 2,
        _ => false,
    });
    let names = |words: &[&str]| words.iter().any(|word| written.contains(word));
    let both = names(&["问题", "不足", "不够", "有待", "差距"]) && names(&["改进", "将", "下一步", "加强", "整改"]);
    if both || written.contains(OWED) || headings {
        return;
    }
    let message = say!(context.lang,
        zh: "第五节只有“{written}”，没有写清存在的问题和改进情况",
        en: "section five says no more than “{written}”: neither problems nor improvements are described");
    let first =
        in_section(context, "problems").next().map(|paragraph| paragraph.span(Span::new(0, paragraph.text.text.len())));
    findings.push(Finding::new(&TOKEN_SECTION, first.unwrap_or(section.heading), message).at(Place::Section(spec)));
}
