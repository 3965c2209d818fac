//! Lines of text that are the rows of a table: cells apart by bars, tabs or runs of spaces, or one cell a line.

use super::headings::is_page_number;
use super::items::{Board, Item, Text};
use super::words::Words;
use crate::document::Place;
use crate::shape::{GridCell, Vocabulary};
use crate::text::{Span, ascii};
use std::collections::BTreeMap;

/// A line of a table: its cells.
struct Line {
    cells: Vec<(Words, Place)>,
    sort: Sort,
    /// Whether blank lines stand before it.
    apart: bool,
}

/// How the cells of a line are set apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sort {
    /// By bars or by tabs within it, or by spaces as the reader found them: it is a row.
    Row,
    /// By spaces alone, or not at all: figures may have run together.
    Loose,
    /// It begins with a tab, and has one cell.
    Tabbed,
    /// It is one cell, by its text.
    Single,
    /// It goes on with the cell above: a character of a vertical head, or the rest of a long name.
    More,
    /// A rule between rows (`|---|---|`).
    Rule,
}

/// What a run of lines is made of: paragraphs, and rows that the reader has told apart by their spaces alone.
enum Element {
    Text(Text),
    Row(Vec<(Words, Place)>),
}

/// A run of lines, and the tables that rows of it are of: by the first of their rows.
#[derive(Default)]
struct Run {
    elements: Vec<Element>,
    boards: BTreeMap<usize, Board>,
}

/// The items with lines of tables gathered into grids.
pub(super) fn gathered(items: Vec<Item>, vocabulary: &Vocabulary) -> Vec<Item> {
    let mut done = Vec::with_capacity(items.len());
    let mut run = Run::default();
    for item in items {
        match item {
            Item::Paragraph(text) => run.elements.push(Element::Text(text)),
            Item::Grid(board) if is_by_spaces(&board) => {
                let first = run.elements.len();
                run.elements.extend(rows_of(&board).into_iter().map(Element::Row));
                run.boards.insert(first, board);
            }
            other => {
                gather(std::mem::take(&mut run), vocabulary, &mut done);
                done.push(other);
            }
        }
    }
    gather(run, vocabulary, &mut done);
    done
}

/// Whether a table of a text has no blank cells: spaces keep none apart, so that lines above or below may be of it that
/// have fewer cells.
fn is_by_spaces(board: &Board) -> bool {
    matches!(board.place, Place::Line(_))
        && board.words.iter().all(|words| !words.is_blank() && !words.text.contains('\n'))
}

fn rows_of(board: &Board) -> Vec<Vec<(Words, Place)>> {
    let mut rows: Vec<Vec<(Words, Place)>> = Vec::new();
    let mut last = None;
    for ((cell, words), place) in board.grid.cells.iter().zip(&board.words).zip(&board.places) {
        if last != Some(cell.row) {
            rows.push(Vec::new());
        }
        last = Some(cell.row);
        rows.extend(rows.is_empty().then(Vec::new));
        if let Some(row) = rows.last_mut() {
            row.push((words.clone(), *place));
        }
    }
    rows
}

fn gather(mut run: Run, vocabulary: &Vocabulary, done: &mut Vec<Item>) {
    let mut at = 0;
    while at < run.elements.len() {
        let (lines, end) = region(&run.elements, at, vocabulary);
        // Where lines are too few to be a table, fewer of them are none either.
        let mut end = end.max(at + 1);
        let is_table = !lines.is_empty();
        if !is_table && let Some((first, board)) = run.boards.range(..end).next_back() {
            // A table that the reader has found stays whole.
            end = end.max(first + board.grid.rows as usize).min(run.elements.len());
        }
        if is_table {
            done.push(Item::Grid(board(lines, vocabulary)));
        }
        for (number, element) in run.elements.iter().enumerate().take(end).skip(at) {
            match element {
                Element::Text(text) if !is_table || is_page_number(text.words.text.trim()) => {
                    done.push(Item::Paragraph(text.clone()));
                }
                Element::Row(_) if !is_table => done.extend(run.boards.remove(&number).map(Item::Grid)),
                _ => {}
            }
        }
        at = end;
    }
}

