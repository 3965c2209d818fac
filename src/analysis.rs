//! A text, checked: the report that it is, and what is found in it. Made once a version of a text, and shared by
//! whoever asks: the command line, the language server, fixes, tests.

use crate::lint::{self, Finding, Options};
use crate::report::{self, Report};
use std::sync::{Arc, OnceLock};

/// A checked text.
#[derive(Debug)]
pub struct Analysis {
    /// The report, with its tree and its text.
    pub report: Report,
    /// What is found in it, by place in the text.
    pub findings: Vec<Finding>,
    /// Whether anything is fixed in it without being asked for, once somebody has wanted to know: an editor asks at each
    /// move of the cursor, and to know takes another check.
    pub(crate) fixable: OnceLock<bool>,
}

impl Analysis {
    /// A report, checked.
    pub fn of(report: Report, options: &Options<'_>) -> Analysis {
        let findings = lint::lint(&report, options);
        Analysis { report, findings, fixable: OnceLock::new() }
    }

    /// The text that was checked.
    pub fn text(&self) -> &str {
        &self.report.tree.text
    }
}

/// Checks a text. Any text can be checked: what is wrong with it is a finding.
pub fn check(text: impl Into<Arc<str>>, options: &Options<'_>) -> Analysis {
    Analysis::of(report::parse(text), options)
}
