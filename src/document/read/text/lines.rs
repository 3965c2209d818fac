//! Lines of a text.

use crate::document::read::unreadable::{LINES, Unreadable};

/// A line, without its end.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    /// Its number, from 1.
    pub(super) number: u32,
    pub(super) text: &'t str,
}

/// The lines of a text, whatever ends them.
pub(super) fn lines(text: &str) -> Result<Vec<Line<'_>>, Unreadable> {
    let bare = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut lines = Vec::new();
    let mut rest = bare;
    while !rest.is_empty() {
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        lines.push(Line { number: lines.len() as u32 + 1, text: line });
        LINES.check(lines.len())?;
        rest = after.strip_prefix("\r\n").or_else(|| after.get(1..)).unwrap_or_default();
    }
    Ok(lines)
}
