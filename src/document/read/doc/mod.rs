//! Word files before 2007 and WPS's own (.doc, .wps; [MS-DOC]): one stream of characters in pieces, and tables beside it
//! that say what each stretch of it is.
//!
//! What a reader sees is what is read, as of a newer Word file: nothing deleted or hidden, results of fields, numbers
//! of lists, notes, text boxes. Origins are bytes of the stream `WordDocument`.

mod fib;
mod lists;
mod notes;
mod pages;
mod pictures;
mod pieces;
mod props;
mod rows;
mod sprm;
mod styles;
#[cfg(test)]
mod tests;
mod text;

use super::ole::Container;
use super::places;
use super::unreadable::Unreadable;
use crate::document::Document;
use fib::Fib;
pub(super) use fib::foreign;
use std::borrow::Cow;

/// The stream that holds the text.
pub(super) const MAIN: &str = "WordDocument";

/// Reads a Word file of the older kind.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let container = Container::open(bytes)?;
    let main = container.stream(MAIN)?.ok_or(Unreadable::Damaged(MAIN))?;
    let fib = Fib::read(&main)?;
    let table = if fib.is_second_table { "1Table" } else { "0Table" };
    let table = container.stream(table)?.ok_or(Unreadable::Damaged("OLE: Table"))?;
    let data = container.stream("Data")?.unwrap_or(Cow::Borrowed(&[]));
    let mut document = text::read(&text::Streams { main: &main, table: &table, data: &data, fib: &fib })?;
    document.parts = vec![MAIN.to_owned()];
    places::settle(&mut document);
    Ok(document)
}
