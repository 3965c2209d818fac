//! Tables without rulings, drawn by hand: what stands clearly is read, and what may be of two cells is left and said.

use super::tests::{FILL, cell, cells, read, sheet};
use crate::document::{Block, Document, Doubt, Omission};

/// The texts of the paragraphs, and those of their figures that are said to be in no table.
fn paragraphs(document: &Document) -> Vec<String> {
    let texts = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text()),
        Block::Table(_) => None,
    });
    texts.collect()
}

fn tables(document: &Document) -> usize {
    document.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count()
}

fn loose(document: &Document) -> usize {
    document.doubts.iter().filter(|it| it.1 == Doubt::Loose).count()
}

const HEADS: [(f32, f32, &str); 3] = [(50.0, 800.0, FILL), (155.0, 700.0, "机构"), (215.0, 700.0, "其他")];

#[test]
fn a_name_of_several_lines_is_that_of_the_figures_beside_its_middle() {
    let mut texts = HEADS.to_vec();
    texts.extend([
        (50.0, 680.0, "一、规章"),
        (160.0, 680.0, "12"),
        (220.0, 680.0, "345"),
        (50.0, 664.0, "二、本机关不掌握"),
        (160.0, 658.0, "7"),
        (50.0, 652.0, "相关信息😀"),
        (50.0, 636.0, "三、𠮷"),
        (160.0, 636.0, "1"),
        (220.0, 636.0, "2"),
    ]);
    let document = read(vec![sheet(&texts, &[], &[])]);
    // What is blank stays blank: where the second column is, the other rows say.
    let wanted = [
        cell(0, 1, "机构"),
        cell(0, 2, "其他"),
        cell(1, 0, "一、规章"),
        cell(1, 1, "12"),
        cell(1, 2, "345"),
        cell(2, 0, "二、本机关不掌握\n相关信息😀"),
        cell(2, 1, "7"),
        cell(3, 0, "三、𠮷"),
        cell(3, 1, "1"),
        cell(3, 2, "2"),
    ];
    assert_eq!(cells(&document), wanted);
    assert_eq!(paragraphs(&document), [FILL]);
    assert!(document.left_out.iter().any(|it| it.what == Omission::Rulings));
    assert!(document.unread.is_empty(), "{:?}", document.unread);
}

#[test]
fn a_figure_below_two_columns_is_in_neither() {
    let row = |y: f32| [(50.0, y, "规章"), (160.0, y, "12"), (220.0, y, "7")];
    let mut texts = HEADS.to_vec();
    texts.extend([row(680.0), row(664.0), row(648.0)].concat());
    assert_eq!(tables(&read(vec![sheet(&texts, &[], &[])])), 1);
    texts.extend([(50.0, 632.0, "许可"), (163.0, 632.0, "123456789012")]);
    let document = read(vec![sheet(&texts, &[], &[])]);
    assert_eq!(tables(&document), 0);
    assert_eq!(loose(&document), 4, "{:?}", paragraphs(&document));
}

#[test]
fn figures_without_a_name_stay_where_they_are() {
    let row = |y: f32, name| [(50.0, y, name), (160.0, y, "12"), (220.0, y, "7")];
    let mut texts = HEADS.to_vec();
    texts.extend([row(680.0, "规章"), row(664.0, "许可"), row(630.0, "处罚")].concat());
    texts.extend([(160.0, 647.0, "3"), (220.0, 647.0, "4")]);
    let document = read(vec![sheet(&texts, &[], &[])]);
    let figures: Vec<String> = cells(&document).into_iter().map(|cell| cell.2).collect();
    assert_eq!(figures, ["机构", "其他", "规章", "12", "7", "许可", "12", "7", "处罚", "12", "7"]);
    assert_eq!(paragraphs(&document)[1..], ["3 4"]);
    // All that was told by where it stands is said, whether it is in the table or not.
    assert_eq!(loose(&document), 7);
}

#[test]
fn a_table_goes_on_over_a_page_with_the_name_that_is_cut() {
    let mut first = HEADS.to_vec();
    first.extend([(50.0, 680.0, "1.属于国家秘密"), (160.0, 680.0, "12"), (220.0, 680.0, "345")]);
    first.extend([(50.0, 664.0, "2.本机关不掌握"), (160.0, 664.0, "7"), (220.0, 664.0, "8")]);
    first.extend([(50.0, 652.0, "𠮷县的"), (160.0, 636.0, "1"), (220.0, 636.0, "0"), (50.0, 636.0, "3.没有现成")]);
    let second = [
        (50.0, 780.0, "信息需要另行制作"),
        (50.0, 764.0, "4.其他😀"),
        (160.0, 764.0, "5"),
        (220.0, 764.0, "6"),
        (50.0, 600.0, FILL),
    ];
    let document = read(vec![sheet(&first, &[], &[]), sheet(&second, &[], &[])]);
    let rows: Vec<_> = cells(&document).into_iter().filter(|cell| cell.0 > 1).collect();
    let wanted = [
        cell(2, 0, "2.本机关不掌握\n𠮷县的"),
        cell(2, 1, "7"),
        cell(2, 2, "8"),
        cell(3, 0, "3.没有现成\n信息需要另行制作"),
        cell(3, 1, "1"),
        cell(3, 2, "0"),
        cell(4, 0, "4.其他😀"),
        cell(4, 1, "5"),
        cell(4, 2, "6"),
    ];
    assert_eq!(rows, wanted);
    assert!(document.unread.is_empty(), "{:?}", document.unread);
}

