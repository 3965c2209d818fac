//! A table's grid without what nobody sees: rows and columns in which no cell begins.

use crate::document::Table;

/// Takes rows and columns out in which no cell begins: Word has slivers of columns where the edges of rows miss each
/// other, pages have rows without cells. What covers them grows smaller; cells stay in their order.
pub(super) fn tidy(table: &mut Table) {
    let rows = kept(table.rows, table.cells.iter().map(|cell| cell.row));
    let columns = kept(table.columns, table.cells.iter().map(|cell| cell.column));
    for cell in &mut table.cells {
        (cell.row, cell.rows) = moved(&rows, cell.row, cell.rows);
        (cell.column, cell.columns) = moved(&columns, cell.column, cell.columns);
    }
    table.rows = rows.last().copied().unwrap_or_default();
    table.columns = columns.last().copied().unwrap_or_default();
}

/// For each line of the grid how many before it stay.
fn kept(count: u32, begun: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut stays = vec![0; count as usize + 1];
    for line in begun {
        if let Some(after) = stays.get_mut(line as usize + 1) {
            *after = 1;
        }
    }
    let mut sum = 0;
    for count in &mut stays {
        sum += *count;
        *count = sum;
    }
    stays
}

fn moved(kept: &[u32], first: u32, count: u32) -> (u32, u32) {
    let at = |line: u32| kept.get(line as usize).or(kept.last()).copied().unwrap_or_default();
    let start = at(first);
    (start, at(first.saturating_add(count)).saturating_sub(start).max(1))
}
