//! Every safe fix, until there are none.

use crate::ide::Document;
use crate::lint::{self, Finding};
use crate::text::{Edit, Span, apply};
use crate::{report, syntax};
use similar::{DiffOp, TextDiff};

/// One fix may bring about another, but not for long.
const MOST_PASSES: usize = 8;

/// The edits that make of the text what it is after its safe fixes, and theirs.
pub(super) fn edits(doc: &Document<'_>) -> Vec<Edit> {
    let first = chosen(doc.findings);
    let Some(mut text) = apply(doc.text, &first).filter(|_| !first.is_empty()) else { return Vec::new() };
    let mut more = false;
    for _ in 1..MOST_PASSES {
        let tree = syntax::parse(&text);
        let report = report::build(&tree);
        let options = lint::Options { lang: doc.lang, levels: doc.levels, ..Default::default() };
        let edits = chosen(&lint::lint(&report, options));
        let Some(next) = apply(&text, &edits).filter(|next| *next != text) else { break };
        text = next;
        more = true;
    }
    if more { difference(doc.text, &text) } else { first }
}

/// The edits of the findings' first fixes, where those are safe. Of two that overlap the first is taken.
fn chosen(findings: &[Finding]) -> Vec<Edit> {
    let mut chosen: Vec<Edit> = Vec::new();
    let mut taken: Vec<Span> = Vec::new();
    for fix in findings.iter().filter_map(|finding| finding.fixes.first()).filter(|fix| fix.safe) {
        let overlaps =
            |edit: &Edit| taken.iter().any(|other| edit.span.start <= other.end && other.start <= edit.span.end);
        if fix.edits.iter().any(overlaps) {
            continue;
        }
        taken.extend(fix.edits.iter().map(|edit| edit.span));
        chosen.extend(fix.edits.iter().cloned());
    }
    chosen.sort_by_key(|edit| edit.span);
    chosen
}

/// The lines that differ, as edits.
fn difference(before: &str, after: &str) -> Vec<Edit> {
    let lines = TextDiff::from_lines(before, after);
    let (old, new) = (lines.old_slices(), lines.new_slices());
    let offset = |line: usize| old[..line].iter().map(|line| line.len()).sum::<usize>();
    let ops = lines.ops().iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    ops.map(|op| {
        let (from, to) = (op.old_range(), op.new_range());
        Edit::replace(Span::new(offset(from.start), offset(from.end)), new[to].concat())
    })
    .collect()
}
