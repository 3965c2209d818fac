//! What an editor asks of the figures in the text: which cells each may be of, and which it agrees with. The same
//! readings decide what narrative/figure-mismatch finds.

use super::admissible::{Reading, agrees, amount, find, readings, value};
use crate::lint::context::Context;
use crate::lint::prose::Paragraph;
use crate::prose::{Figure, Notion};
use crate::report::Place;
use crate::text::Span;
use rust_decimal::Decimal;

/// A figure in the text that is of something the tables hold.
#[derive(Clone, Debug)]
pub struct Stated {
    /// The number.
    pub number: Span,
    /// Number and unit.
    pub span: Span,
    /// What it may be: sums of cells.
    pub readings: Vec<Possible>,
}

/// One thing that a figure may be.
#[derive(Clone, Debug)]
pub struct Possible {
    /// The cells that are added or taken away.
    pub terms: Vec<Stand>,
    /// What they come to, in the unit of the tables; `None` where a figure is missing.
    pub value: Option<Decimal>,
    /// Whether the figure in the text is that.
    pub agrees: bool,
}

/// A cell, as part of a sum.
#[derive(Clone, Debug)]
pub struct Stand {
    /// Which cell it is.
    pub place: Place,
    /// Where its content stands in the text.
    pub cell: Span,
    /// Whether it is taken away.
    pub minus: bool,
}

impl Stated {
    /// The readings that count: those that agree, or all where none does.
    pub fn counting(&self) -> impl Iterator<Item = &Possible> {
        let some_agree = self.readings.iter().any(|reading| reading.agrees);
        self.readings.iter().filter(move |reading| reading.agrees || !some_agree)
    }
}

/// The figures of the text that are of something the tables hold, in order; those in section five may be of any year.
pub fn stated(context: &Context<'_>) -> Vec<Stated> {
    let paragraphs = context.paragraphs().iter().filter(|paragraph| !context.stands_in(paragraph, "problems"));
    let of = |paragraph: &Paragraph<'_>| -> Vec<Stated> {
        paragraph.reading.figures.iter().filter_map(|figure| one(context, paragraph, figure)).collect()
    };
    paragraphs.flat_map(of).collect()
}

fn one(context: &Context<'_>, paragraph: &Paragraph<'_>, figure: &Figure) -> Option<Stated> {
    let notion = figure.notion?;
    let mut readings = possible(context, notion);
    let stated = amount(figure)?;
    for reading in &mut readings {
        reading.agrees = reading.value.is_some_and(|value| agrees(figure, stated, value));
    }
    let (number, span) = (paragraph.span(figure.number.span), paragraph.span(figure.span));
    (!readings.is_empty()).then_some(Stated { number, span, readings })
}

/// What something that a text speaks of may be, by the tables; none of it is held against a figure.
pub fn possible(context: &Context<'_>, notion: Notion) -> Vec<Possible> {
    let stands = |reading: &Reading| -> Option<Vec<Stand>> {
        let stand = |term: &super::admissible::Term| {
            let found = find(context, term)?;
            let place = Place::Cell(found.table.index, found.row, found.column);
            Some(Stand { place, cell: found.table.figures.cell(found.row, found.column).span, minus: term.minus })
        };
        reading.iter().map(stand).collect()
    };
    let all = readings(context, notion);
    let known = all.iter().filter_map(|reading| {
        let terms = stands(reading).filter(|terms| !terms.is_empty())?;
        Some(Possible { terms, value: value(context, reading), agrees: false })
    });
    known.collect()
}
