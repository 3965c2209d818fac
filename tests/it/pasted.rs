//! What people paste from Word and from published pages: the report reads it as the canonical table.

use nianbao::edition::latest;
use nianbao::export::json;
use nianbao::fix::{FixOptions, Fixes, fix};
use nianbao::lint::{Applicability, Finding, Options, Severity, lint};
use nianbao::report;
use nianbao::report::Report;
use nianbao::text::apply;
use serde_json::Value;

const EXAMPLES: [&str; 2] =
    [include_str!("../../examples/acheng-2023.nianbao"), include_str!("../../examples/department-2024.nianbao")];

fn with_report<T>(text: &str, work: impl FnOnce(&Report) -> T) -> T {
    work(&report::parse(text))
}

fn exported(text: &str) -> Value {
    with_report(text, json)
}

fn findings(text: &str) -> Vec<Finding> {
    let mut found = with_report(text, |report| lint(report, &Options::default()));
    found.retain(|finding| finding.severity > Severity::Info);
    found
}

/// An official table of the text as cells, the delimiter row left out.
fn cells(text: &str, table: usize) -> Vec<Vec<String>> {
    with_report(text, |report| {
        let lines = report.table(table).expect("the example is complete").lines.clone();
        let rows = lines.filter_map(|line| report.tree.row(line)).filter(|row| !row.delimiter);
        let cell = |cell: &nianbao::text::Span| report.tree.slice(*cell).trim().to_owned();
        rows.map(|row| report.tree.row_cells(row).iter().map(cell).collect()).collect()
    })
}

