//! The edits that lead from one text to another.

use super::{Edit, Span};
use similar::{DiffOp, TextDiff};

/// The edits that make `new` of `old`: whole lines where lines differ.
pub fn difference(old: &str, new: &str) -> Vec<Edit> {
    if old == new {
        return Vec::new();
    }
    let diff = TextDiff::from_lines(old, new);
    let (olds, news) = (offsets(diff.iter_old_slices()), offsets(diff.iter_new_slices()));
    let changed = diff.ops().iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    changed
        .map(|op| {
            let (from, to) = (op.old_range(), op.new_range());
            Edit::replace(Span::new(olds[from.start], olds[from.end]), &new[news[to.start]..news[to.end]])
        })
        .collect()
}

/// Where each line begins, and where the last ends.
fn offsets<'l>(lines: impl Iterator<Item = &'l str>) -> Vec<usize> {
    let ends = lines.scan(0, |end, line| {
        *end += line.len();
        Some(*end)
    });
    std::iter::once(0).chain(ends).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::apply;

    #[test]
    fn the_edits_make_the_new_text_and_leave_other_lines_alone() {
        let old = "一\r\n二\r\n三𠮷\r\n四\n五";
        let new = "一\r\n三𠮷\r\n😀\r\n四\n五\n";
        let edits = difference(old, new);
        assert_eq!(apply(old, &edits).as_deref(), Some(new));
        let replaced: Vec<&str> = edits.iter().map(|edit| edit.span.slice(old)).collect();
        assert_eq!(replaced, ["二\r\n", "", "五"]);
        assert_eq!(difference(old, old), []);
    }
}
