//! A cell of figures: `=` and the value that it stands for, where a total is derived; elsewhere the figure that the sums
//! leave for it, and those that the text gives it. No other: figures are the author's.

use super::cell_at::CellAt;
use super::item::{CompletionItem, CompletionKind};
use super::offer::{Candidate, offer};
use crate::edition::{self, Along, Kind};
use crate::ide::Document;
use crate::ide::cursor::Cursor;
use crate::lint::{Context, stated};
use crate::report::{Figures, Place, State, Table, cell_at};
use crate::text::{Ambiguous, say, width};

/// So many figures of the text are offered.
const MOST: usize = 4;

pub(super) fn completion(
    doc: &Document<'_>,
    cursor: &Cursor,
    cell: &CellAt,
    table: &Table,
    index: usize,
) -> Vec<CompletionItem> {
    let tree = &doc.report.tree;
    let spec = &doc.report.edition.tables[index];
    let row = table.row_on(tree, cursor.line).and_then(|row| row.found);
    let column = table.columns.get(cell.index).and_then(|column| column.found);
    let (Some(row), Some(column)) = (row, column) else { return Vec::new() };
    if spec.rows[row.index].group {
        return Vec::new();
    }
    let partial = cell.whole(doc, cursor);
    let value = Figures::new(spec, table).derived(row.index, column.index).map(|value| value.normalize().to_string());
    // As wide as the header's cell, at least.
    let header = table.header.last().map(|&row| tree.row_cells(&tree.rows[row as usize]));
    let above = header.and_then(|cells| cells.get(cell.index)).copied().unwrap_or(cell.span);
    let wide = [above, cell.span].map(|span| width(span.slice(doc.text), Ambiguous::Narrow));
    let room = wide[0].max(wide[1]).saturating_sub(2);
    let set = |text: &str| {
        let padding = " ".repeat(room.saturating_sub(width(text, Ambiguous::Narrow)));
        format!(" {padding}{text} {}", if cell.closed { "" } else { "|" })
    };
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut add = |value: &str, detail: String| {
        let is_there = candidates.iter().any(|candidate| candidate.label == value);
        if (value == "=" || value != partial.typed.trim()) && !is_there {
            candidates.push(Candidate::new(CompletionKind::Value, value).text(set(value)).detail(detail));
        }
    };
    if spec.derives(row.index, column.index) {
        let derived = match &value {
            Some(value) => say!(doc.lang, zh: "算得 {value}", en: "computed: {value}"),
            None => say!(doc.lang, zh: "由各项算得", en: "computed from the others"),
        };
        add("=", derived);
        if let Some(value) = &value {
            add(value, say!(doc.lang, zh: "各项之和", en: "the sum"));
        }
    }
    for left in left_over(spec, table, row.index, column.index) {
        add(&left, say!(doc.lang, zh: "合计减去其余各项", en: "the total less the others"));
    }
    // An amount may be in another unit there.
    let is_blank = table.cell(row.index, column.index).state == State::Blank;
    let counts = spec.columns[column.index].kind == Kind::Count && is_blank;
    let told = if counts { told(doc, &Place::Cell(index, row.index, column.index)) } else { Vec::new() };
    for (line, told) in told {
        add(&told, say!(doc.lang, zh: "正文第 {line} 行写的", en: "as line {line} of the text has it"));
    }
    offer(&partial, 'a', candidates)
}

/// What a cell has to be for the sums that it is a part of, where all else in them is written.
fn left_over(spec: &'static edition::Table, table: &Table, row: usize, column: usize) -> Vec<String> {
    let figures = Figures::new(spec, table);
    let left = spec.formulas.iter().filter_map(|formula| {
        let (lane, at) = if formula.along == Along::Rows { (row, column) } else { (column, row) };
        if !formula.left.contains(&at) {
            return None;
        }
        let others: Vec<usize> = formula.left.iter().copied().filter(|&other| other != at).collect();
        let is_written = formula.right.iter().all(|&right| {
            let (row, column) = cell_at(formula.along, lane, right);
            table.cell(row, column).number().is_some()
        });
        let total = figures.sum(formula, lane, formula.right).filter(|_| is_written)?;
        total.checked_sub(figures.sum(formula, lane, &others)?).filter(|left| !left.is_sign_negative())
    });
    left.map(|left| left.normalize().to_string()).collect()
}

/// The figures that the text gives a cell alone, each with its line.
fn told(doc: &Document<'_>, cell: &Place) -> Vec<(usize, String)> {
    let all = stated(&Context::of_text(doc.report, doc.lang));
    let own = all.iter().filter(|figure| {
        let mut readings = figure.readings.iter();
        let first = readings.next().filter(|reading| reading.terms.len() == 1 && reading.terms[0].place == *cell);
        first.is_some() && readings.next().is_none()
    });
    let written = own.filter_map(|figure| {
        let number = figure.number.slice(doc.text);
        let line = doc.report.tree.line_at(figure.span.start)? + 1;
        // In the unit and the digits of a cell, as it stands.
        let is_plain = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        is_plain.then(|| (line, number.to_owned()))
    });
    written.take(MOST).collect()
}
