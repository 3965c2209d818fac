//! A rule's manual in one language: its declaration and its page, as Markdown. `explain` prints it, the
//! reference in `docs/` is made of it.

use super::page::Page;
use super::rule::{Applicability, Rule, Severity};
use crate::edition::Basis;
use crate::text::{Lang, say};

/// The manual of a rule.
pub fn manual(rule: &Rule, lang: Lang) -> String {
    let since = say!(lang, zh: "自 {version} 起", en: "since {version}", version = rule.since);
    let facts = [severity_name(rule.severity, lang), &fixes(rule.fixes, lang), basis(rule.basis, lang), &since];
    let mut text = format!("# {}\n\n**{}** · {}\n", rule.name, rule.title.get(lang), facts.join(" · "));
    // A page that is not well formed fails the tests; what it holds is still shown.
    let Ok(page) = Page::parse(rule.page) else { return text + "\n" + rule.page };
    text.push_str(&format!("\n{}\n", page.explanation(lang)));
    for example in &page.examples {
        let language = if example.language == "toml" { "toml" } else { "markdown" };
        let fence = |text: &str| format!("\n```{language}\n{text}```\n");
        text.push_str(&format!("\n## {}\n{}", example.caption(lang), fence(example.text)));
        if let Some(fixed) = example.fixed {
            let after = say!(lang, zh: "改后：", en: "Fixed:");
            text.push_str(&format!("\n{after}\n{}", fence(fixed)));
        }
    }
    text
}

/// A severity as it is shown.
pub fn severity_name(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::Zh) => "警告",
        (Severity::Info, Lang::Zh) => "提示",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Info, Lang::En) => "info",
    }
}

/// What a rule's fixes may be, each with its sign.
fn fixes(fixes: &[Applicability], lang: Lang) -> String {
    if fixes.is_empty() {
        return say!(lang, zh: "须人工修改", en: "no fix");
    }
    let named = fixes.iter().map(|fix| format!("{} {}", fix.sign(), applicability_name(*fix, lang)));
    named.collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " })
}

/// A fix's applicability as it is shown.
pub fn applicability_name(applicability: Applicability, lang: Lang) -> &'static str {
    match (applicability, lang) {
        (Applicability::Safe, Lang::Zh) => "可安全修改",
        (Applicability::Unsafe, Lang::Zh) => "有修改建议",
        (Applicability::Shown, Lang::Zh) => "由填报人决定",
        (Applicability::Safe, Lang::En) => "safe fix",
        (Applicability::Unsafe, Lang::En) => "unsafe fix",
        (Applicability::Shown, Lang::En) => "fix for the author to decide",
    }
}

fn basis(basis: Basis, lang: Lang) -> &'static str {
    match (basis, lang) {
        (Basis::Quoted, Lang::Zh) => "依据：格式原文",
        (Basis::Template, Lang::Zh) => "依据：格式模板",
        (Basis::Direct, Lang::Zh) => "依据：条例条文",
        (Basis::Inferred, Lang::Zh) => "参照：由条文推定",
        (Basis::Own, Lang::Zh) => "参考：通行做法",
        (Basis::Quoted, Lang::En) => "basis: quoted from the format",
        (Basis::Template, Lang::En) => "basis: the format's template",
        (Basis::Direct, Lang::En) => "basis: an article of the regulation",
        (Basis::Inferred, Lang::En) => "inferred from an article",
        (Basis::Own, Lang::En) => "our own judgement",
    }
}
