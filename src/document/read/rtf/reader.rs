//! Goes with the tokens: what each does to the group that it stands in, and to the text.

use super::fonts::Fonts;
use super::state::{Goal, Row, State, Stream};
use super::styles::Styles;
use super::tokens::{Token, Tokens};
use crate::document::read::script::{Script, scripted};
use crate::document::read::unreadable::{NESTING, Unreadable};
use crate::document::read::word::symbols::symbol;
use crate::document::read::word::weave::{End, Mark, Tally, Weave, listed};
use crate::document::{Block, Document, LeftOut, Omission, Place, Style};
use crate::text::Span;
use encoding_rs::Encoding;

/// Streams within streams: a text box in a note. What lies deeper goes into the text.
const DEEPEST: usize = 4;

/// The longest number of a list that is kept.
const LONGEST: usize = 200;

pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut tokens = Tokens::new(bytes);
    let mut reader = Reader { frames: vec![Frame::default()], font: -1, ..Reader::default() };
    let mut at = tokens.at();
    while let Some(token) = tokens.next() {
        let span = Span::new(at, tokens.at());
        reader.take(token, span, &mut tokens)?;
        at = tokens.at();
        if reader.is_done {
            break;
        }
    }
    reader.flush()?;
    while reader.frames.len() > 1 {
        reader.end_stream(Stream::Box, at as u32)?;
    }
    let blocks = match reader.frames.pop() {
        Some(frame) => frame.weave.finish(at as u32, &mut reader.tally)?,
        None => Vec::new(),
    };
    let (mut left_out, unread) = (reader.tally.left_out, reader.tally.unread);
    if !reader.is_done {
        left_out.push(LeftOut { what: Omission::Rest, place: Place::Whole });
    }
    Ok(Document { blocks, left_out, unread, ..Document::default() })
}

/// A stream that is being read, and how its rows are cut.
#[derive(Default)]
struct Frame {
    weave: Weave,
    row: Row,
    inner_row: Row,
    /// The number that the list gives the paragraph.
    number: String,
}

#[derive(Default)]
struct Reader {
    /// The groups around that which is being read, outermost first.
    groups: Vec<State>,
    state: State,
    frames: Vec<Frame>,
    fonts: Fonts,
    styles: Styles,
    /// The font of text that says none.
    font: i32,
    tally: Tally,
    /// Bytes of text that are not decoded yet, and where they stand.
    pending: Vec<u8>,
    span: Option<Span>,
    /// The first half of a character beyond the first plane.
    half: Option<(u16, Span)>,
    /// Characters for older programs that are yet to be passed over.
    instead: u32,
    is_done: bool,
}

impl Reader {
    fn take(&mut self, token: Token, span: Span, tokens: &mut Tokens) -> Result<(), Unreadable> {
        match token {
            Token::Text(text) => {
                let skipped = (self.instead as usize).min(text.len());
                self.instead -= skipped as u32;
                self.bytes(&text[skipped..], Span { start: span.start + skipped as u32, end: span.end })
            }
            Token::Byte(byte) => match self.instead {
                0 => self.bytes(&[byte], span),
                _ => {
                    self.instead -= 1;
                    Ok(())
                }
            },
            Token::Open => {
                self.flush()?;
                self.instead = 0;
                NESTING.check(self.groups.len() + 1)?;
                self.groups.push(self.state);
                self.state.stream = None;
                self.state.is_new = false;
                Ok(())
            }
            Token::Close => {
                self.flush()?;
                self.instead = 0;
                if let Some(stream) = self.state.stream {
                    self.end_stream(stream, span.start)?;
                }
                match self.groups.pop() {
                    Some(state) => self.state = state,
                    None => self.is_done = true,
                }
                // What comes after the text is none of it.
                self.is_done |= self.groups.is_empty();
                Ok(())
            }
            Token::Symbol(symbol) => self.symbol(symbol, span),
            Token::Word(b"bin", count) => {
                tokens.skip(count.unwrap_or_default().max(0) as usize);
                Ok(())
            }
            Token::Word(b"u", Some(number)) => self.unicode(number, span),
            Token::Word(word, number) => {
                if self.instead > 0 && !matches!(word, b"par" | b"cell" | b"row") {
                    self.instead -= 1;
                    return Ok(());
                }
                self.flush()?;
                self.word(word, number, span)
            }
        }
    }

