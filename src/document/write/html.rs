//! Documents as pages: one file, without a script or anything from elsewhere, that reads on a screen and prints on A4;
//! or a fragment of one, its looks beside each element, for the editor of a portal, which takes no style sheet.
//!
//! Each cell of a table names the heads that it stands under (`headers`), so that who hears a page knows what a figure
//! is.

use super::xml::escaped;
use crate::document::{Block, Cell, Document, FACT, Head, Paragraph, Table};
use std::fmt::Write;

/// The looks of a page, with the margins of GB/T 9704.
const STYLE: &str = "\
@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-center{content:\"— \" counter(page) \" —\";font:14pt SimSun,\"宋体\",serif}}
html{background:#eee}
body{margin:0;color:#000;font:16pt/28pt FangSong_GB2312,\"仿宋_GB2312\",FangSong,\"仿宋\",STFangsong,\"Noto Serif CJK SC\",serif}
main{box-sizing:border-box;max-width:210mm;margin:1em auto;padding:37mm 26mm 35mm 28mm;background:#fff}
h1,h2,h3,h4,h5,h6,p{margin:0;font-weight:normal;font-size:16pt;overflow-wrap:anywhere}
h1{margin-bottom:28pt;text-align:center;font:22pt/32pt \"方正小标宋简体\",FZXiaoBiaoSong-B05S,SimSun,\"宋体\",\"Noto Serif CJK SC\",serif}
h2{text-indent:2em;font-family:SimHei,\"黑体\",STHeiti,\"Noto Sans CJK SC\",sans-serif}
h3{text-indent:2em;font-family:KaiTi_GB2312,\"楷体_GB2312\",KaiTi,\"楷体\",STKaiti,serif}
h4,h5,h6{text-indent:2em;font-weight:bold}
h1,h2,h3,h4,h5,h6{break-after:avoid}
p{text-indent:2em;text-align:justify}
p.centred{text-indent:0;text-align:center}
p.right{text-indent:0;text-align:right;padding-right:2em}
p.bold{font-weight:bold}
p.note{font-size:12pt;line-height:18pt}
.page{break-before:page}
table{border-collapse:collapse;table-layout:fixed;width:100%;margin:8pt 0;font:10pt/13pt SimSun,\"宋体\",STSong,\"Noto Serif CJK SC\",serif}
td,th{border:1px solid #000;padding:1pt 3pt;font-weight:normal;text-align:left;overflow-wrap:anywhere}
td.centred,th.centred{text-align:center}
th.part{background:#c6d9f1}
tr{break-inside:avoid}
@media print{html{background:none}main{max-width:none;margin:0;padding:0}}
@media screen and (max-width:210mm){main{padding:1em;margin:0;overflow-x:auto}}
";

/// A document as a page.
pub fn html(document: &Document) -> String {
    let title = document.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let mut page = Page { out: String::with_capacity(64 << 10), inline: false, tables: 0 };
    let mut facts = String::new();
    for (name, value) in &document.facts {
        _ = writeln!(facts, "<meta name=\"{FACT}{}\" content=\"{}\">", escaped(name), escaped(value));
    }
    _ = write!(
        page.out,
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{facts}<title>{}</title>\n<style>\n{STYLE}</style>\n\
         </head>\n<body>\n<main>\n",
        escaped(title.unwrap_or("年度报告"))
    );
    page.blocks(&document.blocks);
    page.out.push_str("</main>\n</body>\n</html>\n");
    page.out
}

/// A document as a fragment of a page, for a portal's editor.
pub fn fragment(document: &Document) -> String {
    let mut page = Page { out: String::with_capacity(64 << 10), inline: true, tables: 0 };
    page.blocks(&document.blocks);
    page.out
}

struct Page {
    out: String,
    /// Whether the looks stand beside each element.
    inline: bool,
    /// How many tables there have been, for the names of heads.
    tables: usize,
}

impl Page {
    /// (Tables in tables are as deep as the readers let them be.)
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(it) => self.paragraph(it),
                Block::Table(it) if it.cells.is_empty() => {}
                Block::Table(it) => self.table(it),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let style = paragraph.style;
        let tag = match style.heading {
            Some(level) => ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from(level.clamp(1, 6)) - 1],
            None => "p",
        };
        let centred = style.centred || style.heading == Some(1);
        let looks = [
            (style.centred && style.heading.is_none(), "centred"),
            (style.right, "right"),
            (style.bold && style.heading.is_none(), "bold"),
            (style.note, "note"),
            (style.new_page, "page"),
        ];
        let attributes = if self.inline {
            let place = match (centred, style.right) {
                (true, _) => "text-align:center",
                (_, true) => "text-align:right",
                _ => "text-indent:2em",
            };
            let bold = if style.bold || style.heading.is_some() { ";font-weight:bold" } else { "" };
            let size = match style.heading {
                Some(1) => ";font-size:22pt",
                _ => ";font-size:16pt;line-height:28pt",
            };
            format!(" style=\"margin:0;{place}{size}{bold}\"")
        } else {
            let names: Vec<&str> = looks.iter().filter(|look| look.0).map(|look| look.1).collect();
            if names.is_empty() { String::new() } else { format!(" class=\"{}\"", names.join(" ")) }
        };
        _ = write!(self.out, "<{tag}{attributes}>");
        self.text(paragraph);
        _ = writeln!(self.out, "</{tag}>");
    }

    /// Text in a line; line ends are seen.
    fn text(&mut self, paragraph: &Paragraph) {
        for run in &paragraph.runs {
            for (at, line) in run.text.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
                if at > 0 {
                    self.out.push_str("<br>");
                }
                self.out.push_str(&escaped(line));
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let number = self.tables;
        self.out.push_str(match self.inline {
            true => "<table style=\"border-collapse:collapse;width:100%;font-size:10pt;line-height:1.3\">\n",
            false => "<table>\n",
        });
        let whole: u32 = table.look.widths.iter().sum();
        if whole > 0 {
            self.out.push_str("<colgroup>");
            for width in &table.look.widths {
                _ = write!(self.out, "<col style=\"width:{:.2}%\">", f64::from(*width) * 100.0 / f64::from(whole));
            }
            self.out.push_str("</colgroup>\n");
        }
        let mut cells: Vec<&Cell> = table.cells.iter().collect();
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let mut heads = Heads::new(table.columns);
        let mut cells = cells.into_iter().peekable();
        for row in 0..table.rows {
            match (row, table.look.heads) {
                (0, 0) => self.out.push_str("<tbody>\n"),
                (0, _) => self.out.push_str("<thead>\n"),
                (row, heads) if row == heads => self.out.push_str("</thead>\n<tbody>\n"),
                _ => {}
            }
            self.out.push_str("<tr>");
            heads.row(row);
            let mut column = 0;
            while let Some(cell) = cells.next_if(|cell| cell.row <= row) {
                // A place that no cell has is an empty one, or what follows would move to the left.
                for at in column..cell.column {
                    if heads.is_free(at) {
                        _ = write!(self.out, "<td{}></td>", self.looks(None, true));
                    }
                }
                column = cell.column.saturating_add(cell.columns.max(1));
                self.cell(cell, number, &mut heads);
            }
            for at in column..table.columns {
                if heads.is_free(at) {
                    _ = write!(self.out, "<td{}></td>", self.looks(None, true));
                }
            }
            self.out.push_str("</tr>\n");
        }
        let all = table.look.heads >= table.rows;
        self.out.push_str(if all && table.look.heads > 0 { "</thead>\n</table>\n" } else { "</tbody>\n</table>\n" });
    }

    fn looks(&self, head: Option<Head>, centred: bool) -> String {
        if self.inline {
            let place = if centred { "center" } else { "left" };
            let back = if head == Some(Head::Part) { ";background:#c6d9f1" } else { "" };
            return format!(
                " style=\"border:1px solid #000;padding:2px 4px;font-weight:normal;text-align:{place}{back}\""
            );
        }
        match (head, centred) {
            (Some(Head::Part), _) => " class=\"part\"".to_owned(),
            (_, true) => " class=\"centred\"".to_owned(),
            _ => String::new(),
        }
    }

    fn cell(&mut self, cell: &Cell, table: usize, heads: &mut Heads) {
        let centred = matches!(cell.blocks.first(), Some(Block::Paragraph(first)) if first.style.centred);
        let looks = self.looks(cell.head, centred);
        let tag = if cell.head.is_some() { "th" } else { "td" };
        _ = write!(self.out, "<{tag}");
        for (name, count) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
            if count > 1 {
                _ = write!(self.out, " {name}=\"{count}\"");
            }
        }
        let id = format!("t{table}-{}-{}", cell.row + 1, cell.column + 1);
        match cell.head {
            Some(head) => {
                let scope = if head == Head::Rows { "row" } else { "col" };
                _ = write!(self.out, " id=\"{id}\" scope=\"{scope}\"");
            }
            None => {
                let names = heads.over(cell);
                if !names.is_empty() {
                    _ = write!(self.out, " headers=\"{names}\"");
                }
            }
        }
        heads.add(cell, id);
        _ = write!(self.out, "{looks}>");
        match &cell.blocks[..] {
            [Block::Paragraph(only)] => self.text(only),
            several if several.iter().all(|block| matches!(block, Block::Paragraph(_))) => {
                for (at, block) in several.iter().enumerate() {
                    if at > 0 {
                        self.out.push_str("<br>");
                    }
                    if let Block::Paragraph(it) = block {
                        self.text(it);
                    }
                }
            }
            blocks => self.blocks(blocks),
        }
        _ = write!(self.out, "</{tag}>");
    }
}

/// The heads that are above and beside what comes next in a table.
struct Heads {
    row: u32,
    part: Option<String>,
    /// For each column the heads above it, since the part began.
    above: Vec<Vec<String>>,
    /// The heads of rows, each with the row after its last.
    beside: Vec<(u32, String)>,
    /// For each column the row after the last that a cell covers in it.
    covered: Vec<u32>,
}

impl Heads {
    fn new(columns: u32) -> Heads {
        let columns = columns as usize;
        Heads { row: 0, part: None, above: vec![Vec::new(); columns], beside: Vec::new(), covered: vec![0; columns] }
    }

    fn row(&mut self, row: u32) {
        self.row = row;
        self.beside.retain(|(end, _)| *end > row);
    }

    /// Whether no cell of a row above reaches down to a column.
    fn is_free(&self, column: u32) -> bool {
        self.covered.get(column as usize).is_some_and(|end| *end <= self.row)
    }

    fn columns(&self, cell: &Cell) -> std::ops::Range<usize> {
        let from = (cell.column as usize).min(self.above.len());
        from..(from + cell.columns.max(1) as usize).min(self.above.len())
    }

    /// The names of the heads of a cell.
    fn over(&self, cell: &Cell) -> String {
        let mut names: Vec<&str> = self.part.iter().map(String::as_str).collect();
        for column in self.columns(cell) {
            for name in &self.above[column] {
                if !names.contains(&name.as_str()) {
                    names.push(name);
                }
            }
        }
        names.extend(self.beside.iter().map(|(_, name)| name.as_str()));
        names.join(" ")
    }

    fn add(&mut self, cell: &Cell, name: String) {
        let columns = self.columns(cell);
        self.covered[columns.clone()].fill(cell.row.saturating_add(cell.rows.max(1)));
        match cell.head {
            Some(Head::Part) => {
                self.above.iter_mut().for_each(Vec::clear);
                self.part = Some(name);
            }
            Some(Head::Columns) => self.above[columns].iter_mut().for_each(|heads| heads.push(name.clone())),
            Some(Head::Rows) => self.beside.push((cell.row.saturating_add(cell.rows.max(1)), name)),
            None => {}
        }
    }
}
