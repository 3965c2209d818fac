//! The text of a file, story by story, as a reader sees it.

use super::fib::{Fib, Of};
use super::lists::{MOST, lists};
use super::notes::{anchors, boxes, notes};
use super::pages::{Pages, Said};
use super::pictures::pictures;
use super::pieces::{Piece, pieces};
use super::props::{ParagraphProps, RunProps};
use super::rows;
use super::sprm::sprms;
use super::styles::Styles;
use crate::document::read::little::{slice, u16_at};
use crate::document::read::script::scripted;
use crate::document::read::unreadable::{FILE, RUNS, TEXT, Unreadable};
use crate::document::read::word::fields::Fields;
use crate::document::read::word::numbering::Numbering;
use crate::document::read::word::symbols::{is_symbols, symbol};
use crate::document::read::word::weave::{End, Mark, Tally, Weave};
use crate::document::{Block, Document, Omission, Style};
use crate::text::Span;
use encoding_rs::WINDOWS_1252;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// The streams of a file, and what its head says of them.
pub(super) struct Streams<'a> {
    pub(super) main: &'a [u8],
    pub(super) table: &'a [u8],
    pub(super) data: &'a [u8],
    pub(super) fib: &'a Fib<'a>,
}

/// Reads the text, and what hangs at it.
pub(super) fn read(streams: &Streams) -> Result<Document, Unreadable> {
    let Streams { main, table, fib, .. } = *streams;
    let part = |of| fib.part(of, table);
    let lists = lists(fib.from(Of::Lists, table), part(Of::Lists).len(), fib.from(Of::ListUses, table));
    let pieces = pieces(part(Of::Pieces))?;
    // They follow each other: what they do not come to is missing.
    let (start, end) = pieces.first().zip(pieces.last()).map_or((0, 0), |(first, last)| (first.start, last.end));
    if start > 0 || end < fib.text().end {
        return Err(Unreadable::Damaged("Table: pieces"));
    }
    let mut reader = Reader {
        main,
        data: streams.data,
        pieces,
        runs: Pages::of_runs(main, part(Of::RunPages)),
        paragraphs: Pages::of_paragraphs(main, part(Of::ParagraphPages)),
        styles: Styles::read(part(Of::Styles)),
        fonts: fonts(part(Of::Fonts)),
        numbering: lists,
        tally: Tally::default(),
        stretches: 0,
        characters: 0,
        more: 0,
    };
    let mut hangs = Hangs::default();
    let mut stories = |marks, texts, story: Range<u32>| -> Result<Vec<(u32, Vec<Block>)>, Unreadable> {
        let all = notes(part(marks), part(texts), &story)?;
        all.into_iter().map(|(mark, text)| Ok((mark, reader.note(text)?))).collect()
    };
    hangs.footnotes = stories(Of::FootnoteMarks, Of::FootnoteTexts, fib.footnotes())?;
    hangs.endnotes = stories(Of::EndnoteMarks, Of::EndnoteTexts, fib.endnotes())?;
    let shapes = anchors(part(Of::Anchors));
    let mut texts = boxes(part(Of::Boxes), &fib.boxes());
    let pictures = pictures(part(Of::Drawings));
    for (place, shape) in shapes {
        if let Some(text) = texts.remove(&shape) {
            hangs.boxes.insert(place, reader.story(text, &mut Hangs::default())?);
        }
        if pictures.contains(&shape) {
            hangs.pictures.insert(place);
        }
    }
    let mut blocks = reader.story(fib.text(), &mut hangs)?;
    // A box in a group of shapes hangs nowhere by itself: its text comes at the end rather than not at all.
    let mut rest: Vec<Range<u32>> = texts.into_values().collect();
    rest.sort_by_key(|text| text.start);
    for text in rest {
        blocks.append(&mut reader.story(text, &mut Hangs::default())?);
    }
    let (left_out, unread) = (reader.tally.left_out, reader.tally.unread);
    Ok(Document { blocks, left_out, unread, ..Document::default() })
}

/// What hangs at places of the text.
#[derive(Default)]
struct Hangs {
    /// Notes by the places of their marks, in order; those before the first place that is yet to come are taken.
    footnotes: Vec<(u32, Vec<Block>)>,
    endnotes: Vec<(u32, Vec<Block>)>,
    boxes: FxHashMap<u32, Vec<Block>>,
    pictures: FxHashSet<u32>,
}

