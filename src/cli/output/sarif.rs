//! SARIF 2.1.0, the OASIS standard that code hosts and editors read findings in.
//!
//! Every rule is described, whether it found something or not, so that two runs differ in their
//! results alone. Safe fixes alone are offered as such: what reads SARIF may apply them unasked. The
//! others are named in the message.

use super::checked::{Checked, Output, Summary, Unchecked};
use super::concise::headline;
use super::identity::{Identity, identities};
use super::root::Root;
use super::text::notes;
use crate::cli::visible::escaped;
use crate::edition::Edition;
use crate::export::Document;
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
            .map(|(finding, identity)| self.result(checked, finding, &identity, &artifact, &path).to_string())
            .map(escaped);
        results.collect::<Vec<_>>().join(",\n    ")
    }

    fn frame(&self, summary: &Summary) -> (String, &'static str, String) {
        let run = self.run().to_string();
        let run = run.strip_suffix('}').unwrap_or(&run);
        let before = format!("{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[\n  {run},\"results\":[");
        let invocation = match summary.unchecked.as_slice() {
            [] => String::new(),
            unchecked => escaped(format!(",\"invocations\":[{}]", self.failed(unchecked))),
        };
        match summary.findings() {
            0 => (before, "", format!("]{invocation}}}\n]}}\n")),
            _ => (before + "\n    ", ",\n    ", format!("\n  ]{invocation}}}\n]}}\n")),
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

    /// The invocation that could not check all that it was to check.
    fn failed(&self, unchecked: &[Unchecked]) -> Value {
        let notifications = unchecked.iter().map(|unchecked| {
            json!({
                "level": "error",
                "message": message(&unchecked.to_string()),
                "locations": [{"physicalLocation": {"artifactLocation": self.artifact(&unchecked.path)}}],
            })
        });
        json!({
            "executionSuccessful": false,
            "toolExecutionNotifications": notifications.collect::<Vec<_>>(),
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
        let document = checked.document();
        let mut sentences = vec![headline(checked, finding, self.lang)];
        sentences.extend(notes(finding, self.lang, checked.law));
        let mut location = json!({"physicalLocation": physical(&document, finding.span, artifact)});
        let official = finding.place.as_ref().map(|place| logical(place, checked.edition));
        set(&mut location, "logicalLocations", official.into_iter().chain(origin(&document, finding.span)));
        let mut result = json!({
            "ruleId": finding.rule.name,
            "ruleIndex": all_rules().position(|rule| rule.name == finding.rule.name),
            "level": level(finding.severity),
            "message": message(&sentences.join("\n")),
            "locations": [location],
            "partialFingerprints": {"nianbao/v1": identity.fingerprint(path)},
        });
        let related = finding.related.iter().enumerate().map(|(at, related)| {
            let document = checked.document_of(related);
            let elsewhere = related.document.as_ref().map(|_| self.artifact(&document.path));
            let physical = physical(&document, related.span, elsewhere.as_ref().unwrap_or(artifact));
            let mut location =
                json!({"id": at + 1, "message": message(&related.message), "physicalLocation": physical});
            set(&mut location, "logicalLocations", origin(&document, related.span));
            location
        });
        let fixes = finding
            .fixes
            .iter()
            .filter(|fix| fix.applicability == Applicability::Safe)
            .filter_map(|fix| offered(&document, fix, artifact));
        set(&mut result, "relatedLocations", related);
        set(&mut result, "fixes", fixes);
        if let Some(ground) = &finding.ground {
            result["properties"] = json!({"provision": {"basis": ground.basis, "cite": ground.cite}});
        }
        result
    }
}

/// Sets a key to values, if there are any.
fn set(object: &mut Value, key: &str, values: impl IntoIterator<Item = Value>) {
    let values: Vec<Value> = values.into_iter().collect();
    if !values.is_empty() {
        object[key] = values.into();
    }
}

/// A fix that what reads SARIF may apply; `None` for a document without lines, in which it could replace nothing.
fn offered(document: &Document<'_>, fix: &Fix, artifact: &Value) -> Option<Value> {
    let replacements = fix.edits.iter().map(|edit| {
        // A region in bytes would make the replacement one of bytes, in Base64.
        let region = text_region(document, edit.span)?;
        Some(json!({"deletedRegion": region, "insertedContent": {"text": edit.text}}))
    });
    let replacements = replacements.collect::<Option<Vec<_>>>()?;
    Some(json!({
        "description": message(&fix.title),
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"applicability": fix.applicability},
    }))
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

/// Where something is in a file, by lines and by bytes where the file has lines.
fn physical(document: &Document<'_>, span: Span, artifact: &Value) -> Value {
    let mut physical = json!({"artifactLocation": artifact});
    if let Some(mut region) = text_region(document, span) {
        region["byteOffset"] = span.start.into();
        region["byteLength"] = span.len().into();
        physical["region"] = region;
    }
    physical
}

fn text_region(document: &Document<'_>, span: Span) -> Option<Value> {
    let range = document.range(span)?;
    Some(json!({
        "startLine": range.start.line,
        "startColumn": range.start.column,
        "endLine": range.end.line,
        "endColumn": range.end.column,
    }))
}

/// Where something is in a document without lines, which has no region.
fn origin(document: &Document<'_>, span: Span) -> Option<Value> {
    Some(json!({"fullyQualifiedName": document.origin(span)?, "kind": "origin"}))
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
