//! Splitting a block of rows into tables, and telling which official table each one is.

use super::cell::begins_figure;
use crate::edition::{self, Edition, split_name};
use crate::syntax::{self, Block, LineKind, Tree};
use crate::text::{Span, trim};
use std::cmp::Reverse;
use std::ops::Range;

/// One table of a block, before it is known which.
pub(super) struct Part {
    /// The official table whose item stands in its corner or spanning row, and where.
    pub item: Option<(usize, Span)>,
    /// The header's rows, by index in the tree.
    pub header: Vec<u32>,
    /// The rows below, by index in the tree.
    pub body: Vec<u32>,
    /// Its lines.
    pub lines: Range<usize>,
    /// The lines among them where the header stands once more between its rows, maybe with a delimiter row.
    pub again: Vec<Range<usize>>,
}

/// The tables of a block: a second header begins a new one. `candidates` are the official tables,
/// by index in the edition, that may stand there.
pub(super) fn parts(tree: &Tree, edition: &Edition, candidates: &[usize], block: Block) -> Vec<Part> {
    let split = Split { tree, edition, candidates, rows: tree.block_rows(block).as_slice() };
    let mut parts = Vec::new();
    for at in 0..split.rows.len() {
        split.add(at, &mut parts);
    }
    parts
}

/// A block's rows, and the official tables that they may be of.
struct Split<'t> {
    tree: &'t Tree,
    edition: &'t Edition,
    candidates: &'t [usize],
    rows: &'t [syntax::Row],
}

/// A row that is no delimiter row, and what tells where it belongs.
struct Look<'t> {
    row: &'t syntax::Row,
    /// The row below it.
    below: Option<&'t syntax::Row>,
    /// Its first text.
    first: Span,
    has_figures: bool,
    /// The official table whose item its first text is.
    item: Option<usize>,
}

