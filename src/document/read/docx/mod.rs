//! Word files (.docx): an archive of XML parts, of which the text, styles, numbering and notes are read. Heads and feet
//! of pages and comments are not: nobody reads them as part of the report.
//!
//! What a reader sees is what is read: changes as if all were accepted, results of fields and not their codes, the
//! numbers of Word's own numbering, nothing that is hidden. A continuation of a merged cell is not seen, and neither
//! is its text.

mod body;
mod flow;
mod numbering;
mod props;
mod styles;
#[cfg(test)]
mod tests;
pub(crate) mod xml;

use super::archive::Archive;
use super::places;
use super::unreadable::Unreadable;
use super::word::numbering::Numbering;
use crate::document::{Document, FACT};
use body::{Notes, Shared};
use encoding_rs::{UTF_16BE, UTF_16LE};
use rustc_hash::FxHashMap;
use styles::Styles;
use xml::{Node, Xml};

/// Where the text of a document is, unless its relations say otherwise.
pub(crate) const MAIN: &str = "word/document.xml";

/// Reads a Word file.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let archive = Archive::open(bytes)?;
    let package = related(&archive, "_rels/.rels", "")?;
    let main = package.get("officeDocument").map_or(MAIN, |name| name);
    let main_part = part(&archive, main)?.ok_or(Unreadable::Damaged(MAIN))?;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let relations = related(&archive, &format!("{folder}/_rels/{file}.rels"), folder)?;
    let named = |kind: &str| {
        let name = relations.get(kind).cloned().unwrap_or_else(|| format!("{folder}/{kind}.xml"));
        Ok::<_, Unreadable>((part(&archive, &name)?, name))
    };

    let mut shared = Shared::default();
    if let (Some(text), _) = named("styles")? {
        shared.styles = Styles::read(&text)?;
    }
    if let (Some(text), _) = named("numbering")? {
        shared.numbering = Numbering::read(&text, &shared.styles)?;
    }
    let mut parts = vec![main.to_owned()];
    let mut notes = [Notes::default(), Notes::default()];
    for (kind, notes) in ["footnotes", "endnotes"].into_iter().zip(&mut notes) {
        if let (Some(text), name) = named(kind)? {
            let (mut none, mut neither) = Default::default();
            *notes =
                body::read(Xml::new(&text, "notes"), parts.len() as u16, &mut shared, &mut none, &mut neither)?.notes;
            parts.push(name);
        }
    }
    let [footnotes, endnotes] = &mut notes;
    let read = body::read(Xml::new(&main_part, MAIN), 0, &mut shared, footnotes, endnotes)?;
    let facts = match package.get("custom-properties") {
        Some(name) => facts(part(&archive, name)?)?,
        None => Vec::new(),
    };
    let (left_out, unread) = (shared.left_out, shared.unread);
    let mut document = Document { blocks: read.blocks, parts, facts, left_out, unread, ..Document::default() };
    places::settle(&mut document);
    Ok(document)
}

/// The properties that the writer here gives a file, of those that it has.
fn facts(text: Option<String>) -> Result<Vec<(String, String)>, Unreadable> {
    let mut facts: Vec<(String, String)> = Vec::new();
    let text = text.unwrap_or_default();
    let mut xml = Xml::new(&text, "custom.xml");
    let mut is_open = false;
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) if element.name() == "property" => {
                let name = element.attribute("name").filter(|name| name.starts_with(FACT));
                is_open = name.is_some();
                facts.extend(name.map(|name| (name[FACT.len()..].to_owned(), String::new())));
            }
            Node::Text(text, _) if is_open => {
                if let Some((_, value)) = facts.last_mut() {
                    value.push_str(text.trim());
                }
            }
            _ => {}
        }
    }
    Ok(facts)
}

/// The text of a part. Where it is UTF-16, positions are those of the text as UTF-8.
pub(super) fn part(archive: &Archive, name: &str) -> Result<Option<String>, Unreadable> {
    let Some(bytes) = archive.part(name)? else { return Ok(None) };
    Encoding::decoded(bytes).map(|(text, _)| Some(text)).ok_or(Unreadable::Damaged("XML: UTF-8"))
}

/// How a part's text is written down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Encoding {
    /// As nearly all are.
    Utf8,
    /// With a mark at the beginning.
    Utf16Le,
    /// The same, the other byte first.
    Utf16Be,
}

impl Encoding {
    /// The text of some bytes, without the mark of UTF-16; none where they are none.
    pub(crate) fn decoded(bytes: Vec<u8>) -> Option<(String, Encoding)> {
        match bytes[..] {
            [0xFF, 0xFE, ..] => Some((UTF_16LE.decode(&bytes).0.into_owned(), Encoding::Utf16Le)),
            [0xFE, 0xFF, ..] => Some((UTF_16BE.decode(&bytes).0.into_owned(), Encoding::Utf16Be)),
            _ => Some((String::from_utf8(bytes).ok()?, Encoding::Utf8)),
        }
    }

    /// A text in bytes.
    pub(crate) fn bytes(self, text: &str) -> Vec<u8> {
        let units = || std::iter::once(0xFEFF).chain(text.encode_utf16());
        match self {
            Encoding::Utf8 => text.as_bytes().to_vec(),
            Encoding::Utf16Le => units().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => units().flat_map(u16::to_be_bytes).collect(),
        }
    }
}

/// The parts that a part refers to, by the last word of the kind: `styles`, `officeDocument`.
pub(crate) fn related(archive: &Archive, name: &str, folder: &str) -> Result<FxHashMap<String, String>, Unreadable> {
    let mut found = FxHashMap::default();
    let Some(text) = part(archive, name)? else { return Ok(found) };
    let mut xml = Xml::new(&text, "_rels");
    while let Some(node) = xml.next()? {
        let Node::Start(element) = node else { continue };
        // What lies outside of the file is never followed.
        if element.name() != "Relationship" || element.attribute("TargetMode").as_deref() == Some("External") {
            continue;
        }
        let (Some(kind), Some(target)) = (element.attribute("Type"), element.attribute("Target")) else { continue };
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        found.entry(kind).or_insert_with(|| resolve(folder, &target));
    }
    Ok(found)
}

/// The name of a part that another one in `folder` refers to.
pub(super) fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut names: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split('/') {
        match name {
            "." | "" => {}
            ".." => _ = names.pop(),
            name => names.push(name),
        }
    }
    names.join("/")
}
