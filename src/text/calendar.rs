//! How long months are.

/// The days of a month, counted from 1; none for a month that does not exist.
pub(crate) fn days_in_month(month: u32, leap: bool) -> u32 {
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}
