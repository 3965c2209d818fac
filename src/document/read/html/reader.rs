//! What tags and text make of a page.

use super::attributes::Attributes;
use super::line::Line;
use super::names::{self, Kind, Name};
use super::stack::{Frame, Inherited, Stack};
use super::table::OpenTable;
use super::veil::Sheet;
use crate::document::read::numbers::Format;
use crate::document::read::unreadable::{CELLS, NESTING, PARAGRAPHS, PLACES, RUNS, Unreadable};
use crate::document::read::{grid, places};
use crate::document::{Block, Document, LeftOut, Omission, Origin, Paragraph, Place, Run, Style, Unread};
use crate::text::Span;
use html5gum::emitters::callback::CallbackEvent;

/// Tables within tables; what stands in deeper ones is read as paragraphs.
const DEEPEST: usize = 16;

/// Pictures below this height or width are decoration.
const SMALL: u32 = 100;

/// Pictures below this one only keep a distance.
const SPACER: u32 = 6;

/// So many things that were left out are told.
const MOST_LEFT_OUT: usize = 1000;

/// The ends of the names of files that pages link to.
const ATTACHMENTS: [&str; 12] =
    [".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".pdf", ".ofd", ".zip", ".rar", ".7z", ".csv"];

/// What holds blocks: the page, a cell, a caption.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    line: Line,
    /// The look of what stands first in the paragraph.
    first: Option<Inherited>,
    is_bold: bool,
    /// The number of the item that begins here.
    number: Option<String>,
    /// The paragraph's number among all, and whether it is kept though it has no text.
    own: u32,
    is_kept: bool,
    /// Whether a small picture stands in it.
    has_picture: bool,
}

impl Flow {
    /// Whether nothing is in it.
    fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.line.runs.is_empty()
    }
}

