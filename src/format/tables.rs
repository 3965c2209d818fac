//! A table of the text as it is to be laid out: official names as they are published, figures in ASCII,
//! rows and columns in official order where all are known, every column as wide as its widest cell.

use super::document::{COLUMN_ORDER, Document, Placed, ROW_ORDER};
use super::order::{out_of_order, sorted};
use super::rewrite::Rewrite;
use super::table::{Align, column_widths, dashes, padding};
use crate::edition::{self, NameMatch, Spelling, split_name};
use crate::report::{self, State, Table, is_fullwidth};
use crate::syntax::cursor::is_blank;
use crate::syntax::{self, LineKind, Tree, ascii};
use crate::text::{Span, width};
use std::ops::Range;

/// A table's layout.
pub(super) struct Layout<'d, 'r> {
    document: &'d Document<'r>,
    table: &'r Table,
    /// The official table that it is.
    spec: Option<&'static edition::Table>,
    /// The first of its cells in the tree.
    first: usize,
    /// What its cells are to hold, in the order of the tree.
    cells: Vec<Content>,
    /// How wide its columns are.
    widths: Vec<usize>,
    /// Which column stands in the place of each, where their order changes.
    columns: Option<Vec<usize>>,
    /// The sides that the columns of a table of the report's own are set to.
    marks: Vec<Align>,
    /// Whether every row of figures has a cell for each column, and one for its name.
    is_even: bool,
}

/// What a cell is to hold.
struct Content {
    /// What it holds, without white space around it.
    span: Span,
    /// What it is to hold instead.
    instead: Option<String>,
    width: usize,
}

impl<'d, 'r> Layout<'d, 'r> {
    pub(super) fn new(document: &'d Document<'r>, table: &'r Table) -> Layout<'d, 'r> {
        let tree = &document.report.tree;
        let spec = table.spec.map(|spec| &document.report.edition.tables[spec]);
        let rows = rows(tree, table);
        let first = rows.first().map_or(0, |row| row.cells.0 as usize);
        let end = rows.last().map_or(0, |row| row.cells.1 as usize);
        let content = |cell: &Span| Content { span: cell.trim(&tree.text), instead: None, width: 0 };
        let cells = tree.cells[first..end.max(first)].iter().map(content).collect();
        let mut layout = Layout {
            document,
            table,
            spec,
            first,
            cells,
            widths: Vec::new(),
            columns: None,
            marks: rows.iter().find(|row| row.delimiter).map_or(Vec::new(), |row| marks(tree, row)),
            is_even: false,
        };
        if let Some(spec) = spec {
            layout.is_even = layout.is_even(spec);
            layout.official_names(spec);
            layout.ascii_figures(spec);
            layout.columns = layout.column_order();
        }
        layout.measure(rows);
        layout
    }