/// The lines of a table that begins at an element, and where they end; no lines where they are too few for one.
fn region(run: &[Element], from: usize, vocabulary: &Vocabulary) -> (Vec<Line>, usize) {
    let mut lines: Vec<Line> = Vec::new();
    let mut end = from;
    let mut tail = from;
    let (mut names, mut figures) = (0, 0);
    let mut before = None;
    for (at, element) in run.iter().enumerate().skip(from) {
        let place = element.place();
        let gap = before.is_some_and(|before| gap(before, place));
        before = Some(place);
        let made = match element {
            Element::Text(text) => line(text, lines.last(), gap, vocabulary),
            Element::Row(cells) if cells.len() == 1 => {
                let fits = cells.iter().all(|(words, _)| fits_alone(words.text.trim(), vocabulary));
                Some(Line { cells: cells.clone(), sort: if fits { Sort::Single } else { Sort::Row }, apart: false })
            }
            Element::Row(cells) => Some(Line { cells: cells.clone(), sort: Sort::Row, apart: false }),
        };
        let Some(mut line) = made else {
            // A blank line that is there as one; the number of a page.
            if element.is_between() && !lines.is_empty() {
                tail = at + 1;
                continue;
            }
            break;
        };
        line.apart = gap || tail == at && tail > end;
        if lines.is_empty()
            && !(line.cells.iter().any(|(cell, _)| vocabulary.knows(&cell.text.as_str().into()))
                || matches!(line.sort, Sort::Row | Sort::Loose))
            && !is_upright(&run[at..], vocabulary)
        {
            break;
        }
        let known = line.cells.iter().filter(|(cell, _)| vocabulary.knows(&cell.text.as_str().into())).count();
        names += known;
        figures += line.cells.iter().filter(|(cell, _)| is_figure(&cell.text)).count();
        lines.push(line);
        end = at + 1;
        tail = end;
    }
    let enough = names > 2 && names + figures > 4 || names > 0 && figures > 4 || figures > 9;
    if enough { (lines, end) } else { (Vec::new(), end) }
}

impl Element {
    fn place(&self) -> Place {
        match self {
            Element::Text(text) => text.place,
            Element::Row(cells) => cells.first().map_or(Place::Whole, |(_, place)| *place),
        }
    }

    /// Whether it stands between the rows of a table and is none: a blank line, the number of a page.
    fn is_between(&self) -> bool {
        match self {
            Element::Text(text) => text.words.is_blank() || is_page_number(text.words.text.trim()),
            Element::Row(_) => false,
        }
    }
}

/// Whether a name stands upright here, a character or two a line.
fn is_upright(run: &[Element], vocabulary: &Vocabulary) -> bool {
    let mut name = String::new();
    for element in run.iter().take(LONGEST_UPRIGHT) {
        let Element::Text(Text { words, .. }) = element else { return false };
        name.push_str(words.text.trim());
        if words.text.trim().chars().nth(2).is_some() {
            return false;
        }
        if vocabulary.knows(&name.as_str().into()) {
            return true;
        }
        if !vocabulary.begins(&name.as_str().into()) {
            return false;
        }
    }
    false
}

/// Names that stand upright have no more characters than this.
const LONGEST_UPRIGHT: usize = 16;

/// Whether blank lines stand between two lines.
fn gap(before: Place, after: Place) -> bool {
    matches!((before, after), (Place::Line(before), Place::Line(after)) if after > before + 1)
}

fn is_figure(text: &str) -> bool {
    let text = text.trim();
    let text = ["万元", "元", "件"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text);
    !text.is_empty()
        && text.len() < 60
        && text.chars().all(|c| ascii(c).is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '/' | '—' | '／'))
}

