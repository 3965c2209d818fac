//! The tables of published reports, drawn as people publish them.

use nianbao::edition::{Edition, Holds, by_id};
use serde_json::Value;

/// A cell that begins in a row.
#[derive(Clone, Debug)]
pub struct Cell {
    pub text: String,
    pub column: usize,
    pub columns: usize,
    pub rows: usize,
    /// What it is by the form: nothing for what a layout adds.
    pub holds: Option<Holds>,
}

/// A table: for each row the cells that begin in it.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub columns: usize,
    pub rows: Vec<Vec<Cell>>,
}

/// The published figures of a report, with its edition.
#[derive(Clone)]
pub struct Figures {
    pub edition: &'static Edition,
    pub year: i32,
    pub values: Value,
}

impl Figures {
    pub fn of(name: &str, edition: &str) -> Figures {
        let path = format!("{}/tests/reports/{name}.figures.json", env!("CARGO_MANIFEST_DIR"));
        let values = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let year = name[name.len() - 4..].parse().unwrap();
        Figures { edition: by_id(edition).unwrap(), year, values }
    }

    /// A figure as it is printed; nothing for a blank.
    pub fn figure(&self, holds: Holds) -> String {
        let Holds::Figure(table, row, column) = holds else { return String::new() };
        let table = &self.edition.tables[table];
        let section = self.edition.sections[table.section].id;
        match &self.values[section][table.rows[row].name][table.columns[column].name] {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    }

    /// The same with another figure in one place.
    pub fn spoilt(&self, table: usize, row: usize, column: usize, figure: i64) -> Figures {
        let mut spoilt = self.clone();
        let spec = &self.edition.tables[table];
        let section = self.edition.sections[spec.section].id;
        spoilt.values[section][spec.rows[row].name][spec.columns[column].name] = figure.into();
        spoilt
    }

    /// The grid of a section, merged as the form is.
    pub fn sheet(&self, section: usize) -> Sheet {
        let layout = self.edition.layout(section).unwrap();
        let row = |row: &nianbao::edition::LayoutRow| {
            let cell = |cell: &nianbao::edition::LayoutCell| {
                let text = match cell.holds {
                    Holds::Figure(..) => self.figure(cell.holds),
                    other => self.edition.words(other).to_owned(),
                };
                Cell { text, column: cell.column, columns: cell.columns, rows: cell.rows, holds: Some(cell.holds) }
            };
            row.cells.iter().map(cell).collect()
        };
        Sheet { columns: layout.columns, rows: layout.rows.iter().map(row).collect() }
    }

    pub fn sections(&self) -> impl Iterator<Item = usize> {
        [1, 2, 3].into_iter()
    }
}

impl Sheet {
    /// Every place of the grid with a cell of its own: what was merged is blank except for its first place, or says the same
    /// in each.
    pub fn unmerged(&self, repeated: bool) -> Sheet {
        let mut places: Vec<Vec<Option<Cell>>> = vec![vec![None; self.columns]; self.rows.len()];
        for (at, row) in self.rows.iter().enumerate() {
            for cell in row {
                let is_figure = matches!(cell.holds, Some(Holds::Figure(..)));
                for (row, line) in places.iter_mut().enumerate().skip(at).take(cell.rows) {
                    for (column, place) in line.iter_mut().enumerate().skip(cell.column).take(cell.columns) {
                        let first = row == at && column == cell.column;
                        let text = if first || repeated && !is_figure { cell.text.clone() } else { String::new() };
                        let holds = if first { cell.holds } else { None };
                        *place = Some(Cell { text, column, columns: 1, rows: 1, holds });
                    }
                }
            }
        }
        let rows = places.into_iter().map(|row| row.into_iter().flatten().collect()).collect();
        Sheet { columns: self.columns, rows }
    }

    /// The rows in several sheets, cut before these rows. What reaches over a cut is there again below it.
    pub fn cut(&self, cuts: &[usize]) -> Vec<Sheet> {
        let mut sheets = Vec::new();
        let mut from = 0;
        for &to in cuts.iter().chain([&self.rows.len()]) {
            let mut sheet = Sheet { columns: self.columns, rows: self.rows[from..to].to_vec() };
            for (at, row) in self.rows.iter().enumerate() {
                for cell in row {
                    let end = at + cell.rows;
                    if at < from && end > from {
                        let rest = Cell { rows: end.min(to) - from, holds: None, ..cell.clone() };
                        sheet.rows[0].push(rest);
                    }
                }
            }
            for (at, row) in sheet.rows.iter_mut().enumerate() {
                row.iter_mut().for_each(|cell| cell.rows = cell.rows.min(to - from - at));
                row.sort_by_key(|cell| cell.column);
            }
            sheets.push(sheet);
            from = to;
        }
        sheets
    }

    /// Another sheet below this one.
    pub fn above(mut self, other: &Sheet) -> Sheet {
        self.rows.extend(other.rows.iter().cloned());
        self
    }

    pub fn rows(&self, range: std::ops::Range<usize>) -> Sheet {
        Sheet { columns: self.columns, rows: self.rows[range].to_vec() }
    }

    /// The text of each cell changed.
    pub fn with_texts(mut self, change: impl Fn(&Cell) -> String) -> Sheet {
        for cell in self.rows.iter_mut().flatten() {
            cell.text = change(cell);
        }
        self
    }
}

/// Where each item begins in section 二.
pub fn blocks(sheet: &Sheet) -> Vec<usize> {
    let is_item = |row: &Vec<Cell>| matches!(row[0].holds, Some(Holds::Item(_)));
    sheet.rows.iter().enumerate().filter(|(_, row)| is_item(row)).map(|(at, _)| at).collect()
}

/// Section 四 as three rows under five heads.
pub fn review_in_rows(figures: &Figures, label: &str) -> Sheet {
    let (at, table) = figures.edition.table_named("reviews").unwrap();
    let cell = |text: &str, column: usize, holds| Cell { text: text.to_owned(), column, columns: 1, rows: 1, holds };
    let mut head = vec![cell(label, 0, None)];
    head.extend(
        table.columns.iter().enumerate().map(|(column, it)| cell(it.name, 1 + column, Some(Holds::Column(at, column)))),
    );
    let mut rows = vec![head];
    for (row, it) in table.rows.iter().enumerate() {
        let mut cells = vec![cell(it.name, 0, Some(Holds::Row(at, row)))];
        cells.extend((0..table.columns.len()).map(|column| {
            let holds = Holds::Figure(at, row, column);
            cell(&figures.figure(holds), 1 + column, Some(holds))
        }));
        rows.push(cells);
    }
    Sheet { columns: 1 + table.columns.len(), rows }
}
