//! Texts as they are copied, printed and converted.

use super::read;
use crate::document::{Block, Document, Place};

fn lines(text: &str, name: Option<&str>) -> Vec<String> {
    let document = read(text, name).unwrap();
    check(&document.blocks, text);
    told(&document)
}

/// Each origin is the text as written.
fn check(blocks: &[Block], text: &str) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                for run in &paragraph.runs {
                    let Some(source) = run.source else { continue };
                    let written = source.span.slice(text);
                    assert!(
                        written == run.text || "\n" == run.text || written.contains(['\u{b}', '&']),
                        "{written:?} is {:?}",
                        run.text
                    );
                }
            }
            Block::Table(table) => table.cells.iter().for_each(|cell| check(&cell.blocks, text)),
        }
    }
}

fn told(document: &Document) -> Vec<String> {
    let told = document.blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.text(),
        Block::Table(table) => {
            let cells = table.cells.iter().map(|cell| {
                let merged = if (cell.rows, cell.columns) == (1, 1) {
                    String::new()
                } else {
                    format!("[{}×{}]", cell.rows, cell.columns)
                };
                format!("{}.{}{merged} {}", cell.row, cell.column, cell.text().replace('\n', "/"))
            });
            cells.collect::<Vec<_>>().join(" | ")
        }
    });
    told.collect()
}

#[test]
fn each_line_is_a_paragraph() {
    let text = "\u{FEFF}某区年报\r\n\r\n  一、总体情况𠮷 \n规章\n\n2\n第 1 行\u{b}第 2 行";
    assert_eq!(lines(text, None), ["某区年报", "一、总体情况𠮷", "规章", "2", "第 1 行\n第 2 行"]);
    let document = read(text, None).unwrap();
    let places: Vec<Place> = document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.place,
            Block::Table(table) => table.place,
        })
        .collect();
    assert_eq!(places, [1, 3, 4, 6, 7].map(Place::Line));
}

#[test]
fn cells_are_kept_apart_by_tabs_bars_pipes_or_spaces() {
    for (text, name) in [
        ("项目\t自然人\t总计\n一、新收\t3\t\n", "tabs"),
        ("项目 | 自然人 | 总计\n一、新收 | 3 | \n", "bars"),
        ("|项目|自然人|总计|\n|---|--:|---|\n|一、新收|3||\n", "pipes"),
    ] {
        let expected = "0.0 项目 | 0.1 自然人 | 0.2 总计 | 1.0 一、新收 | 1.1 3 | 1.2 ";
        assert_eq!(lines(&format!("前\n{text}后"), None), ["前", expected, "后"], "{name}");
    }
    let printed = "项目      自然人   总计\n--------  ------   ----\n一、新收      3      4\n\n尾";
    assert_eq!(lines(printed, None), ["0.0 项目 | 0.1 自然人 | 0.2 总计 | 1.0 一、新收 | 1.1 3 | 1.2 4", "尾"]);
}

#[test]
fn a_name_between_two_rows_stands_over_all_columns() {
    let text = "甲\t1\t2\n三、本年度办理结果\n乙\t3\t4\n第二十条第（五）项\n内容\t数量";
    let expected = [
        "0.0 甲 | 0.1 1 | 0.2 2 | 1.0[1×3] 三、本年度办理结果 | 2.0 乙 | 2.1 3 | 2.2 4",
        "第二十条第（五）项",
        "内容\t数量",
    ];
    assert_eq!(lines(text, None), expected);
}

#[test]
fn one_line_with_a_tab_or_a_bar_is_no_table() {
    for text in ["一、\t总体情况", "首页 | 公开", "甲  乙  丙", "a | b\n\nc | d"] {
        let document = read(text, None).unwrap();
        assert!(document.blocks.iter().all(|block| matches!(block, Block::Paragraph(_))), "{text}");
    }
    assert_eq!(lines("23\t1\t18\t0\t32", None), ["0.0 23 | 0.1 1 | 0.2 18 | 0.3 0 | 0.4 32"]);
}

#[test]
fn cells_of_several_lines_are_quoted() {
    let text = "项目\t\"自然\n人\"\t\"总\r\n计\"\n新收\t3\t4\n";
    assert_eq!(lines(text, None), ["0.0 项目 | 0.1 自然/人 | 0.2 总/计 | 1.0 新收 | 1.1 3 | 1.2 4"]);
    // Nothing closes it.
    assert_eq!(lines("甲\t\"乙\n1\t2\n", None), ["0.0 甲 | 0.1 \"乙 | 1.0 1 | 1.1 2"]);
}