    fn tree(&self) -> &'r Tree {
        &self.document.report.tree
    }

    /// The cells of a row, as indices of [`Layout::cells`].
    fn cells_of(&self, row: &syntax::Row) -> Range<usize> {
        row.cells.0 as usize - self.first..row.cells.1 as usize - self.first
    }

    /// Writes names that are official except for numbering, white space, width or quotes as they are
    /// published.
    fn official_names(&mut self, spec: &'static edition::Table) {
        let tree = self.tree();
        for &row in &self.table.header {
            for (nth, at) in self.cells_of(&tree.rows[row as usize]).enumerate() {
                let written = tree.slice(self.cells[at].span);
                let official = match spec.column_names.find(written) {
                    Some(found) => {
                        let column = &spec.columns[found.index];
                        official(found, written, &[column.full, column.name])
                    }
                    None if nth < self.table.leading => corner(spec, written),
                    None => None,
                };
                self.cells[at].instead = official;
            }
        }
        if let (Some(item), Some(spanning)) = (self.table.item, rows(tree, self.table).first()) {
            let at = self.cells_of(spanning).find(|&at| self.cells[at].span == item);
            at.into_iter().for_each(|at| self.cells[at].instead = corner(spec, tree.slice(item)));
        }
        for row in &self.table.rows {
            let Some(found) = row.found.filter(is_respelt) else { continue };
            let mut cells = self.cells_of(&tree.rows[row.row as usize]);
            let Some(at) = cells.find(|&at| self.cells[at].span == row.name) else { continue };
            let named = &spec.rows[found.index];
            let plain = format!("{}{}", named.number, named.name);
            let short = named.short.unwrap_or_default();
            self.cells[at].instead = official(found, tree.slice(row.name), &[named.full, &plain, short]);
        }
    }

    /// Writes figures that are typed full-width in ASCII, what stands after them as it is.
    fn ascii_figures(&mut self, spec: &edition::Table) {
        let tree = self.tree();
        for row in self.table.rows.iter().filter(|row| row.first) {
            let Some(found) = row.found.filter(|_| !self.document.keeps_wide(&tree.rows[row.row as usize])) else {
                continue;
            };
            let cells = self.cells_of(&tree.rows[row.row as usize]);
            for (column, at) in self.table.columns.iter().zip(cells) {
                let Some(column) = column.found.filter(|_| column.first) else { continue };
                let cell = self.table.cell(found.index, column.index);
                let is_figure = matches!(cell.state, State::Number(_) | State::Derived);
                if !is_figure || !cell.fullwidth || cell.span != self.cells[at].span {
                    continue;
                }
                debug_assert!(!spec.rows[found.index].group);
                let figure = tree.slice(Span { start: cell.span.start, end: cell.figure.end });
                let behind = tree.slice(Span { start: cell.figure.end, end: cell.span.end });
                let figure = figure.chars().map(|c| if is_fullwidth(c) { ascii(c) } else { c });
                self.cells[at].instead = Some(figure.chain(behind.chars()).collect());
            }
        }
    }

    fn measure(&mut self, rows: &[syntax::Row]) {
        let (tree, ambiguous) = (self.tree(), self.document.options.ambiguous);
        for cell in &mut self.cells {
            let text = cell.instead.as_deref().unwrap_or(tree.slice(cell.span));
            cell.width =
                if text.bytes().all(|byte| byte.is_ascii_graphic()) { text.len() } else { width(text, ambiguous) };
        }
        let mut cells = Vec::with_capacity(self.cells.len());
        for row in rows {
            for (to, at) in self.placed(row).into_iter().enumerate() {
                cells.push((to, if row.delimiter { 0 } else { at.map_or(0, |at| self.cells[at].width) }));
            }
        }
        self.widths = column_widths(rows.len(), cells.into_iter());
    }

    /// The cells of a row in the places where they are written; none for one that is added.
    fn placed(&self, row: &syntax::Row) -> Vec<Option<usize>> {
        let cells = self.cells_of(row);
        let missing = if self.is_short_group(row) { self.table.columns.len() - cells.len() } else { 0 };
        let cells: Vec<Option<usize>> = cells.map(Some).chain((0..missing).map(|_| None)).collect();
        match &self.columns {
            Some(order) => order.iter().map(|&from| cells[from]).collect(),
            None => cells,
        }
    }

    fn is_even(&self, spec: &edition::Table) -> bool {
        let (tree, width) = (self.tree(), self.table.columns.len());
        let is_group = |row: &&report::Row| row.found.is_some_and(|found| spec.rows[found.index].group);
        let mut rows = self.table.rows.iter().filter(|row| !is_group(row));
        self.table.leading == 1 && rows.all(|row| tree.row_cells(&tree.rows[row.row as usize]).len() == width)
    }

    /// Whether a row names a group of rows and lacks the cells in which nothing stands. A second row
    /// of that name is left alone: there may be any number.
    fn is_short_group(&self, row: &syntax::Row) -> bool {
        let tree = self.tree();
        let Some(spec) = self.spec.filter(|_| self.is_even) else { return false };
        let Some(named) = self.table.row_on(tree, row.line as usize) else { return false };
        let is_group = named.first && named.found.is_some_and(|found| spec.rows[found.index].group);
        let mut cells = self.cells_of(row);
        let is_name = cells.next().is_some_and(|at| self.cells[at].span == named.name);
        // To Markdown a line of dashes below is what parts a head of its width from its body, and a line without its first
        // separator is a row below one of its width; any row may come to stand there.
        let lines = [row.line as usize, self.table.lines.end - 1];
        is_group
            && is_name
            && !lines.into_iter().any(|line| self.document.is_counted_below(line))
            && cells.len() + 1 < self.table.columns.len()
            && cells.all(|at| self.cells[at].span.is_empty())
    }

    /// The columns in official order, where that is another than theirs, all are known, and every row
    /// has all its cells.
    fn column_order(&self) -> Option<Vec<usize>> {
        let (tree, table) = (self.tree(), self.table);
        let figures = table.columns.get(table.leading..).filter(|_| table.leading > 0 && table.header.len() == 1)?;
        let ranks = figures.iter().map(|column| column.found.filter(|_| column.first).map(|found| found.index));
        let order = sorted(&ranks.collect::<Option<Vec<usize>>>()?);
        let rows = rows(tree, table);
        let is_full =
            |row: &syntax::Row| row.cells.1 - row.cells.0 == table.columns.len() as u32 || self.is_short_group(row);
        let is_movable = |row: &syntax::Row| is_full(row) && !tree.leaves_open(row);
        let stays = || self.document.keeps_order(rows, COLUMN_ORDER) || !rows.iter().all(is_movable);
        if order.is_sorted() || !self.is_whole() || stays() {
            return None;
        }
        let order = order.into_iter().map(|at| at + table.leading);
        Some((0..table.leading).chain(order).collect())
    }

    /// Whether the table is one block of rows and comments with its header once, none of it in fenced code or a list, and
    /// the only one of its kind.
    /// Where a comment is not closed, the order of the lines tells where it ends.
    fn is_whole(&self) -> bool {
        let is_plain = |line: usize| {
            let kind = self.tree().lines[line].kind;
            let is_plain = matches!(kind, LineKind::Row(_) | LineKind::Comment);
            is_plain && !self.document.is_fenced(line) && !self.document.is_in_item(line)
        };
        // Put in order, the head of another table right beside it might become its own.
        let lines = &self.table.lines;
        let is_row = |line: &syntax::Line| matches!(line.kind, LineKind::Row(_));
        let above = lines.start.checked_sub(1).and_then(|above| self.tree().lines.get(above));
        let is_apart = !above.is_some_and(is_row) && !self.tree().lines.get(lines.end).is_some_and(is_row);
        !self.tree().has_open_comment
            && is_apart
            && self.document.is_only(self.table)
            && self.table.again.is_empty()
            && self.table.lines.clone().all(is_plain)
    }

    /// The lines among `lines` in the order in which they are written: as they stand, or the rows in
    /// official order, where all are known and there once. A comment goes with the row below it.
    pub(super) fn order(&self, lines: Range<usize>) -> Vec<Placed> {
        let as_it_stands = || lines.clone().map(|line| Placed { from: line, to: line, moved: false }).collect();
        let Some(rows) = self.rows_in_order().filter(|_| lines == self.table.lines) else { return as_it_stands() };
        let mut placed: Vec<Placed> = Vec::with_capacity(lines.len());
        let head = lines.start..rows.iter().map(|(group, _)| group.start).min().unwrap_or(lines.end);
        let groups = std::iter::once((head, false)).chain(rows);
        for (from, moved) in groups.flat_map(|(group, moved)| group.map(move |line| (line, moved))) {
            placed.push(Placed { from, to: lines.start + placed.len(), moved });
        }
        placed
    }

    /// The lines of each row of the body with the comments above it, in official order, and whether they
    /// are moved; `None` where nothing is.
    fn rows_in_order(&self) -> Option<Vec<(Range<usize>, bool)>> {
        let (tree, table) = (self.tree(), self.table);
        let ranks = table.rows.iter().map(|row| row.found.filter(|_| row.first).map(|found| found.index));
        let ranks = ranks.collect::<Option<Vec<usize>>>()?;
        if ranks.is_sorted() || table.header.len() != 1 || !self.is_whole() {
            return None;
        }
        // A header, a delimiter row perhaps, and the rows.
        let all = rows(tree, table);
        if self.document.keeps_order(all, ROW_ORDER) {
            return None;
        }
        let head = all.len().checked_sub(table.rows.len())?;
        if head > 2 || all[head..].iter().any(|row| row.delimiter) {
            return None;
        }
        let line = |at: usize| all[at].line as usize;
        let groups: Vec<Range<usize>> = (head..all.len())
            .map(|at| at.checked_sub(1).map_or(table.lines.start, |above| line(above) + 1)..line(at) + 1)
            .collect();
        let moved = out_of_order(&ranks);
        Some(sorted(&ranks).into_iter().map(|at| (groups[at].clone(), moved.contains(&at))).collect())
    }

    /// Writes a line of the table.
    pub(super) fn line(&self, here: Placed, out: &mut Rewrite<'_>) {
        match self.tree().row(here.from) {
            Some(row) if !self.document.is_fenced(here.from) => self.row(row, here, out),
            // Only a comment moves with a row, and only outside of fenced code.
            _ if here.moved => self.document.mended(self.document.trimmed(here.from), true, out),
            _ => self.document.line(here.from, out),
        }
    }

    fn row(&self, row: &syntax::Row, here: Placed, out: &mut Rewrite<'_>) {
        let (tree, line) = (self.tree(), self.document.trimmed(here.from));
        let mut pen = Pen { tree, out, moved: here.moved, keeps_marks: self.document.keeps_marks(row) };
        let text = line.slice(&tree.text).trim_start();
        let indent = Span { start: line.start, end: line.end - text.len() as u32 };
        // Within a list a table stands further in.
        let is_in = self.spec.is_none() || self.document.is_in_item(here.from);
        if is_in {
            let indent = indent.slice(&tree.text);
            let blanks = indent.len() - indent.trim_start_matches(is_blank).len();
            pen.keep(Span::of(&indent[..blanks], &tree.text));
        }
        pen.separator(indent.end);
        let own = self.cells_of(row);
        for (to, at) in self.placed(row).into_iter().enumerate() {
            let wide = self.widths.get(to).copied().unwrap_or(0);
            pen.out.write(" ");
            match at {
                // Official columns have their sides by their places.
                Some(_) if row.delimiter => {
                    let own = self.cells[own.start + to].span;
                    let align = if self.spec.is_some() { self.align(to) } else { side(tree.slice(own)) };
                    match pen.keeps_marks && !tree.slice(own).is_ascii() {
                        true => pen.keep(own),
                        false => pen.replace(own, &dashes(wide, align)),
                    }
                }
                Some(at) => {
                    let (before, after) = padding(self.cells[at].width, wide, self.align(to));
                    pen.out.spaces(before);
                    // A cell that another stood in the place of is written anew.
                    let is_own = at == own.start + to;
                    Pen { moved: pen.moved || !is_own, out: pen.out, ..pen }.content(&self.cells[at]);
                    pen.out.spaces(after);
                }
                None => pen.out.spaces(wide),
            }
            pen.out.write(" ");
            let end = own.clone().nth(to).map(|at| tree.cells[self.first + at].end);
            pen.separator(end.unwrap_or(line.end));
        }
        if !row.tail.is_empty() {
            pen.out.write(" ");
            self.document.mended(row.tail, here.moved, pen.out);
        }
    }

    fn align(&self, column: usize) -> Align {
        match self.spec {
            Some(_) if column < self.table.leading => Align::Left,
            Some(_) => Align::Right,
            None => self.marks.get(column).copied().unwrap_or(Align::Left),
        }
    }
}

