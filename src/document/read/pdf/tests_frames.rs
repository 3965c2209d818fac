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
