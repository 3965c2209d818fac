//! Official tables as they are read, until all of their rows are there.

use super::account::{Entry, Guess, What};
use super::headings::is_page_number;
use super::items::{Board, Text};
use super::words::Words;
use super::write::{Writer, Written};
use crate::document::Place;
use crate::shape::{self, Name, Piece, Setting, Shape, Vocabulary};
use crate::text::Span;
use std::collections::BTreeSet;

/// A table goes on one of the last of those that may go on.
const MOST_OPEN: usize = 32;

/// The tables that are being read.
pub(super) struct Tables {
    pub(super) vocabulary: &'static Vocabulary,
    /// Those that may still go on.
    open: Vec<Open>,
    /// The last of them as it was read, for what goes on with it.
    last: Option<shape::Table>,
    /// An item that stands above the table that it is for.
    item: Option<Written>,
}

/// An official table, its words copied.
struct Open {
    id: &'static str,
    item: Option<Written>,
    columns: Vec<(Written, Option<&'static str>)>,
    rows: Vec<Row>,
    place: Place,
    guesses: Vec<(Guess, Place, Mark)>,
    joined: Vec<Place>,
}

struct Row {
    name: Written,
    label: Option<&'static str>,
    values: Vec<Written>,
}

/// What of a table a guess is about.
#[derive(Clone, Copy)]
enum Mark {
    Table,
    Row(usize),
}

/// What became of a grid.
pub(super) enum Read {
    /// It held official tables; what is beside them.
    Official(Vec<Aside>),
    /// It is a table of the report's own.
    Own,
}

/// Text in a grid that is no cell of an official table.
pub(super) struct Aside {
    pub(super) words: Words,
    pub(super) place: Place,
    /// Whether it is a note or caption, and not a figure or a name that was not understood.
    pub(super) is_note: bool,
}

impl Tables {
    pub(super) fn new(vocabulary: &'static Vocabulary) -> Tables {
        Tables { vocabulary, open: Vec::new(), last: None, item: None }
    }

    /// Whether a paragraph is the item of the table that follows.
    pub(super) fn takes_item(&mut self, text: &Text) -> bool {
        let words = text.words.in_one_line();
        let takes = self.vocabulary.is_item(&words.text.as_str().into());
        if takes {
            self.item = Some(Written { words, place: text.place });
        }
        takes
    }

    /// Whether a table waits for more of its rows.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Whether what a grid holds is more of a table that waits for it.
    pub(super) fn goes_on(&self, board: &Board, section: Option<usize>) -> bool {
        let setting = Setting { section, above: self.last.as_ref() };
        let read = shape::read(&board.grid, self.vocabulary, setting);
        let Some(first) = read.tables.iter().find(|table| !table.rows.is_empty()) else { return false };
        let piece = Open::new(first, board);
        self.item.is_none()
            && piece.item.is_none()
            && self.open.last().is_some_and(|known| known.id == piece.id && known.takes(&piece))
    }

    pub(super) fn read(&mut self, board: &Board, section: Option<usize>) -> Read {
        let setting = Setting { section, above: self.last.as_ref() };
        let Shape { mut tables, mut unread } = shape::read(&board.grid, self.vocabulary, setting);
        for table in &mut tables {
            unread.extend(pages(table, board));
        }
        unread.sort_unstable();
        let official = tables.iter().any(|table| !table.rows.is_empty() || !table.columns.is_empty());
        if !official && tables.is_empty() {
            return Read::Own;
        }
        for table in &tables {
            self.add(table, board);
        }
        if let Some(last) = tables.into_iter().rev().find(|table| !table.rows.is_empty() || !table.columns.is_empty()) {
            self.last = Some(last);
        }
        Read::Official(self.asides(&unread, board))
    }

    /// What found no place, row by row.
    fn asides(&self, unread: &[usize], board: &Board) -> Vec<Aside> {
        let mut asides: Vec<Aside> = Vec::new();
        let mut last = None;
        for &cell in unread {
            let (Some(words), Some(&place), Some(at)) =
                (board.words.get(cell), board.places.get(cell), board.grid.cells.get(cell))
            else {
                continue;
            };
            let words = words.in_one_line();
            let text = words.text.trim();
            let is_note = text.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
                && !self.vocabulary.knows(&text.into())
                && (text.starts_with(['注', '备', '说'])
                    || text.chars().count() > 12
                    || text.contains(['：', ':', '。']));
            match asides.last_mut().filter(|above| last == Some(at.row) && !above.is_note && !is_note) {
                Some(above) => {
                    above.words.append_str(" | ");
                    above.words.append(&words);
                }
                None => asides.push(Aside { words, place, is_note }),
            }
            last = Some(at.row);
        }
        asides
    }

    fn add(&mut self, table: &shape::Table, board: &Board) {
        let mut open = Open::new(table, board);
        if table.columns.is_empty() && table.rows.is_empty() {
            self.item = open.item;
            return;
        }
        match open.item {
            Some(_) => self.item = None,
            None => open.item = self.item.take(),
        }
        let goes_on =
            self.open.iter_mut().rev().take(MOST_OPEN).find(|known| known.id == open.id && known.takes(&open));
        match goes_on {
            Some(known) => known.join(open),
            None => self.open.push(open),
        }
    }

