//! Each layout that other readers get wrong, as a Word file made by hand.

use super::read;
use crate::document::read::unreadable::{COLUMNS, NESTING, PARAGRAPHS, PART, RATIO, Unreadable};
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

#[test]
fn merges_that_do_not_fit_are_cells_of_their_own() {
    // One that goes on with fewer columns, one that goes on from nothing, one wider than the grid.
    let rows = [
        tr(&[&tc("<w:vMerge/>", "甲"), &tc("<w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/>", "乙")]),
        tr(&[&tc("", "1"), &tc("<w:vMerge/>", "2"), &tc("<w:gridSpan w:val=\"99\"/>", "3")]),
        tr(&[&tc("", "4"), &tc("<w:gridSpan w:val=\"4000000000\"/>", "5")]),
    ];
    let expected = ["0.0 甲", "0.1[1×2] 乙", "1.0 1", "1.1 2", "1.2 3", "2.0 4", "2.1[1×2] 5"];
    assert_eq!(cells(&document(&tbl(3, &rows))), expected);
    // What Word wrote before 2007: cells that go on from the one before.
    let row = tr(&[&tc("<w:hMerge w:val=\"restart\"/>", "甲"), &tc("<w:hMerge/>", ""), &tc("", "乙")]);
    let other = tr(&[&tc("", "1"), &tc("", "2"), &tc("", "3")]);
    let expected = ["0.0[1×2] 甲", "0.2 乙", "1.0 1", "1.1 2", "1.2 3"];
    assert_eq!(cells(&document(&tbl(3, &[row, other]))), expected);
}

#[test]
fn a_grid_that_is_missing_or_wrong_is_none() {
    let rows = [tr(&[&tc("<w:gridSpan w:val=\"3\"/>", "表头")]), tr(&[&tc("", "1"), &tc("", "2"), &tc("", "3")])];
    for columns in [0, 1, 3, 9] {
        assert_eq!(cells(&document(&tbl(columns, &rows))), ["0.0[1×3] 表头", "1.0 1", "1.1 2", "1.2 3"], "{columns}");
    }
    // Slivers of columns where the edges of rows miss each other.
    let rows = [
        tr(&[&tc("<w:gridSpan w:val=\"2\"/>", "甲"), &tc("<w:gridSpan w:val=\"2\"/>", "乙")]),
        tr(&[&tc("<w:gridSpan w:val=\"2\"/>", "1"), &tc("<w:gridSpan w:val=\"2\"/>", "2")]),
    ];
    assert_eq!(cells(&document(&tbl(4, &rows))), ["0.0 甲", "0.1 乙", "1.0 1", "1.1 2"]);
}

#[test]
fn rows_start_late_and_end_early() {
    let late = format!(
        "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/></w:trPr>{}</w:tr>",
        tc("<w:gridSpan w:val=\"2\"/>", "中")
    );
    let rows = [tr(&["1", "2", "3", "4"].map(|text| tc("", text)).each_ref().map(|cell| &**cell)), late];
    let document = document(&tbl(4, &rows));
    assert_eq!(cells(&document), ["0.0 1", "0.1 2", "0.2 3", "0.3 4", "1.1[1×2] 中"]);
}

#[test]
fn changes_are_read_as_accepted() {
    let inserted = "<w:ins w:id=\"1\"><w:r><w:t>12</w:t></w:r></w:ins>";
    let deleted = "<w:del w:id=\"2\"><w:r><w:delText>13</w:delText></w:r><w:r><w:t>14</w:t></w:r></w:del>";
    let moved = "<w:moveFrom w:id=\"3\"><w:r><w:t>迁</w:t></w:r></w:moveFrom><w:moveTo w:id=\"4\"><w:r><w:t>入</w:t></w:r></w:moveTo>";
    let was = "<w:pPr><w:jc w:val=\"left\"/><w:pPrChange w:id=\"9\"><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:pPrChange></w:pPr>";
    let paragraph =
        format!("<w:p>{was}<w:r><w:t>新收</w:t></w:r>{inserted}{deleted}<w:r><w:t>件</w:t></w:r>{moved}</w:p>");
    let document = document(&paragraph);
    assert_eq!(paragraphs(&document), ["新收12件入"]);
    let Block::Paragraph(first) = &document.blocks[0] else { panic!("a paragraph") };
    assert!(!first.style.centred);
}

