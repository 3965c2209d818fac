//! PDF with a text layer. A PDF is ink on pages: what is a line, a paragraph, a table is found by where it stands.
//!
//! - [`source`]: what is drawn, behind a trait; bounded.
//! - [`lattice`]: tables by their rulings. [`aligned`]: tables without, told by where figures stand; [`atoms`]: the pieces
//!   of text that they are made of, [`stacks`]: those that are one cell's, and the rows that they name; [`layout`]: their grid.
//! - [`lines`]: characters as lines. [`pages`]: pages as one text.
//! - [`struck`]: what is drawn and not meant; [`marks`]: the short lines that strike it. [`kept`]: no digit is lost without a word.
//! - [`whole`]: what of a file is damaged or missing.
//!
//! What cannot be told is said: a scan, characters that a font does not tell, a figure that stands in two cells.

mod aligned;
mod atoms;
mod kept;
mod lattice;
mod layout;
mod lines;
mod marks;
mod pages;
mod piece;
mod source;
mod stacks;
mod struck;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_frames;
#[cfg(test)]
mod tests_unruled;
mod whole;

use super::pdf_why::Why;
use super::unreadable::{CELLS, PARAGRAPHS, PLACES, Unreadable};
use super::{grid, text};
use crate::document::{
    Block, Cell, Document, Doubt, Frame, LeftOut, Omission, Origin, Paragraph, Place, Run, Style, Table, Unread,
};
use crate::text::Span;
use lines::Line;
use pages::Part;
use rustc_hash::FxHashMap;
use source::{Boss, Sheet, Source};

pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    document(&mut Boss::open(bytes)?)
}

/// What a source draws, as a document.
fn document(source: &mut dyn Source) -> Result<Document, Unreadable> {
    let mut document = Document::default();
    if source.is_cut_off() {
        document.left_out.push(LeftOut { what: Omission::Rest, place: Place::Whole });
    }
    let mut all = Vec::new();
    let mut seen = Seen::default();
    let (mut drawn_digits, mut struck, mut upon) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..source.pages() {
        let mut sheet = source.sheet(number)?;
        let place = Place::Page(number as u32 + 1);
        seen.add(&sheet);
        let drawn = sheet.glyphs.len();
        let is_shown = |share: f32| share > 0.1 && (share < 0.8 || drawn < 100);
        let pictures = sheet.pictures.iter().filter(|picture| is_shown(picture.0)).count();
        let pictures = std::iter::repeat_n(Omission::Picture, pictures);
        let partial = sheet.is_partial.then_some(Omission::Undrawn);
        document.left_out.extend(pictures.chain(partial).map(|what| LeftOut { what, place }));
        upon.extend(std::mem::take(&mut sheet.upon).into_iter().map(|text| (number, text, false)));
        struck::without_doubles(&mut sheet.glyphs);
        let spread = lines::spread(&sheet.glyphs).unwrap_or_default();
        sheet.glyphs.iter_mut().for_each(|it| it.spread = spread);
        upon.extend(kept::unclear(&sheet.glyphs).into_iter().map(|text| (number, text, false)));
        struck.extend(struck::take(&mut sheet).into_iter().map(|line| (number, line)));
        drawn_digits.push(kept::Drawn::of(&sheet));
        all.push(pages::page(&mut sheet)?);
        document.parts.push(format!("page {}", number + 1));
    }
    seen.check()?;
    pages::without_margins(&mut all);
    pages::measured(&mut all);
    let widths: Vec<f32> = all.iter().map(|page| page.width).collect();
    let heights: Vec<f32> = all.iter().map(|page| page.height).collect();
    for (number, page) in all.iter().enumerate() {
        let left_out = LeftOut { what: Omission::Margin, place: Place::Page(number as u32 + 1) };
        document.left_out.extend(std::iter::repeat_n(left_out, page.left_out.len()));
    }
    let margins: Vec<Vec<Line>> = all.iter_mut().map(|page| std::mem::take(&mut page.left_out)).collect();
    let bounds = pages::text_bounds(&all);
    let mut writer = Writer { document, heights, widths, broken: FxHashMap::default(), tables: 0, cells: 0, places: 0 };
    for part in pages::parts(all) {
        match part {
            Part::Paragraph(lines) => writer.paragraph(&lines, &bounds),
            Part::Table(tables) => writer.table(tables)?,
        }
        PARAGRAPHS.check(writer.document.blocks.len())?;
    }
    let unread = kept::lost(drawn_digits, &writer.document, &writer.broken, &margins);
    let mut document = writer.document;
    let unread = unread.into_iter().map(|(page, text)| (page, text, false));
    let struck = struck.into_iter().map(|(page, line)| (page, line.text, true));
    for (page, text, is_struck) in struck.chain(unread).chain(upon) {
        document.unread.push(Unread { place: Place::Page(page as u32 + 1), text, is_struck });
    }
    Ok(document)
}

