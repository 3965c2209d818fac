//! 退回意见: to each unit whose report is not in order a letter, from a text with fields.

use super::account::{Review, Unread};
use super::line::{Decision, Line};
use super::paper::{findings, heading, paragraph};
use crate::config;
use crate::document::{Block, Document, Paragraph, Style};
use crate::lint::Severity;
use crate::text::{Date, Lang, file_name};

/// A letter to a unit.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The unit.
    pub unit: String,
    /// What it says.
    pub document: Document,
}

impl Letter {
    /// The name of the file that it goes into.
    pub fn file_name(&self) -> String {
        format!("{}_退回意见.docx", file_name(&self.unit))
    }
}

/// The usual text.
const USUAL: &str = "关于退回{年度}年度政府信息公开工作年度报告的意见\n\n\
    {单位}：\n\
    你单位报送的{年度}年度政府信息公开工作年度报告（{文件}）收悉。经审核，须修改 {须修改} 处，请核对 {请核对} 处，具体意见附后。\
    请对照原始台账逐条核实、修改，于{期限}前重新报送；经核对无误的，请一并说明。\n\
    {意见}\n\
    {落款}\n\
    {日期}\n";

/// A letter to each unit that has something to mend or to look at, or whose file cannot be read.
pub fn letters(review: &Review, text: &config::Letter, date: Option<Date>, lang: Lang) -> Vec<Letter> {
    let mut units: Vec<&str> = Vec::new();
    for entry in review.units.iter().filter(|entry| !entry.is_missing) {
        if units.last() != Some(&&*entry.unit) {
            units.push(&entry.unit);
        }
    }
    units.iter().filter_map(|unit| letter(unit, review, text, date, lang)).collect()
}

fn letter(unit: &str, review: &Review, text: &config::Letter, date: Option<Date>, lang: Lang) -> Option<Letter> {
    let lines: Vec<Line> = review
        .lines
        .iter()
        .filter(|line| line.unit == unit && line.is_open())
        .filter(|line| line.weight() > Severity::Info || line.decision == Decision::Change)
        .cloned()
        .collect();
    let unread: Vec<_> = review.unread.iter().filter(|unread| unread.unit == unit).collect();
    if lines.is_empty() && unread.is_empty() {
        return None;
    }
    let mut files: Vec<&str> =
        review.units.iter().filter(|entry| entry.unit == unit).map(|entry| name(&entry.file)).collect();
    files.dedup();
    let must = |line: &&Line| line.weight() == Severity::Error || line.decision == Decision::Change;
    let errors = lines.iter().filter(must).count();
    let value = |field: &str| match field {
        "单位" => unit.to_owned(),
        "年度" => review.year.map_or_else(|| gap(field), |year| year.to_string()),
        "文件" => files.join("、"),
        "期限" => text.deadline.clone().unwrap_or_else(|| gap(field)),
        "须修改" => errors.to_string(),
        "请核对" => (lines.len() - errors).to_string(),
        "落款" => text.signature.clone().unwrap_or_else(|| gap(field)),
        "日期" => date.map_or_else(|| gap(field), |date| format!("{}年{}月{}日", date.year, date.month, date.day)),
        _ => format!("{{{field}}}"),
    };
    let template = text.text.as_deref().unwrap_or(USUAL);
    let mut blocks = Vec::new();
    let mut has_findings = false;
    for line in template.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line == "{意见}" {
            has_findings = true;
            opinions(&lines, &unread, lang, &mut blocks);
            continue;
        }
        let said = filled(line, &value);
        blocks.push(if blocks.is_empty() {
            heading(1, said)
        } else if matches!(line, "{落款}" | "{日期}") {
            Block::Paragraph(Paragraph::new(said, Style { right: true, ..Style::default() }))
        } else {
            paragraph(said)
        });
    }
    if !has_findings {
        opinions(&lines, &unread, lang, &mut blocks);
    }
    let document = Document { blocks, title: Some(format!("{unit}退回意见")), ..Document::default() };
    Some(Letter { unit: unit.to_owned(), document })
}

/// What is to be mended, and what could not be read.
fn opinions(lines: &[Line], unread: &[&Unread], lang: Lang, blocks: &mut Vec<Block>) {
    for unread in unread {
        let (file, why) = (name(&unread.file), &unread.why);
        blocks.push(paragraph(format!("{file}：{why}")));
    }
    if !lines.is_empty() {
        blocks.push(findings(lines, lang));
    }
}

/// A line with its fields filled; what is no field stays as it is.
fn filled(line: &str, value: &impl Fn(&str) -> String) -> String {
    let mut said = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        match after.split_once('}') {
            Some((field, after)) => {
                said.push_str(&value(field));
                rest = after;
            }
            None => {
                said.push('{');
                rest = after;
            }
        }
    }
    said.push_str(rest);
    said
}

/// What stands where nobody has said what should.
fn gap(field: &str) -> String {
    format!("【{field}】")
}

/// The name of a file without its folders.
fn name(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_filled_and_what_is_none_stays() {
        let value = |field: &str| if field == "单位" { "𠮷县{年度}".to_owned() } else { format!("{{{field}}}") };
        assert_eq!(filled("致{单位}：{错} {未完", &value), "致𠮷县{年度}：{错} {未完");
        assert_eq!(config::unknown_fields(USUAL), [""; 0]);
        assert!(config::FIELDS.iter().all(|field| USUAL.contains(&format!("{{{field}}}"))));
    }
}
