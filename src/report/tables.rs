//! Tables: which row and column each cell belongs to, and official tables that stand elsewhere.

use super::cell::{self, Cell, State, begins_figure};
use super::firsts::Firsts;
use super::heading::{unit_beside, with_unit};
use super::parts::{Part, first_text, has_figures, identify, index_of, parts, repeats_header};
use super::sections::Section;
use super::variants;
use crate::edition::{self, Edition, Kind, NameMatch};
use crate::syntax::{self, Block, BlockKind, LineKind, Tree};
use crate::text::{Span, ascii, trim};
use std::ops::Range;

/// A table as it stands in the text.
#[derive(Clone, Debug)]
pub struct Table {
    /// The official table that it is; `None` for one of the report's own.
    pub spec: Option<usize>,
    /// The index, among the report's sections, of the one that it stands in.
    pub section: Option<usize>,
    /// Its lines: header, delimiter, body.
    pub lines: Range<usize>,
    /// The lines among them that stand between its pieces: a line of prose, or blank lines and maybe the
    /// header once more.
    pub gaps: Vec<Range<usize>>,
    /// The lines among them where the header stands once more between two rows, maybe with a delimiter row.
    pub again: Vec<Range<usize>>,
    /// The official item in the corner or in a spanning row, and where it stands.
    pub item: Option<Span>,
    /// The header's rows, by index in the tree; usually one.
    pub header: Vec<u32>,
    /// The header's cells, leading ones included.
    pub columns: Vec<Column>,
    /// How many leading columns name the rows: one, unless labels of groups are repeated in others;
    /// none where there are figures alone.
    pub leading: usize,
    /// The rows of the body.
    pub rows: Vec<Row>,
    grid: Vec<Cell>,
    width: usize,
    odd: Vec<(usize, usize)>,
    has_derived: bool,
    /// For each official row the first that is it, by index in `rows`.
    first_rows: Firsts,
    /// The same for the official columns.
    first_columns: Firsts,
}

/// A column of a table in the text.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The header's cell.
    pub span: Span,
    /// The official column that it names.
    pub found: Option<NameMatch>,
    /// Whether it is the first to name it; a second one's figures do not count.
    pub first: bool,
    /// The unit that it names for its figures, or that stands beside the table, where the official name has another or
    /// none.
    pub unit: Span,
    /// Another unit than its own that stands beside the table.
    pub beside: Span,
}

/// A row of a table's body in the text.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Its index in the tree.
    pub row: u32,
    /// The cell that names it.
    pub name: Span,
    /// The official row that it is.
    pub found: Option<NameMatch>,
    /// Whether it is the first to be that row; a second one's figures do not count.
    pub first: bool,
}

impl Table {
    /// The cell at an official row and column.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        &self.grid[row * self.width + column]
    }

    /// The official rows and columns, in order, of the cells that are more or less than a whole number
    /// or `=`.
    pub(crate) fn odd_cells(&self) -> &[(usize, usize)] {
        &self.odd
    }

    /// Whether a cell is `=`.
    pub(super) fn has_derived(&self) -> bool {
        self.has_derived
    }

    /// The first row of the text that is this official row.
    pub fn row(&self, spec: usize) -> Option<&Row> {
        self.first_rows.get(spec).map(|at| &self.rows[at])
    }

    /// The first column of the text that is this official column.
    pub fn column(&self, spec: usize) -> Option<&Column> {
        self.first_columns.get(spec).map(|at| &self.columns[at])
    }

    /// The row of the body that stands on a line.
    pub fn row_on(&self, tree: &Tree, line: usize) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&line, |row| tree.rows[row.row as usize].line as usize);
        at.ok().map(|at| &self.rows[at])
    }

    /// Whether something stands in a row that has no place among the official figures: in one of another name, one that
    /// is there twice or is not as wide as the header, or one that only names a group.
    pub fn is_unplaced(&self, tree: &Tree, names: &edition::Table, row: &Row) -> bool {
        let cells = tree.row_cells(&tree.rows[row.row as usize]);
        let has_place = cells.len() == self.columns.len()
            && row.found.is_some_and(|found| row.first && !names.rows[found.index].group);
        let is_said = |cell: &Span| cell.slice(&tree.text).chars().any(|c| ascii(c).is_ascii_digit() || c == '=');
        !has_place && cells.iter().skip(self.leading.max(1)).any(is_said)
    }

    /// Whether a row of the header stands on a line.
    pub fn is_header(&self, tree: &Tree, line: usize) -> bool {
        self.header.binary_search_by_key(&line, |&row| tree.rows[row as usize].line as usize).is_ok()
    }
}

