//! From text to a lossless tree of lines. Knows the six kinds of line and no official name.
//!
//! [`parse`] is total (any text gives a tree), linear, and copies nothing: every node is a
//! [`Span`](crate::text::Span) of the text. What a writer did that Markdown reads otherwise, or typed full-width
//! where markup stands, is kept as a [`Slip`] with the edit that fixes it.

mod comment;
mod conflict;
pub(crate) mod cursor;
mod delimiters;
mod directive;
mod flow;
mod front_matter;
mod html;
mod line;
mod parse;
mod slips;
mod table;
mod tree;
mod unshown;

pub use crate::text::ascii;
pub use comment::said_in_comments;
pub(crate) use comment::{comments, is_closed};
pub use conflict::{Conflict, conflicts};
pub(crate) use cursor::begins_markup;
pub use cursor::unescaped;
pub use directive::{Directive, directives};
pub(crate) use flow::{begins_item, is_empty_item};
pub use front_matter::{Entry, Quote, Scalar, quoted};
pub use parse::parse;
pub use slips::{Slip, SlipKind};
pub use tree::{Block, BlockKind, Heading, Line, LineKind, Row, Tree};
