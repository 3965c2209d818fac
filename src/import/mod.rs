//! Documents as reports: what a Word file, a page or a copied text says, as the text of a report.
//!
//! Import knows reports and nothing of file formats. It recognises, in this order of trust, official names, the shape of an
//! official table, position in a table that is whole ([`crate::shape`]). What is wrong in the report stays wrong in the
//! text: the checker says so. A figure is copied character by character; none is made, changed or lost: what finds no
//! place stands in the text as a comment, and the account says so.

mod account;
mod checked;
mod clipboard;
mod doubts;
mod flow;
mod front;
mod furniture;
mod headings;
mod items;
mod lines;
mod neighbour;
mod origins;
mod role;
mod severed;
mod tables;
mod told;
mod words;
mod wrapped;
mod write;

pub use account::{Entry, Guess, LeftOut, What};
pub use checked::{Checked, check, check_imported};
pub use clipboard::{Pasted, pasted};
pub use neighbour::{digest_of_imported, digest_of_report, identity, sort};
pub use origins::{Origins, Source, Stretch};
pub use told::{is_archive, is_document, is_other, is_other_document, is_report, read, stem};

use crate::document::{Document, InSheets, Omission, Place};
use crate::edition::{self, Edition};
use crate::shape::Vocabulary;
use crate::text::Span;
use headings::Outline;
use items::{Board, Item, Text};
use role::Role;
use rustc_hash::{FxHashMap, FxHashSet};
use tables::Tables;
use words::Words;
use write::Writer;

/// A document as the text of a report.
#[derive(Clone, Default, Debug)]
pub struct Imported {
    /// The text.
    pub text: String,
    /// Where each piece of it came from.
    pub origins: Origins,
    /// What was recognised, guessed, joined, left out.
    pub account: Vec<Entry>,
    /// Where it stands in the sheets of cells that the document was made of, if it was.
    pub sheets: InSheets,
}

impl Imported {
    /// The guesses, and what found no place.
    pub fn doubts(&self) -> impl Iterator<Item = &Entry> {
        self.account.iter().filter(|entry| entry.what.is_doubtful())
    }

    /// The same of a document that another program has made of the file: what stands where in it says nothing of the
    /// file.
    pub fn converted(mut self) -> Imported {
        self.account.iter_mut().for_each(|entry| entry.place = Place::Whole);
        self.account.insert(0, Entry { what: What::Converted, place: Place::Whole, span: None });
        Imported { origins: Origins::default(), sheets: InSheets::default(), ..self }
    }
}

/// What parts two pieces of a table is no longer than this: a note, the head of a page.
const MOST_BETWEEN: usize = 200;

/// So many items on, the next piece of a table is looked for.
const MOST_LOOKED_AT: usize = 12;

/// Reads a document as a report. Any document is one, if of nothing but remarks.
pub fn import(document: &Document) -> Imported {
    // The tables are looked for by the names of every edition; which one is looked in first, the year decides.
    let latest = Vocabulary::of(edition::latest());
    let (items, bookmarks) = flow::items(document, latest);
    let outline = headings::outline(document, &items);
    let front = front::front(document, &items, &outline);
    let edition = edition_of(front.year, &items);
    let mut importer = Importer {
        writer: Writer::default(),
        account: Vec::new(),
        tables: Tables::new(Vocabulary::of(edition)),
        section: None,
        waiting: Vec::new(),
    };
    importer.front_matter(&front, edition);
    if let Some(place) = bookmarks.first() {
        importer.note(What::LeftOut(LeftOut::Bookmarks, bookmarks.len()), *place, None);
    }
    importer.run(&items, &outline);
    importer.doubts(document);
    importer.omissions(document);
    Imported { sheets: document.sheets.clone(), ..importer.finished(front.year) }
}

