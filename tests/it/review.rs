//! `nianbao review` over two rounds of eighty generated units: every cell of every sheet; then what else goes in and out.

use crate::common::binary::nianbao;
use crate::common::folder::laid_out;
use crate::common::generate::{Random, fill};
use nianbao::document::sheets::{Cell, Sheet, Workbook};
use nianbao::document::{self, Block, read, write};
use nianbao::edition;
use nianbao::format::{self, Template};
use nianbao::report::{self, AgencyKind};
use std::fs;
use std::path::Path;

const UNITS: usize = 80;
const MISSING: [usize; 3] = [10, 20, 30];
const DOUBLE: [usize; 2] = [5, 6];
const UNREAD: usize = 40;
/// Whose report goes by another name that the list knows.
const RENAMED: usize = 7;
const STRANGER: &str = "邻县水利局";
const UNREAD_WHY: &str = "PDF 文件损坏或不完整，读不了；请用制作它的 Word 文件，或把文字和表格复制到 Word 中存为 .docx";

fn name(unit: usize) -> String {
    format!("𠮷县第{unit:02}局")
}

/// What is wrong with a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fault {
    /// A total that is not its sum, 1.
    Total(u32),
    /// A cell without a figure.
    Blank,
    /// A figure with a comma.
    Comma(&'static str),
}

impl Fault {
    /// 级别, 位置, 原文, 问题, 怎么办, 依据, where in a text and in a Word file, and the rule.
    fn cells(self) -> [String; 6] {
        let template = "依据国办公开办函〔2021〕30号（据转载模板）";
        match self {
            Fault::Total(total) => [
                "须修改".to_owned(),
                "四·行政复议·总计".to_owned(),
                total.to_string(),
                format!("各项之和为 1，填的是 {total}"),
                format!("核对这一行的各列与总计，改正填错的那一格；修改建议：把“行政复议·总计”由 {total} 改为 1"),
                template.to_owned(),
            ],
            Fault::Blank => [
                "请核对".to_owned(),
                "二·行政许可·本年处理决定数量".to_owned(),
                "（空白）".to_owned(),
                "“行政许可·本年处理决定数量”没有填数".to_owned(),
                "没有发生的填 0。空白不等于 0，是否为 0 由填报人确认；由填报人核对决定：空白格填 0".to_owned(),
                template.to_owned(),
            ],
            Fault::Comma(figure) => [
                "请核对".to_owned(),
                "二·行政处罚·本年处理决定数量".to_owned(),
                figure.to_owned(),
                format!("{figure} 带千分位分隔符"),
                format!("修改建议：去掉分隔符，写作 {}", figure.replace(',', "")),
                String::new(),
            ],
        }
    }

    fn rule(self) -> &'static str {
        match self {
            Fault::Total(_) => "totals/row",
            Fault::Blank => "value/blank",
            Fault::Comma(_) => "value/grouped-digits",
        }
    }
}

/// A report of a unit with this fault.
fn report(agency: &str, seed: usize, fault: Option<Fault>) -> String {
    let edition = edition::latest();
    let kind = Some(AgencyKind::Department);
    let template = Template { agency: Some(agency), year: Some(2023), kind, edition, last_year: None };
    let text = fill(&format::template(&template), &mut Random(seed as u64));
    match fault {
        None => text,
        Some(Fault::Blank) => set(&text, "licences", "decisions", ""),
        Some(Fault::Comma(figure)) => set(&text, "penalties", "decisions", figure),
        Some(Fault::Total(total)) => {
            let row = [("upheld", "1"), ("corrected", "0"), ("other-result", "0"), ("pending", "0")];
            let text = row.iter().fold(text, |text, (column, figure)| set(&text, "reconsideration", column, figure));
            set(&text, "reconsideration", "total", &total.to_string())
        }
    }
}

/// A report with another figure in a cell.
fn set(text: &str, row: &str, column: &str, figure: &str) -> String {
    let report = report::parse(text);
    let tables = report.edition.tables.iter().enumerate();
    let mut found = tables.filter_map(|(table, spec)| {
        let row = spec.rows.iter().position(|it| it.id == row)?;
        Some((table, row, spec.columns.iter().position(|it| it.id == column)?))
    });
    let (table, row, column) = found.next().expect("such a cell");
    let span = report.table(table).unwrap().cell(row, column).span;
    format!("{}{figure}{}", &text[..span.start as usize], &text[span.end as usize..])
}

