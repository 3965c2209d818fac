//! The delimiter rows of tables: missing, one too many, or of another width than their header.

use super::directives;
use super::flow::Continued;
use super::slips::{Slip, SlipKind};
use super::tree::{BlockKind, Row, Tree};
use crate::text::{Edit, Span, ascii, bare};

/// The slips of all tables. `continued` says of those that begin under a row without its first
/// separator whether their delimiter row stands above that; it is in the order of their lines.
pub(super) fn slips(tree: &Tree, continued: &[Continued]) -> Vec<Slip> {
    let mut found = Vec::new();
    let mut continued = continued.iter().peekable();
    for &block in tree.blocks.iter().filter(|block| block.kind == BlockKind::Table) {
        let table = Table { tree, rows: tree.block_rows(block).as_slice() };
        match continued.next_if(|continued| continued.line == block.first) {
            Some(above) => table.below(usize::from(!above.delimited), &mut found),
            None => table.slips(&mut found),
        }
    }
    found
}

/// The rows of a table, or those below the first.
struct Table<'t> {
    tree: &'t Tree,
    rows: &'t [Row],
}

impl Table<'_> {
    /// A table has a delimiter row below its header. It may stand below a second row, where the
    /// first is the published form's spanning row.
    fn slips(&self, found: &mut Vec<Slip>) {
        let delimits = |at: usize| self.rows.get(at).is_some_and(|row| row.delimiter);
        let body = match (0..3).find(|&at| delimits(at)) {
            None => {
                self.without_delimiter(found);
                3
            }
            Some(0) if !delimits(1) && delimits(2) => {
                found.push(self.remove(0));
                return Table { tree: self.tree, rows: &self.rows[1..] }.slips(found);
            }
            Some(0) => {
                found.push(Slip::plain(SlipKind::DelimiterMissing, self.span(0)));
                1
            }
            // Below a row that is neither the header nor spans it, it makes a header of that row.
            Some(2) if !self.spans(0) => {
                found.extend(self.too_low());
                3
            }
            Some(at) => {
                self.header(at - 1, found);
                at + 1
            }
        };
        self.alone(found);
        self.below(body, found);
    }

    /// The slips of the rows from `body` on, which need no further delimiter row.
    fn below(&self, body: usize, found: &mut Vec<Slip>) {
        for at in (body..self.rows.len()).filter(|&at| self.rows[at].delimiter) {
            self.further(at, found);
        }
    }

    /// A row without white space around it.
    fn span(&self, at: usize) -> Span {
        self.tree.lines[self.rows[at].line as usize].span().trim(&self.tree.text)
    }

    fn width(&self, at: usize) -> usize {
        self.tree.row_cells(&self.rows[at]).len()
    }

    /// How many cells of a row hold anything.
    fn filled(&self, at: usize) -> usize {
        let cells = self.tree.row_cells(&self.rows[at]).iter();
        cells.filter(|cell| !bare(self.tree.slice(**cell)).is_empty()).count()
    }

    /// Whether a row is one that spans the table: the published form has one above a header.
    fn spans(&self, at: usize) -> bool {
        !self.rows[at].delimiter && self.filled(at) == 1 && self.rows.get(at + 1).is_some() && self.filled(at + 1) > 1
    }

    /// Whether a row may be a header: it names columns, and no cell after the first begins as a
    /// figure does. A row that only the first cell of is filled heads a group of rows.
    fn may_head(&self, at: usize) -> bool {
        let begins_figure = |&cell: &Span| {
            let text = bare(self.tree.slice(cell));
            text.starts_with(|c| matches!(ascii(c), '0'..='9' | '='))
        };
        let mut others = self.tree.row_cells(&self.rows[at]).iter().skip(1);
        !self.rows[at].delimiter && self.filled(at) > 1 && !others.any(begins_figure)
    }

    /// The white space before a row.
    fn indent(&self, at: usize) -> &str {
        let start = self.tree.lines[self.rows[at].line as usize].start;
        self.tree.slice(Span { start, end: self.span(at).start })
    }

    fn without_delimiter(&self, found: &mut Vec<Slip>) {
        let header = usize::from(self.spans(0));
        let end = self.tree.lines[self.rows[header].line as usize].end;
        let (newline, indent) = (self.tree.newline, self.indent(header));
        let delimiter = format!("{newline}{indent}{}", delimiter_row(&[], self.width(header)));
        let edits = vec![Edit::insert(end, delimiter)];
        found.push(Slip { kind: SlipKind::DelimiterMissing, span: self.span(header), edits });
        found.extend(self.comment_behind(header, 0));
    }

    /// The slips of a header with a delimiter row below it.
    fn header(&self, at: usize, found: &mut Vec<Slip>) {
        if self.width(at + 1) != self.width(at) {
            let edits = self.mended_width(at).into_iter().collect();
            found.push(Slip { kind: SlipKind::DelimiterCount, span: self.span(at + 1), edits });
        }
        found.extend([at, at + 1].into_iter().filter_map(|at| self.comment_behind(at, 0)));
    }

    /// What gives the delimiter row below a header as many cells as that has, where it has not. Below a header
    /// without cells nothing does.
    fn mended_width(&self, header: usize) -> Option<Edit> {
        let width = self.width(header);
        let row = &self.rows[header + 1];
        if self.width(header + 1) == width || width == 0 {
            return None;
        }
        let marks: Vec<&str> = self.tree.row_cells(row).iter().map(|cell| bare(self.tree.slice(*cell))).collect();
        let span = Span { start: self.span(header + 1).start, end: row.tail.start };
        Some(Edit::replace(span.trim(&self.tree.text), delimiter_row(&marks, width)))
    }

    /// Markdown counts a comment after a header or a delimiter row as a cell: the comment goes
    /// above the table, which begins with the row `top`, except for one that speaks of the row alone.
    fn comment_behind(&self, at: usize, top: usize) -> Option<Slip> {
        let (tree, tail) = (self.tree, self.rows[at].tail);
        if tail.is_empty() {
            return None;
        }
        if !directives(&tree.text, tail).is_empty() {
            return Some(Slip::plain(SlipKind::CommentInTable, tail));
        }
        let above = format!("{}{}{}", self.indent(top), tree.slice(tail), tree.newline);
        let before = tree.text[..tail.start as usize].trim_end().len() as u32;
        let edits = vec![
            Edit::insert(tree.lines[self.rows[top].line as usize].start, above),
            Edit::delete(Span { start: before, end: tail.end }),
        ];
        Some(Slip { kind: SlipKind::CommentInTable, span: tail, edits })
    }

    /// A delimiter row below the second row: it goes up to the header, unless the second row may be one too. Two rows as
    /// wide as each other may be one header.
    fn too_low(&self) -> Option<Slip> {
        let row = &self.rows[2];
        let heads = self.may_head(1);
        if heads && self.width(1) == self.width(0) {
            return None;
        }
        if heads || !row.tail.is_empty() || self.width(2) != self.width(0) {
            return Some(Slip::plain(SlipKind::DelimiterMissing, self.span(0)));
        }
        let header = self.tree.lines[self.rows[0].line as usize].end;
        let edits = vec![
            Edit::insert(header, format!("{}{}{}", self.tree.newline, self.indent(2), self.tree.slice(self.span(2)))),
            Edit::delete(self.tree.full_span(row.line as usize)),
        ];
        Some(Slip { kind: SlipKind::DelimiterMissing, span: self.span(0), edits })
    }

    /// Rows of a separator alone.
    fn alone(&self, found: &mut Vec<Slip>) {
        for at in (1..self.rows.len()).filter(|&at| self.tree.slice(self.span(at)) == "|") {
            let line = self.tree.full_span(self.rows[at].line as usize);
            found.push(Slip { kind: SlipKind::SeparatorAlone, span: self.span(at), edits: vec![Edit::delete(line)] });
        }
    }

    /// A delimiter row further down: below a header, where a blank line lacks above that; else one
    /// that is not needed.
    fn further(&self, at: usize, found: &mut Vec<Slip>) {
        let Some(header) = at.checked_sub(1).filter(|&above| self.may_head(above)) else {
            return found.push(self.remove(at));
        };
        let mut slip = Slip::plain(SlipKind::DelimiterRepeated, self.span(at));
        let mut top = header;
        if header > 0 && self.spans(header - 1) {
            if self.width(header - 1) > 1 {
                // The row above spans this table, or is the last of the one above and has blank cells.
                return found.push(slip);
            }
            top = header - 1;
        }
        let start = self.tree.lines[self.rows[top].line as usize].start;
        slip.edits.push(Edit::insert(start, self.tree.newline));
        slip.edits.extend(self.mended_width(header));
        found.push(slip);
        found.extend([header, at].into_iter().filter_map(|at| self.comment_behind(at, top)));
    }

    /// What removes a row, unless a comment stands after it.
    fn remove(&self, at: usize) -> Slip {
        if !self.rows[at].tail.is_empty() {
            return Slip::plain(SlipKind::DelimiterRepeated, self.span(at));
        }
        let line = self.tree.full_span(self.rows[at].line as usize);
        Slip { kind: SlipKind::DelimiterRepeated, span: self.span(at), edits: vec![Edit::delete(line)] }
    }
}

/// A delimiter row of a width, its first cells like `marks`.
fn delimiter_row(marks: &[&str], width: usize) -> String {
    let marks = marks.iter().copied().chain(std::iter::repeat("---"));
    let cells = marks.take(width.max(1)).flat_map(|mark| [mark, "|"]);
    std::iter::once("|").chain(cells).collect()
}
