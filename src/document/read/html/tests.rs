//! Pages as portals, Word and the clipboard write them.

use super::read;
use crate::document::{Block, Document, LeftOut, Omission, Place, Table};

fn document(page: &str) -> Document {
    let document = read(page).unwrap();
    check(&document.blocks, page);
    document
}

/// Each origin is the text as written, but for white space and references.
fn check(blocks: &[Block], page: &str) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                for run in &paragraph.runs {
                    let Some(source) = run.source else { continue };
                    let written = source.span.slice(page);
                    let same = written.split_whitespace().collect::<String>()
                        == run.text.split_whitespace().collect::<String>();
                    assert!(
                        same || written.contains(['&', '<']) || run.text.contains(['¹', '²', '₃']),
                        "{written:?} is {:?}",
                        run.text
                    );
                }
            }
            Block::Table(table) => {
                for cell in &table.cells {
                    let written = cell.source.unwrap().span.slice(page);
                    assert!(written.starts_with("<t"), "{written:?}");
                    check(&cell.blocks, page);
                }
            }
        }
    }
}

/// A line for each block: a paragraph's text, or a table's cells.
fn lines(document: &Document) -> Vec<String> {
    document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text(),
            Block::Table(table) => cells(table),
        })
        .collect()
}

fn cells(table: &Table) -> String {
    let cells = table.cells.iter().map(|cell| {
        let merged = if (cell.rows, cell.columns) == (1, 1) {
            String::new()
        } else {
            format!("[{}×{}]", cell.rows, cell.columns)
        };
        assert!(cell.row + cell.rows <= table.rows && cell.column + cell.columns <= table.columns, "{cell:?}");
        format!("{}.{}{merged} {}", cell.row, cell.column, cell.text().replace('\n', "/"))
    });
    cells.collect::<Vec<_>>().join(" | ")
}

#[test]
fn lines_end_where_blocks_do() {
    let page = "<html><head><title>\n 某区 年报 </title><style>p{}</style></head><body><div>一、总体<b>情况</b>\n\
        <p>本年&nbsp;新收 <span>3&lt;5</span>\n件，\n𠮷<br>第二行<p>又一段</div>尾<script>document.write('<p>x')</script></body></html>";
    let document = document(page);
    assert_eq!(lines(&document), ["一、总体情况", "本年\u{a0}新收 3<5 件，𠮷\n第二行", "又一段", "尾"]);
    assert_eq!(document.title.as_deref(), Some("某区 年报"));
}

fn only(page: &str) -> Vec<String> {
    lines(&document(page))
}

#[test]
fn cells_stand_where_a_browser_puts_them() {
    let page = "<table><tr><td rowspan=2>项目<td colspan=2>申请人<tr><td>自然人<td>总计\
        <tr><td rowspan='0'>（三）<td>3<td>4<tr><td>5<td>6</table>";
    let expected =
        "0.0[2×1] 项目 | 0.1[1×2] 申请人 | 1.1 自然人 | 1.2 总计 | 2.0[2×1] （三） | 2.1 3 | 2.2 4 | 3.1 5 | 3.2 6";
    assert_eq!(only(page), [expected]);
    // What comes down ends with its group of rows, whatever it says; what lies over another is cut.
    let page =
        "<table><thead><tr><td rowspan=9>甲<td>乙</thead><tbody><tr><td>1<td rowspan=2>2<tr><td colspan=3>3</table>";
    assert_eq!(only(page), ["0.0 甲 | 0.1 乙 | 1.0 1 | 1.1[2×1] 2 | 2.0 3"]);
}

#[test]
fn rows_and_columns_that_nobody_sees_are_none() {
    let page = "<table><tr></tr><tr><td colspan=3>规章<td>2</tr><tr style='display: none'><td>旧<td>9</tr><tr hidden><td>9</tr>\
        <tr><td colspan=3>文件<td style='display:none'>8</td><td>3</tr></table>";
    assert_eq!(only(page), ["0.0 规章 | 0.1 2 | 1.0 文件 | 1.1 3"]);
}

#[test]
fn tables_in_tables_stay_in_their_cells() {
    let page = "<table><tr><td>前<table><tr><td>1<td>2</table>后</td><td>3</table>";
    let document = document(page);
    assert_eq!(lines(&document), ["0.0 前/1/2/后 | 0.1 3"]);
    let Block::Table(table) = &document.blocks[0] else { panic!("a table") };
    let kinds: Vec<bool> = table.cells[0].blocks.iter().map(|block| matches!(block, Block::Table(_))).collect();
    assert_eq!(kinds, [false, true, false]);
    // A table that is not in a cell ends the one before.
    assert_eq!(only("<table><tr><td>1</tr><table><tr><td>2</table>"), ["0.0 1", "0.0 2"]);
}

