//! A county of 80 units over three years, with a fault of each kind that is between reports: each is found once, at its
//! cell, with both files; without them nothing is.

use super::county::{County, changed, county, figure, path, unit, whole};
use super::{Told, beside, check};
use crate::common::folder::laid_out;
use nianbao::report;
use std::collections::BTreeMap;

const UNITS: usize = 80;

/// What is to be found: by rule and file the place and the other files that are named.
#[derive(Default)]
struct Expected(BTreeMap<(String, String), (String, Vec<String>)>);

impl Expected {
    fn add(&mut self, rule: &str, of: &str, place: &str, others: &[String]) {
        let key = (rule.to_owned(), of.to_owned());
        assert!(self.0.insert(key, (place.to_owned(), others.to_vec())).is_none());
    }

    fn hold_against(self, found: Vec<Told>) {
        let mut count = BTreeMap::new();
        for (rule, of, place, others) in found {
            let before = count.insert((rule.clone(), of.clone()), (place, others));
            assert!(before.is_none(), "{rule} of {of} twice");
        }
        for (key, value) in &self.0 {
            assert_eq!(count.get(key), Some(value), "{key:?}");
        }
        assert_eq!(count.len(), self.0.len(), "{:?}", count.keys().find(|key| !self.0.contains_key(key)));
    }
}

fn file(year: i32, number: usize) -> String {
    path(year, number).to_str().unwrap().to_owned()
}

/// Last year's figures are others than they were: what was carried out, what was in force, a figure ten times as large.
fn change_last_year(county: &mut County, expected: &mut Expected) {
    for (numbers, year) in [(0..6, 2023), (6..10, 2022)] {
        for number in numbers {
            let text = &county[&path(year, number)];
            let (out, granted) = (
                figure(text, "applications", "carried-out", "natural-persons"),
                figure(text, "applications", "granted", "natural-persons"),
            );
            // The unit's own relations go on to hold.
            let moved = [
                ("applications", "carried-out", "natural-persons", out + 1),
                ("applications", "granted", "natural-persons", granted - 1),
            ];
            county.insert(path(year, number), changed(text, &moved));
            let place = "三·二、上年结转政府信息公开申请数量·自然人";
            expected.add("history/carry-over", &file(year + 1, number), place, &[file(year, number)]);
        }
    }
    // Beside a note nothing is said.
    let is_noted = |text: &str| {
        text.lines().any(|line| line.contains("规范性文件") && line.contains('（') && line.starts_with('|'))
    };
    let plain: Vec<usize> = (10..60).filter(|&number| !is_noted(&county[&path(2023, number)])).take(4).collect();
    assert_eq!(plain.len(), 4);
    for number in plain {
        let text = &county[&path(2022, number)];
        let force = figure(text, "rules", "normative-documents", "in-force");
        let text = changed(text, &[("rules", "normative-documents", "in-force", force + 2)]);
        county.insert(path(2022, number), text);
        let place = "二·行政规范性文件·现行有效件数";
        expected.add("history/documents", &file(2023, number), place, &[file(2022, number)]);
    }
    for number in 60..64 {
        let text = changed(&county[&path(2022, number)], &[("licensing", "licences", "decisions", 99_000)]);
        county.insert(path(2022, number), text);
        let place = "二·行政许可·本年处理决定数量";
        expected.add("history/outlier", &file(2023, number), place, &[file(2022, number)]);
    }
}

/// What this year's text says of last year.
fn misstate_growth(county: &mut County, expected: &mut Expected) {
    for number in 64..68 {
        let new = |year: i32| {
            let text = &county[&path(year, number)];
            let of = |column| figure(text, "applications", "new", column);
            of("natural-persons") + of("enterprises")
        };
        let (before, now) = (new(2023), new(2024));
        let share = (now * 100 - before * 100) as f64 / before as f64;
        let (word, wrong) = if share < 0.0 { ("下降", -share + 7.0) } else { ("增长", share + 7.0) };
        let said = format!("\n\n依申请公开方面，全年新收政府信息公开申请{now}件，同比{word}{wrong:.1}%。\n\n## 二、");
        let text = county[&path(2024, number)].replacen("\n\n## 二、", &said, 1);
        county.insert(path(2024, number), text);
        expected.add("narrative/growth", &file(2024, number), "一、总体情况", &[file(2023, number)]);
    }
}

/// What one agency's people wrote, and another's put into their report.
fn copy(county: &mut County, expected: &mut Expected) {
    let written = "\n\n为方便山区群众办事，在𠮷溪乡集市设立流动公开点，每逢赶集由专人讲解惠农补贴的申领条件和办理时限。\n\n\
        在灌溉站、林场和渡口张贴水价、护林补助和摆渡收费的公示，并用方言录制广播，早晚各播放一次。\n\n\
        邀请老党员、村医和教师担任义务监督员，每月集中反映一次群众看不懂、找不到的公开内容。\n\n## 二、";
    let mut pair = [path(2024, 70), path(2024, 71)];
    for path in &pair {
        let text = county[path].replacen("\n\n## 二、", written, 1);
        county.insert(path.clone(), text);
    }
    pair.sort();
    let [first, second] = pair.map(|path| path.to_str().unwrap().to_owned());
    expected.add("history/copied", &second, "一、总体情况", &[first]);
}

