//! Reports beside each other: a pair that was published, and a county over three years, right and with faults.

mod county;

use crate::common::binary::{Run, nianbao};
use crate::common::folder::laid_out;
use county::{County, changed, county, figure, path, unit, whole};
use serde_json::Value;
use std::collections::BTreeMap;
use tempfile::TempDir;

/// So many units that what their generator says in all of them is nobody's own.
const UNITS: usize = 24;

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
fn each_fault_between_reports_is_found_once_at_its_cell_with_both_files() {
    let mut county: County = county(UNITS, &[2023, 2024], true);
    let mut expected: BTreeMap<(String, String), (String, Vec<String>)> = BTreeMap::new();
    let file = |year, number| path(year, number).to_str().unwrap().to_owned();
    let mut expect = |rule: &str, of: String, place: &str, others: Vec<String>| {
        assert!(expected.insert((rule.to_owned(), of), (place.to_owned(), others)).is_none());
    };
    // Last year's: what a unit carried out, so that its sums and this year's own relations go on to hold.
    for number in 0..4 {
        let text = &county[&path(2023, number)];
        let (out, granted) = (
            figure(text, "applications", "carried-out", "natural-persons"),
            figure(text, "applications", "granted", "natural-persons"),
        );
        let moved = [
            ("applications", "carried-out", "natural-persons", out + 1),
            ("applications", "granted", "natural-persons", granted - 1),
        ];
        let text = changed(text, &moved);
        county.insert(path(2023, number), text);
        expect(
            "history/carry-over",
            file(2024, number),
            "三·二、上年结转政府信息公开申请数量·自然人",
            vec![file(2023, number)],
        );
    }
    // Beside a note nothing is said.
    let is_noted = |number: &usize| {
        county[&path(2024, *number)]
            .lines()
            .any(|line| line.contains("规范性文件") && line.contains('（') && line.starts_with('|'))
    };
    let plain: Vec<usize> = (4..UNITS - 4).filter(|number| !is_noted(number)).take(2).collect();
    assert_eq!(plain.len(), 2);
    for number in plain {
        let text = &county[&path(2023, number)];
        let force = figure(text, "rules", "normative-documents", "in-force");
        let text = changed(text, &[("rules", "normative-documents", "in-force", force + 2)]);
        county.insert(path(2023, number), text);
        expect("history/documents", file(2024, number), "二·行政规范性文件·现行有效件数", vec![file(2023, number)]);
    }
    for number in UNITS - 4..UNITS - 2 {
        let text = changed(&county[&path(2023, number)], &[("licensing", "licences", "decisions", 99_000)]);
        county.insert(path(2023, number), text);
        expect("history/outlier", file(2024, number), "二·行政许可·本年处理决定数量", vec![file(2023, number)]);
    }
    // What one agency's people wrote, and another's put into their report.
    let written = "\n\n为方便山区群众办事，在𠮷溪乡集市设立流动公开点，每逢赶集由专人讲解惠农补贴的申领条件和办理时限。\n\n\
        在灌溉站、林场和渡口张贴水价、护林补助和摆渡收费的公示，并用方言录制广播，早晚各播放一次。\n\n\
        邀请老党员、村医和教师担任义务监督员，每月集中反映一次群众看不懂、找不到的公开内容。\n\n## 二、";
    let mut pair = [path(2024, UNITS - 2), path(2024, UNITS - 1)];
    for path in &pair {
        let text = county[path].replacen("\n\n## 二、", written, 1);
        county.insert(path.clone(), text);
    }
    pair.sort();
    let [first, second] = pair.map(|path| path.to_str().unwrap().to_owned());
    expect("history/copied", second, "一、总体情况", vec![first]);
    // What the units were last year is not what their government summed up then.
    county.remove(&whole(2023));
    // Of this year the government's own figure.
    let licences = figure(&county[&whole(2024)], "licensing", "licences", "decisions");
    let text = changed(&county[&whole(2024)], &[("licensing", "licences", "decisions", licences + 1)]);
    let mut largest: Vec<usize> = (0..UNITS).collect();
    largest.sort_by_key(|&number| {
        (std::cmp::Reverse(figure(&county[&path(2024, number)], "licensing", "licences", "decisions")), unit(number))
    });
    let largest = largest.iter().take(3).map(|&number| file(2024, number)).collect();
    county.insert(whole(2024), text);
    let government = whole(2024).to_str().unwrap().to_owned();
    expect("aggregate/sum", government, "二·行政许可·本年处理决定数量", largest);
    let found = beside(check(&laid_out(county), &[]));
    let mut count: BTreeMap<(String, String), (String, Vec<String>)> = BTreeMap::new();
    for (rule, of, place, others) in found {
        let before = count.insert((rule.clone(), of.clone()), (place, others));
        assert!(before.is_none(), "{rule} of {of} twice");
    }
    assert_eq!(count, expected);
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
fn a_neighbour_that_cannot_be_had_is_told_once_and_the_rest_goes_on() {
    let other = "---\n机关: 𠮷溪县林业局\n年度: 2021\n---\n";
    for (entry, more, rule, said) in [
        ("上年报告: 没有.nianbao", &[][..], "history/last-year", "没有这个文件"),
        ("上年报告: ../../../../etc/passwd", &[], "history/last-year", "项目外面"),
        ("上年报告: /etc/passwd", &[], "history/last-year", "项目外面"),
        ("上年报告: https://example.com/2023.nianbao", &[], "history/last-year", "别的电脑"),
        ("上年报告: '\\\\server\\年报\\2023.nianbao'", &[], "history/last-year", "别的电脑"),
        ("上年报告: //server/2023.nianbao", &[], "history/last-year", "别的电脑"),
        ("上年报告: 𠮷溪县水务一局.nianbao", &[], "history/last-year", "这份报告自己"),
        ("上年报告: ../2021.nianbao", &[("2021.nianbao", other)], "history/last-year", "2021 年度"),
        ("上年报告: ../2023", &[], "history/last-year", "没有这个文件"),
        ("汇总: 没有/*.nianbao", &[], "aggregate/missing-unit", "没有这份报告"),
        ("汇总: ../../../../**/*.nianbao", &[], "aggregate/missing-unit", "项目外面"),
        ("汇总: 𠮷溪县水务一局.nianbao", &[], "aggregate/missing-unit", "绕回"),
        ("汇总: ../2023/𠮷溪县水务一局.nianbao", &[], "aggregate/mixed-years", "2023 年度"),
        (
            "汇总: ../甲.nianbao",
            &[
                ("甲.nianbao", "---\n机关: 甲𠮷\n年度: 2024\n汇总: 乙.nianbao\n---\n"),
                ("乙.nianbao", "---\n机关: 乙\n年度: 2024\n汇总: 2024/*.nianbao\n---\n"),
            ],
            "aggregate/missing-unit",
            "绕回",
        ),
    ] {
        let folder = with(entry, more);
        let run = nianbao(folder.path(), &["check", "--output-format", "json", "2024"]);
        let all: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
        let of: Vec<&Value> = all.iter().filter(|it| it["rule"] == rule).collect();
        let [finding] = of[..] else { panic!("{entry}: {all:#?}") };
        assert!(finding["message"].as_str().unwrap().contains(said), "{entry}: {}", finding["message"]);
        let place = finding["place"].as_str().unwrap();
        assert!(place.starts_with("题头·") && run.stderr.is_empty(), "{entry}: {place} {}", run.stderr);
    }
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
