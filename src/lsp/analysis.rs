//! A document as it was at one moment, and what is worked out from it: once, off the executor, however
//! many ask.

use super::documents::Kind;
use crate::ide;
use crate::lint::{self, Finding};
use crate::text::{Encoding, Lang, LineIndex, Span};
use crate::workspace::{Settings, config::Config};
use crate::{report, syntax};
use ls_types::{Position, Range, Uri};
use ropey::Rope;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

/// How the server speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Speech {
    /// The language of messages.
    pub lang: Lang,
    /// What columns count.
    pub encoding: Encoding,
    /// How often the configuration has changed.
    pub generation: u64,
}

/// An answer for which the findings do not matter.
pub(super) const NO_FINDINGS: fn(&Places<'_>) -> bool = |_| false;
/// An answer that is about the findings.
pub(super) const FINDINGS: fn(&Places<'_>) -> bool = |_| true;

/// A document as it was at one moment.
#[derive(Debug)]
pub(super) struct Snapshot {
    pub uri: Uri,
    pub kind: Kind,
    /// The client's version; `None` for a file that is not open.
    pub version: Option<i32>,
    pub settings: Arc<Settings>,
    pub speech: Speech,
    /// The number that the document had then. It has another since it changed.
    pub number: u64,
    current: Arc<AtomicU64>,
    rope: Rope,
    text: OnceLock<Text>,
    findings: OnceLock<Findings>,
}

/// A text in one piece, and its lines.
#[derive(Debug)]
struct Text {
    text: String,
    lines: LineIndex,
}

/// The findings on a text.
#[derive(Debug)]
pub(super) struct Findings {
    pub list: Vec<Finding>,
    /// Their name: what has the same has the same findings.
    pub id: String,
}

impl Snapshot {
    /// An open document.
    pub(super) fn open(
        uri: Uri,
        kind: Kind,
        version: i32,
        text: Rope,
        settings: Arc<Settings>,
        speech: Speech,
        current: Arc<AtomicU64>,
    ) -> Snapshot {
        let number = current.load(Ordering::Acquire);
        let version = Some(version);
        let (rope, text, findings) = (text, OnceLock::new(), OnceLock::new());
        Snapshot { uri, kind, version, settings, speech, number, current, rope, text, findings }
    }

    /// A file that is not open.
    pub(super) fn file(uri: Uri, kind: Kind, text: &str, settings: Arc<Settings>, speech: Speech) -> Snapshot {
        let current = Arc::new(AtomicU64::new(0));
        let (rope, text, findings) = (Rope::from_str(text), OnceLock::new(), OnceLock::new());
        Snapshot { uri, kind, version: None, settings, speech, number: 0, current, rope, text, findings }
    }

    /// Whether the document has changed since.
    pub(super) fn moved_on(&self) -> bool {
        self.current.load(Ordering::Acquire) != self.number
    }

    /// The whole text and its places, as the client counts them.
    pub(super) fn places(&self) -> Places<'_> {
        let Text { text, lines } = self.text.get_or_init(|| {
            let text = self.rope.to_string();
            let lines = LineIndex::new(&text);
            Text { text, lines }
        });
        Places { uri: &self.uri, text, lines, encoding: self.speech.encoding }
    }

    /// The findings on the text. Whoever asks first does the work; the others wait for it.
    pub(super) fn findings(&self) -> &Findings {
        self.findings.get_or_init(|| {
            let text = self.places().text;
            Findings { list: self.lint(text), id: result_id(text, self.speech.generation) }
        })
    }

    fn lint(&self, text: &str) -> Vec<Finding> {
        match self.kind {
            Kind::Report => {
                let tree = syntax::parse(text);
                let report = report::build(&tree);
                let levels = Some(&self.settings.levels);
                lint::lint(&report, lint::Options { lang: self.speech.lang, levels, ..Default::default() })
            }
            Kind::Config => {
                // As it is on the disk it was read with all that it names.
                let findings = match *text == *self.settings.text {
                    true => self.settings.findings.clone(),
                    false => Config::parse(text, Path::new(""), self.speech.lang).1,
                };
                self.settings.shown(findings)
            }
            Kind::Other => Vec::new(),
        }
    }

    /// Answers from the document as a report, with the findings on it if `need` says so of its places, or
    /// if they are known; `None` for what is no report.
    pub(super) fn report<T>(
        &self,
        need: impl FnOnce(&Places<'_>) -> bool,
        answer: impl FnOnce(&ide::Document<'_>, &Places<'_>) -> T,
    ) -> Option<T> {
        if self.kind != Kind::Report {
            return None;
        }
        let places = self.places();
        let findings = if need(&places) { Some(self.findings()) } else { self.findings.get() };
        let tree = syntax::parse(places.text);
        let report = report::build(&tree);
        let document = ide::Document {
            text: places.text,
            report: &report,
            findings: findings.map_or(&[], |findings| &findings.list),
            levels: Some(&self.settings.levels),
            lang: self.speech.lang,
            law: self.settings.law.as_ref(),
        };
        Some(answer(&document, &places))
    }
}

/// Names the findings on a text.
pub(super) fn result_id(text: &str, generation: u64) -> String {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    format!("{:016x}-{generation}", hasher.finish())
}

/// The places of a text, between ours and the client's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places<'p> {
    pub uri: &'p Uri,
    pub text: &'p str,
    pub lines: &'p LineIndex,
    pub encoding: Encoding,
}

impl Places<'_> {
    /// The byte that a client means, clamped.
    pub(super) fn offset(&self, position: Position) -> u32 {
        let position = crate::text::Position { line: position.line, column: position.character };
        self.lines.offset(self.text, position, self.encoding)
    }

    /// The line that a client means.
    pub(super) fn line(&self, position: Position) -> &str {
        self.lines.span(position.line as usize).slice(self.text)
    }

    /// The bytes that a client means, clamped.
    pub(super) fn span(&self, range: Range) -> Span {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        Span { start: start.min(end), end: start.max(end) }
    }

    /// A byte as the client counts.
    pub(super) fn position(&self, offset: u32) -> Position {
        let position = self.lines.position(self.text, offset, self.encoding);
        Position { line: position.line, character: position.column }
    }

    /// A span as the client counts.
    pub(super) fn range(&self, span: Span) -> Range {
        Range { start: self.position(span.start), end: self.position(span.end) }
    }
}
