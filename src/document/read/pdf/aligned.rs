//! Tables without rulings: lines whose parts stand below each other.
//!
//! What is in a column is told by where it stands; a figure that stands below two columns is a guess. Lines of a cell are
//! told from rows by their figures: a line without any, below text in the same columns, goes on with the row above.

use super::lattice::{Area, Lattice};
use super::lines::{Chunk, Line, is_figure};
use super::piece::Piece;

/// So many lines in parts make a table.
const FEWEST: usize = 3;

/// The pieces of a page with lines of tables as tables.
pub(super) fn gathered(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut done = Vec::with_capacity(pieces.len());
    let mut run: Vec<Line> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Line(line) => run.push(line),
            table => {
                gather(std::mem::take(&mut run), &mut done);
                done.push(table);
            }
        }
    }
    gather(run, &mut done);
    done
}

fn gather(lines: Vec<Line>, done: &mut Vec<Piece>) {
    let mut at = 0;
    while at < lines.len() {
        let rest = lines.get(at..).unwrap_or_default();
        let count = extent(rest);
        match table(rest.get(..count).unwrap_or_default()) {
            Some(lattice) => {
                done.push(Piece::Table(lattice));
                at += count;
            }
            None => {
                done.extend(rest.first().cloned().map(Piece::Line));
                at += 1;
            }
        }
    }
}

fn is_tabular(line: &Line) -> bool {
    line.chunks.len() > 1
}

fn gap(above: &Line, below: &Line) -> f32 {
    (above.base - below.base) / below.size.max(1.0)
}

/// How many lines from the first on may be a table; none where it does not begin with one.
fn extent(lines: &[Line]) -> usize {
    if !lines.first().is_some_and(is_tabular) {
        return 0;
    }
    let (mut end, mut count) = (1, 1);
    let (mut left, mut right) = (f32::MAX, f32::MIN);
    for (at, pair) in lines.windows(2).enumerate() {
        let [above, below] = pair else { break };
        left = left.min(above.left);
        right = right.max(above.right);
        let width = right - left;
        if gap(above, below) > 3.2 {
            break;
        }
        if is_tabular(below) {
            end = at + 2;
            count += 1;
        } else if below.right - below.left > 0.6 * width || below.left < left - below.size || at + 2 - end > 4 {
            break;
        }
    }
    // The rest of the last row's name.
    while let (Some(last), Some(next)) = (lines.get(end - 1), lines.get(end)) {
        let in_first = last.chunks.first().is_some_and(|chunk| (chunk.left - next.left).abs() < 0.5 * next.size);
        if is_tabular(next) || !in_first || gap(last, next) > 1.45 || next.right - next.left > 0.4 * (right - left) {
            break;
        }
        end += 1;
    }
    if count >= FEWEST { end } else { 0 }
}

struct Row {
    /// First column, columns, text.
    parts: Vec<(usize, usize, Line, bool)>,
    top: f32,
    last: f32,
}

fn table(lines: &[Line]) -> Option<Lattice> {
    let most = lines.iter().map(|line| line.chunks.len()).max().filter(|&most| most > 1)?;
    let columns = columns(lines, most);
    if columns.len() < 2 {
        return None;
    }
    let mut rows: Vec<Row> = Vec::new();
    for line in lines {
        let parts: Vec<(usize, usize, Line, bool)> =
            line.chunks.iter().map(|chunk| part(chunk, line, &columns)).collect();
        let has_figures = line.chunks.iter().any(|chunk| is_figure(&chunk.text));
        let goes_on = rows.last().is_some_and(|row| {
            let pitch = (row.last - line.base) / line.size.max(1.0);
            let below = |part: &(usize, usize, Line, bool)| {
                row.parts.iter().any(|above| (above.0, above.1) == (part.0, part.1))
            };
            let beside = |part: &(usize, usize, Line, bool)| !row.parts.iter().any(|above| meets(above, part));
            pitch < 1.05 && (!has_figures || parts.iter().all(beside))
                || !has_figures && pitch < 1.75 && parts.iter().all(below)
                // A name goes on, and a long figure beside it; others have no rest.
                || has_figures && pitch < 1.45 && is_rest(row, &parts)
                // The rest of a long figure: two lines of figures are none.
                || has_figures && pitch < 1.75 && parts.iter().all(|part| part.0 > 0 && below(part))
        });
        match rows.last_mut().filter(|_| goes_on) {
            Some(row) => {
                row.parts.extend(parts);
                row.last = line.base;
            }
            None => rows.push(Row { parts, top: line.base + line.size, last: line.base }),
        }
    }
    if rows.len() < 2 {
        return None;
    }
    Some(lattice(rows, &columns, lines))
}