impl Split<'_> {
    /// Adds a row to the last part, or to a new one.
    fn add(&self, at: usize, parts: &mut Vec<Part>) {
        let row = &self.rows[at];
        let line = row.line as usize;
        if row.delimiter {
            match parts.last_mut() {
                Some(part) => {
                    if let Some(again) = part.again.last_mut().filter(|again| again.end == line) {
                        again.end += 1;
                    }
                    part.lines.end = line + 1;
                }
                None => parts.push(Part::new(line..line + 1)),
            }
            return;
        }
        let first = first_text(self.tree, row);
        let item = self.item(self.tree.slice(first));
        let look = Look { row, below: self.rows.get(at + 1), first, has_figures: has_figures(self.tree, row), item };
        if let Some(part) = parts.last_mut().filter(|part| self.stands_again(part, at, &look)) {
            part.again.push(line..line + 1);
            part.lines.end = line + 1;
            return;
        }
        if parts.last().is_none_or(|last| self.begins(last, &look)) {
            parts.push(Part::new(line..line));
        }
        let part = parts.last_mut().expect("a part was begun");
        part.item = part.item.or(item.map(|spec| (spec, first)));
        part.lines.end = line + 1;
        let index = index_of(self.tree, row);
        if item.is_some() && self.spans(at) {
            // The published form's spanning row: the header follows.
        } else if self.heads(part, &look) {
            part.header.push(index);
        } else {
            part.body.push(index);
        }
    }

    /// Whether a row begins another table than the one above it.
    fn begins(&self, last: &Part, look: &Look<'_>) -> bool {
        if self.repeats(last, look) {
            return false;
        }
        if look.item.is_some() {
            let labelled = last.item.is_none_or(|(spec, _)| Some(spec) == look.item) && self.labels(look);
            return !(labelled || last.is_new() && last.item.is_none());
        }
        let is_corner = || self.is_corner(look.first);
        let above_delimiter = look.below.is_some_and(|below| below.delimiter);
        let heads = || !look.has_figures && above_delimiter && !self.names_row(look.first) || is_corner();
        // Not a further row of a header that has several.
        !last.is_new() && heads() && (is_corner() || !last.body.is_empty() || !self.names_columns(last, look.row))
    }

    /// Whether a row is one of the header of its part.
    fn heads(&self, part: &Part, look: &Look<'_>) -> bool {
        let names_row = || look.item.is_none() && self.names_row(look.first);
        part.body.is_empty()
            && !look.has_figures
            && (part.is_new() && !names_row() || self.repeats(part, look) || self.names_columns(part, look.row))
    }

    /// Whether a row with an item in it is one that spans the table, with the header below.
    fn spans(&self, at: usize) -> bool {
        let filled = texts(self.tree, &self.rows[at]).filter(|text| !text.is_empty()).count();
        let below = self.rows[at + 1..].iter().find(|row| !row.delimiter);
        filled < 2
            && below.is_some_and(|row| !has_figures(self.tree, row) && !self.names_row(first_text(self.tree, row)))
    }

    /// Whether a row is the header of a part once more: the same table still.
    fn repeats(&self, part: &Part, look: &Look<'_>) -> bool {
        part.body.is_empty() && repeats_header(self.tree, self.tables(), &part.header, look.row)
    }

    /// Whether a row is the header of a part once more, as a page's end leaves it, with rows of the same table below that
    /// are not there yet: those of a table that is there twice are. A comment behind it would be lost with it.
    fn stands_again(&self, part: &Part, at: usize, look: &Look<'_>) -> bool {
        let is_header = !part.body.is_empty()
            && !look.has_figures
            && look.row.tail.is_empty()
            && repeats_header(self.tree, self.tables(), &part.header, look.row);
        if !is_header {
            return false;
        }
        let mut below = self.rows[at + 1..].iter().skip_while(|row| row.delimiter && row.tail.is_empty());
        let next = below.next().filter(|row| !row.delimiter);
        let (Some(next), Some(spec)) = (next, identify(self.tree, self.edition, self.candidates, part)) else {
            return false;
        };
        let spec = &self.edition.tables[spec];
        // The name stands behind the labels of its groups.
        let known = |row| names(self.tree, row).filter_map(|name| Some(spec.row_names.find(name)?.index)).last();
        let is_there = |name| part.body.iter().any(|&row| known(&self.tree.rows[row as usize]) == Some(name));
        // Of a table that has as many rows as it may, none is left.
        part.body.len() < spec.rows.len() && known(next).is_some_and(|name| !is_there(name))
    }

    /// Whether the item that a row begins with is a label of it: a name or figures follow.
    fn labels(&self, look: &Look<'_>) -> bool {
        let others = || self.tree.row_cells(look.row).iter().skip(1);
        look.has_figures || others().any(|cell| self.names_row(cell.trim(&self.tree.text)))
    }

    fn tables(&self) -> impl Iterator<Item = &edition::Table> + Clone {
        self.candidates.iter().map(|&spec| &self.edition.tables[spec])
    }

    fn item(&self, written: &str) -> Option<usize> {
        let item = |spec: usize| self.edition.tables[spec].item;
        // The unit of its figures may stand behind it.
        let written = written.split_once("（单位").map_or(written, |(name, _)| name.trim_end());
        let mut candidates = self.candidates.iter().copied();
        let exact = candidates.clone().find(|&spec| item(spec).is_some_and(|item| item == written));
        exact.or_else(|| candidates.find(|&spec| item(spec).is_some_and(|item| same_name(item, written))))
    }

    fn is_corner(&self, first: Span) -> bool {
        self.tables().any(|table| names_corner(table, self.tree.slice(first)))
    }

    fn names_row(&self, name: Span) -> bool {
        self.tables().any(|table| table.row_names.find(self.tree.slice(name)).is_some())
    }

    /// Whether two cells at least name columns of the table that a part seems to be.
    fn names_columns(&self, part: &Part, row: &syntax::Row) -> bool {
        let spec = part.item.map(|(spec, _)| spec).or(self.candidates.first().copied());
        spec.is_some_and(|spec| {
            let names = &self.edition.tables[spec].column_names;
            texts(self.tree, row).filter(|text| names.find(text).is_some()).nth(1).is_some()
        })
    }
}

/// Whether a row says what the last of a header's rows, which are given by index in the tree, does, in whatever
/// spelling: each cell is the same name, or the same column of one of the `tables` that this may be.
pub(super) fn repeats_header<'e>(
    tree: &Tree,
    tables: impl Iterator<Item = &'e edition::Table> + Clone,
    header: &[u32],
    row: &syntax::Row,
) -> bool {
    let same = |(above, below): (&str, &str)| {
        let column = |table: &edition::Table, name| Some(table.column_names.find(name)?.index);
        let same_column = |table| column(table, above).is_some_and(|above| column(table, below) == Some(above));
        above == below || split_name(above) == split_name(below) || tables.clone().any(same_column)
    };
    // A figure below a name is seen without asking what the name means.
    let is_figure = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let apart = |(above, below): (&str, &str)| is_figure(above) != is_figure(below);
    let repeats = |above: &syntax::Row| {
        let cells = |row| tree.row_cells(row).len();
        let pairs = || texts(tree, above).zip(texts(tree, row));
        cells(above) == cells(row) && !pairs().any(apart) && pairs().all(same)
    };
    header.last().is_some_and(|&above| repeats(&tree.rows[above as usize]))
}

