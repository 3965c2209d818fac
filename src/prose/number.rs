//! Numbers in prose: `12`, `１２`, `2,318`, `1.2万余`, `十二`, and how exactly they are meant.

use crate::text::{CharSet, Span, ascii};
use rust_decimal::Decimal;

/// A number that a text states.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Number {
    /// Where it stands: digits and multiplier (`1.2万`), without what says how exact it is.
    pub span: Span,
    /// Its value.
    pub value: Decimal,
    /// How it is meant.
    pub shape: Shape,
    /// One unit of its last printed place: 0.01 for `4.38`, 1000 for `1.2万`.
    pub step: Decimal,
}

/// How exactly a number is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// As it stands.
    Exact,
    /// Rounded to its last place (`1.2万`).
    Rounded,
    /// Not as it stands (`100余`, `近500`, `数十`), or not surely one number (`3 7`).
    Vague,
}

/// Digits and signs that a number may have: more make none, and what is worked out of so many has room.
const MOST: usize = 15;

/// Reads the number that begins at `at` (of a character that [`begins`] one), and where it ends, with the words after
/// it that say how exact it is (`余`, `多`). `None` for what is no number.
pub fn number(text: &str, at: usize) -> Option<(Number, usize)> {
    let first = text[at..].chars().next()?;
    let read = if ascii(first).is_ascii_digit() { digits(text, at) } else { numerals(text, at) };
    let (mut number, mut end) = read?;
    let rest = &text[end..];
    if let Some(more) = rest.chars().next().filter(|c| matches!(c, '余' | '多' | '来')) {
        number.shape = Shape::Vague;
        end += more.len_utf8();
    }
    if is_bounded(&text[..at], &text[end..]) {
        number.shape = Shape::Vague;
    }
    Some((number, end))
}

/// Whether a character may begin a number.
#[inline]
pub fn begins(c: char) -> bool {
    BEGINS.has(c)
}

/// The characters that may begin a number.
pub(super) const BEGIN: &str =
    "0123456789０１２３４５６７８９零〇○一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾廿百佰千仟数几上";

static BEGINS: CharSet = CharSet::of(BEGIN);

/// Whether what stands around a number says that it is not exact.
fn is_bounded(before: &str, behind: &str) -> bool {
    const BEFORE: [&str; 14] =
        ["近", "约", "大约", "接近", "不足", "不到", "超", "超过", "逾", "突破", "至少", "最多", "达到近", "约为"];
    const BEHIND: [&str; 4] = ["以上", "以下", "左右", "以内"];
    let before = before.trim_end();
    let may_end = |c: char| matches!(c, '近' | '约' | '足' | '到' | '超' | '过' | '逾' | '破' | '少' | '多' | '为');
    if before.ends_with(may_end) && BEFORE.iter().any(|word| before.ends_with(word)) {
        return true;
    }
    let stands = |text: &str| text.starts_with(['以', '左']) && BEHIND.iter().any(|word| text.starts_with(word));
    // The unit may stand between.
    let mut behind = behind.trim_start().chars();
    stands(behind.as_str()) || behind.next().is_some() && stands(behind.as_str())
}

fn digits(text: &str, at: usize) -> Option<(Number, usize)> {
    let (mut value, mut written) = (0_i64, 0);
    let mut end = at;
    let mut places: Option<u32> = None;
    let mut doubtful = follows_number(&text[..at]);
    let mut grouped = false;
    let rest = &text[at..];
    for (offset, letter) in rest.char_indices() {
        let (c, behind) = (ascii(letter), &rest[offset + letter.len_utf8()..]);
        if c.is_ascii_digit() {
            written += 1;
            // What has more digits than a number may have is none.
            value = value.saturating_mul(10).saturating_add((c as u8 - b'0').into());
            places = places.map(|places| places + 1);
        } else if matches!(letter, '.' | '．') && places.is_none() && followed_by_digit(behind, 1) {
            written += 1;
            places = Some(0);
        } else if groups(c) && places.is_none() && (grouped || written <= 3) {
            if !is_group(behind) {
                break;
            }
            // `2，318` may be two numbers.
            doubtful |= letter == '，';
            grouped = true;
            continue;
        } else {
            break;
        }
        if written > MOST {
            return None;
        }
        end = at + offset + letter.len_utf8();
    }
    if followed_by_digit(text[end..].trim_start(), 1) {
        doubtful = true;
    }
    let places = places.unwrap_or(0);
    let (value, step) = (Decimal::new(value, places), Decimal::new(1, places));
    finish(text, at, end, value, step, doubtful)
}

