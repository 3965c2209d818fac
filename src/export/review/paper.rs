//! A review as a document, to be read or printed: the units, the findings of each, and the findings by rule.

use super::account::Review;
use super::line::Line;
use super::table::{ByRule, by_rule, handed_in, progress, title};
use crate::document::{Block, Document, MADE, Paragraph, Style, Table};
use crate::text::{Lang, Text, say, text};

/// A review as a document.
pub fn document(review: &Review, lang: Lang) -> Document {
    let mut blocks = vec![heading(1, title(review, lang))];
    let (handed_in, [errors, warnings, infos]) = (handed_in(review, lang), review.counts());
    blocks.push(paragraph(say!(lang,
        zh: "{handed_in}；须修改 {errors} 处，请核对 {warnings} 处，供参考 {infos} 处。",
        en: "{handed_in}; {errors} errors, {warnings} warnings, {infos} for information.")));
    blocks.push(heading(2, say!(lang, zh: "一、报送情况", en: "1. Who handed in")));
    let rows = review.units.iter().map(|entry| {
        let count = |at: usize| entry.counts.map_or_else(String::new, |counts| counts[at].to_string());
        let said = [&entry.conclusion, &entry.remark].map(|text| text.as_str());
        let said = said.iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join("。");
        vec![entry.unit.clone(), entry.state.clone(), count(0), count(1), count(2), said]
    });
    blocks.push(table(&UNITS, rows, lang));
    blocks.push(heading(2, say!(lang, zh: "二、审核意见", en: "2. What was found")));
    let mut from = 0;
    while let Some(first) = review.lines.get(from) {
        let count = review.lines[from..].iter().take_while(|line| line.unit == first.unit).count();
        blocks.push(heading(3, first.unit.clone()));
        blocks.push(findings(&review.lines[from..from + count], lang));
        from += count;
    }
    if review.lines.is_empty() {
        blocks.push(paragraph(say!(lang, zh: "没有发现问题。", en: "Nothing was found.")));
    }
    blocks.push(heading(2, say!(lang, zh: "三、各类问题", en: "3. By rule")));
    let rows = by_rule(review).into_iter().map(|ByRule { rule, title, level, count, units, .. }| {
        vec![title.to_owned(), rule.to_owned(), level.to_owned(), count.to_string(), units.len().to_string()]
    });
    blocks.push(table(&RULES, rows, lang));
    if !review.unread.is_empty() {
        blocks.push(heading(2, say!(lang, zh: "四、读不了的文件", en: "4. What could not be read")));
        let rows = review.unread.iter().map(|it| vec![it.unit.clone(), it.file.clone(), it.why.clone()]);
        blocks.push(table(&UNREAD, rows, lang));
    }
    let facts = vec![(MADE.to_owned(), REVIEW.to_owned())];
    Document { blocks, title: Some(title(review, lang)), facts, ..Document::default() }
}

/// What the document says that it is.
const REVIEW: &str = "review";

/// Whether a document is a review, and no report that was handed in.
pub fn is_paper(document: &Document) -> bool {
    document.is_made_by(REVIEW)
}

/// A column: its name, and its width in twentieths of a point; together they are as wide as the text of a page.
type Column = (Text, u32);

const UNITS: [Column; 6] = [
    (text!(zh: "单位", en: "Unit"), 2300),
    (text!(zh: "报送情况", en: "Handed in"), 1800),
    (text!(zh: "须修改", en: "Errors"), 750),
    (text!(zh: "请核对", en: "Warnings"), 750),
    (text!(zh: "供参考", en: "Infos"), 750),
    (text!(zh: "结论和说明", en: "Conclusion"), 2494),
];

const FINDINGS: [Column; 5] = [
    (text!(zh: "级别", en: "Level"), 900),
    (text!(zh: "位置", en: "Place"), 1900),
    (text!(zh: "问题", en: "Finding"), 2744),
    (text!(zh: "怎么办", en: "What to do"), 1900),
    (text!(zh: "依据", en: "Ground"), 1400),
];

const RULES: [Column; 5] = [
    (text!(zh: "查什么", en: "What it finds"), 3544),
    (text!(zh: "规则", en: "Rule"), 2500),
    (text!(zh: "级别", en: "Level"), 1000),
    (text!(zh: "处数", en: "Findings"), 900),
    (text!(zh: "单位数", en: "Units"), 900),
];

const UNREAD: [Column; 3] = [
    (text!(zh: "单位", en: "Unit"), 2200),
    (text!(zh: "文件", en: "File"), 2600),
    (text!(zh: "为什么读不了", en: "Why"), 4044),
];

/// Findings of one report as a table; with what became of them, where that is known.
pub(super) fn findings(lines: &[Line], lang: Lang) -> Block {
    let rows = lines.iter().map(|line| {
        let what = if line.text.is_empty() || line.message.contains(&line.text) {
            line.message.clone()
        } else {
            let (text, message) = (&line.text, &line.message);
            say!(lang, zh: "“{text}”：{message}", en: "“{text}”: {message}")
        };
        let progress = progress(line, lang);
        let level = if progress.is_empty() { line.level.clone() } else { format!("{}\n{progress}", line.level) };
        vec![level, line.place.clone(), what, line.help.clone(), line.ground.clone()]
    });
    table(&FINDINGS, rows, lang)
}

pub(super) fn heading(level: u8, text: String) -> Block {
    Block::Paragraph(Paragraph::new(text, Style { heading: Some(level), ..Style::default() }))
}

pub(super) fn paragraph(text: String) -> Block {
    Block::Paragraph(Paragraph::new(text, Style::default()))
}

fn table(columns: &[Column], rows: impl Iterator<Item = Vec<String>>, lang: Lang) -> Block {
    let heads = columns.iter().map(|(name, _)| name.get(lang).to_owned());
    let widths = columns.iter().map(|(_, width)| *width).collect();
    let style = |_, text: &str| Style { centred: text.chars().count() < 6, ..Style::default() };
    Block::Table(Table::list(heads, widths, rows, style))
}