/// All tables of the text, in order.
pub(super) fn tables(tree: &Tree, edition: &'static Edition, sections: &[Section]) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut section = None;
    for block in tree.blocks.iter().filter(|block| block.kind == BlockKind::Table) {
        let line = block.first as usize;
        let next = section.map_or(0, |at| at + 1);
        let later = sections[next..].iter().take_while(|section| section.line < line).count();
        section = (next + later).checked_sub(1);
        let within = section.and_then(|at: usize| sections[at].spec);
        let candidates = within.map_or(&[][..], |section| edition.sections[section].tables);
        let above = tables.last_mut().filter(|last: &&mut Table| last.section == section);
        if let Some((last, gap)) = above.and_then(|last| gap(tree, edition, last, *block).map(|gap| (last, gap))) {
            last.extend(tree, edition, gap, block.end as usize);
            continue;
        }
        for part in parts(tree, edition, candidates, *block) {
            let spec = identify(tree, edition, candidates, &part);
            tables.push(part.build(tree, edition, spec, section));
        }
    }
    find_misplaced(tree, edition, &mut tables);
    tables.iter_mut().for_each(|table| table.odd.sort_unstable());
    tables
}

/// The lines between a table and the rows below that are more of it: one line of prose, such as a row that
/// lacks its first separator, or blank lines, and after those maybe the header once more.
fn gap(tree: &Tree, edition: &Edition, above: &Table, block: Block) -> Option<Range<usize>> {
    let between = above.lines.end..block.first as usize;
    let is_all = |kind: LineKind| tree.lines[between.clone()].iter().all(|line| line.kind == kind);
    let rows = tree.block_rows(block).as_slice();
    let spec = above.spec.map(|spec| &edition.tables[spec]);
    let known = |row: &syntax::Row| spec.and_then(|spec| spec.row_names.find(tree.slice(first_text(tree, row))));
    if between.len() == 1 && is_all(LineKind::Prose) {
        let begins_table = spec.is_some() && known(&rows[0]).is_none() && !has_figures(tree, &rows[0]);
        return (!begins_table && !rows.iter().any(|row| row.delimiter)).then_some(between);
    }
    if between.is_empty() || !is_all(LineKind::Blank) {
        return None;
    }
    if above.rows.is_empty() && rows[0].delimiter && !rows[1..].iter().any(|row| row.delimiter) {
        return Some(between);
    }
    // A comment after the header would be lost with it.
    let is_bare = |row: &syntax::Row| row.tail.is_empty();
    let again = |header, delimiter: &syntax::Row| {
        delimiter.delimiter
            && repeats_header(tree, spec.into_iter(), &above.header, header)
            && is_bare(header)
            && is_bare(delimiter)
    };
    let body = match rows {
        [header, delimiter, body @ ..] if again(header, delimiter) => body,
        body => body,
    };
    let first = body.first().filter(|_| !body.iter().any(|row| row.delimiter))?;
    // Rows that are there already are another table's, which is there twice.
    let goes_on = known(first).is_some_and(|found| above.row(found.index).is_none());
    goes_on.then_some(between.start..first.line as usize)
}

/// Official tables that stand in another section than their own, or in none: they are told by their
/// corner, or by two names at least, and only where their own section lacks them.
fn find_misplaced(tree: &Tree, edition: &'static Edition, tables: &mut [Table]) {
    let held: Vec<usize> = tables.iter().filter_map(|table| table.spec).collect();
    let missing: Vec<usize> = (0..edition.tables.len()).filter(|spec| !held.contains(spec)).collect();
    for table in tables.iter_mut().filter(|table| table.spec.is_none()) {
        let part = Part {
            item: None,
            header: table.header.clone(),
            body: table.rows.iter().map(|row| row.row).collect(),
            lines: table.lines.clone(),
            again: table.again.clone(),
        };
        let surely = missing.iter().copied().find(|&spec| {
            let table = &edition.tables[spec];
            let rows = part.known_rows(tree, table);
            let columns = if rows > 0 { part.known_columns(tree, table) } else { 0 };
            columns > 0 && (rows + columns > 2 || part.corner_is(tree, table))
        });
        if let Some(spec) = surely {
            let gaps = std::mem::take(&mut table.gaps);
            *table = part.build(tree, edition, Some(spec), table.section);
            table.gaps = gaps;
        }
    }
}

