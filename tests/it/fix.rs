//! Mending: a rule's page after it, and whatever slips a report has.

use crate::common::beside::neighbours;
use crate::common::generate::{self, Random};
use crate::common::inventory::{inventory, lost};
use crate::common::marks::{beyond_the_bmp, unmark};
use crate::common::mutate::{mutant, soup};
use nianbao::config::Config;
use nianbao::fix::{FixOptions, Fixes, fix};
use nianbao::lint::{Applicability, Finding, Levels, Options, Page, Scope, Selection, Severity, all_rules, lint};
use nianbao::text::apply;
use nianbao::{edition, report};
use rayon::prelude::*;
use std::collections::BTreeMap;

fn findings(text: &str, options: Options<'_>) -> Vec<Finding> {
    lint(&report::parse(text), &options)
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
        for example in page.examples.iter().filter(|example| example.wrong && example.language == "nianbao") {
            let (text, _) = unmark(&beyond_the_bmp(example.text));
            let mut levels = Levels::default();
            // A rule that speaks of the whole is run on its excerpts alone.
            let alone = example.excerpt && rule.scope == Scope::Whole;
            if alone {
                levels.apply(&Selection::named(&[rule.name.to_owned()], &[]).expect("a rule"));
            }
            let (config, _) = Config::parse(example.config.unwrap_or_default());
            let (excerpt, settings) = (example.excerpt && !alone, Some(&config.settings));
            let beside = neighbours(example, &text, beyond_the_bmp);
            let neighbours = Some(&beside);
            let lint = Options { excerpt, levels: Some(&levels), settings, neighbours, ..Options::default() };
            let first = |finding: &Finding| finding.fixes.first().map(|fix| fix.applicability);
            let firsts: Vec<Applicability> = findings(&text, lint).iter().filter_map(first).collect();
            let fixes = if firsts.contains(&Applicability::Unsafe) { Fixes::All } else { Fixes::Safe };
            // What is only shown is applied by no flag.
            if firsts.contains(&Applicability::Shown) {
                continue;
            }
            let fixed = fix(&*text, &FixOptions { lint, fixes, fill: false });
            let expected = example.fixed.map_or(text.clone(), beyond_the_bmp);
            assert_eq!(said(&fixed.analysis.findings), said(&findings(fixed.analysis.text(), lint)), "{}", rule.name);
            if fixed.analysis.text() != expected {
                failures.push_str(&format!(
                    "{}:\n{}\nbut the page has\n{expected}\nrefused: {:?}\n",
                    rule.name,
                    fixed.analysis.text(),
                    fixed.refused
                ));
            }
            mended += fixed.fixed;
        }
    }
    assert!(failures.is_empty(), "{failures}");
    assert!(mended > 100, "{mended}");
}

/// Texts with slips, by the seed that they come from; `SEEDS` asks for more than suits every run.
fn texts(usual: u64) -> impl ParallelIterator<Item = (u64, String)> {
    let asked = std::env::var("SEEDS").ok().and_then(|count| count.parse().ok());
    (0..asked.unwrap_or(usual)).into_par_iter().flat_map_iter(|seed| {
        let mut random = Random(seed);
        let editions = edition::all();
        let report = generate::report(&editions[seed as usize % editions.len()], seed);
        [(seed, mutant(&report, &mut random)), (seed, soup(&mut random))]
    })
}

/// A table whose figures can be read once its header is fixed, and do not add up.
const REFUSED: &str = "## 四、政府信息公开行政复议、行政诉讼情况\n\n\
    类型 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | --: | --: | --: | --: | --: |\n\
    | 行政复议 | 23 | 1 | 18 | 0 | 32 |\n";

