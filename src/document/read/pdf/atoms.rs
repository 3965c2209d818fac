//! What tables without rulings are told by: pieces of text that stand close together, on one axis over all pages.

use super::lines::{self, Digits, Line, is_figure};
use super::source::Glyph;

/// A gap so much wider than others of its line, in widths of a character, sets pieces apart.
const APART: f32 = 0.1;
/// The same beside a digit, where a little room is left in any text.
const APART_OF_DIGIT: f32 = 0.15;
/// So much room sets a figure apart that ends a piece: what stands in a cell may fill it up to the next one.
const ROOM_OF_FIGURE: f32 = 0.08;

/// How far a page's first line is below the last one of the page before, in widths of a character.
pub(super) const PAGE: f32 = 2.0;

/// A piece of text, most often a line of a cell.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    pub(super) line: Line,
    pub(super) page: usize,
    /// How far down it stands, over all pages.
    pub(super) depth: f32,
    /// The line that it is of, by number.
    pub(super) source: usize,
    /// Whether it is a figure, or a mark for none.
    pub(super) is_figure: bool,
}

impl Atom {
    pub(super) fn size(&self) -> f32 {
        self.line.size.max(1.0)
    }

    pub(super) fn middle(&self) -> f32 {
        (self.line.left + self.line.right) / 2.0
    }

    pub(super) fn meets(&self, other: &Atom) -> bool {
        self.line.left < other.line.right && other.line.left < self.line.right
    }
}

/// More pieces of text has no page of a report that holds a table.
const MOST_ON_PAGE: usize = 2_000;

/// The pieces of lines that follow each other, from above; none at all where a page has too many.
pub(super) fn atoms(run: &[(usize, Line)]) -> Vec<Atom> {
    let mut all: Vec<Atom> = Vec::new();
    // Where the pieces of the page begin.
    let mut first = 0;
    let mut off = 0.0;
    let mut before: Option<(usize, f32)> = None;
    for (source, (page, line)) in run.iter().enumerate() {
        // A page goes on where the one before it ends.
        match before {
            Some((last, depth)) if last != *page => {
                off = depth + PAGE * line.size + line.base;
                first = all.len();
            }
            None => off = line.base,
            _ => {}
        }
        for piece in pieces(&line.glyphs) {
            let Some(line) = lines::line(&piece) else { continue };
            let text = line.text.as_str();
            let is_mark = matches!(text, "-" | "—" | "－" | "–" | "/" | "／");
            let is_number = is_figure(text) && text.ends_with(|c: char| c.is_ascii_digit() || c == '%');
            let depth = off - line.base;
            let line = Line { page: Some(*page), chunks: Vec::new(), ..line };
            all.push(Atom { depth, page: *page, source, is_figure: is_mark || is_number, line });
        }
        if all.len() - first > MOST_ON_PAGE {
            return Vec::new();
        }
        before = Some((*page, off - line.base));
    }
    all.sort_by(|a, b| a.depth.total_cmp(&b.depth).then(a.line.left.total_cmp(&b.line.left)));
    all
}

/// The characters of a line in pieces. Those of another font may stand a little lower: they are of another cell, if
/// they stand apart.
fn pieces(glyphs: &[Glyph]) -> Vec<Vec<Glyph>> {
    let mut sorted: Vec<Glyph> = glyphs.to_vec();
    sorted.sort_by(|a, b| b.base.total_cmp(&a.base).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in sorted {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|it| it.base - glyph.base < 0.06 * glyph.size) => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    let mut done: Vec<Vec<Glyph>> = Vec::new();
    for mut row in rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        let usual = usual_gap(&row);
        let mut last: Option<Glyph> = None;
        let mut is_spaced = false;
        for glyph in row {
            if glyph.char.is_whitespace() {
                is_spaced = true;
                continue;
            }
            let goes_on = last.is_some_and(|last| {
                let gap = lines::gap(&last, &glyph);
                let goes_on = match (last.char.is_ascii_digit(), glyph.char.is_ascii_digit()) {
                    // What may be one figure or two goes into one cell, as several: in columns, each would pass for one.
                    (true, true) => Digits::of(&last, &glyph) != Digits::OfTwo,
                    (false, false) => gap <= usual + APART,
                    _ => gap <= APART_OF_DIGIT,
                };
                goes_on || is_spaced && gap < 0.45 && !glyph.char.is_ascii_digit()
            });
            match done.last_mut().filter(|_| goes_on) {
                Some(piece) => piece.push(glyph),
                None => done.push(vec![glyph]),
            }
            (last, is_spaced) = (Some(glyph), false);
        }
    }
    done.into_iter().flat_map(parted).collect()
}

/// A piece without the figure that ends it, where a little room is before that, and the figure.
fn parted(mut piece: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let is_of_figure = |it: &Glyph| it.char.is_ascii_digit() || matches!(it.char, '.' | ',');
    let at = piece.iter().rposition(|it| !is_of_figure(it)).map_or(0, |at| at + 1);
    let has_room = match (at.checked_sub(1).and_then(|before| piece.get(before)), piece.get(at)) {
        (Some(before), Some(digit)) => digit.left - before.right > ROOM_OF_FIGURE * digit.size,
        _ => false,
    };
    if !has_room {
        return vec![piece];
    }
    let figure = piece.split_off(at);
    vec![piece, figure]
}

/// The room that the characters of a line have between them: none, but where a line was spread.
fn usual_gap(row: &[Glyph]) -> f32 {
    let drawn: Vec<&Glyph> = row.iter().filter(|it| !it.char.is_whitespace()).collect();
    let gap = |pair: &[&Glyph]| (pair[1].left - pair[0].right) / pair[1].size.max(1.0);
    let mut gaps: Vec<f32> = drawn.windows(2).map(gap).filter(|gap| (-0.2..0.5).contains(gap)).collect();
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or_default().max(0.0)
}