/// Reads the cells of a part as those of an official table, or of none.
impl Part {
    fn build(self, tree: &Tree, edition: &'static Edition, spec: Option<usize>, section: Option<usize>) -> Table {
        let names = spec.map(|spec| &edition.tables[spec]);
        let mut columns = self.columns(tree, names);
        let leading = self.leading(tree, &columns);
        let width = names.map_or(0, |names| names.columns.len());
        let mut first_columns = Firsts::new(width);
        for (at, column) in columns.iter_mut().enumerate() {
            column.first = column.found.is_some_and(|found| first_columns.note(found.index, at));
        }
        let height = names.map_or(0, |names| names.rows.len());
        let mut table = Table {
            spec,
            section,
            lines: self.lines.clone(),
            gaps: Vec::new(),
            again: self.again,
            item: self.item.map(|(_, span)| span),
            header: self.header,
            columns,
            leading,
            rows: Vec::with_capacity(self.body.len()),
            grid: vec![Cell::default(); width * height],
            width,
            odd: Vec::new(),
            has_derived: false,
            first_rows: Firsts::new(height),
            first_columns,
        };
        table.add_rows(tree, names, &self.body);
        table
    }

    /// How many columns name the rows: those before the first with an official name or with figures.
    fn leading(&self, tree: &Tree, columns: &[Column]) -> usize {
        let is_figure = |row: &&u32, at: usize| {
            let cell = tree.row_cells(&tree.rows[**row as usize]).get(at).copied();
            cell.is_some_and(|cell| begins_figure(trim(tree.slice(cell))))
        };
        // Figures alone: the column of names is missing.
        let unnamed = |row: &u32| {
            tree.row_cells(&tree.rows[*row as usize]).first().is_none_or(|cell| {
                let text = trim(tree.slice(*cell));
                text.is_empty() || begins_figure(text)
            })
        };
        if columns.first().is_some_and(|corner| corner.found.is_some()) && self.body.iter().all(unnamed) {
            return 0;
        }
        let named = columns.iter().skip(1).position(|column| column.found.is_some()).map(|at| at + 1);
        let figures = |at: &usize| self.body.iter().take(8).any(|row| is_figure(&row, *at));
        (1..named.unwrap_or(1)).find(figures).or(named).unwrap_or(1)
    }

    /// The header's cells; of several header rows the lowest that names a column counts.
    fn columns(&self, tree: &Tree, names: Option<&edition::Table>) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        for &row in &self.header {
            let cells = tree.row_cells(&tree.rows[row as usize]);
            columns.reserve(cells.len().saturating_sub(columns.len()));
            for (at, cell) in cells.iter().enumerate() {
                let span = cell.trim(&tree.text);
                let named = names.and_then(|names| {
                    let found = names.column_names.find(tree.slice(span)).map(|found| (found, Span::default()));
                    found.or_else(|| with_unit(&tree.text, span, names))
                });
                let (found, unit) = (named.map(|(found, _)| found), named.map_or(Span::default(), |(_, unit)| unit));
                let column = Column { span, found, first: false, unit, beside: Span::default() };
                match columns.get_mut(at) {
                    Some(above) if found.is_some() => *above = column,
                    Some(_) => {}
                    None => columns.push(column),
                }
            }
        }
        if let Some(names) = names {
            self.take_units(tree, names, &mut columns);
        }
        let named: Vec<_> = columns.iter().map(|column| (column.span, column.found)).collect();
        variants::apart(&tree.text, &named, |_| None).into_iter().for_each(|at| columns[at].found = None);
        columns
    }

    /// Columns of money whose heading says no unit are in the one that is named beside the table.
    fn take_units(&self, tree: &Tree, names: &edition::Table, columns: &mut [Column]) {
        let corner = columns.first().filter(|corner| corner.found.is_none()).map_or(Span::default(), |it| it.span);
        let item = self.item.map_or(Span::default(), |(_, span)| span);
        for column in columns {
            let Some(Kind::Amount { unit: official }) = column.found.map(|found| &names.columns[found.index].kind)
            else {
                continue;
            };
            let own = Some(tree.slice(column.unit)).filter(|unit| !unit.is_empty()).or(*official);
            let Some(beside) =
                unit_beside(tree, &self.lines, [corner, item]).filter(|unit| Some(tree.slice(*unit)) != own)
            else {
                continue;
            };
            match tree.slice(column.span).contains('元') {
                true => column.beside = beside,
                false => column.unit = beside,
            }
        }
    }
}

