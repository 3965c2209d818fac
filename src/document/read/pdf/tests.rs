//! Pages drawn by hand: what is guessed is said, what is too much refused.

use super::source::{Glyph, Ruling, Sheet, Source};
use super::*;
use crate::document::Document;
use crate::text::Lang;

struct Drawn(Vec<Sheet>);

impl Source for Drawn {
    fn pages(&self) -> usize {
        self.0.len()
    }

    fn sheet(&mut self, page: usize) -> Result<Sheet, Unreadable> {
        Ok(std::mem::take(&mut self.0[page]))
    }
}

/// A page of texts, each at its place, and lines: level ones as `(y, from, to)`, upright ones as `(x, from, to)`.
pub(super) fn sheet(texts: &[(f32, f32, &str)], level: &[(f32, f32, f32)], upright: &[(f32, f32, f32)]) -> Sheet {
    let mut sheet = Sheet { width: 595.0, height: 842.0, ..Sheet::default() };
    for (piece, &(x, base, text)) in texts.iter().enumerate() {
        let mut left = x;
        for char in text.chars() {
            let right = left + if char.is_ascii() { 5.0 } else { 10.0 };
            sheet.glyphs.push(Glyph {
                char,
                left,
                right,
                base,
                size: 10.0,
                is_bold: false,
                is_struck: false,
                turn: 0,
                is_running: false,
                piece: piece as u32,
                is_estimated: false,
                spread: 0.0,
            });
            left = right;
        }
    }
    let ruling = |is_level: bool| move |&(at, from, to): &(f32, f32, f32)| Ruling { is_level, at, from, to };
    sheet.rulings = level.iter().map(ruling(true)).chain(upright.iter().map(ruling(false))).collect();
    sheet
}

pub(super) fn read(sheets: Vec<Sheet>) -> Document {
    document(&mut Drawn(sheets)).expect("a document")
}

/// The cells of the first table, by row and column.
pub(super) fn cells(document: &Document) -> Vec<(u32, u32, String)> {
    let table =
        document.blocks.iter().find_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let cells = table.expect("a table").cells.iter();
    cells.map(|cell| (cell.row, cell.column, cell.text())).filter(|cell| !cell.2.is_empty()).collect()
}

pub(super) fn cell(row: u32, column: u32, text: &str) -> (u32, u32, String) {
    (row, column, text.to_owned())
}

/// Two rows of two columns.
const LEVEL: [(f32, f32, f32); 3] = [(800.0, 50.0, 250.0), (780.0, 50.0, 250.0), (760.0, 50.0, 250.0)];
const UPRIGHT: [(f32, f32, f32); 3] = [(50.0, 760.0, 800.0), (150.0, 760.0, 800.0), (250.0, 760.0, 800.0)];
pub(super) const FILL: &str = "正文正文正文正文正文正文正文正文正文正文𠮷😀";

#[test]
fn lines_decide_what_a_cell_is() {
    let texts = [
        (60.0, 785.0, "规章"),
        (160.0, 785.0, "12"),
        (60.0, 765.0, "⾏政许可"),
        (160.0, 765.0, "3"),
        (50.0, 700.0, FILL),
    ];
    let document = read(vec![sheet(&texts, &LEVEL, &UPRIGHT)]);
    // A radical is the character that it stands for.
    assert_eq!(cells(&document), [cell(0, 0, "规章"), cell(0, 1, "12"), cell(1, 0, "行政许可"), cell(1, 1, "3")]);
    assert!(document.doubts.iter().all(|(_, doubt)| *doubt == Doubt::None) && document.left_out.is_empty());
}

#[test]
fn a_figure_across_a_line_is_a_guess() {
    let texts = [(60.0, 785.0, "规章"), (138.0, 785.0, "12345"), (60.0, 765.0, "许可"), (50.0, 700.0, FILL)];
    let document = read(vec![sheet(&texts, &LEVEL, &UPRIGHT)]);
    assert!(cells(&document).contains(&cell(0, 1, "12345")), "{:?}", cells(&document));
    assert_eq!(document.doubts.iter().filter(|(_, doubt)| *doubt == Doubt::Between).count(), 1);
}

