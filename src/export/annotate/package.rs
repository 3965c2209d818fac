//! The archive that a Word file is, of which a few parts are put in anew: all others stay byte for byte, packed as they
//! are.

use crate::document::Unreadable;
use crate::document::read::archive::Archive;
use crate::document::read::docx::{Encoding, MAIN, related};
use crate::document::write;
use std::io;

/// A Word file whose parts can be exchanged.
pub(super) struct Package<'a> {
    archive: Archive<'a>,
    /// The name of the part with the text, of its folder, and of its relations.
    pub(super) main: String,
    folder: String,
    pub(super) relations: String,
    /// Parts put in, by name.
    parts: Vec<(String, Vec<u8>)>,
}

/// The text of a part, and how it is to be written.
pub(super) struct PartText {
    pub(super) text: String,
    encoding: Encoding,
}

impl PartText {
    /// A new text.
    pub(super) fn new(text: String) -> PartText {
        PartText { text, encoding: Encoding::Utf8 }
    }

    fn bytes(&self) -> Vec<u8> {
        self.encoding.bytes(&self.text)
    }
}

impl<'a> Package<'a> {
    /// The file in these bytes.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, Unreadable> {
        let archive = Archive::open(bytes)?;
        let package = related(&archive, "_rels/.rels", "")?;
        let main = package.get("officeDocument").map_or(MAIN, |name| name).to_owned();
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let relations = format!("{folder}/_rels/{file}.rels").trim_start_matches('/').to_owned();
        let folder = folder.to_owned();
        Ok(Package { archive, main, folder, relations, parts: Vec::new() })
    }

    /// The part that the text refers to for this, and whether it is there.
    pub(super) fn related(&self, kind: &str) -> Result<Option<String>, Unreadable> {
        Ok(related(&self.archive, &self.relations, &self.folder)?.remove(kind))
    }

    /// The text of a part; none if there is none of this name. `said` is what an error calls it.
    pub(super) fn text(&self, name: &str, said: &'static str) -> Result<Option<PartText>, Unreadable> {
        let damaged = Unreadable::Damaged(said);
        let known = self.parts.iter().find(|(known, _)| Archive::is_same(known, name));
        let bytes = match known {
            Some((_, bytes)) => Some(bytes.clone()),
            None => self.archive.part(name).map_err(|_| damaged.clone())?,
        };
        let Some(bytes) = bytes else { return Ok(None) };
        let (text, encoding) = Encoding::decoded(bytes).ok_or(damaged)?;
        Ok(Some(PartText { text, encoding }))
    }

    /// Puts a part in, in the place of the one of this name or as the last.
    pub(super) fn put(&mut self, name: &str, part: &PartText) {
        self.parts.retain(|(known, _)| !Archive::is_same(known, name));
        self.parts.push((name.to_owned(), part.bytes()));
    }

    /// A name in the folder of the text that no part has.
    pub(super) fn free_name(&self, stem: &str) -> String {
        let named = |number: usize| match number {
            0 => format!("{}/{stem}.xml", self.folder),
            number => format!("{}/{stem}{number}.xml", self.folder),
        };
        let mut names = (0..).map(named).map(|name| name.trim_start_matches('/').to_owned());
        names.find(|name| !self.archive.has(name)).unwrap_or_default()
    }

    /// The whole file.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, Unreadable> {
        self.written().map_err(|_| Unreadable::Damaged("zip"))?
    }

    fn written(&self) -> io::Result<Result<Vec<u8>, Unreadable>> {
        let mut zip = write::package::Package::default();
        let mut waiting: Vec<&(String, Vec<u8>)> = self.parts.iter().collect();
        let packed = match self.archive.packed() {
            Ok(packed) => packed,
            Err(error) => return Ok(Err(error)),
        };
        for packed in packed {
            let name = String::from_utf8_lossy(&packed.name).into_owned();
            let put = waiting.iter().position(|(put, _)| Archive::is_same(put, &name)).map(|at| waiting.remove(at));
            match put {
                Some((_, bytes)) => zip.part(&name, bytes)?,
                None => zip.packed(&packed.name, packed.method, (packed.crc, packed.size), packed.data)?,
            }
        }
        for (name, bytes) in waiting {
            zip.part(name, bytes)?;
        }
        zip.finish().map(Ok)
    }
}
