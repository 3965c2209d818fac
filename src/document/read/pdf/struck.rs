//! What a page draws and does not mean: text with a line through it, and characters that are drawn twice to look bold.

use super::lines::{Line, lines};
use super::source::{Glyph, Ruling, Sheet};
use rustc_hash::FxHashMap;

/// How near the end of a line is to one across that it touches.
const TOUCH: f32 = 1.5;

/// Takes what is struck out off a page, with the lines that strike it, and gives it as lines.
pub(super) fn take(sheet: &mut Sheet) -> Vec<Line> {
    let mut order: Vec<usize> = (0..sheet.glyphs.len()).filter(|&at| sheet.glyphs[at].turn == 0).collect();
    order.sort_by(|&a, &b| sheet.glyphs[a].base.total_cmp(&sheet.glyphs[b].base));
    let largest = order.iter().map(|&at| sheet.glyphs[at].size).fold(0.0, f32::max);
    let upright: Vec<Ruling> = sheet.rulings.iter().filter(|it| !it.is_level).copied().collect();
    let glyphs = &mut sheet.glyphs;
    let mut is_no_strike = |line: &Ruling| {
        let crossed = if line.is_level { crossed(line, glyphs, &order, largest) } else { Vec::new() };
        let touches = |x: f32| {
            let near = |it: &&Ruling| (it.at - x).abs() < TOUCH && it.from - TOUCH < line.at && line.at < it.to + TOUCH;
            upright.iter().any(|it| near(&it))
        };
        // From edge to edge of a cell it is the cell's.
        if crossed.is_empty() || touches(line.from) && touches(line.to) {
            return true;
        }
        for at in crossed {
            glyphs[at].is_struck = true;
        }
        false
    };
    sheet.rulings.retain(&mut is_no_strike);
    sheet.marks.retain(&mut is_no_strike);
    let (struck, kept): (Vec<Glyph>, Vec<Glyph>) = glyphs.drain(..).partition(|it| it.is_struck);
    sheet.glyphs = kept;
    lines(struck)
}

/// The characters that a level line goes through, if it begins and ends with them.
fn crossed(line: &Ruling, glyphs: &[Glyph], order: &[usize], largest: f32) -> Vec<usize> {
    let first = order.partition_point(|&at| glyphs[at].base < line.at - 0.6 * largest);
    let near = order.get(first..).unwrap_or_default().iter().copied().take_while(|&at| glyphs[at].base < line.at);
    let mut met: Vec<usize> = near
        .filter(|&at| {
            let it = &glyphs[at];
            let above = line.at - it.base;
            (0.15 * it.size..=0.6 * it.size).contains(&above) && it.left < line.to && line.from < it.right
        })
        .collect();
    met.sort_by(|&a, &b| glyphs[a].left.total_cmp(&glyphs[b].left));
    let (Some(&first), Some(&last)) = (met.first(), met.last()) else { return Vec::new() };
    let unit = glyphs[first].size;
    let is_whole = met.windows(2).all(|pair| glyphs[pair[1]].left - glyphs[pair[0]].right < 1.5 * unit);
    let fits = line.from > glyphs[first].left - 0.8 * unit && line.to < glyphs[last].right + 0.8 * unit;
    if !is_whole || !fits {
        return Vec::new();
    }
    met.retain(|&at| {
        let it = &glyphs[at];
        line.to.min(it.right) - line.from.max(it.left) > 0.5 * (it.right - it.left)
    });
    met
}

/// Leaves one of the characters that are drawn in one place, in another piece of text, to look bold.
pub(super) fn without_doubles(glyphs: &mut Vec<Glyph>) {
    let cell = |at: f32| at.round() as i32;
    let mut seen: FxHashMap<(char, i32, i32), Vec<Glyph>> = FxHashMap::default();
    glyphs.retain(|it| {
        if it.char.is_whitespace() || it.right - it.left < 0.2 * it.size && it.turn == 0 {
            return true;
        }
        // What is drawn twice is moved by a little: two narrow digits side by side are further apart.
        let near = 0.25 * it.size;
        let reach = (near.ceil() as i32).clamp(1, 4);
        let (x, y) = (cell(it.left), cell(it.base));
        let around = (-reach..=reach).flat_map(|dx| (-reach..=reach).map(move |dy| (dx, dy)));
        let is_double = around.into_iter().any(|(dx, dy)| {
            seen.get(&(it.char, x.saturating_add(dx), y.saturating_add(dy))).is_some_and(|all| {
                all.iter().any(|other| {
                    let width = (it.right - it.left).min(other.right - other.left);
                    let across = if it.turn == 0 { near.min(0.5 * width) } else { near };
                    other.piece != it.piece
                        && (other.left - it.left).abs() < across
                        && (other.base - it.base).abs() < near
                })
            })
        });
        if !is_double {
            let held = seen.entry((it.char, x, y)).or_default();
            // So many in one place are no text.
            if held.len() < 8 {
                held.push(*it);
            }
        }
        !is_double
    });
}
