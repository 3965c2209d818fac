//! Reports beside each other: a pair that was published, and a county over three years, right and with faults.

mod bad;
mod compared;
mod county;
mod editor;
mod faults;
mod mixed;
mod summed;

use crate::common::binary::{Run, nianbao};
use crate::common::folder::laid_out;
use county::{changed, county, figure, path};
use nianbao::workspace::{Index, Reading};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;

/// What of a finding tells which it is: rule, file, place, the other files that it names.
type Told = (String, String, String, Vec<String>);

fn findings(run: &Run) -> Vec<Told> {
    let all: Vec<Value> = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stderr));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let told = |it: &Value| {
        let related = it["related"].as_array().unwrap().iter().filter(|other| other["path"] != it["path"]);
        (text(&it["rule"]), text(&it["path"]), text(&it["place"]), related.map(|other| text(&other["path"])).collect())
    };
    all.iter().map(told).collect()
}

fn check(folder: &TempDir, more: &[&str]) -> Vec<Told> {
    findings(&nianbao(folder.path(), &[&["check", "--output-format", "json"], more].concat()))
}

/// What rests on other reports.
fn beside(found: Vec<Told>) -> Vec<Told> {
    let is_beside = |(rule, ..): &Told| {
        rule.starts_with("history/") || rule.starts_with("aggregate/") || rule == "narrative/growth"
    };
    found.into_iter().filter(is_beside).collect()
}

fn suqian(growth: &str) -> TempDir {
    let text = |year: i32| std::fs::read_to_string(format!("tests/reports/suqian-city-{year}.nianbao")).unwrap();
    let stated = "依申请公开方面，全年受理申请3646件，同比增长";
    let changed = text(2024).replace("依申请公开方面，", &format!("{stated}{growth}。"));
    assert!(changed.contains(stated));
    laid_out([("2023/宿迁.nianbao", text(2023)), ("2024/宿迁.nianbao", changed)])
}

#[test]
fn a_published_pair_goes_on_and_its_growth_is_held_against_last_year() {
    let found = beside(check(&suqian("1.05%"), &[]));
    let [(rule, file, _, others)] = &found[..] else { panic!("{found:?}") };
    assert_eq!((&**rule, &**file), ("narrative/growth", "2024/宿迁.nianbao"));
    assert_eq!(others, &["2023/宿迁.nianbao"; 2], "last year's figure is the sum of two cells");
    // As it comes from the figures of both reports, nothing is said; nor is anything of a report alone.
    assert_eq!(beside(check(&suqian("1.08%"), &[])), []);
    assert_eq!(beside(check(&suqian("1.05%"), &["2024/宿迁.nianbao"])), []);
}

#[test]
fn a_county_in_which_all_holds_gives_no_alarm() {
    let folder = laid_out(county(80, &[2022, 2023, 2024], true));
    let run = nianbao(folder.path(), &["check", "--output-format", "json"]);
    let found = findings(&run);
    assert_eq!(beside(found.clone()), []);
    let all: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let loud: Vec<&Value> = all.iter().filter(|finding| finding["severity"] != "info").collect();
    assert!(loud.is_empty(), "{:#?}", loud.first());
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn what_others_will_ask_for_has_its_turn_before_them() {
    let named = |agency: &str, year: i32, more: &str| format!("---\n机关: {agency}\n年度: {year}\n{more}---\n");
    let files = [
        ("2024/汇总/县.nianbao", named("𠮷溪县人民政府", 2024, "汇总: ../*.nianbao\n")),
        ("2024/水务局.nianbao", named("𠮷溪县水务局", 2024, "")),
        // These two name each other.
        ("2024/甲.nianbao", named("甲", 2024, "汇总: 乙.nianbao\n")),
        ("2024/乙.nianbao", named("乙", 2024, "汇总: 甲.nianbao\n")),
        ("往年/水务局.nianbao", named("𠮷溪县水务局", 2023, "")),
    ];
    let folder = laid_out(files.clone());
    let paths: Vec<_> = files.iter().map(|(path, _)| folder.path().join(path)).collect();
    let reading = Reading::new(false, 0);
    let entry = |path| reading.file(path, None, || folder.path().to_owned()).map(Arc::new);
    let index = Index::new(paths.iter().filter_map(|path| entry(path)).collect());
    // One that could not be read has its turn, too.
    let missing = folder.path().join("没有𠮷.nianbao");
    let all = paths.iter().chain([&missing]).map(PathBuf::as_path);
    assert_eq!(index.in_turn(all), [2, 3, 4, 1, 0, 5]);
    assert_eq!(index.in_turn([paths[4].as_path(), &paths[0], &paths[1]].into_iter()), [0, 2, 1]);
}

#[test]
fn a_folder_that_is_named_from_elsewhere_holds_its_reports_together() {
    let front = |agency: &str, more: &str| format!("---\n机关: {agency}\n年度: 2024\n{more}---\n");
    let folder = laid_out([
        ("2024/水务局.nianbao", front("𠮷溪县水务局", "")),
        ("2024/汇总/县.nianbao", front("𠮷溪县人民政府", "汇总: ../*.nianbao\n")),
    ]);
    let elsewhere = tempfile::tempdir().unwrap();
    let told = |named: &str| {
        let named = folder.path().join(named).to_str().unwrap().to_owned();
        let run = nianbao(elsewhere.path(), &["check", "--output-format", "json", &named]);
        let all: Vec<Value> =
            serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stderr));
        all.iter().filter(|finding| finding["rule"] == "aggregate/missing-unit").count()
    };
    assert_eq!((told(""), told("2024")), (0, 0));
    assert_eq!(told("2024/汇总"), 1, "what is named alone is not left");
}

