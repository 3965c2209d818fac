//! What is read as no figure of an official table, though it may be one in another shape: tab-separated lines, rows of
//! an unknown table, rows of unknown names, prose with several numbers. Where such stands, nothing is put in for
//! what seems to be missing: blank cells in the place of figures would be filled with others.

use super::super::context::Context;
use crate::syntax::{LineKind, Row, ascii};
use std::ops::Range;

/// Whether figures that are not read, or prose with several numbers, stand on some lines.
pub(super) fn holds_unread(context: &Context<'_>, mut lines: Range<usize>) -> bool {
    let several = |line: usize| figures(context.report.tree.line_text(line)) > 1;
    holds_columns(context, lines.clone()) || lines.any(|line| is_prose(context, line) && several(line))
}

/// Whether figures that are not read stand on some lines in the shape of a table: prose, which may tell of numbers,
/// aside.
pub fn holds_columns(context: &Context<'_>, mut lines: Range<usize>) -> bool {
    let tree = &context.report.tree;
    lines.any(|line| match tree.row(line) {
        Some(row) => !row.delimiter && is_unread(context, row),
        None => is_prose(context, line) && is_columns(tree.line_text(line)),
    })
}

fn is_prose(context: &Context<'_>, line: usize) -> bool {
    context.report.tree.lines[line].kind == LineKind::Prose
}

/// Whether a row has figures that are read as those of no official row.
fn is_unread(context: &Context<'_>, row: &Row) -> bool {
    let report = context.report;
    let tree = &report.tree;
    let line = row.line as usize;
    let is_read = || {
        let table = report.table_at(line)?;
        let first = report.table(table.spec?).is_some_and(|first| std::ptr::eq(first, table));
        let named = table.row_on(tree, line).is_none_or(|row| row.first);
        Some(first && named)
    };
    let is_figure = |text: &str| text.trim().chars().next().is_some_and(|c| ascii(c).is_ascii_digit());
    let cells = tree.row_cells(row);
    cells.iter().skip(1).any(|cell| is_figure(tree.slice(*cell))) && is_read() != Some(true)
}

/// Whether a line of prose looks like one of a table: figures between tabs, separators or wide spaces, or one at its
/// end by itself.
fn is_columns(text: &str) -> bool {
    let is_apart = text.contains(['\t', '|', '｜']) || ["  ", "\u{3000}"].iter().any(|gap| text.trim().contains(gap));
    let is_number = |word: &str| word.chars().map(ascii).all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    figures(text) > 0 && (is_apart || text.split_whitespace().next_back().is_some_and(is_number))
}

/// How many figures stand in a text that are not those of a date, a document or an article.
fn figures(text: &str) -> usize {
    let is_part = |c: char| ascii(c).is_ascii_digit() || matches!(c, '.' | ',' | '，');
    let (mut count, mut rest) = (0, text);
    let mut before = None;
    while let Some(at) = rest.find(|c| ascii(c).is_ascii_digit()) {
        before = rest[..at].chars().next_back().or(before);
        let number = &rest[at..];
        rest = number.trim_start_matches(is_part);
        let is_named = before.is_some_and(|c| matches!(c, '第' | '〔' | '［' | '['));
        let names = rest.starts_with(['年', '月', '日', '号', '条', '款', '项', '〕', '］', ']']);
        count += usize::from(!is_named && !names);
        before = number[..number.len() - rest.len()].chars().next_back();
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_from_dates_and_documents() {
        assert_eq!(figures("截至2023年12月31日，依据国办公开办函〔2021〕30号和《条例》第50条"), 0);
        assert_eq!(figures("行政复议42件，其中结果维持２３件、1,012.5万元"), 3);
    }

    #[test]
    fn lines_of_a_table_are_told_from_prose() {
        assert!(is_columns("行政许可\t58006"));
        assert!(is_columns("行政许可 58006"));
        assert!(is_columns("复议　　４２　　７"));
        assert!(!is_columns("全年共收到申请42件，均已办结。"));
        assert!(!is_columns("𠮷县\t没有发生"));
    }
}
