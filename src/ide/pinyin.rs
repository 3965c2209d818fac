//! Finding a Chinese name by what is typed: its characters, the initials of its pinyin (`gjmm`), its
//! syllables (`guojiamimi`), or a mixture of them.

use crate::syntax::ascii;
use pinyin::ToPinyinMulti;

/// How well what is typed fits a name; better is less.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Fit {
    /// The name begins so.
    Start,
    /// It goes on so somewhere, without a gap.
    Within,
    /// All of it is there, in order.
    Scattered,
}

/// What is typed, ready to be compared.
pub(super) struct Typed {
    letters: Vec<char>,
}

/// Longer input than this names nothing: what is used up of it is kept in the bits of a word.
const MOST_LETTERS: usize = 63;

impl Typed {
    /// Without what the comparison ignores: white space, width and case.
    pub fn new(written: &str) -> Typed {
        let letters = written.chars().map(lower).filter(|c| !c.is_whitespace());
        Typed { letters: letters.take(MOST_LETTERS + 1).collect() }
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// How it fits a name. A character that is read in several ways fits in each.
    pub fn fit(&self, name: &str) -> Option<Fit> {
        if self.letters.len() > MOST_LETTERS {
            return None;
        }
        let all = 1u64 << self.letters.len();
        // How many letters may be used up before a character: without a gap from the name's start,
        // without one from somewhere, and at all.
        let (mut start, mut within, mut scattered) = (1u64, 1u64, 1u64);
        let mut best = (all == 1).then_some(Fit::Start);
        for c in name.chars().map(lower).filter(|c| !c.is_whitespace()) {
            scattered |= self.advance(scattered, c);
            if scattered & all != 0 {
                best = best.min(Some(Fit::Scattered)).or(Some(Fit::Scattered));
            }
            within = self.advance(within, c) | 1;
            if within & all != 0 && best != Some(Fit::Start) {
                best = Some(Fit::Within);
            }
            start = self.advance(start, c);
            if start & all != 0 {
                return Some(Fit::Start);
            }
        }
        best
    }

    /// What is used up after `c`, from what was before it: the character, its initial, its syllable or
    /// a part of that.
    fn advance(&self, from: u64, c: char) -> u64 {
        let mut reached = 0;
        let mut rest = from;
        while rest != 0 {
            let at = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            let Some(&letter) = self.letters.get(at) else { continue };
            if letter == c {
                reached |= 1 << (at + 1);
            }
            if !letter.is_ascii_alphabetic() {
                continue;
            }
            for reading in c.to_pinyin_multi().into_iter().flatten() {
                let letters = self.letters[at..].iter();
                let same = letters.zip(reading.plain().chars()).take_while(|(a, b)| **a == *b).count();
                reached |= (1..=same).fold(0, |reached, length| reached | 1 << (at + length));
            }
        }
        reached
    }
}

fn lower(c: char) -> char {
    ascii(c).to_ascii_lowercase()
}

/// The initials of a name, and those of it with one character read in another way, separated by
/// spaces: what an editor's own filter looks for.
pub(super) fn initials(name: &str) -> String {
    /// More readings than this help nobody.
    const MOST: usize = 6;
    let choices: Vec<Vec<char>> = name.chars().filter_map(choices).collect();
    let first: String = choices.iter().map(|choice| choice[0]).collect();
    let mut all = vec![first];
    for (at, choice) in choices.iter().enumerate() {
        for &other in &choice[1..] {
            let changed = choices.iter().enumerate().map(|(i, choice)| if i == at { other } else { choice[0] });
            all.push(changed.collect());
        }
    }
    all.truncate(MOST);
    all.join(" ")
}

/// The initials that a character may have, the usual one first.
fn choices(c: char) -> Option<Vec<char>> {
    let mut initials: Vec<char> = Vec::new();
    for initial in c.to_pinyin_multi()?.into_iter().filter_map(|reading| reading.plain().chars().next()) {
        if !initials.contains(&initial) {
            initials.push(initial);
        }
    }
    (!initials.is_empty()).then_some(initials)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_characters_initials_and_syllables() {
        let cases = [
            ("gjmm", "属于国家秘密", Some(Fit::Within)),
            ("sygjmm", "属于国家秘密", Some(Fit::Start)),
            ("ＳＹＧＪ", "属于国家秘密", Some(Fit::Start)),
            ("shuyu", "属于国家秘密", Some(Fit::Start)),
            ("guojiamm", "属于国家秘密", Some(Fit::Within)),
            ("guo jia mi", "属于国家秘密", Some(Fit::Within)),
            ("symm", "属于国家秘密", Some(Fit::Scattered)),
            ("属于gj", "属于国家秘密", Some(Fit::Start)),
            ("国秘", "属于国家秘密", Some(Fit::Scattered)),
            ("国家", "属于国家秘密", Some(Fit::Within)),
            ("1.属", "1.属于国家秘密", Some(Fit::Start)),
            ("zrr", "自然人", Some(Fit::Start)),
            ("z", "自然人", Some(Fit::Start)),
            // 重 is read chóng here and zhòng elsewhere, 行 xíng and háng: both are found.
            ("cfsq", "重复申请", Some(Fit::Start)),
            ("zfsq", "重复申请", Some(Fit::Start)),
            ("xzfy", "行政复议", Some(Fit::Start)),
            ("hzfy", "行政复议", Some(Fit::Start)),
            ("", "自然人", Some(Fit::Start)),
            ("xx", "自然人", None),
            ("zrrz", "自然人", None),
            ("𠮷", "自然人", None),
            ("a", "", None),
        ];
        for (letters, name, expected) in cases {
            assert_eq!(Typed::new(letters).fit(name), expected, "{letters} {name}");
        }
        assert_eq!(Typed::new(&"z".repeat(1000)).fit("自然人"), None);
    }

    #[test]
    fn initials_list_the_usual_reading_first() {
        assert_eq!(initials("自然人"), "zrr");
        assert!(initials("1.属于国家秘密").starts_with("sygjmm"));
        let all = initials("重复申请");
        assert!(all.split(' ').any(|it| it == "cfsq") && all.split(' ').any(|it| it == "zfsq"), "{all}");
        assert_eq!(initials("𠮷 711"), "", "no reading is known");
    }
}