#[test]
fn a_table_goes_on_over_a_page_with_the_row_that_is_cut() {
    let first = [
        (60.0, 785.0, "规章"),
        (160.0, 785.0, "12"),
        (60.0, 765.0, "本机关不掌握相关"),
        (160.0, 765.0, "3"),
        (50.0, 815.0, FILL),
    ];
    let second = [(60.0, 785.0, "政府信息"), (60.0, 765.0, "许可"), (160.0, 765.0, "4"), (50.0, 700.0, FILL)];
    let document = read(vec![sheet(&first, &LEVEL, &UPRIGHT), sheet(&second, &LEVEL, &UPRIGHT)]);
    let wanted = [
        cell(0, 0, "规章"),
        cell(0, 1, "12"),
        cell(1, 0, "本机关不掌握相关\n政府信息"),
        cell(1, 1, "3"),
        cell(2, 0, "许可"),
        cell(2, 1, "4"),
    ];
    assert_eq!(cells(&document), wanted);
    let page = |table: &crate::document::Table| table.cells.last().and_then(|cell| cell.source).map(|it| it.part);
    let tables = document.blocks.iter().filter_map(|it| if let Block::Table(table) = it { page(table) } else { None });
    assert_eq!(tables.collect::<Vec<_>>(), [1]);
}

#[test]
fn without_lines_a_table_is_a_guess() {
    let rows = ["规章", "许可", "处罚", "强制"];
    let mut texts = vec![(50.0, 700.0, FILL)];
    for (at, name) in rows.iter().enumerate() {
        let y = 650.0 - 16.0 * at as f32;
        texts.extend([(60.0, y, *name), (160.0, y, "12"), (260.0, y, "7")]);
    }
    let document = read(vec![sheet(&texts, &[], &[])]);
    assert_eq!(cells(&document).len(), 12);
    assert!(document.left_out.iter().any(|it| it.what == Omission::Rulings), "{:?}", document.left_out);
}

#[test]
fn upright_heads_read_downwards() {
    let texts = [
        (60.0, 793.0, "结"),
        (60.0, 783.0, "果"),
        (60.0, 773.0, "维"),
        (60.0, 763.0, "持"),
        (160.0, 785.0, "9"),
        (50.0, 700.0, FILL),
    ];
    let level = [(805.0, 50.0, 250.0), (760.0, 50.0, 250.0)];
    let upright = [(50.0, 760.0, 805.0), (150.0, 760.0, 805.0), (250.0, 760.0, 805.0)];
    assert_eq!(cells(&read(vec![sheet(&texts, &level, &upright)])), [cell(0, 0, "结果维持"), cell(0, 1, "9")]);
}

#[test]
fn a_narrow_cell_that_has_a_mark_beside_its_first_character_is_read_line_by_line() {
    let texts = [
        (60.0, 793.0, "三、"),
        (60.0, 783.0, "办"),
        (60.0, 773.0, "理"),
        (60.0, 763.0, "结"),
        (60.0, 753.0, "果"),
        (160.0, 785.0, "9"),
        (50.0, 700.0, FILL),
    ];
    let level = [(805.0, 50.0, 250.0), (750.0, 50.0, 250.0)];
    let upright = [(50.0, 750.0, 805.0), (150.0, 750.0, 805.0), (250.0, 750.0, 805.0)];
    let read = cells(&read(vec![sheet(&texts, &level, &upright)]));
    assert_eq!(read[0].2.split_whitespace().collect::<String>(), "三、办理结果");
    assert_eq!(read[1], cell(0, 1, "9"));
}

/// What is said to be unread.
fn unread(document: &Document) -> Vec<(&str, bool)> {
    document.unread.iter().map(|it| (it.text.as_str(), it.is_struck)).collect()
}

#[test]
fn what_is_struck_out_is_left_out_and_said() {
    let texts = [
        (60.0, 785.0, "规章"),
        (160.0, 785.0, "12"),
        (171.0, 785.0, "15"),
        (60.0, 765.0, "许可"),
        (160.0, 765.0, "7"),
        (165.0, 765.0, "8"),
        (50.0, 700.0, FILL),
    ];
    let mut page = sheet(&texts, &LEVEL, &UPRIGHT);
    let strike = |at: f32, from: f32, to: f32| Ruling { is_level: true, at, from, to };
    page.rulings.push(strike(788.0, 160.0, 170.0));
    // As short as one digit, it is no ruling.
    page.marks.push(strike(768.0, 160.0, 165.0));
    let document = read(vec![page]);
    assert_eq!(cells(&document), [cell(0, 0, "规章"), cell(0, 1, "15"), cell(1, 0, "许可"), cell(1, 1, "8")]);
    assert_eq!(unread(&document), [("12", true), ("7", true)]);
    // Under it, it is an underline; from edge to edge it is the cell's.
    let mut page = sheet(&texts, &LEVEL, &UPRIGHT);
    page.rulings.extend([strike(783.5, 160.0, 170.0), strike(768.0, 150.0, 250.0)]);
    assert_eq!(unread(&read(vec![page])), []);
}

