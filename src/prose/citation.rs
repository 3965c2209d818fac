//! Citations: `《条例》第三十六条第（二）项`, `《政府信息公开信息处理费管理办法》`, `国办公开办函〔2021〕30号`.

use super::title::{MAX_TITLE, title_end};
use crate::edition::{Basis, Provision};
use crate::law::{self, Instrument};
use crate::syntax::ascii;
use crate::text::{CharSet, Span, parse_numeral};
use memchr::memchr3;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Something that a text cites.
#[derive(Clone, Debug)]
pub struct Citation {
    /// Where it stands.
    pub span: Span,
    /// What it cites.
    pub cite: Cite,
}

/// What is cited.
#[derive(Clone, Debug)]
pub enum Cite {
    /// A provision.
    Article {
        /// Of what.
        source: Source,
        /// 条
        article: u32,
        /// 款
        paragraph: Option<u32>,
        /// 项, in the order that they are written in; those of a range are all there.
        items: Vec<u32>,
    },
    /// A document's number.
    Number {
        /// The document.
        instrument: &'static Instrument,
        /// Whether the number is written as it should be.
        exact: bool,
    },
    /// A number of a body some of whose numbers are known here, and this one is not: `国务院令第771号`.
    Unlisted,
    /// A title in `《》`.
    Title {
        /// The document; `None` for one that is not known here.
        instrument: Option<&'static Instrument>,
    },
}

impl Cite {
    /// The provision of the regulation that is cited, if it is one and exists.
    pub fn provision(&self) -> Option<Provision> {
        let Cite::Article { source: Source::Regulation | Source::Unnamed, article, paragraph, items } = self else {
            return None;
        };
        let provision = Provision {
            article: (*article).try_into().ok()?,
            paragraph: paragraph.map(TryInto::try_into).transpose().ok()?,
            items: items.iter().map(|&item| item.try_into()).collect::<Result<_, _>>().ok()?,
            basis: Basis::Direct,
        };
        law::provides(&provision).map(|_| provision)
    }
}

/// What a provision is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// The regulation in force, by its name.
    Regulation,
    /// Nothing is named: on disclosure, the regulation is meant.
    Unnamed,
    /// Another document.
    Other,
}

/// What a text has given short names to, `（以下简称《条例》）`: each with the document, where that is known here.
#[derive(Clone, Default, Debug)]
pub struct Defined {
    names: Vec<(String, Option<&'static Instrument>, Span)>,
}

/// Short names are not longer than this many bytes, and there are not more than so many of them.
const MAX_NAME: usize = 60;
const MAX_NAMES: usize = 100;

impl Defined {
    /// Whether a name has been given.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|(known, ..)| known == name)
    }

    /// What a name stands for: `None` for one that has not been given.
    fn of(&self, name: &str) -> Option<Option<&'static Instrument>> {
        // The last that was given it.
        self.names.iter().rev().find(|(known, ..)| known == name).map(|(_, instrument, _)| *instrument)
    }

    /// The names in the order that they were given in, each with what it stands for and where, in its own text, it is
    /// given.
    pub fn given(&self) -> impl Iterator<Item = (&str, Option<&'static Instrument>, Span)> {
        self.names.iter().map(|(name, instrument, span)| (&**name, *instrument, *span))
    }

    fn add(&mut self, name: &str, instrument: Option<&'static Instrument>, span: Span) {
        let id = |instrument: Option<&Instrument>| instrument.map(|it| it.id);
        let is_known = self.of(name).is_some_and(|known| id(known) == id(instrument));
        if self.names.len() < MAX_NAMES && !is_known {
            self.names.push((name.to_owned(), instrument, span));
        }
    }
}

/// Provisions are not longer than this many bytes: what is never closed is not looked for over and over.
const MAX_NUMERAL: usize = 30;
const MAX_ITEMS: usize = 120;

/// What tells of a citation, or ends what one speaks of.
static MARKS: CharSet = CharSet::of("《第〔﹝[［【（(令称。；！？\n\r条");

/// What a text cites, in order. Spans count in `text`.
pub fn citations(text: &str) -> Vec<Citation> {
    citations_after(text, &mut Defined::default())
}

