//! Tables without rulings, or with level ones alone: figures that stand below each other, and what stands about them.
//!
//! Rows are told by their figures, columns by where figures stand in all rows, names by the texts beside them, heads by the
//! texts above. What does not fit is left where it stands, as a line: no figure is put where another might belong.

use super::atoms::{Atom, atoms};
use super::lattice::Lattice;
use super::layout::{Heads, Layout, Made, Row};
use super::lines::Line;
use super::piece::Piece;
use super::source::Ruling;
use super::stacks::{self, Stack};

/// So many figures in one row are a table by themselves, under heads.
const ROW: usize = 5;
/// So many rows are a table without heads.
const ROWS: usize = 3;
/// More places than that has no table of a report.
const MOST_PLACES: usize = 20_000;

/// The pieces of pages with lines of tables as tables, across the ends of pages. `rulings` are the level ones of each page.
pub(super) fn gathered(pages: Vec<Vec<Piece>>, rulings: &[Vec<Ruling>]) -> Vec<Vec<Piece>> {
    let mut run: Vec<(usize, Line)> = Vec::new();
    let mut done: Vec<Vec<Piece>> = vec![Vec::new(); pages.len()];
    for (number, pieces) in pages.into_iter().enumerate() {
        for piece in pieces {
            match piece {
                Piece::Line(line) => run.push((number, line)),
                table => {
                    gather_run(std::mem::take(&mut run), rulings, &mut done);
                    done[number].push(table);
                }
            }
        }
    }
    gather_run(run, rulings, &mut done);
    done
}

/// The same of lines between which no table stands: finds those among them, and adds all to the pages.
fn gather_run(run: Vec<(usize, Line)>, rulings: &[Vec<Ruling>], done: &mut [Vec<Piece>]) {
    let atoms = atoms(&run);
    let (tables, taken) = tables(&atoms, rulings);
    let mut is_part = vec![false; run.len()];
    atoms.iter().zip(&taken).for_each(|(atom, taken)| is_part[atom.source] |= taken);
    let mut left: Vec<Vec<Line>> = vec![Vec::new(); run.len()];
    for (atom, _) in atoms.into_iter().zip(taken).filter(|(_, taken)| !taken) {
        left[atom.source].push(Line { page: None, ..atom.line });
    }
    let mut tables = tables.into_iter().peekable();
    for (at, (page, line)) in run.into_iter().enumerate() {
        // Of a line that is in a table in part, what is left is a line piece by piece.
        if is_part[at] {
            done[page].extend(std::mem::take(&mut left[at]).into_iter().map(Piece::Line));
        } else {
            done[page].push(Piece::Line(Line { glyphs: Vec::new(), ..line }));
        }
        while let Some((_, table)) = tables.next_if(|(first, _)| *first <= at) {
            done[page].push(Piece::Table(table));
        }
    }
}

/// The tables that pieces of text make, each with the line that it begins in; and of each piece, whether one has it.
fn tables(atoms: &[Atom], rulings: &[Vec<Ruling>]) -> (Vec<(usize, Lattice)>, Vec<bool>) {
    let rows = rows(atoms);
    let blocks = blocks(atoms, &rows);
    let pitch = pitch(atoms, &rows, &blocks);
    let mut taken = vec![false; atoms.len()];
    let mut tables: Vec<(usize, Lattice)> = Vec::new();
    let mut end = f32::MIN;
    for block in &blocks {
        if let Some(table) = table(atoms, &rows[block.clone()], end, (pitch, rulings)) {
            end = table.used.iter().map(|&at| atoms[at].depth).fold(end, f32::max);
            table.used.iter().for_each(|&at| taken[at] = true);
            let first = table.used.iter().map(|&at| atoms[at].source).min().unwrap_or_default();
            tables.push((first, table.lattice));
        }
    }
    (tables, taken)
}

/// The rows of figures: nothing but figures stands at the right of one. A single figure has a name at its left.
fn rows(atoms: &[Atom]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (at, atom) in atoms.iter().enumerate().filter(|(_, atom)| atom.is_figure) {
        match rows.last_mut() {
            Some(row) if atom.depth - row.depth < 0.15 * atom.size() && atoms[row.figures[0]].page == atom.page => {
                row.figures.push(at);
            }
            _ => rows.push(Row { figures: vec![at], depth: atom.depth, left: 0.0 }),
        }
    }
    rows.retain_mut(|row| {
        row.figures.sort_by(|&a, &b| atoms[a].line.left.total_cmp(&atoms[b].line.left));
        let first = &atoms[row.figures[0]];
        row.left = first.line.left;
        let room = 1.3 * first.size();
        let beside = || {
            let near = between(atoms, row.depth - room, row.depth + room).iter();
            near.filter(|it| !it.is_figure && it.page == first.page)
        };
        let is_right = |it: &&Atom| (it.depth - row.depth).abs() < 0.45 * first.size() && it.line.right > row.left;
        let is_name = |it: &&Atom| it.line.right < row.left - 0.5 * first.size();
        !beside().any(|it| is_right(&it)) && (row.figures.len() > 1 || beside().any(|it| is_name(&it)))
    });
    rows
}

