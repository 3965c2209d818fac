//! A document as a sequence of paragraphs and grids: tables that only box others are taken apart, lines that are rows
//! of a table become one.

use super::items::{Board, Item, Text};
use super::words::Words;
use super::{headings, lines, severed, wrapped};
use crate::document::{Block, Document, Omission, Place, Style, Table};
use crate::shape::{GridCell, Vocabulary};
use std::collections::BTreeSet;

/// What a document is made of, in the order of reading.
pub(super) fn items(document: &Document, vocabulary: &Vocabulary) -> (Vec<Item>, Vec<Place>) {
    let (mut items, mut bookmarks) = (Vec::new(), Vec::new());
    let mut waiting: Vec<&Block> = document.blocks.iter().rev().collect();
    while let Some(block) = waiting.pop() {
        match block {
            Block::Paragraph(paragraph) => {
                let (words, marks) = Words::of_paragraph(paragraph).without_bookmarks();
                bookmarks.extend(std::iter::repeat_n(paragraph.place, marks));
                items.push(Item::Paragraph(Text { words, style: paragraph.style, place: paragraph.place, lines: 1 }));
            }
            Block::Table(table) => {
                let board = board(table, &mut bookmarks);
                if is_box(table, &board, vocabulary) {
                    let blocks = table.cells.iter().flat_map(|cell| &cell.blocks);
                    waiting.extend(blocks.rev());
                } else {
                    items.extend(by_sections(board));
                }
            }
        }
    }
    add_omissions(document, &mut items);
    let items = severed::joined(lines::gathered(items, vocabulary), vocabulary);
    (wrapped::joined(items), bookmarks)
}

/// Puts pictures where they stand, as far as that is known: before the first paragraph or table of a higher number.
fn add_omissions(document: &Document, items: &mut Vec<Item>) {
    // For each kind of place the items that stand further down than all before them.
    let mut known: Vec<Vec<(Place, usize)>> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let place = match item {
            Item::Paragraph(text) => text.place,
            Item::Grid(board) => board.place,
            Item::Omission(place) => *place,
        };
        match known.iter_mut().find(|of_kind| of_kind.first().is_some_and(|first| is_alike(first.0, place))) {
            Some(of_kind) if of_kind.last().is_some_and(|last| last.0 >= place) => {}
            Some(of_kind) => of_kind.push((place, at)),
            None => known.push(vec![(place, at)]),
        }
    }
    let mut added: Vec<(usize, Place)> = Vec::new();
    for left_out in &document.left_out {
        if !matches!(left_out.what, Omission::Picture | Omission::Embedded | Omission::Included) {
            continue;
        }
        let place = left_out.place;
        let of_kind = known.iter().find(|of_kind| of_kind.first().is_some_and(|first| is_alike(first.0, place)));
        let after = of_kind.and_then(|of_kind| of_kind.get(of_kind.partition_point(|other| other.0 <= place)));
        added.push((after.map_or(items.len(), |&(_, at)| at), place));
    }
    if added.is_empty() {
        return;
    }
    added.sort();
    let mut added = added.into_iter().peekable();
    let mut all = Vec::with_capacity(items.len() + added.len());
    for (at, item) in std::mem::take(items).into_iter().enumerate() {
        while let Some((_, place)) = added.next_if(|&(before, _)| before <= at) {
            all.push(Item::Omission(place));
        }
        all.push(item);
    }
    all.extend(added.map(|(_, place)| Item::Omission(place)));
    *items = all;
}

/// Whether two places are of one kind, so that their numbers compare.
fn is_alike(one: Place, other: Place) -> bool {
    std::mem::discriminant(&one) == std::mem::discriminant(&other)
}

fn board(table: &Table, bookmarks: &mut Vec<Place>) -> Board {
    let mut board = Board { place: table.place, ..Board::default() };
    let number = match table.place {
        Place::Table(number) | Place::PageTable { table: number, .. } => Some(number),
        _ => None,
    };
    let has_pages = table.place.page().is_some();
    for cell in &table.cells {
        let (words, marks) = Words::of_cell(cell).without_bookmarks();
        bookmarks.extend(std::iter::repeat_n(table.place, marks));
        board.grid.cells.push(GridCell {
            text: words.text.clone(),
            row: cell.row,
            column: cell.column,
            rows: cell.rows.max(1),
            columns: cell.columns.max(1),
        });
        board.words.push(words);
        board.places.push(match number {
            Some(table) if has_pages => {
                let page = cell.source.map_or(1, |source| u32::from(source.part) + 1);
                Place::PageCell { page, table, row: cell.row + 1, column: cell.column + 1 }
            }
            Some(table) => Place::Cell { table, row: cell.row + 1, column: cell.column + 1 },
            None => cell.blocks.iter().find_map(line).or(board.places.last().copied()).unwrap_or(table.place),
        });
    }
    board.grid.rows = table.rows;
    board.grid.columns = table.columns;
    // Of a text only the ordinal of a cell in its row is known, unless all of its rows are full.
    board.grid.exact = number.is_some() || board.is_full();
    board
}

