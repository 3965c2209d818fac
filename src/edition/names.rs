//! Finding an official name in what somebody wrote.
//!
//! Matching ignores leading numbering, white space, full and half width, quote style, Markdown's
//! emphasis and `<br>`, and the one parenthetical that the edition lists. Nothing else may differ,
//! except for the variants that the edition knows.

use crate::syntax::ascii;
use crate::text::{ideograph, is_unseen, numeral};
use std::borrow::Cow;

/// How what was written stands to the official name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spelling {
    /// To the letter, numbering included.
    Official,
    /// The accepted short form.
    Short,
    /// The official name except for numbering, white space, width or quotes.
    Folded,
    /// Another name that is known to be meant so.
    Variant,
}

/// What a name was found to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NameMatch {
    /// The index of the row, column or section.
    pub index: usize,
    /// How it was written.
    pub spelling: Spelling,
    /// Whether numbering was written that is not its own.
    pub misnumbered: bool,
}

/// What somebody wrote, folded once to be looked for in several lists.
#[derive(Clone, Debug)]
pub struct Written<'w> {
    whole: &'w str,
    number: Option<Numbering>,
    name: Cow<'w, str>,
}

impl<'w> Written<'w> {
    /// Folds it.
    pub fn new(whole: &'w str) -> Written<'w> {
        let (number, name) = split_name(whole);
        Written { whole, number, name }
    }

    /// It without its numbering and what matching ignores.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl<'w> From<&'w str> for Written<'w> {
    fn from(whole: &'w str) -> Written<'w> {
        Written::new(whole)
    }
}

/// The names of one list: a table's rows or columns, or the sections.
#[derive(Debug)]
pub struct Names {
    /// As they are written to the letter.
    pub(super) exact: Keys,
    /// Folded.
    pub(super) folded: Keys,
    /// The numbering of each.
    pub(super) numbers: &'static [Option<Numbering>],
}

impl Names {
    /// What `written` names.
    pub fn find(&self, written: &str) -> Option<NameMatch> {
        if written.is_empty() {
            return None;
        }
        self.exact.get(written).or_else(|| self.find_folded(&Written::new(written)))
    }

    /// What something names that is looked for in other lists, too.
    pub fn find_written(&self, written: &Written<'_>) -> Option<NameMatch> {
        if written.whole.is_empty() {
            return None;
        }
        self.exact.get(written.whole).or_else(|| self.find_folded(written))
    }

    fn find_folded(&self, Written { number, name, .. }: &Written<'_>) -> Option<NameMatch> {
        let (number, found) = match self.folded.get(name) {
            Some(found) => (*number, found),
            None => unmarked(name).and_then(|(number, name)| Some((Some(number), self.folded.get(name)?)))?,
        };
        let misnumbered = number.is_some() && number != self.numbers[found.index];
        Some(NameMatch { misnumbered, ..found })
    }

    /// How each may be spelt, folded, and its index.
    pub fn spellings(&self) -> impl Iterator<Item = (&'static str, usize)> + use<> {
        self.folded.keys.iter().map(|key| (key.name, key.index))
    }

    /// The index of what has this numbering: `Some("（三）")`.
    pub fn by_number(&self, written: &str) -> Option<usize> {
        let (number, _) = numbering(&fold_characters(written))?;
        self.numbers.iter().position(|known| *known == Some(number))
    }
}

/// A hash table of names that is made when the data is generated, and only read here.
#[derive(Debug)]
pub(super) struct Keys {
    pub(super) keys: &'static [Key],
    /// At the hash of a name or in one of the slots after it, without a gap, its number among the
    /// keys, counted from one. There are 2, 4, 8 … slots, and at least one is empty: 0.
    pub(super) slots: &'static [u8],
}

/// A name, and what it names.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) index: usize,
    pub(super) spelling: Spelling,
}

impl Keys {
    fn get(&self, name: &str) -> Option<NameMatch> {
        let mut at = hash(name);
        loop {
            let slot = self.slots[at & (self.slots.len() - 1)];
            let key = self.keys.get(usize::from(slot).checked_sub(1)?)?;
            if key.name == name {
                return Some(NameMatch { index: key.index, spelling: key.spelling, misnumbered: false });
            }
            at += 1;
        }
    }
}

/// A hash from a name's length and its first and last eight bytes, which seldom two names of a list have
/// in common. It is the same on every machine, for what it leads to is generated on one and read on all.
pub(super) fn hash(name: &str) -> usize {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let bytes = name.as_bytes();
    let (first, last) = if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        (u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into())
    } else {
        (bytes.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)), 0)
    };
    let mixed = (first.wrapping_mul(ODD) ^ last).wrapping_add(bytes.len() as u64).wrapping_mul(ODD);
    (mixed >> 40) as usize
}