#[test]
fn mending_ends_and_leaves_what_another_run_finds() {
    let ways = [(Fixes::Safe, false), (Fixes::All, false), (Fixes::Safe, true), (Fixes::None, true)];
    let refused = rayon::iter::once((u64::MAX, REFUSED.to_owned()));
    let counted = texts(60).chain(refused).map(|(seed, text)| {
        let (mut mended, mut refused) = (0, 0);
        for (fixes, fill) in ways {
            let options = FixOptions { lint: Options::default(), fixes, fill };
            let once = fix(&*text, &options);
            assert_eq!(
                said(&once.analysis.findings),
                said(&findings(once.analysis.text(), options.lint)),
                "seed {seed}"
            );
            let twice = fix(once.analysis.text(), &options);
            assert_eq!(
                (twice.fixed, twice.filled),
                (0, 0),
                "seed {seed}:\n{text}\n{}\n{}",
                once.analysis.text(),
                twice.analysis.text()
            );
            assert_eq!(twice.analysis.text(), once.analysis.text(), "seed {seed}");
            assert_eq!(said(&twice.analysis.findings), said(&once.analysis.findings), "seed {seed}");
            assert_eq!(format!("{:?}", twice.refused), format!("{:?}", once.refused), "seed {seed}");
            mended += once.fixed + once.filled;
            refused += once.refused.len();
        }
        (mended, refused)
    });
    let (mended, refused) = counted.reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    println!("{mended} mended, {refused} refused");
    assert!(mended > 500 && refused > 0, "{mended} {refused}");
}

/// How many errors each rule finds at each place.
fn errors(findings: &[Finding]) -> BTreeMap<String, usize> {
    let mut errors = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        *errors.entry(format!("{} {:?}", finding.rule.name, finding.place)).or_default() += 1;
    }
    errors
}

#[test]
fn mending_brings_no_error() {
    let mended = texts(100).map(|(seed, text)| {
        let before = errors(&findings(&text, Options::default()));
        let once = fix(&*text, &FixOptions::default());
        for (error, count) in errors(&once.analysis.findings) {
            assert!(
                before.get(&error).is_some_and(|before| *before >= count),
                "seed {seed}: {error}\n{text}\n{}",
                once.analysis.text()
            );
        }
        once.fixed
    });
    assert!(mended.sum::<usize>() > 100);
}

/// What a safe fix of a rule takes away, since that is what the rule is about.
fn may_lose(rule: &str, what: &str) -> bool {
    let is = |kinds: &[&str]| kinds.contains(&what.split(' ').next().unwrap_or(what));
    match rule {
        // A name that is not the official one, and labels of groups before those of rows.
        "structure/row-name" | "structure/row-number" | "structure/column-name" | "structure/leading-labels" => {
            is(&["name", "letter"])
        }
        "structure/section-title" | "structure/unmarked-heading" | "value/unit-in-cell" => is(&["letter"]),
        // What looked like another character, and what was no figure or another name for what nobody sees.
        "typography/invisible-character" => is(&["name", "letter", "note"]),
        _ => false,
    }
}

#[test]
fn no_safe_fix_loses_a_figure_a_name_a_row_a_note_or_a_comment() {
    let tried = texts(400).map(|(seed, text)| {
        let before = inventory(&text);
        let mut tried = 0;
        for finding in findings(&text, Options::default()) {
            for fix in finding.fixes.iter().filter(|fix| fix.applicability == Applicability::Safe) {
                let after = apply(&text, &fix.edits).expect("edits fit");
                let after = inventory(&after);
                let mut gone = lost(&before, &after);
                // A header that is there once more goes; what it says stays.
                let is_there = |what: &str| finding.rule.name == "structure/duplicate-row" && after.contains_key(what);
                gone.retain(|what| !may_lose(finding.rule.name, what) && !is_there(what));
                let edits = fix.edits.iter().map(|edit| (edit.span.slice(&text), &edit.text)).collect::<Vec<_>>();
                assert!(gone.is_empty(), "{} loses {gone:?} (seed {seed}): {edits:?}", finding.rule.name);
                tried += 1;
            }
        }
        tried
    });
    assert!(tried.sum::<usize>() > 800);
}

