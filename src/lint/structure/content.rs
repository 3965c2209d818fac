//! What the sections must speak of, as far as words tell.

use super::super::check::Registered;
use super::super::context::Context;
use super::super::finding::Finding;
use super::super::ground::Ground;
use super::super::rule::{Applicability, Rule, Scope, Severity, V0_1};
use crate::edition::{Basis, Topic, hint_finder, split_name};
use crate::format::OWED;
use crate::report::{AgencyKind, Place, Section, paragraphs, stretches};
use crate::syntax::{LineKind, SlipKind};
use crate::text::{Edit, Joined, Span, numeral, parse_numeral, say, text};
use memchr::memmem::Finder;

pub(super) static RULES: &[Registered] = &[
    Registered::own(&MISSING_ASPECT, missing_aspect),
    Registered::own(&MISSING_ASSESSMENT, missing_assessment),
    Registered::own(&ONE_SIDED, one_sided),
    Registered::own(&SUBSECTION_NUMBERING, subsection_numbering),
    Registered::own(&TEMPLATE_HINT, template_hint),
];

static MISSING_ASPECT: Rule = Rule {
    name: "structure/missing-aspect",
    severity: Severity::Info,
    title: text!(zh: "总体情况缺少一个方面", en: "an aspect missing from the overview"),
    basis: Basis::Quoted,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("missing-aspect.md"),
};

static MISSING_ASSESSMENT: Rule = Rule {
    name: "structure/missing-assessment",
    severity: Severity::Warning,
    title: text!(zh: "政府的报告缺少考核、评议或追责", en: "assessments missing from a government's report"),
    basis: Basis::Direct,
    fixes: &[],
    scope: Scope::Whole,
    since: V0_1,
    page: include_str!("missing-assessment.md"),
};

static ONE_SIDED: Rule = Rule {
    name: "structure/one-sided",
    severity: Severity::Warning,
    title: text!(zh: "只写了问题或只写了改进", en: "problems without improvements, or improvements without problems"),
    basis: Basis::Direct,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("one-sided.md"),
};

static SUBSECTION_NUMBERING: Rule = Rule {
    name: "structure/subsection-numbering",
    severity: Severity::Info,
    title: text!(zh: "小标题序号不连贯", en: "headings numbered inconsistently"),
    basis: Basis::Own,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("subsection-numbering.md"),
};

static TEMPLATE_HINT: Rule = Rule {
    name: "structure/template-hint",
    severity: Severity::Warning,
    title: text!(zh: "模板的提示语没有删", en: "instructions of the template left in"),
    basis: Basis::Template,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("template-hint.md"),
};

/// What is written in a section, tables, comments and its own heading apart.
fn words<'r>(context: &Context<'r>, section: &Section) -> impl Iterator<Item = Joined<'r>> {
    stretches(&context.report.tree, context.extent(section))
}

