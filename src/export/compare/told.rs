//! Differences as others read them: the table of corrections (更正对照表) as a document, and JSON.

use super::differences::{Differences, Figure, Stands};
use crate::document::sheets::{self, Look, Sheet, SheetLook, Tone, Value as Held, Workbook};
use crate::document::{Block, Document, Paragraph, Style, Table};
use crate::export::json::number;
use crate::text::{Lang, say};
use serde_json::{Value, json as value};

/// How the two sides are called.
#[derive(Clone, Debug)]
pub struct Sides {
    /// What the table is called.
    pub title: String,
    /// The first side, at the head of its column.
    pub old: String,
    /// The second.
    pub new: String,
}

/// Two reports, and what differs between them.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The files.
    pub files: [String; 2],
    /// 机关
    pub agency: Option<String>,
    /// What differs.
    pub differences: Differences,
}

/// The widths of the columns in twentieths of a point: number, place, two sides, difference.
const WIDTHS: [u32; 5] = [600, 2300, 2500, 2500, 944];

/// The table of corrections of some pairs; of pairs that are the same nothing is said but that.
pub fn document(pairs: &[Pair], only: [&[String]; 2], sides: &Sides, lang: Lang) -> Document {
    let mut blocks = vec![paragraph(&sides.title, Style { heading: Some(1), centred: true, ..Style::default() })];
    let many = pairs.len() > 1;
    for pair in pairs {
        if many {
            let [old, _] = &pair.files;
            let name = pair.agency.as_ref().unwrap_or(old);
            blocks.push(paragraph(name, Style { heading: Some(2), ..Style::default() }));
        }
        if pair.differences.is_empty() {
            blocks.push(paragraph(&say!(lang, zh: "没有不同。", en: "No difference."), Style::default()));
        } else {
            blocks.push(Block::Table(table(&pair.differences, sides, lang)));
        }
    }
    for (only, side) in only.iter().zip([&sides.old, &sides.new]).filter(|(only, _)| !only.is_empty()) {
        let names = only.join("、");
        let said = say!(lang, zh: "只有“{side}”里有：{names}", en: "Only in {side}: {names}");
        blocks.push(paragraph(&said, Style::default()));
    }
    Document { blocks, title: Some(sides.title.clone()), ..Document::default() }
}

fn paragraph(text: &str, style: Style) -> Block {
    Block::Paragraph(Paragraph::new(text, style))
}

/// The heads of the columns.
fn heads(sides: &Sides, lang: Lang) -> [String; 5] {
    [
        say!(lang, zh: "序号", en: "No."),
        say!(lang, zh: "位置", en: "Place"),
        sides.old.clone(),
        sides.new.clone(),
        say!(lang, zh: "差", en: "Difference"),
    ]
}

/// What each line of the table says, without its number.
fn rows(differences: &Differences, lang: Lang) -> impl Iterator<Item = [String; 4]> {
    let figures = differences.figures.iter().map(move |figure| {
        let difference = figure.difference().map_or(String::new(), signed);
        [figure.place.clone(), shown(&figure.old, lang), shown(&figure.new, lang), difference]
    });
    let texts = differences.texts.iter().map(move |text| {
        let shown = |text: &str| if text.is_empty() { none(lang) } else { text.to_owned() };
        [text.place.clone(), shown(&text.old), shown(&text.new), String::new()]
    });
    figures.chain(texts)
}

fn table(differences: &Differences, sides: &Sides, lang: Lang) -> Table {
    let rows = (1..)
        .zip(rows(differences, lang))
        .map(|(number, row): (u32, _)| std::iter::once(number.to_string()).chain(row).collect());
    let style = |column, _: &str| Style { centred: column == 0, ..Style::default() };
    Table::list(heads(sides, lang), WIDTHS.to_vec(), rows, style)
}

