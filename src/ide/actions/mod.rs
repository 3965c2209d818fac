//! Code actions: what can be done at a place.

mod action;
mod allow;
mod carried;
mod missing;
mod zeros;

pub use action::{ActionKind, CodeAction, Deferred, Effect};
pub(super) use missing::missing_rows;
pub(super) use zeros::Zeros;

use super::Document;
use super::cursor::Cursor;
use crate::fix::{FixOptions, fix, is_fixable, loses_nothing};
use crate::format;
use crate::lint::{Applicability, Finding};
use crate::report::{Figures, State};
use crate::text::{Edit, Span, difference, say};

/// A menu of more findings than this helps nobody: whoever selects a whole text wants to fix it all.
const MOST_FINDINGS: usize = 100;

/// What can be done at `span`; an empty one is a cursor.
pub fn code_actions(doc: &Document<'_>, span: Span) -> Vec<CodeAction> {
    let span = clamped(doc, span);
    let mut actions = Vec::new();
    let mut found = findings_at(doc, around(doc, span));
    found.truncate(MOST_FINDINGS);
    for &at in &found {
        let finding = &doc.findings[at];
        let fixes =
            finding.fixes.iter().enumerate().filter(|(_, fix)| loses_nothing(doc.report, finding.rule, &fix.edits));
        actions.extend(fixes.map(|(order, fix)| CodeAction {
            title: fix.title.clone(),
            kind: ActionKind::QuickFix,
            // What only its author can vouch for is nothing to be done by a shortcut.
            preferred: order == 0 && fix.applicability != Applicability::Shown,
            finding: Some(at),
            effect: Effect::Edits(fix.edits.clone()),
        }));
    }
    actions.extend(allow::actions(doc, &found));
    let mut explained: Vec<&str> = Vec::new();
    for &at in &found {
        let rule = doc.findings[at].rule.name;
        if !explained.contains(&rule) {
            explained.push(rule);
            let what = doc.findings[at].rule.title.get(doc.lang);
            let title = say!(doc.lang, zh: "查看说明：{what}", en: "Explain: {what}");
            let effect = Effect::Explain(rule);
            actions.push(CodeAction { title, kind: ActionKind::QuickFix, preferred: false, finding: Some(at), effect });
        }
    }
    actions.extend(fill(doc, span));
    actions.extend(zeros::action(doc, span, &actions));
    actions.extend(carried::action(doc, span));
    actions.extend(missing::actions(doc, span, &actions));
    actions.extend(fix_all(doc));
    actions
}

/// The edits of an action that was deferred.
pub fn resolve_action(doc: &Document<'_>, action: Deferred) -> Vec<Edit> {
    match action {
        Deferred::FixAll => {
            let fixed = fix(doc.text, &FixOptions { lint: doc.options(), ..Default::default() });
            difference(doc.text, fixed.analysis.text())
        }
        Deferred::FillAll => format::fill(doc.report),
    }
}

/// A span within the text, on characters.
fn clamped(doc: &Document<'_>, span: Span) -> Span {
    let tree = &doc.report.tree;
    let start = Cursor::new(tree, span.start).offset;
    Span { start, end: Cursor::new(tree, span.end).offset.max(start) }
}

/// A cursor in a table stands for its cell: figures are narrow, and the space before them wide.
fn around(doc: &Document<'_>, span: Span) -> Span {
    let tree = &doc.report.tree;
    let line = Cursor::new(tree, span.start).line;
    let row = if line < tree.lines.len() { tree.row(line) } else { None };
    let Some(row) = row.filter(|_| span.is_empty()) else { return span };
    let cell = tree.row_cells(row).iter().find(|cell| cell.start <= span.start && span.start <= cell.end);
    cell.map_or(span, |cell| cell.join(span))
}

