//! A baseline: the findings that were there when an office began, which are not reported again. Kept by
//! rule and official place, never by line, so that editing a report does not bring them back.

use super::shown::shown;
use crate::edition::Edition;
use crate::lint::Finding;
use crate::text::{Lang, say};
use crate::workspace;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// The version of the file's shape.
const VERSION: u32 = 1;

/// How large the file is at most, in MB.
const MOST: u32 = 64;

/// How many findings of a rule there were at a place.
type Places = BTreeMap<String, usize>;

/// A baseline: by report, rule and place.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Baseline {
    version: u32,
    reports: BTreeMap<String, BTreeMap<String, Places>>,
}

impl Baseline {
    /// An empty one.
    pub(super) fn new() -> Baseline {
        Baseline { version: VERSION, reports: BTreeMap::new() }
    }

    /// Reads a baseline; the error is a message.
    pub(super) fn read(path: &Path, lang: Lang) -> Result<Baseline, String> {
        let shown = shown(path);
        let text = workspace::read_small(path, MOST).map_err(|error| format!("{shown}: {}", error.message(lang)))?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        let version = serde_json::from_str::<serde_json::Value>(text).ok().and_then(|value| value["version"].as_u64());
        match version {
            Some(version) if version != u64::from(VERSION) => Err(say!(lang,
                zh: "{shown}：这份已知问题清单是第 {version} 版的，这里用第 {VERSION} 版；请用 --write-baseline 重新生成",
                en: "{shown}: the baseline is of version {version}, this is version {VERSION}; run --write-baseline again")),
            _ => serde_json::from_str(text).map_err(|error| {
                let (line, column) = (error.line(), error.column());
                say!(lang,
                zh: "{shown}：不是已知问题清单（第 {line} 行第 {column} 列起不对）；请用 --write-baseline 重新生成",
                en: "{shown}: not a baseline (wrong from line {line}, column {column}); run --write-baseline again")
            }),
        }
    }

    /// Keeps the findings of a report.
    pub(super) fn add(&mut self, report: &str, findings: &[Finding], edition: &Edition) {
        for finding in findings {
            let rules = self.reports.entry(report.to_owned()).or_default();
            let places = rules.entry(finding.rule.name.to_owned()).or_default();
            *places.entry(place(finding, edition)).or_default() += 1;
        }
    }

    /// Adds what another one keeps.
    pub(super) fn extend(&mut self, other: Option<Baseline>) {
        self.reports.extend(other.into_iter().flat_map(|other| other.reports));
    }

    /// The findings of a report that are not in the baseline: of as many at one place as it has, the
    /// first are taken for those.
    pub(super) fn new_findings(&self, report: &str, findings: Vec<Finding>, edition: &Edition) -> Vec<Finding> {
        let Some(known) = self.reports.get(report) else { return findings };
        let mut left = known.clone();
        let mut is_new = |finding: &Finding| {
            let places = left.get_mut(finding.rule.name);
            match places.and_then(|places| places.get_mut(&place(finding, edition))).filter(|count| **count > 0) {
                Some(count) => {
                    *count -= 1;
                    false
                }
                None => true,
            }
        };
        findings.into_iter().filter(|finding| is_new(finding)).collect()
    }

    /// The file's text.
    pub(super) fn text(&self) -> String {
        serde_json::to_string_pretty(self).expect("plain data") + "\n"
    }
}

fn place(finding: &Finding, edition: &Edition) -> String {
    finding.place.as_ref().map_or(String::new(), |place| place.describe(edition))
}

/// A report's path as a baseline has it: seen from the baseline's folder, so that it can be run from
/// anywhere. Only what lies on another drive keeps the whole path.
pub(super) fn relative(report: &Path, baseline: &Path) -> String {
    let (report, baseline) = (workspace::absolute(report), workspace::absolute(baseline));
    let folder = baseline.parent().unwrap_or(&baseline);
    let common = report.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let path = match common {
        0 => report,
        _ => {
            let up = folder.components().skip(common).map(|_| Component::ParentDir);
            up.chain(report.components().skip(common)).collect::<PathBuf>()
        }
    };
    path.to_string_lossy().replace('\\', "/")
}
