//! Merge conflicts that nobody has resolved.

use super::{Context, Finding, Rule, Scope, Severity, V0_1};
use crate::edition::Basis;
use crate::syntax::{Conflict, conflicts};
use crate::text::{say, text};

pub(super) static CONFLICT_MARKER: Rule = Rule {
    name: "syntax/conflict-marker",
    severity: Severity::Error,
    title: text!(zh: "合并冲突没有解决", en: "merge conflict not resolved"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("conflict-marker.md"),
};

/// One finding for each conflict.
pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for Conflict { mark, .. } in conflicts(&context.report.tree.text) {
        let message = say!(context.lang,
            zh: "这里的合并冲突还没有解决，两个版本的文字和数字都在",
            en: "an unresolved merge conflict: the text and figures of both versions are here");
        let mut finding = Finding::new(&CONFLICT_MARKER, mark, message);
        finding.help = Some(say!(context.lang,
            zh: "选定一个版本，删去另一个和 <<<<<<<、=======、>>>>>>> 各行；在此之前不作任何修改",
            en: "keep one version, and delete the other with the lines <<<<<<<, ======= and >>>>>>>; until then nothing is fixed"));
        finding.place = context.report.place_at(mark.start);
        findings.push(finding);
    }
}

/// What is found in a conflict comes of it, and while there is one nothing is to be fixed: a fix would be made from
/// both versions.
pub(in crate::lint) fn explain(text: &str, findings: &mut Vec<Finding>) {
    let conflicts = conflicts(text);
    if conflicts.is_empty() {
        return;
    }
    let is_within = |finding: &Finding| conflicts.iter().any(|conflict| conflict.span.covers(finding.span));
    findings.retain(|finding| finding.rule.name == CONFLICT_MARKER.name || !is_within(finding));
    findings.iter_mut().for_each(|finding| finding.fixes.clear());
}
