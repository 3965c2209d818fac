//! Completion, by the place of the cursor.

mod cells;
mod directive;
mod front_matter;
mod heading;
mod offer;
mod prose;
mod rows;
mod snippet;
mod table;
mod whole;

use super::cursor::Cursor;
use super::{Document, Subject};
use crate::text::Edit;

pub use snippet::plain;

/// The characters that completion is asked for at once, in both widths.
pub const TRIGGERS: &[&str] = &["|", "｜", "#", "＃", "(", "（", "《", "〔", "第", ":", "：", "/"];

/// Something that can be put in at the cursor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CompletionItem {
    /// What is shown.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A word more, shown beside.
    pub detail: Option<String>,
    /// What the editor matches with what stands between the edit's start and the cursor.
    pub filter_text: String,
    /// What the editor sorts by.
    pub sort_text: String,
    /// What is put in, on the cursor's line and around the cursor.
    pub edit: Edit,
    /// Edits elsewhere that go with it.
    pub additional: Vec<Edit>,
    /// Whether the text has `$1` places, which [`plain`] takes out; without, it is to be put in as it is.
    pub snippet: bool,
    /// What [`resolve`](super::resolve) explains.
    pub subject: Option<Subject>,
}

/// What a completion puts in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CompletionKind {
    /// A key of the front matter.
    Key,
    /// A value.
    Value,
    /// A section's heading, with its tables.
    Section,
    /// A row of a table.
    Row,
    /// A column of a table.
    Column,
    /// A whole table, or a whole report.
    Snippet,
    /// An article of the regulation.
    Article,
    /// A document's number or title.
    Instrument,
    /// An official name.
    Name,
    /// A rule's name.
    Rule,
}

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
