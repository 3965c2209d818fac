//! history: does this year's report go on where last year's ended, and is it this year's?

mod figures;
mod last_year;
mod words;

use super::check::Registered;

/// The rules of the group.
pub(super) static RULES: &[&[Registered]] = &[last_year::RULES, figures::RULES, words::RULES];
