//! No figure is lost or made, and no word that somebody wrote: what was harmed once, kind by kind.

use nianbao::fix::{FixOptions, Fixes, Harm, fix};
use nianbao::format::{self, format};
use nianbao::ide::{Document, code_actions};
use nianbao::report;
use nianbao::text::{Span, apply};
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

/// Section four, its rows as they are given.
fn of_rows(rows: &str) -> String {
    format!(
        "## 四、政府信息公开行政复议、行政诉讼情况\n\n\
         | 类型 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | --: | --: | --: | --: | --: |\n{rows}"
    )
}

#[test]
fn nothing_is_put_in_where_the_figures_stand_in_another_shape() {
    let section = "## 四、政府信息公开行政复议、行政诉讼情况\n\n";
    let shapes = [
        "行政复议\t23\t1\t18\t0\t42\n\n未经复议直接起诉\t7\t0\t0\t0\t7\n",
        "行政复议 ２３ １ １８ ０ ４２\n",
        "行政复议\n\n42\n",
        "𠮷县全年发生行政复议42件，其中结果维持23件，结果纠正1件。\n",
        "| 案由 | 件数 |\n| --- | --: |\n| 不服答复 | 42 |\n",
    ];
    for shape in shapes {
        let text = format!("{section}{shape}");
        let after = fixed(&text, Fixes::All);
        assert!(!after.contains("| 行政复议 "), "{after}");
        let all: Vec<&str> = shape.split(|c: char| !c.is_alphanumeric()).collect();
        assert!(all.iter().all(|word| after.contains(word)), "{after}");
    }
    // Without such a shape the table is put in, to be filled in.
    let none = format!("{section}依据国办公开办函〔2021〕30号，2023年𠮷县没有发生。\n");
    assert!(fixed(&none, Fixes::All).contains("| 行政复议 "));
}

#[test]
fn a_heading_of_ones_own_gives_way_to_no_title() {
    let around = |heading: &str| {
        let section = of_rows("| 行政复议 | 23 | 1 | 18 | 0 | 42 |\n");
        let section = section.replace("四、政府信息公开行政复议、行政诉讼情况", heading);
        format!(
            "## 三、收到和处理政府信息公开申请情况\n\n{section}\n\
             ## 五、存在的主要问题及改进情况\n\n## 六、其他需要报告的事项\n"
        )
    };
    let all = |heading: &str| format!("## 一、总体情况\n\n## 二、主动公开政府信息情况\n\n{}", around(heading));
    // Where more is missing, a fix puts in what stands around it in the other.
    for text in [around("甲乙办结𠮷"), all("甲乙办结𠮷")] {
        let after = fixed(&text, Fixes::All);
        assert!(after.contains("## 甲乙办结𠮷\n"), "{after}");
    }
    for meant in ["四、甲乙办结𠮷", "诉讼办结𠮷"] {
        let after = fixed(&all(meant), Fixes::All);
        assert!(!after.contains(meant) && after.contains("\n## 四、政府信息公开行政复议、行政诉讼情况\n"), "{after}");
    }
}

#[test]
fn no_row_is_put_in_beside_rows_of_unknown_names_with_figures() {
    let known = of_rows("| 未经复议直接起诉 | 7 | 0 | 0 | 0 | 7 |\n| 复议后起诉 | 5 | 1 | 0 | 0 | 6 |\n");
    assert!(fixed(&known, Fixes::All).contains("| 行政复议 "));
    let unknown = of_rows(
        "| 𠮷县的甲类 | 23 | 1 | 18 | 0 | 42 |\n| 𠮷县的乙类 | 7 | 0 | 0 | 0 | 7 |\n| 复议后起诉 | 5 | 1 | 0 | 0 | 6 |\n",
    );
    let after = fixed(&unknown, Fixes::All);
    assert!(!after.contains("| 未经复议直接起诉 |      ") && after.contains("| 42 |"), "{after}");
}

#[test]
fn what_is_put_in_stands_outside_of_comments_and_once() {
    let comment = "<!--\n此表由𠮷县法制科提供\n核对后删去\n-->\n";
    let rows = "| 未经复议直接起诉 | 1 | 0 | 0 | 0 | 1 |\n| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |\n";
    for at in 0..3 {
        let text = of_rows(rows);
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let text = [&lines[..2 + at], &[comment][..], &lines[2 + at..]].concat().concat();
        let after = fixed(&text, Fixes::All);
        let words: String = after.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(words.contains("此表由𠮷县法制科提供核对后删去-->"), "{after}");
        assert_eq!(after.matches("| 行政复议 ").count(), 1, "{after}");
    }
}

