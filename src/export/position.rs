//! Where things are as people and JSON are told: lines and columns, counted from 1, columns in Unicode scalar values;
//! for a document without lines, words.

use crate::text::{Encoding, LineIndex, Positions, Span};
use serde::Serialize;
use std::borrow::Cow;

/// What places lie in: the file that was checked, or another document that a finding points into.
#[derive(Clone, Debug)]
pub struct Document<'d> {
    /// Its path as it is shown.
    pub path: Cow<'d, str>,
    /// What it says.
    pub text: &'d str,
    /// How places in it are told.
    pub positions: &'d Positions,
}

/// A place in a file.
#[derive(Clone, Copy, Serialize, Debug)]
pub struct Point {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// From a place up to, not including, another.
#[derive(Clone, Copy, Serialize, Debug)]
pub struct Range {
    /// Where it begins.
    pub start: Point,
    /// The place after it.
    pub end: Point,
}

impl Document<'_> {
    /// The place of a byte, in a document with lines.
    pub fn point(&self, offset: u32) -> Option<Point> {
        match self.positions {
            Positions::Lines(lines) => Some(self.point_among(lines, offset)),
            Positions::Origins(_) => None,
        }
    }

    /// The place of a byte. A byte order mark before the first line is no column of it: editors hide it, and SARIF
    /// says so.
    fn point_among(&self, lines: &LineIndex, offset: u32) -> Point {
        let position = lines.position(self.text, offset, Encoding::Utf32);
        let marked = position.line == 0 && self.text.starts_with('\u{FEFF}');
        Point { line: position.line + 1, column: (position.column + 1).saturating_sub(u32::from(marked)).max(1) }
    }

    /// The place of a span, in a document with lines.
    pub fn range(&self, span: Span) -> Option<Range> {
        Some(Range { start: self.point(span.start)?, end: self.point(span.end)? })
    }

    /// The place of a span in words, in a document without lines.
    pub fn origin(&self, span: Span) -> Option<String> {
        match self.positions {
            Positions::Lines(_) => None,
            Positions::Origins(origin) => Some(origin(span)),
        }
    }

    /// The document and the place in it: `path:line:column`, or `path（origin）`.
    pub fn address(&self, span: Span) -> String {
        let path = &self.path;
        match self.positions {
            Positions::Lines(lines) => {
                let Point { line, column } = self.point_among(lines, span.start);
                format!("{path}:{line}:{column}")
            }
            Positions::Origins(origin) => format!("{path}（{}）", origin(span)),
        }
    }
}
