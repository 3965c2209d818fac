//! Formatting: whatever comes in, twice is once, and the report says what it said before.

#[path = "common/generate.rs"]
#[allow(dead_code)]
mod generate;
#[path = "common/meaning.rs"]
mod meaning;
#[path = "common/mutate.rs"]
mod mutate;

use generate::Random;
use meaning::meaning;
use mutate::{mutant, soup};
use nianbao::format::{Options, format, format_range};
use nianbao::syntax::BlockKind;
use nianbao::text::{Ambiguous, Edit, Span, apply};
use nianbao::{edition, report, syntax};
use proptest::prelude::*;

fn edits(text: &str, options: &Options) -> Vec<Edit> {
    let tree = syntax::parse(text);
    format(&report::build(&tree), options)
}

fn formatted(text: &str) -> String {
    apply(text, &edits(text, &Options::default())).expect("edits fit")
}

/// Why a text is not formatted as it should be.
fn check(text: &str) -> Result<(), String> {
    let once = std::panic::catch_unwind(|| formatted(text));
    if once.is_err() {
        return Err(format!("panics: {text:?}"));
    }
    let once = formatted(text);
    let twice = formatted(&once);
    if once != twice {
        return Err(format!("not idempotent:\n{text:?}\n{once:?}\n{twice:?}"));
    }
    let (before, after) = (meaning(text), meaning(&once));
    if before != after {
        let differs = before.iter().zip(&after).find(|(before, after)| before != after);
        let differs = differs.map(|(before, after)| {
            let line = before.lines().zip(after.lines()).find(|(before, after)| before != after);
            line.map_or((before.clone(), after.clone()), |(before, after)| (before.to_owned(), after.to_owned()))
        });
        return Err(format!("says another thing: {differs:#?}\n{} {}\n{text:?}\n{once:?}", before.len(), after.len()));
    }
    Ok(())
}

#[test]
fn any_slips_in_any_report() {
    let count: u64 = std::env::var("SEEDS").ok().and_then(|count| count.parse().ok()).unwrap_or(600);
    let mut failures = Vec::new();
    for seed in std::env::var("FROM").ok().and_then(|from| from.parse().ok()).unwrap_or(0)..count {
        let mut random = Random(seed);
        let editions = edition::all();
        let report = generate::report(&editions[seed as usize % editions.len()], seed);
        let text = mutant(&report, &mut random);
        if let Err(error) = check(&text) {
            failures.push((seed, error));
        }
        if let Err(error) = check(&soup(&mut random)) {
            failures.push((seed, error));
        }
    }
    if std::env::var("ALL").is_ok() {
        failures.iter().for_each(|(seed, error)| println!("## {seed} {}", error.chars().take(700).collect::<String>()));
    }
    if let Some((seed, error)) = failures.iter().min_by_key(|(_, error)| error.len()) {
        panic!("{} of {count} fail; seed {seed}: {error}", failures.len());
    }
}
