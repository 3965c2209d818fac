//! One line a finding: `path:line:column: severity rule message`.

use super::position::point;
use super::{Checked, Output, Summary};
use crate::cli::visible::visible;
use crate::lint::{Finding, severity_name};
use crate::text::Lang;

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
    visible(&line(checked, finding, lang)).into_owned()
}

/// A finding on one line, without its end.
pub(super) fn line(checked: &Checked<'_>, finding: &Finding, lang: Lang) -> String {
    let at = point(checked, finding.span.start);
    let severity = severity_name(finding.severity, lang);
    let (path, rule, headline) = (checked.path, finding.rule.name, headline(checked, finding));
    format!("{path}:{}:{}: {severity}[{rule}] {headline}", at.line, at.column)
}

/// What is wrong and, in official words, where.
pub(super) fn headline(checked: &Checked<'_>, finding: &Finding) -> String {
    let message = &finding.message;
    match &finding.place {
        Some(place) => format!("{message}（{}）", place.describe(checked.edition)),
        None => message.clone(),
    }
}
