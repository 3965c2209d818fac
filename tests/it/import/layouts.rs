//! The shapes in which reports are published, each a document.

use super::sheet::{Cell, Figures, Sheet, blocks, review_in_rows};
use nianbao::document::{self, Block, Document, Origin, Paragraph, Place, Run, Style};
use nianbao::edition::Holds;
use nianbao::text::Span;

/// A shape.
pub struct Layout {
    pub name: &'static str,
    draw: fn(&Figures, &mut Drawing),
    /// Whether something has to be guessed.
    pub guesses: bool,
    /// Whether it can be told where nothing stands in a cell.
    shows_blanks: bool,
}

/// All shapes.
pub fn layouts() -> impl Iterator<Item = Layout> {
    let layout = |name, draw, guesses, shows_blanks| Layout { name, draw, guesses, shows_blanks };
    [
        layout("the official form", official as fn(&Figures, &mut Drawing), false, true),
        layout(
            "nothing merged",
            |figures, drawing| each(figures, drawing, |sheet| vec![sheet.unmerged(false)]),
            false,
            true,
        ),
        layout(
            "nothing merged, labels repeated",
            |figures, drawing| each(figures, drawing, |sheet| vec![sheet.unmerged(true)]),
            false,
            true,
        ),
        layout("section two as tables of their own", separate, false, true),
        layout("section two as tables of their own, items above them", items_above, false, true),
        layout("the matrix over three pages", over_pages, false, true),
        layout("the matrix over three pages, head repeated", over_pages_with_head, false, true),
        layout("the matrix over three pages, words between them", over_pages_with_words, false, true),
        layout("heads cut off by the end of a page", heads_over_pages, false, true),
        layout("section four as three rows", three_rows, false, true),
        layout("section four as three rows under 行政诉讼", three_rows_labelled, false, true),
        layout("vertical heads", vertical, false, true),
        layout("boxed in a table", boxed, false, true),
        layout("captions within tables", captions, false, true),
        layout("no heads above the matrix", headless, true, true),
        layout("a row without its name", nameless, true, false),
        layout("lines with tabs", |figures, drawing| lines(figures, drawing, |row| row.join("\t")), false, true),
        layout("lines with bars", |figures, drawing| lines(figures, drawing, |row| row.join(" | ")), false, true),
        layout(
            "lines in bars",
            |figures, drawing| lines(figures, drawing, |row| format!("| {} |", row.join(" | "))),
            false,
            true,
        ),
        layout(
            "lines with runs of spaces",
            |figures, drawing| lines(figures, drawing, |row| row.join("   ")),
            false,
            false,
        ),
        layout("one cell a line", one_cell_a_line, false, false),
        layout("one cell a line, tabs before them", tabbed_cells, false, true),
    ]
    .into_iter()
}

impl Layout {
    pub fn is_for(&self, figures: &Figures) -> bool {
        self.shows_blanks || !figures.values.to_string().contains("null")
    }

    pub fn document(&self, figures: &Figures) -> Document {
        let mut drawing = Drawing::default();
        drawing.paragraph(&format!("𠮷县人民政府{}年政府信息公开工作年度报告", figures.year));
        drawing.paragraph("本报告所列数据的统计期限为一年，电子版可以下载😀。");
        drawing.paragraph("一、总体情况");
        drawing.paragraph("全年工作情况良好，*各项* 任务完成。");
        (self.draw)(figures, &mut drawing);
        drawing.paragraph("五、存在的主要问题及改进情况");
        drawing.paragraph("存在的问题：公开不够及时。改进情况：加强培训。");
        drawing.paragraph("六、其他需要报告的事项");
        drawing.paragraph("本年度未收取信息处理费。");
        drawing.document
    }

