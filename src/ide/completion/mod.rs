//! Completion, by the place of the cursor.

mod cell_at;
mod cells;
mod directive;
mod figures;
mod front_matter;
mod heading;
mod item;
mod offer;
mod prose;
mod rows;
mod snippet;
mod table;
mod whole;

use super::Document;
use super::cursor::Cursor;

pub use item::{CompletionItem, CompletionKind};
pub(super) use rows::lacking;
pub(super) use snippet::escape;
pub use snippet::plain;

/// The characters that completion is asked for at once, in both widths.
pub const TRIGGERS: &[&str] = &["|", "｜", "#", "＃", "(", "（", "《", "〔", "第", ":", "：", "/"];

/// What can be put in at the byte `offset`. What is there goes with what is typed so far: the list is
/// to be asked for again when more is.
pub fn completion(doc: &Document<'_>, offset: u32) -> Vec<CompletionItem> {
    let tree = &doc.report.tree;
    let cursor = Cursor::new(tree, offset);
    if let Some(items) = directive::completion(doc, &cursor) {
        return items;
    }
    if let Some(items) = front_matter::completion(doc, &cursor) {
        return items;
    }
    match tree.slice(cursor.span).trim_start_matches('\u{FEFF}').trim_start().chars().next() {
        Some('|' | '｜') => table::completion(doc, &cursor),
        Some('#' | '＃') => heading::completion(doc, &cursor),
        _ => {
            let mut items = table::below(doc, &cursor);
            let has_rows = !items.is_empty();
            items.extend(whole::completion(doc, &cursor));
            if !has_rows {
                items.extend(prose::completion(doc, &cursor));
            }
            items
        }
    }
}
