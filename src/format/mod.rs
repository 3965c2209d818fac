//! The one writer of canonical text: tables, rows, sections, templates.

mod fill;
mod row;
mod skeleton;
mod table;
mod template;

pub use fill::fill;
pub use row::new_row;
pub use skeleton::{blank_cell, blank_section, blank_table, filled_table};
pub use table::{Align, aligned, row_like};
pub use template::{CORNER, Carried, LastYear, OWED, Template, carried, template, title, topics};
