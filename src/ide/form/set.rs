//! What is put into a form, as edits of the text.

use crate::report::{Report, State};
use crate::syntax::{self, begins_markup};
use crate::text::{Ambiguous, Edit, Span, ascii, width};

/// The edits that put a value into a cell of an official table, its column kept in line. `None` where the text has no
/// such cell.
///
/// Digits of full width become plain ones, and marks that group digits by three go: the figure is the same. Whatever
/// else is typed stands as it was typed.
pub fn set_cell(report: &Report, (spec, row, column): (usize, usize, usize), value: &str) -> Option<Vec<Edit>> {
    let official = report.edition.tables.get(spec)?;
    (row < official.rows.len() && column < official.columns.len()).then_some(())?;
    let cell = report.table(spec)?.cell(row, column);
    if cell.state == State::Missing {
        return None;
    }
    let value = in_cell(&plain(value));
    let text = &report.tree.text;
    let old = cell.span.slice(text);
    if old == value {
        return Some(Vec::new());
    }
    let (before, after) = (width(old, Ambiguous::Narrow), width(&value, Ambiguous::Narrow));
    // The space before a figure takes up the difference; one is left.
    let spaces = text.get(..cell.span.start as usize)?.bytes().rev().take_while(|byte| *byte == b' ').count();
    let taken = after.saturating_sub(before).min(spaces.saturating_sub(1));
    let start = cell.span.start.checked_sub(taken as u32)?;
    let padded = " ".repeat(before.saturating_sub(after)) + &value;
    Some(vec![Edit::replace(Span { start, end: cell.span.end }, padded)])
}

/// The edits that put words into the place of others: of a paragraph, a heading, a title, or a cell of a table of the
/// report's own. Lines become paragraphs; what would be read as a mark at their beginning is escaped. `None` where the
/// span is no such place.
pub fn set_words(report: &Report, span: Span, value: &str) -> Option<Vec<Edit>> {
    let tree = &report.tree;
    let old = tree.text.get(span.start as usize..span.end as usize)?;
    let line = tree.lines.get(tree.line_at(span.start)?)?;
    let lines = || value.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    let new = match line.kind {
        syntax::LineKind::Row(_) => in_cell(value),
        syntax::LineKind::Heading(_) => lines().collect::<Vec<_>>().join(" "),
        syntax::LineKind::Prose => {
            // A mark that stood there before was meant.
            let meant = |line: &str| old.lines().any(|old| old.trim() == line);
            let lines = lines()
                .map(|line| if begins_markup(line) && !meant(line) { format!("\\{line}") } else { line.to_owned() });
            lines.collect::<Vec<_>>().join(&tree.newline.repeat(2))
        }
        _ => return None,
    };
    if new.is_empty() && !matches!(line.kind, syntax::LineKind::Row(_) | syntax::LineKind::Prose) {
        return None;
    }
    Some(if new == old { Vec::new() } else { vec![Edit::replace(span, new)] })
}

/// A value in one line, its separators escaped.
fn in_cell(value: &str) -> String {
    let mut made = String::with_capacity(value.len());
    for c in value.trim().chars() {
        match c {
            '\n' | '\r' | '\t' => made.push(' '),
            '|' | '｜' => {
                if !made.ends_with('\\') {
                    made.push('\\');
                }
                made.push(c);
            }
            _ => made.push(c),
        }
    }
    made
}

/// A figure in plain digits, without marks that group them by three; anything else as it is.
fn plain(value: &str) -> String {
    let trimmed = value.trim();
    let plain: String = trimmed.chars().map(|c| if c == '，' { ',' } else { ascii(c) }).collect();
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let is_grouped =
        groups.all(|group| group.len() == 3 && is_digits(group)) && (!whole.contains(',') || first.len() < 4);
    if first.is_empty() || !is_digits(first) || !is_grouped || !is_digits(fraction) {
        return trimmed.to_owned();
    }
    plain.replace(',', "")
}