/// Takes in the multiplier after the digits.
fn finish(text: &str, at: usize, end: usize, value: Decimal, step: Decimal, doubtful: bool) -> Option<(Number, usize)> {
    let rest = &text[end..];
    let (factor, length) = match rest.chars().next() {
        // 万元 and 亿元 are units.
        Some(_) if rest.starts_with("万元") || rest.starts_with("亿元") => (1, 0),
        Some('万') => (10_000, '万'.len_utf8()),
        Some('亿') => (100_000_000, '亿'.len_utf8()),
        _ => (1, 0),
    };
    let factor_of = Decimal::from(factor);
    let shape = match (doubtful, factor) {
        (true, _) => Shape::Vague,
        (false, 1) => Shape::Exact,
        (false, _) => Shape::Rounded,
    };
    let of = |value: Decimal| value.checked_mul(factor_of);
    let (value, step) = if factor == 1 { (value, step) } else { (of(value)?.normalize(), of(step)?.normalize()) };
    let end = end + length;
    Some((Number { span: Span::new(at, end), value, shape, step }, end))
}

/// Whether a number ends right before, white space apart: then nobody knows whether it is one.
fn follows_number(before: &str) -> bool {
    let trimmed = before.trim_end();
    trimmed.len() < before.len() && trimmed.ends_with(|c: char| ascii(c).is_ascii_digit())
}

/// What groups digits: commas of either width, and spaces that are set for that.
fn groups(c: char) -> bool {
    matches!(c, ',' | '\u{2009}' | '\u{202F}' | '\u{A0}')
}

/// Whether exactly three digits come next.
fn is_group(rest: &str) -> bool {
    followed_by_digit(rest, 3) && !followed_by_digit(rest, 4)
}

fn followed_by_digit(rest: &str, count: usize) -> bool {
    let mut chars = rest.chars();
    (0..count).all(|_| chars.next().is_some_and(|c| ascii(c).is_ascii_digit()))
}

/// What a character stands for in a number written in Chinese.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numeral {
    Digit(u32),
    Unit(u32),
    Vague,
}

fn numeral(c: char) -> Option<Numeral> {
    Some(match c {
        '零' | '〇' | '○' => Numeral::Digit(0),
        '一' | '壹' => Numeral::Digit(1),
        '二' | '两' | '贰' => Numeral::Digit(2),
        '三' | '叁' => Numeral::Digit(3),
        '四' | '肆' => Numeral::Digit(4),
        '五' | '伍' => Numeral::Digit(5),
        '六' | '陆' => Numeral::Digit(6),
        '七' | '柒' => Numeral::Digit(7),
        '八' | '捌' => Numeral::Digit(8),
        '九' | '玖' => Numeral::Digit(9),
        '十' | '拾' => Numeral::Unit(10),
        '廿' => Numeral::Digit(20),
        '百' | '佰' => Numeral::Unit(100),
        '千' | '仟' => Numeral::Unit(1000),
        '数' | '几' | '上' => Numeral::Vague,
        _ => return None,
    })
}

/// What a character is as one digit of a number that is written digit by digit in Chinese.
pub(super) fn digit(c: char) -> Option<u32> {
    match numeral(c)? {
        Numeral::Digit(digit) => Some(digit).filter(|digit| *digit < 10),
        _ => None,
    }
}

