//! Figures in, figures out: documents drawn in any layout, with figures that are found nowhere else, and damaged at
//! random. Each figure comes out as often as it stands there, none is made, and the account names those that found no
//! place in the report. Where a damage leaves each figure under its names, it also comes out there or in a comment,
//! unless the account says that something was guessed.

use super::files;
use super::layouts::{Layout, layouts};
use super::sheet::Figures;
use crate::common::generate::Random;
use nianbao::document::{Block, Cell, Document, Paragraph, Run, Table};
use nianbao::import::{Imported, What, import};
use nianbao::{export, report};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Figures none of which is another, of at least six digits.
fn figures(random: &mut Random) -> Figures {
    let mut figures =
        if random.chance(70) { Figures::of("suqian-city-2024", "2021") } else { Figures::of("pingtan-2019", "2019") };
    let mut next = 100_000;
    for section in figures.values.as_object_mut().unwrap().values_mut() {
        for value in
            section.as_object_mut().unwrap().values_mut().flat_map(|row| row.as_object_mut().unwrap().values_mut())
        {
            next += 1 + random.upto(4000);
            *value = next.into();
        }
    }
    figures
}

fn tables(document: &mut Document) -> Vec<&mut Table> {
    let mut found = Vec::new();
    let mut waiting: Vec<&mut Block> = document.blocks.iter_mut().collect();
    while let Some(block) = waiting.pop() {
        let Block::Table(table) = block else { continue };
        if table.cells.len() > 1 {
            found.push(table);
        } else {
            waiting.extend(table.cells.iter_mut().flat_map(|cell| &mut cell.blocks));
        }
    }
    found
}

fn is_figure(cell: &Cell) -> bool {
    let text = cell.text();
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn words(text: &str) -> Block {
    let run = Run { text: text.to_owned(), source: None };
    Block::Paragraph(Paragraph { runs: vec![run], ..Paragraph::default() })
}

/// Does something to a table; whether each figure is still under its names.
fn damage(table: &mut Table, random: &mut Random, next: &mut u32) -> bool {
    let pick = |random: &mut Random, table: &Table| random.upto(table.cells.len() as i64 - 1) as usize;
    *next += 1;
    match random.upto(9) {
        // A figure is gone, and its place with it or not.
        0 => {
            let at = pick(random, table);
            if is_figure(&table.cells[at]) {
                table.cells[at].blocks.clear();
            }
            true
        }
        1 => {
            let at = pick(random, table);
            if is_figure(&table.cells[at]) {
                table.cells.remove(at);
            }
            true
        }
        // A row is gone, with what begins in it alone.
        2 => {
            let row = random.upto(i64::from(table.rows) - 1) as u32;
            table.cells.retain(|cell| cell.row != row || cell.rows > 1);
            false
        }
        // A name is gone.
        3 => {
            let at = pick(random, table);
            if !is_figure(&table.cells[at]) {
                table.cells[at].blocks.clear();
            }
            false
        }
        // Two cells are changed for each other.
        4 => {
            let (a, b) = (pick(random, table), pick(random, table));
            let blocks = table.cells[a].blocks.clone();
            table.cells[a].blocks = std::mem::replace(&mut table.cells[b].blocks, blocks);
            false
        }
        // A note beside a figure, a second paragraph in its cell, a stranger in its place.
        5 => {
            let at = pick(random, table);
            table.cells[at].blocks.push(words(&format!("（其中{}件𠮷）", 800_000 + *next)));
            false
        }
        6 => {
            let at = pick(random, table);
            table.cells[at].blocks.push(words(&(900_000 + *next).to_string()));
            false
        }
        7 => {
            let at = pick(random, table);
            table.cells[at].blocks = vec![words(["待核😀", "——", "约", "无", "件"][random.upto(4) as usize])];
            false
        }
        // A cell reaches over the next one, which goes on in it.
        8 => {
            let at = pick(random, table);
            let (row, end) = (table.cells[at].row, table.cells[at].column + table.cells[at].columns);
            let next = table.cells.iter().position(|cell| cell.row == row && cell.column == end && cell.rows == 1);
            if let Some(next) = next.filter(|_| table.cells[at].rows == 1) {
                let removed = table.cells.remove(next);
                let at = if next < at { at - 1 } else { at };
                table.cells[at].columns += removed.columns;
                table.cells[at].blocks.extend(removed.blocks);
            }
            false
        }
        // A table within a cell.
        _ => {
            let at = pick(random, table);
            let cell =
                Cell { rows: 1, columns: 1, blocks: std::mem::take(&mut table.cells[at].blocks), ..Cell::default() };
            let inner = Table { rows: 1, columns: 1, cells: vec![cell], place: table.place, ..Table::default() };
            table.cells[at].blocks = vec![Block::Table(inner)];
            true
        }
    }
}

/// Does something to the lines of a text.
fn damage_lines(document: &mut Document, random: &mut Random) {
    let last = document.blocks.len() as i64 - 1;
    let (a, b) = (random.upto(last) as usize, random.upto(last) as usize);
    match random.upto(3) {
        0 => {
            document.blocks.remove(a);
        }
        1 => {
            let (first, second) = (&document.blocks[a], &document.blocks[b]);
            let (Block::Paragraph(first), Block::Paragraph(second)) = (first, second) else { return };
            let (mut first, mut second) = (first.clone(), second.clone());
            std::mem::swap(&mut first.place, &mut second.place);
            (document.blocks[a], document.blocks[b]) = (Block::Paragraph(second), Block::Paragraph(first));
        }
        mark => {
            if let Block::Paragraph(paragraph) = &mut document.blocks[a]
                && let Some(run) = paragraph.runs.first_mut()
            {
                run.text = if mark == 2 { run.text.replace(['|', '\t'], " ") } else { run.text.replace("   ", " | ") };
            }
        }
    }
}

/// Runs of six digits and more, how often each comes.
fn long_numbers(text: &str) -> BTreeMap<&str, usize> {
    let mut numbers = BTreeMap::new();
    for number in text.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() > 5) {
        *numbers.entry(number).or_default() += 1;
    }
    numbers
}

