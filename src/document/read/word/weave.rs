//! A stream of paragraphs, of which some end cells and rows, woven into blocks: so the older formats of Word hold text.

use super::DEEPEST;
use super::edges::{self, RawCell, RawRow, Shape};
use crate::document::read::grid;
use crate::document::read::unreadable::{CELLS, PARAGRAPHS, PLACES, RUNS, Unreadable};
use crate::document::{Block, LeftOut, Omission, Origin, Paragraph, Place, Run, Style, Unread};
use crate::text::Span;

/// What was read of a whole file, however many streams it has: its text, its notes, its text boxes.
#[derive(Default)]
pub(crate) struct Tally {
    /// What was read over.
    pub(crate) left_out: Vec<LeftOut>,
    /// What a line goes through.
    pub(crate) unread: Vec<Unread>,
    paragraphs: u32,
    cells: usize,
    runs: usize,
    places: usize,
}

/// What a paragraph's mark ends.
pub(crate) enum End {
    /// The paragraph alone.
    Paragraph,
    /// A cell.
    Cell,
    /// A row, which is cut so.
    Row(Shape),
}

/// A paragraph's mark.
pub(crate) struct Mark {
    pub(crate) end: End,
    /// In how many tables it stands.
    pub(crate) depth: usize,
    pub(crate) style: Style,
    /// The number that the paragraph is given by its list.
    pub(crate) number: Option<String>,
    /// It is deleted or hidden: the next paragraph goes on in this one, or the row goes with all that is deleted in it.
    pub(crate) is_gone: bool,
    /// Where it ends in the file.
    pub(crate) at: u32,
}

/// A stream of paragraphs that is being read.
#[derive(Default)]
pub(crate) struct Weave {
    part: u16,
    /// What stands outside of tables.
    flow: Flow,
    /// The tables that are open, outermost first.
    tables: Vec<Open>,
    /// The paragraph that is being read.
    open: Pending,
    /// The notes that the block refers to, and those that come at the end.
    referred: Vec<Block>,
    pub(crate) at_end: Vec<Block>,
}

/// A table that is being read.
#[derive(Default)]
struct Open {
    rows: Vec<RawRow>,
    /// The cells of the row that is being read.
    cells: Vec<RawCell>,
    /// The cell that is being read, and where it begins.
    flow: Flow,
    start: Option<u32>,
}

/// Something that holds blocks.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    /// What stands before the next paragraph's text, since the mark between them is gone.
    carried: Option<Pending>,
}

/// The text of a paragraph.
#[derive(Default)]
struct Pending {
    runs: Vec<Run>,
    /// Whether all of its text is bold; none as long as there is none.
    is_bold: Option<bool>,
    /// Something in it was read over.
    is_kept: bool,
    /// What hangs at it, and the notes that it refers to.
    boxes: Vec<Block>,
    notes: Vec<Block>,
    start: Option<u32>,
}

impl Weave {
    /// A stream whose text stands in this part of the file.
    pub(crate) fn new(part: u16) -> Weave {
        Weave { part, ..Weave::default() }
    }

    /// Adds a piece of text.
    pub(crate) fn push(
        &mut self,
        text: String,
        span: Span,
        is_bold: bool,
        tally: &mut Tally,
    ) -> Result<(), Unreadable> {
        if text.is_empty() {
            return Ok(());
        }
        if !text.trim().is_empty() {
            self.open.is_bold = Some(is_bold && self.open.is_bold != Some(false));
        }
        self.open.start.get_or_insert(span.start);
        tally.runs += 1;
        RUNS.check(tally.runs)?;
        self.open.runs.push(Run { text, source: Some(Origin { part: self.part, span }) });
        Ok(())
    }

    /// A piece of text that a line goes through.
    pub(crate) fn strike(&mut self, text: &str, tally: &mut Tally) {
        Unread::strike(&mut tally.unread, Place::Paragraph(tally.paragraphs + 1), text);
    }