/// The numbering that a name leads with (`（一）`, `一、`, `1.`). Marks that are typed for each other
/// (`1、 1. 1) ①`) count as one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Numbering {
    /// Whether it stands in parentheses.
    pub enclosed: bool,
    /// Its numeral: up to three digits, Chinese or ASCII.
    pub(super) numeral: [char; 3],
}

impl Numbering {
    fn new(enclosed: bool, numeral: &str) -> Option<Numbering> {
        let mut digits = ['\0'; 3];
        let mut rest = numeral.chars();
        digits.iter_mut().zip(&mut rest).for_each(|(digit, c)| *digit = c);
        (digits[0] != '\0' && rest.next().is_none()).then_some(Numbering { enclosed, numeral: digits })
    }

    /// Whether it is longer than numbers of sections and rows are: a figure that strayed before the name, perhaps.
    pub fn may_be_figure(&self) -> bool {
        self.numeral.iter().all(char::is_ascii_digit)
    }

    /// The numeral as it is written.
    pub fn numeral(&self) -> String {
        self.numeral.into_iter().take_while(|&c| c != '\0').collect()
    }
}

/// The numbering that a name leads with and the rest of the name, both without what matching ignores.
pub fn split_name(written: &str) -> (Option<Numbering>, Cow<'_, str>) {
    let text = fold_characters(written);
    let Some((number, rest)) = numbering(&text).filter(|(_, rest)| !rest.is_empty()) else { return (None, text) };
    let at = text.len() - rest.len();
    let name = match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[at..]),
        Cow::Owned(mut text) => Cow::Owned(text.split_off(at)),
    };
    (Some(number), name)
}

pub(super) fn fold_characters(written: &str) -> Cow<'_, str> {
    let Some(mut plain) = unfolded(written) else { return Cow::Borrowed(written) };
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    loop {
        text.push_str(&rest[..plain]);
        let mut chars = rest[plain..].chars();
        match chars.next().map(ascii) {
            None => return Cow::Owned(text),
            Some(c) if c.is_whitespace() => {}
            Some(c) if is_unseen(c) => {}
            Some('*' | '\\') => {}
            Some('<') if is_break(chars.as_str()) => drop(chars.by_ref().find(|&c| c == '>')),
            Some('“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '\'') => text.push('"'),
            Some(c) if push_enclosed(c, chars.as_str(), &mut text) => {}
            Some(c) => text.push(ideograph(c).unwrap_or(c)),
        }
        rest = chars.as_str();
        plain = unfolded(rest).unwrap_or(rest.len());
    }
}

/// Adds a number that is one character with its mark (`⒈`, `⑴`, `㈠`), as it is typed otherwise: `1.`, `(1)`, `(一)`. A
/// mark that stands behind it once more is one with its own.
fn push_enclosed(c: char, rest: &str, text: &mut String) -> bool {
    let number = |first: char| c as u32 - first as u32 + 1;
    let written = match c {
        '⒈'..='⒛' if rest.starts_with(['.', '．', '、']) => number('⒈').to_string(),
        '⒈'..='⒛' => format!("{}.", number('⒈')),
        '⑴'..='⒇' => format!("({})", number('⑴')),
        '㈠'..='㈩' => format!("({})", numeral(number('㈠'))),
        _ => return false,
    };
    text.push_str(&written);
    true
}

/// Where the first character stands that folding may change: anything but digits, some punctuation
/// and the Han of U+4000 to U+9FFF, whose first bytes are E4 to E9.
fn unfolded(text: &str) -> Option<usize> {
    let stays = |byte| matches!(byte, b'0'..=b'9' | b'(' | b')' | b'.' | 0x80..=0xBF | 0xE4..=0xE9);
    text.bytes().position(|byte| !stays(byte))
}

/// Whether `rest`, which follows a `<`, is the rest of `<br>` or `<br/>`.
fn is_break(rest: &str) -> bool {
    let name = rest.get(..2).unwrap_or_default();
    name.eq_ignore_ascii_case("br") && rest[2..].trim_start_matches([' ', '/']).starts_with('>')
}

