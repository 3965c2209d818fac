//! What of last round belongs to what is found now: by its code, else by what stands in its line, from the surest to
//! the least.

use super::line::Line;
use super::names::folded;
use super::read::Item;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// For each finding of now the line of last round that it is, and whether all of it stands as it stood.
pub(super) fn matched(items: &[&Item], old: &[&Line]) -> Vec<Option<(usize, bool)>> {
    let mut found: Vec<Option<(usize, bool)>> = vec![None; items.len()];
    let mut is_taken = vec![false; old.len()];
    for (pass, is_sure) in [(0, true), (1, true), (2, false), (3, false)] {
        let mut by_key: FxHashMap<String, VecDeque<usize>> = FxHashMap::default();
        for (at, old) in old.iter().enumerate().filter(|(at, _)| !is_taken[*at]) {
            let parts = [&*old.code, &old.rule, &old.place, &old.text, &old.message];
            by_key.entry(key(pass, parts)).or_default().push_back(at);
        }
        by_key.remove("");
        for (item, found) in items.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            let parts = [&*item.code, item.rule, &item.place, &item.text, &item.message];
            if let Some(at) = by_key.get_mut(&key(pass, parts)).and_then(VecDeque::pop_front) {
                is_taken[at] = true;
                *found = Some((at, is_sure));
            }
        }
    }
    found
}

/// By what lines are compared in a pass; nothing where that would tell nothing.
fn key(pass: usize, [code, rule, place, text, message]: [&str; 5]) -> String {
    let joined = |parts: &[&str]| {
        let parts: Vec<String> = parts.iter().map(|part| folded(part)).collect();
        if parts.iter().all(String::is_empty) { String::new() } else { parts.join("\n") }
    };
    let has_rule = !rule.trim().is_empty();
    match pass {
        0 => folded(code),
        // Where somebody has deleted the codes.
        1 => joined(&[place, text, message]),
        2 if has_rule => joined(&[rule, place, text]),
        // A cell is the same whatever stands in it; a section has room for many findings of one rule.
        3 if has_rule && place.contains('·') => joined(&[rule, place]),
        _ => String::new(),
    }
}
