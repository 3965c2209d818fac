//! Chinese numerals, as articles, paragraphs and items are counted: `第三十六条第一款第（七）项`.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const UNITS: [(u32, char); 3] = [(1000, '千'), (100, '百'), (10, '十')];

/// The largest number that is written in Chinese numerals here; no law has as many articles.
const MAX: u32 = 9999;

/// A number in Chinese numerals: `三十六`, `一百零八`. One above 9999 is written in digits.
pub fn numeral(number: u32) -> String {
    if number > MAX {
        return number.to_string();
    }
    let digit = |number: u32| DIGITS[number as usize];
    let mut text = String::new();
    let mut skipped = false;
    for (unit, name) in UNITS {
        match number / unit % 10 {
            0 => skipped = !text.is_empty(),
            count => {
                if skipped {
                    text.push('零');
                }
                skipped = false;
                // 十六, not 一十六, at the head of a number.
                if count > 1 || unit > 10 || !text.is_empty() {
                    text.push(digit(count));
                }
                text.push(name);
            }
        }
    }
    match number % 10 {
        0 if !text.is_empty() => {}
        ones => {
            if skipped {
                text.push('零');
            }
            text.push(digit(ones));
        }
    }
    text
}

/// The number that a numeral names, in Chinese numerals (`三十六`) or ASCII digits (`36`). `None` for
/// anything else, a numeral that is not well formed included.
pub fn parse_numeral(written: &str) -> Option<u32> {
    if !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit()) {
        return written.parse().ok();
    }
    let (mut number, mut digit) = (0, None);
    for c in written.chars() {
        if let Some(value) = DIGITS.iter().position(|known| *known == c) {
            digit = Some(value as u32);
        } else {
            let (unit, _) = UNITS.iter().find(|(_, name)| *name == c)?;
            number += unit * digit.take().unwrap_or(1);
        }
        if number > MAX {
            return None;
        }
    }
    number += digit.unwrap_or(0);
    // Whatever is out of order reads as a number that is written otherwise.
    (numeral(number) == written).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_laws_write_them() {
        let cases = [
            (0, "零"),
            (7, "七"),
            (10, "十"),
            (16, "十六"),
            (20, "二十"),
            (36, "三十六"),
            (100, "一百"),
            (108, "一百零八"),
            (110, "一百一十"),
            (116, "一百一十六"),
            (1000, "一千"),
            (1010, "一千零一十"),
            (1260, "一千二百六十"),
            (2005, "二千零五"),
            (10_000, "10000"),
        ];
        for (number, written) in cases {
            assert_eq!(numeral(number), written);
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for number in 0..=MAX {
            assert_eq!(parse_numeral(&numeral(number)), Some(number));
            assert_eq!(parse_numeral(&number.to_string()), Some(number));
        }
    }

    #[test]
    fn what_is_no_numeral_is_none() {
        for written in ["", "三六", "十三六", "十十", "百", "二零二一", "三 十", "+5", "第三", "99999999999"]
        {
            assert_eq!(parse_numeral(written), None, "{written}");
        }
        assert_eq!(parse_numeral(&"千".repeat(100_000)), None);
    }
}
