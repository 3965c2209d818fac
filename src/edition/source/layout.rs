//! The grids of the official form, from what the data says beside the tables: words above columns, and which sections
//! lay their rows side by side.

use super::{index, leak};
use crate::edition::{Holds, Layout, LayoutCell, LayoutRow, Row, Table};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LayoutFile {
    section: &'static str,
    widths: Vec<u32>,
    #[serde(default)]
    own_page: bool,
    /// How many columns name the rows.
    #[serde(default)]
    labels: usize,
    /// Whether the rows of the one table stand side by side.
    #[serde(default)]
    across: bool,
    /// What stands in the corner.
    corner: Option<&'static str>,
    /// Words above columns (or above rows that stand side by side), a list for each row of the head.
    #[serde(default)]
    heads: Vec<Vec<HeadFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadFile {
    name: &'static str,
    /// The ids of what it stands above, side by side.
    over: Vec<&'static str>,
}

fn cell(column: usize, columns: usize, rows: usize, holds: Holds) -> LayoutCell {
    LayoutCell { column, columns, rows, holds }
}

impl LayoutFile {
    pub(super) fn build(self, sections: &[&str], tables: &'static [Table]) -> Layout {
        let section = index(sections, self.section);
        let own: Vec<usize> = (0..tables.len()).filter(|&at| tables[at].section == section).collect();
        let (columns, rows) = match own[..] {
            [table] if self.across => self.across_rows(table, &tables[table]),
            [table] => self.matrix(table, &tables[table]),
            _ => blocks(&own, tables),
        };
        let rows = leak(rows.into_iter().map(|cells| LayoutRow { cells: leak(cells) }));
        assert_eq!(self.widths.len(), columns, "the widths of {}", self.section);
        let labels = if self.across { 0 } else { self.labels.max(1) };
        Layout { section, columns, widths: leak(self.widths), own_page: self.own_page, labels, rows }
    }

    /// A head over columns, labels of groups at the left.
    fn matrix(&self, at: usize, table: &Table) -> (usize, Vec<Vec<LayoutCell>>) {
        let ids: Vec<&str> = table.columns.iter().map(|column| column.id).collect();
        let depth = self.heads.len() + 1;
        let mut rows: Vec<Vec<LayoutCell>> = (0..depth).map(|_| Vec::new()).collect();
        rows[0].push(cell(0, self.labels, depth, Holds::Head(self.corner.unwrap_or_default())));
        // How many heads stand above each column.
        let above: Vec<usize> = ids.iter().map(|id| self.heads.iter().filter(|row| covers(row, id)).count()).collect();
        for (level, heads) in self.heads.iter().enumerate() {
            for head in heads {
                let first = index(&ids, head.over[0]);
                rows[level].push(cell(self.labels + first, head.over.len(), 1, Holds::Head(head.name)));
            }
        }
        for (column, &level) in above.iter().enumerate() {
            rows[level].push(cell(self.labels + column, 1, depth - level, Holds::Column(at, column)));
        }
        rows.iter_mut().for_each(|row| row.sort_by_key(|cell| cell.column));
        let mut labelled = vec![false; table.rows.len()];
        for (leaf, row) in table.rows.iter().enumerate().filter(|(_, row)| !row.group) {
            let mut path: Vec<usize> = std::iter::successors(row.parent, |&parent| table.rows[parent].parent).collect();
            path.reverse();
            let mut cells = Vec::new();
            for (level, &group) in path.iter().enumerate() {
                if !std::mem::replace(&mut labelled[group], true) {
                    cells.push(cell(level, 1, leaves(table.rows, group), Holds::Row(at, group)));
                }
            }
            cells.push(cell(path.len(), self.labels - path.len(), 1, Holds::Row(at, leaf)));
            let figure = |column| cell(self.labels + column, 1, 1, Holds::Figure(at, leaf, column));
            cells.extend((0..ids.len()).map(figure));
            rows.push(cells);
        }
        (self.labels + ids.len(), rows)
    }

    /// The rows of a table side by side, in one row of figures.
    fn across_rows(&self, at: usize, table: &Table) -> (usize, Vec<Vec<LayoutCell>>) {
        let ids: Vec<&str> = table.rows.iter().map(|row| row.id).collect();
        let each = table.columns.len();
        let mut rows: Vec<Vec<LayoutCell>> = (0..3).map(|_| Vec::new()).collect();
        for head in self.heads.iter().flatten() {
            let first = index(&ids, head.over[0]);
            let alone = head.name == table.rows[first].name;
            let holds = if alone { Holds::Row(at, first) } else { Holds::Head(head.name) };
            rows[0].push(cell(first * each, head.over.len() * each, 1, holds));
            for row in head.over.iter().map(|id| index(&ids, id)) {
                if !alone {
                    rows[1].push(cell(row * each, each, 1, Holds::Row(at, row)));
                }
                let names = (0..each)
                    .map(|column| cell(row * each + column, 1, if alone { 2 } else { 1 }, Holds::Column(at, column)));
                rows[if alone { 1 } else { 2 }].extend(names);
            }
        }
        let figures = (0..ids.len()).flat_map(|row| (0..each).map(move |column| (row, column)));
        rows.push(
            figures.map(|(row, column)| cell(row * each + column, 1, 1, Holds::Figure(at, row, column))).collect(),
        );
        (ids.len() * each, rows)
    }
}

fn covers(heads: &[HeadFile], id: &str) -> bool {
    heads.iter().any(|head| head.over.contains(&id))
}

/// How many rows with figures a group has.
fn leaves(rows: &[Row], group: usize) -> usize {
    let within = |row: &Row| std::iter::successors(row.parent, |&parent| rows[parent].parent).any(|at| at == group);
    rows.iter().filter(|row| !row.group && within(row)).count()
}

/// Several tables below each other, each under its item. The last column of each is as wide as is left.
fn blocks(own: &[usize], tables: &[Table]) -> (usize, Vec<Vec<LayoutCell>>) {
    let columns = 1 + own.iter().map(|&at| tables[at].columns.len()).max().unwrap_or_default();
    let mut rows = Vec::new();
    for &at in own {
        let count = tables[at].columns.len();
        let wide = |column: usize| if column + 1 == count { columns - count } else { 1 };
        rows.push(vec![cell(0, columns, 1, Holds::Item(at))]);
        let names = (0..count).map(|column| cell(1 + column, wide(column), 1, Holds::Column(at, column)));
        rows.push(std::iter::once(cell(0, 1, 1, Holds::Corner(at))).chain(names).collect());
        for row in 0..tables[at].rows.len() {
            let figures = (0..count).map(|column| cell(1 + column, wide(column), 1, Holds::Figure(at, row, column)));
            rows.push(std::iter::once(cell(0, 1, 1, Holds::Row(at, row))).chain(figures).collect());
        }
    }
    (columns, rows)
}
