//! What must hold of a text of [`super::awkward`], whatever it is: invariants 4 and 5 of docs/architecture.md
//! (formatting changes no meaning; a fix is what its rule declares).

use super::awkward;
use super::formatted::{check, edits, options};
use super::kept::{Kept, May};
use nianbao::check as check_report;
use nianbao::fix::{FixOptions, Fixes, fix, losing_nothing};
use nianbao::lint::{Applicability, Finding, Fix, Options, Severity};
use nianbao::report::{self, Report};
use nianbao::text::apply;
use std::collections::BTreeMap;

/// What does not hold of the text of a seed, each begun by what it is about.
pub fn failures(seed: u64) -> Vec<String> {
    let text = awkward::text(seed);
    let mut found = Vec::new();
    let analysis = check_report(&*text, &Options::default());
    let (report, findings) = (&analysis.report, &analysis.findings);
    let before = Kept::of(report);
    format(&text, &before, seed, &mut found);
    each_fix(report, &before, findings, &mut found);
    // The guesses with or without what fills in: each seed has one of the two.
    let guesses = if seed & 2 == 0 { ("all", Fixes::All, false) } else { ("fill", Fixes::All, true) };
    for (name, fixes, fill) in [("safe", Fixes::Safe, false), guesses] {
        let is_twice = seed % 16 < 4;
        all_fixes(
            name,
            is_twice,
            &text,
            &before,
            &FixOptions { lint: Options::default(), fixes, fill },
            findings,
            &mut found,
        );
    }
    found
}

fn format(text: &str, before: &Kept, seed: u64, found: &mut Vec<String>) {
    let options = options(seed);
    if let Err(error) = check(text, &options) {
        found.push(format!("fmt: {}", error.lines().next().unwrap_or_default()));
    }
    let Some(after) = apply(text, &edits(text, &options)) else { return };
    // Rows go to their places.
    let wrong = before.wrong(&Kept::of(&report::parse(after)), May { move_lines: true, ..May::default() });
    found.extend(wrong.into_iter().map(|wrong| format!("fmt: {wrong}")));
}

/// The line of a finding and those beside it.
fn shown<'t>(text: &'t str, finding: &Finding) -> &'t str {
    let (start, end) = (finding.span.start as usize, finding.span.end as usize);
    let from = text[..start].rmatch_indices(['\n', '\r']).nth(2).map_or(0, |(at, _)| at);
    let to = text[end..].match_indices(['\n', '\r']).nth(2).map_or(text.len(), |(at, _)| end + at);
    &text[from..to]
}

/// What a fix may take away, since that is what its rule is about.
fn lost(finding: &Finding, text: &str, fix: &Fix) -> String {
    let is_safe = fix.applicability == Applicability::Safe;
    let edits = &fix.edits;
    let taken = || edits.iter().map(|edit| edit.span.slice(text)).collect::<Vec<_>>().join(" ");
    match finding.rule.name {
        // A directive that silences nothing.
        "meta/unused-allow" => taken(),
        // What it says instead is a guess.
        "structure/unknown-row" | "structure/unknown-column" if !is_safe => taken(),
        "structure/title-mismatch" if !is_safe => taken(),
        // A heading where the one section that is missing belongs.
        "structure/missing-section" if !is_safe => taken(),
        // The figure that does not add up, by the one that does; one in another unit.
        _ if matches!(finding.rule.group(), "totals" | "value") && !is_safe => taken(),
        _ => String::new(),
    }
}

fn each_fix(report: &Report, before: &Kept, findings: &[Finding], found: &mut Vec<String>) {
    let text = &*report.tree.text;
    for finding in findings {
        for fix in &finding.fixes {
            let said = format!("{} {:?}", finding.rule.name, fix.applicability);
            let Some(after) = losing_nothing(report, finding.rule, &fix.edits) else {
                if apply(text, &fix.edits).is_none() {
                    found.push(format!("{said}: edits do not fit"));
                }
                continue;
            };
            let is_shown = fix.applicability == Applicability::Shown;
            // What a person is shown may take the place of what is there.
            let replaced = fix.edits.iter().map(|edit| edit.span.slice(text)).collect::<Vec<_>>().join(" ");
            let lose = if is_shown { replaced } else { lost(finding, text, fix) };
            let may = May { lose: &lose, make: &fix.title, move_lines: fix.applicability != Applicability::Safe };
            let wrong = before.wrong(&Kept::of(&after), may);
            found.extend(
                wrong.into_iter().map(|wrong| format!("{said}: {wrong} ({}; {:?})", fix.title, shown(text, finding))),
            );
        }
    }
}