/// Two years of one unit, this year's with more in its front matter, and what else lies there.
fn with(entry: &str, more: &[(&str, &str)]) -> TempDir {
    let mut files: Vec<(String, String)> =
        county(1, &[2023, 2024], false).into_iter().map(|(path, text)| (path.to_str().unwrap().into(), text)).collect();
    for (path, text) in &mut files {
        if path.starts_with("2024") {
            *text = text.replacen("\n---\n", &format!("\n{entry}\n---\n"), 1);
        }
    }
    files.extend(more.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    laid_out(files)
}

#[test]
fn an_agency_of_a_common_name_has_the_report_in_its_own_folder_or_none() {
    let report = |year: i32| format!("---\n机关: 鼓楼区𠮷局\n年度: {year}\n---\n");
    let files = |paths: &[(&str, i32)]| laid_out(paths.iter().map(|&(path, year)| (path.to_owned(), report(year))));
    let of = |folder: &TempDir| -> Vec<String> {
        let run = nianbao(folder.path(), &["check", "--output-format", "concise", "--select", "history/last-year"]);
        run.stdout.lines().map(str::to_owned).collect()
    };
    let far = files(&[("甲/2023.nianbao", 2023), ("乙/2023.nianbao", 2023), ("丙/2024.nianbao", 2024)]);
    let said = of(&far);
    assert!(said.len() == 1 && said[0].starts_with("丙/2024.nianbao:2:") && said[0].contains("有 2 份"), "{said:?}");
    let near = files(&[("甲/2023.nianbao", 2023), ("丙/2023.nianbao", 2023), ("丙/2024.nianbao", 2024)]);
    assert_eq!(of(&near), [""; 0]);
}

#[test]
fn a_first_report_and_agencies_that_were_merged() {
    let first = with("上年报告: 无", &[]);
    let found = beside(check(&first, &["2024"]));
    assert!(found.iter().all(|(rule, ..)| rule == "history/carry-over"), "{found:?}");
    // Two became one: what they carried out is added up.
    let two = county(2, &[2023, 2024], false);
    let (one, other) = (&two[&path(2023, 0)], &two[&path(2023, 1)]);
    let sum = |column| {
        figure(one, "applications", "carried-out", column) + figure(other, "applications", "carried-out", column)
    };
    let (people, firms) = (sum("natural-persons"), sum("enterprises"));
    let merged = |people: i64| {
        let text = &two[&path(2024, 0)];
        let balanced = |column, carried: i64| {
            let new = figure(text, "applications", "new", column) + figure(text, "applications", "carried-in", column);
            ("applications", "new", column, new - carried)
        };
        let text = changed(
            text,
            &[
                ("applications", "carried-in", "natural-persons", people),
                balanced("natural-persons", people),
                ("applications", "carried-in", "enterprises", firms),
                balanced("enterprises", firms),
                ("rules", "normative-documents", "in-force", figure(one, "rules", "normative-documents", "in-force")),
            ],
        );
        let entry = "上年报告:\n  - ../2023/𠮷溪县水务一局.nianbao\n  - ../2023/𠮷溪县林业一局.nianbao";
        let this = text.replacen("\n---\n", &format!("\n{entry}\n---\n"), 1);
        let files = [(path(2023, 0), one.clone()), (path(2023, 1), other.clone()), (path(2024, 0), this)];
        let found = check(&laid_out(files), &["--select", "history/carry-over,history/last-year"]);
        found.into_iter().map(|(rule, _, _, others)| (rule, others.len())).collect::<Vec<_>>()
    };
    assert_eq!(merged(people), []);
    assert_eq!(merged(people + 1), [("history/carry-over".to_owned(), 2)]);
}