/// A report as a Word file.
fn word(text: &str) -> Vec<u8> {
    write::docx(&nianbao::export::official(&report::parse(text)).document).unwrap()
}

/// A unit of a round: its files, and what is wrong with each.
type Files = Vec<(String, Vec<u8>, Option<Fault>)>;

/// What a unit hands in, in one of two rounds.
fn handed_in(unit: usize, is_second: bool) -> Files {
    let first = match unit {
        5 => Some(Fault::Total(2)),
        _ if unit % 10 == 1 => Some(Fault::Total(2)),
        _ if unit % 10 == 2 => Some(Fault::Blank),
        _ if unit % 10 == 3 => Some(Fault::Comma("1,234")),
        _ => None,
    };
    let fault = match unit {
        _ if !is_second => first,
        1 | 11 | 32 | 42 | 23 => None,
        13 => Some(Fault::Comma("1,235")),
        20 | 50 => Some(Fault::Total(2)),
        31 => Some(Fault::Total(3)),
        _ => first,
    };
    let is_missing = if is_second { unit == 30 || unit == 41 } else { MISSING.contains(&unit) };
    let agency = if unit == RENAMED { "第七局".to_owned() } else { name(unit) };
    let name = name(unit);
    let text = report(&agency, unit, fault);
    let mut files = match unit {
        _ if is_missing => Vec::new(),
        UNREAD if !is_second => vec![(format!("in/{name}.docx"), b"%PDF-1.7\n".to_vec(), None)],
        1 | 2 | 3 | 11 | 21 => vec![(format!("in/{name}.docx"), word(&text), fault)],
        _ => vec![(format!("in/{name}.nianbao"), text.clone().into_bytes(), fault)],
    };
    if DOUBLE.contains(&unit) && !is_second {
        files.push((format!("in/{name}（改）.nianbao"), text.into_bytes(), fault));
    }
    files
}

fn at(file: &str, bytes: &[u8], fault: Fault) -> String {
    if file.ends_with(".docx") {
        let at = match fault {
            Fault::Total(_) => "表 3 第 4 行第 5 列",
            Fault::Blank => "表 1 第 7 行第 2 列",
            Fault::Comma(_) => "表 1 第 10 行第 2 列",
        };
        return at.to_owned();
    }
    let row = match fault {
        Fault::Total(_) => "行政复议",
        Fault::Blank => "行政许可",
        Fault::Comma(_) => "行政处罚",
    };
    let text = std::str::from_utf8(bytes).unwrap();
    let line = text.lines().position(|line| line.trim_start_matches('|').trim().starts_with(row)).unwrap();
    format!("第 {} 行", line + 1)
}

/// The list: a title above, columns in another order, an alias.
fn list() -> Vec<u8> {
    let mut rows: Vec<Vec<Cell>> = vec![
        vec!["2023年度应报送单位".into()],
        ["序号", "单位名称", "别名", "主体", "报送期限"].map(Cell::from).to_vec(),
    ];
    rows.extend((0..UNITS).map(|unit| {
        let alias = if unit == RENAMED { "第七局、七局" } else { "" };
        vec![unit.into(), name(unit).into(), alias.into(), "部门".into(), "2024年1月31日".into()]
    }));
    let sheet = Sheet { name: "名单".to_owned(), rows, ..Sheet::default() };
    write::xlsx(&Workbook { title: None, sheets: vec![sheet] }).unwrap()
}

fn sheets(path: &Path) -> Workbook {
    read::workbook(&fs::read(path).unwrap(), Some("审核意见.xlsx")).unwrap()
}

/// The cells of a sheet as texts.
type Rows = Vec<Vec<String>>;

/// The rows of a sheet as texts, all of one length.
fn rows(workbook: &Workbook, name: &str) -> Vec<Vec<String>> {
    let sheet = workbook.sheets.iter().find(|sheet| sheet.name == name).unwrap_or_else(|| panic!("no sheet {name}"));
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or_default();
    let text = |row: &Vec<Cell>| (0..width).map(|at| row.get(at).map_or(String::new(), |it| it.value.text())).collect();
    sheet.rows.iter().map(text).collect()
}

