//! structure: is it the report that the format prescribes?

mod columns;
mod content;
mod editions;
mod front_matter;
mod head;
mod labels;
mod new_column;
mod rows;
mod sections;
mod shared;
mod tables;
mod title;
mod unread;

pub(super) use editions::{asks_for_format, precedes_formats};
pub use rows::MISSING_ROW;
pub use sections::MISSING_SECTION;
pub use tables::MISSING_TABLE;
pub use unread::holds_columns as holds_unread_figures;

use super::check::Registered;

/// The rules of the group, by what they look at.
pub(super) static RULES: &[&[Registered]] = &[
    front_matter::RULES,
    title::RULES,
    sections::RULES,
    content::RULES,
    tables::RULES,
    rows::RULES,
    columns::RULES,
    labels::RULES,
    editions::RULES,
];
