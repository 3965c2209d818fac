//! Documents imported: the figures of real reports, drawn in the shapes that are published, come back as published.

mod files;
mod layouts;
mod sheet;

use layouts::{Layout, layouts};
use nianbao::document::Document;
use nianbao::import::{Imported, What, import};
use nianbao::lint::Options;
use nianbao::{check, export, report};
use sheet::Figures;

const PUBLISHED: [(&str, &str); 6] = [
    ("acheng-2023", "2021"),
    ("suqian-city-2023", "2021"),
    ("suqian-city-2024", "2021"),
    ("huaian-city-2024", "2021"),
    ("hongze-district-2023", "2021"),
    ("shanghai-gov-office-2019", "2019"),
];

fn figures() -> impl Iterator<Item = (&'static str, Figures)> {
    PUBLISHED.into_iter().map(|(name, edition)| (name, Figures::of(name, edition)))
}

/// A Word file in the official form, without a slip.
pub fn word_file() -> Vec<u8> {
    let layout = layouts().next().expect("there are layouts");
    files::docx(&layout.document(&Figures::of("suqian-city-2024", "2021")))
}

/// The same with one figure spoilt: of natural persons, in the first row of the matrix.
pub fn spoilt_word_file() -> Vec<u8> {
    let layout = layouts().next().expect("there are layouts");
    let figures = Figures::of("suqian-city-2024", "2021");
    let (table, _) = figures.edition.table_named("applications").unwrap();
    files::docx(&layout.document(&figures.spoilt(table, 0, 0, 3999)))
}

/// What differs between the figures of a text and those that were published; empty for nothing.
fn differences(imported: &Imported, figures: &Figures) -> Vec<String> {
    let exported = export::json(&report::parse(&*imported.text));
    let mut wrong = Vec::new();
    for (section, rows) in figures.values.as_object().unwrap() {
        for (row, values) in rows.as_object().unwrap() {
            // Compared as text: order, digits and all.
            let (found, values) = (exported[section][row].to_string(), values.to_string());
            if found != values {
                wrong.push(format!("{section}·{row}: {found} for {values}"));
            }
        }
    }
    wrong
}

fn read(layout: &Layout, figures: &Figures) -> (Document, Imported) {
    let document = layout.document(figures);
    let imported = import(&document);
    (document, imported)
}

#[test]
fn every_figure_comes_back_from_every_layout() {
    let mut failures = String::new();
    for layout in layouts() {
        for (name, figures) in figures().filter(|(_, figures)| layout.is_for(figures)) {
            let (_, imported) = read(&layout, &figures);
            let wrong = differences(&imported, &figures);
            let doubts: Vec<_> = imported.doubts().map(|entry| format!("{:?}", entry.what)).collect();
            let guessed = imported.doubts().any(|entry| matches!(entry.what, What::Guess(_)));
            let unread = imported.doubts().any(|entry| matches!(entry.what, What::Unread(_)));
            if !wrong.is_empty() || unread || guessed != layout.guesses {
                let first = wrong.iter().take(3).cloned().collect::<Vec<_>>().join("\n    ");
                let text = if std::env::var_os("SHOW").is_some() { imported.text.as_str() } else { "" };
                failures.push_str(&format!(
                    "{} of {name}: {}\n    {first}\n    {doubts:?}\n{text}\n",
                    layout.name,
                    wrong.len()
                ));
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn every_figure_comes_back_from_files() {
    let mut failures = String::new();
    for layout in layouts() {
        for (name, figures) in figures().filter(|(_, figures)| layout.is_for(figures)) {
            let drawn = layout.document(&figures);
            // One without tables is a text, and the text of a Word file.
            let mut written = vec![("docx", files::docx(&drawn))];
            if !layout.name.contains("line") {
                written.push(("html", files::html(&drawn).into_bytes()));
            }
            written.extend(files::text(&drawn).map(|text| ("txt", text.into_bytes())));
            for (ending, bytes) in written {
                let document = nianbao::document::read(&bytes, Some(&format!("𠮷.{ending}"))).unwrap();
                let imported = import(&document);
                let mut wrong = differences(&imported, &figures);
                let strays = ["12345", "上一篇", "首页", "标识码"];
                wrong.extend(
                    strays.iter().filter(|stray| imported.text.contains(**stray)).map(|stray| (*stray).to_owned()),
                );
                // In Word a blank line is none: there it does not set rows apart.
                let shows_rows = ending != "docx" || !layout.name.starts_with("one cell a line, tabs");
                if shows_rows && !wrong.is_empty() {
                    failures.push_str(&format!("{} of {name}, {ending}: {}\n", layout.name, wrong.join("\n    ")));
                }
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn a_spoilt_figure_is_found_at_its_cell_in_the_file() {
    let figures = Figures::of("suqian-city-2024", "2021");
    let (table, spec) = figures.edition.table_named("applications").unwrap();
    let mut failures = String::new();
    for layout in layouts().filter(|layout| !layout.guesses) {
        for row in [0, 3, 9, 20, 28].into_iter().filter(|&row| !spec.rows[row].group) {
            let spoilt = figures.spoilt(table, row, 0, 987_654);
            let (document, imported) = read(&layout, &spoilt);
            let analysis = check(&*imported.text, &Options::default());
            let at = layout.place(&document, "987654");
            let found = analysis
                .findings
                .iter()
                .find(|finding| finding.rule.group() == "totals" && imported.origins.place(finding.span) == at);
            if found.is_none() {
                let said: Vec<_> = analysis
                    .findings
                    .iter()
                    .filter(|finding| finding.rule.group() == "totals")
                    .map(|finding| (finding.rule.name, imported.origins.place(finding.span), &finding.message))
                    .collect();
                failures.push_str(&format!("{}, row {row}, not at {at:?}: {said:?}\n", layout.name));
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn what_is_copied_stands_in_the_file_as_the_origins_say() {
    let figures = Figures::of("acheng-2023", "2021");
    for layout in layouts() {
        let (document, imported) = read(&layout, &figures);
        let file = layouts::file(&document);
        let mut copied = 0;
        for stretch in imported.origins.stretches() {
            let Some(source) = stretch.source else { continue };
            let text = &imported.text[stretch.span.range()];
            let start = (source.origin.span.start + source.skip) as usize;
            assert_eq!(file.get(start..start + text.len()), Some(text), "{}", layout.name);
            copied += text.len();
        }
        assert!(copied > 1000, "{}: {copied}", layout.name);
    }
}
