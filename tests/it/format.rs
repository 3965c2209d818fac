//! Formatting: whatever comes in, twice is once, and the report says what it said before.

use crate::common::formatted::{check, edits, failures, options};
use crate::common::generate::{self, Random};
use crate::common::meaning::meaning;
use crate::common::mutate::{mutant, soup};
use crate::common::splice;
use nianbao::format::{Options, format_range};
use nianbao::lint::{self, Severity, lint};
use nianbao::text::{Edit, Span, apply};
use nianbao::{edition, report};
use proptest::prelude::*;
use rayon::prelude::*;
use std::collections::BTreeMap;

fn formatted(text: &str) -> String {
    apply(text, &edits(text, &Options::default())).expect("edits fit")
}

/// How many seeds are tried; `SEEDS` asks for more than suits every run.
fn seeds(usual: u64) -> std::ops::Range<u64> {
    0..std::env::var("SEEDS").ok().and_then(|count| count.parse().ok()).unwrap_or(usual)
}

fn of_seed(seed: u64) -> [String; 2] {
    let mut random = Random(seed);
    let editions = edition::all();
    let report = generate::report(&editions[seed as usize % editions.len()], seed);
    [mutant(&report, &mut random), soup(&mut random)]
}

#[test]
fn any_slips_in_any_report() {
    let failures: Vec<String> = seeds(400)
        .into_par_iter()
        .flat_map_iter(|seed| of_seed(seed).into_iter().map(move |text| (seed, text)))
        .filter_map(|(seed, text)| Some(format!("seed {seed}: {}", check(&text, &options(seed)).err()?)))
        .collect();
    let shortest = failures.iter().min_by_key(|failure| failure.len());
    assert!(failures.is_empty(), "{} fail, {}", failures.len(), shortest.map_or("", String::as_str));
}

/// How many errors each rule finds.
fn errors(text: &str) -> BTreeMap<&'static str, usize> {
    let findings = lint(&report::parse(text), &lint::Options::default());
    let mut errors = BTreeMap::new();
    let found = findings.iter().filter(|finding| finding.severity == Severity::Error);
    found.for_each(|finding| *errors.entry(finding.rule.name).or_default() += 1);
    errors
}

#[test]
fn formatting_brings_no_error_and_hides_none() {
    seeds(200).into_par_iter().for_each(|seed| {
        for text in of_seed(seed) {
            assert_eq!(errors(&text), errors(&formatted(&text)), "seed {seed}:\n{text}");
        }
    });
}

#[test]
fn what_is_cut_up_and_put_together_again() {
    let failures: Vec<(u64, String)> = seeds(2000)
        .into_par_iter()
        .flat_map_iter(|seed| failures(&splice::text(seed), &options(seed)).into_iter().map(move |it| (seed, it)))
        .collect();
    assert!(failures.is_empty(), "{} fail: {:?}", failures.len(), failures.first());
}

#[test]
fn full_width_markup_that_is_allowed_stays() {
    let text = |allow: &str, row: &str| {
        format!(
            "---\n机关：𠮷县人民政府\n年度: 2023\n---\n\n{allow}＃＃ 二、主动公开政府信息情况\n\n\
             ｜ 第二十条第（五）项 ｜ 本年处理决定数量 ｜\n｜ －－－ ｜ －－－ ｜\n｜ 行政许可 ｜ 58 ｜{row}\n"
        )
    };
    let allow = "<!-- nianbao: allow(syntax/fullwidth-markup) 照录𠮷 -->";
    let once = formatted(&text(&format!("{allow}\n\n"), ""));
    for kept in ["机关：𠮷", "＃＃ 二", "｜ －－－ ｜ －－－ ｜", "｜ 行政许可           ｜               58 ｜"]
    {
        assert!(once.contains(kept), "{kept} in {once}");
    }
    let once = formatted(&text("", &format!(" {allow}")));
    for kept in [
        "机关: 𠮷",
        "## 二",
        "| ------------------ | ---------------: |",
        "｜ 行政许可           ｜               58 ｜",
    ] {
        assert!(once.contains(kept), "{kept} in {once}");
    }
}

#[test]
fn what_nobody_sees_beside_the_colon_of_an_entry_goes() {
    for (written, once) in [
        ("年度\u{A0}:2023", "年度: 2023"),
        ("年度\u{200B}：\u{3000}2023", "年度: 2023"),
        ("机关\u{A0}:", "机关:"),
        ("上年报告:\n\u{3000}\u{3000}-\u{3000}𠮷.nianbao", "上年报告:\n- 𠮷.nianbao"),
    ] {
        let text = format!("---\n{written}\n---\n");
        assert_eq!(check(&text, &Options::default()), Ok(()));
        assert_eq!(formatted(&text), format!("---\n{once}\n---\n"));
    }
}

