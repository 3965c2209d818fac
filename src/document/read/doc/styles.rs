//! Styles (STSH): what paragraphs and runs look like that say no more than a name.

use super::props::{ParagraphProps, RunProps};
use super::sprm::sprms;
use crate::document::read::little::{slice, u16_at};

/// How many styles one may be based on in a row.
const DEEPEST: usize = 32;

/// The styles of a file, by their numbers.
#[derive(Default)]
pub(super) struct Styles {
    styles: Vec<Style>,
}

/// How one looks, all that it is based on included.
#[derive(Clone, Copy, Default)]
pub(super) struct Style {
    pub(super) paragraph: ParagraphProps,
    pub(super) run: RunProps,
}

/// A style as it stands in the file.
#[derive(Default)]
struct Written<'a> {
    base: u16,
    /// The level of a heading that is built in.
    heading: Option<u8>,
    paragraph: &'a [u8],
    run: &'a [u8],
}

impl Styles {
    pub(super) fn read(bytes: &[u8]) -> Styles {
        let written = written(bytes).unwrap_or_default();
        let mut styles: Vec<Option<Style>> = vec![None; written.len()];
        for at in 0..written.len() {
            resolve(&written, at, &mut styles);
        }
        Styles { styles: styles.into_iter().map(Option::unwrap_or_default).collect() }
    }

    /// The style of this number.
    pub(super) fn get(&self, number: u16) -> Style {
        self.styles.get(usize::from(number)).copied().unwrap_or_default()
    }
}

/// Finds what a style comes to: what it is based on first, each once.
fn resolve(all: &[Written], at: usize, resolved: &mut [Option<Style>]) {
    let mut chain: Vec<usize> = Vec::new();
    let mut next = at;
    while chain.len() < DEEPEST && resolved.get(next).is_some_and(Option::is_none) {
        chain.push(next);
        next = usize::from(all[next].base);
    }
    let mut style = resolved.get(next).copied().flatten().unwrap_or_default();
    while let Some(number) = chain.pop() {
        let written = &all[number];
        if written.heading.is_some() {
            style.paragraph.outline = written.heading;
        }
        sprms(written.paragraph).for_each(|sprm| style.paragraph.take(sprm));
        let below = style.run;
        sprms(written.run).for_each(|sprm| style.run.take(sprm, &below));
        resolved[number] = Some(style);
    }
}

fn written(bytes: &[u8]) -> Option<Vec<Written<'_>>> {
    let head = usize::from(u16_at(bytes, 0)?);
    let (count, base) = (u16_at(bytes, 2)?, usize::from(u16_at(bytes, 4)?));
    let mut at = 2 + head;
    let mut styles = Vec::new();
    for _ in 0..count {
        let Some(length) = u16_at(bytes, at) else { break };
        let style = slice(bytes, at + 2, usize::from(length)).unwrap_or_default();
        styles.push(one(style, base).unwrap_or(Written { base: u16::MAX, ..Written::default() }));
        at += 2 + usize::from(length) + usize::from(length & 1);
    }
    Some(styles)
}

fn one(style: &[u8], base: usize) -> Option<Written<'_>> {
    let built_in = u16_at(style, 0)? & 0x0FFF;
    let kind = u16_at(style, 2)?;
    let parts = u16_at(style, 4)? & 0x000F;
    let mut written = Written {
        base: kind >> 4,
        heading: (1..=9).contains(&built_in).then(|| built_in as u8 - 1),
        ..Written::default()
    };
    let name = usize::from(u16_at(style, base)?);
    let mut at = base + 2 + 2 * name + 2;
    for part in 0..parts {
        let Some(length) = u16_at(style, at).map(usize::from) else { break };
        let changes = slice(style, at + 2, length).unwrap_or_default();
        match (kind & 0x000F, part) {
            // A paragraph's changes have the number of the style before them.
            (1, 0) => written.paragraph = changes.get(2..).unwrap_or_default(),
            (1, 1) | (2, 0) => written.run = changes,
            _ => {}
        }
        at += 2 + length + (length & 1);
    }
    Some(written)
}
