//! What a PDF draws, page by page: glyphs where they stand, and rulings. Behind [`Source`], so that the library that
//! understands PDFs can be changed for another.

use super::{marks, whole};
use crate::document::read::pdf_why::Why;
use crate::document::read::unreadable::{Limit, PLACES, Unreadable};
use crate::text::text;
use miniz_oxide::inflate;
use pdfboss_core::{Immediate, ObjRef, Object, ObjectSource, Stream};
use pdfboss_text::{ArtifactKind, FontCache, ReadingOrder, SkippedTextKind, TextSpan};
use rustc_hash::FxHashMap;
use std::cell::Cell;

/// Pages.
const PAGES: Limit = Limit { of: text!(zh: "页数", en: "pages"), most: 300 };
/// A stream, in MB.
const STREAM: Limit =
    Limit { of: text!(zh: "PDF 中一个数据流展开后的 MB 数", en: "MB in a stream once unpacked"), most: 32 };
/// All streams of a page, in MB.
const STREAMS: Limit =
    Limit { of: text!(zh: "PDF 中一页展开后的 MB 数", en: "MB in a page once unpacked"), most: 64 };
/// Pieces of text on a page.
const STRINGS: Limit =
    Limit { of: text!(zh: "一页的文字片段数", en: "pieces of text on a page"), most: 100_000 };
/// Characters.
const GLYPHS: Limit = Limit { of: text!(zh: "字数", en: "characters"), most: 500_000 };
/// Rulings on a page.
const RULINGS: Limit = Limit { of: text!(zh: "一页的线条数", en: "lines drawn on a page"), most: 10_000 };
/// Objects asked for on a page.
const OBJECTS: Limit = Limit { of: text!(zh: "一页引用的对象数", en: "objects of a page"), most: 50_000 };

/// How much a stream grows at most: what deflate and LZW can do.
const GROWTH: usize = 1400;
/// A stream in several filters is not measured before it is unpacked, and has to be small.
const CHAINED: usize = 64 << 10;

/// A document that draws pages.
pub(super) trait Source {
    /// Whether it ends before it says so.
    fn is_cut_off(&self) -> bool {
        false
    }
    /// How many pages there are.
    fn pages(&self) -> usize;
    /// What a page draws.
    fn sheet(&mut self, page: usize) -> Result<Sheet, Unreadable>;
}

/// What a page draws, upright, in points from its lower left corner.
#[derive(Default, Debug)]
pub(super) struct Sheet {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rulings: Vec<Ruling>,
    /// Level lines too short to be rulings.
    pub(super) marks: Vec<Ruling>,
    /// Pictures: how much of the page each covers, and how high its middle is.
    pub(super) pictures: Vec<(f32, f32)>,
    /// Text that is there and not drawn, as scanning programs put it behind a picture.
    pub(super) hidden: usize,
    /// Whether a font's characters could not be told, for want of its table.
    pub(super) lacks_table: bool,
    /// Whether some of what it draws could not be read.
    pub(super) is_partial: bool,
    /// The texts that lie upon it and are no part of what it draws: filled fields of a form, notes written on the page.
    pub(super) upon: Vec<String>,
}

/// A character where it stands.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Glyph {
    pub(super) char: char,
    /// Where it begins and ends on its line.
    pub(super) left: f32,
    pub(super) right: f32,
    /// The line that it stands on.
    pub(super) base: f32,
    pub(super) size: f32,
    pub(super) is_bold: bool,
    /// Whether a line is drawn through it.
    pub(super) is_struck: bool,
    /// Quarters that it is turned by, clockwise, against the page.
    pub(super) turn: u8,
    /// Whether the producer marks it as no part of the text: a running head, a number of a page.
    pub(super) is_running: bool,
    /// The piece that it was drawn in, in the order of drawing.
    pub(super) piece: u32,
    /// Whether its place within its piece is estimated.
    pub(super) is_estimated: bool,
    /// How far characters of its line or else of its page stand apart, in points.
    pub(super) spread: f32,
}

impl Glyph {
    pub(super) fn middle(&self) -> f32 {
        (self.left + self.right) / 2.0
    }

    /// The height of its middle.
    pub(super) fn height(&self) -> f32 {
        self.base + 0.35 * self.size
    }
}

/// A line that is drawn, upright or level.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Ruling {
    pub(super) is_level: bool,
    /// How high a level one is, how far right an upright one.
    pub(super) at: f32,
    pub(super) from: f32,
    pub(super) to: f32,
}

