//! Numbers, and what they are seen as, as spreadsheets keep them.

use super::styles::Shown;
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

/// A number as it is seen; one that is nothing else stays a number. A share, and what is seen in thousands or more, is as
/// exact as it is kept.
pub(in crate::document::read) fn value(number: Decimal, shown: Shown, from_1904: bool) -> Value {
    let seen = match shown {
        Shown::Number => None,
        Shown::Day => return date(number, from_1904),
        Shown::Percent => number.checked_mul(Decimal::ONE_HUNDRED).map(|share| format!("{}%", share.normalize())),
        Shown::Scaled(places, unit) => {
            let Some(scaled) = scaled(number, places) else {
                return Value::Text(format!("{number}（÷10^{places}）"));
            };
            match unit {
                None => return Value::Number(scaled),
                Some(unit) => Some(format!("{scaled}{unit}")),
            }
        }
        Shown::Time | Shown::Hours => time(number, shown == Shown::Hours),
    };
    seen.map_or(Value::Number(number), Value::Text)
}

/// A number with its point so many places to the left, none of its digits lost.
fn scaled(number: Decimal, places: u8) -> Option<Decimal> {
    let scale = number.scale() + u32::from(places);
    let mut scaled = number;
    scaled.set_scale(scale).ok()?;
    Some(scaled.normalize())
}

/// The time that a number of days comes to, to the second: within its day, or all of its hours.
fn time(days: Decimal, is_all: bool) -> Option<String> {
    let seconds = days.checked_mul(Decimal::from(86_400))?.round();
    let seconds = i64::try_from(seconds).ok().filter(|seconds| *seconds >= 0)?;
    let hours = seconds / 3600;
    let hours = if is_all { hours } else { hours % 24 };
    let (minutes, seconds) = (seconds / 60 % 60, seconds % 60);
    Some(if seconds == 0 { format!("{hours}:{minutes:02}") } else { format!("{hours}:{minutes:02}:{seconds:02}") })
}

/// The day of a number; a number that is none stays one.
fn date(number: Decimal, from_1904: bool) -> Value {
    let days = i64::try_from(number.trunc()).ok();
    let epoch = if from_1904 { EPOCH_1904 } else { EPOCH };
    // Before 1 March 1900 Excel counts a day that there was not.
    let days = days.filter(|&days| from_1904 || days > 60).map(|days| days - epoch);
    days.and_then(Date::of_days).map_or(Value::Number(number), Value::Date)
}
