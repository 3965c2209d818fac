//! A row that is put into a table as it stands.

use super::skeleton::blank_cell;
use super::table::row_like;
use crate::edition;
use crate::report::Table;
use crate::syntax::Tree;
use crate::text::Ambiguous;

/// An official row without figures, set as the table stands: a cell a column of its header, as wide
/// as that, named by `name`. `None` for a table without a header.
pub fn new_row(tree: &Tree, table: &Table, spec: &edition::Table, row: usize, name: &str) -> Option<String> {
    let header = &tree.rows[*table.header.last()? as usize];
    let mut cells = vec![name.to_owned()];
    cells.extend((1..table.leading).map(|_| String::new()));
    cells.extend(
        table
            .columns
            .iter()
            .skip(table.leading.max(1))
            .map(|column| column.found.map_or(String::new(), |found| blank_cell(spec, row, found.index).to_owned())),
    );
    let widths: Vec<&str> = tree.row_cells(header).iter().map(|cell| tree.slice(*cell)).collect();
    Some(row_like(&cells, &widths, Ambiguous::Narrow))
}