/// A PDF as pdfboss reads it.
pub(super) struct Boss {
    document: pdfboss_core::Document,
    fonts: FontCache,
    layers: Option<pdfboss_core::OcState>,
    pages: usize,
    glyphs: usize,
    /// What stands in the fields of a form, by what draws them.
    fields: FxHashMap<ObjRef, String>,
}

const NO_PDF: Unreadable = Unreadable::Pdf(Why::Damaged);

impl Boss {
    pub(super) fn open(bytes: &[u8]) -> Result<Boss, Unreadable> {
        check_tables(bytes)?;
        let document = pdfboss_core::Document::load(bytes.to_vec()).map_err(|error| match error {
            pdfboss_core::Error::Encrypted => Unreadable::Pdf(Why::Password),
            _ => NO_PDF,
        })?;
        if document.is_locked() {
            return Err(Unreadable::Pdf(Why::Password));
        }
        let pages = document.flattened_page_count();
        PAGES.check(pages)?;
        let layers = document.oc_state();
        let fields = fields(&document);
        Ok(Boss { document, fonts: FontCache::default(), layers, pages, glyphs: 0, fields })
    }

    /// The texts that lie upon a page.
    fn upon(&self, page: &pdfboss_core::Page) -> Vec<String> {
        let seen = self.document.annotations(page).into_iter();
        let seen = seen.filter(|it| !it.flags.hidden() && !it.flags.no_view());
        let texts = seen.filter_map(|it| match &*it.subtype {
            "Widget" => self.fields.get(&it.object?).cloned(),
            "FreeText" => it.contents,
            _ => None,
        });
        texts.filter(|text| !text.trim().is_empty()).take(PLACES.most).collect()
    }
}

/// What stands in the fields of a document's form, by what draws them.
fn fields(document: &pdfboss_core::Document) -> FxHashMap<ObjRef, String> {
    if document.interactive_form().is_none() {
        return FxHashMap::default();
    }
    let filled = document.form_fields().into_iter().filter_map(|field| match &field.value {
        Some(Object::String(bytes)) => Some((field.widgets, pdfboss_core::object::decode_text_string(bytes))),
        _ => None,
    });
    let drawn = filled.flat_map(|(widgets, text)| widgets.into_iter().map(move |it| (it.object, text.clone())));
    drawn.take(PLACES.most).collect()
}

impl Source for Boss {
    fn is_cut_off(&self) -> bool {
        whole::is_cut_off(self.document.bytes())
    }

    fn pages(&self) -> usize {
        self.pages
    }

