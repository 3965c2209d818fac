//! The text of a part (`word/document.xml`, `word/footnotes.xml`) as blocks: what a reader sees once all changes are
//! accepted, each piece of text with where it stands in the XML.

use super::flow::{Flow, OpenParagraph};
use super::props::RunProps;
use super::styles::{Look, Styles};
use super::xml::{Element, Node, Space, Xml};
use crate::document::read::grid;
use crate::document::read::script::{Script, scripted};
use crate::document::read::unreadable::{CELLS, PARAGRAPHS, PLACES, RUNS, Unreadable};
use crate::document::read::word::DEEPEST;
use crate::document::read::word::fields::Fields;
use crate::document::read::word::numbering::Numbering;
use crate::document::read::word::symbols::symbol;
use crate::document::read::word::table::{Merge, OpenTable};
use crate::document::{Block, LeftOut, Omission, Origin, Place, Run, Unread};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// What is known of the document while its parts are read.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) unread: Vec<Unread>,
    /// Paragraphs begun, cells, pieces of text, and places on grids so far.
    paragraphs: u32,
    cells: usize,
    runs: usize,
    places: usize,
}

/// Notes by their numbers.
pub(super) type Notes = FxHashMap<String, Vec<Block>>;

/// What a part holds.
#[derive(Default)]
pub(super) struct Read {
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Notes,
}

/// Reads a part. `notes` are the footnotes and endnotes that it may refer to.
pub(super) fn read(
    xml: Xml,
    part: u16,
    shared: &mut Shared,
    footnotes: &mut Notes,
    endnotes: &mut Notes,
) -> Result<Read, Unreadable> {
    let mut reader = Reader {
        xml,
        part,
        shared,
        footnotes,
        endnotes,
        open: Vec::new(),
        flows: vec![Flow::default()],
        tables: Vec::new(),
        fields: Fields::default(),
        objects: 0,
        run: RunProps::default(),
        look: Look::default(),
        text: None,
        referred: Vec::new(),
        at_end: Vec::new(),
        note: String::new(),
        read: Read::default(),
    };
    while let Some(node) = reader.xml.next()? {
        match node {
            Node::Start(element) => reader.start(&element)?,
            Node::Text(text, span) => reader.characters(&text, span),
            Node::End(end) => reader.end(end)?,
        }
    }
    reader.finish();
    Ok(reader.read)
}

/// An element that is open, by what its end does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// It only holds others.
    Through,
    Paragraph,
    ParagraphProps,
    /// `w:rPr` of a paragraph's mark.
    MarkProps,
    Run,
    RunProps,
    /// `w:t`; whether white space at its ends counts.
    Text {
        is_exact: bool,
    },
    Table,
    Grid,
    Row,
    RowProps,
    Cell,
    CellProps,
    /// `w:txbxContent`
    Box,
    /// `w:object`
    Object,
    /// `w:footnote`, `w:endnote`
    Note,
    /// `mc:AlternateContent`: whether it stands in a run, and a choice was read.
    Alternate {
        in_run: bool,
        is_taken: bool,
    },
}

struct Reader<'a, 's> {
    xml: Xml<'a>,
    part: u16,
    shared: &'s mut Shared,
    footnotes: &'s mut Notes,
    endnotes: &'s mut Notes,
    open: Vec<Open>,
    /// What holds blocks, outermost first; never empty.
    flows: Vec<Flow>,
    /// Tables that are open, each with the number of flows outside of it.
    tables: Vec<(OpenTable, usize)>,
    fields: Fields,
    /// Embedded objects that are open.
    objects: usize,
    /// What the run says of its look, and how it looks by its styles.
    run: RunProps,
    look: Look,
    text: Option<(String, Option<Span>)>,
    /// Footnotes referred to since the last block outside of all tables and boxes, and endnotes.
    referred: Vec<Block>,
    at_end: Vec<Block>,
    note: String,
    read: Read,
}

