//! Which paragraphs of two texts belong together: those that say the same, in their order, and between them those that are
//! most alike.

use rustc_hash::FxHashMap;
use std::ops::Range;

/// A paragraph of one text, of the other, or of both.
pub(super) type Pair = (Option<usize>, Option<usize>);

/// How far ahead a paragraph looks for the one that it became.
const AHEAD: usize = 12;

/// Paragraphs that share less than this part of what they say are two, in hundredths.
const ALIKE: usize = 40;

/// The pairs of two lists, in the order of both.
pub(super) fn align(old: &[&str], new: &[&str]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let (mut from, mut to) = (0, 0);
    for (a, b) in same(old, new).into_iter().chain([(old.len(), new.len())]) {
        between(old, new, from..a, to..b, &mut pairs);
        if a < old.len() && b < new.len() {
            pairs.push((Some(a), Some(b)));
        }
        (from, to) = (a + 1, b + 1);
    }
    pairs
}

/// The paragraphs that say the same, in an order that both have.
fn same(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let before = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - before;
    let after = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let mut found: Vec<(usize, usize)> = (0..before).map(|at| (at, at)).collect();
    // Between them those count that are there once in each.
    let (olds, news) = (before..old.len() - after, before..new.len() - after);
    let mut places: FxHashMap<&str, [Vec<usize>; 2]> = FxHashMap::default();
    for (list, range, side) in [(old, olds, 0), (new, news, 1)] {
        for at in range {
            let Some(text) = list.get(at) else { continue };
            places.entry(text).or_default()[side].push(at);
        }
    }
    let mut once: Vec<(usize, usize)> = places
        .into_values()
        .filter_map(|[a, b]| match (&a[..], &b[..]) {
            (&[a], &[b]) => Some((a, b)),
            _ => None,
        })
        .collect();
    once.sort_unstable();
    found.extend(rising(&once));
    found.extend((0..after).rev().map(|back| (old.len() - 1 - back, new.len() - 1 - back)));
    found
}

/// The longest part of pairs that rises on both sides.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |at: usize| pairs.get(at).map_or(0, |pair| pair.1);
    for (at, &(_, b)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| second(end) < b);
        before.push(length.checked_sub(1).and_then(|at| ends.get(at)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        chain.extend(pairs.get(at));
        next = before.get(at).copied().flatten();
    }
    chain.reverse();
    chain
}

/// Pairs of paragraphs that say something else: as many on both sides go together one by one, else those that are alike.
fn between(old: &[&str], new: &[&str], olds: Range<usize>, news: Range<usize>, pairs: &mut Vec<Pair>) {
    let texts = |a: usize, b: usize| Some((*old.get(a)?, *new.get(b)?));
    let is_alike = |a: usize, b: usize| texts(a, b).is_some_and(|(a, b)| alike(a, b) >= ALIKE);
    let mut next = news.start;
    for a in olds.clone() {
        let left = (olds.end - a, news.end - next);
        let far = (next + AHEAD).min(news.end);
        let found = match left {
            (_, 0) => None,
            (olds, news) if olds == news && is_alike(a, next) => Some(next),
            _ => (next..far).find(|&b| is_alike(a, b)),
        };
        // One for one: it was written anew.
        let found = found.or((left == (1, 1)).then_some(next));
        let Some(found) = found else {
            pairs.push((Some(a), None));
            continue;
        };
        pairs.extend((next..found).map(|b| (None, Some(b))));
        pairs.push((Some(a), Some(found)));
        next = found + 1;
    }
    pairs.extend((next..news.end).map(|b| (None, Some(b))));
}

/// How much of what two paragraphs say is the same, in hundredths: by their pairs of characters.
fn alike(old: &str, new: &str) -> usize {
    let pairs = |text: &str| {
        let mut pairs: Vec<(char, char)> = text.chars().zip(text.chars().skip(1)).take(2000).collect();
        pairs.sort_unstable();
        pairs
    };
    let (a, b) = (pairs(old), pairs(new));
    let all = a.len() + b.len();
    let (mut i, mut j, mut common): (usize, usize, usize) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                (i, j, common) = (i + 1, j + 1, common + 1);
            }
        }
    }
    (common * 200).checked_div(all).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(old: &str, new: &str) -> String {
        let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
        let text = |list: &[&str], at: Option<usize>| at.map_or("-".to_owned(), |at| list[at].to_owned());
        let pairs = align(&old, &new);
        pairs.into_iter().map(|(a, b)| format!("{}={} ", text(&old, a), text(&new, b))).collect()
    }

    #[test]
    fn what_is_the_same_goes_together_and_what_was_changed_with_what_it_became() {
        assert_eq!(aligned("甲 乙 丙", "甲 丙"), "甲=甲 乙=- 丙=丙 ");
        assert_eq!(aligned("甲 丙", "甲 乙𠮷 丙"), "甲=甲 -=乙𠮷 丙=丙 ");
        assert_eq!(
            aligned("主动公开信息12条 丙", "另加一段 主动公开信息13条 丙"),
            "-=另加一段 主动公开信息12条=主动公开信息13条 丙=丙 "
        );
        assert_eq!(aligned("甲 甲 甲", "甲 甲"), "甲=甲 甲=甲 甲=- ");
        assert_eq!(aligned("全文 重写", "全文 改写"), "全文=全文 重写=改写 ");
    }

    #[test]
    fn what_was_moved_is_gone_there_and_new_here() {
        assert_eq!(
            aligned("甲一 乙二 丙三 丁四", "乙二 丙三 丁四 甲一"),
            "甲一=- 乙二=乙二 丙三=丙三 丁四=丁四 -=甲一 "
        );
    }

    #[test]
    fn thousands_of_paragraphs_that_have_nothing_in_common_take_no_long_time() {
        let many = |prefix: &str| (0..20_000).map(|n| format!("{prefix}{n}")).collect::<Vec<_>>();
        let (old, new) = (many("旧"), many("新𠮷"));
        let refs = |list: &[String]| list.iter().map(String::as_str).collect::<Vec<_>>().len();
        let pairs = align(
            &old.iter().map(String::as_str).collect::<Vec<_>>(),
            &new.iter().map(String::as_str).collect::<Vec<_>>(),
        );
        assert!(pairs.len() >= refs(&old));
    }
}
