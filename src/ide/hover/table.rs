//! On a table: its corner, the name of a row or column, a figure.

use super::about::{Hover, about};
use super::relations::{applied, equation, spelt_out};
use crate::edition::{self, Along};
use crate::ide::cursor::Cursor;
use crate::ide::last_year;
use crate::ide::subject::{column_parts, join, row_parts};
use crate::ide::{Document, Subject};
use crate::report::{Figures, State, Table, derivation};
use crate::text::{Span, say};

/// What there is to say of a cell of an official table; of other tables, what they cite.
pub(super) fn hover(doc: &Document<'_>, cursor: &Cursor) -> Option<Hover> {
    let tree = &doc.report.tree;
    let row = tree.row(cursor.line)?;
    let touches = |cell: &&Span| cell.start <= cursor.offset && cursor.offset <= cell.end;
    let (at, raw) = tree.row_cells(row).iter().enumerate().find(|(_, cell)| touches(cell))?;
    let content = raw.trim(doc.text);
    // In the white space around it the whole cell is meant.
    let inside = !content.is_empty() && content.start <= cursor.offset && cursor.offset <= content.end;
    let span = if inside { content } else { *raw };
    let table = doc.report.table_at(cursor.line)?;
    let Some(index) = table.spec.filter(|_| !row.delimiter) else {
        return super::prose::hover(doc, content, cursor);
    };
    let spec = &doc.report.edition.tables[index];
    let column = table.columns.get(at).and_then(|column| column.found).map(|found| found.index);
    if table.is_header(tree, cursor.line) {
        return match column {
            Some(column) => Some(Hover { span, markdown: on_column(doc, spec, table, column) }),
            None => about(doc, span, &Subject::Table(doc.report.edition.id.to_owned(), index)),
        };
    }
    let Some(body) = table.row_on(tree, cursor.line) else {
        return about(doc, span, &Subject::Table(doc.report.edition.id.to_owned(), index));
    };
    let found = body.found?.index;
    if at < table.leading.max(1) {
        return Some(Hover { span, markdown: on_row(doc, spec, table, found) });
    }
    let first = table.columns.get(at).is_some_and(|column| column.first);
    let column = column.filter(|_| first && body.first && !spec.rows[found].group)?;
    let told = super::figure::on_cell(doc, cursor.offset);
    let now = Figures::new(spec, table).get(found, column);
    let before = last_year::told(doc, spec, found, column, now);
    let parts = std::iter::once(on_cell(doc, spec, table, found, column)).chain(before).chain(told);
    Some(Hover { span, markdown: join(parts.collect()) })
}

fn on_row(doc: &Document<'_>, spec: &'static edition::Table, table: &Table, row: usize) -> String {
    let mut parts = row_parts(&spec.rows[row], spec, doc.lang, doc.law);
    let basis = parts.split_off(parts.len() - spec.rows[row].provisions.len());
    if !spec.rows[row].group {
        parts.extend(relations(doc, spec, table, Some(row), None));
    }
    parts.extend(basis);
    join(parts)
}

fn on_column(doc: &Document<'_>, spec: &'static edition::Table, table: &Table, column: usize) -> String {
    let mut parts = column_parts(&spec.columns[column], spec, doc.lang, doc.law);
    let basis = parts.split_off(parts.len() - spec.provisions.len());
    parts.extend(relations(doc, spec, table, None, Some(column)));
    parts.extend(basis);
    join(parts)
}

fn on_cell(doc: &Document<'_>, spec: &'static edition::Table, table: &Table, row: usize, column: usize) -> String {
    let (lang, figures) = (doc.lang, Figures::new(spec, table));
    let mut parts = vec![format!("**{} · {}**", spec.rows[row].place, spec.columns[column].name)];
    if let Some(derivation) = derivation(spec, row, column) {
        let formula = &spec.formulas[derivation.formula];
        let is_derived = table.cell(row, column).state == State::Derived;
        parts.extend(spelt_out(&figures, formula, derivation.lane));
        match figures.get(row, column).filter(|_| is_derived) {
            Some(value) => {
                let value = value.normalize();
                parts.push(say!(lang, zh: "`=` 的值是 {value}", en: "`=` is {value} here"));
            }
            None if is_derived => {
                parts.push(
                    say!(lang, zh: "还有数没填，`=` 暂时算不出", en: "`=` cannot be computed yet: a figure is missing"),
                );
            }
            None => {}
        }
    }
    parts.extend(relations(doc, spec, table, Some(row), Some(column)));
    parts.extend(spec.columns[column].note.as_ref().map(|note| crate::ide::pieces::note(note, lang)));
    join(parts)
}

/// The relations of a place as a list, under a heading that says on what they rest.
fn relations(
    doc: &Document<'_>,
    spec: &'static edition::Table,
    table: &Table,
    row: Option<usize>,
    column: Option<usize>,
) -> Option<String> {
    let figures = Figures::new(spec, table);
    let lines: Vec<String> = applied(spec, row, column)
        .map(|(formula, line)| {
            // A relation that holds elsewhere than where the pointer is says where.
            let place = match (formula.along, row, column) {
                (Along::Rows, None, _) => format!("{}：", spec.rows[line].place),
                (Along::Columns, _, None) => format!("{}：", spec.columns[line].name),
                _ => String::new(),
            };
            format!("- {place}{}", equation(spec, &figures, formula, line, doc.lang))
        })
        .collect();
    let document = &doc.report.edition.document.number;
    let heading = say!(doc.lang, zh: "勾稽关系（{document}）：", en: "Relations ({document}):");
    (!lines.is_empty()).then(|| format!("{heading}\n{}", lines.join("\n")))
}
