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
    text: Rope,
    analysis: OnceLock<Analysis>,
}

/// What is worked out from a text.
#[derive(Debug)]
pub(super) struct Analysis {
    pub text: String,
    pub lines: LineIndex,
    pub findings: Vec<Finding>,
    /// Names the findings: what has the same has the same findings.
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
        Snapshot { uri, kind, version, settings, speech, number, current, text, analysis: OnceLock::new() }
    }

    /// A file that is not open.
    pub(super) fn file(uri: Uri, kind: Kind, text: &str, settings: Arc<Settings>, speech: Speech) -> Snapshot {
        let current = Arc::new(AtomicU64::new(0));
        let text = Rope::from_str(text);
        Snapshot { uri, kind, version: None, settings, speech, number: 0, current, text, analysis: OnceLock::new() }
    }

    /// Whether the document has changed since.
    pub(super) fn moved_on(&self) -> bool {
        self.current.load(Ordering::Acquire) != self.number
    }

    /// The whole text.
    pub(super) fn text(&self) -> String {
        match self.analysis.get() {
            Some(analysis) => analysis.text.clone(),
            None => self.text.to_string(),
        }
    }

    /// What is worked out from the text. Whoever asks first does the work; the others wait for it.
    pub(super) fn analysis(&self) -> &Analysis {
        self.analysis.get_or_init(|| {
            let text = self.text.to_string();
            let findings = self.findings(&text);
            let lines = LineIndex::new(&text);
            let id = result_id(&text, self.speech.generation);
            Analysis { text, lines, findings, id }
        })
    }

    fn findings(&self, text: &str) -> Vec<Finding> {
        match self.kind {
            Kind::Report => {
                let tree = syntax::parse(text);
                let report = report::build(&tree);
                let levels = Some(&self.settings.levels);
                lint::lint(&report, lint::Options { lang: self.speech.lang, levels, ..Default::default() })
            }
            Kind::Config => {
                let (_, findings) = Config::parse(text, Path::new(""), self.speech.lang);
                self.settings.shown(findings)
            }
            Kind::Other => Vec::new(),
        }
    }

    /// Answers from the document as a report; `None` for one that is none.
    pub(super) fn report<T>(&self, answer: impl FnOnce(&ide::Document<'_>, &Places<'_>) -> T) -> Option<T> {
        if self.kind != Kind::Report {
            return None;
        }
        let analysis = self.analysis();
        let tree = syntax::parse(&analysis.text);
        let report = report::build(&tree);
        let document = ide::Document {
            text: &analysis.text,
            report: &report,
            findings: &analysis.findings,
            levels: Some(&self.settings.levels),
            lang: self.speech.lang,
            law: self.settings.law.as_ref(),
        };
        Some(answer(&document, &self.places(analysis)))
    }

    /// What can be said of the report without the findings on it; `None` for what is no report.
    pub(super) fn parsed<T>(&self, answer: impl FnOnce(&report::Report<'_>, &Places<'_>) -> T) -> Option<T> {
        if self.kind != Kind::Report {
            return None;
        }
        let (text, lines);
        let places = match self.analysis.get() {
            Some(analysis) => self.places(analysis),
            None => {
                text = self.text.to_string();
                lines = LineIndex::new(&text);
                Places { uri: &self.uri, text: &text, lines: &lines, encoding: self.speech.encoding }
            }
        };
        let tree = syntax::parse(places.text);
        Some(answer(&report::build(&tree), &places))
    }

    /// Its places as the client counts them.
    pub(super) fn places<'s>(&'s self, analysis: &'s Analysis) -> Places<'s> {
        Places { uri: &self.uri, text: &analysis.text, lines: &analysis.lines, encoding: self.speech.encoding }
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
