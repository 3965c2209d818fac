//! Proofs that take longer than a test may: what the generators of tests/it hold in thousands, held in hundreds of
//! thousands, and what other readers make of the same texts.
//!
//!   proofs kept|gfm|yaml COUNT [FROM]

mod gfm;
mod yaml;

#[path = "../it/common/awkward.rs"]
mod awkward;
#[path = "../it/common/formatted.rs"]
mod formatted;
#[path = "../it/common/generate.rs"]
mod generate;
#[path = "../it/common/kept.rs"]
mod kept;
#[path = "../it/common/meaning.rs"]
mod meaning;
#[path = "../it/common/mutate.rs"]
mod mutate;
#[path = "../it/common/proof.rs"]
mod proof;

use rayon::prelude::*;
use std::collections::BTreeMap;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).and_then(|number| number.parse::<u64>().ok());
    let failures: fn(u64) -> Vec<String> = match arguments.first().map(String::as_str) {
        Some("kept") => proof::failures,
        Some("gfm") => gfm::failures,
        Some("yaml") => yaml::failures,
        _ => return usage(),
    };
    let Some(count) = number(1) else { return usage() };
    let from = number(2).unwrap_or(0);
    let found: Vec<(u64, String)> = (from..from + count)
        .into_par_iter()
        .flat_map_iter(|seed| failures(seed).into_iter().map(move |failure| (seed, failure)))
        .collect();
    // One of each kind is told.
    let mut kinds: BTreeMap<String, (usize, u64, &str)> = BTreeMap::new();
    for (seed, failure) in &found {
        let kind = failure.split(": ").take(2).collect::<Vec<_>>().join(": ");
        kinds.entry(kind).or_insert((0, *seed, failure)).0 += 1;
    }
    for (count, seed, failure) in kinds.values() {
        println!("{count} × seed {seed}: {failure}");
    }
    println!("{}: {count} seeds from {from}, {} failures", arguments[0], found.len());
    if found.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn usage() -> ExitCode {
    eprintln!("proofs kept|gfm|yaml COUNT [FROM]");
    ExitCode::FAILURE
}
