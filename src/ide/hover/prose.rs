//! On a provision or a document that a text cites.

use super::about::Hover;
use crate::ide::cursor::{Cursor, boundary, joined};
use crate::ide::{Document, pieces};
use crate::law;
use crate::prose::{Citation, Cite, Source, citations};
use crate::text::{Span, numeral, say};

/// How many bytes before and after the cursor are read of a longer paragraph.
const REACH: u32 = 4096;

/// What is cited under the cursor, in the text that `within` covers.
pub(super) fn hover(doc: &Document<'_>, within: Span, cursor: &Cursor) -> Option<Hover> {
    let within = Span {
        start: within.start.max(boundary(doc.text, cursor.offset.saturating_sub(REACH))),
        end: within.end.min(boundary(doc.text, cursor.offset.saturating_add(REACH))),
    };
    if within.end < within.start {
        // The cursor is far out in the white space beside it.
        return None;
    }
    let text = joined(&doc.report.tree, within)?;
    let found = citations(&text.text);
    let place = |citation: &Citation| text.span(citation.span);
    // Between two, that which begins here.
    let at = found.iter().rposition(|citation| {
        let span = place(citation);
        span.start <= cursor.offset && cursor.offset <= span.end
    })?;
    let citation = &found[at];
    let span = place(citation);
    let markdown = match &citation.cite {
        Cite::Article { source: Source::Other, .. } | Cite::Title { instrument: None } | Cite::Unlisted => return None,
        cite @ Cite::Article { article, .. } => provision(doc, cite, *article)?,
        Cite::Title { instrument: Some(instrument) } => {
            // Of two editions of one title, the number after it tells which is meant.
            let numbered = found.get(at + 1).and_then(|next| match next.cite {
                Cite::Number { instrument: other, .. } if other.title == instrument.title => Some(other),
                _ => None,
            });
            pieces::instrument(numbered.unwrap_or(instrument), doc.lang)
        }
        Cite::Number { instrument, exact } => {
            let explained = pieces::instrument(instrument, doc.lang);
            let number = &instrument.number;
            match exact {
                true => explained,
                false => {
                    let note = say!(doc.lang, zh: "应写作：{number}", en: "Should be written {number}");
                    format!("{explained}\n\n{note}")
                }
            }
        }
    };
    Some(Hover { span, markdown })
}

/// A provision of the regulation, or that there is none.
fn provision(doc: &Document<'_>, cite: &Cite, article: u32) -> Option<String> {
    let lang = doc.lang;
    if let Some(provision) = cite.provision() {
        return pieces::provision(&provision, lang, doc.law);
    }
    let header = &law::regulation().instrument;
    let (title, number, last) = (&header.title, &header.number, law::regulation().articles.len());
    let written = numeral(article);
    let last = numeral(last as u32);
    Some(match law::article(article) {
        None => say!(lang,
            zh: "《{title}》（{number}）共{last}条，没有第{written}条。",
            en: "《{title}》({number}) ends with 第{last}条; there is no 第{written}条."),
        Some(_) => say!(lang,
            zh: "《{title}》（{number}）第{written}条没有这一款、项。",
            en: "第{written}条 of 《{title}》({number}) has no such paragraph or item."),
    })
}