/// What a text cites, in order, where short names have been given before it; it may give more.
pub fn citations_after(text: &str, defined: &mut Defined) -> Vec<Citation> {
    let mut reader = Reader { text, found: Vec::new(), source: Source::Unnamed, named: 0, defined };
    let mut from = 0;
    for (at, c) in MARKS.find_in(text) {
        if at < from {
            continue;
        }
        let next = match c {
            '《' => reader.title(at),
            '第' => reader.article(at),
            '〔' | '﹝' | '[' | '［' | '【' | '（' | '(' => reader.year_number(at),
            '令' => reader.order(at),
            '称' => reader.short_name(at),
            '。' | '；' | '！' | '？' | '\n' | '\r' => {
                reader.source = Source::Unnamed;
                None
            }
            '条' => reader.bare_name(at),
            _ => None,
        };
        from = next.unwrap_or(at);
    }
    reader.found
}

struct Reader<'a> {
    text: &'a str,
    found: Vec<Citation>,
    /// What a provision that follows is of.
    source: Source,
    /// Where that was last named, or a provision of it: what is further on may be of something else.
    named: usize,
    defined: &'a mut Defined,
}

impl Reader<'_> {
    fn push(&mut self, start: usize, end: usize, cite: Cite) {
        self.named = end;
        self.found.push(Citation { span: Span::new(start, end), cite });
    }

    fn is(&mut self, source: Source, named: usize) {
        self.source = source;
        self.named = named;
    }

    /// `《…》`, which may hold others: `《关于印发《…》的通知》`.
    fn title(&mut self, start: usize) -> Option<usize> {
        let end = title_end(self.text, start)?;
        let written = &self.text[start + '《'.len_utf8()..end - '》'.len_utf8()];
        let instrument = self.defined.of(written).unwrap_or_else(|| titled(written));
        // 原《条例》 is the one before.
        let is_past = PAST.iter().any(|word| self.text[..start].ends_with(word));
        let is_regulation = !is_past && instrument.is_some_and(is_regulation);
        self.source = if is_regulation { Source::Regulation } else { Source::Other };
        self.push(start, end, Cite::Title { instrument });
        Some(end)
    }

    /// 条例 without its marks, as in 本条例 or 根据条例第…条. Another name that ends so is not ours.
    fn bare_name(&mut self, at: usize) -> Option<usize> {
        let end = at + "条例".len();
        if !self.text[at..].starts_with("条例") {
            return None;
        }
        let before = &self.text[..at];
        let whole = before.strip_suffix("信息公开").map(|name| name.strip_suffix("政府").unwrap_or(name));
        let ours = match whole.map(|name| name.strip_suffix("中华人民共和国").unwrap_or(name)) {
            // 某市政府信息公开条例 is that city's.
            Some(name) => !name.ends_with(['省', '市', '区', '县', '州', '盟', '旗']),
            None => !before.ends_with(is_han) || is_lead_in(before),
        };
        let is_past = PAST.iter().any(|word| before.ends_with(word));
        // 本条例 is what the text itself is, or says it is.
        let is_own = before.ends_with(['本', '该']);
        let source = match ours && !is_past {
            true if is_own => Source::Unnamed,
            true => Source::Regulation,
            false => Source::Other,
        };
        self.is(source, end);
        Some(end)
    }

    /// `以下简称《条例》`, `下称“条例”`, from its 称 on: a name is given to the title before it.
    fn short_name(&mut self, at: usize) -> Option<usize> {
        const LEADS: [&str; 5] = ["简", "以下", "下", "统", "以下统"];
        let before = &self.text[..at];
        if !LEADS.iter().any(|lead| before.ends_with(lead)) {
            return None;
        }
        let rest = self.text[at + '称'.len_utf8()..].trim_start_matches(['为', '：', ':', ' ']);
        let open = rest.chars().next().filter(|c| matches!(c, '《' | '“' | '"' | '「' | '〈'))?;
        let inner = &rest[open.len_utf8()..];
        let close =
            inner.char_indices().take_while(|(at, _)| *at < MAX_NAME).find(|(_, c)| "》”\"」〉".contains(*c))?;
        let name = inner[..close.0].trim_start_matches('《').trim();
        let of = self.found.iter().rev().take(4).find_map(|citation| match citation.cite {
            Cite::Title { instrument } => Some(instrument),
            _ => None,
        });
        let start = self.text.len() - inner.len() + (inner.len() - inner.trim_start_matches('《').trim_start().len());
        self.defined.add(name, of.flatten(), Span::new(start, start + name.len()));
        None
    }

    /// `第三十六条第一款第（七）项`.
    fn article(&mut self, start: usize) -> Option<usize> {
        let (article, mut end) = counted(self.text, start, '条')?;
        let paragraph = counted(self.text, end, '款');
        if let Some((_, after)) = paragraph {
            end = after;
        }
        let mut items = Vec::new();
        if let Some((found, after)) = items_at(self.text, end) {
            items = found;
            end = after;
        }
        let paragraph = paragraph.map(|(number, _)| number);
        // 《条例》…行政诉讼法第九十条 is none of ours: what was named must stand right before, or another of its provisions.
        let joins = |c: char| c.is_whitespace() || "、，和及与至或的中之）)”关于规定".contains(c);
        let is_apart = self.source == Source::Regulation && !gap(&self.text[self.named..start]).chars().all(joins);
        if is_apart {
            self.source = Source::Unnamed;
        }
        self.push(start, end, Cite::Article { source: self.source, article, paragraph, items });
        Some(end)
    }

    /// `国办公开办函〔2021〕30号`, from its bracket on; a bracket that closes may be lost.
    fn year_number(&mut self, at: usize) -> Option<usize> {
        let open = self.text[at..].chars().next()?;
        let rest = self.text[at + open.len_utf8()..].trim_start();
        let run = digits(rest);
        let year: usize = run.chars().take(4).map(char::len_utf8).sum();
        if run.chars().count() < 4 {
            return None;
        }
        let after = rest[year..].trim_start();
        let closed = after.strip_prefix(['〕', '﹞', ']', '］', '】', '）', ')']);
        let number = closed.unwrap_or(after).trim_start();
        let number = number.strip_prefix('第').unwrap_or(number).trim_start();
        let count = digits(number);
        if count.is_empty() || closed.is_none() && year == run.len() {
            return None;
        }
        let end = self.end_of(&number[count.len()..]);
        // The longest run before the bracket that makes a known number of it.
        let head = self.text[..at].trim_end();
        self.known_number(head.len(), end).or_else(|| self.misspelt_number(head, at, end)).or_else(|| {
            let start = issuers().find_map(|issuer| head.strip_suffix(issuer))?;
            let stands_alone = closed.is_some()
                && (!start.ends_with(is_han) || start.ends_with(['和', '及', '与', '按', '据', '照', '以']));
            stands_alone.then(|| self.unlisted(start.len(), end))
        })
    }

    /// `国办公开函〔2021〕30号`: the number of a document in whose issuer one character is lost. Only long names are known so,
    /// each with the year and the number of one document.
    fn misspelt_number(&mut self, head: &str, at: usize, end: usize) -> Option<usize> {
        const LEAST: usize = 6;
        let rest = &self.text[at..end];
        let found = issuers().filter(|issuer| issuer.chars().count() >= LEAST).find_map(|issuer| {
            let instrument = law::cited(&format!("{issuer}{rest}"))?.instrument;
            let chars: Vec<char> = issuer.chars().collect();
            let without = |lost: usize| chars.iter().enumerate().filter(move |(at, _)| *at != lost).map(|(_, c)| *c);
            let short = (1..chars.len() - 1).map(|lost| without(lost).collect::<String>());
            let written = short.into_iter().find(|short| head.ends_with(&**short))?;
            Some((head.len() - written.len(), instrument))
        });
        let (start, instrument) = found?;
        self.push(start, end, Cite::Number { instrument, exact: false });
        Some(end)
    }

    /// `国务院令第711号`, from its 令 on, or `国务院第711号令`, to it.
    fn order(&mut self, at: usize) -> Option<usize> {
        let after = at + '令'.len_utf8();
        let rest = self.text[after..].trim_start();
        let number = rest.strip_prefix('第').unwrap_or(rest).trim_start();
        let count = digits(number);
        if !count.is_empty() {
            let end = self.end_of(&number[count.len()..]);
            return self.known_number(at, end).or_else(|| {
                let head = &self.text[..at];
                let start = without_council(head).or_else(|| head.strip_suffix('国'))?;
                Some(self.unlisted(start.len(), end))
            });
        }
        let head = self.text[..at].strip_suffix('号')?.trim_end();
        let start = head.trim_end_matches(|c: char| ascii(c).is_ascii_digit());
        let is_number = start.len() < head.len() && head.len() - start.len() < 24;
        let start = start.trim_end();
        let start = start.strip_suffix('第').unwrap_or(start).trim_end();
        let issuer = without_council(start).filter(|_| is_number)?;
        self.known_number(start.len(), after).or_else(|| Some(self.unlisted(issuer.len(), after)))
    }

    fn unlisted(&mut self, start: usize, end: usize) -> usize {
        self.push(start, end, Cite::Unlisted);
        end
    }

    /// Where a number ends that `rest` follows: after its 号, if it has one.
    fn end_of(&self, rest: &str) -> usize {
        let rest = rest.trim_start().strip_prefix('号').unwrap_or(rest);
        self.text.len() - rest.len()
    }

    /// The document whose number ends at `end` and begins somewhere before `mark`.
    fn known_number(&mut self, mark: usize, end: usize) -> Option<usize> {
        let head: Vec<usize> =
            self.text[..mark].char_indices().rev().take(14).take_while(|(_, c)| is_han(*c)).map(|(at, _)| at).collect();
        let known = |start: usize| {
            let may_be = law::begins_number(self.text[start..].chars().next()?);
            if may_be { Some((start, law::cited(&self.text[start..end])?)) } else { None }
        };
        let (start, cited) = head.into_iter().rev().find_map(known)?;
        // The number after the title tells which edition of it is meant.
        if let Some(Citation { cite: Cite::Title { instrument: Some(instrument) }, .. }) = self.found.last()
            && instrument.title == cited.instrument.title
        {
            let source = if is_regulation(cited.instrument) { Source::Regulation } else { Source::Other };
            self.is(source, end);
        }
        self.push(start, end, Cite::Number { instrument: cited.instrument, exact: cited.exact });
        Some(end)
    }
}

