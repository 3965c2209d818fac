//! The sheets of a spreadsheet as a document: what stands together in a sheet is a table, a line above it a paragraph.

use crate::document::sheets::{Area, Sheet, Workbook};
use crate::document::{Block, Cell, Document, Paragraph, Place, Style, Table};
use rustc_hash::{FxHashMap, FxHashSet};

/// A workbook as a document, in the order of its sheets. Rows between which nothing stands are two tables.
pub fn spread(workbook: &Workbook) -> Document {
    let mut blocks = Vec::new();
    let (mut tables, mut paragraphs) = (0, 0);
    for sheet in &workbook.sheets {
        let reached = reached(sheet);
        let is_blank =
            |row: &usize| texts(sheet, *row).next().is_none() && !reached.get(*row).copied().unwrap_or_default();
        let mut at = 0;
        while at < sheet.rows.len() {
            let after = (at..sheet.rows.len()).find(is_blank).unwrap_or(sheet.rows.len());
            if after == at {
                at += 1;
                continue;
            }
            // A line of one cell at the top, such as a title, is none of the table's rows unless it has more than one.
            while at + 1 < after && is_line(sheet, at) && is_line(sheet, at + 1) {
                paragraphs += 1;
                blocks.push(paragraph(sheet, at, paragraphs));
                at += 1;
            }
            if after - at == 1 && is_line(sheet, at) {
                paragraphs += 1;
                blocks.push(paragraph(sheet, at, paragraphs));
            } else {
                tables += 1;
                blocks.push(Block::Table(table(sheet, at..after, tables)));
            }
            at = after;
        }
    }
    Document { blocks, title: workbook.title.clone(), ..Document::default() }
}

fn texts(sheet: &Sheet, row: usize) -> impl Iterator<Item = &crate::document::sheets::Cell> {
    sheet.rows.get(row).into_iter().flatten().filter(|cell| !cell.value.is_blank())
}

/// For each row whether a cell reaches into it that begins above and holds something.
fn reached(sheet: &Sheet) -> Vec<bool> {
    let mut steps = vec![0i64; sheet.rows.len() + 1];
    for area in &sheet.merged {
        let (first, column) = (area.row as usize, area.column as usize);
        let (from, to) = (first + 1, (first + area.rows as usize).min(sheet.rows.len()));
        if from < to && !sheet.value(first, column).is_blank() {
            steps[from] += 1;
            steps[to] -= 1;
        }
    }
    let depth = steps.iter().scan(0, |depth, step| {
        *depth += step;
        Some(*depth > 0)
    });
    depth.take(sheet.rows.len()).collect()
}

/// Whether a row holds one text alone.
fn is_line(sheet: &Sheet, row: usize) -> bool {
    texts(sheet, row).count() == 1
}

fn paragraph(sheet: &Sheet, row: usize, number: u32) -> Block {
    let text = texts(sheet, row).next().map_or(String::new(), |cell| cell.value.text());
    Block::Paragraph(Paragraph { place: Place::Paragraph(number), ..Paragraph::new(text, Style::default()) })
}

/// So many cells are made of what a sheet leaves blank, and so many places are covered by merged ones.
const MOST_CELLS: usize = 200_000;

fn table(sheet: &Sheet, rows: std::ops::Range<usize>, number: u32) -> Table {
    let first = rows.start;
    let columns = rows.clone().filter_map(|row| sheet.rows.get(row)).map(Vec::len).max().unwrap_or(0);
    let within = |area: &&Area| rows.contains(&(area.row as usize));
    let areas: FxHashMap<(usize, usize), Area> =
        sheet.merged.iter().filter(within).map(|area| ((area.row as usize, area.column as usize), *area)).collect();
    let mut covered: FxHashSet<(usize, usize)> = FxHashSet::default();
    let mut cells = Vec::new();
    // Of a table that is mostly holes they stay holes.
    let is_full = rows.len().saturating_mul(columns) <= MOST_CELLS;
    for row in rows.clone() {
        let width = if is_full { columns } else { sheet.rows.get(row).map_or(0, Vec::len) };
        for column in 0..width {
            if covered.contains(&(row, column)) {
                continue;
            }
            let area = areas.get(&(row, column));
            let (down, across) = area.map_or((1, 1), |area| (area.rows as usize, area.columns as usize));
            let (down, across) = (down.min(rows.end - row), across.min(columns - column));
            let (down, across) = if covered.len() + down * across > MOST_CELLS { (1, 1) } else { (down, across) };
            if down * across > 1 {
                for below in row..row + down {
                    covered.extend((column..column + across).map(|beside| (below, beside)));
                }
            }
            let text = sheet.value(row, column).text();
            let mut cell = Cell::new((row - first) as u32, column as u32, text, Style::default());
            (cell.rows, cell.columns) = (down as u32, across as u32);
            let place = Place::Cell { table: number, row: cell.row + 1, column: cell.column + 1 };
            if let Some(Block::Paragraph(paragraph)) = cell.blocks.first_mut() {
                paragraph.place = place;
            }
            cells.push(cell);
        }
    }
    let rows = (rows.end - first) as u32;
    Table { rows, columns: columns as u32, cells, place: Place::Table(number), ..Table::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_together_is_a_table_and_a_line_above_it_a_paragraph() {
        let row = |texts: &[&str]| texts.iter().map(|&text| text.into()).collect::<Vec<_>>();
        let mut sheet = Sheet { name: "第二十条".to_owned(), ..Sheet::default() };
        sheet.rows = vec![
            row(&["𠮷县年报"]),
            row(&["第二十条第（一）项"]),
            row(&["信息内容", "本年制发件数"]),
            row(&["规章", "0"]),
            row(&[]),
            row(&["说明"]),
        ];
        sheet.merged = vec![Area { row: 1, column: 0, rows: 1, columns: 2 }];
        let document = spread(&Workbook { title: None, sheets: vec![sheet] });
        let [Block::Paragraph(title), Block::Table(table), Block::Paragraph(note)] = &document.blocks[..] else {
            panic!("{:#?}", document.blocks)
        };
        assert_eq!((title.text(), note.text()), ("𠮷县年报".to_owned(), "说明".to_owned()));
        assert_eq!((table.rows, table.columns, table.cells.len()), (3, 2, 5));
        assert_eq!(table.cells[0].columns, 2);
    }
}
