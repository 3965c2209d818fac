//! Runs every rule's page: each example gives exactly the findings that are marked in it, and after
//! the fixes the text that stands there.

use crate::common::beside::neighbours;
use crate::common::marks::{beyond_the_bmp, unmark};
use nianbao::config::Config;
use nianbao::document::{self, Place};
use nianbao::fix::TO_BE_FILLED_IN;
use nianbao::import::{self, Checked};
use nianbao::lint::{
    Applicability, Example, Finding, Fix, Levels, Options, Page, Rule, Scope, Selector, all_rules, lint,
};
use nianbao::report;
use nianbao::text::{Edit, Lang, Span, apply};

/// What is found in a document by the rules on how it was read, each where its lines stand in it.
fn in_document(text: &str, language: &str) -> Vec<Finding> {
    let document = document::read(text.as_bytes(), Some(&format!("𠮷.{language}"))).expect("a document");
    let Checked { imported, mut analysis } = import::check(&document, &Options::default());
    analysis.findings.retain(|finding| finding.rule.group() == "import");
    for finding in &mut analysis.findings {
        // In a page it is what the first mark of a picture is.
        finding.span = match imported.origins.place(finding.span) {
            Place::Line(line) => Span::of(text.lines().nth(line as usize - 1).expect("a line").trim(), text),
            _ => {
                let at = text.find("<img").expect("a picture");
                Span::new(at, at + text[at..].find('>').expect("its end") + 1)
            }
        };
    }
    analysis.findings
}

fn findings(text: &str, rule: &Rule, example: &Example<'_>) -> Vec<Finding> {
    let (language, excerpt) = (example.language, example.excerpt);
    if rule.group() == "config" {
        let problems = nianbao::workspace::problems(text);
        return problems.iter().map(|problem| problem.finding(Lang::Zh)).collect();
    }
    if language != "nianbao" {
        return in_document(text, language);
    }
    let (config, problems) = Config::parse(example.config.unwrap_or_default());
    assert_eq!(problems, [], "{}", rule.name);
    // The marks of an example with rare letters are those of its text.
    let is_rare = text.contains('𠮷');
    let rare = |text: &str| if is_rare { beyond_the_bmp(text) } else { text.to_owned() };
    let beside = neighbours(example, text, rare);
    let mut levels = Levels::default();
    if !levels.is_on(rule) {
        levels.set(Selector::named(rule.name).expect("a rule"), Some(rule.severity));
    }
    let (neighbours, levels, settings) = (Some(&beside), Some(&levels), Some(&config.settings));
    let options = Options { lang: Lang::Zh, settings, neighbours, levels, ..Options::default() };
    let report = report::parse(text);
    let mut findings = lint(&report, &Options { excerpt, ..options });
    if excerpt && rule.scope == Scope::Whole {
        // The page's own rule speaks of the whole: it is run on its excerpts too.
        findings = lint(&report, &options);
        findings.retain(|finding| finding.rule.name == rule.name || finding.rule.scope == Scope::Part);
    }
    findings
}

fn describe(text: &str, findings: &[Finding]) -> String {
    let line = |finding: &Finding| {
        let at = &text[finding.span.range()];
        format!("  {} at {:?} {at:?}: {}\n", finding.rule.name, finding.span, finding.message)
    };
    findings.iter().map(line).collect()
}