    fn sheet(&mut self, index: usize) -> Result<Sheet, Unreadable> {
        // A page that the file names and does not have draws nothing.
        let Ok(page) = self.document.page(index) else { return Ok(Sheet { is_partial: true, ..Sheet::default() }) };
        let bounded = Bounded::new(&self.document);
        let (spans, rulings, report) =
            pdfboss_core::block_on(pdfboss_text::extract_spans_and_rulings_reporting_cached_with(
                Immediate(&bounded),
                &page,
                &self.fonts,
                self.layers.as_ref(),
                None,
                ReadingOrder::Content,
            ))
            .map_err(|_| NO_PDF)?;
        if let Some(limit) = bounded.above.get() {
            return Err(Unreadable::Above(limit));
        }
        RULINGS.check(rulings.len())?;
        STRINGS.check(spans.len())?;
        self.glyphs += spans.iter().map(|span| span.text.len()).sum::<usize>() / 2;
        GLYPHS.check(self.glyphs)?;

        let turn = upright(&spans);
        let area = page.crop_box;
        let placed = Placed {
            turn,
            left: area.x0.min(area.x1),
            bottom: area.y0.min(area.y1),
            right: area.x0.max(area.x1),
            top: area.y0.max(area.y1),
        };
        let (width, height) = placed.size();
        let mut sheet = Sheet { width, height, upon: self.upon(&page), ..Sheet::default() };
        sheet.lacks_table = report.skipped.iter().any(|skipped| skipped.kind == SkippedTextKind::FontEncoding);
        sheet.is_partial = bounded.is_damaged.get()
            || report.skipped.iter().any(|skipped| skipped.kind != SkippedTextKind::FontEncoding);
        for (piece, span) in spans.iter().enumerate() {
            let ends = [span.x, span.y, span.end_x, span.end_y, span.size];
            if !ends.iter().all(|it| it.is_finite()) {
                sheet.is_partial = true;
            } else if span.invisible {
                sheet.hidden += span.text.chars().filter(|c| !c.is_whitespace()).count();
            } else {
                glyphs(span, piece as u32, &placed, &mut sheet.glyphs);
            }
        }
        let drawn = rulings.iter().filter_map(|it| placed.ruling(it.start.x, it.start.y, it.end.x, it.end.y));
        sheet.rulings = drawn.collect();
        if !sheet.glyphs.is_empty() {
            let bounded = Bounded::new(&self.document);
            let content = pdfboss_core::block_on(pdfboss_core::page_content_with(Immediate(&bounded), &page));
            let found = marks::marks(&content.unwrap_or_default());
            let found = found.iter().filter_map(|(a, b)| placed.ruling(a.x, a.y, b.x, b.y));
            sheet.marks = found.filter(|it| it.is_level).collect();
        }
        if page.resources.get("XObject").is_some() {
            let bounded = Bounded::new(&self.document);
            let images = pdfboss_core::block_on(pdfboss_text::placed_images_with(
                Immediate(&bounded),
                &page,
                self.layers.as_ref(),
            ));
            let whole = (width * height).max(1.0);
            sheet.pictures = images
                .unwrap_or_default()
                .iter()
                .map(|image| {
                    let (ax, ay) = placed.point(image.bbox.x0, image.bbox.y0);
                    let (bx, by) = placed.point(image.bbox.x1, image.bbox.y1);
                    let within = |a: f32, b: f32, most: f32| (a.max(b).min(most) - a.min(b).max(0.0)).max(0.0);
                    (within(ax, bx, width) * within(ay, by, height) / whole, (ay + by) / 2.0)
                })
                .collect();
        }
        Ok(sheet)
    }
}

/// How a page lies against what is read on it.
struct Placed {
    turn: u8,
    left: f32,
    bottom: f32,
    right: f32,
    top: f32,
}

impl Placed {
    fn size(&self) -> (f32, f32) {
        let (width, height) = (self.right - self.left, self.top - self.bottom);
        if self.turn.is_multiple_of(2) { (width, height) } else { (height, width) }
    }

    /// A point of the page once it is turned upright.
    fn point(&self, x: f32, y: f32) -> (f32, f32) {
        match self.turn {
            1 => (y - self.bottom, self.right - x),
            2 => (self.right - x, self.top - y),
            3 => (self.top - y, x - self.left),
            _ => (x - self.left, y - self.bottom),
        }
    }

    fn ruling(&self, ax: f32, ay: f32, bx: f32, by: f32) -> Option<Ruling> {
        let ((ax, ay), (bx, by)) = (self.point(ax, ay), self.point(bx, by));
        let is_level = (ay - by).abs() <= (ax - bx).abs();
        let (at, from, to) = if is_level { ((ay + by) / 2.0, ax, bx) } else { ((ax + bx) / 2.0, ay, by) };
        let all = [at, from, to];
        all.iter().all(|it| it.is_finite()).then(|| Ruling { is_level, at, from: from.min(to), to: from.max(to) })
    }
}

/// The turn under which most of a page's text is upright.
fn upright(spans: &[TextSpan]) -> u8 {
    let mut count = [0usize; 4];
    for span in spans.iter().filter(|span| !span.invisible) {
        count[quarter(span)] += span.text.len();
    }
    let most = (0..4usize).rev().max_by_key(|&turn| count[turn]).unwrap_or_default();
    if count[most] == 0 { 0 } else { most as u8 }
}

fn quarter(span: &TextSpan) -> usize {
    (span.rotate.rem_euclid(360) / 90) as usize % 4
}

