//! Allowing a rule at a place: the directive that silences a finding, its reason still to be written.

use super::action::{ActionKind, CodeAction, Effect};
use crate::format::owed;
use crate::ide::Document;
use crate::lint::Finding;
use crate::report::{self, Place, Report};
use crate::syntax::{Block, BlockKind, Directive, LineKind, Row, directives};
use crate::text::{Edit, Span, apply, say};

/// What a directive speaks for.
#[derive(Clone, Copy)]
enum Scope {
    Row,
    Block,
    Section,
    File,
}

/// The actions that silence some findings, each once: several findings of one rule are silenced by one directive. There
/// is none for a finding that no directive reaches.
pub(super) fn actions(doc: &Document<'_>, found: &[usize]) -> Vec<CodeAction> {
    let shape = shape(doc.report);
    let mut tried: Vec<(Edit, bool)> = Vec::new();
    let mut actions: Vec<CodeAction> = Vec::new();
    for &at in found {
        let finding = &doc.findings[at];
        if finding.rule.group() == "meta" {
            continue;
        }
        for (scope, edit) in directives_for(doc, finding) {
            let known = tried.iter().find(|(other, _)| *other == edit).map(|(_, changes_nothing)| *changes_nothing);
            let changes_nothing = known.unwrap_or_else(|| {
                let after = apply(doc.text, std::slice::from_ref(&edit)).map(report::parse);
                let changes_nothing = after.is_some_and(|after| self::shape(&after) == shape);
                tried.push((edit.clone(), changes_nothing));
                changes_nothing
            });
            if changes_nothing {
                let effect = Effect::Edits(vec![edit]);
                if !actions.iter().any(|other| other.effect == effect) {
                    let title = title(doc, scope, finding);
                    let kind = ActionKind::QuickFix;
                    actions.push(CodeAction { title, kind, preferred: false, finding: Some(at), effect });
                }
                break;
            }
        }
    }
    actions
}

/// How a text is read. A comment may part what is read together (two pieces of a table, a paragraph, an item of a list): then
/// a directive would make another text of it.
fn shape(report: &Report) -> impl PartialEq + use<> {
    let tree = &report.tree;
    let sections: Vec<_> = report.sections.iter().map(|section| (section.spec, section.level)).collect();
    let tables: Vec<_> =
        report.tables.iter().map(|table| (table.spec, table.rows.len(), table.columns.len())).collect();
    let blocks = tree.blocks.iter().map(|block| block.kind).filter(|kind| *kind != BlockKind::Comment);
    let slips: Vec<_> = tree.slips.iter().map(|slip| slip.kind).collect();
    let within = [tree.fenced.len(), tree.verbatim.len(), tree.in_items.len(), tree.in_html.len()];
    (sections, tables, blocks.collect::<Vec<_>>(), slips, within)
}

fn title(doc: &Document<'_>, scope: Scope, finding: &Finding) -> String {
    let rule = finding.rule.name;
    match scope {
        Scope::Row => {
            say!(doc.lang, zh: "这一行不再报这个问题，写明理由（{rule}）", en: "Allow this in this row, with a reason ({rule})")
        }
        Scope::Block => {
            say!(doc.lang, zh: "这里不再报这个问题，写明理由（{rule}）", en: "Allow this here, with a reason ({rule})")
        }
        Scope::Section => {
            say!(doc.lang, zh: "这个标题之下不再报这个问题，写明理由（{rule}）", en: "Allow this under this heading, with a reason ({rule})")
        }
        Scope::File => {
            say!(doc.lang, zh: "全文不再报这个问题，写明理由（{rule}）", en: "Allow this in the whole report, with a reason ({rule})")
        }
    }
}

