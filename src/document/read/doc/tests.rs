use super::*;
use crate::document::read::foreign::Foreign;
use crate::document::read::old_word::*;
use crate::document::read::read as read_any;
use crate::document::read::unreadable::{CELLS, TEXT};
use crate::document::{Block, Omission, Paragraph, Place, Table};

/// What is said of runs and paragraphs.
const DELETED: [u8; 3] = [0x00, 0x08, 1];
const HIDDEN: [u8; 3] = [0x3C, 0x08, 1];
const BOLD: [u8; 3] = [0x35, 0x08, 1];
const SPECIAL: [u8; 3] = [0x55, 0x08, 1];
const CENTRED: [u8; 3] = [0x03, 0x24, 1];

fn blocks(file: &OldWord) -> Vec<Block> {
    read_any(&file.bytes(), Some("年报.doc")).unwrap().blocks
}

fn paragraphs(file: &OldWord) -> Vec<Paragraph> {
    let only = |block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Table(_) => None,
    };
    blocks(file).into_iter().filter_map(only).collect()
}

fn texts(file: &OldWord) -> Vec<String> {
    paragraphs(file).iter().map(Paragraph::text).collect()
}

/// The cells of the only table: row, column, rows, columns, text.
fn cells(table: &Table) -> Vec<(u32, u32, u32, u32, String)> {
    table.cells.iter().map(|cell| (cell.row, cell.column, cell.rows, cell.columns, cell.text())).collect()
}

fn table(file: &OldWord) -> Table {
    let tables = blocks(file).into_iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    let mut tables: Vec<Table> = tables.collect();
    assert_eq!(tables.len(), 1, "{tables:?}");
    tables.remove(0)
}

#[test]
fn what_is_seen_is_read() {
    let mut file = OldWord::default();
    file.run("𠮷县年报 😀", &BOLD).end("\r", &[], &CENTRED);
    // Deleted, hidden, the code of a field, the mark of a note, a line's end.
    file.run("本年新收 3", &[]).run("5", &DELETED).run("7", &HIDDEN).run(" 件\u{B}其中\t", &[]);
    file.run("\u{13}", &SPECIAL).run(" PAGE 99", &[]).run("\u{14}", &SPECIAL).run("12", &[]).run("\u{15}", &SPECIAL);
    file.end("\r", &[], &[]);
    // A paragraph whose mark is deleted goes on; a page's end stands within one.
    file.run("上年", &[]).end("\r", &DELETED, &[]).paragraph("结转").paragraph("前\u{C}后");
    let read = paragraphs(&file);
    let texts: Vec<String> = read.iter().map(Paragraph::text).collect();
    assert_eq!(texts, ["𠮷县年报 😀", "本年新收 3 件\n其中\t12", "上年结转", "前\n后"]);
    assert!(read[0].style.bold && read[0].style.centred && !read[1].style.bold);
    assert_eq!(read[1].place, Place::Paragraph(2));
    // Each piece says where its bytes stand.
    let (main, _) = file.streams();
    for run in read.iter().flat_map(|paragraph| &paragraph.runs) {
        let span = run.source.unwrap().span;
        let units = main[span.start as usize..span.end as usize].chunks_exact(2);
        let written = String::from_utf16(&units.map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect::<Vec<_>>());
        assert_eq!(written.unwrap().replace(['\u{B}', '\u{C}'], "\n"), run.text);
    }
}

#[test]
fn merged_cells_stand_on_the_grid() {
    let mut file = OldWord::default();
    file.paragraph("𠮷");
    // Edges that miss each other by a little are one.
    file.row(&[(1000, BEGINS, "类别"), (3000, 0, "申请人")]);
    file.row(&[(1010, GOES_ON, "看不见"), (2000, 0, "自然人"), (3000, 0, "法人\n组织")]);
    file.row(&[(1000, 0, "总计"), (1990, 0, "1"), (3000, 0, "😀2")]);
    // Merged across, as either kind of program says it.
    file.row(&[(1000, 1, "首"), (2000, 2, "续"), (3000, 0, "3")]);
    file.row(&[(1000, 2, "首"), (2000, 1, "续"), (3000, 0, "4")]);
    let table = table(&file);
    let text = |text: &str| text.to_owned();
    assert_eq!((table.rows, table.columns), (5, 3));
    assert_eq!(
        cells(&table),
        [
            (0, 0, 2, 1, text("类别")),
            (0, 1, 1, 2, text("申请人")),
            (1, 1, 1, 1, text("自然人")),
            (1, 2, 1, 1, text("法人\n组织")),
            (2, 0, 1, 1, text("总计")),
            (2, 1, 1, 1, text("1")),
            (2, 2, 1, 1, text("😀2")),
            (3, 0, 1, 2, text("首")),
            (3, 2, 1, 1, text("3")),
            (4, 0, 1, 2, text("首")),
            (4, 2, 1, 1, text("4")),
        ]
    );
    assert_eq!(table.place, Place::Table(1));
}

