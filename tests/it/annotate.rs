//! Word files annotated: what is put in where, and that nothing else changes. tests/annotate has forty layouts, and
//! LibreOffice.

use crate::common::binary::nianbao;
use crate::common::word::{faults, parts};
use nianbao::document::write::package::Package;
use nianbao::document::{Block, Cell, Document, Paragraph, Style, Table, Unreadable, read, write};
use nianbao::export::annotate::{At, Author, Change, Note, Point, Wanted, annotate, cleared, remarks};
use nianbao::import;
use nianbao::lint::Options;
use std::fs;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

fn author() -> Author {
    Author { name: "𠮷县<办>".to_owned(), date: "2026-01-20T09:00:00Z".to_owned() }
}

/// A Word file with this text, and other parts.
fn file(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let mut package = Package::default();
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"r{kind}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
        )
    };
    let relations = |all: String| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
        )
    };
    let kinds: String =
        others.iter().filter_map(|(name, _)| Some(relation(name.strip_suffix(".xml")?, name))).collect();
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
    package.part("[Content_Types].xml", types.as_bytes()).unwrap();
    package.part("_rels/.rels", relations(relation("officeDocument", "word/document.xml")).as_bytes()).unwrap();
    package.part("word/_rels/document.xml.rels", relations(kinds).as_bytes()).unwrap();
    let body = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    package.part("word/document.xml", body.as_bytes()).unwrap();
    for (name, text) in others {
        package.part(&format!("word/{name}"), text.as_bytes()).unwrap();
    }
    package.finish().unwrap()
}

/// The body of a file, and its comments.
fn text(bytes: &[u8], part: &str) -> String {
    String::from_utf8(parts(bytes).remove(part).unwrap_or_default()).unwrap()
}

fn body(bytes: &[u8]) -> String {
    let text = text(bytes, "word/document.xml");
    text.split_once("<w:body>").unwrap().1.split_once("</w:body>").unwrap().0.to_owned()
}

/// Annotates what stands at the first place of `words` in a file.
fn marked(bytes: &[u8], words: &str, change: Option<&str>) -> Vec<u8> {
    let document = read(bytes, None).unwrap();
    let mut waiting: Vec<&Block> = document.blocks.iter().collect();
    let mut found = None;
    while let Some(block) = waiting.pop() {
        match block {
            Block::Paragraph(paragraph) => {
                found = found.or_else(|| paragraph.runs.iter().find(|run| run.text.contains(words)));
            }
            Block::Table(table) => waiting.extend(table.cells.iter().flat_map(|cell| &cell.blocks)),
        }
    }
    let run = found.unwrap();
    let before = run.text.split(words).next().unwrap().chars().count() as u32;
    let of = run.text.chars().count() as u32;
    let point = |chars| Point { origin: run.source.unwrap(), chars, of };
    let (from, to) = (point(before), point(before + words.chars().count() as u32));
    let changes = change.map(|text| Change { from, to, text: text.to_owned() }).into_iter().collect();
    let note = Note { at: At::Text { from, to }, words: vec!["核对𠮷".to_owned()], changes };
    let annotated = annotate(bytes, &document.parts, &[note], &author()).unwrap();
    assert_eq!(annotated.changed, [usize::from(change.is_some())]);
    annotated.bytes
}

const START: &str = "<w:commentRangeStart w:id=\"0\"/>";
const END: &str = "<w:commentRangeEnd w:id=\"0\"/>";
const REFERENCE: &str = "<w:r><w:commentReference w:id=\"0\"/></w:r>";