/// A paragraph as a line of a table, if it may be one.
fn line(text: &Text, above: Option<&Line>, gap: bool, vocabulary: &Vocabulary) -> Option<Line> {
    let words = &text.words;
    let whole = words.text.as_str();
    if whole.len() > 1200 {
        return None;
    }
    let made = |cells: Vec<Words>, sort| {
        let cells = cells.into_iter().map(|cell| (cell.trimmed(), text.place)).collect();
        Some(Line { cells, sort, apart: false })
    };
    let trimmed = whole.trim();
    if trimmed.contains(['|', '｜', '│']) {
        let rule = trimmed.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '+' | '｜'));
        if rule && trimmed.contains('-') {
            return made(Vec::new(), Sort::Rule);
        }
        let bar = |c| matches!(c, '|' | '｜' | '│');
        let mut cells = split(words, bar);
        let leads = whole.starts_with(bar);
        let ends = trimmed.ends_with(bar);
        // Where no bar leads, one at the end may have a blank cell after it.
        if cells.iter().any(|cell| !cell.is_blank()) {
            if leads {
                cells.remove(0);
                cells.truncate(cells.len() - usize::from(ends));
            } else if ends && cells.len() == 2 {
                cells.pop();
            }
        }
        // A single cell with a bar after it: one cell a line.
        let sort = if cells.len() == 1 && !leads { Sort::Single } else { Sort::Row };
        let fits = sort == Sort::Row || cells.first().is_some_and(|cell| fits_alone(cell.text.trim(), vocabulary));
        return if fits { made(cells, sort) } else { None };
    }
    if whole.starts_with('\t') && !whole.trim_end().trim_start_matches('\t').contains('\t') {
        return made(vec![words.clone()], Sort::Tabbed);
    }
    if whole.trim_end_matches(['\n', ' ']).contains('\t') {
        return made(split(words, |c| c == '\t'), Sort::Row);
    }
    if trimmed.is_empty() {
        return None;
    }
    if fits_alone(trimmed, vocabulary) && !trimmed.contains("  ") && glued(words, vocabulary).is_none() {
        return made(vec![words.clone()], Sort::Single);
    }
    if let Some(cells) = glued(words, vocabulary).or_else(|| by_spaces(words, vocabulary)) {
        return made(cells, Sort::Loose);
    }
    let short = trimmed.chars().count() <= 2 && !trimmed.contains(|c: char| c.is_ascii());
    let Some(above) = above else {
        // It may be the first character of a name that stands upright.
        return if short && vocabulary.begins(&trimmed.into()) {
            made(vec![words.clone()], Sort::Single)
        } else {
            None
        };
    };
    let last = above.cells.last().map(|(cell, _)| cell.text.as_str()).unwrap_or_default();
    let goes_on = !gap && !last.is_empty() && {
        let joined = format!("{last}{trimmed}");
        vocabulary.begins(&joined.as_str().into()) || vocabulary.knows(&joined.as_str().into())
    };
    if goes_on || short && !gap || vocabulary.begins(&trimmed.into()) && trimmed.chars().count() > 1 {
        return made(vec![words.clone()], if goes_on || short { Sort::More } else { Sort::Single });
    }
    None
}

/// Whether a text that is alone in its line is a cell of an official table.
fn fits_alone(text: &str, vocabulary: &Vocabulary) -> bool {
    text.len() < 400 && (is_figure(text) || vocabulary.knows(&text.into()))
}

fn split(words: &Words, is_mark: impl Fn(char) -> bool) -> Vec<Words> {
    let text = words.text.as_str();
    text.split(is_mark).map(|part| words.slice(Span::of(part, text)).trimmed()).collect()
}

/// The cells of a line whose figures follow its name without a space: `（一）予以公开220000022`.
fn glued(words: &Words, vocabulary: &Vocabulary) -> Option<Vec<Words>> {
    let text = words.text.trim();
    let name = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c.is_whitespace());
    let tail = text.get(name.len()..).filter(|tail| tail.starts_with(|c: char| c.is_ascii_digit()))?;
    if name.len() > 400 {
        return None;
    }
    let is_row = ["applications", "reviews"].iter().any(|id| vocabulary.row(id, &name.into()).is_some());
    if !is_row && vocabulary.block_row(&name.into()).is_none() {
        return None;
    }
    let parts = std::iter::once(name).chain(tail.split_whitespace());
    Some(parts.map(|part| words.slice(Span::of(part, &words.text))).collect())
}

