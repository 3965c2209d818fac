//! A rule's manual in one language: its declaration and its page, as Markdown. `explain` prints it, the
//! reference in `docs/` is made of it.

use super::page::Page;
use super::rule::{Fixable, Rule, Severity};
use crate::edition::Basis;
use crate::text::{Lang, say};

/// The manual of a rule.
pub fn manual(rule: &Rule, lang: Lang) -> String {
    let facts = [severity_name(rule.severity, lang), fixable(rule.fixable, lang), basis(rule.basis, lang)];
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
        (Basis::Own, Lang::Zh) => "参考：通行做法",
        (Basis::Quoted, Lang::En) => "basis: quoted from the format",
        (Basis::Template, Lang::En) => "basis: the format's template",
        (Basis::Direct, Lang::En) => "basis: an article of the regulation",
        (Basis::Inferred, Lang::En) => "inferred from an article",
        (Basis::Own, Lang::En) => "our own judgement",
    }
}
