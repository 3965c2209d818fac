//! A file as it was handed in, annotated: what every door does with one, and what the annotated file is called.

use super::annotated::{Annotated, annotate};
use super::exported::{Exported, exported};
use super::note::Author;
use super::own::cleared;
use super::remarks::{Remarks, Wanted, remarks};
use crate::check;
use crate::document::{self, Document, Kind, Unreadable};
use crate::import::{self, Checked};
use crate::lint::Options;
use crate::text::{Lang, file_name, say};
use std::sync::Arc;

/// What stands at the end of the names of annotated files.
pub const MARK: &str = "_批注";

/// A file that was handed in.
#[derive(Clone, Debug)]
pub enum Given<'g> {
    /// The text of a report.
    Text(Arc<str>),
    /// A document, by its bytes and its name.
    Document(Vec<u8>, Option<&'g str>),
}

/// A file that was annotated.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The Word file; none where there was nothing to say.
    pub bytes: Option<Vec<u8>>,
    /// The agency whose report it is.
    pub agency: Option<String>,
    /// How many comments there are.
    pub comments: usize,
    /// How many tracked changes.
    pub changes: usize,
    /// How many findings they speak of.
    pub findings: usize,
    /// How many findings were left unsaid, since they are but worth knowing.
    pub unsaid: usize,
    /// Whether it was no Word file, and became one first.
    pub is_exported: bool,
}

impl Author {
    /// The usual one, at a time as XML has it.
    pub fn usual(date: String, lang: Lang) -> Author {
        Author { name: say!(lang, zh: "年报检查", en: "nianbao"), date }
    }
}

/// Annotates a file: a Word file as it is, without our own earlier remarks; any other as the one that it becomes.
pub fn whole(given: Given<'_>, wanted: Wanted, author: &Author, options: &Options<'_>) -> Result<Whole, Unreadable> {
    let File { bytes, document, checked, is_exported } = file(given, options)?;
    let Remarks { notes, findings, unsaid } = remarks(&document, &checked, wanted, options);
    let agency = checked.analysis.report.front_matter.agency.as_ref().map(|agency| agency.value.clone());
    let none = Whole { bytes: None, agency, comments: 0, changes: 0, findings, unsaid, is_exported };
    if notes.is_empty() {
        return Ok(none);
    }
    let Annotated { bytes, changed } = annotate(&bytes, &document.parts, &notes, author)?;
    Ok(Whole { bytes: Some(bytes), comments: notes.len(), changes: changed.iter().sum(), ..none })
}

/// The name of an annotated file: by the unit, else by the file's own name without its ending. Of two files of one unit
/// the second goes by its own name, too.
pub fn name(agency: Option<&str>, stem: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let unit = agency.map(file_name).filter(|name| !name.is_empty());
    let named = format!("{}{MARK}.docx", unit.as_deref().unwrap_or(stem));
    match unit {
        Some(unit) if is_taken(&named) => format!("{unit}（{stem}）{MARK}.docx"),
        _ => named,
    }
}

/// A Word file to annotate.
struct File {
    bytes: Vec<u8>,
    document: Document,
    checked: Checked,
    /// Whether it was made of what is none.
    is_exported: bool,
}

/// The Word file that a file is, without our own remarks, or the one that it becomes.
fn file(given: Given<'_>, options: &Options<'_>) -> Result<File, Unreadable> {
    let analysis = match given {
        Given::Text(text) => check(text, &Options { imported: true, ..*options }),
        Given::Document(bytes, name) if document::kind(&bytes, name)? == Kind::Docx => {
            let bytes = cleared(&bytes)?.unwrap_or(bytes);
            let document = document::read(&bytes, name)?;
            let checked = import::check(&document, options);
            return Ok(File { bytes, document, checked, is_exported: false });
        }
        Given::Document(bytes, name) => import::check(&document::read(&bytes, name)?, options).analysis,
    };
    let Exported { bytes, document, checked } = exported(&analysis, options)?;
    Ok(File { bytes, document, checked, is_exported: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_file_of_a_unit_goes_by_its_own_name_too() {
        let free = |_: &str| false;
        assert_eq!(name(Some("𠮷县/政府"), "a", free), "𠮷县_政府_批注.docx");
        assert_eq!(name(Some("𠮷县"), "再报", |name| name == "𠮷县_批注.docx"), "𠮷县（再报）_批注.docx");
        assert_eq!(name(None, "年报😀", |_| true), "年报😀_批注.docx");
    }
}