#[test]
fn a_comment_behind_a_delimiter_row_stays() {
    let delimiter = "| --- | --: | --: | --: | --: | --: | <!-- 数字由𠮷县法制科提供 -->\n";
    let rows = "| 行政复议 | 1 | 0 | 0 | 0 | 1 |\n";
    for text in [of_rows(&format!("{delimiter}{rows}")), of_rows(&format!("{rows}{delimiter}")), delimiter.to_owned()] {
        for fixes in [Fixes::Safe, Fixes::All] {
            assert!(fixed(&text, fixes).contains("数字由𠮷县法制科提供"), "{text}");
        }
    }
}

#[test]
fn a_sentence_or_a_comment_in_a_corner_stays() {
    for corner in ["以下数据由𠮷县司法局提供", "以下数据由𠮷县司法局提供，不含三个乡镇", "项目 <!-- 𠮷：待核 -->"]
    {
        let text = format!(
            "## 二、主动公开政府信息情况\n\n| {corner} | 本年处理决定数量 |\n| --- | --: |\n\
             | 行政处罚 | 10 |\n| 行政强制 | 2 |\n"
        );
        assert!(fixed(&text, Fixes::All).contains(corner), "{text}");
    }
}

#[test]
fn columns_stay_where_the_names_stand_among_them() {
    let text = "## 四、政府信息公开行政复议、行政诉讼情况\n\n\
        | 其他结果 | 结果维持 | 结果纠正 | 类型 | 尚未审结 | 总计 |\n| --: | --: | --: | --- | --: | --: |\n\
        | 3 | 1 | 2 | 行政复议 | 4 | 10 |\n| 0 | 0 | 0 | 未经复议直接起诉 | 0 | 0 |\n\
        | 0 | 0 | 0 | 复议后起诉 | 0 | 0 |\n";
    for after in [formatted(text), fixed(text, Fixes::Safe), fixed(text, Fixes::All)] {
        let words = |line: &str| line.split_whitespace().collect::<String>();
        let rows = |text: &str| text.lines().filter(|line| line.starts_with("| ")).map(words).collect::<Vec<_>>();
        let kept = |row: &String| row.contains("--") || rows(&after).contains(row);
        assert!(rows(text).iter().all(kept), "{after}");
    }
}

#[test]
fn a_fix_that_takes_a_figure_from_its_table_is_refused() {
    // With its first separator the line in the middle makes one table of two.
    let text = "| 第二十条第（六）项 | 本年处理决定数量 |\n<br>|\n|第二十条第（六）项|本年处理决定数量|\n\
        || ------------------ | --------------------: |\n|第二十条第（六）项|本年处理决定数量|\n\
        || ------------------ | --------------------: |\n| 行政强制           |                     0 |\n\
        | ------------------ | --------------------: |\n| 行政处罚           | 12（𠮷镇罚没3.5万元） |\n";
    let before = figures(text);
    assert!(before.contains(&"12".to_owned()), "{before:?}");
    let fixed = fix(text, &FixOptions::default());
    assert_eq!(figures(fixed.analysis.text()), before);
    assert!(fixed.refused.iter().any(|refused| matches!(refused.harm, Harm::Figure(_))), "{:?}", fixed.refused);
}

#[test]
fn actions_are_offered_at_every_place_of_a_bare_table() {
    for text in ["## 二、\n|\n|行政处罚", "|\n|---|\n𠮷", "|-|<!-- 核 -->", "||\n||"] {
        let analysis = nianbao::check(text, &nianbao::lint::Options::default());
        let doc = Document::new(&analysis, &nianbao::lint::Options::default(), None);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for &start in &places {
            for &end in places.iter().filter(|end| **end >= start) {
                code_actions(&doc, Span::new(start, end));
            }
        }
    }
}

#[test]
fn a_delimiter_row_below_a_header_without_cells_has_no_fix_that_does_nothing() {
    let text = "|\n|---|\n# 𠮷县2023年政府信息公开工作年度报告\n";
    let analysis = nianbao::check(text, &nianbao::lint::Options::default());
    let found = analysis.findings.iter().filter(|finding| finding.rule.name == "syntax/delimiter-row");
    let fixes: Vec<_> = found.flat_map(|finding| &finding.fixes).collect();
    assert!(fixes.iter().all(|fix| apply(text, &fix.edits).is_some_and(|after| after != text)), "{fixes:?}");
}

