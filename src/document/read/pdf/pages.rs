//! Pages as one text: without heads, feet and numbers of pages, tables that a page end cuts joined, lines as paragraphs.

use super::aligned;
use super::lattice::{self, Area, Lattice};
use super::lines::{self, Line, begins_anew};
use super::piece::Piece;
use super::source::{Ruling, Sheet};
use crate::document::read::unreadable::Unreadable;

/// A page.
#[derive(Default, Debug)]
pub(super) struct Page {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) pieces: Vec<Piece>,
    /// Heads, feet and numbers that were left out.
    pub(super) left_out: Vec<Line>,
    /// Level lines, of which some may be of tables without upright ones.
    level: Vec<Ruling>,
    /// Where its text begins and ends.
    left: f32,
    right: f32,
    /// How far its lines are apart.
    pitch: f32,
}

/// A page's text and tables.
pub(super) fn page(sheet: &mut Sheet) -> Result<Page, Unreadable> {
    let mut lattices = lattice::lattices(&sheet.rulings)?;
    let glyphs = std::mem::take(&mut sheet.glyphs);
    lattice::without_frames(&mut lattices, &glyphs);
    let rest = lattice::fill(&mut lattices, sheet.width, glyphs);
    let lines = lines::lines_of_glyphs(rest).into_iter().map(Piece::Line);
    let is_used = |it: &Lattice| it.cells.len() > 1 && it.cells.iter().any(|area| !area.lines.is_empty());
    let tables = lattices.into_iter().filter(is_used).map(Piece::Table);
    let mut pieces: Vec<Piece> = tables.chain(lines).collect();
    pieces.sort_by(|a, b| b.top().total_cmp(&a.top()));
    let level = sheet.rulings.iter().filter(|it| it.is_level).copied().collect();
    Ok(Page { width: sheet.width, height: sheet.height, pieces, level, ..Page::default() })
}

/// How many pieces at either end of a page may be its head or foot.
const MARGIN: usize = 3;

/// Leaves out heads, feet and numbers of pages.
pub(super) fn without_margins(pages: &mut [Page]) {
    let candidates = |page: &Page| -> Vec<usize> {
        let count = page.pieces.len();
        (0..count).filter(|&at| at < MARGIN || at + MARGIN >= count).collect()
    };
    let mut seen: rustc_hash::FxHashMap<String, Vec<(usize, f32)>> = rustc_hash::FxHashMap::default();
    for (number, page) in pages.iter().enumerate() {
        for line in candidates(page).into_iter().filter_map(|at| page.pieces.get(at)?.line()) {
            seen.entry(plain(&line.text)).or_default().push((number, line.base));
        }
    }
    let count = pages.len();
    let enough = (count * 2).div_ceil(5).max(2);
    for (number_of_page, page) in pages.iter_mut().enumerate() {
        let height = page.height;
        let is_margin = |line: &Line| {
            let at_edge = line.base < 0.12 * height || line.base > 0.88 * height;
            let text = plain(&line.text);
            let same = seen.get(&text).map_or(0, |all| {
                let mut pages: Vec<usize> =
                    all.iter().filter(|(_, base)| (base - line.base).abs() < 4.0).map(|(page, _)| *page).collect();
                pages.dedup();
                pages.len()
            });
            // The number of this page, or one that counts on from other pages'.
            let is_counted = number(&line.text) == Some(number_of_page + 1);
            at_edge && (line.is_running || same >= enough || is_number(&line.text) && (same > 1 || is_counted))
        };
        // From the edges inwards: what stands beside text is text.
        let mut out: Vec<usize> = Vec::new();
        let total = page.pieces.len();
        let ends: [Box<dyn Iterator<Item = usize>>; 2] =
            [Box::new((0..total).take(MARGIN)), Box::new((0..total).rev().take(MARGIN))];
        for end in ends {
            for at in end {
                match page.pieces.get(at).and_then(Piece::line) {
                    Some(line) if is_margin(line) => out.push(at),
                    _ => break,
                }
            }
        }
        out.sort_unstable();
        out.dedup();
        for (at, piece) in std::mem::take(&mut page.pieces).into_iter().enumerate() {
            match piece {
                Piece::Line(line) if out.binary_search(&at).is_ok() => page.left_out.push(line),
                piece => page.pieces.push(piece),
            }
        }
    }
}

