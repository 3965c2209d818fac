//! Findings for a person at a terminal: the lines of the report, what is underlined, what to do.

use super::concise::shown;
use super::position::point;
use super::squeezed::Squeezed;
use super::{Checked, Output, Summary};
use crate::cli::visible::visible;
use crate::law::OfficialText;
use crate::lint::{Applicability, Finding, Severity, severity_name};
use crate::text::{Lang, Span, say};
use codespan_reporting::diagnostic::{self, Diagnostic, Label};
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term::{Config, emit_to_write_style, termcolor::Buffer};
use std::ops::Range;

pub(super) struct Terminal {
    pub lang: Lang,
    pub color: bool,
}

/// Longer lines are not shown: no screen would hold them.
const MAX_LINE: usize = 2000;

/// So many places are shown of what a finding relates to.
const MAX_RELATED: usize = 12;

impl Output for Terminal {
    fn file(&self, checked: &Checked<'_>) -> String {
        let squeezed = Squeezed::new(checked.text, &checked.lines);
        checked.findings.iter().map(|finding| self.finding(checked, &squeezed, finding)).collect()
    }

    fn frame(&self, summary: &Summary) -> (String, &'static str, String) {
        let Summary { files, unchecked, errors, warnings, infos, fixable, .. } = *summary;
        let mut line = match (files, summary.findings()) {
            // That nothing was found would be true, and taken for praise.
            (0, 0) => say!(self.lang, zh: "一份报告也没有检查", en: "no report was checked"),
            (_, 0) => say!(self.lang, zh: "{files} 份报告，没有发现问题", en: "{files} reports, nothing found"),
            _ => say!(self.lang,
                zh: "{files} 份报告：{errors} 个错误，{warnings} 个警告，{infos} 个提示；{fixable} 个有修改建议",
                en: "{files} reports: {errors} errors, {warnings} warnings, {infos} infos; {fixable} with a fix"),
        };
        if unchecked > 0 {
            line.push_str(&say!(self.lang,
                zh: "；{unchecked} 个文件或文件夹没能检查",
                en: "; {unchecked} files or folders could not be checked"));
        }
        line.push('\n');
        (String::new(), "", line)
    }
}

impl Terminal {
    fn finding(&self, checked: &Checked<'_>, squeezed: &Squeezed<'_>, finding: &Finding) -> String {
        let drawable = |span: Span| {
            let line = squeezed.line(checked.lines.line(span.start));
            line.len() <= MAX_LINE && span.len() <= MAX_LINE
        };
        if !drawable(finding.span) {
            return shown(checked, finding, self.lang) + "\n\n";
        }
        let primary = finding.place.as_ref().map_or(String::new(), |place| place.describe(checked.edition));
        let mut labels = vec![Label::primary((), squeezed.span(finding.span).range()).with_message(visible(&primary))];
        let related = finding.related.iter().filter(|related| drawable(related.span)).take(MAX_RELATED);
        let secondary = |span| Label::secondary((), squeezed.span(span).range());
        labels.extend(related.map(|it| secondary(it.span).with_message(visible(&it.message))));
        let severity = match finding.severity {
            Severity::Error => diagnostic::Severity::Error,
            Severity::Warning => diagnostic::Severity::Warning,
            Severity::Info => diagnostic::Severity::Note,
        };
        let notes = notes(finding, self.lang, checked.law);
        let diagnostic = Diagnostic::new(severity)
            .with_code(finding.rule.name)
            .with_message(visible(&finding.message))
            .with_labels(labels)
            .with_notes(notes.iter().map(|note| visible(note).into_owned()).collect());
        let mut buffer = if self.color { Buffer::ansi() } else { Buffer::no_color() };
        let column = point(checked, finding.span.start).column;
        let path = visible(checked.path);
        let source = Source { path: &path, squeezed, column: column as usize };
        let emitted = emit_to_write_style(&mut buffer, &Config::default(), &source, &diagnostic);
        debug_assert!(emitted.is_ok(), "{emitted:?}");
        let drawn = String::from_utf8_lossy(buffer.as_slice()).into_owned();
        // The header names the severity in English.
        let (known, shown) = (diagnostic_name(severity), severity_name(finding.severity, self.lang));
        drawn.replacen(known, shown, 1)
    }
}

/// What to do, what a machine could do, and what the finding rests on: a line each.
pub(super) fn notes(finding: &Finding, lang: Lang, law: Option<&OfficialText>) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(help) = &finding.help {
        notes.push(say!(lang, zh: "怎么办：{help}", en: "help: {help}"));
    }
    for fix in &finding.fixes {
        let title = &fix.title;
        notes.push(match fix.applicability {
            Applicability::Safe => say!(lang, zh: "可修改：{title}", en: "fix: {title}"),
            Applicability::Unsafe => say!(lang, zh: "可能的修改：{title}", en: "possible fix: {title}"),
            Applicability::Shown => say!(lang, zh: "由填报人决定：{title}", en: "for the author to decide: {title}"),
        });
    }
    if let Some(ground) = &finding.ground {
        let sentence = ground.sentence(lang);
        notes.push(match (ground.provides(lang, law), law) {
            (Some(words), Some(_)) => {
                say!(lang, zh: "{sentence}（原文）：\n{words}", en: "{sentence} (official text):\n{words}")
            }
            (Some(words), None) => {
                say!(lang, zh: "{sentence}（大意）：\n{words}", en: "{sentence} (in our words):\n{words}")
            }
            (None, _) => sentence,
        });
    }
    notes
}

fn diagnostic_name(severity: diagnostic::Severity) -> &'static str {
    match severity {
        diagnostic::Severity::Error => "error",
        diagnostic::Severity::Warning => "warning",
        _ => "note",
    }
}

/// A checked file as codespan-reporting asks for it for one finding: its squeezed lines.
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
        Ok(self.squeezed.line_at(byte_index as u32))
    }

    fn line_range(&'a self, (): (), line_index: usize) -> Result<Range<usize>, Error> {
        Ok(self.squeezed.line(line_index).range())
    }

    fn column_number(&'a self, (): (), _: usize, _: usize) -> Result<usize, Error> {
        Ok(self.column)
    }
}