/// Writes the pieces of a row: what is moved anew, the rest by keeping it.
struct Pen<'p, 't, 'o> {
    tree: &'t Tree,
    out: &'p mut Rewrite<'o>,
    moved: bool,
    /// Whether full-width separators stay as they are.
    keeps_marks: bool,
}

impl Pen<'_, '_, '_> {
    fn keep(&mut self, span: Span) {
        match self.moved {
            true => self.out.write(self.tree.slice(span)),
            false => self.out.keep(span),
        }
    }

    fn replace(&mut self, span: Span, text: &str) {
        match self.moved {
            true => self.out.write(text),
            false => self.out.replace(span, text),
        }
    }

    fn content(&mut self, cell: &Content) {
        match &cell.instead {
            Some(text) => self.replace(cell.span, text),
            None if cell.span.is_empty() => {}
            None => self.keep(cell.span),
        }
    }

    /// Writes the separator that stands at an offset, if one does.
    fn separator(&mut self, at: u32) {
        match self.tree.text[at as usize..].chars().next() {
            Some(mark @ ('|' | '｜')) if mark == '|' || self.keeps_marks => {
                self.keep(Span { start: at, end: at + mark.len_utf8() as u32 });
            }
            _ => self.out.write("|"),
        }
    }
}

/// The rows of a table in the tree, delimiter rows among them.
fn rows<'t>(tree: &'t Tree, table: &Table) -> &'t [syntax::Row] {
    let before = |line: usize| tree.rows.partition_point(|row| (row.line as usize) < line);
    &tree.rows[before(table.lines.start)..before(table.lines.end)]
}

