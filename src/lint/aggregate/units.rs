//! The reports that are summed up: each there, once, and of the same year.

use crate::edition::Basis;
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::neighbours::{Digest, Kin, Trouble, Want, other_host, outside};
use crate::lint::rule::{Rule, Scope, Severity, V0_1};
use crate::report::{Key, Place};
use crate::text::{Lang, Span, say, text};
use rustc_hash::FxHashMap;

pub(super) static RULES: &[Registered] = &[
    Registered::own(&MISSING_UNIT, missing_unit),
    Registered::own(&MIXED_YEARS, mixed_years),
    Registered::own(&DUPLICATE_UNIT, duplicate_unit),
];

static MISSING_UNIT: Rule = Rule {
    name: "aggregate/missing-unit",
    severity: Severity::Error,
    title: text!(zh: "汇总里的报告找不到", en: "a report that is summed up is not to be had"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("missing-unit.md"),
};

static MIXED_YEARS: Rule = Rule {
    name: "aggregate/mixed-years",
    severity: Severity::Error,
    title: text!(zh: "汇总了别的年度的报告", en: "a report of another year is summed up"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("mixed-years.md"),
};

static DUPLICATE_UNIT: Rule = Rule {
    name: "aggregate/duplicate-unit",
    severity: Severity::Warning,
    title: text!(zh: "同一机关汇总了两次", en: "an agency is summed up twice"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("duplicate-unit.md"),
};

/// Where an entry of 汇总 stands.
fn entry(context: &Context<'_>, at: usize) -> Option<Span> {
    context.report.front_matter.aggregate.get(at).map(|entry| entry.span)
}

fn place() -> Place {
    Place::FrontMatter(Some(Key::Aggregate.name().to_owned()))
}

fn missing_unit(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let troubles = context.neighbours.troubles.iter().filter(|trouble| trouble.kin == Kin::Included);
    findings.extend(troubles.filter_map(|trouble| {
        let span = entry(context, trouble.entry)?;
        Some(Finding::new(&MISSING_UNIT, span, why(trouble, context.lang)).at(place()))
    }));
}

fn why(trouble: &Trouble, lang: Lang) -> String {
    match &trouble.what {
        Want::Missing => say!(lang,
            zh: "没有这份报告：路径从本报告所在的文件夹算起，合计少了它",
            en: "there is no such report; the path is seen from this report's folder; the sum lacks it"),
        Want::Unreadable(reason) => say!(lang, zh: "{reason}；合计少了它", en: "{reason}; the sum lacks it"),
        Want::Outside => outside(lang),
        Want::OtherHost => other_host(lang),
        Want::Itself => say!(lang,
            zh: "绕回了这份报告自己，没有算进去",
            en: "leads back to this report itself: it was not counted"),
        Want::Several(_) => say!(lang, zh: "有几份同样的", en: "there are several"),
    }
}

fn mixed_years(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(year) = context.report.front_matter.year.as_ref().map(|year| year.value) else { return };
    for (at, unit) in context.neighbours.included.iter().filter(|(_, unit)| unit.year != Some(year)) {
        let Some(span) = entry(context, *at) else { continue };
        let name = unit.name();
        let message = match unit.year {
            Some(other) => say!(context.lang,
                zh: "“{name}”的报告是 {other} 年度的，本报告是 {year} 年度的",
                en: "the report of {name} is of {other}, this one of {year}"),
            None => say!(context.lang,
                zh: "“{name}”的报告没有写年度，本报告是 {year} 年度的",
                en: "the report of {name} gives no year, this one is of {year}"),
        };
        findings.push(told(context, &MIXED_YEARS, span, message, &[unit]));
    }
    let edition = context.report.edition;
    let others = |unit: &Digest| unit.year == Some(year) && unit.edition.id != edition.id;
    for (at, unit) in context.neighbours.included.iter().filter(|(_, unit)| others(unit)) {
        let Some(span) = entry(context, *at) else { continue };
        let (name, theirs, ours) = (unit.name(), unit.edition.id, edition.id);
        let message = say!(context.lang,
            zh: "“{name}”的报告用的是 {theirs} 年格式，本报告是 {ours} 年格式，没有核对合计",
            en: "the report of {name} is in the format of {theirs}, this one in that of {ours}: the sum is not checked");
        let mut finding = told(context, &MIXED_YEARS, span, message, &[unit]);
        finding.severity = Severity::Warning;
        findings.push(finding);
    }
}

fn duplicate_unit(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let year = context.report.front_matter.year.as_ref().map(|year| year.value);
    let mut by_agency: FxHashMap<&str, Vec<&Digest>> = FxHashMap::default();
    let mut doubled = Vec::new();
    for (at, unit) in context.neighbours.included.iter().filter(|(_, unit)| unit.year == year) {
        let Some(agency) = unit.agency.as_deref().map(str::trim) else { continue };
        let all = by_agency.entry(agency).or_default();
        all.push(unit);
        if all.len() == 2 {
            doubled.push((agency, *at));
        }
    }
    // However many there are of an agency, it is told once.
    for (agency, at) in doubled {
        let (Some(span), Some(units)) = (entry(context, at), by_agency.get(agency)) else { continue };
        let count = units.len();
        let message = say!(context.lang,
            zh: "“{agency}”的报告有 {count} 份，合计把它算了 {count} 次",
            en: "there are {count} reports of {agency}: the sum has it {count} times");
        findings.push(told(context, &DUPLICATE_UNIT, span, message, units));
    }
}

/// A finding on an entry of 汇总 that names reports.
fn told(context: &Context<'_>, rule: &'static Rule, span: Span, message: String, units: &[&Digest]) -> Finding {
    let mut finding = Finding::new(rule, span, message).at(place());
    finding.related.extend(units.iter().map(|unit| unit.itself(context.lang)));
    finding
}
