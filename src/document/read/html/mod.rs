//! Pages: those of portals whole, Word's own HTML, and what is on the clipboard, which may be rows without a table.
//!
//! html5gum reads the tags as the standard has it, and says where each stands; the tree is our own, for parsers that
//! build one forget where things stood. What is built is not a browser's tree but what a reader sees of it: lines and
//! cells. It goes with the page however ill its tags are nested, each step in constant time.
//!
//! What a page hides by its classes is read, but for what stands in the lines of a table's cells: see [`veil`].

mod attributes;
mod line;
mod names;
mod reader;
mod stack;
mod table;
#[cfg(test)]
mod tests;
mod veil;

use super::unreadable::Unreadable;
use crate::document::{Document, FACT};
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use reader::Reader;

/// Reads a page.
pub(super) fn read(text: &str) -> Result<Document, Unreadable> {
    // The clipboard has a head of its own before the page.
    let has_head = text.trim_start_matches('\u{FEFF}').starts_with("Version:");
    let mark = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let start = if has_head { text.find('<').unwrap_or_default() } else { mark };
    let mut document = read_part(text, start, text.len())?;
    document.facts = facts(text);
    Ok(document)
}

/// What a page of the writer here says of itself, letter for letter as that writes it; no other page has it.
fn facts(text: &str) -> Vec<(String, String)> {
    let head = text.find("<body").map_or("", |body| &text[..body]);
    let mark = format!("<meta name=\"{FACT}");
    let facts = head.match_indices(&mark).filter_map(|(at, _)| {
        let (name, rest) = head[at + mark.len()..].split_once("\" content=\"")?;
        let (value, _) = rest.split_once('"')?;
        Some((name.to_owned(), quick_xml::escape::unescape(value).ok()?.into_owned()))
    });
    facts.take(16).collect()
}

/// Reads the part of a text that is HTML. Positions are those in the whole text.
pub(super) fn read_part(text: &str, start: usize, end: usize) -> Result<Document, Unreadable> {
    let mut reader = Reader::new(text, start);
    let handle = |event: CallbackEvent<'_>, span| reader.handle(event, span).err();
    let mut emitter = CallbackEmitter::new(handle);
    emitter.naively_switch_states(true);
    if let Some(Ok(error)) = Tokenizer::new_with_emitter(&text[start..end], emitter).next() {
        return Err(error);
    }
    reader.finish()
}
