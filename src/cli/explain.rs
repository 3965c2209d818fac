//! `nianbao explain` and `nianbao rules`: the rules' own pages and declarations.

use super::args::{ExplainArgs, RulesArgs};
use super::{CLEAN, FAILED, complain};
use crate::law::OfficialText;
use crate::lint::{Fixable, Ground, Page, Rule, all_rules, manual, nearest, severity_name};
use crate::prose::citations;
use crate::text::{Ambiguous, Lang, say, width};
use crate::workspace::{AllSettings, Selection};
use serde_json::json;
use std::io::{self, Write};

pub(super) fn explain(args: &ExplainArgs, lang: Lang) -> io::Result<u8> {
    let mut out = io::stdout().lock();
    let mut failed = false;
    let settings = AllSettings::new(Selection::default(), lang).of("*.nianbao".as_ref());
    for asked in &args.rules {
        let rules: Vec<&Rule> = all_rules().filter(|rule| rule.name == asked || rule.group() == asked).collect();
        for rule in &rules {
            writeln!(out, "{}{}", manual(rule, lang), provisions(rule, lang, settings.law.as_ref()))?;
        }
        if rules.is_empty() {
            complain(&unknown(asked, lang));
            failed = true;
        }
    }
    Ok(if failed { FAILED } else { CLEAN })
}

/// What the provisions say that a rule's page cites: in the very words of the user's own copy of the
/// regulation where there is one.
fn provisions(rule: &Rule, lang: Lang, law: Option<&OfficialText>) -> String {
    let Ok(page) = Page::parse(rule.page) else { return String::new() };
    let cited = citations(page.explanation(Lang::Zh)).into_iter().filter_map(|citation| citation.cite.provision());
    let heading = match law {
        Some(_) => say!(lang, zh: "原文", en: "official text"),
        None => say!(lang, zh: "大意", en: "in our words"),
    };
    let quoted = cited.filter_map(|provision| {
        let words = Ground::provision(&provision).provides(lang, law)?;
        Some(format!("\n## {provision}（{heading}）\n\n{words}\n"))
    });
    quoted.collect()
}

/// Says that there is no such rule, and which name is near.
pub(super) fn unknown(asked: &str, lang: Lang) -> String {
    match nearest(asked) {
        Some(near) => say!(lang, zh: "没有规则“{asked}”，是不是 {near}？", en: "no rule {asked}; did you mean {near}?"),
        None => {
            say!(lang, zh: "没有规则“{asked}”；nianbao rules 列出所有规则", en: "no rule {asked}; nianbao rules lists them all")
        }
    }
}

pub(super) fn rules(args: &RulesArgs, lang: Lang) -> io::Result<u8> {
    let mut out = io::stdout().lock();
    if args.json {
        let rules: Vec<_> = all_rules()
            .map(|rule| {
                json!({
                    "name": rule.name,
                    "severity": rule.severity,
                    "fix": rule.fixable,
                    "basis": rule.basis,
                    "title": rule.title.get(lang),
                })
            })
            .collect();
        writeln!(out, "{}", serde_json::to_string_pretty(&rules)?)?;
        return Ok(CLEAN);
    }
    let names = all_rules().map(|rule| rule.name.len()).max().unwrap_or(0);
    for rule in all_rules() {
        let severity = severity_name(rule.severity, lang);
        let gap = " ".repeat(8usize.saturating_sub(width(severity, Ambiguous::Narrow)));
        let fix = match rule.fixable {
            Fixable::No => ' ',
            Fixable::Safe => '+',
            Fixable::Unsafe => '~',
        };
        writeln!(out, "{:names$}  {severity}{gap}{fix}  {}", rule.name, rule.title.get(lang))?;
    }
    Ok(CLEAN)
}
