//! What completion offers and hover explains, as something that can be named and explained later.

use crate::law::OfficialText;
use crate::text::Lang;
use serde::{Deserialize, Serialize};

/// Something that can be explained. It survives being sent to an editor and back.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Debug)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Subject {
    /// A key of the front matter, by its name.
    Key(String),
    /// A section: the edition's id and the section's index.
    Section(String, usize),
    /// A table: edition and table.
    Table(String, usize),
    /// A row: edition, table and row.
    Row(String, usize, usize),
    /// A column: edition, table and column.
    Column(String, usize, usize),
    /// An article of the regulation.
    Article(u32),
    /// An instrument, by its id.
    Instrument(String),
    /// A rule or group, by its name.
    Rule(String),
}

/// What there is to say of a subject, as Markdown. `None` for one that does not exist.
pub fn resolve(_subject: &Subject, _lang: Lang, _law: Option<&OfficialText>) -> Option<String> {
    None
}