    /// Writes the tables that were read, and tells what was done.
    pub(super) fn write(&mut self, writer: &mut Writer, account: &mut Vec<Entry>) {
        for open in std::mem::take(&mut self.open) {
            open.write(self.vocabulary, writer, account);
        }
        if let Some(item) = self.item.take() {
            // An item without a table.
            writer.prose(&item.words, item.place);
            writer.raw("\n\n", item.place);
        }
        self.last = None;
    }
}

/// Takes the numbers of pages out of a table that stand between its rows, alone in theirs: their cells.
fn pages(table: &mut shape::Table, board: &Board) -> Vec<usize> {
    let mut cells = Vec::new();
    table.rows.retain(|row| {
        let Name::Written(piece) = row.name else { return true };
        let is_alone = row.label.is_none() && row.values.iter().flatten().all(|value| value.span.is_empty());
        let is_page = is_alone && is_page_number(&written(piece, board).words.text);
        cells.extend(is_page.then_some(piece.cell));
        !is_page
    });
    cells
}

/// A piece of a cell as it is written.
fn written(piece: Piece, board: &Board) -> Written {
    let words = board.words.get(piece.cell).map(|words| words.slice(piece.span).in_one_line()).unwrap_or_default();
    Written { words, place: board.places.get(piece.cell).copied().unwrap_or(board.place) }
}

fn named(name: Name, board: &Board) -> Written {
    match name {
        Name::Written(piece) => written(piece, board),
        Name::Guessed(name) => {
            let mut words = Words::default();
            words.append_str(name);
            Written { words, place: board.place }
        }
    }
}

impl Open {
    fn new(table: &shape::Table, board: &Board) -> Open {
        let columns = table.columns.iter().map(|column| (named(column.name, board), column.official)).collect();
        let rows: Vec<Row> = table
            .rows
            .iter()
            .map(|row| {
                let blank = |at: usize| {
                    // A cell that is not there is in its row.
                    let near = row.values.iter().flatten().next().map(|piece| piece.cell);
                    let _ = at;
                    let place = near.and_then(|cell| board.places.get(cell)).copied().unwrap_or(board.place);
                    Written { words: Words::default(), place }
                };
                let value = |(at, value): (usize, &Option<Piece>)| {
                    value.map_or_else(|| blank(at), |piece| written(piece, board))
                };
                Row {
                    name: named(row.name, board),
                    label: row.label.map(|label| label.name),
                    values: row.values.iter().enumerate().map(value).collect(),
                }
            })
            .collect();
        let place = table
            .rows
            .iter()
            .flat_map(|row| row.values.iter().flatten().map(|piece| piece.cell))
            .chain(table.columns.iter().filter_map(|column| match column.name {
                Name::Written(piece) => Some(piece.cell),
                Name::Guessed(_) => None,
            }))
            .min()
            .and_then(|cell| board.places.get(cell))
            .copied()
            .unwrap_or(board.place);
        let mut guesses = Vec::new();
        for guess in &table.guesses {
            match *guess {
                shape::Guess::Columns => guesses.push((Guess::Columns, place, Mark::Table)),
                shape::Guess::Order => guesses.push((Guess::Order, place, Mark::Table)),
                shape::Guess::Row(name) => {
                    let at = table.rows.iter().position(|row| row.name == Name::Guessed(name));
                    let place =
                        at.and_then(|at| rows.get(at)).and_then(|row| row.values.first()).map_or(place, |it| it.place);
                    guesses.push((Guess::Row(name.to_owned()), place, at.map_or(Mark::Table, Mark::Row)));
                }
                shape::Guess::Merged(cell) => {
                    let at =
                        table.rows.iter().position(|row| row.values.iter().flatten().any(|piece| piece.cell == cell));
                    let text = board.words.get(cell).map(|words| words.in_one_line().text).unwrap_or_default();
                    let place = board.places.get(cell).copied().unwrap_or(place);
                    guesses.push((Guess::Merged(text), place, at.map_or(Mark::Table, Mark::Row)));
                }
                shape::Guess::Cut(cell) => {
                    let holds = |row: &shape::Row| row.values.iter().flatten().any(|piece| piece.cell == cell);
                    let at = table.rows.iter().position(holds);
                    let mut cells: Vec<usize> = at
                        .and_then(|at| table.rows.get(at))
                        .map_or(Vec::new(), |row| row.values.iter().flatten().map(|piece| piece.cell).collect());
                    cells.dedup();
                    let texts = cells.iter().filter_map(|&cell| board.words.get(cell));
                    let texts: Vec<String> = texts.map(|words| words.in_one_line().text).collect();
                    let place = board.places.get(cell).copied().unwrap_or(place);
                    guesses.push((Guess::Cut(texts.join(" ")), place, at.map_or(Mark::Table, Mark::Row)));
                }
            }
        }
        Open {
            id: table.id,
            item: table.item.map(|item| written(item, board)),
            columns,
            rows,
            place,
            guesses,
            joined: Vec::new(),
        }
    }