impl Reader<'_, '_> {
    fn start(&mut self, element: &Element) -> Result<(), Unreadable> {
        let parent = self.open.last().copied().unwrap_or(Open::Through);
        let opened = match element.space {
            Space::Word => self.word(element, parent)?,
            Space::Compatibility => self.alternative(element, parent),
            Space::Math => self.formula(element)?,
            Space::Picture => {
                if matches!(element.name(), "pic" | "chart" | "relIds") {
                    self.omit(Omission::Picture)?;
                }
                Some(Open::Through)
            }
            Space::Vml => {
                if element.name() == "imagedata" && self.objects == 0 {
                    self.omit(Omission::Picture)?;
                }
                Some(Open::Through)
            }
            Space::Symbol => {
                let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                if let Some(c) = code.and_then(char::from_u32) {
                    self.push(String::from(c), Some(element.span))?;
                }
                Some(Open::Through)
            }
            Space::Other => Some(Open::Through),
        };
        match opened {
            Some(opened) => self.open.push(opened),
            None => self.xml.skip()?,
        }
        Ok(())
    }

    /// What an element of Word opens; `None` if nothing in it is read.
    fn word(&mut self, element: &Element, parent: Open) -> Result<Option<Open>, Unreadable> {
        let name = element.name();
        Ok(match (parent, name) {
            (Open::ParagraphProps, "rPr") => Some(Open::MarkProps),
            (Open::ParagraphProps, "numPr") => Some(Open::ParagraphProps),
            (Open::ParagraphProps, _) => {
                if let Some(paragraph) = self.paragraph() {
                    // A large first letter stands in a paragraph of its own, and is read with what it begins.
                    let is_drop_cap = element.attribute("dropCap").is_some_and(|kind| kind != "none");
                    paragraph.is_mark_gone |= name == "framePr" && is_drop_cap;
                    paragraph.props.take(element);
                }
                None
            }
            (Open::MarkProps, _) => {
                if let Some(paragraph) = self.paragraph() {
                    paragraph.is_moved |= name == "moveFrom";
                    paragraph.is_mark_gone |= matches!(name, "del" | "moveFrom");
                    paragraph.mark.take(element);
                }
                None
            }
            (Open::RunProps, _) => {
                self.run.take(element);
                None
            }
            (Open::Run, _) => self.in_run(element)?,
            (Open::RowProps, _) => {
                self.row_property(element);
                None
            }
            (Open::CellProps, _) => {
                self.cell_property(element);
                None
            }
            (Open::Grid, _) => {
                if name == "gridCol"
                    && let Some((table, _)) = self.tables.last_mut()
                {
                    table.add_column();
                }
                None
            }
            (Open::Paragraph, "pPr") => Some(Open::ParagraphProps),
            (Open::Row, "trPr") => Some(Open::RowProps),
            (Open::Cell, "tcPr") => Some(Open::CellProps),
            (Open::Table, "tblGrid") => Some(Open::Grid),
            (_, "p") => self.begin_paragraph()?,
            (_, "r") => {
                self.begin_run();
                Some(Open::Run)
            }
            (_, "tbl") => self.begin_table(),
            (_, "tr") => Some(self.begin_row()),
            (_, "tc") => self.begin_cell(element),
            (_, "txbxContent") => {
                self.flows.push(Flow::default());
                Some(Open::Box)
            }
            (_, "footnote" | "endnote") => self.begin_note(element),
            (_, "altChunk" | "subDoc") => {
                self.omit(Omission::Included)?;
                None
            }
            // Deleted, moved away, the reading above a word.
            (_, "del" | "moveFrom" | "rt") => None,
            // Properties, and what they were before a change.
            (_, "rubyPr" | "sdtPr" | "sdtEndPr" | "customXmlPr" | "smartTagPr" | "sectPr" | "tblPr" | "tblPrEx") => {
                None
            }
            (_, "pPrChange" | "rPrChange" | "tblGridChange" | "background") => None,
            // Content controls, links, insertions, and whatever else holds text that is seen.
            _ => Some(Open::Through),
        })
    }

    /// What stands in a run.
    fn in_run(&mut self, element: &Element) -> Result<Option<Open>, Unreadable> {
        let mut push = |text: &str| self.push(text.to_owned(), Some(element.span)).map(|()| None);
        match element.name() {
            "rPr" => Ok(Some(Open::RunProps)),
            "t" => {
                self.text = Some(Default::default());
                Ok(Some(Open::Text { is_exact: element.attribute("space").as_deref() == Some("preserve") }))
            }
            "tab" | "ptab" => push("\t"),
            "br" | "cr" => push("\n"),
            "noBreakHyphen" => push("\u{2011}"),
            "sym" => {
                let font = element.attribute("font").unwrap_or_default();
                let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                match code.and_then(|code| symbol(&font, code)) {
                    Some(c) => push(c.encode_utf8(&mut [0; 4])),
                    None => Ok(None),
                }
            }
            "fldChar" => {
                match element.attribute("fldCharType").as_deref() {
                    Some("begin") => self.fields.begin(),
                    Some("separate") => self.fields.separate(),
                    Some("end") => self.fields.end(),
                    _ => {}
                }
                Ok(None)
            }
            "footnoteReference" | "endnoteReference" => {
                self.refer(element);
                Ok(None)
            }
            "object" => {
                self.omit(Omission::Embedded)?;
                self.objects += 1;
                Ok(Some(Open::Object))
            }
            "drawing" | "pict" | "ruby" => Ok(Some(Open::Through)),
            _ => Ok(None),
        }
    }

