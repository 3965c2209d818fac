//! From a span of the text to the place of the form that shows it.

use crate::text::Span;
use serde::Serialize;

/// A place of a form.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Debug)]
pub struct At {
    /// The index of the block.
    pub block: usize,
    /// Row and cell, by index in the block's rows.
    pub cell: Option<(usize, usize)>,
}

impl At {
    pub(super) fn block(block: usize) -> At {
        At { block, cell: None }
    }
}

/// What of the text each place shows.
#[derive(Clone, Default, Debug)]
pub(super) struct Places {
    shown: Vec<(Span, At)>,
}

impl Places {
    pub(super) fn add(&mut self, span: Span, at: At) {
        self.shown.push((span, at));
    }

    /// In the order of the text; where one stands in another, the inner comes after.
    pub(super) fn sorted(mut self) -> Places {
        self.shown.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        self
    }

    /// The narrowest place that shows where a span begins; else the last before it.
    pub(super) fn of(&self, span: Span) -> Option<At> {
        let after = self.shown.partition_point(|(shown, _)| shown.start <= span.start);
        let before = self.shown.get(..after).unwrap_or_default();
        let (last, at) = before.last()?;
        let is_in = last.end >= span.start;
        if is_in && at.cell.is_some() {
            return Some(*at);
        }
        // A span that begins in the space before a cell, or with its row, is of that cell.
        let next = self.shown.get(after).filter(|(next, inner)| inner.block == at.block && span.covers(*next));
        if let Some((_, next)) = next.filter(|(_, next)| next.cell.is_some()) {
            return Some(*next);
        }
        if is_in {
            return Some(*at);
        }
        // Between cells it is the block that holds both; none is further out than a line.
        let holder = before.iter().rev().take(64).find(|(shown, _)| shown.end >= span.start);
        Some(holder.map_or(At::block(at.block), |(_, at)| *at))
    }
}