/// What stands before the State Council's name at the end of a text, with that of the state or without.
fn without_council(head: &str) -> Option<&str> {
    let head = head.strip_suffix("国务院")?;
    Some(head.strip_suffix("中华人民共和国").unwrap_or(head))
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&c)
}

/// Whether the regulation in force is meant.
fn is_regulation(instrument: &Instrument) -> bool {
    instrument.number == law::regulation().instrument.number
}

/// Words before a name that make it that of the regulation before.
const PAST: [&str; 6] = ["原", "旧", "修订前", "修订前的", "修改前的", "2007年"];

/// The bodies whose numbers with a year are known here: `国办公开办函`, the longest first.
fn issuers() -> impl Iterator<Item = &'static str> {
    let heads = law::instruments().iter().filter_map(|it| it.number.split_once('〔')).map(|(head, _)| head);
    let mut heads: Vec<&str> = heads.collect();
    heads.sort_by_key(|head| std::cmp::Reverse(head.len()));
    heads.dedup();
    heads.into_iter()
}

/// What stands between a name and a provision, without what is set in parentheses there.
fn gap(between: &str) -> &str {
    let open = between.trim_start();
    match open.strip_prefix(['（', '(']) {
        Some(inner) if between.len() < MAX_TITLE => inner.find(['）', ')']).map_or(between, |end| &inner[end..]),
        _ => between,
    }
}