#[test]
fn a_run_is_split_at_the_very_characters() {
    let it = |run: &str| file(&format!("<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr>{run}</w:p>"), &[]);
    let original = it("<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:tab/><w:t>一&amp;二😀三</w:t><w:br/></w:r>");
    let (open, end) = ("<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr>", "</w:r>");
    let piece = |text: &str| format!("<w:t xml:space=\"preserve\">{text}</w:t>");
    assert_eq!(
        body(&marked(&original, "二😀", None)),
        format!(
            "<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr>{open}<w:tab/>{}{end}{START}{open}{}{end}{END}{REFERENCE}{open}{}<w:br/>{end}</w:p>",
            piece("一&amp;"),
            piece("二😀"),
            piece("三")
        )
    );
    // What covers the run leaves it as it is; in a link the marks stand beside it, what refers in the paragraph.
    let link = it("<w:hyperlink w:anchor=\"a\"><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:r><w:t>后</w:t></w:r>");
    assert_eq!(
        body(&marked(&link, "链接", None)),
        format!(
            "<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr><w:hyperlink w:anchor=\"a\">{START}<w:r><w:t>链接</w:t></w:r>{END}</w:hyperlink>{REFERENCE}<w:r><w:t>后</w:t></w:r></w:p>"
        )
    );
}

#[test]
fn a_change_deletes_and_puts_in_and_is_undone() {
    let original = file("<w:p><w:r><w:t>各单位,要公开</w:t></w:r></w:p>", &[]);
    let changed = marked(&original, ",", Some("，"));
    let by = "w:author=\"𠮷县&lt;办&gt;\" w:date=\"2026-01-20T09:00:00Z\"";
    assert_eq!(
        body(&changed),
        format!(
            "<w:p><w:r><w:t xml:space=\"preserve\">各单位</w:t></w:r>{START}<w:del w:id=\"1\" {by}><w:r><w:delText xml:space=\"preserve\">,</w:delText></w:r></w:del>\
             <w:ins w:id=\"2\" {by}><w:r><w:t xml:space=\"preserve\">，</w:t></w:r></w:ins>{END}{REFERENCE}<w:r><w:t xml:space=\"preserve\">要公开</w:t></w:r></w:p>"
        )
    );
    let cleared = cleared(&changed).unwrap().unwrap();
    assert!(body(&cleared).contains("<w:r><w:t xml:space=\"preserve\">,</w:t></w:r>"), "{}", body(&cleared));
    assert!(!body(&cleared).contains("comment"));
    assert_eq!(parts(&marked(&cleared, ",", Some("，"))), parts(&changed));
}

#[test]
fn what_others_have_put_in_stays() {
    let comments = format!(
        "<w:comments {W}><w:comment w:id=\"0\" w:author=\"甲\" w:initials=\"j\"><w:p/></w:comment>\
         <w:comment w:id=\"4\" w:author=\"年报检查\" w:date=\"d\" w:initials=\"nianbao\"><w:p xmlns:w14=\"x\" w14:paraId=\"0A\"/></w:comment></w:comments>"
    );
    let extended = "<e:commentsEx xmlns:e=\"x\"><e:commentEx e:paraId=\"0A\" e:done=\"0\"/><e:commentEx e:paraId=\"0B\" e:paraIdParent=\"0A\" e:done=\"0\"/></e:commentsEx>";
    let people = "<p xmlns=\"x\">甲</p>";
    let marks = |id: u32| {
        format!(
            "<w:commentRangeStart w:id=\"{id}\"/><w:r><w:t>公开{id}</w:t></w:r><w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"
        )
    };
    let of_others =
        format!("{}<w:ins w:id=\"1\" w:author=\"甲\" w:date=\"d\"><w:r><w:t>新</w:t></w:r></w:ins>", marks(0));
    let original = file(
        &format!("<w:p>{of_others}</w:p><w:p>{}</w:p>", marks(4)),
        &[("comments.xml", &comments), ("commentsExtended.xml", extended), ("people.xml", people)],
    );
    let cleared = cleared(&original).unwrap().unwrap();
    assert_eq!(body(&cleared), format!("<w:p>{of_others}</w:p><w:p><w:r><w:t>公开4</w:t></w:r></w:p>"));
    assert_eq!(
        text(&cleared, "word/commentsExtended.xml"),
        "<e:commentsEx xmlns:e=\"x\"><e:commentEx e:paraId=\"0B\" e:done=\"0\"/></e:commentsEx>"
    );
    let again = marked(&cleared, "公开4", None);
    let comments = text(&again, "word/comments.xml");
    assert!(comments.contains("w:author=\"甲\"") && !comments.contains("年报检查") && comments.contains("w:id=\"2\""));
    for part in ["word/people.xml", "word/commentsExtended.xml"] {
        assert_eq!(parts(&again)[part], parts(&cleared)[part], "{part}");
    }
}

