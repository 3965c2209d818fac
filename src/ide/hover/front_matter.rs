//! On a key of the front matter, or its value.

use super::about::{Hover, about};
use crate::ide::cursor::Cursor;
use crate::ide::{Document, Subject, resolve};
use crate::report::Key;
use crate::text::say;

pub(super) fn hover(doc: &Document<'_>, cursor: &Cursor) -> Option<Hover> {
    let tree = &doc.report.tree;
    // An item of a list belongs to the key above it.
    let entry = tree.entries.iter().rev().find(|entry| entry.line as usize <= cursor.line)?;
    let on_key =
        entry.line as usize == cursor.line && entry.key.start <= cursor.offset && cursor.offset <= entry.key.end;
    let mut values = entry.values().map(|scalar| scalar.span);
    let value = values.find(|span| !span.is_empty() && span.start <= cursor.offset && cursor.offset <= span.end);
    let span = if on_key { entry.key } else { value? };
    let key = Key::named(tree.slice(entry.key))?;
    let mut hover = about(doc, span, &Subject::Key(key.name().to_owned()))?;
    if let Some(fact) = fact(doc, key) {
        hover.markdown.push_str(&format!("\n\n{fact}"));
    }
    Some(hover)
}

/// What follows from the key in this report.
fn fact(doc: &Document<'_>, key: Key) -> Option<String> {
    let edition = doc.report.edition;
    match key {
        Key::Year | Key::Edition => {
            let number = &edition.document.number;
            Some(say!(doc.lang, zh: "本报告适用的格式：{number}", en: "The format of this report: {number}"))
        }
        Key::Kind => {
            let kind = doc.report.front_matter.agency_kind().name();
            Some(say!(doc.lang, zh: "本报告按“{kind}”检查。", en: "This report is checked as one of kind {kind}."))
        }
        // When a report is due.
        Key::Published => resolve(&Subject::Article(49), doc.lang, doc.law),
        _ => None,
    }
}