/// A text without white space, its digits all alike. Figures that stand apart stay so: a row of them is no number.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut is_apart = false;
    for c in text.chars() {
        // One digit or three: pages are counted.
        match c {
            c if c.is_whitespace() => is_apart = true,
            '0'..='9' => {
                match plain.ends_with('0') {
                    true if is_apart => plain.push_str(" 0"),
                    true => {}
                    false => plain.push('0'),
                }
                is_apart = false;
            }
            c => {
                plain.push(c);
                is_apart = false;
            }
        }
    }
    plain
}

/// The number that a text begins with, marks aside.
fn number(text: &str) -> Option<usize> {
    let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits.get(..end).filter(|digits| digits.len() < 5)?.parse().ok()
}

/// `3`, `- 3 -`, `3/9`, `第 3 页 共 9 页`.
fn is_number(text: &str) -> bool {
    let plain = plain(text);
    let inner = plain.trim_matches(|c| matches!(c, '-' | '—' | '－' | '–' | '·' | '~' | '―'));
    matches!(inner, "0" | "0/0" | "第0页" | "第0页共0页" | "第0页/共0页" | "第0页，共0页" | "共0页第0页")
        && text.len() < 40
}

/// Finds tables without rulings, and measures the text of each page.
pub(super) fn measured(pages: &mut [Page]) {
    let pieces = pages.iter_mut().map(|page| std::mem::take(&mut page.pieces)).collect();
    let level: Vec<Vec<Ruling>> = pages.iter_mut().map(|page| std::mem::take(&mut page.level)).collect();
    for (page, pieces) in pages.iter_mut().zip(aligned::gathered(pieces, &level)) {
        page.pieces = pieces;
    }
    for page in pages {
        let lines: Vec<&Line> = page.pieces.iter().filter_map(Piece::line).collect();
        page.left = lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
        page.right = lines.iter().map(|line| line.right).fold(f32::MIN, f32::max);
        let mut pitches: Vec<f32> = lines
            .windows(2)
            .filter_map(|pair| Some((pair.first()?.base - pair.last()?.base) / pair.last()?.size.max(1.0)))
            .filter(|pitch| (0.9..3.5).contains(pitch))
            .collect();
        pitches.sort_by(f32::total_cmp);
        page.pitch = pitches.get(pitches.len() / 3).copied().unwrap_or(1.5);
    }
}

/// A block of the document: lines of a paragraph, or a table in parts, with the pages that they stand on.
pub(super) enum Part {
    Paragraph(Vec<(usize, Line)>),
    Table(Vec<(usize, Lattice)>),
}

/// The pages one after another.
pub(super) fn parts(pages: Vec<Page>) -> Vec<Part> {
    let bounds: Vec<(f32, f32, f32)> = pages.iter().map(|page| (page.left, page.right, page.pitch)).collect();
    let mut parts: Vec<Part> = Vec::new();
    for (number, page) in pages.into_iter().enumerate() {
        for (at, piece) in page.pieces.into_iter().enumerate() {
            match (parts.last_mut(), piece) {
                (Some(Part::Paragraph(lines)), Piece::Line(line)) if goes_on(lines, &line, number, &bounds) => {
                    lines.push((number, line));
                }
                (Some(Part::Table(tables)), Piece::Table(table))
                    if at == 0
                        && tables
                            .last()
                            .is_some_and(|(page, above)| page + 1 == number && continues(above, &table)) =>
                {
                    tables.push((number, table));
                }
                (_, Piece::Line(line)) => parts.push(Part::Paragraph(vec![(number, line)])),
                (_, Piece::Table(table)) => parts.push(Part::Table(vec![(number, table)])),
            }
        }
    }
    parts
}

