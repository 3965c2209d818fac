//! Whatever stands in the way: nothing that somebody wrote is lost, and no figure made.

use crate::common::awkward;
use crate::common::formatted::edits;
use crate::common::proof::failures;
use nianbao::check;
use nianbao::fix::{FixOptions, Fixes, fix, loses_nothing};
use nianbao::ide::{Document, Effect, code_actions};
use nianbao::lint::{Finding, Options};
use nianbao::text::{Span, apply};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// `SEEDS` asks for more than suits every run, and `FROM` for others.
fn seeds(usual: u64) -> std::ops::Range<u64> {
    let number = |name: &str| std::env::var(name).ok().and_then(|number| number.parse().ok());
    let from = number("FROM").unwrap_or(0);
    from..from + number("SEEDS").unwrap_or(usual)
}

#[test]
fn nothing_is_lost_and_no_figure_made() {
    let failures: Vec<(u64, String)> =
        seeds(40).into_par_iter().flat_map_iter(|seed| failures(seed).into_iter().map(move |it| (seed, it))).collect();
    // One of each kind is enough to begin with.
    let mut kinds: BTreeMap<String, (usize, &(u64, String))> = BTreeMap::new();
    for failure in &failures {
        let kind = failure.1.split(": ").take(2).collect::<Vec<_>>().join(": ");
        kinds.entry(kind).or_insert((0, failure)).0 += 1;
    }
    let told: Vec<String> =
        kinds.values().map(|(count, (seed, what))| format!("{count} × seed {seed}: {what}")).collect();
    // One alone is asked for to be looked at.
    if let ([(seed, _), ..], true) = (&failures[..], seeds(2).count() == 1) {
        println!("{:?}\n{}", failures, awkward::text(*seed));
    }
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), told.join("\n"));
}

/// What safe fixes make of a text.
fn mended(text: &str) -> String {
    fix(text, &FixOptions::default()).analysis.text().to_owned()
}

const REVIEWS: &str = "## 四、政府信息公开行政复议、行政诉讼情况\n\n";

#[test]
fn what_stands_in_a_header_of_labels_stays() {
    let table = |header: &str| {
        format!(
            "{REVIEWS}| 类型 | {header} | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n\
             | --- | --- | ---: | ---: | ---: | ---: | ---: |\n\
             | 行政复议 | 行政复议 | 23 | 1 | 18 | 0 | 42 |\n"
        )
    };
    assert!(mended(&table("类型")).contains("\n| 类型 | 结果维持"), "{}", mended(&table("类型")));
    assert!(mended(&table("")).contains("\n| 类型 | 结果维持"));
    assert!(mended(&table("类型（甲口径𠮷）")).contains("类型（甲口径𠮷）"));
}

#[test]
fn a_comment_between_the_pieces_of_a_table_stays() {
    let header = "| 类型 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | --- | --- | --- | --- | --- |\n";
    let text = format!(
        "{REVIEWS}{header}| 行政复议 | 23 | 1 | 18 | 0 | 42 |\n\n{header}<!-- 待核𠮷 -->\n| 复议后起诉 | 5 | 1 | 0 | 0 | 6 |\n"
    );
    let mended = mended(&text);
    assert!(mended.contains("待核𠮷") && mended.contains("| 复议后起诉 | 5 |"), "{mended}");
    assert_eq!(mended.matches("结果维持").count(), 1, "{mended}");
}

#[test]
fn a_comment_in_what_is_renamed_stays() {
    // What ends the line makes the comment a column, whose name is a guess.
    for behind in ["<!-- 待核𠮷 -->\\", "<！—— 待核𠮷 ——>\\", "处理 <!-- 待核𠮷 -->\\"] {
        let text = format!(
            "---\n年度: 2020\n---\n\n## 二、主动公开政府信息情况\n\n| 第二十条第（六）项 | 上一年项目数量 | 本年增/减 | {behind}\n\
             | --- | --- | --- | --- |\n| 行政处罚 | 30185 | 3 | 7 |\n"
        );
        let options = FixOptions { fixes: Fixes::All, ..FixOptions::default() };
        let mended = fix(&*text, &options).analysis.text().to_owned();
        assert!(mended.contains("待核𠮷"), "{mended}");
        let analysis = check(&*text, &options.lint);
        let loses = |finding: &Finding| {
            finding.fixes.iter().any(|fix| !loses_nothing(&analysis.report, finding.rule, &fix.edits))
        };
        assert!(analysis.findings.iter().any(loses), "{text}");
        let doc = Document::new(&analysis, &options.lint, None);
        for at in 0..text.len() as u32 {
            for action in code_actions(&doc, Span::empty(at)) {
                let Effect::Edits(mut edits) = action.effect else { continue };
                edits.sort_by_key(|edit| edit.span);
                assert!(apply(&text, &edits).is_some_and(|after| after.contains("待核𠮷")), "{}", action.title);
            }
        }
    }
}