fn compare(found: &[Vec<String>], expected: &[Vec<String>], what: &str) {
    for (at, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert_eq!(found, expected, "{what}, row {}", at + 1);
    }
    assert_eq!(found.len(), expected.len(), "{what}");
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

const FINDINGS: [&str; 12] = [
    "单位",
    "级别",
    "位置",
    "原文",
    "问题",
    "怎么办",
    "依据",
    "处理（须改/已核无误/不采纳）",
    "整改情况",
    "文件",
    "文件中的位置",
    "规则",
];

/// The codes of findings, which are twelve digits, taken off their rows.
fn without_codes(mut rows: Vec<Vec<String>>, column: usize) -> Vec<Vec<String>> {
    for (at, row) in rows.iter_mut().enumerate() {
        let code = row.remove(column);
        let is_code = code.len() == 12 && code.bytes().all(|byte| byte.is_ascii_hexdigit());
        assert!(is_code || at == 0 && code == "核对码" || code.is_empty(), "{code}");
    }
    rows
}

/// A row of findings as it has to be.
fn finding(unit: usize, file: &str, bytes: &[u8], fault: Fault, handling: &str, progress: &str) -> Vec<String> {
    let mut row = vec![name(unit)];
    row.extend(fault.cells());
    row.extend(owned(&[handling, progress, file]));
    row.push(at(file, bytes, fault));
    row.push(fault.rule().to_owned());
    row
}

fn first_round() -> (Rows, Rows) {
    let mut units =
        vec![owned(&["单位", "主体", "期限", "报送情况", "须修改", "请核对", "供参考", "结论", "说明", "文件"])];
    let mut findings = vec![owned(&FINDINGS)];
    for unit in 0..UNITS {
        let base = [name(unit), "部门".to_owned(), "2024年1月31日".to_owned()];
        let files = handed_in(unit, false);
        if files.is_empty() {
            units.push([&base[..], &owned(&["应报未报（已逾期）", "", "", "", "催报", "", ""])].concat());
        }
        for (file, bytes, fault) in &files {
            let (state, end) = match files.len() {
                1 => ("已报送", ""),
                _ => ("已报送；同一单位 2 份", "；请确认以哪份为准"),
            };
            let (counts, conclusion) = match fault {
                None => (["0", "0", "0"], "未发现须改的问题"),
                Some(Fault::Total(_)) => (["1", "0", "0"], "退回修改"),
                Some(_) => (["0", "1", "0"], "请核对"),
            };
            units.push(match unit {
                UNREAD => [&base[..], &owned(&["已报送，读不了", "", "", "", "请重新报送", UNREAD_WHY, file])].concat(),
                _ => {
                    [&base[..], &owned(&[state]), &owned(&counts), &[format!("{conclusion}{end}")], &owned(&["", file])]
                        .concat()
                }
            });
            findings.extend(fault.map(|fault| finding(unit, file, bytes, fault, "", "")));
        }
    }
    let stranger =
        [STRANGER, "", "", "名单外；已报送", "0", "0", "0", "未发现须改的问题；请核对单位", "", "in/邻县.nianbao"];
    units.push(owned(&stranger));
    units.push(owned(&["合计", "", "", "已报送 78 个，未报 3 个", "10", "16", "0", "", "", ""]));
    (units, findings)
}

/// What reviewers make of the sheet: columns moved and added, a title, a row of their own, another name.
fn reviewed(mut workbook: Workbook) -> Workbook {
    let sheet = workbook.sheets.iter_mut().find(|sheet| sheet.name == "问题").unwrap();
    sheet.name = "一审（李四）".to_owned();
    for (at, row) in sheet.rows.iter_mut().enumerate() {
        row.resize_with(13, Cell::default);
        let unit = row[0].value.text();
        let mut note = if at == 0 { "备 注" } else { "" };
        let mut write = |column: usize, text: &str| row[column] = text.into();
        match unit.as_str() {
            "𠮷县第02局" => {
                write(7, " 已核 无误");
                note = "电话核实";
            }
            "𠮷县第13局" => write(7, "「已核无误。」"),
            "𠮷县第03局" => write(7, "不采纳"),
            "𠮷县第22局" => write(7, "看看"),
            "𠮷县第21局" => {
                write(7, "须改");
                write(8, "已电催");
            }
            "𠮷县第71局" => write(12, ""),
            _ => {}
        }
        row.reverse();
        row.insert(0, note.into());
    }
    let mut own = vec![Cell::default(); 14];
    for (column, text) in [(13, "𠮷县第00局"), (12, "须修改"), (11, "六"), (9, "收费口径请说明"), (6, "须改")]
    {
        own[column] = text.into();
    }
    sheet.rows.insert(1, own);
    sheet.rows.insert(0, vec!["一审意见".into()]);
    // And of the units somebody notes who was called.
    let units = workbook.sheets.iter_mut().find(|sheet| sheet.name == "单位").unwrap();
    units.rows[0].push("联系人".into());
    units.rows[1].resize_with(10, Cell::default);
    units.rows[1].push("王五😀".into());
    workbook
}

fn second_round() -> (Rows, Rows, Rows) {
    let mut units = vec![owned(&[
        "单位",
        "主体",
        "期限",
        "报送情况",
        "须修改",
        "请核对",
        "供参考",
        "已改",
        "未改",
        "新发现",
        "结论",
        "说明",
        "文件",
        "联系人",
    ])];
    let with_note = |mut row: Vec<String>, note: &str| {
        row.push(note.to_owned());
        row
    };
    let head = with_note(owned(&FINDINGS), "备 注");
    let (mut findings, mut settled) = (vec![head.clone()], vec![head]);
    for unit in 0..UNITS {
        let files = handed_in(unit, true);
        let before = handed_in(unit, false).into_iter().next();
        let was = before.as_ref().and_then(|(.., fault)| *fault);
        let (mut counts, mut marks) = ([0, 0, 0], [0, 0, 0]);
        let (handling, progress) = match unit {
            3 => ("不采纳", "未改"),
            13 => ("", "新发现；上次已核无误，现有变动"),
            21 => ("须改", "未改；已电催"),
            22 => ("看看", "未改"),
            20 | 50 => ("", "新发现"),
            _ => ("", "未改"),
        };
        let mut conclusion = "未发现须改的问题";
        for (file, bytes, fault) in &files {
            let Some(fault) = *fault else { continue };
            if unit == 2 {
                settled.push(with_note(finding(unit, file, bytes, fault, "已核 无误", ""), "电话核实"));
                continue;
            }
            findings.push(with_note(finding(unit, file, bytes, fault, handling, progress), ""));
            marks[if progress.starts_with("新发现") { 2 } else { 1 }] += 1;
            if unit == 3 {
                continue;
            }
            let is_error = matches!(fault, Fault::Total(_));
            counts[usize::from(!is_error)] += 1;
            conclusion = if is_error { "退回修改" } else { "请核对" };
        }
        if let Some((file, bytes, _)) = &before
            && let Some(was) = was
            && files.first().is_none_or(|(.., fault)| fault.is_none())
        {
            let progress = if files.is_empty() { "本次没有读到" } else { "已改" };
            findings.push(with_note(finding(unit, file, bytes, was, "", progress), ""));
            marks[0] += usize::from(!files.is_empty());
        }
        if unit == 0 {
            let own = [&name(0), "须修改", "六", "", "收费口径请说明", "", "", "须改", "", "", "", "", ""];
            findings.push(owned(&own));
            (counts[0], conclusion) = (1, "退回修改");
        }
        let mut row = vec![name(unit), "部门".to_owned(), "2024年1月31日".to_owned()];
        let all = counts.iter().chain(&marks).map(|count: &usize| count.to_string());
        match files.first() {
            None => {
                row.extend(owned(&["应报未报（已逾期）", "", "", ""]));
                row.extend(all.skip(3));
                row.extend(owned(&["催报", "", ""]));
            }
            Some((file, ..)) => {
                row.push("已报送".to_owned());
                row.extend(all);
                row.extend(owned(&[conclusion, "", file]));
            }
        }
        row.push(if unit == 0 { "王五😀" } else { "" }.to_owned());
        units.push(row);
    }
    let sum = |column: usize| units[1..].iter().map(|row| row[column].parse().unwrap_or(0)).sum::<usize>().to_string();
    let sums: Vec<String> = (4..10).map(sum).collect();
    units.push([&owned(&["合计", "", "", "已报送 78 个，未报 2 个"])[..], &sums, &owned(&["", "", "", ""])].concat());
    (units, findings, settled)
}

#[test]
fn eighty_units_in_two_rounds() {
    let mut files: Vec<(String, Vec<u8>)> =
        (0..UNITS).flat_map(|unit| handed_in(unit, false)).map(|(file, bytes, _)| (file, bytes)).collect();
    files.push(("in/邻县.nianbao".to_owned(), report(STRANGER, 99, None).into_bytes()));
    files.push(("名单.xlsx".to_owned(), list()));
    let settings = "[review]\nsignature = \"𠮷县人民政府办公室\"\ndeadline = \"2月5日\"\n";
    files.push(("nianbao.toml".to_owned(), settings.as_bytes().to_vec()));
    let folder = laid_out(files.iter().map(|(path, bytes)| (path, bytes)));
    let folder = folder.path();

    let run = nianbao(folder, &["review", "in", "--units", "名单.xlsx", "--letters", "退回"]);
    assert_eq!(run.stderr, format!("nianbao: in/𠮷县第40局.docx：{UNREAD_WHY}\n"));
    let said = "审核意见.xlsx：已报送 78 个单位，未报 3 个；须修改 10 处，请核对 16 处，供参考 0 处；退回意见 26 份，在 退回\n";
    assert_eq!((run.code, &*run.stdout), (2, said));
    let workbook = sheets(&folder.join("审核意见.xlsx"));
    let names: Vec<&str> = workbook.sheets.iter().map(|sheet| &*sheet.name).collect();
    assert_eq!(names, ["单位", "问题", "按规则", "读不了的文件"]);
    let (units, findings) = first_round();
    compare(&rows(&workbook, "单位"), &units, "units");
    compare(&without_codes(rows(&workbook, "问题"), 12), &findings, "findings");
    let others = |last: usize| (0..8).map(|ten| name(ten * 10 + last)).collect::<Vec<_>>().join("、");
    let totals = format!("{}、{}、{}", name(1), name(5), others(1).split_once('、').unwrap().1);
    let expected = [
        owned(&["规则", "查什么", "级别", "处数", "单位数", "哪些单位"]),
        owned(&["totals/row", "行内合计不符", "须修改", "10", "9", &totals]),
        owned(&["value/blank", "数值格没有填数", "请核对", "8", "8", &others(2)]),
        owned(&["value/grouped-digits", "数字带千分位分隔符", "请核对", "8", "8", &others(3)]),
    ];
    let mut by_rule = rows(&workbook, "按规则");
    for row in &mut by_rule[1..] {
        // The title of a rule is the rule's.
        let title = nianbao::lint::rule_named(&row[0]).unwrap().title.zh;
        assert_eq!(row[1], title);
    }
    let expected: Vec<Vec<String>> = expected
        .into_iter()
        .map(|mut row| {
            if let Some(rule) = nianbao::lint::rule_named(&row[0]) {
                row[1] = rule.title.zh.to_owned();
            }
            row
        })
        .collect();
    compare(&by_rule, &expected, "rules");
    let unread = [owned(&["单位", "文件", "为什么读不了"]), owned(&[&name(40), "in/𠮷县第40局.docx", UNREAD_WHY])];
    compare(&rows(&workbook, "读不了的文件"), &unread, "unread");

    // A letter to each that has something to mend or to look at, and to that whose file cannot be read.
    let mut letters: Vec<String> =
        fs::read_dir(folder.join("退回")).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    letters.sort();
    let wanted =
        (0..UNITS).filter(|unit| handed_in(*unit, false).iter().any(|(.., fault)| fault.is_some()) || *unit == 40);
    let wanted: Vec<String> = wanted.map(|unit| format!("{}_退回意见.docx", name(unit))).collect();
    assert_eq!(letters, wanted);
    let letter = document::read(&fs::read(folder.join("退回/𠮷县第01局_退回意见.docx")).unwrap(), None).unwrap();
    let said: Vec<String> = letter
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text(),
            Block::Table(table) => table.cells.iter().map(document::Cell::text).collect::<Vec<_>>().join("|"),
        })
        .collect();
    assert_eq!(said[..2], ["关于退回2023年度政府信息公开工作年度报告的意见", "𠮷县第01局："]);
    assert!(
        said[2].contains("（𠮷县第01局.docx）收悉。经审核，须修改 1 处，请核对 0 处") && said[2].contains("于2月5日前"),
        "{said:?}"
    );
    assert!(said[3].ends_with("须修改|四·行政复议·总计|各项之和为 1，填的是 2|核对这一行的各列与总计，改正填错的那一格；修改建议：把“行政复议·总计”由 2 改为 1|依据国办公开办函〔2021〕30号（据转载模板）"), "{said:?}");
    assert_eq!(said[4], "𠮷县人民政府办公室");
    assert!(said[5].ends_with('日') && said.len() == 6, "{said:?}");

    // The second round.
    fs::write(folder.join("一审.xlsx"), write::xlsx(&reviewed(workbook)).unwrap()).unwrap();
    fs::remove_dir_all(folder.join("in")).unwrap();
    fs::create_dir(folder.join("in")).unwrap();
    for (file, bytes, _) in (0..UNITS).flat_map(|unit| handed_in(unit, true)) {
        fs::write(folder.join(file), bytes).unwrap();
    }
    let arguments = ["review", "in", "--units", "名单.xlsx", "--previous", "一审.xlsx", "-o", "二审.xlsx"];
    let run = nianbao(folder, &arguments);
    let doubt = "nianbao: 上次的“一审（李四）”第 13 行：处理一栏写的“看看”没看懂（须改、已核无误、不采纳），照原样保留，当作没有处理\n";
    assert_eq!((run.code, &*run.stderr), (0, doubt));
    let workbook = sheets(&folder.join("二审.xlsx"));
    let (units, findings, settled) = second_round();
    compare(&rows(&workbook, "单位"), &units, "units again");
    compare(&without_codes(rows(&workbook, "问题"), 12), &findings, "findings again");
    compare(&without_codes(rows(&workbook, "已核无误"), 12), &settled, "settled");
    let names: Vec<&str> = workbook.sheets.iter().map(|sheet| &*sheet.name).collect();
    assert_eq!(names, ["单位", "问题", "按规则", "已核无误"]);

    // A third round on the second's sheet, with the same reports: nothing is new, and nobody is asked again.
    let arguments = ["review", "in", "--units", "名单.xlsx", "--previous", "二审.xlsx", "-o", "三审.xlsx"];
    assert_eq!(nianbao(folder, &arguments).code, 0);
    let workbook = sheets(&folder.join("三审.xlsx"));
    compare(&without_codes(rows(&workbook, "已核无误"), 12), &settled, "settled in the third round");
    let again = rows(&workbook, "问题");
    assert_eq!(again.len(), findings.len());
    let marks: Vec<&str> = again.iter().map(|row| &*row[8]).filter(|mark| mark.starts_with("新发现")).collect();
    assert_eq!(marks, [""; 0]);
}

