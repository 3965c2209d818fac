//! Punctuation: doubled, in pairs, of the right width, and the spaces around it.

use super::line::{OPAQUE, Scene, is_han, is_numeral};
use super::rules::{DOUBLED_PUNCTUATION, MIXED_WIDTH, PLACEHOLDER, SPACE_BETWEEN_HAN};
use super::vocabulary::LABELS;
use crate::lint::finding::Finding;
use crate::text::{Edit, say};

/// Marks that end a clause or a sentence, the stronger after the weaker.
const STOPS: &str = "、，：；。";

fn is_stop(c: char) -> bool {
    matches!(c, '、' | '，' | '：' | '；' | '。')
}

/// The marks that belong to Chinese in their full width, and what they are.
pub(super) fn fullwidth(c: char) -> Option<char> {
    Some(match c {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '?' => '？',
        '!' => '！',
        '(' => '（',
        ')' => '）',
        _ => return None,
    })
}

/// What is said of the marks of a paragraph. `pairs` are its half-width parentheses around Chinese.
pub(super) fn check(scene: &Scene<'_, '_>, pairs: &[u32], findings: &mut Vec<Finding>) {
    let line = scene.line;
    let mut narrow: Vec<u32> = pairs.to_vec();
    let mut spaces: Vec<(u32, u32)> = Vec::new();
    let mut sentences = false;
    let mut at = 0;
    while let Some(&index) = line.marks.get(at) {
        at += 1;
        let (index, c) = (index as usize, line.chars[index as usize]);
        match c {
            '、' | '，' | '：' | '；' | '。' => {
                sentences |= c != '、' && c != '：';
                let mut end = index + 1;
                while line.get(end).is_some_and(is_stop) {
                    end += 1;
                }
                at += end - index - 1;
                let is_label = c == '：' && LABELS.iter().any(|label| line.ends(index, label));
                if end > index + 1 && !is_label {
                    doubled(scene, index, end, findings);
                } else if !is_label {
                    beside(scene, index, findings);
                }
            }
            ',' | ';' | ':' | '?' | '!' => {
                let after = |c: char| is_han(c) || c.is_ascii_digit() || matches!(c, '《' | '“' | '（' | '〔');
                let before = |c: char| is_han(c) || matches!(c, '》' | '”' | '）' | ')' | '〕' | '%');
                if line.before(index).is_some_and(before) && line.get(index + 1).is_some_and(after) {
                    narrow.push(index as u32);
                }
            }
            ' ' => {
                let mut end = index + 1;
                while line.get(end) == Some(' ') {
                    end += 1;
                }
                at += end - index - 1;
                let before = line.before(index).is_some_and(is_han);
                let after = |c: char| is_han(c) || is_stop(c) || matches!(c, '）' | '》' | '”');
                let before = before && !line.hashed;
                if before && line.get(end).is_some_and(after) && !is_numbered(scene, index) {
                    spaces.push((index as u32, end as u32));
                }
            }
            '（' | '《' | '“' | '(' | '〔' => empty(scene, index, c, findings),
            _ => {}
        }
    }
    if scene.heads {
        return;
    }
    if !narrow.is_empty() {
        narrow.sort_unstable();
        narrow_marks(scene, &narrow, findings);
    }
    // Words that stand apart without a sentence around them are set apart on purpose.
    if sentences && let [(first, end), ..] = spaces[..] {
        let count = spaces.len();
        let message = say!(scene.context.lang,
            zh: "汉字之间有空格，这一段共 {count} 处",
            en: "spaces between Chinese characters, {count} in this paragraph");
        let edits = spaces.iter().map(|&(from, to)| Edit::delete(scene.span(from as usize, to as usize))).collect();
        let fix = say!(scene.context.lang, zh: "删去空格", en: "remove them");
        let finding = scene.finding(&SPACE_BETWEEN_HAN, first as usize, end as usize, message);
        findings.push(finding.safe_fix(fix, edits));
    }
}

