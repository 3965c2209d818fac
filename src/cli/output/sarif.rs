//! SARIF 2.1.0, the OASIS standard that code hosts and editors read findings in.
//!
//! Every rule is described, whether it found something or not, so that two runs differ in their
//! results alone. Safe fixes alone are offered as such: what reads SARIF may apply them unasked. The
//! others are named in the message.

use super::concise::headline;
use super::identity::{Identity, identities};
use super::position::range;
use super::root::Root;
use super::text::notes;
use super::{Checked, Output, Summary};
use crate::edition::Edition;
use crate::lint::{Applicability, Finding, Fix, Page, Rule, Severity, all_rules};
use crate::report::Place;
use crate::text::{Lang, Span, text};
use serde_json::{Value, json};

pub(super) struct Sarif {
    pub lang: Lang,
    pub root: Root,
}

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What GitHub shows of a description at most, in characters.
const MAX_DESCRIPTION: usize = 1024;

impl Output for Sarif {
    fn file(&self, checked: &Checked<'_>) -> String {
        let artifact = self.artifact(checked.path);
        let path = self.root.path(checked.path);
        let results = checked
            .findings
            .iter()
            .zip(identities(checked))
            .map(|(finding, identity)| self.result(checked, finding, &identity, &artifact, &path).to_string());
        results.collect::<Vec<_>>().join(",\n    ")
    }

    fn frame(&self, summary: &Summary) -> (String, &'static str, String) {
        let run = self.run().to_string();
        let run = run.strip_suffix('}').unwrap_or(&run);
        let before = format!("{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[\n  {run},\"results\":[");
        match summary.findings() {
            0 => (before, "", "]}\n]}\n".into()),
            _ => (before + "\n    ", ",\n    ", "\n  ]}\n]}\n".into()),
        }
    }
}

impl Sarif {
    /// The run without its results.
    fn run(&self) -> Value {
        let language = match self.lang {
            Lang::Zh => "zh-CN",
            Lang::En => "en-US",
        };
        let root = text!(
            zh: "仓库的根目录；不在仓库中时，为运行 nianbao 的文件夹",
            en: "The root of the repository; outside of one, the folder that nianbao ran in");
        json!({
            "tool": {"driver": {
                "name": "nianbao",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": language,
                "rules": all_rules().map(|rule| descriptor(rule, self.lang)).collect::<Vec<_>>(),
            }},
            "language": language,
            "originalUriBaseIds": {"%SRCROOT%": {"description": message(root.get(self.lang))}},
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "defaultEncoding": "utf-8",
        })
    }

    fn artifact(&self, path: &str) -> Value {
        match self.root.uri(path) {
            (uri, true) => json!({"uri": uri, "uriBaseId": "%SRCROOT%"}),
            (uri, false) => json!({"uri": uri}),
        }
    }

    fn result(
        &self,
        checked: &Checked<'_>,
        finding: &Finding,
        identity: &Identity,
        artifact: &Value,
        path: &str,
    ) -> Value {
        let physical = |span| json!({"artifactLocation": artifact, "region": region(checked, span)});
        let mut sentences = vec![headline(checked, finding)];
        sentences.extend(notes(finding, self.lang, checked.law));
        let mut location = json!({"physicalLocation": physical(finding.span)});
        if let Some(place) = &finding.place {
            location["logicalLocations"] = json!([logical(place, checked.edition)]);
        }
        let mut result = json!({
            "ruleId": finding.rule.name,
            "ruleIndex": all_rules().position(|rule| rule.name == finding.rule.name),
            "level": level(finding.severity),
            "message": message(&sentences.join("\n")),
            "locations": [location],
            "partialFingerprints": {"nianbao/v1": identity.fingerprint(path)},
        });
        let related = finding.related.iter().enumerate().map(|(at, related)| {
            json!({"id": at + 1, "message": message(&related.message), "physicalLocation": physical(related.span)})
        });
        let fixes = finding
            .fixes
            .iter()
            .filter(|fix| fix.applicability == Applicability::Safe)
            .map(|fix| self.fix(checked, fix, artifact));
        for (key, values) in [("relatedLocations", related.collect::<Vec<_>>()), ("fixes", fixes.collect())] {
            if !values.is_empty() {
                result[key] = values.into();
            }
        }
        if let Some(ground) = &finding.ground {
            result["properties"] = json!({"provision": {"basis": ground.basis, "cite": ground.cite}});
        }
        result
    }