    /// Where some text stands in the document.
    pub fn place(&self, document: &Document, text: &str) -> Place {
        let mut waiting: Vec<(&Block, Place)> =
            document.blocks.iter().rev().map(|block| (block, Place::Whole)).collect();
        while let Some((block, within)) = waiting.pop() {
            match block {
                Block::Paragraph(paragraph) => {
                    if paragraph.text().contains(text) {
                        return if within == Place::Whole { paragraph.place } else { within };
                    }
                }
                Block::Table(table) => {
                    for cell in table.cells.iter().rev() {
                        let Place::Table(number) = table.place else { panic!("a table without a number") };
                        let place = Place::Cell { table: number, row: cell.row + 1, column: cell.column + 1 };
                        waiting.extend(cell.blocks.iter().rev().map(|block| (block, place)));
                    }
                }
            }
        }
        panic!("{}: {text} is nowhere", self.name)
    }
}

/// The text of a document as if it were a file: what origins point into.
pub fn file(document: &Document) -> String {
    let mut runs: Vec<(Span, String)> = Vec::new();
    let mut waiting: Vec<&Block> = document.blocks.iter().collect();
    while let Some(block) = waiting.pop() {
        match block {
            Block::Paragraph(paragraph) => {
                runs.extend(paragraph.runs.iter().filter_map(|run| Some((run.source?.span, run.text.clone()))));
            }
            Block::Table(table) => waiting.extend(table.cells.iter().flat_map(|cell| &cell.blocks)),
        }
    }
    runs.sort();
    let mut file = String::new();
    for (span, text) in runs {
        assert!(file.len() <= span.start as usize);
        while file.len() < span.start as usize {
            file.push(' ');
        }
        file.push_str(&text);
    }
    file
}

/// A document as far as it is drawn.
#[derive(Default)]
pub struct Drawing {
    document: Document,
    at: usize,
    tables: u32,
    line: u32,
    paragraphs: u32,
}

impl Drawing {
    fn run(&mut self, text: &str) -> Run {
        let span = Span::new(self.at, self.at + text.len());
        self.at += text.len() + 3;
        Run { text: text.to_owned(), source: Some(Origin { part: 0, span }) }
    }

    fn block(&mut self, text: &str, place: Place) -> Block {
        let runs = if text.is_empty() { Vec::new() } else { vec![self.run(text)] };
        Block::Paragraph(Paragraph { runs, style: Style::default(), place })
    }

    fn paragraph(&mut self, text: &str) {
        self.paragraphs += 1;
        self.line += 2;
        let place = if self.is_text() { Place::Line(self.line) } else { Place::Paragraph(self.paragraphs) };
        let block = self.block(text, place);
        self.document.blocks.push(block);
    }

    fn is_text(&self) -> bool {
        self.line > 1_000_000
    }

    /// A line of a plain text, with so many blank lines above it.
    fn line(&mut self, text: &str, blank: u32) {
        self.line += 1 + blank;
        let block = self.block(text, Place::Line(self.line));
        self.document.blocks.push(block);
    }

    fn table(&mut self, sheet: &Sheet) -> document::Table {
        self.tables += 1;
        let number = self.tables;
        let mut cells = Vec::new();
        for (row, line) in sheet.rows.iter().enumerate() {
            for cell in line {
                let place = Place::Cell { table: number, row: row as u32 + 1, column: cell.column as u32 + 1 };
                let blocks = cell.text.split('\n').map(|text| self.block(text, place)).collect();
                cells.push(document::Cell {
                    row: row as u32,
                    column: cell.column as u32,
                    rows: cell.rows as u32,
                    columns: cell.columns as u32,
                    blocks,
                    source: None,
                    head: None,
                });
            }
        }
        let (rows, columns) = (sheet.rows.len() as u32, sheet.columns as u32);
        document::Table { rows, columns, cells, place: Place::Table(number), ..Default::default() }
    }

    fn sheet(&mut self, sheet: &Sheet) {
        let table = self.table(sheet);
        self.document.blocks.push(Block::Table(table));
    }
}

fn heading(figures: &Figures, drawing: &mut Drawing, section: usize) {
    drawing.paragraph(figures.edition.sections[section].heading);
}

