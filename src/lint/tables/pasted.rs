//! Tables in another shape than ours, as they are pasted from Word files and pages: section 二 as one table, section 四 as
//! one row, three rows of heads, cells apart by tabs. What the official tables of the same figures are is known, or they
//! are left alone: nothing is guessed, nothing is lost.

use crate::edition::{self, Written};
use crate::format::{self, Align};
use crate::report::Report;
use crate::shape::{self, Grid, GridCell, Name, Piece, Setting, Vocabulary};
use crate::syntax::{Block, BlockKind, LineKind, ascii};
use crate::text::{Ambiguous, Edit, Span, trim};
use std::ops::Range;

/// A table in another shape.
pub struct Pasted {
    /// Its lines.
    pub lines: Range<usize>,
    /// The official tables that it holds, by index in the edition.
    pub specs: Vec<usize>,
    /// What makes it these tables.
    pub edit: Edit,
}

/// No line of a table is longer, and no table has more lines: what has costs time alone.
const LONGEST: usize = 4096;
const MOST_LINES: usize = 400;

/// The tables in another shape that stand in a report.
pub fn pasted(report: &Report) -> Vec<Pasted> {
    let mut found = Vec::new();
    for section in &report.sections {
        let Some(spec) = section.spec.filter(|&spec| !report.edition.sections[spec].tables.is_empty()) else {
            continue;
        };
        let lines = section.lines.clone();
        let first = report.tree.blocks.partition_point(|block| (block.first as usize) < lines.start);
        let mut blocks = &report.tree.blocks[first..];
        while let Some(block) = blocks.first().filter(|block| (block.first as usize) < lines.end) {
            let (candidate, taken) = match block.kind {
                BlockKind::Table => (is_odd(report, *block).then(|| block.lines()), 1),
                BlockKind::Paragraph => tabbed(report, blocks, lines.end),
                _ => (None, 1),
            };
            blocks = &blocks[taken..];
            let Some(lines) = candidate.filter(|lines| lines.len() <= MOST_LINES) else { continue };
            found.extend(read(report, spec, lines, Vocabulary::of(report.edition)));
        }
    }
    found
}

/// Whether something in a table is not read as official.
fn is_odd(report: &Report, block: Block) -> bool {
    let first = report.tables.partition_point(|table| table.lines.end <= block.first as usize);
    let mut within = report.tables[first..].iter().take_while(|table| table.lines.start < block.end as usize);
    let comments = block.lines().any(|line| report.tree.lines[line].kind == LineKind::Comment);
    let tails = report.tree.block_rows(block).any(|row| !row.tail.is_empty());
    !comments
        && !tails
        && within.any(|table| {
            table.spec.is_none()
                || table.columns.iter().skip(table.leading.max(1)).any(|column| column.found.is_none())
                || table.rows.iter().any(|row| row.found.is_none())
        })
}

/// The lines of paragraphs from here on that have tabs, with those between them, and how many blocks they are.
fn tabbed(report: &Report, blocks: &[Block], end: usize) -> (Option<Range<usize>>, usize) {
    let tree = &report.tree;
    let has_tab = |line: &usize| tree.line_text(*line).trim_end().contains('\t');
    let is_cell = |line: &usize| tree.line_text(*line).len() < 400 && !tree.line_text(*line).contains(['。', '；']);
    let mut taken = 0;
    let mut lines: Option<Range<usize>> = None;
    for block in blocks.iter().take_while(|block| (block.first as usize) < end) {
        // A note right below the last line of cells is none.
        let end_of_cells = block.lines().rev().find(has_tab).map(|last| last + 1);
        let mut own = block.first as usize..end_of_cells.unwrap_or(block.end as usize);
        if block.kind != BlockKind::Paragraph || !own.all(|line| has_tab(&line) || is_cell(&line)) {
            break;
        }
        taken += 1;
        let start = lines.as_ref().map_or(block.first as usize, |lines| lines.start);
        if let Some(end) = end_of_cells {
            lines = Some(start..end);
            if end < block.end as usize {
                break;
            }
        } else if lines.is_none() && block.end - block.first > 1 {
            break;
        } else if lines.is_none() {
            lines = Some(start..start);
        }
    }
    (lines.filter(|lines| lines.clone().filter(|line| has_tab(line)).count() > 1), taken.max(1))
}

