//! Tables by their rulings: which lines belong together, the grid that they make, and which of its places are one cell.
//!
//! Rulings are drawn in many ways: a line for each side of each cell, double, in pieces, a little beside each other.
//! What lies within [`NEAR`] is one line; a gap in it up to [`GAP`] is none.

use super::lines::{Chunk, Line, cell_lines, is_figure, lines};
use super::source::{Glyph, Ruling};
use crate::document::read::unreadable::{COLUMNS, PLACES, Unreadable};
use std::collections::BTreeMap;

/// No figure of a report has more digits.
const LONGEST: usize = 12;
/// Lines within so many points of each other are one.
const NEAR: f32 = 3.2;
/// A gap in a line that is none: a dash.
const GAP: f32 = 6.0;

/// A grid of rulings.
#[derive(Clone, Default, Debug)]
pub(super) struct Lattice {
    /// The edges of its columns, from the left.
    pub(super) xs: Vec<f32>,
    /// The edges of its rows, from above.
    pub(super) ys: Vec<f32>,
    pub(super) cells: Vec<Area>,
    /// Whether it was found by where text stands, without rulings.
    pub(super) is_unruled: bool,
}

/// A cell of a grid.
#[derive(Clone, Default, Debug)]
pub(super) struct Area {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) lines: Vec<Line>,
    /// Whether a figure in it reaches into another cell.
    pub(super) is_doubtful: bool,
}

impl Lattice {
    pub(super) fn left(&self) -> f32 {
        self.xs.first().copied().unwrap_or_default()
    }

    pub(super) fn right(&self) -> f32 {
        self.xs.last().copied().unwrap_or_default()
    }

    pub(super) fn top(&self) -> f32 {
        self.ys.first().copied().unwrap_or_default()
    }

    pub(super) fn bottom(&self) -> f32 {
        self.ys.last().copied().unwrap_or_default()
    }

    fn holds(&self, x: f32, y: f32) -> bool {
        self.left() <= x && x <= self.right() && self.bottom() <= y && y <= self.top()
    }

    /// Whether it is frames and lines between rows, and not the grid of the tables that stand in it: figures beside each
    /// other mostly stand in one cell.
    fn is_frame(&self, glyphs: Vec<Glyph>) -> bool {
        let places = Places::new(self);
        let (mut parted, mut together) = (0, 0);
        for line in lines(glyphs) {
            let at = |chunk: &Chunk| places.cell((chunk.left + chunk.right) / 2.0, line.base + 0.35 * line.size);
            for pair in line.chunks.windows(2).filter(|pair| is_figure(&pair[1].text)) {
                // Nearer to each other they may be digits of one figure that is spread.
                let is_near = pair[1].left - pair[0].right < 0.45 * line.size;
                match at(&pair[0]) == at(&pair[1]) {
                    true => together += usize::from(!is_near),
                    false => parted += 1,
                }
            }
        }
        together > parted
    }

    fn size(&self) -> f32 {
        (self.right() - self.left()) * (self.top() - self.bottom())
    }
}

/// The tables of a page, without their text.
pub(super) fn lattices(rulings: &[Ruling]) -> Result<Vec<Lattice>, Unreadable> {
    let rulings = joined(rulings);
    let mut done = Vec::new();
    for group in groups(&rulings) {
        if let Some(lattice) = lattice(&group)? {
            done.push(lattice);
        }
    }
    // One that lies within a cell of another comes after it, and takes its text first.
    done.sort_by(|a, b| b.size().total_cmp(&a.size()));
    Ok(done)
}

