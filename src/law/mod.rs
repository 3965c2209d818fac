//! The instruments that reports rest on, as data: what each article of the 《中华人民共和国政府信息公开条例》
//! provides, in our own words, and the documents that reports cite, by number.
//!
//! Nothing here quotes the regulation. Who wants its very words names a copy of their own, which
//! [`OfficialText`] reads.

mod instrument;
mod official;
mod regulation;

pub use instrument::{Cited, Instrument, Status, cited, instrument, instruments};
pub use official::{NotTheRegulation, OfficialText};
pub use regulation::{
    Article, Chapter, Header, Paragraph, Part, Regulation, Words, article, exists, provides, regulation,
};
