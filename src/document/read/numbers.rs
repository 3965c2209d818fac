//! Numbers as lists write them.

use crate::text::numeral;

/// How a number is written.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) enum Format {
    #[default]
    Decimal,
    /// With zeros before it, to so many digits.
    Padded(usize),
    FullWidth,
    /// 一、二、三
    Chinese,
    /// 一〇、一一
    ChineseDigits,
    /// 壹、贰、叁
    ChineseLegal,
    /// 甲、乙、丙
    Stems,
    /// 子、丑、寅
    Branches,
    /// ①
    Circled,
    /// ⑴
    Parenthesized,
    /// ⒈
    FullStop,
    Letters {
        first: char,
    },
    Roman {
        is_upper: bool,
    },
    /// Nothing to be read.
    Nothing,
}

impl Format {
    /// A number as it is written so.
    pub(super) fn write(self, number: u32) -> String {
        let decimal = || number.to_string();
        let digits = |digits: [char; 10]| decimal().bytes().map(|byte| digits[usize::from(byte - b'0')]).collect();
        // The characters of a row of them, which ends.
        let among = |first: char, last: u32| match number {
            1.. if number <= last => char::from_u32(first as u32 + number - 1).map_or_else(decimal, String::from),
            _ => decimal(),
        };
        let cyclic = |all: &[char]| match number {
            0 => decimal(),
            _ => all[(number as usize - 1) % all.len()].to_string(),
        };
        match self {
            Format::Decimal => decimal(),
            Format::Padded(width) => format!("{number:0width$}"),
            Format::FullWidth => digits(['０', '１', '２', '３', '４', '５', '６', '７', '８', '９']),
            Format::Chinese => numeral(number),
            Format::ChineseDigits => digits(['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']),
            Format::ChineseLegal => numeral(number).chars().map(legal).collect(),
            Format::Stems => cyclic(&['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸']),
            Format::Branches => cyclic(&['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥']),
            Format::Circled => among('①', 20),
            Format::Parenthesized => among('⑴', 20),
            Format::FullStop => among('⒈', 20),
            Format::Letters { first } => match number {
                1..=780 => {
                    let letter = char::from_u32(first as u32 + (number - 1) % 26).unwrap_or(first);
                    String::from(letter).repeat((number as usize).div_ceil(26))
                }
                _ => decimal(),
            },
            Format::Roman { is_upper } => match number {
                1..=3999 if is_upper => roman(number),
                1..=3999 => roman(number).to_ascii_lowercase(),
                _ => decimal(),
            },
            Format::Nothing => String::new(),
        }
    }
}

/// A digit of a Chinese numeral as it is written on cheques.
fn legal(c: char) -> char {
    match c {
        '一' => '壹',
        '二' => '贰',
        '三' => '叁',
        '四' => '肆',
        '五' => '伍',
        '六' => '陆',
        '七' => '柒',
        '八' => '捌',
        '九' => '玖',
        '十' => '拾',
        '百' => '佰',
        '千' => '仟',
        other => other,
    }
}

fn roman(mut number: u32) -> String {
    let signs = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (value, sign) in signs {
        while number >= value {
            number -= value;
            text.push_str(sign);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_lists_have_them() {
        let all = |format: Format| [1, 4, 10, 11, 20, 27, 108].map(|number| format.write(number)).join(" ");
        assert_eq!(all(Format::Decimal), "1 4 10 11 20 27 108");
        assert_eq!(all(Format::Padded(2)), "01 04 10 11 20 27 108");
        assert_eq!(all(Format::FullWidth), "１ ４ １０ １１ ２０ ２７ １０８");
        assert_eq!(all(Format::Chinese), "一 四 十 十一 二十 二十七 一百零八");
        assert_eq!(all(Format::ChineseDigits), "一 四 一〇 一一 二〇 二七 一〇八");
        assert_eq!(all(Format::ChineseLegal), "壹 肆 拾 拾壹 贰拾 贰拾柒 壹佰零捌");
        assert_eq!(all(Format::Stems), "甲 丁 癸 甲 癸 庚 辛");
        assert_eq!(all(Format::Branches), "子 卯 酉 戌 未 寅 亥");
        assert_eq!(all(Format::Circled), "① ④ ⑩ ⑪ ⑳ 27 108");
        assert_eq!(all(Format::Parenthesized), "⑴ ⑷ ⑽ ⑾ ⒇ 27 108");
        assert_eq!(all(Format::FullStop), "⒈ ⒋ ⒑ ⒒ ⒛ 27 108");
        assert_eq!(all(Format::Letters { first: 'a' }), "a d j k t aa ddddd");
        assert_eq!(all(Format::Roman { is_upper: true }), "I IV X XI XX XXVII CVIII");
        assert_eq!(Format::Letters { first: 'A' }.write(u32::MAX), "4294967295");
        assert_eq!(Format::Stems.write(0), "0");
    }
}