#[test]
fn a_line_break_of_a_paragraph_stays() {
    let text = "## 六、其他需要报告的事项\n\n联系人：王𠮷   \n电话：12345678  \n\n𠮷县人民政府\\\n2024年1月25日  \n";
    let expected = "## 六、其他需要报告的事项\n\n联系人：王𠮷  \n电话：12345678\n\n𠮷县人民政府\\\n2024年1月25日\n";
    assert_eq!(formatted(text), expected);
}

#[test]
fn what_html_shows_as_it_is_stays() {
    for (open, close) in [("<pre>", "</pre>"), ("  <PRE class=\"甲\">", "𠮷</Pre> 后文"), ("<textarea>", "</textarea>")]
    {
        let text = format!("## 一、总体情况\n\n{open}\n甲  \n\n\n\n  乙　\n{close}\n\n正文。\n");
        assert_eq!(formatted(&text), text);
        let below = format!("{text}\n\n\n## 二、主动公开政府信息情况\n");
        assert_eq!(formatted(&below), format!("{text}\n## 二、主动公开政府信息情况\n"));
    }
}

#[test]
fn formatting_leaves_figures_that_are_allowed_to_be_full_width() {
    let row = "| 行政复议 | １２ | 0 | 0 | 0 | 12 |";
    assert!(!formatted(&of_rows(&format!("{row}\n"))).contains("１２"));
    let allowed = "<!-- nianbao: allow(value/fullwidth) 𠮷县照录 -->";
    let behind = of_rows(&format!("{row} {allowed}\n"));
    let above = of_rows(&format!("{row}\n")).replace("| 类型", &format!("{allowed}\n| 类型"));
    for text in [behind, above] {
        let after = formatted(&text);
        assert!(after.contains("１２"), "{after}");
        let found = nianbao::check(&*after, &nianbao::lint::Options::default()).findings;
        assert!(found.iter().all(|finding| finding.rule.name != "meta/unused-allow"), "{after}");
    }
}

#[test]
fn a_line_of_hashes_begins_no_section_that_nobody_knows() {
    let table = "| 第二十条第（六）项 | 本年处理决定数量 |\n| --- | ---: |\n| 行政处罚 | 12 |\n| 行政强制 | 3 |\n";
    let text = |title: &str| format!("## 二、主动公开政府信息情况\n\n{title}\n\n{table}");
    for (title, safe, any) in [
        ("##𠮷县数据", "##𠮷县数据", "## 𠮷县数据"),
        ("##||", "##||", "##||"),
        ("###𠮷县数据", "### 𠮷县数据", "### 𠮷县数据"),
        (
            "##三、收到和处理政府信息公开申请情况",
            "## 三、收到和处理政府信息公开申请情况",
            "## 三、收到和处理政府信息公开申请情况",
        ),
    ] {
        for (fixes, expected) in [(Fixes::Safe, safe), (Fixes::All, any)] {
            let after = fixed(&text(title), fixes);
            assert!(after.lines().any(|line| line == expected), "{expected} in {after}");
        }
    }
}

#[test]
fn blank_lines_above_a_front_matter_are_removed_and_none_is_put_in_it() {
    let rest = "---\n机关: 𠮷县统计局\n年度: 2023\n---\n\n# 𠮷县统计局2023年政府信息公开工作年度报告\n";
    for above in ["\n", "\n\n", "\u{FEFF}\n"] {
        let after = fixed(&format!("{above}{rest}"), Fixes::Safe);
        assert_eq!(after.trim_start_matches('\u{FEFF}'), rest);
    }
    // What is no front matter is left.
    let other = "\n---\n正文。\n";
    assert!(fixed(other, Fixes::Safe).starts_with(other.trim_end()));
}

#[test]
fn a_comment_above_a_header_that_stands_again_goes_behind_the_row_below_it() {
    let header = "| 类型 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | --: | --: | --: | --: | --: |\n";
    let rows = "| 行政复议 | 1 | 0 | 0 | 0 | 1 |\n| 未经复议直接起诉 | 0 | 0 | 0 | 0 | 0 |\n";
    let text = of_rows(&format!("<!-- 𠮷：待核 -->\n{header}{rows}"));
    let mended = fixed(&text, Fixes::Safe);
    assert!(mended.contains("| 1 | <!-- 𠮷：待核 -->\n") && mended.matches("| 类型 |").count() == 1, "{mended}");
    // And so it does without one.
    let text = of_rows(&format!("<!-- 𠮷：待核 -->\n{rows}"));
    assert!(fixed(&text, Fixes::Safe).contains("| 1 | <!-- 𠮷：待核 -->\n"));
}

