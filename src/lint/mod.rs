//! The linter: one file for each group of rules; a rule is one declaration and one page.
//!
//! [`lint`] checks with every rule, silences and selects, and reports once what one slip explains, so that
//! one problem reads as one finding. What is known of a report's tables without any rule stands in
//! [`tables`]; the registry lists the rules, and what is here runs them.

mod aggregate;
mod check;
mod citation;
mod config;
mod context;
mod finding;
mod ground;
mod history;
mod import;
mod kept;
mod levels;
mod lexicon;
mod manual;
mod meta;
mod narrative;
mod neighbours;
mod notation;
mod page;
mod plausibility;
mod privacy;
mod prose;
mod registry;
mod rule;
mod scopes;
mod selector;
mod settings;
mod structure;
mod suppress;
mod syntax;
mod tables;
mod together;
mod totals;
mod typography;
mod value;

pub use config::{INVALID_VALUE as CONFIG_INVALID_VALUE, SYNTAX as CONFIG_SYNTAX, UNKNOWN_KEY as CONFIG_UNKNOWN_KEY};
pub use context::Context;
pub use finding::{Elsewhere, Finding, Fix, Related};
pub use ground::Ground;
pub use import::{GUESS as IMPORT_GUESS, PICTURE as IMPORT_PICTURE, UNREAD as IMPORT_UNREAD};
pub use levels::{Levels, Selection};
pub use manual::{Manual, applicability_name, manual, severity_name};
pub use meta::UNUSED_ALLOW;
pub use narrative::{Possible, Stand, Stated, in_unit, possible, stated};
pub use neighbours::{Digest, Kin, Line, Neighbours, Trouble, Want, Was, is_first, prose, was};
pub use page::{Example, Page};
pub use registry::{all_rules, rule_named};
pub use rule::{Applicability, Rule, Scope, Severity};
pub use selector::{Selector, UnknownName};
pub use settings::{Settings, WordList};
pub use structure::{MISSING_ROW, MISSING_SECTION, MISSING_TABLE, holds_unread_figures};
pub use together::{Last, Member, Names, Sort, Twins, alike};
pub use value::tells_of_the_year;

use check::Check;
use registry::entries;
use suppress::Allowed;

use crate::report::Report;
use crate::text::Lang;

/// What a run of the linter is asked for.
#[derive(Clone, Copy, Default, Debug)]
pub struct Options<'o> {
    /// The language of messages.
    pub lang: Lang,
    /// Whether the text is a part of a report: rules that speak of the whole are left out.
    pub excerpt: bool,
    /// Whether the text was read from a document of another format: rules on how a report is written down are left out,
    /// for nobody has written it so.
    pub imported: bool,
    /// Severities that differ from the rules' own.
    pub levels: Option<&'o Levels>,
    /// What an office has set for itself.
    pub settings: Option<&'o Settings>,
    /// What is known of other reports.
    pub neighbours: Option<&'o Neighbours>,
}

/// The findings on a report, by place in the text.
pub fn lint(report: &Report, options: &Options<'_>) -> Vec<Finding> {
    let context = Context::new(report, options.lang, options.settings, options.neighbours);
    let declared = Levels::default();
    let levels = options.levels.unwrap_or(&declared);
    let mut allowed = Allowed::new(&context);
    let mut findings = Vec::new();
    // Rules that are off run too where a directive silences anything, but for those that are off unless asked for: what
    // silences a rule that somebody has turned off is still of use.
    let is_run = |rule: &Rule| {
        let is_on = levels.is_on(rule) || !allowed.is_empty() && !levels::is_asked_for(rule);
        is_on && (!options.excerpt || rule.scope == Scope::Part)
    };
    let (mut slips, mut citations, mut typography) = (false, false, false);
    for entry in entries().filter(|entry| is_run(entry.rule)) {
        match entry.check {
            Check::Own(check) => check(&context, &mut findings),
            Check::Slips => slips = true,
            Check::Citations => citations = true,
            Check::Typography => typography = true,
            Check::Relations | Check::Directives | Check::Import | Check::Configuration => {}
        }
    }
    if slips {
        syntax::slips(&context, &mut findings);
    }
    // What is wrong with a document's number is not said of its brackets once more.
    if citations || typography {
        citation::check(&context, &mut findings);
    }
    if typography {
        typography::check(&context, &mut findings);
    }
    findings.retain(|finding| !allowed.silences(finding.span, finding.rule));
    // Relations are silenced one by one. One that is silenced makes no finding, and is still evidence of which cell
    // is wrong.
    let mut asked = totals::asked(&context, |rule| levels.of(rule));
    if !allowed.is_empty() {
        totals::silence(&context, &mut asked, |span, rule| allowed.silences(span, rule));
    }
    findings.extend(allowed.findings(|rule| levels.is_on(rule)));
    if structure::precedes_formats(report) {
        findings.retain(|finding| !structure::asks_for_format(finding.rule));
    }
    // What was only encouraged that year is an info, unless configured otherwise.
    if report.is_encouraged_only() {
        let structure = findings.iter_mut().filter(|finding| finding.rule.group() == "structure");
        structure.for_each(|finding| finding.severity = Severity::Info);
    }
    findings.retain_mut(|finding| match levels.of_finding(finding.rule, finding.severity) {
        Some(severity) => {
            finding.severity = severity;
            true
        }
        None => false,
    });
    findings.extend(totals::findings(&context, &asked));
    import::explain_by_pasted(&context, &mut findings);
    if options.imported {
        findings.retain(|finding| !notation::speaks_of_it(finding.rule));
    }
    syntax::explain_by_conflicts(&report.tree.text, &mut findings);
    kept::keep_comments(report, &mut findings);
    findings.sort_by(|a, b| (a.span, a.rule.name).cmp(&(b.span, b.rule.name)));
    findings
}
