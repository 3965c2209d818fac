//! The linter: a file a rule group; a rule is one declaration and one page.
//!
//! [`lint`] checks with every rule, then suppresses and selects, then merges what one slip
//! explains, so that one problem reads as one finding.

mod blame;
mod config;
mod context;
mod finding;
mod levels;
mod manual;
mod page;
mod registry;
mod rule;
mod scopes;
mod structure;
mod suppress;
mod syntax;
mod totals;
mod value;

pub use config::{INVALID_VALUE as CONFIG_INVALID_VALUE, SYNTAX as CONFIG_SYNTAX, UNKNOWN_KEY as CONFIG_UNKNOWN_KEY};
pub use context::Context;
pub use finding::{Finding, Fix, Ground, Related};
pub use levels::Levels;
pub use manual::{manual, severity_name};
pub use page::{Example, Page};
pub use registry::{all_rules, nearest, rule_named};
pub use rule::{Fixable, Rule, Scope, Severity};

use crate::report::Report;
use crate::text::Lang;

/// What a run of the linter is asked for.
#[derive(Clone, Copy, Default, Debug)]
pub struct Options<'o> {
    /// The language of messages.
    pub lang: Lang,
    /// Whether the text is a part of a report: rules that speak of the whole are left out.
    pub excerpt: bool,
    /// Severities that differ from the rules' own.
    pub levels: Option<&'o Levels>,
}

/// The findings on a report, by place in the text.
pub fn lint(report: &Report, options: &Options<'_>) -> Vec<Finding> {
    let context = Context::new(report, options.lang);
    let declared = Levels::default();
    let levels = options.levels.unwrap_or(&declared);
    let mut findings = Vec::new();
    // Rules that are off run too: a directive that silences what nobody asked for is still of use.
    for rule in all_rules().filter(|rule| !options.excerpt || rule.scope == Scope::Part) {
        (rule.check)(&context, &mut findings);
    }
    let mut findings = suppress::suppress(&context, findings, |rule| levels.is_on(rule));
    findings.retain_mut(|finding| match levels.of_finding(finding.rule, finding.severity) {
        Some(severity) => {
            finding.severity = severity;
            true
        }
        None => false,
    });
    if report.is_encouraged_only() {
        let structure = findings.iter_mut().filter(|finding| finding.rule.group() == "structure");
        structure.for_each(|finding| finding.severity = Severity::Info);
    }
    let mut findings = blame::merge(&context, findings);
    findings.sort_by(|a, b| (a.span, a.rule.name).cmp(&(b.span, b.rule.name)));
    findings
}
