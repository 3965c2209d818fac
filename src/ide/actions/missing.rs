//! Inserting what is missing, wherever the cursor is: the rows of its table, the tables of its section,
//! sections.

use super::action::{ActionKind, CodeAction, Effect};
use crate::ide::Document;
use crate::ide::cursor::Cursor;
use crate::lint::{Finding, MISSING_ROW, MISSING_SECTION, MISSING_TABLE, Rule};
use crate::report::Place;
use crate::text::{Edit, Span, apply, say};

/// What `offered` does not do already.
pub(super) fn actions(doc: &Document<'_>, span: Span, offered: &[CodeAction]) -> Vec<CodeAction> {
    let report = doc.report;
    let cursor = Cursor::new(&report.tree, span.start);
    let table = report.table_at(cursor.line).and_then(|table| table.spec);
    let section = report.sections.iter().rfind(|section| section.line <= cursor.line).and_then(|section| section.spec);
    let mut actions = Vec::new();
    let mut add = |rule: &'static Rule, wanted: &dyn Fn(&Place) -> bool, title: &dyn Fn(usize) -> String| {
        let fits = |finding: &&Finding| std::ptr::eq(finding.rule, rule) && finding.place.as_ref().is_some_and(wanted);
        let fixes = doc.findings.iter().filter(fits).filter_map(|finding| finding.fixes.first());
        let edits: Vec<Vec<Edit>> = fixes.map(|fix| fix.edits.clone()).collect();
        let (count, edits) = (edits.len(), edits.concat());
        let is_offered = offered.iter().any(|action| action.effect == Effect::Edits(edits.clone()));
        if count > 0 && !is_offered && apply(doc.text, &edits).is_some() {
            let effect = Effect::Edits(edits);
            let title = title(count);
            actions.push(CodeAction { title, kind: ActionKind::Rewrite, preferred: false, finding: None, effect });
        }
    };
    if let Some(table) = table {
        add(
            &MISSING_ROW,
            &|place| matches!(place, Place::Row(of, _) if *of == table),
            &|count| say!(doc.lang, zh: "插入这张表缺少的 {count} 行", en: "Insert the rows that this table lacks ({count})"),
        );
    }
    if let Some(section) = section {
        let within = |place: &Place| matches!(place, Place::Table(at) if report.edition.tables[*at].section == section);
        add(
            &MISSING_TABLE,
            &within,
            &|count| say!(doc.lang, zh: "插入这一节缺少的 {count} 张表", en: "Insert the tables that this section lacks ({count})"),
        );
    }
    if table.is_none() {
        add(
            &MISSING_SECTION,
            &|place| matches!(place, Place::Section(_)),
            &|count| say!(doc.lang, zh: "插入缺少的 {count} 节", en: "Insert the sections that are missing ({count})"),
        );
    }
    actions
}

/// How many rows an official table lacks, and the edits that put them in; `None` where it lacks none, or they do not fit
/// together.
pub(in crate::ide) fn missing_rows(doc: &Document<'_>, table: usize) -> Option<(usize, Vec<Edit>)> {
    let of_table = |finding: &&Finding| matches!(finding.place, Some(Place::Row(of, _)) if of == table);
    let lacking = doc.findings.iter().filter(|finding| std::ptr::eq(finding.rule, &MISSING_ROW)).filter(of_table);
    let fixes: Vec<Vec<Edit>> =
        lacking.filter_map(|finding| finding.fixes.first()).map(|fix| fix.edits.clone()).collect();
    let (count, edits) = (fixes.len(), fixes.concat());
    (count > 0 && apply(doc.text, &edits).is_some()).then_some((count, edits))
}
