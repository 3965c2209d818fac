//! The front matter: its keys and values.

use super::super::check::Registered;
use super::super::context::Context;
use super::super::finding::{Finding, Related};
use super::super::rule::{Applicability, Rule, Scope, Severity, V0_1};
use super::head::{with_front_matter, with_key};
use crate::edition::{self, Basis};
use crate::report::{AgencyKind, Key, Place};
use crate::syntax::{Entry, LineKind};
use crate::text::{Date, Edit, Lang, Span, bare, say, text};
use std::ops::Range;

pub(super) static RULES: &[Registered] = &[
    Registered::own(&MISSING_KEY, missing_key),
    Registered::own(&INVALID_VALUE, invalid_value),
    Registered::own(&UNKNOWN_KEY, unknown_key),
    Registered::own(&DUPLICATE_KEY, duplicate_key),
];

static MISSING_KEY: Rule = Rule {
    name: "structure/missing-key",
    severity: Severity::Error,
    title: text!(zh: "题头缺少必填项", en: "required key missing from the front matter"),
    basis: Basis::Own,
    fixes: &[Applicability::Safe, Applicability::Unsafe, Applicability::Shown],
    scope: Scope::Whole,
    since: V0_1,
    page: include_str!("missing-key.md"),
};

static INVALID_VALUE: Rule = Rule {
    name: "structure/invalid-value",
    severity: Severity::Error,
    title: text!(zh: "题头里有一项写得不对", en: "invalid value in the front matter"),
    basis: Basis::Own,
    fixes: &[Applicability::Safe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("invalid-value.md"),
};

static UNKNOWN_KEY: Rule = Rule {
    name: "structure/unknown-key",
    severity: Severity::Warning,
    title: text!(zh: "题头里有不认识的项", en: "unknown key in the front matter"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("unknown-key.md"),
};

static DUPLICATE_KEY: Rule = Rule {
    name: "structure/duplicate-key",
    severity: Severity::Warning,
    title: text!(zh: "题头里同一项写了两次", en: "repeated key in the front matter"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("duplicate-key.md"),
};

/// The keys that every report gives.
const REQUIRED: [Key; 2] = [Key::Agency, Key::Year];

fn place(key: &str) -> Place {
    Place::FrontMatter(Some(key.to_owned()))
}

fn is_empty(entry: &Entry) -> bool {
    entry.value.span.is_empty() && entry.items.is_empty()
}

fn missing_key(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    let entry = |key: Key| tree.entries.iter().find(|entry| Key::named(tree.slice(entry.key)) == Some(key));
    let missing: Vec<Key> = REQUIRED.into_iter().filter(|&key| entry(key).is_none_or(is_empty)).collect();
    let front_matter = tree.lines.first().filter(|line| line.kind == LineKind::FrontMatter);
    let Some(opening) = front_matter else {
        if let Some(lines) = context.late_front_matter() {
            return findings.push(lines_above(context, lines));
        }
        let span = tree.lines.first().map_or(Span::default(), |line| line.span().trim(&tree.text));
        let message = say!(context.lang,
            zh: "没有题头：报告以 --- 开头，写明“机关”和“年度”，再以 --- 结束",
            en: "no front matter: a report begins with a line ---, gives 机关 and 年度, and closes them with another ---");
        let finding = Finding::new(&MISSING_KEY, span, message).at(Place::FrontMatter(None));
        findings.push(with_front_matter(context, finding));
        return;
    };
    for key in missing {
        let name = key.name();
        let meant = || tree.entries.iter().find(|entry| meant(tree.slice(entry.key)) == Some(key));
        let (span, message) = match (entry(key), meant()) {
            (None, Some(other)) => {
                let written = tree.slice(other.key);
                let message = say!(context.lang,
                    zh: "题头没有写“{name}”；“{written}”是不是“{name}”？",
                    en: "the front matter does not give {name}; is {written} meant to be it?");
                (other.key, message)
            }
            (entry, _) => {
                let span = entry.map_or(opening.span().trim(&tree.text), |entry| entry.key);
                (span, say!(context.lang, zh: "题头没有写“{name}”", en: "the front matter does not give {name}"))
            }
        };
        findings.push(with_key(context, Finding::new(&MISSING_KEY, span, message).at(place(name)), key));
    }
}

/// A front matter that stands on these lines, below others.
fn lines_above(context: &Context<'_>, lines: Range<usize>) -> Finding {
    let tree = &context.report.tree;
    let (opening, closing) = (tree.lines[lines.start], tree.full_span(lines.end - 1));
    let mark = (tree.text.len() - tree.text.trim_start_matches('\u{FEFF}').len()) as u32;
    let finding = |message| Finding::new(&MISSING_KEY, opening.span(), message).at(Place::FrontMatter(None));
    if (0..lines.start).all(|line| tree.lines[line].kind == LineKind::Blank) {
        let message = say!(context.lang,
            zh: "题头要从第一行开始，前面不能有空行",
            en: "the front matter must begin on the first line; blank lines stand above it");
        let fix = say!(context.lang, zh: "删去空行", en: "remove the blank lines");
        return finding(message).safe_fix(fix, vec![Edit::delete(Span { start: mark, end: opening.start })]);
    }
    let message = say!(context.lang,
        zh: "题头要从第一行开始，前面不能有别的内容",
        en: "the front matter must begin on the first line; something else stands above it");
    let fix = say!(context.lang, zh: "把题头移到最前面", en: "move the front matter to the top");
    let written = Span { start: opening.start, end: closing.end };
    let moved = format!("{}{newline}{newline}", tree.slice(written).trim_end(), newline = tree.newline);
    finding(message).unsafe_fix(fix, vec![Edit::insert(mark, moved), Edit::delete(written)])
}

/// The key that an unknown one is meant for, as far as it can be guessed.
fn meant(written: &str) -> Option<Key> {
    // `{机关: 甲县, 年度: 2023}` names no key, but holds several.
    if written.starts_with(['{', '[']) {
        return None;
    }
    if Key::named(written).is_some() {
        return None;
    }
    if ["单位", "单位名称"].contains(&written) {
        return Some(Key::Agency);
    }
    let near = Key::ALL.into_iter().map(|key| (strsim::normalized_levenshtein(key.name(), written), key));
    let near = near.filter(|(likeness, _)| *likeness >= 0.4).max_by(|a, b| a.0.total_cmp(&b.0));
    near.map(|(_, key)| key)
}

fn invalid_value(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    let front_matter = &context.report.front_matter;
    for entry in tree.entries.iter().filter(|entry| !is_empty(entry)) {
        let Some(key) = Key::named(tree.slice(entry.key)) else { continue };
        // A value that was understood stands where this entry stands; the first of two counts.
        let understood = match key {
            Key::Year => front_matter.year.is_some(),
            Key::Kind => front_matter.kind.is_some(),
            Key::Edition => front_matter.edition.is_some(),
            Key::Published => front_matter.published.is_some(),
            Key::Agency => entry.items.is_empty(),
            Key::LastYear | Key::Aggregate => true,
        };
        if understood {
            continue;
        }
        let accepted = match key {
            Key::Year => say!(context.lang, zh: "四位数字，例如 2023", en: "four digits, such as 2023"),
            Key::Published => {
                say!(context.lang, zh: "存在的日期，例如 2024-01-25", en: "an existing date, such as 2024-01-25")
            }
            Key::Kind => one_of(&AgencyKind::ALL.map(AgencyKind::name), context.lang),
            Key::Edition => one_of(edition::ids(), context.lang),
            Key::Agency | Key::LastYear | Key::Aggregate => say!(context.lang, zh: "一个名称", en: "one name"),
        };
        let values: Vec<_> = entry.values().map(|value| value.text(&tree.text)).collect();
        let (name, value) = (key.name(), values.join("、"));
        // A day that exists, in another form, is not in doubt.
        let date = Some(()).filter(|()| key == Key::Published && entry.items.is_empty());
        if let Some(date) = date.and_then(|()| Date::in_any_form(bare(&value))) {
            let message = say!(context.lang,
                zh: "“{name}”写的是“{value}”，应写作“{date}”",
                en: "{name} is given as {value}; it should be written {date}");
            let fix = say!(context.lang, zh: "改为“{date}”", en: "change it to {date}");
            let finding = Finding::new(&INVALID_VALUE, entry.value.span, message).at(place(name));
            findings.push(finding.safe_fix(fix, vec![Edit::replace(entry.value.span, date.to_string())]));
            continue;
        }
        let message = match entry.items.is_empty() {
            true => say!(context.lang,
                zh: "“{name}”写的是“{value}”，应写{accepted}",
                en: "{name} is given as {value}; expected {accepted}"),
            false => say!(context.lang,
                zh: "“{name}”写成了列表（{value}），应写{accepted}，不写成几项",
                en: "{name} is given as a list ({value}); expected {accepted}, and no list"),
        };
        let span = if entry.value.span.is_empty() { entry.key } else { entry.value.span };
        findings.push(Finding::new(&INVALID_VALUE, span, message).at(place(name)));
    }
}

/// One of several names.
fn one_of(names: &[&str], lang: Lang) -> String {
    let names = names.join("、");
    say!(lang, zh: "{names}之一", en: "one of {names}")
}

fn unknown_key(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    let given = |key: &Key| tree.entries.iter().any(|entry| Key::named(tree.slice(entry.key)) == Some(*key));
    let owed: Vec<Key> = REQUIRED.into_iter().filter(|key| !given(key)).collect();
    for entry in tree.entries.iter().filter(|entry| Key::named(tree.slice(entry.key)).is_none()) {
        let written = tree.slice(entry.key);
        let near = meant(written);
        if near.is_some_and(|key| owed.contains(&key)) {
            // missing-key says so.
            continue;
        }
        let message = match near.map(Key::name) {
            Some(name) => {
                say!(context.lang, zh: "“{written}”不是题头里的项目，是不是“{name}”？", en: "{written} is not a key of the front matter; did you mean {name}?")
            }
            None => {
                let all = Key::ALL.map(Key::name).join("、");
                say!(context.lang, zh: "“{written}”不是题头里的项目；可以写的有{all}", en: "{written} is not a key of the front matter; the keys are {all}")
            }
        };
        findings.push(Finding::new(&UNKNOWN_KEY, entry.key, message).at(place(written)));
    }
}

fn duplicate_key(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    let mut firsts: Vec<(Key, &Entry)> = Vec::new();
    for entry in &tree.entries {
        let Some(key) = Key::named(tree.slice(entry.key)) else { continue };
        let name = key.name();
        let Some((_, first)) = firsts.iter().find(|(known, _)| *known == key) else {
            firsts.push((key, entry));
            continue;
        };
        let message =
            say!(context.lang, zh: "“{name}”写了两次，以第一个为准", en: "{name} is given twice; the first counts");
        let mut finding = Finding::new(&DUPLICATE_KEY, entry.key, message).at(place(name));
        finding.related.push(Related::here(first.key, tree.slice(first.value.span).to_owned()));
        findings.push(finding);
    }
}
