//! What a rule declares.

use crate::edition::Basis;
use crate::text::Text;
use serde::Serialize;

/// One rule. Its declaration is its documentation; [`Rule::page`] is its manual and its test. How it is checked
/// stands beside it in its group's list.
pub struct Rule {
    /// `group/name`, which never changes once released.
    pub name: &'static str,
    /// How much a finding matters, unless configured otherwise.
    pub severity: Severity,
    /// What is wrong, in a few words.
    pub title: Text,
    /// Where the rule is known from.
    pub basis: Basis,
    /// What the fixes of its findings may be; none where they have none.
    pub fixes: &'static [Applicability],
    /// What it speaks of.
    pub scope: Scope,
    /// The version of nianbao that it came with.
    pub since: &'static str,
    /// Its page, in Markdown.
    pub page: &'static str,
}

impl Rule {
    /// The part of the name before the slash.
    pub fn group(&self) -> &'static str {
        self.name.split('/').next().unwrap_or(self.name)
    }

    /// The signs of what its fixes may be: `+`, `~`, `°`.
    pub fn signs(&self) -> String {
        self.fixes.iter().map(|fix| fix.sign()).collect()
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

/// The first version.
pub(super) const V0_1: &str = "0.1.0";

/// Who may apply a fix.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Debug)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Applied without asking: it cannot change what the author meant.
    Safe,
    /// Applied where guesses are asked for: it is a good one.
    Unsafe,
    /// Only shown to a person: only the author knows what belongs there.
    Shown,
}

impl Applicability {
    /// The sign that it has in lists of rules.
    pub fn sign(self) -> char {
        match self {
            Applicability::Safe => '+',
            Applicability::Unsafe => '~',
            Applicability::Shown => '°',
        }
    }
}

/// What a rule speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Scope {
    /// Places, each for itself: it holds in an excerpt too.
    Part,
    /// The whole report: what is missing or out of order.
    Whole,
}
