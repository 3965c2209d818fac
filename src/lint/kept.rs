//! Fixes that are not offered: what moves a comment's mark where another comment is not closed.

use super::finding::Finding;
use crate::report::Report;
use crate::text::Edit;

/// Takes the fixes away that put in or take out a mark of a comment, where one is not closed: it would end elsewhere.
pub(super) fn keep_comments(report: &Report, findings: &mut [Finding]) {
    let text = &report.tree.text;
    if !report.tree.has_open_comment {
        return;
    }
    let moves = |edit: &Edit| has_mark(edit.span.slice(text)) || has_mark(&edit.text);
    for finding in findings.iter_mut().filter(|finding| finding.rule.name != "syntax/unclosed") {
        finding.fixes.retain(|fix| !fix.edits.iter().any(moves));
    }
}

fn has_mark(text: &str) -> bool {
    ["<!", "<！", "->", "—>", "－>"].iter().any(|mark| text.contains(mark))
}