/// Whether a text is a name with a figure behind it and nothing else, as in a row whose cells stand close together.
fn is_named_figure(text: &str) -> bool {
    let name = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    name.len() < text.len()
        && name.chars().count() > 3
        && name.chars().all(|c| matches!(c, '\u{3400}'..'\u{A000}' | '\u{20000}'..'\u{40000}'))
}

/// Whether a line of a cell is a row of figures by itself, behind their name: a table stands in the cell.
fn is_inner_row(line: &Line, is_alone: bool) -> bool {
    let has_figures = line.chunks.iter().skip(1).any(|chunk| lines::is_figure(&chunk.text));
    has_figures && !line.is_figure() || is_alone && is_named_figure(&line.text)
}

/// What pages are made of, to tell those that cannot be read.
#[derive(Default)]
struct Seen {
    characters: usize,
    unknown: usize,
    hidden: usize,
    pictures: usize,
    lacks_table: bool,
}

impl Seen {
    fn add(&mut self, sheet: &Sheet) {
        let drawn = sheet.glyphs.iter().filter(|glyph| !glyph.char.is_whitespace());
        for glyph in drawn {
            self.characters += 1;
            let is_unknown = matches!(glyph.char, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
            self.unknown += usize::from(is_unknown);
        }
        self.hidden += sheet.hidden;
        self.pictures += sheet.pictures.len();
        self.lacks_table |= sheet.lacks_table;
    }

    fn check(&self) -> Result<(), Unreadable> {
        let why = match () {
            () if self.characters > 0 && self.unknown * 10 > self.characters && self.lacks_table => Why::Tables,
            () if self.characters > 0 && self.unknown * 10 > self.characters => Why::Characters,
            // A number or a stamp on each page is no text.
            () if self.hidden > 100 && self.hidden > 4 * self.characters => Why::Recognised,
            () if self.characters == 0 && self.pictures == 0 => Why::Empty,
            () if self.characters < 50 && self.pictures > 0 => Why::Scan,
            () => return Ok(()),
        };
        Err(Unreadable::Pdf(why))
    }
}

struct Writer {
    document: Document,
    heights: Vec<f32>,
    widths: Vec<f32>,
    /// Figures that were put together, by where they begin.
    broken: FxHashMap<Origin, Vec<Line>>,
    tables: u32,
    cells: usize,
    places: usize,
}

impl Writer {
    /// Where something stands: its page, and the number of its frame.
    fn origin(&mut self, page: usize, left: f32, right: f32, top: f32, bottom: f32) -> Origin {
        let height = self.heights.get(page).copied().unwrap_or_default();
        let number = self.document.frames.len();
        let frame = Frame {
            left: left.round() as i32,
            top: (height - top).round() as i32,
            right: right.round() as i32,
            bottom: (height - bottom).round() as i32,
        };
        self.document.frames.push(frame);
        Origin { part: page as u16, span: Span::new(number, number + 1) }
    }

    fn run(&mut self, page: usize, line: &Line) -> Run {
        let page = line.page.unwrap_or(page);
        let source = self.origin(page, line.left, line.right, line.top(), line.bottom());
        if !line.broken.is_empty() {
            self.broken.insert(source, line.broken.clone());
        }
        Run { text: line.text.clone(), source: Some(source) }
    }

    fn paragraph(&mut self, lines: &[(usize, Line)], bounds: &[(f32, f32)]) {
        let Some((page, first)) = lines.first() else { return };
        let mut runs: Vec<Run> = Vec::with_capacity(lines.len());
        for (at, line) in lines {
            let run = self.run(*at, line);
            // As a row of a table is written, or one of its cells.
            let figures = line.chunks.iter().filter(|chunk| lines::is_figure(&chunk.text)).count();
            let is_alone = lines.len() == 1 && (line.is_figure() || is_named_figure(&line.text));
            if is_alone || figures > 0 && line.chunks.len() > 1 {
                self.document.doubts.extend(run.source.map(|origin| (origin, Doubt::Loose)));
            }
            let last = runs.last().and_then(|run| run.text.chars().next_back());
            if let (Some(last), Some(next)) = (last, run.text.chars().next()) {
                runs.extend(text::gap(last, next).map(|text| Run { text: text.to_owned(), source: None }));
            }
            runs.push(run);
        }
        let (left, right) = bounds.get(*page).copied().unwrap_or_default();
        let is_inset = lines.len() == 1 && first.left > left + 2.5 * first.size;
        let off = ((first.left + first.right) - (left + right)).abs() / 2.0;
        let style = Style {
            centred: is_inset && off < first.size && first.right < right - 2.0 * first.size,
            right: is_inset && first.left > (left + right) / 2.0 && off > first.size,
            bold: lines.iter().all(|(_, line)| line.is_bold),
            ..Style::default()
        };
        let place = Place::Page(*page as u32 + 1);
        self.document.blocks.push(Block::Paragraph(Paragraph { runs, style, place }));
    }