fn text_of(document: &Document) -> String {
    let mut text = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => text.push_str(&paragraph.text()),
            Block::Table(table) => table.cells.iter().for_each(|cell| text.push_str(&(cell.text() + "\n"))),
        }
        text.push('\n');
    }
    text
}

/// Each figure of the report's tables with the names of its place.
fn places(values: &Value) -> BTreeMap<String, (String, String)> {
    let mut places = BTreeMap::new();
    for section in ["disclosure", "requests", "review"] {
        for (row, columns) in values[section].as_object().into_iter().flatten() {
            for (column, value) in columns.as_object().into_iter().flatten().filter(|(_, value)| value.is_number()) {
                places.insert(value.to_string(), (row.clone(), column.clone()));
            }
        }
    }
    places
}

fn comments(text: &str) -> BTreeSet<&str> {
    let parts = text.split("<!--").skip(1).filter_map(|part| part.split_once("-->"));
    parts.flat_map(|(comment, _)| long_numbers(comment).into_keys()).collect()
}

/// What is wrong with how a document was imported.
fn wrong(document: &Document, imported: &Imported, figures: &Figures, places_stay: bool) -> Option<String> {
    let before = text_of(document);
    let (before, after) = (long_numbers(&before), long_numbers(&imported.text));
    if before != after {
        let lost: Vec<_> = before.iter().filter(|it| after.get(*it.0) != Some(it.1)).collect();
        let made: Vec<_> = after.iter().filter(|it| before.get(*it.0) != Some(it.1)).collect();
        return Some(format!("lost or changed: {lost:?}, made or doubled: {made:?}"));
    }
    let told: String = imported
        .account
        .iter()
        .filter_map(|entry| match &entry.what {
            What::Unread(text) | What::Aside(text) => Some(format!("{text}\n")),
            _ => None,
        })
        .collect();
    let told = long_numbers(&told);
    if let Some(silent) = comments(&imported.text).into_iter().find(|number| !told.contains_key(number)) {
        return Some(format!("{silent} found no place, and the account does not say so"));
    }
    let guessed = imported.account.iter().any(|entry| matches!(entry.what, What::Guess(_)));
    if places_stay && !guessed {
        let meant = places(&figures.values);
        let found = places(&export::json(&report::parse(&*imported.text)));
        let elsewhere = found.iter().find(|(figure, place)| meant.get(*figure).is_some_and(|meant| meant != *place));
        if let Some((figure, place)) = elsewhere {
            return Some(format!("{figure} is at {place:?}, not at {:?}", meant[figure]));
        }
    }
    None
}