/// Leaves out what is no table's grid: frames around tables that have no lines between their columns.
pub(super) fn without_frames(lattices: &mut Vec<Lattice>, glyphs: &[Glyph]) {
    let mut free: Vec<Glyph> = glyphs.to_vec();
    free.sort_by(|a, b| b.height().total_cmp(&a.height()));
    let mut is_taken = vec![false; free.len()];
    // From the inmost: what stands in a grid is none of the frame's around it.
    for at in (0..lattices.len()).rev().filter(|&at| lattices[at].cells.len() > 1).collect::<Vec<usize>>() {
        let lattice = &lattices[at];
        let first = free.partition_point(|it| it.height() > lattice.top());
        let last = free.partition_point(|it| it.height() >= lattice.bottom());
        let within = (first..last).filter(|&at| !is_taken[at] && lattice.holds(free[at].middle(), free[at].height()));
        let within: Vec<usize> = within.collect();
        if lattice.is_frame(within.iter().map(|&at| free[at]).collect()) {
            lattices.remove(at);
        } else {
            within.into_iter().for_each(|at| is_taken[at] = true);
        }
    }
}

/// Rulings with those that go on from one another as one.
fn joined(rulings: &[Ruling]) -> Vec<Ruling> {
    let mut sorted: Vec<Ruling> = rulings.to_vec();
    sorted.sort_by(|a, b| a.is_level.cmp(&b.is_level).then(a.at.total_cmp(&b.at)).then(a.from.total_cmp(&b.from)));
    let mut done: Vec<Ruling> = Vec::with_capacity(sorted.len());
    let mut at = 0;
    while let Some(first) = sorted.get(at) {
        // A band of lines that are the same, as far as anybody sees.
        let end =
            at + sorted[at..].iter().take_while(|it| it.is_level == first.is_level && it.at - first.at <= 0.8).count();
        let mut band: Vec<Ruling> = sorted[at..end].to_vec();
        band.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut open: Option<Ruling> = None;
        for next in band {
            match &mut open {
                Some(line) if next.from - line.to <= GAP => line.to = line.to.max(next.to),
                _ => done.extend(open.replace(next)),
            }
        }
        done.extend(open);
        at = end.max(at + 1);
    }
    done
}

