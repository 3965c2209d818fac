//! Reports from data: an export comes back as the same report, and what does not fit is said with its path.

use crate::common::binary::nianbao;
use crate::common::folder::laid_out;
use nianbao::text::Lang;
use nianbao::{export, report};
use serde_json::{Value, json};

fn data(text: &str) -> Value {
    export::json(&report::parse(text))
}

#[test]
fn an_export_and_back_is_the_same_report() {
    let mut count = 0;
    for folder in ["examples", "tests/reports"] {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_none_or(|ending| ending != "nianbao") {
                continue;
            }
            let data = data(&std::fs::read_to_string(&path).unwrap());
            let back = export::from_json(&serde_json::to_string(&data).unwrap(), Lang::Zh);
            let back = back.unwrap_or_else(|misfits| panic!("{}: {misfits:#?}", path.display()));
            assert_eq!(self::data(&back), data, "{}", path.display());
            count += 1;
        }
    }
    assert!(count >= 10, "{count}");
}

/// What does not fit, as `path: message`.
fn misfits(data: &str) -> Vec<String> {
    let misfits = export::from_json(data, Lang::Zh).expect_err("something does not fit");
    misfits.iter().map(|misfit| format!("{}: {}", misfit.path, misfit.message)).collect()
}

#[test]
fn figures_alone_are_a_report() {
    let data = json!({
        "agency": "𠮷县统计局",
        "year": 2024,
        "requests": {"本年新收政府信息公开申请数量": {"自然人": 3, "总计": 3}},
        "notes": {"三·一、本年新收政府信息公开申请数量·自然人": "其中𠮷县2件"},
    });
    let text = export::from_json(&data.to_string(), Lang::Zh).unwrap();
    assert!(text.starts_with("---\n机关: 𠮷县统计局\n年度: 2024\n---\n\n## 一、总体情况\n"), "{text}");
    assert!(text.contains(" 3（其中𠮷县2件） |"), "{text}");
    let back = self::data(&text);
    assert_eq!(back["requests"]["本年新收政府信息公开申请数量"]["自然人"], 3);
    assert_eq!(back["requests"]["予以公开"]["自然人"], Value::Null);
}

/// What a report has of its own is in the data, and comes back.
#[test]
fn sections_of_ones_own_and_a_table_above_the_first_come_back() {
    let text = "---\n机关: 𠮷县统计局\n年度: 2024\n---\n\n# 𠮷县统计局2024年政府信息公开工作年度报告\n\n\
                说明如下。\n\n| 项目 | 数 |\n| --- | --- |\n| 甲𠮷 | 7 |\n\n## 一、总体情况\n\n一。\n\n## 附件\n\n\
                附件之一𠮷。\n\n## 一、总体情况\n\n又一。\n\n## 附件\n\n| 乙 |\n| --- |\n| 9 |\n";
    let data = self::data(text);
    assert_eq!(data["preamble"], "说明如下。\n\n| 项目 | 数 |\n| --- | --- |\n| 甲𠮷 | 7 |");
    assert_eq!(data["sections"]["附件"], "附件之一𠮷。\n\n| 乙 |\n| --- |\n| 9 |");
    assert_eq!(data["sections"]["总体情况"], "一。\n\n又一。");
    let back = self::data(&export::from_json(&data.to_string(), Lang::Zh).unwrap());
    assert_eq!((&back["sections"], &back["preamble"]), (&data["sections"], &data["preamble"]));
}

#[test]
fn digits_stay_as_they_are_written() {
    let data =
        r#"{"disclosure": {"行政事业性收费": {"本年收费金额": 1012.90}, "行政许可": {"本年处理决定数量": 1e3}}}"#;
    let text = export::from_json(data, Lang::Zh).unwrap();
    assert!(text.contains(" 1012.90 |") && text.contains(" 1000 |"), "{text}");
}

#[test]
fn what_does_not_fit_is_said_with_its_path() {
    let data = r#"{
        "year": "2024", "edition": "1999", "published": "昨天", "方𠮷": 1,
        "requests": {"予以公开": {"自然人": "三", "𠮷": 1}, "没有的行": {}, "部分公开": 4},
        "notes": {"三·没有": "注", "二·规章·本年制发件数": "没有数"},
        "sections": {"没有\n的节": "文字"},
        "signature": {"who": "甲"}
    }"#;
    let expected = [
        "year: 应是四位数的年度，例如 2024",
        "edition: 没有这一版格式；有 2019、2021",
        "方𠮷: 没有这个键",
        "published: 应是日期，例如 2025-01-25",
        "requests.予以公开.自然人: 应是数，没有填的是 null",
        "requests.予以公开.𠮷: 没有这一列",
        "requests.没有的行: 没有这一行",
        "requests.部分公开: 应是对象",
        "notes.三·没有: 没有这一格",
        "notes.二·规章·本年制发件数: 这一格没有数，只有说明",
        "sections.没有\n的节: 不是节题",
        "signature.who: 没有这个键",
    ];
    assert_eq!(misfits(data), expected);
    assert_eq!(
        misfits(r#"{"year": 2024, "requests": {"予以公开": {"总计": 1, "总计": 2}}}"#),
        ["requests.予以公开.总计: 这个键写了两次"]
    );
    assert!(misfits("[]")[0].starts_with(": 应是一个 JSON 对象"));
    assert!(misfits("{\"year\": 20𠮷}")[0].starts_with(": 不是 JSON："));
    // Nothing in a text becomes a figure or a heading.
    let text = json!({"sections": {"总体情况": "## 六、其他需要报告的事项\n\n𠮷"}}).to_string();
    assert!(misfits(&text)[0].starts_with("sections.总体情况: 写成报告后"), "{:?}", misfits(&text));
    let half = json!({"requests": {"予以公开": {"自然人": 1.5}}}).to_string();
    assert!(misfits(&half)[0].starts_with("requests.予以公开.自然人: 写成报告后"), "{:?}", misfits(&half));
}

#[test]
fn data_are_imported_from_the_command_line() {
    let folder =
        laid_out([("年报.json", r#"{"agency": "𠮷县统计局", "year": 2024}"#), ("坏.txt", r#"{"year": 1, "a": 2}"#)]);
    let run = nianbao(folder.path(), &["import", "年报.json", "-o", "年报.nianbao"]);
    assert_eq!((run.code, &*run.stderr), (0, ""));
    assert!(std::fs::read_to_string(folder.path().join("年报.nianbao")).unwrap().contains("机关: 𠮷县统计局"));
    let run = nianbao(folder.path(), &["import", "--from", "json", "坏.txt"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.stderr, "nianbao: 坏.txt: year：应是四位数的年度，例如 2024\nnianbao: 坏.txt: a：没有这个键\n");
}