#[test]
fn boxes_and_notes_have_their_remark_at_the_paragraph_that_holds_them() {
    let boxed =
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>盒里</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>";
    let marked_box = body(&marked(&file(boxed, &[]), "盒里", None));
    assert!(marked_box.starts_with(&format!("<w:p>{START}<w:r><w:pict>")), "{marked_box}");
    assert!(marked_box.ends_with(&format!("</w:pict></w:r>{END}{REFERENCE}</w:p>")), "{marked_box}");
    let notes = format!(
        "<w:footnotes {W}><w:footnote w:id=\"7\"><w:p><w:r><w:t>脚注</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let noted = "<w:p><w:r><w:t>前</w:t></w:r></w:p><w:p><w:r><w:t>后</w:t></w:r><w:r><w:footnoteReference w:id=\"7\"/></w:r></w:p>";
    let marked_note = body(&marked(&file(noted, &[("footnotes.xml", &notes)]), "脚注", None));
    assert!(marked_note.contains(&format!("<w:p>{START}<w:r><w:t>后")), "{marked_note}");
}

#[test]
fn a_damaged_part_of_comments_is_refused() {
    for comments in ["<w:comments", "", "<a/>", &format!("<w:comments {W}><w:comment/></w:comments>")] {
        let bytes = file("<w:p><w:r><w:t>𠮷</w:t></w:r></w:p>", &[("comments.xml", comments)]);
        let refused = Unreadable::Damaged("word/comments.xml");
        assert_eq!(cleared(&bytes).unwrap_err(), refused, "{comments}");
        let parts = ["word/document.xml".to_owned()];
        assert_eq!(annotate(&bytes, &parts, &[], &author()).unwrap_err(), refused, "{comments}");
    }
}

/// A report with slips, as a Word file of our own.
fn report() -> Vec<u8> {
    let paragraph = |text: &str| Block::Paragraph(Paragraph::new(text, Style::default()));
    let rows = [
        ["类型", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],
        ["行政复议", "23", "1", "18", "0", "32"],
        ["未经复议直接起诉", "", "0", "0", "0", "0"],
        ["复议后起诉", "0", "0", "0", "0", "0"],
    ];
    let mut table = Table { rows: 4, columns: 6, ..Table::default() };
    for (row, cells) in rows.iter().enumerate() {
        table
            .cells
            .extend(cells.iter().zip(0..).map(|(text, column)| Cell::new(row as u32, column, *text, Style::default())));
    }
    let blocks = vec![
        paragraph("𠮷县人民政府2023年政府信息公开工作年度报告"),
        paragraph("一、总体情况"),
        paragraph("2023年各单位,及时更新😀。。主动公开1，000条，群众满意。"),
        paragraph("四、政府信息公开行政复议、行政诉讼情况"),
        Block::Table(table),
        paragraph("五、存在的主要问题及改进情况"),
        paragraph("公开不够及时。明年加强培训。"),
    ];
    write::docx(&Document { blocks, ..Document::default() }).unwrap()
}

#[test]
fn findings_stand_at_their_cells_and_headings_and_no_figure_changes() {
    let bytes = report();
    let document = read(&bytes, None).unwrap();
    let checked = import::check(&document, &Options::default());
    let wanted = Wanted { all: false, changes: true };
    let said = remarks(&document, &checked, wanted, &Options::default());
    assert_eq!(said.findings + said.unsaid, checked.analysis.findings.len());
    let cells: Vec<&Note> = said.notes.iter().filter(|note| matches!(note.at, At::Cell(_))).collect();
    assert!(cells.iter().any(|note| note.words.iter().any(|words| words.contains("23 + 1 + 18"))), "{cells:#?}");
    // Sections that are not there are said at a heading, by their names.
    let absent = said
        .notes
        .iter()
        .find(|note| note.words[0].contains("structure") || note.words[0].contains("主动公开政府信息情况"));
    assert!(matches!(absent.unwrap().at, At::Text { .. } | At::Paragraph(_)), "{absent:?}");
    let changes: Vec<&Change> = said.notes.iter().flat_map(|note| &note.changes).collect();
    assert!(!changes.is_empty());
    assert!(changes.iter().all(|change| !change.text.contains(char::is_numeric)), "{changes:?}");

    let annotated = annotate(&bytes, &document.parts, &said.notes, &author()).unwrap();
    assert_eq!(faults(&annotated.bytes), Vec::<String>::new());
    let digits = |bytes: &[u8]| {
        let text = import::import(&read(bytes, None).unwrap()).text;
        text.chars().filter(|c| c.is_numeric()).collect::<String>()
    };
    assert_eq!(digits(&annotated.bytes), digits(&bytes));
    let (mut before, mut after) = (parts(&bytes), parts(&annotated.bytes));
    for part in ["word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"] {
        before.remove(part);
        after.remove(part).unwrap();
    }
    assert_eq!(before, after);
}

#[test]
fn the_command_writes_a_copy_and_never_over_anything() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("年报.docx"), report()).unwrap();
    let run = |arguments: &[&str]| nianbao(folder.path(), arguments);
    let done = run(&["annotate", "年报.docx", "--track-changes"]);
    assert_eq!((done.code, &*done.stderr), (0, ""));
    assert!(done.stdout.starts_with("年报.docx → 𠮷县人民政府_批注.docx："), "{}", done.stdout);
    assert_eq!(fs::read(at("年报.docx")).unwrap(), report());
    let first = fs::read(at("𠮷县人民政府_批注.docx")).unwrap();
    let again = run(&["annotate", "年报.docx"]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("文件已存在，不覆盖（--force 可覆盖）"), "{}", again.stderr);
    let over = run(&["annotate", "年报.docx", "-o", "年报.docx", "--force"]);
    assert_eq!(over.code, 2);
    assert!(over.stderr.contains("这是要读的文件"), "{}", over.stderr);
    assert_eq!(fs::read(at("𠮷县人民政府_批注.docx")).unwrap(), first);

    // Of a folder what was annotated before is passed over; two of one unit have names of their own.
    fs::write(at("乙.docx"), report()).unwrap();
    let all = run(&["annotate", ".", "-o", "批注/"]);
    assert_eq!((all.code, &*all.stderr), (0, ""));
    let mut names: Vec<_> =
        fs::read_dir(at("批注")).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["𠮷县人民政府_批注.docx", "𠮷县人民政府（年报）_批注.docx"]);

    fs::write(at("坏.docx"), file("<w:p/>", &[("comments.xml", "<w:comments")])).unwrap();
    fs::write(at("图.doc"), b"\x89PNG\r\n\x1A\n").unwrap();
    let damaged = fs::read(at("坏.docx")).unwrap();
    let bad = run(&["annotate", "坏.docx", "图.doc", "无.docx"]);
    assert_eq!((bad.code, &*bad.stdout), (2, ""));
    for said in ["坏.docx: 文件损坏或不完整，读不了（word/comments.xml）", "图.doc: 实为图片（PNG）", "无.docx"]
    {
        assert!(bad.stderr.contains(said), "{said}: {}", bad.stderr);
    }
    assert_eq!(fs::read(at("坏.docx")).unwrap(), damaged);
    let none = run(&["annotate", "批注"]);
    assert_eq!((none.code, &*none.stdout), (0, ""));
    assert!(none.stderr.contains("没有 Word 文件可写批注"), "{}", none.stderr);
}