/// Words that stand before 条例 and do not belong to its name.
fn is_lead_in(before: &str) -> bool {
    const WORDS: [&str; 12] =
        ["本", "该", "依据", "根据", "按照", "依照", "遵照", "对照", "落实", "执行", "符合", "违反"];
    WORDS.iter().any(|word| before.ends_with(word))
}

/// The document of a title, or of the short name that reports give the regulation.
fn titled(written: &str) -> Option<&'static Instrument> {
    let plain = unmarked(written);
    let header = &law::regulation().instrument;
    let short = plain == "条例" || !plain.is_empty() && header.title.ends_with(&*plain) && plain.contains("信息公开");
    if short {
        return law::instruments().iter().find(|instrument| instrument.number == header.number);
    }
    // Of two editions of one title the later is meant.
    TITLES.iter().rev().find(|(title, _)| *title == plain).map(|(_, instrument)| *instrument)
}

/// The titles of all documents and of what is annexed to them, without the marks within them.
static TITLES: LazyLock<Vec<(Cow<'static, str>, &'static Instrument)>> = LazyLock::new(|| {
    let titles =
        |it: &'static Instrument| [Some(it.title), it.annex].into_iter().flatten().map(move |title| (title, it));
    law::instruments().iter().flat_map(titles).map(|(title, it)| (unmarked(title), it)).collect()
});

fn unmarked(title: &str) -> Cow<'_, str> {
    // The full-width ones are of three bytes, of which hardly a Han character has the first.
    const WIDE: u8 = "《".as_bytes()[0];
    match memchr3(WIDE, b'<', b'>', title.as_bytes()) {
        Some(_) => title.chars().filter(|c| !matches!(c, '《' | '〈' | '<' | '》' | '〉' | '>')).collect(),
        None => title.into(),
    }
}

