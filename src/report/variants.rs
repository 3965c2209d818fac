//! Names that may be meant for an official one: not where that stands beside them.

use crate::edition::{NameMatch, Spelling};
use crate::text::{Span, bare};

/// Which of the rows, or of the columns, of a table are not what their names may be meant for. One of another name (`合计`)
/// is not the official one (`总计`) where that is there itself, or where there are two of such names (`政府规章`, `部门规章`):
/// its figures are others.
pub(super) fn apart<T>(text: &str, all: &[T], named: impl Fn(&T) -> (Span, Option<NameMatch>)) -> Vec<usize> {
    let is_variant = |is: NameMatch| is.spelling == Spelling::Variant;
    let found = || all.iter().map(&named).enumerate().filter_map(|(at, (name, is))| Some((at, name, is?)));
    let is_apart = |(_, name, is): &(usize, Span, NameMatch)| {
        let is_another = |other: Span| bare(other.slice(text)) != bare(name.slice(text));
        let mut same = found().filter(|(.., other)| other.index == is.index);
        is_variant(*is) && same.any(|(_, other, as_is)| !is_variant(as_is) || is_another(other))
    };
    // Few tables have any.
    match found().any(|(.., is)| is_variant(is)) {
        true => found().filter(is_apart).map(|(at, ..)| at).collect(),
        false => Vec::new(),
    }
}
