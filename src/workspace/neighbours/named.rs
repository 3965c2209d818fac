//! What a report names under 上年报告 and 汇总, as files.

use super::paths::{From, Target, canonical, resolved, units};
use crate::lint::{Want, is_first};
use crate::report::{FrontMatter, Value};

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

/// The entries of a front matter that name files.
fn written(front: &FrontMatter) -> [&[Value<String>]; 2] {
    let last_year = if is_first(&front.last_year) { &[][..] } else { &front.last_year };
    [last_year, &front.aggregate]
}

impl Named {
    /// Looks for the files that a front matter names.
    pub(super) fn of(front: &FrontMatter, from: From<'_>) -> Named {
        let [last_year, aggregate] = written(front);
        let last_year = last_year.iter().map(|entry| resolved(&entry.value, from));
        let root = canonical(from.root);
        let included = aggregate.iter().map(|entry| {
            let mut targets = units(&entry.value, from)?;
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