#[test]
fn what_a_line_goes_through_is_left_out_and_told() {
    let run = |props: &str, text: &str| format!("<w:r><w:rPr>{props}</w:rPr><w:t>{text}</w:t></w:r>");
    let (one, two, off) = ("<w:strike/>", "<w:dstrike w:val=\"true\"/>", "<w:strike w:val=\"0\"/>");
    let runs = [run("", "𠮷县办结"), run(one, "8"), run(two, "7"), run(off, "9"), run("", "件")].concat();
    let document = document(&format!("<w:p>{runs}</w:p>"));
    assert_eq!(paragraphs(&document), ["𠮷县办结9件"]);
    let told: Vec<_> = document.unread.iter().map(|it| (&*it.text, it.is_struck)).collect();
    assert_eq!(told, [("87", true)]);
}

#[test]
fn a_deleted_paragraph_mark_joins_two() {
    let gone = |text: &str| {
        format!("<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let all_gone = "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:del w:id=\"2\"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>";
    let body =
        format!("{}{}{all_gone}{}{}{}", gone("甲"), gone("乙"), p("丙"), gone("丁"), tbl(1, &[tr(&[&tc("", "1")])]));
    assert_eq!(paragraphs(&document(&body)), ["甲乙丙", "丁"]);
    // The mark of a paragraph that is hidden does not part, either; a large first letter is none of its own.
    let hidden = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>行内标题。</w:t></w:r></w:p>";
    let dropped = "<w:p><w:pPr><w:framePr w:dropCap=\"drop\"/></w:pPr><w:r><w:t>本</w:t></w:r></w:p>";
    assert_eq!(
        paragraphs(&document(&format!("{hidden}{}{dropped}{}", p("正文"), p("报告")))),
        ["行内标题。正文", "本报告"]
    );
}

#[test]
fn deleted_rows_and_cells_are_gone() {
    let row = |props: &str, text: &str| format!("<w:tr><w:trPr>{props}</w:trPr>{}{}</w:tr>", tc("", text), tc("", "9"));
    let moved = "<w:tr><w:tc><w:p><w:pPr><w:rPr><w:moveFrom w:id=\"1\"/></w:rPr></w:pPr><w:moveFrom w:id=\"2\"><w:r><w:t>迁</w:t></w:r></w:moveFrom></w:p></w:tc></w:tr>";
    let rows = [
        row("<w:ins w:id=\"1\"/>", "新"),
        row("<w:del w:id=\"2\"/>", "旧"),
        moved.to_owned(),
        row("<w:hidden/>", "藏"),
        tr(&[&tc("<w:cellDel w:id=\"3\"/>", "删"), &tc("<w:cellIns w:id=\"4\"/>", "增"), &tc("", "7")]),
        tr(&[&tc("", "")]),
    ];
    let document = document(&tbl(2, &rows));
    assert_eq!(cells(&document), ["0.0 新", "0.1 9", "1.0 增", "1.1 7", "2.0 "]);
}

#[test]
fn a_merge_whose_first_row_is_deleted_keeps_its_text() {
    let first =
        format!("<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{}</w:tr>", tc("<w:vMerge w:val=\"restart\"/>", "甲"));
    let rows = [first, tr(&[&tc("<w:vMerge/>", "乙")]), tr(&[&tc("<w:vMerge/>", "")])];
    assert_eq!(cells(&document(&tbl(1, &rows))), ["0.0[2×1] 乙"].map(|it| it.replace("[2×1]", "")));
    let tracked = [tr(&[&tc("", "甲")]), tr(&[&tc("<w:cellMerge w:id=\"1\" w:vMerge=\"rest\"/>", "乙")])];
    assert_eq!(cells(&document(&tbl(1, &tracked))), ["0.0 甲", "1.0 乙"]);
}

#[test]
fn tables_in_tables_are_read_so_deep_and_no_deeper() {
    let nested = |depth: usize| {
        let inner = format!("<w:tc>{}", p("外"));
        format!(
            "{}{}{}",
            format!("<w:tbl><w:tr>{inner}").repeat(depth),
            p("里"),
            "</w:tc></w:tr></w:tbl>".repeat(depth)
        )
    };
    assert_eq!(cells(&document(&nested(2))), ["0.0 外/外/里"]);
    let document = document(&nested(100));
    let (mut blocks, mut depth) = (&document.blocks, 0);
    while let Some(Block::Table(table)) = blocks.iter().find(|block| matches!(block, Block::Table(_))) {
        (blocks, depth) = (&table.cells[0].blocks, depth + 1);
    }
    assert_eq!((depth, blocks.len()), (16, 86));
}

#[test]
fn text_boxes_come_once_after_their_paragraph() {
    let shape = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let both = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><any>{}</any></w:drawing></mc:Choice>\
         <mc:Choice Requires=\"wpg\"><w:drawing>{}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>",
        shape("框"),
        shape("又"),
        shape("框")
    );
    let old = format!("<w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict>", shape("旧框"));
    let body =
        format!("<w:p><w:r><w:t>前</w:t></w:r><w:r>{both}</w:r><w:r>{old}<w:t>后</w:t></w:r></w:p>{}", p("下段"));
    assert_eq!(paragraphs(&document(&body)), ["前后", "框", "旧框", "下段"]);
    let emoji = "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"w16se\"><w16se:symEx w16se:char=\"1F600\"/></mc:Choice><mc:Fallback><w:t>😀</w:t></mc:Fallback></mc:AlternateContent></w:r><w:r><mc:AlternateContent><mc:Fallback><w:t>𠮷</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    assert_eq!(paragraphs(&document(emoji)), ["😀𠮷"]);
}

#[test]
fn content_controls_and_links_are_as_if_not_there() {
    let control = |inner: &str| {
        format!("<w:sdt><w:sdtPr><w:alias w:val=\"数\"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
    };
    let run = "<w:r><w:t>3</w:t></w:r>";
    let paragraph = format!(
        "<w:p>{}<w:hyperlink>{run}</w:hyperlink><w:smartTag>{run}</w:smartTag><w:customXml>{run}</w:customXml><w:bdo>{run}</w:bdo></w:p>",
        control(run)
    );
    let rows = [
        control(&tr(&[&tc("", "甲"), &control(&tc("", "1"))])),
        tr(&[&control(&tc("", "乙")), &format!("<w:tc>{}</w:tc>", control(&p("2")))]),
    ];
    let document = document(&format!("{}{}{}", paragraph, control(&p("块")), control(&tbl(2, &rows))));
    assert_eq!(paragraphs(&document), ["33333", "块"]);
    assert_eq!(cells(&document), ["0.0 甲", "0.1 1", "1.0 乙", "1.1 2"]);
}

#[test]
fn results_of_fields_are_seen_and_codes_are_not() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let text = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let code = "<w:r><w:instrText> SUM(ABOVE) </w:instrText></w:r>";
    let inner = [mark("begin"), code.to_owned(), text("码"), mark("separate"), text("隐"), mark("end")].concat();
    let body = format!(
        "<w:p>{}{code}{inner}{}{}{}<w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple></w:p><w:p>{}{code}{}</w:p>{}",
        mark("begin"),
        mark("separate"),
        text("15"),
        mark("end"),
        text("件"),
        mark("begin"),
        text("没有结束"),
        p("3")
    );
    assert_eq!(paragraphs(&document(&body)), ["15件", "3"]);
}

#[test]
fn what_is_hidden_is_not_seen() {
    let styles = r#"<w:style w:type="character" w:styleId="hid"><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="form"><w:basedOn w:val="base"/></w:style>
        <w:style w:type="paragraph" w:styleId="base"><w:rPr><w:vanish/></w:rPr></w:style>"#;
    let run = |props: &str, text: &str| format!("<w:r><w:rPr>{props}</w:rPr><w:t>{text}</w:t></w:r>");
    let body = format!(
        "<w:p>{}{}{}{}{}</w:p><w:p><w:pPr><w:pStyle w:val=\"form\"/></w:pPr>{}</w:p>{}",
        run("<w:vanish/>", "藏"),
        run("<w:vanish w:val=\"0\"/>", "见"),
        run("<w:rStyle w:val=\"hid\"/>", "藏"),
        run("<w:rStyle w:val=\"hid\"/><w:vanish w:val=\"false\"/>", "又见"),
        run("<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange><w:webHidden/>", "仍见"),
        run("", "窗体顶端"),
        p("末")
    );
    assert_eq!(paragraphs(&document_with(&body, &[("styles", styles)])), ["见又见仍见", "末"]);
}

/// The paragraphs of a body whose text is not seen as it is written.
fn told(body: &str) -> Vec<String> {
    paragraphs(&read(&archive(&[("word/document.xml", &main_part(body))])).unwrap())
}

#[test]
fn marks_and_signs_are_as_they_are_seen() {
    let body = "<w:p><w:r><w:t>0451</w:t><w:noBreakHyphen/><w:t>5379</w:t><w:softHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/>\
        <w:sym w:font=\"Wingdings 2\" w:char=\"F0A3\"/><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:cr/></w:r>\
        <w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>jí</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>吉</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>";
    assert_eq!(paragraphs(&document(body)), ["0451\u{2011}5379☑□≥\n吉"]);
    let boxes = "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Wingdings 2\"/></w:rPr><w:t>R£</w:t></w:r><w:r><w:t>R是</w:t></w:r></w:p>";
    assert_eq!(told(boxes), ["☑□R是"]);
    let raised = |align: &str, text: &str| {
        format!("<w:r><w:rPr><w:vertAlign w:val=\"{align}\"/></w:rPr><w:t>{text}</w:t></w:r>")
    };
    let body = format!(
        "<w:p><w:r><w:t>12</w:t></w:r>{}<w:r><w:t>H</w:t></w:r>{}</w:p>",
        raised("superscript", "1"),
        raised("subscript", "₃")
    );
    assert_eq!(paragraphs(&document(&body)), ["12¹H₃"]);
    let formula = "<w:p><m:oMath><m:f><m:fPr><m:ctrlPr/></m:fPr><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>";
    assert_eq!(paragraphs(&document(formula)), ["1/2"]);
}

#[test]
fn white_space_counts_where_it_says_so() {
    let body = "<w:p><w:r><w:t> 规章\n</w:t></w:r><w:r><w:t xml:space=\"preserve\"> 3&#x20;&amp; </w:t></w:r><w:r><w:t>  </w:t></w:r><w:r><w:t>末</w:t></w:r></w:p>";
    let document = document(body);
    assert_eq!(paragraphs(&document), ["规章 3 & 末"]);
    let Block::Paragraph(paragraph) = &document.blocks[0] else { panic!("a paragraph") };
    let main = main_part(body);
    let written: Vec<&str> = paragraph.runs.iter().map(|run| run.source.unwrap().span.slice(&main)).collect();
    assert_eq!(written, ["规章", " 3&#x20;&amp; ", "末"]);
}

#[test]
fn notes_come_after_what_refers_to_them() {
    let notes = format!(
        "<w:footnote w:type=\"separator\" w:id=\"-1\">{}</w:footnote><w:footnote w:id=\"2\">{}</w:footnote><w:footnote w:id=\"3\">{}</w:footnote><w:footnote w:id=\"9\">{}</w:footnote>",
        p("线"),
        p("含上年"),
        p("表注"),
        p("没人引用")
    );
    let mark = |kind: &str, id: u8| format!("<w:r><w:{kind}Reference w:id=\"{id}\"/></w:r>");
    let cell = format!("<w:tc><w:p><w:r><w:t>5</w:t></w:r>{}</w:p></w:tc>", mark("footnote", 3));
    let body = format!(
        "<w:p><w:r><w:t>新收 5</w:t></w:r>{}<w:r><w:t>件</w:t></w:r>{}</w:p>{}{}",
        mark("footnote", 2),
        mark("endnote", 2),
        tbl(1, &[tr(&[&cell])]),
        p("末段")
    );
    let ends = format!("<w:endnote w:id=\"2\">{}</w:endnote>", p("尾注"));
    let document = document_with(&body, &[("footnotes", &notes), ("endnotes", &ends)]);
    assert_eq!(paragraphs(&document), ["新收 5件", "含上年", "表注", "末段", "尾注"]);
    assert_eq!(cells(&document), ["0.0 5"]);
    let noted = document.blocks.iter().filter(|block| matches!(block, Block::Paragraph(it) if it.style.note)).count();
    assert_eq!((noted, document.parts.len()), (3, 3));
}

#[test]
fn numbers_are_those_that_word_shows() {
    let level = |at: u8, format: &str, text: &str, more: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>{more}</w:lvl>"
        )
    };
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum><w:abstractNum w:abstractNumId=\"2\">{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"4\"><w:abstractNumId w:val=\"2\"/></w:num>",
        level(0, "chineseCountingThousand", "%1、", "<w:suff w:val=\"nothing\"/>"),
        level(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"二级\"/>"),
        level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
        level(0, "decimal", "%1.", ""),
        level(0, "bullet", "●", ""),
    );
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"二级\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let item = |id: u8, level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let styled = |props: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"二级\"/>{props}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let gone = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr></w:p>";
    let body = [
        item(1, 0, "总体情况"),
        styled("", "主动公开"),
        styled("<w:numPr><w:numId w:val=\"0\"/></w:numPr>", "无号"),
        gone.to_owned(),
        item(1, 1, "申请"),
        item(1, 2, "细"),
        item(1, 0, "办理"),
        item(1, 1, "予以公开"),
        item(2, 0, "另起"),
        item(2, 0, "再"),
        item(3, 0, "属于国家秘密"),
        item(4, 0, "点"),
        item(77, 0, "没有的"),
    ]
    .concat();
    let document = document_with(&body, &[("styles", styles), ("numbering", &numbering)]);
    let expected = [
        "一、总体情况",
        "（一）主动公开",
        "无号",
        "（二）申请",
        "1.2.1 细",
        "二、办理",
        "（一）予以公开",
        "五、另起",
        "六、再",
        "1. 属于国家秘密",
        "点",
        "没有的",
    ];
    assert_eq!(paragraphs(&document), expected);
    let Block::Paragraph(first) = &document.blocks[0] else { panic!("a paragraph") };
    assert!(first.runs[0].source.is_none() && first.runs[1].source.is_some());
}

