//! `nianbao diff`: what differs between two reports, and nothing else.

use super::county::{county, path, unit};
use crate::common::binary::nianbao;
use crate::common::folder::laid_out;
use crate::common::generate::Random;
use nianbao::document::sheets::{Area, Cell, Sheet, Workbook};
use nianbao::document::{self, Block, write};
use nianbao::export::compare::{Differences, Side, compare};
use nianbao::export::{Official, official};
use nianbao::import;
use nianbao::report::{self, Report, State};
use nianbao::text::{Edit, Lang, apply};
use serde_json::Value;

fn as_document(text: &str) -> Official {
    official(&report::parse(text))
}

fn word(text: &str) -> Vec<u8> {
    write::docx(&as_document(text).document).unwrap()
}

fn page(text: &str) -> String {
    write::html(&as_document(text).document)
}

/// The tables of a report as a reporting system gives them out: a sheet each.
fn sheets(text: &str) -> Vec<u8> {
    let mut workbook = Workbook::default();
    for block in as_document(text).document.blocks {
        let Block::Table(table) = block else { continue };
        let mut sheet = Sheet { name: format!("表{}", workbook.sheets.len() + 1), ..Sheet::default() };
        sheet.rows = vec![vec![Cell::default(); table.columns as usize]; table.rows as usize];
        for cell in &table.cells {
            sheet.rows[cell.row as usize][cell.column as usize] = Cell::from(cell.text());
            if cell.rows * cell.columns > 1 {
                let (row, column, rows, columns) = (cell.row, cell.column, cell.rows, cell.columns);
                sheet.merged.push(Area { row, column, rows, columns });
            }
        }
        workbook.sheets.push(sheet);
    }
    write::xlsx(&workbook).unwrap()
}

/// What a file of another format says.
fn read(name: &str, bytes: &[u8]) -> Report {
    let document = match name.ends_with(".xlsx") {
        true => document::read::spread(&document::read::workbook(bytes, Some(name)).unwrap()).unwrap(),
        false => document::read(bytes, Some(name)).unwrap(),
    };
    report::parse(import::import(&document).text)
}

fn differences(old: (&str, &Report), new: (&str, &Report)) -> Differences {
    let side = |(name, report)| Side {
        report,
        imported: !str::ends_with(name, ".nianbao"),
        tables_only: str::ends_with(name, ".xlsx"),
    };
    compare(side(old), side(new), Lang::Zh)
}

/// A figure that was changed: its place in official words.
fn change_figure(text: &str, random: &mut Random) -> (String, String) {
    let report = report::parse(text);
    let mut places = Vec::new();
    for (at, spec) in report.edition.tables.iter().enumerate() {
        for (row, named) in spec.rows.iter().enumerate().filter(|(_, row)| !row.group) {
            for (column, across) in spec.columns.iter().enumerate().filter(|(column, _)| !spec.derives(row, *column)) {
                let cell = report.table(at).unwrap().cell(row, column);
                if let State::Number(figure) = cell.state {
                    places.push((cell.figure, figure, format!("{}/{}/{}", spec.id, named.id, across.id)));
                }
            }
        }
    }
    let (span, figure, key) = places.swap_remove(random.upto(places.len() as i64 - 1) as usize);
    let other = figure + rust_decimal::Decimal::ONE;
    (apply(text, &[Edit::replace(span, other.to_string())]).unwrap(), key)
}

/// A word that was changed in a paragraph.
fn change_word(text: &str, random: &mut Random) -> Option<String> {
    let words = ["公开", "信息", "工作", "政府", "服务", "平台"];
    let body = text.find("## 一、")?;
    let end = text.find("## 二、")?;
    let word = random.one(&words);
    let found: Vec<usize> =
        text[body..end].match_indices(word).map(|(at, _)| body + at).filter(|at| !is_heading(text, *at)).collect();
    let at = *found.get(random.upto(found.len() as i64 - 1).max(0) as usize)?;
    Some(format!("{}𠮷改{}", &text[..at], &text[at + word.len()..]))
}