/// Whether what stands before an index is a number that a space sets off: `第三条 `, `附件 `.
fn is_numbered(scene: &Scene<'_, '_>, index: usize) -> bool {
    let line = scene.line;
    let chapter = line.before(index).is_some_and(|c| matches!(c, '章' | '节' | '条' | '编' | '号'));
    let numeral = index.checked_sub(2).and_then(|at| line.get(at)).is_some_and(is_numeral);
    chapter && numeral || line.ends(index, "附件") || line.before(index).is_some_and(is_numeral) && index < 4
}

fn doubled(scene: &Scene<'_, '_>, from: usize, to: usize, findings: &mut Vec<Finding>) {
    let marks = scene.words(from, to);
    let same = marks.chars().all(|c| marks.starts_with(c));
    let strongest = STOPS.chars().rev().find(|&c| marks.contains(c)).unwrap_or('。');
    let message = say!(scene.context.lang, zh: "标点重复：“{marks}”", en: "doubled punctuation: {marks}");
    let finding = scene.finding(&DOUBLED_PUNCTUATION, from, to, message);
    let fix = say!(scene.context.lang, zh: "改为“{strongest}”", en: "change it to {strongest}");
    let edits = vec![Edit::replace(finding.span, strongest.to_string())];
    findings.push(match (same, to - from) {
        (true, 2) => finding.safe_fix(fix, edits),
        // `。。。` may be meant for an ellipsis, and of two marks either may be meant.
        (true, _) => finding,
        (false, _) => finding.unsafe_fix(fix, edits),
    });
}

/// A stop right after a bracket that opens, or one that goes on right before a bracket that closes.
fn beside(scene: &Scene<'_, '_>, index: usize, findings: &mut Vec<Finding>) {
    let line = scene.line;
    let opens = line.before(index).is_some_and(|c| matches!(c, '（' | '《'));
    let closes = line.chars[index] != '。' && line.get(index + 1).is_some_and(|c| matches!(c, '）' | '》'));
    if opens == closes {
        return;
    }
    let (from, to) = if opens { (index - 1, index + 1) } else { (index, index + 2) };
    let marks = scene.words(from, to);
    let lang = scene.context.lang;
    let message = say!(lang, zh: "标点多余：“{marks}”", en: "a mark too many: {marks}");
    let finding = scene.finding(&DOUBLED_PUNCTUATION, from, to, message);
    let fix = say!(lang, zh: "删去多余的标点", en: "remove it");
    findings.push(finding.unsafe_fix(fix, vec![Edit::delete(scene.span(index, index + 1))]));
}

fn narrow_marks(scene: &Scene<'_, '_>, narrow: &[u32], findings: &mut Vec<Finding>) {
    let index = |at: &u32| *at as usize;
    let (Some(first), count) = (narrow.first().map(index), narrow.len()) else { return };
    let c = scene.line.chars[first];
    let message = say!(scene.context.lang,
        zh: "中文里的“{c}”是半角标点，这一段共 {count} 处",
        en: "half-width {c} in Chinese, {count} such marks in this paragraph");
    let edits = narrow.iter().map(index).filter_map(|at| {
        let wide = fullwidth(scene.line.chars[at])?;
        Some(Edit::replace(scene.span(at, at + 1), wide.to_string()))
    });
    let edits = edits.collect();
    let fix = say!(scene.context.lang, zh: "改为全角标点", en: "change them to full width");
    findings.push(scene.finding(&MIXED_WIDTH, first, first + 1, message).safe_fix(fix, edits));
}

/// Brackets with nothing in them, where a number, a name or an address was to be.
fn empty(scene: &Scene<'_, '_>, index: usize, open: char, findings: &mut Vec<Finding>) {
    let line = scene.line;
    let is_space = |c: char| c == ' ' || c == '\u{3000}' || c == '\u{A0}';
    let mut end = index + 1;
    while end < index + 10 && line.get(end).is_some_and(is_space) {
        end += 1;
    }
    let close = match open {
        '（' => '）',
        '《' => '》',
        '“' => '”',
        '〔' => '〕',
        _ => ')',
    };
    if line.get(end) != Some(close) || line.before(index).is_none_or(|c| c == OPAQUE || c.is_ascii()) {
        return;
    }
    let shown = format!("{open}{close}");
    let message = say!(scene.context.lang, zh: "“{shown}”里没有内容", en: "{shown} is empty");
    findings.push(scene.finding(&PLACEHOLDER, index, end + 1, message));
}
