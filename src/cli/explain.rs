//! `nianbao explain` and `nianbao rules`: the rules' own pages and declarations.

use super::args::{ExplainArgs, RulesArgs};
use super::output::severity_name;
use super::{CLEAN, FAILED, complain};
use crate::edition::Basis;
use crate::lint::{Fixable, Page, Rule, all_rules, nearest};
use crate::text::{Ambiguous, Lang, say, width};
use serde_json::json;
use std::io::{self, Write};

pub(super) fn explain(args: &ExplainArgs, lang: Lang) -> io::Result<u8> {
    let mut out = io::stdout().lock();
    let mut failed = false;
    for asked in &args.rules {
        let rules: Vec<&Rule> = all_rules().filter(|rule| rule.name == asked || rule.group() == asked).collect();
        for rule in &rules {
            write!(out, "{}", page(rule, lang))?;
        }
        if rules.is_empty() {
            complain(&unknown(asked, lang));
            failed = true;
        }
    }
    Ok(if failed { FAILED } else { CLEAN })
}

/// Says that there is no such rule, and which name is near.
pub(super) fn unknown(asked: &str, lang: Lang) -> String {
    match nearest(asked) {
        Some(near) => say!(lang, zh: "没有规则“{asked}”，是不是 {near}？", en: "no rule {asked}; did you mean {near}?"),
        None => say!(lang, zh: "没有规则“{asked}”；nianbao rules 列出所有规则", en: "no rule {asked}; nianbao rules lists them all"),
    }
}

fn page(rule: &Rule, lang: Lang) -> String {
    let facts = [severity_name(rule.severity, lang), fixable(rule.fixable, lang), basis(rule.basis, lang)];
    let mut text = format!("# {} · {}\n\n{}\n", rule.name, rule.title.get(lang), facts.join(" · "));
    match Page::parse(rule.page) {
        Ok(page) => {
            text.push_str(&format!("\n{}\n", page.explanation(lang)));
            for example in &page.examples {
                text.push_str(&format!("\n## {}\n\n{}", example.caption(lang), indented(example.text)));
                if let Some(fixed) = example.fixed {
                    let arrow = say!(lang, zh: "改后：", en: "Fixed:");
                    text.push_str(&format!("\n{arrow}\n\n{}", indented(fixed)));
                }
            }
        }
        Err(error) => text.push_str(&error),
    }
    text.push('\n');
    text
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}

fn fixable(fixable: Fixable, lang: Lang) -> &'static str {
    match (fixable, lang) {
        (Fixable::No, Lang::Zh) => "须人工修改",
        (Fixable::Safe, Lang::Zh) => "可安全修改",
        (Fixable::Unsafe, Lang::Zh) => "有修改建议",
        (Fixable::No, Lang::En) => "no fix",
        (Fixable::Safe, Lang::En) => "safe fix",
        (Fixable::Unsafe, Lang::En) => "unsafe fix",
    }
}

fn basis(basis: Basis, lang: Lang) -> &'static str {
    match (basis, lang) {
        (Basis::Quoted, Lang::Zh) => "依据：格式原文",
        (Basis::Template, Lang::Zh) => "依据：格式模板",
        (Basis::Direct, Lang::Zh) => "依据：条例条文",
        (Basis::Inferred, Lang::Zh) => "参照：由条文推定",
        (Basis::Own, Lang::Zh) => "参考：编辑惯例",
        (Basis::Quoted, Lang::En) => "basis: quoted from the format",
        (Basis::Template, Lang::En) => "basis: the format's template",
        (Basis::Direct, Lang::En) => "basis: an article of the regulation",
        (Basis::Inferred, Lang::En) => "inferred from an article",
        (Basis::Own, Lang::En) => "our own judgement",
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