/// The official tables that some lines hold; none where a figure, or a word, would find no place in them.
fn read(report: &Report, section: usize, lines: Range<usize>, words: &Vocabulary) -> Option<Pasted> {
    let tree = &report.tree;
    if lines.clone().any(|line| tree.line_text(line).len() > LONGEST) {
        return None;
    }
    let is_table = tree.row(lines.start).is_some();
    // Where each table of the section stands elsewhere, none can be told here, whatever the lines hold.
    let elsewhere = |spec: usize| report.table(spec).is_some_and(|there| !lines.contains(&there.lines.start));
    if report.edition.sections[section].tables.iter().copied().all(elsewhere) {
        return None;
    }
    let grid = grid(report, lines.clone());
    let setting = Setting { section: Some(section), above: None };
    let shape = shape::read(&grid, words, setting);
    if !shape.unread.is_empty() || shape.tables.is_empty() {
        return None;
    }
    let mut specs = Vec::new();
    let mut texts = Vec::new();
    for table in &shape.tables {
        let (spec, official) = report.edition.table_named(table.id).filter(|(_, it)| it.section == section)?;
        let named = table.rows.iter().filter(|row| row.label.is_some()).count();
        let known = table.columns.iter().all(|column| column.official.is_some());
        if elsewhere(spec)
            || specs.contains(&spec)
            || !table.guesses.is_empty()
            || !known
            || 2 * named <= table.rows.len()
        {
            return None;
        }
        let rows = rows(&grid, table, official);
        // One row of heads, and a row for each of ours: it has our shape, and a slip that is said by itself.
        let is_ours = heads(&grid) < 2 && grid.rows as usize >= rows.len();
        if shape.tables.len() == 1 && is_table && is_ours {
            return None;
        }
        specs.push(spec);
        texts.push(format::aligned(&rows, &[Align::Left, Align::Right], Ambiguous::Narrow, tree.newline));
    }
    // What stands in no row of ours is no more than what every such table has above its figures.
    let is_form =
        |text: &str| words.knows(&Written::new(text)) && (!text.contains(['（', '(']) || text.contains("勾稽关系"));
    let is_kept = |text: &str| is_form(text) || texts.iter().any(|table| table.contains(text));
    if !grid.cells.iter().all(|cell| cell.text.is_empty() || is_kept(&cell.text)) {
        return None;
    }
    let span = Span { start: tree.lines[lines.start].start, end: tree.lines[lines.end - 1].end };
    let is_blank = |line: usize| tree.lines.get(line).is_none_or(|line| line.kind == LineKind::Blank);
    let mut text = texts.join(tree.newline);
    text.truncate(text.trim_end().len());
    if lines.start > 0 && !is_blank(lines.start - 1) {
        text.insert_str(0, tree.newline);
    }
    if !is_blank(lines.end) {
        text.push_str(tree.newline);
    }
    Some(Pasted { lines, specs, edit: Edit { span, text } })
}

fn grid(report: &Report, lines: Range<usize>) -> Grid {
    let tree = &report.tree;
    let mut grid = Grid::default();
    let mut full = true;
    for line in lines {
        let cells: Vec<String> = match tree.row(line) {
            Some(row) if row.delimiter => continue,
            Some(row) => tree.row_cells(row).iter().map(|cell| trim(tree.slice(*cell)).to_owned()).collect(),
            None if trim(tree.line_text(line)).is_empty() => continue,
            None => {
                let cells = tree.line_text(line).split('\t');
                cells.map(|cell| trim(cell).replace('|', "\\|").replace('｜', "\\｜")).collect()
            }
        };
        let count = cells.len() as u32;
        full &= grid.rows == 0 || grid.columns == count;
        grid.columns = grid.columns.max(count);
        let row = grid.rows;
        grid.cells.extend((0..).zip(cells).map(|(column, text)| GridCell { text, row, column, rows: 1, columns: 1 }));
        grid.rows += 1;
    }
    grid.exact = full && grid.rows > 1;
    grid
}

/// The rows of an official table, the header first: what stands in the grid, as it stands there.
fn rows(grid: &Grid, table: &shape::Table, official: &edition::Table) -> Vec<Vec<String>> {
    let written = |piece: Piece| piece.span.slice(&grid.cells[piece.cell].text).to_owned();
    let named = |name: Name| match name {
        Name::Written(piece) => written(piece),
        Name::Guessed(name) => name.to_owned(),
    };
    let corner = table.item.map(written).unwrap_or_else(|| official.corner.unwrap_or(format::CORNER).to_owned());
    let head = std::iter::once(corner).chain(table.columns.iter().map(|column| named(column.name)));
    let mut rows: Vec<Vec<String>> = vec![head.collect()];
    rows.extend(table.rows.iter().map(|row| {
        let values = row.values.iter().map(|value| value.map(written).unwrap_or_default());
        let mut cells: Vec<String> = std::iter::once(named(row.name)).chain(values).collect();
        cells.resize(table.columns.len() + 1, String::new());
        cells
    }));
    rows
}

/// How many rows stand above the first that has a figure; none where no row has.
fn heads(grid: &Grid) -> u32 {
    let is_figure = |cell: &&GridCell| {
        !cell.text.is_empty() && cell.text.chars().map(ascii).all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    };
    grid.cells.iter().find(is_figure).map_or(0, |cell| cell.row)
}
