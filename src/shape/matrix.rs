//! Rows that are named at the left under columns that are named above: section 三, and section 四 as three rows.

use super::{Column, Guess, Label, Name, Piece, Reader, Row, Table};
use crate::edition::Written;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A row while its name may still be missing.
struct Unsettled {
    name: Option<Name>,
    label: Option<Label>,
    values: Vec<Option<Piece>>,
}

/// What a row is called, and the official row that it is.
type Labelled = (Piece, Option<Label>);

/// For rows of a given number of cells, at which of them the figures begin.
type Offsets = BTreeMap<usize, usize>;

/// Which cells of a row name it, and its values, one for each column; none where there is no telling.
type Split = (Vec<usize>, Option<Vec<Option<Piece>>>);

impl Reader<'_> {
    /// Reads some rows as such a table. `above` is a table that they may go on with.
    pub(super) fn matrix(&mut self, id: &'static str, rows: Range<usize>, above: Option<&Table>) {
        let above = above.filter(|above| above.id == id);
        let (heads, body) = self.parted(id, rows);
        let mut columns = self.columns(id, &heads);
        let mut guesses = Vec::new();
        if columns.len() < 2 {
            columns = match above {
                // Their names stand in another grid.
                Some(above) => {
                    let named = |column: &Column| Name::Guessed(column.official.unwrap_or_default());
                    above.columns.iter().map(|column| Column { name: named(column), ..*column }).collect()
                }
                None => {
                    guesses.push(Guess::Columns);
                    let named = |name| Column { name: Name::Guessed(name), official: Some(name), at: (0, 0) };
                    self.words.columns(id).map(named).collect()
                }
            };
            // Where they stand is not known.
            columns.iter_mut().for_each(|column| column.at = (0, 0));
        }
        for &row in &heads {
            self.consume_heads(row);
        }
        self.consume_corner(heads.first().copied());
        let offsets = self.offsets(&body, columns.len());
        let mut read: Vec<Unsettled> = Vec::new();
        let mut known: BTreeSet<&'static str> = BTreeSet::new();
        let mut written: BTreeSet<String> = BTreeSet::new();
        for row in body {
            self.body_row(id, row, (&columns, &offsets), &mut read, (&mut known, &mut written), &mut guesses);
        }
        let rows = self.settled(id, read, above, &mut guesses);
        if rows.is_empty() && (heads.is_empty() || above.is_some()) {
            return;
        }
        if !rows.iter().any(|row| !row.values.is_empty()) {
            guesses.clear();
        }
        self.tables.push(Table { id, item: None, columns, rows, guesses });
    }

    /// Which rows are heads and which are of the body.
    fn parted(&self, id: &str, rows: Range<usize>) -> (Vec<usize>, Vec<usize>) {
        let (mut heads, mut body) = (Vec::new(), Vec::new());
        for row in rows {
            let here = self.lines.here(row);
            let columns = here.iter().filter(|&&cell| self.column_of(id, cell).is_some()).count();
            let has_figures = here.iter().any(|&cell| self.looks[cell].figure);
            let first = here.iter().find(|&&cell| !self.looks[cell].blank);
            let named = here.iter().any(|&cell| self.row_of(id, cell).is_some());
            let names_first = first.is_some_and(|&cell| self.row_of(id, cell).is_some());
            let is_head = !has_figures && (columns > 1 || body.is_empty() && !names_first && !named)
                || !has_figures && first.is_some_and(|&cell| self.looks[cell].head && self.row_of(id, cell).is_none());
            if is_head { heads.push(row) } else { body.push(row) }
        }
        (heads, body)
    }

    fn row_of(&self, id: &str, cell: usize) -> Option<Label> {
        let look = &self.looks[cell];
        if id == "applications" { look.matrix_row } else { look.review_row }
    }

    fn column_of(&self, id: &str, cell: usize) -> Option<&'static str> {
        let look = &self.looks[cell];
        if id == "applications" { look.matrix_column } else { look.review_column }
    }

    /// The columns that heads name, by where they stand; in the order of the form where that is not known. A head
    /// that is there again, on another page, is the same.
    fn columns(&self, id: &str, heads: &[usize]) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        for &cell in heads.iter().flat_map(|&row| self.lines.here(row)) {
            let Some(official) = self.column_of(id, cell) else { continue };
            let it = &self.grid.cells[cell];
            let at = if self.grid.exact { (it.column, it.column + it.columns) } else { (0, 0) };
            let name = Name::Written(self.piece(cell));
            let same = |other: &&mut Column| other.official == Some(official) && (other.at == at || !self.grid.exact);
            match columns.iter_mut().find(same) {
                Some(_) => {}
                None => columns.push(Column { name, official: Some(official), at }),
            }
        }
        if !self.grid.exact {
            let order: Vec<&str> = self.words.columns(id).collect();
            columns.sort_by_key(|column| order.iter().position(|name| Some(*name) == column.official));
            return columns;
        }
        // A head of the report's own stands above a column that no other is above.
        let first = columns.iter().map(|column| column.at.0).min().unwrap_or(u32::MAX);
        for &cell in heads.iter().rev().flat_map(|&row| self.lines.here(row)) {
            let it = &self.grid.cells[cell];
            let at = (it.column, it.column + it.columns);
            let look = &self.looks[cell];
            let free = columns.iter().all(|column| column.at.1 <= at.0 || at.1 <= column.at.0);
            if free && at.0 >= first && !look.blank && !look.head {
                columns.push(Column { name: Name::Written(self.piece(cell)), official: None, at });
            }
        }
        columns.sort_by_key(|column| column.at);
        columns
    }

    /// Takes the cells of a head as read: names, the words above them, what stands in the corner.
    fn consume_heads(&mut self, row: usize) {
        for at in 0..self.lines.here(row).len() {
            let cell = self.lines.here(row)[at];
            let look = &self.looks[cell];
            let named = look.matrix_column.is_some() || look.review_column.is_some() || look.review_row.is_some();
            if named || look.head || look.blank {
                self.used[cell] = true;
            }
        }
    }

    /// A corner of the report's own, before the heads in their first row, heads nothing.
    fn consume_corner(&mut self, row: Option<usize>) {
        let Some([corner, next, ..]) = row.map(|row| self.lines.here(row)) else { return };
        let text = &self.grid.cells[*corner].text;
        let is_short = text.chars().count() <= 12 && !text.contains(|c: char| c.is_numeric());
        if is_short && !self.looks[*corner].figure && self.used[*next] {
            let corner = *corner;
            self.used[corner] = true;
        }
    }

    fn body_row(
        &mut self,
        id: &'static str,
        row: usize,
        (columns, offsets): (&[Column], &Offsets),
        read: &mut Vec<Unsettled>,
        (known, written): (&mut BTreeSet<&'static str>, &mut BTreeSet<String>),
        guesses: &mut Vec<Guess>,
    ) {
        let here = self.lines.here(row).to_vec();
        if here.iter().all(|&cell| self.looks[cell].blank) {
            return;
        }
        let (mut labels, values) = self.split(id, &here, columns, offsets);
        // A figure before the name names nothing: it is left for a person.
        labels.retain(|&cell| !self.looks[cell].figure);
        let mut names: Vec<Labelled> = Vec::new();
        for &cell in labels.iter().filter(|&&cell| !self.looks[cell].blank) {
            // 行政诉讼 before 未经复议直接起诉.
            if self.looks[cell].head && self.row_of(id, cell).is_none() {
                self.used[cell] = true;
                continue;
            }
            names.extend(self.labels(id, cell));
        }
        let same = |(a, b): (&Labelled, &Labelled)| {
            a.1.is_some_and(|a| b.1.is_some_and(|b| a.name == b.name)) || self.text(a.0) == self.text(b.0)
        };
        let mut unlike: Vec<Labelled> = Vec::new();
        for name in names {
            if unlike.last().is_none_or(|last| !same((last, &name))) {
                unlike.push(name);
            }
        }
        for &cell in &labels {
            self.used[cell] = true;
        }
        let Some(values) = values else {
            // There is no telling which figure is of which column: they are left for a person.
            let name = unlike.pop();
            self.groups(&unlike, read, known, written);
            if let Some((piece, label)) = name {
                read.push(Unsettled { name: Some(Name::Written(piece)), label, values: vec![None; columns.len()] });
            }
            return;
        };
        for value in values.iter().flatten() {
            self.used[value.cell] = true;
            let cell = &self.grid.cells[value.cell];
            if cell.rows > 1 && !self.looks[value.cell].blank {
                guesses.push(Guess::Merged(value.cell));
            }
        }
        let is_cut = |pair: &[Option<Piece>]| match pair {
            [Some(a), Some(b)] => Some(a.cell).filter(|&cell| cell == b.cell),
            _ => None,
        };
        guesses.extend(values.windows(2).find_map(is_cut).map(Guess::Cut));
        let filled = values.iter().flatten().any(|value| !self.looks[value.cell].blank);
        let Some((piece, label)) = unlike.pop() else {
            if filled {
                read.push(Unsettled { name: None, label: None, values });
            }
            return;
        };
        self.groups(&unlike, read, known, written);
        let is_group = label.is_some_and(|label| label.group);
        if is_group && !filled {
            self.groups(&[(piece, label)], read, known, written);
            return;
        }
        read.push(Unsettled { name: Some(Name::Written(piece)), label, values });
    }

    /// Adds labels of groups as rows of their own, each once.
    fn groups(
        &self,
        labels: &[Labelled],
        read: &mut Vec<Unsettled>,
        known: &mut BTreeSet<&'static str>,
        written: &mut BTreeSet<String>,
    ) {
        for &(piece, label) in labels {
            let new = match label {
                Some(label) => known.insert(label.name),
                None => written.insert(self.text(piece).to_owned()),
            };
            if new {
                read.push(Unsettled { name: Some(Name::Written(piece)), label, values: Vec::new() });
            }
        }
    }

    /// The labels that a cell holds: one, or those of groups before it (`（三）不予公开 / 1.属于国家秘密`).
    fn labels(&self, id: &str, cell: usize) -> Vec<Labelled> {
        let whole = self.piece(cell);
        if let Some(label) = self.row_of(id, cell) {
            return vec![(self.inner(whole), Some(label))];
        }
        let text = self.text(whole);
        if !self.words.begins_with_group(id, &Written::new(text)) {
            return vec![(whole, None)];
        }
        for (at, _) in text.char_indices().skip(2) {
            let (group, rest) = text.split_at(at);
            let mark = |c: char| {
                matches!(c, '/' | '／' | '-' | '—' | '－' | '>' | ':' | '：' | '→' | '\n') || c.is_whitespace()
            };
            let (group, rest) = (group.trim_end_matches(mark), rest.trim_start_matches(mark));
            let Some(label) = self.words.row(id, &Written::new(group)).filter(|label| label.group) else { continue };
            let Some(inner) = self.words.row(id, &Written::new(rest)) else { continue };
            let part = |part: &str| {
                let inner = Span::of(part, text);
                Piece { cell, span: Span { start: whole.span.start + inner.start, end: whole.span.start + inner.end } }
            };
            return vec![(part(group), Some(label)), (part(rest), Some(inner))];
        }
        vec![(whole, None)]
    }

    /// Which cells of a row name it and which are its values, one for each column. No values where there is no telling.
    fn split(&self, id: &str, here: &[usize], columns: &[Column], offsets: &Offsets) -> Split {
        self.split_by_columns(id, here, columns).unwrap_or_else(|| self.split_by_order(id, here, columns, offsets))
    }

    /// By the number of cells, at which cell the figures begin. Rows of one table are as wide as each other: where
    /// one is full, the blanks of the others are told apart.
    fn offsets(&self, body: &[usize], columns: usize) -> Offsets {
        let mut seen: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for &row in body {
            let here = self.lines.here(row);
            let figures = || here.iter().enumerate().filter(|(_, cell)| self.looks[**cell].figure).map(|(at, _)| at);
            if let (Some(first), Some(last)) = (figures().next(), figures().next_back()) {
                let (least, most) = seen.entry(here.len()).or_insert((first, last));
                (*least, *most) = (first.min(*least), last.max(*most));
            }
        }
        let offset = |(width, (least, most)): (usize, (usize, usize))| {
            let from = (most + 1).saturating_sub(columns).max(1);
            let to = width.checked_sub(columns).filter(|&to| to >= from && from <= least)?.min(least);
            Some((width, to))
        };
        seen.into_iter().filter_map(offset).collect()
    }

    fn split_by_columns(&self, id: &str, here: &[usize], columns: &[Column]) -> Option<Split> {
        let first = columns.first().filter(|first| self.grid.exact && first.at.1 > 0)?.at.0;
        let (labels, cells): (Vec<usize>, Vec<usize>) =
            here.iter().partition(|&&cell| self.grid.cells[cell].column < first);
        let mut values = vec![None; columns.len()];
        for &cell in &cells {
            let it = &self.grid.cells[cell];
            let at = columns.iter().position(|column| column.at.0 <= it.column && it.column < column.at.1);
            let blank = self.looks[cell].blank;
            if self.row_of(id, cell).is_some() {
                return None;
            }
            match at.and_then(|at| values.get_mut(at)) {
                Some(value @ None) => *value = Some(self.piece(cell)),
                // Two figures under one head, or one under none: it is not as its head says.
                _ if !blank => return None,
                _ => {}
            }
        }
        let odd = labels.iter().any(|&cell| self.looks[cell].figure);
        let named = labels.iter().any(|&cell| !self.looks[cell].blank);
        // A cell that reaches over from the names into the figures.
        let reaches = labels.iter().any(|&cell| {
            let it = &self.grid.cells[cell];
            it.column + it.columns > first && cells.len() < columns.len() && self.looks[cell].blank
        });
        (!odd && !reaches && (named || !cells.is_empty())).then_some((labels, Some(values)))
    }

    fn split_by_order(&self, id: &str, here: &[usize], columns: &[Column], offsets: &Offsets) -> Split {
        let is_name = |cell: usize| self.row_of(id, cell).is_some() || self.labels(id, cell).len() > 1;
        let last_name = here.iter().rposition(|&cell| is_name(cell));
        let before_figures = || {
            let first = here.iter().position(|&cell| self.looks[cell].figure).unwrap_or(here.len());
            here[..first].iter().rposition(|&cell| !self.looks[cell].blank)
        };
        let names = last_name.or_else(before_figures).map_or(0, |at| at + 1);
        let (labels, mut cells) = (here[..names].to_vec(), &here[names..]);
        let is_blank = |cell: &usize| self.looks[*cell].blank;
        if let Some(&at) = offsets.get(&here.len()).filter(|&&at| at >= names)
            && here[names..at].iter().chain(&here[at + columns.len()..]).all(is_blank)
        {
            let values = here[at..at + columns.len()].iter().map(|&cell| Some(self.piece(cell)));
            return (here[..at].to_vec(), Some(values.collect()));
        }
        // Blank cells before the figures are columns of names that the name does not fill, those after are of no column.
        while cells.len() > columns.len() && cells.last().is_some_and(is_blank) {
            cells = &cells[..cells.len() - 1];
        }
        while cells.len() > columns.len() && cells.first().is_some_and(is_blank) {
            cells = &cells[1..];
        }
        let filled = cells.iter().any(|cell| !is_blank(cell));
        if cells.len() == columns.len() {
            return (labels, Some(cells.iter().map(|&cell| Some(self.piece(cell))).collect()));
        }
        let official: Vec<&str> = columns.iter().filter_map(|column| column.official).collect();
        if filled
            && self.words.columns(id).eq(official.iter().copied())
            && official.len() == columns.len()
            && let Some(pieces) = self.cut(cells, &official)
        {
            return (labels, Some(pieces.into_iter().map(Some).collect()));
        }
        (labels, if filled { None } else { Some(vec![None; columns.len()]) })
    }

    /// Rows with names for those that have none, where only one row of the form is missing for each.
    fn settled(&mut self, id: &str, read: Vec<Unsettled>, above: Option<&Table>, guesses: &mut Vec<Guess>) -> Vec<Row> {
        let leaves: Vec<Label> = self.words.rows(id).filter(|label| !label.group).collect();
        let place =
            |label: Option<Label>| leaves.iter().position(|leaf| Some(leaf.name) == label.map(|label| label.name));
        let last = above.and_then(|above| above.rows.iter().rev().find_map(|row| place(row.label)));
        let mut next = last.map_or(0, |last| last + 1);
        let mut rows = Vec::with_capacity(read.len());
        for at in 0..read.len() {
            let it = &read[at];
            if let Some(name) = it.name {
                next = place(it.label).map_or(next, |at| at + 1);
                rows.push(Row { name, label: it.label, values: it.values.clone() });
                continue;
            }
            // How many are without a name from here on, and which one follows.
            let nameless = read[at..].iter().take_while(|it| it.name.is_none()).count();
            let after = read[at + nameless..].iter().find(|it| !it.values.is_empty());
            let end = after.map_or(Some(leaves.len()), |after| place(after.label));
            match leaves.get(next).filter(|_| end == Some(next + nameless)) {
                Some(&label) => {
                    guesses.push(Guess::Row(label.full));
                    rows.push(Row { name: Name::Guessed(label.full), label: Some(label), values: it.values.clone() });
                    next += 1;
                }
                None => {
                    for value in it.values.iter().flatten() {
                        self.used[value.cell] = false;
                    }
                }
            }
        }
        rows
    }
}
