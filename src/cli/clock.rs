//! The day and the time in Beijing, which the core is told.

use crate::text::Date;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The day.
pub(super) fn today() -> Option<Date> {
    beijing(SystemTime::now().duration_since(UNIX_EPOCH).ok()?).0
}

/// A time as XML has it. Word shows the time of a comment as it is written, whatever zone is named.
pub(super) fn time(now: SystemTime) -> String {
    let (date, second) = beijing(now.duration_since(UNIX_EPOCH).unwrap_or_default());
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let date = date.map_or(String::from("1970-01-01"), |date| date.to_string());
    format!("{date}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The day, and its second, so long after 1970 began in Greenwich.
fn beijing(since: Duration) -> (Option<Date>, u64) {
    let seconds = since.as_secs() + 8 * 3600;
    (i64::try_from(seconds / 86_400).ok().and_then(Date::of_days), seconds % 86_400)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, UNIX_EPOCH};

    #[test]
    fn times_are_those_of_beijing() {
        for (seconds, expected) in [
            (0, "1970-01-01T08:00:00Z"),
            (951_782_399, "2000-02-29T07:59:59Z"),
            (1_798_646_400, "2026-12-31T00:00:00Z"),
            (1_798_732_800, "2027-01-01T00:00:00Z"),
        ] {
            assert_eq!(time(UNIX_EPOCH + Duration::from_secs(seconds)), expected);
        }
    }
}