/// Adds the characters of a piece of text.
fn glyphs(span: &TextSpan, piece: u32, placed: &Placed, all: &mut Vec<Glyph>) {
    let count = span.text.chars().count();
    let turn = ((quarter(span) as u8 + 4) - placed.turn) % 4;
    let is_level = turn.is_multiple_of(2);
    let (start, end) = (placed.point(span.x, span.y), placed.point(span.end_x, span.end_y));
    // Widths of the characters where they are not told: digits are half as wide as Han characters, a space less.
    let wide = |c: char| match c {
        ' ' => 0.3,
        c if c.is_ascii() => 0.5,
        _ => 1.0,
    };
    let total: f32 = span.text.chars().map(wide).sum::<f32>().max(0.1);
    let known = span.glyph_x.len() == count && count > 1 && quarter(span).is_multiple_of(2) && !span.vertical;
    let mut before = 0.0;
    for (at, char) in span.text.chars().enumerate() {
        let (from, to) = (before / total, (before + wide(char)) / total);
        before += wide(char);
        let on = |part: f32| (start.0 + (end.0 - start.0) * part, start.1 + (end.1 - start.1) * part);
        let (mut a, mut b) = (on(from), on(to));
        if known {
            let x = |at: usize| span.glyph_x.get(at).map(|&x| placed.point(x, span.y));
            a = x(at).unwrap_or(a);
            b = x(at + 1).unwrap_or(end);
        }
        let is_drawn = !char.is_control();
        if !is_drawn {
            continue;
        }
        let (left, right, base) = if span.vertical && is_level {
            // Upright characters one below another: the place is that of the middle of their upper edge.
            let half = span.size / 2.0;
            (a.0 - half, a.0 + half, a.1.min(b.1) + 0.12 * span.size)
        } else if is_level {
            (a.0.min(b.0), a.0.max(b.0), a.1)
        } else {
            // Turned: it takes the room of its height.
            let half = span.size / 2.0;
            (a.0 - half, a.0 + half, a.1.min(b.1))
        };
        all.push(Glyph {
            char,
            left,
            right,
            base,
            size: span.size,
            is_bold: span.bold,
            is_struck: span.strikethrough,
            turn,
            is_running: span.artifact.as_ref().is_some_and(|it| it.kind == ArtifactKind::Pagination),
            piece,
            is_estimated: !known && count > 1,
            spread: 0.0,
        });
    }
}

/// A document that gives no more than a page may cost.
struct Bounded<'d> {
    document: &'d pdfboss_core::Document,
    spent: Cell<Spent>,
    above: Cell<Option<Limit>>,
    /// Whether a stream that it gave is not what was written.
    is_damaged: Cell<bool>,
}

#[derive(Clone, Copy, Default)]
struct Spent {
    bytes: usize,
    strings: usize,
    objects: usize,
}

impl<'d> Bounded<'d> {
    fn new(document: &'d pdfboss_core::Document) -> Bounded<'d> {
        Bounded { document, spent: Cell::default(), above: Cell::new(None), is_damaged: Cell::new(false) }
    }

    fn refuse<T>(&self, limit: Limit) -> pdfboss_core::Result<T> {
        self.above.set(Some(limit));
        Err(pdfboss_core::Error::Other("bounded".to_owned()))
    }
}

impl ObjectSource for Bounded<'_> {
    fn get(&self, object: ObjRef) -> pdfboss_core::Result<Object> {
        let mut spent = self.spent.get();
        spent.objects += 1;
        self.spent.set(spent);
        if self.above.get().is_some() || spent.objects > OBJECTS.most {
            return self.refuse(self.above.get().unwrap_or(OBJECTS));
        }
        self.document.get(object)
    }

    fn stream_data(&self, stream: &Stream) -> pdfboss_core::Result<Vec<u8>> {
        if let Some(limit) = self.above.get() {
            return self.refuse(limit);
        }
        if stream.data.len() > STREAM.most << 20 || is_bomb(stream, self.document) {
            return self.refuse(STREAM);
        }
        // What is encrypted is not deflated as it stands.
        if !self.document.is_encrypted() && is_deflated(stream, self.document) && !whole::is_whole(&stream.data) {
            self.is_damaged.set(true);
        }
        let data = self.document.stream_data(stream)?;
        let mut spent = self.spent.get();
        spent.bytes += data.len();
        spent.strings += strings(&data);
        self.spent.set(spent);
        if spent.bytes > STREAMS.most << 20 {
            return self.refuse(STREAMS);
        }
        if spent.strings > STRINGS.most {
            return self.refuse(STRINGS);
        }
        Ok(data)
    }
}

/// What a stream was packed with, the last first.
fn filters(stream: &Stream, document: &pdfboss_core::Document) -> Vec<Object> {
    let filter = stream.dict.get("Filter").or_else(|| stream.dict.get("F"));
    match filter.and_then(|filter| document.resolve(filter).ok()) {
        None | Some(Object::Null) => Vec::new(),
        Some(Object::Array(items)) => items.iter().filter_map(|item| document.resolve(item).ok()).collect(),
        Some(other) => vec![other],
    }
}