/// Whether parts are the rest of a row: short figures below long ones, one figure at least without a rest, and words that
/// are below words.
fn is_rest(row: &Row, parts: &[(usize, usize, Line, bool)]) -> bool {
    let above =
        |part: &(usize, usize, Line, bool)| row.parts.iter().find(|above| (above.0, above.1) == (part.0, part.1));
    let figures = |all: &[(usize, usize, Line, bool)]| all.iter().filter(|part| is_figure(&part.2.text)).count();
    let fits = |part: &(usize, usize, Line, bool)| match above(part) {
        None => false,
        Some(above) if is_figure(&part.2.text) => {
            is_figure(&above.2.text) && above.2.text.len() > part.2.text.len() && part.2.text.len() <= 2
        }
        Some(above) => !is_figure(&above.2.text),
    };
    figures(parts) > 0 && figures(parts) < figures(&row.parts) && parts.iter().all(fits)
}

fn meets(a: &(usize, usize, Line, bool), b: &(usize, usize, Line, bool)) -> bool {
    a.0 < b.0 + b.1 && b.0 < a.0 + a.1
}

/// The columns: where figures stand, and the parts of the lines that have most.
fn columns(lines: &[Line], most: usize) -> Vec<(f32, f32)> {
    let chunks = lines.iter().flat_map(|line| line.chunks.iter().map(move |chunk| (line, chunk)));
    let mut wanted: Vec<(f32, f32)> = chunks
        .filter(|(line, chunk)| line.chunks.len() == most || is_figure(&chunk.text) && is_tabular(line))
        .map(|(_, chunk)| (chunk.left, chunk.right))
        .collect();
    wanted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut columns: Vec<(f32, f32)> = Vec::new();
    for (left, right) in wanted {
        match columns.last_mut() {
            Some(column) if left < column.1 => column.1 = column.1.max(right),
            _ => columns.push((left, right)),
        }
    }
    columns
}

/// A part of a line with its columns, and whether it is a figure in more than one.
fn part(chunk: &Chunk, line: &Line, columns: &[(f32, f32)]) -> (usize, usize, Line, bool) {
    let met = columns.iter().enumerate().filter(|(_, column)| chunk.left < column.1 && column.0 < chunk.right);
    let met: Vec<usize> = met.map(|(at, _)| at).collect();
    let text =
        Line { text: chunk.text.clone(), left: chunk.left, right: chunk.right, chunks: Vec::new(), ..line.clone() };
    let is_number = is_figure(&chunk.text);
    let middle = (chunk.left + chunk.right) / 2.0;
    let near = |column: &(f32, f32)| ((column.0 + column.1) / 2.0 - middle).abs();
    let nearest =
        (0..columns.len()).min_by(|&a, &b| near(&columns[a]).total_cmp(&near(&columns[b]))).unwrap_or_default();
    match met.as_slice() {
        [one] => (*one, 1, text, false),
        [first, .., last] if !is_number => (*first, last - first + 1, text, false),
        _ => (nearest, 1, text, is_number),
    }
}

fn lattice(rows: Vec<Row>, columns: &[(f32, f32)], lines: &[Line]) -> Lattice {
    let left = columns.first().map_or(0.0, |it| it.0);
    let inner = columns.windows(2).filter_map(|pair| Some((pair.first()?.1 + pair.last()?.0) / 2.0));
    let right = columns.last().map_or(0.0, |it| it.1);
    let xs = std::iter::once(left).chain(inner).chain([right]).collect();
    let bottom = lines.last().map_or(0.0, |line| line.base - 0.2 * line.size);
    let ys = rows.iter().map(|row| row.top).chain([bottom]).collect();
    let mut cells: Vec<Area> = Vec::new();
    for (row, it) in rows.into_iter().enumerate() {
        let mut owner: Vec<Option<usize>> = vec![None; columns.len()];
        for (column, wide, line, is_doubtful) in it.parts {
            let taken = owner.get(column..column + wide).unwrap_or_default().iter().flatten().next().copied();
            let at = taken.unwrap_or_else(|| {
                cells.push(Area { row, column, rows: 1, columns: wide, ..Area::default() });
                owner.iter_mut().skip(column).take(wide).for_each(|owner| *owner = Some(cells.len() - 1));
                cells.len() - 1
            });
            if let Some(area) = cells.get_mut(at) {
                area.lines.push(line);
                area.is_doubtful |= is_doubtful;
            }
        }
        for (column, owner) in owner.into_iter().enumerate() {
            if owner.is_none() {
                cells.push(Area { row, column, rows: 1, columns: 1, ..Area::default() });
            }
        }
    }
    cells.sort_by_key(|area| (area.row, area.column));
    Lattice { xs, ys, cells, is_unruled: true }
}
