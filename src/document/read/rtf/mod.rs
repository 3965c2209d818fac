//! Rich text (.rtf, often under the name of a `.doc`): read token by token, groups on a stack of our own.
//!
//! What a reader sees is what is read, as of a Word file. Origins are bytes of the file.

mod fonts;
mod reader;
mod state;
mod styles;
#[cfg(test)]
mod tests;
mod tokens;

use super::places;
use super::unreadable::Unreadable;
use crate::document::Document;

/// Reads a rich text.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut document = reader::read(bytes)?;
    document.parts = vec![String::new()];
    places::settle(&mut document);
    Ok(document)
}