    /// Of alternatives the first is read: the last one, for older programs, would double the text.
    fn alternative(&mut self, element: &Element, parent: Open) -> Option<Open> {
        let inside = |in_run| if in_run { Open::Run } else { Open::Through };
        match (element.name(), parent) {
            ("AlternateContent", _) => {
                // What stands in properties is but another way to say one.
                let in_props = matches!(
                    parent,
                    Open::ParagraphProps | Open::RunProps | Open::RowProps | Open::CellProps | Open::Grid
                );
                (!in_props).then_some(Open::Alternate { in_run: parent == Open::Run, is_taken: false })
            }
            (_, Open::Alternate { is_taken: true, .. }) => None,
            (name, Open::Alternate { in_run, .. }) => {
                if let ("Choice", Some(open)) = (name, self.open.last_mut()) {
                    *open = Open::Alternate { in_run, is_taken: true };
                }
                Some(inside(in_run))
            }
            _ => Some(Open::Through),
        }
    }

    /// A formula on one line. Its parts must not run together: ½ is not 12.
    fn formula(&mut self, element: &Element) -> Result<Option<Open>, Unreadable> {
        let mark = match element.name() {
            "t" => {
                self.text = Some(Default::default());
                return Ok(Some(Open::Text { is_exact: true }));
            }
            "r" => {
                self.begin_run();
                return Ok(Some(Open::Through));
            }
            "den" => "/",
            "sup" => "^",
            "sub" => "_",
            name if name.ends_with("Pr") => return Ok(None),
            _ => return Ok(Some(Open::Through)),
        };
        self.push(mark.to_owned(), None)?;
        Ok(Some(Open::Through))
    }

    fn end(&mut self, end: u32) -> Result<(), Unreadable> {
        match self.open.pop().unwrap_or(Open::Through) {
            Open::Paragraph => {
                self.fields.end_of_paragraph();
                let is_moved = self.paragraph().is_some_and(|paragraph| paragraph.is_moved);
                let in_cell = self.in_cell();
                if let Some(row) = self.tables.last_mut().filter(|_| in_cell).and_then(|(table, _)| table.row()) {
                    row.is_moved = Some(is_moved && row.is_moved != Some(false));
                }
                if let Some(flow) = self.flows.last_mut() {
                    flow.end_paragraph(&self.shared.styles, &mut self.shared.numbering);
                }
                self.after_block();
            }
            Open::RunProps => {
                let style = self.shared.styles.run(self.run.style.as_deref());
                self.look = style.over(self.look);
            }
            Open::Text { is_exact } => return self.end_text(is_exact),
            Open::Table => {
                let Some((table, _)) = self.tables.pop() else { return Ok(()) };
                if let Some(mut table) = table.end() {
                    grid::tidy(&mut table);
                    self.shared.places += table.rows as usize * table.columns as usize;
                    PLACES.check(self.shared.places)?;
                    if let Some(flow) = self.flows.last_mut() {
                        flow.blocks.push(Block::Table(table));
                    }
                }
                self.after_block();
            }
            Open::Row => {
                if let Some((table, _)) = self.tables.last_mut() {
                    table.end_row();
                }
            }
            Open::Cell => {
                let blocks = self.end_flow();
                self.shared.cells += 1;
                CELLS.check(self.shared.cells)?;
                if let Some((table, _)) = self.tables.last_mut() {
                    table.end_cell(blocks, self.part, end)?;
                }
            }
            Open::Box => {
                let mut blocks = self.end_flow();
                if let Some(flow) = self.flows.last_mut() {
                    flow.boxes.append(&mut blocks);
                }
            }
            Open::Object => self.objects -= 1,
            Open::Note => {
                let mut blocks = self.end_flow();
                for block in &mut blocks {
                    if let Block::Paragraph(paragraph) = block {
                        paragraph.style.note = true;
                    }
                }
                self.read.notes.insert(std::mem::take(&mut self.note), blocks);
            }
            _ => {}
        }
        Ok(())
    }

