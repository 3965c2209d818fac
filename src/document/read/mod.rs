//! Files as documents, one module a format. Each reader is bounded against files made to harm.

use super::Document;
use crate::text::{Lang, say};

/// What kind of file it is, by what stands in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A Word file (.docx).
    Docx,
    /// A page.
    Html,
    /// Text: of a page, of a Word file, of whatever was copied.
    Text,
}

/// Why a file could not be read as a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// No reader for this kind yet; its name, as people know it.
    Other(&'static str),
}

impl Unreadable {
    /// The reason, and what to do about it.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Unreadable::Other(name) => {
                say!(lang, zh: "这是 {name} 文件，读不了", en: "this is a {name} file, which cannot be read")
            }
        }
    }
}

/// Reads a file. `name` is its name, where there is one: it tells apart what the bytes do not.
pub fn read(bytes: &[u8], name: Option<&str>) -> Result<Document, Unreadable> {
    let _ = (bytes, name);
    Err(Unreadable::Other("?"))
}