#[test]
fn what_begins_where_another_reading_would_stays_that() {
    for text in [
        "---\n-\n  ＃ 𠮷",
        "-\n  \u{A0}| 𠮷\n  # 题",
        "\n\u{3000}---\n---\n𠮷",
        "---\u{3000}\u{3000}  \n---\u{3000}\n𠮷",
        "## 三、\n| | 总计 |\n|-|-|\n| 不予处理 |\n| 本年办理结果 |\n-",
        "---\n年度: 2023\n\u{3000}## 二、𠮷\n---\n",
    ] {
        assert_eq!(check(text, &Options::default()), Ok(()));
    }
}

#[test]
fn a_mark_that_is_taken_out_keeps_no_blank_line_above() {
    let once = formatted("\n\u{FEFF}| 𠮷 |");
    assert_eq!(formatted(&once), once, "{once:?}");
}

#[test]
fn a_comment_at_the_margin_ends_an_item_whatever_white_space_it_stands_behind() {
    for indent in ["\u{3000}\u{3000}", "\u{a0}", "", "\u{3000}  "] {
        let text = format!("- 办结𠮷\n{indent}<!-- 多行\n𠮷 -->\n\n  ## 二、主动公开政府信息情况\n");
        let once = formatted(&text);
        assert_eq!(once, "- 办结𠮷\n\n<!-- 多行\n𠮷 -->\n\n## 二、主动公开政府信息情况\n", "{indent:?}");
        assert_eq!(formatted(&once), once);
    }
    let within = "- 办结𠮷\n\n  <!-- 多行 -->\n\n  ## 二、主动公开政府信息情况\n";
    assert_eq!(formatted(within), within);
}

#[test]
fn html_that_a_comment_stands_in_goes_on_to_its_blank_line() {
    let text = "<div>𠮷\n<!-- 注 -->\n  办结\n<!--\n~~~\n\n~~~\r\t\n、";
    let once = formatted(text);
    assert_eq!(once, "<div>𠮷\n<!-- 注 -->\n  办结\n<!--\n~~~\n\n~~~\n\t\n、\n");
    assert_eq!(formatted(&once), once);
}

#[test]
fn an_order_that_a_directive_allows_stays() {
    let table = |above: &str, behind: &str| {
        format!(
            "{above}| 类型 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 |\n| - | - | - | - | - | - |\n\
             | 复议后起诉 | 1 | 1 | 0 | 0 | 0 |\n| 行政复议 | 2 | 2 | 0 | 0 | 0 |{behind}\n| 未经复议直接起诉 | 3 | 3 | 0 | 0 | 0 |\n"
        )
    };
    let order = |above: &str, behind: &str| {
        let once = formatted(&table(above, behind));
        assert_eq!(formatted(&once), once);
        let rows = ["| 复议后起诉", "| 行政复议"].map(|row| once.find(row).expect("the row is there"));
        let columns = ["总计", "结果维持"].map(|column| once.find(column).expect("the column is there"));
        (rows.is_sorted(), columns.is_sorted())
    };
    assert_eq!(order("", ""), (false, false));
    let allow = |rule: &str| format!("<!-- nianbao: allow({rule}) 照录𠮷 -->");
    for (rule, stays) in
        [("structure/row-order", (true, false)), ("structure/column-order", (false, true)), ("structure", (true, true))]
    {
        assert_eq!(order(&format!("{}\n", allow(rule)), ""), stays, "{rule}");
        assert_eq!(order("", &format!(" {}", allow(rule))), stays, "{rule} behind a row");
    }
}

#[test]
fn a_row_without_its_first_separator_belongs_to_its_table_whichever_row_ends_that() {
    let header = "| 类型 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| - | - | - | - | - | - |\n";
    let short = "| 未经复议直接起诉 | 0 | 1 | 2 |\n";
    let long = "| 行政复议 | 1 | 2 | 3 | 4 | 10 | 11 |\n";
    for (one, other) in [(short, long), (long, short)] {
        for row in ["  复议后起诉 | 1 | 2 | 3 | 4 | 10\n", "  复议后起诉𠮷 | 1 | 2 | 3 | 4\n"] {
            check(&format!("{header}{one}{other}{row}"), &Options::default()).unwrap();
        }
    }
}

/// `\` is a hard break at the end of a line alone.
#[test]
fn a_backslash_before_a_blank_breaks_no_line() {
    for text in ["甲\\ \n乙𠮷\n", "甲\\\t\n乙\n", "<\\ \n`", "甲\\\\ \n乙\n"] {
        check(text, &Options::default()).unwrap();
    }
    assert_eq!(formatted("甲\\ \n𠮷\n"), "甲\\ \n𠮷\n");
    assert_eq!(formatted("甲\\\\ \n𠮷\n"), "甲\\\\\n𠮷\n");
}