#[test]
fn a_row_without_a_definition_is_read_by_its_cells() {
    let mut file = OldWord::default();
    for texts in [["规章", "0"], ["𠮷", "1"]] {
        for text in texts {
            file.run(text, &[]).end("\u{7}", &[], &IN_TABLE);
        }
        file.end("\u{7}", &[], &[IN_TABLE, ROW_END].concat());
    }
    let table = table(&file);
    assert_eq!((table.rows, table.columns), (2, 2));
    assert_eq!(table.cells[3].text(), "1");
}

#[test]
fn a_long_definition_stands_in_another_stream() {
    let mut file = OldWord::default();
    let mut row = vec![(1000, 0, "甲"), (2000, 0, "乙")];
    file.row(&row);
    row[0].0 = 2000;
    row.truncate(1);
    file.run("𠮷", &[]).end("\u{7}", &[], &IN_TABLE);
    let more = [&IN_TABLE[..], &ROW_END, &definition(&row)].concat();
    file.data = [&[0; 8][..], &(more.len() as u16).to_le_bytes(), &more].concat();
    file.end("\u{7}", &[], &[&[0x46, 0x66, 8, 0, 0, 0][..], &IN_TABLE, &ROW_END].concat());
    assert_eq!(cells(&table(&file))[2], (1, 0, 1, 2, "𠮷".to_owned()));
}

#[test]
fn deleted_rows_are_not_read_and_a_stray_mark_takes_none_along() {
    let mut file = OldWord::default();
    file.row(&[(1000, 0, "𠮷"), (2000, 0, "1")]);
    let end = [&IN_TABLE[..], &ROW_END, &definition(&[(1000, 0, ""), (2000, 0, "")])].concat();
    for _ in 0..2 {
        file.run("旧", &DELETED).end("\u{7}", &DELETED, &IN_TABLE);
    }
    file.end("\u{7}", &DELETED, &end);
    file.run("新", &[]).end("\u{7}", &[], &IN_TABLE).run("2", &[]).end("\u{7}", &[], &IN_TABLE);
    file.end("\u{7}", &DELETED, &end);
    let texts: Vec<String> = table(&file).cells.iter().map(|cell| cell.text()).collect();
    assert_eq!(texts, ["𠮷", "1", "新", "2"]);
}

#[test]
fn tables_in_tables_are_read() {
    const INNER: [u8; 9] = [0x16, 0x24, 1, 0x49, 0x66, 2, 0, 0, 0];
    let mut file = OldWord::default();
    file.run("外", &[]).end("\r", &[], &IN_TABLE);
    for text in ["内𠮷", "3"] {
        file.run(text, &[]).end("\r", &[], &[&INNER[..], &[0x4B, 0x24, 1]].concat());
    }
    let end = [&INNER[..], &[0x4B, 0x24, 1, 0x4C, 0x24, 1], &definition(&[(500, 0, ""), (900, 0, "")])].concat();
    file.end("\r", &[], &end).run("后", &[]).end("\u{7}", &[], &IN_TABLE);
    file.end("\u{7}", &[], &[&IN_TABLE[..], &ROW_END, &definition(&[(1000, 0, "")])].concat());
    let table = table(&file);
    let [Block::Paragraph(_), Block::Table(inner), Block::Paragraph(after)] = &table.cells[0].blocks[..] else {
        panic!("{:?}", table.cells)
    };
    assert_eq!((inner.cells.len(), inner.cells[0].text(), after.text()), (2, "内𠮷".to_owned(), "后".to_owned()));
}