    fn fix(&self, checked: &Checked<'_>, fix: &Fix, artifact: &Value) -> Value {
        let replacements = fix.edits.iter().map(|edit| {
            // A region in bytes would make the replacement one of bytes, in Base64.
            json!({"deletedRegion": text_region(checked, edit.span), "insertedContent": {"text": edit.text}})
        });
        json!({
            "description": message(&fix.title),
            "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements.collect::<Vec<_>>()}],
            "properties": {"applicability": fix.applicability},
        })
    }
}

fn descriptor(rule: &Rule, lang: Lang) -> Value {
    let title = rule.title.get(lang);
    let (lead, explanation) = match Page::parse(rule.page) {
        Ok(page) => (unwrapped(page.lead(lang)), unwrapped(page.explanation(lang))),
        Err(_) => (title.to_owned(), title.to_owned()),
    };
    let severity = match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "recommendation",
    };
    json!({
        "id": rule.name,
        "shortDescription": message(title),
        "fullDescription": message(&lead.chars().take(MAX_DESCRIPTION).collect::<String>()),
        "help": message(&explanation),
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": {"tags": [rule.group()], "basis": rule.basis, "fixes": rule.fixes, "since": rule.since, "problem.severity": severity},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A message. Braces would be placeholders in it, and a bracket before a parenthesis a link.
fn message(text: &str) -> Value {
    json!({"text": text.replace('{', "{{").replace('}', "}}").replace("](", "\\](")})
}

/// Where something is, by lines and by bytes.
fn region(checked: &Checked<'_>, span: Span) -> Value {
    let mut region = text_region(checked, span);
    region["byteOffset"] = span.start.into();
    region["byteLength"] = span.len().into();
    region
}

fn text_region(checked: &Checked<'_>, span: Span) -> Value {
    let range = range(checked, span);
    json!({
        "startLine": range.start.line,
        "startColumn": range.start.column,
        "endLine": range.end.line,
        "endColumn": range.end.column,
    })
}

/// The place in the report, whatever the text around it.
fn logical(place: &Place, edition: &Edition) -> Value {
    let kind = match place {
        Place::FrontMatter(_) => "frontMatter",
        Place::Title => "title",
        Place::Preamble => "preamble",
        Place::Section(_) => "section",
        Place::Table(_) => "table",
        Place::Row(..) => "row",
        Place::Column(..) => "column",
        Place::Cell(..) => "cell",
        Place::Signature => "signature",
    };
    json!({"name": place.names(edition).last(), "fullyQualifiedName": place.describe(edition), "kind": kind})
}

/// A page's Markdown with each paragraph on one line: the pages are wrapped for their authors, and
/// a line end within a Chinese sentence would be shown as a space.
fn unwrapped(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    for line in markdown.lines() {
        let begins_a_block = line.is_empty() || line.starts_with(['-', '|', '#', '>', '`']) || text.ends_with('\n');
        match text.chars().next_back() {
            None => {}
            Some(_) if begins_a_block => text.push('\n'),
            Some(before) if before.is_ascii() && line.starts_with(|c: char| c.is_ascii()) => text.push(' '),
            Some(_) => {}
        }
        text.push_str(line.trim_start());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_unwrapped() {
        let page = "两位数字颠倒、漏了\n一位 a\nb。\n\n- 一\n- 二\n  三\n\n末";
        assert_eq!(unwrapped(page), "两位数字颠倒、漏了一位 a b。\n\n- 一\n- 二三\n\n末");
    }

    #[test]
    fn messages_hold_no_placeholders_and_no_links() {
        assert_eq!(message("{0} [附件](1) [2]")["text"], "{{0}} [附件\\](1) [2]");
    }
}