fn is_heading(text: &str, at: usize) -> bool {
    text[..at].rsplit('\n').next().is_some_and(|line| line.starts_with('#'))
}

#[test]
fn each_of_200_differences_is_found_between_formats_and_none_where_none_is() {
    let county = county(10, &[2024], false);
    let mut random = Random(77);
    let (mut figures, mut words) = (0, 0);
    for number in 0..10 {
        let text = &county[&path(2024, number)];
        let plain = report::parse(&**text);
        let made = [("甲.docx", word(text)), ("甲.html", page(text).into_bytes()), ("甲.xlsx", sheets(text))];
        let originals: Vec<(&str, Report)> = made.iter().map(|(name, bytes)| (*name, read(name, bytes))).collect();
        for (name, report) in &originals {
            let none = differences(("甲.nianbao", &plain), (name, report));
            assert!(none.is_empty(), "{name}: {none:#?}");
            for (other, report_of) in &originals {
                let none = differences((other, report_of), (name, report));
                assert!(none.is_empty(), "{other}, {name}: {none:#?}");
            }
        }
        for round in 0..20 {
            let (old_name, old) = &originals[round % 3];
            // What differs is in a figure, or where both have text, in a word.
            let changed = if round % 4 == 3 && round % 3 != 2 { change_word(text, &mut random) } else { None };
            let (changed, key) = match changed {
                Some(changed) => (changed, None),
                None => {
                    let (changed, key) = change_figure(text, &mut random);
                    (changed, Some(key))
                }
            };
            let new = match round % 2 {
                0 => read("乙.html", page(&changed).as_bytes()),
                _ => read("乙.docx", &word(&changed)),
            };
            let found = differences((old_name, old), ("乙.docx", &new));
            match key {
                Some(key) => {
                    let keys: Vec<&str> = found.figures.iter().map(|figure| &*figure.key).collect();
                    assert!(keys.contains(&&*key), "{key} of {old_name}: {keys:?}");
                    // With it the totals that it goes into differ, and nothing else.
                    let others = keys.iter().filter(|other| **other != key);
                    assert!(others.clone().all(|other| other.contains("total")), "{key}: {keys:?}");
                    assert_eq!(found.texts, [], "{key}");
                    figures += 1;
                }
                None => {
                    let [text] = &found.texts[..] else { panic!("{found:#?}") };
                    assert!(text.new.contains("𠮷改") && !text.old.contains("𠮷改"), "{text:?}");
                    assert_eq!(found.figures, []);
                    words += 1;
                }
            }
        }
    }
    assert_eq!(figures + words, 200);
    assert!(words >= 20, "{words}");
}

