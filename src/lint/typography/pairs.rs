//! Brackets and quotation marks: each closed, by its own kind.

use super::line::{Scene, is_han, is_numeral};
use super::rules::UNBALANCED_PAIR;
use crate::lint::finding::Finding;
use crate::text::{Edit, say};

/// A mark that waits for its partner.
#[derive(Clone, Copy)]
struct Open {
    index: u32,
    mark: char,
}

/// A mark without its partner. One that is open at the end of its paragraph may be closed in one that follows.
pub(super) struct Lone {
    family: Family,
    opens: bool,
    closed: bool,
    /// Which paragraph of the stretch it is in.
    paragraph: usize,
    finding: Finding,
}

/// Marks of one family are mistaken for each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    Round,
    Square,
    Title,
    Quote,
    Single,
}

const FAMILIES: usize = 5;

fn opening(c: char) -> Option<Family> {
    Some(match c {
        '（' | '(' => Family::Round,
        '《' | '〈' => Family::Title,
        '“' | '「' | '『' => Family::Quote,
        '‘' => Family::Single,
        '【' | '〔' | '﹝' | '［' | '[' => Family::Square,
        _ => return None,
    })
}

fn closing(c: char) -> Option<Family> {
    Some(match c {
        '）' | ')' => Family::Round,
        '》' | '〉' => Family::Title,
        '”' | '」' | '』' => Family::Quote,
        '’' => Family::Single,
        '】' | '〕' | '﹞' | '］' | ']' => Family::Square,
        _ => return None,
    })
}

/// The mark that makes a pair with this one.
fn partner(mark: char) -> char {
    const PAIRS: [[char; 2]; 13] = [
        ['（', '）'],
        ['(', ')'],
        ['《', '》'],
        ['〈', '〉'],
        ['“', '”'],
        ['‘', '’'],
        ['【', '】'],
        ['〔', '〕'],
        ['﹝', '﹞'],
        ['［', '］'],
        ['[', ']'],
        ['「', '」'],
        ['『', '』'],
    ];
    let of = |[open, close]: &[char; 2]| match mark {
        _ if *open == mark => Some(*close),
        _ if *close == mark => Some(*open),
        _ => None,
    };
    PAIRS.iter().find_map(of).unwrap_or(mark)
}

/// Whether a mark may be one of a pair: quick for those that are not.
fn may_be(c: char) -> bool {
    match c {
        '(' | ')' | '[' | ']' => true,
        '\u{80}'.. => !matches!(c, '，' | '。' | '、' | '；' | '：' | '—' | '…'),
        _ => false,
    }
}

/// Looks at the pairs of a paragraph. `lone` has the marks without a partner of the paragraphs before, and takes those of
/// this one; `narrow` takes half-width parentheses around Chinese.
pub(super) fn check(scene: &Scene<'_, '_>, lone: &mut Vec<Lone>, narrow: &mut Vec<u32>, findings: &mut Vec<Finding>) {
    let line = scene.line;
    let before = lone.len();
    let paragraph = scene.paragraph;
    let mut stack: Vec<Open> = Vec::new();
    let mut counts = [0_u32; FAMILIES];
    for &index in &line.marks {
        let mark = line.chars[index as usize];
        if !may_be(mark) {
            continue;
        }
        if let Some(family) = opening(mark) {
            if mark == '“' && stack.last().is_some_and(|open| open.mark == '“') {
                // Turned the wrong way round: `“主动公开“`. Whether it opens or closes nobody knows.
                stack.pop();
                counts[family as usize] -= 1;
                findings.push(turned(scene, index as usize));
                continue;
            }
            stack.push(Open { index, mark });
            counts[family as usize] += 1;
        } else if let Some(family) = closing(mark) {
            let is_apostrophe = mark == '’' && line.before(index as usize).is_some_and(|c| c.is_ascii_alphabetic());
            if counts[family as usize] == 0 {
                if !is_apostrophe && !is_number(scene, index as usize, mark) {
                    let finding = alone(scene, index as usize, mark);
                    close_before(lone, before, Lone { family, opens: false, closed: false, paragraph, finding });
                }
                continue;
            }
            while let Some(open) = stack.pop() {
                let found = opening(open.mark).unwrap_or(family);
                counts[found as usize] -= 1;
                if found == family {
                    matched(scene, open, index, mark, narrow, findings);
                    break;
                }
                let finding = alone(scene, open.index as usize, open.mark);
                lone.push(Lone { family: found, opens: true, closed: false, paragraph, finding });
            }
        }
    }
    for open in stack {
        let family = opening(open.mark).unwrap_or(Family::Round);
        lone.push(Lone {
            family,
            opens: true,
            closed: false,
            paragraph,
            finding: alone(scene, open.index as usize, open.mark),
        });
    }
}