/// The same as a sheet: all pairs in one list, which can be filtered by agency.
pub fn workbook(pairs: &[Pair], only: [&[String]; 2], sides: &Sides, lang: Lang) -> Workbook {
    let head = Look { tone: Tone::Head, wrap: true, centred: true, framed: true };
    let plain = Look { wrap: true, framed: true, ..Look::default() };
    let agency = say!(lang, zh: "机关", en: "Agency");
    let [number, heads @ ..] = heads(sides, lang);
    let heads = [number, agency].into_iter().chain(heads);
    let mut rows_of: Vec<Vec<sheets::Cell>> = vec![heads.map(|name| sheets::Cell::new(name, head)).collect()];
    for pair in pairs {
        let [old, _] = &pair.files;
        let agency = pair.agency.as_ref().unwrap_or(old);
        let figures = pair.differences.figures.iter().map(Some).chain(std::iter::repeat(None));
        for ([place, old, new, difference], figure) in rows(&pair.differences, lang).zip(figures) {
            // A figure is a number, with which one can reckon.
            let held = |stands: Option<&Stands>, text: String| match stands.and_then(|stands| stands.value) {
                Some(figure) => Held::from(figure),
                None => Held::from(text),
            };
            let difference = match figure.and_then(Figure::difference) {
                Some(figure) => Held::from(figure),
                None => Held::from(difference),
            };
            let cells = [
                Held::from(rows_of.len()),
                Held::from(agency.clone()),
                Held::from(place),
                held(figure.map(|it| &it.old), old),
                held(figure.map(|it| &it.new), new),
                difference,
            ];
            rows_of.push(cells.into_iter().map(|value| sheets::Cell::new(value, plain)).collect());
        }
    }
    for (only, side) in only.iter().zip([&sides.old, &sides.new]) {
        for file in *only {
            let said = say!(lang, zh: "只有“{side}”里有这份报告", en: "only {side} has this report");
            let cells = [Held::from(rows_of.len()), Held::from(file.as_str()), Held::from(said)];
            rows_of.push(cells.into_iter().map(|value| sheets::Cell::new(value, plain)).collect());
        }
    }
    let look =
        SheetLook { widths: vec![6, 24, 36, 40, 40, 10], heads: 1, filter: true, lying: true, ..SheetLook::default() };
    let sheet = Sheet { name: sides.title.clone(), rows: rows_of, look, ..Sheet::default() };
    Workbook { title: Some(sides.title.clone()), sheets: vec![sheet] }
}

/// The same in lines, for a terminal.
pub fn lines(differences: &Differences, sides: &[String; 2], lang: Lang) -> Vec<String> {
    let [old, new] = sides;
    let figures = differences.figures.iter().map(|figure| {
        let (place, before, now) = (&figure.place, shown(&figure.old, lang), shown(&figure.new, lang));
        let difference = figure.difference().map_or(String::new(), |difference| {
            let difference = signed(difference);
            say!(lang, zh: "，差 {difference}", en: ", difference {difference}")
        });
        say!(lang,
            zh: "  {place}：{old} {before}，{new} {now}{difference}",
            en: "  {place}: {old} {before}, {new} {now}{difference}")
    });
    let texts = differences.texts.iter().map(|text| {
        let place = &text.place;
        let said = |text: &str| if text.is_empty() { none(lang) } else { text.replace('\n', " ") };
        let (before, now) = (said(&text.old), said(&text.new));
        say!(lang,
            zh: "  {place}：\n    {old}：{before}\n    {new}：{now}",
            en: "  {place}:\n    {old}: {before}\n    {new}: {now}")
    });
    figures.chain(texts).collect()
}

/// What stands in a cell, in words where nothing does.
pub(crate) fn shown(stands: &Stands, lang: Lang) -> String {
    match (stands.text.is_empty(), stands.span) {
        (false, _) => stands.text.clone(),
        (true, Some(_)) => say!(lang, zh: "（未填）", en: "(blank)"),
        (true, None) => none(lang),
    }
}

/// What is said where something is not there.
pub(crate) fn none(lang: Lang) -> String {
    say!(lang, zh: "（无）", en: "(none)")
}

/// A difference with its sign.
pub(crate) fn signed(difference: rust_decimal::Decimal) -> String {
    if difference.is_sign_positive() { format!("+{difference}") } else { difference.to_string() }
}

/// The same for programs: see `schemas/differences.schema.json`.
pub fn json(pairs: &[Pair], only: [&[String]; 2]) -> Value {
    let stands = |stands: &Stands| {
        let figure = stands.value.map(number);
        value!({ "text": stands.text, "value": figure, "missing": stands.span.is_none() })
    };
    let pairs = pairs.iter().map(|pair| {
        let figures = pair.differences.figures.iter().map(|figure| {
            let difference = figure.difference().map(number);
            value!({
                "key": figure.key,
                "place": figure.place,
                "old": stands(&figure.old),
                "new": stands(&figure.new),
                "difference": difference,
            })
        });
        let texts =
            pair.differences.texts.iter().map(|text| value!({ "place": text.place, "old": text.old, "new": text.new }));
        let [old, new] = &pair.files;
        let (figures, texts) = (figures.collect::<Vec<_>>(), texts.collect::<Vec<_>>());
        value!({ "old": old, "new": new, "agency": pair.agency, "figures": figures, "texts": texts })
    });
    let [old, new] = only;
    value!({ "pairs": pairs.collect::<Vec<_>>(), "only_old": old, "only_new": new })
}
