//! What a rule declares.

use super::context::Context;
use super::finding::Finding;
use crate::edition::Basis;
use crate::text::Text;
use serde::Serialize;

/// One rule. Its declaration is its documentation; [`Rule::page`] is its manual and its test.
pub struct Rule {
    /// `group/name`, which never changes once released.
    pub name: &'static str,
    /// How much a finding matters, unless configured otherwise.
    pub severity: Severity,
    /// What is wrong, in a few words.
    pub title: Text,
    /// Where the rule is known from.
    pub basis: Basis,
    /// What its findings' first fix is, where they have one.
    pub fixable: Fixable,
    /// What it speaks of.
    pub scope: Scope,
    /// Its page, in Markdown.
    pub page: &'static str,
    /// Adds its findings on a report.
    pub check: fn(&Context<'_>, &mut Vec<Finding>),
}

impl Rule {
    /// The part of the name before the slash.
    pub fn group(&self) -> &'static str {
        self.name.split('/').next().unwrap_or(self.name)
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Debug)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably wrong.
    Warning,
    /// Wrong by arithmetic, by law or by the prescribed format.
    Error,
}

/// Whether a machine can mend what a rule finds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Debug)]
#[serde(rename_all = "lowercase")]
pub enum Fixable {
    /// No.
    No,
    /// By a fix that cannot change what the author meant.
    Safe,
    /// By a good guess.
    Unsafe,
}

/// What a rule speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Scope {
    /// Places, each for itself: it holds in an excerpt too.
    Part,
    /// The whole report: what is missing or out of order.
    Whole,
}
