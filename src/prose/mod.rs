//! What a paragraph says, read from its text alone: the provisions and documents that it cites, and what its figures
//! are of.

mod citation;
mod claims;
mod classify;
mod clause;
mod figures;
mod lists;
mod notion;
mod number;
mod others;
mod reader;
mod reading;
mod settled;
mod sorts;
mod title;
mod token;
mod vocabulary;
mod whole;
mod words;

pub use citation::{Citation, Cite, Defined, Source, citations, citations_after};
pub use claims::{Claim, Says};
pub use figures::{read, topic_of};
pub use notion::{CaseKind, DocumentKind, Notion, Topic};
pub use number::{Number, Shape, begins as begins_number};
pub use reader::Reporter;
pub use reading::{Figure, List, Reading};
pub use title::titles;
pub use token::{Item, Token, Unit};
pub use words::Word;
