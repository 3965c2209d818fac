//! A paragraph as words, figures and the borders between them.

use super::number::{self, Number, Shape};
use super::vocabulary::{firsts, word};
use super::words::Word;
use crate::text::{CharSet, Span, ascii};
use rust_decimal::Decimal;

/// A piece of a paragraph. White space and quotation marks are in none.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Token {
    /// What it is.
    pub item: Item,
    /// Where it stands.
    pub span: Span,
}

/// What a piece is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Item {
    /// A known word.
    Word(Word),
    /// A number with a unit.
    Figure(Number, Unit),
    /// A year: `2024年`.
    Year(i32),
    /// `，`
    Comma,
    /// `、`
    Pause,
    /// `；`
    Semicolon,
    /// `：`
    Colon,
    /// `。` and the like.
    Stop,
    /// `（`, where it is closed.
    Open,
    /// `）`, where it was opened.
    Close,
    /// Words of no list, titles, numbers that count nothing.
    Unknown,
}

/// What a number counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// 件, 起, 宗, 份, 封, 例: cases.
    Case,
    /// 条, 项, 个, 篇, 次, 期, 笔: pieces of many kinds.
    Piece,
    /// Money, in so many 元.
    Yuan(u32),
    /// `%`
    Percent,
    /// 个百分点
    Points,
    /// 倍
    Times,
    /// 人次, 件次, 工作日 and all else.
    Other,
}

/// Titles and parentheses are not longer than this many bytes: what is never closed is not looked for over and over.
const MOST: usize = 900;

/// The Han characters that a word or a number may begin with; the others are of unknown words.
static SPECIAL: CharSet = firsts(CharSet::of("第").and(number::BEGIN));

/// Reads a paragraph. Linear in its length.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut reader = Reader { text, tokens: Vec::with_capacity(text.len() / 8), closes: Vec::new(), at: 0 };
    while reader.at < text.len() {
        let known = SPECIAL.pass_han(text, reader.at);
        if known > reader.at {
            reader.push(Item::Unknown, known);
        }
        reader.step();
    }
    apart(reader.text, reader.tokens)
}

/// Takes single characters that are as often a part of another word (计 in 计划, 转 in 转型) for one where unknown words
/// stand right beside them.
fn apart(text: &str, mut tokens: Vec<Token>) -> Vec<Token> {
    const PARTS: [&str; 7] = ["收", "转", "计", "全", "达", "由", "如"];
    let is_unknown = |token: &Token| matches!(token.item, Item::Unknown);
    // How many are settled.
    let mut kept: usize = 0;
    for at in 0..tokens.len() {
        let mut token = tokens[at];
        let last = kept.checked_sub(1);
        let is_one = matches!(token.item, Item::Word(_)) && token.span.len() == PARTS[0].len();
        if is_one && PARTS.contains(&token.span.slice(text)) {
            let touches_last =
                last.is_some_and(|last| is_unknown(&tokens[last]) && tokens[last].span.end == token.span.start);
            let touches_next =
                tokens.get(at + 1).is_some_and(|next| is_unknown(next) && next.span.start == token.span.end);
            if touches_last || touches_next {
                token.item = Item::Unknown;
            }
        }
        match last.filter(|&last| is_unknown(&token) && is_unknown(&tokens[last])) {
            Some(last) => tokens[last].span.end = token.span.end,
            None => {
                tokens[kept] = token;
                kept += 1;
            }
        }
    }
    tokens.truncate(kept);
    tokens
}

struct Reader<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    /// Where the open parentheses close.
    closes: Vec<usize>,
    at: usize,
}

