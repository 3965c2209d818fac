//! When the report was signed and published: after its year, and in time.

use crate::edition::{Basis, Provision};
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::{Finding, Related};
use crate::lint::ground::Ground;
use crate::lint::rule::{Rule, Scope, Severity, V0_1};
use crate::report::{AgencyKind, Key, Place};
use crate::text::{Date, Span, is_no_day, no_days, say, text};
use std::borrow::Cow;

pub(super) static RULES: &[Registered] =
    &[Registered::own(&DATE, date), Registered::own(&LATE, late), Registered::own(&EARLY, early)];

static DATE: Rule = Rule {
    name: "plausibility/date",
    severity: Severity::Warning,
    title: text!(zh: "日期不对", en: "a date that cannot be"),
    basis: Basis::Inferred,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("date.md"),
};

static LATE: Rule = Rule {
    name: "plausibility/late",
    severity: Severity::Warning,
    title: text!(zh: "发布晚于规定的期限", en: "published after the deadline"),
    basis: Basis::Direct,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("late.md"),
};

static EARLY: Rule = Rule {
    name: "plausibility/early",
    severity: Severity::Info,
    title: text!(zh: "发布得过早", en: "published too early"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("early.md"),
};

/// A date of the report.
struct Dated {
    date: Date,
    span: Span,
    place: Place,
    name: &'static str,
}

/// The dates that the report bears: when it was published, when it was signed.
fn dates(context: &Context<'_>) -> [Option<Dated>; 2] {
    let report = context.report;
    let published = report.front_matter.published.as_ref().map(|it| Dated {
        date: it.value,
        span: it.span,
        place: Place::FrontMatter(Some(Key::Published.name().to_owned())),
        name: "发布日期",
    });
    let signed = report.signature.date.and_then(|span| {
        let date = Date::written(context.slice(span))?;
        Some(Dated { date, span, place: Place::Signature, name: "落款" })
    });
    [published, signed]
}

fn year(context: &Context<'_>) -> Option<i32> {
    context.report.front_matter.year.as_ref().map(|year| year.value)
}

/// Whether a date is none that a report of a year can bear.
fn is_wrong(year: i32, date: Date) -> bool {
    let signed = i32::from(date.year);
    signed <= year || signed > year + 1
}

fn date(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if let Some(span) = context.report.signature.date.filter(|span| is_no_day(context.slice(*span))) {
        let written = context.slice(span);
        let message = say!(context.lang, zh: "落款写的是“{written}”，没有这一天", en: "signed on {written}: there is no such day");
        findings.push(Finding::new(&DATE, span, message).at(Place::Signature));
    }
    for paragraph in context.paragraphs() {
        let days = no_days(&paragraph.text.text).map(|span| paragraph.span(span));
        for span in days.filter(|span| context.report.signature.date.is_none_or(|signed| !signed.covers(*span))) {
            let written = context.slice(span);
            let message = if written.ends_with('日') {
                say!(context.lang, zh: "没有{written}这一天", en: "there is no such day as {written}")
            } else {
                say!(context.lang, zh: "没有{written}这个月", en: "there is no such month as {written}")
            };
            let mut finding = Finding::new(&DATE, span, message);
            finding.place = context.report.place_at(span.start);
            findings.push(finding);
        }
    }
    let Some(year) = year(context) else { return };
    for dated in dates(context).into_iter().flatten().filter(|it| is_wrong(year, it.date)) {
        let Dated { date, name, .. } = dated;
        let message = if i32::from(date.year) <= year {
            say!(context.lang,
                zh: "{name}是{date}，{year}年还没有结束，不会有全年的报告",
                en: "dated {date}: the year {year} that it reports on had not ended")
        } else {
            say!(context.lang,
                zh: "{name}是{date}，{year}年度的报告应在{next}年发布",
                en: "dated {date}: a report on {year} should be published in {next}", next = year + 1)
        };
        findings.push(Finding::new(&DATE, dated.span, message).at(dated.place));
    }
}

/// The day by which who reports has to publish, and what says so.
fn deadline(context: &Context<'_>) -> Option<(u8, u8, Option<Ground>)> {
    let front = &context.report.front_matter;
    let by_name = || AgencyKind::of_agency(&front.agency.as_ref()?.value);
    let kind = front.kind.as_ref().map(|kind| kind.value).or_else(by_name)?;
    let article = |paragraph| {
        let provision = Provision { article: 49, paragraph, items: Cow::Borrowed(&[]), basis: Basis::Direct };
        Some(Ground::provision(&provision))
    };
    match kind {
        AgencyKind::Department => Some((1, 31, article(Some(1)))),
        AgencyKind::Government => Some((3, 31, article(Some(2)))),
        AgencyKind::Township => context.settings.township_deadline.map(|(month, day)| (month, day, None)),
        AgencyKind::Other => None,
    }
}

fn late(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (Some(year), Some((month, day, ground))) = (year(context), deadline(context)) else { return };
    let Some(last) = Date::new((year + 1).unsigned_abs(), month.into(), day.into()) else { return };
    // Of a report that was published it does not matter when it was signed.
    let Some(dated) = dates(context).into_iter().flatten().next() else { return };
    if is_wrong(year, dated.date) || dated.date <= last {
        return;
    }
    let Dated { date, name, .. } = dated;
    let message = say!(context.lang,
        zh: "{name}是{date}，晚于{last}",
        en: "dated {date}, after {last}");
    let mut finding = Finding::new(&LATE, dated.span, message).at(dated.place);
    finding.ground = ground;
    findings.push(finding);
}

fn early(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(year) = year(context) else { return };
    let [published, signed] = dates(context);
    let Some(first) = published.as_ref().or(signed.as_ref()).filter(|it| !is_wrong(year, it.date)) else { return };
    let (date, name) = (first.date, first.name);
    if (date.month, date.day) == (1, 1) {
        let message = say!(context.lang,
            zh: "{name}是{date}，统计期限刚刚结束，请核对日期和数字",
            en: "dated {date}, the day after the year ended: check the date and the figures");
        findings.push(Finding::new(&EARLY, first.span, message).at(first.place.clone()));
        return;
    }
    if let (Some(published), Some(signed)) = (&published, &signed)
        && published.date < signed.date
        && !is_wrong(year, signed.date)
    {
        let on = signed.date;
        let message = say!(context.lang,
            zh: "发布日期{date}早于落款{on}",
            en: "published on {date}, before it was signed on {on}");
        let mut finding = Finding::new(&EARLY, published.span, message).at(published.place.clone());
        let related = say!(context.lang, zh: "落款", en: "signed");
        finding.related.push(Related::here(signed.span, related));
        findings.push(finding);
    }
}
