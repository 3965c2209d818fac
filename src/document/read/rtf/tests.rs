use crate::document::read::read as read_any;
use crate::document::read::unreadable::{NESTING, Unreadable};
use crate::document::{Block, Document, LeftOut, Omission, Paragraph, Place, Table};
use encoding_rs::GBK;

fn document(text: &str) -> Document {
    read_any(text.as_bytes(), Some("年报.doc")).unwrap()
}

fn paragraphs(text: &str) -> Vec<Paragraph> {
    let only = |block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Table(_) => None,
    };
    document(text).blocks.into_iter().filter_map(only).collect()
}

fn texts(text: &str) -> Vec<String> {
    paragraphs(text).iter().map(Paragraph::text).collect()
}

fn table(text: &str) -> Table {
    let mut blocks = document(text).blocks;
    blocks.retain(|block| matches!(block, Block::Table(_)));
    match blocks.pop() {
        Some(Block::Table(table)) if blocks.is_empty() => table,
        other => panic!("{other:?}"),
    }
}

/// A text in the words of the format: the bytes of GBK in digits, what it has not by its number.
fn written(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let single = c.to_string();
        let (bytes, _, is_lost) = GBK.encode(&single);
        match (c.is_ascii(), is_lost) {
            (true, _) => out.push(c),
            (false, false) => bytes.iter().for_each(|byte| out.push_str(&format!("\\'{byte:02x}"))),
            (false, true) => {
                c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{}?", *unit as i16)));
            }
        }
    }
    out
}

const HEAD: &str = "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}{\\f1\\fcharset0 Arial;}\
                    {\\f2\\fcharset2 Wingdings 2;}}{\\stylesheet{\\s0 Normal;}{\\s3\\b heading 2;}}{\\info{\\title \\u19981?}}";

#[test]
fn what_has_no_end_is_told() {
    let left_out = |text: &str| document(text).left_out;
    let whole = format!("{HEAD}\\pard {count} 23\\par}}", count = written("本年新收𠮷"));
    assert_eq!(left_out(&whole), []);
    // What stands behind the end is none of it.
    assert_eq!(left_out(&format!("{whole}\0")), []);
    let cut = whole.strip_suffix("3\\par}").expect("its end");
    assert_eq!(left_out(cut), [LeftOut { what: Omission::Rest, place: Place::Whole }]);
    assert!(texts(cut)[0].ends_with(" 2"), "{:?}", texts(cut));
}

#[test]
fn what_is_seen_is_read() {
    let body = format!(
        "{HEAD}\\pard\\qc\\b {title}\\b0\\par\\pard {count} 3{{\\deleted 5}}{{\\v 7}} {piece}\\line\\tab\
         {{\\field{{\\*\\fldinst PAGE 99}}{{\\fldrslt 12}}}}\\par {{\\header 1}}{{\\*\\unknown 2}}\\bin3 }}{{}}{{\\uc2\\u20845\\'c1\\'f9\\f2 R}}\\par\
         \\s3 {title}\\par\\pard {{\\deleted {title}\\par}}{count}}}",
        title = written("𠮷县年报 😀"),
        count = written("本年新收"),
        piece = written("件——"),
    );
    let read = paragraphs(&body);
    let texts: Vec<String> = read.iter().map(Paragraph::text).collect();
    assert_eq!(texts, ["𠮷县年报 😀", "本年新收 3 件——\n\t12", "六☑", "𠮷县年报 😀", "本年新收"]);
    assert!(read[0].style.bold && read[0].style.centred && !read[1].style.bold);
    assert_eq!((read[3].style.heading, read[1].place), (Some(2), Place::Paragraph(2)));
    // Each piece says where its bytes stand.
    let runs: Vec<_> = read[1].runs.iter().map(|run| (&*run.text, run.source.unwrap().span)).collect();
    let (text, span) = runs[0];
    assert_eq!((text, &body[span.start as usize..span.end as usize]), ("本年新收 3", &*(written("本年新收") + " 3")));
}

#[test]
fn bytes_are_of_the_encoding_that_the_font_or_the_file_says() {
    // A character is spread over groups of digits and letters, its second byte one that has a meaning.
    let spread = encoding_rs::GB18030.decode(&[0x81, 0x5C, 0x81, 0x7B, 0x95, 0x7D]).0;
    assert_eq!(texts("{\\rtf1\\ansi\\ansicpg936 \\'81\\\\\\'81\\{\\'95\\}}"), [&*spread]);
    let raw = [b"{\\rtf1\\ansi\\ansicpg936 ".as_slice(), &GBK.encode("规章").0, b"}"].concat();
    let read = read_any(&raw, None).unwrap();
    assert!(matches!(&read.blocks[..], [Block::Paragraph(it)] if it.text() == "规章"));
    let fonts = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset134 B;}}";
    assert_eq!(
        texts(&format!("{fonts}\\f1 \\'b9\\'e6\\f0 \\'e9\\par\\loch\\af0\\dbch\\af1\\loch\\f0 \\'b9\\'e6}}")),
        ["规é", "规"]
    );
    // Halves of a character; one alone is none.
    assert_eq!(texts("{\\rtf1\\uc0\\u-10174\\u-8265 x\\u-10174 y}"), ["𠮷x\u{FFFD}y"]);
}