/// The directives that may silence a finding, the nearest first.
fn directives_for(doc: &Document<'_>, finding: &Finding) -> Vec<(Scope, Edit)> {
    let tree = &doc.report.tree;
    let blocks = &tree.blocks;
    let Some(line) = tree.line_at(finding.span.start) else { return Vec::new() };
    let at = blocks.partition_point(|block| block.first as usize <= line).checked_sub(1);
    let Some(at) = at.filter(|&at| blocks[at].lines().contains(&line)) else { return Vec::new() };
    let block = blocks[at];
    // What is missing there is told of where it should be.
    if block.kind == BlockKind::FrontMatter || matches!(finding.place, Some(Place::FrontMatter(_))) {
        let title = blocks.iter().position(|block| heading_level(doc, *block) == Some(1));
        return title
            .and_then(|title| above(doc, title, finding))
            .map(|edit| (Scope::File, edit))
            .into_iter()
            .collect();
    }
    let mut found = Vec::new();
    match block.kind {
        BlockKind::Comment | BlockKind::FrontMatter => return found,
        BlockKind::Heading => {}
        BlockKind::Table | BlockKind::Paragraph => {
            let row = tree.row(line).filter(|row| row_may_allow(doc, block, row, finding));
            found.extend(row.map(|row| (Scope::Row, behind(doc, row, finding))));
            found.extend(above_block(doc, at, finding).map(|edit| (Scope::Block, edit)));
        }
    }
    // The headings that it stands under, each of a lower level than the one before.
    let mut level = u8::MAX;
    for at in (0..=at).rev() {
        let Some(own) = heading_level(doc, blocks[at]).filter(|&own| own < level && (own > 1 || level == u8::MAX))
        else {
            continue;
        };
        level = own;
        let scope = if own == 1 { Scope::File } else { Scope::Section };
        found.extend(above(doc, at, finding).map(|edit| (scope, edit)));
    }
    found
}

/// Above a block. `None` where a comment would part it from what it is joined to.
fn above_block(doc: &Document<'_>, at: usize, finding: &Finding) -> Option<Edit> {
    let blocks = &doc.report.tree.blocks;
    let is_joined = at.checked_sub(1).is_some_and(|above| {
        let above = blocks[above];
        above.end == blocks[at].first && matches!(above.kind, BlockKind::Paragraph | BlockKind::Table)
    });
    if is_joined { None } else { above(doc, at, finding) }
}

fn heading_level(doc: &Document<'_>, block: Block) -> Option<u8> {
    match doc.report.tree.lines[block.first as usize].kind {
        LineKind::Heading(heading) => Some(heading.level),
        _ => None,
    }
}

/// Whether a directive may stand behind a row: one of a table's body, which Markdown does not take for its header. No row is
/// where a section is missing.
fn row_may_allow(doc: &Document<'_>, block: Block, row: &Row, finding: &Finding) -> bool {
    let line = row.line as usize;
    if line == block.first as usize || matches!(finding.place, Some(Place::Section(_))) {
        return false;
    }
    doc.report.table_at(line).is_some_and(|table| table.row_on(&doc.report.tree, line).is_some())
}

/// After a row's last separator, or in the directive that is there.
fn behind(doc: &Document<'_>, row: &Row, finding: &Finding) -> Edit {
    let tree = &doc.report.tree;
    if let Some(edit) = added(doc, row.tail, finding) {
        return edit;
    }
    let end = tree.lines[row.line as usize].span().trim(doc.text).end;
    let is_closed = tree.row_cells(row).last().is_none_or(|cell| cell.end < row.tail.start);
    let close = if is_closed { "" } else { " |" };
    Edit::insert(end, format!("{close} {}", written(doc, finding)))
}

/// On a line of its own above a block, or in the directive that is there.
fn above(doc: &Document<'_>, at: usize, finding: &Finding) -> Option<Edit> {
    let tree = &doc.report.tree;
    let first = tree.blocks[at].first as usize;
    let comment = at.checked_sub(1).map(|above| tree.blocks[above]).filter(|above| above.kind == BlockKind::Comment);
    if let Some(comment) = comment {
        let start = tree.lines[comment.first as usize].start;
        let within = Span { start, end: tree.lines[comment.end as usize - 1].end };
        if let Some(edit) = added(doc, within, finding) {
            return Some(edit);
        }
    }
    // A byte order mark stays the first character.
    let start = tree.lines[first].start;
    let mark = if start == 0 && doc.text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() as u32 } else { 0 };
    Some(Edit::insert(start + mark, format!("{}{}", written(doc, finding), tree.newline)))
}

/// The rule's name after those of a directive that allows something already.
fn added(doc: &Document<'_>, within: Span, finding: &Finding) -> Option<Edit> {
    let allows = |directive: &Directive| directive.complete && directive.verb.slice(doc.text) == "allow";
    let directive = directives(doc.text, within).into_iter().rfind(allows)?;
    Some(Edit::insert(directive.rules.last()?.end, format!(", {}", finding.rule.name)))
}

fn written(doc: &Document<'_>, finding: &Finding) -> String {
    let reason = say!(doc.lang, zh: "理由", en: "reason");
    format!("<!-- nianbao: allow({}) {} -->", finding.rule.name, owed(&reason))
}
