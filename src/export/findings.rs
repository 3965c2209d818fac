//! A finding as JSON: `schemas/findings.schema.json` is its reference. The command line and the page write it alike.

use super::position::{Document, Range};
use crate::edition::{Basis, Edition};
use crate::law::{OfficialText, is_quoted};
use crate::lint::{Applicability, Elsewhere, Finding, Ground, Related, Severity};
use crate::report::FrontMatter;
use crate::text::{Edit, Lang, Span};
use serde::Serialize;
use std::borrow::Cow;

/// Whose report a file is, and of which year, as its front matter says; nothing of what is no report.
#[derive(Clone, Default, Debug)]
pub struct About {
    /// The agency.
    pub agency: Option<String>,
    /// The year.
    pub year: Option<i32>,
}

/// What a finding is told of beside itself.
#[derive(Debug)]
pub struct Telling<'c> {
    /// The file that was checked.
    pub document: Document<'c>,
    /// Whose report it is.
    pub about: &'c About,
    /// The edition that it follows.
    pub edition: &'static Edition,
    /// The user's own copy of the official text of the regulation.
    pub law: Option<&'c OfficialText>,
    /// The language of messages.
    pub lang: Lang,
    /// How another document's path is shown.
    pub shown: fn(&Elsewhere) -> String,
}

/// A finding, to be written as one JSON object.
#[derive(Serialize)]
pub struct FindingJson<'c> {
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

/// What stands for the rule where a file could not be checked.
pub const UNCHECKED_RULE: &str = "unchecked";

impl<'c> FindingJson<'c> {
    /// That a file could not be checked, and why, in the shape of a finding at its beginning: a program that reads
    /// nothing of it would take it for clean.
    pub fn unchecked(path: &'c str, message: &'c str) -> FindingJson<'c> {
        FindingJson {
            path,
            agency: None,
            year: None,
            rule: UNCHECKED_RULE,
            severity: Severity::Error,
            message,
            help: None,
            place: None,
            provision: None,
            range: None,
            origin: None,
            span: span(Span::default()),
            related: Vec::new(),
            fixes: Vec::new(),
        }
    }
}

impl Telling<'_> {
    /// A finding as plain data.
    pub fn finding<'c>(&'c self, finding: &'c Finding) -> FindingJson<'c> {
        let provision = |ground: &'c Ground| ProvisionJson {
            basis: ground.basis,
            cite: &ground.cite,
            text: ground.sentence(self.lang),
            provides: ground.provides(self.lang, self.law),
            verbatim: ground.provision.is_some() && is_quoted(self.lang, self.law),
        };
        let edit = |edit: &'c Edit| EditJson { span: span(edit.span), text: &edit.text };
        FindingJson {
            path: &self.document.path,
            agency: self.about.agency.as_deref(),
            year: self.about.year,
            rule: finding.rule.name,
            severity: finding.severity,
            message: &finding.message,
            help: finding.help.as_deref(),
            place: finding.place.as_ref().map(|place| place.describe(self.edition)),
            provision: finding.ground.as_ref().map(provision),
            range: self.document.range(finding.span),
            origin: self.document.origin(finding.span),
            span: span(finding.span),
            related: finding.related.iter().map(|related| self.related(related)).collect(),
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

    fn related<'c>(&'c self, related: &'c Related) -> RelatedJson<'c> {
        let (path, range, origin) = match &related.document {
            None => (
                Cow::Borrowed(&*self.document.path),
                self.document.range(related.span),
                self.document.origin(related.span),
            ),
            Some(other) => {
                let path = Cow::Owned((self.shown)(other));
                let document = Document { path, text: &other.text, positions: &other.positions };
                let (range, origin) = (document.range(related.span), document.origin(related.span));
                (document.path, range, origin)
            }
        };
        RelatedJson { path, message: &related.message, range, origin, span: span(related.span) }
    }
}

impl About {
    /// What a front matter says.
    pub fn of(front_matter: &FrontMatter) -> About {
        let agency = front_matter.agency.as_ref().map(|agency| agency.value.clone());
        About { agency, year: front_matter.year.as_ref().map(|year| year.value) }
    }
}

fn span(span: Span) -> SpanJson {
    SpanJson { start: span.start, end: span.end }
}
