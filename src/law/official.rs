//! A user's own copy of the regulation's official text, for its very words in either language.
//!
//! The copy may come from anywhere: a web page, a Markdown file, a PDF. Its articles are found by
//! `第…条` at the beginning of a line, their items by `（一）`; line ends, the width of parentheses and
//! of spaces, marks of Markdown, headings of chapters and lines broken in mid-sentence do not matter.
//! What does matter is that it is the regulation: a copy with an article too few or too many, or with
//! other paragraphs or items than the regulation has, is refused, for it would be quoted wrongly.

use super::regulation::{Article, Part, regulation};
use crate::text::{Lang, numeral, parse_numeral, say};
use std::fmt;

/// The regulation in its very words.
#[derive(Clone, Debug)]
pub struct OfficialText {
    /// Each article's paragraphs.
    articles: Vec<Vec<Paragraph>>,
}

/// A paragraph as the text has it.
#[derive(Clone, Default, Debug)]
struct Paragraph {
    words: String,
    items: Vec<String>,
}

/// Why a text is not taken for the regulation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotTheRegulation {
    /// The articles that were not found.
    pub missing: Vec<u32>,
    /// The articles that have other paragraphs or items than in the regulation.
    pub unlike: Vec<u32>,
    /// The articles that follow the regulation's last, in turn.
    pub further: Vec<u32>,
}

impl Part {
    /// What it provides, with its number if it is an item: in the very words of `own_copy`, else as the data has it.
    pub fn text(&self, lang: Lang, own_copy: Option<&OfficialText>) -> String {
        let words = own_copy.map_or_else(|| self.words.get(lang), |copy| copy.words(self)).trim();
        let number = self.item.map_or(String::new(), |item| format!("（{}）", numeral(item)));
        format!("{number}{words}")
    }
}

/// Whether what a [`Part`] is shown with is the regulation's own words: in Chinese always, in English where there is
/// a copy.
pub fn is_quoted(lang: Lang, own_copy: Option<&OfficialText>) -> bool {
    lang == Lang::Zh || own_copy.is_some()
}

impl OfficialText {
    /// Reads the text of the regulation.
    pub fn parse(text: &str) -> Result<OfficialText, NotTheRegulation> {
        let official = regulation().articles;
        let mut articles = vec![None; official.len()];
        let mut further = Vec::new();
        for (number, paragraphs) in read(text, official) {
            let article: Option<&mut Option<Vec<Paragraph>>> = articles.get_mut(number as usize - 1);
            let Some(article) = article else {
                further.push(number);
                continue;
            };
            article.get_or_insert(paragraphs);
        }
        let missing = official.iter().zip(&articles).filter(|(_, read)| read.is_none());
        let missing: Vec<u32> = missing.map(|(article, _)| article.number).collect();
        let unlike = official.iter().zip(&articles).filter(|(article, read)| {
            let read = read.as_ref();
            read.is_some_and(|read| shape(read.iter().map(|it| it.items.len())) != own_shape(article))
        });
        let unlike: Vec<u32> = unlike.map(|(article, _)| article.number).collect();
        match missing.is_empty() && unlike.is_empty() && further.is_empty() {
            true => Ok(OfficialText { articles: articles.into_iter().flatten().collect() }),
            false => Err(NotTheRegulation { missing, unlike, further }),
        }
    }

    /// The very words of a part that [`provides`](super::provides) gives.
    pub fn words(&self, part: &Part) -> &str {
        let paragraph = &self.articles[part.article as usize - 1][part.paragraph as usize - 1];
        match part.item {
            Some(item) => &paragraph.items[item as usize - 1],
            None => &paragraph.words,
        }
    }
}

/// How many items each paragraph has.
fn shape(items: impl Iterator<Item = usize>) -> Vec<usize> {
    items.collect()
}

fn own_shape(article: &Article) -> Vec<usize> {
    shape(article.paragraphs.iter().map(|paragraph| paragraph.items.len()))
}

/// The articles of a text, in the order that they are found in.
fn read(text: &str, official: &[Article]) -> Vec<(u32, Vec<Paragraph>)> {
    let last = official.last().map_or(0, |article| article.number);
    let last_length = official.last().map_or(0, |article| article.paragraphs.len());
    let mut articles: Vec<(u32, Vec<Paragraph>)> = Vec::new();
    // Whether the sentence of the line before goes on.
    let mut open = false;
    for line in text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        let line = line.trim_matches(is_mark);
        if line.chars().all(is_page_mark) {
            continue;
        }
        let above = articles.last();
        let expected = above.map_or(1, |(number, _)| number + 1);
        let heading = heading(line).filter(|heading| {
            // 第十三条 may also begin a broken line, in a sentence that speaks of it.
            let in_turn = heading.number == expected && !open;
            let apart = heading.apart && (expected..=last).contains(&heading.number);
            let again = above.is_some_and(|(number, words)| *number == heading.number && words.is_empty());
            in_turn || apart || again && heading.apart
        });
        let rest = match heading {
            Some(heading) => {
                if above.is_none_or(|(number, _)| *number != heading.number) {
                    articles.push((heading.number, Vec::new()));
                }
                open = false;
                heading.rest
            }
            None if is_chapter(line) => {
                open = false;
                continue;
            }
            None => line,
        };
        let Some((number, paragraphs)) = articles.last_mut() else { continue };
        if rest.is_empty() {
            continue;
        }
        let after_the_end = *number == last && paragraphs.len() == last_length && !open;
        if after_the_end {
            break;
        }
        add(paragraphs, rest, open);
        open = !rest.ends_with(is_end);
    }
    articles
}

