//! Tables in frames and in cells of others, and figures that stand close: what is one stays one, what is two stays two.

use super::tests::{FILL, cell, cells, read, sheet};
use crate::document::{Block, Document, Doubt};
use crate::text::Lang;

fn paragraphs(document: &Document) -> Vec<String> {
    let texts = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text()),
        Block::Table(_) => None,
    });
    texts.collect()
}

fn doubts(document: &Document, wanted: Doubt) -> usize {
    document.doubts.iter().filter(|it| it.1 == wanted).count()
}

/// What the account doubts.
fn said(document: &Document) -> Vec<String> {
    crate::import::import(document).doubts().map(|entry| entry.what.words(Lang::Zh)).collect()
}

const SENTENCE: &str = "本报告的统计期限为2023年1月1日至2023年12月31日，由𠮷县编制。";

/// A sentence, and a table below it whose columns have no lines.
fn texts() -> Vec<(f32, f32, &'static str)> {
    let mut texts =
        vec![(45.0, 770.0, SENTENCE), (45.0, 700.0, "规章"), (105.0, 715.0, "制发"), (155.0, 715.0, "有效")];
    for (at, name) in ["规章😀", "许可", "处罚"].into_iter().enumerate() {
        let y = 700.0 - 15.0 * at as f32;
        texts.extend([(45.0, y, name), (110.0, y, "12"), (160.0, y, "345")]);
    }
    texts.remove(1);
    texts.push((50.0, 600.0, FILL));
    texts
}

#[test]
fn a_table_in_frames_is_read_as_one_without() {
    let wanted = [
        cell(0, 1, "制发"),
        cell(0, 2, "有效"),
        cell(1, 0, "规章😀"),
        cell(1, 1, "12"),
        cell(1, 2, "345"),
        cell(2, 0, "许可"),
        cell(2, 1, "12"),
        cell(2, 2, "345"),
        cell(3, 0, "处罚"),
        cell(3, 1, "12"),
        cell(3, 2, "345"),
    ];
    let level: Vec<_> = [727.0, 711.0, 696.0, 681.0, 666.0].map(|y| (y, 40.0, 190.0)).to_vec();
    let inner = [(40.0, 666.0, 727.0), (190.0, 666.0, 727.0)];
    let page = [(800.0, 38.0, 560.0), (750.0, 38.0, 560.0), (664.0, 38.0, 560.0)];
    let outer = [(38.0, 664.0, 800.0), (560.0, 664.0, 800.0)];
    // Alone, in a frame, and in the frame of the page, which is as near as one line to another.
    let frames = [
        (Vec::new(), Vec::new()),
        (level.clone(), inner.to_vec()),
        ([&level[..], &page].concat(), [&inner[..], &outer].concat()),
    ];
    for (level, upright) in frames {
        let document = read(vec![sheet(&texts(), &level, &upright)]);
        assert_eq!(cells(&document), wanted, "{level:?}");
        assert_eq!(paragraphs(&document)[0], SENTENCE, "{level:?}");
        assert!(document.unread.is_empty(), "{:?}", document.unread);
    }
}

#[test]
fn text_beside_a_table_in_a_cell_is_not_cut_where_that_has_its_edge() {
    // The table in the cell has lines between its columns: it is a grid, and stays one.
    let level: Vec<_> = [727.0, 711.0, 696.0, 681.0, 666.0].map(|y| (y, 40.0, 190.0)).to_vec();
    let inner = [40.0, 95.0, 145.0, 190.0].map(|x| (x, 666.0, 727.0));
    let page = [(800.0, 38.0, 560.0), (664.0, 38.0, 560.0)];
    let outer = [(38.0, 664.0, 800.0), (560.0, 664.0, 800.0)];
    let document = read(vec![sheet(&texts(), &[&level[..], &page].concat(), &[&inner[..], &outer].concat())]);
    let read = cells(&document);
    assert!(read.iter().any(|it| it.2 == SENTENCE), "{read:?}");
    assert_eq!(read.iter().filter(|it| it.2 == "345").count(), 3, "{read:?}");
    assert_eq!(doubts(&document, Doubt::Inner), 0);
}

#[test]
fn rows_in_a_cell_of_a_grid_are_said() {
    let rows = ["规章", "许可", "处罚", "强制"];
    let mut texts = vec![(50.0, 500.0, FILL)];
    for (at, name) in rows.into_iter().enumerate() {
        let y = 785.0 - 20.0 * at as f32;
        texts.extend([(60.0, y, name), (215.0, y, "12"), (260.0, y, "7")]);
    }
    let mut level: Vec<_> = (0..6).map(|at| (800.0 - 20.0 * at as f32, 50.0, 300.0)).collect();
    level[5].0 = 680.0;
    let upright = [50.0, 210.0, 250.0, 300.0].map(|x| (x, 680.0, 800.0));
    let grid = read(vec![sheet(&texts, &level, &upright)]);
    assert_eq!(doubts(&grid, Doubt::Inner), 0);
    assert_eq!(doubts(&grid, Doubt::None), 8);
    texts.extend([(60.0, 705.0, "𠮷一"), (100.0, 705.0, "34"), (130.0, 705.0, "56"), (60.0, 690.0, "𠮷二的名称78")]);
    let document = read(vec![sheet(&texts, &level, &upright)]);
    assert_eq!(doubts(&document, Doubt::Inner), 1, "{:?}", cells(&document));
    assert!(said(&document).iter().any(|it| it.contains("34 56") && it.contains("没有读进任何一格")));
    // By itself in its cell, a figure that is written on to its name is one too.
    texts.retain(|it| it.1 != 705.0);
    let document = read(vec![sheet(&texts, &level, &upright)]);
    assert_eq!(doubts(&document, Doubt::Inner), 1, "{:?}", cells(&document));
    assert!(said(&document).iter().any(|it| it.contains("𠮷二的名称78")));
}

