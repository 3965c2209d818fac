//! A summary as sheets: the units with their main figures, all figures of all units side by side, each official table, what was left out.

use super::tables::{listed_places, shown, title};
use super::{Stands, Summary, Total, Wanted, heading, places};
use crate::document::sheets::{Area, Cell, Look, Sheet, SheetLook, Tone, Value, Workbook};
use crate::edition::Table;
use crate::text::{Lang, say};
use std::borrow::Cow;

const HEAD: Look = Look { tone: Tone::Head, wrap: true, centred: true, framed: true };
const FIGURE: Look = Look { tone: Tone::Plain, wrap: false, centred: true, framed: true };
const NAME: Look = Look { tone: Tone::Plain, wrap: true, centred: false, framed: true };
const TOTAL: Look = Look { tone: Tone::Total, wrap: false, centred: true, framed: true };
const BLANK: Look = Look { tone: Tone::Doubtful, wrap: false, centred: true, framed: true };

/// The summary as sheets.
pub fn workbook(summary: &Summary, wanted: Wanted<'_>, lang: Lang) -> Workbook {
    let totals = summary.totals();
    let mut sheets = vec![main(summary, &totals, lang)];
    let mut left = &totals[..];
    sheets.extend(summary.edition.tables.iter().map(|table| official(summary, &mut left, table, lang)));
    // A list of many columns is no table of a report: who reads the file as one meets the official ones first.
    sheets.push(units(summary, &totals, lang));
    if !summary.excluded.is_empty() {
        sheets.push(excluded(summary, lang));
    }
    Workbook { title: Some(title(summary, wanted.agency, lang)), sheets }
}

/// The figures that are asked for most, a row a unit: what fits on paper.
fn main(summary: &Summary, totals: &[Total], lang: Lang) -> Sheet {
    let listed = listed_places(summary.edition);
    let heads = [say!(lang, zh: "序号", en: "No."), say!(lang, zh: "单位", en: "Unit")].into_iter();
    let heads = heads.chain(listed.iter().map(|(_, name)| (*name).to_owned()));
    let heads = heads.chain([say!(lang, zh: "未填格数", en: "Blanks")]);
    let mut rows: Vec<Vec<Cell>> = vec![heads.map(|name| Cell::new(name, HEAD)).collect()];
    for (number, unit) in (1usize..).zip(&summary.units) {
        let mut row = vec![Cell::new(number, FIGURE), Cell::new(summary.name(unit, lang), NAME)];
        row.extend(listed.iter().filter_map(|(at, _)| unit.cells().get(*at)).map(|stands| cell(stands, lang)));
        row.push(Cell::new(unit.blanks(), FIGURE));
        rows.push(row);
    }
    let mut last = vec![Cell::new(Value::Blank, TOTAL), Cell::new(say!(lang, zh: "合计", en: "Total"), TOTAL)];
    let sums = listed.iter().filter_map(|(at, _)| totals.get(*at));
    last.extend(sums.map(|total| Cell::new(total.sum.map_or(Value::Blank, Value::from), TOTAL)));
    last.push(Cell::new(summary.units.iter().map(super::Unit::blanks).sum::<usize>(), TOTAL));
    rows.push(last);
    let widths = [6, 36].into_iter().chain(listed.iter().map(|_| 12)).chain([10]).collect();
    let look = SheetLook { widths, heads: 1, fixed: 2, lying: true, ..SheetLook::default() };
    Sheet { name: say!(lang, zh: "各单位", en: "Units"), rows, merged: Vec::new(), look, is_hidden: false }
}

