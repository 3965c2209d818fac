use super::*;
use crate::report::parse;

const GOOD: &str = include_str!("../../../examples/acheng-2023.nianbao");

/// A line for each block: what a paragraph is, what a table has.
fn shown(text: &str) -> (Vec<String>, Vec<String>) {
    let Official { document, gaps } = official(&parse(text));
    let lines = document.blocks.iter().map(|block| match block {
        Block::Paragraph(it) => {
            let marks = [(it.style.right, "右"), (it.style.new_page, "页")];
            let marks: String = marks.iter().filter(|mark| mark.0).map(|mark| mark.1).collect();
            format!("{}{marks} {}", it.style.heading.map_or(String::new(), |it| it.to_string()), it.text())
        }
        Block::Table(table) => {
            let cells: Vec<String> = table.cells.iter().map(Cell::text).collect();
            format!("{}×{} {}", table.rows, table.columns, cells.join("|"))
        }
    });
    (lines.collect(), gaps)
}

#[test]
fn a_report_has_three_grids_and_no_gap() {
    let (lines, gaps) = shown(GOOD);
    assert!(gaps.is_empty(), "{gaps:?}");
    let tables: Vec<&String> = lines.iter().filter(|line| line.contains('×')).collect();
    assert_eq!(tables.len(), 3);
    assert!(tables[0].starts_with("14×4 第二十条第（一）项|信息内容|本年制发件数|"), "{}", tables[0]);
    assert!(tables[1].starts_with("28×10 （本列数据的勾稽关系为："), "{}", tables[1]);
    assert!(tables[2].starts_with("4×15 行政复议|行政诉讼|"), "{}", tables[2]);
    assert!(lines.contains(&"2页 三、收到和处理政府信息公开申请情况".to_owned()));
}

#[test]
fn what_is_missing_is_marked_and_what_has_no_place_is_kept() {
    let text = "---\n机关: 𠮷县人民政府\n年度: 2023\n---\n\n# 𠮷县2023年\n# 政府信息公开工作年度报告\n\n前言\\*\n\n\
        ## 一、总体情况\n\n### （一）甲\n\n**正**文\n\n## 四、政府信息公开行政复议、行政诉讼情况\n\n\
        | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 备注 |\n|-|-|-|-|-|-|-|\n\
        | 行政复议 | 1（已结） | 0 | / | @2 | = | 甲\\|乙 |\n| 未经复议直接起诉 | 1 | 2 | 3 | 4 | =（注） | |\n\n\
        表下的话\n\n| 甲 | 乙 |\n|-|-|\n| 1<br>2 | 3 |\n\n## 六、其他需要报告的事项\n\n无。\n\n𠮷县人民政府\n\n2024年1月25日\n";
    let (lines, gaps) = shown(text);
    let expected = [
        "1 𠮷县2023年\n政府信息公开工作年度报告",
        " 前言*",
        "2 一、总体情况",
        "3 （一）甲",
        " 正文",
        " 【缺“二、主动公开政府信息情况”一节】",
        " 【缺“三、收到和处理政府信息公开申请情况”一节】",
        "2 四、政府信息公开行政复议、行政诉讼情况",
        "4×15 行政复议|行政诉讼|结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|复议后起诉|\
         结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计|\
         1（已结）|0|/|@2|=|1|2|3|4|10（注）|【缺】|【缺】|【缺】|【缺】|【缺】",
        "3×7 |结果维持|结果纠正|其他结果|尚未审结|总计|备注|行政复议|1（已结）|0|/|@2|=|甲|乙|未经复议直接起诉|1|2|3|4|=（注）|",
        " 表下的话",
        "2×2 甲|乙|1\n2|3",
        " 【缺“五、存在的主要问题及改进情况”一节】",
        "2 六、其他需要报告的事项",
        " 无。",
        "右 𠮷县人民政府",
        "右 2024年1月25日",
    ];
    assert_eq!(lines, expected);
    assert_eq!(gaps.len(), 2 + 1 + 5 + 1, "{gaps:?}");
    assert_eq!(gaps[2], "四·行政复议·总计");
}

#[test]
fn a_section_without_its_table_says_so() {
    let text =
        "---\n年度: 2023\n---\n\n## 二、主动公开政府信息情况\n\n见附件。\n\n## 三、收到和处理政府信息公开申请情况\n";
    let (lines, gaps) = shown(text);
    assert_eq!(
        lines[1..5],
        [
            "2 二、主动公开政府信息情况",
            " 见附件。",
            " 【缺“二、主动公开政府信息情况”的表】",
            "2 三、收到和处理政府信息公开申请情况"
        ]
    );
    assert_eq!(lines[5], " 【缺“三、收到和处理政府信息公开申请情况”的表】");
    assert_eq!(gaps.len(), 1 + 4 + 1 + 3, "{gaps:?}");
}
