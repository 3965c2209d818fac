//! A rule's page: what `explain` prints, what the reference shows, and the rule's test.
//!
//! A page is Markdown. `## 说明` and `## Explanation` say what the rule finds and why, in the two
//! languages; `## 例 Examples` holds examples, each under a heading `### 中文 / English`:
//!
//! - a fence `nianbao wrong` must give exactly the findings that are marked in it, `⟦` and `⟧` around
//!   each primary span, and a fence `nianbao fixed` after it is the text after their first fixes;
//! - a fence `nianbao right` must give none.
//!
//! An example that begins with front matter is a whole report; any other is an excerpt, on which
//! rules that speak of the whole are left out.

use crate::text::Lang;

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
    /// Whether findings are expected.
    pub wrong: bool,
    /// The text after the fixes.
    pub fixed: Option<&'a str>,
}

impl<'a> Page<'a> {
    /// Takes a page apart. Errors say what is amiss, for the author of the page.
    pub fn parse(page: &'a str) -> Result<Page<'a>, String> {
        let section = |heading: &str| {
            let start = page.find(&format!("\n## {heading}\n")).ok_or(format!("no section {heading}"))?;
            let body = &page[start + heading.len() + 5..];
            Ok::<_, String>(body[..body.find("\n## ").map_or(body.len(), |end| end + 1)].trim())
        };
        let examples = section("例 Examples")?;
        let examples = examples.split("### ").skip(1).map(Example::parse).collect::<Result<_, _>>()?;
        Ok(Page { zh: section("说明")?, en: section("Explanation")?, examples })
    }

    /// The explanation in a language.
    pub fn explanation(&self, lang: Lang) -> &'a str {
        if lang == Lang::Zh { self.zh } else { self.en }
    }
}

impl<'a> Example<'a> {
    fn parse(part: &'a str) -> Result<Example<'a>, String> {
        let (caption, body) = part.split_once('\n').ok_or("an example is empty")?;
        let (zh, en) = caption.split_once(" / ").ok_or(format!("a caption in one language: {caption}"))?;
        let fence = |info: &str| {
            let start = body.find(&format!("```nianbao {info}\n"))?;
            let text = &body[start + "```nianbao \n".len() + info.len()..];
            Some(&text[..text.find("\n```").map_or(text.len(), |end| end + 1)])
        };
        let wrong = fence("wrong");
        let text = wrong.or_else(|| fence("right")).ok_or(format!("no text under: {caption}"))?;
        Ok(Example { zh, en, text, wrong: wrong.is_some(), fixed: fence("fixed") })
    }

    /// What the example shows, in a language.
    pub fn caption(&self, lang: Lang) -> &'a str {
        if lang == Lang::Zh { self.zh } else { self.en }
    }
}
