//! Years and dates, read here and nowhere else.
//!
//! Digits may be full-width. What is read is a value; what is not a year or a date that exists is nothing.

use super::{Span, ascii, parse_numeral};
use std::fmt;
use std::ops::RangeInclusive;

/// The years that a report can be of.
pub(crate) const YEARS: RangeInclusive<i32> = 1900..=2999;

/// A day that exists, of a year in four digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    /// The year, up to 9999.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
}

impl Date {
    /// The date of this year, month and day.
    pub fn new(year: u32, month: u32, day: u32) -> Option<Date> {
        let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        if year > 9999 || !(1..=days_in_month(month, leap)).contains(&day) {
            return None;
        }
        Some(Date { year: year.try_into().ok()?, month: month.try_into().ok()?, day: day.try_into().ok()? })
    }

    /// Reads `2024-01-25`: four, two and two digits.
    pub fn iso(text: &str) -> Option<Date> {
        let text = folded(text);
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        Date::new(digits(year, 4)?, digits(month, 2)?, digits(day, 2)?)
    }

    /// Reads `2024年1月25日`, with white space anywhere, of one of the [`YEARS`]. Chinese numerals are not
    /// read: [`is_dated`] knows those.
    pub fn in_words(text: &str) -> Option<Date> {
        let [year, month, day] = parts(text)?.map(|part| folded(&part).parse().ok());
        let date = Date::new(year?, month?, day?)?;
        YEARS.contains(&date.year.into()).then_some(date)
    }

    /// Reads `2024年1月25日` or `二〇二四年一月二十五日`, with white space anywhere, of one of the [`YEARS`].
    pub fn written(text: &str) -> Option<Date> {
        let in_han = || {
            let [year, month, day] = parts(text)?;
            let date = Date::new(year_in_han(&year)?, parse_numeral(&month)?, parse_numeral(&day)?)?;
            YEARS.contains(&date.year.into()).then_some(date)
        };
        Date::in_words(text).or_else(in_han)
    }

    /// Reads a date in any of the forms that one is written in: those of [`Date::written`], `2024-1-25`, `2024/01/25` and
    /// `2024.1.25`.
    pub fn in_any_form(text: &str) -> Option<Date> {
        let by_mark = || {
            let text = folded(text);
            let mark = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| "-/.".contains(*c))?;
            let mut parts = text.split(mark);
            let (year, month, day) = (digits(parts.next()?, 4)?, parts.next()?, parts.next()?);
            let short = |text: &str| digits(text, 1).or_else(|| digits(text, 2));
            let date = Date::new(year, short(month)?, short(day)?).filter(|_| parts.next().is_none())?;
            YEARS.contains(&date.year.into()).then_some(date)
        };
        Date::written(text).or_else(by_mark)
    }

    /// How many days it comes after 1 January 1970; before, less than nothing.
    pub fn days(self) -> i64 {
        // Years begin in March, so that a leap day ends one.
        let (month, before) = if self.month > 2 { (self.month - 3, 0) } else { (self.month + 9, 1) };
        let year = i64::from(self.year) - before;
        let day = (153 * i64::from(month) + 2) / 5 + i64::from(self.day) - 1;
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day - DAYS_TO_1970
    }

    /// The date so many days after 1 January 1970, of a year in four digits.
    pub fn of_days(days: i64) -> Option<Date> {
        let days = days.checked_add(DAYS_TO_1970).filter(|days| (0..4_000_000).contains(days))?;
        let (era, day) = (days / 146_097, days % 146_097);
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        Date::new((era * 400 + year + next).try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
    }
}

/// From 1 March of the year 0 to 1 January 1970.
const DAYS_TO_1970: i64 = 719_468;

/// As ISO 8601 has it: `2024-01-25`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A year that a text names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct NamedYear {
    /// Its four digits.
    pub span: Span,
    /// The year.
    pub value: i32,
}

/// The years that a text names: four digits, not more, and 年 after them, white space between or none.
pub(crate) fn years(text: &str) -> impl Iterator<Item = NamedYear> {
    text.match_indices('年').filter_map(|(at, _)| year_before(&text[..at]))
}

/// The year of the first 年 in a text. `三年行动2024年` has none: what stands before it is more than a name.
pub(crate) fn first_year(text: &str) -> Option<NamedYear> {
    year_before(&text[..text.find('年')?])
}

fn year_before(text: &str) -> Option<NamedYear> {
    let text = text.trim_end();
    let before = text.trim_end_matches(|c| ascii(c).is_ascii_digit());
    let value = digits(&folded(&text[before.len()..]), 4)?;
    Some(NamedYear { span: Span::new(before.len(), text.len()), value: value.try_into().ok()? })
}

