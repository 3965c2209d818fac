//! Selecting more and more: from a figure to its cell, its row, its table, its section; from a sentence to its paragraph.

use super::cursor::{Cursor, comment_block, paragraph};
use super::{Document, folding_ranges};
use crate::syntax::LineKind;
use crate::text::Span;

/// What holds the byte `offset`, each span wider than the one before; the last is the whole text.
pub fn selection(doc: &Document<'_>, offset: u32) -> Vec<Span> {
    let tree = &doc.report.tree;
    let cursor = Cursor::new(tree, offset);
    let mut wider: Vec<Span> = vec![Span::empty(cursor.offset)];
    let holds = |span: &Span| span.start <= cursor.offset && cursor.offset <= span.end;
    if let Some(line) = tree.lines.get(cursor.line) {
        let content = line.span().trim(doc.text);
        let mut found: Vec<Span> = match line.kind {
            LineKind::Row(_) => cells(doc, &cursor),
            LineKind::Heading(heading) => vec![heading.text],
            LineKind::FrontMatter => entry(doc, &cursor),
            LineKind::Prose => vec![sentence(doc, &cursor, content), paragraph(tree, cursor.line)],
            LineKind::Comment => comment_block(tree, cursor.line).into_iter().collect(),
            LineKind::Blank => Vec::new(),
        };
        if line.kind != LineKind::Blank {
            found.extend([content, line.span()]);
        }
        let at = cursor.line as u32;
        let folds = folding_ranges(doc).into_iter().filter(|fold| fold.first <= at && at <= fold.last);
        let span = |first: u32, last: u32| Span {
            start: tree.lines[first as usize].start,
            end: tree.lines[last as usize].end,
        };
        found.extend(folds.map(|fold| span(fold.first, fold.last)));
        found.retain(|span| holds(span) && !span.is_empty());
        found.sort_by_key(|span| span.len());
        for span in found {
            if wider.last().is_none_or(|last| span.covers(*last) && span != *last) {
                wider.push(span);
            }
        }
    }
    let whole = Span::new(0, doc.text.len());
    if wider.last() != Some(&whole) {
        wider.push(whole);
    }
    wider
}

/// What stands in the cell, and the cell.
fn cells(doc: &Document<'_>, cursor: &Cursor) -> Vec<Span> {
    let tree = &doc.report.tree;
    let cells = tree.row(cursor.line).map_or(&[][..], |row| tree.row_cells(row));
    let cell = cells.iter().find(|cell| cell.start <= cursor.offset && cursor.offset <= cell.end);
    cell.map_or(Vec::new(), |cell| vec![cell.trim(doc.text), *cell])
}

/// A value or key of the front matter, and its entry.
fn entry(doc: &Document<'_>, cursor: &Cursor) -> Vec<Span> {
    let entries = &doc.report.tree.entries;
    let at = entries.partition_point(|entry| entry.line as usize <= cursor.line);
    let Some(entry) = at.checked_sub(1).map(|at| &entries[at]) else { return Vec::new() };
    let values = entry.values().map(|value| value.span);
    let end = entry.items.last().map_or(entry.value.span.end, |item| item.span.end).max(entry.key.end);
    values.chain([entry.key, Span { start: entry.key.start, end }]).collect()
}

/// The sentence of the cursor on its line, with the mark that ends it.
fn sentence(doc: &Document<'_>, cursor: &Cursor, line: Span) -> Span {
    const ENDS: [char; 4] = ['。', '！', '？', '；'];
    let at = cursor.offset.clamp(line.start, line.end);
    let before = Span { start: line.start, end: at }.slice(doc.text);
    let after = Span { start: at, end: line.end }.slice(doc.text);
    let start = before.rfind(ENDS).map_or(0, |end| end + before[end..].chars().next().map_or(0, char::len_utf8));
    let end = after.find(ENDS).map_or(after.len(), |end| end + after[end..].chars().next().map_or(0, char::len_utf8));
    Span { start: line.start + start as u32, end: at + end as u32 }
}
