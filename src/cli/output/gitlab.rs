//! GitLab's Code Quality report: findings in merge requests, the new ones apart from the known.

use super::checked::{Checked, Output, Summary, UNCHECKED, Unchecked};
use super::concise::headline;
use super::identity::{Identity, identities};
use super::json::array;
use super::root::Root;
use crate::cli::visible::escaped;
use crate::export::UNCHECKED_RULE;
use crate::lint::{Finding, Severity};
use crate::text::Lang;
use serde::Serialize;
use std::borrow::Cow;

pub(super) struct Gitlab {
    pub lang: Lang,
    pub root: Root,
}

#[derive(Serialize)]
struct Issue<'c> {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'c>,
}

#[derive(Serialize)]
struct Location<'c> {
    path: Cow<'c, str>,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

impl Output for Gitlab {
    fn file(&self, checked: &Checked<'_>) -> String {
        let path = self.root.path(checked.path);
        let issues = checked
            .findings
            .iter()
            .zip(identities(checked))
            .map(|(finding, identity)| json(&self.issue(checked, finding, &identity, &path)));
        issues.collect::<Vec<_>>().join(",\n  ")
    }

    fn frame(&self, summary: &Summary) -> (String, &'static str, String) {
        let unchecked = summary.unchecked.iter().map(|unchecked| self.unchecked(unchecked));
        array(summary, unchecked.map(|issue| json(&issue)))
    }
}

fn json(issue: &Issue<'_>) -> String {
    escaped(serde_json::to_string(issue).expect("plain data"))
}

impl Gitlab {
    fn issue<'c>(&self, checked: &Checked<'_>, finding: &Finding, identity: &Identity, path: &'c str) -> Issue<'c> {
        // What has no lines is shown at the first: GitLab takes no issue without a line.
        let range = checked.document().range(finding.span);
        let lines =
            range.map_or(Lines { begin: 1, end: 1 }, |range| Lines { begin: range.start.line, end: range.end.line });
        Issue {
            description: headline(checked, finding, self.lang),
            check_name: finding.rule.name,
            fingerprint: identity.fingerprint(path),
            // GitLab knows blocker, critical, major, minor and info.
            severity: match finding.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info => "info",
            },
            location: Location { path: Cow::Borrowed(path), lines },
        }
    }

    fn unchecked<'c>(&self, unchecked: &'c Unchecked) -> Issue<'c> {
        let path = self.root.path(&unchecked.path);
        let identity = Identity { rule: UNCHECKED_RULE, place: None, occurrence: 1 };
        Issue {
            description: format!("{}: {}", UNCHECKED.get(self.lang), unchecked.message),
            check_name: identity.rule,
            fingerprint: identity.fingerprint(&path),
            severity: "critical",
            location: Location { path, lines: Lines { begin: 1, end: 1 } },
        }
    }
}