#[test]
fn a_figure_that_is_broken_in_its_cell_is_one_and_a_guess() {
    let level = [(800.0, 50.0, 250.0), (760.0, 50.0, 250.0), (720.0, 50.0, 250.0)];
    let upright = [(50.0, 720.0, 800.0), (210.0, 720.0, 800.0), (250.0, 720.0, 800.0)];
    let broken = [
        (60.0, 785.0, "规章𠮷"),
        (215.0, 785.0, "12345"),
        (215.0, 773.0, "6"),
        (60.0, 745.0, "许可"),
        (215.0, 745.0, "7"),
        (215.0, 733.0, "8"),
        (50.0, 680.0, FILL),
    ];
    let document = read(vec![sheet(&broken, &level, &upright)]);
    let wanted = [cell(0, 0, "规章𠮷"), cell(0, 1, "123456"), cell(1, 0, "许可"), cell(1, 1, "7\n8")];
    assert_eq!(cells(&document), wanted);
    let doubts: Vec<Doubt> = document.doubts.iter().map(|it| it.1).collect();
    assert_eq!(doubts, [Doubt::Broken, Doubt::Several, Doubt::Several]);
    assert_eq!(unread(&document), []);
}

#[test]
fn a_table_beyond_the_edge_of_its_page_is_said() {
    let level = LEVEL.map(|(at, from, _)| (at, from, 640.0));
    let upright = [(50.0, 760.0, 800.0), (150.0, 760.0, 800.0), (640.0, 760.0, 800.0)];
    let texts = [(60.0, 785.0, "规章"), (160.0, 785.0, "12"), (60.0, 765.0, "许可"), (50.0, 700.0, FILL)];
    let document = read(vec![sheet(&texts, &level, &upright)]);
    assert!(document.left_out.iter().any(|it| it.what == Omission::Beyond), "{:?}", document.left_out);
}

#[test]
fn a_row_of_figures_at_the_foot_of_a_page_is_no_number_of_it() {
    let page = |texts: &[(f32, f32, &str)]| sheet(texts, &[], &[]);
    let foot = [(50.0, 700.0, FILL), (100.0, 30.0, "0"), (150.0, 30.0, "2"), (200.0, 30.0, "46")];
    let document = read(vec![page(&foot)]);
    let last = document.blocks.last().map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.text(),
        Block::Table(_) => String::new(),
    });
    assert_eq!(last.as_deref(), Some("0 2 46"));
    let number = [(50.0, 700.0, FILL), (300.0, 30.0, "- 1 -")];
    let document = read(vec![page(&number)]);
    assert_eq!(document.blocks.len(), 1);
    assert!(document.left_out.iter().any(|it| it.what == Omission::Margin) && document.unread.is_empty());
}

#[test]
fn a_paragraph_goes_on_over_a_page_behind_a_sentence_where_first_lines_are_indented() {
    let first = [
        (70.0, 700.0, "全年公开信息二十一条情况变化时随即更新县"),
        (50.0, 680.0, "里的𠮷溪镇也公开信息三条并在网站上集中展示。"),
    ];
    let (rest, next) = ("全年作出行政许可决定108件。", "这是又一段𠮷县公开信息的事项逐条列在后面😀。");
    let paragraphs = |left: f32| {
        let second = [(left, 700.0, rest), (70.0, 680.0, next)];
        let document = read(vec![sheet(&first, &[], &[]), sheet(&second, &[], &[])]);
        let texts = document.blocks.iter().map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text(),
            Block::Table(_) => String::new(),
        });
        texts.collect::<Vec<_>>()
    };
    let begun = format!("{}{}", first[0].2, first[1].2);
    assert_eq!(paragraphs(50.0), [format!("{begun}{rest}"), next.to_owned()]);
    assert_eq!(paragraphs(70.0), [begun, rest.to_owned(), next.to_owned()]);
}

