//! Whether a text is formatted as it should be: twice is once, and it says what it said before; and whether the safe fixes
//! leave its figures alone.

use super::meaning::meaning;
use nianbao::fix::{FixOptions, fix};
use nianbao::format::{Options, format};
use nianbao::report::{self, Figures, Place, Report};
use nianbao::text::{Ambiguous, Edit, apply};
use std::collections::BTreeMap;

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

/// What does not hold of a text: formatted it is as it should be, and a safe fix turns no figure of an official place into
/// another.
pub fn failures(text: &str, options: &Options) -> Vec<String> {
    let mut found = Vec::new();
    if let Err(error) = check(text, options) {
        found.push(format!("fmt: {}", error.lines().next().unwrap_or_default()));
    }
    let before = figures(&report::parse(text));
    let mended = fix(text, &FixOptions::default());
    let after = figures(&mended.analysis.report);
    let changed = before.iter().filter(|(place, figure)| after.get(*place).is_some_and(|after| after != *figure));
    found.extend(changed.map(|(place, figure)| format!("safe: another figure: {place}: {figure}")));
    found
}

/// The figures of a report by place.
fn figures(report: &Report) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (at, spec) in report.edition.tables.iter().enumerate() {
        let Some(table) = report.table(at) else { continue };
        let figures = Figures::new(spec, table);
        for row in (0..spec.rows.len()).filter(|&row| !spec.rows[row].group) {
            for column in 0..spec.columns.len() {
                if let Some(figure) = figures.get(row, column) {
                    let place = Place::Cell(at, row, column).describe(report.edition);
                    found.insert(format!("{} {place}", report.edition.id), figure.normalize().to_string());
                }
            }
        }
    }
    found
}