/// The topics that no word of theirs in what is written speaks of.
fn unspoken<'t>(topics: &'t [Topic], written: &[Joined<'_>]) -> Vec<&'t str> {
    let spoken = |topic: &Topic, texts: &[&str]| {
        topic.words.iter().any(|word| {
            let finder = Finder::new(word);
            texts.iter().any(|text| finder.find(text.as_bytes()).is_some())
        })
    };
    let texts: Vec<&str> = written.iter().map(|it| &*it.text).collect();
    let mut silent: Vec<&Topic> = topics.iter().filter(|topic| !spoken(topic, &texts)).collect();
    if !silent.is_empty() {
        // A word may be broken at the end of a paragraph, where a page of what was pasted ended.
        let joined: String = texts.iter().flat_map(|text| text.split(['\n', '\r']).map(str::trim)).collect();
        silent.retain(|topic| !spoken(topic, &[&joined]));
    }
    silent.iter().map(|topic| topic.name).collect()
}

fn missing_aspect(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some((spec, section)) = context.section("overview") else { return };
    let written: Vec<Joined<'_>> = words(context, section).collect();
    let missing = unspoken(context.report.edition.sections[spec].aspects, &written);
    if missing.is_empty() || written.is_empty() {
        return;
    }
    let missing = missing.join("、");
    let message = say!(context.lang, zh: "总体情况没有写到：{missing}", en: "the overview does not mention {missing}");
    let mut finding = Finding::new(&MISSING_ASPECT, section.heading, message).at(Place::Section(spec));
    finding.ground = Some(Ground::document(Basis::Quoted, context.report.edition.document.number));
    findings.push(finding);
}

fn missing_assessment(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let report = context.report;
    // The regulation says “各级”, townships included; that less is asked of them is ours. A sub-district office is not one.
    let agency = report.front_matter.agency.as_ref().map_or("", |agency| &agency.value);
    let severity = match report.front_matter.agency_kind() {
        AgencyKind::Government => Severity::Warning,
        AgencyKind::Township if agency.ends_with("人民政府") => Severity::Info,
        _ => return,
    };
    let Some((spec, overview)) = context.section("overview") else { return };
    // The headings of the six say the same in every report.
    let lines = |section: &Section| section.line + usize::from(section.spec.is_some())..section.lines.end;
    let everywhere = report.sections.iter().flat_map(|section| stretches(&report.tree, lines(section)));
    let missing = unspoken(report.edition.sections[spec].assessments, &everywhere.collect::<Vec<_>>());
    if missing.is_empty() || words(context, overview).next().is_none() {
        return;
    }
    let missing = missing.join("、");
    let message = say!(context.lang,
        zh: "各级人民政府的报告还应包括{missing}，这份没有提到",
        en: "a government's report also covers {missing}, which this one does not mention");
    let mut finding = Finding::new(&MISSING_ASSESSMENT, overview.heading, message).at(Place::Section(spec));
    let provision = report.edition.sections.iter().find(|section| section.id == "problems");
    finding.ground = provision.and_then(|section| section.provisions.first()).map(Ground::provision);
    finding.severity = severity;
    findings.push(finding);
}

/// Words by which section 五 speaks of problems, and of what was or will be done about them.
const PROBLEMS: &[&str] = &["问题", "不足", "差距", "薄弱", "有待", "不够", "短板", "不高", "不强", "欠缺"];
const IMPROVEMENTS: &[&str] = &[
    "改进",
    "整改",
    "下一步",
    "今后",
    "下一年",
    "明年",
    "针对",
    "措施",
    "将",
    "已经",
    "着力",
    "进一步加",
    "为此",
    "对此",
];

fn one_sided(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some((spec, section)) = context.section("problems") else { return };
    let tree = &context.report.tree;
    let prose: String = paragraphs(tree, context.extent(section)).map(|paragraph| paragraph.words(tree)).collect();
    // A phrase or two is for another rule.
    if prose.chars().count() < 30 {
        return;
    }
    let text = prose + &headings_of_prose(context, section);
    let speaks = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let message = match (speaks(PROBLEMS), speaks(IMPROVEMENTS)) {
        (true, false) => {
            say!(context.lang, zh: "写了问题，没有写改进情况", en: "problems are described, but no improvements")
        }
        (false, true) => {
            say!(context.lang, zh: "写了改进情况，没有写主要问题", en: "improvements are described, but no problems")
        }
        _ => return,
    };
    let mut finding = Finding::new(&ONE_SIDED, section.heading, message).at(Place::Section(spec));
    finding.ground = context.report.edition.sections[spec].provisions.first().map(Ground::provision);
    findings.push(finding);
}

/// The headings of a section below which something is written: prose under `（二）改进情况` speaks of
/// improvements in whatever words, and that heading over nothing does not.
fn headings_of_prose(context: &Context<'_>, section: &Section) -> String {
    let tree = &context.report.tree;
    let mut open: Vec<(u8, &str)> = Vec::new();
    let mut words = String::new();
    for line in section.lines.clone() {
        match tree.lines[line].kind {
            LineKind::Heading(heading) => {
                open.retain(|(level, _)| *level < heading.level);
                open.push((heading.level, tree.slice(heading.text)));
            }
            LineKind::Prose => words.extend(open.drain(..).map(|(_, heading)| heading)),
            _ => {}
        }
    }
    words
}

/// A heading's numbering: its style, its number, and where it stands.
struct Numbering {
    style: &'static str,
    number: usize,
    span: Span,
}

fn numbering(context: &Context<'_>, heading: Span) -> Option<Numbering> {
    let text = context.slice(heading);
    let number = split_name(text).0?;
    let numeral = number.numeral();
    let value = parse_numeral(&numeral)? as usize;
    let style = match (number.enclosed, !numeral.starts_with(|c: char| c.is_ascii_digit())) {
        (true, true) => "（一）",
        (true, false) => "（1）",
        (false, true) => "一、",
        (false, false) => "1.",
    };
    // The numbering as written: up to its last mark.
    let is_whole = |c: char| matches!(c, '①'..='⒛' | '㈠'..='㈩');
    let is_mark = |c: char| matches!(c, '）' | ')' | '、' | '.' | '．' | '，' | '：');
    let end = match text.chars().next().filter(|&c| is_whole(c)) {
        Some(whole) => (0, whole),
        None => text.char_indices().find(|&(_, c)| is_mark(c))?,
    };
    let end = heading.start + (end.0 + end.1.len_utf8()) as u32;
    Some(Numbering { style, number: value, span: Span { start: heading.start, end } })
}

fn subsection_numbering(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    for section in &context.report.sections {
        let headings = section.lines.clone().filter_map(|line| match tree.lines[line].kind {
            LineKind::Heading(heading) if heading.level == 3 => numbering(context, heading.text),
            _ => None,
        });
        let headings: Vec<Numbering> = headings.collect();
        if is_nested(&headings) {
            continue;
        }
        let Some(style) = majority(&headings) else { continue };
        let in_order = |(at, heading): (usize, &Numbering)| heading.number == at + 1 && heading.style == style;
        let Some(first) = headings.iter().enumerate().find(|&it| !in_order(it)).map(|(at, _)| at) else { continue };
        if lacks_heading(context, section) {
            continue;
        }
        let expected = written(style, first + 1);
        let shown = context.slice(headings[first].span);
        let message = say!(context.lang,
            zh: "小标题序号写的是“{shown}”，按顺序应为“{expected}”",
            en: "this heading is numbered {shown}; in sequence it is {expected}");
        let mut finding = Finding::new(&SUBSECTION_NUMBERING, headings[first].span, message);
        finding.place = section.spec.map(Place::Section);
        let edits = headings.iter().enumerate().filter(|&it| !in_order(it));
        let edits = edits.map(|(at, heading)| Edit::replace(heading.span, written(style, at + 1))).collect();
        let fix = say!(context.lang, zh: "按顺序重编序号", en: "number the headings in sequence");
        findings.push(finding.unsafe_fix(fix, edits));
    }
}

/// Whether a heading of a section lacks the space after its marks, so that it is none: numbers that seem
/// to be left out are its.
fn lacks_heading(context: &Context<'_>, section: &Section) -> bool {
    let mut slips = context.report.tree.slips_in(section.lines.clone());
    slips.any(|slip| slip.kind == SlipKind::HashWithoutSpace)
}

/// Whether the headings count each in its style, the lower ones anew below each higher: `（一）`,
/// `1.`, `2.`, `（二）`, `1.`.
fn is_nested(headings: &[Numbering]) -> bool {
    let mut next = [1; 4];
    headings.iter().all(|heading| {
        let level = ["一、", "（一）", "1.", "（1）"].iter().position(|style| *style == heading.style).unwrap_or(0);
        let expected = next[level];
        next[level + 1..].fill(1);
        next[level] += 1;
        heading.number == expected
    })
}

/// The style that most headings have; of two alike the official one.
fn majority(headings: &[Numbering]) -> Option<&'static str> {
    let styles = ["1.", "一、", "（1）", "（一）"];
    let count = |style: &&str| headings.iter().filter(|heading| heading.style == *style).count();
    styles.into_iter().max_by_key(|style| count(style)).filter(|_| headings.len() > 1)
}

