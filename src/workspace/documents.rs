//! Which files are documents of other formats, and which are reports as they are.

use super::read::{Opened, ReadError, decode, is_file, open, whole};
use crate::document::read::{Member, members};
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

/// How the names end of files that are archives of parts, and are looked into by their readers alone.
const OF_PARTS: [&str; 6] = ["docx", "docm", "xlsx", "xlsm", "odt", "ods"];

/// An archive is not read beyond so many bytes.
const MOST_OF_ARCHIVE: u64 = (200 << 20) + 1;

/// The files in an archive, or why they are not to be had; none where it is none, which is told by how it begins.
pub fn archived(path: &Path, lang: Lang) -> Result<Option<Vec<Member>>, String> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    // A pipe can be read once, by who reads what comes of it.
    if OF_PARTS.contains(&&*ending) || is_file(path).is_err() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let Ok(file) = File::open(path) else { return Ok(None) };
    let mut file = file.take(MOST_OF_ARCHIVE);
    if file.by_ref().take(2).read_to_end(&mut bytes).is_err() || bytes != b"PK" {
        return Ok(None);
    }
    file.read_to_end(&mut bytes).map_err(|error| ReadError::Io(error).message(lang))?;
    members(bytes).map_err(|error| error.message_for_archives(lang))
}

/// What a file holds, or a pipe that the process was given.
pub fn content(path: &Path) -> Result<Content, ReadError> {
    let file = match open(path)? {
        Opened::File(file) => file,
        Opened::Pipe(file) => return content_of(path, &whole(file)?),
    };
    let mut bytes = room(&file);
    let mut file = file.take(u64::from(u32::MAX) + 1);
    file.by_ref().take(MOST).read_to_end(&mut bytes).map_err(ReadError::Io)?;
    if is_other(path, &bytes) {
        return Ok(Content::Document(bytes));
    }
    if bytes.len() as u64 == MOST {
        file.read_to_end(&mut bytes).map_err(ReadError::Io)?;
    }
    decode(&bytes).map(Content::Text)
}

/// The bytes of a document, up to one more than its reader takes.
pub fn document_bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    let (Opened::File(file) | Opened::Pipe(file)) = open(path)?;
    let mut bytes = room(&file);
    file.take(MOST).read_to_end(&mut bytes).map_err(ReadError::Io)?;
    Ok(bytes)
}

/// Room for a file as large as it says that it is, and to find its end: what is read without knowing is read piece by piece.
fn room(file: &File) -> Vec<u8> {
    let size = file.metadata().map_or(0, |metadata| metadata.len().min(MOST));
    Vec::with_capacity(size as usize + 64)
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
