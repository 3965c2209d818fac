//! A summary as a document: the units with the figures that are asked for most, the official tables, what was left out.

use super::{Stands, Summary, Total, places, text};
use crate::document::{Block, Document, MADE, Paragraph, Style, Table};
use crate::edition::Edition;
use crate::export::official;
use crate::report;
use crate::text::{Lang, say};
use rust_decimal::Decimal;

/// The places of the list of units: table, row, column, and what they are called.
const LISTED: [(&str, &str, &str, &str); 7] = [
    ("applications", "new", "total", "本年新收申请"),
    ("applications", "carried-in", "total", "上年结转申请"),
    ("applications", "total", "total", "办理结果总计"),
    ("applications", "carried-out", "total", "结转下年度"),
    ("reviews", "reconsideration", "total", "行政复议"),
    ("reviews", "direct-lawsuits", "total", "未经复议直接起诉"),
    ("reviews", "lawsuits-after-review", "total", "复议后起诉"),
];

/// The summary as a document.
pub fn document(summary: &Summary, wanted: text::Wanted<'_>, lang: Lang) -> Document {
    let title = title(summary, wanted.agency, lang);
    let heading = |level| Style { heading: Some(level), centred: level == 1, ..Style::default() };
    let count = summary.units.len();
    let said = say!(lang,
        zh: "汇总 {count} 个单位的报告。没有填的格不算 0：合计后的括注是没有填的单位数。",
        en: "The reports of {count} units. A blank is not 0: the note after a sum says how many units left it blank.");
    let mut blocks = vec![paragraph(&title, heading(1)), paragraph(&said, Style::default())];
    blocks.push(paragraph(&say!(lang, zh: "各单位", en: "Units"), heading(2)));
    blocks.push(Block::Table(units(summary, lang)));
    blocks.push(paragraph(&say!(lang, zh: "规定的各表（合计）", en: "The official tables (totals)"), heading(2)));
    let filled = report::parse(text::text(summary, wanted));
    let mut last = None;
    for block in official(&filled).document.blocks {
        match block {
            Block::Table(_) => {
                blocks.extend(last.take().map(|heading: Paragraph| Block::Paragraph(heading)));
                blocks.push(block);
            }
            Block::Paragraph(paragraph) if paragraph.style.heading == Some(2) => last = Some(paragraph),
            Block::Paragraph(_) => {}
        }
    }
    if !summary.excluded.is_empty() {
        blocks.push(paragraph(&say!(lang, zh: "没有计入的", en: "What was left out"), heading(2)));
        let rows = summary.excluded.iter().map(|it| vec![it.name.clone(), it.file.clone(), it.why.words(lang)]);
        let heads = [
            say!(lang, zh: "机关", en: "Agency"),
            say!(lang, zh: "文件", en: "File"),
            say!(lang, zh: "原因", en: "Why"),
        ];
        blocks.push(Block::Table(listed(heads.to_vec(), Vec::new(), rows.collect())));
    }
    let facts = vec![(MADE.to_owned(), SUMMARY.to_owned())];
    Document { blocks, title: Some(title), facts, ..Document::default() }
}

/// What the document says that it is.
const SUMMARY: &str = "summary";

/// Whether a document is a summary, and no report of a unit.
pub fn is_summary(document: &Document) -> bool {
    document.is_made_by(SUMMARY)
}

/// What a summary is called.
pub(super) fn title(summary: &Summary, agency: Option<&str>, lang: Lang) -> String {
    let agency = agency.unwrap_or_default();
    let year = summary.year.map_or(String::new(), |year| say!(lang, zh: "{year}年", en: "{year} "));
    say!(lang, zh: "{agency}{year}政府信息公开工作年度报告汇总表", en: "{agency} {year}政府信息公开工作年度报告汇总表")
        .trim()
        .to_owned()
}

fn paragraph(text: &str, style: Style) -> Block {
    Block::Paragraph(Paragraph::new(text, style))
}

/// The places of the list of units that an edition has, by their numbers, and what they are called.
pub(super) fn listed_places(edition: &'static Edition) -> Vec<(usize, &'static str)> {
    let listed = LISTED.iter().filter_map(|&(table, row, column, name)| {
        let place = places(edition).position(|(at, down, across)| {
            let spec = &edition.tables[at];
            (spec.id, spec.rows[down].id, spec.columns[across].id) == (table, row, column)
        });
        Some((place?, name))
    });
    listed.collect()
}

fn units(summary: &Summary, lang: Lang) -> Table {
    let listed_at = listed_places(summary.edition);
    let heads = [say!(lang, zh: "序号", en: "No."), say!(lang, zh: "单位", en: "Unit")].into_iter();
    let heads = heads.chain(listed_at.iter().map(|(_, name)| (*name).to_owned()));
    let heads = heads.chain([say!(lang, zh: "未填格数", en: "Blanks")]).collect();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for unit in &summary.units {
        let mut row = vec![(rows.len() + 1).to_string(), summary.name(unit, lang)];
        row.extend(listed_at.iter().map(|(at, _)| unit.cells().get(*at).map_or(String::new(), |it| shown(it, lang))));
        row.push(unit.blanks().to_string());
        rows.push(row);
    }
    let totals = summary.totals();
    let mut row = vec![String::new(), say!(lang, zh: "合计", en: "Total")];
    row.extend(listed_at.iter().map(|(at, _)| totals.get(*at).map_or(String::new(), |total| sum(total, lang))));
    row.push(summary.units.iter().map(super::Unit::blanks).sum::<usize>().to_string());
    rows.push(row);
    // The names are what is long.
    let widths = [560, 2284].into_iter().chain(listed_at.iter().map(|_| 750)).chain([750]).collect();
    listed(heads, widths, rows)
}

/// What a unit says, in words where it says nothing.
pub(super) fn shown(stands: &Stands, lang: Lang) -> String {
    match stands {
        Stands::Figure(figure) => figure.normalize().to_string(),
        Stands::Blank => say!(lang, zh: "未填", en: "blank"),
        Stands::Unread(text) => text.clone(),
    }
}

fn sum(total: &Total, lang: Lang) -> String {
    let lacking = total.blank + total.unread;
    let Some(sum) = total.sum.map(|sum: Decimal| sum.normalize()) else {
        return say!(lang, zh: "未填", en: "blank");
    };
    match lacking {
        0 => sum.to_string(),
        _ => say!(lang, zh: "{sum}（{lacking} 个单位未填）", en: "{sum} ({lacking} blank)"),
    }
}

fn listed(heads: Vec<String>, widths: Vec<u32>, rows: Vec<Vec<String>>) -> Table {
    Table::list(heads, widths, rows, |_, _| Style { centred: true, ..Style::default() })
}
