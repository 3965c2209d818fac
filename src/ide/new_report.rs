//! A new report, as the command line and an editor ask for it: from a few wishes, or from last year's.

use crate::edition::{self, Edition};
use crate::format::{self, LastYear, Options, Template};
use crate::report::{self, AgencyKind, FrontMatter, Report};
use crate::text::{Ambiguous, Lang, YEARS, apply, say};

/// What is wished for. What is not said is taken from last year's report.
#[derive(Clone, Copy, Default, Debug)]
pub struct Wishes<'w> {
    /// The full name of the agency.
    pub agency: Option<&'w str>,
    /// The year to report on.
    pub year: Option<i32>,
    /// The agency's kind.
    pub kind: Option<AgencyKind>,
    /// The edition to follow, where it is not the year's own.
    pub edition: Option<&'static Edition>,
    /// Last year's report, and how the new one names its file.
    pub last_year: Option<LastYear<'w>>,
    /// How it is laid out.
    pub layout: Options,
}

/// A report to fill in.
#[derive(Clone, Debug)]
pub struct NewReport {
    /// The whole text.
    pub text: String,
    /// The agency that it is of.
    pub agency: String,
    /// The year that it is about.
    pub year: i32,
    /// What in last year's report does not fit. The new report is made all the same.
    pub notes: Vec<String>,
}

/// Why there is no new report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Amiss {
    /// Nobody named the agency.
    NoAgency,
    /// Its name is no full name in one line.
    AgencyInLines,
    /// Nobody said the year to report on.
    NoYear,
    /// No report is of that year.
    WrongYear,
}

impl Amiss {
    /// Why, in words.
    pub fn message(self, lang: Lang) -> String {
        let (first, last) = (YEARS.start(), YEARS.end());
        match self {
            Amiss::NoAgency => say!(lang, zh: "没有机关名称", en: "no agency name"),
            Amiss::AgencyInLines => say!(lang,
                zh: "机关名称应写在一行里",
                en: "the agency's name should be one line of text"),
            Amiss::NoYear => say!(lang, zh: "没有年度", en: "no year"),
            Amiss::WrongYear => say!(lang,
                zh: "年度应为 {first} 至 {last} 的年份",
                en: "the year should be one from {first} to {last}"),
        }
    }
}

/// Makes a new report.
pub fn new_report(wishes: &Wishes<'_>, lang: Lang) -> Result<NewReport, Amiss> {
    let last = wishes.last_year.map(|last| last.report);
    let given = |front: &FrontMatter| front.agency.as_ref().map(|agency| agency.value.clone());
    let former = last.and_then(|last| given(&last.front_matter));
    let agency = wishes.agency.map(str::trim).or(former.as_deref()).unwrap_or_default();
    if agency.is_empty() {
        return Err(Amiss::NoAgency);
    }
    if agency.contains(char::is_control) {
        return Err(Amiss::AgencyInLines);
    }
    let before = last.and_then(|last| Some(last.front_matter.year.as_ref()?.value));
    let year = wishes.year.or(before.map(|before| before + 1)).ok_or(Amiss::NoYear)?;
    if !YEARS.contains(&year) {
        return Err(Amiss::WrongYear);
    }
    let same_agency = former.as_deref().is_none_or(|former| former == agency);
    let inherited = last.filter(|_| same_agency).and_then(|last| Some(last.front_matter.kind.as_ref()?.value));
    let edition = wishes.edition.unwrap_or(edition::for_year(year));
    let notes = last.map_or(Vec::new(), |last| notes(last, agency, year, edition, lang));
    let (kind, last_year) = (wishes.kind.or(inherited), wishes.last_year);
    let template = format::template(&Template { agency: Some(agency), year: Some(year), kind, edition, last_year });
    // As it would be formatted next: characters of two widths are as wide as the configuration has them.
    let text = match wishes.layout.ambiguous {
        Ambiguous::Narrow => template,
        Ambiguous::Wide => {
            let edits = format::format(&report::parse(&*template), &wishes.layout);
            apply(&template, &edits).unwrap_or(template)
        }
    };
    Ok(NewReport { text, agency: agency.to_owned(), year, notes })
}

/// What in last year's report does not fit.
fn notes(last: &Report, agency: &str, year: i32, edition: &Edition, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    let before = last.front_matter.year.as_ref().map(|year| year.value);
    let expected = year - 1;
    match before {
        Some(before) if before != expected => notes.push(say!(lang,
            zh: "注意：上年报告的年度是 {before}，不是 {expected}",
            en: "note: last year's report is for {before}, not for {expected}")),
        None => notes
            .push(say!(lang, zh: "注意：上年报告没有写明年度", en: "note: last year's report does not say its year")),
        Some(_) => {}
    }
    let former = last.front_matter.agency.as_ref().map(|former| former.value.as_str());
    if let Some(former) = former.filter(|former| *former != agency) {
        notes.push(say!(lang,
            zh: "注意：上年报告的机关是“{former}”，不是“{agency}”",
            en: "note: last year's report is that of {former}, not of {agency}"));
    }
    let carried = format::carried(last, edition);
    let unknown = carried.iter().filter(|carried| carried.number.is_none());
    let unknown: Vec<&str> = unknown.map(|at| edition.tables[at.table].columns[at.column].name).collect();
    if !unknown.is_empty() {
        let unknown = unknown.join("、");
        notes.push(say!(lang,
            zh: "注意：上年报告这几列没有填结转数，没有带入：{unknown}",
            en: "note: last year's report has no figures to carry over for {unknown}"));
    }
    notes
}
