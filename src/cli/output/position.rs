//! Lines and columns as people and JSON count them: from 1, columns in Unicode scalar values.

use super::Checked;
use crate::text::{Encoding, Span};
use serde::Serialize;

/// A place in a file.
#[derive(Serialize)]
pub(super) struct Point {
    pub line: u32,
    pub column: u32,
}

/// From a place up to, not including, another.
#[derive(Serialize)]
pub(super) struct Range {
    pub start: Point,
    pub end: Point,
}

/// The place of a byte. A byte order mark before the first line is no column of it: editors hide it,
/// and SARIF says so.
pub(super) fn point(checked: &Checked<'_>, offset: u32) -> Point {
    let position = checked.lines.position(checked.text, offset, Encoding::Utf32);
    let marked = position.line == 0 && checked.text.starts_with('\u{FEFF}');
    Point { line: position.line + 1, column: (position.column + 1).saturating_sub(u32::from(marked)).max(1) }
}

pub(super) fn range(checked: &Checked<'_>, span: Span) -> Range {
    Range { start: point(checked, span.start), end: point(checked, span.end) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::checked;
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_column() {
        let text = "\u{FEFF}---\n\u{FEFF}𠮷x";
        let checked = checked(text, &[]);
        let at = |offset| {
            let point = point(&checked, offset);
            (point.line, point.column)
        };
        assert_eq!([at(0), at(3), at(5)], [(1, 1), (1, 1), (1, 3)]);
        assert_eq!([at(7), at(10), at(14)], [(2, 1), (2, 2), (2, 3)], "elsewhere it is a character");
    }
}