/// The edition that a document follows: that of its year, else the one that more of its names are of.
fn edition_of(year: Option<i32>, items: &[Item]) -> &'static Edition {
    if let Some(year) = year {
        return edition::for_year(year);
    }
    let names = |edition: &Edition| {
        let texts = items.iter().filter_map(|item| if let Item::Grid(board) = item { Some(board) } else { None });
        let texts = texts.flat_map(|board| &board.grid.cells).map(|cell| cell.text.trim());
        let exact =
            |text: &str| edition.tables.iter().flat_map(|table| table.columns).any(|column| column.name == text);
        texts.filter(|text| text.len() < 100 && exact(text)).count()
    };
    let all = edition::all().iter().rev();
    // Of several with as many, the last.
    all.fold(edition::latest(), |best, it| if names(it) > names(best) { it } else { best })
}

/// One more of what is left out.
fn leave_out(left_out: &mut Vec<(LeftOut, usize, Place)>, what: LeftOut, place: Place) {
    match left_out.iter_mut().find(|(known, ..)| *known == what) {
        Some((_, count, _)) => *count += 1,
        None => left_out.push((what, 1, place)),
    }
}

struct Importer {
    writer: Writer,
    account: Vec<Entry>,
    tables: Tables,
    section: Option<usize>,
    /// What stands between the pieces of the table that is being read.
    waiting: Vec<Text>,
}

impl Importer {
    fn note(&mut self, what: What, place: Place, span: Option<Span>) {
        self.account.push(Entry { what, place, span });
    }

    fn front_matter(&mut self, front: &front::Front, edition: &'static Edition) {
        for (key, is_told) in [("机关", front.agency.is_some()), ("年度", front.year.is_some())] {
            if !is_told {
                self.note(What::Untold(key), Place::Whole, None);
            }
        }
        if front.agency.is_none() && front.year.is_none() && front.published.is_none() {
            return;
        }
        self.writer.raw("---\n", Place::Whole);
        let year = front.year.map(|year| (year.to_string(), front.year_at));
        let agency = front.agency.as_ref().map(|(agency, place)| (crate::syntax::quoted(agency).into_owned(), *place));
        let published = front.published.as_ref().map(|(date, place)| (date.to_string(), *place));
        let other = front.year.is_none() && edition.id != edition::latest().id;
        let format = other.then(|| (edition.id.to_owned(), Place::Whole));
        let keys = [("机关", agency), ("年度", year), ("格式", format), ("发布日期", published)];
        for (key, value) in keys {
            let Some((value, place)) = value else { continue };
            let from = self.writer.len();
            self.writer.raw(&format!("{key}: {value}\n"), place);
            let span = Span::new(from, self.writer.len());
            self.note(What::Key { key, value }, place, Some(span));
        }
        self.writer.raw("---\n\n", Place::Whole);
    }

    fn run(&mut self, items: &[Item], outline: &Outline) {
        let mut left_out: Vec<(LeftOut, usize, Place)> = Vec::new();
        for (at, (item, role)) in items.iter().zip(&outline.roles).enumerate() {
            match (item, role) {
                (Item::Paragraph(text), Role::LeftOut(what)) => leave_out(&mut left_out, *what, text.place),
                (Item::Grid(board), Role::LeftOut(what)) => leave_out(&mut left_out, *what, board.place),
                (Item::Paragraph(_), Role::Blank | Role::Taken) => {}
                (Item::Paragraph(text), role) => {
                    if self.section.is_some() && *role == Role::Prose && self.tables.takes_item(text) {
                        continue;
                    }
                    let is_again = matches!(role, Role::Section(section) if self.section == Some(*section));
                    if (*role == Role::Prose || is_again)
                        && self.stands_within_table(text, &items[at + 1..], &outline.roles[at + 1..])
                    {
                        match is_again || headings::says_that_a_table_goes_on(&text.words.in_one_line().text) {
                            true => leave_out(&mut left_out, LeftOut::Continued, text.place),
                            false => self.waiting.push(text.clone()),
                        }
                        continue;
                    }
                    self.flush();
                    self.paragraph(text, role, outline, items);
                }
                (Item::Grid(board), _) => {
                    let (pages, first) = self.grid(board);
                    let known = left_out.iter_mut().find(|(known, ..)| *known == LeftOut::PageNumbers);
                    match (known, first) {
                        (Some((_, count, _)), _) => *count += pages,
                        (None, Some(place)) => left_out.push((LeftOut::PageNumbers, pages, place)),
                        (None, None) => {}
                    }
                }
                (Item::Omission(_), Role::LeftOut(_)) => {}
                (Item::Omission(place), _) => self.picture(*place),
            }
        }
        self.flush();
        for (what, count, place) in left_out {
            self.note(What::LeftOut(what, count), place, None);
        }
    }

