//! Word's own numbering: the numbers that a reader sees, and nobody wrote.

use crate::document::read::numbers::Format;
use rustc_hash::{FxHashMap, FxHashSet};

/// Levels of a list.
pub(crate) const LEVELS: usize = 9;

/// Characters of the text that a number stands in; Word takes no more than 31.
pub(crate) const LONGEST: usize = 100;

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(crate) struct Numbering {
    pub(crate) outlines: FxHashMap<u32, Outline>,
    pub(crate) lists: FxHashMap<u32, List>,
    counts: FxHashMap<u32, [Option<u32>; LEVELS]>,
    /// The lists and levels whose own start was used.
    started: FxHashSet<(u32, usize)>,
}

/// `w:abstractNum`: how the levels are counted. Several lists may count on in one.
#[derive(Default)]
pub(crate) struct Outline {
    pub(crate) levels: [Level; LEVELS],
    /// The style of lists that says it instead.
    pub(crate) link: Option<String>,
}

/// `w:num`: a list, which counts as an outline says.
#[derive(Default)]
pub(crate) struct List {
    pub(crate) outline: u32,
    pub(crate) starts: [Option<u32>; LEVELS],
    pub(crate) levels: [Option<Box<Level>>; LEVELS],
}

#[derive(Clone, Default)]
pub(crate) struct Level {
    pub(crate) start: Option<u32>,
    pub(crate) format: Format,
    /// `第%1条`
    pub(crate) text: String,
    /// Nothing comes between the number and the text.
    pub(crate) is_tight: bool,
    /// Numbers of all levels in Arabic digits.
    pub(crate) is_legal: bool,
    /// The level, from 1, after which it begins again; 0 is none.
    pub(crate) restart: Option<u32>,
    /// The style of paragraphs that are counted at this level.
    pub(crate) style: Option<String>,
}

impl Numbering {
    /// The number of the next paragraph in a list, with what comes between it and the text. `level` is the level that
    /// it says, `style` the style that says the list.
    pub(crate) fn next(&mut self, id: u32, level: Option<u8>, style: Option<&str>) -> Option<String> {
        let list = self.lists.get(&id)?;
        let outline = self.outlines.get(&list.outline)?;
        let by_style = || outline.levels.iter().position(|level| style.is_some() && level.style.as_deref() == style);
        let at = level.map(usize::from).or_else(by_style).unwrap_or(0).min(LEVELS - 1);
        let level = |at: usize| list.levels[at].as_deref().unwrap_or(&outline.levels[at]);
        let start = |at: usize| list.starts[at].or(level(at).start).unwrap_or(1);

        let counts = self.counts.entry(list.outline).or_default();
        counts[at] = Some(match counts[at] {
            _ if list.starts[at].is_some() && self.started.insert((id, at)) => start(at),
            Some(count) => count.saturating_add(1),
            None => start(at),
        });
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            if level(below).restart.is_none_or(|restart| at < restart as usize) {
                *count = None;
            }
        }

        let Level { format, text, is_tight, is_legal, .. } = level(at);
        if *format == Format::Nothing && !text.contains('%') {
            return None;
        }
        let mut number = String::new();
        let mut rest = &**text;
        while let Some((before, after)) = rest.split_once('%') {
            number.push_str(before);
            let digit = after.chars().next().and_then(|c| c.to_digit(10)).filter(|digit| *digit > 0);
            match digit {
                Some(digit) => {
                    let of = digit as usize - 1;
                    let count = counts[of].unwrap_or_else(|| start(of));
                    let format = if *is_legal { Format::Decimal } else { level(of).format };
                    number.push_str(&format.write(count));
                    rest = &after[1..];
                }
                None => {
                    number.push('%');
                    rest = after;
                }
            }
        }
        number.push_str(rest);
        if number.trim().is_empty() {
            return None;
        }
        // After a full-width mark the gap is but the layout's.
        if !is_tight && number.ends_with(|c: char| c.is_ascii_graphic()) {
            number.push(' ');
        }
        Some(number)
    }
}