    fn characters(&mut self, characters: &str, at: Span) {
        if let Some((text, span)) = &mut self.text {
            text.push_str(characters);
            *span = Some(span.map_or(at, |span| span.join(at)));
        }
    }

    fn end_text(&mut self, is_exact: bool) -> Result<(), Unreadable> {
        let Some((mut text, Some(mut span))) = self.text.take() else { return Ok(()) };
        if !is_exact {
            let white = [' ', '\t', '\r', '\n'];
            let trimmed = text.trim_matches(white);
            if text.len() == span.len() && !trimmed.is_empty() {
                let inner = Span::of(trimmed, &text);
                span = Span { start: span.start + inner.start, end: span.start + inner.end };
            }
            text = trimmed.to_owned();
        }
        if let Some(font) = &self.run.symbols {
            text = text.chars().map(|c| symbol(font, c as u32).unwrap_or(c)).collect();
        }
        let script = self.run.script.or(self.look.script);
        if script != Some(Script::Baseline) || text.contains(['\r', '\n']) {
            text = text.chars().map(|c| scripted(if matches!(c, '\r' | '\n') { ' ' } else { c }, script)).collect();
        }
        self.push(text, Some(span))
    }

    /// Adds a piece of text to the paragraph, if it is seen.
    fn push(&mut self, text: String, span: Option<Span>) -> Result<(), Unreadable> {
        let is_hidden = self.run.vanish.or(self.look.vanish) == Some(true);
        if text.is_empty() || is_hidden || self.fields.is_code() || self.is_in_table() {
            return Ok(());
        }
        if self.run.struck.or(self.look.struck) == Some(true) {
            let place = Place::Paragraph(self.open_paragraph()?.own);
            Unread::strike(&mut self.shared.unread, place, &text);
            return Ok(());
        }
        self.shared.runs += 1;
        RUNS.check(self.shared.runs)?;
        let source = span.map(|span| Origin { part: self.part, span });
        let is_bold = self.run.bold.or(self.look.bold) == Some(true);
        self.open_paragraph()?.push(Run { text, source }, is_bold);
        Ok(())
    }

    /// Something is read over.
    fn omit(&mut self, what: Omission) -> Result<(), Unreadable> {
        if !self.is_in_table() {
            let paragraph = self.open_paragraph()?;
            paragraph.is_kept = true;
            let place = Place::Paragraph(paragraph.own);
            self.shared.left_out.push(LeftOut { what, place });
        }
        Ok(())
    }

    /// The paragraph that is being read in what holds blocks here.
    fn paragraph(&mut self) -> Option<&mut OpenParagraph> {
        self.flows.last_mut()?.paragraph.as_mut()
    }

    /// The same; one begins where text stands outside of any.
    fn open_paragraph(&mut self) -> Result<&mut OpenParagraph, Unreadable> {
        let shared = &mut *self.shared;
        if self.flows.last().is_some_and(|flow| flow.paragraph.is_none()) {
            shared.paragraphs += 1;
            PARAGRAPHS.check(shared.paragraphs as usize)?;
        }
        if self.flows.is_empty() {
            self.flows.push(Flow::default());
        }
        let last = self.flows.len() - 1;
        let new = || OpenParagraph { own: shared.paragraphs, ..OpenParagraph::default() };
        Ok(self.flows[last].paragraph.get_or_insert_with(new))
    }

    fn begin_paragraph(&mut self) -> Result<Option<Open>, Unreadable> {
        if self.is_in_table() || self.in_cell() && self.tables.last().is_some_and(|(table, _)| table.is_unseen()) {
            return Ok(None);
        }
        if let Some(flow) = self.flows.last_mut() {
            flow.end_paragraph(&self.shared.styles, &mut self.shared.numbering);
        }
        self.open_paragraph()?;
        Ok(Some(Open::Paragraph))
    }

    fn begin_run(&mut self) {
        self.run = RunProps::default();
        let style = self.flows.last().and_then(|flow| flow.paragraph.as_ref()?.props.style.as_deref());
        self.look = self.shared.styles.paragraph(style);
    }

