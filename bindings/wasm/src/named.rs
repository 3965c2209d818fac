//! What a report names under 上年报告 and 汇总, among the files that were given. A page sees no folder but what was dropped:
//! a file that is not there may well exist, so nothing is found wrong with that; it is told beside the report.
#![forbid(unsafe_code)]

use crate::beside::Told;
use glob::{MatchOptions, Pattern};
use nianbao::import::sort;
use nianbao::lint::Twins;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};

/// The files that a report names, by their numbers, each with the entry that names it.
#[derive(Default, Serialize, Debug)]
pub struct Named {
    /// Those of 上年报告.
    pub last: Vec<(usize, usize)>,
    /// Those of 汇总.
    pub included: Vec<(usize, usize)>,
    /// What cannot be meant.
    pub troubles: Vec<Trouble>,
    /// Entries of which nothing was given.
    pub absent: Vec<String>,
}

/// An entry that cannot be meant.
#[derive(Serialize, Deserialize, Clone, Copy, Debug)]
#[serde(deny_unknown_fields)]
pub struct Trouble {
    /// Whether it stands under 汇总.
    pub is_included: bool,
    /// Its number.
    pub entry: usize,
    /// What it names instead.
    pub what: Meant,
}

/// What an entry names that names no other report here.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum Meant {
    /// The report itself, or one that sums it up in turn.
    Itself,
    /// Another machine.
    OtherHost,
}

/// The files that were given, by their paths.
pub struct Places<'m> {
    members: &'m [Told],
    by_path: HashMap<PathBuf, usize>,
    twins: Twins,
}

const OPTIONS: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: false };

/// A path with each `.` and `..` taken at its word; none of one that leads out of what was given.
fn plain(path: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                if !plain.pop() {
                    return None;
                }
            }
            Component::Normal(name) => plain.push(name),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(plain)
}

fn names_host(entry: &str) -> bool {
    entry.contains("://") || entry.starts_with("//") || entry.starts_with("file:")
}

fn is_pattern(entry: &str) -> bool {
    entry.contains(['*', '?', '['])
}