/// A date in digits as it stands in a text, one that exists or not: `2024年1月1日`, `12月31日`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dated {
    /// Where.
    pub span: Span,
    /// The year, where one is written.
    pub year: Option<i32>,
    /// The month.
    pub month: u32,
    /// The day.
    pub day: u32,
}

/// The dates that a text names, in order; white space may stand anywhere in them.
pub(crate) fn dates(text: &str) -> Vec<Dated> {
    let mut found = Vec::new();
    // The last three numbers, each with the character after it and where it begins.
    let mut parts: Vec<(u32, char, usize)> = Vec::new();
    let mut number: Option<(u32, usize)> = None;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            continue;
        }
        if let Some(digit) = ascii(c).to_digit(10) {
            let (value, start) = number.unwrap_or((0, at));
            number = Some((value.saturating_mul(10).saturating_add(digit), start));
            continue;
        }
        let Some((value, start)) = number.take() else {
            if !matches!(c, '年' | '月') {
                parts.clear();
            }
            continue;
        };
        parts.push((value, c, start));
        if c == '日' {
            if let [.., (month, '月', from), (day, '日', _)] = *parts {
                let year = match *parts {
                    [.., (year, '年', from), _, _] => Some((year, from)),
                    _ => None,
                };
                let start = year.map_or(from, |(_, from)| from);
                let span = Span::new(start, at + c.len_utf8());
                let year = year.and_then(|(year, _)| i32::try_from(year).ok());
                found.push(Dated { span, year, month, day });
            }
            parts.clear();
        } else if !matches!(c, '年' | '月') {
            parts.clear();
        }
    }
    found
}

/// The dates of a text that are written in Chinese numerals, in order: `二〇二三年一月一日`, `十二月三十一日`.
pub(crate) fn dates_in_han(text: &str) -> Vec<Dated> {
    let is_numeral = |c: char| "〇○零一二三四五六七八九十".contains(c);
    // What a text ends with before `end`: a numeral, and where it begins.
    let numeral = |end: usize| {
        let before = &text[..end];
        let start = before.trim_end_matches(is_numeral).len();
        (start < end && end - start < 20).then(|| (&before[start..], start))
    };
    let before = |end: usize, word: char| text[..end].ends_with(word).then(|| end - word.len_utf8());
    let dated = |(at, _): (usize, &str)| {
        let (day, start) = numeral(at)?;
        let (month, start) = numeral(before(start, '月')?)?;
        let year = before(start, '年').and_then(numeral).filter(|(year, _)| year.chars().count() == 4);
        let start = year.map_or(start, |(_, start)| start);
        let year = year.and_then(|(year, _)| year_in_han(year)).and_then(|year| i32::try_from(year).ok());
        let span = Span::new(start, at + '日'.len_utf8());
        Some(Dated { span, year, month: parse_numeral(month)?, day: parse_numeral(day)? })
    };
    text.match_indices('日').filter_map(dated).collect()
}

/// The year of four Chinese digits, one by one.
fn year_in_han(year: &str) -> Option<u32> {
    let digit = |c: char| Some(if c == '○' || c == '〇' { 0 } else { parse_numeral(c.encode_utf8(&mut [0; 4]))? });
    let year = year.chars().map(digit).try_fold((0, 0), |(year, count), digit| {
        let digit = digit.filter(|digit| *digit < 10)?;
        (count < 4).then_some((year * 10 + digit, count + 1))
    });
    year.filter(|(_, count)| *count == 4).map(|(year, _)| year)
}

/// Whether a text has the shape of a date, in digits or in Chinese numerals, of a day that does not exist: `2025年2月30日`.
pub(crate) fn is_no_day(text: &str) -> bool {
    let read = || {
        let [year, month, day] = parts(text)?.map(|part| folded(&part));
        let year = digits(&year, 4).or_else(|| year_in_han(&year))?;
        Some((year, parse_numeral(&month)?, parse_numeral(&day)?))
    };
    read().is_some_and(|(year, month, day)| Date::new(year, month, day).is_none())
}

/// Where days in digits stand that do not exist, `5月37日`, and months behind a year, `2024年19月`. Without its year
/// 29 February does.
pub(crate) fn no_days(text: &str) -> impl Iterator<Item = Span> {
    text.match_indices('月').filter_map(|(at, _)| no_day_at(text, at))
}

/// The one whose 月 stands at an offset.
fn no_day_at(text: &str, at: usize) -> Option<Span> {
    let is_digit = |c: char| ascii(c).is_ascii_digit();
    let before = text[..at].trim_end_matches(is_digit);
    let month: u32 = folded(&text[before.len()..at]).parse().ok()?;
    let year = before.strip_suffix('年').and_then(|before| {
        let digits = before.trim_end_matches(is_digit);
        self::digits(&folded(&before[digits.len()..]), 4)
    });
    let behind = &text[at + '月'.len_utf8()..];
    let end = behind.find(|c| !is_digit(c)).unwrap_or(behind.len());
    let day = folded(&behind[..end]).parse().ok().filter(|_| behind[end..].starts_with('日'));
    let (day, end) = match day {
        Some(day) => (day, end + '日'.len_utf8()),
        None => (year.map(|_| 1)?, 0),
    };
    // 2024 was a leap year.
    let exists = Date::new(year.unwrap_or(2024), month, day).is_some();
    (!exists).then(|| Span::new(before.len(), at + '月'.len_utf8() + end))
}