struct Reader<'a> {
    main: &'a [u8],
    data: &'a [u8],
    pieces: Vec<Piece<'a>>,
    runs: Pages<'a>,
    paragraphs: Pages<'a>,
    styles: Styles,
    /// Names of fonts of symbols, by their numbers.
    fonts: FxHashMap<u16, String>,
    numbering: Numbering,
    tally: Tally,
    /// Stretches, characters, and bytes of what is said elsewhere so far.
    stretches: usize,
    characters: usize,
    more: usize,
}

/// A stretch of characters that look the same.
struct Stretch {
    /// Its first character in the order of the text, and its first byte in the file.
    start: u32,
    at: u32,
    is_wide: bool,
    props: RunProps,
}

impl<'a> Reader<'a> {
    fn note(&mut self, text: Range<u32>) -> Result<Vec<Block>, Unreadable> {
        let mut blocks = self.story(text, &mut Hangs::default())?;
        for block in &mut blocks {
            if let Block::Paragraph(paragraph) = block {
                paragraph.style.note = true;
            }
        }
        Ok(blocks)
    }

    /// The characters of a story as blocks.
    fn story(&mut self, text: Range<u32>, hangs: &mut Hangs) -> Result<Vec<Block>, Unreadable> {
        let mut story = Story { weave: Weave::new(0), fields: Fields::default(), hangs, end: 0 };
        let first = self.pieces.partition_point(|piece| piece.end <= text.start);
        for number in first..self.pieces.len() {
            let piece = &self.pieces[number];
            if piece.start >= text.end {
                break;
            }
            let (mut at, end) = (piece.start.max(text.start), piece.end.min(text.end));
            let (width, base, piece_start, is_wide) = (piece.width(), piece.at, piece.start, piece.is_wide);
            while at < end {
                let byte = base.saturating_add((at - piece_start).saturating_mul(width));
                let paragraph = self.paragraphs.at(byte);
                let (props, said_to) = self.look(number, byte, paragraph);
                let to = [said_to, paragraph.map_or(u32::MAX, |said| said.end)].into_iter().min().unwrap_or(u32::MAX);
                let count = (to.saturating_sub(byte)).div_ceil(width).clamp(1, end - at);
                self.stretches += 1;
                RUNS.check(self.stretches)?;
                // Stories that overlap would come to more than there is.
                self.characters += count as usize;
                TEXT.check_bytes(self.characters)?;
                let stretch = Stretch { start: at, at: byte, is_wide, props };
                let ends_paragraph = paragraph.is_some_and(|said| said.end <= byte.saturating_add(count * width));
                self.stretch(&stretch, count, number, ends_paragraph, &mut story)?;
                at += count;
            }
        }
        let end = story.end;
        story.weave.finish(end, &mut self.tally)
    }

    /// How the byte looks, and up to where.
    fn look(&self, piece: usize, byte: u32, paragraph: Option<Said>) -> (RunProps, u32) {
        let said = self.runs.at(byte);
        let styled = self.styles.get(paragraph.map_or(0, |said| said.style)).run;
        let changes = said.map_or(&[][..], |said| said.changes);
        // Its own style is over that of the paragraph, whatever comes first.
        let own = sprms(changes).filter(|sprm| sprm.code == 0x4A30).last().map(|sprm| self.styles.get(sprm.word()).run);
        let base = match own {
            Some(own) => RunProps {
                is_bold: styled.is_bold ^ own.is_bold,
                is_hidden: styled.is_hidden ^ own.is_hidden,
                is_struck: styled.is_struck ^ own.is_struck,
                script: own.script.or(styled.script),
                font: own.font.or(styled.font),
                ..styled
            },
            None => styled,
        };
        let mut props = base;
        sprms(changes).for_each(|sprm| props.take(sprm, &base));
        if let Some(piece) = self.pieces.get(piece) {
            piece.changes.each(|sprm| props.take(sprm, &base));
        }
        (props, said.map_or(u32::MAX, |said| said.end))
    }

