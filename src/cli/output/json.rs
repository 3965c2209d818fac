//! All findings as one JSON array: `schemas/findings.schema.json` is its reference.

use super::checked::{Checked, Output, Summary};
use super::position::Range;
use crate::edition::Basis;
use crate::law::is_quoted;
use crate::lint::{Applicability, Finding, Ground, Related, Severity};
use crate::text::{Edit, Lang, Span};
use serde::Serialize;
use std::borrow::Cow;

pub(super) struct Json {
    pub lang: Lang,
}

#[derive(Serialize)]
struct FindingJson<'c> {
    path: &'c str,
    agency: Option<&'c str>,
    year: Option<i32>,
    rule: &'static str,
    severity: Severity,
    message: &'c str,
    help: Option<&'c str>,
    place: Option<String>,
    provision: Option<ProvisionJson<'c>>,
    /// Where it is: one of the two.
    range: Option<Range>,
    origin: Option<String>,
    span: SpanJson,
    related: Vec<RelatedJson<'c>>,
    fixes: Vec<FixJson<'c>>,
}

#[derive(Serialize)]
struct ProvisionJson<'c> {
    basis: Basis,
    cite: &'c str,
    text: String,
    /// What the article provides, and whether in its very words.
    provides: Option<String>,
    verbatim: bool,
}

#[derive(Serialize)]
struct SpanJson {
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct RelatedJson<'c> {
    path: Cow<'c, str>,
    message: &'c str,
    range: Option<Range>,
    origin: Option<String>,
    span: SpanJson,
}

#[derive(Serialize)]
struct FixJson<'c> {
    title: &'c str,
    applicability: Applicability,
    edits: Vec<EditJson<'c>>,
}

#[derive(Serialize)]
struct EditJson<'c> {
    span: SpanJson,
    text: &'c str,
}

impl Output for Json {
    fn file(&self, checked: &Checked<'_>) -> String {
        self.objects(checked).collect::<Vec<_>>().join(",\n  ")
    }

    fn frame(&self, summary: &Summary) -> (String, &'static str, String) {
        match summary.findings() {
            0 => ("[".into(), "", "]\n".into()),
            _ => ("[\n  ".into(), ",\n  ", "\n]\n".into()),
        }
    }
}

impl Json {
    /// One object for each finding, each on one line.
    pub(super) fn objects<'c>(&self, checked: &'c Checked<'c>) -> impl Iterator<Item = String> {
        checked
            .findings
            .iter()
            .map(|finding| serde_json::to_string(&self.finding(checked, finding)).expect("plain data"))
    }

    fn finding<'c>(&self, checked: &'c Checked<'c>, finding: &'c Finding) -> FindingJson<'c> {
        let provision = |ground: &'c Ground| ProvisionJson {
            basis: ground.basis,
            cite: &ground.cite,
            text: ground.sentence(self.lang),
            provides: ground.provides(self.lang, checked.law),
            verbatim: ground.provision.is_some() && is_quoted(self.lang, checked.law),
        };
        let edit = |edit: &'c Edit| EditJson { span: span(edit.span), text: &edit.text };
        let document = checked.document();
        FindingJson {
            path: checked.path,
            agency: checked.about.agency.as_deref(),
            year: checked.about.year,
            rule: finding.rule.name,
            severity: finding.severity,
            message: &finding.message,
            help: finding.help.as_deref(),
            place: finding.place.as_ref().map(|place| place.describe(checked.edition)),
            provision: finding.ground.as_ref().map(provision),
            range: document.range(finding.span),
            origin: document.origin(finding.span),
            span: span(finding.span),
            related: finding.related.iter().map(|related| self::related(checked, related)).collect(),
            fixes: finding
                .fixes
                .iter()
                .map(|fix| FixJson {
                    title: &fix.title,
                    applicability: fix.applicability,
                    edits: fix.edits.iter().map(edit).collect(),
                })
                .collect(),
        }
    }
}

fn related<'c>(checked: &'c Checked<'c>, related: &'c Related) -> RelatedJson<'c> {
    let document = checked.document_of(related);
    RelatedJson {
        message: &related.message,
        range: document.range(related.span),
        origin: document.origin(related.span),
        span: span(related.span),
        path: document.path,
    }
}

fn span(span: Span) -> SpanJson {
    SpanJson { start: span.start, end: span.end }
}
