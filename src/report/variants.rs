//! Names that may be meant for an official one: not where that stands beside them.

use crate::edition::{NameMatch, Spelling};
use crate::text::{Span, bare};
use rustc_hash::FxHashMap;

/// Which of some rows, or of the columns, of a table are not what their names may be meant for. One of another name (`合计`)
/// is not the official one (`总计`) where that is there itself, or where there are two of such names (`政府规章`, `部门规章`):
/// its figures are others. `above` tells what was read as an official one before. Linear.
pub(super) fn apart(
    text: &str,
    all: &[(Span, Option<NameMatch>)],
    above: impl Fn(usize) -> Option<(Span, NameMatch)>,
) -> Vec<usize> {
    let is_variant = |is: NameMatch| is.spelling == Spelling::Variant;
    let found = || all.iter().enumerate().filter_map(|(at, &(name, is))| Some((at, bare(name.slice(text)), is?)));
    // Few tables have any.
    if !found().any(|(.., is)| is_variant(is)) {
        return Vec::new();
    }
    // For each official one the first name that stands for it, and whether there are others, or its own.
    let mut names: FxHashMap<usize, (&str, bool)> = FxHashMap::default();
    for (_, name, is) in found() {
        let (first, others) = names.entry(is.index).or_insert_with(|| match above(is.index) {
            Some((name, above)) => (bare(name.slice(text)), !is_variant(above)),
            None => (name, false),
        });
        *others |= !is_variant(is) || *first != name;
    }
    let is_apart = |is: NameMatch| is_variant(is) && names.get(&is.index).is_some_and(|(_, others)| *others);
    found().filter(|(.., is)| is_apart(*is)).map(|(at, ..)| at).collect()
}
