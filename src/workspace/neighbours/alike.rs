//! Which reports of a year read like another agency's.

use super::entry::Entry;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::sync::Arc;

/// A line that more reports have was handed out to all of them.
const COMMON: usize = 20;

/// So many lines at least are the same in reports that are alike.
const ALIKE: u32 = 3;

/// For each report that has many lines of an earlier one, another agency's of the same year, the one that it has most of.
pub(super) fn alike(entries: &[Arc<Entry>]) -> FxHashMap<usize, usize> {
    let all = entries.iter().enumerate().flat_map(|(at, entry)| entry.lines.iter().map(move |&line| (line, at as u32)));
    let mut lines: Vec<(u64, u32)> = all.collect();
    lines.sort_unstable();
    let is_other = |one: u32, other: u32| {
        let (Some(one), Some(other)) = (entries.get(one as usize), entries.get(other as usize)) else { return false };
        one.year() == other.year() && one.agency().is_some() && one.agency() != other.agency()
    };
    let mut shared: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    for group in lines.chunk_by(|a, b| a.0 == b.0).filter(|group| (2..=COMMON).contains(&group.len())) {
        for (at, &(_, later)) in group.iter().enumerate() {
            let before = group.iter().take(at).map(|&(_, earlier)| earlier);
            before.filter(|&earlier| is_other(earlier, later)).for_each(|earlier| {
                *shared.entry((later, earlier)).or_default() += 1;
            });
        }
    }
    let mut most: FxHashMap<usize, (u32, Reverse<u32>)> = FxHashMap::default();
    for ((later, earlier), count) in shared.into_iter().filter(|(_, count)| *count >= ALIKE) {
        let best = most.entry(later as usize).or_insert((count, Reverse(earlier)));
        *best = (*best).max((count, Reverse(earlier)));
    }
    most.into_iter().map(|(later, (_, Reverse(earlier)))| (later, earlier as usize)).collect()
}
