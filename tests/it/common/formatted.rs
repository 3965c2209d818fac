//! Whether a text is formatted as it should be: twice is once, and it says what it said before.

use super::meaning::meaning;
use nianbao::format::{Options, format};
use nianbao::report;
use nianbao::text::{Ambiguous, Edit, apply};

/// The edits that write a text in canonical form.
pub fn edits(text: &str, options: &Options) -> Vec<Edit> {
    format(&report::parse(text), options)
}

/// Why a text is not formatted as it should be.
pub fn check(text: &str, options: &Options) -> Result<(), String> {
    let edits = edits(text, options);
    let splits = |at: u32| text[..at as usize].ends_with('\r') && text[at as usize..].starts_with('\n');
    if let Some(edit) = edits.iter().find(|edit| splits(edit.span.start) || splits(edit.span.end)) {
        return Err(format!("{edit:?} ends within a line end of {text:?}"));
    }
    if !edits.windows(2).all(|pair| pair[0].span.end < pair[1].span.start) {
        return Err(format!("{edits:?} touch or are out of order in {text:?}"));
    }
    let once = apply(text, &edits).ok_or("edits do not fit")?;
    let again = self::edits(&once, options);
    if !again.is_empty() {
        return Err(format!("not idempotent: {again:?}\n{text:?}\n{once:?}"));
    }
    let (before, after) = (meaning(text), meaning(&once));
    if before != after {
        let differs = before.iter().zip(&after).find(|(before, after)| before != after);
        let differs = differs.map(|(before, after)| {
            let line = before.lines().zip(after.lines()).find(|(before, after)| before != after);
            line.map_or((before.clone(), after.clone()), |(before, after)| (before.to_owned(), after.to_owned()))
        });
        return Err(format!("says another thing: {differs:?}\n{} {}\n{text:?}\n{once:?}", before.len(), after.len()));
    }
    Ok(())
}

/// One width and the other.
pub fn options(seed: u64) -> Options {
    Options { ambiguous: if seed & 1 == 0 { Ambiguous::Narrow } else { Ambiguous::Wide } }
}
