//! Documents as Word files, in the usual look of 公文 (GB/T 9704): A4 with its margins, the title in 方正小标宋, headings
//! in 黑体 and 楷体, text in 仿宋, pages numbered at the foot.
//!
//! A heading of level 1 is the title, one of level 2 is 一、, of level 3 （一）. What Word, WPS and LibreOffice are strict
//! about is held by a test: the order of children, a grid in each table, a paragraph at the end of each cell and
//! between two tables, no attribute or setting outside of the schema.

mod body;
mod parts;

use super::package::Package;
use super::xml::{core, escaped};
use crate::document::Document;
use std::io;

/// A document as the bytes of a Word file. An error would be one of the archive's writer: a part of more than 4 GB.
pub fn docx(document: &Document) -> io::Result<Vec<u8>> {
    let title = document.title.as_deref().unwrap_or_default();
    let mut package = Package::default();
    package.part("[Content_Types].xml", parts::CONTENT_TYPES.as_bytes())?;
    package.part("_rels/.rels", parts::RELATIONS.as_bytes())?;
    package.part("docProps/core.xml", core(&escaped(title)).as_bytes())?;
    package.part("docProps/custom.xml", parts::custom(&document.facts).as_bytes())?;
    package.part("word/document.xml", body::xml(document).as_bytes())?;
    package.part("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS.as_bytes())?;
    package.part("word/styles.xml", parts::styles().as_bytes())?;
    package.part("word/settings.xml", parts::SETTINGS.as_bytes())?;
    package.part("word/fontTable.xml", parts::FONTS.as_bytes())?;
    package.part("word/footer1.xml", parts::FOOTER.as_bytes())?;
    package.finish()
}