#[test]
fn what_stands_there_is_not_harmed() {
    let faulty = report(&name(1), 1, Some(Fault::Total(2)));
    let files = [
        ("in/一.nianbao", &*faulty),
        ("审核意见.xlsx", "别人的"),
        ("名单.csv", "单位\n𠮷县第01局\n"),
        ("退回", "是文件"),
    ];
    let folder = laid_out(files);
    let folder = folder.path();
    let streams: Vec<u8> = "Workbook\u{0}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let old = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", &[0; 64][..], &streams].concat();
    fs::write(folder.join("旧.xls"), old).unwrap();
    let run = |arguments: &[&str]| {
        let run = nianbao(folder, arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stdout);
        run.stderr
    };
    assert!(run(&["review", "in"]).contains("审核意见.xlsx：文件已存在，不覆盖"));
    assert_eq!(fs::read_to_string(folder.join("审核意见.xlsx")).unwrap(), "别人的");
    assert!(run(&["review", "in", "-o", "意见.pdf"]).contains(".xlsx、.docx、.html 或 .csv"));
    assert!(run(&["review", "in", "--units", "名单.csv", "-o", "名单.csv", "--force"]).contains("这是要读的文件"));
    assert!(run(&["review", "in", "--previous", "名单.csv", "-o", "新.xlsx"]).contains("没有找到审核意见"));
    assert!(run(&["review", "in", "--units", "旧.xls", "-o", "新.xlsx"]).contains("打开后另存"));
    assert!(run(&["review", "in", "--units", "没有.xlsx", "-o", "新.xlsx"]).contains("没有.xlsx"));
    assert!(run(&["review", "in", "--units", "审核意见.xlsx", "-o", "新.xlsx"]).contains("“单位”一栏"));
    // The folder of letters cannot be made: nothing is written.
    assert!(run(&["review", "in", "-o", "新.xlsx", "--letters", "退回"]).contains("退回："));
    assert!(run(&["review", "in", "-o", "没有/新.xlsx"]).contains("没有/新.xlsx"));
    assert!(!folder.join("新.xlsx").exists() && !folder.join("没有").exists());
    let again = nianbao(folder, &["review", "in", "--force"]);
    assert_eq!((again.code, &*again.stderr), (0, ""));
    assert_eq!(sheets(&folder.join("审核意见.xlsx")).sheets.len(), 3);
}

