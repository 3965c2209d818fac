//! Neighbours in other formats: last year's report as it was published or kept, and units that hand in documents of any
//! kind. Each finding names both files, and in a document the place.

use super::county::{changed, county, figure, path, whole};
use crate::common::binary::nianbao;
use crate::common::folder::laid_out;
use crate::import::pdf::{Look, pdf};
use crate::older::doc;
use nianbao::document::{self, write};
use nianbao::export::official;
use nianbao::report;
use serde_json::Value;
use std::path::Path;

/// A report in each of the formats that a neighbour may have, by the endings of their names, and how the place of a
/// figure of section three begins in each.
fn kinds(text: &str) -> [(&'static str, Vec<u8>, &'static str); 4] {
    let document = official(&report::parse(text)).document;
    let word = write::docx(&document).unwrap();
    let old = doc(&document::read(&word, None).unwrap());
    let page = write::html(&document).into_bytes();
    [
        ("docx", word, "表 2 第 "),
        ("html", page, "表 2 第 "),
        ("doc", old, "表 2 第 "),
        ("pdf", pdf(&document, Look::Lines), "页表 2 第 "),
    ]
}

/// The findings on reports that rest on others.
fn found(folder: &Path, more: &[&str]) -> Vec<Value> {
    let run = nianbao(folder, &[&["check", "--output-format", "json"], more].concat());
    let all: Vec<Value> = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stderr));
    let is_beside = |it: &Value| {
        let rule = it["rule"].as_str().unwrap_or_default();
        rule.starts_with("history/") || rule.starts_with("aggregate/")
    };
    all.into_iter().filter(is_beside).collect()
}

#[test]
fn last_years_report_counts_in_each_format() {
    let two = county(1, &[2023, 2024], false);
    let (last, this) = (&two[&path(2023, 0)], &two[&path(2024, 0)]);
    let out = figure(last, "applications", "carried-out", "natural-persons");
    let new = figure(this, "applications", "new", "natural-persons");
    let carried = [
        ("applications", "carried-in", "natural-persons", out + 1),
        ("applications", "new", "natural-persons", new - 1),
    ];
    let wrong = changed(this, &carried);
    for (kind, bytes, place) in kinds(last) {
        let name = format!("2023𠮷.{kind}");
        let entry = format!("\n上年报告: ../{name}\n---\n");
        let named = |text: &str| text.replacen("\n---\n", &entry, 1);
        for (text, more, count) in [
            (wrong.clone(), &["--documents"][..], 1),
            (named(&wrong), &["2024"], 1),
            (this.clone(), &["--documents"], 0),
            (named(this), &["2024"], 0),
        ] {
            let folder = laid_out([(&*name, bytes.clone()), ("2024/甲.nianbao", text.into_bytes())]);
            let told = found(folder.path(), more);
            assert_eq!(told.len(), count, "{kind} {more:?}: {told:#?}");
            let Some(finding) = told.first() else { continue };
            assert_eq!((&finding["rule"], &finding["path"]), (&"history/carry-over".into(), &"2024/甲.nianbao".into()));
            let other = &finding["related"][0];
            assert_eq!(other["path"], *name);
            assert!(other["message"].as_str().unwrap().ends_with(&out.to_string()), "{other}");
            assert!(other["origin"].as_str().is_some_and(|origin| origin.contains(place)), "{kind}: {other}");
        }
    }
}

#[test]
fn units_are_summed_up_whatever_they_are() {
    let county = county(4, &[2024], true);
    let government = county[&whole(2024)].replace("../*.nianbao", "../*");
    let laid = |spoilt: Option<usize>| {
        let unit = |number: usize| {
            let text = &county[&path(2024, number)];
            let figure = figure(text, "licensing", "licences", "decisions");
            let changes = [("licensing", "licences", "decisions", figure + 5000)];
            let text = if spoilt == Some(number) { changed(text, &changes) } else { text.clone() };
            let (kind, bytes, place) = kinds(&text).into_iter().nth(number).unwrap();
            (format!("2024/{number}𠮷.{kind}"), bytes, place)
        };
        let units: Vec<_> = (0..4).map(unit).collect();
        let files = units.iter().map(|(path, bytes, _)| (path.clone(), bytes.clone()));
        let all = files.chain([("2024/汇总/政府.nianbao".to_owned(), government.clone().into_bytes())]);
        (laid_out(all.collect::<Vec<_>>()), units)
    };
    assert_eq!(found(laid(None).0.path(), &["2024/汇总"]), [Value::Null; 0]);
    for number in 0..4 {
        let (folder, units) = laid(Some(number));
        let told = found(folder.path(), &["2024/汇总"]);
        let [finding] = &told[..] else { panic!("{told:#?}") };
        assert_eq!((&finding["rule"], &finding["path"]), (&"aggregate/sum".into(), &"2024/汇总/政府.nianbao".into()));
        // The largest figure is named first.
        let other = &finding["related"][0];
        let (path, _, place) = &units[number];
        assert_eq!(other["path"], **path, "{finding:#}");
        let place = place.replace("表 2", "表 1");
        assert!(other["origin"].as_str().is_some_and(|origin| origin.contains(&place)), "{other}");
    }
}
