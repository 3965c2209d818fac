//! What is cited, where it stands.

use crate::law::Instrument;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::rule::Rule;
use crate::prose::{Citation, Cite};
use crate::text::{Joined, Span};

/// What is cited in a stretch of the report.
pub(super) struct Stretch<'r> {
    pub joined: Joined<'r>,
    pub found: Vec<Citation>,
}

/// The document, of a number that is cited.
pub(super) fn cited_by_number(citation: &Citation) -> Option<&'static Instrument> {
    match citation.cite {
        Cite::Number { instrument, .. } => Some(instrument),
        _ => None,
    }
}

/// Something that is cited, where it stands.
pub(super) struct Cited<'a, 'r> {
    pub context: &'a Context<'r>,
    pub stretch: &'a Stretch<'r>,
    /// Which of the citations of its stretch it is.
    pub at: usize,
    pub citation: &'a Citation,
}

impl<'a> Cited<'a, '_> {
    pub fn text(&self) -> &'a str {
        &self.stretch.joined.text
    }

    pub fn words(&self) -> &'a str {
        self.citation.span.slice(self.text())
    }

    pub fn finding(&self, rule: &'static Rule, message: String) -> Finding {
        let span = self.stretch.joined.span(self.citation.span);
        let mut finding = Finding::new(rule, span, message);
        finding.place = self.context.report.place_at(span.start);
        finding
    }

    /// The title right before, with what stands between: nothing, or a parenthesis that opens.
    pub fn title_before(&self) -> Option<(&'a Citation, Option<&'static Instrument>)> {
        let before = self.stretch.found.get(self.at.checked_sub(1)?)?;
        let Cite::Title { instrument } = before.cite else { return None };
        let between = self.text().get(before.span.end as usize..self.citation.span.start as usize)?;
        let is_beside = between.trim().trim_start_matches(['（', '(']).trim().is_empty();
        is_beside.then_some((before, instrument))
    }

    /// What the title right behind names: `国务院令第711号《条例》`.
    pub fn title_behind(&self) -> Option<&'static Instrument> {
        let behind = self.stretch.found.get(self.at + 1)?;
        let Cite::Title { instrument } = behind.cite else { return None };
        let between = self.text().get(self.citation.span.end as usize..behind.span.start as usize)?;
        instrument.filter(|_| between.trim().is_empty())
    }

    /// The sentence around it.
    pub fn sentence(&self) -> &'a str {
        let text = self.text();
        let Span { start, end } = self.citation.span;
        let ends = ['。', '；', '\n', '\r'];
        // A sentence is not longer than this, so that none is read for each of its citations.
        let window = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        let floor = floor(text, (start as usize).saturating_sub(300));
        let ceiling = floor_up(text, (end as usize + 300).min(text.len()));
        let before = window(floor, start as usize);
        let after = window(end as usize, ceiling);
        let from = before.rfind(ends).map_or(floor, |at| floor + at);
        let to = after.find(ends).map_or(ceiling, |at| end as usize + at);
        window(from, to)
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn floor_up(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// A document by the title of what is annexed to it, or its own.
pub(super) fn shown(instrument: &Instrument) -> String {
    let title = instrument.annex.unwrap_or(instrument.title);
    let inner = title.replace('《', "〈").replace('》', "〉");
    format!("《{inner}》")
}