fn all_fixes(
    name: &str,
    is_twice: bool,
    text: &str,
    before: &Kept,
    options: &FixOptions<'_>,
    findings: &[Finding],
    found: &mut Vec<String>,
) {
    let once = fix(text, options);
    let after = once.analysis.text();
    // Which takes as long once more: a few do.
    let is_as_once = || {
        let twice = fix(after, options);
        twice.analysis.text() == after && twice.fixed == 0
    };
    if is_twice && !is_as_once() {
        let rules: Vec<&str> = once.analysis.findings.iter().map(|finding| finding.rule.name).collect();
        found.push(format!("{name}: not as applied once ({rules:?})"));
    }
    if name == "safe" {
        let known = errors(findings);
        for (error, count) in errors(&once.analysis.findings) {
            if known.get(&error).is_none_or(|known| *known < count) {
                found.push(format!("{name}: brings {error}"));
            }
        }
    }
    // What is found after a round may be fixed in the next: any directive may silence nothing then.
    let directives = text.split("<!--").skip(1).filter(|comment| comment.trim_start().starts_with("nianbao"));
    let directives = directives.map(|comment| comment.split("-->").next().unwrap_or_default().to_owned());
    let mut make = String::new();
    let mut lose = directives.collect::<Vec<_>>().join(" ");
    let now = Kept::of(&once.analysis.report);
    let mut is_guessed: Box<dyn Fn(&str) -> bool> = Box::new(|_| false);
    if options.fixes == Fixes::All {
        for finding in findings {
            for fix in finding.fixes.iter().filter(|fix| fix.applicability == Applicability::Unsafe) {
                for (all, one) in [(&mut lose, lost(finding, text, fix)), (&mut make, fix.title.clone())] {
                    // Apart, so that no two figures become one.
                    *all += " ";
                    *all += &one;
                }
            }
        }
        // What is found in a later round: a sum in the place of a figure, a known name of an unknown one, a year.
        is_guessed = Box::new(|wrong| {
            let figure = wrong.strip_prefix("figure lost: ").and_then(|rest| rest.split(' ').next());
            let is_name = ["word lost or doubled: R", "word lost or doubled: H"].iter().any(|it| wrong.starts_with(it));
            let in_other_unit = |it: &str| it.parse::<u64>().is_ok_and(|it| after.contains(&ten_thousands(it)));
            is_name || figure.is_some_and(|it| it.starts_with("20") || before.gives_way(it, &now) || in_other_unit(it))
        });
    }
    let mut wrong = before.wrong(&now, May { lose: &lose, make: &make, move_lines: name != "safe" });
    // What is written out was asked for; what a sum is made of may be a sum.
    let is_sum =
        |wrong: &str| wrong.starts_with("figure made") && (options.fill || !wrong.starts_with("figure made: 0 "));
    wrong.retain(|wrong| options.fixes == Fixes::Safe || !is_sum(wrong));
    wrong.retain(|wrong| !is_guessed(wrong));
    found.extend(wrong.into_iter().map(|wrong| format!("{name}: {wrong}")));
}

/// An amount in 元 as one in 万元.
fn ten_thousands(amount: u64) -> String {
    format!("{}.{:04}", amount / 10_000, amount % 10_000).trim_end_matches('0').to_owned()
}

/// How many errors each rule finds at each place.
fn errors(findings: &[Finding]) -> BTreeMap<String, usize> {
    let mut errors = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        *errors.entry(format!("{} {:?}", finding.rule.name, finding.place)).or_default() += 1;
    }
    errors
}