/// What a heading says that its figures are in is a part of them.
#[test]
fn the_unit_that_a_heading_names_stays_with_its_figures() {
    let fees = |year: u32, item: &str, columns: &str, row: &str| {
        let mark = columns.split(" | ").map(|_| " --- |").collect::<String>();
        format!(
            "---\n机关: 𠮷县公安局\n年度: {year}\n---\n\n## 二、主动公开政府信息情况\n\n| {item} | {columns} |\n| --- |{mark}\n| {row} |\n"
        )
    };
    let value = |text: &str, row: &str, column: &str| {
        nianbao::export::json(&report::parse(text))["disclosure"][row][column].to_string()
    };
    for (heading, figure, expected, written) in [
        ("单位：元", "251000", "25.1", "25.1"),
        ("元", "251,000（𠮷）", "25.1", "25.1（𠮷）"),
        ("单位:亿元", "1.5", "15000", "15000"),
        ("元", "3万元", "3", "| 3 |"),
        ("万元，保留两位小数", "20.50", "20.50", "20.50"),
    ] {
        let text = fees(
            2023,
            "第二十条第（八）项",
            &format!("本年收费金额（{heading}）"),
            &format!("行政事业性收费 | {figure}"),
        );
        assert_eq!(value(&text, "行政事业性收费", "本年收费金额"), expected, "{heading}");
        assert_eq!(value(&formatted(&text), "行政事业性收费", "本年收费金额"), expected, "{heading}");
        assert_eq!(value(&fixed(&text, Fixes::Safe), "行政事业性收费", "本年收费金额"), expected, "{heading}");
        let fixed = fixed(&text, Fixes::All);
        assert_eq!(value(&fixed, "行政事业性收费", "本年收费金额"), expected, "{heading}");
        assert!(fixed.contains("| 本年收费金额（单位：万元） |") && fixed.contains(written), "{fixed}");
    }
    // What stands beside the table says it where the heading does not; a figure that would stay as it is goes with no fix.
    let head =
        |heading: &str, figure: &str| fees(2023, "第二十条第（八）项", heading, &format!("行政事业性收费 | {figure}"));
    let plain = head("本年收费金额", "10000");
    for text in [
        plain.replace("| 第二十", "（金额单位：人民币元）\n\n| 第二十"),
        plain.replace("项 |", "项（单位：元） |"),
        plain.clone() + "\n注：𠮷县各项金额单位均为元。\n",
        plain.clone() + "\n单位：件、元\n",
        plain.replace("| 第二十", "### 收费（单位：元）\n\n| 第二十"),
        plain.replace("| 第二十", "单位：元\n\n𠮷县的收费。\n\n| 第二十"),
        plain.replace("| 第二十条第（八）项 |", "| 第二十条第（八）项（单位：元） |  |\n| --- | --- |\n| 信息内容 |"),
    ] {
        for text in [text.clone(), formatted(&text), fixed(&text, Fixes::All)] {
            assert_eq!(value(&text, "行政事业性收费", "本年收费金额"), "1", "{text}");
            assert!(text.contains("10000 |"), "{text}");
        }
    }
    let struck = plain.replace("| 第二十", "~~单位：元~~\n\n| 第二十");
    for text in [plain.replace("| 第二十", "单位：万元\n\n| 第二十"), plain + "\n填报单位：元宝区\n", struck]
    {
        assert_eq!(value(&text, "行政事业性收费", "本年收费金额"), "10000", "{text}");
    }
    for (heading, figure, expected) in [
        ("本年收费金额（单位：元）", "125000（其中诉讼费10000）", "12.5"),
        ("本年收费金额（单位：万元）", "125000元（其中诉讼费10000元）", "12.5"),
        ("本年收费金额（单位：元）", "约125000", "null"),
        ("本年收费金额（单位：元）", "5200（单位：万元）", "5200"),
    ] {
        let text = head(heading, figure);
        assert_eq!(value(&text, "行政事业性收费", "本年收费金额"), expected, "{text}");
        let fixed = fixed(&text, Fixes::All);
        assert_eq!(value(&fixed, "行政事业性收费", "本年收费金额"), expected, "{fixed}");
        let stays = if figure.starts_with('5') { "5200 |".to_owned() } else { format!("{figure} |") };
        assert!(fixed.contains(&stays), "{fixed}");
    }
    let noted = head("本年收费金额（单位：万元）", "5200（元）");
    assert_eq!(value(&noted, "行政事业性收费", "本年收费金额"), "0.52");
    assert!(fixed(&noted, Fixes::All).contains("| 0.52 |"), "{}", fixed(&noted, Fixes::All));
    // Of two units the heading's counts, and both are told.
    let two = head("本年收费金额（单位：万元）", "5200").replace("| 第二十", "单位：元\n\n| 第二十");
    assert_eq!(value(&two, "行政事业性收费", "本年收费金额"), "5200");
    let findings = nianbao::check(&*two, &nianbao::lint::Options::default()).findings;
    assert!(findings.iter().any(|finding| finding.message.contains("表旁写的单位是元")), "{findings:?}");
    // Where the format names none, the heading's is the author's own.
    let text = fees(2019, "第二十条第（九）项", "采购项目数量 | 采购总金额（万元）", "政府集中采购 | 3 | 103.3879");
    assert_eq!(value(&text, "政府集中采购", "采购总金额"), "\"103.3879万元\"");
    for text in [formatted(&text), fixed(&text, Fixes::All)] {
        assert!(text.contains("采购总金额（万元） |"), "{text}");
    }
}

