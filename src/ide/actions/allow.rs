//! Allowing a rule at a place: the directive that silences a finding, its reason still to be written.

use super::action::{ActionKind, CodeAction, Effect};
use crate::format::owed;
use crate::ide::Document;
use crate::lint::Finding;
use crate::report::Place;
use crate::syntax::{Block, BlockKind, Directive, LineKind, Row, directives};
use crate::text::{Edit, Span, say};

/// What a directive speaks for.
enum Scope {
    Row,
    Block,
    Section,
    File,
}

/// The action that silences a finding. `None` where no directive reaches it.
pub(super) fn action(doc: &Document<'_>, at: usize) -> Option<CodeAction> {
    let finding = &doc.findings[at];
    let rule = finding.rule.name;
    if finding.rule.group() == "meta" {
        return None;
    }
    let (scope, edit) = directive(doc, finding)?;
    let title = match scope {
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
    };
    let effect = Effect::Edits(vec![edit]);
    Some(CodeAction { title, kind: ActionKind::QuickFix, preferred: false, finding: Some(at), effect })
}

fn directive(doc: &Document<'_>, finding: &Finding) -> Option<(Scope, Edit)> {
    let tree = &doc.report.tree;
    let line = tree.line_at(finding.span.start)?;
    let at = tree.blocks.partition_point(|block| block.first as usize <= line).checked_sub(1)?;
    let block = tree.blocks[at];
    if !block.lines().contains(&line) {
        return None;
    }
    // What is missing there is told of where it should be.
    if block.kind == BlockKind::FrontMatter || matches!(finding.place, Some(Place::FrontMatter(_))) {
        let title = tree.blocks.iter().position(|block| heading_level(doc, *block) == Some(1))?;
        return above(doc, title, finding).map(|edit| (Scope::File, edit));
    }
    match block.kind {
        BlockKind::Comment | BlockKind::FrontMatter => None,
        BlockKind::Table => match tree.row(line).filter(|row| row_may_allow(doc, block, row, finding)) {
            Some(row) => Some((Scope::Row, behind(doc, row, finding))),
            None => above_block(doc, at, finding),
        },
        BlockKind::Heading => above_heading(doc, at, finding),
        BlockKind::Paragraph => above_block(doc, at, finding),
    }
}

/// Above a block, or, where a comment would part it from what it is joined to and so change what Markdown reads, above
/// the heading that it stands under.
fn above_block(doc: &Document<'_>, at: usize, finding: &Finding) -> Option<(Scope, Edit)> {
    let blocks = &doc.report.tree.blocks;
    let is_joined = at.checked_sub(1).is_some_and(|above| {
        let above = blocks[above];
        above.end == blocks[at].first && matches!(above.kind, BlockKind::Paragraph | BlockKind::Table)
    });
    if !is_joined {
        return above(doc, at, finding).map(|edit| (Scope::Block, edit));
    }
    let heading = blocks[..at].iter().rposition(|block| block.kind == BlockKind::Heading)?;
    above_heading(doc, heading, finding)
}

fn above_heading(doc: &Document<'_>, at: usize, finding: &Finding) -> Option<(Scope, Edit)> {
    let scope = if heading_level(doc, doc.report.tree.blocks[at]) == Some(1) { Scope::File } else { Scope::Section };
    above(doc, at, finding).map(|edit| (scope, edit))
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
