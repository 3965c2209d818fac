//! The instruments that reports rest on, as data: what each article of the 《中华人民共和国政府信息公开条例》
//! provides, in our own words, and the documents that reports cite, by number.
//!
//! Nothing here quotes the regulation.

mod instrument;
mod regulation;

pub use instrument::{Cited, Instrument, Status, cited, instrument, instruments};
pub use regulation::{Article, Chapter, Paragraph, Part, Regulation, Words, article, exists, provides, regulation};