proptest! {
    #[test]
    fn any_text_at_all(text in any::<String>()) {
        check(&text, &Options::default()).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_lines_of_markup(text in "([|｜#＃ \\-—:：`~>*<!\\\\=0-9１甲𠮷\u{FEFF}\u{3000}\t]{0,6}(\n|\r\n|\r)?){0,12}") {
        check(&text, &Options::default()).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_table(rows in proptest::collection::vec(proptest::collection::vec("[ 　]?([0-9０-９]{1,3}|自然人|总计|规章|—|---|:-:|无|=|＝|a\\\\\\||)（?[ ]?", 0..6), 0..8)) {
        let line = |row: &Vec<String>| format!("|{}|\n", row.join("|"));
        let text = format!("## 三、收到和处理政府信息公开申请情况\n{}", rows.iter().map(line).collect::<String>());
        check(&text, &Options::default()).map_err(TestCaseError::fail)?;
    }
}

/// Texts that take a careless formatter quadratic time, or memory out of all proportion.
#[test]
fn what_is_endless_is_formatted_in_proportion() {
    let section = "## 三、收到和处理政府信息公开申请情况\n";
    let wide = "甲".repeat(50);
    let group = format!("{section}|申请办理情况|{}\n|-|\n", "自然人|".repeat(5000));
    let inputs = [
        ("", "|", ""),
        ("", "甲\n| 乙 |\n", ""),
        (section, "| 三、本年度办理结果 |\n", ""),
        (&group, "| 三、本年度办理结果 |\n", ""),
        ("| a |\n", "|\n", &format!("|{}", format!("{wide}|").repeat(40))),
        ("", "||||||||||||||||||||||||||||||||||||||||\n", &format!("|{}", format!("{wide}|").repeat(40))),
        ("", "<!-- 甲 -->\n| 乙 |\n", ""),
        ("", "```\n\n", ""),
        ("---\n", "甲: 乙\n", "---\n"),
        ("", "# #\n", ""),
        ("", " \r", ""),
        ("| 甲 | <!-- ", "<！—— ", "-->"),
    ];
    inputs.into_par_iter().for_each(|(begin, unit, end)| {
        let text = format!("{begin}{}{end}", unit.repeat((256 << 10) / unit.len()));
        let once = formatted(&text);
        assert!(once.len() < 12 * text.len() + (1 << 20), "{unit:?}: {} bytes of {}", once.len(), text.len());
        assert_eq!(formatted(&once), once, "{unit:?}");
    });
}

/// The files of a folder of the repository that are reports, with their paths.
fn reports(folder: &str) -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = std::fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("an entry").path());
    let reports = files.filter(|path| path.extension().is_some_and(|extension| extension == "nianbao"));
    reports.map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("UTF-8"))).collect()
}

fn assert_canonical(name: &str, text: &str) {
    let edits = edits(text, &Options::default());
    assert!(edits.is_empty(), "{name} is not in canonical form: {:#?}", &edits[..edits.len().min(3)]);
}

#[test]
fn what_is_canonical_stays_to_the_byte() {
    let mut kept = [reports("examples"), reports("tests/reports")].concat();
    // One of its mistakes is of those that formatting fixes.
    kept.retain(|(name, _)| !name.ends_with("seeded-mistakes.nianbao"));
    assert!(kept.len() >= 9, "{}", kept.len());
    kept.iter().for_each(|(name, text)| assert_canonical(name, text));
    for edition in edition::all() {
        for seed in 0..100 {
            let text = generate::report(edition, seed);
            assert_canonical(&format!("{} {seed}", edition.id), &text);
        }
    }
}

#[test]
fn a_new_report_is_canonical() {
    for edition in edition::all() {
        let of = |agency: &'static str, last_year| {
            let year = edition.years.from + 1;
            nianbao::format::template(&nianbao::format::Template {
                agency: Some(agency),
                year: Some(year),
                kind: None,
                edition,
                last_year,
            })
        };
        let first = of("汀溪县人民政府", None);
        assert_canonical(edition.id, &first);
        let report = report::parse(&*first);
        let last_year = nianbao::format::LastYear { report: &report, path: Some("../2022/年报 甲.nianbao") };
        assert_canonical(edition.id, &of("𠮷县: 教育局", Some(last_year)));
    }
}

