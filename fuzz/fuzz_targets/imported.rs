//! What any file comes to that may be a document: read, imported and checked, each thing in its place; or refused with
//! a word.

use nianbao::document::read;
use nianbao::import::check;
use nianbao::lint::Options;
use nianbao::text::Lang;

/// Reads, imports and checks a file.
pub fn imported(file: &[u8], name: &str) {
    let document = match read(file, Some(name)) {
        Ok(document) => document,
        Err(error) => {
            assert!(!error.message(Lang::Zh).is_empty());
            return;
        }
    };
    let checked = check(&document, &Options { lang: Lang::Zh, ..Options::default() });
    let text = &checked.imported.text;
    let mut end = 0;
    for stretch in checked.imported.origins.stretches() {
        assert!(stretch.span.start >= end && text.get(stretch.span.range()).is_some(), "{stretch:?}");
        end = stretch.span.end;
    }
    for finding in &checked.analysis.findings {
        assert!(text.get(finding.span.range()).is_some(), "{finding:?}");
        checked.imported.origin(finding.span, Lang::Zh);
    }
}