impl Reader<'_> {
    fn push(&mut self, item: Item, end: usize) {
        let span = Span::new(self.at, end);
        self.at = end;
        if matches!(item, Item::Unknown)
            && let Some(last) = self.tokens.last_mut().filter(|last| matches!(last.item, Item::Unknown))
        {
            last.span.end = span.end;
            return;
        }
        self.tokens.push(Token { item, span });
    }

    fn step(&mut self) {
        let rest = &self.text[self.at..];
        let Some(c) = rest.chars().next() else { return };
        let end = self.at + c.len_utf8();
        if matches!(c, '\u{4E00}'..='\u{9FFF}') {
            return self.han(c, end);
        }
        match c {
            '，' | ',' => self.push(Item::Comma, end),
            '、' => self.push(Item::Pause, end),
            '；' | ';' => self.push(Item::Semicolon, end),
            '：' | ':' => self.push(Item::Colon, end),
            '。' | '！' | '？' | '\n' | '\r' => self.push(Item::Stop, end),
            '（' | '(' => self.open(end),
            '）' | ')' if self.closes.last() == Some(&self.at) => {
                self.closes.pop();
                self.push(Item::Close, end);
            }
            '《' | '〈' | '〔' | '﹝' | '［' | '[' | '【' => self.bracket(c, end),
            '“' | '”' | '"' | '‘' | '’' | '）' | ')' | '*' | '_' => self.at = end,
            // ①, ⑴, ㈠ number what is listed.
            '①'..='⑳' | '⑴'..='⒇' | '㈠'..='㈩' => self.at = end,
            c if c.is_whitespace() => self.at = end,
            c if c.is_ascii_alphanumeric() => self.run(),
            _ => self.han(c, end),
        }
    }

    /// A number in Chinese, a word, or a character of an unknown one.
    fn han(&mut self, c: char, end: usize) {
        if number::begins(c) && (self.year() || self.counted()) || c == '第' && self.ordinal() {
            return;
        }
        match word(&self.text[self.at..]) {
            Some((word, length)) => self.push(Item::Word(word), self.at + length),
            None => self.push(Item::Unknown, end),
        }
    }

    /// A parenthesis that closes. A number in one, `（一）`, counts what is listed.
    fn open(&mut self, end: usize) {
        let mut depth = 0;
        let inside = self.text[end..].char_indices().take_while(|(at, c)| *at < MOST && !matches!(c, '\n' | '\r'));
        let mut close = None;
        for (at, c) in inside {
            match c {
                '（' | '(' => depth += 1,
                '）' | ')' if depth == 0 => {
                    close = Some(end + at);
                    break;
                }
                '）' | ')' => depth -= 1,
                _ => {}
            }
        }
        let Some(close) = close else {
            self.at = end;
            return;
        };
        let inner = &self.text[end..close];
        if !inner.is_empty() && inner.chars().all(number::begins) {
            self.at = close + self.text[close..].chars().next().map_or(0, char::len_utf8);
            return;
        }
        self.closes.push(close);
        self.push(Item::Open, end);
    }

    /// A title, or the year of a document's number.
    fn bracket(&mut self, open: char, end: usize) {
        let close = match open {
            '《' => '》',
            '〈' => '〉',
            '〔' => '〕',
            '﹝' => '﹞',
            '［' => '］',
            '[' => ']',
            _ => '】',
        };
        let mut depth = 0;
        for (at, c) in self.text[end..].char_indices().take_while(|(at, _)| *at < MOST) {
            if c == open {
                depth += 1;
            } else if c == close && depth == 0 {
                return self.push(Item::Unknown, end + at + c.len_utf8());
            } else if c == close {
                depth -= 1;
            } else if matches!(c, '\n' | '\r') {
                break;
            }
        }
        self.push(Item::Unknown, end);
    }

    /// Letters and digits: an address, a telephone number, a date in digits, or a number.
    fn run(&mut self) {
        let rest = &self.text[self.at..];
        if let Some(length) = whole_year(rest) {
            return self.push(Item::Word(Word::Filler), self.at + length);
        }
        let is_run = |byte: &u8| byte.is_ascii_alphanumeric() || b"@:/._-+#&=?~".contains(byte);
        let length = rest.bytes().position(|byte| !is_run(&byte)).unwrap_or(rest.len());
        if rest.as_bytes()[..length].iter().all(u8::is_ascii_digit) && self.counted() {
            return;
        }
        let run = rest[..length].trim_end_matches(['.', ':', '-', '_']);
        let other = |c: char| !c.is_ascii_digit() && c != '.';
        let are_years =
            |(first, last): (&str, &str)| [first, last].iter().all(|year| year.len() == 4 && !year.contains(other));
        if run.split_once(['-', '~']).is_some_and(are_years) && self.text[self.at + run.len()..].starts_with('年') {
            // 2021-2024年
            return self.push(Item::Word(Word::ManyYears), self.at + run.len() + '年'.len_utf8());
        }
        if run.contains(other) || run.matches('.').count() > 1 {
            return self.push(Item::Unknown, self.at + run.len().max(1));
        }
        if !self.counted() {
            let end = self.at + run.len().max(1);
            self.push(Item::Unknown, end);
        }
    }

    /// Whether nothing but a border stands before.
    fn begins_clause(&self) -> bool {
        self.tokens.last().is_none_or(|last| {
            matches!(last.item, Item::Stop | Item::Semicolon | Item::Colon | Item::Open | Item::Comma)
        })
    }

    /// A number: a figure with its unit, a year, a date, the number of a list. `false` where it is none of these.
    fn counted(&mut self) -> bool {
        let Some((number, end)) = number::number(self.text, self.at) else { return false };
        let written = number.span.slice(self.text);
        let is_numeral = written.starts_with(|c: char| !ascii(c).is_ascii_digit());
        let rest = self.text[end..].trim_start();
        let from = self.text.len() - rest.len();
        if self.begins_clause() && (rest.starts_with(['、', '．', '.']) || is_numeral && rest.starts_with('是')) {
            // What is listed has numbers: `一、`, `1.`, `一是`.
            self.at = from + rest.chars().next().map_or(0, char::len_utf8);
            return true;
        }
        if rest.starts_with('年') && number.value > Decimal::ONE && number.value < Decimal::from(50) {
            // 近三年, 五年来
            self.push(Item::Word(Word::ManyYears), from + '年'.len_utf8());
            return true;
        }
        if is_numeral {
            let Some((unit, length)) =
                unit(rest).filter(|(unit, _)| *unit == Unit::Case || number.value > Decimal::TEN)
            else {
                return false;
            };
            self.push(Item::Figure(number, unit), from + length);
            return true;
        }
        let year: Option<i32> = (written.chars().take(5).count() == 4 && number.shape == Shape::Exact)
            .then(|| number.value.try_into().ok().filter(|_| number.step == Decimal::ONE))
            .flatten()
            .filter(|year| (1949..2100).contains(year));
        if let Some(year) = year {
            let behind = ["年度", "年"].iter().find(|behind| rest.starts_with(**behind));
            if let Some(behind) = behind {
                self.push(Item::Year(year), from + behind.len());
                return true;
            }
        }
        if rest.starts_with('月') {
            return self.month(number.value, from);
        }
        if let Some((unit, length)) = unit(rest) {
            self.push(Item::Figure(number, unit), from + length);
            return true;
        }
        if let Some(year) = year {
            self.push(Item::Year(year), end);
            return true;
        }
        self.push(Item::Unknown, end);
        true
    }

    /// `二〇二三年`: a year digit by digit.
    fn year(&mut self) -> bool {
        let mut rest = self.text[self.at..].chars();
        let year = (0..4).try_fold(0, |year, _| Some(year * 10 + number::digit(rest.next()?)?));
        let Some(year) = year else { return false };
        let rest = rest.as_str().trim_start();
        let Some(behind) = ["年度", "年"].iter().find(|behind| rest.starts_with(**behind)) else { return false };
        if !(1949..2100).contains(&year) {
            return false;
        }
        self.push(Item::Year(year as i32), self.text.len() - rest.len() + behind.len());
        true
    }

    /// `12月31日`: the year's ends say nothing, all other months are a part of it.
    fn month(&mut self, month: Decimal, from: usize) -> bool {
        let behind = from + '月'.len_utf8();
        let rest = self.text[behind..].trim_start();
        let start = self.text.len() - rest.len();
        let mut end = behind;
        let mut day = None;
        if rest.starts_with(number::begins)
            && let Some((read, after)) = number::number(self.text, start)
            && self.text[after..].trim_start().starts_with('日')
        {
            day = Some(read.value);
            end = self.text.len() - self.text[after..].trim_start().len() + '日'.len_utf8();
        }
        let is_first = month == Decimal::ONE && day == Some(Decimal::ONE);
        let is_last = month == Decimal::from(12)
            && (day == Some(Decimal::from(31)) || rest.starts_with('底') || rest.starts_with('末'));
        let word = if is_first || is_last { Word::Filler } else { Word::PartYear };
        self.push(Item::Word(word), end);
        true
    }

    /// `第12件` counts nothing. `false` for a word that begins so.
    fn ordinal(&mut self) -> bool {
        let behind = self.at + '第'.len_utf8();
        if word(&self.text[self.at..]).is_some() || !self.text[behind..].starts_with(number::begins) {
            return false;
        }
        let Some((_, end)) = number::number(self.text, behind) else { return false };
        let end = end + self.text[end..].chars().next().filter(|c| !c.is_ascii()).map_or(0, char::len_utf8);
        self.push(Item::Unknown, end);
        true
    }
}