impl<'m> Places<'m> {
    /// Those of some reports.
    pub fn of(members: &'m [Told]) -> Places<'m> {
        let by_path = members.iter().enumerate().map(|(at, member)| (member.name.clone(), at)).collect();
        let twins = Twins::of(members.iter().map(|it| sort(&it.name)));
        Places { members, by_path, twins }
    }

    /// The files that an entry names, seen from a report.
    fn meant(&self, entry: &str, from: &Path) -> Result<Vec<usize>, Meant> {
        let entry = entry.trim().replace('\\', "/");
        if names_host(&entry) {
            return Err(Meant::OtherHost);
        }
        let folder = from.parent().unwrap_or(Path::new(""));
        let Some(path) = plain(&folder.join(&entry)) else {
            // Files that were given one by one have lost their folders: the name is what is left of the path.
            let name = Path::new(&entry).file_name().map(PathBuf::from).filter(|_| folder == Path::new(""));
            return Ok(name.and_then(|name| self.by_path.get(&name)).copied().into_iter().collect());
        };
        if !is_pattern(&entry) {
            return Ok(self.by_path.get(&path).copied().into_iter().collect());
        }
        // What the report's own folder is called is no pattern.
        let folder = Pattern::escape(&folder.to_string_lossy());
        let Some(Ok(pattern)) = plain(&Path::new(&folder).join(&entry)).map(|it| Pattern::new(&it.to_string_lossy()))
        else {
            return Ok(Vec::new());
        };
        let is_met = |path: &Path| path.ancestors().any(|it| pattern.matches_path_with(it, OPTIONS));
        let is_wanted = |path: &Path| is_met(path) && !self.twins.has_better(&sort(path));
        let met = self.members.iter().enumerate().filter(|(_, it)| is_wanted(&it.name));
        let mut met: Vec<usize> = met.map(|(at, _)| at).collect();
        met.sort_by(|a, b| self.name(*a).cmp(&self.name(*b)));
        Ok(met)
    }

    fn name(&self, at: usize) -> Option<&Path> {
        Some(&self.members.get(at)?.name)
    }

    /// The files that the report of a number names. Of what is not whole nothing is compared: half of what became one
    /// agency is not what it was, and half of a sum is no sum.
    pub fn named(&self, own: usize) -> Named {
        let mut named = Named::default();
        let Some(member) = self.members.get(own) else { return named };
        for (is_included, entries) in [(false, &member.last_year), (true, &member.aggregate)] {
            let (mut found, mut absent, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
            for (entry, written) in entries.iter().enumerate() {
                let mut trouble = |what| named.troubles.push(Trouble { is_included, entry, what });
                match self.meant(written, &member.name) {
                    Err(what) => trouble(what),
                    Ok(all) if all.is_empty() => absent.push(written.clone()),
                    Ok(all) => {
                        for at in all {
                            // A pattern is meant for the others.
                            if at == own && is_included && is_pattern(written) {
                                continue;
                            }
                            if at == own || (is_included && self.leads_back(at, own)) {
                                trouble(Meant::Itself);
                            } else if seen.insert(at) {
                                // Written twice it is one.
                                found.push((entry, at));
                            }
                        }
                    }
                }
            }
            if !absent.is_empty() {
                found.clear();
            }
            named.absent.append(&mut absent);
            if is_included { named.included = found } else { named.last = found }
        }
        named
    }

    /// Whether a report sums up, by however many steps, the one that sums it up.
    fn leads_back(&self, unit: usize, own: usize) -> bool {
        let (mut seen, mut next) = (HashSet::new(), vec![unit]);
        while let Some(at) = next.pop() {
            let Some(member) = self.members.get(at).filter(|_| seen.insert(at)) else { continue };
            for entry in &member.aggregate {
                let all = self.meant(entry, &member.name).unwrap_or_default();
                if all.contains(&own) {
                    return true;
                }
                next.extend(all);
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(all: &[(&str, &[&str], &[&str])]) -> Vec<Told> {
        let own = |list: &[&str]| list.iter().map(|it| (*it).to_owned()).collect();
        let told = |(name, last, sum): &(&str, &[&str], &[&str])| Told {
            name: name.into(),
            agency: None,
            year: None,
            lines: Vec::new(),
            last_year: own(last),
            aggregate: own(sum),
        };
        all.iter().map(told).collect()
    }

    #[test]
    fn files_are_named_from_the_report() {
        let members = members(&[
            ("县[1]/2023/汇总𠮷.nianbao", &["../2022/汇总.nianbao"], &["单位/*.nianbao", "./单位/丙.docx"]),
            ("县[1]/2022/汇总.nianbao", &["..\\2022\\汇总.nianbao", "//机器/年报.docx"], &["../2023/*.nianbao"]),
            ("县[1]/2023/单位/乙😀.nianbao", &["不在.nianbao", "丙.docx"], &[]),
            ("县[1]/2023/单位/甲.nianbao", &[], &["../*.nianbao"]),
            ("县[1]/2023/单位/丙.docx", &[], &["**/*.docx", "没有/*"]),
        ]);
        let places = Places::of(&members);
        let first = places.named(0);
        assert_eq!(first.last, [(0, 1)]);
        // The one that sums this one up is no unit of it.
        assert_eq!(first.included, [(0, 2), (1, 4)]);
        assert!(matches!(first.troubles[..], [Trouble { is_included: true, entry: 0, what: Meant::Itself }]));
        let second = places.named(1);
        let told: Vec<_> = second.troubles.iter().map(|it| (it.entry, it.what)).collect();
        assert_eq!(told, [(0, Meant::Itself), (1, Meant::OtherHost)]);
        assert_eq!(second.included, [(0, 0)]);
        let third = places.named(2);
        assert_eq!((third.last.len(), &third.absent[..]), (0, &["不在.nianbao".to_owned()][..]));
        assert_eq!(places.named(4).absent, ["没有/*"]);
    }

    #[test]
    fn files_that_lost_their_folders_go_by_their_names() {
        let members = members(&[
            ("今年.nianbao", &["../2022/去年𠮷.nianbao", "去年𠮷.nianbao"], &[]),
            ("去年𠮷.nianbao", &["../../外面.nianbao"], &[]),
            ("夹/里.nianbao", &["../../去年𠮷.nianbao"], &[]),
        ]);
        let places = Places::of(&members);
        assert_eq!(places.named(0).last, [(0, 1)]);
        assert_eq!(places.named(1).absent, ["../../外面.nianbao"]);
        assert_eq!(places.named(2).absent.len(), 1);
    }
}
