//! Files as documents, one module a format. Each reader is bounded against files made to harm: sizes and counts are
//! bounded before memory is asked for, nothing recurses on what it reads, and a bound that is hit is an error that
//! names it.

pub(crate) mod archive;
mod bundle;
mod cells;
mod doc;
pub(crate) mod docx;
mod encoding;
mod foreign;
mod grid;
mod html;
mod kind;
mod little;
mod mht;
mod numbers;
#[cfg(test)]
#[path = "../../../tests/it/common/old_word.rs"]
mod old_word;
mod ole;
mod pdf;
mod pdf_why;
mod places;
mod rtf;
mod script;
mod sheets;
mod spread;
mod text;
mod unreadable;
mod word;
mod workbook_xml;
mod xls;
mod xlsx;

pub(crate) use bundle::is_beside;
pub use bundle::{Member, members};
pub use encoding::likely_encoding;
pub use foreign::Foreign;
pub use kind::Kind;
pub use pdf_why::Why as UnreadablePdf;
pub use sheets::workbook;
pub use spread::spread;
pub use unreadable::{Limit, Unreadable};

use super::Document;
use unreadable::FILE;

/// Of what kind a file is. `name` is its name, where there is one: it tells apart what the bytes do not.
pub fn kind(bytes: &[u8], name: Option<&str>) -> Result<Kind, Unreadable> {
    FILE.check_bytes(bytes.len())?;
    match kind::by_bytes(bytes, name)? {
        Some(kind) => Ok(kind),
        None => kind::by_text(&encoding::decode(bytes)?, name),
    }
}

/// Reads a file. `name` is its name, where there is one: it tells apart what the bytes do not.
pub fn read(bytes: &[u8], name: Option<&str>) -> Result<Document, Unreadable> {
    FILE.check_bytes(bytes.len())?;
    match kind::by_bytes(bytes, name)? {
        Some(Kind::Docx) => return docx::read(bytes),
        Some(Kind::Pdf) => return pdf::read(bytes),
        Some(Kind::Doc) => return doc::read(bytes),
        Some(Kind::Rtf) => return rtf::read(bytes),
        Some(Kind::Mht) => return mht::read(bytes),
        Some(Kind::Sheets) => return sheets::of_bytes(bytes).and_then(|it| spread(&it)),
        _ => {}
    }
    let decoded = encoding::decode(bytes)?;
    match kind::by_text(&decoded, name)? {
        Kind::Html => html::read(&decoded),
        Kind::Sheets => sheets::of_text(&decoded).and_then(|it| spread(&it)),
        _ => text::read(&decoded, name),
    }
}
