//! Documents written as files: Word files by a writer of zip and XML of our own, pages, texts.

use nianbao::document::{Block, Cell, Document, Paragraph, Place, Table};
use std::fmt::Write;

/// A Word file.
pub fn docx(document: &Document) -> Vec<u8> {
    let mut body = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => word_paragraph(&mut body, paragraph),
            Block::Table(table) => word_table(&mut body, table),
        }
    }
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    let types = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let rels = "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    zip(&[("[Content_Types].xml", types), ("_rels/.rels", rels), ("word/document.xml", &xml)])
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn word_paragraph(body: &mut String, paragraph: &Paragraph) {
    let text = escaped(&paragraph.text());
    write!(body, "<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>").unwrap();
}

fn word_table(body: &mut String, table: &Table) {
    body.push_str("<w:tbl><w:tblPr/><w:tblGrid>");
    body.extend(std::iter::repeat_n("<w:gridCol w:w=\"900\"/>", table.columns as usize));
    body.push_str("</w:tblGrid>");
    for row in 0..table.rows {
        body.push_str("<w:tr>");
        let mut column = 0;
        while column < table.columns {
            let covers = |cell: &&Cell| {
                (cell.row..cell.row + cell.rows).contains(&row)
                    && (cell.column..cell.column + cell.columns).contains(&column)
            };
            let cell = table.cells.iter().find(covers).expect("a grid without holes");
            let merged = match (cell.rows > 1, cell.row == row) {
                (false, _) => "",
                (true, true) => "<w:vMerge w:val=\"restart\"/>",
                (true, false) => "<w:vMerge/>",
            };
            write!(body, "<w:tc><w:tcPr><w:gridSpan w:val=\"{}\"/>{merged}</w:tcPr>", cell.columns).unwrap();
            let mut last = None;
            for block in cell.blocks.iter().filter(|_| cell.row == row) {
                match block {
                    Block::Paragraph(paragraph) => word_paragraph(body, paragraph),
                    Block::Table(table) => word_table(body, table),
                }
                last = Some(block);
            }
            if !matches!(last, Some(Block::Paragraph(_))) {
                body.push_str("<w:p/>");
            }
            body.push_str("</w:tc>");
            column += cell.columns;
        }
        body.push_str("</w:tr>");
    }
    body.push_str("</w:tbl>");
}

/// A page of a portal, with what stands around the report there.
pub fn html(document: &Document) -> String {
    let mut body = String::new();
    for block in &document.blocks {
        html_block(&mut body, block);
    }
    let navigation =
        "<ul><li><a href=\"/\">首页</a></li><li><a href=\"/zw\">政务公开</a></li><li>政府信息公开年报</li></ul>";
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>𠮷县人民政府门户网站</title>\
         <script>var total = 12345; // <td>99</td></script></head><body>{navigation}\n<div class=\"content\">{body}</div>\
         <div>上一篇：<a href=\"1.html\">关于2019年工作的通知</a></div><div>版权所有：𠮷县人民政府 网站标识码 1234567890</div></body></html>"
    )
}

fn html_block(body: &mut String, block: &Block) {
    match block {
        Block::Paragraph(paragraph) => writeln!(body, "<p>{}</p>", escaped(&paragraph.text())).unwrap(),
        Block::Table(table) => {
            body.push_str("<table>");
            for row in 0..table.rows {
                body.push_str("<tr>");
                for cell in table.cells.iter().filter(|cell| cell.row == row) {
                    write!(body, "<td rowspan=\"{}\" colspan=\"{}\">", cell.rows, cell.columns).unwrap();
                    cell.blocks.iter().for_each(|block| html_block(body, block));
                    body.push_str("</td>");
                }
                body.push_str("</tr>\n");
            }
            body.push_str("</table>\n");
        }
    }
}

/// The lines of a plain text, if a document is one: each where its number says.
pub fn text(document: &Document) -> Option<String> {
    let mut text = String::new();
    let mut at = 1;
    for block in &document.blocks {
        let Block::Paragraph(paragraph) = block else { return None };
        if let Place::Line(line) = paragraph.place {
            while at < line {
                text.push('\n');
                at += 1;
            }
        } else {
            text.push('\n');
            at += 1;
        }
        text.push_str(&paragraph.text());
    }
    Some(text + "\n")
}

/// An archive of stored files.
fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let offset = archive.len() as u32;
        let mut head = Vec::new();
        head.extend(20u16.to_le_bytes());
        head.extend([0; 8]);
        head.extend(crc(text.as_bytes()).to_le_bytes());
        head.extend((text.len() as u32).to_le_bytes());
        head.extend((text.len() as u32).to_le_bytes());
        head.extend((name.len() as u16).to_le_bytes());
        head.extend(0u16.to_le_bytes());
        archive.extend(b"PK\x03\x04");
        archive.extend(&head);
        archive.extend(name.as_bytes());
        archive.extend(text.as_bytes());
        directory.extend(b"PK\x01\x02");
        directory.extend(20u16.to_le_bytes());
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = archive.len() as u32;
    archive.extend(&directory);
    archive.extend(b"PK\x05\x06");
    archive.extend([0; 4]);
    archive.extend((files.len() as u16).to_le_bytes());
    archive.extend((files.len() as u16).to_le_bytes());
    archive.extend((directory.len() as u32).to_le_bytes());
    archive.extend(start.to_le_bytes());
    archive.extend([0; 2]);
    archive
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}