/// The length of `1—12月` and `1月至12月`, which like the year's first and last day say nothing.
fn whole_year(text: &str) -> Option<usize> {
    const JOINTS: [char; 8] = ['至', '到', '—', '–', '-', '－', '~', '～'];
    let first = text.strip_prefix('1')?;
    let joint = first.strip_prefix('月').unwrap_or(first);
    let last = joint.trim_start_matches(JOINTS);
    let rest = last.strip_prefix("12月").filter(|_| last.len() < joint.len())?;
    let rest = rest.strip_prefix('份').unwrap_or(rest);
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then(|| text.len() - rest.len())
}

/// The unit that a text begins with, and its length.
fn unit(text: &str) -> Option<(Unit, usize)> {
    let first = text.chars().next()?;
    // The longest first.
    let units: &[(&str, Unit)] = match first {
        '%' => &[("%", Unit::Percent)],
        '％' => &[("％", Unit::Percent)],
        '﹪' => &[("﹪", Unit::Percent)],
        '百' => &[("百分点", Unit::Points)],
        '个' => &[("个百分点", Unit::Points), ("个工作日", Unit::Other), ("个", Unit::Piece)],
        '亿' => &[("亿元", Unit::Yuan(100_000_000))],
        '万' => &[("万元", Unit::Yuan(10_000))],
        '千' => &[("千元", Unit::Yuan(1000))],
        '元' => &[("元", Unit::Yuan(1))],
        '倍' => &[("倍", Unit::Times)],
        '件' => &[("件次", Unit::Other), ("件", Unit::Case)],
        '人' => &[("人次", Unit::Other), ("人", Unit::Other)],
        '批' => &[("批次", Unit::Other)],
        '条' => &[("条（次", Unit::Other), ("条(次", Unit::Other), ("条次", Unit::Other), ("条", Unit::Piece)],
        '工' => &[("工作日", Unit::Other)],
        '项' => &[("项目", Unit::Other), ("项", Unit::Piece)],
        '起' => &[("起", Unit::Case)],
        '宗' => &[("宗", Unit::Case)],
        '份' => &[("份", Unit::Case)],
        '封' => &[("封", Unit::Case)],
        '例' => &[("例", Unit::Case)],
        '桩' => &[("桩", Unit::Case)],
        '篇' => &[("篇", Unit::Piece)],
        '次' => &[("次", Unit::Piece)],
        '期' => &[("期", Unit::Piece)],
        '笔' => &[("笔", Unit::Piece)],
        '部' => &[("部", Unit::Piece)],
        '则' => &[("则", Unit::Piece)],
        '场' => &[("场", Unit::Other)],
        '家' => &[("家", Unit::Other)],
        '户' => &[("户", Unit::Other)],
        '名' => &[("名", Unit::Other)],
        _ => return None,
    };
    let &(name, unit) = units.iter().find(|(name, _)| text.starts_with(name))?;
    let rest = text[name.len()..].trim_start();
    let next = rest.chars().next();
    let unit = match (name, next) {
        // 一件事, 两条例, 12月份 is no unit of ours.
        ("件", Some('事')) | ("条", Some('例')) | ("起", Some('始' | '点')) => return None,
        ("个", Some(next))
            if !"，。；、：）,;)（(".contains(next) && word(rest).is_none_or(|(word, _)| word != Word::Request) =>
        {
            match word(rest) {
                Some((Word::Repeal | Word::Filler | Word::Among | Word::Growth, _)) => Unit::Piece,
                _ => Unit::Other,
            }
        }
        _ => unit,
    };
    Some((unit, name.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let shown = tokens(text).into_iter().map(|token| match token.item {
            Item::Word(Word::Outcome(id) | Word::Applicant(id) | Word::Result(id)) => id.to_owned(),
            Item::Word(word) => format!("{word:?}"),
            Item::Figure(number, unit) => format!("{}/{unit:?}", number.value),
            Item::Year(year) => year.to_string(),
            Item::Unknown => format!("?{}", token.span.slice(text)),
            other => format!("{other:?}"),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_sentence_falls_into_its_pieces() {
        assert_eq!(
            read("2024年，𠮷县共收到申请37 件（含上年结转3件），其 中自然人 36件。"),
            "2024 Comma ?𠮷县 Receive Request 37/Case Open Includes LastYear Carry 3/Case Close Comma Among natural-persons 36/Case Stop"
        );
    }

    #[test]
    fn what_counts_nothing_is_no_figure() {
        for text in [
            "国办公开办函〔2021〕30号",
            "第711号",
            "0571-12345678",
            "（一）",
            "《2024年5件》",
            "66号3楼308室",
            "IPv6",
            "2024/1/31",
            "www.𠮷.cn/t20240115_32.html",
            "第12件申请",
            "一件事一次办",
            "二十届三中全会",
            "三审三校",
        ] {
            let figures = tokens(text).into_iter().filter(|token| matches!(token.item, Item::Figure(..))).count();
            assert_eq!(figures, 0, "{text}: {}", read(text));
        }
    }

    #[test]
    fn dates_are_of_the_year_or_of_a_part_of_it() {
        assert_eq!(read("截至2024年12月31日"), "Filler 2024 Filler");
        assert_eq!(read("2024年6月30日"), "2024 PartYear");
        assert_eq!(read("12月底"), "Filler Filler");
        assert_eq!(read("3月份"), "PartYear ?份");
        assert_eq!(read("2024年1—12月，𠮷县"), "2024 Filler Comma ?𠮷县");
        assert_eq!(read("今年1至12月"), "ThisYear Filler");
        assert_eq!(read("1-12月份"), "Filler");
        assert_eq!(read("1月至11月"), "PartYear Filler PartYear");
    }

    #[test]
    fn what_is_never_closed_costs_nothing() {
        for text in ["（".repeat(9000), "《".repeat(9000), "（一".repeat(9000), "9".repeat(9000)] {
            assert!(tokens(&text).len() <= text.len());
        }
    }
}