/// Whether a line goes on with a paragraph: the line above is full, and it is not indented.
fn goes_on(above: &[(usize, Line)], line: &Line, page: usize, bounds: &[(f32, f32, f32)]) -> bool {
    let Some((at, last)) = above.last() else { return false };
    let (Some(&(_, right, _)), Some(&(left, _, pitch))) = (bounds.get(*at), bounds.get(page)) else { return false };
    let unit = line.size.max(1.0);
    let is_full = last.right > right - 1.7 * unit && last.right - last.left > 12.0 * unit;
    let is_flush = line.left < left + 0.7 * unit || line.left < last.left + 0.3 * unit && above.len() > 1;
    let is_alike = (last.size / unit - 1.0).abs() < 0.12;
    // Where a paragraph's first line is indented, one that is not goes on with it, whatever the page before ends with.
    let begins_indented = above.first().is_some_and(|(_, first)| first.left > last.left + 1.2 * unit);
    let goes_below = begins_indented && above.len() > 1 && (line.left - last.left).abs() < 0.3 * unit;
    let is_near = match page - at {
        0 => (last.base - line.base) / unit < 1.35 * pitch.max(1.0),
        1 => goes_below || !last.text.ends_with(['。', '！', '？', '：']),
        _ => false,
    };
    // Behind a sentence, what is numbered is a heading.
    let is_heading = last.text.ends_with('。') && begins_anew(&line.text);
    is_full && is_flush && is_alike && is_near && !is_heading
}

/// Whether a table at the top of a page goes on with the one at the end of the page before: it has its edges, and not
/// its head again.
fn continues(above: &Lattice, below: &Lattice) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < 4.0;
    // One without rulings is whole already.
    if above.is_unruled || below.is_unruled || !near(above.left(), below.left()) || !near(above.right(), below.right())
    {
        return false;
    }
    let head = |lattice: &Lattice| -> Vec<String> {
        let first = lattice.cells.iter().filter(|area| area.row == 0);
        first.map(|area| area.lines.iter().map(|line| line.text.as_str()).collect::<String>()).collect()
    };
    let (top, again) = (head(above), head(below));
    top != again || top.iter().all(String::is_empty)
}

/// Whether the text of a name goes on.
fn is_rest(above: &[Line], below: &[Line]) -> bool {
    let is_name = |line: Option<&Line>| line.is_some_and(|line| !line.is_figure());
    let begins = |lines: &[Line]| lines.first().is_some_and(|line| begins_anew(&line.text));
    is_name(above.last()) && is_name(below.first()) && begins(above) && !begins(below)
}

/// Whether a cell from one edge to another lies below one of its width. Edges of parts that are not quite below each
/// other are several.
fn is_below(above: &Area, from: usize, to: usize, xs: &[f32]) -> bool {
    let near = |a: usize, b: usize| xs.get(a).zip(xs.get(b)).is_some_and(|(a, b)| (a - b).abs() < 7.0);
    near(above.column, from) && near(above.column + above.columns, to)
}

/// Whether the first row of a part is the rest of the row above it: of a name, which begins with no number, or of a
/// figure that fills its line.
fn is_cut(all: &[(usize, Area)], table: &Lattice, rows: usize, places: &[usize], xs: &[f32]) -> bool {
    let first: Vec<&Area> = table.cells.iter().filter(|area| area.row == 0).collect();
    let place = |at: usize| places.get(at).copied().unwrap_or_default();
    let last: Vec<&Area> = all.iter().map(|(_, area)| area).filter(|area| area.row + area.rows == rows).collect();
    let above = |area: &Area| {
        let (from, to) = (place(area.column), place(area.column + area.columns));
        last.iter().find(|it| is_below(it, from, to, xs)).copied()
    };
    // Whether it speaks for one row, is neither here nor there, or speaks against.
    let goes_on = |area: &Area| {
        let Some(above) = above(area) else { return (!area.lines.is_empty()).then_some(false) };
        let next = area.lines.first()?;
        let Some(line) = above.lines.last() else {
            let may_be = next.is_figure() || !begins_anew(&next.text);
            return (area.rows == 1 && !may_be).then_some(false);
        };
        if next.is_figure() {
            // A long figure goes on with a short rest.
            let is_rest = line.is_figure()
                && lattice::is_full(line, lattice::width(xs, above.column, above.columns))
                && (next.text.len() <= 2 && line.text.len() > next.text.len());
            return Some(is_rest);
        }
        match !line.is_figure() && !begins_anew(&next.text) {
            true if area.rows > 1 => None,
            is_rest => Some(is_rest || area.rows > 1),
        }
    };
    let has_figure = |area: &Area| area.lines.iter().any(Line::is_figure);
    let figures = last.iter().filter(|area| has_figure(area)).count();
    let below = first.iter().filter(|area| has_figure(area) && above(area).is_some_and(has_figure)).count();
    // A row with figures below all of those above it is a row of its own.
    let is_own = below > 0 && below == figures;
    let said: Vec<Option<bool>> = first.iter().map(|area| goes_on(area)).collect();
    !is_own && said.contains(&Some(true)) && !said.contains(&Some(false))
}