/// The findings on marks that have no partner in any paragraph.
pub(super) fn settle(lone: &mut Vec<Lone>, findings: &mut Vec<Finding>) {
    findings.extend(lone.drain(..).filter(|lone| !lone.closed).map(|lone| lone.finding));
}

/// A closing mark whose partner stands in one of the paragraphs just before makes a pair with it.
fn close_before(lone: &mut Vec<Lone>, before: usize, closes: Lone) {
    let is_near = |it: &Lone| it.paragraph + 40 >= closes.paragraph;
    let near = lone[..before].iter().rev().take(8).take_while(|it| is_near(it)).count();
    let first = before - near;
    match lone[first..before].iter().rposition(|it| it.opens && !it.closed && it.family == closes.family) {
        Some(at) => lone[first + at].closed = true,
        None => lone.push(closes),
    }
}

/// Whether a closing mark ends a number that needs none to open it: `1）`, `一）`, `a)`.
fn is_number(scene: &Scene<'_, '_>, index: usize, mark: char) -> bool {
    let line = scene.line;
    if !matches!(mark, '）' | ')') {
        return false;
    }
    let is_part = |c: char| is_numeral(c) || c.is_ascii_alphabetic();
    let mut start = index;
    while start > 0 && index - start < 4 && line.before(start).is_some_and(is_part) {
        start -= 1;
    }
    start < index && line.before(start).is_none_or(|c| !is_han(c) && !c.is_alphanumeric())
}

fn alone(scene: &Scene<'_, '_>, index: usize, mark: char) -> Finding {
    let lang = scene.context.lang;
    let opens = opening(mark).is_some();
    let partner = partner(mark);
    let message = if opens {
        say!(lang, zh: "有“{mark}”，没有与它成对的“{partner}”", en: "{mark} is not closed by {partner}")
    } else {
        say!(lang, zh: "有“{mark}”，没有与它成对的“{partner}”", en: "{mark} closes no {partner}")
    };
    scene.finding(&UNBALANCED_PAIR, index, index + 1, message)
}

fn turned(scene: &Scene<'_, '_>, index: usize) -> Finding {
    let message = say!(scene.context.lang,
        zh: "前面的“还没有结束，这里又是“：引号方向可能反了",
        en: "a second “ before the first is closed: perhaps it should be ”");
    scene.finding(&UNBALANCED_PAIR, index, index + 1, message)
}

/// A pair: both of one kind, or else of two widths or forms.
fn matched(
    scene: &Scene<'_, '_>,
    open: Open,
    close: u32,
    mark: char,
    narrow: &mut Vec<u32>,
    findings: &mut Vec<Finding>,
) {
    let line = scene.line;
    let (from, to) = (open.index as usize, close as usize);
    if partner(open.mark) == mark {
        let is_chinese = || {
            let inner = [line.get(from + 1), line.before(to)];
            inner.into_iter().flatten().any(|c| is_han(c) || matches!(c, '《' | '》' | '“' | '”' | '〔'))
        };
        if mark == ')' && to > from + 1 && is_chinese() {
            narrow.extend([open.index, close]);
        }
        return;
    }
    let lang = scene.context.lang;
    let message = say!(lang,
        zh: "“{first}”与“{mark}”不是一对",
        en: "{first} and {mark} are not a pair", first = open.mark);
    // The pair is pointed at where it is a short one: the number of a heading.
    let (start, end) = if to - from <= 6 { (from, to + 1) } else { (to, to + 1) };
    let finding = scene.finding(&UNBALANCED_PAIR, start, end, message);
    let round = matches!((open.mark, mark), ('（', ')') | ('(', '）'));
    findings.push(if round {
        let fix = say!(lang, zh: "都改为全角（）", en: "make both full-width");
        let wrong = if mark == ')' { to } else { from };
        let right = if mark == ')' { "）" } else { "（" };
        finding.safe_fix(fix, vec![Edit::replace(scene.span(wrong, wrong + 1), right)])
    } else {
        finding
    });
}
