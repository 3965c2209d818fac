//! Invisible characters, and characters that look like others: what web pages and PDFs leave between words and figures.

use super::lang::{Lang, say};
use std::borrow::Cow;

/// Whether a character is invisible and takes no room, as those that web pages leave between words and figures: markup is
/// read over them.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}')
}

/// Whether nobody sees a character in a name, a figure or a sentence: what is invisible, the controls that Word's
/// clipboard has (the end of a cell is U+0007), letters without a shape, selectors of shapes, tags.
pub fn is_unseen(c: char) -> bool {
    match c {
        '\0' => false,
        '\u{1}'..='\u{FF}' => c.is_control() && !c.is_whitespace() || c == '\u{AD}',
        _ => {
            is_invisible(c)
                || matches!(c,
            '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{2065}'
            | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFC}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
        }
    }
}

/// Whether a character ends a line to some programs and to others does not: what Word has for a break within a paragraph
/// and for one of a page, and Unicode's own.
pub fn is_break(c: char) -> bool {
    matches!(c, '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character chooses the shape of the one before it.
pub fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a character is white space, or invisible: what may stand around markup, names and figures without a meaning.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Whether a character is a space of another sort than those that a keyboard gives.
pub fn is_odd_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}')
}

/// A text without the white space and the invisible characters around it.
pub fn bare(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// The Han character that a radical stands for, where it is one that looks like it: PDFs take one for the other.
pub fn ideograph(c: char) -> Option<char> {
    let at = |from: u32, all: &str| all.chars().nth((c as u32 - from) as usize);
    match c {
        '\u{2F00}'..='\u{2FD5}' => at(0x2F00, KANGXI),
        '\u{2E80}'..='\u{2EF3}' => at(0x2E80, RADICALS).filter(|&meant| meant != '〇'),
        _ => None,
    }
}

/// Whether a character is one of Unicode's radicals.
pub fn is_radical(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FD5}')
}

/// A text as it is meant: without invisible characters, its radicals as the Han characters that they stand for.
pub fn seen(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| !is_unseen(c) && !is_radical(c);
    match text.chars().all(is_plain) {
        true => Cow::Borrowed(text),
        false => text.chars().filter(|&c| !is_unseen(c)).map(|c| ideograph(c).unwrap_or(c)).collect::<String>().into(),
    }
}

/// What such a character is called, and its number.
pub fn character_name(c: char, lang: Lang) -> String {
    let number = format!("U+{:04X}", c as u32);
    let (zh, en) = match c {
        '\u{AD}' => ("软连字符", "soft hyphen"),
        '\u{A0}' => ("不间断空格", "no-break space"),
        '\u{200B}' => ("零宽空格", "zero width space"),
        '\u{200C}' => ("零宽不连字", "zero width non-joiner"),
        '\u{200D}' => ("零宽连字", "zero width joiner"),
        '\u{2060}' => ("零宽连接符", "word joiner"),
        '\u{FEFF}' => ("字节顺序标记", "byte order mark"),
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            ("文字方向标记", "mark of writing direction")
        }
        '\u{FFFC}' => ("图片等对象的占位符", "object replacement character"),
        c if is_break(c) => ("换行符", "line break"),
        c if c.is_control() => ("控制字符", "control character"),
        c if is_odd_space(c) => ("特殊宽度的空格", "space of an odd width"),
        c if is_unseen(c) => ("看不见的字符", "invisible character"),
        c if is_radical(c) => {
            return match ideograph(c) {
                Some(meant) => say!(lang,
                    zh: "部首“{c}”（{number}），不是“{meant}”字",
                    en: "radical {c} ({number}) for {meant}"),
                None => say!(lang, zh: "部首“{c}”（{number}）", en: "radical {c} ({number})"),
            };
        }
        _ => ("字符", "character"),
    };
    say!(lang, zh: "{zh}（{number}）", en: "{en} ({number})")
}

/// Those of U+2F00 to U+2FD5.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Those of U+2E80 to U+2EF3, as far as they look like the whole character; `〇` for others.
const RADICALS: &str = "冫厂乛乚乙亻〇〇〇刂卜〇〇〇兀〇尢〇巳幺彑〇忄〇扌攵〇旡日月〇母民氵氺灬〇爫丬〇犭〇〇〇示礻〇糹纟罓罒〇〇〇〇〇〇耂肀聿〇〇艹〇〇虎衤覀西见角〇讠贝〇车辶〇〇阝钅長镸长门〇阝雨青韦页风飞食〇飠饣〇马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_stand_for_han() {
        assert_eq!((KANGXI.chars().count(), RADICALS.chars().count()), (0x2FD5 - 0x2F00 + 1, 0x2EF3 - 0x2E80 + 1));
        assert!((KANGXI.chars()).all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')));
        let pairs = [
            ('⼀', '一'),
            ('⾏', '行'),
            ('⽅', '方'),
            ('⼯', '工'),
            ('⿕', '龠'),
            ('⺠', '民'),
            ('⻓', '长'),
            ('⻳', '龟'),
        ];
        for (radical, meant) in pairs {
            assert_eq!(ideograph(radical), Some(meant));
        }
        assert_eq!([ideograph('⺌'), ideograph('民'), ideograph('〇')], [None; 3]);
        assert_eq!(seen("\u{200B}⾏政\u{AD}许可𠮷"), "行政许可𠮷");
        assert!(matches!(seen("行政 许可"), Cow::Borrowed(_)));
    }

    #[test]
    fn each_has_its_name_and_number() {
        for (c, zh, en) in [
            ('\u{200B}', "零宽空格（U+200B）", "zero width space (U+200B)"),
            ('\u{AD}', "软连字符（U+00AD）", "soft hyphen (U+00AD)"),
            ('\u{202A}', "文字方向标记（U+202A）", "mark of writing direction (U+202A)"),
            ('\u{2007}', "特殊宽度的空格（U+2007）", "space of an odd width (U+2007)"),
            ('\u{7}', "控制字符（U+0007）", "control character (U+0007)"),
            ('\u{2028}', "换行符（U+2028）", "line break (U+2028)"),
            ('\u{3164}', "看不见的字符（U+3164）", "invisible character (U+3164)"),
            ('⾏', "部首“⾏”（U+2F8F），不是“行”字", "radical ⾏ (U+2F8F) for 行"),
            ('⺌', "部首“⺌”（U+2E8C）", "radical ⺌ (U+2E8C)"),
        ] {
            assert_eq!(character_name(c, Lang::Zh), zh);
            assert_eq!(character_name(c, Lang::En), en);
        }
    }
}
