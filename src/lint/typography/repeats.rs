//! What is written twice: a word, a clause, a sentence, side by side. One pass, whatever the length of what is doubled:
//! each pair of characters is looked up where it stood last, and how far that is tells what may be doubled.

use super::line::{Scene, is_han, is_numeral};
use super::rules::{DOUBLED_CLAUSE, DOUBLED_WORD};
use super::vocabulary::{DOUBLED_RIGHTLY, DOUBLED_SINGLES, DOUBLED_UNITS, ENDS_AND_BEGINS};
use crate::lint::finding::Finding;
use crate::text::{Edit, say};

/// Where each pair of characters stood last, by a hash of it.
pub(super) struct Last {
    at: Box<[u32; SLOTS]>,
    /// What is less was seen in an earlier paragraph: it need not be wiped out.
    base: u32,
}

const SLOTS: usize = 1 << 10;

/// What is doubled is not longer than so many characters.
const MOST: usize = 300;

/// How far back a repetition is followed to where it began.
const BACK: usize = 12;

/// A doubled word has at most so many characters; what is longer is a clause.
const WORD: usize = 7;

impl Last {
    pub(super) fn new() -> Last {
        Last { at: Box::new([0; SLOTS]), base: 1 }
    }

    /// Begins to look for what is written twice in a paragraph of so many characters.
    pub(super) fn doubles(&mut self, length: usize) -> Doubles<'_> {
        // Texts are below 4 GiB, and characters fewer than bytes.
        let base = self.base;
        self.base = base.saturating_add(length as u32);
        Doubles { last: &mut self.at, base, seen: 0, period: 0, run: 0, said: false, has_marks: false }
    }
}

/// What is known of a paragraph so far.
pub(super) struct Doubles<'l> {
    last: &'l mut [u32; SLOTS],
    base: u32,
    /// Where the pair that was taken in last stood before; less than the base where it did not.
    seen: u32,
    /// How far back what now repeats stood, or nothing.
    period: usize,
    /// For how many characters it has.
    run: usize,
    /// Whether that was said.
    said: bool,
    has_marks: bool,
}

impl Doubles<'_> {
    /// Takes in the character at an index with the one before, whose hash this is; whether there may be something to
    /// look at.
    #[inline]
    pub(super) fn look(&mut self, at: usize, hash: usize) -> bool {
        self.seen = std::mem::replace(&mut self.last[hash % SLOTS], self.base + at as u32);
        (self.seen >= self.base) | (self.period > 0)
    }

    /// Looks at the pair that was taken in last, which goes on with what repeats, or stood before.
    pub(super) fn repeated(&mut self, scene: &Scene<'_, '_>, at: usize, findings: &mut Vec<Finding>) {
        let chars = &scene.line.chars[..];
        let (before, c) = (chars[at - 1], chars[at]);
        let seen = self.seen.saturating_sub(self.base) as usize;
        if c == before {
            single(scene, at, findings);
        }
        if self.period == 0 && seen == 0 {
            return;
        }
        if self.period > 0 && chars[at - self.period] == c {
            self.run += 1;
        } else if seen > 0 && at - seen <= MOST && chars[seen] == c && chars[seen - 1] == before {
            (self.period, self.run, self.said) = (at - seen, 2, false);
            // What stands there twice by itself was taken for the repetition of something nearer.
            while self.run < BACK
                && at >= self.run + self.period
                && chars[at - self.run] == chars[at - self.run - self.period]
            {
                self.run += 1;
            }
        } else {
            (self.period, self.run) = (0, 0);
        }
        let period = self.period;
        if period > 1 && self.run >= period && !self.said {
            let start = at + 1 - period;
            // `建设用地规划许可证、建设工程规划许可证、建设工程竣工…`: of what has marks within it a whole clause is
            // doubled, from mark to mark.
            let first = start - period;
            let is_whole = || first == 0 || is_mark(chars[first - 1]) || is_mark(c);
            if self.run == period {
                self.has_marks = chars[start..=at].iter().any(|c| is_mark(*c));
            }
            if !self.has_marks || is_whole() {
                doubled(scene, start, period, findings);
                // What stands there three times and more is said once.
                self.said = true;
            }
        }
    }
}