/// The sides that a delimiter row marks.
fn marks(tree: &Tree, row: &syntax::Row) -> Vec<Align> {
    tree.row_cells(row).iter().map(|cell| side(tree.slice(*cell).trim())).collect()
}

/// The side that a cell of a delimiter row marks.
fn side(dashes: &str) -> Align {
    let is_marked = |end: Option<char>| matches!(end, Some(':' | '：'));
    match (is_marked(dashes.chars().next()), is_marked(dashes.chars().next_back())) {
        (false, false) => Align::Left,
        (false, true) => Align::Right,
        (true, true) => Align::Center,
        (true, false) => Align::MarkedLeft,
    }
}

/// The published form of a name, where what is written is that except for numbering, white space, width
/// or quotes. A number that is not the name's own is left to the author, and so is a variant.
fn official(found: NameMatch, written: &str, forms: &[&str]) -> Option<String> {
    if !is_respelt(&found) || forms.contains(&written) {
        return None;
    }
    let name = split_name(written).1;
    forms.iter().find(|form| !form.is_empty() && split_name(form).1 == name).map(|form| form.to_string())
}

/// Whether a name is written otherwise than published, and may be written so.
fn is_respelt(found: &NameMatch) -> bool {
    !found.misnumbered && matches!(found.spelling, Spelling::Folded | Spelling::Short)
}

/// The published form of what stands in the corner of a table that has an official one.
fn corner(spec: &edition::Table, written: &str) -> Option<String> {
    let forms = [spec.item?, spec.corner.unwrap_or_default()];
    let (number, name) = split_name(written);
    let form =
        forms.into_iter().filter(|_| number.is_none()).find(|form| !form.is_empty() && split_name(form).1 == name)?;
    (form != written).then(|| form.to_owned())
}
