//! Circles: in each folder of `src`, what stands in it, a file or a folder taken whole, uses what stands beside it in
//! one direction only.

use super::arrows::Arrow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What stands in one folder and uses each other, in the end itself.
pub struct Circle<'f> {
    pub folder: &'f str,
    pub names: BTreeSet<&'f str>,
    /// One way round: each uses the next, and the last the first.
    way: Vec<Arrow<'f>>,
}

impl Circle<'_> {
    /// The circle in words.
    pub fn told(&self) -> String {
        let uses = |it: &Arrow<'_>| format!("\n    {}:{} uses {}", it.from.path, it.line, it.to.path);
        let names: Vec<_> = self.names.iter().copied().collect();
        format!("src/{}: {}{}", self.folder, names.join(", "), self.way.iter().map(uses).collect::<String>())
    }
}

/// From what stands in a folder to what it uses there, with an arrow that shows it.
type Uses<'f> = BTreeMap<&'f str, BTreeMap<&'f str, Arrow<'f>>>;

/// All circles of all folders below `src`; between the rooms there are none where arrows point up.
pub fn circles<'f>(arrows: &[Arrow<'f>]) -> Vec<Circle<'f>> {
    let mut folders: BTreeMap<&str, Uses<'_>> = BTreeMap::new();
    for arrow in arrows {
        let (from, to) = (below_src(&arrow.from.path), below_src(&arrow.to.path));
        let shared = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
        // The deepest folder that has both: it is in no other that they stand in two places.
        let Some(end) = from.as_bytes()[..shared].iter().rposition(|&byte| byte == b'/') else { continue };
        let (from, to) = (entry(&from[end + 1..]), entry(&to[end + 1..]));
        if from != to {
            let folder = &below_src(&arrow.from.path)[..end];
            folders.entry(folder).or_default().entry(from).or_default().entry(to).or_insert(*arrow);
        }
    }
    let mut found = Vec::new();
    for (folder, uses) in &folders {
        let mut seen = BTreeSet::new();
        for &name in uses.keys() {
            let names: BTreeSet<&str> =
                reached(uses, name).into_iter().filter(|other| reached(uses, other).contains(name)).collect();
            if names.contains(name) && seen.insert(names.clone()) {
                found.push(Circle { folder, names, way: way(uses, name) });
            }
        }
    }
    found
}

fn below_src(path: &str) -> &str {
    path.strip_prefix("src/").unwrap_or(path)
}

/// What of a folder a path begins with: `value.rs` and what is in `value` are one.
fn entry(path: &str) -> &str {
    path.split_once('/').map_or(path.trim_end_matches(".rs"), |(name, _)| name)
}

/// What `name` uses, and what that uses, and so on.
fn reached<'f>(uses: &Uses<'f>, name: &str) -> BTreeSet<&'f str> {
    let mut reached = BTreeSet::new();
    let mut next = vec![name];
    while let Some(name) = next.pop() {
        for &other in uses.get(name).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(other) {
                next.push(other);
            }
        }
    }
    reached
}

/// A shortest way from `name` to itself.
fn way<'f>(uses: &Uses<'f>, name: &'f str) -> Vec<Arrow<'f>> {
    let mut ways = VecDeque::from([(name, Vec::new())]);
    let mut seen = BTreeSet::new();
    while let Some((at, way)) = ways.pop_front() {
        for (&other, &arrow) in uses.get(at).into_iter().flatten() {
            let mut longer = way.clone();
            longer.push(arrow);
            if other == name {
                return longer;
            }
            if seen.insert(other) {
                ways.push_back((other, longer));
            }
        }
    }
    Vec::new()
}