impl Table {
    /// Takes in the rows from after a gap to the line `end`.
    fn extend(&mut self, tree: &Tree, edition: &'static Edition, gap: Range<usize>, end: usize) {
        let names = self.spec.map(|spec| &edition.tables[spec]);
        self.lines.end = end;
        let rows = (gap.end..end).filter_map(|line| tree.row(line)).filter(|row| !row.delimiter);
        let rows: Vec<u32> = rows.map(|row| index_of(tree, row)).collect();
        self.add_rows(tree, names, &rows);
        self.gaps.push(gap);
    }

    fn add_rows(&mut self, tree: &Tree, names: Option<&edition::Table>, rows: &[u32]) {
        let mut named: Vec<_> = rows.iter().map(|&row| self.named(tree, names, row)).collect();
        let above = |official: usize| self.row(official).and_then(|row| Some((row.name, row.found?)));
        variants::apart(&tree.text, &named, above).into_iter().for_each(|at| named[at].1 = None);
        for (&row, (name, found)) in rows.iter().zip(named) {
            self.rows.push(Row { row, name, found, first: false });
            self.read_row(tree, names, self.rows.len() - 1);
        }
    }

    /// The cell that names a row, and the official row that it is.
    fn named(&self, tree: &Tree, names: Option<&edition::Table>, index: u32) -> (Span, Option<NameMatch>) {
        let cells = tree.row_cells(&tree.rows[index as usize]);
        let leading = &cells[..self.leading.min(cells.len())];
        let labels = leading.iter().map(|cell| cell.trim(&tree.text));
        let name = labels.rev().find(|label| !label.is_empty()).unwrap_or_else(|| {
            let narrow = cells.len() != self.columns.len() && self.leading == 1;
            let first = cells.first().map_or(Span::default(), |cell| cell.trim(&tree.text));
            match self.leading {
                0 => Span::empty(first.start),
                _ if narrow => first_text(tree, &tree.rows[index as usize]),
                _ => first,
            }
        });
        (name, names.and_then(|names| names.row_names.find(tree.slice(name))))
    }

    /// Reads the figures of a row.
    fn read_row(&mut self, tree: &Tree, names: Option<&edition::Table>, at: usize) {
        let Row { row, found, .. } = self.rows[at];
        let first = found.is_some_and(|found| self.first_rows.note(found.index, at));
        self.rows[at].first = first;
        let cells = tree.row_cells(&tree.rows[row as usize]);
        let (Some(names), Some(found), true) = (names, found, first) else { return };
        // In a row that is not as wide as the header no figure can be told.
        if names.rows[found.index].group || cells.len() != self.columns.len() {
            return;
        }
        for (column, cell) in self.columns.iter().zip(cells).skip(self.leading) {
            let Some(at) = column.found.filter(|_| column.first).map(|column| column.index) else { continue };
            let derives = names.derives(found.index, at);
            let kind = &names.columns[at].kind;
            let mut cell = cell::read(&tree.text, *cell, kind, derives);
            if !column.unit.is_empty() {
                cell = cell.in_unit(column.unit, &tree.text, kind);
            }
            if !cell.is_plain() {
                self.odd.push((found.index, at));
            }
            self.has_derived |= cell.state == State::Derived;
            self.grid[found.index * self.width + at] = cell;
        }
    }
}
