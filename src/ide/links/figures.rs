//! Figures in the text and the cells that they are of.

use super::target::{Target, touches};
use crate::ide::Document;
use crate::ide::cursor::{Cursor, boundary};
use crate::lint::{Context, Stated, stated};
use crate::prose::begins_number;
use crate::report::Place;
use crate::text::Span;

/// The cells that the figure at a byte is of, by the first reading that counts.
pub(super) fn definition(doc: &Document<'_>, offset: u32) -> Vec<Target> {
    let Some(figure) = stated_at(doc, offset) else { return Vec::new() };
    let first = figure.counting().next();
    let terms = first.into_iter().flat_map(|reading| &reading.terms);
    terms.map(|term| Target { origin: figure.span, target: term.cell }).collect()
}

/// The figures that are of the same cells.
pub(super) fn references(doc: &Document<'_>, offset: u32, declared: bool) -> Vec<Span> {
    let all = stated(&Context::of_text(doc.report, doc.lang));
    let at = Cursor::new(&doc.report.tree, offset).offset;
    let cells: Vec<(Place, Span)> = match all.iter().find(|figure| touches(figure.span, at)) {
        Some(figure) => {
            let first = figure.counting().next();
            first.into_iter().flat_map(|reading| &reading.terms).map(|term| (term.place.clone(), term.cell)).collect()
        }
        None => cell_at(doc, offset).into_iter().collect(),
    };
    let of = |figure: &&Stated| {
        let mut terms = figure.counting().flat_map(|reading| &reading.terms);
        terms.any(|term| cells.iter().any(|(place, _)| *place == term.place))
    };
    let figures = all.iter().filter(of).map(|figure| figure.span);
    let own = cells.iter().map(|(_, cell)| *cell).filter(|_| declared);
    figures.chain(own).collect()
}

/// The figure of the text at a byte, if it is of something that the tables hold.
pub(in crate::ide) fn stated_at(doc: &Document<'_>, offset: u32) -> Option<Stated> {
    let at = Cursor::new(&doc.report.tree, offset).offset;
    if !is_near_number(doc, at) {
        return None;
    }
    let all = stated(&Context::of_text(doc.report, doc.lang));
    all.into_iter().find(|figure| touches(figure.span, at))
}

/// Whether a number stands so near a byte that the byte may be in it, or in its unit.
fn is_near_number(doc: &Document<'_>, at: u32) -> bool {
    const NEAR: u32 = 60;
    let (start, end) = (boundary(doc.text, at.saturating_sub(NEAR)), boundary(doc.text, at.saturating_add(NEAR)));
    Span { start, end }.slice(doc.text).contains(begins_number)
}

/// The cell of an official table at a byte, and its content.
pub(in crate::ide) fn cell_at(doc: &Document<'_>, offset: u32) -> Option<(Place, Span)> {
    let tree = &doc.report.tree;
    let cursor = Cursor::new(tree, offset);
    tree.lines.get(cursor.line)?;
    let row = tree.row(cursor.line).filter(|row| !row.delimiter)?;
    let (at, raw) = tree.row_cells(row).iter().enumerate().find(|(_, cell)| touches(**cell, cursor.offset))?;
    let table = doc.report.table_at(cursor.line)?;
    let spec = table.spec?;
    let body = table.row_on(tree, cursor.line).filter(|body| body.first)?;
    let column = table.columns.get(at).filter(|column| column.first)?.found?.index;
    Some((Place::Cell(spec, body.found?.index, column), raw.trim(doc.text)))
}
