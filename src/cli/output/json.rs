//! All findings as one JSON array: `schemas/findings.schema.json` is its reference.

use super::checked::{Checked, Output, Summary, Unchecked};
use crate::cli::shown::shown;
use crate::cli::visible::escaped;
use crate::export::{FindingJson, Telling};
use crate::text::Lang;

pub(super) struct Json {
    pub lang: Lang,
}

impl Output for Json {
    fn file(&self, checked: &Checked<'_>) -> String {
        self.objects(checked).collect::<Vec<_>>().join(",\n  ")
    }

    fn frame(&self, summary: &Summary) -> (String, &'static str, String) {
        array(summary, unchecked(summary))
    }
}

impl Json {
    /// One object for each finding, each on one line.
    pub(super) fn objects<'c>(&self, checked: &'c Checked<'c>) -> impl Iterator<Item = String> {
        let telling = Telling {
            document: checked.document(),
            about: &checked.about,
            edition: checked.edition,
            law: checked.law,
            lang: self.lang,
            shown: |other| shown(&other.path),
        };
        let object = move |finding| escaped(serde_json::to_string(&telling.finding(finding)).expect("plain data"));
        checked.findings.iter().map(object)
    }
}

/// One object for each file that could not be checked, each on one line.
pub(super) fn unchecked(summary: &Summary) -> impl Iterator<Item = String> {
    let object = |it: &Unchecked| serde_json::to_string(&FindingJson::unchecked(&it.path, &it.message));
    summary.unchecked.iter().map(move |it| escaped(object(it).expect("plain data")))
}

/// What makes one array of the files' objects, with those of `unchecked` behind them.
pub(super) fn array(summary: &Summary, unchecked: impl Iterator<Item = String>) -> (String, &'static str, String) {
    let unchecked = unchecked.collect::<Vec<_>>().join(",\n  ");
    match (summary.findings(), summary.unchecked.len()) {
        (0, 0) => ("[".into(), "", "]\n".into()),
        (0, _) => ("[\n  ".into(), "", unchecked + "\n]\n"),
        (_, 0) => ("[\n  ".into(), ",\n  ", "\n]\n".into()),
        (..) => ("[\n  ".into(), ",\n  ", format!(",\n  {unchecked}\n]\n")),
    }
}
