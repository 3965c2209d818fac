//! From the text back to the file: for each stretch of the text where it came from.

use crate::document::{Origin, Place};
use crate::text::Span;

/// Where every stretch of an imported text came from.
#[derive(Clone, Default, Debug)]
pub struct Origins {
    /// By where they stand in the text, each up to the next.
    stretches: Vec<Stretch>,
}

/// A stretch of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// Where it stands in the text.
    pub span: Span,
    /// Where its characters stand in the file, if it was copied from there; marks and names that the importer adds
    /// stand nowhere.
    pub source: Option<Source>,
    /// Whether its characters were copied from the file, be it known where they stand there or not.
    pub is_copied: bool,
    /// The place in the file, as people say it.
    pub place: Place,
}

/// Where copied characters stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Source {
    /// The piece of the file.
    pub origin: Origin,
    /// How many bytes of the text that is seen there stand before them.
    pub skip: u32,
}

impl Origins {
    pub(super) fn push(&mut self, stretch: Stretch) {
        self.stretches.push(stretch);
    }

    /// The text ends here after all.
    pub(super) fn end_at(&mut self, end: u32) {
        self.stretches.retain(|stretch| stretch.span.start < end);
        if let Some(last) = self.stretches.last_mut() {
            last.span.end = last.span.end.min(end);
        }
    }

    /// The stretches, in the order of the text.
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// The stretch that holds a byte of the text: the last that begins there or before.
    pub fn at(&self, offset: u32) -> Option<&Stretch> {
        let after = self.stretches.partition_point(|stretch| stretch.span.start <= offset);
        self.stretches.get(after.checked_sub(1)?)
    }

    /// The place of a span of the text: of its first character that was copied, else of its first.
    pub fn place(&self, span: Span) -> Place {
        let first = self.stretches.partition_point(|stretch| stretch.span.end <= span.start);
        let within = self.stretches.get(first..).unwrap_or_default();
        let mut within = within.iter().take_while(|stretch| stretch.span.start < span.end);
        let copied = within.find(|stretch| stretch.is_copied);
        copied.or_else(|| self.at(span.start)).map_or(Place::Whole, |stretch| stretch.place)
    }

    /// The one piece of the file that a span was copied from, character by character; none where it is of several, or
    /// of none.
    pub fn source(&self, span: Span) -> Option<Source> {
        let stretch = self.at(span.start).filter(|stretch| stretch.span.covers(span))?;
        let source = stretch.source?;
        Some(Source { skip: source.skip + (span.start - stretch.span.start), ..source })
    }
}