#[test]
fn notes_come_after_what_refers_to_them_and_boxes_hang_at_their_paragraph() {
    let numbers = |numbers: &[u32]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>();
    let mut file = OldWord::default();
    file.run("共 5", &[]).run("\u{2}", &SPECIAL).run(" 件", &[]).run("\u{8}", &SPECIAL).end("\r", &[], &[]);
    file.paragraph("又一段");
    let main = file.text.len();
    let note = file.run("\u{2}", &SPECIAL).paragraph("含上年𠮷").text.len() - main;
    let in_box = file.paragraph("框里😀").text.len() - main - note;
    file.stories = [main, note, 0, 0, 0, 0, in_box];
    let mark = [numbers(&[3, main as u32]), vec![1, 0]].concat();
    let texts = numbers(&[0, note as u32, note as u32]);
    let mut boxes = numbers(&[0, in_box as u32]);
    boxes.extend([vec![0; 14], numbers(&[1025, 0])].concat());
    let anchors = [numbers(&[6, main as u32]), numbers(&[1025]), vec![0; 22]].concat();
    file.parts = vec![(2, mark), (3, texts), (40, anchors), (56, boxes)];
    let read = paragraphs(&file);
    let seen: Vec<_> = read.iter().map(|it| (it.text(), it.style.note)).collect();
    let line = |text: &str, is_note| (text.to_owned(), is_note);
    assert_eq!(seen, [line("共 5 件", false), line("框里😀", false), line("含上年𠮷", true), line("又一段", false)]);
}

#[test]
fn lists_count_and_styles_say_what_a_heading_is() {
    let mut outline = vec![1, 0];
    outline.extend([7u32.to_le_bytes(), [0; 4]].concat());
    outline.extend([[0; 18].as_slice(), &[1, 0]].concat());
    let length = outline.len();
    let text: Vec<u8> = "第\0条".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut level = vec![3, 0, 0, 0, 39, 0, 2];
    level.resize(15, 0);
    level.extend([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0]);
    outline.extend([level, text].concat());
    let uses = [&1u32.to_le_bytes()[..], &7u32.to_le_bytes(), &[0; 12]].concat();
    // Two styles: one of nothing, and a heading that is bold.
    let name: Vec<u8> = "标题𠮷".encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    let style = |sti: u16, base: u16, run: &[u8]| {
        let mut style = [sti, 1 | base << 4, 2, 0, 0].map(u16::to_le_bytes).concat();
        style.extend((name.len() as u16 / 2 - 1).to_le_bytes());
        style.extend(&name);
        style.extend([2, 0, 0, 0]);
        style.extend((run.len() as u16).to_le_bytes());
        style.extend(run);
        style.resize(style.len().next_multiple_of(2), 0);
        [&(style.len() as u16).to_le_bytes()[..], &style].concat()
    };
    let sheet = [&[4, 0, 2, 0, 10, 0][..], &style(0, 0xFFF, &[]), &style(2, 0, &BOLD)].concat();
    let mut file = OldWord::default();
    file.run("一", &[]).end("\r", &[], &[0x0B, 0x46, 1, 0]);
    file.run("二𠮷", &[]).end("\r", &[], &[0x0B, 0x46, 1, 0]);
    file.run("标题", &[]).end("\r", &[], &[]);
    file.paragraphs.last_mut().unwrap().1[0] = 1;
    file.parts = vec![(1, sheet), (73, outline), (74, uses)];
    // The levels come after what the length tells.
    let (main, table) = file.streams();
    let mut main = main;
    main[154 + 8 * 73 + 4..][..4].copy_from_slice(&(length as u32).to_le_bytes());
    let document = read_any(&container(&[("WordDocument", main), ("0Table", table)]), None).unwrap();
    let read: Vec<_> = document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => (paragraph.text(), paragraph.style.heading, paragraph.style.bold),
            Block::Table(_) => panic!("no table"),
        })
        .collect();
    let line = |text: &str, heading, is_bold| (text.to_owned(), heading, is_bold);
    assert_eq!(read, [line("第三条一", None, false), line("第四条二𠮷", None, false), line("标题", Some(2), true)]);
}

