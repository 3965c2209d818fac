//! The part of a Word file that has the text.

use super::super::xml::escaped;
use super::parts::{FOOTER_ID, MAIN, RELATED, TEXT_WIDTH};
use crate::document::{Block, Cell, Document, Head, Paragraph, Style, Table};
use std::fmt::Write;

/// As many columns as Word takes in a table; a file with more it calls corrupt.
const MOST_COLUMNS: u32 = 63;

/// `word/document.xml`.
pub(super) fn xml(document: &Document) -> String {
    let mut out = String::with_capacity(64 << 10);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    _ = write!(out, "<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{RELATED}\"><w:body>");
    blocks(&document.blocks, false, &mut out);
    _ = write!(
        out,
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"{FOOTER_ID}\"/>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1417\" w:gutter=\"0\"/>\
         </w:sectPr></w:body></w:document>"
    );
    out
}

/// Blocks of the body or of a cell. (Tables in tables are as deep as the readers let them be.)
fn blocks(blocks: &[Block], in_cell: bool, out: &mut String) {
    let mut after_table = true;
    for block in blocks {
        match block {
            Block::Paragraph(it) => {
                paragraph(it, in_cell, false, out);
                after_table = false;
            }
            Block::Table(table) if table.columns > MOST_COLUMNS => {
                lines(table, out);
                after_table = false;
            }
            Block::Table(it) if it.rows == 0 || it.columns == 0 => {}
            Block::Table(it) => {
                // Two tables without a paragraph between are one for Word.
                if std::mem::replace(&mut after_table, true) && out.ends_with("</w:tbl>") {
                    out.push_str(GAP);
                }
                self::table(it, out);
            }
        }
    }
    // A cell ends with a paragraph, and Word puts one after a last table.
    if after_table {
        out.push_str(GAP);
    }
}

/// A paragraph of no height, where one has to be.
const GAP: &str = "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>";

fn paragraph(paragraph: &Paragraph, in_cell: bool, keep: bool, out: &mut String) {
    let style = &paragraph.style;
    let name = match style.heading {
        _ if in_cell => "TableText",
        Some(0 | 1) => "Title",
        Some(level) => ["Heading1", "Heading2", "Heading3"][(usize::from(level) - 2).min(2)],
        None if style.note => "Remark",
        None if style.right => "Signature",
        None => "",
    };
    out.push_str("<w:p>");
    let direct = properties(style, name, keep);
    if !name.is_empty() || !direct.is_empty() {
        out.push_str("<w:pPr>");
        if !name.is_empty() {
            _ = write!(out, "<w:pStyle w:val=\"{name}\"/>");
        }
        _ = write!(out, "{direct}</w:pPr>");
    }
    let bold = style.bold && style.heading.is_none();
    for run in paragraph.runs.iter().filter(|run| !run.text.is_empty()) {
        self::run(&run.text, bold, out);
    }
    out.push_str("</w:p>");
}

/// What a paragraph has beside its style, in the order that the schema wants.
fn properties(style: &Style, name: &str, keep: bool) -> String {
    let mut properties = String::new();
    if keep {
        properties.push_str("<w:keepNext/>");
    }
    if style.new_page {
        properties.push_str("<w:pageBreakBefore/>");
    }
    if style.centred && name != "Title" {
        // A line that is centred is not indented.
        properties.push_str("<w:ind w:firstLine=\"0\" w:firstLineChars=\"0\"/><w:jc w:val=\"center\"/>");
    } else if style.right && name != "Signature" {
        properties.push_str("<w:jc w:val=\"right\"/>");
    }
    properties
}