fn touches(a: Span, b: Span) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// The findings at a place; where there are none, those that speak of it besides.
fn findings_at(doc: &Document<'_>, span: Span) -> Vec<usize> {
    let at = |touches: &dyn Fn(&Finding) -> bool| {
        let findings = doc.findings.iter().enumerate();
        findings.filter(|(_, finding)| touches(finding)).map(|(at, _)| at).collect::<Vec<_>>()
    };
    let found = at(&|finding| touches(finding.span, span));
    if !found.is_empty() {
        return found;
    }
    at(&|finding| finding.related.iter().any(|related| related.document.is_none() && touches(related.span, span)))
}

/// Every safe fix at once, if there is one that may be applied.
fn fix_all(doc: &Document<'_>) -> Option<CodeAction> {
    let count = doc
        .findings
        .iter()
        .filter(|finding| finding.fixes.iter().any(|fix| fix.applicability == Applicability::Safe))
        .count();
    let title =
        say!(doc.lang, zh: "修改全部可自动修改的问题（{count} 处）", en: "Fix all that can be fixed safely ({count})");
    (count > 0 && is_fixable(doc.analysis, doc.options())).then_some(CodeAction {
        title,
        kind: ActionKind::FixAll,
        preferred: false,
        finding: None,
        effect: Effect::Deferred(Deferred::FixAll),
    })
}

/// In an official table: the `=` under the cursor as its number, and all of them.
fn fill(doc: &Document<'_>, span: Span) -> Vec<CodeAction> {
    let report = doc.report;
    let line = Cursor::new(&report.tree, span.start).line;
    let table = report.table_at(line);
    let Some((table, spec)) = table.and_then(|table| Some((table, &report.edition.tables[table.spec?]))) else {
        return Vec::new();
    };
    let figures = Figures::new(spec, table);
    let places = (0..spec.rows.len()).flat_map(|row| (0..spec.columns.len()).map(move |column| (row, column)));
    let known = |&(row, column): &(usize, usize)| {
        table.cell(row, column).state == State::Derived && figures.get(row, column).is_some()
    };
    let mut known = places.filter(known).peekable();
    if known.peek().is_none() {
        return Vec::new();
    }
    let rewrite = |title: String, effect: Effect| CodeAction {
        title,
        kind: ActionKind::Rewrite,
        preferred: false,
        finding: None,
        effect,
    };
    let mut actions = Vec::new();
    if let Some((row, column)) = known.find(|&(row, column)| touches(table.cell(row, column).figure, span))
        && let Some(value) = figures.get(row, column)
    {
        let figure = table.cell(row, column).figure;
        let edit = format::fill(report).into_iter().find(|edit| edit.span.end == figure.end);
        let title =
            say!(doc.lang, zh: "把这里的 = 换成 {value}", en: "Replace this = with {value}", value = value.normalize());
        actions.extend(edit.map(|edit| rewrite(title, Effect::Edits(vec![edit]))));
    }
    let title = say!(doc.lang, zh: "把全部 = 换成算出的数", en: "Replace every = with its sum");
    actions.push(rewrite(title, Effect::Deferred(Deferred::FillAll)));
    actions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::lint::{self, Elsewhere, Related};
    use crate::text::Positions;
    use std::sync::Arc;

    #[test]
    fn a_place_in_another_document_is_none_of_this_one() {
        let text = "𠮷县\n\n另一段 12\n";
        let options = lint::Options { excerpt: true, ..lint::Options::default() };
        let mut analysis = check(text, &options);
        let rule = lint::rule_named("totals/row").unwrap();
        let there = Span::of(text.rsplit('段').next().unwrap(), text);
        let mut finding = Finding::new(rule, Span::new(0, 4), "结转的是 12".to_owned());
        finding.related = vec![Related::here(there, "这里".to_owned())];
        analysis.findings = vec![finding];
        assert_eq!(findings_at(&Document::new(&analysis, &options, None), there), [0]);
        let other = Elsewhere { path: "上年.nianbao".into(), text: text.into(), positions: Positions::of_text(text) };
        analysis.findings[0].related[0].document = Some(Arc::new(other));
        assert_eq!(findings_at(&Document::new(&analysis, &options, None), there), [] as [usize; 0]);
    }
}