    /// Takes in so many characters.
    fn stretch(
        &mut self,
        stretch: &Stretch,
        count: u32,
        piece: usize,
        ends_paragraph: bool,
        story: &mut Story,
    ) -> Result<(), Unreadable> {
        let width = if stretch.is_wide { 2 } else { 1 };
        let Some(bytes) = slice(self.main, stretch.at as usize, count as usize * width as usize) else {
            return Err(Unreadable::Damaged("WordDocument: text"));
        };
        let unit = |at: u32| match stretch.is_wide {
            true => u16_at(bytes, 2 * at as usize).unwrap_or_default(),
            false => bytes.get(at as usize).copied().map_or(0, u16::from),
        };
        let mut text_from = 0;
        for at in 0..count {
            let unit = unit(at);
            let place = stretch.start + at;
            let is_seen = !stretch.props.is_hidden && !stretch.props.is_deleted;
            let is_mark = is_seen && story.refer(place);
            if !is_mark && !is_control(unit, stretch.props.is_special) {
                continue;
            }
            self.text(stretch, bytes, text_from..at, story)?;
            text_from = at + 1;
            let byte = stretch.at + at * width;
            let span = Span { start: byte, end: byte + width };
            let is_last = ends_paragraph && at + 1 == count;
            if matches!(unit, 0x0D | 0x07) || unit == 0x0C && is_last {
                self.end_paragraph(unit, piece, span, stretch.props, story)?;
            } else {
                self.control(unit, place, span, stretch.props, story)?;
            }
        }
        self.text(stretch, bytes, text_from..count, story)
    }

    /// Characters that stand for themselves.
    fn text(
        &mut self,
        stretch: &Stretch,
        bytes: &[u8],
        range: Range<u32>,
        story: &mut Story,
    ) -> Result<(), Unreadable> {
        let props = stretch.props;
        if range.is_empty() || props.is_hidden || props.is_deleted || story.fields.is_code() {
            return Ok(());
        }
        let width = if stretch.is_wide { 2 } else { 1 };
        let bytes = bytes.get((range.start * width) as usize..(range.end * width) as usize).unwrap_or_default();
        let mut text = match stretch.is_wide {
            true => {
                let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
                char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect()
            }
            false => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
        };
        let symbols = props.font.and_then(|font| self.fonts.get(&font));
        if symbols.is_some() || props.script.is_some() {
            let shown = |c: char| symbols.and_then(|font| symbol(font, c as u32)).unwrap_or(c);
            text = text.chars().map(|c| scripted(shown(c), props.script)).collect();
        }
        let span = Span { start: stretch.at + range.start * width, end: stretch.at + range.end * width };
        if props.is_struck {
            story.weave.strike(&text, &mut self.tally);
            return Ok(());
        }
        story.weave.push(text, span, props.is_bold, &mut self.tally)
    }

    /// A character that stands for something else.
    fn control(
        &mut self,
        unit: u16,
        place: u32,
        span: Span,
        props: RunProps,
        story: &mut Story,
    ) -> Result<(), Unreadable> {
        match unit {
            0x13 => story.fields.begin(),
            0x14 => story.fields.separate(),
            0x15 => story.fields.end(),
            _ => {}
        }
        if props.is_hidden || props.is_deleted || story.fields.is_code() {
            return Ok(());
        }
        let tally = &mut self.tally;
        let shown = match unit {
            0x09 => '\t',
            0x0B | 0x0C | 0x0E => '\n',
            0x1E => '\u{2011}',
            0x28 => match props.symbol {
                Some((font, code)) => {
                    let font = self.fonts.get(&font).map_or("", |font| font);
                    symbol(font, u32::from(code)).unwrap_or('(')
                }
                None => '(',
            },
            // A picture or an object in the line, unless it is the data of a field.
            0x01 if !props.is_data => {
                let what = if props.is_object { Omission::Embedded } else { Omission::Picture };
                story.weave.omit(what, tally);
                return Ok(());
            }
            0x08 => {
                if let Some(blocks) = story.hangs.boxes.remove(&place) {
                    story.weave.hang(blocks);
                }
                if story.hangs.pictures.contains(&place) {
                    story.weave.omit(Omission::Picture, tally);
                }
                return Ok(());
            }
            _ => return Ok(()),
        };
        story.weave.push(shown.to_string(), span, props.is_bold, tally)
    }