#[test]
fn what_is_drawn_twice_is_there_once() {
    let texts = [(60.0, 785.0, "规章"), (160.0, 785.0, "11"), (160.3, 785.0, "11"), (50.0, 700.0, FILL)];
    let document = read(vec![sheet(&texts, &LEVEL, &UPRIGHT)]);
    assert_eq!(cells(&document), [cell(0, 0, "规章"), cell(0, 1, "11")]);
    assert_eq!(unread(&document), []);
}

#[test]
fn a_figure_with_a_character_that_nobody_knows_is_said() {
    let texts =
        [(60.0, 785.0, "规章"), (160.0, 785.0, "1\u{FFFD}3"), (50.0, 700.0, FILL), (50.0, 680.0, "正\u{FFFD}文")];
    let document = read(vec![sheet(&texts, &LEVEL, &UPRIGHT)]);
    assert_eq!(cells(&document), [cell(0, 0, "规章"), cell(0, 1, "1\u{FFFD}3")]);
    assert_eq!(unread(&document), [("1\u{FFFD}3", false)]);
}

#[test]
fn narrow_digits_that_are_drawn_one_by_one_are_all_there() {
    let texts = [(60.0, 785.0, "规章"), (160.0, 785.0, "1"), (162.2, 785.0, "1"), (50.0, 700.0, FILL)];
    let mut page = sheet(&texts, &LEVEL, &UPRIGHT);
    page.glyphs[2..4].iter_mut().for_each(|glyph| glyph.right = glyph.left + 2.2);
    let document = read(vec![page]);
    assert_eq!(cells(&document), [cell(0, 0, "规章"), cell(0, 1, "11")]);
}

#[test]
fn blanks_that_lie_over_a_figure_do_not_part_it() {
    let texts = [(60.0, 785.0, "规章"), (160.0, 785.0, "851"), (152.0, 785.0, "     "), (50.0, 700.0, FILL)];
    let document = read(vec![sheet(&texts, &LEVEL, &UPRIGHT)]);
    assert_eq!(cells(&document), [cell(0, 0, "规章"), cell(0, 1, "851")]);
    assert_eq!(document.doubts.last().map(|it| it.1), Some(Doubt::None));
    // Two figures with a blank between them stay two, be it ever so narrow.
    let mut page = sheet(&[(60.0, 785.0, "规章"), (160.0, 785.0, "12 34"), (50.0, 700.0, FILL)], &LEVEL, &UPRIGHT);
    page.glyphs[4].right = page.glyphs[4].left;
    page.glyphs[5..7].iter_mut().for_each(|glyph| (glyph.left, glyph.right) = (glyph.left - 5.0, glyph.right - 5.0));
    let document = read(vec![page]);
    assert_eq!(cells(&document), [cell(0, 0, "规章"), cell(0, 1, "12 34")]);
    assert_eq!(document.doubts.last().map(|it| it.1), Some(Doubt::Several));
}

#[test]
fn the_mark_of_a_note_is_no_part_of_a_figure() {
    let mut page = sheet(&[(60.0, 785.0, "规章"), (160.0, 785.0, "11"), (50.0, 700.0, FILL)], &LEVEL, &UPRIGHT);
    let mark = Glyph { char: '1', left: 170.2, right: 173.0, base: 787.0, size: 6.0, piece: 90, ..page.glyphs[2] };
    page.glyphs.push(mark);
    let document = read(vec![page]);
    assert_eq!(cells(&document), [cell(0, 0, "规章"), cell(0, 1, "11 1")]);
    assert_eq!(document.doubts.last().map(|it| it.1), Some(Doubt::Several));
}

#[test]
fn pages_without_text_are_named() {
    let said = |sheet: Sheet| document(&mut Drawn(vec![sheet])).expect_err("no text");
    let scan = Sheet { pictures: vec![(0.95, 400.0)], ..sheet(&[], &[], &[]) };
    assert_eq!(said(scan), Unreadable::Pdf(Why::Scan));
    let recognised = Sheet { pictures: vec![(0.95, 400.0)], hidden: 900, ..sheet(&[], &[], &[]) };
    assert_eq!(said(recognised), Unreadable::Pdf(Why::Recognised));
    assert_eq!(said(sheet(&[(50.0, 700.0, "\u{FFFD}\u{FFFD}\u{E001}年")], &[], &[])), Unreadable::Pdf(Why::Characters));
    assert_eq!(said(sheet(&[], &[], &[])), Unreadable::Pdf(Why::Empty));
    for why in [Why::Password, Why::Scan, Why::Recognised, Why::Characters, Why::Tables, Why::Empty] {
        assert!(why.message(Lang::Zh).starts_with("PDF") && why.message(Lang::En).contains("PDF"));
    }
}