fn is(object: &Object, wanted: &[&str]) -> bool {
    matches!(object, Object::Name(name) if wanted.iter().any(|it| name.0.as_bytes() == it.as_bytes()))
}

const FLATE: [&str; 2] = ["FlateDecode", "Fl"];

/// Whether a stream's bytes are deflated.
fn is_deflated(stream: &Stream, document: &pdfboss_core::Document) -> bool {
    filters(stream, document).first().is_some_and(|first| is(first, &FLATE))
}

/// Whether a stream may be larger than it may be once it is unpacked.
fn is_bomb(stream: &Stream, document: &pdfboss_core::Document) -> bool {
    let names = filters(stream, document);
    let most = STREAM.most << 20;
    let size = stream.data.len();
    if size.saturating_mul(GROWTH) <= most {
        return false;
    }
    let expands = |object: &&Object| is(object, &["FlateDecode", "Fl", "LZWDecode", "LZW", "RunLengthDecode", "RL"]);
    match names.as_slice() {
        [first] if is(first, &FLATE) => unpacks_to_more(&stream.data, most),
        names => names.iter().any(|name| expands(&name)) && size > CHAINED,
    }
}

/// Whether deflated bytes unpack to more than so many.
fn unpacks_to_more(data: &[u8], most: usize) -> bool {
    use inflate::core::inflate_flags::{TINFL_FLAG_HAS_MORE_INPUT, TINFL_FLAG_PARSE_ZLIB_HEADER};
    let mut state = Box::<inflate::core::DecompressorOxide>::default();
    let mut window = vec![0u8; 32 << 10];
    let (mut at, mut total, mut position) = (0, 0usize, 0);
    loop {
        let input = data.get(at..).unwrap_or_default();
        let flags = TINFL_FLAG_PARSE_ZLIB_HEADER | TINFL_FLAG_HAS_MORE_INPUT;
        let (status, read, wrote) = inflate::core::decompress(&mut state, input, &mut window, position, flags);
        at += read;
        total += wrote;
        position = (position + wrote) & (window.len() - 1);
        if total > most {
            return true;
        }
        if status != inflate::TINFLStatus::HasMoreOutput {
            return false;
        }
    }
}

/// How many strings of text a content stream may draw.
fn strings(data: &[u8]) -> usize {
    let head = data.get(..data.len().min(64)).unwrap_or_default();
    let is_text = head.iter().all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~'));
    if !is_text || memchr::memmem::find(data, b"begincmap").is_some() {
        return 0;
    }
    memchr::memchr2_iter(b')', b'>', data).count()
}

/// Looks at the streams that are unpacked as the file is opened: its tables of objects. Nobody can say what a damaged one
/// has lost: pages, the fonts of others.
fn check_tables(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut total = 0;
    // What is encrypted is not deflated as it stands.
    let is_encrypted = memchr::memmem::find(bytes, b"/Encrypt").is_some();
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let head = bytes.get(at.saturating_sub(400)..at).unwrap_or_default();
        let head = head.get(memchr::memmem::rfind(head, b"endobj").unwrap_or(0)..).unwrap_or_default();
        let has = |word: &[u8]| memchr::memmem::find(head, word).is_some();
        if head.ends_with(b"end") || !(has(b"/ObjStm") || has(b"/XRef")) {
            continue;
        }
        let data = bytes.get(at + b"stream".len()..).unwrap_or_default();
        let skip = data.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let data = data.get(skip..).unwrap_or_default();
        let size = memchr::memmem::find(data, b"endstream").unwrap_or(data.len());
        total += size;
        let data = data.get(..size).unwrap_or_default();
        if size.saturating_mul(GROWTH) > STREAM.most << 20 && unpacks_to_more(data, STREAM.most << 20) {
            return Err(Unreadable::Above(STREAM));
        }
        // Other filters are all but never beside it.
        let is_deflated = has(b"/FlateDecode") && ![&b"/ASCII"[..], b"/LZW", b"/RunLength"].iter().any(|it| has(it));
        if is_deflated && !is_encrypted && !whole::is_whole(data) {
            return Err(NO_PDF);
        }
    }
    STREAMS.check_bytes(total)
}
