//! citation: does the report cite what exists? One pass over what its prose cites; only documents whose numbers and
//! titles were seen together in a published text carry a finding.

mod cited;
mod names;
mod rules;
mod titles;

use super::check::{Check, Registered};
use super::context::Context;
use super::finding::Finding;
use super::ground::Ground;
use super::rule::{Rule, Severity};
use crate::edition::Basis;
use crate::law::{self, Instrument, Status};
use crate::prose::{Cite, Defined, Source, citations_after};
use crate::report::stretches;
use crate::text::{Edit, say};
use cited::{Cited, Stretch, cited_by_number, shown};
use rules::{DOCUMENT_NUMBER, NUMBER_TITLE, SUPERSEDED, TITLE, UNDEFINED_ABBREVIATION, UNKNOWN_ARTICLE};

/// The rules of the group.
pub(super) static RULES: &[Registered] = &[
    entry(&UNKNOWN_ARTICLE),
    entry(&SUPERSEDED),
    entry(&DOCUMENT_NUMBER),
    entry(&NUMBER_TITLE),
    entry(&UNDEFINED_ABBREVIATION),
    entry(&TITLE),
];

const fn entry(rule: &'static Rule) -> Registered {
    Registered { rule, check: Check::Citations }
}

/// The findings of the group, in one pass.
pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    let mut defined = Defined::default();
    let cited = stretches(tree, 0..tree.lines.len()).map(|joined| {
        let found = citations_after(&joined.text, &mut defined);
        Stretch { joined, found }
    });
    let cited: Vec<Stretch<'_>> = cited.filter(|stretch| !stretch.found.is_empty()).collect();
    let instruments = || cited.iter().flat_map(|stretch| &stretch.found).filter_map(cited_by_number);
    let cites = |id: &str| instruments().any(|instrument| instrument.id == id);
    // Looked up once, however often something is cited.
    let successors: Vec<bool> = law::instruments().iter().map(|it| it.replaced_by.is_some_and(cites)).collect();
    for stretch in &cited {
        for (at, citation) in stretch.found.iter().enumerate() {
            let cited = Cited { context, stretch, at, citation };
            match &citation.cite {
                Cite::Article { source: Source::Regulation, article, .. } if citation.cite.provision().is_none() => {
                    unknown_article(&cited, *article, findings);
                }
                Cite::Article { .. } => {}
                Cite::Number { instrument, exact } => {
                    number(&cited, instrument, *exact, findings);
                    let index = law::instruments().iter().position(|it| it.id == instrument.id);
                    let beside = index.is_some_and(|index| successors[index]);
                    superseded(&cited, instrument, beside, findings);
                }
                Cite::Unlisted => titles::unlisted(&cited, findings),
                Cite::Title { instrument: None } => titles::title(&cited, findings),
                Cite::Title { instrument: Some(_) } => {}
            }
        }
    }
    names::undefined(context, &cited, &defined, findings);
}

fn unknown_article(cited: &Cited<'_, '_>, article: u32, findings: &mut Vec<Finding>) {
    let last = law::regulation().articles.last().map_or(0, |article| article.number);
    let (lang, words) = (cited.context.lang, cited.words());
    let message = if article > last {
        say!(lang, zh: "《条例》共{count}条，没有{words}", en: "the regulation has {last} articles, and no {words}", count = crate::text::numeral(last))
    } else {
        say!(lang, zh: "《条例》没有{words}这一款或项", en: "the regulation has no such paragraph or item: {words}")
    };
    let mut finding = cited.finding(&UNKNOWN_ARTICLE, message);
    finding.ground = Some(Ground::document(Basis::Direct, law::regulation().instrument.number));
    findings.push(finding);
}

/// A number that is known, and how it is written.
fn number(cited: &Cited<'_, '_>, instrument: &'static Instrument, exact: bool, findings: &mut Vec<Finding>) {
    if !instrument.verified {
        return;
    }
    let lang = cited.context.lang;
    let right = instrument.number;
    if !exact && right.contains('〔') {
        let plain: String = cited.words().chars().filter(|c| !c.is_whitespace()).collect();
        if !instrument.numbers().any(|number| number == plain) {
            let words = cited.words();
            let message = say!(lang, zh: "文号“{words}”应写作“{right}”", en: "{words} should be written {right}");
            let finding = cited.finding(&DOCUMENT_NUMBER, message);
            let fix = say!(lang, zh: "改为“{right}”", en: "change it to {right}");
            let edits = vec![Edit::replace(finding.span, right)];
            // 国办公开函: what was lost of the name is put back when somebody has looked.
            let is_named = right.split_once('〔').is_some_and(|(head, _)| plain.starts_with(head));
            findings.push(if is_named { finding.safe_fix(fix, edits) } else { finding.unsafe_fix(fix, edits) });
        }
    }
    match cited.title_before() {
        Some((_, Some(title))) if title.title != instrument.title && title.verified => {
            let (named, of) = (shown(title), shown(instrument));
            let number = title.number;
            let message = say!(lang,
                zh: "{right}是{of}的文号，{named}的文号是{number}",
                en: "{right} is the number of {of}; that of {named} is {number}");
            findings.push(cited.finding(&NUMBER_TITLE, message));
        }
        Some((title, None)) => titles::beside(cited, title, instrument, findings),
        _ => {}
    }
}

/// Words beside a document that has been replaced that speak of it as of what was.
const HISTORY: [&str; 14] = [
    "修订前",
    "修改前",
    "原《",
    "原条例",
    "原国务院令",
    "旧",
    "废止",
    "取代",
    "代替",
    "替代",
    "2007年",
    "2008年",
    "曾",
    "不再",
];

fn superseded(cited: &Cited<'_, '_>, instrument: &'static Instrument, beside: bool, findings: &mut Vec<Finding>) {
    let year = cited.context.report.front_matter.year.as_ref().map(|year| year.value);
    let Some(successor) = instrument.successor().filter(|_| instrument.status == Some(Status::Superseded)) else {
        return;
    };
    // Since when a report can rest on what has replaced it.
    let since = match successor.for_reports {
        Some(years) => Some(years.from),
        None => successor.effective.and_then(|date| date.get(..4)?.parse().ok()),
    };
    let is_late = year.zip(since).is_some_and(|(year, since)| year >= since);
    let sentence = cited.sentence();
    if !is_late || HISTORY.iter().any(|word| sentence.contains(word)) {
        return;
    }
    let (lang, words, right) = (cited.context.lang, cited.words(), successor.number);
    let message = if beside {
        say!(lang, zh: "{words}已由{right}代替，这里两个都引了", en: "{words} has been replaced by {right}; both are cited")
    } else {
        say!(lang, zh: "{words}已由{right}代替，不能作这份报告的依据", en: "{words} has been replaced by {right} and cannot be the basis of this report")
    };
    let mut finding = cited.finding(&SUPERSEDED, message);
    if beside {
        finding.severity = Severity::Info;
    }
    finding.ground = Some(Ground::document(Basis::Inferred, right));
    findings.push(finding);
}