/// Each section with its grid in another shape.
fn each(figures: &Figures, drawing: &mut Drawing, shape: impl Fn(&Sheet) -> Vec<Sheet>) {
    for section in figures.sections() {
        heading(figures, drawing, section);
        shape(&figures.sheet(section)).iter().for_each(|sheet| drawing.sheet(sheet));
    }
}

/// The same with one section otherwise.
fn but(figures: &Figures, drawing: &mut Drawing, section: usize, draw: impl Fn(&Sheet, &mut Drawing)) {
    for other in figures.sections() {
        heading(figures, drawing, other);
        let sheet = figures.sheet(other);
        if other == section { draw(&sheet, drawing) } else { drawing.sheet(&sheet) }
    }
}

fn official(figures: &Figures, drawing: &mut Drawing) {
    each(figures, drawing, |sheet| vec![sheet.clone()]);
}

fn separate(figures: &Figures, drawing: &mut Drawing) {
    but(figures, drawing, 1, |sheet, drawing| {
        for sheet in sheet.cut(&blocks(sheet)[1..]) {
            drawing.sheet(&sheet);
        }
    });
}

fn items_above(figures: &Figures, drawing: &mut Drawing) {
    but(figures, drawing, 1, |sheet, drawing| {
        for sheet in sheet.cut(&blocks(sheet)[1..]) {
            drawing.paragraph(&sheet.rows[0][0].text);
            drawing.sheet(&sheet.rows(1..sheet.rows.len()));
        }
    });
}

fn over_pages(figures: &Figures, drawing: &mut Drawing) {
    but(figures, drawing, 2, |sheet, drawing| {
        for (at, sheet) in sheet.cut(&[9, 20]).iter().enumerate() {
            drawing.sheet(sheet);
            drawing.paragraph(&format!("— {} —", at + 1));
        }
    });
}

fn over_pages_with_head(figures: &Figures, drawing: &mut Drawing) {
    but(figures, drawing, 2, |sheet, drawing| {
        let head = sheet.rows(0..3);
        for (at, part) in sheet.cut(&[9, 20]).iter().enumerate() {
            drawing.sheet(&if at == 0 { part.clone() } else { head.clone().above(part) });
        }
    });
}

fn over_pages_with_words(figures: &Figures, drawing: &mut Drawing) {
    but(figures, drawing, 2, |sheet, drawing| {
        let head = sheet.rows(0..3);
        for (at, part) in sheet.cut(&[9, 20]).iter().enumerate() {
            match at {
                0 => {}
                1 => ["𠮷县人民政府年度报告", "表2（续）", "注：各项数字由各单位提供，件数以答复为准。"]
                    .iter()
                    .for_each(|words| drawing.paragraph(words)),
                _ => ["5", "续表", "单位：件"].iter().for_each(|words| drawing.paragraph(words)),
            }
            drawing.sheet(&if at == 1 { head.clone().above(part) } else { part.clone() });
        }
    });
}

/// Only section 二 has a head in each of its tables: the others have one of three rows.
fn heads_over_pages(figures: &Figures, drawing: &mut Drawing) {
    for section in figures.sections() {
        heading(figures, drawing, section);
        let sheet = figures.sheet(section);
        let cut = if section == 1 { sheet.cut(&[1]) } else { sheet.cut(&[3]) };
        for (at, sheet) in cut.iter().enumerate() {
            drawing.sheet(sheet);
            drawing.paragraph(&format!("— {} —", at + 1));
        }
    }
}

fn three_rows(figures: &Figures, drawing: &mut Drawing) {
    but(figures, drawing, 3, |_, drawing| drawing.sheet(&review_in_rows(figures, "类型")));
}