#[test]
fn what_is_no_word_file_becomes_one_first() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let text = include_str!("../../examples/seeded-mistakes.nianbao");
    fs::write(at("年报.nianbao"), text).unwrap();
    let run = |arguments: &[&str]| nianbao(folder.path(), arguments);
    assert_eq!(run(&["export", "--to", "html", "年报.nianbao", "-o", "年报.html"]).code, 0);
    let mut said = Vec::new();
    for (name, output) in [("年报.nianbao", "甲.docx"), ("年报.html", "乙.docx")] {
        let done = run(&["annotate", name, "-o", output, "--track-changes"]);
        assert_eq!((done.code, &*done.stderr), (0, ""));
        let expected = format!("{name} → {output}：不是 .docx 文件，已先导出为 .docx；");
        said.push(done.stdout.strip_prefix(&expected).unwrap_or_else(|| panic!("{}", done.stdout)).to_owned());
        let bytes = fs::read(at(output)).unwrap();
        assert_eq!(faults(&bytes), Vec::<String>::new());
        let comments = self::text(&bytes, "word/comments.xml");
        // The wrong sum, a mark that is no figure, and what was left blank.
        for words in ["规则：totals/row", "规则：value/", "【须修改】"] {
            assert!(comments.contains(words), "{words}: {comments}");
        }
        let figures = |bytes: &[u8]| import::import(&read(bytes, None).unwrap()).text;
        let exported = run(&["export", "--to", "docx", name, "-o", "丙.docx"]);
        assert_eq!(exported.code, 0, "{}", exported.stderr);
        let (before, after) = (figures(&fs::read(at("丙.docx")).unwrap()), figures(&bytes));
        let digits = |text: &str| text.chars().filter(|c| c.is_numeric()).collect::<String>();
        assert_eq!(digits(&before), digits(&after));
    }
    // The page has no place for the figure of a row that only names a group, and one finding less.
    assert_eq!(said, ["11 处问题，批注 11 条，修订 1 处\n", "10 处问题，批注 10 条，修订 1 处\n"]);
    assert_eq!(fs::read_to_string(at("年报.nianbao")).unwrap(), text);
}

