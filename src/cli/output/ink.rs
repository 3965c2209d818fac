//! What a person reads at a terminal, as codespan-reporting writes it: into one text, in color or not.

use codespan_reporting::diagnostic::{LabelStyle, Severity};
use codespan_reporting::term::WriteStyle;
use std::fmt::{self, Write};

/// The text, and how it is written on.
pub(super) struct Ink<'t> {
    pub text: &'t mut String,
    pub color: bool,
    /// What the severity is called: codespan-reporting has English names for it alone.
    pub severity: &'static str,
    /// Whether the severity's name is what comes next.
    pub is_severity: bool,
}

/// Back to what the terminal began with; a color of its own begins with it, too.
const RESET: &str = "\x1B[0m";

impl Ink<'_> {
    /// Turns to a style: the codes of a terminal, each of which ends in `m`.
    fn set(&mut self, codes: &[&str]) -> fmt::Result {
        if self.color {
            self.text.push_str(RESET);
            codes.iter().for_each(|code| self.text.extend(["\x1B[", code, "m"]));
        }
        Ok(())
    }
}

impl Write for Ink<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text.write_str(text)
    }

    fn write_char(&mut self, ch: char) -> fmt::Result {
        self.text.write_char(ch)
    }

    fn write_fmt(&mut self, arguments: fmt::Arguments<'_>) -> fmt::Result {
        match std::mem::take(&mut self.is_severity) {
            true => self.text.write_str(self.severity),
            false => self.text.write_fmt(arguments),
        }
    }
}

impl WriteStyle for Ink<'_> {
    fn set_header(&mut self, severity: Severity) -> fmt::Result {
        self.is_severity = true;
        self.set(&["1", ["38;5;9", "38;5;11", "38;5;10"][color(severity)]])
    }

    fn set_header_message(&mut self) -> fmt::Result {
        self.set(&["1"])
    }

    fn set_line_number(&mut self) -> fmt::Result {
        self.set(&["36"])
    }

    fn set_note_bullet(&mut self) -> fmt::Result {
        self.set(&["36"])
    }

    fn set_source_border(&mut self) -> fmt::Result {
        self.set(&["36"])
    }

    fn set_label(&mut self, severity: Severity, style: LabelStyle) -> fmt::Result {
        match style {
            LabelStyle::Primary => self.set(&[["31", "33", "32"][color(severity)]]),
            LabelStyle::Secondary => self.set(&["36"]),
        }
    }

    fn reset(&mut self) -> fmt::Result {
        self.set(&[])
    }
}

/// Red, yellow or green: which of three.
fn color(severity: Severity) -> usize {
    match severity {
        Severity::Bug | Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Note | Severity::Help => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A header and a label, as codespan-reporting writes them.
    fn written(color: bool) -> String {
        let mut text = String::new();
        let rule = "totals/row".to_owned();
        let mut ink = Ink { text: &mut text, color, severity: "须修改", is_severity: false };
        ink.set_header(Severity::Error).unwrap();
        write!(ink, "error").unwrap();
        write!(ink, "[{rule}]").unwrap();
        ink.set_header_message().unwrap();
        write!(ink, ": error 1𠮷").unwrap();
        ink.reset().unwrap();
        ink.set_label(Severity::Warning, LabelStyle::Primary).unwrap();
        ink.write_char('^').unwrap();
        ink.set_label(Severity::Note, LabelStyle::Secondary).unwrap();
        ink.write_str("-\n").unwrap();
        text
    }

    #[test]
    fn the_severity_alone_is_translated_and_color_is_codes_alone() {
        assert_eq!(written(false), "须修改[totals/row]: error 1𠮷^-\n");
        assert_eq!(
            written(true),
            "\x1B[0m\x1B[1m\x1B[38;5;9m须修改[totals/row]\x1B[0m\x1B[1m: error 1𠮷\x1B[0m\x1B[0m\x1B[33m^\x1B[0m\x1B[36m-\n"
        );
    }
}