/// A page with this text in the first line, drawn in these pieces: where each begins, and what it says.
fn line(pieces: &[(f32, &str)]) -> Document {
    let mut texts: Vec<(f32, f32, &str)> = pieces.iter().map(|&(x, text)| (x, 700.0, text)).collect();
    texts.push((50.0, 640.0, FILL));
    read(vec![sheet(&texts, &[], &[])])
}

/// The characters of a text as a piece each, so far apart.
fn one_by_one(text: &str, room: f32) -> Vec<(f32, &str)> {
    let mut x = 100.0;
    let mut pieces = Vec::new();
    for (at, c) in text.char_indices() {
        pieces.push((x, &text[at..at + c.len_utf8()]));
        x += room + if c.is_ascii() { 5.0 } else { 10.0 };
    }
    pieces
}

#[test]
fn figures_that_stand_close_stay_apart_and_are_said() {
    // As wide apart as columns are that have no room to spare; and one upon the other, where a column has too little.
    for (x, text) in [(105.9, "1 12"), (106.3, "1 12"), (107.2, "1 12"), (102.5, "1 12")] {
        let document = line(&[(100.0, "1"), (x, "12")]);
        assert_eq!(paragraphs(&document)[0], text, "{x}");
        assert_eq!(doubts(&document, Doubt::Loose), 1, "{x}");
    }
    // Behind a name, where a line without a wide gap would pass for a sentence.
    let document = line(&[(40.0, "𠮷县规章"), (81.0, "3"), (87.3, "4"), (93.6, "51")]);
    assert_eq!(paragraphs(&document)[0], "𠮷县规章3 4 51");
    assert_eq!(doubts(&document, Doubt::Loose), 1);
    // In a cell of a grid they are several.
    let texts = [(60.0, 785.0, "规章"), (160.0, 785.0, "1"), (166.2, 785.0, "12"), (50.0, 700.0, FILL)];
    let level = [(800.0, 50.0, 250.0), (780.0, 50.0, 250.0)];
    let upright = [50.0, 150.0, 250.0].map(|x| (x, 780.0, 800.0));
    let document = read(vec![sheet(&texts, &level, &upright)]);
    assert_eq!(cells(&document), [cell(0, 0, "规章"), cell(0, 1, "1 12")]);
    assert_eq!(doubts(&document, Doubt::Several), 1);
}

#[test]
fn a_figure_that_is_drawn_digit_by_digit_stays_one() {
    // Each where the one before ends; kerned; drawn a little apart for rounding's sake.
    for room in [0.0, -0.8, 0.4] {
        assert_eq!(paragraphs(&line(&one_by_one("2023", room)))[0], "2023", "{room}");
    }
    // Spread as the text around it is.
    let text = "𠮷县人民政府2023年政府信息公开工作年度报告";
    for room in [0.7, 1.5, 2.0] {
        assert_eq!(paragraphs(&line(&one_by_one(text, room)))[0], text, "{room}");
    }
    // Or as all of the page is, where it stands in a cell by itself.
    let mut texts: Vec<(f32, f32, &str)> = one_by_one(FILL, 1.0).into_iter().map(|(x, c)| (x, 700.0, c)).collect();
    texts.extend([(160.0, 785.0, "4"), (166.0, 785.0, "5"), (172.0, 785.0, "6")]);
    let level = [(800.0, 50.0, 250.0), (780.0, 50.0, 250.0)];
    let upright = [50.0, 150.0, 250.0].map(|x| (x, 780.0, 800.0));
    let document = read(vec![sheet(&texts, &level, &upright)]);
    assert_eq!(cells(&document), [cell(0, 1, "456")]);
    assert_eq!(doubts(&document, Doubt::None), 1);
}

#[test]
fn digits_that_are_nearer_than_the_text_around_them_are_put_into_no_column() {
    let name = one_by_one("𠮷县规章", 2.0);
    let rows = [700.0, 684.0, 668.0, 652.0];
    let page = |room: f32| {
        let mut texts: Vec<(f32, f32, &str)> = Vec::new();
        for y in rows {
            texts.extend(name.iter().map(|&(x, c)| (x, y, c)));
            texts.extend([(200.0, y, "1"), (205.0 + room, y, "2"), (260.0, y, "34")]);
        }
        texts.push((50.0, 600.0, FILL));
        read(vec![sheet(&texts, &[], &[])])
    };
    let figures = |document: &Document| -> Vec<String> {
        cells(document).into_iter().map(|it| it.2).filter(|text| !text.contains('县')).collect()
    };
    // As the text is spread; farther than it; and neither.
    assert_eq!(figures(&page(2.0)), ["12", "34"].repeat(4));
    assert_eq!(figures(&page(3.0)), ["1", "2", "34"].repeat(4));
    let unclear = page(1.2);
    assert_eq!(figures(&unclear), ["1 2", "34"].repeat(4));
    assert_eq!(doubts(&unclear, Doubt::Several), 4);
}
