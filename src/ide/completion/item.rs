//! What completion gives.

use crate::ide::subject::Subject;
use crate::text::Edit;

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
    /// Whether the text has `$1` places, which [`plain`](super::plain) takes out; without, it is to be put in as it is.
    pub snippet: bool,
    /// What [`resolve`](crate::ide::resolve) explains.
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