/// Splits folded text after a number without a mark, as `3 危及` is folded to. Only a known name after
/// it tells that from a figure.
fn unmarked(text: &str) -> Option<(Numbering, &str)> {
    let name = text.trim_start_matches(|c: char| c.is_ascii_digit());
    Some((Numbering::new(false, &text[..text.len() - name.len()])?, name))
}

/// Splits folded text after its numbering.
pub(super) fn numbering(text: &str) -> Option<(Numbering, &str)> {
    let is_numeral = |c| matches!(c, '0'..='9' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
    if let Some(circled @ '①'..='⑨') = text.chars().next() {
        let digit = char::from(b'1' + (circled as u32 - '①' as u32) as u8);
        return Some((Numbering { enclosed: false, numeral: [digit, '\0', '\0'] }, &text[circled.len_utf8()..]));
    }
    let inner = text.strip_prefix('(').unwrap_or(text);
    let enclosed = inner.len() < text.len();
    let rest = inner.trim_start_matches(is_numeral);
    let number = Numbering::new(enclosed, &inner[..inner.len() - rest.len()])?;
    if enclosed {
        let rest = rest.strip_prefix(')')?;
        return Some((number, rest.trim_start_matches(['、', '.', ':', ','])));
    }
    let rest = rest.strip_prefix(['、', '.', ':', ',', ')', '．'])?;
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::super::source::NamesBuilder;
    use super::*;

    #[test]
    fn folding_drops_what_matching_ignores() {
        let folded = |written: &str| {
            let (number, name) = split_name(written);
            let number = number.map(|number| (number.enclosed, number.numeral()));
            (number, name.into_owned())
        };
        let number = |enclosed, numeral: &str| Some((enclosed, numeral.to_owned()));
        assert_eq!(folded("（一） 予以 公开"), (number(true, "一"), "予以公开".into()));
        assert_eq!(folded("3、危及「三安全一稳定」"), (number(false, "3"), "危及\"三安全一稳定\"".into()));
        assert_eq!(folded("**商业<br/>企业**"), (None, "商业企业".into()));
        assert_eq!(folded("１．属于国家秘密"), (number(false, "1"), "属于国家秘密".into()));
        assert_eq!(folded("②重复申请𠮷"), (number(false, "2"), "重复申请𠮷".into()));
        assert_eq!(folded("⒈属于国家⾏政𠮷"), (number(false, "1"), "属于国家行政𠮷".into()));
        assert_eq!(folded("⒈.属于国家秘密"), (number(false, "1"), "属于国家秘密".into()));
        assert_eq!(folded("⒓重复"), (number(false, "12"), "重复".into()));
        assert_eq!(folded("㈠予以\u{200B}公开"), (number(true, "一"), "予以公开".into()));
        assert_eq!(folded("⑵部分"), (number(true, "2"), "部分".into()));
        assert_eq!(folded("三安全"), (None, "三安全".into()));
        assert_eq!(folded("1.5倍"), (None, "1.5倍".into()));
    }

    #[test]
    fn a_name_wins_over_its_number() {
        let mut names = NamesBuilder::default();
        names.add("（一）", "（一）予以公开", "予以公开", &[], &[]);
        names.add("（二）", "（二）部分公开（区分处理）", "部分公开", &[], &["部份公开"]);
        let names = names.build();
        let found = |written| names.find(written).map(|f| (f.index, f.spelling, f.misnumbered));
        assert_eq!(found("（一）予以公开"), Some((0, Spelling::Official, false)));
        assert_eq!(found("(一)予以公开"), Some((0, Spelling::Folded, false)));
        assert_eq!(found("予以公开"), Some((0, Spelling::Folded, false)));
        assert_eq!(found("（三）予以公开"), Some((0, Spelling::Folded, true)));
        assert_eq!(found("（二）部分公开（区分处理）"), Some((1, Spelling::Official, false)));
        assert_eq!(found("（二）部分公开"), Some((1, Spelling::Official, false)));
        assert_eq!(found("（二）部份公开"), Some((1, Spelling::Variant, false)));
        assert_eq!(found("（二）部分公开（其他）"), None);
        assert_eq!(found("2 部分公开"), Some((1, Spelling::Folded, true)));
        assert_eq!(found("2"), None);
    }
}