/// The pieces from one depth to another.
fn between(atoms: &[Atom], from: f32, to: f32) -> &[Atom] {
    let first = atoms.partition_point(|it| it.depth < from);
    let last = atoms.partition_point(|it| it.depth <= to);
    atoms.get(first..last).unwrap_or_default()
}

/// The rows that are of one table: between them stand names alone.
fn blocks(atoms: &[Atom], rows: &[Row]) -> Vec<std::ops::Range<usize>> {
    let mut blocks: Vec<std::ops::Range<usize>> = Vec::new();
    let mut zone = f32::MAX;
    for (at, row) in rows.iter().enumerate() {
        let size = atoms[row.figures[0]].size();
        let next = row.left.min(zone);
        let goes_on = at.checked_sub(1).and_then(|before| rows.get(before)).is_some_and(|above| {
            let (page, last) = (atoms[row.figures[0]].page, atoms[above.figures[0]].page);
            let head = |it: &&Atom| !it.is_figure && it.line.right > next + 0.3 * size;
            page - last <= 1
                && row.depth - above.depth < 14.0 * size
                && !between(atoms, above.depth, row.depth).iter().any(|it| head(&it))
        });
        match blocks.last_mut().filter(|_| goes_on) {
            Some(block) => {
                block.end = at + 1;
                zone = next;
            }
            None => {
                blocks.push(at..at + 1);
                zone = row.left;
            }
        }
    }
    blocks
}

/// How far lines of a cell are apart.
fn pitch(atoms: &[Atom], rows: &[Row], blocks: &[std::ops::Range<usize>]) -> f32 {
    let is_of_row = is_of_row(atoms, rows);
    let mut texts: Vec<usize> = Vec::new();
    for block in blocks {
        let (Some(first), Some(last)) = (rows.get(block.start), rows.get(block.end - 1)) else { continue };
        let size = atoms[first.figures[0]].size();
        let from = atoms.partition_point(|it| it.depth < first.depth - 9.0 * size);
        let to = atoms.partition_point(|it| it.depth <= last.depth + 2.0 * size);
        let from = texts.last().map_or(from, |&last| from.max(last + 1));
        texts.extend((from..to).filter(|&at| !atoms[at].is_figure));
    }
    stacks::pitch(atoms, &texts, &is_of_row)
}

/// Of each piece, whether it stands next to figures, on their line.
fn is_of_row(atoms: &[Atom], rows: &[Row]) -> Vec<bool> {
    let mut is_of_row = vec![false; atoms.len()];
    for row in rows {
        let size = atoms[row.figures[0]].size();
        let first = atoms.partition_point(|it| it.depth < row.depth - 0.35 * size);
        let last = atoms.partition_point(|it| it.depth <= row.depth + 0.35 * size);
        let texts = (first..last).filter(|&at| !atoms[at].is_figure && atoms[at].line.right <= row.left);
        if let Some(next) = texts.max_by(|&a, &b| atoms[a].line.right.total_cmp(&atoms[b].line.right)) {
            is_of_row[next] = true;
        }
    }
    is_of_row
}