/// The digits that a text begins with; of a longer run none are a year or a number.
fn digits(text: &str) -> &str {
    let is_digit = |c: char| ascii(c).is_ascii_digit();
    let end: usize = text.chars().take(8).take_while(|c| is_digit(*c)).map(char::len_utf8).sum();
    if text[end..].starts_with(is_digit) { "" } else { &text[..end] }
}

/// Where `c` stands within the first `most` bytes of a text.
fn find(text: &str, c: char, most: usize) -> Option<usize> {
    text.char_indices().take_while(|(at, _)| *at < most).find(|(_, other)| *other == c).map(|(at, _)| at)
}

/// `第…条`, `第…款`: the number, and where it ends.
fn counted(text: &str, start: usize, unit: char) -> Option<(u32, usize)> {
    let rest = text[start..].strip_prefix('第')?;
    let end = find(rest, unit, MAX_NUMERAL)?;
    let number = numeral(&rest[..end])?;
    Some((number, start + '第'.len_utf8() + end + unit.len_utf8()))
}

/// A numeral, in parentheses or not, in digits of either width or in Chinese.
fn numeral(written: &str) -> Option<u32> {
    let plain: String = written.chars().map(ascii).filter(|c| !c.is_whitespace()).collect();
    let inner = plain.strip_prefix('(').and_then(|plain| plain.strip_suffix(')')).unwrap_or(&plain);
    parse_numeral(inner)
}

/// `第（四）（五）项`, `第一项至第三项`: the items, and where they end.
fn items_at(text: &str, start: usize) -> Option<(Vec<u32>, usize)> {
    let (mut items, end) = item_group(text, start)?;
    // `第一项至第三项` goes on.
    let to = text[end..].strip_prefix(['至', '到']).and_then(|rest| item_group(text, text.len() - rest.len()));
    if let (Some((to, after)), Some(&last)) = (to, items.last())
        && let [number] = to[..]
        && (last..last + 60).contains(&number)
    {
        items.extend(last + 1..=number);
        return Some((items, after));
    }
    Some((items, end))
}

