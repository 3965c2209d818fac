//! Documents drawn as PDFs: a page after another, tables with lines on them, each character where it stands.

use nianbao::document::{Block, Document, Table};
use std::collections::BTreeMap;
use std::fmt::Write;

const WIDTH: f32 = 842.0;
const HEIGHT: f32 = 595.0;
const EDGE: f32 = 40.0;
const SIZE: f32 = 9.0;
const LINE: f32 = 12.0;

/// How a document is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// A line at each side of a cell.
    Lines,
    /// Each line double, in pieces.
    Double,
    /// No lines.
    Bare,
    /// Fonts do not tell their characters.
    Mute,
    /// Upon the first page lie a filled field of a form, and one that nobody sees.
    Form,
}

struct Drawing {
    pages: Vec<String>,
    /// The characters by the codes that they are drawn by.
    codes: BTreeMap<char, u16>,
    y: f32,
    look: Look,
}

/// A document as a PDF.
pub fn pdf(document: &Document, look: Look) -> Vec<u8> {
    let mut drawing = Drawing { pages: Vec::new(), codes: BTreeMap::new(), y: 0.0, look };
    drawing.turn();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => drawing.paragraph(&paragraph.text()),
            Block::Table(table) => drawing.table(table),
        }
    }
    drawing.file()
}

fn width(c: char) -> f32 {
    if c.is_ascii() { 0.5 * SIZE } else { SIZE }
}

/// A text in lines of at most so much room.
fn wrapped(text: &str, room: f32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let (mut line, mut used) = (String::new(), 0.0);
        for c in paragraph.chars() {
            if used + width(c) > room && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            used += width(c);
            line.push(c);
        }
        lines.push(line);
    }
    lines
}

impl Drawing {
    fn turn(&mut self) {
        self.pages.push(String::new());
        self.y = HEIGHT - EDGE;
        // A head that comes on every page, and the number of the page.
        self.text(EDGE, HEIGHT - 20.0, "𠮷县人民政府文件");
        let number = format!("- {} -", self.pages.len());
        self.text(WIDTH / 2.0, 18.0, &number);
    }

    fn text(&mut self, x: f32, y: f32, text: &str) {
        let next = |codes: &BTreeMap<char, u16>| codes.len() as u16 + 33;
        let mut shown = String::new();
        for c in text.chars() {
            let code = next(&self.codes);
            write!(shown, "{:04X}", self.codes.entry(c).or_insert(code)).unwrap();
        }
        let page = self.pages.last_mut().unwrap();
        // Digits are half as wide as their font says.
        let mut at = x;
        for (part, c) in shown.as_bytes().chunks(4).zip(text.chars()) {
            let scale = if c.is_ascii() { 50 } else { 100 };
            let part = std::str::from_utf8(part).unwrap();
            writeln!(page, "BT /F1 {SIZE} Tf {scale} Tz 1 0 0 1 {at:.2} {y:.2} Tm <{part}> Tj ET").unwrap();
            at += width(c);
        }
    }

    fn line(&mut self, ax: f32, ay: f32, bx: f32, by: f32) {
        let look = self.look;
        let page = self.pages.last_mut().unwrap();
        let mut draw = |ax: f32, ay: f32, bx: f32, by: f32| {
            writeln!(page, "{ax:.2} {ay:.2} m {bx:.2} {by:.2} l S").unwrap();
        };
        match look {
            Look::Bare => {}
            Look::Double => {
                let (mx, my) = ((ax + bx) / 2.0, (ay + by) / 2.0);
                for off in [-0.9, 0.9] {
                    let (dx, dy) = if ay == by { (0.0, off) } else { (off, 0.0) };
                    draw(ax + dx, ay + dy, mx + dx, my + dy);
                    draw(mx + dx, my + dy, bx + dx, by + dy);
                }
            }
            _ => draw(ax, ay, bx, by),
        }
    }

    fn paragraph(&mut self, text: &str) {
        for line in wrapped(text, WIDTH - 2.0 * EDGE) {
            if self.y - LINE < EDGE {
                self.turn();
            }
            self.y -= LINE;
            self.text(EDGE, self.y, &line);
        }
        self.y -= LINE;
    }