/// A table in the parts that headings of sections in it make: `三、收到和处理政府信息公开申请情况` over its whole width.
/// A part that has one cell a row is no table but paragraphs.
fn by_sections(board: Board) -> Vec<Item> {
    let mut alone: Vec<Option<usize>> = vec![None; board.grid.rows as usize];
    let mut count = vec![0; board.grid.rows as usize];
    for (at, (cell, words)) in board.grid.cells.iter().zip(&board.words).enumerate() {
        let row = cell.row as usize;
        if let (Some(count), Some(alone)) = (count.get_mut(row), alone.get_mut(row))
            && !words.is_blank()
        {
            *count += 1;
            *alone = Some(at);
        }
    }
    let heads = |(row, at): (usize, &Option<usize>)| {
        let words = board.words.get((*at)?)?;
        let is_heading = count.get(row) == Some(&1) && headings::heads_section(&words.in_one_line().text);
        is_heading.then_some(row)
    };
    let starts: Vec<usize> = alone.iter().enumerate().filter_map(heads).collect();
    if starts.is_empty() {
        return vec![Item::Grid(board)];
    }
    let mut parts: Vec<Board> = Vec::new();
    parts.resize_with(starts.len() + 1, Board::default);
    let cells = board.grid.cells.into_iter().zip(board.words).zip(board.places);
    let mut headed: Vec<Option<Text>> = vec![None; parts.len()];
    for ((mut cell, words), place) in cells {
        let part = starts.partition_point(|&start| start <= cell.row as usize);
        let first = part.checked_sub(1).and_then(|part| starts.get(part)).map(|&start| start as u32);
        if first == Some(cell.row) {
            if !words.is_blank() {
                headed[part] = Some(Text { words, style: Style::default(), place, lines: 1 });
            }
            continue;
        }
        let Some(part_board) = parts.get_mut(part) else { continue };
        let end = starts.get(part).map_or(board.grid.rows, |&end| end as u32);
        cell.rows = cell.rows.min(end.saturating_sub(cell.row)).max(1);
        cell.row -= first.map_or(0, |first| first + 1);
        part_board.grid.rows = part_board.grid.rows.max(cell.row + cell.rows);
        part_board.grid.cells.push(cell);
        part_board.words.push(words);
        part_board.places.push(place);
    }
    let mut items = Vec::new();
    for (mut part, heading) in parts.into_iter().zip(headed) {
        items.extend(heading.map(Item::Paragraph));
        part.place = board.place;
        part.grid.columns = board.grid.columns;
        part.grid.exact = board.grid.exact;
        let filled = part.words.iter().filter(|words| !words.is_blank()).count();
        let rows: BTreeSet<u32> = part.grid.cells.iter().map(|cell| cell.row).collect();
        if filled <= rows.len() && part.grid.cells.len() == rows.len() {
            let texts = part.words.into_iter().zip(part.places);
            let text = |(words, place)| Item::Paragraph(Text { words, style: Style::default(), place, lines: 1 });
            items.extend(texts.filter(|(words, _)| !words.is_blank()).map(text));
        } else {
            items.push(Item::Grid(part));
        }
    }
    items
}

/// The line that a paragraph of a text stands on.
fn line(block: &Block) -> Option<Place> {
    match block {
        Block::Paragraph(paragraph) => Some(paragraph.place).filter(|place| matches!(place, Place::Line(_))),
        Block::Table(_) => None,
    }
}

/// Whether a table only boxes what stands in it: it has tables in it and no official names of its own, or one cell.
fn is_box(table: &Table, board: &Board, vocabulary: &Vocabulary) -> bool {
    if table.cells.len() == 1 || table.columns == 1 && table.rows < 3 {
        return true;
    }
    let holds_tables = |cell: &crate::document::Cell| cell.blocks.iter().any(|block| matches!(block, Block::Table(_)));
    let own = table.cells.iter().zip(&board.words).filter(|(cell, _)| !holds_tables(cell));
    let known =
        own.filter(|(_, words)| words.text.len() < 400 && vocabulary.knows(&words.text.trim().into())).take(4).count();
    let many = |cell: &crate::document::Cell| cell.blocks.len() > 12;
    known < 4 && table.cells.iter().any(|cell| holds_tables(cell) || many(cell))
}