fn line(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn written(header: &[Vec<String>], body: &[Vec<String>]) -> String {
    let width = header.last().map_or(0, Vec::len);
    let delimiter = format!("|{}\n", " --- |".repeat(width));
    let lines = |rows: &[Vec<String>]| rows.iter().map(|row| line(row)).collect::<String>();
    format!("{}{delimiter}{}", lines(header), lines(body))
}

/// The text with an official table written otherwise.
fn with_table(text: &str, table: usize, other: &str) -> String {
    with_report(text, |report| {
        let lines = report.table(table).expect("the example is complete").lines.clone();
        let start = report.tree.lines[lines.start].start as usize;
        let end = report.tree.full_span(lines.end - 1).end as usize;
        format!("{}{other}{}", &text[..start], &text[end..])
    })
}

fn matrix() -> usize {
    latest().tables.iter().position(|table| table.id == "applications").expect("there is a matrix")
}

/// The matrix as it is published: three columns for names, labels of groups repeated in each row.
fn labelled(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let spec = &latest().tables[matrix()];
    let rows = cells(text, matrix());
    let header = [vec![rows[0][0].clone(), String::new(), String::new()], rows[0][1..].to_vec()].concat();
    let body = rows[1..].iter().filter_map(|row| {
        let official = &spec.rows[spec.row_names.find(&row[0]).expect("an official name").index];
        if official.group {
            return None;
        }
        let parents = std::iter::successors(official.parent, |&parent| spec.rows[parent].parent);
        let mut labels: Vec<String> = parents.map(|parent| spec.rows[parent].full.to_owned()).collect();
        labels.reverse();
        labels.push(row[0].clone());
        // A merged cell: its text is in the first of those that it covers, or in all.
        let fill = if official.number.starts_with('（') { String::new() } else { row[0].clone() };
        labels.resize(3, fill);
        Some([labels, row[1..].to_vec()].concat())
    });
    (header, body.collect())
}

fn assert_reads_alike(pasted: &str, original: &str) {
    assert_eq!(exported(pasted), exported(original), "{pasted}");
}

#[test]
fn labels_repeated_in_leading_columns() {
    for text in EXAMPLES {
        let (header, body) = labelled(text);
        let pasted = with_table(text, matrix(), &written(&[header], &body));
        assert_reads_alike(&pasted, text);
        let found = findings(&pasted);
        let rules: Vec<&str> = found.iter().map(|finding| finding.rule.name).collect();
        assert_eq!(rules, ["structure/leading-labels"]);
        assert_eq!(found[0].fixes[0].applicability, Applicability::Safe);
        let fixed = apply(&pasted, &found[0].fixes[0].edits).expect("edits fit");
        assert!(findings(&fixed).is_empty(), "{:?}", findings(&fixed));
        assert_reads_alike(&fixed, text);
    }
}

/// Where a page ended, with and without a delimiter row, before each row but the first.
#[test]
fn the_header_once_more_between_two_rows() {
    let text = EXAMPLES[0];
    let delimiter = |header: &[String]| format!("|{}\n", " --- |".repeat(header.len()));
    let mut tried = 0;
    let mut assert_mended = |header: &[String], body: &[Vec<String>], table: usize, allowed: &[&str]| {
        let lines = |rows: &[Vec<String>]| rows.iter().map(|row| line(row)).collect::<String>();
        let whole = with_table(text, table, &written(&[header.to_vec()], body));
        for at in 1..body.len() {
            for again in [line(header), line(header) + &delimiter(header)] {
                let above = written(&[header.to_vec()], &body[..at]);
                let pasted = with_table(text, table, &format!("{above}{again}{}", lines(&body[at..])));
                assert_reads_alike(&pasted, text);
                let mut found = findings(&pasted);
                found.retain(|finding| !allowed.contains(&finding.rule.name));
                let [found] = &found[..] else { panic!("{found:?}\n{pasted}") };
                assert_eq!(found.rule.name, "structure/duplicate-row");
                assert_eq!(found.fixes[0].applicability, Applicability::Safe);
                assert_eq!(apply(&pasted, &found.fixes[0].edits).as_deref(), Some(&*whole));
                tried += 1;
            }
        }
    };
    for table in 0..latest().tables.len() {
        let rows = cells(text, table);
        assert_mended(&rows[0], &rows[1..], table, &[]);
    }
    let (header, body) = labelled(text);
    assert_mended(&header, &body, matrix(), &["structure/leading-labels"]);
    assert!(tried > 100, "{tried}");
    // Of a table that is there twice the second stays another.
    let rows = cells(text, latest().tables.len() - 1);
    let twice = format!("{}{}", written(&rows[..1], &rows[1..]), written(&rows[..1], &rows[1..]));
    let found = findings(&with_table(text, latest().tables.len() - 1, &twice));
    assert!(found.iter().any(|finding| finding.rule.name == "structure/duplicate-table"), "{found:?}");
}

#[test]
fn three_rows_of_header() {
    for text in EXAMPLES {
        let (header, body) = labelled(text);
        let blank = |count: usize| vec![String::new(); count];
        let cells = |before: usize, names: &[&str]| {
            let mut cells = blank(before);
            cells.extend(names.iter().map(|name| name.to_string()));
            cells.resize(header.len(), String::new());
            cells
        };
        let corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
        let kinds = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];
        let first = cells(0, &[corner, "", "", "申请人情况"]);
        let second = cells(3, &["自然人", "法人或其他组织", "", "", "", "", "总计"]);
        let rows = [first, second, cells(4, &kinds)];
        let above = with_table(text, matrix(), &written(&rows, &body));
        assert_reads_alike(&above, text);
        // The delimiter below the first of them, as tools that convert pages write it.
        let below =
            format!("{}{}", written(&rows[..1], &rows[1..]), body.iter().map(|row| line(row)).collect::<String>());
        assert_reads_alike(&with_table(text, matrix(), &below), text);
    }
}

#[test]
fn a_spanning_row_above_the_header() {
    let edition = latest();
    for text in EXAMPLES {
        for delimiter_first in [false, true] {
            let mut pasted = text.to_owned();
            for (at, spec) in edition.tables.iter().enumerate() {
                let Some(item) = spec.item else { continue };
                let mut rows = cells(text, at);
                rows[0][0] = "信息内容".to_owned();
                let mut spanning = vec![String::new(); rows[0].len()];
                spanning[0] = item.to_owned();
                let split = if delimiter_first { 1 } else { 2 };
                rows.insert(0, spanning);
                pasted = with_table(&pasted, at, &written(&rows[..split], &rows[split..]));
            }
            assert_reads_alike(&pasted, text);
        }
    }
}