    /// Whether a paragraph parts two pieces of an official table: a page ends there, and what is said at its foot or at the
    /// head of the next, the section's title again included, is no part of the table.
    fn stands_within_table(&self, text: &Text, items: &[Item], roles: &[Role]) -> bool {
        let is_short = |text: &Text| text.words.in_one_line().text.chars().count() <= MOST_BETWEEN;
        if !self.tables.is_open() || !is_short(text) {
            return false;
        }
        for (item, role) in items.iter().zip(roles).take(MOST_LOOKED_AT) {
            match (item, role) {
                (Item::Grid(board), _) => return self.tables.goes_on(board, self.section),
                (_, Role::Blank | Role::LeftOut(_)) => {}
                (Item::Paragraph(_), Role::Section(section)) if self.section == Some(*section) => {}
                (Item::Paragraph(text), Role::Prose) if is_short(text) => {}
                _ => return false,
            }
        }
        false
    }

    fn paragraph(&mut self, text: &Text, role: &Role, outline: &Outline, items: &[Item]) {
        let from = self.writer.len();
        let (words, place) = (&text.words, text.place);
        match role {
            Role::Title => self.title(&outline.title, items),
            Role::Section(spec) => {
                self.section = Some(*spec);
                self.writer.raw("## ", place);
                let words = words.in_one_line();
                // The heading of a section is all Chinese: a space in it sets letters apart, and no words.
                let words =
                    if words.text.contains(|c: char| c.is_ascii_alphanumeric()) { words } else { words.unspaced() };
                self.writer.prose(&words, place);
                self.writer.raw("\n\n", place);
                let span = Span::new(from, self.writer.len() - 2);
                self.note(What::Section(words.text), place, Some(span));
            }
            Role::Heading => {
                self.writer.raw("### ", place);
                self.writer.prose(&words.in_one_line(), place);
                self.writer.raw("\n\n", place);
            }
            Role::Aside => {
                let words = words.in_one_line().without_comment_marks();
                self.writer.comment(&words, place);
                let span = Span::new(from, self.writer.len() - 2);
                self.note(What::Aside(words.text), place, Some(span));
            }
            _ => {
                if text.lines > 1 {
                    self.note(What::JoinedLines(text.lines), place, None);
                }
                for paragraph in headings::paragraphs(words) {
                    self.writer.prose(&paragraph, place);
                    self.writer.raw("\n\n", place);
                }
            }
        }
    }

    /// The title, in one line or two: what is more stands in the first.
    fn title(&mut self, paragraphs: &[usize], items: &[Item]) {
        let texts = paragraphs.iter().filter_map(|&at| match items.get(at) {
            Some(Item::Paragraph(text)) => Some((text.words.in_one_line(), text.place)),
            _ => None,
        });
        let texts: Vec<(Words, Place)> = texts.collect();
        let Some((last, above)) = texts.split_last() else { return };
        let mut first: Option<(Words, Place)> = None;
        for (words, place) in above {
            match &mut first {
                Some((first, _)) => first.join(words),
                None => first = Some((words.clone(), *place)),
            }
        }
        for (words, place) in first.iter().chain([last]) {
            self.writer.raw("# ", *place);
            self.writer.prose(words, *place);
            self.writer.raw("\n\n", *place);
        }
    }