#[test]
fn the_corner_below_an_item_is_not_a_second_one() {
    let text = "## 二、主动公开政府信息情况\n\n| 第二十条第（八）项 | |\n| 项目 | 本年收费金额（单位：万元） |\n\
                | --- | ---: |\n| 行政事业性收费 | 20.5 |\n";
    let mended = mended(text);
    assert_eq!(mended.matches("第二十条第（八）项").count(), 1, "{mended}");
    assert!(mended.contains("| 信息内容 | 本年收费金额（单位：万元） |"), "{mended}");
}

#[test]
fn what_would_hide_figures_is_not_offered() {
    // A space makes a heading of the first, and the section below one that is there twice.
    let table = "| 类型 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | --- | --- | --- | --- | --- |\n\
                 | 行政复议 | 23 | 1 | 18 | 0 | 42 |\n";
    let text = format!(
        "##政府信息公开行政复议、行政诉讼情况\n\n| 类型 | 总计 |\n| --- | --- |\n| 行政复议 | 7 |\n\n{REVIEWS}{table}"
    );
    let options = Options::default();
    let analysis = check(text, &options);
    let (report, findings) = (&analysis.report, &analysis.findings);
    let hides = findings
        .iter()
        .find(|finding| finding.fixes.iter().any(|fix| !loses_nothing(report, finding.rule, &fix.edits)));
    let hides = hides.expect("one does");
    let doc = Document::new(&analysis, &options, None);
    let offered = code_actions(&doc, Span::empty(hides.span.start));
    assert!(offered.iter().all(|action| hides.fixes.iter().all(|fix| fix.title != action.title)), "{offered:?}");
}

/// What all fixes make of a text, guesses among them.
fn guessed(text: &str) -> String {
    let options = FixOptions { fixes: Fixes::All, ..FixOptions::default() };
    fix(text, &options).analysis.text().to_owned()
}

#[test]
fn a_figure_where_a_name_belongs_stays() {
    // The only row and the only column that are missing.
    let reviews = format!(
        "{REVIEWS}| 类型 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | --- | --- | --- | --- | --- |\n\
         | 行政复议 | 23 | 1 | 18 | 0 | 42 |\n| 未经复议直接起诉 | 78 | 7 | 1 | 13 | 99 |\n| 约20592 | 5 | 1 | 0 | 0 | 6 |\n"
    );
    let documents = "## 二、主动公开政府信息情况\n\n| 第二十条第（一）项 | 本年制发件数 | 20593件 | 现行有效件数 |\n\
                     | --- | --- | --- | --- |\n| 规章 | 0 | 0 | 0 |\n| 行政规范性文件𠮷 | 1 | 7 | 12 |\n";
    for (text, figure) in [(&*reviews, "20592"), (documents, "20593")] {
        let guessed = guessed(text);
        assert!(guessed.contains(figure), "{guessed}");
    }
}

#[test]
fn what_is_put_in_moves_with_its_section() {
    // Behind the last row stand spaces, which no section is thought to end with.
    let text = format!(
        "---\n机关: 吉县人民政府\n年度: 2023\n---\n\n# 吉县人民政府2023年政府信息公开工作年度报告\n\n\
         ## 一、总体情况\n\n𠮷。\n\n## 二、主动公开政府信息情况\n\n见附表。\n\n\
         {REVIEWS}| 类型 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | --- | --- | --- | --- | --- |\n\
         | 行政复议 | 23 | 1 | 18 | 0 | 42 |  \n| 未经复议直接起诉 | 78 | 7 | 1 | 13 | 99 |  \n\n\
         ## 三、收到和处理政府信息公开申请情况\n\n见附表。\n\n## 五、存在的主要问题及改进情况\n\n无。\n\n\
         ## 六、其他需要报告的事项\n\n无。\n"
    );
    let guessed = guessed(&text);
    let (row, section) = (guessed.find("| 复议后起诉"), guessed.find("## 四、"));
    assert!(row.is_some() && row > section, "{guessed}");
}

#[test]
fn a_comment_that_does_not_end_takes_no_column_in() {
    let text = format!(
        "{REVIEWS}| 类型 | 结果维持 | 结果纠正 | 尚未审结 | 总计 | 其他结果 |\n| --- | --- | --- | --- | --- | --- |\n\
         | 行政复议 | 23 | 1 | 18 | 42 | 7 <!-- 待核𠮷\n"
    );
    let mended = mended(&text);
    assert!(mended.contains("| 18 | 42 | 7 <!-- 待核𠮷"), "{mended}");
    let formatted = apply(&text, &edits(&text, &Default::default())).unwrap_or_default();
    assert!(formatted.find("42") < formatted.find("<!--"), "{formatted}");
}

#[test]
fn a_word_of_ones_own_in_the_corner_stays() {
    let table = |corner: &str| {
        format!(
            "## 二、主动公开政府信息情况\n\n| {corner} | 本年处理决定数量 |\n| --- | ---: |\n| 行政处罚 | 7 |\n| 行政强制 | 3 |\n"
        )
    };
    assert!(mended(&table("项目")).contains("| 第二十条第（六）项 | 本年处理决定数量 |"));
    assert!(mended(&table("甲局𠮷")).contains("| 甲局𠮷 |"));
}