    fn begin_table(&mut self) -> Option<Open> {
        if self.is_in_table() || self.in_cell() && self.tables.last().is_some_and(|(table, _)| table.is_unseen()) {
            return None;
        }
        if self.tables.len() >= DEEPEST {
            return Some(Open::Through);
        }
        if let Some(flow) = self.flows.last_mut() {
            flow.end(&self.shared.styles, &mut self.shared.numbering);
        }
        self.tables.push((OpenTable::default(), self.flows.len()));
        Some(Open::Table)
    }

    fn begin_row(&mut self) -> Open {
        let is_in_table = self.is_in_table();
        match self.tables.last_mut().filter(|_| is_in_table) {
            Some((table, _)) if !table.has_row() => {
                table.begin_row();
                Open::Row
            }
            _ => Open::Through,
        }
    }

    fn begin_cell(&mut self, element: &Element) -> Option<Open> {
        let is_in_table = self.is_in_table();
        let Some((table, _)) = self.tables.last_mut().filter(|_| is_in_table) else { return Some(Open::Through) };
        if table.row().is_none_or(|row| row.is_gone) {
            return None;
        }
        table.begin_cell(element.span.start);
        self.flows.push(Flow::default());
        Some(Open::Cell)
    }

    fn begin_note(&mut self, element: &Element) -> Option<Open> {
        // Those that draw the line above the notes are no notes.
        if element.attribute("type").is_some_and(|kind| kind != "normal") {
            return None;
        }
        self.note = element.attribute("id").unwrap_or_default();
        self.flows.push(Flow::default());
        Some(Open::Note)
    }

    fn row_property(&mut self, element: &Element) {
        let Some((table, _)) = self.tables.last_mut().filter(|_| element.space == Space::Word) else { return };
        match element.name() {
            "gridBefore" => table.skip_columns(element.number().unwrap_or(0)),
            "del" | "moveFrom" => table.row().into_iter().for_each(|row| row.is_gone = true),
            "hidden" => table.row().into_iter().for_each(|row| row.is_gone |= element.is_on()),
            _ => {}
        }
    }

    fn cell_property(&mut self, element: &Element) {
        let cell = self.tables.last_mut().and_then(|(table, _)| table.cell());
        let Some(cell) = cell.filter(|_| element.space == Space::Word) else { return };
        match element.name() {
            "gridSpan" => cell.columns = element.number().unwrap_or(1),
            "vMerge" => cell.down = Merge::of(element.val().as_deref()),
            "hMerge" => cell.across = Merge::of(element.val().as_deref()),
            "cellDel" => cell.is_gone = true,
            // A merge that was tracked, as it is once accepted.
            "cellMerge" => match element.attribute("vMerge").as_deref() {
                Some("cont") => cell.down = Merge::Next,
                Some("rest") => cell.down = Merge::First,
                _ => {}
            },
            _ => {}
        }
    }

    fn refer(&mut self, element: &Element) {
        if self.fields.is_code() || self.run.vanish.or(self.look.vanish) == Some(true) {
            return;
        }
        let id = element.attribute("id").unwrap_or_default();
        if element.name() == "footnoteReference" {
            self.referred.extend(self.footnotes.remove(&id).into_iter().flatten());
        } else {
            self.at_end.extend(self.endnotes.remove(&id).into_iter().flatten());
        }
    }

    /// Whether this is within a table, but in none of its cells.
    fn is_in_table(&self) -> bool {
        self.tables.last().is_some_and(|(_, outside)| *outside == self.flows.len())
    }

    /// Whether this is directly in a cell.
    fn in_cell(&self) -> bool {
        self.tables.last().is_some_and(|(_, outside)| *outside + 1 == self.flows.len())
    }

    fn end_flow(&mut self) -> Vec<Block> {
        let Some(mut flow) = self.flows.pop() else { return Vec::new() };
        flow.end(&self.shared.styles, &mut self.shared.numbering);
        flow.blocks
    }

    /// After a block outside of all tables and boxes come the footnotes that it refers to.
    fn after_block(&mut self) {
        if let [flow] = &mut self.flows[..]
            && self.tables.is_empty()
        {
            flow.blocks.append(&mut self.referred);
        }
    }

    fn finish(&mut self) {
        while self.flows.len() > 1 {
            self.end_flow();
        }
        self.read.blocks = self.end_flow();
        self.read.blocks.append(&mut self.referred);
        self.read.blocks.append(&mut self.at_end);
    }
}