#[test]
fn markdown_loses_its_marks() {
    let text = "# 某区年报\n\n**一、总体情况**\n\n本年新收\n3 件，\\*结转\n1 件\n\n1\\. 甲 **乙**\n- 项\n\n| **项目** | a\\|b |\n|---|---|\n| 规章<br>甲 | 2 |\n";
    let expected = [
        "某区年报",
        "一、总体情况",
        "本年新收3 件，*结转1 件",
        "1. 甲 乙",
        "- 项",
        "0.0 项目 | 0.1 a|b | 1.0 规章/甲 | 1.1 2",
    ];
    let told = lines(text, None);
    assert_eq!(told[2], "本年新收 3 件，*结转 1 件");
    assert_eq!(told[..2], expected[..2]);
    assert_eq!(told[3..], expected[3..]);
    let document = read(text, None).unwrap();
    let styles = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(it) => Some((it.style.heading, it.style.bold)),
        Block::Table(_) => None,
    });
    assert_eq!(
        styles.collect::<Vec<_>>(),
        [(Some(1), false), (None, true), (None, false), (None, false), (None, false)]
    );
}

#[test]
fn tables_of_html_are_read_where_they_stand() {
    let text = "二、主动公开\n\n<table>\n<tr><td colspan=\"2\">第（一）项</td></tr>\n<tr><td>规章</td><td>2&nbsp;</td></tr>\n</table>\n\n尾𠮷\n<table><tr><td>1";
    assert_eq!(
        lines(text, Some("年报.md")),
        ["二、主动公开", "0.0[1×2] 第（一）项 | 1.0 规章 | 1.1 2\u{a0}", "尾𠮷", "0.0 1"]
    );
    let document = read(text, None).unwrap();
    let Block::Table(table) = &document.blocks[1] else { panic!("a table") };
    let Block::Paragraph(cell) = &table.cells[1].blocks[0] else { panic!("a paragraph") };
    assert_eq!((table.place, cell.place), (Place::Line(4), Place::Line(5)));
}

#[test]
fn a_text_made_to_harm_is_read_or_named() {
    let wide = "1\t".repeat(1001);
    let error = read(&format!("{wide}\n{wide}"), None).unwrap_err().to_string();
    assert!(error.contains("columns"), "{error}");
    for piece in [
        "<table",
        "</table>",
        "a\t\"b\n",
        "|---|\n",
        "a | b\n\n",
        "**",
        "\\",
        "x\ty\nz\n",
        "<table>\n",
        "| a\n",
        "甲  乙  丙\n丁\n",
    ] {
        let text = piece.repeat(24_000);
        assert!(read(&text, Some("年报.md")).is_ok(), "{piece}");
    }
}

#[test]
fn a_frame_around_cells_is_no_text() {
    let expected = ["前", "0.0 项目 | 0.1 自然人/总计 | 1.0 一、新收𠮷 | 1.1 3 | 2.0 二、结转 | 2.1 ", "后"];
    let grid = "前\n+--------+--------+\n| 项目   | 自然人 |\n|        | 总计   |\n+========+========+\n| 一、新收𠮷 | 3 |\n+--------+--------+\n\
                | 二、结转 |        |\n+--------+--------+\n后";
    assert_eq!(lines(grid, None), expected);
    let boxed = grid.replace('|', "│").replace(['-', '='], "─").replace('+', "┼");
    assert_eq!(lines(&boxed, None), expected);
    // Where rules stand around the head and below the last row alone, each line is a row.
    let plain = "+------+----+----+\n| 项目 | 甲 | 乙 |\n+------+----+----+\n| 一   | 1  | 2  |\n| 二   | 3  | 4  |\n+------+----+----+";
    assert_eq!(lines(plain, None), ["0.0 项目 | 0.1 甲 | 0.2 乙 | 1.0 一 | 1.1 1 | 1.2 2 | 2.0 二 | 2.1 3 | 2.2 4"]);
    assert_eq!(lines("+--+--+\n一、总体情况", None), ["+--+--+", "一、总体情况"]);
}

#[test]
fn a_rule_of_dashes_says_how_wide_columns_are() {
    let ruled = "  项目        自然人 总计\n  ----------- ------ ----\n  一、新收𠮷       3    4\n  二、结转              5\n  ----------- ------ ----\n尾";
    assert_eq!(
        lines(ruled, None),
        ["0.0 项目 | 0.1 自然人 | 0.2 总计 | 1.0 一、新收𠮷 | 1.1 3 | 1.2 4 | 2.0 二、结转 | 2.1  | 2.2 5", "尾"]
    );
    // A figure between two columns is of neither: the line is no row.
    let odd =
        "  项目        自然人 总计\n  ----------- ------ ----\n  一、新收𠮷      31 4  5\n  二、结转         12345678";
    assert!(
        lines(odd, None).iter().any(|line| line.contains("12345678") && !line.contains("1234 ")),
        "{:?}",
        lines(odd, None)
    );
}