/// The table that rows are, if they are one. `end` is how far down the one before it reaches.
fn table(atoms: &[Atom], rows: &[Row], end: f32, (pitch, rulings): (f32, &[Vec<Ruling>])) -> Option<Made> {
    let clusters = columns(atoms, rows).filter(|columns| columns.len() * rows.len() < MOST_PLACES)?;
    let zone = rows.iter().map(|row| row.left).fold(f32::MAX, f32::min);
    let most = rows.iter().map(|row| row.figures.len()).max()?;
    let above = above(atoms, rows, end, zone);
    let size = atoms[rows[0].figures[0]].size();
    let is_head = |at: usize| atoms[at].line.right > zone + 0.3 * size;
    let last = rows.last()?;
    let to = atoms.partition_point(|it| it.depth <= last.depth + 5.0 * size);
    let named: Vec<usize> = (above.start..to).filter(|&at| !atoms[at].is_figure && !is_head(at)).collect();
    let heads: Vec<usize> = above.filter(|&at| is_head(at)).collect();

    let is_of_row = is_of_row(atoms, rows);
    let depths: Vec<f32> = rows.iter().map(|row| row.depth).collect();
    let mut labels = stacks::labels(atoms, stacks::stacks(atoms, &named, &is_of_row, pitch, rulings), &depths);
    let names = labels.names.iter().flatten().count();
    let is_table = match heads.is_empty() {
        true => rows.len() >= ROWS && most > 1,
        false => most >= ROW || names == rows.len() || names > 1 && most > 1,
    };
    if !is_table || rows.len() > 1 && names == 0 {
        return None;
    }
    let groups = stacks::groups(atoms, &mut labels, &depths);
    let heads = Heads::new(atoms, stacks::stacks(atoms, &heads, &is_of_row, pitch, rulings), clusters)?;

    // Texts that stand alone in their row: above the heads, between rows.
    let head_top = heads.top(atoms);
    let extent = |stack: &Stack| {
        let (top, bottom) = (&atoms[stack[0]], &atoms[stack[stack.len() - 1]]);
        (top.depth - 0.7 * top.size(), bottom.depth + 0.1 * bottom.size())
    };
    let beside: Vec<(f32, f32)> = labels.names.iter().flatten().map(extent).collect();
    let mut layout = Layout::new(atoms, &heads, groups.iter().map(|it| it.column + 1).max().unwrap_or_default());
    let (mut before, mut corner, mut inner) = (Vec::new(), Vec::new(), Vec::new());
    for stack in labels.others {
        let (top, bottom) = extent(&stack);
        match () {
            () if head_top.is_some_and(|head| bottom < head - 0.6 * size) => before.push(stack),
            () if head_top.is_some() && top < depths[0] - size => corner.push(stack),
            () if bottom < last.depth && beside.iter().all(|it| it.1 < top || bottom < it.0) => inner.push(stack),
            () => {}
        }
    }
    for stack in before {
        layout.alone(&stack);
    }
    layout.heads(&heads, &corner);
    let mut inner = inner.into_iter().peekable();
    let mut places = Vec::with_capacity(rows.len());
    for (row, name) in rows.iter().zip(&labels.names) {
        while let Some(stack) = inner.next_if(|stack| atoms[stack[0]].depth < row.depth) {
            layout.alone(&stack);
        }
        // What has no name is in no row, but where there is one row alone.
        let is_row = name.is_some() || rows.len() == 1;
        places.push(is_row.then(|| layout.row(row, name.as_deref(), &heads)));
    }
    for group in groups {
        layout.group(&group, &places);
    }
    Some(layout.made())
}

/// The columns: where figures stand. None where one row has two figures in a column.
fn columns(atoms: &[Atom], rows: &[Row]) -> Option<Vec<(f32, f32)>> {
    let figures = rows.iter().flat_map(|row| &row.figures);
    let mut spans: Vec<(f32, f32)> = figures.map(|&at| (atoms[at].line.left, atoms[at].line.right)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut columns: Vec<(f32, f32)> = Vec::new();
    for (left, right) in spans {
        match columns.last_mut() {
            Some(column) if left < column.1 => column.1 = column.1.max(right),
            _ => columns.push((left, right)),
        }
    }
    let column = |&at: &usize| column_of(&columns, atoms[at].middle());
    let is_clear = |row: &Row| row.figures.windows(2).all(|pair| column(&pair[0]) < column(&pair[1]));
    rows.iter().all(is_clear).then_some(columns)
}

fn column_of(columns: &[(f32, f32)], x: f32) -> usize {
    columns.partition_point(|column| column.0 <= x).saturating_sub(1)
}

/// What stands above the first row and is of its table, by number, from above.
fn above(atoms: &[Atom], rows: &[Row], end: f32, zone: f32) -> std::ops::Range<usize> {
    let first = &atoms[rows[0].figures[0]];
    let size = first.size();
    let steps = rows.windows(2).map(|pair| (pair[1].depth - pair[0].depth) / size);
    let reach = 1.4 * steps.fold(f32::MAX, f32::min).clamp(1.6, 3.5);
    let right = rows.iter().flat_map(|row| row.figures.last()).map(|&at| atoms[at].line.right).fold(f32::MIN, f32::max);
    let stop = atoms.partition_point(|it| it.depth < rows[0].depth - 0.45 * size);
    let mut start = stop;
    let (mut last, mut has_heads) = (rows[0].depth, false);
    let left = atoms[..stop].iter().rev().take(60).map(|it| it.line.left).fold(f32::MAX, f32::min);
    for at in (0..stop).rev() {
        let it = &atoms[at];
        let is_wide = it.line.right - it.line.left > 0.6 * (right - left);
        let is_heading = has_heads && stacks::level(&it.line.text) == Some(0);
        let is_sentence = it.line.text.ends_with('。');
        if it.depth <= end || (last - it.depth) / size > reach || it.is_figure || is_wide || is_heading || is_sentence {
            break;
        }
        has_heads |= it.line.right > zone + 0.3 * size;
        last = last.min(it.depth);
        start = at;
    }
    start..stop
}