/// Reads one of the [`YEARS`] that stands alone: `2023`, `２０２３年`, `2023 年`.
pub(crate) fn year(text: &str) -> Option<i32> {
    let text = folded(text);
    let number = digits(text.strip_suffix('年').unwrap_or(&text).trim_end(), 4)?;
    number.try_into().ok().filter(|year| YEARS.contains(year))
}

/// Reads a month and a day of it in ASCII, `01-31`; the day exists in every year.
pub(crate) fn month_and_day(text: &str) -> Option<(u8, u8)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (digits(month, 2)?, digits(day, 2)?);
    let exists = (1..=days_in_month(month, false)).contains(&day);
    if exists { Some((month.try_into().ok()?, day.try_into().ok()?)) } else { None }
}

/// Whether a text has the shape of a date, one that exists or not: `2024年1月25日`, `二〇二四年一月二十五日`, with
/// white space anywhere.
pub(crate) fn is_dated(text: &str) -> bool {
    let is_numeral = |c: char| c.is_numeric() || "〇○零一二三四五六七八九十".contains(c);
    parts(text).is_some_and(|parts| parts.iter().all(|part| !part.is_empty() && part.chars().all(is_numeral)))
}

/// What stands before 年, 月 and 日 in a text that ends with 日, without white space.
fn parts(text: &str) -> Option<[String; 3]> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (year, rest) = text.strip_suffix('日')?.split_once('年')?;
    let (month, day) = rest.split_once('月')?;
    Some([year, month, day].map(str::to_owned))
}