fn written(style: &str, number: usize) -> String {
    let numeral = numeral(number as u32);
    match style {
        "（一）" => format!("（{numeral}）"),
        "（1）" => format!("（{number}）"),
        "一、" => format!("{numeral}、"),
        _ => format!("{number}."),
    }
}

fn template_hint(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    for Hint { span, words: hint, owed } in hints(context) {
        let heads = tree.line_at(span.start).and_then(|line| context.report.section_headed(line));
        if heads.is_some_and(|section| section.level == 0) {
            // The fix of unmarked-heading leaves the title alone.
            continue;
        }
        let official = hint.starts_with(['（', '(']);
        let message = match &owed {
            Some(owed) => say!(context.lang, zh: "还没有写：{owed}", en: "still to be written: {owed}"),
            None if official => {
                say!(context.lang, zh: "“{hint}”是模板的提示语", en: "“{hint}” is an instruction of the template")
            }
            None => {
                say!(context.lang, zh: "“{hint}”是写给填报人的提示语", en: "“{hint}” is an instruction to the person who fills in the form")
            }
        };
        let mut finding = Finding::new(&TEMPLATE_HINT, span, message);
        finding.place = context.report.place_at(span.start);
        if owed.is_none() {
            finding.ground = official.then(|| context.template());
            let fix = say!(context.lang, zh: "删去提示语", en: "remove it");
            finding = finding.unsafe_fix(fix, vec![Edit::delete(span)]);
        }
        findings.push(finding);
    }
}

