//! The regulation: its articles, and what a provision of it says.

use crate::edition::Provision;
#[cfg(test)]
use crate::edition::source;
use crate::text::Lang;

#[cfg(not(test))]
use super::generated::REGULATION;
#[cfg(test)]
use super::source::REGULATION;

/// The regulation.
pub fn regulation() -> &'static Regulation {
    &REGULATION
}

/// The article of this number.
pub fn article(number: u32) -> Option<&'static Article> {
    regulation().articles.get(number.checked_sub(1)? as usize)
}

/// Whether the regulation has an article, a paragraph of it, an item. An item without a paragraph is
/// one of the article's only list: `第五十条第（四）项`.
pub fn exists(article: u32, paragraph: Option<u32>, item: Option<u32>) -> bool {
    parts(article, paragraph, item.as_slice()).is_some()
}

/// What a provision says, part by part in the order of the regulation. Before items stand the words
/// that lead to them, without which an item says little. `None` where there is no such provision.
pub fn provides(provision: &Provision) -> Option<Vec<Part>> {
    let items: Vec<u32> = provision.items.iter().map(|&item| item.into()).collect();
    parts(provision.article.into(), provision.paragraph.map(u32::from), &items)
}

fn parts(number: u32, paragraph: Option<u32>, items: &[u32]) -> Option<Vec<Part>> {
    let article = article(number)?;
    let listing = || article.paragraphs.iter().position(|paragraph| !paragraph.items.is_empty());
    let only = match paragraph {
        Some(paragraph) => Some(paragraph.checked_sub(1)? as usize),
        None if items.is_empty() => None,
        None => Some(listing()?),
    };
    let chosen = match only {
        Some(at) => at..at + 1,
        None => 0..article.paragraphs.len(),
    };
    let mut parts = Vec::new();
    for at in chosen {
        let paragraph = article.paragraphs.get(at)?;
        let part = |item, words| Part { article: number, paragraph: at as u32 + 1, item, words };
        parts.push(part(None, &paragraph.words));
        if items.is_empty() {
            let listed = paragraph.items.iter().zip(1..);
            parts.extend(listed.map(|(words, item)| part(Some(item), words)));
        }
        for &item in items {
            parts.push(part(Some(item), paragraph.items.get(item.checked_sub(1)? as usize)?));
        }
    }
    Some(parts)
}

/// A paragraph's own words, or an item.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// 条
    pub article: u32,
    /// 款, counted also where the article has only one.
    pub paragraph: u32,
    /// 项; `None` for the words of the paragraph itself.
    pub item: Option<u32>,
    /// What it provides.
    pub words: &'static Words,
}

/// A text in both languages.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(serde::Deserialize), serde(deny_unknown_fields))]
pub struct Words {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

impl Words {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// The regulation as the data has it.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Deserialize), serde(deny_unknown_fields, bound(deserialize = "'de: 'static")))]
pub struct Regulation {
    /// What it is as an instrument.
    pub instrument: Header,
    /// Its chapters, in order.
    #[cfg_attr(test, serde(rename = "chapter", deserialize_with = "source::slice"))]
    pub chapters: &'static [Chapter],
    /// Its articles, in order and without a gap.
    #[cfg_attr(test, serde(rename = "article", deserialize_with = "source::slice"))]
    pub articles: &'static [Article],
}

/// What the regulation is as an instrument.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Deserialize), serde(deny_unknown_fields))]
pub struct Header {
    /// Its title.
    pub title: &'static str,
    /// The number of the order that issued it.
    pub number: &'static str,
    /// The date of that order.
    pub promulgated: &'static str,
    /// Since when it is in force.
    pub effective: &'static str,
    /// Where its official text is published.
    pub published_at: &'static str,
}

/// A chapter of the regulation.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Deserialize), serde(deny_unknown_fields, bound(deserialize = "'de: 'static")))]
pub struct Chapter {
    /// 章
    pub number: u32,
    /// Its title.
    pub title: Words,
}

/// An article of the regulation.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Deserialize), serde(deny_unknown_fields, bound(deserialize = "'de: 'static")))]
pub struct Article {
    /// 条
    pub number: u32,
    /// The chapter that it belongs to.
    pub chapter: u32,
    /// What it is about, in a word or two of ours.
    pub subject: Words,
    /// Its paragraphs (款), in order.
    #[cfg_attr(test, serde(rename = "paragraph", deserialize_with = "source::slice"))]
    pub paragraphs: &'static [Paragraph],
}

/// A paragraph (款) of an article.
#[derive(Debug)]
#[cfg_attr(
    test,
    derive(serde::Deserialize),
    serde(from = "super::source::ParagraphFile", bound(deserialize = "'de: 'static"))
)]
pub struct Paragraph {
    /// What it provides; what leads to the items, where it has some.
    pub words: Words,
    /// Its items (项), in order.
    pub items: &'static [Words],
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{self, Basis};

    fn provision(article: u8, paragraph: Option<u8>, items: &[u8]) -> Provision {
        Provision { article, paragraph, items: items.to_vec().into(), basis: Basis::Direct }
    }