/// Whose figures are not the sum, and whose units are not what they should be.
fn sum_up_wrongly(county: &mut County, expected: &mut Expected) {
    // What the units were in years before is not what their government summed up then.
    county.remove(&whole(2022));
    county.remove(&whole(2023));
    let licences = figure(&county[&whole(2024)], "licensing", "licences", "decisions");
    let text = changed(&county[&whole(2024)], &[("licensing", "licences", "decisions", licences + 1)]);
    let mut largest: Vec<usize> = (0..UNITS).collect();
    largest.sort_by_key(|&number| {
        (std::cmp::Reverse(figure(&county[&path(2024, number)], "licensing", "licences", "decisions")), unit(number))
    });
    let largest: Vec<String> = largest.iter().take(3).map(|&number| file(2024, number)).collect();
    let plain = county[&whole(2024)].clone();
    county.insert(whole(2024), text);
    expected.add("aggregate/sum", whole(2024).to_str().unwrap(), "二·行政许可·本年处理决定数量", &largest);
    // Others sum up what is not there, what is of another year, what is there twice.
    let twice = "2024/副本/水务.nianbao";
    county.insert(twice.into(), county[&path(2024, 69)].clone());
    let own = |number: usize| format!("../../{}", file(2024, number));
    for (name, units, rule, others) in [
        ("𠮷溪县甲街道办事处", vec![own(1), "../没有.nianbao".to_owned()], "aggregate/missing-unit", vec![]),
        (
            "𠮷溪县乙街道办事处",
            vec![own(1), format!("../../{}", file(2023, 2))],
            "aggregate/mixed-years",
            vec![file(2023, 2)],
        ),
        (
            "𠮷溪县丙街道办事处",
            vec![own(69), "../副本/水务.nianbao".to_owned()],
            "aggregate/duplicate-unit",
            vec![file(2024, 69), twice.to_owned()],
        ),
    ] {
        let list: String = units.iter().map(|unit| format!("  - {unit}\n")).collect();
        let text = plain.replace("𠮷溪县人民政府", name);
        let text = text.replacen("汇总:\n  - \"../*.nianbao\"\n", &format!("汇总:\n{list}"), 1);
        let path = format!("2024/汇总/{name}.nianbao");
        county.insert(path.clone().into(), text);
        expected.add(rule, &path, "题头·汇总", &others);
    }
}

/// Last year's report is named, and is another.
fn name_another(county: &mut County, expected: &mut Expected) {
    for (number, entry, others) in
        [(74, "../2022/没有.nianbao".to_owned(), vec![]), (75, format!("../{}", file(2022, 75)), vec![file(2022, 75)])]
    {
        let text = county[&path(2024, number)].replacen("\n---\n", &format!("\n上年报告: {entry}\n---\n"), 1);
        county.insert(path(2024, number), text);
        expected.add("history/last-year", &file(2024, number), "题头·上年报告", &others);
    }
    // A first report has nothing carried over.
    let number = (76..UNITS)
        .find(|&number| figure(&county[&path(2024, number)], "applications", "carried-in", "natural-persons") > 0)
        .expect("a unit with something carried over");
    let text = county[&path(2024, number)].replacen("\n---\n", "\n上年报告: 无\n---\n", 1);
    county.insert(path(2024, number), text);
    let place = "三·二、上年结转政府信息公开申请数量·自然人";
    expected.add("history/carry-over", &file(2024, number), place, &[]);
}

#[test]
fn each_fault_between_reports_is_found_once_at_its_cell_with_both_files() {
    let mut county = county(UNITS, &[2022, 2023, 2024], true);
    let mut expected = Expected::default();
    change_last_year(&mut county, &mut expected);
    misstate_growth(&mut county, &mut expected);
    copy(&mut county, &mut expected);
    name_another(&mut county, &mut expected);
    sum_up_wrongly(&mut county, &mut expected);
    assert_eq!(expected.0.len(), 30);
    let mut found = beside(check(&laid_out(county), &[]));
    // A sum of last year's figures names each of their places.
    found.iter_mut().for_each(|(.., others)| others.dedup());
    expected.hold_against(found);
}

#[test]
fn last_years_text_is_told_from_this_years_where_that_is_asked() {
    let mut county = county(1, &[2023, 2024], false);
    // This year's is last year's with its year changed.
    let text = county[&path(2023, 0)].replace("2023", "2024");
    let report = report::parse(&*text);
    assert_eq!(report.front_matter.year.as_ref().map(|year| year.value), Some(2024));
    county.insert(path(2024, 0), text);
    let folder = laid_out(county);
    assert!(beside(check(&folder, &[])).iter().all(|(rule, ..)| rule != "history/repetition"));
    let found = beside(check(&folder, &["--select", "history/repetition"]));
    let [(rule, of, _, others)] = &found[..] else { panic!("{found:?}") };
    assert_eq!((&**rule, &**of, &others[..]), ("history/repetition", &*file(2024, 0), &[file(2023, 0)][..]));
}