    /// Whether another is more of this table: none of its rows is there already, and its columns are the same.
    fn takes(&self, other: &Open) -> bool {
        let columns = other.columns.iter().all(|(_, name)| {
            name.is_some() && (self.columns.iter().any(|(_, known)| known == name) || self.columns.is_empty())
        });
        let filled = self.rows.iter().filter(|row| !row.values.is_empty());
        let known: BTreeSet<&str> = filled.filter_map(|row| row.label).collect();
        let new = |row: &Row| row.values.is_empty() || row.label.is_none_or(|label| !known.contains(label));
        columns && other.rows.iter().all(new)
    }

    fn join(&mut self, other: Open) {
        if self.columns.is_empty() {
            self.columns = other.columns.clone();
        }
        let first = self.rows.len();
        let known =
            |columns: &[(Written, Option<&'static str>)], name| columns.iter().position(|(_, known)| *known == name);
        let places: Vec<Option<usize>> = other.columns.iter().map(|(_, name)| known(&self.columns, *name)).collect();
        let groups = || self.rows.iter().filter(|row| row.values.is_empty());
        let mut labels: BTreeSet<&str> = groups().filter_map(|row| row.label).collect();
        let mut names: BTreeSet<String> = groups().map(|row| row.name.words.text.clone()).collect();
        for row in other.rows {
            if row.values.is_empty() {
                let new = names.insert(row.name.words.text.clone());
                if row.label.is_none_or(|label| labels.insert(label)) && new {
                    self.rows.push(row);
                }
                continue;
            }
            let place = row.name.place;
            let mut values = vec![Written { words: Words::default(), place }; self.columns.len()];
            for (value, at) in row.values.into_iter().zip(&places) {
                if let Some(slot) = at.and_then(|at| values.get_mut(at)) {
                    *slot = value;
                }
            }
            self.rows.push(Row { values, ..row });
        }
        self.joined.push(other.place);
        self.guesses.extend(other.guesses.into_iter().map(|(guess, place, mark)| {
            let mark = match mark {
                Mark::Row(at) => Mark::Row(first + at),
                Mark::Table => Mark::Table,
            };
            (guess, place, mark)
        }));
    }

    fn write(self, vocabulary: &Vocabulary, writer: &mut Writer, account: &mut Vec<Entry>) {
        let official = vocabulary.edition.table_named(self.id).map(|(_, table)| table);
        let corner = self.item.clone().unwrap_or_else(|| {
            let mut words = Words::default();
            words.append_str(official.and_then(|table| table.corner).unwrap_or("申请办理情况"));
            Written { words, place: self.place }
        });
        let name = match &self.item {
            Some(item) => item.words.text.clone(),
            None => official
                .and_then(|table| vocabulary.edition.sections.get(table.section))
                .map_or(String::new(), |it| it.title.to_owned()),
        };
        let mut rows: Vec<Vec<Written>> =
            vec![std::iter::once(corner).chain(self.columns.iter().map(|(name, _)| name.clone())).collect()];
        let width = self.columns.len();
        let mut filled = 0;
        for row in self.rows {
            let place = row.name.place;
            filled += usize::from(!row.values.is_empty());
            let mut cells = vec![row.name];
            cells.extend(row.values);
            cells.resize_with((width + 1).max(cells.len()), || Written { words: Words::default(), place });
            rows.push(cells);
        }
        let from = writer.len();
        let spans = writer.table(&rows, self.place);
        let whole = Span::new(from, writer.len().saturating_sub(2).max(from));
        account.push(Entry { what: What::Table { name, rows: filled }, place: self.place, span: Some(whole) });
        for place in self.joined {
            account.push(Entry { what: What::Joined, place, span: Some(whole) });
        }
        for (guess, place, mark) in self.guesses {
            let span = match mark {
                Mark::Row(at) => spans.get(at + 1).and_then(|row| row.first()).copied(),
                Mark::Table => spans.first().and_then(|row| row.first()).copied(),
            };
            account.push(Entry { what: What::Guess(guess), place, span });
        }
    }
}

/// A table of the report's own: each cell in its place, merged ones in their first.
pub(super) fn own(board: &Board) -> Vec<Vec<Written>> {
    let grid = &board.grid;
    // Only what is filled: a table may claim to be larger than it is.
    let columns = grid.cells.iter().map(|cell| cell.column + 1).max().unwrap_or_default() as usize;
    let last = grid.cells.iter().map(|cell| cell.row + 1).max().unwrap_or_default() as usize;
    if columns.saturating_mul(last) > 20_000 {
        let cells = board.words.iter().zip(&board.places);
        return cells.map(|(words, place)| vec![Written { words: words.in_one_line(), place: *place }]).collect();
    }
    let mut rows = vec![vec![Written { words: Words::default(), place: board.place }; columns]; last];
    for ((cell, words), place) in grid.cells.iter().zip(&board.words).zip(&board.places) {
        if let Some(slot) = rows.get_mut(cell.row as usize).and_then(|row| row.get_mut(cell.column as usize)) {
            *slot = Written { words: words.in_one_line(), place: *place };
        }
    }
    rows
}