/// The cells of a table whose name of a group stands beside the middle of its rows.
fn grouped(level: &[(f32, f32, f32)], upright: &[(f32, f32, f32)]) -> Vec<(u32, u32, u32, String)> {
    let mut texts = HEADS.to_vec();
    let names = ["1.属于国家秘密", "2.属于内部事务", "1.没有现成信息", "2.补正仍不明确"];
    for (at, name) in names.into_iter().enumerate() {
        let y = 680.0 - 15.0 * at as f32;
        texts.extend([(80.0, y, name), (160.0, y, "1"), (200.0, y, "20"), (220.0, y, "3")]);
    }
    texts.extend([(40.0, 677.0, "（三）"), (40.0, 665.0, "不予"), (40.0, 641.0, "（四）")]);
    let mut page = sheet(&texts, level, upright);
    page.rulings.retain(|it| it.from < it.to);
    let document = read(vec![page]);
    let table = document.blocks.iter().find_map(|block| if let Block::Table(it) = block { Some(it) } else { None });
    let cells = table.expect("a table").cells.iter().filter(|cell| cell.column < 2 && cell.row > 0);
    cells.map(|cell| (cell.row, cell.rows, cell.column, cell.text())).collect()
}

#[test]
fn a_group_is_that_of_the_rows_that_are_counted_anew() {
    let cell = |row, rows, column, text: &str| (row, rows, column, text.to_owned());
    let wanted = [
        cell(1, 2, 0, "（三）\n不予"),
        cell(1, 1, 1, "1.属于国家秘密"),
        cell(2, 1, 1, "2.属于内部事务"),
        cell(3, 2, 0, "（四）"),
        cell(3, 1, 1, "1.没有现成信息"),
        cell(4, 1, 1, "2.补正仍不明确"),
    ];
    assert_eq!(grouped(&[], &[]), wanted);
    // With level lines alone, and with a frame around them.
    let level: Vec<_> = [712.0, 692.0, 677.0, 662.0, 647.0, 628.0].map(|y| (y, 75.0, 260.0)).to_vec();
    assert_eq!(grouped(&level, &[]), wanted);
    let level: Vec<_> = [712.0, 692.0, 661.0, 628.0].map(|y| (y, 35.0, 260.0)).to_vec();
    assert_eq!(grouped(&level, &[(35.0, 628.0, 712.0), (260.0, 628.0, 712.0)]), wanted);
}

#[test]
fn heads_over_several_columns_are_read_in_their_order_however_many_lines_they_have() {
    let mut texts = vec![(50.0, 800.0, FILL)];
    for (group, x) in [60.0, 200.0, 340.0].into_iter().enumerate() {
        for (at, name) in ["维持", "纠正", "总计"].into_iter().enumerate() {
            let x = x + 40.0 * at as f32;
            texts.extend([(x, 680.0, name), (x, 664.0, ["1", "22", "345"][group])]);
        }
    }
    texts.extend([(95.0, 710.0, "复议"), (235.0, 720.0, "未经"), (235.0, 708.0, "起诉"), (375.0, 702.0, "𠮷后")]);
    let read = cells(&read(vec![sheet(&texts, &[], &[])]));
    let heads: Vec<(u32, &str)> = read.iter().filter(|it| it.0 == 0).map(|it| (it.1, it.2.as_str())).collect();
    assert_eq!(heads, [(2, "复议"), (5, "未经\n起诉"), (8, "𠮷后")]);
    assert_eq!(read.iter().filter(|it| it.0 == 2).count(), 9);
}

#[test]
fn a_sentence_with_figures_is_no_table() {
    let texts = [
        (50.0, 700.0, "全年公开𠮷县信息 12 345"),
        (50.0, 684.0, "条其中规章 7 8"),
        (50.0, 668.0, "件其余 9 10"),
        (50.0, 652.0, FILL),
    ];
    let page = sheet(&texts, &[], &[]);
    assert_eq!(tables(&read(vec![page])), 0);
}
