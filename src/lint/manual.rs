//! A rule's manual in one language: its declaration and its page, in parts. As a whole it is Markdown:
//! `explain` prints it, the reference in `docs/` is made of it.

use super::page::{Example, Page};
use super::rule::{Applicability, Rule, Severity};
use crate::edition::Basis;
use crate::text::{Lang, comma, say};
use std::fmt;

/// The manual of a rule.
#[derive(Debug)]
pub struct Manual {
    /// The rule's name.
    pub name: &'static str,
    /// What it finds, in a few words.
    pub title: &'static str,
    /// What is declared of it: severity, fixes, basis, version.
    pub facts: Vec<String>,
    /// What it finds and why.
    pub explanation: &'static str,
    /// Texts that it finds something in, or nothing.
    pub examples: Vec<Example<'static>>,
    lang: Lang,
}

/// The manual of a rule.
pub fn manual(rule: &Rule, lang: Lang) -> Manual {
    let since = say!(lang, zh: "自 {version} 起", en: "since {version}", version = rule.since);
    let (severity, basis) = (severity_name(rule.severity, lang), basis(rule.basis, lang));
    let facts = vec![severity.to_owned(), fixes(rule.fixes, lang), basis.to_owned(), since];
    // A page that is not well formed fails the tests; what it holds is still shown.
    let (explanation, examples) = match Page::parse(rule.page) {
        Ok(page) => (page.explanation(lang), page.examples),
        Err(_) => (rule.page, Vec::new()),
    };
    Manual { name: rule.name, title: rule.title.get(lang), facts, explanation, examples, lang }
}

impl Manual {
    /// Title, facts and explanation, without the rule's name above them and the examples below.
    pub fn summary(&self) -> String {
        format!("**{}** · {}\n\n{}", self.title, self.facts.join(" · "), self.explanation)
    }
}

impl fmt::Display for Manual {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "# {}\n\n{}\n", self.name, self.summary())?;
        if self.examples.iter().any(|example| example.wrong) {
            let legend = say!(self.lang,
                zh: "例子里，⟦ ⟧ 标出报告问题的位置，文件里并没有这两个符号。",
                en: "In the examples ⟦ ⟧ mark where a finding is reported; they are not part of the text.");
            write!(f, "\n{legend}\n")?;
        }
        for example in &self.examples {
            let language = if example.language == "nianbao" { "markdown" } else { example.language };
            let fence = |text: &str| format!("\n```{language}\n{text}```\n");
            write!(f, "\n## {}\n", example.caption(self.lang))?;
            if let Some(config) = example.config {
                write!(f, "\n`nianbao.toml`\n\n```toml\n{config}```\n")?;
            }
            for (beside, said) in example.beside(self.lang) {
                write!(f, "\n{said}\n{}", fence(beside))?;
            }
            f.write_str(&fence(example.text))?;
            if let Some(fixed) = example.fixed {
                let after = say!(self.lang, zh: "改后：", en: "Fixed:");
                write!(f, "\n{after}\n{}", fence(fixed))?;
            }
        }
        Ok(())
    }
}

/// A severity as people are shown it: in Chinese, what they are to do. Codes, data and settings have the English words.
pub fn severity_name(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Zh) => "须修改",
        (Severity::Warning, Lang::Zh) => "请核对",
        (Severity::Info, Lang::Zh) => "供参考",
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
    named.collect::<Vec<_>>().join(comma(lang))
}

/// A fix's applicability as it is shown.
pub fn applicability_name(applicability: Applicability, lang: Lang) -> &'static str {
    match (applicability, lang) {
        (Applicability::Safe, Lang::Zh) => "可自动修改",
        (Applicability::Unsafe, Lang::Zh) => "有修改建议",
        (Applicability::Shown, Lang::Zh) => "由填报人决定",
        (Applicability::Safe, Lang::En) => "safe fix",
        (Applicability::Unsafe, Lang::En) => "suggested fix",
        (Applicability::Shown, Lang::En) => "left to the author",
    }
}

fn basis(basis: Basis, lang: Lang) -> &'static str {
    match (basis, lang) {
        (Basis::Quoted, Lang::Zh) => "依据：格式原文",
        (Basis::Template, Lang::Zh) => "依据：据转载模板",
        (Basis::Direct, Lang::Zh) => "依据：条例条文",
        (Basis::Inferred, Lang::Zh) => "参照：由条文推断",
        (Basis::Own, Lang::Zh) => "参考：本软件的约定",
        (Basis::Quoted, Lang::En) => "basis: quoted from the format",
        (Basis::Template, Lang::En) => "basis: the format's template, as reprinted",
        (Basis::Direct, Lang::En) => "basis: an article of the regulation",
        (Basis::Inferred, Lang::En) => "inferred from an article",
        (Basis::Own, Lang::En) => "note: a convention of nianbao",
    }
}