/// What the template left in the text.
struct Hint {
    span: Span,
    /// The words as they read.
    words: String,
    /// What a placeholder of ours asks for; `None` for an instruction of the official template.
    owed: Option<String>,
}

/// The template's hints and our own placeholders, in order and apart.
fn hints(context: &Context<'_>) -> Vec<Hint> {
    let tree = &context.report.tree;
    let (owed, search) = (Finder::new(OWED), hint_finder(context.report.edition));
    let mut found: Vec<Hint> = Vec::new();
    for joined in stretches(tree, 0..tree.lines.len()) {
        let text = &*joined.text;
        let instructions = search.into_iter().flat_map(|search| search.find_in(text));
        found.extend(instructions.map(|hint| Hint {
            span: joined.span(Span::of(hint, text)),
            words: hint.to_owned(),
            owed: None,
        }));
        let mut from = 0;
        while let Some(at) = owed.find(&text.as_bytes()[from..]) {
            let start = from + at;
            from = placeholder_end(&joined, start, &owed);
            let (span, words) = (Span::new(start, from), &text[start..from]);
            let what = words[OWED.len()..].trim_end_matches('】').trim_start_matches(['：', ':']);
            found.push(Hint { span: joined.span(span), words: words.to_owned(), owed: Some(what.to_owned()) });
        }
    }
    found.sort_unstable_by_key(|hint| hint.span);
    // A hint inside a placeholder is part of it.
    found.dedup_by(|next, first| next.span.start < first.span.end);
    found
}

/// Where the placeholder ends that begins at `start`: after the bracket that closes it, on its line or on a
/// later one of its paragraph above the next placeholder; else with its line.
fn placeholder_end(joined: &Joined<'_>, start: usize, owed: &Finder<'_>) -> usize {
    let opened = &joined.text[start..];
    let closed = |text: &str| {
        let at = text.find(['】', '\n', '\r'])?;
        text[at..].starts_with('】').then_some(start + at + '】'.len_utf8())
    };
    let line = joined.line_end(start as u32) as usize - start;
    // Most are closed at once; the rest of the line is looked through only for one that is not.
    closed(&opened[..line]).unwrap_or_else(|| {
        let line = opened[..line].find(['\n', '\r']).unwrap_or(line);
        let next = owed.find(&opened.as_bytes()[line..]).map_or(opened.len(), |next| line + next);
        closed(&opened[..next]).unwrap_or(start + line)
    })
}
