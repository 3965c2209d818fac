//! Proofs that take longer than a test may: what the generators of tests/it hold in thousands, held in hundreds of
//! thousands, and what other readers make of the same texts.
//!
//!   proofs kept|spliced|gfm|yaml COUNT [FROM]

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
#[path = "../it/common/nested.rs"]
mod nested;
#[path = "../it/common/proof.rs"]
mod proof;
#[path = "../it/common/splice.rs"]
mod splice;

use rayon::prelude::*;
use std::collections::BTreeMap;
use std::panic::{catch_unwind, set_hook};
use std::process::ExitCode;

/// How many seeds of each kind of failure are told.
const TOLD: usize = 5;

/// What is said of a seed: failures, or its texts.
type OfSeed = fn(u64) -> Vec<String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| arguments.get(at).and_then(|number| number.parse::<u64>().ok());
    let (failures, texts): (OfSeed, OfSeed) = match arguments.first().map(String::as_str) {
        Some("kept") => (proof::failures, |seed| vec![awkward::text(seed)]),
        Some("spliced") => (
            |seed| formatted::failures(&splice::text(seed), &formatted::options(seed)),
            |seed| vec![splice::text(seed)],
        ),
        Some("gfm") => (gfm::failures, |seed| gfm::texts(seed).to_vec()),
        Some("yaml") => (yaml::failures, |seed| vec![yaml::text(seed)]),
        _ => return usage(),
    };
    let Some(count) = number(1) else { return usage() };
    let from = number(2).unwrap_or(0);
    // What one says is told below, with its seed.
    if count > 1 {
        set_hook(Box::new(|_| {}));
    }
    let of_seed =
        |seed| catch_unwind(|| failures(seed)).unwrap_or_else(|panic| vec![format!("panic: {}", said(&*panic))]);
    let found: Vec<(u64, String)> = (from..from + count)
        .into_par_iter()
        .flat_map_iter(|seed| of_seed(seed).into_iter().map(move |failure| (seed, failure)))
        .collect();
    let mut kinds: BTreeMap<String, Vec<(u64, &str)>> = BTreeMap::new();
    for (seed, failure) in &found {
        let kind = failure.split(": ").take(2).collect::<Vec<_>>().join(": ");
        kinds.entry(kind).or_default().push((*seed, failure));
    }
    for (kind, found) in &kinds {
        println!("{} × {kind}", found.len());
        for (seed, failure) in found.iter().take(TOLD) {
            println!("  seed {seed}: {failure}");
        }
    }
    // One alone is asked for to be looked at.
    if count == 1 {
        texts(from).iter().for_each(|text| println!("{text}\n=====\n"));
    }
    println!("{}: {count} seeds from {from}, {} failures", arguments[0], found.len());
    if found.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The words of a panic.
fn said(panic: &(dyn std::any::Any + Send)) -> &str {
    let owned = panic.downcast_ref::<String>().map(String::as_str);
    owned.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default()
}

fn usage() -> ExitCode {
    eprintln!("proofs kept|spliced|gfm|yaml COUNT [FROM]");
    ExitCode::FAILURE
}