/// A page that is being read.
pub(super) struct Reader<'t> {
    text: &'t str,
    /// Where the page begins in the text.
    base: usize,
    stack: Stack,
    flows: Vec<Flow>,
    tables: Vec<OpenTable>,
    /// Tables that are open and too deep to be read as such.
    flat: usize,
    /// The tag that is being read.
    tag: Option<Name>,
    tag_start: u32,
    attributes: Attributes,
    sheet: Sheet,
    /// Options of a list to choose from that have been read.
    options: u32,
    document: Document,
    title: String,
    paragraphs: u32,
    runs: usize,
    cells: usize,
    places: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, base: usize) -> Reader<'t> {
        Reader {
            text,
            base,
            stack: Stack::new(),
            flows: vec![Flow::default()],
            tables: Vec::new(),
            flat: 0,
            tag: None,
            tag_start: 0,
            attributes: Attributes::default(),
            sheet: Sheet::default(),
            options: 0,
            document: Document { parts: vec![String::new()], ..Document::default() },
            title: String::new(),
            paragraphs: 0,
            runs: 0,
            cells: 0,
            places: 0,
        }
    }

    /// Takes in what comes next.
    pub(super) fn handle(&mut self, event: CallbackEvent<'_>, span: html5gum::Span) -> Result<(), Unreadable> {
        let span = Span::new(self.base + span.start, self.base + span.end.max(span.start));
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = names::find(name);
                self.tag_start = span.start;
                self.attributes.clear();
            }
            CallbackEvent::AttributeName { name } => self.attributes.name(name),
            CallbackEvent::AttributeValue { value } => self.attributes.value(value),
            CallbackEvent::CloseStartTag { .. } => {
                if let Some(name) = self.tag.take() {
                    let span = Span { start: self.tag_start, end: span.end.max(self.tag_start) };
                    self.start(name, span)?;
                }
            }
            CallbackEvent::EndTag { name } => {
                if let Some(name) = names::find(name) {
                    self.end(name, span)?;
                }
            }
            CallbackEvent::String { value } => self.characters(&String::from_utf8_lossy(value), span)?,
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        Ok(())
    }

    /// The page ends.
    pub(super) fn finish(mut self) -> Result<Document, Unreadable> {
        let end = self.text.len() as u32;
        self.pop_to(0, end)?;
        self.end_paragraph()?;
        let flow = self.flows.pop().unwrap_or_default();
        let mut document = self.document;
        document.blocks = flow.blocks;
        let title = self.title.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        document.title = (!title.is_empty()).then_some(title);
        places::settle(&mut document);
        Ok(document)
    }

    fn start(&mut self, name: Name, span: Span) -> Result<(), Unreadable> {
        let kind = names::kind(name);
        let is_part = matches!(kind, Kind::Caption | Kind::Group | Kind::Row | Kind::Cell);
        if kind != Kind::Inline && kind != Kind::Void && !is_part {
            self.end_implied_table(span.start)?;
        }
        match kind {
            Kind::Void => return self.void(name, span),
            Kind::Inline => {
                self.link()?;
                self.push(name, kind, span)?;
            }
            Kind::Unseen | Kind::Title => {
                // Its end is mostly not written.
                if let Some(at) = self.stack.find(name).filter(|_| names::letters(name) == "option") {
                    self.pop_to(at, span.start)?;
                }
                self.push(name, kind, span)?;
            }
            Kind::Block | Kind::Paragraph | Kind::Heading(_) | Kind::Preformatted | Kind::Ordered => {
                self.begin_block(span)?;
                self.push(name, kind, span)?;
            }
            Kind::Item => {
                self.end_item(name, span)?;
                self.begin_block(span)?;
                self.push(name, kind, span)?;
                self.number(name);
            }
            Kind::Table => {
                if self.stack.is_in_table()
                    && let Some(table) = self.stack.table()
                {
                    self.pop_to(table, span.start)?;
                }
                self.begin_block(span)?;
                if self.tables.len() >= DEEPEST {
                    self.flat += 1;
                    self.push(name, Kind::Block, span)?;
                } else {
                    self.push(name, kind, span)?;
                    self.tables.push(OpenTable::default());
                }
            }
            _ if self.flat > 0 => {
                self.begin_block(span)?;
                self.push(name, Kind::Block, span)?;
            }
            Kind::Caption | Kind::Group => {
                self.back_to_table(span)?;
                self.push(name, kind, span)?;
                if kind == Kind::Caption {
                    self.flows.push(Flow::default());
                }
            }
            Kind::Row => self.begin_row(name, span)?,
            Kind::Cell => self.begin_cell(name, span)?,
        }
        Ok(())
    }

    fn end(&mut self, name: Name, span: Span) -> Result<(), Unreadable> {
        let kind = names::kind(name);
        let found = match kind {
            Kind::Void if names::letters(name) == "br" => return self.void(name, span),
            Kind::Table | Kind::Caption | Kind::Group | Kind::Row | Kind::Cell if self.flat == 0 => {
                self.stack.find_in_table(name)
            }
            _ => self.stack.find(name),
        };
        match found {
            // `<b><p>…</b>…</p>`: the line goes on.
            Some(at) if kind == Kind::Inline && self.stack.has_blocks_within(at) => self.stack.forget(at),
            Some(at) => self.pop_to(at, span.end)?,
            None => {}
        }
        Ok(())
    }

    fn characters(&mut self, value: &str, span: Span) -> Result<(), Unreadable> {
        if self.stack.last().is_some_and(|frame| frame.kind == Some(Kind::Title)) {
            self.title.push_str(value);
        }
        let style = self.stack.style();
        if self.stack.last().is_some_and(|frame| names::letters(frame.name) == "style") {
            self.sheet.read(value);
        }
        if style.is_hidden || style.is_veiled() {
            return if style.is_in_field() || style.is_veiled() { self.field(value) } else { Ok(()) };
        }
        let is_white = value.bytes().all(|byte| byte.is_ascii_whitespace());
        if self.stack.is_in_table() && !is_white {
            // Text between cells is shown before the table.
            self.end_implied_table(span.start)?;
        }
        let style = self.stack.style();
        if self.stack.is_in_table() && is_white {
            return Ok(());
        }
        if style.is_struck {
            return self.strike(value);
        }
        self.runs += 1;
        RUNS.check(self.runs)?;
        let text = self.text;
        if let Some(flow) = self.flows.last_mut() {
            flow.line.add(value, span, text, style.script, style.is_exact);
            if !value.trim().is_empty() {
                flow.is_bold = style.is_bold && (flow.is_bold || flow.first.is_none());
                flow.first.get_or_insert(style);
            }
        }
        Ok(())
    }

    /// An element without content.
    fn void(&mut self, name: Name, span: Span) -> Result<(), Unreadable> {
        if self.stack.style().is_hidden {
            return Ok(());
        }
        match names::letters(name) {
            "br" => {
                let is_empty = self.flows.last().is_some_and(|flow| flow.line.is_at_start());
                if is_empty || self.stack.is_in_table() {
                    // A line without text parts paragraphs.
                    return self.end_paragraph();
                }
                if let Some(flow) = self.flows.last_mut() {
                    flow.line.end_line(span);
                }
                Ok(())
            }
            "hr" => self.end_paragraph(),
            "img" | "embed" => match self.attributes.sizes.iter().flatten().min() {
                Some(..SPACER) => Ok(()),
                // In a cell it may be its figure.
                Some(..SMALL) => {
                    self.flows.last_mut().into_iter().for_each(|flow| flow.has_picture = true);
                    Ok(())
                }
                _ => self.omit(Omission::Picture),
            },
            "input" => match self.attributes.field().map(str::to_owned) {
                Some(value) => self.field(&value),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// What a field of a form or a drawing says, or what is hidden, where a figure may stand: in a cell.
    fn field(&mut self, text: &str) -> Result<(), Unreadable> {
        if self.tables.is_empty() || !text.contains(char::is_numeric) {
            return Ok(());
        }
        if let Some(place) = self.place_to_tell(self.document.unread.len())? {
            self.document.unread.push(Unread { place, text: text.trim().to_owned(), is_struck: false });
        }
        Ok(())
    }

    /// Of the options of a list the first is seen, where none is chosen.
    fn choose(&mut self, name: Name) {
        match names::letters(name) {
            "select" => self.options = 0,
            "option" => {
                self.options += 1;
                self.attributes.is_chosen |= self.options == 1;
            }
            _ => {}
        }
    }

    /// A link may be to a file in which there is what is not here.
    fn link(&mut self) -> Result<(), Unreadable> {
        let Some(href) = self.attributes.href.take() else { return Ok(()) };
        let path = href.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let is_attachment = ATTACHMENTS.iter().any(|end| path.ends_with(end));
        if is_attachment && !self.stack.style().is_hidden { self.omit(Omission::Embedded) } else { Ok(()) }
    }

    fn omit(&mut self, what: Omission) -> Result<(), Unreadable> {
        if let Some(place) = self.place_to_tell(self.document.left_out.len())? {
            self.document.left_out.push(LeftOut { what, place });
        }
        Ok(())
    }

    /// A piece of text that a line goes through.
    fn strike(&mut self, text: &str) -> Result<(), Unreadable> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if let Some(place) = self.place_to_tell(self.document.unread.len())? {
            Unread::strike(&mut self.document.unread, place, text);
        }
        Ok(())
    }

    /// Where something stands that is not read, unless so many things have been told.
    fn place_to_tell(&mut self, told: usize) -> Result<Option<Place>, Unreadable> {
        if told >= MOST_LEFT_OUT {
            return Ok(None);
        }
        let place = self.place();
        PARAGRAPHS.check(self.paragraphs as usize)?;
        Ok(place)
    }

    /// The paragraph that is being read, which is kept though it may have no text.
    fn place(&mut self) -> Option<Place> {
        let next = self.paragraphs + 1;
        let flow = self.flows.last_mut()?;
        if flow.own == 0 {
            flow.own = next;
            self.paragraphs = next;
        }
        flow.is_kept = true;
        Some(Place::Paragraph(flow.own))
    }

    fn push(&mut self, name: Name, kind: Kind, span: Span) -> Result<(), Unreadable> {
        NESTING.check(self.stack.len())?;
        self.choose(name);
        let look = self.attributes.look(name, &self.sheet);
        let style = self.stack.style().with(name, look, !self.tables.is_empty());
        let next = self.attributes.start.unwrap_or(1);
        self.stack.push(Frame { name, kind: Some(kind), span, style, next, ..Frame::default() });
        Ok(())
    }

    /// A block begins: what stands before it is a paragraph, and `<p>` ends.
    fn begin_block(&mut self, span: Span) -> Result<(), Unreadable> {
        if let Some(at) = names::find(b"p").and_then(|name| self.stack.find(name)) {
            self.pop_to(at, span.start)?;
        }
        self.end_paragraph()
    }

    /// The item before ends, if it is one of the same list.
    fn end_item(&mut self, name: Name, span: Span) -> Result<(), Unreadable> {
        let (lists, items): (&[&str], &[&str]) = match names::letters(name) {
            "li" => (&["ul", "ol", "menu", "dir"], &["li"]),
            _ => (&["dl"], &["dt", "dd"]),
        };
        let innermost =
            |all: &[&str], stack: &Stack| all.iter().filter_map(|name| stack.find(names::find(name.as_bytes())?)).max();
        let list = innermost(lists, &self.stack);
        match innermost(items, &self.stack) {
            Some(item) if list.is_none_or(|list| item > list) => self.pop_to(item, span.start),
            _ => Ok(()),
        }
    }

    /// The number of an item, if its list has numbers.
    fn number(&mut self, name: Name) {
        let find = |name: &[u8], stack: &Stack| names::find(name).and_then(|name| stack.find(name));
        let Some(list) = find(b"ol", &self.stack) else { return };
        let is_within_other = find(b"ul", &self.stack).is_some_and(|other| other > list);
        let has_numbers = self.stack.style().has_numbers && !self.stack.style().is_hidden;
        if names::letters(name) != "li" || is_within_other {
            return;
        }
        let Some(frame) = self.stack.at(list) else { return };
        let number = self.attributes.start.unwrap_or(frame.next);
        frame.next = number.saturating_add(1);
        if has_numbers && let Some(flow) = self.flows.last_mut() {
            flow.number = Some(format!("{}. ", Format::Decimal.write(number)));
        }
    }

    fn end_paragraph(&mut self) -> Result<(), Unreadable> {
        let next = self.paragraphs + 1;
        let Some(flow) = self.flows.last_mut() else { return Ok(()) };
        let mut runs = flow.line.finish();
        let style = flow.first.take().unwrap_or_default();
        let is_bold = std::mem::take(&mut flow.is_bold);
        let own = std::mem::take(&mut flow.own);
        let is_kept = std::mem::take(&mut flow.is_kept);
        if runs.is_empty() && !is_kept {
            return Ok(());
        }
        if !runs.is_empty()
            && let Some(number) = flow.number.take()
        {
            runs.insert(0, Run { text: number, source: None });
        }
        let own = if own == 0 { next } else { own };
        self.paragraphs = self.paragraphs.max(own);
        let style = Style { heading: style.heading, centred: style.is_centred, bold: is_bold, ..Style::default() };
        flow.blocks.push(Block::Paragraph(Paragraph { runs, style, place: Place::Paragraph(own) }));
        PARAGRAPHS.check(self.paragraphs as usize)
    }

    /// Ends what is open from this place on.
    fn pop_to(&mut self, at: usize, end: u32) -> Result<(), Unreadable> {
        while self.stack.len() > at {
            let Some(frame) = self.stack.pop() else { break };
            match frame.kind {
                Some(Kind::Inline | Kind::Unseen | Kind::Title | Kind::Void) | None => {}
                Some(Kind::Cell) => {
                    if self.flows.last().is_some_and(|flow| flow.has_picture && flow.is_empty()) {
                        self.omit(Omission::Picture)?;
                    }
                    let blocks = self.end_flow()?;
                    if let (Some(cell), Some(table)) = (frame.cell, self.tables.last_mut()) {
                        let span = Span { start: frame.span.start, end };
                        table.end_cell(cell, blocks, Some(Origin { part: 0, span }));
                    }
                }
                Some(Kind::Caption) => {
                    let mut blocks = self.end_flow()?;
                    if let Some(flow) = self.flows.last_mut() {
                        flow.blocks.append(&mut blocks);
                    }
                }
                Some(Kind::Row) => self.tables.iter_mut().next_back().into_iter().for_each(OpenTable::end_row),
                Some(Kind::Group) => self.tables.iter_mut().next_back().into_iter().for_each(OpenTable::end_group),
                Some(Kind::Table) => self.end_table()?,
                Some(_) => {
                    self.flat -= usize::from(self.flat > 0 && names::kind(frame.name) == Kind::Table);
                    self.end_paragraph()?;
                }
            }
        }
        Ok(())
    }

    fn end_flow(&mut self) -> Result<Vec<Block>, Unreadable> {
        self.end_paragraph()?;
        Ok(self.flows.pop().unwrap_or_default().blocks)
    }

    fn end_table(&mut self) -> Result<(), Unreadable> {
        // What stood between its cells comes before it.
        self.end_paragraph()?;
        let Some(mut table) = self.tables.pop().and_then(OpenTable::end) else { return Ok(()) };
        grid::tidy(&mut table);
        self.places += table.rows as usize * table.columns as usize;
        PLACES.check(self.places)?;
        if let Some(flow) = self.flows.last_mut() {
            flow.blocks.push(Block::Table(table));
        }
        Ok(())
    }

    /// A table that was not written ends where something else than rows comes.
    fn end_implied_table(&mut self, end: u32) -> Result<(), Unreadable> {
        if self.stack.is_in_table()
            && let Some(at) = self.stack.table()
            && self.stack.at(at).is_some_and(|frame| frame.is_implied)
        {
            self.pop_to(at, end)?;
        }
        Ok(())
    }

    /// Ends what is open in the innermost table, or begins one.
    fn back_to_table(&mut self, span: Span) -> Result<(), Unreadable> {
        match self.stack.table() {
            Some(table) => self.pop_to(table + 1, span.start),
            None => {
                self.begin_block(span)?;
                self.imply(b"table", Kind::Table, span)?;
                self.tables.push(OpenTable::default());
                Ok(())
            }
        }
    }

    /// An element that is not written begins.
    fn imply(&mut self, name: &[u8], kind: Kind, span: Span) -> Result<(), Unreadable> {
        NESTING.check(self.stack.len())?;
        if let Some(name) = names::find(name) {
            let style = self.stack.style();
            let span = Span::empty(span.start);
            self.stack.push(Frame { name, kind: Some(kind), span, style, is_implied: true, ..Frame::default() });
        }
        Ok(())
    }

    fn begin_row(&mut self, name: Name, span: Span) -> Result<(), Unreadable> {
        let groups = ["thead", "tbody", "tfoot"];
        let group = groups.iter().filter_map(|name| self.stack.find_in_table(names::find(name.as_bytes())?)).max();
        match group {
            Some(group) => self.pop_to(group + 1, span.start)?,
            None => self.back_to_table(span)?,
        }
        self.push(name, Kind::Row, span)?;
        self.row_begins();
        Ok(())
    }

    fn row_begins(&mut self) {
        let is_gone = self.stack.style().is_gone;
        if let Some(table) = self.tables.last_mut().filter(|_| !is_gone) {
            table.begin_row();
        }
    }

    fn begin_cell(&mut self, name: Name, span: Span) -> Result<(), Unreadable> {
        match names::find(b"tr").and_then(|row| self.stack.find_in_table(row)) {
            Some(row) => self.pop_to(row + 1, span.start)?,
            None => {
                self.back_to_table(span)?;
                self.imply(b"tr", Kind::Row, span)?;
                self.row_begins();
            }
        }
        self.push(name, Kind::Cell, span)?;
        self.flows.push(Flow::default());
        let is_gone = self.stack.style().is_gone;
        let (columns, rows) = (self.attributes.columns.unwrap_or(1), self.attributes.rows.unwrap_or(1));
        if let Some(table) = self.tables.last_mut().filter(|table| !is_gone && table.has_row()) {
            self.cells += 1;
            CELLS.check(self.cells)?;
            let cell = table.place(columns, rows)?;
            let last = self.stack.len().saturating_sub(1);
            if let Some(frame) = self.stack.at(last) {
                frame.cell = Some(cell);
            }
        }
        Ok(())
    }
}