/// The text with the edits of a range applied, and the lines that may change.
fn check_range(text: &str, range: Span) -> Result<(), String> {
    let report = report::parse(text);
    let tree = &report.tree;
    let edits = format_range(&report, &Options::default(), range);
    let touched = tree.blocks.iter().filter(|block| {
        let lines = Span { start: tree.lines[block.first as usize].start, end: tree.lines[block.end as usize - 1].end };
        lines.start <= range.end && range.start <= lines.end
    });
    let lines = touched.map(|block| (block.first as usize, block.end as usize)).reduce(|a, b| (a.0, b.1));
    let Some((first, end)) = lines else {
        return if edits.is_empty() {
            Ok(())
        } else {
            Err(format!("{edits:?} without a block at {range:?} of {text:?}"))
        };
    };
    let within = Span { start: tree.lines[first].start, end: tree.full_span(end - 1).end };
    let outside = edits.iter().find(|edit| !within.covers(edit.span));
    if let Some(outside) = outside {
        return Err(format!("{outside:?} outside of {within:?} at {range:?} of {text:?}"));
    }
    let after = apply(text, &edits).ok_or(format!("edits do not fit: {edits:?}"))?;
    let said = (meaning(text), meaning(&after));
    if said.0 != said.1 { Err(format!("says another thing after {range:?}:\n{text:?}\n{after:?}")) } else { Ok(()) }
}

#[test]
fn a_range_changes_nothing_outside_of_its_blocks() {
    seeds(40).into_par_iter().for_each(|seed| {
        let mut random = Random(seed);
        for text in of_seed(seed) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let place = |random: &mut Random| places[random.upto(places.len() as i64 - 1) as usize];
            for _ in 0..4 {
                let (a, b) = (place(&mut random), place(&mut random));
                for range in [Span::new(a.min(b), a.max(b)), Span::new(a, a)] {
                    check_range(&text, range).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
                }
            }
            let whole = Span::new(0, text.len());
            check_range(&text, whole).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        }
    });
}

#[test]
fn a_range_that_begins_with_a_dash_is_not_the_top_of_a_text() {
    for text in ["| 甲 | 数 |\n| --- | --- |\n| 𠮷 | 1 |\n- | 乙 | 2 |\n", "| 甲 | 数 |\n--- | --- |\n| 𠮷 | 1 |\n"]
    {
        let dash = text.find("\n-").unwrap() + 1;
        check_range(text, Span::new(dash, dash)).unwrap();
        let edits = format_range(&report::parse(text), &Options::default(), Span::new(dash, dash));
        assert!(edits.iter().all(|edit| !edit.text.contains('\n')), "{edits:?}");
    }
}

#[test]
fn edits_leave_alone_what_stays() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/acheng-2023.nianbao")).unwrap();
    // Names, figures and separators are never replaced, whatever is between them.
    for untidy in
        [text.replace("| ", "|"), text.replace(" |", "   |"), text.replace('\n', "  \n").replace("\n\n", "\n\n\n")]
    {
        let edits = edits(&untidy, &Options::default());
        assert_eq!(apply(&untidy, &edits).as_deref(), Some(text.as_str()));
        let is_space = |edit: &Edit| edit.span.slice(&untidy).chars().chain(edit.text.chars()).all(char::is_whitespace);
        assert!(edits.iter().all(is_space), "{:?}", edits.iter().find(|edit| !is_space(edit)));
    }
    // A row that is out of its place is one that goes and one that comes.
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let row = lines.iter().position(|line| line.contains("（一）予以公开")).unwrap();
    lines.swap(row, row + 1);
    let moved = lines.concat();
    let edits = edits(&moved, &Options::default());
    assert_eq!(apply(&moved, &edits).as_deref(), Some(text.as_str()));
    assert_eq!(edits.len(), 2, "{edits:?}");
}

/// A line without its first separator is a row below one of its width: the row above stays as wide as it is.
#[test]
fn a_row_that_another_is_counted_by_is_not_filled_up() {
    let text = "## 三、收到和处理政府信息公开申请情况\n\n| 申请办理情况 | 自然人 | 商业企业 | 总计 |\n- 其中𠮷\n\
        | 三、本年度办理结果 |  |  |\n 予以公开 | 703 | 740\n";
    check(text, &Options::default()).unwrap();
    assert!(formatted(text).contains("          |\n 予以公开 | 703"), "{}", formatted(text));
}

/// What each specimen becomes: `UPDATE_EXPECT=1` writes it anew, to be read before it is kept.
#[test]
fn specimens() {
    let specimens = include_str!("../format/before.txt").split("=== ").skip(1);
    let after = specimens.map(|specimen| {
        let (about, text) = specimen.split_once('\n').expect("a line that says what it is about");
        format!("=== {about}\n{}", formatted(text))
    });
    expect_test::expect_file!["../format/after.txt"].assert_eq(&after.collect::<String>());
}
