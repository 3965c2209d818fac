//! The rule on tables of another edition of the format than the report's.

use super::super::check::Registered;
use super::super::context::Context;
use super::super::finding::{Finding, Related};
use super::super::ground::Ground;
use super::super::rule::{Rule, Scope, Severity, V0_1};
use crate::edition::{self, Basis};
use crate::report::{Place, Report, Table};
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

/// Whether a report is of a year that has no format yet, and has none of its tables: what is prescribed today was not
/// prescribed then.
pub(in crate::lint) fn precedes_formats(report: &Report) -> bool {
    let first = edition::all().first().map_or(0, |edition| edition.years.from);
    let is_official = |table: &Table| table.spec.is_some();
    report.front_matter.year.as_ref().is_some_and(|year| year.value < first)
        && report.front_matter.edition.is_none()
        && !report.tables.iter().any(is_official)
}

/// Whether a rule asks for what a format or the regulation of its time prescribes.
pub(in crate::lint) fn asks_for_format(rule: &Rule) -> bool {
    let of_frame = ["missing-key", "invalid-value", "unknown-key", "duplicate-key", "missing-title", "title-mismatch"];
    match rule.name.split_once('/') {
        Some(("structure", name)) => rule.name != WRONG_EDITION.name && !of_frame.contains(&name),
        Some(("narrative", name)) => ["token-section", "fee-disclosure", "parts-of-report"].contains(&name),
        _ => rule.name == "plausibility/late",
    }
}

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
    if let Some(year) = report.front_matter.year.as_ref().filter(|_| precedes_formats(report)) {
        let (value, first) = (year.value, &edition::all()[0]);
        let (number, from) = (&first.document.number, first.years.from);
        let message = say!(context.lang,
            zh: "{value} 年度还没有现在的格式（{number}，{from} 年度起），节和表不按它核对",
            en: "in {value} there was no such format yet ({number}, from {from} on): sections and tables are not held to one");
        let finding = Finding::new(&WRONG_EDITION, year.span, message).at(Place::FrontMatter(Some("年度".to_owned())));
        findings.push(
            finding.help(say!(context.lang, zh: "年度写错了的，改正年度", en: "if the year is wrong, correct it")),
        );
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
