//! Mending: a rule's page after it, and whatever slips a report has.

#[path = "common/generate.rs"]
#[allow(dead_code)]
mod generate;
#[path = "common/inventory.rs"]
mod inventory;
#[path = "common/marks.rs"]
mod marks;
#[path = "common/mutate.rs"]
mod mutate;

use generate::Random;
use inventory::{inventory, lost};
use marks::unmark;
use mutate::{mutant, soup};
use nianbao::lint::{
    Finding, FixOptions, Fixable, Fixes, Levels, Options, Page, Scope, Severity, all_rules, fix, lint,
};
use nianbao::text::apply;
use nianbao::{edition, report, syntax};

fn findings(text: &str, options: Options<'_>) -> Vec<Finding> {
    let tree = syntax::parse(text);
    lint(&report::build(&tree), options)
}

/// What can be compared of findings.
fn said(findings: &[Finding]) -> Vec<String> {
    let said = |finding: &Finding| {
        format!("{} {:?} {:?} {}", finding.rule.name, finding.severity, finding.span, finding.message)
    };
    findings.iter().map(said).collect()
}

#[test]
fn every_page_is_mended_to_its_fixed_text() {
    let mut failures = String::new();
    let mut mended = 0;
    for rule in all_rules().filter(|rule| rule.group() != "config") {
        let page = Page::parse(rule.page).expect("a page");
        for example in page.examples.iter().filter(|example| example.wrong) {
            let (text, _) = unmark(example.text);
            let mut levels = Levels::default();
            // A rule that speaks of the whole is run on its excerpts alone.
            let alone = example.excerpt && rule.scope == Scope::Whole;
            if alone {
                levels.select(&[rule.name.to_owned()]).expect("a rule");
            }
            let lint = Options { excerpt: example.excerpt && !alone, levels: Some(&levels), ..Options::default() };
            let is_unsafe = |finding: &Finding| finding.fixes.first().is_some_and(|fix| !fix.safe);
            let fixes = if findings(&text, lint).iter().any(is_unsafe) { Fixes::All } else { Fixes::Safe };
            let fixed = fix(&text, &FixOptions { lint, fixes, fill: false });
            let expected = example.fixed.filter(|_| rule.fixable != Fixable::No).unwrap_or(&text);
            assert_eq!(said(&fixed.left), said(&findings(&fixed.text, lint)), "{}", rule.name);
            if fixed.text != expected {
                failures.push_str(&format!(
                    "{}:\n{}\nbut the page has\n{expected}\nrefused: {:?}\n",
                    rule.name, fixed.text, fixed.refused
                ));
            }
            mended += fixed.mended;
        }
    }
    assert!(failures.is_empty(), "{failures}");
    assert!(mended > 100, "{mended}");
}

fn reports(count: u64) -> impl Iterator<Item = (u64, String)> {
    let asked = std::env::var("SEEDS").ok().and_then(|count| count.parse().ok());
    (0..asked.unwrap_or(count)).flat_map(|seed| {
        let mut random = Random(seed);
        let editions = edition::all();
        let report = generate::report(&editions[seed as usize % editions.len()], seed);
        [(seed, mutant(&report, &mut random)), (seed, soup(&mut random))]
    })
}

#[test]
fn mending_ends_and_leaves_what_another_run_finds() {
    let (mut mended, mut refused) = (0, 0);
    for (seed, text) in reports(150) {
        for (fixes, fill) in [(Fixes::Safe, false), (Fixes::All, false), (Fixes::Safe, true), (Fixes::None, true)] {
            let options = FixOptions { lint: Options::default(), fixes, fill };
            let once = fix(&text, &options);
            assert_eq!(said(&once.left), said(&findings(&once.text, options.lint)), "seed {seed}");
            let twice = fix(&once.text, &options);
            assert_eq!((twice.mended, twice.filled), (0, 0), "seed {seed}:\n{text}\n{}\n{}", once.text, twice.text);
            assert_eq!(twice.text, once.text, "seed {seed}");
            assert_eq!(said(&twice.left), said(&once.left), "seed {seed}");
            assert_eq!(format!("{:?}", twice.refused), format!("{:?}", once.refused), "seed {seed}");
            mended += once.mended + once.filled;
            refused += once.refused.len();
        }
    }
    println!("{mended} mended, {refused} refused");
    assert!(mended > 1000 && refused > 0, "{mended} {refused}");
}

#[test]
fn a_safe_fix_brings_no_error_and_removes_its_finding() {
    let mut fixes = 0;
    for (seed, text) in reports(150) {
        let before = findings(&text, Options::default());
        let errors = |findings: &[Finding]| findings.iter().filter(|it| it.severity == Severity::Error).count();
        let once = fix(&text, &FixOptions::default());
        assert!(errors(&once.left) <= errors(&before), "seed {seed}:\n{text}\n{}", once.text);
        fixes += once.mended;
    }
    assert!(fixes > 300, "{fixes}");
}

/// What a safe fix of a rule takes away, since that is what the rule is about.
fn may_lose(rule: &str, what: &str) -> bool {
    let is = |kinds: &[&str]| kinds.contains(&what.split(' ').next().unwrap_or(what));
    match rule {
        // A directive that silences nothing.
        "meta/unused-allow" => is(&["comment", "letter"]),
        // A name that is not the official one, and labels of groups before those of rows.
        "structure/row-name" | "structure/row-number" | "structure/column-name" | "structure/leading-labels" => {
            is(&["name", "letter"])
        }
        "structure/section-title" | "structure/unmarked-heading" | "value/unit-in-cell" => is(&["letter"]),
        _ => false,
    }
}

#[test]
fn no_safe_fix_loses_a_figure_a_name_a_row_a_note_or_a_comment() {
    let mut failures: Vec<String> = Vec::new();
    let mut fixes = 0;
    for (seed, text) in reports(400) {
        let before = inventory(&text);
        for finding in findings(&text, Options::default()) {
            for fix in finding.fixes.iter().filter(|fix| fix.safe) {
                let after = apply(&text, &fix.edits).expect("edits fit");
                let mut gone = lost(&before, &inventory(&after));
                gone.retain(|what| !may_lose(finding.rule.name, what));
                fixes += 1;
                if !gone.is_empty() {
                    let edits = fix.edits.iter().map(|edit| (edit.span.slice(&text), &edit.text)).collect::<Vec<_>>();
                    failures.push(format!("{} loses {gone:?} (seed {seed}): {edits:?}", finding.rule.name));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} of {fixes}:\n{}", failures.len(), failures.join("\n"));
    assert!(fixes > 1000, "{fixes}");
}
