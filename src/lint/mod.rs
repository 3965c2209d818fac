//! The linter: a file a rule group; a rule is one declaration and one page.
//!
//! [`lint`] checks with every rule, then suppresses and selects, then merges what one slip
//! explains, so that one problem reads as one finding.

mod blame;
mod context;
mod finding;
mod page;
mod registry;
mod rule;
mod structure;
mod syntax;
mod totals;
mod value;

pub use context::Context;
pub use finding::{Finding, Fix, Ground, Related};
pub use page::{Example, Page};
pub use registry::{all_rules, rule_named};
pub use rule::{Fixable, Rule, Scope, Severity};

use crate::report::Report;
use crate::text::Lang;

/// What a run of the linter is asked for.
#[derive(Clone, Copy, Default, Debug)]
pub struct Options {
    /// The language of messages.
    pub lang: Lang,
    /// Whether the text is a part of a report: rules that speak of the whole are left out.
    pub excerpt: bool,
}

/// The findings on a report, by place in the text.
pub fn lint(report: &Report<'_>, options: Options) -> Vec<Finding> {
    let context = Context::new(report, options.lang);
    let mut findings = Vec::new();
    for rule in all_rules().filter(|rule| !options.excerpt || rule.scope == Scope::Part) {
        (rule.check)(&context, &mut findings);
    }
    let mut findings = blame::merge(&context, findings);
    findings.sort_by(|a, b| (a.span, a.rule.name).cmp(&(b.span, b.rule.name)));
    findings
}
