//! Finding an official name in what somebody wrote.
//!
//! Matching ignores leading numbering, white space, full and half width, quote style, Markdown's
//! emphasis and `<br>`, and the one parenthetical that the edition lists. Nothing else may differ,
//! but for the variants that the edition knows.

use crate::syntax::ascii;
use rustc_hash::FxHashMap;

/// How what was written stands to the official name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spelling {
    /// To the letter, numbering included.
    Official,
    /// The accepted short form.
    Short,
    /// The official name but for numbering, white space, width or quotes.
    Folded,
    /// Another name that is known to be meant so.
    Variant,
}

/// What a name was found to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Found {
    /// The index of the row, column or section.
    pub index: usize,
    /// How it was written.
    pub spelling: Spelling,
    /// Whether numbering was written that is not its own.
    pub misnumbered: bool,
}

/// The names of one list: a table's rows or columns, or the sections.
#[derive(Default, Debug)]
pub struct Names {
    exact: FxHashMap<Box<str>, Found>,
    folded: FxHashMap<Box<str>, Found>,
    numbers: Vec<String>,
}

impl Names {
    /// Adds the next name of the list.
    pub(super) fn add(&mut self, number: &str, full: &str, name: &str, short: &[String], variants: &[String]) {
        let index = self.numbers.len();
        self.numbers.push(numbering(&fold_characters(number)).map_or(String::new(), |(number, _)| number));
        let found = |spelling| Found { index, spelling, misnumbered: false };
        self.exact.insert(full.into(), found(Spelling::Official));
        self.exact.insert(format!("{number}{name}").into(), found(Spelling::Official));
        for name in short {
            self.exact.insert(format!("{number}{name}").into(), found(Spelling::Short));
        }
        let mut folded = |name: &str, spelling| {
            self.folded.entry(fold(name).1.into()).or_insert(found(spelling));
        };
        folded(name, Spelling::Folded);
        folded(full, Spelling::Folded);
        short.iter().for_each(|name| folded(name, Spelling::Short));
        variants.iter().for_each(|name| folded(name, Spelling::Variant));
    }

    /// What `written` names.
    pub fn find(&self, written: &str) -> Option<Found> {
        if let Some(&found) = self.exact.get(written) {
            return Some(found);
        }
        let (number, name) = fold(written);
        let &found = self.folded.get(name.as_str())?;
        let misnumbered = number.is_some_and(|number| number != self.numbers[found.index]);
        Some(Found { misnumbered, ..found })
    }

    /// The index of what has this numbering: `Some("（三）")`.
    pub fn by_number(&self, written: &str) -> Option<usize> {
        let (number, _) = numbering(&fold_characters(written))?;
        self.numbers.iter().position(|known| *known == number)
    }
}

/// The numbering that a name leads with and the rest of the name, both without what matching ignores.
pub fn fold(written: &str) -> (Option<String>, String) {
    let text = fold_characters(written);
    match numbering(&text) {
        Some((number, rest)) if !rest.is_empty() => {
            let rest = rest.to_owned();
            (Some(number), rest)
        }
        _ => (None, text),
    }
}

fn fold_characters(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut rest = written.chars();
    while let Some(c) = rest.next() {
        match ascii(c) {
            c if c.is_whitespace() => {}
            '*' | '\\' | '\u{200B}'..='\u{200D}' | '\u{FEFF}' => {}
            '<' if is_break(rest.as_str()) => drop(rest.by_ref().find(|&c| c == '>')),
            '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '\'' => text.push('"'),
            c => text.push(c),
        }
    }
    text
}

/// Whether `rest`, which follows a `<`, is the rest of `<br>` or `<br/>`.
fn is_break(rest: &str) -> bool {
    let name = rest.get(..2).unwrap_or_default();
    name.eq_ignore_ascii_case("br") && rest[2..].trim_start_matches([' ', '/']).starts_with('>')
}

/// Splits folded text after its numbering: `(一)`, `一、`, `1.`. Marks that are typed for each other
/// (`1、 1. 1) ①`) count as one.
fn numbering(text: &str) -> Option<(String, &str)> {
    const CIRCLED: &str = "①②③④⑤⑥⑦⑧⑨";
    let is_numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let first = text.chars().next()?;
    if let Some(at) = CIRCLED.chars().position(|c| c == first) {
        return Some((format!("{}.", at + 1), &text[first.len_utf8()..]));
    }
    let inner = text.strip_prefix('(').unwrap_or(text);
    let rest = inner.trim_start_matches(is_numeral);
    let number = &inner[..inner.len() - rest.len()];
    if number.is_empty() || number.chars().count() > 3 {
        return None;
    }
    if inner.len() < text.len() {
        let rest = rest.strip_prefix(')')?;
        return Some((format!("({number})"), rest.trim_start_matches(['、', '.', ':', ','])));
    }
    let rest = rest.strip_prefix(['、', '.', ':', ',', ')', '．'])?;
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mark = if number.starts_with(|c: char| c.is_ascii_digit()) { '.' } else { '、' };
    Some((format!("{number}{mark}"), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_drops_what_matching_ignores() {
        let folded = |written: &str| {
            let (number, name) = fold(written);
            (number.unwrap_or_default(), name)
        };
        assert_eq!(folded("（一） 予以 公开"), ("(一)".into(), "予以公开".into()));
        assert_eq!(folded("3、危及「三安全一稳定」"), ("3.".into(), "危及\"三安全一稳定\"".into()));
        assert_eq!(folded("**商业<br/>企业**"), (String::new(), "商业企业".into()));
        assert_eq!(folded("１．属于国家秘密"), ("1.".into(), "属于国家秘密".into()));
        assert_eq!(folded("②重复申请𠮷"), ("2.".into(), "重复申请𠮷".into()));
        assert_eq!(folded("三安全"), (String::new(), "三安全".into()));
        assert_eq!(folded("1.5倍"), (String::new(), "1.5倍".into()));
    }

    #[test]
    fn a_name_wins_over_its_number() {
        let mut names = Names::default();
        names.add("（一）", "（一）予以公开", "予以公开", &[], &[]);
        names.add("（二）", "（二）部分公开（区分处理）", "部分公开", &[], &["部份公开".into()]);
        let found = |written| names.find(written).map(|f| (f.index, f.spelling, f.misnumbered));
        assert_eq!(found("（一）予以公开"), Some((0, Spelling::Official, false)));
        assert_eq!(found("(一)予以公开"), Some((0, Spelling::Folded, false)));
        assert_eq!(found("予以公开"), Some((0, Spelling::Folded, false)));
        assert_eq!(found("（三）予以公开"), Some((0, Spelling::Folded, true)));
        assert_eq!(found("（二）部分公开（区分处理）"), Some((1, Spelling::Official, false)));
        assert_eq!(found("（二）部分公开"), Some((1, Spelling::Official, false)));
        assert_eq!(found("（二）部份公开"), Some((1, Spelling::Variant, false)));
        assert_eq!(found("（二）部分公开（其他）"), None);
    }
}
