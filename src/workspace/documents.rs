//! Which files are documents of other formats, and which are reports as they are.

use super::read::{ReadError, decode, is_file};
use crate::import::{self, Imported, is_other};
use crate::text::Lang;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// What a file holds.
pub enum Content {
    /// The text of a report.
    Text(Arc<str>),
    /// A document of another format, or something that is none: its reader tells.
    Document(Vec<u8>),
}

/// A document is not read beyond so many bytes; its reader says what is too large.
const MOST: u64 = (64 << 20) + 1;

/// What a file holds, or a pipe that somebody has named.
pub fn content(path: &Path) -> Result<Content, ReadError> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(ReadError::Io)?;
    let mut file = file.take(u64::from(u32::MAX) + 1);
    file.by_ref().take(MOST).read_to_end(&mut bytes).map_err(ReadError::Io)?;
    if is_other(path, &bytes) {
        return Ok(Content::Document(bytes));
    }
    file.read_to_end(&mut bytes).map_err(ReadError::Io)?;
    decode(&bytes).map(Content::Text)
}

/// The bytes of a document, up to one more than its reader takes.
pub fn document_bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut bytes)).map_err(ReadError::Io)?;
    Ok(bytes)
}

/// The same of a file that nobody has named to the program itself: no pipe, which may have no end.
pub fn regular_document_bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    is_file(path)?;
    document_bytes(path)
}

/// A document as the text of a report, or why it is none.
pub fn imported(name: &Path, bytes: &[u8], lang: Lang) -> Result<Imported, String> {
    import::read(name, bytes, lang).map(|document| import::import(&document))
}

/// What bytes are that go by a name.
pub fn content_of(name: &Path, bytes: &[u8]) -> Result<Content, ReadError> {
    if is_other(name, bytes) { Ok(Content::Document(bytes.to_vec())) } else { decode(bytes).map(Content::Text) }
}
