//! The paragraphs of a report, read once for all rules that look at figures in prose.

use crate::prose::{Reading, Reporter, Topic, begins_number, read, topic_of};
use crate::report::{Report, paragraphs};
use crate::syntax::LineKind;
use crate::text::{CharSet, HAN_BYTES, Joined, Letters, Span, char_at, han_at};

/// A paragraph of the report with what was read in it.
pub struct Paragraph<'r> {
    /// Its text, which knows where it stands in the file.
    pub text: Joined<'r>,
    /// Its characters.
    letters: Letters,
    /// Whether the number of a list may stand in it: hardly ever where none does.
    pub may_list: bool,
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
        let glance = Glance::of(&text.text);
        let states = glance.states(&text.text);
        let reading = if states { read(&text.text, reporter, heading) } else { Reading::default() };
        let Glance { letters, lists: may_list, .. } = glance;
        read_ones.push(Paragraph { text, letters, may_list, reading, section });
    }
    read_ones
}

/// The beginnings of units.
static UNITS: CharSet = CharSet::of("件条起宗份封例桩项个篇次期笔部则人场家户名%％﹪元万亿千百余多来倍");

/// What stands after the number of a list: 一是, 1、.
static LIST_MARKS: CharSet = CharSet::of("是、．");

/// What is seen of a paragraph in passing.
#[derive(Default)]
struct Glance {
    letters: Letters,
    after_number: bool,
    /// Whether the beginning of a unit stands after a number.
    counts: bool,
    /// Whether the mark of a list does.
    lists: bool,
}

impl Glance {
    fn of(text: &str) -> Glance {
        let mut glance = Glance::default();
        let mut at = 0;
        loop {
            while let Some(c) = han_at(text, at) {
                glance.see(c);
                at += HAN_BYTES;
            }
            let Some(c) = char_at(text, at) else { return glance };
            at += c.len_utf8();
            if c.is_whitespace() {
                glance.letters.add(c);
            } else {
                glance.see(c);
            }
        }
    }

    #[inline]
    fn see(&mut self, c: char) {
        self.letters.add(c);
        if self.after_number {
            self.counts |= UNITS.has(c);
            self.lists |= LIST_MARKS.has(c);
        }
        self.after_number = begins_number(c);
    }

    /// Whether a paragraph may state a figure or deny one: a number with the beginning of a unit after it, or a word of
    /// denial beside one of what the tables count. Most paragraphs do neither, and are not read.
    fn states(&self, text: &str) -> bool {
        let has = |word: &&str| self.letters.may_hold(word) && text.contains(*word);
        let denies = || {
            ["未", "无", "没", "均", "零", "全部"].iter().any(has)
                && [
                    "申请",
                    "复议",
                    "诉讼",
                    "结转",
                    "规范性文件",
                    "规章",
                    "行政",
                    "公开事项",
                    "不予",
                    "无法提供",
                    "其他处理",
                ]
                .iter()
                .any(has)
        };
        self.counts || denies()
    }
}