#[test]
fn merged_cells_stand_on_the_grid() {
    let table = table(&format!(
        "{HEAD}\\trowd\\trleft0\\clvmgf\\cellx1000\\cellx3000\\pard\\intbl {kind}\\cell 1\\par 2\\cell\\row\
         \\trowd\\clvmrg\\cellx1010\\clmgf\\cellx2000\\clmrg\\cellx3000\\pard\\intbl x\\cell 3\\cell y\\cell\\row\
         \\trowd\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl {total}\\cell 4\\cell\\cell\\row\\pard\\par}}",
        kind = written("类𠮷"),
        total = written("总计😀"),
    ));
    let cells: Vec<_> =
        table.cells.iter().map(|cell| (cell.row, cell.column, cell.rows, cell.columns, cell.text())).collect();
    let text = |text: &str| text.to_owned();
    let expected = [
        (0, 0, 2, 1, text("类𠮷")),
        (0, 1, 1, 2, text("1\n2")),
        (1, 1, 1, 2, text("3")),
        (2, 0, 1, 1, text("总计😀")),
        (2, 1, 1, 1, text("4")),
        (2, 2, 1, 1, text("")),
    ];
    assert_eq!(cells, expected);
}

#[test]
fn tables_in_tables_are_read() {
    let table = table(
        "{\\rtf1\\trowd\\cellx5000\\pard\\intbl\\itap2 \\u20869?\\nestcell 3\\nestcell{\\*\\nesttableprops\\trowd\\cellx100\\cellx900\\nestrow}\
         {\\nonesttables\\par}\\pard\\intbl\\itap1 \\u22806?\\u-10174?\\u-8265?\\cell\\row}",
    );
    let [Block::Table(inner), Block::Paragraph(after)] = &table.cells[0].blocks[..] else { panic!("{table:?}") };
    assert_eq!((inner.cells[0].text(), inner.cells[1].text(), after.text()), ("内".into(), "3".into(), "外𠮷".into()));
}

#[test]
fn notes_lists_boxes_and_pictures_are_read_or_told() {
    let body = format!(
        "{HEAD}{{\\listtext\\pard 1.\\tab}}{many} 5{{\\super\\chftn}}{{\\footnote {{\\super\\chftn}}{note}\\par}}{{\\footnote\\ftnalt {end}}}\
         {{\\shp{{\\*\\shpinst{{\\sp{{\\sn x}}{{\\sv 1}}}}{{\\shptxt {boxed}\\par}}}}{{\\shprslt {boxed}\\par}}}}\\par\
         {{\\pntext {bullet}\\tab}}{many}{{\\*\\shppict{{\\pict 0102}}}}{{\\nonshppict{{\\pict 03}}}}{{\\object{{\\*\\objdata 04}}{{\\result x}}}}\\par}}",
        many = written("共"),
        note = written("含上年𠮷"),
        end = written("尾注"),
        boxed = written("框😀"),
        bullet = "\\u-3913?",
    );
    let document = document(&body);
    let seen: Vec<_> = paragraphs(&body).iter().map(|it| (it.text(), it.style.note)).collect();
    let line = |text: &str, is_note| (text.to_owned(), is_note);
    let expected =
        [line("1. 共 5", false), line("框😀", false), line("含上年𠮷", true), line("共", false), line("尾注", true)];
    assert_eq!(seen, expected);
    let told: Vec<_> = document.left_out.iter().map(|it| it.what).collect();
    assert_eq!(told, [Omission::Picture, Omission::Embedded]);
}

#[test]
fn a_text_made_to_harm_is_read_or_named() {
    let deep = format!("{{\\rtf1{}", "{".repeat(NESTING.most + 1));
    assert_eq!(read_any(deep.as_bytes(), None).unwrap_err(), Unreadable::Above(NESTING));
    let cells = format!("{{\\rtf1\\trowd{}{}\\row}}", "\\cellx1".repeat(5000), "\\cell".repeat(5000));
    assert!(matches!(read_any(cells.as_bytes(), None), Err(Unreadable::Above(_))));
    let tables = format!("{{\\rtf1 {}", "\\pard\\intbl\\itap60000 \\u20869?\\nestcell".repeat(100));
    assert_eq!(read_any(tables.as_bytes(), None).map(|_| ()), Ok(()));
    for odd in [
        "{\\rtf",
        "{\\rtf1\\",
        "{\\rtf1\\'",
        "{\\rtf1\\'z𠮷",
        "{\\rtf1\\u",
        "{\\rtf1\\bin99999999999 x",
        "{\\rtf1}}}}",
        "{\\rtf1\\row\\cell\\nestrow\\itap-5\\cell}",
    ] {
        assert!(read_any(odd.as_bytes(), None).is_ok(), "{odd}");
    }
    let pieces = [
        "{",
        "}",
        "\\trowd",
        "\\cellx9",
        "\\cell",
        "\\row",
        "\\intbl",
        "\\itap3 ",
        "\\nestcell",
        "{\\*\\nesttableprops\\nestrow}",
        "{\\footnote ",
        "\\u20869?",
        "\\'b9",
        "\\par",
        "{\\shptxt ",
        "甲",
        "\\pard",
    ];
    let mut seed = 7u32;
    for _ in 0..300 {
        let mut text = String::from("{\\rtf1\\ansicpg936 ");
        for _ in 0..60 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(pieces[(seed >> 16) as usize % pieces.len()]);
        }
        assert!(read_any(text.as_bytes(), None).is_ok(), "{text}");
    }
}
