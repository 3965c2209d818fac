//! What two figures make of a hundred.

use crate::prose::{Figure, Shape, Unit};
use rust_decimal::Decimal;

/// Whether a figure is a percentage, and exact.
pub(super) fn is_exact_percent(figure: &Figure) -> bool {
    figure.unit == Unit::Percent && figure.number.shape == Shape::Exact
}

/// Whether a percentage is what two figures give, within one unit of its last place: reports round, cut off, and make
/// shares add up to 100.
pub(super) fn is_percentage(percent: &Figure, part: Decimal, whole: Decimal) -> bool {
    let Some(share) = part.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(whole)) else {
        return false;
    };
    (share - percent.number.value).abs() <= percent.number.step
}

/// What a share is, to as many places as it is given.
pub(super) fn rounded(part: Decimal, whole: Decimal, percent: &Figure) -> Decimal {
    let share = (part * Decimal::ONE_HUNDRED).checked_div(whole).unwrap_or_default();
    share.round_dp(percent.number.step.scale())
}
