//! Tables in pieces: one by their names, several to Markdown.

use super::GFM_SLIP;
use crate::edition::split_name;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::rule::Applicability;
use crate::report::{Place, Table};
use crate::syntax::{LineKind, Row, Slip, SlipKind, Tree};
use crate::text::{Edit, Span, say};
use std::ops::Range;

pub(super) fn broken_tables(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for table in context.report.tables.iter().filter(|table| is_in_pieces(table)) {
        findings.extend(by_blank_lines(context, table));
        let prose = table.gaps.iter().filter(|gap| kind(context, gap) == LineKind::Prose);
        findings.extend(prose.filter(|gap| !is_bare_row(context, gap)).map(|gap| by_prose(context, table, gap.start)));
    }
}

/// Of tables of the report's own it is not known that the pieces belong together.
fn is_in_pieces(table: &Table) -> bool {
    table.spec.is_some() && !table.gaps.is_empty()
}

/// What kind of line a gap begins with.
fn kind(context: &Context<'_>, gap: &Range<usize>) -> LineKind {
    context.report.tree.lines[gap.start].kind
}

/// Whether the line of a gap is a row that lacks its first separator: that is what is wrong, then.
fn is_bare_row(context: &Context<'_>, gap: &Range<usize>) -> bool {
    let mut slips = context.report.tree.slips_in(gap.start..gap.start + 1);
    slips.any(|slip| matches!(slip.kind, SlipKind::RowWithoutPipe | SlipKind::DelimiterRepeated))
}

/// Blank lines, as pasting leaves them, with the header once more where a page ended.
fn by_blank_lines(context: &Context<'_>, table: &Table) -> Option<Finding> {
    let tree = &context.report.tree;
    let mut gaps = table.gaps.iter().filter(|gap| kind(context, gap) == LineKind::Blank).peekable();
    let loses_words = gaps.clone().any(|gap| !says_the_same(tree, table, gap));
    let span = tree.lines[gaps.peek()?.end].span().trim(&tree.text);
    let message = say!(context.lang,
        zh: "表格中间有空行，发布后会断成几截",
        en: "blank lines break this table into pieces");
    let mut finding = Finding::new(&GFM_SLIP, span, message);
    finding.place = table.spec.map(Place::Table);
    let edits = gaps.map(|gap| {
        let span = Span { start: tree.lines[gap.start - 1].end, end: tree.lines[gap.end].start };
        Edit::replace(span, format!("{}{}", tree.newline, comments(tree, gap)))
    });
    let edits = edits.collect();
    let fix = say!(context.lang, zh: "接成一张表", en: "join the pieces");
    let applicability = if loses_words { Applicability::Unsafe } else { Applicability::Safe };
    Some(finding.fix(applicability, fix, edits))
}

/// The lines of comments in a gap, which stay.
fn comments(tree: &Tree, gap: &Range<usize>) -> String {
    let lines = gap.clone().filter(|&line| tree.lines[line].kind == LineKind::Comment);
    lines.map(|line| tree.slice(tree.full_span(line))).collect()
}

/// Whether the header in a gap, if one is there, has the words of the one above, which is left: not those of another
/// that names the same columns.
fn says_the_same(tree: &Tree, table: &Table, gap: &Range<usize>) -> bool {
    let words = |row: &Row| tree.row_cells(row).iter().map(|cell| split_name(tree.slice(*cell)).1).collect::<Vec<_>>();
    let mut again = gap.clone().filter_map(|line| tree.row(line)).filter(|row| !row.delimiter);
    again.all(|row| table.header.last().is_some_and(|&header| words(&tree.rows[header as usize]) == words(row)))
}

/// A line of prose between two rows. A blank line would leave the rows below it without their header.
fn by_prose(context: &Context<'_>, table: &Table, line: usize) -> Finding {
    let tree = &context.report.tree;
    let message = say!(context.lang,
        zh: "这一行不是表格行，把表断成了两截",
        en: "this line is not a table row and breaks the table in two");
    let mut finding = Finding::new(&GFM_SLIP, tree.lines[line].span().trim(&tree.text), message);
    finding.place = table.spec.map(Place::Table);
    if let Some(cells) = pasted_cells(tree.line_text(line)) {
        // Moved away, its figures would be lost to the table.
        if cells.len() != table.columns.len() {
            return finding;
        }
        let fix = say!(context.lang, zh: "改成表格的一行", en: "make it a row of the table");
        let row = format!("| {} |", cells.join(" | "));
        return finding.unsafe_fix(fix, vec![Edit::replace(tree.lines[line].span(), row)]);
    }
    let end = tree.lines[table.lines.end - 1].end;
    let below = format!("{newline}{newline}{words}", newline = tree.newline, words = tree.line_text(line).trim());
    let fix = say!(context.lang, zh: "移到表格之后", en: "move it below the table");
    finding.unsafe_fix(fix, vec![Edit::delete(tree.full_span(line)), Edit::insert(end, below)])
}

/// The cells of a line that was pasted from a spreadsheet or from Word, which set them apart by tabs.
fn pasted_cells(line: &str) -> Option<Vec<&str>> {
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    (cells.len() > 1 && !line.contains(['|', '｜'])).then_some(cells)
}

/// Whether a slip comes of a table's being in pieces, of which [`broken_tables`] speaks, or of its header's standing there
/// once more, of which `structure/duplicate-row` does.
pub(super) fn comes_of_gap(context: &Context<'_>, slip: &Slip, line: usize) -> bool {
    let Some(table) = context.report.table_at(line) else { return false };
    if slip.kind == SlipKind::DelimiterRepeated {
        return table.again.iter().any(|again| again.contains(&line));
    }
    if !is_in_pieces(table) {
        return false;
    }
    let before = &table.gaps[..table.gaps.partition_point(|gap| gap.start <= line)];
    match slip.kind {
        SlipKind::DelimiterMissing => !before.is_empty() || has_delimiter(context, table),
        // To Markdown a piece begins with a header; here it is a row, and its comment belongs to it.
        SlipKind::CommentInTable => !before.is_empty() && table.row_on(&context.report.tree, line).is_some(),
        SlipKind::ProseAfterTable | SlipKind::TableInItem => before.last().is_some_and(|gap| line <= gap.end),
        _ => false,
    }
}

/// Whether a table has a delimiter row where one belongs, though not right below its header.
fn has_delimiter(context: &Context<'_>, table: &Table) -> bool {
    table.lines.clone().filter_map(|line| context.report.tree.row(line)).take(3).any(|row| row.delimiter)
}