#[test]
fn what_stands_between_cells_comes_first() {
    let page = "<table><caption>单位：<b>件</b></caption>散文<tr><td>1</td>又<td>2</tr></table>尾";
    assert_eq!(only(page), ["单位：件", "散文又", "0.0 1 | 0.1 2", "尾"]);
}

#[test]
fn rows_from_the_clipboard_need_no_table() {
    let page = "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000300\r\nStartFragment:0000000141\r\nEndFragment:0000000264\r\n\
        <html><body>\r\n<!--StartFragment--><tr><td>规章</td><td>2</td></tr><tr><td>文件<td>&nbsp;</tr><p>后</p><!--EndFragment-->\r\n</body></html>";
    assert_eq!(only(page), ["0.0 规章 | 0.1 2 | 1.0 文件 | 1.1 ", "后"]);
    assert_eq!(only("<td>1</td><td>2</td>"), ["0.0 1 | 0.1 2"]);
    // As Excel has it: what it draws with lies in comments.
    let page = "<!--StartFragment-->\n <col width=64>\n <tr height=19>\n  <td height=19 class=xl65>𠮷</td>\n  <td>7</td>\n </tr><!--EndFragment-->";
    assert_eq!(only(page), ["0.0 𠮷 | 0.1 7"]);
}

#[test]
fn word_writes_pages_of_its_own_kind() {
    let page = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><!--[if gte mso 9]><xml><o:p>隐</o:p></xml><![endif]-->\
        <body lang=ZH-CN><p class=MsoNormal align=center style='text-align:center'><b><span lang=EN-US>2023</span><span>年\n年度报告</span></b></p>\
        <p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>属于国家秘密\
        <span style='mso-hide:all'>藏</span><del>旧</del><ins>新</ins><o:p></o:p></p><p><o:p>&nbsp;</o:p></p></body></html>";
    let document = document(page);
    assert_eq!(lines(&document), ["2023年年度报告", "1.\u{a0}\u{a0} 属于国家秘密新"]);
    let Block::Paragraph(first) = &document.blocks[0] else { panic!("a paragraph") };
    assert!(first.style.centred && first.style.bold && first.style.heading.is_none());
}

#[test]
fn lists_are_counted_as_they_are_shown() {
    let page = "<h2>三、办理</h2><ol><li>甲<li><p>乙</p></ol><ol start=5><li>丙<ul><li>子</ul><li value=9>丁</ol>\
        <ol style='list-style:none'><li>戊</ol><ul><li>己</ul>";
    let document = document(page);
    assert_eq!(lines(&document), ["三、办理", "1. 甲", "2. 乙", "5. 丙", "子", "9. 丁", "戊", "己"]);
    let Block::Paragraph(first) = &document.blocks[0] else { panic!("a paragraph") };
    assert_eq!(first.style.heading, Some(2));
}

#[test]
fn figures_do_not_run_together() {
    assert_eq!(only("<p>10<sup>2</sup>，m<sub>3</sub></p><p>1<br/>2<br><br>3</p>"), ["10²，m₃", "1\n2", "3"]);
    assert_eq!(only("<p>3 5\n7</p><pre>1\n 2</pre>"), ["3 5 7", "1\n 2"]);
}

#[test]
fn what_is_read_over_is_told() {
    let page = "<p>前<img src=a.png width=20><img src=table.jpg></p><table><tr><td><img src=b.png></table>\
        <a href='/files/年报.DOCX?x=1'>附件</a><a href=index.html>首页</a>";
    let left_out = document(page).left_out;
    let told: Vec<String> = left_out.iter().map(|it| format!("{:?} {:?}", it.what, it.place)).collect();
    let expected = ["Picture Paragraph(1)", "Picture Cell { table: 1, row: 1, column: 1 }", "Embedded Paragraph(2)"];
    assert_eq!(told, expected);
    assert_eq!(left_out[0].what, Omission::Picture);
}

/// Of what a cell shows without having it as text figures are told, and pictures, however small; not what a form
/// elsewhere holds, what only keeps a distance, or what nobody sees.
#[test]
fn figures_in_fields_and_small_pictures_of_cells_are_told() {
    let page = "<input value=13><table><tr><td>规章<td><input value=' 21 '><td><svg><text>34</text></svg><td>\
        <textarea>５５𠮷</textarea><td><img src=8.gif width=12 height=16><td>9<img src=8.gif width=12><td>\
        <img src=a.gif width=1 height=16><tr style='display:none'><td><textarea>7</textarea><input value=6><tr><td>\
        <input type=submit value=3><input type=checkbox value=2><input value=关键字><td><select><option>4<option>5</select>\
        <select><option>0<option selected>1</select><td><button>7</button></table><select><option>2</select>";
    let document = document(page);
    let unread: Vec<_> = document.unread.iter().map(|it| (it.text.as_str(), it.place)).collect();
    let cell = |column| Place::Cell { table: 1, row: 1, column };
    let below = |column| Place::Cell { table: 1, row: 2, column };
    let told = [("21", cell(2)), ("34", cell(3)), ("５５𠮷", cell(4))].into_iter();
    // Of a list to choose from, what is shown: what is chosen, and the first that may be.
    let chosen = [("4", below(2)), ("0", below(2)), ("1", below(2)), ("7", below(3))];
    assert_eq!(unread, told.chain(chosen).collect::<Vec<_>>());
    assert_eq!(document.left_out, [LeftOut { what: Omission::Picture, place: cell(5) }]);
}

