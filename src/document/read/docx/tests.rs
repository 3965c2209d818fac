//! Each layout that other readers get wrong, as a Word file made by hand.

use super::read;
use crate::document::read::unreadable::Unreadable;
use crate::document::{Block, Document, Table};
use rawzip::ZipArchiveWriter;
use std::io::Write;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// An archive of these parts.
pub(super) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (name, text) in parts {
        let (mut entry, config) = archive.new_file(*name).start().expect("in memory");
        let mut writer = config.wrap(&mut entry);
        writer.write_all(text.as_bytes()).expect("in memory");
        let (_, descriptor) = writer.finish().expect("in memory");
        entry.finish(descriptor).expect("in memory");
    }
    archive.finish().expect("in memory");
    bytes
}

/// `word/document.xml` with this in its body.
fn main_part(body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"><w:body>{body}</w:body></w:document>"#
    )
}

/// The document with this body and these other parts, each without its declarations.
fn document_with(body: &str, others: &[(&str, &str)]) -> Document {
    let main = main_part(body);
    let others: Vec<(String, String)> = others
        .iter()
        .map(|(kind, text)| (format!("word/{kind}.xml"), format!(r#"<w:{kind} xmlns:w="{WORD}">{text}</w:{kind}>"#)))
        .collect();
    let mut parts = vec![("[Content_Types].xml", "<Types/>"), ("word/document.xml", &*main)];
    parts.extend(others.iter().map(|(name, text)| (&**name, &**text)));
    let document = read(&archive(&parts)).unwrap();
    // Each origin is the text as written, but for references and raised digits.
    let sources: Vec<&str> =
        document.parts.iter().map(|name| parts.iter().find(|it| it.0 == name).unwrap().1).collect();
    each_run(&document.blocks, &mut |text, source| {
        if let Some((part, span)) = source {
            let written = span.slice(sources[part]);
            assert!(
                written == text || written.contains(['&', '<']) || "¹²³₂".contains(text),
                "{text:?} is {written:?}"
            );
        }
    });
    document
}

fn document(body: &str) -> Document {
    document_with(body, &[])
}

fn each_run(blocks: &[Block], each: &mut impl FnMut(&str, Option<(usize, crate::text::Span)>)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => paragraph
                .runs
                .iter()
                .for_each(|run| each(&run.text, run.source.map(|source| (usize::from(source.part), source.span)))),
            Block::Table(table) => table.cells.iter().for_each(|cell| each_run(&cell.blocks, each)),
        }
    }
}

/// The paragraphs outside of tables.
fn paragraphs(document: &Document) -> Vec<String> {
    document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text()),
            Block::Table(_) => None,
        })
        .collect()
}

fn table(document: &Document) -> &Table {
    let mut tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    tables.next_back().expect("a table")
}

/// The cells, each as `row.column text`, with what it covers if it is merged.
fn cells(document: &Document) -> Vec<String> {
    let table = table(document);
    let cells = table.cells.iter().map(|cell| {
        let merged = if (cell.rows, cell.columns) == (1, 1) {
            String::new()
        } else {
            format!("[{}×{}]", cell.rows, cell.columns)
        };
        format!("{}.{}{merged} {}", cell.row, cell.column, cell.text().replace('\n', "/"))
    });
    let cells: Vec<String> = cells.collect();
    assert!(
        table
            .cells
            .iter()
            .all(|cell| cell.row + cell.rows <= table.rows && cell.column + cell.columns <= table.columns)
    );
    cells
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tc(props: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{props}</w:tcPr>{}</w:tc>", p(text))
}

fn tr(cells: &[&str]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn tbl(columns: usize, rows: &[String]) -> String {
    format!("<w:tbl><w:tblGrid>{}</w:tblGrid>{}</w:tbl>", "<w:gridCol/>".repeat(columns), rows.concat())
}

#[test]
fn text_is_read_with_where_it_stands() {
    let document = document(&format!(
        "{}<w:p><w:r><w:t>本年新收</w:t></w:r><w:r><w:tab/><w:t xml:space=\"preserve\"> 3&lt;5 </w:t><w:br/><w:t>件𠮷</w:t></w:r></w:p>",
        p("一、总体情况")
    ));
    assert_eq!(paragraphs(&document), ["一、总体情况", "本年新收\t 3<5 \n件𠮷"]);
    let Block::Paragraph(first) = &document.blocks[0] else { panic!("a paragraph") };
    assert_eq!(first.runs.len(), 1);
    assert_eq!(document.parts, ["word/document.xml"]);
}

#[test]
fn cells_stand_on_the_grid() {
    let rows = [
        tr(&[&tc("<w:gridSpan w:val=\"2\"/>", "项目"), &tc("", "自然人")]),
        tr(&[&tc("<w:vMerge w:val=\"restart\"/>", "（三）"), &tc("", "1.甲"), &tc("", "3")]),
        tr(&[&tc("<w:vMerge/>", ""), &tc("", "2.乙"), &tc("", "4")]),
        format!("<w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>{}</w:tr>", tc("", "7")),
    ];
    let document = document(&tbl(3, &rows));
    let expected =
        ["0.0[1×2] 项目", "0.2 自然人", "1.0[2×1] （三）", "1.1 1.甲", "1.2 3", "2.1 2.乙", "2.2 4", "3.2 7"];
    assert_eq!(cells(&document), expected);
}

#[test]
fn what_is_damaged_is_said_to_be() {
    let whole = archive(&[("word/document.xml", &main_part(&p("年报")))]);
    assert_eq!(read(&whole[..whole.len() - 30]).unwrap_err(), Unreadable::Damaged("zip: directory"));
    for (body, part) in
        [("<w:p>", "word/document.xml"), ("<w:p><w:r><w:t>&nbsp;</w:t></w:r></w:p>", "word/document.xml")]
    {
        let bytes = archive(&[("word/document.xml", &main_part(body))]);
        assert_eq!(read(&bytes).unwrap_err(), Unreadable::Damaged(part), "{body}");
    }
}
