//! The rule on tables of another edition of the format than the report's.

use super::super::check::Registered;
use super::super::context::Context;
use super::super::finding::{Finding, Related};
use super::super::ground::Ground;
use super::super::rule::{Rule, Scope, Severity, V0_1};
use crate::edition::{self, Basis};
use crate::report::Place;
use crate::text::{say, text};

pub(super) static RULES: &[Registered] = &[Registered::own(&WRONG_EDITION, wrong_edition)];

static WRONG_EDITION: Rule = Rule {
    name: "structure/wrong-edition",
    severity: Severity::Warning,
    title: text!(zh: "用了另一版格式的表", en: "table of another edition of the format"),
    basis: Basis::Template,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("wrong-edition.md"),
};

/// One finding for all that is of another edition: it comes of one cause, last year's file.
fn wrong_edition(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let report = context.report;
    let own = &report.edition.document.number;
    if let (Some(asked), Some(year)) = (&report.front_matter.edition, &report.front_matter.year) {
        let of_year = edition::for_year(year.value);
        if of_year.id != asked.value.id {
            let (year, number) = (year.value, &of_year.document.number);
            let message = say!(context.lang,
                zh: "{year} 年度用{number}的格式，题头写的是 {asked}",
                en: "reports of {year} follow {number}; the front matter asks for {asked}",
                asked = asked.value.id);
            findings.push(
                Finding::new(&WRONG_EDITION, asked.span, message).at(Place::FrontMatter(Some("格式".to_owned()))),
            );
        }
    }
    let Some((first, others)) = context.foreign.split_first() else { return };
    let shown = context.slice(first.span).trim_matches(['|', ' ']);
    let number = &first.edition.document.number;
    let message = say!(context.lang,
        zh: "“{shown}”是{number}格式的，这份报告用{own}的格式",
        en: "“{shown}” belongs to the format of {number}; this report follows {own}");
    let mut finding = Finding::new(&WRONG_EDITION, first.span, message);
    finding.place = report.place_at(first.span.start);
    finding.ground = Some(Ground::document(Basis::Template, own));
    finding.related = others
        .iter()
        .map(|other| Related::here(other.span, context.slice(other.span).trim_matches(['|', ' ']).to_owned()))
        .collect();
    findings.push(finding.help(say!(context.lang,
        zh: "按现行格式的行和列重新填表",
        en: "fill in the rows and columns of the format in force")));
}
