//! The official form as JSON, for portals and programs that draw or fill it themselves: the grids with their merged
//! cells, a stable ASCII key for each figure, and the relations that tie the figures together.

use crate::edition::{Along, Edition, Holds, Layout, Relation, Table};
use serde_json::{Value, json};

/// The form of an edition. Keys are those of the CSV.
pub fn layout(edition: &Edition) -> Value {
    let sections = edition.sections.iter().enumerate().map(|(at, section)| {
        let grid = edition.layouts.iter().find(|layout| layout.section == at);
        json!({ "id": section.id, "heading": section.heading, "grid": grid.map(|layout| grid_of(edition, layout)) })
    });
    let relations: Vec<Value> = edition.tables.iter().flat_map(relations).collect();
    json!({
        "edition": edition.id,
        "document": edition.document.number,
        "sections": sections.collect::<Vec<_>>(),
        "relations": relations,
    })
}

fn grid_of(edition: &Edition, layout: &Layout) -> Value {
    let rows = layout.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| {
            let (holds, key) = match cell.holds {
                Holds::Head(_) => ("head", None),
                Holds::Item(table) => ("item", Some(edition.tables[table].id.to_owned())),
                Holds::Corner(_) => ("corner", None),
                Holds::Column(table, column) => ("column", Some(column_key(&edition.tables[table], column))),
                Holds::Row(table, row) => ("row", Some(row_key(&edition.tables[table], row))),
                Holds::Figure(table, row, column) => ("figure", Some(key(&edition.tables[table], row, column))),
            };
            json!({
                "column": cell.column,
                "columns": cell.columns,
                "rows": cell.rows,
                "holds": holds,
                "key": key,
                "text": edition.text(cell.holds),
            })
        });
        cells.collect::<Vec<_>>()
    });
    json!({
        "columns": layout.columns,
        "widths": layout.widths,
        "own_page": layout.own_page,
        "heads": layout.heads(),
        "rows": rows.collect::<Vec<_>>(),
    })
}

/// Each relation in each row or column in which it holds: `sum(left) = sum(right)`.
fn relations(table: &'static Table) -> impl Iterator<Item = Value> {
    table.formulas.iter().flat_map(move |formula| {
        let lanes = match formula.along {
            Along::Rows => (0..table.rows.len()).filter(|&row| !table.rows[row].group).collect::<Vec<_>>(),
            Along::Columns => (0..table.columns.len()).collect(),
        };
        lanes.into_iter().map(move |lane| {
            let keys = |side: &[usize]| -> Vec<String> {
                let at = |&at: &usize| match formula.along {
                    Along::Rows => key(table, lane, at),
                    Along::Columns => key(table, at, lane),
                };
                side.iter().map(at).collect()
            };
            let relation = match formula.relation {
                Relation::Row => "row",
                Relation::Outcome => "outcome",
                Relation::Balance => "balance",
            };
            json!({ "relation": relation, "left": keys(formula.left), "right": keys(formula.right) })
        })
    })
}

fn key(table: &Table, row: usize, column: usize) -> String {
    format!("{}/{}/{}", table.id, table.rows[row].id, table.columns[column].id)
}

fn row_key(table: &Table, row: usize) -> String {
    format!("{}/{}", table.id, table.rows[row].id)
}

fn column_key(table: &Table, column: usize) -> String {
    format!("{}/*/{}", table.id, table.columns[column].id)
}
