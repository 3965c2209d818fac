//! The page that explains a rule, or each rule of a group, with what the provisions say that it cites.

use crate::law::{OfficialText, is_quoted};
use crate::lint::{Ground, Rule, Selector, UnknownName, manual};
use crate::prose::citations;
use crate::text::{Lang, escaped, say};

/// The manual of a rule, or of every rule of a group.
pub fn explain(name: &str, lang: Lang, law: Option<&OfficialText>) -> Result<String, UnknownName> {
    let rules = Selector::named(name)?.rules();
    let pages: Vec<String> =
        rules.map(|rule| format!("{}{}", manual(rule, lang), provisions(rule, lang, law))).collect();
    Ok(pages.join("\n"))
}

/// What the provisions say that a rule's page cites.
fn provisions(rule: &Rule, lang: Lang, law: Option<&OfficialText>) -> String {
    let cited =
        citations(manual(rule, Lang::Zh).explanation).into_iter().filter_map(|citation| citation.cite.provision());
    let heading = match is_quoted(lang, law) {
        true => say!(lang, zh: "原文", en: "official text"),
        false => "in our words".to_owned(),
    };
    let quoted = cited.filter_map(|provision| {
        let words = Ground::provision(&provision).provides(lang, law)?;
        let words = match law {
            Some(_) => words.lines().map(escaped).collect::<Vec<_>>().join("\n"),
            None => words,
        };
        Some(format!("\n## {provision}（{heading}）\n\n{words}\n"))
    });
    quoted.collect()
}
