//! Renaming the agency: its full name, wherever the report writes it. Nothing else has one name throughout a report.

use super::Document;
use super::cursor::Cursor;
use crate::report::stretches;
use crate::syntax::{LineKind, Quote, quoted};
use crate::text::{Edit, Lang, Span, say};

/// What follows an agency's name where the whole names another: an office of its own.
const OFFICES: [&str; 10] =
    ["办公室", "办公厅", "研究室", "信息中心", "服务中心", "机关", "驻", "法制", "参事", "政务服务"];

/// The most characters that a name has.
const LONGEST: usize = 100;

/// Why a name cannot be changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// The cursor is on nothing that has a name throughout the report.
    NoName,
    /// The new name is empty.
    Empty,
    /// It has more than one line.
    Lines,
    /// It is longer than any name.
    TooLong,
    /// It has a mark that would mean something where it is put: this one.
    Mark(char),
}

impl Refusal {
    /// Why, in words.
    pub fn message(self, lang: Lang) -> String {
        match self {
            Refusal::NoName => say!(lang,
                zh: "只有题头“机关”写明的全称可以改名",
                en: "only the agency's full name, as the front matter gives it, can be renamed"),
            Refusal::Empty => say!(lang, zh: "新名称是空的", en: "the new name is empty"),
            Refusal::Lines => say!(lang, zh: "新名称应写在一行里", en: "the new name should be one line of text"),
            Refusal::TooLong => say!(lang,
                zh: "新名称太长，最多 {LONGEST} 个字",
                en: "the new name is too long; it may have {LONGEST} characters"),
            Refusal::Mark(mark) => say!(lang,
                zh: "新名称里不能有“{mark}”，它在报告里是标记",
                en: "the new name should not have {mark} in it, which is a mark in a report"),
        }
    }
}

/// The name under the cursor: where it stands there, and what it is.
pub fn prepare_rename(doc: &Document<'_>, offset: u32) -> Result<(Span, String), Refusal> {
    let at = Cursor::new(&doc.report.tree, offset).offset;
    let found = occurrences_at(doc, offset).ok_or(Refusal::NoName)?;
    let here = found.into_iter().find(|span| touches(*span, at)).ok_or(Refusal::NoName)?;
    let name = doc.report.front_matter.agency.as_ref().map(|agency| agency.value.clone());
    Ok((here, name.ok_or(Refusal::NoName)?))
}

/// The edits that give the agency another name.
pub fn rename(doc: &Document<'_>, offset: u32, new: &str) -> Result<Vec<Edit>, Refusal> {
    let found = occurrences_at(doc, offset).ok_or(Refusal::NoName)?;
    let new = new.trim();
    if new.is_empty() {
        return Err(Refusal::Empty);
    }
    if new.contains(char::is_control) {
        return Err(Refusal::Lines);
    }
    if let Some(mark) = new.chars().find(|c| "|｜#＃<>[]*`\\\"'$~_：:".contains(*c)) {
        return Err(Refusal::Mark(mark));
    }
    if new.chars().count() > LONGEST {
        return Err(Refusal::TooLong);
    }
    let own = doc.report.front_matter.agency.as_ref().map(|agency| agency.span);
    let scalar = doc.report.tree.entries.iter().map(|entry| entry.value).find(|value| Some(value.span) == own);
    let text = |span: Span| match scalar.filter(|scalar| scalar.span == span && scalar.quote == Quote::None) {
        Some(_) => quoted(new).into_owned(),
        None => new.to_owned(),
    };
    Ok(found.into_iter().map(|span| Edit::replace(span, text(span))).collect())
}

/// Every place of the agency's full name, in the order of the text, if one of them is at the byte `offset`.
pub(super) fn occurrences_at(doc: &Document<'_>, offset: u32) -> Option<Vec<Span>> {
    let at = Cursor::new(&doc.report.tree, offset).offset;
    let name = doc.report.front_matter.agency.as_ref()?.value.as_str();
    // Far from the name nothing is searched.
    let reach = 2 * name.len() as u32 + 8;
    let near = Span {
        start: super::cursor::boundary(doc.text, at.saturating_sub(reach)),
        end: super::cursor::boundary(doc.text, at.saturating_add(reach)),
    };
    let first = name.chars().next()?;
    if !near.slice(doc.text).contains(first) {
        return None;
    }
    let found = occurrences(doc)?;
    found.iter().any(|span| touches(*span, at)).then_some(found)
}

fn occurrences(doc: &Document<'_>) -> Option<Vec<Span>> {
    let tree = &doc.report.tree;
    let agency = doc.report.front_matter.agency.as_ref()?;
    let name = agency.value.as_str();
    if name.trim().is_empty() || agency.span.slice(doc.text) != name {
        // Written with escapes or signs that nobody sees: what is searched for is not what stands there.
        return None;
    }
    let mut found = vec![agency.span];
    for joined in stretches(tree, 0..tree.lines.len()) {
        let starts = joined.text.match_indices(name).map(|(at, _)| at);
        let own = starts.filter(|&at| is_own(&joined.text, at, name));
        found.extend(own.map(|at| joined.span(Span::new(at, at + name.len()))));
    }
    for line in tree.lines.iter().filter(|line| matches!(line.kind, LineKind::Row(_))) {
        let words = line.span().slice(doc.text);
        let starts = words.match_indices(name).map(|(at, _)| at).filter(|&at| is_own(words, at, name));
        found.extend(
            starts.map(|at| line.start + at as u32).map(|start| Span { start, end: start + name.len() as u32 }),
        );
    }
    found.sort_unstable();
    found.dedup();
    Some(found)
}

/// Whether the name at a byte is the agency's own: not the beginning of another's, and no part of an address.
fn is_own(text: &str, at: usize, name: &str) -> bool {
    let after = &text[at + name.len()..];
    if OFFICES.iter().any(|office| after.starts_with(office)) {
        return false;
    }
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let before = &text[line..at];
    let is_open =
        |open: &str, close: char| before.rfind(open).is_some_and(|from| !before[from + open.len()..].contains(close));
    let word = before.rfind(|c: char| c.is_whitespace() || matches!(c, '，' | '。' | '（' | '《'));
    let word = &before[word.map_or(0, |from| from)..];
    !is_open("](", ')') && !is_open("<", '>') && !word.contains("://")
}

fn touches(span: Span, at: u32) -> bool {
    span.start <= at && at <= span.end
}
