//! Which report is last year's, and why there is none where one is named.

use crate::edition::Basis;
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::neighbours::{Kin, Trouble, Want, file_name, other_host, outside};
use crate::lint::rule::{Rule, Scope, Severity, V0_1};
use crate::report::{Key, Place};
use crate::text::{Lang, say, text};

pub(super) static RULES: &[Registered] = &[Registered::own(&LAST_YEAR, last_year)];

static LAST_YEAR: Rule = Rule {
    name: "history/last-year",
    severity: Severity::Warning,
    title: text!(zh: "上年报告找不到，或者不是上年的", en: "last year's report is not to be had, or is of another year"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("last-year.md"),
};

fn last_year(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (front, lang) = (&context.report.front_matter, context.lang);
    let neighbours = context.neighbours;
    let place = || Place::FrontMatter(Some(Key::LastYear.name().to_owned()));
    for trouble in neighbours.troubles.iter().filter(|trouble| trouble.kin == Kin::LastYear) {
        let agency = front.agency.as_ref().map(|agency| agency.span);
        let entry = front.last_year.get(trouble.entry).map(|entry| entry.span);
        let Some(span) = (if matches!(trouble.what, Want::Several(_)) { agency } else { entry }) else { continue };
        let mut finding = Finding::new(&LAST_YEAR, span, why(trouble, lang)).at(place());
        if matches!(trouble.what, Want::Several(_)) {
            finding.severity = Severity::Info;
            finding.place = Some(Place::FrontMatter(Some(Key::Agency.name().to_owned())));
        }
        findings.push(finding);
    }
    let Some(year) = front.year.as_ref().map(|year| year.value) else { return };
    let agency = front.agency.as_ref().map(|agency| agency.value.trim());
    // Which entry names which file is told by their order where each could be had.
    let named = front.last_year.len() == neighbours.last_year.len();
    let entry_of = |at: usize| front.last_year.get(at).filter(|_| named).or(front.last_year.first());
    if let Some((first, at, second)) = neighbours.last_year_twice()
        && let Some(entry) = entry_of(at)
    {
        let name = second.name();
        let message = say!(lang,
            zh: "“{name}”的上年报告写了两份，没有拿来比较；请只留一份",
            en: "two of these are reports of {name}: nothing is compared; keep one");
        let mut finding = Finding::new(&LAST_YEAR, entry.span, message).at(place());
        finding.related.extend([first, second].map(|digest| digest.itself(lang)));
        findings.push(finding);
    }
    for (at, digest) in neighbours.last_year.iter().enumerate() {
        let Some(span) = entry_of(at).map(|entry| entry.span).or(front.agency.as_ref().map(|agency| agency.span))
        else {
            continue;
        };
        if digest.year != Some(year - 1) {
            let last = year - 1;
            let message = match digest.year {
                Some(other) => say!(lang,
                    zh: "上年报告应是 {last} 年度的，这一份是 {other} 年度的，没有拿来比较",
                    en: "last year's report should be of {last}, this one is of {other}: nothing is compared"),
                None => say!(lang,
                    zh: "上年报告应是 {last} 年度的，这一份没有写年度，没有拿来比较",
                    en: "last year's report should be of {last}, this one gives no year: nothing is compared"),
            };
            let mut finding = Finding::new(&LAST_YEAR, span, message).at(place());
            finding.related.push(digest.itself(lang));
            findings.push(finding);
            continue;
        }
        let other = digest.agency.as_deref().map(str::trim);
        // Of several that became one, each has its own name.
        if neighbours.last_year.len() == 1 && other.is_some() && agency.is_some() && other != agency {
            let (now, before) = (agency.unwrap_or_default(), other.unwrap_or_default());
            let message = say!(lang,
                zh: "上年报告的机关是“{before}”，这一份是“{now}”；机关改过名的，不用改",
                en: "last year's report is of {before}, this one of {now}; leave it if the agency was renamed");
            let mut finding = Finding::new(&LAST_YEAR, span, message).at(place());
            finding.severity = Severity::Info;
            finding.related.push(digest.itself(lang));
            findings.push(finding);
        }
    }
}

/// Why last year's report cannot be had.
fn why(trouble: &Trouble, lang: Lang) -> String {
    match &trouble.what {
        Want::Missing => say!(lang,
            zh: "没有这个文件：路径从本报告所在的文件夹算起；第一次编制的写“无”",
            en: "no such file; the path is seen from this report's folder; write 无 for a first report"),
        Want::Unreadable(reason) => say!(lang,
            zh: "{reason}；没有拿来比较",
            en: "{reason}; nothing is compared"),
        Want::Outside => outside(lang),
        Want::OtherHost => other_host(lang),
        Want::Itself => say!(lang, zh: "指的是这份报告自己", en: "names this report itself"),
        Want::Several(paths) => {
            let names: Vec<String> = paths.iter().take(3).map(|path| file_name(path)).collect();
            let (count, names) = (paths.len(), names.join("、"));
            say!(lang,
                zh: "同名机关的上年报告有 {count} 份（{names}），不知道是哪一份，没有拿来比较；请在题头写明“上年报告”",
                en: "{count} reports of last year have this agency's name ({names}): nothing is compared; name one under 上年报告")
        }
    }
}