/// What a style hides beside a figure is none of its digits, and told; what scripts may show is read.
#[test]
fn figures_that_are_not_seen_are_told() {
    let page = "<style>.q, td.r{display:none} .tab{display:none} .p{opacity:0} .p{opacity:1}</style>\
        <div class=tab><table><tr><td>行政处罚𠮷<td><span class=q>9</span>1719<td>\
        <i style='font-size:0'>8<b style='font-size:14px'>21</b></i><td><s>3</s><del>4</del>5\
        <tr><td class=r>7<td>规章<td><span class=p>6</span><td style='visibility:hidden'>2<td><font style='color:transparent'>1\
        </font>0<p class=q>件</p></table><p class=q>尾</p><dialog>第1版</dialog><dialog open>第2版</dialog></div>";
    let document = document(page);
    let read = lines(&document);
    assert_eq!(
        read,
        ["0.0 行政处罚𠮷 | 0.1 1719 | 0.2 21 | 0.3 5 | 1.0 规章 | 1.1 6 | 1.2  | 1.3 0/件", "尾", "第2版"]
    );
    let unread: Vec<_> = document.unread.iter().map(|it| (it.text.as_str(), it.is_struck)).collect();
    assert_eq!(unread, [("9", false), ("8", false), ("34", true), ("7", false), ("1", false)]);
}

/// A cell's size is what it has at least, and letters without a size around words that have their own hide nothing.
#[test]
fn what_a_cell_shows_is_read() {
    let page = "<style>.w{font-size:0} .w span{font-size:14px} .u{vertical-align:super} .x{text-decoration:line-through}</style>\
        <table><tr style='font-size:0'><td style='height:1px;overflow:hidden'>行政许可𠮷<td class=w><span>12</span>\
        <td>12497<span class=u>1</span><td><span class=x>99</span>12</table><p class=x>8</p>";
    let document = document(page);
    assert_eq!(lines(&document), ["0.0 行政许可𠮷 | 0.1 12 | 0.2 12497¹ | 0.3 12", "8"]);
    assert_eq!(document.unread.iter().map(|it| (it.text.as_str(), it.is_struck)).collect::<Vec<_>>(), [("99", true)]);
}

#[test]
fn ill_nested_tags_lose_nothing() {
    assert_eq!(only("<div><b><p>甲</b>乙</p></i></div></td></table>丙"), ["甲乙", "丙"]);
    assert_eq!(only("<table><tr><td><p>1<td>2</div></table><p>尾"), ["0.0 1 | 0.1 2", "尾"]);
    assert_eq!(
        only("<p>甲<p style='display:none'>藏<p>乙</p><div hidden><table><tr><td>藏</table></div>丙"),
        ["甲", "乙", "丙"]
    );
    assert_eq!(only("\u{FEFF}<p>甲</p>"), ["甲"]);
    assert_eq!(only("没有标签 < 5，& 也有"), ["没有标签 < 5，& 也有"]);
}

#[test]
fn a_page_made_to_harm_is_read_or_named() {
    let deep = "<table><tr><td>甲".repeat(3000);
    let document = read(&deep).unwrap();
    let (mut blocks, mut depth) = (&document.blocks, 0);
    while let Some(Block::Table(table)) = blocks.iter().find(|block| matches!(block, Block::Table(_))) {
        (blocks, depth) = (&table.cells[0].blocks, depth + 1);
    }
    assert_eq!((depth, blocks.len()), (16, 2985));
    for (piece, limit) in [
        ("<div>", "elements"),
        ("<table><tr><td>", "elements"),
        ("<table><td colspan=1000><td>", "columns"),
        ("<td>", "columns"),
    ] {
        let error = read(&piece.repeat(20_000)).unwrap_err().to_string();
        assert!(error.contains(limit), "{piece}: {error}");
    }
    for piece in ["</div>", "<b></p>", "<p><b>", "<li>", "<tr>", "<a href=a.doc>", "&amp;", "<!--", "<table>甲"] {
        let page = format!("<div>{}", piece.repeat(9_000));
        assert!(read(&page).is_ok(), "{piece}");
    }
}
