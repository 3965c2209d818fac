//! JUnit's XML, which every build server shows: a suite for each file, a failed case for each finding, and one
//! case that passed for a file without any.

use super::checked::{Checked, Output, Summary, UNCHECKED, Unchecked};
use super::concise::line;
use super::identity::{Identity, identities};
use super::root::Root;
use super::text::notes;
use crate::cli::visible::instead;
use crate::lint::{Finding, Severity};
use crate::text::Lang;
use quick_xml::Writer;
use quick_xml::events::BytesText;
use std::borrow::Cow;
use std::io;

pub(super) struct Junit {
    pub lang: Lang,
    pub root: Root,
}

impl Output for Junit {
    fn file(&self, checked: &Checked<'_>) -> String {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        self.suite(checked, &mut writer).expect("a vector takes all that is written");
        String::from_utf8(writer.into_inner()).expect("written from text")
    }

    fn shows_clean(&self) -> bool {
        true
    }

    fn frame(&self, summary: &Summary) -> (String, &'static str, String) {
        let (failures, errors) = (summary.findings(), summary.unchecked.len());
        let tests = failures + summary.clean + errors;
        let before = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <testsuites name=\"nianbao\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">\n"
        );
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        for unchecked in &summary.unchecked {
            self.unchecked(unchecked, &mut writer).expect("a vector takes all that is written");
        }
        let unchecked = String::from_utf8(writer.into_inner()).expect("written from text");
        let ends = [if summary.files == 0 { "" } else { "\n" }, if errors == 0 { "" } else { "\n" }];
        (before, "\n", format!("{}{unchecked}{}</testsuites>\n", ends[0], ends[1]))
    }
}

impl Junit {
    /// A suite of one case with an error.
    fn unchecked(&self, unchecked: &Unchecked, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        let path = self.root.path(&unchecked.path);
        let (path, message) = (allowed(&path), allowed(&unchecked.message));
        let suite = [("name", &*path), ("tests", "1"), ("failures", "0"), ("errors", "1"), ("skipped", "0")];
        let case = [("name", UNCHECKED.get(self.lang)), ("classname", &*path), ("file", &*path)];
        writer.create_element("testsuite").with_attributes(suite).write_inner_content(|writer| {
            writer.create_element("testcase").with_attributes(case).write_inner_content(|writer| {
                let error =
                    writer.create_element("error").with_attributes([("message", &*message), ("type", "unchecked")]);
                error.write_text_content(BytesText::new(&message))?;
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    }

    fn suite(&self, checked: &Checked<'_>, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        let path = self.root.path(checked.path);
        let path = allowed(&path);
        let failures = checked.findings.len();
        let (tests, failures) = (failures.max(1).to_string(), failures.to_string());
        let suite = writer.create_element("testsuite").with_attributes([
            ("name", &*path),
            ("tests", &tests),
            ("failures", &failures),
            ("errors", "0"),
            ("skipped", "0"),
        ]);
        suite.write_inner_content(|writer| {
            if checked.findings.is_empty() {
                let case = [("name", "nianbao"), ("classname", &*path), ("file", &*path)];
                writer.create_element("testcase").with_attributes(case).write_empty()?;
            }
            for (finding, identity) in checked.findings.iter().zip(identities(checked)) {
                self.case(checked, finding, &identity, &path, writer)?;
            }
            Ok(())
        })?;
        Ok(())
    }

    fn case(
        &self,
        checked: &Checked<'_>,
        finding: &Finding,
        identity: &Identity,
        path: &str,
        writer: &mut Writer<Vec<u8>>,
    ) -> io::Result<()> {
        let (name, at) = (identity.to_string(), checked.document().point(finding.span.start));
        let (name, line_number) = (allowed(&name), at.map(|at| at.line.to_string()));
        let line_number = line_number.as_deref().map(|number| ("line", number));
        let case = [("name", &*name), ("classname", path), ("file", path)].into_iter().chain(line_number);
        let kind = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        let failure = [("message", &*allowed(&finding.message)), ("type", kind)];
        // Some servers show the text of a failure alone, others its message alone: the text says all.
        // A second line of a name would be read as one of ours.
        let mut text = vec![line(checked, finding, self.lang).replace('\n', "␊").replace('\r', "␍")];
        text.extend(notes(finding, self.lang, checked.law));
        let text = text.join("\n");
        writer.create_element("testcase").with_attributes(case).write_inner_content(|writer| {
            let failure = writer.create_element("failure").with_attributes(failure);
            failure.write_text_content(BytesText::new(&allowed(&text)))?;
            Ok(())
        })?;
        Ok(())
    }
}

/// A text with what XML 1.0 forbids, even escaped, replaced: a control character by its picture, a
/// non-character by U+FFFD. And with stand-ins for what nobody sees: servers show it as it is.
fn allowed(text: &str) -> Cow<'_, str> {
    let replacement = |c: char| match c {
        '\t' | '\n' | '\r' => None,
        '\0'..='\x1F' => char::from_u32(0x2400 + c as u32),
        '\u{FFFE}' | '\u{FFFF}' => Some('\u{FFFD}'),
        c => instead(c),
    };
    match text.chars().any(|c| replacement(c).is_some()) {
        true => text.chars().map(|c| replacement(c).unwrap_or(c)).collect(),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::allowed;

    #[test]
    fn what_xml_forbids_is_replaced() {
        assert_eq!(allowed("a\0b\u{1B}[1m\u{FFFF}"), "a␀b␛[1m\u{FFFD}");
        assert_eq!(allowed("\t\n\r 𠮷😀]]>\u{7F}\u{85}\u{202E}"), "\t\n\r 𠮷😀]]>?¿\u{FFFD}");
    }
}