/// Thousands of fixes are applied in proportion to the text, too.
#[test]
fn what_is_endless_is_mended_in_proportion() {
    let inputs = [("", "甲。\n乙\n"), ("", "｜甲｜\n"), ("", "甲\n| 乙 |\n"), ("", "> 甲\n| - |\n")];
    inputs.into_par_iter().for_each(|(begin, unit)| {
        let text = format!("{begin}{}", unit.repeat((64 << 10) / unit.len()));
        let once = fix(&*text, &FixOptions::default());
        assert!(once.fixed > 1000, "{unit:?}: {}", once.fixed);
        assert_eq!(
            once.analysis
                .findings
                .iter()
                .flat_map(|finding| &finding.fixes)
                .filter(|fix| fix.applicability == Applicability::Safe)
                .count(),
            0,
            "{unit:?}"
        );
    });
}

/// A number as long as a figure before a name is no fix's to take away.
/// A front matter that YAML reads otherwise may say something else than was read of it.
#[test]
fn of_a_front_matter_that_is_amiss_nothing_is_made() {
    let all = FixOptions { fixes: Fixes::All, ..FixOptions::default() };
    let body = "正文𠮷。\n\n## 一、总体情况\n\n内容。\n";
    for agency in ["\"甲县\n  人民政府\"", "'甲县\n  人民政府'", "甲县\n  人民政府", "甲县\n  年度: 2023"]
    {
        let text = format!("---\n机关: {agency}\n年度: 2023\n---\n\n{body}");
        let fixed = fix(&*text, &all).analysis.text().to_owned();
        assert!(!fixed.contains("\n# "), "{fixed}");
    }
    for (front, title) in [
        ("机关: 甲县人民政府\n  年度: 2023", "甲县人民政府2023年"),
        ("  机关: 甲县人民政府\n  年度: 2023", "甲县人民政府2023年"),
        ("机关: \"乙县\n  人民政府\"\n年度: 2022", "甲县人民政府2023年"),
    ] {
        let text = format!("---\n{front}\n---\n\n# {title}政府信息公开工作年度报告\n\n{body}");
        let fixed = fix(&*text, &all).analysis.text().to_owned();
        assert!(fixed.contains(&format!("{front}\n---\n\n# {title}")), "{fixed}");
    }
}

/// A sentence that cites a report's name is no title.
#[test]
fn a_sentence_does_not_become_the_title() {
    let all = FixOptions { fixes: Fixes::All, ..FixOptions::default() };
    let sentence = "本报告依据《中华人民共和国政府信息公开条例》和政府信息公开工作年度报告格式编制𠮷。";
    let text = format!("---\n机关: 甲县人民政府\n年度: 2023\n---\n\n{sentence}\n\n## 一、总体情况\n\n内容。\n");
    let fixed = fix(&*text, &all).analysis.text().to_owned();
    let title = "# 甲县人民政府2023年政府信息公开工作年度报告";
    assert!(fixed.contains(&format!("{title}\n\n{sentence}\n")), "{fixed}");
    let marked = text.replace(sentence, &format!("# {sentence}"));
    assert!(fix(&*marked, &all).analysis.text().contains(&format!("# {sentence}")), "{marked}");
}

/// A heading that is marked by what stands below it is one by what stands before it, once.
#[test]
fn an_underline_goes_with_the_mark_that_takes_its_place() {
    let text = "---\n机关: 甲县人民政府\n年度: 2023\n---\n\n甲县人民政府2023年政府信息公开工作年度报告\n====\n\n\
        一、总体情况\n===\n\n内容𠮷。\n";
    let safe = fix(text, &FixOptions { fixes: Fixes::Safe, ..FixOptions::default() }).analysis.text().to_owned();
    assert!(safe.contains("年度报告\n====\n\n## 一、总体情况\n\n内容"), "{safe}");
    let all = fix(text, &FixOptions { fixes: Fixes::All, ..FixOptions::default() }).analysis.text().to_owned();
    assert!(all.contains("# 甲县人民政府2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n内容"), "{all}");
}

#[test]
fn a_figure_before_a_name_stays() {
    let example = include_str!("../../examples/department-2024.nianbao");
    for (name, other) in [("3.危及", "223.危及"), ("## 二、", "## 223、")] {
        assert!(example.contains(name), "{name}");
        let text = example.replacen(name, other, 1);
        let mended = fix(&*text, &FixOptions { fixes: Fixes::All, ..FixOptions::default() });
        assert!(mended.analysis.text().contains(other), "{other}");
    }
}
