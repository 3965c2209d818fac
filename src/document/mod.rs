//! A document as its reader sees it: paragraphs and tables, and where in the file each piece of text stands.
//!
//! The readers in [`read`] know file formats and nothing of reports; `import` knows reports and nothing of file
//! formats. What lies between them is this: blocks in the order of reading, tables on their grid, and for each piece
//! its [`Origin`], so that a finding can be shown in the file, and a remark be put there.
//!
//! The writers in [`write`] take the same: what is made here to be written has no origins, and says how it is to look.

mod place;
pub mod read;
pub mod sheets;
pub mod write;

pub use place::{InSheets, Origin, Place};
pub use read::{Foreign, Kind, Limit, Unreadable, UnreadablePdf, kind, likely_encoding, read};

/// How the names begin under which the writers here put a document's [facts](Document::facts).
pub(crate) const FACT: &str = "nianbao:";

/// The name of the fact that says which command has made a document that is no report.
pub(crate) const MADE: &str = "made";

/// A document that was read.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What stands in it, in the order of reading.
    pub blocks: Vec<Block>,
    /// The parts of the file that origins name by number: `word/document.xml`. A file of one part has one, unnamed.
    pub parts: Vec<String>,
    /// The title that the file gives itself, apart from its text: a page's `<title>`.
    pub title: Option<String>,
    /// What the file says of itself under the names that the writers here give, beside what is seen: names and values.
    pub facts: Vec<(String, String)>,
    /// What was read over, and may matter: pictures, attachments.
    pub left_out: Vec<LeftOut>,
    /// Where on their pages pieces of text stand, for a format that has no other order: the spans of its origins count
    /// these.
    pub frames: Vec<Frame>,
    /// Figures of tables that were told by where they stand, and how sure it is that each is that of its cell.
    pub doubts: Vec<(Origin, Doubt)>,
    /// What stands there and is in none of the blocks.
    pub unread: Vec<Unread>,
    /// Where it stands in the sheets that it was made of, if it was.
    pub sheets: InSheets,
}

impl Document {
    /// Whether it says that this command has made it.
    pub(crate) fn is_made_by(&self, command: &str) -> bool {
        self.facts.iter().any(|(name, value)| name == MADE && value == command)
    }
}

/// How sure a reader is of a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doubt {
    /// It stands in its cell.
    None,
    /// It stands in two cells.
    Between,
    /// It was broken at the edge of its cell, and put together.
    Broken,
    /// There are several in the cell.
    Several,
    /// It stands in a cell behind a name, as in a row of a table that stands in that cell.
    Inner,
    /// It stands as in a table, and is in none.
    Loose,
}

/// Text that stands in a file and was not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unread {
    /// Where.
    pub place: Place,
    /// What it says.
    pub text: String,
    /// Whether a line goes through it.
    pub is_struck: bool,
}

impl Unread {
    /// Takes in a piece of text that a line goes through: of one place it is one.
    pub(crate) fn strike(all: &mut Vec<Unread>, place: Place, text: &str) {
        match all.last_mut().filter(|last| last.is_struck && last.place == place) {
            Some(last) => last.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => all.push(Unread { place, text: text.to_owned(), is_struck: true }),
        }
    }
}

/// A box on a page, in points from its upper left corner.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frame {
    /// Its left edge.
    pub left: i32,
    /// Its upper edge.
    pub top: i32,
    /// Its right edge.
    pub right: i32,
    /// Its lower edge.
    pub bottom: i32,
}

/// A paragraph or a table.
#[derive(Clone, Debug)]
pub enum Block {
    /// Text.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph, as it is seen: without what is deleted or hidden, with the number that the file's own numbering gives it
/// (a run without a source).
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// The pieces of its text. A line end within the paragraph is `\n`, a tab `\t`.
    pub runs: Vec<Run>,
    /// How it looks, as far as that tells what it is.
    pub style: Style,
    /// Where it stands.
    pub place: Place,
}

/// How a paragraph looks.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Style {
    /// The level of a heading, from 1.
    pub heading: Option<u8>,
    /// Whether it is centred.
    pub centred: bool,
    /// Whether it is set at the right.
    pub right: bool,
    /// Whether all of its text is bold.
    pub bold: bool,
    /// Whether a new page is to begin with it. Readers do not tell.
    pub new_page: bool,
    /// Whether it is a footnote or an endnote. A footnote comes after the paragraph or the table that refers to it,
    /// an endnote at the end; their marks are left out of the text, where `5` with note 1 would read 51.
    pub note: bool,
}

