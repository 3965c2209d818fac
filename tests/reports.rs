//! Real reports: the figures that were published, with a narrative of our own. What `export` gives is
//! what was published; relations that hold give no finding; the slips that were published are found.

use nianbao::lint::{Finding, Options, Severity, lint};
use nianbao::{export, report, syntax};
use serde_json::Value;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/reports")
}

fn text(name: &str) -> String {
    std::fs::read_to_string(folder().join(format!("{name}.nianbao"))).unwrap()
}

/// The figures as they were published, taken from the reports themselves and not from their
/// transcription into nianbao.
fn published(name: &str) -> Value {
    let text = std::fs::read_to_string(folder().join(format!("{name}.figures.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn findings(text: &str) -> Vec<Finding> {
    let tree = syntax::parse(text);
    lint(&report::build(&tree), Options::default())
}

const EDITION_2021: [&str; 5] =
    ["acheng-2023", "suqian-city-2023", "suqian-city-2024", "huaian-city-2024", "hongze-district-2023"];

#[test]
fn export_gives_the_published_figures_in_official_order() {
    for name in EDITION_2021 {
        let text = text(name);
        let tree = syntax::parse(&text);
        let exported = export::json(&report::build(&tree));
        let published = published(name);
        for (section, rows) in published.as_object().unwrap() {
            // Compared as text: order, digits and all.
            assert_eq!(exported[section].to_string(), rows.to_string(), "{name}, {section}");
        }
    }
}

#[test]
fn reports_whose_relations_hold_are_silent() {
    for name in ["acheng-2023", "suqian-city-2023", "suqian-city-2024", "huaian-city-2024"] {
        let found = findings(&text(name));
        let loud: Vec<_> = found.iter().filter(|finding| finding.severity > Severity::Info).collect();
        assert!(loud.is_empty(), "{name}: {loud:#?}");
    }
}

#[test]
fn published_slips_are_found_at_their_cells() {
    let text = text("hongze-district-2023");
    let tree = syntax::parse(&text);
    let report = report::build(&tree);
    let found = lint(&report, Options::default());
    let errors = found.iter().filter(|finding| finding.rule.name.starts_with("totals/"));
    let said: Vec<_> = errors
        .map(|finding| {
            let place = finding.place.as_ref().unwrap().describe(report.edition);
            (place, finding.message.clone(), finding.fixes[0].edits[0].text.clone())
        })
        .collect();
    let expected = [
        ("四·行政复议·总计", "10 + 1 = 11，填的是 0", "11"),
        ("四·复议后起诉·总计", "各项之和为 5，填的是 0", "5"),
    ];
    let expected = expected.map(|(place, message, fix)| (place.to_owned(), message.to_owned(), fix.to_owned()));
    assert_eq!(said, expected);
}
