//! Official terms with one character wrong: lost, doubled, exchanged with its neighbour, or mistaken for another. What
//! is looked for is the pair of characters that the slip puts side by side, which hardly any right text has.

use super::line::Scene;
use super::rules::{TERM, WORD_LIST};
use super::vocabulary::{MISTAKEN, OTHERS, RIGHT, TERMS};
use crate::lint::finding::Finding;
use crate::lint::lexicon::Lexicon;
use crate::lint::settings::WordList;
use crate::text::{Edit, say};
use smallvec::SmallVec;
use std::sync::LazyLock;

/// The characters of a term, of which the longest has nine with one doubled: none is allocated, for all are made at the
/// first use.
type Chars = SmallVec<[char; 10]>;

/// A slip in a term: what is written, and what it should be.
#[derive(Debug)]
struct Slip {
    wrong: Chars,
    /// Where the pair stands in it that it is found by.
    at: usize,
    right: &'static str,
    /// Characters before and after which it is another word.
    not_before: &'static str,
    not_after: &'static str,
}

/// The slips, and how they are found.
pub(super) struct Slips {
    slips: Vec<Slip>,
    lexicon: Lexicon,
}

pub(super) static SLIPS: LazyLock<Slips> = LazyLock::new(|| {
    let mut slips: Vec<Slip> = Vec::with_capacity(TERMS.len() * 24);
    let right: Vec<Chars> = RIGHT.iter().map(|right| right.chars().collect()).collect();
    for term in TERMS {
        slips_of(term, &right, &mut slips);
    }
    slips.extend(OTHERS.iter().map(|(wrong, right, not_before, not_after)| Slip {
        wrong: wrong.chars().collect(),
        at: 0,
        right,
        not_before,
        not_after,
    }));
    // Of a longer term it is the slip of that.
    slips.sort_by_key(|slip| std::cmp::Reverse(slip.wrong.len()));
    let pairs =
        slips.iter().enumerate().map(|(index, slip)| (slip.wrong[slip.at], slip.wrong[slip.at + 1], index as u32));
    let lexicon = Lexicon::new(pairs);
    Slips { slips, lexicon }
});

/// Adds the slips of a term, but for those that are right.
fn slips_of(term: &'static str, right_ones: &[Chars], slips: &mut Vec<Slip>) {
    let right: Chars = term.chars().collect();
    let last = right.len() - 1;
    let mut add = |at: usize, slip: &dyn Fn(&mut Chars)| {
        let mut wrong = right.clone();
        slip(&mut wrong);
        let is_right = right_ones.iter().any(|right| right.len() == wrong.len() && *right == wrong);
        if !is_right {
            slips.push(Slip { wrong, at, right: term, not_before: "", not_after: "" });
        }
    };
    for k in 0..right.len() {
        let inner = 0 < k && k < last;
        if inner && right.len() > 4 {
            add(k - 1, &|wrong| _ = wrong.remove(k));
        }
        if inner {
            add(k, &|wrong| wrong.insert(k, right[k]));
        }
        if k < last && right[k] != right[k + 1] {
            add(k, &|wrong| wrong.swap(k, k + 1));
        }
        let mistaken = MISTAKEN.iter().find(|(c, _)| *c == right[k]);
        for c in mistaken.into_iter().flat_map(|(_, others)| others.chars()) {
            add(k.min(last - 1), &|wrong| wrong[k] = c);
        }
    }
}

impl Slips {
    /// Whether two characters of this hash may be of a slip: hardly ever where they are not.
    #[inline]
    pub(super) fn may_be(&self, hash: usize) -> bool {
        self.lexicon.may_be(hash)
    }

    /// Adds what is wrong with a term that the pair at `at` and `at + 1` may be of.
    pub(super) fn check(&self, scene: &Scene<'_, '_>, at: usize, findings: &mut Vec<Finding>) {
        let chars = &scene.line.chars[..];
        for index in self.lexicon.of(chars[at], chars[at + 1]) {
            let slip = &self.slips[index as usize];
            let Some(start) = at.checked_sub(slip.at) else { continue };
            let end = start + slip.wrong.len();
            let stands = |c: Option<char>, among: &str| c.is_some_and(|c| among.contains(c));
            let is_word =
                || stands(scene.line.get(end), slip.not_before) || stands(scene.line.before(start), slip.not_after);
            if chars[start..].starts_with(&slip.wrong) && !is_word() {
                let written = scene.words(start, end);
                let right = slip.right;
                let lang = scene.context.lang;
                let message = say!(lang, zh: "“{written}”应为“{right}”", en: "{written} should be {right}");
                let finding = scene.finding(&TERM, start, end, message);
                // 保守国家密秘 is one with two characters exchanged, not one that has lost a character before that.
                if let Some(at) = findings.iter().rposition(|it| std::ptr::eq(it.rule, &TERM)) {
                    let last = findings[at].span;
                    if last.start < finding.span.end && finding.span.start < last.end {
                        if finding.span.len() <= last.len() {
                            return;
                        }
                        findings.remove(at);
                    }
                }
                let fix = say!(lang, zh: "改为“{right}”", en: "change it to {right}");
                let edits = vec![Edit::replace(finding.span, right)];
                findings.push(finding.unsafe_fix(fix, edits));
                return;
            }
        }
    }
}

/// Adds what the office's own list says of the pair at `at` and `at + 1`.
pub(super) fn listed(scene: &Scene<'_, '_>, list: &WordList, at: usize, findings: &mut Vec<Finding>) {
    let line = scene.line;
    for (wrong, right) in list.of(line.chars[at], line.chars[at + 1]) {
        let end = at + wrong.chars().count();
        // Of a right word that holds the wrong one.
        let is_right = right.match_indices(wrong).any(|(before, _)| {
            let lead = right[..before].chars().count();
            at.checked_sub(lead).is_some_and(|start| line.is_at(start, right))
        });
        if !line.is_at(at, wrong) || is_right {
            continue;
        }
        let lang = scene.context.lang;
        let message =
            say!(lang, zh: "“{wrong}”在本单位的词表里应为“{right}”", en: "{wrong}: the office's list has {right}");
        let finding = scene.finding(&WORD_LIST, at, end, message);
        let fix = say!(lang, zh: "改为“{right}”", en: "change it to {right}");
        let edits = vec![Edit::replace(finding.span, right)];
        findings.push(finding.unsafe_fix(fix, edits));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition;
    use crate::law;

    /// All that the editions and the law say, as their data has it.
    fn official() -> String {
        let mut text = String::new();
        for edition in edition::all() {
            text += &format!("{edition:?}");
        }
        text + &format!("{:?}{:?}", law::regulation(), law::instruments())
    }

    #[test]
    fn every_term_is_official() {
        let official = official();
        for term in TERMS {
            // The note above the published table speaks of 勾稽关系.
            assert!(official.contains(term) || *term == "勾稽关系", "{term}");
        }
    }

    #[test]
    fn no_official_text_has_a_slip() {
        let official: Vec<char> = official().chars().collect();
        let official: String = official.into_iter().collect();
        for slip in &SLIPS.slips {
            let wrong: String = slip.wrong.iter().collect();
            assert!(!official.contains(&wrong), "{wrong} for {}", slip.right);
            assert!(!TERMS.iter().any(|term| term.contains(&wrong)), "{wrong} for {}", slip.right);
        }
    }
}