/// A document of a seed, its figures, and whether each of those is still under its names.
fn damaged(layout: &Layout, seed: u64) -> (Document, Figures, bool) {
    let mut random = Random(seed);
    let figures = figures(&mut random);
    let mut document = layout.document(&figures);
    let mut places_stay = true;
    let mut next = 0;
    for _ in 0..random.upto(6) {
        let mut tables = tables(&mut document);
        if tables.is_empty() {
            damage_lines(&mut document, &mut random);
            places_stay = false;
        } else {
            let at = random.upto(tables.len() as i64 - 1) as usize;
            places_stay &= damage(tables[at], &mut random, &mut next);
        }
    }
    // As in a Word file: of a page what stands around the report is left out.
    document.parts = vec!["word/document.xml".to_owned()];
    (document, figures, places_stay)
}

#[test]
fn no_figure_is_lost_changed_or_made_and_what_found_no_place_is_told() {
    let mut failures = String::new();
    // More of them where that is asked for.
    let seeds = std::env::var("KEPT_SEEDS").map_or(12, |seeds| seeds.parse().unwrap());
    for (at, layout) in layouts().enumerate() {
        for seed in 0..seeds {
            let seed = seed * 1000 + at as u64;
            let (document, figures, places_stay) = damaged(&layout, seed);
            let imported = import(&document);
            if let Some(wrong) = wrong(&document, &imported, &figures, places_stay) {
                failures.push_str(&format!("{}, seed {seed}: {wrong}\n", layout.name));
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn files_of_any_layout_keep_their_figures_too() {
    let mut failures = String::new();
    let mut read = 0;
    for (at, layout) in layouts().enumerate() {
        for seed in 0..6 {
            let seed = 500_000 + seed * 1000 + at as u64;
            let (document, figures, _) = damaged(&layout, seed);
            let has_holes = |table: &Table| {
                let covered: u32 = table.cells.iter().map(|cell| cell.rows * cell.columns).sum();
                covered != table.rows * table.columns
            };
            let mut drawn = document.clone();
            let whole = !tables(&mut drawn).into_iter().any(|table| has_holes(table));
            let mut written = Vec::new();
            if whole {
                written.push(("docx", files::docx(&document)));
            }
            written.extend(files::text(&document).map(|text| ("txt", text.into_bytes())));
            for (ending, bytes) in written {
                let file = nianbao::document::read(&bytes, Some(&format!("𠮷.{ending}"))).unwrap();
                read += 1;
                if let Some(wrong) = wrong(&document, &import(&file), &figures, false) {
                    failures.push_str(&format!("{}, seed {seed}, {ending}: {wrong}\n", layout.name));
                }
            }
        }
    }
    assert!(failures.is_empty() && read > 60, "{read}\n{failures}");
}

/// Figures without anything between them come apart as they were, or not at all.
#[test]
fn digits_that_run_together_are_cut_as_they_were_or_left_alone() {
    const COLUMNS: &str = "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计";
    let mut random = Random(14);
    let mut cut = 0;
    for round in 0..200 {
        let mut row: Vec<i64> = (0..6)
            .map(|_| {
                let most = [0, 0, 9, 120, 4000][random.upto(4) as usize];
                random.upto(most)
            })
            .collect();
        // Some totals do not hold: what is wrong is not made right.
        let holds = random.chance(80);
        row.push(row.iter().sum::<i64>() + i64::from(!holds));
        let figures: Vec<String> = row.iter().map(i64::to_string).collect();
        let glued = figures.concat();
        let text = format!(
            "三、收到和处理政府信息公开申请情况\n{}\n二、上年结转政府信息公开申请数量{glued}\n（七）总计 {glued}\n",
            COLUMNS.replace(" | ", " ")
        );
        let document = nianbao::document::read(text.as_bytes(), Some("𠮷.txt")).unwrap();
        let imported = import(&document);
        let exported = export::json(&report::parse(&*imported.text));
        for name in ["上年结转政府信息公开申请数量", "总计"] {
            let values: Vec<String> = exported["requests"][name]
                .as_object()
                .into_iter()
                .flat_map(|row| row.values())
                .filter(|value| !value.is_null())
                .map(Value::to_string)
                .collect();
            if values.is_empty() {
                assert!(
                    imported.text.contains(&format!("<!-- {glued} -->")),
                    "{round}: {figures:?}\n{}",
                    imported.text
                );
                assert!(imported.doubts().any(|entry| entry.what == What::Unread(glued.clone())), "{round}");
                continue;
            }
            assert!(holds || figures.iter().all(|figure| figure.len() == 1), "{round}: {figures:?} cut to {values:?}");
            assert_eq!(values, figures, "{round}");
            let guess = What::Guess(nianbao::import::Guess::Cut(glued.clone()));
            assert!(imported.doubts().any(|entry| entry.what == guess), "{round}");
            cut += 1;
        }
    }
    assert!(cut > 100, "{cut}");
}
