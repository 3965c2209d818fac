//! aggregate: is a report that sums up others their sum, and are they all there?

mod sum;
mod units;

use super::check::Registered;

/// The rules of the group.
pub(super) static RULES: &[&[Registered]] = &[units::RULES, sum::RULES];
