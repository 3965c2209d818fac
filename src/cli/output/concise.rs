//! One line for each finding: `path:line:column: severity[rule] message`; in a document without lines, `path（place）: …`.

use super::checked::{Checked, Output, Summary};
use crate::cli::visible::visible_name;
use crate::lint::{Finding, Related, severity_name};
use crate::text::{Lang, say};

pub(super) struct Concise {
    pub lang: Lang,
}

impl Output for Concise {
    fn file(&self, checked: &Checked<'_>) -> String {
        checked.findings.iter().map(|finding| shown(checked, finding, self.lang) + "\n").collect()
    }

    fn frame(&self, _: &Summary) -> (String, &'static str, String) {
        (String::new(), "", String::new())
    }
}

/// A finding on one line as a terminal is given it.
pub(super) fn shown(checked: &Checked<'_>, finding: &Finding, lang: Lang) -> String {
    visible_name(&line(checked, finding, lang)).into_owned()
}

/// A finding on one line, without its end.
pub(super) fn line(checked: &Checked<'_>, finding: &Finding, lang: Lang) -> String {
    let (address, severity) = (checked.document().address(finding.span), severity_name(finding.severity, lang));
    let (rule, statement) = (finding.rule.name, statement(checked, finding, lang));
    format!("{address}: {severity}[{rule}] {statement}")
}

/// A finding's statement where no line says where the finding is: after its place in words.
pub(super) fn headline(checked: &Checked<'_>, finding: &Finding, lang: Lang) -> String {
    let statement = statement(checked, finding, lang);
    match checked.document().origin(finding.span) {
        Some(origin) => say!(lang, zh: "{origin}：{statement}", en: "{origin}: {statement}"),
        None => statement,
    }
}

/// What is wrong and, in official words, where; and where in other documents one has to look.
fn statement(checked: &Checked<'_>, finding: &Finding, lang: Lang) -> String {
    let mut statement = finding.message.clone();
    if let Some(place) = &finding.place {
        statement.extend(["（", &place.describe(checked.edition), "）"]);
    }
    for related in finding.related.iter().filter(|related| related.document.is_some()) {
        let see = see(checked, related, lang);
        statement.push_str(&say!(lang, zh: "；{see}", en: "; {see}"));
    }
    statement
}

/// Where else one has to look, and what is to be seen there.
pub(super) fn see(checked: &Checked<'_>, related: &Related, lang: Lang) -> String {
    let (document, message) = (checked.document_of(related), &related.message);
    let here = if related.document.is_none() { document.origin(related.span) } else { None };
    let at = here.unwrap_or_else(|| document.address(related.span));
    say!(lang, zh: "另见 {at}：{message}", en: "see {at}: {message}")
}
