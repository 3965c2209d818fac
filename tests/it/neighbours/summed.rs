//! `nianbao sum`: what units report is what their government would.

use super::county::{changed, county, path, unit, whole};
use crate::common::binary::nianbao;
use crate::common::folder::laid_out;
use nianbao::document::sheets::{Sheet, Value};
use nianbao::document::{self, Block};
use nianbao::edition::Edition;
use nianbao::report::{self, Figures, Report};
use nianbao::text::{Edit, apply};
use rust_decimal::Decimal;

/// The figures of a report in official order.
fn figures(report: &Report) -> Vec<Option<Decimal>> {
    let of = |(at, spec): (usize, &'static nianbao::edition::Table)| {
        let table = report.table(at).expect("a table");
        let figures = Figures::new(spec, table);
        let places = (0..spec.rows.len()).flat_map(|row| (0..spec.columns.len()).map(move |column| (row, column)));
        places.map(|(row, column)| figures.get(row, column)).collect::<Vec<_>>()
    };
    report.edition.tables.iter().enumerate().flat_map(of).collect()
}

fn place(edition: &Edition, table: &str, row: &str, column: &str) -> (usize, usize, usize) {
    let (at, spec) = edition.table_named(table).unwrap();
    let row = spec.rows.iter().position(|it| it.id == row).unwrap();
    (at, row, spec.columns.iter().position(|it| it.id == column).unwrap())
}

/// A text with a blank in the place of one figure.
fn blanked(text: &str, table: &str, row: &str, column: &str) -> String {
    let report = report::parse(text);
    let (at, row, column) = place(report.edition, table, row, column);
    let cell = report.table(at).unwrap().cell(row, column);
    apply(text, &[Edit::replace(cell.span, "")]).unwrap()
}

#[test]
fn the_sum_of_80_units_is_the_whole_and_holds() {
    let county = county(80, &[2023, 2024], true);
    let expected = figures(&report::parse(&*county[&whole(2024)]));
    let folder = laid_out(county);
    let run = nianbao(folder.path(), &["sum", ".", "--agency", "𠮷溪县人民政府", "-o", "汇总.nianbao"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("汇总了 80 个单位 2024 年度的报告"), "{}", run.stderr);
    // Those of the other year, and the governments', which would count twice, are named one by one.
    assert_eq!(run.stderr.matches("是 2023 年度的").count(), 81, "{}", run.stderr);
    assert_eq!(run.stderr.matches("本身是汇总").count(), 1, "{}", run.stderr);
    let text = std::fs::read_to_string(folder.path().join("汇总.nianbao")).unwrap();
    let report = report::parse(&*text);
    assert_eq!(report.front_matter.aggregate.len(), 80);
    assert_eq!(figures(&report), expected);
    // What it sums up, it is the sum of.
    let run = nianbao(folder.path(), &["check", "--select", "aggregate,totals", "汇总.nianbao"]);
    assert_eq!(
        (run.code, run.stdout.lines().next().unwrap_or_default().contains("aggregate/")),
        (0, false),
        "{}",
        run.stdout
    );
    let again = nianbao(folder.path(), &["sum", ".", "-o", "汇总.nianbao"]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("不覆盖"), "{}", again.stderr);
}

/// The row of a sheet that begins with a name.
fn row<'s>(sheet: &'s Sheet, name: &str) -> Vec<&'s Value> {
    let row = sheet.rows.iter().find(|row| row.get(1).is_some_and(|cell| cell.value.text() == name));
    row.unwrap_or_else(|| panic!("{name}")).iter().map(|cell| &cell.value).collect()
}

/// The report of a unit.
fn three_of(files: &[(std::path::PathBuf, String)], number: usize) -> &str {
    &files.iter().find(|(file, _)| *file == path(2024, number)).unwrap().1
}

