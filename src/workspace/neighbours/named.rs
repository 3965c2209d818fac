//! What a report names under 上年报告 and 汇总, as files.

use super::paths::{From, canonical, is_pattern, resolved, units};
use crate::lint::{Want, is_first};
use crate::report::{FrontMatter, Value};
use std::path::PathBuf;

/// The files that a report names.
#[derive(Debug)]
pub(super) struct Named {
    /// As they are written: what names the same has the same files.
    written: [Vec<String>; 2],
    /// Those of 上年报告, entry by entry.
    pub last_year: Vec<Result<Target, Want>>,
    /// Those of 汇总, entry by entry.
    pub included: Vec<Result<Met, Want>>,
}

/// The files that an entry of 汇总 meets.
#[derive(Debug)]
pub(super) struct Met {
    /// Those in the project.
    pub targets: Vec<Target>,
    /// Whether a pattern meets links that lead out of it, which are not followed.
    pub leads_out: bool,
}

/// A file that is named.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// Its path, as it is shown.
    pub path: PathBuf,
    /// The one path that it has.
    pub place: PathBuf,
    /// Whether it is one of those that a pattern meets.
    pub by_pattern: bool,
}

/// The entries of a front matter that name files.
fn written(front: &FrontMatter) -> [&[Value<String>]; 2] {
    let last_year = if is_first(&front.last_year) { &[][..] } else { &front.last_year };
    [last_year, &front.aggregate]
}

impl Named {
    /// Looks for the files that a front matter names.
    pub(super) fn of(front: &FrontMatter, from: From<'_>) -> Named {
        let [last_year, aggregate] = written(front);
        let target = |path: PathBuf, by_pattern| Target { place: canonical(&path), path, by_pattern };
        let last_year = last_year.iter().map(|entry| resolved(&entry.value, from).map(|path| target(path, false)));
        let root = canonical(from.root);
        let included = aggregate.iter().map(|entry| {
            let by_pattern = is_pattern(&entry.value);
            let mut targets: Vec<Target> =
                units(&entry.value, from)?.into_iter().map(|path| target(path, by_pattern)).collect();
            let all = targets.len();
            targets.retain(|target| target.place.starts_with(&root));
            Ok(Met { leads_out: targets.len() < all, targets })
        });
        let written = written(front).map(|list| list.iter().map(|entry| entry.value.clone()).collect());
        Named { last_year: last_year.collect(), included: included.collect(), written }
    }

    /// Whether these are the files that a front matter names.
    pub(super) fn is_of(&self, front: &FrontMatter) -> bool {
        let same = |(ours, theirs): (&Vec<String>, &[Value<String>])| {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| *ours == theirs.value)
        };
        self.written.iter().zip(written(front)).all(same)
    }

    /// The files of 汇总.
    pub(super) fn units(&self) -> impl Iterator<Item = &Target> {
        self.included.iter().flatten().flat_map(|met| &met.targets)
    }
}