#[test]
fn four_small_tables_in_one_block() {
    let edition = latest();
    for text in EXAMPLES {
        let small: Vec<usize> = (0..edition.tables.len()).filter(|&at| edition.tables[at].item.is_some()).collect();
        let lines = |at: usize| written(&cells(text, at)[..1], &cells(text, at)[1..]);
        let bare = |at: usize| cells(text, at).iter().map(|row| line(row)).collect::<String>();
        let spanned = |at: usize| {
            let mut rows = cells(text, at);
            let item = std::mem::replace(&mut rows[0][0], "信息内容".to_owned());
            format!("| {item} |\n{}", rows.iter().map(|row| line(row)).collect::<String>())
        };
        let (first, last) = (small[0], small[small.len() - 1]);
        let (start, end) = with_report(text, |report| {
            let lines = |at: usize| report.table(at).expect("the example is complete").lines.clone();
            let tree = &report.tree;
            (tree.lines[lines(first).start].start as usize, tree.full_span(lines(last).end - 1).end as usize)
        });
        let ways: [&dyn Fn(usize) -> String; 3] = [&lines, &bare, &spanned];
        for way in ways {
            let block: String = small.iter().map(|&at| way(at)).collect();
            assert_reads_alike(&format!("{}{block}{}", &text[..start], &text[end..]), text);
        }
    }
}

#[test]
fn an_item_before_every_row() {
    let edition = latest();
    for text in EXAMPLES {
        let mut pasted = text.to_owned();
        for (at, spec) in edition.tables.iter().enumerate() {
            let Some(item) = spec.item else { continue };
            let mut rows = cells(text, at);
            rows[0][0] = "信息内容".to_owned();
            rows.iter_mut().for_each(|row| row.insert(0, item.to_owned()));
            pasted = with_table(&pasted, at, &written(&rows[..1], &rows[1..]));
        }
        assert_reads_alike(&pasted, text);
        let found = findings(&pasted);
        assert!(found.iter().all(|finding| finding.rule.name == "structure/leading-labels"), "{found:?}");
        assert_eq!(found.len(), 4);
        let edits: Vec<_> = found.iter().flat_map(|finding| finding.fixes[0].edits.clone()).collect();
        let fixed = apply(&pasted, &edits).expect("edits fit");
        assert!(findings(&fixed).is_empty(), "{:?}", findings(&fixed));
        assert_reads_alike(&fixed, text);
    }
}

#[test]
fn breaks_in_names_and_full_width_digits_and_separators() {
    let wide = |text: &str| {
        let full = |c: char| match c {
            '0'..='9' => char::from_u32(c as u32 - '0' as u32 + '０' as u32).expect("a digit"),
            '|' => '｜',
            c => c,
        };
        text.chars().map(full).collect::<String>()
    };
    for text in EXAMPLES {
        let mut pasted = text.to_owned();
        for (at, spec) in latest().tables.iter().enumerate() {
            let mut rows = cells(text, at);
            for (nth, row) in rows.iter_mut().enumerate() {
                for name in row.iter_mut().take(if nth == 0 { usize::MAX } else { 1 }) {
                    let half = name.char_indices().nth(name.chars().count() / 2).map_or(0, |(at, _)| at);
                    name.insert_str(half, if nth % 2 == 0 { "<br>" } else { "<br />" });
                }
                // Notes stay as they are; every figure is typed full-width.
                row.iter_mut().skip(1).filter(|cell| !cell.contains('（')).for_each(|cell| *cell = wide(cell));
            }
            let table = written(&rows[..1], &rows[1..]);
            pasted = with_table(&pasted, at, &if spec.item.is_some() { wide_separators(&table) } else { table });
        }
        assert_reads_alike(&pasted, text);
    }
}

fn wide_separators(table: &str) -> String {
    table.replace('|', "｜")
}

/// The figures of all official tables.
fn figures(text: &str) -> [Value; 3] {
    ["disclosure", "requests", "review"].map(|key| exported(text)[key].clone())
}

/// The line of the matrix before which a page ends.
fn page_end(text: &str) -> usize {
    let row = text.find("| （四）无法提供").expect("the example is complete");
    text[..row].lines().count()
}

/// The text with some lines put in before one.
fn with_lines(text: &str, before: usize, put_in: &[&str]) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let (above, below) = lines.split_at(before);
    [above, put_in, below].concat().join("\n") + "\n"
}

