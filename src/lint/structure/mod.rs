//! structure: is it the report that the format prescribes?

mod columns;
mod content;
mod editions;
mod front_matter;
mod order;
mod rows;
mod sections;
mod tables;
mod title;

pub(super) use editions::{Foreign, foreign};

use super::rule::Rule;

/// The rules of the group, by what they look at.
pub(super) static RULES: &[&[&Rule]] = &[
    front_matter::RULES,
    title::RULES,
    sections::RULES,
    content::RULES,
    tables::RULES,
    rows::RULES,
    columns::RULES,
    editions::RULES,
];