/// Whether a character sets clauses apart.
fn is_mark(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '、' | '！' | '？' | ',' | ';' | '.' | '）' | ' ')
}

/// The characters from `start` on, `period` of them, stand before `start`, too.
fn doubled(scene: &Scene<'_, '_>, start: usize, period: usize, findings: &mut Vec<Finding>) {
    let line = scene.line;
    let copy = &line.chars[start..start + period];
    let han = copy.iter().filter(|c| is_han(**c) && !is_numeral(**c)).count();
    let is_word = |c: &char| is_han(*c) || c.is_ascii_alphanumeric();
    let lang = scene.context.lang;
    if period <= WORD && copy.iter().all(is_word) {
        // 政务服务服务质量: 务服 stands there twice, too, before 服务 does.
        let more = (0..period - 1).take_while(|&at| line.get(start + period + at) == line.get(start + at)).count();
        let starts = || start..=start + more;
        if han == 0 || starts().any(|start| is_right(scene, start, period)) {
            return;
        }
        let is_known = |at: &usize| {
            ENDS_AND_BEGINS.iter().any(|(word, _)| line.is_at(*at, word) && *word == scene.words(*at, *at + period))
        };
        let start = starts().find(is_known).unwrap_or(start);
        let words = scene.words(start, start + period);
        let message = say!(lang, zh: "“{words}”重复了", en: "{words} is doubled");
        let finding = scene.finding(&DOUBLED_WORD, start - period, start + period, message);
        let fix = say!(lang, zh: "删去一个“{words}”", en: "remove one {words}");
        let edits = vec![Edit::delete(scene.span(start, start + period))];
        findings.push(finding.unsafe_fix(fix, edits));
        return;
    }
    // A list or what was once a table repeats itself with spaces between.
    let is_sentence = copy.iter().all(|c| !matches!(c, ' ' | '\u{3000}' | '|')) || copy.contains(&'。');
    if han >= 5 && is_sentence {
        let words = shortened(copy);
        let message = say!(lang, zh: "这一句写了两遍：“{words}”", en: "this is written twice: {words}");
        findings.push(scene.finding(&DOUBLED_CLAUSE, start - period, start + period, message));
    }
}

/// What is doubled as it is shown: its beginning, where it is long.
fn shortened(copy: &[char]) -> String {
    let end: &[char] = if copy.len() > 20 { &['…'] } else { &[] };
    copy.iter().take(20).chain(end).collect()
}

/// Whether what stands twice is as it should be: 一步一步, 各部门部门预算.
fn is_right(scene: &Scene<'_, '_>, start: usize, period: usize) -> bool {
    let line = scene.line;
    let words = scene.words(start, start + period);
    if DOUBLED_RIGHTLY.contains(&&*words) || period == 2 && matches!(line.chars[start], '一' | '逐' | '半' | '越') {
        return true;
    }
    ENDS_AND_BEGINS.iter().any(|(word, followers)| {
        *word == words && (followers.is_empty() || followers.iter().any(|it| line.is_at(start + period, it)))
    })
}

/// A single character twice, where that makes no other words with what stands around.
fn single(scene: &Scene<'_, '_>, at: usize, findings: &mut Vec<Finding>) {
    let line = scene.line;
    let c = line.chars[at];
    let (before, after) = (line.before(at - 1), line.get(at + 1));
    let joins = |c: Option<char>, among: &str| c.is_some_and(|c| among.contains(c));
    let counted = before.is_some_and(|c| c.is_ascii_digit());
    let is_word = match (DOUBLED_SINGLES.iter().find(|it| it.0 == c), DOUBLED_UNITS.iter().find(|it| it.0 == c)) {
        (Some((_, not_after, not_before)), _) => joins(before, not_after) || joins(after, not_before),
        (None, Some((_, not_before))) if counted => joins(after, not_before),
        _ => return,
    };
    if is_word || before == Some(c) || after == Some(c) {
        return;
    }
    let lang = scene.context.lang;
    let message = say!(lang, zh: "“{c}”重复了", en: "{c} is doubled");
    let finding = scene.finding(&DOUBLED_WORD, at - 1, at + 1, message);
    let fix = say!(lang, zh: "删去一个“{c}”", en: "remove one {c}");
    findings.push(finding.unsafe_fix(fix, vec![Edit::delete(scene.span(at, at + 1))]));
}