#[test]
fn tables_in_pieces() {
    for text in EXAMPLES {
        let header = text.lines().find(|line| line.contains("| 自然人")).expect("the example has a matrix");
        let delimiter = format!("|{}", " --- |".repeat(8));
        let double: String =
            text.lines().map(|l| if l.starts_with('|') { format!("{l}\n\n") } else { format!("{l}\n") }).collect();
        let pieces: [(&str, String, usize); 4] = [
            ("a blank line", with_lines(text, page_end(text), &[""]), 1),
            ("the header again", with_lines(text, page_end(text), &["", header, &delimiter]), 1),
            ("words", with_lines(text, page_end(text), &["（续表𠮷）"]), 1),
            ("a blank line after each row", double, 6),
        ];
        for (name, pasted, count) in pieces {
            assert_eq!(figures(&pasted), figures(text), "{name}");
            let found = findings(&pasted);
            let rules: Vec<&str> = found.iter().map(|finding| finding.rule.name).collect();
            assert_eq!(rules, vec!["syntax/gfm-slip"; count], "{name}");
            let edits: Vec<_> = found.iter().flat_map(|finding| finding.fixes[0].edits.clone()).collect();
            let fixed = apply(&pasted, &edits).expect("edits fit");
            assert_eq!(findings(&fixed).len(), 0, "{name}: {:?}", findings(&fixed));
            assert_eq!(figures(&fixed), figures(text), "{name}");
        }
    }
}

#[test]
fn a_comment_behind_a_header_that_is_there_again_is_kept() {
    for text in EXAMPLES {
        let header = text.lines().find(|line| line.contains("| 自然人")).expect("the example has a matrix");
        let (header, delimiter) = (format!("{header} <!-- 待核𠮷 -->"), format!("|{}", " --- |".repeat(8)));
        let pasted = with_lines(text, page_end(text), &["", &header, &delimiter]);
        let fixes = findings(&pasted)
            .into_iter()
            .flat_map(|finding| finding.fixes)
            .filter(|fix| fix.applicability == Applicability::Safe);
        for fix in fixes {
            let fixed = apply(&pasted, &fix.edits).expect("edits fit");
            assert!(fixed.contains("待核𠮷"), "{}", fix.title);
        }
    }
}

#[test]
fn a_second_table_with_the_same_rows_is_no_piece_of_the_first() {
    for text in EXAMPLES {
        let (at, row) = text.lines().enumerate().find(|(_, line)| line.starts_with("| 行政复议 ")).expect("a row");
        let twice = with_lines(text, at + 3, &["", row]);
        let rules: Vec<&str> = findings(&twice).iter().map(|finding| finding.rule.name).collect();
        assert!(rules.contains(&"structure/duplicate-table"), "{rules:?}");
    }
}

#[test]
fn headings_without_marks_between_tables_and_below_a_contents_list() {
    for text in EXAMPLES {
        // No blank line is left, and the headings of sections 三 and 四 lack their marks.
        let squeezed = text.replace("## 三、", "三、").replace("## 四、", "四、").replace("\n\n", "\n");
        assert_eq!(figures(&squeezed), figures(text));
        let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        let list = format!("目录\n{}\n", headings.join("\n"));
        let first = format!("## {}", headings[0]);
        let listed = text.replace(&first, &format!("{list}{first}")).replace("\n## ", "\n");
        let missing = findings(&listed).iter().filter(|it| it.rule.name == "structure/missing-section").count();
        assert_eq!(missing, 0);
        assert_eq!(exported(&listed)["sections"], exported(text)["sections"]);
    }
}

/// What rules find in a text, by name.
fn rules_of(text: &str) -> Vec<&'static str> {
    let options = nianbao::lint::Options { excerpt: true, ..Default::default() };
    nianbao::check(text, &options).findings.iter().map(|finding| finding.rule.name).collect()
}

#[test]
fn what_only_looks_pasted_is_left_alone() {
    let section = "## 四、政府信息公开行政复议、行政诉讼情况\n\n";
    for text in [
        // Prose with tabs.
        "𠮷县本年没有行政复议\t也没有行政诉讼。\n详见\t附件😀。",
        "行政复议\t行政诉讼",
        // A table of the report's own.
        "街道\t件数\t备注\n𠮷祥街道\t3\t0\n平安街道\t4\t0",
        // A figure, or a word, that has no place.
        "类型\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n行政复议\t2\t0\t0\t1\t3\t77\n未经复议直接起诉\t0\t0\t0\t0\t0",
        "类型\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n9\t行政复议\t2\t0\t0\t1\t3\n8\t复议后起诉\t2\t0\t0\t1\t3",
        "9\t2\t0\t0\t1\t3\n8\t2\t0\t0\t1\t3\n8\t2\t0\t0\t1\t3",
        // Our shape, with a slip that has a rule of its own.
        "| 类型 | 结果维持 | 结果纠正 | 结果其他 | 尚未审结 | 总计 |\n| --- | --- | --- | --- | --- | --- |\n| 行政复议 | 2 | 0 | 0 | 1 | 3 |\n| 未经复议直接起诉 | 0 | 0 | 0 | 0 | 0 |",
    ] {
        let found = rules_of(&format!("{section}{text}\n"));
        assert!(!found.contains(&"import/pasted-table"), "{text}: {found:?}");
    }
    // In a section that has no tables nothing is made one.
    let elsewhere = "## 六、其他需要报告的事项\n\n类型\t结果维持\t总计\n行政复议\t2\t2\n复议后起诉\t0\t0\n";
    assert!(!rules_of(elsewhere).contains(&"import/pasted-table"));
}

