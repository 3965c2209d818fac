//! structure: is it the report that the format prescribes?

mod columns;
mod content;
mod editions;
mod flaw;
mod front_matter;
mod labels;
mod meant;
mod rows;
mod sections;
mod tables;
mod title;

pub(super) use editions::{Foreign, foreign};
pub(super) use flaw::{Flaw, flaw};
pub(super) use meant::{Meant, meant};
pub(super) use title::is_unspaced_title;

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
    labels::RULES,
    editions::RULES,
];
