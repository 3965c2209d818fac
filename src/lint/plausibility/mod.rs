//! plausibility: what can hardly be so, though each figure and date is well formed.

mod dates;
mod figures;
mod level;

use super::check::Registered;

/// The rules of the group.
pub(super) static RULES: &[&[Registered]] = &[dates::RULES, figures::RULES];