#[test]
fn a_stream_that_grows_without_end_is_refused() {
    let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b' '; 40 << 20], 6);
    let mut file = format!(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 \
         /MediaBox [0 0 595 842] >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>\nendobj\n4 0 obj\n\
         << /Filter /FlateDecode /Length {} >>\nstream\n",
        bomb.len()
    )
    .into_bytes();
    file.extend(bomb);
    file.extend(b"\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n");
    let said = super::read(&file).expect_err("too much").message(Lang::Zh);
    assert!(said.contains("展开后的 MB 数超过 32"), "{said}");
}

/// A file of one page with this content, which is deflated already.
fn of_content(content: &[u8]) -> Vec<u8> {
    let mut file = format!(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 \
         /MediaBox [0 0 595 842] >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F \
         << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>\nendobj\n4 0 obj\n<< /Filter /FlateDecode /Length {} \
         >>\nstream\n",
        content.len()
    )
    .into_bytes();
    file.extend(content);
    file.extend(b"\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n");
    file
}

#[test]
fn what_is_damaged_or_cut_off_is_told() {
    let lines: String =
        (0..40).map(|n| format!("BT /F 9 Tf 60 {} Td (line {n} of 40: {}) Tj ET\n", 800 - 15 * n, n * n)).collect();
    let whole = miniz_oxide::deflate::compress_to_vec_zlib(lines.as_bytes(), 6);
    let left_out = |file: &[u8]| super::read(file).map(|document| document.left_out).unwrap_or_default();
    let file = of_content(&whole);
    assert_eq!(left_out(&file), []);
    let place = Place::Page(1);
    let undrawn = LeftOut { what: Omission::Undrawn, place };
    // A viewer shows the lines before the damage.
    let half = [&whole[..whole.len() / 2], &vec![0; whole.len() / 2]].concat();
    assert!(left_out(&of_content(&half)).contains(&undrawn));
    let mut changed = whole.clone();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    assert_eq!(left_out(&of_content(&changed)), [undrawn]);
    let rest = LeftOut { what: Omission::Rest, place: Place::Whole };
    assert_eq!(left_out(file.strip_suffix(b"%%EOF\n").expect("its end")), [rest]);
}

#[test]
fn a_damaged_table_of_objects_is_refused() {
    // The page itself stands in the table: a file without it has none.
    let objects = "3 0 << /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 \
                   /BaseFont /Helvetica >> >> >> >>";
    let table = miniz_oxide::deflate::compress_to_vec_zlib(objects.as_bytes(), 6);
    let file = |table: &[u8]| {
        let content = "BT /F 9 Tf 60 700 Td (23) Tj ET";
        let mut file = format!(
            "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 \
             /MediaBox [0 0 595 842] >>\nendobj\n4 0 obj\n<< /Length {} >>\nstream\n{content}\nendstream\nendobj\n5 0 obj\n\
             << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {} >>\nstream\n",
            content.len(),
            table.len()
        )
        .into_bytes();
        file.extend(table);
        file.extend(b"\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n");
        super::read(&file)
    };
    let whole = file(&table);
    assert!(!matches!(whole, Err(Unreadable::Pdf(Why::Damaged))), "{whole:?}");
    let mut changed = table.clone();
    changed[table.len() / 2] ^= 0xFF;
    assert_eq!(file(&changed).expect_err("a damaged table"), Unreadable::Pdf(Why::Damaged));
}

#[test]
fn objects_that_go_round_end() {
    let file = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 \
        >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /XObject << /X 4 0 R >> >> >>\nendobj\n4 0 obj\n\
        << /Subtype /Form /Resources << /XObject << /X 4 0 R >> >> /Length 10 >>\nstream\n/X Do /X Do\nendstream\nendobj\n5 0 obj\n\
        << /Length 5 0 R >>\nstream\n/X Do\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n";
    assert!(super::read(file).is_err());
}