#[test]
fn every_format_says_the_same_and_nothing_in_it_is_markup() {
    let faulty = report("=𠮷<b>局", 1, Some(Fault::Total(2)));
    let files = [("in/一.nianbao", &*faulty), ("in/坏.doc", "%PDF-1.4"), ("in/审核意见_旧.docx", "甲")];
    let folder = laid_out(files);
    let folder = folder.path();
    for format in ["xlsx", "docx", "html", "csv"] {
        let run = nianbao(folder, &["review", "in", "-q", "-o", &format!("意见.{format}")]);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{}", run.stderr);
        assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    }
    let read = |name: &str| fs::read(folder.join(name)).unwrap();
    let csv = String::from_utf8(read("意见.csv")).unwrap();
    assert!(csv.starts_with("\u{FEFF}单位,级别,"), "{csv}");
    assert!(
        csv.contains("\n'=𠮷<b>局,须修改,四·行政复议·总计,2,") && csv.contains("\n坏,\"已报送，读不了\"")
            || csv.contains("\n坏,已报送，读不了,"),
        "{csv}"
    );
    let html = String::from_utf8(read("意见.html")).unwrap();
    assert!(html.contains("=𠮷&lt;b&gt;局") && !html.contains("<b>局") && !html.contains("<script"), "{html}");
    let word = document::read(&read("意见.docx"), None).unwrap();
    let has = |text: &str| {
        word.blocks.iter().any(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text().contains(text),
            Block::Table(table) => table.cells.iter().any(|cell| cell.text().contains(text)),
        })
    };
    assert!(has("审核意见") && has("=𠮷<b>局") && has("各项之和为 1，填的是 2") && has("PDF 文件损坏"));
    assert_eq!(rows(&sheets(&folder.join("意见.xlsx")), "问题")[1][0], "=𠮷<b>局");
}

