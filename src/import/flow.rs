//! A document as a sequence of paragraphs and grids: tables that only box others are taken apart, lines that are rows
//! of a table become one.

use super::items::{Board, Item, Text};
use super::words::Words;
use super::{lines, wrapped};
use crate::document::{Block, Document, Omission, Place, Table};
use crate::shape::{GridCell, Vocabulary};

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
                    items.push(Item::Grid(board));
                }
            }
        }
    }
    add_omissions(document, &mut items);
    (wrapped::joined(lines::gathered(items, vocabulary)), bookmarks)
}

/// Puts pictures where they stand, as far as that is known.
fn add_omissions(document: &Document, items: &mut Vec<Item>) {
    for left_out in &document.left_out {
        if !matches!(left_out.what, Omission::Picture | Omission::Embedded | Omission::Included) {
            continue;
        }
        let at = items.iter().position(|item| {
            let place = match item {
                Item::Paragraph(text) => text.place,
                Item::Grid(board) => board.place,
                Item::Omission(place) => *place,
            };
            std::mem::discriminant(&place) == std::mem::discriminant(&left_out.place) && place > left_out.place
        });
        items.insert(at.unwrap_or(items.len()), Item::Omission(left_out.place));
    }
}

fn board(table: &Table, bookmarks: &mut Vec<Place>) -> Board {
    let mut board = Board { place: table.place, ..Board::default() };
    let number = match table.place {
        Place::Table(number) => Some(number),
        _ => None,
    };
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
            Some(table) => Place::Cell { table, row: cell.row + 1, column: cell.column + 1 },
            None => cell.blocks.iter().find_map(line).or(board.places.last().copied()).unwrap_or(table.place),
        });
    }
    board.grid.rows = table.rows;
    board.grid.columns = table.columns;
    // Of a text it is known how manieth a cell is in its row, and no more.
    board.grid.exact = number.is_some();
    board
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
    let known = own.filter(|(_, words)| words.text.len() < 400 && vocabulary.knows(words.text.trim())).take(4).count();
    let many = |cell: &crate::document::Cell| cell.blocks.len() > 12;
    known < 4 && table.cells.iter().any(|cell| holds_tables(cell) || many(cell))
}
