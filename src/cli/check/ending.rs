//! What a run comes to: the outputs of all inputs together, and the exit code.

use super::one::{Mended, Outcome, Run};
use crate::cli::baseline::Baseline;
use crate::cli::ending::{CLEAN, FAILED, FOUND, complain};
use crate::cli::output::{Summary, Unchecked};
use crate::cli::shown::shown;
use crate::cli::sinks::{self, cannot_write};
use crate::cli::visible::print_to;
use crate::text::{counted, say};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// Puts out what became of all inputs, in their order, beside what could not be had at all; gives the exit code. What
/// standard input was changed to is all that standard output gets: with `aside` the rest goes to standard error. What was `streamed` is there.
pub(super) fn conclude<'o>(
    run: &Run<'_>,
    outcomes: impl Iterator<Item = &'o Result<Outcome, Unchecked>>,
    missed: Vec<Unchecked>,
    aside: bool,
    streamed: Option<usize>,
) -> io::Result<u8> {
    let (args, lang) = (run.args, run.lang);
    let mut failed = !missed.is_empty();
    let mut total = Summary { unchecked: missed, ..Summary::default() };
    let mut outputs: Vec<Vec<&str>> = run.sinks.iter().map(|_| Vec::new()).collect();
    let mut by_rule: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut kept = Baseline::new();
    let mut mended: Vec<&Mended> = Vec::new();
    for outcome in outcomes {
        match outcome {
            Ok(outcome) => {
                total.add(&outcome.summary);
                outputs.iter_mut().zip(&outcome.parts).for_each(|(output, part)| output.push(part));
                outcome.rules.iter().for_each(|rule| *by_rule.entry(rule).or_default() += 1);
                kept.extend(outcome.baseline.clone());
                mended.push(&outcome.mended);
            }
            Err(unchecked) => {
                complain(&unchecked.to_string());
                total.unchecked.push(unchecked.clone());
                failed = true;
            }
        }
    }
    if let Some(path) = &args.write_baseline {
        failed |= !write_baseline(path, &kept, failed, run);
    }
    say_mended(&mended, run)?;
    failed |= !sinks::write(run.sinks, &outputs, &total, aside, streamed, &run.sources, lang)?;
    if args.statistics {
        statistics(&by_rule)?;
    }
    let would_change = args.diff && mended.iter().any(|mended| mended.is_changed);
    let found = total.errors > 0 || args.deny_warnings && total.warnings > 0 || would_change;
    let found = found && !args.exit_zero && args.write_baseline.is_none();
    Ok(if failed {
        FAILED
    } else if found {
        FOUND
    } else {
        CLEAN
    })
}

/// Writes a new baseline; `false` if it was not. One that is there stays as it is where something could not be read: what
/// it knows of that would be lost.
fn write_baseline(path: &Path, baseline: &Baseline, failed: bool, run: &Run<'_>) -> bool {
    let lang = run.lang;
    if failed && path.exists() {
        let path = shown(path);
        complain(&say!(lang,
            zh: "{path}：没有重写：有文件没能检查，它们的已知问题会丢；请先解决上面说的",
            en: "{path}: left as it is: what is known of the files that could not be checked would be lost; see above"));
        return false;
    }
    let written = run.sources.write(path, baseline.text().as_bytes());
    if let Err(error) = &written {
        complain(&cannot_write(path, error, lang));
    }
    written.is_ok()
}

/// Prints what was fixed or would be, and says how much that is and what was not.
fn say_mended(mended: &[&Mended], run: &Run<'_>) -> io::Result<()> {
    let (args, lang) = (run.args, run.lang);
    if !args.mends() {
        return Ok(());
    }
    let mut out = io::stdout().lock();
    mended.iter().try_for_each(|mended| print_to(&mut out, mended.printed.as_bytes()))?;
    out.flush()?;
    mended.iter().flat_map(|mended| &mended.refused).for_each(|refused| complain(refused));
    let reports = mended.iter().filter(|mended| mended.is_changed).count();
    let findings: usize = mended.iter().map(|mended| mended.findings).sum();
    let filled: usize = mended.iter().map(|mended| mended.filled).sum();
    let mut said = match args.diff {
        true => {
            say!(lang, zh: "可修改 {reports} 份报告中的 {findings} 处", en: "would fix {found} in {places}", found = counted(findings, "finding"), places = counted(reports, "report"))
        }
        false => {
            say!(lang, zh: "修改了 {reports} 份报告中的 {findings} 处", en: "{found} fixed in {places}", found = counted(findings, "finding"), places = counted(reports, "report"))
        }
    };
    if args.fill {
        said.push_str(
            &say!(lang, zh: "，写出 {filled} 个总计", en: ", {totals} written out", totals = counted(filled, "total")),
        );
    }
    if !args.inputs.quiet {
        complain(&said);
    }
    Ok(())
}

/// How many findings each rule has, the most first.
fn statistics(by_rule: &BTreeMap<&'static str, usize>) -> io::Result<()> {
    let mut counts: Vec<_> = by_rule.iter().collect();
    counts.sort_by_key(|(rule, count)| (std::cmp::Reverse(**count), **rule));
    let mut out = io::stdout().lock();
    counts.into_iter().try_for_each(|(rule, count)| writeln!(out, "{count:>8}  {rule}"))
}