/// The number that so many ASCII digits, and nothing else, are.
fn digits(text: &str, count: usize) -> Option<u32> {
    let fits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

fn folded(text: &str) -> String {
    text.chars().map(ascii).collect()
}

/// The days of a month, counted from 1; none for a month that does not exist.
fn days_in_month(month: u32, leap: bool) -> u32 {
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_any_form() {
        let date = Date::new(2025, 1, 20);
        for text in ["2025-01-20", "2025-1-20", "2025/01/20", "2025.1.20", "２０２５－１－２０", "2025年1月20日"]
        {
            assert_eq!(Date::in_any_form(text), date, "{text}");
        }
        assert_eq!(Date::in_any_form("二〇二五年一月二十日"), date);
        for text in ["2025-1-", "2025-1-20-3", "25-1-20", "2025-2-30", "2025/1-20", "2025-1-020", "𠮷2025-1-20", ""] {
            assert_eq!(Date::in_any_form(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_and_counted_back() {
        for (year, month, day, days) in
            [(1970, 1, 1, 0), (2000, 2, 29, 11_016), (1969, 12, 31, -1), (2024, 1, 31, 19_753)]
        {
            let date = Date::new(year, month, day).unwrap();
            assert_eq!((date.days(), Date::of_days(days)), (days, Some(date)));
        }
        for days in (-700_000..2_900_000).step_by(97) {
            assert_eq!(Date::of_days(days).map(Date::days), Some(days));
        }
        assert_eq!((Date::of_days(i64::MAX), Date::of_days(i64::MIN), Date::of_days(3_000_000)), (None, None, None));
    }

    fn iso(text: &str) -> Option<String> {
        Date::iso(text).map(|date| date.to_string())
    }

    fn in_words(text: &str) -> Option<String> {
        Date::in_words(text).map(|date| date.to_string())
    }

    #[test]
    fn dates_of_days_that_exist_are_read() {
        for text in ["2024-01-25", "２０２４－０１－２５", "2024-02-29", "0000-02-29"] {
            assert_eq!(iso(text), Some(text.chars().map(ascii).collect()), "{text}");
        }
        for text in ["2024-02-30", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-1-25", "+024-01-25"] {
            assert_eq!(iso(text), None, "{text}");
        }
        for text in ["", "-", "--", "2024-01", "2024-01-25-", "𠮷024-01-25", "2024年1月25日", " 2024-01-25"] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn dates_in_words_are_read() {
        for text in ["2024年1月25日", "2024 年 1月２5日", "２０２４年０１月\u{3000}２５日"] {
            assert_eq!(in_words(text).as_deref(), Some("2024-01-25"), "{text}");
        }
        assert_eq!(in_words("2024年2月29日").as_deref(), Some("2024-02-29"));
        for text in ["2024年2月31日", "2023年2月29日", "2024年13月1日", "2024年4月31日", "1066年1月1日", "3000年1月1日"]
        {
            assert_eq!(in_words(text), None, "{text}");
        }
        for text in ["二〇二四年一月一日", "", "日", "年月日", "2024-01-25", "𠮷2024年1月25日", "2024年1月25日𠮷"]
        {
            assert_eq!(in_words(text), None, "{text}");
        }
    }

    #[test]
    fn dates_in_numerals_are_read() {
        let written = |text: &str| Date::written(text).map(|date| date.to_string());
        for text in ["2024年1月25日", "二〇二四年一月二十五日", "二○二四年 一月\u{3000}二十五日", "二零二四年1月25日"]
        {
            assert_eq!(written(text).as_deref(), Some("2024-01-25"), "{text}");
        }
        for text in [
            "二〇二四年二月三十日",
            "二四年一月一日",
            "𠮷〇二四年一月一日",
            "二〇二四年一月",
            "一二〇二四年一月一日",
            "",
        ] {
            assert_eq!(written(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_is_told_by_its_shape() {
        for text in
            ["2024年1月25日", "二〇二四年一月二十五日", "二○二四年 一月\u{3000}二十五日", "２０２４年２月３１日"]
        {
            assert!(is_dated(text), "{text}");
        }
        for text in ["", "年月日", "2024年1月", "2024-01-25", "𠮷年1月1日", "二〇二四年一月𠮷日", "2024年1月25日。"]
        {
            assert!(!is_dated(text), "{text}");
        }
    }

    #[test]
    fn days_and_months_that_do_not_exist_are_found() {
        let found = |text: &str| no_days(text).map(|span| span.slice(text).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            found("𠮷县5月37日、２月３０日、11月31日至13月1日"),
            ["5月37日", "２月３０日", "11月31日", "13月1日"]
        );
        assert_eq!(found("2024年19月完成，2023年2月29日，0月5日"), ["19月", "2月29日", "0月5日"]);
        assert_eq!(
            found("2月29日，2024年2月29日，历时13个月，15月，12月31日，每月37日，1月至3月，月3日，2024年12月"),
            [""; 0]
        );
        assert_eq!(found("99999999999月1日，1月99999999999日"), [""; 0]);
    }

    #[test]
    fn years_are_found_where_they_stand() {
        let found = |text: &str| {
            let read = |year: NamedYear| format!("{}={}", year.span.slice(text), year.value);
            (years(text).map(read).collect::<Vec<_>>(), first_year(text).map(read))
        };
        let some = |first: &str| Some(first.to_owned());
        assert_eq!(found("𠮷县２０２３年政府信息公开"), (vec!["２０２３=2023".to_owned()], some("２０２３=2023")));
        let two = vec!["2019=2019".to_owned(), "0020=20".to_owned()];
        assert_eq!(found("2019\u{3000}年至0020年𠮷"), (two, some("2019=2019")));
        assert_eq!(found("𠮷县三年行动2024年"), (vec!["2024=2024".to_owned()], None));
        for text in ["年", "", "12023年", "𠮷023年", "2023", "二〇二三年", "20 23年"] {
            assert_eq!(found(text), (vec![], None), "{text}");
        }
    }

    #[test]
    fn dates_are_found_where_they_stand() {
        let found = |text: &str| {
            let read = |date: Dated| format!("{}={:?}.{}.{}", date.span.slice(text), date.year, date.month, date.day);
            dates(text).into_iter().map(read).collect::<Vec<_>>()
        };
        assert_eq!(
            found("𠮷县自2024年1月1日起至 12 月３１日止"),
            ["2024年1月1日=Some(2024).1.1", "12 月３１日=None.12.31"]
        );
        assert_eq!(found("2024年13月40日"), ["2024年13月40日=Some(2024).13.40"]);
        for text in ["20241月1日", "年月日", "", "3日", "2024年度1件，2月", "一月一日"] {
            assert!(found(text).len() < 2, "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn a_year_alone_is_one_of_ours() {
        for text in ["2023", "2023年", "２０２３年", "2023 年", "2023 "] {
            assert_eq!(year(text), Some(2023), "{text}");
        }
        for text in ["1899", "3000", "23", "02023", "+202", "2023年度", "𠮷2023", "二〇二三", "年", ""] {
            assert_eq!(year(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_and_its_day_exist_in_every_year() {
        assert_eq!(month_and_day("01-31"), Some((1, 31)));
        assert_eq!(month_and_day("02-28"), Some((2, 28)));
        for text in ["02-29", "13-01", "1-31", "01-32", "00-01", "０１-31", "一月-31", "01-31𠮷", "", "-"] {
            assert_eq!(month_and_day(text), None, "{text}");
        }
    }
}