/// A run. A line end and a tab are elements of their own.
fn run(text: &str, bold: bool, out: &mut String) {
    out.push_str("<w:r>");
    if bold {
        out.push_str("<w:rPr><w:b/><w:bCs/></w:rPr>");
    }
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r', '\t']).unwrap_or(rest.len());
        let (words, after) = rest.split_at(end);
        if !words.is_empty() {
            _ = write!(out, "<w:t xml:space=\"preserve\">{}</w:t>", escaped(words));
        }
        out.push_str(match after.as_bytes().first() {
            Some(b'\t') => "<w:tab/>",
            Some(_) => "<w:br/>",
            None => "",
        });
        rest = after.strip_prefix("\r\n").or_else(|| after.get(1..)).unwrap_or_default();
    }
    out.push_str("</w:r>");
}

/// A table that is too wide for Word: a line for each row, a tab between cells.
fn lines(table: &Table, out: &mut String) {
    let mut at = 0;
    while let Some(first) = table.cells.get(at) {
        let row: Vec<String> =
            table.cells[at..].iter().take_while(|cell| cell.row == first.row).map(Cell::text).collect();
        at += row.len();
        paragraph(&Paragraph::new(row.join("\t"), Style::default()), false, false, out);
    }
}

fn table(table: &Table, out: &mut String) {
    let widths = widths(table);
    let whole: u32 = widths.iter().sum();
    _ = write!(
        out,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
    );
    for width in &widths {
        _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    out.push_str("</w:tblGrid>");
    let mut cells: Vec<&Cell> = table.cells.iter().collect();
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let mut cells = cells.into_iter().peekable();
    // For each column of the grid, the cell that reaches down into the next rows.
    let mut above: Vec<Option<&Cell>> = vec![None; widths.len()];
    for row in 0..table.rows {
        out.push_str("<w:tr><w:trPr><w:cantSplit/>");
        if row < table.look.heads {
            out.push_str("<w:tblHeader/>");
        }
        out.push_str("</w:trPr>");
        let keep = row < table.look.heads;
        let mut column = 0;
        while column < widths.len() {
            // What another covers is passed over; the readers leave nothing of the kind.
            while cells.next_if(|cell| (cell.row, cell.column as usize) < (row, column)).is_some() {}
            let below = above[column].filter(|cell| cell.row.saturating_add(cell.rows) > row);
            let begun = cells.next_if(|cell| below.is_none() && (cell.row, cell.column as usize) == (row, column));
            let spanned = below.or(begun).map_or(1, |cell| (cell.columns as usize).max(1));
            let end = (column + spanned).min(widths.len());
            let width: u32 = widths[column..end].iter().sum();
            let merge = match (below, begun) {
                (Some(_), _) => "<w:vMerge/>",
                (_, Some(cell)) if cell.rows > 1 => "<w:vMerge w:val=\"restart\"/>",
                _ => "",
            };
            _ = write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
            if end - column > 1 {
                _ = write!(out, "<w:gridSpan w:val=\"{}\"/>", end - column);
            }
            out.push_str(merge);
            if below.or(begun).is_some_and(|cell| cell.head == Some(Head::Part)) {
                out.push_str("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"C6D9F1\"/>");
            }
            out.push_str("<w:vAlign w:val=\"center\"/></w:tcPr>");
            match begun {
                Some(cell) => filled(&cell.blocks, keep, out),
                None => out.push_str(EMPTY),
            }
            out.push_str("</w:tc>");
            above[column..end].fill(begun.or(below));
            column = end;
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

/// A cell without text.
const EMPTY: &str = "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>";

fn filled(content: &[Block], keep: bool, out: &mut String) {
    match content {
        [] => out.push_str(EMPTY),
        [Block::Paragraph(it)] => paragraph(it, true, keep, out),
        several => blocks(several, true, out),
    }
}

/// The widths of the columns: as the document says, else equal ones that fill the page.
fn widths(table: &Table) -> Vec<u32> {
    let columns = table.columns.max(1);
    match table.look.widths.len() == columns as usize {
        true => table.look.widths.clone(),
        false => vec![(TEXT_WIDTH / columns).max(1); columns as usize],
    }
}
