//! What is wrong with the configurations that apply, as those commands say it that show no findings.

use super::ending::complain;
use super::shown::{from_here, shown};
use crate::lint::Finding;
use crate::text::{Encoding, Lang, LineIndex, say};
use crate::workspace::{AllSettings, Settings};

/// Says what keeps the configurations from being what was meant; whether anything does. Then nothing is done: it would
/// have to be done once more.
pub(super) fn is_unusable(settings: &AllSettings, lang: Lang) -> bool {
    let all = settings.configurations();
    let wrong: Vec<String> = all.iter().flat_map(|settings| wrong(settings, &settings.errors(), lang)).collect();
    wrong.iter().for_each(|said| complain(&say!(lang, zh: "{said}；没有执行", en: "{said}; nothing was done")));
    !wrong.is_empty()
}

/// What is wrong with a configuration, a line each, with its place: why it cannot be read, else these findings.
pub(super) fn wrong(settings: &Settings, findings: &[Finding], lang: Lang) -> Vec<String> {
    let path = settings.path.as_deref().map(|path| shown(&from_here(path))).unwrap_or_default();
    if let Some(error) = &settings.error {
        return vec![format!("{path}: {}", error.message(lang))];
    }
    let lines = LineIndex::new(&settings.text);
    let said = findings.iter().map(|finding| {
        let at = lines.position(&settings.text, finding.span.start, Encoding::Utf32);
        format!("{path}:{}:{}: {}", at.line + 1, at.column + 1, finding.message)
    });
    said.collect()
}
