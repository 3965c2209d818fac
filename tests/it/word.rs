//! Documents written as Word files: what Word is strict about, and that what is read back is what was written.

use crate::common::word::{faults, parts};
use nianbao::document::{self, Block, Cell, Document, Head, Paragraph, Style, Table, TableLook, write};

fn paragraph(text: &str, style: Style) -> Block {
    Block::Paragraph(Paragraph::new(text, style))
}

fn heading(level: u8, text: &str) -> Block {
    paragraph(text, Style { heading: Some(level), ..Style::default() })
}

/// A document that has one of everything.
fn document() -> Document {
    let plain = Style::default();
    let centred = Style { centred: true, ..plain };
    let mut inner = Table { rows: 1, columns: 1, ..Table::default() };
    inner.cells = vec![Cell::new(0, 0, "表中有表", plain)];
    let mut table = Table { rows: 4, columns: 4, ..Table::default() };
    table.look = TableLook { widths: vec![2000, 1000, 1000, 1000], heads: 2 };
    table.cells = vec![
        Cell { columns: 4, head: Some(Head::Part), ..Cell::new(0, 0, "第二十条第（一）项", plain) },
        Cell { rows: 3, head: Some(Head::Rows), ..Cell::new(1, 0, "规\n章\t𠮷", centred) },
        Cell { rows: 2, columns: 2, ..Cell::new(1, 1, "", plain) },
        Cell::new(1, 3, "1（其中😀）", centred),
        Cell::new(2, 3, "<&\">]]>", plain),
        Cell { blocks: vec![Block::Table(inner)], ..Cell::new(3, 1, "", plain) },
        // The place beside it is left out: a hole.
        Cell::new(3, 3, "4", plain),
    ];
    let wide = (0..70).map(|column| Cell::new(0, column, format!("{column}列"), plain)).collect();
    let wide = Table { rows: 1, columns: 70, cells: wide, ..Table::default() };
    let small = Table { rows: 1, columns: 1, cells: vec![Cell::new(0, 0, "又一张表", plain)], ..Table::default() };
    let blocks = vec![
        heading(1, "𠮷县2023年年报"),
        heading(2, "一、总体情况"),
        heading(3, "（一）主动公开"),
        heading(4, "1.甲"),
        paragraph("  两头有空格 ", plain),
        paragraph("加粗", Style { bold: true, ..plain }),
        paragraph("居中\u{0}\u{1b}", centred),
        paragraph("脚注", Style { note: true, ..plain }),
        paragraph("", plain),
        paragraph("另起一页", Style { new_page: true, ..plain }),
        Block::Table(table),
        Block::Table(small),
        Block::Table(wide),
        paragraph("𠮷县人民政府", Style { right: true, ..plain }),
        Block::Table(Table::default()),
    ];
    Document { blocks, title: Some("<𠮷>&".to_owned()), ..Document::default() }
}

#[test]
fn a_file_has_nothing_that_word_takes_amiss() {
    let bytes = write::docx(&document()).unwrap();
    assert_eq!(faults(&bytes), Vec::<String>::new());
    assert_eq!(faults(&write::docx(&Document::default()).unwrap()), Vec::<String>::new());
    // The same document is the same file.
    assert_eq!(bytes, write::docx(&document()).unwrap());
}

#[test]
fn the_judge_sees_what_is_wrong() {
    let mut parts = parts(&write::docx(&document()).unwrap());
    let text = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    let wrong = [
        ("<w:cantSplit/>", "<w:cantSplit/></w:trPr><w:trPr>", "w:trPr is out of place"),
        ("<w:gridCol w:w=\"2000\"/>", "", "other columns than the grid"),
        ("<w:keepNext/><w:ind", "<w:ind", ""),
        ("rId4", "rId9", "rId9, which is no relation"),
        ("<w:vMerge w:val=\"restart\"/>", "<w:vAlign w:val=\"top\"/>", "w:vAlign is out of place"),
        ("</w:sectPr>", "</w:sectPr><w:p/>", "does not end with its section"),
        ("<w:r>", "漏<w:r>", "text outside of a run"),
    ];
    for (from, to, said) in wrong {
        assert!(text.contains(from), "{from}");
        parts.insert("word/document.xml".to_owned(), text.replacen(from, to, 1).into_bytes());
        let mut package = write::package::Package::default();
        parts.iter().for_each(|(name, data)| package.part(name, data).unwrap());
        let faults = faults(&package.finish().unwrap());
        assert_eq!(faults.is_empty(), said.is_empty(), "{from}");
        assert!(faults.iter().all(|fault| fault.contains(said)), "{faults:?}");
    }
}

#[test]
fn what_is_read_back_is_what_was_written() {
    let bytes = write::docx(&document()).unwrap();
    let read = document::read(&bytes, Some("年报.docx")).unwrap();
    let mut seen = Vec::new();
    for block in &read.blocks {
        match block {
            Block::Paragraph(it) => {
                let Style { heading, centred, bold, .. } = it.style;
                let marks = [(centred, "居中"), (bold, "加粗")];
                let marks: String = marks.iter().filter(|mark| mark.0).map(|mark| mark.1).collect();
                seen.push(format!(
                    "{}{marks} {:?}",
                    heading.map_or(String::new(), |level| level.to_string()),
                    it.text()
                ));
            }
            Block::Table(table) => {
                for cell in &table.cells {
                    let at = (cell.row, cell.column, cell.rows, cell.columns);
                    seen.push(format!("{at:?} {:?}", cell.text()));
                }
            }
        }
    }
    let wide: Vec<String> = (0..70).map(|column| format!("{column}列")).collect();
    let wide = format!(" {:?}", wide.join("\t"));
    let expected = [
        "1居中 \"𠮷县2023年年报\"",
        "2 \"一、总体情况\"",
        "3 \"（一）主动公开\"",
        "4加粗 \"1.甲\"",
        " \"  两头有空格 \"",
        "加粗 \"加粗\"",
        "居中 \"居中\u{fffd}\u{fffd}\"",
        " \"脚注\"",
        " \"另起一页\"",
        "(0, 0, 1, 4) \"第二十条第（一）项\"",
        "(1, 0, 3, 1) \"规\\n章\\t𠮷\"",
        "(1, 1, 2, 2) \"\"",
        "(1, 3, 1, 1) \"1（其中😀）\"",
        "(2, 3, 1, 1) \"<&\\\">]]>\"",
        "(3, 1, 1, 1) \"表中有表\"",
        "(3, 2, 1, 1) \"\"",
        "(3, 3, 1, 1) \"4\"",
        "(0, 0, 1, 1) \"又一张表\"",
        &wide,
        " \"𠮷县人民政府\"",
    ];
    assert_eq!(seen, expected);
}