#[test]
fn a_blank_is_none_in_every_format() {
    let three = county(3, &[2024], false);
    let mut files: Vec<(std::path::PathBuf, String)> = three.into_iter().collect();
    let own = three_of(&files, 0).replace(&unit(0), "𠮷溪县人民政府").replace("主体: 部门", "主体: 政府");
    let at = files.iter().position(|(file, _)| *file == path(2024, 1)).unwrap();
    files[at].1 = blanked(&files[at].1, "licensing", "licences", "decisions");
    let known: Decimal = files
        .iter()
        .map(|(_, text)| report::parse(&**text))
        .chain([report::parse(&*own)])
        .filter_map(|report| {
            let (at, row, column) = place(report.edition, "licensing", "licences", "decisions");
            report.table(at).unwrap().cell(row, column).number()
        })
        .sum();
    for (_, text) in &mut files {
        *text = blanked(text, "fees", "administrative-fees", "amount");
    }
    let own = blanked(&own, "fees", "administrative-fees", "amount");
    files.push(("2024/县政府.nianbao".into(), own));
    files.push(("2024/坏.docx".into(), "PK\u{3}\u{4}坏𠮷".to_owned()));
    files.push(("2024/重复/水务.nianbao".into(), files[at].1.clone()));
    let folder = laid_out(files);
    let run = nianbao(folder.path(), &["sum", "2024", "-o", "汇总.nianbao"]);
    assert_eq!(run.code, 2, "one file could not be read: {}", run.stderr);
    assert!(run.stderr.contains("2024/坏.docx") && run.stderr.contains("同一机关已有"), "{}", run.stderr);
    let text = std::fs::read_to_string(folder.path().join("汇总.nianbao")).unwrap();
    assert!(text.contains(&format!("{known}（1 个单位未填）")), "{text}");
    let report = report::parse(&*text);
    let (at, row_at, column) = place(report.edition, "fees", "administrative-fees", "amount");
    let fee = report.table(at).unwrap().cell(row_at, column);
    assert!(fee.number().is_none() && fee.span.is_empty(), "nobody has said anything");
    let run = nianbao(folder.path(), &["sum", "2024", "-o", "汇总.xlsx"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    let bytes = std::fs::read(folder.path().join("汇总.xlsx")).unwrap();
    let workbook = document::read::workbook(&bytes, Some("汇总.xlsx")).unwrap();
    assert_eq!(workbook.sheets[0].name, "各单位");
    assert_eq!(row(&workbook.sheets[0], "合计").len(), 10);
    let units = workbook.sheets.iter().find(|sheet| sheet.name == "各单位全部数字").unwrap();
    let own = row(units, "𠮷溪县人民政府（本级）");
    assert_eq!(*own[0], Value::Number(1.into()), "the government's own row is the first");
    let blank = row(units, &unit(1));
    let total = row(units, "合计");
    let lacking = row(units, "未填的单位数");
    let licences = total.iter().position(|value| **value == Value::Number(known)).expect("the sum");
    assert_eq!(blank[licences].text(), "未填");
    assert_eq!(*lacking[licences], Value::Number(1.into()));
    assert_eq!(workbook.sheets.last().unwrap().name, "没有计入的");
    // What the two formats say is the same, but for the notes that the text has beside its figures.
    let run = nianbao(folder.path(), &["diff", "--same", "汇总.nianbao", "汇总.xlsx"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("只核对了表"), "{}", run.stderr);
    let run = nianbao(folder.path(), &["sum", "2024", "-o", "汇总.docx"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    let bytes = std::fs::read(folder.path().join("汇总.docx")).unwrap();
    let document = document::read(&bytes, Some("汇总.docx")).unwrap();
    let tables: Vec<String> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table.cells.iter().map(|cell| cell.text() + "\n").collect()),
            Block::Paragraph(_) => None,
        })
        .collect();
    assert!(tables[0].contains("合计") && tables[0].contains("𠮷溪县人民政府（本级）"), "{}", tables[0]);
    assert!(tables.iter().any(|table| table.contains("（1 个单位未填）")));
    assert!(tables.last().unwrap().contains("坏.docx"));
}

#[test]
fn a_cell_is_summed_as_it_is_written() {
    // A unit that wrote a total that is not its sum: its own word counts, and the total is written out.
    let two = county(2, &[2024], false);
    let wrong = two[&path(2024, 0)].clone();
    let report = report::parse(&*wrong);
    let (at, row, column) = place(report.edition, "reviews", "reconsideration", "total");
    let cell = *report.table(at).unwrap().cell(row, column);
    let wrong = apply(&wrong, &[Edit::replace(cell.span, "7")]).unwrap();
    let wrong = changed(&wrong, &[("reviews", "reconsideration", "upheld", 1)]);
    let other = two[&path(2024, 1)].clone();
    let other = changed(&other, &[("reviews", "reconsideration", "upheld", 0)]);
    let folder = laid_out([("甲.nianbao", wrong), ("乙.nianbao", other)]);
    let run = nianbao(folder.path(), &["sum", "."]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report = report::parse(&*run.stdout);
    let total = report.table(at).unwrap().cell(row, column).number();
    assert_eq!(total, Some(7.into()), "{}", run.stdout);
}

#[test]
fn amounts_of_several_units_are_summed_up_in_yuan() {
    let report = |agency: &str, heading: &str, amount: &str| {
        format!(
            "---\n机关: {agency}\n年度: 2019\n---\n\n## 二、主动公开政府信息情况\n\n\
             | 第二十条第（九）项 | 采购项目数量 | {heading} |\n| --- | --- | --- |\n| 政府集中采购 | 3 | {amount} |\n"
        )
    };
    let files = [
        ("甲.nianbao", report("𠮷县甲局", "采购总金额（万元）", "103.3879")),
        ("乙.nianbao", report("𠮷县乙局", "采购总金额", "251000元")),
        ("丙.nianbao", report("𠮷县丙局", "采购总金额", "7").replace("| 3 | 7 |", "| 0 | 7 |")),
    ];
    let folder = laid_out(files);
    let run = nianbao(folder.path(), &["sum", ".", "--agency", "𠮷县人民政府", "-o", "汇总.nianbao"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = std::fs::read_to_string(folder.path().join("汇总.nianbao")).unwrap();
    // What has no unit is no yuan, nor anything else.
    assert!(text.contains(" 1284879元（1 个单位未填） |"), "{text}");
    // And held against the sum in the same way.
    let held = |amount: &str| {
        let text = text.replace("1284879元（1 个单位未填）", amount).replace("  - 丙.nianbao\n", "");
        std::fs::write(folder.path().join("汇总.nianbao"), text).unwrap();
        nianbao(folder.path(), &["check", "--output-format", "concise", "--select", "aggregate", "汇总.nianbao"]).stdout
    };
    assert!(!held("128.4879万元").contains("aggregate/sum"), "{}", held("128.4879万元"));
    assert!(held("1285000元").contains("之和是 1284879元，填的是 1285000元"), "{}", held("1285000元"));
}
