//! The text of two reports: part by part, paragraph by paragraph, and of a paragraph the clauses that differ.

use super::align::align;
use super::differences::Text;
use super::pieces::{Group, Part, Piece};
use crate::text::{Lang, say};
use rustc_hash::{FxHashMap, FxHashSet};

/// The pieces that differ.
pub(super) fn compare(old: &[Group], new: &[Group], imported: bool, lang: Lang) -> Vec<Text> {
    let by_part: FxHashMap<&Part, &Group> = old.iter().map(|group| (&group.part, group)).collect();
    let mut texts = Vec::new();
    for group in new {
        let other = by_part.get(&group.part).map_or(&[][..], |other| &other.pieces);
        if imported && is_told_in_full(group, other) {
            continue;
        }
        in_part(group, other, &group.pieces, lang, &mut texts);
    }
    let parts: FxHashSet<&Part> = new.iter().map(|group| &group.part).collect();
    for group in old.iter().filter(|group| !parts.contains(&group.part)) {
        in_part(group, &group.pieces, &[], lang, &mut texts);
    }
    texts
}

/// Whether both sides name the same agency, one with the city that it is in: a document's own fields do, a title need not,
/// and a print has its title alone.
fn is_told_in_full(group: &Group, other: &[Piece]) -> bool {
    let ([one], [other]) = (&group.pieces[..], other) else { return false };
    matches!(group.part, Part::Key(_)) && (one.dense.ends_with(&other.dense) || other.dense.ends_with(&one.dense))
}

fn in_part(group: &Group, old: &[Piece], new: &[Piece], lang: Lang, texts: &mut Vec<Text>) {
    // Whether a document names its agency and its year beside its text is the format's business.
    if matches!(group.part, Part::Key(_)) && (old.is_empty() || new.is_empty()) {
        return;
    }
    let dense = |pieces: &[Piece]| pieces.iter().map(|piece| piece.dense.clone()).collect::<Vec<_>>();
    let (olds, news) = (dense(old), dense(new));
    let olds: Vec<&str> = olds.iter().map(String::as_str).collect();
    let news: Vec<&str> = news.iter().map(String::as_str).collect();
    for (a, b) in align(&olds, &news) {
        let (a, b) = (a.and_then(|at| old.get(at)), b.and_then(|at| new.get(at)));
        if a.map(|piece| &piece.dense) == b.map(|piece| &piece.dense) {
            continue;
        }
        let number = b.or(a).and_then(|piece| piece.number);
        let name = &group.name;
        let place = match number {
            Some(number) => say!(lang, zh: "{name}·第 {number} 段", en: "{name}, paragraph {number}"),
            None => name.clone(),
        };
        let (a, b) = (a.map_or("", |piece| &piece.text), b.map_or("", |piece| &piece.text));
        let (old, new) = differing(a, b);
        texts.push(Text { place, old: old.to_owned(), new: new.to_owned() });
    }
}

/// What ends a clause.
fn ends(c: char) -> bool {
    matches!(c, '。' | '；' | '！' | '？' | '，' | '：' | '、' | ';' | '!' | '?')
}

/// The clauses of two texts from the first that differs to the last. A text that has none keeps all that it says.
fn differing<'t>(old: &'t str, new: &'t str) -> (&'t str, &'t str) {
    if old.is_empty() || new.is_empty() {
        return (old, new);
    }
    let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
        let mut length = 0;
        while let (Some(x), Some(y)) = (a.next(), b.next()) {
            if x != y {
                break;
            }
            length += x.len_utf8();
        }
        length
    };
    let before = same(&mut old.chars(), &mut new.chars());
    let start = old[..before].char_indices().rev().find(|(_, c)| ends(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    let (old, new) = (&old[start..], &new[start..]);
    let after = same(&mut old.chars().rev(), &mut new.chars().rev());
    let after = after.min(old.len()).min(new.len());
    let tail = &old[old.len() - after..];
    // The clause that differs goes on up to its end.
    let after = tail.char_indices().find(|(_, c)| ends(*c)).map_or(0, |(at, c)| after - at - c.len_utf8());
    let cut = |text: &'t str| text[..text.len() - after].trim();
    match (cut(old), cut(new)) {
        // What was put in or taken away is a clause of its own: its neighbour shows where.
        ("", _) | (_, "") => (old.trim(), new.trim()),
        cut => cut,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_paragraph_the_clauses_are_shown_that_differ() {
        let old = "2023年，𠮷县主动公开信息12条，办理申请3件。全部按期答复，群众满意。";
        assert_eq!(differing(old, &old.replace("12条", "13条")), ("𠮷县主动公开信息12条，", "𠮷县主动公开信息13条，"));
        assert_eq!(differing("甲，乙。", "甲，丙。"), ("乙。", "丙。"));
        assert_eq!(differing("甲乙", "甲丙"), ("甲乙", "甲丙"));
        assert_eq!(differing("", "新的一段。"), ("", "新的一段。"));
        let (old, new) = differing("甲，乙，丙。", "甲，丙。");
        assert!(!old.is_empty() && !new.is_empty() && old.contains('乙'), "{old:?} {new:?}");
    }
}
