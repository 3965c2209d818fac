//! What is said at one place and stands at another: notes, text boxes.

use crate::document::read::little::{u16_at, u32_at};
use crate::document::read::unreadable::{PARAGRAPHS, Unreadable};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The places of notes' marks, and the characters of each note's text, in a story that begins at `story`.
pub(super) fn notes(marks: &[u8], texts: &[u8], story: &Range<u32>) -> Result<Vec<(u32, Range<u32>)>, Unreadable> {
    // A mark has two bytes beside its place; the last place is where the text ends.
    let count = marks.len().saturating_sub(4) / 6;
    PARAGRAPHS.check(count)?;
    let mark = |at: usize| u32_at(marks, 4 * at);
    let mut found: Vec<(u32, Range<u32>)> =
        (0..count).map_while(|at| Some((mark(at)?, stretch(texts, at, story)?))).collect();
    found.sort_by_key(|(mark, _)| *mark);
    Ok(found)
}

/// The text boxes by the shapes that they lie in: the characters of each.
pub(super) fn boxes(texts: &[u8], story: &Range<u32>) -> FxHashMap<u32, Range<u32>> {
    const BOX: usize = 22;
    let count = texts.len().saturating_sub(4) / (4 + BOX);
    let mut found = FxHashMap::default();
    for at in 0..count {
        let own = 4 * (count + 1) + BOX * at;
        // What is free to be used again holds nothing.
        if u16_at(texts, own + 8) == Some(0)
            && let (Some(shape), Some(stretch)) = (u32_at(texts, own + 14), stretch(texts, at, story))
        {
            found.entry(shape).or_insert(stretch);
        }
    }
    found
}

/// The shapes by the places that they hang at.
pub(super) fn anchors(bytes: &[u8]) -> FxHashMap<u32, u32> {
    const ANCHOR: usize = 26;
    let count = bytes.len().saturating_sub(4) / (4 + ANCHOR);
    let one = |at: usize| Some((u32_at(bytes, 4 * at)?, u32_at(bytes, 4 * (count + 1) + ANCHOR * at)?));
    (0..count).filter_map(one).collect()
}

/// The characters from one place to the next, within their story.
fn stretch(places: &[u8], at: usize, story: &Range<u32>) -> Option<Range<u32>> {
    let place = |at: usize| Some(story.start.checked_add(u32_at(places, 4 * at)?)?.min(story.end));
    let (start, end) = (place(at)?, place(at + 1)?);
    (start <= end).then_some(start..end)
}