#[test]
fn reports_of_the_year_before_are_no_doubles() {
    let this = report(&name(1), 1, None);
    let last = this.replace("2023", "2022").replace("2024", "2023");
    let other = report(&name(2), 2, None);
    let folder = laid_out([("in/a.nianbao", &*this), ("in/b.nianbao", &*last), ("in/c.nianbao", &*other)]);
    let run = nianbao(folder.path(), &["review", "in"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let units = rows(&sheets(&folder.path().join("审核意见.xlsx")), "单位");
    assert_eq!(units.len(), 4, "{units:?}");
    assert_eq!((&*units[1][3], &*units[1][8]), ("已报送", "另有其他年度的报告，只用来核对：in/b.nianbao"));
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_nothing_half_written() {
    let faulty = report(&name(1), 1, Some(Fault::Total(2)));
    let folder = laid_out([("in/一.nianbao", &*faulty)]);
    // The largest file that a process may write stands in for a disk with no room left.
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" review in --letters 退回";
    let mut command = std::process::Command::new("bash");
    command.args(["-c", script, env!("CARGO_BIN_EXE_nianbao")]).current_dir(folder.path()).env("NIANBAO_LANG", "zh");
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("审核意见.xlsx：写不了"), "{said}");
    let mut left: Vec<String> =
        fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    assert_eq!(left, ["in", "退回"]);
    assert_eq!(fs::read_dir(folder.path().join("退回")).unwrap().count(), 0);
}