/// Rulings that touch or cross, together.
fn groups(rulings: &[Ruling]) -> Vec<Vec<Ruling>> {
    let mut roots: Vec<usize> = (0..rulings.len()).collect();
    let (level, upright): (Vec<usize>, Vec<usize>) = (0..rulings.len()).partition(|&at| rulings[at].is_level);
    // Both are sorted by where they lie, so that those that an upright one may reach are a range.
    for &up in &upright {
        let line = rulings[up];
        let from = level.partition_point(|&at| rulings[at].at < line.from - NEAR);
        for &across in level.get(from..).unwrap_or_default() {
            let other = rulings[across];
            if other.at > line.to + NEAR {
                break;
            }
            if other.from - NEAR <= line.at && line.at <= other.to + NEAR {
                let (a, b) = (root(&mut roots, up), root(&mut roots, across));
                roots[a.max(b)] = a.min(b);
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<Ruling>> = BTreeMap::new();
    for (at, ruling) in rulings.iter().enumerate() {
        groups.entry(root(&mut roots, at)).or_default().push(*ruling);
    }
    groups.into_values().filter(|group| group.len() > 2).collect()
}

fn root(roots: &mut [usize], mut at: usize) -> usize {
    while roots[at] != at {
        roots[at] = roots[roots[at]];
        at = roots[at];
    }
    at
}

/// Places of lines, those near each other as one: their middle.
pub(super) fn edges(mut places: Vec<f32>) -> Vec<f32> {
    places.sort_by(f32::total_cmp);
    let mut done: Vec<(f32, f32)> = Vec::new();
    for place in places {
        match done.last_mut() {
            Some((first, last)) if place - *last <= NEAR && place - *first <= 2.0 * NEAR => *last = place,
            _ => done.push((place, place)),
        }
    }
    done.into_iter().map(|(first, last)| (first + last) / 2.0).collect()
}

/// The grid of rulings that touch, if they make one.
fn lattice(group: &[Ruling]) -> Result<Option<Lattice>, Unreadable> {
    let of = |is_level: bool| group.iter().filter(move |it| it.is_level == is_level);
    let places = |is_level: bool| {
        // Where lines across end, a side may be open.
        let ends = of(!is_level).flat_map(|it| [it.from, it.to]);
        let (low, high) = ends.fold((f32::MAX, f32::MIN), |(low, high), end| (low.min(end), high.max(end)));
        let mut places: Vec<f32> = of(is_level).map(|it| it.at).collect();
        let (first, last) = places.iter().fold((f32::MAX, f32::MIN), |(low, high), &at| (low.min(at), high.max(at)));
        places.extend((low < first - NEAR).then_some(low));
        places.extend((high > last + NEAR).then_some(high));
        edges(places)
    };
    let (xs, mut ys) = (places(false), places(true));
    ys.reverse();
    if xs.len() < 2 || ys.len() < 2 {
        return Ok(None);
    }
    let (columns, rows) = (xs.len() - 1, ys.len() - 1);
    COLUMNS.check(columns)?;
    PLACES.check(columns.saturating_mul(rows))?;
    let mut walls = Walls { right: vec![false; columns * rows], below: vec![false; columns * rows], columns };
    for line in group {
        walls.add(line, &xs, &ys);
    }
    let cells = walls.cells(rows);
    Ok(Some(Lattice { xs, ys, cells, is_unruled: false }))
}

/// Which places of a grid have a line at their right, and below them.
struct Walls {
    right: Vec<bool>,
    below: Vec<bool>,
    columns: usize,
}

impl Walls {
    fn add(&mut self, line: &Ruling, xs: &[f32], ys: &[f32]) {
        let covers = |a: f32, b: f32| {
            let (low, high) = (a.min(b), a.max(b));
            line.to.min(high) - line.from.max(low) > 0.5 * (high - low)
        };
        let (lines, across) = if line.is_level { (ys, xs) } else { (xs, ys) };
        let near = |a: &f32| (a - line.at).abs();
        let Some(edge) = (0..lines.len()).min_by(|&a, &b| near(&lines[a]).total_cmp(&near(&lines[b]))) else { return };
        // The first and the last are the edges of the table.
        if edge == 0 || edge + 1 >= lines.len() {
            return;
        }
        for (at, pair) in across.windows(2).enumerate() {
            let [a, b] = pair else { continue };
            if covers(*a, *b) {
                let (walls, place) = match line.is_level {
                    true => (&mut self.below, (edge - 1) * self.columns + at),
                    false => (&mut self.right, at * self.columns + edge - 1),
                };
                if let Some(wall) = walls.get_mut(place) {
                    *wall = true;
                }
            }
        }
    }

    /// The cells: places without a line between them, where they are a rectangle.
    fn cells(&self, rows: usize) -> Vec<Area> {
        let columns = self.columns;
        let mut roots: Vec<usize> = (0..rows * columns).collect();
        for at in 0..rows * columns {
            let (row, column) = (at / columns, at % columns);
            let mut join = |other: usize| {
                let (a, b) = (root(&mut roots, at), root(&mut roots, other));
                roots[a.max(b)] = a.min(b);
            };
            if column + 1 < columns && !self.right[at] {
                join(at + 1);
            }
            if row + 1 < rows && !self.below[at] {
                join(at + columns);
            }
        }
        let mut areas: BTreeMap<usize, (Area, usize)> = BTreeMap::new();
        for at in 0..rows * columns {
            let (row, column) = (at / columns, at % columns);
            let first = root(&mut roots, at);
            let (area, count) =
                areas.entry(first).or_insert_with(|| (Area { row, column, rows: 1, columns: 1, ..Area::default() }, 0));
            let right = (area.column + area.columns).max(column + 1);
            area.column = area.column.min(column);
            area.columns = right - area.column;
            area.rows = area.rows.max(row + 1 - area.row);
            *count += 1;
        }
        let mut done = Vec::with_capacity(areas.len());
        for (first, (area, count)) in areas {
            if area.rows * area.columns == count {
                done.push(area);
                continue;
            }
            self.runs(&area, |at| root(&mut roots, at) == first, &mut done);
        }
        done.sort_by_key(|area| (area.row, area.column));
        done
    }

    /// What is no rectangle, as where a table stands in a frame or a line is missing, row by row: what no line parts stays
    /// together, or a text that goes on there would be cut in two.
    fn runs(&self, area: &Area, mut is_of: impl FnMut(usize) -> bool, done: &mut Vec<Area>) {
        for row in area.row..area.row + area.rows {
            let mut open: Option<Area> = None;
            for column in area.column..area.column + area.columns {
                let at = row * self.columns + column;
                if !is_of(at) {
                    done.extend(open.take());
                    continue;
                }
                let run = open.get_or_insert_with(|| Area { row, column, rows: 1, ..Area::default() });
                run.columns += 1;
                if self.right[at] {
                    done.extend(open.take());
                }
            }
            done.extend(open);
        }
    }
}

/// Puts the text of a page into its tables. What is in none is given back.
pub(super) fn fill(lattices: &mut [Lattice], width: f32, glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut rest = Vec::new();
    // Where the edge of the page cuts a table off, what stands beyond is of it all the same: in which cell, nobody can
    // tell, and two figures in one cell are none.
    let holds = |lattice: &Lattice, x: f32, y: f32| {
        let left = if lattice.left() < 2.0 { f32::MIN } else { lattice.left() };
        let right = if lattice.right() > width - 2.0 { f32::MAX } else { lattice.right() };
        left <= x && x <= right && lattice.bottom() <= y && y <= lattice.top()
    };
    let mut held: Vec<Vec<Glyph>> = vec![Vec::new(); lattices.len()];
    for glyph in glyphs {
        let (x, y) = (glyph.middle(), glyph.height());
        // A grid of one place is a frame, and no table.
        let inmost = lattices.iter().rposition(|it| it.cells.len() > 1 && holds(it, x, y));
        match inmost.and_then(|at| held.get_mut(at)) {
            Some(held) => held.push(glyph),
            None => rest.push(glyph),
        }
    }
    for (lattice, glyphs) in lattices.iter_mut().zip(held) {
        rest.extend(lattice.fill(glyphs));
    }
    rest
}

/// Which cell of a grid each place of it is of.
struct Places {
    xs: Vec<f32>,
    ys: Vec<f32>,
    cells: Vec<Option<usize>>,
}

impl Places {
    fn new(lattice: &Lattice) -> Places {
        let (columns, rows) = (lattice.xs.len().saturating_sub(1), lattice.ys.len().saturating_sub(1));
        let mut cells = vec![None; columns * rows];
        for (at, area) in lattice.cells.iter().enumerate() {
            for row in area.row..area.row + area.rows {
                for column in area.column..area.column + area.columns {
                    if let Some(cell) = cells.get_mut(row * columns + column) {
                        *cell = Some(at);
                    }
                }
            }
        }
        Places { xs: lattice.xs.clone(), ys: lattice.ys.clone(), cells }
    }

    /// The cell at a point. Beyond the first or last column it is theirs.
    fn cell(&self, x: f32, y: f32) -> Option<usize> {
        let (last_column, last_row) = (self.xs.len().checked_sub(2)?, self.ys.len().checked_sub(2)?);
        let column = self.xs.partition_point(|&edge| edge <= x).saturating_sub(1).min(last_column);
        let row = self.ys.partition_point(|&edge| edge >= y).checked_sub(1)?.min(last_row);
        self.cells.get(row * (last_column + 1) + column).copied().flatten()
    }
}

impl Lattice {
    /// Puts text into the cells; what is in none is given back.
    fn fill(&mut self, glyphs: Vec<Glyph>) -> Vec<Glyph> {
        let mut rest = Vec::new();
        let places = Places::new(self);
        let mut taken: Vec<(usize, Glyph, bool)> = Vec::with_capacity(glyphs.len());
        for figure in figures(glyphs) {
            let own: Vec<Option<usize>> = figure.iter().map(|it| places.cell(it.middle(), it.height())).collect();
            let first = own.first().copied().flatten();
            if own.iter().all(|&at| at == first) || figure.len() == 1 {
                match first {
                    Some(at) => taken.extend(figure.into_iter().map(|it| (at, it, false))),
                    None => rest.extend(figure),
                }
                continue;
            }
            // A figure that reaches over a line is of one piece where it was drawn as one, or where the line goes
            // through a character; else it is two, side by side. Either is a guess.
            let is_one = figure.windows(2).all(|pair| matches!(pair, [a, b] if a.piece == b.piece && !a.is_estimated))
                || figure.iter().any(|it| {
                    let inner = 0.2 * (it.right - it.left);
                    self.xs.iter().any(|&x| it.left + inner < x && x < it.right - inner)
                });
            let left = figure.iter().map(|it| it.left).fold(f32::MAX, f32::min);
            let right = figure.iter().map(|it| it.right).fold(f32::MIN, f32::max);
            let whole = figure.first().and_then(|it| places.cell((left + right) / 2.0, it.height()));
            for (glyph, own) in figure.into_iter().zip(own) {
                match if is_one { whole } else { own } {
                    Some(at) => taken.push((at, glyph, true)),
                    None => rest.push(glyph),
                }
            }
        }
        let mut held: Vec<Vec<Glyph>> = vec![Vec::new(); self.cells.len()];
        for (at, glyph, is_doubtful) in taken {
            if let (Some(area), Some(held)) = (self.cells.get_mut(at), held.get_mut(at)) {
                held.push(glyph);
                area.is_doubtful |= is_doubtful;
            }
        }
        let mut more: Vec<Area> = Vec::new();
        for (area, glyphs) in self.cells.iter_mut().zip(held) {
            let edges = self.xs.get(area.column + 1..area.column + area.columns).unwrap_or_default();
            let parts = apart(glyphs, edges);
            if parts.len() < 2 {
                area.lines = parts.into_iter().next().map(cell_lines).unwrap_or_default();
                continue;
            }
            let (column, rows, row) = (area.column, area.rows, area.row);
            let parts = parts.into_iter().enumerate().map(|(at, glyphs)| Area {
                row,
                column: column + at,
                rows,
                columns: 1,
                lines: cell_lines(glyphs),
                is_doubtful: true,
            });
            let mut parts = parts.collect::<Vec<Area>>().into_iter();
            if let Some(first) = parts.next() {
                *area = first;
            }
            more.extend(parts);
        }
        self.cells.append(&mut more);
        self.cells.sort_by_key(|area| (area.row, area.column));
        self.doubt_what_overflows();
        rest
    }

    /// A figure that fills its line, with another close below it in the next cell, may go on there: rows of a fixed
    /// height let their text run out of them.
    fn doubt_what_overflows(&mut self) {
        let mut above: BTreeMap<(usize, usize, usize), usize> = BTreeMap::new();
        let mut doubtful: Vec<usize> = Vec::new();
        for (at, area) in self.cells.iter().enumerate() {
            let key = |row: usize| (row, area.column, area.columns);
            if let (Some(&before), Some(first)) = (above.get(&key(area.row)), area.lines.first())
                && let Some(last) = self.cells.get(before).and_then(|area| area.lines.last())
                && last.is_figure()
                && first.is_figure()
                && last.base - first.base < 1.25 * last.size
                && is_full(last, self.width(area.column, area.columns))
            {
                doubtful.extend([before, at]);
            }
            above.insert(key(area.row + area.rows), at);
        }
        for at in doubtful {
            if let Some(area) = self.cells.get_mut(at) {
                area.is_doubtful = true;
            }
        }
    }

    fn width(&self, column: usize, columns: usize) -> f32 {
        width(&self.xs, column, columns)
    }
}

/// How wide so many columns are.
pub(super) fn width(xs: &[f32], column: usize, columns: usize) -> f32 {
    xs.get(column + columns).zip(xs.get(column)).map_or(0.0, |(right, left)| right - left)
}

/// Whether no other digit has room in a cell after a line, with what is left free at its sides.
pub(super) fn is_full(line: &Line, width: f32) -> bool {
    width - (line.right - line.left) < 0.6 * line.size + 12.0
}

/// Lines of a cell, with a figure that was broken at the edge of the cell as one: the cell holds nothing else, and each
/// line but the last is full.
pub(super) fn mended(lines: &mut Vec<Line>, width: f32) {
    let is_one = |line: &Line| line.is_figure() && !line.text.contains(' ');
    let Some((_, above)) = lines.split_last().filter(|(_, above)| !above.is_empty()) else { return };
    let is_alike = |line: &Line| line.text.len() == lines[0].text.len();
    if !lines.iter().all(is_one) || !above.iter().all(|line| is_full(line, width) && is_alike(line)) {
        return;
    }
    if lines.last().is_some_and(|last| last.text.len() > lines[0].text.len()) {
        return;
    }
    let text: String = lines.iter().map(|line| line.text.as_str()).collect();
    if text.len() > LONGEST {
        return;
    }
    let broken = lines.clone();
    lines.truncate(1);
    if let Some(line) = lines.first_mut() {
        (line.text, line.broken) = (text, broken);
    }
}

/// The text of a cell over several columns by columns, where a line between them is missing: a figure stands by itself
/// in one, and nothing stands where the line would be. Small boxes are taken for marks by who reads lines.
fn apart(glyphs: Vec<Glyph>, edges: &[f32]) -> Vec<Vec<Glyph>> {
    if edges.is_empty() || glyphs.is_empty() {
        return vec![glyphs];
    }
    let is_free = |&edge: &f32| {
        glyphs.iter().filter(|it| !it.char.is_whitespace()).all(|it| {
            let room = 0.15 * it.size;
            it.right + room <= edge || it.left - room >= edge
        })
    };
    let mut parts: Vec<Vec<Glyph>> = vec![Vec::new(); edges.len() + 1];
    if !edges.iter().all(is_free) {
        return vec![glyphs];
    }
    for glyph in &glyphs {
        if let Some(part) = parts.get_mut(edges.partition_point(|&edge| edge <= glyph.middle())) {
            part.push(*glyph);
        }
    }
    let is_figure = |part: &Vec<Glyph>| {
        let mut seen = part.iter().filter(|it| !it.char.is_whitespace()).peekable();
        seen.peek().is_some() && seen.all(|it| it.char.is_ascii_digit() || matches!(it.char, '.' | ',' | '-' | '%'))
    };
    let filled = parts.iter().filter(|part| part.iter().any(|it| !it.char.is_whitespace())).count();
    if filled > 1 && parts.iter().any(is_figure) { parts } else { vec![glyphs] }
}

/// Text by figures: digits that follow each other without a gap are together, whatever else is by itself.
fn figures(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let is_digit = |it: &Glyph| it.char.is_ascii_digit() || matches!(it.char, '.' | ',' | '%' | '-');
    glyphs.sort_by(|a, b| b.base.total_cmp(&a.base).then(a.left.total_cmp(&b.left)));
    let mut done: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match done.last_mut() {
            Some(figure)
                if is_digit(&glyph)
                    && figure.last().is_some_and(|last| {
                        is_digit(last)
                            && (last.base - glyph.base).abs() < 0.2 * glyph.size
                            && last.turn == glyph.turn
                            && (glyph.left - last.right).abs() < 0.2 * glyph.size
                    }) =>
            {
                figure.push(glyph)
            }
            _ => done.push(vec![glyph]),
        }
    }
    done
}
