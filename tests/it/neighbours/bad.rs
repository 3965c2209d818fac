//! Neighbours that cannot be had, or are others than they should be: a finding where it belongs, once, and the rest goes on.

use super::county::{changed, county, figure, path, unit, whole};
use super::{beside, check, with};
use crate::common::binary::nianbao;
use crate::common::folder::laid_out;
use nianbao::document::write;
use nianbao::export::official;
use nianbao::report;
use serde_json::Value;

/// An archive in which nothing is.
const EMPTY_ZIP: &str = "PK\u{5}\u{6}\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

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
        ("上年报告: ..", &[], "history/last-year", "没有这个文件"),
        ("上年报告: '/\\server/2023.nianbao'", &[], "history/last-year", "别的电脑"),
        ("上年报告: ../年报.zip", &[("年报.zip", EMPTY_ZIP)], "history/last-year", "年报.zip：实为压缩包"),
        (
            "上年报告:\n  - ../2023/𠮷溪县水务一局.nianbao\n  - ../2023/草稿.nianbao",
            &[("2023/草稿.nianbao", "---\n机关: 𠮷溪县水务一局\n年度: 2023\n---\n")],
            "history/last-year",
            "写了两份",
        ),
        ("汇总: ../年报.zip", &[("年报.zip", EMPTY_ZIP)], "aggregate/missing-unit", "请先解压"),
        (
            "汇总: ../*.nianbao",
            &[("甲.nianbao", "---\n机关: 甲𠮷\n年度: 2024\n格式: 2019\n---\n")],
            "aggregate/mixed-years",
            "2019 年格式",
        ),
        (
            "汇总: ../*.nianbao",
            &[
                ("甲.nianbao", "---\n机关: 甲𠮷\n年度: 2024\n---\n"),
                ("乙.nianbao", "---\n机关: 甲𠮷\n年度: 2024\n---\n"),
                ("丙.nianbao", "---\n机关: 甲𠮷\n年度: 2024\n---\n"),
            ],
            "aggregate/duplicate-unit",
            "有 3 份",
        ),
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
fn reports_that_name_each_other_come_to_an_end() {
    // Each names the other as last year's: one of them is right.
    let folder = with("上年报告: ../2023/𠮷溪县水务一局.nianbao", &[]);
    let last = folder.path().join("2023/𠮷溪县水务一局.nianbao");
    let text = std::fs::read_to_string(&last).unwrap();
    let text = text.replacen("\n---\n", "\n上年报告: ../2024/𠮷溪县水务一局.nianbao\n---\n", 1);
    std::fs::write(&last, text).unwrap();
    let found = beside(check(&folder, &[]));
    let [(rule, of, ..)] = &found[..] else { panic!("{found:?}") };
    assert_eq!((&**rule, of.starts_with("2023/")), ("history/last-year", true));
    // Three that sum up each other in a circle: each is told, once, and nothing else is lost.
    let sums = |agency: &str, other: &str| format!("---\n机关: {agency}𠮷\n年度: 2024\n汇总: {other}.nianbao\n---\n");
    let circle = laid_out([
        ("甲.nianbao", sums("甲", "乙")),
        ("乙.nianbao", sums("乙", "丙")),
        ("丙.nianbao", sums("丙", "甲")),
        ("丁.nianbao", sums("丁", "甲")),
    ]);
    let mut found: Vec<(String, String)> =
        beside(check(&circle, &[])).into_iter().map(|(rule, of, ..)| (of, rule)).collect();
    found.sort();
    let told = |of: &str| (format!("{of}.nianbao"), "aggregate/missing-unit".to_owned());
    assert_eq!(found, [told("丙"), told("乙"), told("甲")]);
}

#[test]
fn a_neighbour_that_is_damaged_is_named_and_the_rest_is_checked() {
    let folder = with("上年报告: 坏.docx", &[("2024/坏.docx", "这不是 Word 文件𠮷")]);
    let found = check(&folder, &["2024/𠮷溪县水务一局.nianbao"]);
    let of: Vec<_> = found.iter().filter(|(rule, ..)| rule == "history/last-year").collect();
    assert_eq!(of.len(), 1, "{found:?}");
    // One that is a text of another encoding is told so.
    let folder = with("上年报告: 旧.nianbao", &[]);
    std::fs::write(folder.path().join("2024/旧.nianbao"), b"---\n\xbb\xfa\xb9\xd8: \xc4\xb3\xbe\xd6\n---\n").unwrap();
    let run = nianbao(folder.path(), &["check", "--output-format", "json", "2024/𠮷溪县水务一局.nianbao"]);
    let all: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let said: Vec<&str> =
        all.iter().filter(|it| it["rule"] == "history/last-year").map(|it| it["message"].as_str().unwrap()).collect();
    assert!(matches!(said[..], [said] if said.contains("GB18030")), "{said:?}");
}