/// The texts of the cells of a row.
fn texts<'t>(tree: &'t Tree, row: &syntax::Row) -> impl Iterator<Item = &'t str> {
    tree.row_cells(row).iter().map(|cell| trim(tree.slice(*cell)))
}

/// The texts before a row's figures, among the first three, that name it and its groups.
fn names<'t>(tree: &'t Tree, row: &syntax::Row) -> impl Iterator<Item = &'t str> {
    let is_figure = |name: &&str| name.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'=' | b'.'));
    let names = texts(tree, row).take(3).take_while(move |name| !is_figure(name) || name.is_empty());
    names.filter(|name| !name.is_empty())
}

/// The index of a row in the tree.
pub(super) fn index_of(tree: &Tree, row: &syntax::Row) -> u32 {
    match tree.lines[row.line as usize].kind {
        LineKind::Row(index) => index,
        _ => unreachable!("a row's line is a row"),
    }
}

/// The first cell that is not empty, without white space around it.
pub(super) fn first_text(tree: &Tree, row: &syntax::Row) -> Span {
    let mut cells = tree.row_cells(row).iter().map(|cell| cell.trim(&tree.text));
    cells.find(|cell| !cell.is_empty()).unwrap_or(row.tail)
}

/// Whether a cell after the first begins as a figure does.
pub(super) fn has_figures(tree: &Tree, row: &syntax::Row) -> bool {
    tree.row_cells(row).iter().skip(1).any(|cell| begins_figure(trim(tree.slice(*cell))))
}

/// Whether `written` is an official name; most cells are ruled out by their first character.
fn same_name(official: &str, written: &str) -> bool {
    let first = |name: &str| name.chars().next();
    // What begins with another character of Han is another name; anything else may be folded away.
    let differs = first(written).is_none_or(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c) && first(official) != Some(c));
    official == written || !differs && split_name(official).1 == split_name(written).1
}

fn names_item(spec: &edition::Table, written: &str) -> bool {
    spec.item.is_some_and(|item| same_name(item, written))
}

fn names_corner(spec: &edition::Table, written: &str) -> bool {
    spec.corner.is_some_and(|corner| same_name(corner, written))
}

/// Which of the candidates a table is: by its item, unless its rows are all another's, else by the
/// names of its rows, else of its columns.
pub(super) fn identify(tree: &Tree, edition: &Edition, candidates: &[usize], part: &Part) -> Option<usize> {
    let score = |spec: usize| {
        let table = &edition.tables[spec];
        (part.known_rows(tree, table), part.known_columns(tree, table), Reverse(spec))
    };
    let best = || candidates.iter().map(|&spec| score(spec)).max();
    if let Some((spec, _)) = part.item {
        if part.known_rows(tree, &edition.tables[spec]) > 0 {
            return Some(spec);
        }
        let other = best().filter(|(rows, ..)| *rows > 0);
        return other.map(|(_, _, Reverse(other))| other).or(Some(spec));
    }
    let (rows, columns, Reverse(best)) = best()?;
    let elsewhere = || {
        let others = (0..edition.tables.len()).filter(|other| !candidates.contains(other));
        others.map(score).any(|(rows, other, _)| rows > 0 && other >= columns)
    };
    (rows > 0 || columns > 1 && !elsewhere()).then_some(best)
}

impl Part {
    fn new(lines: Range<usize>) -> Part {
        Part { item: None, header: Vec::new(), body: Vec::new(), lines, again: Vec::new() }
    }

    /// Whether nothing but spanning rows stands in it.
    fn is_new(&self) -> bool {
        self.header.is_empty() && self.body.is_empty()
    }

    /// How many of the first rows have names of `spec`.
    pub(super) fn known_rows(&self, tree: &Tree, spec: &edition::Table) -> usize {
        let names_row =
            |row: &&u32| names(tree, &tree.rows[**row as usize]).any(|name| spec.row_names.find(name).is_some());
        self.body.iter().take(4).filter(names_row).count()
    }

    /// How many of the columns have names of `spec`.
    pub(super) fn known_columns(&self, tree: &Tree, spec: &edition::Table) -> usize {
        let names = self.header.iter().flat_map(|&row| texts(tree, &tree.rows[row as usize]));
        names.filter(|name| spec.column_names.find(name).is_some()).count()
    }

    /// Whether the item or the corner of an official table stands in its corner.
    pub(super) fn corner_is(&self, tree: &Tree, spec: &edition::Table) -> bool {
        let first = self.header.first().map(|&row| first_text(tree, &tree.rows[row as usize]));
        first.is_some_and(|first| names_item(spec, tree.slice(first)) || names_corner(spec, tree.slice(first)))
    }
}