    #[test]
    fn the_articles_are_numbered_without_a_gap_and_in_chapters() {
        let regulation = regulation();
        assert_eq!(regulation.articles.len(), 56);
        let numbers = |from: &[u32]| from.iter().copied().eq(1..=from.len() as u32);
        assert!(numbers(&regulation.articles.iter().map(|article| article.number).collect::<Vec<_>>()));
        assert!(numbers(&regulation.chapters.iter().map(|chapter| chapter.number).collect::<Vec<_>>()));
        // 第十条, 第十九条, 第二十七条, 第四十六条 and 第五十四条 begin the chapters after the first.
        let chapters: Vec<u32> = regulation.articles.iter().map(|article| article.chapter).collect();
        let begin = |chapter| chapters.iter().position(|&at| at == chapter).unwrap() + 1;
        assert_eq!([1, 2, 3, 4, 5, 6].map(begin), [1, 10, 19, 27, 46, 54]);
        assert!(chapters.is_sorted());
    }

    /// Every text of the data, with the article it is of.
    fn texts() -> impl Iterator<Item = (u32, &'static Words)> {
        regulation().articles.iter().flat_map(|article| {
            let paragraphs = article.paragraphs.iter();
            let texts = paragraphs.flat_map(|paragraph| std::iter::once(&paragraph.words).chain(paragraph.items));
            std::iter::once(&article.subject).chain(texts).map(|words| (article.number, words))
        })
    }

    #[test]
    fn every_text_is_there_in_both_languages() {
        for (article, words) in texts() {
            assert!(words.zh.chars().any(|c| ('一'..='鿿').contains(&c)), "{article}: {words:?}");
            assert!(
                !words.en.is_empty() && !words.en.chars().any(|c| ('一'..='鿿').contains(&c)),
                "{article}: {words:?}"
            );
        }
        for chapter in regulation().chapters {
            assert!(!chapter.title.zh.is_empty() && !chapter.title.en.is_empty());
        }
    }

    #[test]
    fn the_text_is_as_it_was_promulgated() {
        // A sum over it, so that nobody edits a quotation unawares.
        let quoted =
            || {
                regulation().articles.iter().flat_map(|article| article.paragraphs).flat_map(|paragraph| {
                    std::iter::once(&paragraph.words).chain(paragraph.items).map(|words| words.zh)
                })
            };
        let hash = quoted().flat_map(str::chars).fold(7u32, |sum, c| sum.wrapping_mul(31).wrapping_add(c as u32));
        assert_eq!((quoted().map(|text| text.chars().count()).sum::<usize>(), hash), (6733, 4140872843));
        assert!(quoted().all(|text| text.ends_with(['。', '；', '：']) && !text.contains(['(', ')', ' '])));
    }

    #[test]
    fn what_the_editions_rest_on_exists() {
        let mut count = 0;
        for edition in edition::all() {
            let sections = edition.sections.iter().flat_map(|section| section.provisions);
            let tables = edition
                .tables
                .iter()
                .flat_map(|table| table.provisions.iter().chain(table.rows.iter().flat_map(|row| row.provisions)));
            for provision in sections.chain(tables) {
                assert!(provides(provision).is_some(), "{}: {provision}", edition.id);
                count += 1;
            }
        }
        assert!(count > 60, "{count}");
    }

    #[test]
    fn a_provision_gives_its_parts_in_order() {
        let places = |provision: &Provision| {
            let parts = provides(provision)?;
            let places: Vec<_> = parts.iter().map(|part| (part.paragraph, part.item.unwrap_or(0))).collect();
            Some(places)
        };
        assert_eq!(places(&provision(14, None, &[])), Some(vec![(1, 0)]));
        assert_eq!(places(&provision(16, None, &[])), Some(vec![(1, 0), (2, 0)]));
        assert_eq!(places(&provision(16, Some(2), &[])), Some(vec![(2, 0)]));
        assert_eq!(places(&provision(29, Some(2), &[])), Some(vec![(2, 0), (2, 1), (2, 2), (2, 3)]));
        assert_eq!(places(&provision(36, None, &[4, 5])), Some(vec![(1, 0), (1, 4), (1, 5)]));
        // The list of 第五十条 stands in its first paragraph, that of 第二十九条 in its second.
        assert_eq!(places(&provision(50, None, &[4])), places(&provision(50, Some(1), &[4])));
        assert_eq!(places(&provision(29, None, &[3])), Some(vec![(2, 0), (2, 3)]));
        let last = provides(&provision(50, Some(1), &[4])).unwrap().pop().unwrap();
        assert!(last.words.get(Lang::Zh).contains("社会评议"));
        assert!(last.words.get(Lang::En).contains("public appraisal"));
    }

    #[test]
    fn what_is_not_in_the_regulation_does_not_exist() {
        assert!(exists(1, None, None) && exists(56, None, None) && exists(56, Some(1), None));
        assert!(!exists(0, None, None) && !exists(57, None, None) && !exists(u32::MAX, None, None));
        assert!(exists(3, Some(4), None) && !exists(3, Some(5), None) && !exists(3, Some(0), None));
        assert!(exists(20, None, Some(15)) && !exists(20, None, Some(16)) && !exists(20, None, Some(0)));
        assert!(!exists(14, None, Some(1)), "no list");
        assert!(exists(50, Some(1), Some(5)) && !exists(50, Some(2), Some(1)));
    }

    #[test]
    fn no_article_has_two_lists() {
        // An item may be cited without its paragraph only because of that.
        for article in regulation().articles {
            assert!(article.paragraphs.iter().filter(|paragraph| !paragraph.items.is_empty()).count() < 2);
        }
    }
}
