//! A whole report in canonical form, as edits: what stands between its blocks, and every line that is

use super::document::{Document, Options, Placed};
use super::rewrite::Rewrite;
use super::tables::Layout;
use crate::report::Report;
use crate::syntax::LineKind;
use crate::text::{Edit, Span};
use std::ops::Range;

/// The edits that give a report its canonical form, in order; none if it has that already. Formatting
/// twice is formatting once, and the report before and after says the same.
pub fn format(report: &Report, options: &Options) -> Vec<Edit> {
    let document = Document::new(report, options);
    let tree = &report.tree;
    let text = tree.lines.iter().rposition(|line| line.kind != LineKind::Blank).map_or(0, |last| last + 1);
    let mut out = Rewrite::new(&tree.text, document.mark);
    if let Some(last) = document.lines(0..text, &mut out) {
        document.line_end(last, &mut out);
    }
    out.finish(tree.text.len() as u32)
}

/// The edits that format the blocks that `range` touches, and nothing outside their lines: of a table
/// in two pieces only the piece that is touched.
pub fn format_range(report: &Report, options: &Options, range: Span) -> Vec<Edit> {
    let tree = &report.tree;
    let touches = |first: usize, last: usize| {
        let lines = Span { start: tree.lines[first].start, end: tree.lines[last].end };
        match range.is_empty() {
            true => lines.start <= range.start && range.end <= lines.end,
            false => lines.start < range.end && range.start < lines.end,
        }
    };
    let mut touched = tree.blocks.iter().filter(|block| touches(block.first as usize, block.end as usize - 1));
    let Some(first) = touched.next() else { return Vec::new() };
    let lines = first.first as usize..touched.next_back().unwrap_or(first).end as usize;
    let document = Document::new(report, options);
    let start = if lines.start == 0 { document.mark } else { tree.lines[lines.start].start };
    let (last, end) = (tree.lines[lines.end - 1], tree.full_span(lines.end - 1).end);
    let mut out = Rewrite::new(&tree.text, start);
    if let Some(written) = document.lines(lines, &mut out).filter(|_| last.end < end) {
        document.line_end(written, &mut out);
    }
    out.finish(end)
}

impl Document<'_> {
    /// Writes some lines, the first and last of which are not blank, without what ends the last; gives
    /// back that one.
    fn lines(&self, range: Range<usize>, out: &mut Rewrite<'_>) -> Option<Placed> {
        let mut above = None;
        let mut at = range.start;
        let top = at == 0;
        while at < range.end {
            if self.tree().lines[at].kind == LineKind::Blank && !self.is_fenced(at) {
                at += 1;
                continue;
            }
            let Some(table) = self.report.table_at(at) else {
                let here = Placed { from: at, to: at, moved: false };
                self.between(above, here, top, out);
                self.line(at, out);
                above = Some(here);
                at += 1;
                continue;
            };
            let layout = Layout::new(self, table);
            for here in layout.order(at..table.lines.end.min(range.end)) {
                self.between(above, here, top, out);
                layout.line(here, out);
                above = Some(here);
                at = here.to + 1;
            }
        }
        above
    }
}