    fn end_paragraph(
        &mut self,
        unit: u16,
        piece: usize,
        span: Span,
        look: RunProps,
        story: &mut Story,
    ) -> Result<(), Unreadable> {
        story.fields.end_of_paragraph();
        story.end = span.end;
        let said = self.paragraphs.at(span.start).unwrap_or_default();
        let mut props: ParagraphProps = self.styles.get(said.style).paragraph;
        sprms(said.changes).for_each(|sprm| props.take(sprm));
        let more = props.more_at.take().map_or(Ok(&[][..]), |at| self.more(at))?;
        sprms(more).for_each(|sprm| props.take(sprm));
        if let Some(piece) = self.pieces.get(piece) {
            piece.changes.each(|sprm| props.take(sprm));
        }
        let is_row_end = props.is_row_end || props.is_inner_row_end;
        let end = match () {
            () if is_row_end => End::Row(rows::shape(&[said.changes, more])),
            () if unit == 0x07 || props.is_inner_cell_end => End::Cell,
            () => End::Paragraph,
        };
        let depth = match props.tables() {
            0 if unit == 0x07 => 1,
            depth => depth,
        };
        // What is but hidden does not end with its table.
        let is_gone = look.is_deleted || look.is_hidden && matches!(end, End::Paragraph);
        // 0 is none, and so are numbers beyond those of lists.
        let list = Some(props.list).filter(|list| (1..=MOST as u16).contains(list) && !is_gone && !is_row_end);
        let number = list.and_then(|list| self.numbering.next(u32::from(list), Some(props.level), None));
        let heading = props.outline.filter(|level| *level < 9).map(|level| level + 1);
        let style = Style { heading, centred: props.is_centred, ..Style::default() };
        let mark = Mark { end, depth, style, number, is_gone, at: span.end };
        story.weave.end(mark, &mut self.tally)
    }

    /// What is said in another stream, since there is too much of it.
    fn more(&mut self, at: u32) -> Result<&'a [u8], Unreadable> {
        let length = u16_at(self.data, at as usize).unwrap_or_default();
        let more = slice(self.data, at as usize + 2, usize::from(length)).unwrap_or_default();
        self.more += more.len();
        FILE.check_bytes(self.more)?;
        Ok(more)
    }
}

/// A story that is being read.
struct Story<'h> {
    weave: Weave,
    fields: Fields,
    hangs: &'h mut Hangs,
    /// The last byte read.
    end: u32,
}

impl Story<'_> {
    /// Whether a note's mark stands there; then it is referred to.
    fn refer(&mut self, place: u32) -> bool {
        let Hangs { footnotes, endnotes, .. } = &mut *self.hangs;
        let mut is_mark = false;
        if let Ok(at) = footnotes.binary_search_by_key(&place, |(mark, _)| *mark) {
            self.weave.refer(std::mem::take(&mut footnotes[at].1));
            is_mark = true;
        }
        if let Ok(at) = endnotes.binary_search_by_key(&place, |(mark, _)| *mark) {
            self.weave.at_end.append(&mut endnotes[at].1);
            is_mark = true;
        }
        is_mark
    }
}

/// Whether a character stands for something else than itself.
fn is_control(unit: u16, is_special: bool) -> bool {
    unit < 0x20 || is_special && unit == 0x28
}

/// The fonts whose letters are pictures.
fn fonts(bytes: &[u8]) -> FxHashMap<u16, String> {
    const NAME: usize = 40;
    let mut found = FxHashMap::default();
    let mut at = 4;
    for number in 0..u16_at(bytes, 0).unwrap_or_default() {
        let Some(&length) = bytes.get(at) else { break };
        let font = slice(bytes, at, 1 + usize::from(length)).unwrap_or_default();
        let units = font.get(NAME..).unwrap_or_default().chunks_exact(2);
        let units = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]])).take_while(|unit| *unit != 0);
        let name = String::from_utf16_lossy(&units.collect::<Vec<_>>());
        if is_symbols(&name) {
            found.insert(number, name);
        }
        at += 1 + usize::from(length);
    }
    found
}
