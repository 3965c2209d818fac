//! A document, checked where it stands: what is found in its text, and what the importer is not sure of.

use super::account::{Entry, What};
use super::{Imported, import};
use crate::document::{Document, Place};
use crate::lint::{Finding, IMPORT_GUESS, IMPORT_PICTURE, IMPORT_UNREAD, Levels, Options, Rule};
use crate::text::{Lang, Span, say};
use crate::{Analysis, check as check_text};

/// A document that was checked.
#[derive(Debug)]
pub struct Checked {
    /// What it says, as the text of a report.
    pub imported: Imported,
    /// What is found in that text, and in how it was read.
    pub analysis: Analysis,
}

/// Reads a document as a report and checks that.
pub fn check(document: &Document, options: &Options<'_>) -> Checked {
    check_imported(import(document), options)
}

/// Checks what was read of a document.
pub fn check_imported(imported: Imported, options: &Options<'_>) -> Checked {
    let mut analysis = check_text(&*imported.text, &Options { imported: true, ..*options });
    let declared = Levels::default();
    let levels = options.levels.unwrap_or(&declared);
    let lacks_table = |section: Option<usize>| {
        let edition = analysis.report.edition;
        let section = section.and_then(|section| edition.sections.get(section));
        let tables = section.map_or(&[][..], |section| section.tables);
        tables.iter().any(|&table| analysis.report.table(table).is_none())
    };
    let made = imported.account.iter().filter_map(|entry| match &entry.what {
        What::Picture { section } if !lacks_table(*section) => None,
        _ => finding(entry, options.lang),
    });
    let made: Vec<Finding> = made
        .filter_map(|mut finding| {
            finding.severity = levels.of_finding(finding.rule, finding.severity)?;
            Some(finding)
        })
        .collect();
    analysis.findings.extend(made);
    analysis.findings.sort_by(|a, b| (a.span, a.rule.name).cmp(&(b.span, b.rule.name)));
    Checked { imported, analysis }
}

/// The finding that an entry of the account is; none where it is only told.
fn finding(entry: &Entry, lang: Lang) -> Option<Finding> {
    let rule: &'static Rule = match entry.what {
        What::Guess(_) => &IMPORT_GUESS,
        What::Unread(_) | What::Uncomputed | What::Undrawn | What::CutOff => &IMPORT_UNREAD,
        What::Beyond | What::Struck(_) | What::Unplaced(_) => &IMPORT_UNREAD,
        What::Picture { .. } => &IMPORT_PICTURE,
        _ => return None,
    };
    let help = say!(lang, zh: "请对照原文件核对", en: "compare with the document");
    Some(Finding::new(rule, entry.span.unwrap_or_default(), entry.what.words(lang)).help(help))
}

impl Imported {
    /// Where a span of the text stands in the document, in words.
    pub fn origin(&self, span: Span, lang: Lang) -> String {
        let place = self.origins.place(span);
        // What nothing was copied to, such as a table that is missing, is said by the nearest that was.
        let place = if place == Place::Whole && span.start > 0 { self.before(span) } else { place };
        self.words(place, lang)
    }

    /// A place in the document, in words.
    pub fn words(&self, place: Place, lang: Lang) -> String {
        self.sheets.words(place, lang)
    }

    fn before(&self, span: Span) -> Place {
        let stretches = self.origins.stretches();
        let end = stretches.partition_point(|stretch| stretch.span.start <= span.start);
        let mut before = stretches.get(..end).unwrap_or_default().iter().rev().map(|stretch| stretch.place);
        before.find(|place| *place != Place::Whole).unwrap_or_default()
    }
}
