//! A rule's page: what `explain` prints, what the reference shows, and the rule's test.
//!
//! A page is Markdown. `## 说明` and `## Explanation` say what the rule finds and why, in the two
//! languages; `## 例 Examples` holds examples, each under a heading `### 中文 / English`:
//!
//! - a fence `nianbao wrong` must give exactly the findings that are marked in it, `⟦` and `⟧` around
//!   each primary span, and a fence `nianbao fixed` after it is the text after their first fixes;
//! - a fence `nianbao right` must give none.
//!
//! 吉 stands for a letter beyond the BMP, which many fonts do not have: the tests run each example with 𠮷 for it,
//! too.
//!
//! Fences of rules on the configuration say `toml` for `nianbao`, those of rules on what is read from documents `text`
//! or `html`: a copied text or page, in which the lines that are found are marked. A fence
//! `nianbao.toml` before another is the configuration that the example is checked with; fences `nianbao last-year`,
//! `nianbao included` and `nianbao alike` are the reports beside it: last year's, those that it sums up, another agency's.
//!
//! An example that begins with front matter is a whole report, unless its fence says `excerpt` after
//! `wrong` or `right`; any other is an excerpt, on which rules that speak of the whole are left out.

use crate::text::{Lang, say};

/// A page taken apart.
#[derive(Debug)]
pub struct Page<'a> {
    zh: &'a str,
    en: &'a str,
    /// The examples, in order.
    pub examples: Vec<Example<'a>>,
}

/// One example.
#[derive(Clone, Debug)]
pub struct Example<'a> {
    zh: &'a str,
    en: &'a str,
    /// The text, with the expected findings marked.
    pub text: &'a str,
    /// The `nianbao.toml` that it is checked with.
    pub config: Option<&'a str>,
    /// Last year's report, or several.
    pub last_year: Vec<&'a str>,
    /// Another agency's report.
    pub alike: Option<&'a str>,
    /// The reports that it sums up.
    pub included: Vec<&'a str>,
    /// What it is written in: `nianbao`, `toml` for a configuration, `text` or `html` for a document.
    pub language: &'static str,
    /// Whether findings are expected.
    pub wrong: bool,
    /// Whether it is a part of a report.
    pub excerpt: bool,
    /// The text after the fixes.
    pub fixed: Option<&'a str>,
}

impl<'a> Page<'a> {
    /// Takes a page apart. Errors say what is amiss, for the author of the page.
    pub fn parse(page: &'a str) -> Result<Page<'a>, String> {
        let parts = split_at_headings(page, "## ");
        let section = |heading: &str| {
            let part = parts.iter().find_map(|part| part.strip_prefix(heading)?.strip_prefix('\n'));
            part.map(str::trim).ok_or(format!("no section {heading}"))
        };
        let examples = split_at_headings(section("例 Examples")?, "### ");
        let examples = examples.into_iter().map(Example::parse).collect::<Result<_, _>>()?;
        Ok(Page { zh: section("说明")?, en: section("Explanation")?, examples })
    }

    /// The explanation in a language.
    pub fn explanation(&self, lang: Lang) -> &'a str {
        if lang == Lang::Zh { self.zh } else { self.en }
    }

    /// The first paragraph of the explanation.
    pub fn lead(&self, lang: Lang) -> &'a str {
        let explanation = self.explanation(lang);
        explanation.split_once("\n\n").map_or(explanation, |(lead, _)| lead)
    }
}

/// The parts of a Markdown text that begin with a heading of this mark, without the mark; fenced
/// text holds no headings.
fn split_at_headings<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    let mut starts = Vec::new();
    let mut fenced = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        fenced ^= line.starts_with("```");
        if !fenced && line.starts_with(mark) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(&start, end)| &text[start + mark.len()..end]).collect()
}

impl<'a> Example<'a> {
    fn parse(part: &'a str) -> Result<Example<'a>, String> {
        let (caption, body) = part.split_once('\n').ok_or("an example is empty")?;
        let (zh, en) = caption.split_once(" / ").ok_or(format!("a caption in one language: {caption}"))?;
        let mut others = ["toml", "text", "html"].into_iter();
        let language = others.find(|other| body.contains(&format!("```{other} "))).unwrap_or("nianbao");
        let fenced = |opening: String| {
            let text = &body[body.find(&opening)? + opening.len()..];
            Some(&text[..text.find("\n```").map_or(text.len(), |end| end + 1)])
        };
        let alike = fenced("```nianbao alike\n".to_owned());
        let all = |opening: &str| {
            let texts = body.split(opening).skip(1);
            texts.map(|text| &text[..text.find("\n```").map_or(text.len(), |end| end + 1)]).collect()
        };
        let (last_year, included) = (all("```nianbao last-year\n"), all("```nianbao included\n"));
        let fence = |info: &str| fenced(format!("```{language} {info}\n"));
        let kinds = [
            ("wrong", true, false),
            ("wrong excerpt", true, true),
            ("right", false, false),
            ("right excerpt", false, true),
        ];
        let found = kinds.into_iter().find_map(|(info, wrong, excerpt)| Some((fence(info)?, wrong, excerpt)));
        let (text, wrong, excerpt) = found.ok_or(format!("no text under: {caption}"))?;
        let excerpt = excerpt || !text.trim_start_matches('⟦').starts_with("---");
        let config = fenced("```nianbao.toml\n".to_owned());
        Ok(Example {
            zh,
            en,
            text,
            config,
            last_year,
            alike,
            included,
            language,
            wrong,
            excerpt,
            fixed: fence("fixed"),
        })
    }

    /// The reports beside it, each with what it is to it.
    pub fn beside(&self, lang: Lang) -> impl Iterator<Item = (&'a str, String)> {
        let last =
            self.last_year.iter().map(move |&text| (text, say!(lang, zh: "上年报告：", en: "Last year's report:")));
        let included = self
            .included
            .iter()
            .map(move |&text| (text, say!(lang, zh: "汇总的报告：", en: "A report that is summed up:")));
        let alike = self.alike.map(|text| (text, say!(lang, zh: "另一个机关的报告：", en: "Another agency's report:")));
        last.chain(alike).chain(included)
    }

    /// What the example shows, in a language.
    pub fn caption(&self, lang: Lang) -> &'a str {
        if lang == Lang::Zh { self.zh } else { self.en }
    }
}
