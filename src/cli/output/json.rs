//! All findings as one JSON array: `schemas/findings.schema.json` is its reference.

use super::checked::{Checked, Output, Summary};
use crate::cli::shown::shown;
use crate::export::Telling;
use crate::text::Lang;

pub(super) struct Json {
    pub lang: Lang,
}

impl Output for Json {
    fn file(&self, checked: &Checked<'_>) -> String {
        self.objects(checked).collect::<Vec<_>>().join(",\n  ")
    }

    fn frame(&self, summary: &Summary) -> (String, &'static str, String) {
        match summary.findings() {
            0 => ("[".into(), "", "]\n".into()),
            _ => ("[\n  ".into(), ",\n  ", "\n]\n".into()),
        }
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
        let object = move |finding| serde_json::to_string(&telling.finding(finding)).expect("plain data");
        checked.findings.iter().map(object)
    }
}