/// Tables in parts as one: on one grid, with cells that a page end cuts put together.
pub(super) fn joined(tables: Vec<(usize, Lattice)>) -> (Vec<(usize, Area)>, usize, usize) {
    let is_ruled = tables.iter().all(|(_, table)| !table.is_unruled);
    let xs = lattice::edges(tables.iter().flat_map(|(_, table)| table.xs.iter().copied()).collect());
    let nearest = |x: f32| {
        let near = |at: &usize| (xs.get(*at).copied().unwrap_or_default() - x).abs();
        (0..xs.len()).min_by(|a, b| near(a).total_cmp(&near(b))).unwrap_or_default()
    };
    let mut all: Vec<(usize, Area)> = Vec::new();
    let mut rows = 0;
    for (page, table) in tables {
        let places: Vec<usize> = table.xs.iter().map(|&x| nearest(x)).collect();
        let place = |at: usize| places.get(at).copied().unwrap_or_default();
        let before = all.len();
        let is_cut = rows > 0 && is_cut(&all, &table, rows, &places, &xs);
        if is_cut {
            rows -= 1;
        }
        for mut area in table.cells {
            area.lines.iter_mut().for_each(|line| line.page = line.page.or(Some(page)));
            let page = area.lines.first().and_then(|line| line.page).unwrap_or(page);
            if is_cut && area.row == 0 {
                let (from, to) = (place(area.column), place(area.column + area.columns));
                let above = all
                    .iter_mut()
                    .take(before)
                    .find(|(_, it)| is_below(it, from, to, &xs) && it.row + it.rows == rows + 1);
                if let Some((_, above)) = above {
                    above.rows += area.rows - 1;
                    above.lines.extend(area.lines);
                    continue;
                }
            }
            let (from, to) = (place(area.column), place(area.column + area.columns));
            let is_blank = area.lines.is_empty();
            // A cell over several rows goes on: its text stands in one part.
            let above = all.iter_mut().take(before).find(|(_, it)| {
                area.row == 0
                    && rows > 0
                    && it.row + it.rows == rows
                    && (it.column, it.column + it.columns) == (from, to)
                    && (it.rows > 1 || area.rows > 1)
                    && (is_blank || it.lines.is_empty() || is_rest(&it.lines, &area.lines))
                    && area.columns <= 2
            });
            match above {
                Some((_, above)) => {
                    above.rows += area.rows;
                    above.lines.extend(area.lines);
                }
                None => {
                    all.push((page, Area { row: rows + area.row, column: from, columns: (to - from).max(1), ..area }))
                }
            }
        }
        rows += table.ys.len().saturating_sub(1);
    }
    for (_, area) in all.iter_mut().filter(|_| is_ruled) {
        lattice::mended(&mut area.lines, lattice::width(&xs, area.column, area.columns));
    }
    (all, rows, xs.len().saturating_sub(1))
}

/// Where the text of each page begins and ends.
pub(super) fn text_bounds(pages: &[Page]) -> Vec<(f32, f32)> {
    pages.iter().map(|page| (page.left, page.right)).collect()
}
