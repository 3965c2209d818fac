//! Rows of cells that say where their edges are, on one grid: what the older formats of Word have instead of spans.

use super::table::{Merge, OpenTable};
use crate::document::read::unreadable::{COLUMNS, Unreadable};
use crate::document::{Block, Origin, Table};
use rustc_hash::FxHashSet;

/// Edges that are nearer to each other than this, in twentieths of a point, are one: hands miss by as much.
const NEAR: i32 = 60;

/// How wide a cell is taken for whose edges are not said.
const WIDTH: i32 = 1000;

/// How a row is cut into cells.
#[derive(Clone, Default)]
pub(crate) struct Shape {
    /// Where the first cell begins and each ends, in twentieths of a point.
    pub(crate) edges: Vec<i32>,
    /// How each cell is part of a merged one: downwards, and across.
    pub(crate) merges: Vec<(Merge, Merge)>,
}

/// A cell, with what stands in it.
pub(crate) struct RawCell {
    pub(crate) blocks: Vec<Block>,
    pub(crate) source: Origin,
    /// Its mark is deleted.
    pub(crate) is_gone: bool,
}

/// A row of cells.
pub(crate) struct RawRow {
    pub(crate) cells: Vec<RawCell>,
    pub(crate) shape: Shape,
}

impl RawRow {
    /// As many edges as its cells need, each beyond the one before. What the file does not say goes on to the right.
    fn edges(&self) -> Vec<i32> {
        let mut edges: Vec<i32> = Vec::with_capacity(self.cells.len() + 1);
        for at in 0..=self.cells.len() {
            let last = edges.last().copied();
            let edge = match (self.shape.edges.get(at), last) {
                (Some(&edge), Some(last)) => edge.max(last.saturating_add(1)),
                (Some(&edge), None) => edge,
                (None, last) => last.map_or(0, |last| last.saturating_add(WIDTH)),
            };
            edges.push(edge);
        }
        edges
    }
}

/// A table of such rows, if anything is left of it.
pub(crate) fn table(rows: Vec<RawRow>) -> Result<Option<Table>, Unreadable> {
    let edges: Vec<Vec<i32>> = rows.iter().map(RawRow::edges).collect();
    let columns = columns(&edges);
    let column = |edge: i32| columns.partition_point(|&first| first <= edge).saturating_sub(1) as u32;
    let mut table = OpenTable::default();
    for (row, edges) in rows.into_iter().zip(&edges) {
        table.begin_row();
        table.skip_columns(edges.first().map_or(0, |&first| column(first)));
        for (at, cell) in row.cells.into_iter().enumerate() {
            let (Some(&left), Some(&right)) = (edges.get(at), edges.get(at + 1)) else { continue };
            let Origin { part, span } = cell.source;
            table.begin_cell(span.start);
            if let Some(open) = table.cell() {
                open.columns = column(right).saturating_sub(column(left)).max(1);
                (open.down, open.across) = row.shape.merges.get(at).copied().unwrap_or_default();
            }
            // What a merged cell goes on with is not seen.
            let blocks = if table.is_unseen() { Vec::new() } else { cell.blocks };
            table.end_cell(blocks, part, span.end)?;
        }
        table.end_row();
    }
    Ok(table.end())
}

/// Where the columns of the grid begin: edges that are near each other are one, unless they are two of one row.
fn columns(rows: &[Vec<i32>]) -> Vec<i32> {
    let mut all: Vec<(i32, usize)> =
        rows.iter().enumerate().flat_map(|(row, edges)| edges.iter().map(move |&edge| (edge, row))).collect();
    all.sort_unstable();
    let mut firsts: Vec<i32> = Vec::new();
    let mut met: FxHashSet<usize> = FxHashSet::default();
    let mut last = None;
    for (edge, row) in all {
        let is_near = firsts.last().is_some_and(|first| edge.saturating_sub(*first) <= NEAR);
        let is_same = last == Some(edge);
        if !is_same && (!is_near || met.contains(&row)) {
            firsts.push(edge);
            met.clear();
        }
        met.insert(row);
        last = Some(edge);
    }
    firsts
}

/// Checks the number of a row's cells while it is read.
pub(crate) fn check(cells: usize) -> Result<(), Unreadable> {
    COLUMNS.check(cells)
}
