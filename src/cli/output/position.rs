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

pub(super) fn point(checked: &Checked<'_>, offset: u32) -> Point {
    let position = checked.lines.position(checked.text, offset, Encoding::Utf32);
    Point { line: position.line + 1, column: position.column + 1 }
}

pub(super) fn range(checked: &Checked<'_>, span: Span) -> Range {
    Range { start: point(checked, span.start), end: point(checked, span.end) }
}
