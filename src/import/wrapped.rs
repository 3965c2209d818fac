//! Lines of text that were broken at a certain width, as the paragraphs that they are.

use super::items::{Item, Text};
use crate::document::Place;
use crate::edition::split_name;
use crate::text::{Ambiguous, width};

/// Lines are broken where none is wider than this; else each is a paragraph.
const WIDEST: usize = 130;

/// The items with the lines of paragraphs joined.
pub(super) fn joined(items: Vec<Item>) -> Vec<Item> {
    let line = |item: &Item| match item {
        Item::Paragraph(text) if matches!(text.place, Place::Line(_)) => Some(size(text)),
        _ => None,
    };
    let mut sizes: Vec<usize> = items.iter().filter_map(line).collect();
    sizes.sort_unstable();
    let Some(&most) = sizes.last().filter(|&most| (40..=WIDEST).contains(most)) else { return items };
    // A text of short paragraphs has no edge at which many lines end.
    let full = |size: usize| size + 6 >= most;
    if sizes.iter().filter(|&&size| full(size)).count() < 3 {
        return items;
    }
    let mut done: Vec<Item> = Vec::with_capacity(items.len());
    let mut open = None;
    for item in items {
        let next = match &item {
            Item::Paragraph(text) => line(&item).filter(|_| goes_on_with(text)).map(|size| (text, size)),
            _ => None,
        };
        let follows = match (open, &next) {
            (Some(last), Some((text, _))) => matches!(text.place, Place::Line(line) if line == last + 1),
            _ => false,
        };
        open = match &item {
            Item::Paragraph(text) if line(&item).is_some_and(full) && !ends(text) => number(text.place),
            _ => None,
        };
        match (done.last_mut(), item) {
            (Some(Item::Paragraph(above)), Item::Paragraph(text)) if follows => {
                above.words.join(&text.words.trimmed());
                above.lines += 1;
            }
            (_, item) => done.push(item),
        }
    }
    done
}

fn number(place: Place) -> Option<u32> {
    match place {
        Place::Line(line) => Some(line),
        _ => None,
    }
}

fn size(text: &Text) -> usize {
    width(text.words.text.trim_end(), Ambiguous::Wide)
}

fn ends(text: &Text) -> bool {
    text.words.text.trim_end().ends_with(['。', '！', '？'])
}

/// Whether a line may go on with the one above: it is not indented, and no heading.
fn goes_on_with(text: &Text) -> bool {
    let words = text.words.text.as_str();
    let indented = words.starts_with("\u{3000}") || words.starts_with("  ") || words.starts_with('\t');
    let number = split_name(words).0;
    !indented && !words.trim().is_empty() && number.is_none_or(|number| !number.enclosed && number.numeral().is_ascii())
}