/// A file that cannot be written whole: nothing of it is there, and what was there before is.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_nothing_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("年报.nianbao"), include_str!("../../examples/seeded-mistakes.nianbao")).unwrap();
    fs::write(at("年报.docx"), report()).unwrap();
    fs::write(at("旧.docx"), "旧𠮷").unwrap();
    fs::write(at("文件"), "").unwrap();
    let limited = |arguments: &str| {
        // No file may have more than 1 KB: writing fails as it does on a full disk, when some of it is written.
        let script = format!("trap '' XFSZ; ulimit -f 1; exec \"$0\" {arguments}");
        let mut command = std::process::Command::new("sh");
        command.args(["-c", &script]).arg(crate::common::binary::program()).current_dir(folder.path());
        let output = command.env("NIANBAO_LANG", "zh").output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    for arguments in [
        "export --to docx 年报.nianbao -o 新.docx",
        "export --to docx 年报.nianbao -o 旧.docx",
        "export --to html 年报.nianbao -o 新.html",
        "export --to json 年报.nianbao -o 新.json",
        "export --to csv 年报.nianbao -o 新.csv",
        "annotate 年报.docx",
        "annotate 年报.docx -o 旧.docx --force",
        "annotate 年报.nianbao -o 新.docx",
        // A folder that cannot be made or written to.
        "export --to docx 年报.nianbao -o 文件/新.docx",
        "export --to docx 年报.nianbao -o 文件/",
        "annotate 年报.docx -o 文件/",
    ] {
        let (code, said) = limited(arguments);
        assert_eq!(code, Some(2), "{arguments}: {said}");
        assert!(said.contains("写不了"), "{arguments}: {said}");
        let mut names: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        assert_eq!(names, ["年报.docx", "年报.nianbao", "文件", "旧.docx"], "{arguments}");
        assert_eq!(fs::read_to_string(at("旧.docx")).unwrap(), "旧𠮷");
        assert_eq!(fs::read(at("年报.docx")).unwrap(), report());
    }
}