/// One row a unit, one column a place: its section, its row, its column.
fn units(summary: &Summary, totals: &[Total], lang: Lang) -> Sheet {
    let edition = summary.edition;
    let blank = || Cell::new(Value::Blank, HEAD);
    let mut heads: [Vec<Cell>; 3] = std::array::from_fn(|_| vec![blank(), blank()]);
    heads[0] =
        vec![Cell::new(say!(lang, zh: "序号", en: "No."), HEAD), Cell::new(say!(lang, zh: "单位", en: "Unit"), HEAD)];
    let mut merged =
        vec![Area { row: 0, column: 0, rows: 3, columns: 1 }, Area { row: 0, column: 1, rows: 3, columns: 1 }];
    let mut spans: [Option<(usize, u32)>; 2] = [None, None];
    for (number, (at, row, column)) in places(edition).enumerate() {
        let Some(table) = edition.tables.get(at) else { continue };
        let section = edition.sections.get(table.section).map_or("", |section| section.heading);
        let names = [
            format!("{section}{}", table.item.map_or(String::new(), |item| format!("·{item}"))),
            table.rows.get(row).map_or("", |row| row.place).to_owned(),
            table.columns.get(column).map_or_else(String::new, |column| heading(column).into_owned()),
        ];
        // What is the same beside each other is one cell.
        for (level, key) in [at, at * 1000 + row].into_iter().enumerate() {
            let across = number as u32 + 2;
            match spans.get_mut(level) {
                Some(Some((same, first))) if *same == key => {
                    let area = Area { row: level as u32, column: *first, rows: 1, columns: across - *first + 1 };
                    merged.retain(|other| (other.row, other.column) != (area.row, area.column));
                    merged.push(area);
                }
                Some(span) => *span = Some((key, across)),
                None => {}
            }
        }
        for (head, name) in heads.iter_mut().zip(names) {
            head.push(Cell::new(name, HEAD));
        }
    }
    let mut rows: Vec<Vec<Cell>> = heads.into();
    for (number, unit) in (1usize..).zip(&summary.units) {
        let mut row = vec![Cell::new(number, FIGURE), Cell::new(summary.name(unit, lang), NAME)];
        row.extend(unit.cells().iter().map(|stands| cell(stands, lang)));
        rows.push(row);
    }
    let mut last = vec![Cell::new(Value::Blank, TOTAL), Cell::new(say!(lang, zh: "合计", en: "Total"), TOTAL)];
    let mut lacking = vec![
        Cell::new(Value::Blank, TOTAL),
        Cell::new(say!(lang, zh: "未填的单位数", en: "Units that left it blank"), TOTAL),
    ];
    for total in totals {
        last.push(Cell::new(total.sum.map_or(Value::Blank, Value::from), TOTAL));
        lacking.push(Cell::new(total.blank + total.unread, TOTAL));
    }
    rows.extend([last, lacking]);
    let mut widths = vec![6, 32];
    widths.resize(rows.iter().map(Vec::len).max().unwrap_or(2), 10);
    let look = SheetLook { widths, heads: 3, fixed: 2, lying: true, ..SheetLook::default() };
    Sheet { name: say!(lang, zh: "各单位全部数字", en: "All figures"), rows, merged, look, is_hidden: false }
}

fn cell(stands: &Stands, lang: Lang) -> Cell {
    match stands {
        Stands::Figure(figure) => Cell::new(*figure, FIGURE),
        other => Cell::new(shown(other, lang), BLANK),
    }
}

/// An official table with the sums in it: those are the next that are left.
fn official(summary: &Summary, left: &mut &[Total], table: &Table, lang: Lang) -> Sheet {
    let corner = table.item.or(table.corner).unwrap_or_default();
    let head = std::iter::once(corner.into()).chain(table.columns.iter().map(heading));
    let mut rows: Vec<Vec<Cell>> = vec![head.map(|name: Cow<'_, str>| Cell::new(&*name, HEAD)).collect()];
    for named in table.rows {
        // A row that names a group has none.
        let mut own = left.split_off(..if named.group { 0 } else { table.columns.len() }).unwrap_or_default().iter();
        let figures = table.columns.iter().map(|_| match own.next() {
            None => Cell::new(Value::Blank, FIGURE),
            Some(total) => match (total.sum, total.blank + total.unread) {
                (Some(sum), 0) => Cell::new(sum, FIGURE),
                (Some(sum), lacking) => {
                    let sum = sum.normalize();
                    let said = say!(lang, zh: "{sum}（{lacking} 个单位未填）", en: "{sum} ({lacking} blank)");
                    Cell::new(said, BLANK)
                }
                (None, _) => Cell::new(Value::Blank, BLANK),
            },
        });
        rows.push(std::iter::once(Cell::new(named.full, NAME)).chain(figures).collect());
    }
    let section = summary.edition.sections.get(table.section);
    let number = section.map_or("", |section| section.number);
    let name = format!("{number}{}", table.item.map_or(String::new(), |item| item.replace("第二十条", "")));
    let widths = std::iter::once(44).chain(table.columns.iter().map(|_| 16)).collect();
    let look = SheetLook { widths, heads: 1, fixed: 1, ..SheetLook::default() };
    Sheet { name, rows, merged: Vec::new(), look, is_hidden: false }
}

fn excluded(summary: &Summary, lang: Lang) -> Sheet {
    let heads = [
        say!(lang, zh: "机关", en: "Agency"),
        say!(lang, zh: "文件", en: "File"),
        say!(lang, zh: "没有计入的原因", en: "Why it was left out"),
    ];
    let mut rows: Vec<Vec<Cell>> = vec![heads.map(|name| Cell::new(name, HEAD)).into()];
    for it in &summary.excluded {
        let texts = [it.name.clone(), it.file.clone(), it.why.words(lang)];
        rows.push(texts.map(|text| Cell::new(text, NAME)).into());
    }
    let look = SheetLook { widths: vec![32, 40, 40], heads: 1, filter: true, ..SheetLook::default() };
    Sheet { name: say!(lang, zh: "没有计入的", en: "Left out"), rows, merged: Vec::new(), look, is_hidden: false }
}