/// Adds a line to an article: to the sentence that is open, as an item, or as a paragraph.
fn add(paragraphs: &mut Vec<Paragraph>, line: &str, open: bool) {
    if let Some(paragraph) = paragraphs.last_mut() {
        if open {
            let words = paragraph.items.last_mut().unwrap_or(&mut paragraph.words);
            words.push_str(line);
            return;
        }
        if let Some(words) = item(line, paragraph.items.len() as u32 + 1) {
            paragraph.items.push(words.to_owned());
            return;
        }
    }
    paragraphs.push(Paragraph { words: line.to_owned(), items: Vec::new() });
}

/// `第十四条　……` at the beginning of a line.
struct Heading<'t> {
    number: u32,
    /// Whether something sets it apart from the words that follow, or nothing follows.
    apart: bool,
    rest: &'t str,
}

fn heading(line: &str) -> Option<Heading<'_>> {
    let (number, rest) = line.strip_prefix('第')?.split_once('条')?;
    let number = parse_numeral(number.trim())?;
    let apart = rest.is_empty() || rest.starts_with(is_mark);
    Some(Heading { number, apart, rest: rest.trim_start_matches(is_mark) })
}

/// The words of `（一）……`, where that is the next item.
fn item(line: &str, next: u32) -> Option<&str> {
    let (number, words) = line.strip_prefix(['（', '('])?.split_once(['）', ')'])?;
    (parse_numeral(number.trim()) == Some(next)).then(|| words.trim_start_matches(is_mark))
}

/// `第二章　公开的主体和范围`, and no sentence.
fn is_chapter(line: &str) -> bool {
    let numbered = line.strip_prefix('第').and_then(|rest| rest.split_once(['章', '节']));
    numbered.is_some_and(|(number, _)| parse_numeral(number.trim()).is_some()) && !line.ends_with(is_end)
}

/// White space, and what Markdown sets before or around headings and lists.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '#' | '*' | '>' | '-' | '•' | '\u{FEFF}' | '\u{200B}')
}

/// What a line with nothing but a page's number consists of; nothing at all in an empty one.
fn is_page_mark(c: char) -> bool {
    c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–' | '—' | '·')
}

/// What a sentence, an item or the words before a list end with.
fn is_end(c: char) -> bool {
    matches!(c, '。' | '；' | '：' | ';' | ':' | '.')
}

impl NotTheRegulation {
    /// What is wrong with the text, in a sentence.
    pub fn message(&self, lang: Lang) -> String {
        let mut faults = Vec::new();
        if !self.missing.is_empty() {
            let articles = articles(&self.missing, lang);
            faults.push(say!(lang, zh: "缺少{articles}", en: "without {articles}"));
        }
        if !self.unlike.is_empty() {
            let articles = articles(&self.unlike, lang);
            faults.push(say!(lang,
                zh: "{articles}的款、项与条例不一致",
                en: "with other paragraphs or items in {articles} than the regulation has"));
        }
        if !self.further.is_empty() {
            let articles = articles(&self.further, lang);
            faults.push(say!(lang, zh: "多出{articles}", en: "with {articles} beyond the regulation's last"));
        }
        let title = &regulation().instrument.title;
        let number = &regulation().instrument.number;
        let faults = faults.join(say!(lang, zh: "；", en: "; ").as_str());
        say!(lang,
            zh: "不是《{title}》（{number}）的全文：{faults}",
            en: "not the whole text of 《{title}》（{number}）: {faults}")
    }
}

impl fmt::Display for NotTheRegulation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::default()))
    }
}

impl std::error::Error for NotTheRegulation {}

