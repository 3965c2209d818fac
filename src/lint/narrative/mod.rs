//! narrative: does the text say what the tables say, and what this year's report has to?

mod admissible;
mod arithmetic;
mod compared;
mod contradiction;
mod direction;
mod growth;
mod lists;
mod mismatch;
mod percent;
mod periods;
mod share_beside;
mod share_of;
mod shares;
mod side_by_side;
mod stated;
mod statements;
mod voice;

use super::check::Registered;

pub use admissible::in_unit;
pub use stated::{Possible, Stand, Stated, possible, stated};

/// The rules of the group.
pub(super) static RULES: &[&[Registered]] = &[
    mismatch::RULES,
    arithmetic::RULES,
    shares::RULES,
    growth::RULES,
    contradiction::RULES,
    periods::RULES,
    statements::RULES,
    lists::RULES,
    voice::RULES,
];
