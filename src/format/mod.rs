//! The one writer of canonical text: whole reports as edits, tables, rows, sections, templates.
//!
//! [`format`] and [`format_range`] change how a report is written and never what it says; [`fill`]
//! writes out what `=` asks for.

mod document;
mod fill;
mod order;
mod piece;
mod rewrite;
mod row;
mod skeleton;
mod table;
mod tables;
mod template;
mod whole;

pub use document::Options;
pub use fill::fill;
pub(crate) use order::{out_of_order, sorted};
pub(crate) use piece::owed;
pub use piece::{OWED, Piece, join};
pub use row::new_row;
pub use skeleton::{blank_cell, blank_section, blank_table, filled_table, table_pieces};
pub(crate) use table::line;
pub use table::{Align, aligned, row_like};
#[cfg(feature = "documents")]
pub(crate) use table::{column_widths, dashes, padding};
pub use template::{CORNER, Carried, Draft, LastYear, Template, carried, draft, template, title, topics};
pub use whole::{format, format_range};