    /// Reads a table. How many numbers of pages stood in it, and the first of them.
    fn grid(&mut self, board: &Board) -> (usize, Option<Place>) {
        match self.tables.read(board, self.section) {
            tables::Read::Official(asides) => {
                let is_page = |aside: &tables::Aside| headings::is_page_number(&aside.words.text);
                let (pages, asides): (Vec<_>, Vec<_>) = asides.into_iter().partition(is_page);
                for aside in asides {
                    self.aside(aside);
                }
                (pages.len(), pages.first().map(|page| page.place))
            }
            tables::Read::Own => {
                self.flush();
                self.own_table(board);
                (0, None)
            }
        }
    }

    /// What stood in or beside an official table and is none of its cells.
    fn aside(&mut self, aside: tables::Aside) {
        self.flush();
        let from = self.writer.len();
        if aside.is_note {
            self.writer.prose(&aside.words, aside.place);
            self.writer.raw("\n\n", aside.place);
            return;
        }
        self.writer.comment(&aside.words, aside.place);
        let span = Span::new(from, self.writer.len() - 2);
        self.note(What::Unread(aside.words.text), aside.place, Some(span));
    }

    /// A table of the report's own, cell by cell.
    fn own_table(&mut self, board: &Board) {
        let rows = tables::own(board);
        if rows.iter().flatten().all(|cell| cell.words.is_blank()) {
            return;
        }
        self.writer.table(&rows, board.place);
    }

    /// A picture or the like: where it stood, as a comment, for it may show a table.
    fn picture(&mut self, place: Place) {
        let what = What::Picture { section: self.section };
        if self.section.is_none() {
            return self.note(what, place, None);
        }
        self.flush();
        let from = self.writer.len();
        self.writer.raw("<!-- 此处是图片或附件，没有读入 -->\n\n", place);
        let span = Span::new(from, self.writer.len() - 2);
        self.note(what, place, Some(span));
    }

    /// Says what of sheets of cells was read over: hidden ones, and values of formulas that nobody has computed.
    fn omissions(&mut self, document: &Document) {
        let of = |what: Omission| document.left_out.iter().filter(move |it| it.what == what).map(|it| it.place);
        let hidden = of(Omission::Sheet).count();
        if hidden > 0 {
            self.note(What::LeftOut(LeftOut::HiddenSheets, hidden), Place::Whole, None);
        }
        let places: FxHashSet<Place> = of(Omission::Value).collect();
        if places.is_empty() {
            return;
        }
        // The formula itself stands in the text, where it found a place.
        let stretches = self.writer.origins.stretches().iter();
        let known = stretches.filter(|it| it.is_copied && places.contains(&it.place)).map(|it| (it.place, it.span));
        let known: FxHashMap<Place, Span> = known.collect();
        for place in of(Omission::Value) {
            self.note(What::Uncomputed, place, known.get(&place).copied());
        }
    }

    /// Writes the official tables that wait for more of their rows, and what stood between their pieces.
    fn flush(&mut self) {
        self.tables.write(&mut self.writer, &mut self.account);
        for text in std::mem::take(&mut self.waiting) {
            self.writer.prose(&text.words.in_one_line(), text.place);
            self.writer.raw("\n\n", text.place);
        }
    }

    /// Says what the reader is not sure of, what it has left out, and which figures of tables came into no cell.
    fn doubts(&mut self, document: &Document) {
        let found = doubts::doubts(document, &self.writer.text, self.writer.origins.stretches(), &self.account);
        self.account.extend(found);
    }

    fn finished(mut self, year: Option<i32>) -> Imported {
        let kept = self.writer.text.trim_end().len();
        self.writer.text.truncate(kept);
        if !self.writer.text.is_empty() {
            self.writer.text.push('\n');
        }
        let before_all = |year: &i32| edition::all().first().is_some_and(|first| *year < first.years.from);
        if let Some(year) =
            year.filter(before_all).filter(|_| !self.account.iter().any(|it| matches!(it.what, What::Table { .. })))
        {
            self.note(What::NoFormat(year), Place::Whole, None);
        }
        self.writer.origins.end_at(self.writer.text.len() as u32);
        Imported {
            text: self.writer.text,
            origins: self.writer.origins,
            account: self.account,
            sheets: InSheets::default(),
        }
    }
}