#[test]
fn a_pasted_table_is_not_missing_unless_nobody_says_that_it_is_pasted() {
    let row = |name: &str| format!("{name}\t2\t0\t0\t1\t3\n");
    let text = format!(
        "## 四、政府信息公开行政复议、行政诉讼情况\n\n类型\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n{}{}{}\n𠮷县😀。\n",
        row("行政复议"),
        row("未经复议直接起诉"),
        row("复议后起诉")
    );
    let whole = nianbao::check(&*text, &nianbao::lint::Options::default());
    let names =
        |analysis: &nianbao::Analysis| -> Vec<&str> { analysis.findings.iter().map(|it| it.rule.name).collect() };
    assert!(names(&whole).contains(&"import/pasted-table"), "{:?}", names(&whole));
    assert!(!names(&whole).contains(&"structure/missing-table"), "{:?}", names(&whole));
    // A note right below it is none of its rows.
    let noted = text.replace("\n\n𠮷", "\n注：含下属单位。\n𠮷");
    assert!(rules_of(&noted).contains(&"import/pasted-table"), "{noted}");
    let silenced = text.replace("类型\t", "<!-- nianbao: allow(import/pasted-table) 照原样 -->\n\n类型\t");
    let whole = nianbao::check(&*silenced, &nianbao::lint::Options::default());
    assert!(names(&whole).contains(&"structure/missing-table"), "{:?}", names(&whole));
}

#[test]
fn words_that_the_official_tables_have_no_place_for_are_not_lost() {
    let merged = |corner: &str| {
        format!(
            "## 二、主动公开政府信息情况\n\n| 第二十条第（一）项 |  |  |  |\n| --- | --- | --- | --- |\n\
             | {corner} | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 0 | 0 | 0 |\n\
             | 行政规范性文件 | 3 | 5 | 156 |\n| 第二十条第（五）项 |  |  |  |\n\
             | 信息内容 | 本年处理决定数量 |  |  |\n| 行政许可 | 7417 |  |  |\n"
        )
    };
    let offers = |text: &str| findings(text).iter().any(|finding| finding.rule.name == "import/pasted-table");
    assert!(offers(&merged("信息内容")));
    assert!(!offers(&merged("信息内容（𠮷县另行统计）")));
}

#[test]
fn a_pasted_table_alone_is_mended_though_sections_are_missing() {
    let text = "---\n机关: 𠮷县教育局\n年度: 2023\n---\n\n# 𠮷县教育局2023年政府信息公开工作年度报告\n\n\
        ## 四、政府信息公开行政复议、行政诉讼情况\n\n\
        | 行政复议 |  |  |  |  | 行政诉讼 |  |  |  |  |  |  |  |  |  |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n\
        | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 |  |  |  |  | 复议后起诉 |  |  |  |  |\n\
        |  |  |  |  |  | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n\
        | 6 | 1 | 2 | 3 | 12 | 1 | 0 | 0 | 4 | 5 | 7 | 8 | 0 | 0 | 15 |\n";
    let missing = findings(text).iter().filter(|finding| finding.rule.name == "structure/missing-section").count();
    assert_eq!(missing, 5, "the other five are told of beside the pasted table");
    let fixed = fix(text, &FixOptions { fixes: Fixes::All, ..FixOptions::default() });
    let table = latest().tables.iter().position(|table| table.id == "reviews").expect("there is a table");
    let rows = cells(fixed.analysis.text(), table);
    let figures: Vec<&[String]> = rows[1..].iter().map(|row| &row[1..]).collect();
    assert_eq!(figures, [["6", "1", "2", "3", "12"], ["1", "0", "0", "4", "5"], ["7", "8", "0", "0", "15"]]);
}
