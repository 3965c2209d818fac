//! The one writer of canonical text: tables, rows, sections, templates.

mod skeleton;
mod table;

pub use skeleton::{blank_cell, blank_section, blank_table};
pub use table::{Align, aligned, row_like};