    fn symbol(&mut self, symbol: u8, span: Span) -> Result<(), Unreadable> {
        if symbol == b'*' {
            self.state.is_new = true;
            return Ok(());
        }
        if self.instead > 0 {
            self.instead -= 1;
            return Ok(());
        }
        match symbol {
            b'\\' | b'{' | b'}' => self.bytes(&[symbol], span),
            b'~' => self.shown("\u{A0}", span),
            b'_' => self.shown("\u{2011}", span),
            b'\r' | b'\n' => self.end_paragraph(End::Paragraph, span),
            b'\t' => self.shown("\t", span),
            _ => Ok(()),
        }
    }

    /// Bytes of text, which are decoded together: a character may be spread over several tokens.
    fn bytes(&mut self, bytes: &[u8], span: Span) -> Result<(), Unreadable> {
        if bytes.is_empty() {
            return Ok(());
        }
        self.state.is_new = false;
        match self.state.goal {
            Goal::Text | Goal::Number => {
                if let Some((_, at)) = self.half.take() {
                    self.add("\u{FFFD}".to_owned(), at)?;
                }
                self.pending.extend_from_slice(bytes);
                self.span = Some(self.span.map_or(span, |before| before.join(span)));
            }
            Goal::Fonts => self.fonts.name(bytes),
            Goal::Styles => self.styles.name(bytes),
            _ => {}
        }
        Ok(())
    }