fn run(rule: &Rule, example: &Example<'_>) -> Result<(), String> {
    let (text, mut expected) = unmark(example.text);
    let found = findings(&text, rule, example);
    let shown = || describe(&text, &found);
    if !example.wrong && !expected.is_empty() || example.wrong && expected.is_empty() {
        return Err("marks and fence do not agree".to_owned());
    }
    let mut spans: Vec<Span> = found.iter().map(|finding| finding.span).collect();
    spans.sort();
    expected.sort();
    if spans != expected || found.iter().any(|finding| finding.rule.name != rule.name) {
        return Err(format!("expected {} of {} at {expected:?}, found:\n{}", expected.len(), rule.name, shown()));
    }
    let mut fixes = found.iter().flat_map(|finding| &finding.fixes);
    if fixes.any(|fix| !rule.fixes.contains(&fix.applicability)) {
        return Err(format!("a fix that the declaration does not know:\n{}", shown()));
    }
    let Some(fixed) = example.fixed else {
        return match found.iter().any(|finding| !finding.fixes.is_empty()) {
            true => Err("there is a fix, but no text after it".to_owned()),
            false => Ok(()),
        };
    };
    let edits: Vec<Edit> = found.iter().filter_map(|f| f.fixes.first()).flat_map(|fix| fix.edits.clone()).collect();
    let after = apply(&text, &edits).ok_or("edits overlap")?;
    if after != fixed {
        return Err(format!("after the fixes:\n{after}\nbut the page has:\n{fixed}"));
    }
    let left: Vec<Finding> = findings(&after, rule, example)
        .into_iter()
        .filter(|finding| finding.rule.name == rule.name || finding.severity >= rule.severity)
        // What a fix has put in the author owes the figures and words of.
        .filter(|finding| !TO_BE_FILLED_IN.contains(&finding.rule.name))
        .collect();
    // Where a fix is only shown, its author still has to fill it in.
    let is_fixed = |fix: &Fix| fix.applicability != Applicability::Shown;
    let unfixed = found.iter().filter(|finding| !finding.fixes.first().is_some_and(is_fixed)).count();
    if left.len() > unfixed {
        return Err(format!("the fixed text has findings:\n{}", describe(&after, &left)));
    }
    Ok(())
}

#[test]
fn every_example_gives_the_findings_that_it_marks() {
    let mut failures = String::new();
    let (mut examples, mut beyond) = (0, 0);
    for rule in all_rules() {
        let page = match Page::parse(rule.page) {
            Ok(page) => page,
            Err(error) => {
                failures.push_str(&format!("{}: {error}\n", rule.name));
                continue;
            }
        };
        for example in &page.examples {
            examples += 1;
            let caption = example.caption(Lang::En);
            if let Err(error) = run(rule, example) {
                failures.push_str(&format!("{}, {caption}: {error}\n", rule.name));
            }
            let (text, fixed) = (beyond_the_bmp(example.text), example.fixed.map(beyond_the_bmp));
            let mut rare = example.clone();
            (rare.text, rare.fixed) = (&text, fixed.as_deref());
            if let Err(error) = run(rule, &rare) {
                failures.push_str(&format!("{}, {caption}, with 𠮷: {error}\n", rule.name));
            }
            beyond += usize::from(text != example.text);
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
    assert!(examples >= all_rules().count(), "a rule without an example");
    assert!(beyond > 50, "{beyond} examples have a place for a letter beyond the BMP");
}

#[test]
fn every_page_shows_what_its_rule_finds_and_what_it_lets_pass() {
    for rule in all_rules() {
        let name = rule.name;
        assert!(rule.page.starts_with(&format!("# {name}\n")), "{name}: the page is another rule's");
        let rare = rule.page.chars().find(|&c| c as u32 > 0xFFFF);
        assert_eq!(rare, None, "{name}: many fonts do not have it; write 吉, for which the tests put 𠮷");
        let page = Page::parse(rule.page).unwrap_or_else(|error| panic!("{name}: {error}"));
        for lang in [Lang::Zh, Lang::En] {
            assert!(page.explanation(lang).len() > 80, "{name}: no explanation in {lang}");
        }
        assert!(page.examples.iter().any(|example| example.wrong), "{name}: nothing wrong is shown");
        assert!(page.examples.iter().any(|example| !example.wrong), "{name}: nothing right is shown");
        let fixed = page.examples.iter().any(|example| example.fixed.is_some());
        assert_eq!(fixed, !rule.fixes.is_empty(), "{name}: has fixes, but the page shows none, or the reverse");
    }
}

#[test]
fn every_page_has_each_sort_of_fix_that_its_rule_declares() {
    let mut failures = String::new();
    for rule in all_rules() {
        let page = Page::parse(rule.page).expect("a page");
        let wrong = page.examples.iter().filter(|example| example.wrong);
        let found = wrong.flat_map(|example| findings(&unmark(example.text).0, rule, example));
        let mut seen: Vec<Applicability> = found.flat_map(|it| it.fixes).map(|fix| fix.applicability).collect();
        seen.sort();
        seen.dedup();
        if seen != rule.fixes {
            failures.push_str(&format!("{}: declared {:?}, seen {seen:?}\n", rule.name, rule.fixes));
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}