/// A piece of text that stands in one piece in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    /// The text as it is seen: entities resolved, white space as the format shows it.
    pub text: String,
    /// Where it stands; none for what is seen and not written: the number of a numbered paragraph.
    pub source: Option<Origin>,
}

/// A table on its grid: each cell knows its place, so that merged cells leave no doubt.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The number of rows.
    pub rows: u32,
    /// The number of columns of the grid.
    pub columns: u32,
    /// The cells by row and column. No two cover the same place of the grid; a place that none covers is a hole (a
    /// row that starts late).
    pub cells: Vec<Cell>,
    /// Where it stands.
    pub place: Place,
    /// How it is to look. Readers do not tell.
    pub look: TableLook,
}

/// How a table is to look where it is written.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct TableLook {
    /// The widths of its columns in twentieths of a point; none where they are to be equal and fill the page.
    pub widths: Vec<u32>,
    /// How many rows at its top are its head, which is seen again on each page that it goes on.
    pub heads: u32,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// The first row that it covers, from 0.
    pub row: u32,
    /// The first column of the grid that it covers, from 0.
    pub column: u32,
    /// How many rows it covers, at least 1.
    pub rows: u32,
    /// How many columns it covers, at least 1.
    pub columns: u32,
    /// What stands in it. Tables in tables are here, to a depth that the readers bound.
    pub blocks: Vec<Block>,
    /// Where the cell stands in the file.
    pub source: Option<Origin>,
    /// What it is the head of, where it is one. Readers do not tell.
    pub head: Option<Head>,
}

/// What a head of a table stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Head {
    /// The columns below it.
    Columns,
    /// The rows beside it.
    Rows,
    /// The rows below it, to the next one of its kind: 第二十条第（一）项.
    Part,
}

/// Something that was read over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// What it is.
    pub what: Omission,
    /// Where it stands.
    pub place: Place,
}

/// What is read over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Omission {
    /// A picture, which may show a table.
    Picture,
    /// An embedded sheet or file.
    Embedded,
    /// Another document that this one takes in (altChunk).
    Included,
    /// A page's head, foot or number.
    Margin,
    /// Part of a page whose bytes make no sense.
    Undrawn,
    /// The rest of a file that ends before it says so.
    Rest,
    /// The lines of a table, which has none: its cells were told by where text stands.
    Rulings,
    /// What of a table lies beyond the edge of its page.
    Beyond,
    /// The value of a formula, which the file does not hold. The formula stands in the text.
    Value,
    /// A sheet that is hidden.
    Sheet,
}

impl Paragraph {
    /// A paragraph of this text that is to be written.
    pub fn new(text: impl Into<String>, style: Style) -> Paragraph {
        Paragraph { runs: vec![Run { text: text.into(), source: None }], style, place: Place::Whole }
    }

    /// The text as it is seen.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl Table {
    /// A list that is to be written: bold heads above columns of these widths, and rows of texts, each in the style
    /// that its column and text ask for.
    pub fn list(
        heads: impl IntoIterator<Item = String>,
        widths: Vec<u32>,
        rows: impl IntoIterator<Item = Vec<String>>,
        style: impl Fn(u32, &str) -> Style,
    ) -> Table {
        let bold = Style { bold: true, centred: true, ..Style::default() };
        let head = |(column, head)| Cell { head: Some(Head::Columns), ..Cell::new(0, column, head, bold) };
        let mut cells: Vec<Cell> = (0..).zip(heads).map(head).collect();
        let (columns, mut count) = (cells.len() as u32, 1);
        for row in rows {
            cells.extend((0..).zip(row).map(|(column, text)| {
                let style = style(column, &text);
                Cell::new(count, column, text, style)
            }));
            count += 1;
        }
        Table { rows: count, columns, cells, look: TableLook { widths, heads: 1 }, ..Table::default() }
    }
}

impl Cell {
    /// A cell of this text that is to be written.
    pub fn new(row: u32, column: u32, text: impl Into<String>, style: Style) -> Cell {
        let blocks = vec![Block::Paragraph(Paragraph::new(text, style))];
        Cell { row, column, rows: 1, columns: 1, blocks, ..Cell::default() }
    }

    /// The text as it is seen: a line for each paragraph, those of tables in it included.
    pub fn text(&self) -> String {
        let mut text = String::new();
        add(&self.blocks, &mut text);
        text
    }
}

/// Adds the text of blocks, a line for each paragraph. (The depth of tables in tables is bounded by the readers.)
fn add(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.extend(paragraph.runs.iter().map(|run| run.text.as_str()));
            }
            Block::Table(table) => table.cells.iter().for_each(|cell| add(&cell.blocks, text)),
        }
    }
}
