//! The sheets of a spreadsheet as a document: what stands together in a sheet is a table, a line above it a paragraph.

use super::unreadable::{CELLS_OF_SHEETS, Unreadable};
use crate::document::sheets::{Area, Sheet, Value, Workbook};
use crate::document::{Block, Cell, Document, InSheets, LeftOut, Omission, Paragraph, Place, Style, Table};
use rustc_hash::{FxHashMap, FxHashSet};

/// A workbook as a document, in the order of its sheets. Rows between which nothing stands are two tables. Hidden sheets
/// are read over, unless nothing stands in the others.
pub fn spread(workbook: &Workbook) -> Result<Document, Unreadable> {
    let mut document = Document { title: workbook.title.clone(), ..Document::default() };
    document.sheets.names = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let holds_any = |sheet: &&Sheet| sheet.rows.iter().flatten().any(|cell| !cell.value.is_blank());
    let mut count = 0;
    let is_seen = workbook.sheets.iter().filter(|sheet| !sheet.is_hidden).any(|sheet| holds_any(&sheet));
    for (number, sheet) in (0..).zip(&workbook.sheets).filter(|(_, sheet)| holds_any(sheet)) {
        if sheet.is_hidden && is_seen {
            document.left_out.push(LeftOut { what: Omission::Sheet, place: Place::Whole });
        } else {
            add(sheet, number, &mut document, &mut count)?;
        }
    }
    Ok(document)
}

/// `count` is how many cells the tables of the document have.
fn add(sheet: &Sheet, number: u32, document: &mut Document, count: &mut usize) -> Result<(), Unreadable> {
    let reached = reached(sheet);
    let is_blank = |row: &usize| texts(sheet, *row).next().is_none() && !reached.get(*row).copied().unwrap_or_default();
    let mut at = 0;
    while at < sheet.rows.len() {
        let after = (at..sheet.rows.len()).find(is_blank).unwrap_or(sheet.rows.len());
        if after == at {
            at += 1;
            continue;
        }
        // A line of one cell at the top, such as a title, is none of the table's rows unless it has more than one.
        while at + 1 < after && is_line(sheet, at) && is_line(sheet, at + 1) {
            document.blocks.extend(paragraph(sheet, (number, at), &mut document.sheets));
            at += 1;
        }
        if after - at == 1 && is_line(sheet, at) {
            document.blocks.extend(paragraph(sheet, (number, at), &mut document.sheets));
        } else {
            document.sheets.tables.push((number, at as u32));
            let table = table(sheet, at..after, document.sheets.tables.len() as u32, count)?;
            for row in at..after {
                for (column, cell) in (1..).zip(sheet.rows.get(row).into_iter().flatten()) {
                    if let (Value::Formula(_), Place::Table(table)) = (&cell.value, table.place) {
                        let place = Place::Cell { table, row: (row - at) as u32 + 1, column };
                        document.left_out.push(LeftOut { what: Omission::Value, place });
                    }
                }
            }
            document.blocks.push(Block::Table(table));
        }
        at = after;
    }
    Ok(())
}

