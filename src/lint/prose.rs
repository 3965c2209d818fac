//! The paragraphs of a report, read once for all rules that look at figures in prose.

use crate::prose::{Reading, Reporter, Topic, begins_number, read, topic_of};
use crate::report::{Report, paragraphs};
use crate::syntax::LineKind;
use crate::text::{CharSet, Joined, Letters, Span, char_at};

/// A paragraph of the report with what was read in it.
pub struct Paragraph<'r> {
    /// Its text, which knows where it stands in the file.
    pub text: Joined<'r>,
    /// Its characters.
    letters: Letters,
    /// What was read.
    pub reading: Reading,
    /// The index in the edition of the section that it stands in; `None` before the first, and in sections of the
    /// report's own.
    pub section: Option<usize>,
}

impl Paragraph<'_> {
    /// Where a stretch of the paragraph stands in the file.
    pub fn span(&self, span: Span) -> Span {
        self.text.span(span)
    }

    /// Where some words stand first.
    pub fn find(&self, words: &str) -> Option<usize> {
        if self.letters.may_hold(words) { self.text.text.find(words) } else { None }
    }

    /// Whether some words stand in it.
    pub fn holds(&self, words: &str) -> bool {
        self.find(words).is_some()
    }

    /// Whether one of some words may stand in it: hardly ever where none does.
    pub fn may_hold(&self, words: &[&str]) -> bool {
        words.iter().any(|words| self.letters.may_hold(words))
    }
}

/// The paragraphs of a report that state figures or may deny them.
pub fn read_paragraphs(report: &Report) -> Vec<Paragraph<'_>> {
    let tree = &report.tree;
    let agency = report.front_matter.agency.as_ref().map_or("", |agency| &agency.value);
    let year = report.front_matter.year.as_ref().map(|year| year.value);
    let reporter = Reporter { agency, year };
    let mut read_ones = Vec::new();
    let (mut heading, mut line): (Option<Topic>, usize) = (None, 0);
    for paragraph in paragraphs(tree, 0..tree.lines.len()) {
        for at in line..paragraph.lines.start {
            if let LineKind::Heading(title) = tree.lines[at].kind {
                heading = topic_of(tree.slice(title.text));
            }
        }
        line = paragraph.lines.end;
        if report.section_headed(paragraph.lines.start).is_some() {
            // A heading without its marks.
            heading = topic_of(tree.line_text(paragraph.lines.start));
            continue;
        }
        let text = paragraph.text(tree);
        let place = report.sections.partition_point(|section| section.line <= paragraph.lines.start);
        let section = place.checked_sub(1).and_then(|at| report.sections[at].spec);
        let (letters, states) = glance(&text.text);
        let reading = if states { read(&text.text, reporter, heading) } else { Reading::default() };
        read_ones.push(Paragraph { text, letters, reading, section });
    }
    read_ones
}

/// The beginnings of units.
static UNITS: CharSet = CharSet::of("件条起宗份封例桩项个篇次期笔部则人场家户名%％﹪元万亿千百余多来倍");

/// The characters of a paragraph, and whether it may state a figure or deny one: a number with the beginning of a unit
/// after it, or a word of denial beside one of what the tables count. Most paragraphs do neither, and are not read.
fn glance(text: &str) -> (Letters, bool) {
    let mut letters = Letters::default();
    let (mut after_number, mut counts) = (false, false);
    let mut at = 0;
    while let Some(c) = char_at(text, at) {
        at += c.len_utf8();
        letters.add(c);
        // White space is all before U+4000.
        if c < '\u{4000}' && c.is_whitespace() {
            continue;
        }
        counts |= after_number && UNITS.has(c);
        after_number = begins_number(c);
    }
    let has = |word: &&str| letters.may_hold(word) && text.contains(*word);
    let denies = || {
        ["未", "无", "没", "均", "零", "全部"].iter().any(has)
            && ["申请", "复议", "诉讼", "结转", "规范性文件", "行政", "公开事项"].iter().any(has)
    };
    (letters, counts || denies())
}