#[test]
fn folders_are_matched_by_agency_and_the_sides_are_named() {
    let county = county(3, &[2024], false);
    let text = |number: usize| county[&path(2024, number)].clone();
    let (changed, _) = change_figure(&text(1), &mut Random(3));
    let folder = laid_out([
        ("定稿/a.docx", word(&text(0))),
        ("定稿/b.docx", word(&text(1))),
        ("定稿/c.docx", word(&text(2))),
        ("网页/1.html", page(&changed).into_bytes()),
        ("网页/2.html", page(&text(0)).into_bytes()),
        ("同/1.html", page(&text(2)).into_bytes()),
        ("同/2.html", page(&text(1)).into_bytes()),
        ("同/3.nianbao", text(0).into_bytes()),
    ]);
    let run = nianbao(folder.path(), &["diff", "--same", "定稿", "网页"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stdout.contains("定稿/b.docx → 网页/1.html"), "{}", run.stdout);
    assert!(run.stdout.contains("定稿/c.docx：另一边没有"), "{}", run.stdout);
    assert!(!run.stdout.contains("a.docx"), "{}", run.stdout);
    let run = nianbao(folder.path(), &["diff", "--same", "定稿", "同"]);
    assert_eq!((run.code, &*run.stdout), (0, ""), "{}", run.stderr);
    assert!(run.stderr.contains("核对了 3 对报告：没有不同"), "{}", run.stderr);
    // Without --same it is no fault that two reports differ.
    assert_eq!(nianbao(folder.path(), &["diff", "定稿", "网页"]).code, 0);
    let run = nianbao(folder.path(), &["diff", "--to", "json", "定稿", "网页"]);
    let json: Value = serde_json::from_str(&run.stdout).unwrap();
    let pairs = json["pairs"].as_array().unwrap();
    let differing: Vec<&Value> = pairs.iter().filter(|pair| pair["figures"] != serde_json::json!([])).collect();
    let [pair] = differing[..] else { panic!("{json:#}") };
    assert_eq!(pair["agency"], *unit(1));
    assert_eq!(pair["figures"][0]["difference"], 1);
    assert_eq!(json["only_old"], serde_json::json!(["定稿/c.docx"]));
    assert_eq!(nianbao(folder.path(), &["diff", "定稿", "网页/1.html"]).code, 2);
    assert_eq!(nianbao(folder.path(), &["diff", "定稿/a.docx", "没有.html"]).code, 2);
}

#[test]
fn the_table_of_corrections_has_the_place_and_both_sides() {
    let county = county(1, &[2024], false);
    let text = &county[&path(2024, 0)];
    let changed = text.replacen("\n\n## 二、", "\n\n新加的一段𠮷。\n\n## 二、", 1);
    let (changed, _) = change_figure(&changed, &mut Random(5));
    let folder = laid_out([("旧.nianbao", text), ("新.nianbao", &changed)]);
    for name in ["更正.docx", "更正.html", "更正.xlsx"] {
        let to = name.rsplit('.').next().unwrap();
        let run = nianbao(folder.path(), &["diff", "旧.nianbao", "新.nianbao", "--to", to, "-o", name]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let bytes = std::fs::read(folder.path().join(name)).unwrap();
        let text = match to {
            "xlsx" => {
                let workbook = document::read::workbook(&bytes, Some(name)).unwrap();
                let cells = workbook.sheets[0].rows.iter().flatten();
                cells.map(|cell| cell.value.text() + "\n").collect::<String>()
            }
            _ => {
                let document = document::read(&bytes, Some(name)).unwrap();
                let table = document.blocks.iter().find_map(|block| match block {
                    Block::Table(table) => Some(table),
                    Block::Paragraph(_) => None,
                });
                table.unwrap().cells.iter().map(|cell| cell.text() + "\n").collect()
            }
        };
        for expected in ["位置\n", "原为\n", "更正为\n", "新加的一段𠮷。\n", "（无）\n", "一、总体情况·第 "]
        {
            assert!(text.contains(expected), "{name}: {expected:?} in {text}");
        }
    }
}

#[test]
fn a_print_names_its_agency_by_its_title_alone() {
    let county = county(1, &[2024], false);
    let text = &county[&path(2024, 0)];
    let plain = report::parse(&**text);
    let of = |agency: &str| report::parse(text.replacen(&format!("机关: {}", unit(0)), &format!("机关: {agency}"), 1));
    let in_full = of(&format!("𠮷溪市{}", unit(0)));
    assert!(differences(("甲.pdf", &plain), ("甲.docx", &in_full)).is_empty());
    assert!(differences(("甲.docx", &in_full), ("甲.pdf", &plain)).is_empty());
    // Of texts the front matter is what somebody wrote, and another agency is another everywhere.
    assert_eq!(differences(("甲.nianbao", &plain), ("乙.nianbao", &in_full)).texts.len(), 1);
    assert_eq!(differences(("甲.pdf", &plain), ("甲.docx", &of("𠮷溪县林业局"))).texts.len(), 1);
}
