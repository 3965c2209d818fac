//! No figure is lost or made, and no word that somebody wrote: what was harmed once, kind by kind.

use nianbao::fix::{FixOptions, Fixes, fix};
use nianbao::format::{self, format};
use nianbao::report;
use nianbao::text::apply;
use serde_json::Value;

/// The text as `fmt` writes it, which is the same when it is written once more.
fn formatted(text: &str) -> String {
    let edits = format(&report::parse(text), &format::Options::default());
    let once = apply(text, &edits).expect("edits fit");
    assert!(format(&report::parse(&*once), &format::Options::default()).is_empty(), "not idempotent:\n{once}");
    once
}

/// The text with all fixes that a flag applies, which is the same when they are applied once more.
fn fixed(text: &str, fixes: Fixes) -> String {
    let options = FixOptions { fixes, ..FixOptions::default() };
    let once = fix(text, &options).analysis.text().to_owned();
    assert_eq!(fix(&*once, &options).analysis.text(), once, "not idempotent");
    once
}

/// The figures of the official tables, in order, as another program gets them.
fn figures(text: &str) -> Vec<String> {
    fn numbers(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Number(number) => found.push(number.to_string()),
            Value::Array(values) => values.iter().for_each(|value| numbers(value, found)),
            Value::Object(values) => values.values().for_each(|value| numbers(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    numbers(&nianbao::export::json(&report::parse(text)), &mut found);
    found
}

/// Section four in two pieces, the header's last column spelt in two ways.
fn in_two_pieces(above: &str, below: &str) -> String {
    format!(
        "## 四、政府信息公开行政复议、行政诉讼情况\n\n\
         | 类型 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | {above} |\n| --- | --: | --: | --: | --: | --: |\n\
         | 行政复议 | 23 | 1 | 18 | 0 | 42 |\n\n\
         | 类型 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | {below} |\n| --- | --: | --: | --: | --: | --: |\n\
         | 未经复议直接起诉 | 7 | 0 | 0 | 0 | 7 |\n| 复议后起诉 | 5 | 1 | 0 | 0 | 6 |\n"
    )
}

#[test]
fn a_table_in_pieces_keeps_its_figures_however_its_headers_are_spelt() {
    let expected = figures(&in_two_pieces("总计", "总计"));
    assert_eq!(expected.iter().filter(|figure| *figure == "42").count(), 1, "{expected:?}");
    let spellings = ["总计", "总 计", "总　计", "**总计**", "总<br>计", "总\u{200B}计", "合计"];
    for above in spellings {
        for below in spellings {
            let text = in_two_pieces(above, below);
            assert_eq!(figures(&text), expected, "{text}");
            assert_eq!(figures(&formatted(&text)), expected, "{text}");
            for fixes in [Fixes::Safe, Fixes::All] {
                assert_eq!(figures(&fixed(&text, fixes)), expected, "{text}");
            }
        }
    }
}