/// Reads `一百零五`, `两千三百`, `廿三`. `数十` and `上百` are vague.
fn numerals(text: &str, at: usize) -> Option<(Number, usize)> {
    let mut total: u32 = 0;
    let mut digit: Option<u32> = None;
    let mut last_unit = u32::MAX;
    let (mut end, mut vague, mut read) = (at, false, 0);
    for c in text[at..].chars().take(MOST) {
        match numeral(c) {
            Some(Numeral::Vague) if read == 0 => vague = true,
            Some(Numeral::Digit(value)) if digit.is_none() || digit == Some(0) => {
                digit = Some(digit.unwrap_or(0) + value)
            }
            Some(Numeral::Digit(value)) if digit == Some(20) => digit = Some(20 + value),
            Some(Numeral::Unit(unit)) if unit < last_unit => {
                total = total.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
                last_unit = unit;
            }
            // `二〇二四` and the like are no count.
            Some(_) => return None,
            None => break,
        }
        read += 1;
        end += c.len_utf8();
    }
    if read == 0 || vague && read == 1 {
        return None;
    }
    let value = Decimal::from(total.checked_add(digit.unwrap_or(0))?);
    let (number, end) = finish(text, at, end, value, Decimal::ONE, vague)?;
    Some((number, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let at = text.char_indices().find(|&(_, c)| begins(c)).map_or(0, |(at, _)| at);
        match number(text, at) {
            Some((number, end)) => format!("{} {:?} {} {}", number.value, number.shape, number.step, &text[end..]),
            None => "-".to_owned(),
        }
    }

    #[test]
    fn digits_of_every_kind() {
        assert_eq!(read("12件"), "12 Exact 1 件");
        assert_eq!(read("１２件"), "12 Exact 1 件");
        assert_eq!(read("2,318件"), "2318 Exact 1 件");
        assert_eq!(read("2\u{2009}318件"), "2318 Exact 1 件");
        assert_eq!(read("1,234,567件"), "1234567 Exact 1 件");
        assert_eq!(read("15,100%"), "15100 Exact 1 %");
        assert_eq!(read("2，318件"), "2318 Vague 1 件");
        assert_eq!(read("2,31件"), "2 Exact 1 ,31件");
        assert_eq!(read("3 7件"), "3 Vague 1  7件");
        assert_eq!(read("45.38%"), "45.38 Exact 0.01 %");
        assert_eq!(read("𠮷1.2万件"), "12000 Rounded 1000 件");
        assert_eq!(read("1.2万余件"), "12000 Vague 1000 件");
        assert_eq!(read("31.6万元"), "31.6 Exact 0.1 万元");
        assert_eq!(read("30多件"), "30 Vague 1 件");
        assert_eq!(read("近500件"), "500 Vague 1 件");
        assert_eq!(read("500件以上"), "500 Vague 1 件以上");
        assert_eq!(read("1.予以公开"), "1 Exact 1 .予以公开");
        assert_eq!(read("４５．３８%"), "45.38 Exact 0.01 %");
        assert_eq!(read("2．重复申请𠮷"), "2 Exact 1 ．重复申请𠮷");
        assert_eq!(read(&"9".repeat(1000)), "-");
    }

    #[test]
    fn what_begins_a_number_is_a_digit_or_a_numeral() {
        for c in '\0'..=char::MAX {
            assert_eq!(begins(c), ascii(c).is_ascii_digit() || numeral(c).is_some(), "{c}");
        }
    }

    #[test]
    fn numerals_of_every_kind() {
        assert_eq!(read("十二件"), "12 Exact 1 件");
        assert_eq!(read("二十件"), "20 Exact 1 件");
        assert_eq!(read("一百零五件"), "105 Exact 1 件");
        assert_eq!(read("两千三百件"), "2300 Exact 1 件");
        assert_eq!(read("廿三件"), "23 Exact 1 件");
        assert_eq!(read("两件"), "2 Exact 1 件");
        assert_eq!(read("零件"), "0 Exact 1 件");
        assert_eq!(read("百余件"), "100 Vague 1 件");
        assert_eq!(read("数十件"), "10 Vague 1 件");
        assert_eq!(read("上百件"), "100 Vague 1 件");
        assert_eq!(read("壹佰贰拾叁元"), "123 Exact 1 元");
        for none in ["上半年", "二〇二四年", "数据", &"千".repeat(100_000)] {
            assert_eq!(read(none), "-", "{}", &none[..6]);
        }
    }
}