/// What stands in a cell, as far as it is known. A formula that is all that a file holds is no value, and none that
/// could be taken for the sign of a total.
fn text(value: &Value) -> String {
    match value {
        Value::Formula(formula) if formula.trim() == "=" => "=（公式）".to_owned(),
        value => value.text(),
    }
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

fn paragraph(sheet: &Sheet, (number, row): (u32, usize), places: &mut InSheets) -> Option<Block> {
    let cells = (0..).zip(sheet.rows.get(row)?);
    let (column, cell) = cells.into_iter().find(|(_, cell)| !cell.value.is_blank())?;
    places.paragraphs.push((number, row as u32, column));
    let place = Place::Paragraph(places.paragraphs.len() as u32);
    Some(Block::Paragraph(Paragraph { place, ..Paragraph::new(text(&cell.value), Style::default()) }))
}

/// So many places of a table are covered by merged cells.
const MOST_COVERED: usize = 200_000;

fn table(sheet: &Sheet, rows: std::ops::Range<usize>, number: u32, count: &mut usize) -> Result<Table, Unreadable> {
    let first = rows.start;
    let columns = rows.clone().filter_map(|row| sheet.rows.get(row)).map(Vec::len).max().unwrap_or(0);
    let within = |area: &&Area| rows.contains(&(area.row as usize));
    let areas: FxHashMap<(usize, usize), Area> =
        sheet.merged.iter().filter(within).map(|area| ((area.row as usize, area.column as usize), *area)).collect();
    let mut covered: FxHashSet<(usize, usize)> = FxHashSet::default();
    let mut cells = Vec::new();
    // What a sheet leaves blank is a cell too, as long as there is room: of tables that are mostly holes they stay holes.
    let is_full = rows.len().saturating_mul(columns) <= CELLS_OF_SHEETS.most.saturating_sub(*count);
    for row in rows.clone() {
        let width = if is_full { columns } else { sheet.rows.get(row).map_or(0, Vec::len) };
        *count += width;
        CELLS_OF_SHEETS.check(*count)?;
        for column in 0..width {
            if covered.contains(&(row, column)) {
                continue;
            }
            let area = areas.get(&(row, column));
            let (down, across) = area.map_or((1, 1), |area| (area.rows as usize, area.columns as usize));
            let (down, across) = (down.min(rows.end - row), across.min(columns - column));
            let (down, across) = if covered.len() + down * across > MOST_COVERED { (1, 1) } else { (down, across) };
            if down * across > 1 {
                for below in row..row + down {
                    covered.extend((column..column + across).map(|beside| (below, beside)));
                }
            }
            let text = text(sheet.value(row, column));
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
    Ok(Table { rows, columns: columns as u32, cells, place: Place::Table(number), ..Table::default() })
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
        let old = Sheet { name: "上年".to_owned(), is_hidden: true, ..sheet.clone() };
        let document = spread(&Workbook { title: None, sheets: vec![old, sheet.clone()] }).expect("a document");
        assert_eq!(document.left_out, [LeftOut { what: Omission::Sheet, place: Place::Whole }]);
        let words = |place| document.sheets.words(place, crate::text::Lang::Zh);
        let cell = Place::Cell { table: 1, row: 3, column: 2 };
        assert_eq!(words(cell), "工作表“第二十条”B4");
        assert_eq!(
            (words(Place::Table(1)), words(Place::Paragraph(2))),
            ("工作表“第二十条”".into(), "工作表“第二十条”A6".into())
        );
        assert_eq!(words(Place::Whole), "全文");
        let [Block::Paragraph(title), Block::Table(table), Block::Paragraph(note)] = &document.blocks[..] else {
            panic!("{:#?}", document.blocks)
        };
        assert_eq!((title.text(), note.text()), ("𠮷县年报".to_owned(), "说明".to_owned()));
        assert_eq!((table.rows, table.columns, table.cells.len()), (3, 2, 5));
        assert_eq!(table.cells[0].columns, 2);
        // What is hidden is all that there is.
        let hidden = Sheet { is_hidden: true, ..sheet };
        let document = spread(&Workbook { title: None, sheets: vec![Sheet::default(), hidden] }).expect("a document");
        assert_eq!((document.blocks.len(), document.left_out.len()), (3, 0));
    }

    #[test]
    fn a_formula_without_its_value_is_said_where_it_stands() {
        let formula = |text: &str| Value::Formula(text.to_owned());
        let rows = vec![vec!["𠮷".into(), "件数".into()], vec![formula("=SUM(B1:B9)").into(), formula("=").into()]];
        let document =
            spread(&Workbook { title: None, sheets: vec![Sheet { rows, ..Sheet::default() }] }).expect("a document");
        let place = |column| Place::Cell { table: 1, row: 2, column };
        let said = |column| LeftOut { what: Omission::Value, place: place(column) };
        assert_eq!(document.left_out, [said(1), said(2)]);
        let Some(Block::Table(table)) = document.blocks.first() else { panic!("{document:?}") };
        assert_eq!((table.cells[2].text(), table.cells[3].text()), ("=SUM(B1:B9)".into(), "=（公式）".into()));
    }

    #[test]
    fn what_is_left_blank_is_filled_as_long_as_there_is_room() {
        // A wide row over narrow ones: most of such a table is blank.
        let table = || {
            let narrow = std::iter::repeat_n(vec!["𠮷".into(), "1".into()], 59);
            let rows = std::iter::once(vec!["列".into(); 1000]).chain(narrow);
            rows.chain([Vec::new()])
        };
        let of = |tables: usize| {
            let rows = (0..tables).flat_map(|_| table()).collect();
            spread(&Workbook { title: None, sheets: vec![Sheet { rows, ..Sheet::default() }] })
        };
        let count = |block: &Block| if let Block::Table(table) = block { table.cells.len() } else { 0 };
        let counts: Vec<usize> = of(3).expect("a document").blocks.iter().map(count).collect();
        assert_eq!(counts, [60_000, 60_000, 1118]);
        assert_eq!(of(40).expect_err("too many cells"), Unreadable::Above(CELLS_OF_SHEETS));
    }
}
