//! No digit is lost without a word: those that a page draws beside those that came out of it.

use super::lines::{Line, lines};
use super::source::{Glyph, Sheet};
use crate::document::{Block, Document, Origin};
use rustc_hash::FxHashMap;

/// The digits of a page, and what was left out of it with a word.
#[derive(Default, Debug)]
pub(super) struct Drawn {
    digits: Vec<Glyph>,
    height: f32,
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

fn count(text: &str) -> usize {
    text.chars().filter(|&c| is_digit(c)).count()
}

impl Drawn {
    pub(super) fn of(sheet: &Sheet) -> Drawn {
        let digits = sheet.glyphs.iter().filter(|it| is_digit(it.char)).copied().collect();
        Drawn { digits, height: sheet.height }
    }
}

/// Figures of which a character is not known: no font says what it is.
pub(super) fn unclear(glyphs: &[Glyph]) -> Vec<String> {
    const UNKNOWN: char = char::REPLACEMENT_CHARACTER;
    let is_part = |it: &Glyph| is_digit(it.char) || matches!(it.char, '.' | ',' | '%' | UNKNOWN);
    let is_next = |a: &Glyph, b: &Glyph| {
        is_part(a) && is_part(b) && (a.base - b.base).abs() < 0.3 * b.size && (b.left - a.right).abs() < 0.5 * b.size
    };
    let runs = glyphs.chunk_by(is_next).map(|run| run.iter().map(|it| it.char).collect::<String>());
    runs.filter(|run| run.contains(UNKNOWN) && count(run) > 0).collect()
}

/// The figures of each page that are in none of the document's blocks: by page, from zero.
pub(super) fn lost(
    pages: Vec<Drawn>,
    document: &Document,
    broken: &FxHashMap<Origin, Vec<Line>>,
    margins: &[Vec<Line>],
) -> Vec<(usize, String)> {
    // Where digits came out, by page: the frame and the text.
    let mut out: Vec<Vec<([f32; 4], String)>> = pages.iter().map(|_| Vec::new()).collect();
    let mut apart: Vec<(usize, ([f32; 4], String))> = Vec::new();
    let mut add = |page: usize, line: &Line| {
        let height = pages.get(page).map_or(0.0, |page| page.height);
        let frame = [line.left, height - line.top(), line.right, height - line.bottom()];
        apart.push((page, (frame, line.text.clone())));
    };
    let mut waiting: Vec<&Block> = document.blocks.iter().collect();
    while let Some(block) = waiting.pop() {
        match block {
            Block::Table(table) => waiting.extend(table.cells.iter().flat_map(|cell| &cell.blocks)),
            Block::Paragraph(paragraph) => {
                for run in paragraph.runs.iter().filter(|run| count(&run.text) > 0) {
                    let Some(source) = run.source else { continue };
                    if let Some(parts) = broken.get(&source) {
                        for part in parts {
                            add(part.page.unwrap_or_default(), part);
                        }
                        continue;
                    }
                    let frame = document.frames.get(source.span.start as usize);
                    if let (Some(it), Some(out)) = (frame, out.get_mut(usize::from(source.part))) {
                        out.push(([it.left, it.top, it.right, it.bottom].map(|at| at as f32), run.text.clone()));
                    }
                }
            }
        }
    }
    for (page, margins) in margins.iter().enumerate() {
        margins.iter().filter(|line| count(&line.text) > 0).for_each(|line| add(page, line));
    }
    for (page, it) in apart {
        if let Some(out) = out.get_mut(page) {
            out.push(it);
        }
    }
    let mut lost = Vec::new();
    for (number, (page, out)) in pages.into_iter().zip(out).enumerate() {
        if page.digits.len() == out.iter().map(|(_, text)| count(text)).sum::<usize>() {
            continue;
        }
        let height = page.height;
        let missing: Vec<Glyph> = if page.digits.len().saturating_mul(out.len()) > 20_000_000 {
            page.digits
        } else {
            let is_out = |it: &Glyph| {
                let (x, y) = (it.middle(), height - it.height());
                out.iter().any(|([left, top, right, bottom], text)| {
                    let within = left - 1.0 <= x && x <= right + 1.0 && top - 1.0 <= y && y <= bottom + 1.0;
                    within && text.contains(it.char)
                })
            };
            page.digits.iter().filter(|it| !is_out(it)).copied().collect()
        };
        let texts: Vec<String> = lines(missing).into_iter().map(|line| line.text).collect();
        lost.push((number, texts.join("、")));
    }
    lost
}