/// The cells of a line apart by runs of spaces, or of a name and figures apart by spaces.
fn by_spaces(words: &Words, vocabulary: &Vocabulary) -> Option<Vec<Words>> {
    let text = words.text.trim();
    if text.contains(['。', '；']) || text.chars().count() > 400 {
        return None;
    }
    let wide = cut_at(text, 2);
    let known = |parts: &[&str]| parts.iter().filter(|part| vocabulary.knows(&(**part).into())).count();
    let figures = |parts: &[&str]| parts.iter().filter(|part| is_figure(part)).count();
    let cells = |parts: Vec<&str>| parts.into_iter().map(|part| words.slice(Span::of(part, &words.text))).collect();
    if wide.len() > 1 && (known(&wide) > 1 || known(&wide) + figures(&wide) == wide.len()) {
        return Some(cells(wide));
    }
    let narrow = cut_at(text, 1);
    let all = narrow.len() > 2 && figures(&narrow) == narrow.len();
    if all || narrow.len() > 1 && known(&narrow) > 1 && known(&narrow) + figures(&narrow) == narrow.len() {
        return Some(cells(narrow));
    }
    // A name, with spaces in it maybe, and figures.
    let tail = narrow.iter().rev().take_while(|part| is_figure(part)).count();
    let first = narrow.get(narrow.len().checked_sub(tail)?)?;
    let name = text[..Span::of(first, text).start as usize].trim_end();
    if tail == 0 || name.is_empty() {
        return None;
    }
    let mut parts: Vec<&str> = cut_at(name, 2);
    if !parts.last().is_some_and(|last| vocabulary.knows(&(*last).into())) {
        parts = vec![name];
    }
    if !parts.last().is_some_and(|last| vocabulary.knows(&(*last).into())) && tail < 5 {
        return None;
    }
    parts.extend(&narrow[narrow.len() - tail..]);
    Some(cells(parts))
}

/// The parts of a text between runs of so many spaces or more; an ideographic space is two.
fn cut_at(text: &str, least: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut blank) = (0, None);
    let mut size = 0;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            blank.get_or_insert(at);
            size += if c == '\u{3000}' { 2 } else { 1 };
            continue;
        }
        if let Some(end) = blank.take()
            && size >= least
        {
            parts.push(&text[start..end]);
            start = at;
        }
        size = 0;
    }
    parts.push(&text[start..]);
    parts.retain(|part| !part.is_empty());
    parts
}

/// The rows of a table, from its lines.
fn board(lines: Vec<Line>, vocabulary: &Vocabulary) -> Board {
    let place = lines.iter().find_map(|line| line.cells.first()).map_or(Place::Whole, |(_, place)| *place);
    let is_row = |line: &Line| matches!(line.sort, Sort::Row | Sort::Loose);
    let tabbed = lines.iter().any(|line| line.sort == Sort::Tabbed) && !lines.iter().any(is_row);
    let loose = lines.iter().all(|line| matches!(line.sort, Sort::Loose | Sort::Single | Sort::More));
    let mut rows = Rows { rows: Vec::new(), vocabulary };
    for line in lines {
        if tabbed { rows.add_tabbed(line) } else { rows.add(line) }
    }
    let mut board = rows.board(place);
    board.grid.loose = loose;
    board
}

struct Rows<'v> {
    rows: Vec<RowOf>,
    vocabulary: &'v Vocabulary,
}

/// A row while cells may still be added.
#[derive(Default)]
struct RowOf {
    cells: Vec<(Words, Place)>,
    open: bool,
}

