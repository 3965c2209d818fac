//! The head of a table that a page's end has cut off from its rows: one grid of two.

use super::headings::is_page_number;
use super::items::{Board, Item};
use crate::shape::{self, Setting, Vocabulary};
use crate::text::ascii;

/// So many paragraphs without words may stand between the two.
const MOST_BETWEEN: usize = 8;

/// The items with heads joined to the rows that are theirs.
pub(super) fn joined(items: Vec<Item>, vocabulary: &Vocabulary) -> Vec<Item> {
    let mut done: Vec<Item> = Vec::with_capacity(items.len());
    for item in items {
        let Item::Grid(rows) = item else {
            done.push(item);
            continue;
        };
        let head = done.iter().rposition(|item| matches!(item, Item::Grid(_))).filter(|&head| {
            let between = &done[head + 1..];
            between.len() <= MOST_BETWEEN && between.iter().all(says_nothing)
        });
        match head.map(|at| &mut done[at]) {
            Some(Item::Grid(head)) if is_head_of(head, &rows, vocabulary) => append(head, rows),
            _ => done.push(Item::Grid(rows)),
        }
    }
    done
}

/// Whether a paragraph has no words, or the number of a page.
fn says_nothing(item: &Item) -> bool {
    let Item::Paragraph(text) = item else { return false };
    text.words.is_blank() || is_page_number(&text.words.text)
}

/// Whether the first of two grids has official names alone, and both are official tables only together: then each cell
/// finds its place, and none is guessed.
fn is_head_of(head: &Board, rows: &Board, vocabulary: &Vocabulary) -> bool {
    let mut texts = head.grid.cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
    if head.grid.columns != rows.grid.columns
        || !has_figures(rows)
        || !texts.all(|text| vocabulary.knows(&text.into()))
        || has_figures(head)
        || is_whole(rows, vocabulary)
    {
        return false;
    }
    let mut both = Board { grid: head.grid.clone(), ..Board::default() };
    append(&mut both, Board { grid: rows.grid.clone(), ..Board::default() });
    is_whole(&both, vocabulary)
}

fn has_figures(board: &Board) -> bool {
    let is_figure = |text: &str| !text.is_empty() && text.chars().map(ascii).all(|c| c.is_ascii_digit());
    board.grid.cells.iter().any(|cell| is_figure(cell.text.trim()))
}

/// Whether each cell of a grid is of an official table, and nothing is guessed.
fn is_whole(board: &Board, vocabulary: &Vocabulary) -> bool {
    let read = shape::read(&board.grid, vocabulary, Setting::default());
    let is_sure = |table: &shape::Table| !table.rows.is_empty() && table.guesses.is_empty();
    !read.tables.is_empty() && read.unread.is_empty() && read.tables.iter().all(is_sure)
}

/// Puts a grid below another.
fn append(above: &mut Board, below: Board) {
    let first = above.grid.rows;
    above.grid.rows += below.grid.rows;
    above.grid.exact &= below.grid.exact;
    above.grid.loose |= below.grid.loose;
    let moved = below.grid.cells.into_iter().map(|mut cell| {
        cell.row += first;
        cell
    });
    above.grid.cells.extend(moved);
    above.words.extend(below.words);
    above.places.extend(below.places);
}
