//! What every question of an editor is answered from.

use crate::Analysis;
use crate::law::OfficialText;
use crate::lint::{Finding, Levels, Neighbours, Options, Settings};
use crate::report::Report;
use crate::text::Lang;

/// A text as an editor shows it, with all that was worked out from it.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The text, checked.
    pub analysis: &'a Analysis,
    /// The text.
    pub text: &'a str,
    /// The report that it is.
    pub report: &'a Report,
    /// The findings on it, as they are shown.
    pub findings: &'a [Finding],
    /// The severities that they were found with, where those differ from the rules' own.
    pub levels: Option<&'a Levels>,
    /// What the office has set for itself.
    pub settings: Option<&'a Settings>,
    /// What is known of other reports.
    pub neighbours: Option<&'a Neighbours>,
    /// Whether the text is a part of a report.
    pub excerpt: bool,
    /// Whether it was read from a document of another format.
    pub imported: bool,
    /// The language of messages.
    pub lang: Lang,
    /// The regulation in its very words, where the user has a copy; else our own words are shown.
    pub law: Option<&'a OfficialText>,
}

impl<'a> Document<'a> {
    /// A checked text, with the options that it was checked with.
    pub fn new(analysis: &'a Analysis, options: &Options<'a>, law: Option<&'a OfficialText>) -> Document<'a> {
        let Analysis { report, findings, .. } = analysis;
        let Options { lang, excerpt, imported, levels, settings, neighbours } = *options;
        let text = analysis.text();
        Document { analysis, text, report, findings, levels, settings, neighbours, excerpt, imported, lang, law }
    }

    /// What the text was checked with: another text that is checked so gives findings to compare.
    pub(super) fn options(&self) -> Options<'a> {
        let Document { levels, settings, neighbours, excerpt, imported, lang, .. } = *self;
        Options { lang, excerpt, imported, levels, settings, neighbours }
    }
}