    /// Something is read over.
    pub(crate) fn omit(&mut self, what: Omission, tally: &mut Tally) {
        self.open.is_kept = true;
        tally.left_out.push(LeftOut { what, place: Place::Paragraph(tally.paragraphs + 1) });
    }

    /// A text box hangs at the paragraph.
    pub(crate) fn hang(&mut self, mut blocks: Vec<Block>) {
        self.open.boxes.append(&mut blocks);
    }

    /// The paragraph refers to a note.
    pub(crate) fn refer(&mut self, mut note: Vec<Block>) {
        self.open.notes.append(&mut note);
    }

    /// Whether a row is being read that has a cell already.
    pub(crate) fn is_in_row(&self) -> bool {
        self.tables.last().is_some_and(|table| !table.cells.is_empty())
    }

    /// Whether the paragraph that is being read has text.
    pub(crate) fn has_text(&self) -> bool {
        self.open.runs.iter().any(|run| !run.text.trim().is_empty())
    }

    /// A paragraph ends.
    pub(crate) fn end(&mut self, mark: Mark, tally: &mut Tally) -> Result<(), Unreadable> {
        tally.paragraphs += 1;
        PARAGRAPHS.check(tally.paragraphs as usize)?;
        let is_too_deep = mark.depth > DEEPEST;
        let depth = mark.depth.min(DEEPEST);
        while self.tables.len() > depth {
            self.end_table(tally)?;
        }
        while self.tables.len() < depth {
            self.settle_carried(tally);
            self.tables.push(Open::default());
        }
        let Mark { end, style, number, is_gone, at, .. } = mark;
        let end = match end {
            End::Row(_) if is_too_deep && !self.has_text() => return Ok(()),
            _ if is_too_deep || depth == 0 => End::Paragraph,
            end => end,
        };
        match end {
            End::Paragraph => self.end_text(style, number, is_gone, at, tally),
            End::Cell => {
                self.end_text(style, number, false, at, tally);
                self.end_cell(at, is_gone, tally)?;
            }
            End::Row(shape) => {
                // A row's end has no text of its own, unless the file is damaged: then that is a cell's.
                if self.has_text() {
                    self.end_text(style, number, false, at, tally);
                    self.end_cell(at, is_gone, tally)?;
                }
                self.open = Pending::default();
                if let Some(table) = self.tables.last_mut() {
                    let cells = std::mem::take(&mut table.cells);
                    // A mark of a row alone is not believed where text is seen in it.
                    let is_gone = is_gone && cells.iter().all(|cell| cell.is_gone || cell.blocks.is_empty());
                    if !is_gone && !cells.is_empty() {
                        table.rows.push(RawRow { cells, shape });
                    }
                    (table.flow, table.start) = Default::default();
                }
            }
        }
        self.settle_notes();
        Ok(())
    }

    /// After a block outside of all tables come the notes that it refers to.
    fn settle_notes(&mut self) {
        if self.tables.is_empty() && self.flow.carried.is_none() {
            self.flow.blocks.append(&mut self.referred);
        }
    }

    /// The stream ends here: what stands in it.
    pub(crate) fn finish(mut self, at: u32, tally: &mut Tally) -> Result<Vec<Block>, Unreadable> {
        let Pending { is_kept, boxes, notes, .. } = &self.open;
        let has_open = self.has_text() || *is_kept || !boxes.is_empty() || !notes.is_empty();
        if has_open {
            let (depth, style) = (self.tables.len(), Style::default());
            let mark = Mark { end: End::Paragraph, depth, style, number: None, is_gone: false, at };
            self.end(mark, tally)?;
        }
        while !self.tables.is_empty() {
            self.end_table(tally)?;
        }
        self.settle_carried(tally);
        self.flow.blocks.append(&mut self.referred);
        self.flow.blocks.append(&mut self.at_end);
        Ok(self.flow.blocks)
    }