    fn table(&mut self, table: &Table) {
        let columns = table.columns.max(1);
        let wide = (WIDTH - 2.0 * EDGE) / columns as f32;
        let x = |column: u32| EDGE + column as f32 * wide;
        let texts: Vec<Vec<String>> =
            table.cells.iter().map(|cell| wrapped(&cell.text(), cell.columns as f32 * wide - 4.0)).collect();
        let mut heights = vec![LINE + 4.0; table.rows as usize];
        for (cell, lines) in table.cells.iter().zip(&texts) {
            let needed = lines.len() as f32 * LINE + 4.0;
            let rows = cell.row as usize..(cell.row + cell.rows) as usize;
            let have: f32 = heights[rows.clone()].iter().sum();
            if needed > have {
                heights[rows.end - 1] += needed - have;
            }
        }
        let mut row = 0;
        while row < table.rows {
            // As many rows as the page takes, at least one.
            let (mut end, mut used) = (row, 0.0);
            while end < table.rows && (end == row || self.y - used - heights[end as usize] > EDGE) {
                used += heights[end as usize];
                end += 1;
            }
            if self.y - used < EDGE && self.y < HEIGHT - EDGE - 1.0 {
                self.turn();
                continue;
            }
            let top = self.y;
            let y = |at: u32| top - heights[row as usize..at as usize].iter().sum::<f32>();
            for (cell, lines) in table.cells.iter().zip(&texts) {
                let (from, to) = (cell.row.max(row), (cell.row + cell.rows).min(end));
                if from >= to {
                    continue;
                }
                let (left, right, upper, lower) = (x(cell.column), x(cell.column + cell.columns), y(from), y(to));
                self.line(left, upper, right, upper);
                self.line(left, lower, right, lower);
                self.line(left, lower, left, upper);
                self.line(right, lower, right, upper);
                if from == cell.row {
                    for (at, line) in lines.iter().enumerate() {
                        self.text(left + 2.0, upper - LINE * (at as f32 + 0.9), line);
                    }
                }
            }
            self.y = y(end);
            row = end;
            if row < table.rows {
                self.turn();
            }
        }
        self.y -= LINE;
    }

    fn file(self) -> Vec<u8> {
        let mut objects: Vec<String> = Vec::new();
        let kids: Vec<String> = (0..self.pages.len()).map(|page| format!("{} 0 R", 7 + 2 * page)).collect();
        let fields = [7, 8].map(|behind| format!("{} 0 R", behind + 2 * self.pages.len()));
        let [seen, hidden] = &fields;
        let is_form = self.look == Look::Form;
        let form = if is_form { format!("/AcroForm << /Fields [{seen} {hidden}] >>") } else { String::new() };
        objects.push(format!("<< /Type /Catalog /Pages 2 0 R {form} >>"));
        let (kids, count) = (kids.join(" "), self.pages.len());
        objects.push(format!("<< /Type /Pages /Kids [{kids}] /Count {count} /MediaBox [0 0 {WIDTH} {HEIGHT}] >>"));
        let told = if self.look == Look::Mute { "" } else { "/ToUnicode 6 0 R" };
        objects.push(format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [4 0 R] {told} >>"
        ));
        objects.push(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) \
             /Supplement 0 >> /DW 1000 /FontDescriptor 5 0 R >>"
                .to_owned(),
        );
        objects.push("<< /Type /FontDescriptor /FontName /A /Flags 4 /Ascent 800 /Descent -200 >>".to_owned());
        let mut map = "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n".to_owned();
        for (c, code) in &self.codes {
            let units: String = c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04X}")).collect();
            writeln!(map, "1 beginbfchar <{code:04X}> <{units}> endbfchar").unwrap();
        }
        map.push_str("endcmap");
        objects.push(format!("<< /Length {} >>\nstream\n{map}\nendstream", map.len()));
        for (at, page) in self.pages.iter().enumerate() {
            let content = 8 + 2 * at;
            let upon = if is_form && at == 0 { format!("/Annots [{seen} {hidden}]") } else { String::new() };
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents {content} 0 R {upon} >>"
            ));
            objects.push(format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()));
        }
        for (name, value, flags) in [("a", "<FEFFD842DFB70034003500360037>", 4), ("b", "(8888)", 2)] {
            objects.push(format!(
                "<< /Type /Annot /Subtype /Widget /FT /Tx /T ({name}) /V {value} /F {flags} /Rect [50 50 90 60] >>"
            ));
        }
        let mut file = b"%PDF-1.7\n".to_vec();
        let mut places = Vec::new();
        for (at, object) in objects.iter().enumerate() {
            places.push(file.len());
            file.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
        }
        let start = file.len();
        let count = objects.len() + 1;
        file.extend(format!("xref\n0 {count}\n0000000000 65535 f \n").bytes());
        file.extend(places.iter().flat_map(|place| format!("{place:010} 00000 n \n").into_bytes()));
        file.extend(format!("trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes());
        file
    }
}
