//! Documents imported: the figures of real reports, drawn in the shapes that are published, come back as published.

mod files;
mod furniture;
mod kept;
mod layouts;
pub mod pdf;
mod sheet;

use layouts::{Layout, layouts};
use nianbao::document::{Block, Document, Place};
use nianbao::import::{Imported, What, import};
use nianbao::lint::Options;
use nianbao::{check, export, report};
use sheet::Figures;

const PUBLISHED: [(&str, &str); 9] = [
    ("acheng-2023", "2021"),
    ("suqian-city-2023", "2021"),
    ("suqian-city-2024", "2021"),
    ("huaian-city-2024", "2021"),
    ("hongze-district-2023", "2021"),
    ("shanghai-gov-office-2019", "2019"),
    ("pingtan-2019", "2019"),
    ("pingtan-2021", "2021"),
    ("pingtan-2023", "2021"),
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

/// The same as a PDF.
pub fn spoilt_pdf() -> Vec<u8> {
    let layout = layouts().next().expect("there are layouts");
    let figures = Figures::of("suqian-city-2024", "2021");
    let (table, _) = figures.edition.table_named("applications").unwrap();
    pdf::pdf(&layout.document(&figures.spoilt(table, 0, 0, 3999)), pdf::Look::Lines)
}

/// A PDF whose fonts do not tell which characters they draw.
pub fn mute_pdf() -> Vec<u8> {
    let layout = layouts().next().expect("there are layouts");
    pdf::pdf(&layout.document(&Figures::of("suqian-city-2024", "2021")), pdf::Look::Mute)
}

/// Printed, every layout comes back, or it is said what does not.
#[test]
fn layouts_come_back_from_pdfs() {
    let figures = Figures::of("suqian-city-2024", "2021");
    let mut whole = 0;
    for (at, layout) in layouts().enumerate() {
        for look in [pdf::Look::Lines, pdf::Look::Double, pdf::Look::Bare] {
            let file = pdf::pdf(&layout.document(&figures), look);
            let document = nianbao::document::read(&file, Some("年报.pdf")).expect("a PDF");
            let imported = import(&document);
            let wrong = differences(&imported, &figures);
            whole += usize::from(wrong.is_empty());
            let is_said = imported.account.iter().any(|entry| entry.what.is_doubtful());
            assert!(wrong.is_empty() || is_said, "layout {at}: {wrong:#?}\n{}", imported.text);
            assert!(!imported.text.contains("𠮷县人民政府文件"), "layout {at} has its heads");
        }
    }
    assert!(whole >= 20, "{whole} come back whole");
}

#[test]
fn what_lies_upon_a_page_of_a_pdf_is_said() {
    let layout = layouts().next().expect("there are layouts");
    let figures = Figures::of("suqian-city-2024", "2021");
    let file = pdf::pdf(&layout.document(&figures), pdf::Look::Form);
    let imported = import(&nianbao::document::read(&file, Some("年报.pdf")).expect("a PDF"));
    assert!(differences(&imported, &figures).is_empty());
    let said: Vec<String> = imported.account.iter().map(|entry| entry.what.words(nianbao::text::Lang::Zh)).collect();
    assert!(said.iter().any(|it| it.contains("𠮷4567")), "{said:#?}");
    assert!(!said.iter().any(|it| it.contains("8888")), "{said:#?}");
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

/// Cells as portals have them: with what Word and the editors of portals leave around a figure.
#[test]
fn figures_come_back_from_pages_as_portals_make_them() {
    let layout = layouts().next().unwrap();
    for (name, figures) in figures() {
        let page = files::html(&layout.document(&figures));
        let mut parts = page.split("<p>");
        let mut made = parts.next().unwrap().to_owned();
        for (at, part) in parts.enumerate() {
            let (text, rest) = part.split_once("</p>").unwrap();
            made += &match at % 4 {
                0 => {
                    format!("<p><span style=\"FONT-SIZE: 12pt\">{text}</span><span>&nbsp;&nbsp;&nbsp;</span></p>{rest}")
                }
                1 => format!(
                    "<p class=\"p\"><font face=\"Calibri\">&nbsp;</font>{text}<span><o:p></o:p></span></p>{rest}"
                ),
                2 if made.ends_with("\">") => format!("{text}{rest}"),
                _ => format!("<p>{}</p>{rest}", text.replace("公开数量", "<span><br/></span>公开数量")),
            };
        }
        let document = nianbao::document::read(made.as_bytes(), Some("𠮷.html")).unwrap();
        let imported = import(&document);
        assert_eq!(differences(&imported, &figures), Vec::<String>::new(), "{name}");
        assert_eq!(imported.doubts().count(), 0, "{name}");
    }
}

/// What is wrong in published reports, and where: the rule, what stands there, and the place in a Word file.
#[test]
fn slips_of_published_reports_are_found_at_their_places_in_the_file() {
    let cell = |row, column| Place::Cell { table: 3, row, column };
    let layout = layouts().next().unwrap();
    let cases = [
        (
            "hongze-district-2023",
            "2021",
            "",
            vec![("totals/row", Some(cell(4, 5))), ("totals/row", Some(cell(4, 15))), ("structure/row-name", None)],
        ),
        ("suqian-city-2024", "2021", "全年行政诉讼57件。", vec![("narrative/figure-mismatch", None)]),
        ("pingtan-2023", "2021", "现行有效的行政规范性文件393件。", vec![("narrative/figure-mismatch", None)]),
        (
            "pingtan-2019",
            "2019",
            "公布政府信息2599条，其中机构职能25条，政策文件68条，规划计划28条，行政许可69条，重大项目90条，为民办事175条，\
             社会保障67条，国土环保983条，科教卫生48条，安全生产124条，其他856条。",
            vec![("narrative/parts", None)],
        ),
        ("huaian-city-2024", "2021", "", Vec::new()),
    ];
    for (name, edition, sentence, slips) in cases {
        let mut document = layout.document(&Figures::of(name, edition));
        for block in &mut document.blocks {
            match block {
                Block::Paragraph(paragraph) if paragraph.text().starts_with("全年工作") => {
                    paragraph.runs[0].text.push_str(sentence);
                }
                Block::Table(table) if name.starts_with("hongze") => {
                    let blocks = table.cells.iter_mut().flat_map(|cell| &mut cell.blocks);
                    for block in blocks {
                        let Block::Paragraph(paragraph) = block else { continue };
                        for run in &mut paragraph.runs {
                            run.text = run.text.replace("法律行政法规禁止公开", "法律行政止公开");
                        }
                    }
                }
                _ => {}
            }
        }
        let file = nianbao::document::read(&files::docx(&document), Some("𠮷.docx")).unwrap();
        let checked = nianbao::import::check(&file, &Options::default());
        let said: Vec<(&str, Place)> = checked
            .analysis
            .findings
            .iter()
            .filter(|it| matches!(it.rule.group(), "totals" | "narrative") || it.rule.name == "structure/row-name")
            .filter(|it| it.severity > nianbao::lint::Severity::Info)
            .map(|it| (it.rule.name, checked.imported.origins.place(it.span)))
            .collect();
        let text = if sentence.is_empty() { "法律行政止公开" } else { sentence };
        let wanted: Vec<(&str, Place)> =
            slips.iter().map(|&(rule, place)| (rule, place.unwrap_or_else(|| layout.place(&file, text)))).collect();
        for slip in &wanted {
            assert!(said.contains(slip), "{name}: {slip:?} in {said:?}");
        }
        assert_eq!(said.len(), wanted.len(), "{name}: {said:?}");
    }
}