    /// What holds blocks here.
    fn flow(&mut self) -> &mut Flow {
        self.tables.last_mut().map_or(&mut self.flow, |table| &mut table.flow)
    }

    fn end_text(&mut self, style: Style, number: Option<String>, is_gone: bool, at: u32, tally: &Tally) {
        let mut open = std::mem::take(&mut self.open);
        if let Some(table) = self.tables.last_mut() {
            table.start.get_or_insert(open.start.unwrap_or(at.saturating_sub(1)));
        }
        self.referred.append(&mut open.notes);
        let flow = self.flow();
        if let Some(mut before) = flow.carried.take() {
            open.is_bold = [before.is_bold, open.is_bold].into_iter().flatten().reduce(|all, is| all && is);
            open.is_kept |= before.is_kept;
            before.runs.append(&mut open.runs);
            before.boxes.append(&mut open.boxes);
            (open.runs, open.boxes) = (before.runs, before.boxes);
        }
        if is_gone {
            flow.carried = Some(open);
            return;
        }
        flow.close(open, style, number, tally.paragraphs);
    }

    /// What was to go on in a paragraph that does not come.
    fn settle_carried(&mut self, tally: &Tally) {
        let flow = self.flow();
        if let Some(open) = flow.carried.take() {
            flow.close(open, Style::default(), None, tally.paragraphs);
        }
    }

    fn end_cell(&mut self, at: u32, is_gone: bool, tally: &mut Tally) -> Result<(), Unreadable> {
        tally.cells += 1;
        CELLS.check(tally.cells)?;
        self.settle_carried(tally);
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let blocks = std::mem::take(&mut table.flow).blocks;
        let start = table.start.take().unwrap_or(at).min(at);
        let source = Origin { part: self.part, span: Span { start, end: at } };
        table.cells.push(RawCell { blocks, source, is_gone });
        edges::check(table.cells.len())
    }

    fn end_table(&mut self, tally: &mut Tally) -> Result<(), Unreadable> {
        self.settle_carried(tally);
        let Some(mut open) = self.tables.pop() else { return Ok(()) };
        // A row or a cell that does not end is one all the same.
        let blocks = std::mem::take(&mut open.flow).blocks;
        if !blocks.is_empty() {
            let start = open.start.unwrap_or_default();
            let source = Origin { part: self.part, span: Span { start, end: start } };
            open.cells.push(RawCell { blocks, source, is_gone: false });
        }
        if !open.cells.is_empty() {
            open.rows.push(RawRow { cells: open.cells, shape: Shape::default() });
        }
        let Some(mut table) = edges::table(open.rows)? else { return Ok(()) };
        grid::tidy(&mut table);
        tally.places += table.rows as usize * table.columns as usize;
        PLACES.check(tally.places)?;
        self.flow().blocks.push(Block::Table(table));
        self.settle_notes();
        Ok(())
    }
}

impl Flow {
    fn close(&mut self, open: Pending, mut style: Style, number: Option<String>, own: u32) {
        let Pending { mut runs, is_bold, is_kept, mut boxes, .. } = open;
        if let Some(number) = number {
            runs.insert(0, Run { text: number, source: None });
        }
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            runs.clear();
        }
        style.bold = is_bold == Some(true);
        if !runs.is_empty() || is_kept {
            self.blocks.push(Block::Paragraph(Paragraph { runs, style, place: Place::Paragraph(own) }));
        }
        self.blocks.append(&mut boxes);
    }
}

/// The number of a list as it is seen before the text, where it was written down with the mark after it.
pub(crate) fn listed(text: &str) -> Option<String> {
    let is_apart = text.ends_with(char::is_whitespace);
    let text = text.trim();
    // A bullet counts nothing.
    if !text.contains(char::is_alphanumeric) {
        return None;
    }
    let mut number = text.to_owned();
    if is_apart && number.ends_with(|c: char| c.is_ascii_graphic()) {
        number.push(' ');
    }
    Some(number)
}