#[test]
fn a_neighbour_beyond_what_is_read_is_named_and_not_read() {
    let folder = with("上年报告: 大.nianbao\n汇总: 大*.nianbao", &[]);
    let file = std::fs::File::create(folder.path().join("2024/大.nianbao")).unwrap();
    file.set_len((64 << 20) + 1).unwrap();
    let found = beside(check(&folder, &["2024/𠮷溪县水务一局.nianbao"]));
    let told: Vec<(&str, &str)> = found.iter().map(|(rule, _, place, _)| (&**rule, &**place)).collect();
    assert_eq!(told, [("history/last-year", "题头·上年报告"), ("aggregate/missing-unit", "题头·汇总")]);
}

#[test]
#[cfg(unix)]
fn a_link_out_of_the_project_is_followed_by_no_entry() {
    let outside = laid_out([("2023.nianbao", &county(1, &[2023], false)[&path(2023, 0)])]);
    for (entry, rule) in [
        ("上年报告: 链接😀.nianbao", "history/last-year"),
        ("汇总: 链接😀.nianbao", "aggregate/missing-unit"),
        ("汇总: 链接*.nianbao", "aggregate/missing-unit"),
        ("汇总: 内/*.nianbao", "aggregate/missing-unit"),
    ] {
        let folder = with(entry, &[]);
        let link = |target: &str, name: &str| {
            std::os::unix::fs::symlink(outside.path().join(target), folder.path().join("2024").join(name)).unwrap();
        };
        link("2023.nianbao", "链接😀.nianbao");
        link("", "内");
        let run = nianbao(folder.path(), &["check", "--output-format", "json", "2024/𠮷溪县水务一局.nianbao"]);
        let all: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
        let of: Vec<&Value> = all.iter().filter(|it| it["rule"] == rule).collect();
        let [finding] = of[..] else { panic!("{entry}: {all:#?}") };
        assert!(finding["message"].as_str().unwrap().contains("项目外面"), "{entry}: {}", finding["message"]);
        assert_eq!(finding["related"], serde_json::json!([]));
        assert!(all.iter().all(|it| it["rule"] != "aggregate/mixed-years"), "{entry}");
    }
}

#[test]
fn what_is_named_twice_counts_once_and_what_names_no_agency_counts() {
    let last = "../2023/𠮷溪县水务一局.nianbao";
    let twice = with(&format!("上年报告:\n  - {last}\n  - ./{last}"), &[]);
    assert_eq!(beside(check(&twice, &["2024"])), []);
    // Two units that do not say who they are are two all the same.
    let county = county(2, &[2024], true);
    let files = county.iter().map(|(path, text)| {
        let is_unit = !path.starts_with("2024/汇总");
        let text = if is_unit { text.replacen("机关: ", "单位: ", 1) } else { text.clone() };
        (path, text)
    });
    let folder = laid_out(files.clone());
    assert_eq!(beside(check(&folder, &["2024/汇总"])), []);
    let wrong = files.map(|(path, text)| {
        let decisions = figure(&text, "licensing", "licences", "decisions");
        let is_first = path.ends_with("𠮷溪县水务一局.nianbao");
        (path, if is_first { changed(&text, &[("licensing", "licences", "decisions", decisions + 1)]) } else { text })
    });
    let found = beside(check(&laid_out(wrong), &["2024/汇总"]));
    let [(rule, _, _, others)] = &found[..] else { panic!("{found:?}") };
    assert_eq!((&**rule, others.len()), ("aggregate/sum", 2), "{others:?}");
}

/// A report as a Word file.
fn word(text: &str) -> Vec<u8> {
    write::docx(&official(&report::parse(text)).document).unwrap()
}

