//! Numbers and days as spreadsheets keep them.

use crate::document::sheets::Value;
use crate::text::Date;
use rust_decimal::Decimal;

/// Digits of a number that are the number's: more are what binary makes of it, and no Excel shows them.
const DIGITS: u32 = 15;

/// How many days Excel has counted on 1 January 1970, from 1900 and from 1904.
const EPOCH: i64 = 25_569;
const EPOCH_1904: i64 = 24_107;

/// A number as somebody wrote it: `1.1000000000000001` is what binary makes of 1.1.
pub(in crate::document::read) fn decimal(text: &str) -> Option<Decimal> {
    let is_scientific = text.contains(['e', 'E']);
    let number = if is_scientific { Decimal::from_scientific(text).ok()? } else { text.parse::<Decimal>().ok()? };
    Some(number.round_sf(DIGITS).unwrap_or(number).normalize())
}

/// The day of a number; a number that is none stays one.
pub(in crate::document::read) fn date(number: Decimal, from_1904: bool) -> Value {
    let days = i64::try_from(number.trunc()).ok();
    let epoch = if from_1904 { EPOCH_1904 } else { EPOCH };
    // Before 1 March 1900 Excel counts a day that there was not.
    let days = days.filter(|&days| from_1904 || days > 60).map(|days| days - epoch);
    days.and_then(Date::of_days).map_or(Value::Number(number), Value::Date)
}
