//! The instruments that reports rest on, as data: what each article of the 《中华人民共和国政府信息公开条例》
//! provides, and the documents that reports cite, by number.
//!
//! In Chinese the regulation is quoted word for word; the English is a gist of ours. Who wants the words of
//! another copy names it, and [`OfficialText`] reads it.
//!
//! As in [`edition`](crate::edition), the data files are Rust source beforehand, in `generated`.

mod instrument;
mod official;
mod regulation;
#[cfg(test)]
mod source;

#[cfg(not(test))]
#[rustfmt::skip]
mod generated;

pub(crate) use instrument::begins_number;
pub use instrument::{Cited, Instrument, Status, cited, instrument, instruments};
pub use official::{NotTheRegulation, OfficialText, is_quoted};
pub use regulation::{
    Article, Chapter, Header, Paragraph, Part, Regulation, Words, article, exists, provides, regulation,
};
