//! The grid of a section as the form has it, with the figures of a report.

use super::{MISSING, Writer, inline};
use crate::document::{Block, Cell, Head, Style, Table, TableLook};
use crate::edition::{Edition, Holds, Layout};
use crate::report::{Figures, Place, State};
use crate::syntax;
use crate::text::Span;

impl Writer<'_> {
    /// Draws a grid; where the report has none of its tables, says so in its place.
    pub(super) fn grid(&mut self, layout: &'static Layout) {
        let report = self.report;
        let edition = report.edition;
        let own = edition.sections[layout.section].tables;
        if own.iter().all(|&table| report.table(table).is_none()) {
            let heading = edition.sections[layout.section].heading;
            self.text(format!("【缺“{heading}”的表】"), Style::default());
            self.gaps.extend(own.iter().map(|&table| table_name(edition, table)));
            return;
        }
        let figures: Vec<Option<Figures>> = (0..edition.tables.len())
            .map(|at| report.table(at).filter(|_| own.contains(&at)).map(|it| Figures::new(&edition.tables[at], it)))
            .collect();
        for &table in own.iter().filter(|&&table| figures[table].is_none()) {
            self.gaps.push(table_name(edition, table));
        }
        let mut drawn = Table { rows: layout.rows.len() as u32, columns: layout.columns as u32, ..Table::default() };
        drawn.look = TableLook { widths: layout.widths.to_vec(), heads: layout.heads() as u32 };
        for (at, row) in layout.rows.iter().enumerate() {
            for cell in row.cells {
                let text = match cell.holds {
                    Holds::Figure(table, row, column) => self.figure(&figures, table, row, column),
                    holds => edition.text(holds).to_owned(),
                };
                let head = match cell.holds {
                    Holds::Figure(..) => None,
                    Holds::Item(_) => Some(Head::Part),
                    // Names of rows that stand side by side are above their columns.
                    Holds::Row(..) if layout.labels > 0 => Some(Head::Rows),
                    _ => Some(Head::Columns),
                };
                let is_label = head == Some(Head::Rows) && layout.labels > 1;
                let is_corner = matches!(cell.holds, Holds::Head(_)) && cell.column == 0 && layout.labels > 1;
                let centred = !is_label && !is_corner && head != Some(Head::Part);
                let style = Style { centred, ..Style::default() };
                drawn.cells.push(Cell {
                    rows: cell.rows as u32,
                    columns: cell.columns as u32,
                    head,
                    ..Cell::new(at as u32, cell.column as u32, text, style)
                });
            }
        }
        self.blocks.push(Block::Table(drawn));
    }

    /// What stands at an official place, `=` filled in.
    fn figure(&mut self, figures: &[Option<Figures>], table: usize, row: usize, column: usize) -> String {
        let place = || Place::Cell(table, row, column).describe(self.report.edition);
        let Some(figures) = &figures[table] else { return MISSING.to_owned() };
        let cell = figures.cell(row, column);
        let slice = |span: Span| self.report.tree.slice(span);
        match (cell.state, figures.get(row, column)) {
            (State::Missing, _) => {
                self.gaps.push(place());
                MISSING.to_owned()
            }
            (State::Derived, Some(value)) => {
                let before = Span { start: cell.span.start, end: cell.figure.start };
                let after = Span { start: cell.figure.end, end: cell.span.end };
                format!("{}{value}{}", slice(before), syntax::unescaped(slice(after)))
            }
            (State::Derived, None) => {
                self.gaps.push(place());
                slice(cell.span).to_owned()
            }
            (State::Number(_), _) if !cell.unit.is_empty() && !cell.span.covers(cell.unit) => {
                // The heading of the form names another unit than the author's, or none.
                let figure = Span { start: cell.span.start, end: cell.figure.end };
                let behind = Span { start: cell.figure.end, end: cell.span.end };
                let written = format!("{}{}{}", slice(figure), slice(cell.unit), slice(behind));
                inline::cell(&written)
            }
            _ => inline::cell(slice(cell.span)),
        }
    }
}

/// What a table is called among what is missing.
fn table_name(edition: &Edition, table: usize) -> String {
    let place = Place::Table(table).describe(edition);
    if edition.tables[table].item.is_some() { place } else { format!("{place}·表") }
}
