//! Findings for a person at a terminal: the lines of the report, what is underlined, what to do. Where a document has
//! no lines, words say where to look.

use super::checked::{Checked, Output, Summary};
use super::concise::{see, shown};
use super::ink::Ink;
use super::squeezed::Squeezed;
use super::total;
use crate::cli::visible::{visible, visible_name};
use crate::law::{OfficialText, is_quoted};
use crate::lint::{Applicability, Finding, Related, Severity, severity_name};
use crate::text::{Lang, LineIndex, Positions, Span, say};
use codespan_reporting::diagnostic::{self, Diagnostic, Label};
use codespan_reporting::files::{Error, Files, SimpleFile};
use codespan_reporting::term::{Config, emit_to_write_style};
use rayon::prelude::*;
use std::borrow::Cow;
use std::ops::Range;

pub(super) struct Terminal {
    pub lang: Lang,
    pub color: bool,
    /// Whether the line for all findings is left out.
    pub quiet: bool,
}

/// Longer lines are not shown: no screen would hold them.
const MAX_LINE: usize = 2000;

/// No more findings of a file than this are drawn sooner by one thread than by several.
const FEW: usize = 500;

/// How many related places of a finding are shown.
const MAX_RELATED: usize = 12;

impl Output for Terminal {
    fn file(&self, checked: &Checked<'_>) -> String {
        let findings = checked.findings;
        if findings.len() <= FEW {
            return self.page(checked, findings);
        }
        // One part for each thread: a line that many findings mark is drawn once in each.
        let part = findings.len().div_ceil(rayon::current_num_threads()).max(FEW);
        let pages: Vec<String> = findings.par_chunks(part).map(|findings| self.page(checked, findings)).collect();
        pages.concat()
    }

    fn frame(&self, summary: &Summary) -> (String, &'static str, String) {
        let line = if self.quiet { String::new() } else { total::line(summary, self.lang) };
        (String::new(), "", line)
    }
}

impl Terminal {
    /// Findings of a file, drawn one below the other.
    fn page(&self, checked: &Checked<'_>, findings: &[Finding]) -> String {
        let path = visible_name(checked.path);
        let mut sheet = Sheet { terminal: self, config: Config::default(), drawn: String::new() };
        match &checked.positions {
            Positions::Lines(lines) => {
                let squeezed = Squeezed::new(checked.text, lines);
                let mut page = Page { checked, path: &path, lines, squeezed, sheet };
                findings.iter().for_each(|finding| page.finding(finding));
                page.sheet.drawn
            }
            Positions::Origins(_) => {
                let nothing = SimpleFile::new(&*path, "");
                findings.iter().for_each(|finding| {
                    sheet.draw(finding, Vec::new(), self.told(checked, finding), &nothing);
                });
                sheet.drawn
            }
        }
    }

    /// All that is said of a finding that is on no line.
    fn told(&self, checked: &Checked<'_>, finding: &Finding) -> Vec<String> {
        let at = checked.document().address(finding.span);
        let at = visible_name(&at);
        let mut told = vec![match finding.place.as_ref().map(|place| place.describe(checked.edition)) {
            Some(place) => say!(self.lang, zh: "位置：{at}，{place}", en: "at {at}, {place}"),
            None => say!(self.lang, zh: "位置：{at}", en: "at {at}"),
        }];
        told.extend(self.related(checked, finding, |_| true));
        told.extend(notes(finding, self.lang, checked.law));
        told
    }

    /// Related places in words.
    fn related(&self, checked: &Checked<'_>, finding: &Finding, which: impl Fn(&&Related) -> bool) -> Vec<String> {
        let related = finding.related.iter().filter(which).take(MAX_RELATED);
        related.map(|related| visible_name(&see(checked, related, self.lang)).into_owned()).collect()
    }
}

/// What findings are drawn on.
struct Sheet<'s> {
    terminal: &'s Terminal,
    config: Config,
    drawn: String,
}

impl Sheet<'_> {
    /// Draws a finding below what is drawn.
    fn draw<'f>(
        &mut self,
        finding: &Finding,
        labels: Vec<Label<()>>,
        notes: Vec<String>,
        files: &'f impl Files<'f, FileId = ()>,
    ) {
        let severity = match finding.severity {
            Severity::Error => diagnostic::Severity::Error,
            Severity::Warning => diagnostic::Severity::Warning,
            Severity::Info => diagnostic::Severity::Note,
        };
        let diagnostic = Diagnostic::new(severity)
            .with_code(finding.rule.name)
            .with_message(visible_name(&finding.message))
            .with_labels(labels)
            .with_notes(notes.into_iter().map(visible_string).collect());
        let (color, severity) = (self.terminal.color, severity_name(finding.severity, self.terminal.lang));
        let mut ink = Ink { text: &mut self.drawn, color, severity, is_severity: false };
        let emitted = emit_to_write_style(&mut ink, &self.config, files, &diagnostic);
        debug_assert!(emitted.is_ok(), "{emitted:?}");
    }
}

/// What findings of one text are drawn from and on.
struct Page<'p> {
    checked: &'p Checked<'p>,
    path: &'p str,
    lines: &'p LineIndex,
    squeezed: Squeezed<'p>,
    sheet: Sheet<'p>,
}