#[test]
fn last_years_document_counts_and_in_several_formats_it_is_one_report() {
    let two = county(1, &[2023, 2024], false);
    let (last, this) = (&two[&path(2023, 0)], &two[&path(2024, 0)]);
    let carried = figure(this, "applications", "carried-in", "natural-persons");
    let new = figure(this, "applications", "new", "natural-persons");
    let this = changed(
        this,
        &[
            ("applications", "carried-in", "natural-persons", carried + 1),
            ("applications", "new", "natural-persons", new - 1),
        ],
    );
    let page = write::html(&official(&report::parse(&**last)).document).into_bytes();
    let all = [("2023.nianbao", last.clone().into_bytes()), ("2023.docx", word(last)), ("2023.html", page)];
    let files = |endings: &[&str]| {
        let is_wanted = |(name, _): &&(&str, _)| endings.iter().any(|ending| name.ends_with(ending));
        let last = all.iter().filter(is_wanted).cloned();
        laid_out(last.chain([("甲.nianbao", this.clone().into_bytes())]))
    };
    let told = |folder: &tempfile::TempDir| {
        let found = beside(check(folder, &["--documents"]));
        found.into_iter().map(|(rule, of, _, others)| (rule, of, others)).collect::<Vec<_>>()
    };
    let expected = |last: &str| ("history/carry-over".to_owned(), "甲.nianbao".to_owned(), vec![last.to_owned()]);
    assert_eq!(told(&files(&["html"])), [expected("2023.html")]);
    assert_eq!(told(&files(&["docx", "html"])), [expected("2023.docx")]);
    assert_eq!(told(&files(&["docx", "nianbao"])), [expected("2023.nianbao")]);
}

#[test]
fn a_unit_in_two_formats_is_summed_up_once() {
    let county = county(1, &[2024], true);
    let sum = county[&whole(2024)].replace("../*.nianbao", "../单位/*");
    let unit = &county[&path(2024, 0)];
    assert!(sum.contains("../单位/*"), "{sum}");
    let page = write::html(&official(&report::parse(&**unit)).document).into_bytes();
    let files = [("单位/甲𠮷.docx", word(unit)), ("单位/甲𠮷.html", page), ("汇总/县.nianbao", sum.into_bytes())];
    assert_eq!(beside(check(&laid_out(files), &["汇总"])), []);
}

#[test]
fn last_years_report_of_another_edition_is_compared_where_both_mean_the_same() {
    let two = county(1, &[2020, 2021], false);
    let (last, this) = (&two[&path(2020, 0)], &two[&path(2021, 0)]);
    assert_ne!(report::parse(&**last).edition.id, report::parse(&**this).edition.id);
    let folder = laid_out([("2020.nianbao", last), ("2021.nianbao", this)]);
    assert_eq!(beside(check(&folder, &[])), []);
    let (out, granted) = (
        figure(last, "applications", "carried-out", "enterprises"),
        figure(last, "applications", "granted", "enterprises"),
    );
    let last = changed(
        last,
        &[
            ("applications", "carried-out", "enterprises", out + 1),
            ("applications", "granted", "enterprises", granted - 1),
        ],
    );
    let folder = laid_out([("2020.nianbao", &last), ("2021.nianbao", this)]);
    let found = beside(check(&folder, &[]));
    let [(rule, of, place, others)] = &found[..] else { panic!("{found:?}") };
    assert_eq!((&**rule, &**of), ("history/carry-over", "2021.nianbao"));
    assert!(place.ends_with("商业企业") && others[..] == ["2020.nianbao"], "{place} {others:?}");
}

#[test]
fn last_years_report_of_another_agency_is_said_to_be_so_and_compared() {
    let two = county(1, &[2023, 2024], false);
    let renamed = two[&path(2023, 0)].replace(&unit(0), "𠮷溪县水利局");
    let this = two[&path(2024, 0)].replacen("\n---\n", "\n上年报告: 2023.nianbao\n---\n", 1);
    let found = beside(check(&laid_out([("2023.nianbao", renamed), ("2024.nianbao", this)]), &[]));
    let [(rule, of, place, _)] = &found[..] else { panic!("{found:?}") };
    assert_eq!((&**rule, &**of, &**place), ("history/last-year", "2024.nianbao", "题头·上年报告"));
}