    fn encoding(&self) -> &'static Encoding {
        let font = if self.state.font < 0 { self.font } else { self.state.font };
        self.fonts.encoding(font, self.state.wide)
    }

    /// Decodes what is pending, and adds it.
    fn flush(&mut self) -> Result<(), Unreadable> {
        let Some(span) = self.span.take() else { return Ok(()) };
        let bytes = std::mem::take(&mut self.pending);
        let symbols = self.fonts.symbols(self.state.font);
        let text = match symbols {
            Some(font) => bytes.iter().map(|&byte| symbol(font, u32::from(byte)).unwrap_or(byte as char)).collect(),
            None => self.encoding().decode_without_bom_handling(&bytes).0.into_owned(),
        };
        self.add(text, span)
    }

    /// A character by its number; two halves of one come one after the other.
    fn unicode(&mut self, number: i32, span: Span) -> Result<(), Unreadable> {
        let half = self.half.take();
        self.flush()?;
        self.instead = self.state.instead;
        let unit = number as u16;
        if let Some((first, before)) = half {
            let span = before.join(span);
            let text: String = char::decode_utf16([first, unit]).map(|c| c.unwrap_or('\u{FFFD}')).collect();
            return self.shown(&text, span);
        }
        if (0xD800..0xDC00).contains(&unit) {
            self.half = Some((unit, span));
            return Ok(());
        }
        let c = char::from_u32(u32::from(unit)).unwrap_or('\u{FFFD}');
        let c = self.fonts.symbols(self.state.font).and_then(|font| symbol(font, u32::from(unit))).unwrap_or(c);
        self.shown(c.encode_utf8(&mut [0; 4]), span)
    }

    /// A character that was named.
    fn shown(&mut self, text: &str, span: Span) -> Result<(), Unreadable> {
        self.flush()?;
        self.add(text.to_owned(), span)
    }

    fn add(&mut self, text: String, span: Span) -> Result<(), Unreadable> {
        let state = self.state;
        if state.is_hidden || state.is_deleted {
            return Ok(());
        }
        let Some(frame) = self.frames.last_mut() else { return Ok(()) };
        match state.goal {
            Goal::Number if frame.number.len() < LONGEST => frame.number.push_str(&text),
            Goal::Text => {
                let text = match state.script {
                    None => text,
                    script => text.chars().map(|c| scripted(c, script)).collect(),
                };
                match state.is_struck {
                    true => frame.weave.strike(&text, &mut self.tally),
                    false => frame.weave.push(text, span, state.is_bold, &mut self.tally)?,
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_paragraph(&mut self, end: End, span: Span) -> Result<(), Unreadable> {
        self.flush()?;
        let state = self.state;
        let Some(frame) = self.frames.last_mut().filter(|_| state.goal == Goal::Text) else { return Ok(()) };
        let depth = match end {
            End::Paragraph if state.is_in_table => state.depth,
            End::Paragraph => usize::from(frame.weave.is_in_row()),
            _ => state.depth,
        };
        let number = listed(&std::mem::take(&mut frame.number));
        let heading = state.outline.map(|level| level + 1);
        let style = Style { heading, centred: state.is_centred, ..Style::default() };
        let is_gone = state.is_deleted || state.is_hidden && matches!(end, End::Paragraph);
        frame.weave.end(Mark { end, depth, style, number, is_gone, at: span.end }, &mut self.tally)
    }

    /// A stream of its own ends: a note, a text box.
    fn end_stream(&mut self, stream: Stream, at: u32) -> Result<(), Unreadable> {
        if self.frames.len() < 2 {
            return Ok(());
        }
        let Some(frame) = self.frames.pop() else { return Ok(()) };
        let mut blocks = frame.weave.finish(at, &mut self.tally)?;
        let Some(Frame { weave, .. }) = self.frames.last_mut() else { return Ok(()) };
        if stream == Stream::Box {
            weave.hang(blocks);
            return Ok(());
        }
        for block in &mut blocks {
            if let Block::Paragraph(paragraph) = block {
                paragraph.style.note = true;
            }
        }
        match stream {
            Stream::Endnote => weave.at_end.append(&mut blocks),
            _ => weave.refer(blocks),
        }
        Ok(())
    }

    fn begin_stream(&mut self, stream: Stream) {
        if self.frames.len() > DEEPEST || self.state.goal != Goal::Text {
            return;
        }
        if self.state.is_hidden || self.state.is_deleted {
            self.state.goal = Goal::Nowhere;
            return;
        }
        self.frames.push(Frame::default());
        self.state = State { stream: Some(stream), instead: self.state.instead, ..State::default() };
    }

    fn omit(&mut self, what: Omission) {
        if matches!(self.state.goal, Goal::Text | Goal::Shape)
            && !self.state.is_hidden
            && !self.state.is_deleted
            && let Some(frame) = self.frames.last_mut()
        {
            frame.weave.omit(what, &mut self.tally);
        }
        self.state.goal = Goal::Nowhere;
    }

    /// A word that says where its group goes; says whether it is one.
    fn goal(&mut self, word: &[u8]) -> bool {
        let is_new = std::mem::take(&mut self.state.is_new);
        match word {
            b"ud" if self.state.goal == Goal::Older => self.state.goal = Goal::Text,
            b"pict" if self.state.goal == Goal::Shape => self.omit(Omission::Picture),
            _ if matches!(self.state.goal, Goal::Nowhere | Goal::Older | Goal::Shape) => {}
            b"fonttbl" => self.state.goal = Goal::Fonts,
            b"stylesheet" => self.state.goal = Goal::Styles,
            b"upr" => self.state.goal = Goal::Older,
            b"nesttableprops" => self.state.goal = Goal::InnerRow,
            b"listtext" | b"pntext" => self.state.goal = Goal::Number,
            b"footnote" => self.begin_stream(Stream::Footnote),
            b"ftnalt" => self.turn_to_endnote(),
            b"shptxt" | b"dptxbxtext" => self.begin_stream(Stream::Box),
            b"pict" => self.omit(Omission::Picture),
            b"object" => self.omit(Omission::Embedded),
            // What is read through.
            b"shpinst" | b"shppict" | b"do" => {}
            b"sp" => self.state.goal = Goal::Shape,
            b"colortbl" | b"info" | b"header" | b"headerl" | b"headerr" | b"headerf" | b"footer" | b"footerl"
            | b"footerr" | b"footerf" | b"fldinst" | b"nonshppict" | b"shprslt" | b"nonesttables" | b"annotation"
            | b"filetbl" | b"listpicture" | b"tc" | b"tcn" | b"xe" | b"rxe" | b"txe" | b"private" | b"ftnsep"
            | b"ftnsepc" | b"ftncn" | b"aftnsep" | b"aftnsepc" | b"aftncn" | b"pnseclvl" | b"comment" | b"revtbl"
            | b"listtable" | b"listoverridetable" | b"themedata" | b"datafield" => {
                self.state.goal = Goal::Nowhere;
            }
            _ if is_new => self.state.goal = Goal::Nowhere,
            _ => return false,
        }
        true
    }

    /// The note that is being read is an endnote.
    fn turn_to_endnote(&mut self) {
        if self.state.stream == Some(Stream::Footnote) {
            self.state.stream = Some(Stream::Endnote);
        }
    }

    fn word(&mut self, word: &[u8], number: Option<i32>, span: Span) -> Result<(), Unreadable> {
        if self.goal(word) {
            return Ok(());
        }
        let on = number != Some(0);
        match self.state.goal {
            Goal::Nowhere | Goal::Older | Goal::Shape => return Ok(()),
            Goal::Fonts => {
                self.fonts.word(word, number.unwrap_or_default());
                return Ok(());
            }
            Goal::Styles => {
                self.styles.word(word, number.unwrap_or_default());
                return Ok(());
            }
            Goal::InnerRow => return self.inner_row(word, number.unwrap_or_default(), span),
            Goal::Text | Goal::Number => {}
        }
        if self.frames.last_mut().is_some_and(|frame| frame.row.word(word, number.unwrap_or_default())) {
            return Ok(());
        }
        let state = &mut self.state;
        match word {
            b"ansicpg" => self.fonts.set_page(number.unwrap_or_default()),
            b"deff" => self.font = number.unwrap_or_default(),
            b"uc" => state.instead = number.unwrap_or(1).clamp(0, 100) as u32,
            b"plain" => state.reset_run(self.font),
            b"pard" => state.reset_paragraph(),
            b"b" => state.is_bold = on,
            b"v" => state.is_hidden = on,
            b"strike" | b"striked" => state.is_struck = on,
            b"deleted" => state.is_deleted = on,
            b"super" => state.script = on.then_some(Script::Super),
            b"sub" => state.script = on.then_some(Script::Sub),
            b"nosupersub" => state.script = None,
            b"f" => state.font = number.unwrap_or_default(),
            b"dbch" => state.is_wide = true,
            b"loch" | b"hich" | b"ltrch" | b"rtlch" => state.is_wide = false,
            b"af" if state.is_wide => state.wide = number,
            b"ab" if state.is_wide => state.is_bold = on,
            b"intbl" => state.is_in_table = on,
            b"itap" => {
                let depth = number.unwrap_or(1).clamp(0, 1 << 16) as usize;
                (state.depth, state.is_in_table) = (depth.max(1), depth > 0);
            }
            b"qc" => state.is_centred = true,
            b"ql" | b"qr" | b"qj" | b"qd" => state.is_centred = false,
            b"s" => state.outline = self.styles.outline(number.unwrap_or_default()),
            b"outlinelevel" => state.outline = number.and_then(|level| u8::try_from(level).ok()).filter(|it| *it < 9),
            b"par" => return self.end_paragraph(End::Paragraph, span),
            b"sect" => return self.end_section(span),
            b"cell" | b"nestcell" => {
                state.depth = if word == b"cell" { 1 } else { state.depth.max(2) };
                return self.end_paragraph(End::Cell, span);
            }
            b"row" => {
                state.depth = 1;
                let shape = self.frames.last().map(|frame| frame.row.shape()).unwrap_or_default();
                return self.end_paragraph(End::Row(shape), span);
            }
            _ => {
                if let Some(shown) = named(word) {
                    return self.shown(shown, span);
                }
            }
        }
        Ok(())
    }

    /// A section ends, and with it a paragraph that nothing else ends.
    fn end_section(&mut self, span: Span) -> Result<(), Unreadable> {
        match self.frames.last().is_some_and(|frame| frame.weave.has_text()) {
            true => self.end_paragraph(End::Paragraph, span),
            false => Ok(()),
        }
    }

    /// A word in the group that ends the row of a table in a table.
    fn inner_row(&mut self, word: &[u8], number: i32, span: Span) -> Result<(), Unreadable> {
        let Some(frame) = self.frames.last_mut() else { return Ok(()) };
        if word != b"nestrow" {
            frame.inner_row.word(word, number);
            return Ok(());
        }
        let end = End::Row(frame.inner_row.shape());
        self.state.goal = Goal::Text;
        self.state.depth = self.state.depth.max(2);
        let ended = self.end_paragraph(end, span);
        self.state.goal = Goal::InnerRow;
        ended
    }
}

/// A character that a word names.
fn named(word: &[u8]) -> Option<&'static str> {
    Some(match word {
        b"tab" => "\t",
        b"line" | b"page" | b"column" => "\n",
        b"emdash" => "—",
        b"endash" => "–",
        b"lquote" => "‘",
        b"rquote" => "’",
        b"ldblquote" => "“",
        b"rdblquote" => "”",
        b"bullet" => "•",
        b"emspace" => "\u{2003}",
        b"enspace" => "\u{2002}",
        b"qmspace" => "\u{2005}",
        _ => return None,
    })
}
