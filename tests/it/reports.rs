//! Real reports: the figures that were published, with a narrative of our own. What `export` gives is
//! what was published; relations that hold give no finding; the slips that were published are found.
//! One report, `specimen-2020`, is made up throughout: a whole one of the format of 2019 without a slip.

use nianbao::lint::{Finding, Options, Severity, lint};
use nianbao::report::Place;
use nianbao::{export, report};
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
    lint(&report::parse(text), &Options::default())
}

const PUBLISHED: [(&str, &str); 6] = [
    ("acheng-2023", "2021"),
    ("suqian-city-2023", "2021"),
    ("suqian-city-2024", "2021"),
    ("huaian-city-2024", "2021"),
    ("hongze-district-2023", "2021"),
    ("shanghai-gov-office-2019", "2019"),
];

#[test]
fn export_gives_the_published_figures_in_official_order() {
    for (name, edition) in PUBLISHED {
        let text = text(name);
        let exported = export::json(&report::parse(&*text));
        let published = published(name);
        assert_eq!(exported["edition"], edition, "{name}");
        for (section, rows) in published.as_object().unwrap() {
            // Compared as text: order, digits and all.
            assert_eq!(exported[section].to_string(), rows.to_string(), "{name}, {section}");
        }
    }
}

#[test]
fn reports_whose_relations_hold_are_silent() {
    for name in ["acheng-2023", "suqian-city-2023", "suqian-city-2024", "huaian-city-2024", "specimen-2020"] {
        let found = findings(&text(name));
        let loud: Vec<_> = found.iter().filter(|finding| finding.severity > Severity::Info).collect();
        assert!(loud.is_empty(), "{name}: {loud:#?}");
    }
}

#[test]
fn published_slips_are_found_at_their_cells() {
    let text = text("hongze-district-2023");
    let report = report::parse(&*text);
    let found = lint(&report, &Options::default());
    let errors = found.iter().filter(|finding| finding.rule.name.starts_with("totals/"));
    let said: Vec<_> = errors
        .map(|finding| {
            let place = finding.place.as_ref().unwrap().describe(report.edition);
            (place, finding.message.clone(), finding.fixes[0].edits[0].text.clone())
        })
        .collect();
    let expected =
        [("四·行政复议·总计", "10 + 1 = 11，填的是 0", "11"), ("四·复议后起诉·总计", "各项之和为 5，填的是 0", "5")];
    let expected = expected.map(|(place, message, fix)| (place.to_owned(), message.to_owned(), fix.to_owned()));
    assert_eq!(said, expected);
}

#[test]
fn published_blanks_are_found_and_nothing_is_said_on_top() {
    // The figures that the report does give tie together, and what rests on a blank is not judged.
    let name = "shanghai-gov-office-2019";
    let text = text(name);
    let report = report::parse(&*text);
    let found = lint(&report, &Options::default());
    let said: Vec<_> = found
        .iter()
        .filter(|finding| ["value", "totals"].contains(&finding.rule.group()))
        .map(|finding| match finding.place {
            Some(Place::Row(table, row) | Place::Cell(table, row, _)) => {
                (finding.rule.name, report.edition.tables[table].rows[row].name)
            }
            ref place => panic!("{}: {place:?}", finding.rule.name),
        })
        .collect();
    let published = published(name);
    let blank = |row: &Value| row.as_object().unwrap().values().any(Value::is_null);
    let sections = published.as_object().unwrap().values();
    let rows = sections.flat_map(|rows| rows.as_object().unwrap()).filter(|(_, row)| blank(row));
    let expected: Vec<_> = rows.map(|(name, _)| ("value/blank", name.as_str())).collect();
    assert_eq!(expected.len(), 26);
    assert_eq!(said, expected);
}

#[test]
fn the_columns_of_2019_are_read_by_their_kinds() {
    let text = text("specimen-2020");
    let exported = export::json(&report::parse(&*text));
    assert_eq!(exported["edition"], "2019");
    let disclosure = &exported["disclosure"];
    assert_eq!(
        disclosure["规范性文件"].to_string(),
        r#"{"本年新制作数量":12,"本年新公开数量":13,"对外公开总数量":148}"#
    );
    assert_eq!(disclosure["行政许可"].to_string(), r#"{"上一年项目数量":312,"本年增/减":-18,"处理决定数量":46205}"#);
    assert_eq!(disclosure["行政处罚"].to_string(), r#"{"上一年项目数量":1520,"本年增/减":35,"处理决定数量":8012}"#);
    assert_eq!(disclosure["政府集中采购"].to_string(), r#"{"采购项目数量":220,"采购总金额":"865.32万元"}"#);
    assert_eq!(exported["requests"]["其他处理"]["总计"], 4, "= in its one row");
    assert_eq!(exported["notes"]["二·规范性文件·本年新制作数量"], "修订2件");
}