/// Articles by number, in runs: `第三条、第五条至第九条`.
fn articles(numbers: &[u32], lang: Lang) -> String {
    let runs = numbers.chunk_by(|a, b| a + 1 == *b).map(|run| {
        let (first, last) = (run[0], run[run.len() - 1]);
        match lang {
            Lang::Zh if run.len() > 1 => format!("第{}条至第{}条", numeral(first), numeral(last)),
            Lang::Zh => format!("第{}条", numeral(first)),
            Lang::En if run.len() > 1 => format!("{first}–{last}"),
            Lang::En => first.to_string(),
        }
    });
    let runs: Vec<String> = runs.collect();
    match lang {
        Lang::Zh => runs.join("、"),
        Lang::En if numbers.len() > 1 => format!("articles {}", runs.join(", ")),
        Lang::En => format!("article {}", runs.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Words, provides};
    use super::*;
    use crate::edition::{Basis, Provision};

    /// How a copy is set.
    #[derive(Clone, Copy)]
    struct Style {
        /// The end of a line.
        newline: &'static str,
        /// Between lines of text.
        gap: &'static str,
        /// Before `第…条`, and between it and the words.
        heading: (&'static str, &'static str),
        /// The parentheses of items.
        parentheses: (char, char),
        /// A chapter's heading, `{}` for its number.
        chapter: Option<&'static str>,
        /// Before each line.
        indent: &'static str,
    }

    const OFFICIAL: Style = Style {
        newline: "\n",
        gap: "",
        heading: ("", "\u{3000}"),
        parentheses: ('（', '）'),
        chapter: Some("第{}章　子丑"),
        indent: "\u{3000}\u{3000}",
    };

    /// The words that a composed copy has at a place.
    fn composed(article: u32, paragraph: usize, item: usize) -> String {
        let place = format!("甲{article}乙{paragraph}丙{item}");
        if item == 0 {
            format!("{place}，依本条例第{}条。", numeral(article + 1))
        } else {
            format!("{place}（丁）；")
        }
    }

    /// A copy with as many paragraphs and items as the regulation, and other words.
    fn compose(style: Style) -> String {
        let mut lines = vec!["某某条例".to_owned(), "（某年某月某日公布）".to_owned()];
        let mut chapter = 0;
        for article in regulation().articles {
            if article.chapter > chapter {
                chapter = article.chapter;
                lines.extend(style.chapter.map(|heading| heading.replace("{}", &numeral(chapter))));
            }
            for (at, paragraph) in article.paragraphs.iter().enumerate() {
                let (before, between) = style.heading;
                let heading =
                    if at == 0 { format!("{before}第{}条{between}", numeral(article.number)) } else { String::new() };
                let words = composed(article.number, at + 1, 0);
                let words = if paragraph.items.is_empty() { words } else { words.replace('。', "：") };
                lines.extend(format!("{heading}{words}").split('\n').map(str::to_owned));
                let (open, close) = style.parentheses;
                let items = (1..=paragraph.items.len()).map(|item| {
                    format!("{open}{}{close}{}", numeral(item as u32), composed(article.number, at + 1, item))
                });
                lines.extend(items);
            }
        }
        let lines: Vec<String> = lines.iter().map(|line| format!("{}{line}{}", style.indent, style.newline)).collect();
        lines.join(style.gap)
    }

    fn words<'t>(text: &'t OfficialText, article: u8, paragraph: Option<u8>, items: &[u8]) -> Vec<&'t str> {
        let provision = Provision { article, paragraph, items: items.to_vec().into(), basis: Basis::Quoted };
        provides(&provision).unwrap().iter().map(|part| text.words(part)).collect()
    }

    #[track_caller]
    fn check(text: &str) {
        let text = OfficialText::parse(text).unwrap_or_else(|error| panic!("{error}"));
        for article in regulation().articles {
            for (at, paragraph) in article.paragraphs.iter().enumerate() {
                let own = composed(article.number, at + 1, 0);
                let own = if paragraph.items.is_empty() { own } else { own.replace('。', "：") };
                let mut expected = vec![own];
                expected.extend((1..=paragraph.items.len()).map(|item| composed(article.number, at + 1, item)));
                assert_eq!(words(&text, article.number as u8, Some(at as u8 + 1), &[]), expected);
            }
        }
    }

    #[test]
    fn a_copy_is_read_however_it_is_set() {
        check(&compose(OFFICIAL));
        check(&compose(Style { newline: "\r\n", gap: "\r\n", ..OFFICIAL }));
        check(&compose(Style { newline: "\r", indent: "", ..OFFICIAL }));
        check(&compose(Style { heading: ("", " "), parentheses: ('(', ')'), chapter: None, ..OFFICIAL }));
        check(&compose(Style { heading: ("", ""), chapter: Some("第{}章子"), ..OFFICIAL }));
        check(&compose(Style {
            heading: ("### ", "\n\n"), chapter: Some("## 第{}章 子丑"), indent: "", ..OFFICIAL
        }));
        check(&compose(Style {
            heading: ("**", "** "),
            gap: "\n",
            chapter: Some("**第{}章**"),
            indent: "",
            ..OFFICIAL
        }));
        check(&compose(OFFICIAL).replace("（一）", "- （一）"));
        check(&format!("\u{FEFF}{}", compose(OFFICIAL)));
    }

    #[test]
    fn a_heading_may_be_repeated_before_its_words() {
        let text = compose(Style { indent: "", ..OFFICIAL });
        let doubled = text.lines().map(|line| match heading(line) {
            Some(heading) => format!("### 第{}条\n\n{line}", numeral(heading.number)),
            None => line.to_owned(),
        });
        check(&doubled.collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn a_line_broken_in_mid_sentence_goes_on() {
        // The second half begins with another article's number, as headings do.
        check(&compose(OFFICIAL).replace("依本条例第", "依本条例\n第"));
        check(&compose(OFFICIAL).replace("乙", "乙\r\n\r\n"));
        // And a page ends there.
        check(&compose(OFFICIAL).replace("乙", "乙\n— 5 —\n\u{c}"));
    }

    #[test]
    fn what_stands_around_the_regulation_is_left_out() {
        let text = compose(OFFICIAL);
        check(&format!(
            "目录\n第一章　甲\n第二章　乙\n\n来源：某网站。\n{text}\n　　（某社某地电）\n责任编辑：某某。\n第五十七条　别的。\n"
        ));
    }

    #[test]
    fn a_text_that_is_not_the_regulation_is_refused() {
        let text = compose(Style { indent: "", ..OFFICIAL });
        let without = |articles: &[u32]| {
            let mut keep = true;
            let lines = text.lines().filter(|line| {
                if let Some(heading) = heading(line) {
                    keep = !articles.contains(&heading.number);
                }
                keep
            });
            OfficialText::parse(&lines.collect::<Vec<_>>().join("\n")).unwrap_err()
        };
        let missing = vec![3, 5, 6, 7];
        assert_eq!(without(&missing), NotTheRegulation { missing, unlike: vec![], further: vec![] });
        assert_eq!(without(&[1, 56]).missing, [1, 56]);
        assert_eq!(OfficialText::parse("").unwrap_err().missing.len(), 56);
        let merged = text.replace("\n（二）", "（二）");
        let error = OfficialText::parse(&merged).unwrap_err();
        let unlike = vec![4, 20, 29, 31, 36, 50, 53];
        assert_eq!(error, NotTheRegulation { missing: vec![], unlike, further: vec![] });
    }

    #[test]
    fn a_text_with_more_articles_is_refused() {
        let text = compose(OFFICIAL);
        let error = OfficialText::parse(&format!("{text}第五十七条　别的。\n第五十八条　𠮷。\n")).unwrap_err();
        assert_eq!(error, NotTheRegulation { missing: vec![], unlike: vec![], further: vec![57, 58] });
        // Each with one paragraph, as in any law.
        let lines: Vec<String> = (1..=60).map(|number| format!("第{}条 某某规定。", numeral(number))).collect();
        let error = OfficialText::parse(&lines.join("\n")).unwrap_err();
        assert_eq!((error.missing, error.further), (vec![], vec![57, 58, 59, 60]));
    }

    #[test]
    fn the_message_names_the_articles() {
        let error = NotTheRegulation { missing: vec![3, 5, 6, 7], unlike: vec![20], further: vec![57] };
        let zh = "不是《中华人民共和国政府信息公开条例》（国务院令第711号）的全文：缺少第三条、第五条至第七条；第二十条的款、项与条例不一致；多出第五十七条";
        assert_eq!(error.message(Lang::Zh), zh);
        assert_eq!(
            error.message(Lang::En),
            "not the whole text of 《中华人民共和国政府信息公开条例》（国务院令第711号）: without articles 3, 5–7; \
             with other paragraphs or items in article 20 than the regulation has; \
             with article 57 beyond the regulation's last"
        );
    }

    #[test]
    fn an_article_a_paragraph_and_an_item_are_given_alone() {
        let text = OfficialText::parse(&compose(OFFICIAL)).unwrap();
        assert_eq!(words(&text, 16, None, &[]), ["甲16乙1丙0，依本条例第十七条。", "甲16乙2丙0，依本条例第十七条。"]);
        assert_eq!(words(&text, 16, Some(2), &[]), ["甲16乙2丙0，依本条例第十七条。"]);
        assert_eq!(words(&text, 36, None, &[7]), ["甲36乙1丙0，依本条例第三十七条：", "甲36乙1丙7（丁）；"]);
        let part = Part { article: 36, paragraph: 1, item: Some(7), words: &NO_WORDS };
        assert_eq!(text.words(&part), "甲36乙1丙7（丁）；");
    }

    static NO_WORDS: Words = Words { zh: "", en: "" };

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in r"(第[一二三十百千0-9]{0,4}[条章节]|（[一二三]）|[#*> \n\r　。；：甲a])*") {
            let _ = OfficialText::parse(&text);
        }
    }
}
