//! A file that was checked, and what a format makes of it.

use crate::cli::shown::plain;
use crate::cli::visible::visible_name;
pub(in crate::cli) use crate::export::About;
use crate::export::Document;
use crate::law::OfficialText;
use crate::lint::{Applicability, Finding, Related, Severity};
use crate::text::{Positions, Text, text};
use std::borrow::Cow;
use std::fmt;

/// A file that was checked.
pub(in crate::cli) struct Checked<'c> {
    /// Its path as a program is given it.
    pub path: &'c str,
    /// Whose report it is.
    pub about: About,
    /// What it says.
    pub text: &'c str,
    /// How places in it are told.
    pub positions: Positions,
    /// The edition that it follows.
    pub edition: &'static crate::edition::Edition,
    /// The user's own copy of the official text of the regulation.
    pub law: Option<&'c OfficialText>,
    /// What was found.
    pub findings: &'c [Finding],
}

/// A file or folder that could not be checked.
#[derive(Clone)]
pub(in crate::cli) struct Unchecked {
    /// Its path as a program is given it.
    pub path: String,
    /// Why, in a sentence that the path goes before.
    pub message: String,
}

/// What that is called.
pub(super) const UNCHECKED: Text = text!(zh: "没能检查", en: "could not be checked");

impl fmt::Display for Unchecked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", visible_name(&self.path), self.message)
    }
}

/// How many findings there are, by severity, and in how many files.
#[derive(Default)]
pub(in crate::cli) struct Summary {
    pub files: usize,
    /// What could not be checked. People are told on standard error; what a program reads says it itself, lest it
    /// look clean.
    pub unchecked: Vec<Unchecked>,
    /// How many of the files have no findings.
    pub clean: usize,
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    /// How many of the findings have a fix that may be applied without asking.
    pub fixable: usize,
    /// How many of the others have one that is suggested.
    pub suggested: usize,
}

/// A format: the parts of files are made in parallel and put together in order.
pub(in crate::cli) trait Output: Sync {
    /// What one file's findings are in this format; empty for nothing.
    fn file(&self, checked: &Checked<'_>) -> String;
    /// Whether files without findings have a part, too.
    fn shows_clean(&self) -> bool {
        false
    }
    /// What stands before, between and after the files' parts.
    fn frame(&self, summary: &Summary) -> (String, &'static str, String);
}

impl Checked<'_> {
    /// The file itself.
    pub fn document(&self) -> Document<'_> {
        Document { path: Cow::Borrowed(self.path), text: self.text, positions: &self.positions }
    }

    /// The document that a related place is in.
    pub fn document_of<'d>(&'d self, related: &'d Related) -> Document<'d> {
        let Some(other) = &related.document else { return self.document() };
        Document { path: Cow::Owned(plain(&other.path)), text: &other.text, positions: &other.positions }
    }
}

/// Whether `--fix` alone puts a finding right.
fn is_fixable(finding: &Finding) -> bool {
    finding.fixes.iter().any(|fix| fix.applicability == Applicability::Safe)
}

impl Summary {
    /// What was found in one file.
    pub fn of(findings: &[Finding]) -> Summary {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        Summary {
            files: 1,
            unchecked: Vec::new(),
            clean: usize::from(findings.is_empty()),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            fixable: findings.iter().filter(|finding| is_fixable(finding)).count(),
            suggested: findings.iter().filter(|finding| !finding.fixes.is_empty() && !is_fixable(finding)).count(),
        }
    }

    /// Adds what was found in another.
    pub fn add(&mut self, other: &Summary) {
        self.files += other.files;
        self.unchecked.extend_from_slice(&other.unchecked);
        self.clean += other.clean;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.fixable += other.fixable;
        self.suggested += other.suggested;
    }

    /// How many findings there are.
    pub fn findings(&self) -> usize {
        self.errors + self.warnings + self.infos
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::text::Span;

    /// A checked text, for the tests of what works on one.
    pub(in crate::cli::output) fn checked<'c>(text: &'c str, findings: &'c [Finding]) -> Checked<'c> {
        let (positions, edition) = (Positions::of_text(text), crate::edition::latest());
        Checked { path: "a.nianbao", about: About::default(), text, positions, edition, law: None, findings }
    }

    /// A finding of some rule at `part` of `text`.
    pub(in crate::cli::output) fn finding(part: &str, text: &str) -> Finding {
        let rule = crate::lint::all_rules().next().expect("there are rules");
        Finding::new(rule, Span::of(part, text), "一\n二".to_owned())
    }
}