impl Rows<'_> {
    /// A tab begins a cell, a blank line a row; what has no tab goes on with the cell above.
    fn add_tabbed(&mut self, line: Line) {
        let new = line.apart || self.rows.is_empty();
        if new {
            self.rows.push(RowOf::default());
        }
        let Some(row) = self.rows.last_mut() else { return };
        for (cell, place) in line.cells {
            match row.cells.last_mut().filter(|_| line.sort != Sort::Tabbed) {
                Some((last, _)) => {
                    last.append_str("\n");
                    last.append(&cell);
                }
                None => row.cells.push((cell, place)),
            }
        }
    }

    fn add(&mut self, line: Line) {
        match line.sort {
            Sort::Rule => {}
            Sort::Row | Sort::Loose if self.names_row_of(&line) => {
                if let Some(row) = self.rows.last_mut() {
                    row.cells.extend(line.cells);
                    row.open = false;
                }
            }
            Sort::Row | Sort::Loose => self.rows.push(RowOf { cells: line.cells, open: false }),
            Sort::More => {
                let Some((cell, place)) = line.cells.into_iter().next() else { return };
                self.go_on(cell, place);
            }
            Sort::Single | Sort::Tabbed => {
                for (cell, place) in line.cells {
                    self.add_cell(cell, place);
                }
            }
        }
    }

    /// Whether the last line is a name whose figures stand in this one.
    fn names_row_of(&self, line: &Line) -> bool {
        let vocabulary = self.vocabulary;
        let last = self.rows.last().filter(|row| row.open).and_then(|row| row.cells.split_last());
        let is_named = last.is_some_and(|((name, _), before)| {
            let name = name.text.trim();
            let is_row = ["applications", "reviews"]
                .iter()
                .any(|id| vocabulary.row(id, &name.into()).is_some_and(|row| !row.group));
            (is_row || vocabulary.block_row(&name.into()).is_some())
                && !before.iter().any(|(cell, _)| is_figure(&cell.text))
        });
        is_named && line.cells.iter().all(|(cell, _)| is_figure(&cell.text))
    }

    /// Goes on with the last cell, if that makes a name or the beginning of one; else it is a cell of its own.
    fn go_on(&mut self, cell: Words, place: Place) {
        let vocabulary = self.vocabulary;
        let last = self.rows.last_mut().and_then(|row| row.cells.last_mut());
        if let Some((last, _)) = last {
            let joined = format!("{}{}", last.text, cell.text);
            if vocabulary.begins(&joined.as_str().into()) || vocabulary.knows(&joined.as_str().into()) {
                last.append_str("\n");
                last.append(&cell);
                return;
            }
        }
        self.add_cell(cell, place);
    }

    /// A cell that is alone in its line: a name after figures begins a row, all else goes on with one.
    fn add_cell(&mut self, cell: Words, place: Place) {
        let vocabulary = self.vocabulary;
        let text = cell.text.trim();
        let is_value = |text: &str| is_figure(text) || text == "无";
        let row = self.rows.last_mut().filter(|row| row.open);
        let begins = match row {
            None => true,
            Some(_) if vocabulary.is_item(&text.into()) || vocabulary.is_corner(&text.into()) => true,
            Some(row) => {
                let last = row.cells.last().map(|(cell, _)| cell.text.trim()).unwrap_or_default();
                let heads = row.cells.iter().any(|(cell, _)| heads(&cell.text, vocabulary));
                if is_value(text) {
                    if heads && vocabulary.row("reviews", &(*last).into()).is_some() {
                        // The name at the left of its figures, which is none of the heads.
                        let name = row.cells.pop();
                        self.rows.push(RowOf { cells: name.into_iter().collect(), open: true });
                        false
                    } else {
                        heads
                    }
                } else if is_value(last)
                    || vocabulary.is_item(&last.into())
                    || vocabulary.block_row(&text.into()).is_some()
                {
                    true
                } else {
                    // A head is over where a numbered row begins.
                    let row = vocabulary.row("applications", &text.into());
                    heads && row.is_some_and(|row| !matches!(row.name, "其他" | "总计"))
                }
            }
        };
        if begins {
            self.rows.push(RowOf { cells: vec![(cell, place)], open: true });
        } else if let Some(row) = self.rows.last_mut() {
            row.cells.push((cell, place));
        }
    }

    fn board(self, place: Place) -> Board {
        let mut board = Board { place, ..Board::default() };
        let mut columns = 0;
        for (row, line) in self.rows.into_iter().enumerate() {
            columns = columns.max(line.cells.len() as u32);
            for (column, (words, place)) in line.cells.into_iter().enumerate() {
                let (row, column) = (row as u32, column as u32);
                board.grid.cells.push(GridCell { text: words.text.clone(), row, column, rows: 1, columns: 1 });
                board.words.push(words);
                board.places.push(place);
                board.grid.rows = row + 1;
            }
        }
        board.grid.columns = columns;
        board.grid.exact = board.is_full();
        board
    }
}

/// Whether a text heads a column, and names nothing else.
fn heads(text: &str, vocabulary: &Vocabulary) -> bool {
    let shared = |name: &str| matches!(name, "其他" | "总计");
    vocabulary.column("applications", &text.into()).is_some_and(|name| !shared(name))
        || vocabulary.column("reviews", &text.into()).is_some_and(|name| !shared(name) && name != "其他结果")
        || vocabulary.is_block_column(&text.into())
}