#[test]
fn a_subtotal_is_not_the_total() {
    let row = |name: &str, cells: &str| format!("| {name} | {cells} |\n");
    let columns = of_rows("").replace("| 总计 |", "| 合计 | 总计 |").replace("- | --: |\n", "- | --: | --: |\n")
        + &row("行政复议", "1 | 2 | 3 | 4 | 6 | 10");
    let rules = "## 二、主动公开政府信息情况\n\n| 第二十条第（一）项 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n\
        | - | - | - | - |\n| 政府规章 | 5 | 0 | 5 |\n| 部门规章𠮷 | 1 | 0 | 1 |\n| 部门规章 | 2 | 0 | 2 |\n| 行政规范性文件 | 0 | 0 | 0 |\n";
    for (text, kept, unread) in [(&*columns, "| 合计 |", "\"6\""), (rules, "| 部门规章 ", "\"2 | 0 | 2\"")] {
        for fixes in [Fixes::Safe, Fixes::All] {
            let after = fixed(text, fixes);
            assert_eq!(figures(&after), figures(text), "{after}");
            assert!(after.contains(kept), "{after}");
        }
        let json = nianbao::export::json(&report::parse(text));
        assert!(json["unread"].to_string().contains(unread), "{}", json["unread"]);
    }
    assert!(figures(&columns).contains(&"10".to_owned()) && !figures(&columns).contains(&"6".to_owned()));
}

#[test]
fn words_that_somebody_added_to_a_name_stay_and_so_does_a_unit() {
    let table = |corner: &str, name: &str, row: &str| {
        format!("## 二、主动公开政府信息情况（含𠮷乡）\n\n| {corner} | {name} |\n| --- | ---: |\n| {row} | 7777 |\n")
    };
    for (text, added) in [
        (table("第二十条第（八）项", "本年收费金额（单位：百万元）", "行政事业性收费"), "百万元"),
        (table("第二十条第（五）项", "本年处理决定数量（含委托）", "行政许可"), "（含委托）"),
        (table("第二十条第（五）项", "本年处理决定数量", "行政许可（含下属单位）"), "（含下属单位）"),
        (table("第二十条第（五）项", "本年处理决定数量", "行政许可①"), "①"),
    ] {
        let after = fixed(&text, Fixes::All);
        assert!(after.contains(added) && after.contains("（含𠮷乡）"), "{after}");
    }
}

#[test]
fn a_blank_line_below_a_header_parts_no_table() {
    let text = "## 二、主动公开政府信息情况\n\n| 第二十条第（五）项 | 本年处理决定数量 |\n\n| --- | ---: |\n| 行政许可 | 7777 |\n";
    assert_eq!(figures(text), ["7777"]);
    let after = fixed(&format!("{text}\n正文𠮷。\n"), Fixes::Safe);
    assert!(after.contains("数量 |\n| --- | ---: |\n| 行政许可"), "{after}");
}
