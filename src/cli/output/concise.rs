//! One line a finding: `path:line:column: severity rule message`.

use super::position::point;
use super::{Checked, Output, Summary};
use crate::lint::Severity;
use crate::text::Lang;
use std::fmt::Write;

pub(super) struct Concise {
    pub lang: Lang,
}

impl Output for Concise {
    fn file(&self, checked: &Checked<'_>) -> String {
        let mut out = String::new();
        for finding in checked.findings {
            let at = point(checked, finding.span.start);
            let severity = severity_name(finding.severity, self.lang);
            let place = finding.place.as_ref().map_or(String::new(), |place| {
                format!("（{}）", place.describe(checked.edition))
            });
            let (path, rule, message) = (checked.path, finding.rule.name, &finding.message);
            let _ = writeln!(out, "{path}:{}:{}: {severity}[{rule}] {message}{place}", at.line, at.column);
        }
        out
    }

    fn frame(&self, _: &Summary) -> (String, &'static str, String) {
        (String::new(), "", String::new())
    }
}

/// A severity as it is shown.
pub(in crate::cli) fn severity_name(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::Zh) => "警告",
        (Severity::Info, Lang::Zh) => "提示",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Info, Lang::En) => "info",
    }
}