#[test]
fn what_a_hasty_save_changes_is_changed() {
    let mut file = OldWord::default();
    file.paragraph("𠮷县");
    file.changes = vec![BOLD.to_vec()];
    file.changed_by = 1;
    assert!(paragraphs(&file)[0].style.bold);
    file.changes.clear();
    // A short code and its value: hidden.
    file.changed_by = 0x0100 | 0x5C << 1;
    assert_eq!(texts(&file), [""; 0]);
}

#[test]
fn pictures_and_objects_are_told() {
    let mut file = OldWord::default();
    file.run("\u{1}", &SPECIAL).run("\u{1}", &[SPECIAL, [0x56, 0x08, 1]].concat());
    file.run("\u{1}", &[SPECIAL, [0x06, 0x08, 1]].concat()).run("图𠮷", &[]).end("\r", &[], &[]);
    let document = read_any(&file.bytes(), None).unwrap();
    let told: Vec<_> = document.left_out.iter().map(|it| (it.what, it.place)).collect();
    assert_eq!(told, [(Omission::Picture, Place::Paragraph(1)), (Omission::Embedded, Place::Paragraph(1))]);
}

fn refused(bytes: &[u8]) -> Unreadable {
    read_any(bytes, Some("年报.doc")).unwrap_err()
}

#[test]
fn files_made_to_harm_are_named() {
    let mut file = OldWord::default();
    file.paragraph("𠮷县").row(&[(1000, 0, "规章"), (2000, 0, "3😀")]);
    let whole = file.bytes();
    file.flags = 0x0100;
    assert_eq!(refused(&file.bytes()), Unreadable::Foreign(Foreign::Encrypted));
    let (mut main, table) = file.streams();
    main[..4].copy_from_slice(&[0xDC, 0xA5, 0x68, 0]);
    main[11] = 0;
    assert_eq!(refused(&container(&[("WordDocument", main.clone())])), Unreadable::Foreign(Foreign::Word95));
    // No text table; more characters than are read.
    main[..4].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0]);
    assert_eq!(refused(&container(&[("WordDocument", main.clone())])), Unreadable::Damaged("OLE: Table"));
    let length = u32::from_le_bytes(main[76..80].try_into().expect("four bytes"));
    for (length, said) in [(length + 1, Unreadable::Damaged("Table: pieces")), (u32::MAX, Unreadable::Above(TEXT))] {
        main[76..80].copy_from_slice(&length.to_le_bytes());
        assert_eq!(refused(&container(&[("WordDocument", main.clone()), ("0Table", table.clone())])), said);
    }
    // The directory's chain goes round in a circle.
    let mut circle = whole.clone();
    circle[512 + 4..512 + 8].copy_from_slice(&1u32.to_le_bytes());
    assert_eq!(refused(&circle), Unreadable::Damaged("OLE: a chain of sectors without an end"));
    // As many cells as no report has.
    let mut many = OldWord::default();
    let cell = "1\u{7}".repeat(500);
    many.run(&cell.repeat(CELLS.most / 500 + 1), &[]);
    many.end("\u{7}", &[], &[IN_TABLE, ROW_END].concat());
    many.paragraphs[0].1 = [&[0, 0][..], &IN_TABLE].concat();
    assert!(matches!(refused(&many.bytes()), Unreadable::Above(_)));
}

#[test]
fn a_damaged_file_is_read_or_named() {
    let mut file = OldWord::default();
    file.paragraph("𠮷县年报");
    file.row(&[(1000, BEGINS, "规章"), (2000, 0, "3😀")]).row(&[(1000, GOES_ON, ""), (2000, 0, "4")]);
    let whole = file.bytes();
    let mut read = 0;
    for cut in (0..whole.len()).step_by(97) {
        read += usize::from(read_any(&whole[..cut], Some("年报.doc")).is_ok());
    }
    // Each byte of the heads, of the tables and of the pages is spoilt in turn.
    let mut spoilt = whole.clone();
    for at in (0..whole.len()).filter(|at| at % 13 == 0 || *at < 1100) {
        for value in [0xFF, whole[at] ^ 0x15] {
            spoilt[at] = value;
            read += usize::from(read_any(&spoilt, Some("年报.doc")).is_ok());
        }
        spoilt[at] = whole[at];
    }
    assert!(read > 500, "{read}");
}