impl Page<'_> {
    fn finding(&mut self, finding: &Finding) {
        let (checked, lang) = (self.checked, self.sheet.terminal.lang);
        if !self.is_drawable(finding.span) {
            self.sheet.drawn.push_str(&shown(checked, finding, lang));
            self.sheet.drawn.push_str("\n\n");
            return;
        }
        let labels = self.labels(finding);
        let mut said = self.sheet.terminal.related(checked, finding, |related| related.document.is_some());
        said.extend(notes(finding, lang, checked.law));
        let column = checked.document().point(finding.span.start).map_or(1, |point| point.column as usize);
        let source = Source { path: self.path, squeezed: &self.squeezed, column };
        self.sheet.draw(finding, labels, said, &source);
    }

    /// Whether what a span marks fits a screen.
    fn is_drawable(&mut self, span: Span) -> bool {
        let line = self.squeezed.draw_line(self.lines.line(span.start));
        line.len() <= MAX_LINE && span.len() <= MAX_LINE
    }

    /// What is underlined, the finding's own place first.
    fn labels(&mut self, finding: &Finding) -> Vec<Label<()>> {
        let mut lines = Vec::new();
        let mut draw = |page: &mut Self, span: Span| {
            lines.extend([span.start, span.end].map(|offset| page.lines.line(offset)));
            page.squeezed.draw(span)
        };
        let primary = finding.place.as_ref().map_or(String::new(), |place| place.describe(self.checked.edition));
        let mut labels = vec![Label::primary((), draw(self, finding.span)).with_message(visible_name(&primary))];
        for related in finding.related.iter().filter(|related| related.document.is_none()) {
            if labels.len() <= MAX_RELATED && self.is_drawable(related.span) {
                let range = draw(self, related.span);
                labels.push(Label::secondary((), range).with_message(visible_name(&related.message)));
            }
        }
        // A single line between two that are shown is shown, too.
        lines.sort_unstable();
        for between in lines.windows(2).filter(|pair| pair[0] + 2 == pair[1]) {
            self.squeezed.draw_line(between[0] + 1);
        }
        labels
    }
}

/// What to do, which fixes there are, and what the finding rests on: one line each, but for what the law says.
pub(super) fn notes(finding: &Finding, lang: Lang, law: Option<&OfficialText>) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(help) = finding.help.as_deref().map(visible_name) {
        notes.push(say!(lang, zh: "怎么办：{help}", en: "help: {help}"));
    }
    for fix in &finding.fixes {
        let title = visible_name(&fix.title);
        notes.push(match fix.applicability {
            Applicability::Safe => say!(lang, zh: "可自动修改：{title}", en: "fix: {title}"),
            Applicability::Unsafe => say!(lang, zh: "修改建议：{title}", en: "suggested fix: {title}"),
            Applicability::Shown => say!(lang, zh: "由填报人决定：{title}", en: "left to the author: {title}"),
        });
    }
    if let Some(ground) = &finding.ground {
        let sentence = ground.sentence(lang);
        notes.push(match ground.provides(lang, law) {
            Some(words) if is_quoted(lang, law) => {
                say!(lang, zh: "{sentence}（原文）：\n{words}", en: "{sentence} (official text):\n{words}")
            }
            Some(words) => format!("{sentence} (in our words):\n{words}"),
            None => sentence,
        });
    }
    notes
}

/// A text of our own making, which is seldom other than it is to be shown.
fn visible_string(text: String) -> String {
    match visible(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(visible) => visible,
    }
}

/// A checked file as codespan-reporting asks for it for one finding: the lines of it that are drawn.
struct Source<'c> {
    path: &'c str,
    squeezed: &'c Squeezed<'c>,
    /// The column of the finding in the file, which is the only one that is printed.
    column: usize,
}

impl<'a> Files<'a> for Source<'a> {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(self.path)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(self.squeezed.text())
    }

    fn line_index(&'a self, (): (), byte_index: usize) -> Result<usize, Error> {
        self.squeezed.line_at(byte_index).ok_or(Error::IndexTooLarge { given: byte_index, max: 0 })
    }

    fn line_range(&'a self, (): (), line_index: usize) -> Result<Range<usize>, Error> {
        self.squeezed.line(line_index).ok_or(Error::LineTooLarge { given: line_index, max: 0 })
    }

    fn column_number(&'a self, (): (), _: usize, _: usize) -> Result<usize, Error> {
        Ok(self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::super::checked::tests::{checked, finding};
    use super::*;

    #[test]
    fn many_findings_are_drawn_as_few_are() {
        let text = "甲乙\n| 丙 | 12 |\n\n𠮷\n";
        let parts: Vec<&str> = ["甲", "| 丙", "12", "𠮷", "乙"].map(|part| text.matches(part).next().unwrap()).into();
        let findings: Vec<Finding> = parts.iter().cycle().take(3 * FEW + 1).map(|part| finding(part, text)).collect();
        let (checked, terminal) = (checked(text, &findings), Terminal { lang: Lang::Zh, color: true, quiet: false });
        let alone = |finding| terminal.page(&checked, std::slice::from_ref(finding));
        assert_eq!(terminal.file(&checked), findings.iter().map(alone).collect::<String>());
    }
}