/// `第（四）（五）项`, `第（一）、（二）项`, `第（一）至（三）项`: the items before one 项, and where it ends.
fn item_group(text: &str, start: usize) -> Option<(Vec<u32>, usize)> {
    let rest = text[start..].strip_prefix('第')?;
    let end = find(rest, '项', MAX_ITEMS)?;
    let mut items = Vec::new();
    let mut range = false;
    let marks = |c: char| {
        matches!(
            c,
            '(' | ')'
                | '（'
                | '）'
                | '、'
                | '，'
                | ','
                | '至'
                | '到'
                | '和'
                | '及'
                | '第'
                | '-'
                | '—'
                | '－'
                | '~'
                | '～'
        )
    };
    let mut word = String::new();
    for c in rest[..end].chars().chain(['、']) {
        if !marks(c) {
            word.push(ascii(c));
            continue;
        }
        if !word.trim().is_empty() {
            let number = parse_numeral(word.trim())?;
            match items.last() {
                Some(&last) if range && (last..last + 60).contains(&number) => items.extend(last + 1..=number),
                _ => items.push(number),
            }
            range = false;
        }
        word.clear();
        range |= matches!(c, '至' | '到' | '-' | '—' | '－' | '~' | '～');
    }
    let end = start + '第'.len_utf8() + end + '项'.len_utf8();
    (!items.is_empty()).then_some((items, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is cited, a line each: the words, and what they are read as.
    fn read(text: &str) -> Vec<String> {
        let describe = |citation: Citation| {
            let words = citation.span.slice(text);
            match citation.cite {
                Cite::Article { source, article, paragraph, items } => {
                    let paragraph = paragraph.map_or(String::new(), |number| format!(" 款{number}"));
                    let items = if items.is_empty() { String::new() } else { format!(" 项{items:?}") };
                    format!("{words} = {source:?} 条{article}{paragraph}{items}")
                }
                Cite::Number { instrument, exact } => format!("{words} = {} {exact}", instrument.id),
                Cite::Unlisted => format!("{words} = unlisted"),
                Cite::Title { instrument } => format!("{words} = {}", instrument.map_or("?", |it| it.id)),
            }
        };
        citations(text).into_iter().map(describe).collect()
    }

    #[test]
    fn provisions_are_read_however_they_are_written() {
        let cases = [
            (
                "𠮷县依据《条例》第三十六条第（二）项",
                vec!["《条例》 = regulation-2019", "第三十六条第（二）项 = Regulation 条36 项[2]"],
            ),
            ("第五十条第一款第（四）项", vec!["第五十条第一款第（四）项 = Unnamed 条50 款1 项[4]"]),
            ("第36条第(4)(5)项规定", vec!["第36条第(4)(5)项 = Unnamed 条36 项[4, 5]"]),
            (
                "第二十条第（一）、（五）和（六）项",
                vec!["第二十条第（一）、（五）和（六）项 = Unnamed 条20 项[1, 5, 6]"],
            ),
            ("第二十条第（一）至（四）项", vec!["第二十条第（一）至（四）项 = Unnamed 条20 项[1, 2, 3, 4]"]),
            ("第二十条第一项至第三项。", vec!["第二十条第一项至第三项 = Unnamed 条20 项[1, 2, 3]"]),
            ("条例第十四条、第十五条", vec!["第十四条 = Regulation 条14", "第十五条 = Regulation 条15"]),
            ("根据条例第十四条", vec!["第十四条 = Regulation 条14"]),
            (
                "《中华人民共和国保守国家秘密法》第九条。第十四条",
                vec!["《中华人民共和国保守国家秘密法》 = ?", "第九条 = Other 条9", "第十四条 = Unnamed 条14"],
            ),
            ("优化营商环境条例第十四条", vec!["第十四条 = Other 条14"]),
            ("第七十条", vec!["第七十条 = Unnamed 条70"]),
            ("第一季度、第三方、第 条", vec![]),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_megabyte_of_items_is_read() {
        let chain = format!("第二十条{}", "第（一）项至".repeat(60_000));
        assert_eq!(read(&chain), ["第二十条第（一）项至第（一）项 = Unnamed 条20 项[1]"]);
        for text in ["（一）、", "第（一）、", "第一项至第三项到", "第二十条第", "《条例》第二十条第（一）项至𠮷"]
        {
            let text = format!("第二十条第{}", text.repeat((1 << 20) / text.len()));
            let found = citations(&text);
            assert!(found.iter().all(|citation| citation.span.len() <= 2 * MAX_ITEMS), "{}", &text[..60]);
        }
    }

    #[test]
    fn documents_are_read_by_number_and_title() {
        let regulation = "《中华人民共和国政府信息公开条例》";
        let cases = [
            (
                format!("{regulation}（国务院令第711号，以下简称《条例》）第四十九条"),
                vec![
                    format!("{regulation} = regulation-2019"),
                    "国务院令第711号 = regulation-2019 true".into(),
                    "《条例》 = regulation-2019".into(),
                    "第四十九条 = Regulation 条49".into(),
                ],
            ),
            (
                format!("{regulation}（国务院令第492号）第三十一条"),
                vec![
                    format!("{regulation} = regulation-2019"),
                    "国务院令第492号 = regulation-2007 true".into(),
                    "第三十一条 = Other 条31".into(),
                ],
            ),
            ("按照国办公开办函〔2021〕30号要求".into(), vec!["国办公开办函〔2021〕30号 = format-2021 true".into()]),
            ("（国办公开办函[2021]30号）".into(), vec!["国办公开办函[2021]30号 = format-2021 false".into()]),
            (
                "国办公开办函（２０２１）第30号😀".into(),
                vec!["国办公开办函（２０２１）第30号 = format-2021 false".into()],
            ),
            ("某政办〔2023〕5号".into(), vec![]),
            (
                "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）".into(),
                vec![
                    "《政府信息公开信息处理费管理办法》 = fee-measures".into(),
                    "国办函〔2020〕109号 = fee-measures true".into(),
                ],
            ),
            ("未闭合的《条例".into(), vec![]),
        ];
        for (text, expected) in cases {
            assert_eq!(read(&text), expected, "{text}");
        }
    }

    #[test]
    fn a_title_within_a_title_does_not_end_it() {
        let format = law::instrument("format-2021").unwrap();
        assert_eq!(read(&format!("《{}》", format.title)), [format!("《{}》 = format-2021", format.title)]);
        let inner = format.title.replace('《', "〈").replace('》', "〉");
        assert_eq!(read(&format!("《{inner}》")), [format!("《{inner}》 = format-2021")]);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in r"([第条款项例令号《》〔〕（）\[\]一二十百0-9０。、至\n𠮷😀国办公开办函务院]{0,3}){0,20}") {
            for citation in citations(&text) {
                assert!(text.get(citation.span.range()).is_some());
            }
        }
    }
}
