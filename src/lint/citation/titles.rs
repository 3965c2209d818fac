//! Titles that are nearly official ones, and numbers that do not belong to the title beside them.

use super::cited::{Cited, cited_by_number, shown};
use super::rules::{NUMBER_TITLE, TITLE};
use crate::law::{self, Instrument};
use crate::lint::finding::Finding;
use crate::prose::Citation;
use crate::text::{Edit, Span, say};

/// A number that is not known, beside a title that is.
pub(super) fn unlisted(cited: &Cited<'_, '_>, findings: &mut Vec<Finding>) {
    let title = match cited.title_before() {
        Some((_, title)) => title,
        None => cited.title_behind().or_else(|| format_meant(cited)),
    };
    let Some(title) = title.filter(|title| title.verified) else { return };
    let (named, number, words) = (shown(title), title.number, cited.words());
    let message = say!(cited.context.lang,
        zh: "{named}的文号是{number}，写的是{words}",
        en: "the number of {named} is {number}, not {words}");
    let mut finding = cited.finding(&NUMBER_TITLE, message);
    let fix = say!(cited.context.lang, zh: "改为“{number}”", en: "change it to {number}");
    let edits = vec![Edit::replace(finding.span, number)];
    finding = finding.unsafe_fix(fix, edits);
    findings.push(finding);
}

/// `根据国办发〔2021〕30号要求编制年度报告`: the format that a report is said to be made by, where its number is given with the
/// name of another issuer.
fn format_meant(cited: &Cited<'_, '_>) -> Option<&'static Instrument> {
    let sentence = cited.sentence();
    let speaks = sentence.contains("编制") && (sentence.contains("年度报告") || sentence.contains("本报告"));
    let (_, number) = cited.words().split_once('〔').filter(|_| speaks)?;
    let is_it =
        |it: &&Instrument| it.for_reports.is_some() && it.number.split_once('〔').is_some_and(|(_, its)| its == number);
    law::instruments().iter().find(is_it)
}

/// A title that is not known, with no known number after it: nearly that of the regulation or of a format.
pub(super) fn title(cited: &Cited<'_, '_>, findings: &mut Vec<Finding>) {
    let next = cited.stretch.found.get(cited.at + 1);
    if next.is_some_and(|next| cited_by_number(next).is_some() && is_beside(cited.text(), cited.citation, next)) {
        return;
    }
    let written = plain(cited.words());
    let length = written.chars().count();
    // A city's own document may differ in a word: only long titles that no year tells apart are known by being like.
    if !(8..=80).contains(&length) || written.contains(|c: char| c.is_ascii_digit()) {
        return;
    }
    let most = if length < 12 { 1 } else { 2 };
    let names = law::instruments().iter().filter(|it| it.verified).flat_map(names);
    let near = names.filter(|name| {
        let official = name.chars().count();
        let is_part = name.starts_with(&*written) || name.ends_with(&*written);
        // A title ends with what sort of document it is; 条列 is none.
        let ends = |text: &str| text.chars().rev().take(2).collect::<Vec<_>>();
        let (end, right) = (ends(&written), ends(name));
        let kept = end == right || right == ['例', '条'] && end.iter().zip(&right).any(|(end, right)| end == right);
        // What is added may be a place or a year of its own.
        length <= official
            && !is_part
            && kept
            && official - length <= most
            && !name.contains(|c: char| c.is_ascii_digit())
    });
    let near = near.map(|name| (strsim::levenshtein(&name, &written), name)).min();
    if let Some((_, name)) = near.filter(|(distance, _)| (1..=most).contains(distance)) {
        findings.push(nearly(cited, cited.citation.span, &name));
    }
}

/// A title that is not known, with the number of a document after it.
pub(super) fn beside(cited: &Cited<'_, '_>, title: &Citation, instrument: &Instrument, findings: &mut Vec<Finding>) {
    let written = plain(title.span.slice(cited.text()));
    if names(instrument).any(|name| {
        name == written || written.len() > 12 && (name.ends_with(&*written) || core(&written) == core(&name))
    }) {
        return;
    }
    let length = written.chars().count();
    if length > 80 {
        return;
    }
    let near = names(instrument).map(|name| (strsim::levenshtein(&name, &written), name)).min();
    if let Some((_, name)) = near.filter(|(distance, name)| *distance <= (name.chars().count() / 4).max(2)) {
        findings.push(nearly(cited, title.span, &name));
    }
}

fn is_beside(text: &str, title: &Citation, number: &Citation) -> bool {
    let between = text.get(title.span.end as usize..number.span.start as usize).unwrap_or_default();
    between.trim().trim_start_matches(['（', '(']).trim().is_empty()
}

fn nearly(cited: &Cited<'_, '_>, span: Span, name: &str) -> Finding {
    let lang = cited.context.lang;
    let span = cited.stretch.joined.span(span);
    let message = say!(lang, zh: "题名不对，应为《{name}》", en: "the title should be 《{name}》");
    let mut finding = Finding::new(&TITLE, span, message);
    finding.place = cited.context.report.place_at(span.start);
    let fix = say!(lang, zh: "改为《{name}》", en: "change it to 《{name}》");
    let edits = vec![Edit::replace(span, format!("《{name}》"))];
    finding.unsafe_fix(fix, edits)
}

/// A title without the marks within and around it.
fn plain(title: &str) -> String {
    title.chars().filter(|c| !c.is_whitespace() && !"《》〈〉<>＜＞".contains(*c)).collect()
}

/// What is issued, without who issues it and that it is a notice.
fn core(title: &str) -> &str {
    let after = title.find("关于印发").map_or(title, |at| &title[at + "关于印发".len()..]);
    let after = after.strip_prefix("国务院办公厅").unwrap_or(after);
    after.strip_suffix("的通知").unwrap_or(after)
}

/// The titles that a document goes by, plain: its own, with and without who issued it, and what is annexed.
fn names(instrument: &Instrument) -> impl Iterator<Item = String> {
    let title = plain(instrument.title);
    let short = title.find("关于").map(|at| title[at..].to_owned());
    let whole = title.strip_prefix("中华人民共和国").map(str::to_owned);
    let annex = instrument.annex.map(plain);
    let annex_short = annex.as_ref().and_then(|it| it.strip_prefix("中华人民共和国")).map(str::to_owned);
    [Some(title), short, whole, annex, annex_short].into_iter().flatten()
}
