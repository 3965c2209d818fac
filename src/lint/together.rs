//! Which of several reports is another's of last year, and which reads like another agency's, by what they say of
//! themselves.

use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::path::{Path, PathBuf};

/// What a report among others says of itself.
pub trait Member {
    /// 机关
    fn agency(&self) -> Option<&str>;
    /// 年度
    fn year(&self) -> Option<i32>;
    /// What its lines say, by [`prose`](super::neighbours::prose): in order, each once.
    fn lines(&self) -> &[u64];
    /// The one path that it has.
    fn place(&self) -> &Path;
    /// Whether it is the text of a report or a document of another format, and its path without the ending that says so;
    /// neither is known of what came by another way.
    fn sort(&self) -> (Sort, PathBuf);
}

/// What sort of file a report is in. Of several that differ in that alone, which are one report, the least counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sort {
    /// The text of a report.
    Text,
    /// A document of another format: the less, the more of it is known for certain.
    Document(u8),
    /// Its name does not tell.
    Other,
}

/// Files that differ in their endings alone, and are one report.
pub struct Twins(FxHashMap<PathBuf, Sort>);

impl Twins {
    /// Those of some files: their sorts, and their paths without the endings.
    pub fn of(files: impl Iterator<Item = (Sort, PathBuf)>) -> Twins {
        let mut least: FxHashMap<PathBuf, Sort> = FxHashMap::default();
        for (sort, stem) in files {
            let known = least.entry(stem).or_insert(Sort::Other);
            *known = sort.min(*known);
        }
        Twins(least)
    }

    /// Whether another of the files is the same report, and counts for it.
    pub fn has_better(&self, (sort, stem): &(Sort, PathBuf)) -> bool {
        *sort != Sort::Other && self.0.get(stem).is_some_and(|least| least < sort)
    }
}

/// Last year's report by agency and year.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Last {
    /// There is none.
    None,
    /// The number of the only one.
    One(usize),
    /// Several are as likely.
    Several(Vec<usize>),
}

/// Reports by agency and year.
#[derive(Default, Debug)]
pub struct Names(FxHashMap<(String, i32), Vec<usize>>);

impl Names {
    /// Those of some reports, by their numbers.
    pub fn of(members: &[impl Member]) -> Names {
        let mut names = Names::default();
        for (at, member) in members.iter().enumerate() {
            if let (Some(agency), Some(year)) = (member.agency(), member.year()) {
                names.0.entry((agency.to_owned(), year)).or_default().push(at);
            }
        }
        names
    }

    /// Last year's report of an agency: the only one, else the only one in the same folder. `own` is the place of the report
    /// that asks. A document beside its own text is the same report, and so is one in two formats.
    pub fn last(&self, members: &[impl Member], (agency, year): (&str, i32), own: &Path) -> Last {
        let Some(all) = self.0.get(&(agency.trim().to_owned(), year.saturating_sub(1))) else { return Last::None };
        let member = |at: &usize| members.get(*at);
        let is_other = |at: &&usize| member(at).is_some_and(|it| it.place() != own);
        let mut found: Vec<usize> = all.iter().filter(is_other).copied().collect();
        if found.len() > 1 {
            let twins = Twins::of(found.iter().filter_map(member).map(Member::sort));
            found.retain(|at| member(at).is_some_and(|it| !twins.has_better(&it.sort())));
        }
        let is_beside = |at: &&usize| member(at).is_some_and(|it| it.place().parent() == own.parent());
        let mut beside = found.iter().filter(is_beside).copied();
        match (&found[..], beside.next(), beside.next()) {
            ([], ..) => Last::None,
            (&[only], ..) | (_, Some(only), None) => Last::One(only),
            _ => Last::Several(found),
        }
    }
}

/// A line that more reports have was handed out to all of them.
const COMMON: usize = 20;

/// So many lines at least are the same in reports that are alike.
const ALIKE: u32 = 3;

/// For each report that has many lines of an earlier one, another agency's of the same year, the one that it has most of.
pub fn alike(entries: &[impl Member]) -> FxHashMap<usize, usize> {
    let all =
        entries.iter().enumerate().flat_map(|(at, entry)| entry.lines().iter().map(move |&line| (line, at as u32)));
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