    fn table(&mut self, tables: Vec<(usize, lattice::Lattice)>) -> Result<(), Unreadable> {
        self.tables += 1;
        let number = self.tables;
        let page = tables.first().map_or(0, |(page, _)| *page);
        let (left, bottom) = tables.first().map_or((0.0, 0.0), |(_, it)| (it.left(), it.bottom()));
        let is_unruled = tables.iter().any(|(_, table)| table.is_unruled);
        let is_beyond = |(page, table): &(usize, lattice::Lattice)| {
            let width = self.widths.get(*page).copied().unwrap_or(f32::MAX);
            !table.is_unruled && (table.left() < 1.0 || table.right() > width - 1.0)
        };
        let is_cut = tables.iter().any(is_beyond);
        let (areas, rows, columns) = pages::joined(tables);
        self.cells += areas.len();
        self.places += rows * columns;
        CELLS.check(self.cells)?;
        PLACES.check(self.places)?;
        let place = Place::PageTable { page: page as u32 + 1, table: number };
        if is_cut {
            self.document.left_out.push(LeftOut { what: Omission::Beyond, place });
        }
        if is_unruled {
            self.document.left_out.push(LeftOut { what: Omission::Rulings, place });
        }
        let mut table = Table { rows: rows as u32, columns: columns as u32, place, ..Table::default() };
        for (page, area) in areas {
            let frame = |edge: fn(&Line) -> f32, start: f32, pick: fn(f32, f32) -> f32| {
                area.lines.iter().map(edge).fold(start, pick)
            };
            let source = if area.lines.is_empty() {
                self.origin(page, left, left, bottom, bottom)
            } else {
                let (from, to) = (frame(|it| it.left, f32::MAX, f32::min), frame(|it| it.right, f32::MIN, f32::max));
                let top = frame(|it| it.base + 0.9 * it.size, f32::MIN, f32::max);
                let low = frame(|it| it.base - 0.2 * it.size, f32::MAX, f32::min);
                self.origin(page, from, to, top, low)
            };
            let first = self.document.frames.len();
            let blocks = area.lines.iter().map(|line| {
                let style = Style { bold: line.is_bold, ..Style::default() };
                Block::Paragraph(Paragraph { runs: vec![self.run(page, line)], style, place })
            });
            let blocks: Vec<Block> = blocks.collect();
            let several = area.lines.iter().filter(|line| line.is_figure()).count() > 1
                || area.lines.iter().any(|line| line.is_figure() && line.text.contains(' '));
            let doubt = match () {
                () if area.lines.iter().any(|line| !line.broken.is_empty()) => Some(Doubt::Broken),
                () if several => Some(Doubt::Several),
                () if area.is_doubtful => Some(Doubt::Between),
                () => None,
            };
            let figures =
                area.lines.iter().zip(first..).filter(|(line, _)| line.text.contains(|c: char| c.is_numeric()));
            for (line, at) in figures {
                let origin = Origin { part: line.page.unwrap_or(page) as u16, span: Span::new(at, at + 1) };
                let doubt = match () {
                    () if is_inner_row(line, area.lines.len() == 1) => Doubt::Inner,
                    () if is_unruled => doubt.unwrap_or(Doubt::Loose),
                    () => doubt.unwrap_or(Doubt::None),
                };
                self.document.doubts.push((origin, doubt));
            }
            table.cells.push(Cell {
                row: area.row as u32,
                column: area.column as u32,
                rows: area.rows as u32,
                columns: area.columns as u32,
                blocks,
                source: Some(source),
                head: None,
            });
        }
        table.cells.sort_by_key(|cell| (cell.row, cell.column));
        grid::tidy(&mut table);
        self.document.blocks.push(Block::Table(table));
        Ok(())
    }
}
