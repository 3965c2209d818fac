//! Cells of a sheet, put where they stand while all of them together are counted.

use super::unreadable::{SHEET_CELLS, Unreadable};
use crate::document::sheets::{Cell, Sheet, Value};

/// Puts a value at its place; counts the cells that are there for it.
pub(super) fn put(
    sheet: &mut Sheet,
    (row, column): (usize, usize),
    value: Value,
    count: &mut usize,
) -> Result<(), Unreadable> {
    if sheet.rows.len() <= row {
        *count += row + 1 - sheet.rows.len();
        SHEET_CELLS.check(*count)?;
        sheet.rows.resize_with(row + 1, Vec::new);
    }
    let cells = &mut sheet.rows[row];
    if cells.len() <= column {
        *count += column + 1 - cells.len();
        SHEET_CELLS.check(*count)?;
        cells.resize_with(column + 1, Cell::default);
    }
    cells[column].value = value;
    Ok(())
}