fn three_rows_labelled(figures: &Figures, drawing: &mut Drawing) {
    but(figures, drawing, 3, |_, drawing| {
        let mut sheet = review_in_rows(figures, "");
        sheet.columns += 1;
        for (at, row) in sheet.rows.iter_mut().enumerate() {
            row.iter_mut().skip(1).for_each(|cell| cell.column += 1);
            if at < 2 {
                row[0].columns = 2;
            } else {
                row[0].column = 1;
            }
        }
        let label = Cell { text: "行政诉讼".to_owned(), column: 0, columns: 1, rows: 2, holds: None };
        sheet.rows[2].insert(0, label);
        drawing.sheet(&sheet);
    });
}

fn vertical(figures: &Figures, drawing: &mut Drawing) {
    each(figures, drawing, |sheet| {
        let upright = |cell: &Cell| match cell.holds {
            Some(Holds::Column(..)) if cell.text.chars().count() < 8 => {
                cell.text.chars().map(String::from).collect::<Vec<_>>().join("\n")
            }
            _ => cell.text.clone(),
        };
        vec![sheet.clone().with_texts(upright)]
    });
}

fn boxed(figures: &Figures, drawing: &mut Drawing) {
    for section in figures.sections() {
        heading(figures, drawing, section);
        drawing.tables += 1;
        let number = drawing.tables;
        let inner = drawing.table(&figures.sheet(section));
        let cell =
            document::Cell { rows: 1, columns: 1, blocks: vec![Block::Table(inner)], ..document::Cell::default() };
        let place = Place::Table(number);
        let outer = document::Table { rows: 1, columns: 1, cells: vec![cell], place, ..Default::default() };
        drawing.document.blocks.push(Block::Table(outer));
    }
}

fn captions(figures: &Figures, drawing: &mut Drawing) {
    each(figures, drawing, |sheet| {
        let text = format!("表{}：统计表（单位：件）", sheet.columns);
        let caption = Cell { text, column: 0, columns: sheet.columns, rows: 1, holds: None };
        vec![Sheet { columns: sheet.columns, rows: vec![vec![caption]] }.above(sheet)]
    });
}

fn headless(figures: &Figures, drawing: &mut Drawing) {
    but(figures, drawing, 2, |sheet, drawing| drawing.sheet(&sheet.rows(3..sheet.rows.len())));
}

fn nameless(figures: &Figures, drawing: &mut Drawing) {
    but(figures, drawing, 2, |sheet, drawing| {
        let mut sheet = sheet.clone();
        let name = sheet.rows[8].iter_mut().find(|cell| matches!(cell.holds, Some(Holds::Row(..)))).unwrap();
        name.text.clear();
        drawing.sheet(&sheet);
    });
}

/// A plain text, a row a line.
fn lines(figures: &Figures, drawing: &mut Drawing, join: impl Fn(&[&str]) -> String) {
    for section in figures.sections() {
        drawing.line(figures.edition.sections[section].heading, 1);
        for row in figures.sheet(section).unmerged(false).rows {
            let mut texts: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
            // What has no blanks to show leaves them out.
            if join(&["a", "b"]).contains("   ") {
                texts.retain(|text| !text.is_empty());
            }
            drawing.line(&join(&texts), 0);
        }
    }
    drawing.line += 1;
}

fn one_cell_a_line(figures: &Figures, drawing: &mut Drawing) {
    for section in figures.sections() {
        drawing.line(figures.edition.sections[section].heading, 1);
        for cell in figures.sheet(section).rows.iter().flatten() {
            drawing.line(&cell.text, 0);
        }
    }
    drawing.line += 1;
}

/// As a text is got out of a Word file: a tab before each cell, a blank line between rows.
fn tabbed_cells(figures: &Figures, drawing: &mut Drawing) {
    for section in figures.sections() {
        drawing.line(figures.edition.sections[section].heading, 1);
        for row in figures.sheet(section).unmerged(false).rows {
            for (at, cell) in row.iter().enumerate() {
                let mut parts = cell.text.split('\n');
                drawing.line(&format!("\t{}", parts.next().unwrap_or_default()), u32::from(at == 0));
                parts.for_each(|part| drawing.line(part, 0));
            }
        }
    }
    drawing.line += 1;
}
