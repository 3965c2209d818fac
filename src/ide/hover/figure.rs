//! On a figure in the text: what it may be, by the tables. On a cell: the figures of the text that may be it.

use super::about::Hover;
use crate::ide::Document;
use crate::ide::links::{cell_at, stated_at};
use crate::lint::{Context, Possible, stated};
use crate::report::Place;
use crate::text::{Lang, say};

/// Figures that a cell lists at most.
const MOST: usize = 8;

/// What the figure under the cursor may be.
pub(super) fn hover(doc: &Document<'_>, offset: u32) -> Option<Hover> {
    let figure = stated_at(doc, offset)?;
    let agrees = figure.readings.iter().any(|reading| reading.agrees);
    let known = figure.readings.iter().all(|reading| reading.value.is_some());
    let written = figure.span.slice(doc.text);
    let said = match (agrees, known) {
        (true, _) => say!(doc.lang, zh: "与表中一致", en: "as the tables have it"),
        (false, true) => say!(doc.lang, zh: "与表中不一致", en: "not what the tables have"),
        (false, false) => say!(doc.lang, zh: "表中还有数没填", en: "a figure is missing in the tables"),
    };
    let lines: Vec<String> = figure.readings.iter().map(|reading| format!("- {}", sum(doc, reading))).collect();
    let heading = say!(doc.lang, zh: "可以是表中的：", en: "It may be, in the tables:");
    let markdown = format!("**{written}** · {said}\n\n{heading}\n{}", lines.join("\n"));
    Some(Hover { span: figure.span, markdown })
}

/// `三·一·总计 402 + 三·二·总计 5 = 407 ✓`
fn sum(doc: &Document<'_>, reading: &Possible) -> String {
    let mut text = String::new();
    for (at, term) in reading.terms.iter().enumerate() {
        let sign = match (at, term.minus) {
            (0, false) => "",
            (_, true) => " − ",
            (_, false) => " + ",
        };
        let figure = match term.cell.slice(doc.text) {
            "" => "?",
            figure => figure,
        };
        text += &format!("{sign}{} {figure}", term.place.describe(doc.report.edition));
    }
    let value = reading.value.map(|value| value.normalize().to_string());
    let value = value.filter(|value| reading.terms.len() > 1 || *value != reading.terms[0].cell.slice(doc.text));
    if let Some(value) = value {
        text += &format!(" = {value}");
    }
    if reading.agrees {
        text += " ✓";
    }
    text
}

/// The figures of the text that may be of the cell under the cursor.
pub(super) fn on_cell(doc: &Document<'_>, offset: u32) -> Option<String> {
    let (cell, _) = cell_at(doc, offset)?;
    let all = stated(&Context::of_text(doc.report, doc.lang));
    let is_of = |reading: &&Possible| reading.terms.iter().any(|term| term.place == cell);
    let mut lines: Vec<String> = Vec::new();
    let mut left = 0;
    for figure in &all {
        let Some(reading) = figure.counting().find(is_of) else { continue };
        if lines.len() == MOST {
            left += 1;
            continue;
        }
        let line = doc.report.tree.line_at(figure.span.start).map_or(0, |line| line + 1);
        let written = figure.span.slice(doc.text);
        let with = others(reading, &cell, doc);
        let mark = if reading.agrees { "✓" } else { "≠" };
        lines.push(
            say!(doc.lang, zh: "- 第 {line} 行：{written}{with} {mark}", en: "- line {line}: {written}{with} {mark}"),
        );
    }
    if lines.is_empty() {
        return None;
    }
    let heading = say!(doc.lang, zh: "正文中的数：", en: "In the text:");
    if left > 0 {
        lines.push(say!(doc.lang, zh: "- 另有 {left} 处", en: "- {left} more"));
    }
    Some(format!("{heading}\n{}", lines.join("\n")))
}

/// The cells that a figure is of besides.
fn others(reading: &Possible, cell: &Place, doc: &Document<'_>) -> String {
    let names: Vec<String> = reading
        .terms
        .iter()
        .filter(|term| term.place != *cell)
        .map(|term| term.place.describe(doc.report.edition))
        .collect();
    match (names.is_empty(), doc.lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("（与 {} 合计）", names.join("、")),
        (false, Lang::En) => format!(" (with {})", names.join(", ")),
    }
}
