//! What was read in a paragraph, as plain data.

use super::claims::Claim;
use super::notion::Notion;
use super::number::Number;
use super::token::{Token, Unit};
use crate::text::Span;

/// A figure of a paragraph.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Figure {
    /// The number.
    pub number: Number,
    /// What it counts.
    pub unit: Unit,
    /// Number and unit.
    pub span: Span,
    /// What it is a figure of, where that is sure.
    pub notion: Option<Notion>,
    /// The sentence that it stands in, counted from the paragraph's first.
    pub sentence: u32,
    /// The token that it is, by index.
    pub token: u32,
}

impl Figure {
    /// What it is counted by, as its paragraph writes it.
    pub fn counted_by<'t>(&self, text: &'t str) -> &'t str {
        Span { start: self.number.span.end, end: self.span.end }.slice(text).trim()
    }
}

/// A paragraph that was read.
#[derive(Clone, Default, Debug)]
pub struct Reading {
    /// Its pieces.
    pub tokens: Vec<Token>,
    /// Its figures, in order.
    pub figures: Vec<Figure>,
    /// What a figure is of besides, by its index, where it is one of each: 复议和诉讼各1件.
    pub each: Vec<(usize, Notion)>,
    /// What a percentage is a share of all applications of, by its index: 予以公开占比56.5%.
    pub shares: Vec<(usize, Notion)>,
    /// What it denies, or says of all.
    pub claims: Vec<Claim>,
    /// Its lists of parts.
    pub lists: Vec<List>,
}

/// A total and its parts, by index in [`Reading::figures`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct List {
    /// The total.
    pub total: usize,
    /// Its parts, in order.
    pub parts: Vec<usize>,
    /// Whether the parts have to add up to the total.
    pub exhaustive: bool,
}