#[test]
fn headings_are_told_by_outline_style_and_name() {
    let styles = r#"<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="3"><w:name w:val="自定"/><w:basedOn w:val="4"/></w:style>
        <w:style w:type="paragraph" w:styleId="4"><w:name w:val="底"/><w:basedOn w:val="3"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="5"><w:basedOn w:val="2"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>"#;
    let of = |props: &str| format!("<w:p><w:pPr>{props}</w:pPr><w:r><w:t>标题</w:t></w:r></w:p>");
    let style = |id: &str| of(&format!("<w:pStyle w:val=\"{id}\"/>"));
    let body = [style("2"), style("3"), style("5"), style("没有"), of("<w:outlineLvl w:val=\"2\"/>")].concat();
    let document = document_with(&body, &[("styles", styles)]);
    let found: Vec<_> = document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(it) => (it.style.heading, it.style.centred, it.style.bold),
            Block::Table(_) => panic!("a paragraph"),
        })
        .collect();
    let expected = [
        (Some(1), true, true),
        (Some(2), false, false),
        (None, true, true),
        (None, false, false),
        (Some(3), false, false),
    ];
    assert_eq!(found, expected);
}

#[test]
fn strict_files_and_other_prefixes_are_read() {
    let strict = r#"<n:document xmlns:n="http://purl.oclc.org/ooxml/wordprocessingml/main" n:conformance="strict"><n:body><n:p><n:r><n:t>严格</n:t></n:r></n:p></n:body></n:document>"#;
    let bare = format!(r#"<document xmlns="{WORD}"><body><p><r><t>无前缀</t></r></p></body></document>"#);
    for (text, expected) in [(strict, "严格"), (&*bare, "无前缀")] {
        let relations = r#"<Relationships xmlns="r"><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/Word\正文.xml"/><Relationship Type="x/styles" TargetMode="External" Target="http://example.com/styles"/></Relationships>"#;
        let bytes = archive(&[("_rels/.rels", relations), ("word/正文.XML", text)]);
        assert_eq!(paragraphs(&read(&bytes).unwrap()), [expected]);
    }
}

#[test]
fn what_is_read_over_is_told() {
    let body = format!(
        "{}<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>{}<w:p><w:r><w:object><v:shape><v:imagedata/></v:shape></w:object></w:r></w:p><w:altChunk/>",
        p("前"),
        tbl(
            1,
            &[tr(&[
                "<w:tc><w:p><w:r><w:t>表</w:t><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r></w:p></w:tc>"
            ])]
        )
    );
    let left_out = document(&body).left_out;
    let told: Vec<String> = left_out.iter().map(|it| format!("{:?} {:?}", it.what, it.place)).collect();
    let expected = [
        "Picture Paragraph(1)",
        "Picture Cell { table: 1, row: 1, column: 1 }",
        "Embedded Paragraph(1)",
        "Included Paragraph(1)",
    ];
    assert_eq!(told, expected);
}

#[test]
fn files_made_to_harm_are_named() {
    let of = |text: &str| read(&archive(&[("word/document.xml", text)])).unwrap_err();
    let entities = format!("<!DOCTYPE d [<!ENTITY a \"笑\">]>{}", main_part(&p("&a;")));
    assert_eq!(of(&entities), Unreadable::Damaged("word/document.xml"));
    assert!(matches!(of(&main_part(&"<w:sdt>".repeat(11_000))), Unreadable::Above(limit) if limit == NESTING));
    assert!(matches!(of(&main_part(&"<w:p/>".repeat(200_001))), Unreadable::Above(limit) if limit == PARAGRAPHS));
    let cells = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", "<w:tc/>".repeat(1001));
    assert!(matches!(of(&main_part(&cells)), Unreadable::Above(limit) if limit == COLUMNS));
    // What unpacks to more than is told, two hundred times over or more than is read at all.
    let packed = |size: usize| miniz_oxide::deflate::compress_to_vec(&vec![b' '; size], 1);
    assert!(matches!(read(&deflated(&packed(8 << 20), 3)).unwrap_err(), Unreadable::Above(limit) if limit == RATIO));
    let stored = archive(&[("word/document.xml", &" ".repeat((PART.most << 20) + 1))]);
    assert!(matches!(read(&stored).unwrap_err(), Unreadable::Above(limit) if limit == PART));
    // A size or sum that lies.
    assert_eq!(read(&deflated(&packed(1000), 3)).unwrap_err(), Unreadable::Damaged("zip: entry"));
}

/// An archive whose main part is these packed bytes, said to be so many unpacked.
fn deflated(packed: &[u8], size: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    let builder = archive.new_file("word/document.xml").compression_method(rawzip::CompressionMethod::DEFLATE);
    let (mut entry, config) = builder.start().expect("in memory");
    let mut writer = config.wrap(std::io::sink());
    writer.write_all(&vec![0; size as usize]).expect("in memory");
    let (_, descriptor) = writer.finish().expect("in memory");
    entry.write_all(packed).expect("in memory");
    entry.finish(descriptor).expect("in memory");
    archive.finish().expect("in memory");
    bytes
}
