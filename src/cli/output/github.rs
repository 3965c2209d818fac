//! Workflow commands: GitHub Actions shows each line as an annotation beside the changed lines.

use super::checked::{Checked, Output, Summary, UNCHECKED, Unchecked};
use super::concise::headline;
use super::root::Root;
use super::text::notes;
use crate::cli::visible::visible;
use crate::export::Range;
use crate::lint::{Finding, Severity};
use crate::text::Lang;
use std::fmt::Write;

pub(super) struct Github {
    pub lang: Lang,
    pub root: Root,
}

impl Output for Github {
    fn file(&self, checked: &Checked<'_>) -> String {
        let path = property(&self.root.path(checked.path));
        checked.findings.iter().map(|finding| self.command(checked, finding, &path)).collect()
    }

    fn frame(&self, summary: &Summary) -> (String, &'static str, String) {
        let title = property(UNCHECKED.get(self.lang));
        let unchecked = summary.unchecked.iter().map(|Unchecked { path, message }| {
            let path = property(&self.root.path(path));
            format!("::error file={path},title={title}::{}\n", data(message))
        });
        (String::new(), "", unchecked.collect())
    }
}

impl Github {
    fn command(&self, checked: &Checked<'_>, finding: &Finding, path: &str) -> String {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let mut line = format!("::{command} file={path}");
        if let Some(Range { start, end }) = checked.document().range(finding.span) {
            // The runner takes columns only where the range is within one line.
            let _ = match start.line == end.line {
                true => write!(line, ",line={},col={},endLine={0},endColumn={}", start.line, start.column, end.column),
                false => write!(line, ",line={},endLine={}", start.line, end.line),
            };
        }
        let title = format!("{} [{}]", finding.rule.title.get(self.lang), finding.rule.name);
        let mut message = vec![headline(checked, finding, self.lang)];
        message.extend(notes(finding, self.lang, checked.law));
        let _ = writeln!(line, ",title={}::{}", property(&title), data(&message.join("\n")));
        line
    }
}

/// A message with what would end its line written as the runner reads it, and a stand-in for what the terminal of a log
/// would obey.
fn data(text: &str) -> String {
    visible(&text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")).into_owned()
}

/// A property's value: what would end it is escaped, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::checked::tests::{checked, finding};
    use super::*;

    #[test]
    fn columns_are_given_within_one_line_only() {
        let text = "甲乙\n丙\n";
        let github = Github { lang: Lang::Zh, root: Root::find() };
        let command = |part| {
            let findings = [finding(part, text)];
            github.command(&checked(text, &findings), &findings[0], "a,b").split(",title=").next().unwrap().to_owned()
        };
        assert_eq!(command(&text[3..6]), "::error file=a,b,line=1,col=2,endLine=1,endColumn=3");
        assert_eq!(command(&text[3..10]), "::error file=a,b,line=1,endLine=2");
    }

    #[test]
    fn what_would_end_a_property_or_a_message_is_escaped() {
        assert_eq!(property("50%: a,b\r\n"), "50%25%3A a%2Cb%0D%0A");
        assert_eq!(data("50%: a,b\r\n"), "50%25: a,b%0D%0A");
        assert_eq!(data("𠮷\u{1B}[31m\u{202E}"), "𠮷?[31m\u{FFFD}");
    }
}
