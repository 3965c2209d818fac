//! What of a report a review tells: whose it is, and what was found in it, in the words of the sheet.

use crate::Analysis;
use crate::document::Place;
use crate::import::Checked;
use crate::lint::{Applicability, Finding, Severity};
use crate::report::{self, Report};
use crate::syntax;
use crate::text::{Encoding, Lang, LineIndex, Span, say};

/// A report that was read and checked.
#[derive(Clone, Default, Debug)]
pub struct Read {
    /// The agency that it names.
    pub agency: Option<String>,
    /// The year that it is of.
    pub year: Option<i32>,
    /// What was found in it, in the order of the report.
    pub items: Vec<Item>,
}

/// Something that was found.
#[derive(Clone, Debug)]
pub struct Item {
    /// The rule.
    pub rule: &'static str,
    /// What the rule is called.
    pub title: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The place in official words.
    pub place: String,
    /// Where that is in the file: 表 2 第 9 行第 4 列; 第 17 行.
    pub at: String,
    /// What stands there.
    pub text: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// What it rests on.
    pub ground: String,
    /// By which it is known again while its figures stand, however it is worded: of the rule, the place, what stands
    /// there and the figures that were compared.
    pub code: String,
}

/// Characters of a text that a sheet shows.
const LONGEST: usize = 120;

impl Read {
    /// What of the text of a report is told.
    pub fn of_text(analysis: &Analysis, lang: Lang) -> Read {
        let lines = LineIndex::new(analysis.text());
        let at = |span: Span| {
            let line = lines.position(analysis.text(), span.start, Encoding::Utf32).line;
            Place::Line(line + 1).words(lang)
        };
        Read::of(analysis, &at, lang)
    }

    /// What of a document is told; an error says that it is no report.
    pub fn of_document(checked: &Checked, lang: Lang) -> Result<Read, String> {
        let Checked { imported, analysis } = checked;
        let Report { sections, tables, .. } = &analysis.report;
        if sections.iter().all(|section| section.spec.is_none()) && tables.iter().all(|table| table.spec.is_none()) {
            return Err(say!(lang,
                zh: "不像年度报告：没有认出规定的任何一节、一张表",
                en: "does not look like an annual report: none of its sections and tables is there"));
        }
        Ok(Read::of(analysis, &|span| imported.origin(span, lang), lang))
    }

    /// What of a checked report is told. `at` says where a span is in the file.
    fn of(analysis: &Analysis, at: &dyn Fn(Span) -> String, lang: Lang) -> Read {
        let Analysis { report, findings, .. } = analysis;
        let front = &report.front_matter;
        Read {
            agency: front.agency.as_ref().map(|agency| agency.value.trim().to_owned()).filter(|name| !name.is_empty()),
            year: front.year.as_ref().map(|year| year.value),
            items: findings.iter().map(|finding| item(finding, report, at, lang)).collect(),
        }
    }
}

fn item(finding: &Finding, report: &Report, at: &dyn Fn(Span) -> String, lang: Lang) -> Item {
    let place = finding.place.clone().or_else(|| report.place_at(finding.span.start));
    let text = syntax::unescaped(report.tree.slice(finding.span)).trim().to_owned();
    let is_cell = matches!(place, Some(report::Place::Cell(..)));
    let place = place.map_or_else(|| "全文".to_owned(), |place| place.describe(report.edition));
    let code = code([finding.rule.name, &place, &text, &figures(&finding.message)]);
    let text =
        if text.is_empty() && is_cell { say!(lang, zh: "（空白）", en: "(blank)") } else { shortened(&text) };
    Item {
        rule: finding.rule.name,
        title: finding.rule.title.get(lang),
        severity: finding.severity,
        place,
        at: at(finding.span),
        text,
        message: finding.message.clone(),
        help: help(finding, lang),
        ground: finding.ground.as_ref().map_or_else(String::new, |ground| ground.sentence(lang)),
        code,
    }
}

/// The figures of a message, one after the other.
fn figures(message: &str) -> String {
    let mut figures = String::new();
    for c in message.chars() {
        if c.is_numeric() {
            figures.push(c);
        } else if !figures.is_empty() && !figures.ends_with(' ') {
            figures.push(' ');
        }
    }
    figures
}

/// Twelve digits that tell texts from others (FNV-1a): the same in every version and on every machine.
fn code(parts: [&str; 4]) -> String {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    let hash =
        bytes.fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3));
    format!("{:012x}", hash >> 16)
}

/// What to do: what the rule says, and the fix that it prefers.
fn help(finding: &Finding, lang: Lang) -> String {
    let mut parts: Vec<String> = finding.help.iter().cloned().collect();
    if let Some(fix) = finding.fixes.first() {
        let title = &fix.title;
        parts.push(match fix.applicability {
            Applicability::Shown => {
                say!(lang, zh: "由填报人核对决定：{title}", en: "for the author to decide: {title}")
            }
            _ => say!(lang, zh: "修改建议：{title}", en: "suggested fix: {title}"),
        });
    }
    parts.join(if lang == Lang::Zh { "；" } else { "; " })
}

/// A text in one line, as far as a cell shows it.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}……", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_tell_what_stands_there_and_not_how_it_is_worded() {
        let of = |text: &str, message: &str| code(["totals/row", "三·总计", text, &figures(message)]);
        assert_eq!(of("5", "合计应为 1，写作 5"), of("5", "the total should be 1, not 5"));
        assert_ne!(of("5", "合计应为 1，写作 5"), of("6", "合计应为 1，写作 6"));
        assert_ne!(of("5", "合计应为 1，写作 5"), of("5", "合计应为 2，写作 5"));
        assert_eq!(of("𠮷", "").len(), 12);
    }

    #[test]
    fn long_texts_are_one_short_line() {
        assert_eq!(shortened(" 𠮷\n县 "), "𠮷 县");
        assert_eq!(shortened(&"年".repeat(300)).chars().count(), LONGEST + 2);
    }
}
