//! A document as it was at one moment, and what is worked out from it: once, off the executor, however
//! many ask.

use super::beside::Beside;
use super::uri;
use crate::Analysis;
use crate::config;
use crate::ide;
use crate::lint::{self, Finding, Levels, Neighbours};
use crate::report::{self, FrontMatter};
use crate::text::{Encoding, Lang, LineIndex, Span};
use crate::workspace::{self, Settings, is_report};
use ls_types::{Position, Range, Uri};
use ropey::Rope;
use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

/// What a document is to us.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A report.
    Report,
    /// A configuration.
    Config,
    /// Something that a client opened though it is not ours.
    Other,
}

impl Kind {
    /// What a document is, by its name, else by its language.
    pub(super) fn of(uri: &str, path: Option<&Path>, language: &str) -> Kind {
        match path {
            _ if uri::is_old_version(uri) => Kind::Other,
            Some(path) if is_report(path) => Kind::Report,
            Some(path) if path.file_name().is_some_and(|name| name == config::FILE_NAME) => Kind::Config,
            _ if language == "nianbao" => Kind::Report,
            _ => Kind::Other,
        }
    }
}

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
    beside: Arc<Beside>,
    rope: Rope,
    text: OnceLock<Text>,
    content: OnceLock<Content>,
}

/// A text in one piece, and its lines.
#[derive(Debug)]
struct Text {
    text: Arc<str>,
    lines: LineIndex,
}

/// A text, checked as what it is.
#[derive(Debug)]
enum Content {
    Report(Box<Analysis>, Arc<Neighbours>),
    Config(Vec<Finding>),
    Other,
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
        (current, beside): (Arc<AtomicU64>, Arc<Beside>),
    ) -> Snapshot {
        let number = current.load(Ordering::Acquire);
        let version = Some(version);
        let (rope, text, content) = (text, OnceLock::new(), OnceLock::new());
        Snapshot { uri, kind, version, settings, speech, number, current, beside, rope, text, content }
    }

    /// A file that is not open.
    pub(super) fn file(
        uri: Uri,
        kind: Kind,
        text: Arc<str>,
        settings: Arc<Settings>,
        speech: Speech,
        beside: Arc<Beside>,
    ) -> Snapshot {
        let current = Arc::new(AtomicU64::new(0));
        let lines = LineIndex::new(&text);
        let (rope, text, content) = (Rope::new(), OnceLock::from(Text { text, lines }), OnceLock::new());
        Snapshot { uri, kind, version: None, settings, speech, number: 0, current, beside, rope, text, content }
    }

    /// Whether the document has changed since.
    pub(super) fn moved_on(&self) -> bool {
        self.current.load(Ordering::Acquire) != self.number
    }

    fn text(&self) -> &Text {
        self.text.get_or_init(|| {
            let text: Arc<str> = self.rope.to_string().into();
            let lines = LineIndex::new(&text);
            Text { text, lines }
        })
    }

    /// The whole text and its places, as the client counts them.
    pub(super) fn places(&self) -> Places<'_> {
        let Text { text, lines } = self.text();
        Places { uri: &self.uri, text, lines, encoding: self.speech.encoding }
    }

    /// What the text is and what is found in it. Whoever asks first does the work; the others wait for it.
    fn content(&self) -> &Content {
        self.content.get_or_init(|| {
            let text = &self.text().text;
            match self.kind {
                Kind::Report => {
                    let levels = self.levels();
                    let report = report::parse(text.clone());
                    let neighbours = self.neighbours(&report.front_matter);
                    let options = lint::Options { neighbours: Some(&*neighbours), ..self.options(&levels) };
                    let analysis = Box::new(Analysis::of(report, &options));
                    Content::Report(analysis, neighbours)
                }
                Kind::Config => {
                    // As it is on the disk it was read with all that it names.
                    let findings = match **text == *self.settings.text {
                        true => self.settings.findings.clone(),
                        false => {
                            let problems = workspace::problems(text);
                            problems.iter().map(|problem| problem.finding(self.speech.lang)).collect()
                        }
                    };
                    Content::Config(self.settings.shown(findings))
                }
                Kind::Other => Content::Other,
            }
        })
    }

    /// Whether the configuration leaves it out: then nothing is found in it, and nothing of it is changed.
    pub(super) fn is_excluded(&self) -> bool {
        self.path().is_some_and(|path| self.settings.excludes(&path))
    }

    /// The reports beside it.
    fn neighbours(&self, front: &FrontMatter) -> Arc<Neighbours> {
        let Some(path) = self.path() else { return Arc::default() };
        self.beside.neighbours(&path, front, &self.settings, self.speech.lang)
    }

    fn path(&self) -> Option<PathBuf> {
        uri::path(self.uri.as_str())
    }

    fn levels(&self) -> Cow<'_, Levels> {
        match self.path() {
            Some(path) if self.settings.excludes(&path) => Cow::Owned(Levels::off()),
            Some(path) => self.settings.levels_of(&path),
            None => Cow::Borrowed(&self.settings.levels),
        }
    }

    fn options<'l>(&'l self, levels: &'l Levels) -> lint::Options<'l> {
        let settings = Some(&self.settings.config.settings);
        lint::Options { lang: self.speech.lang, levels: Some(levels), settings, ..Default::default() }
    }

    /// The findings on the text.
    pub(super) fn findings(&self) -> &[Finding] {
        match self.content() {
            Content::Report(analysis, _) => &analysis.findings,
            Content::Config(findings) => findings,
            Content::Other => &[],
        }
    }

    /// The name of the findings: what has the same has the same findings.
    pub(super) fn result_id(&self) -> String {
        match self.version {
            // An open document has another number whenever it is another.
            Some(_) => format!("{}-{}", self.number, self.speech.generation),
            None => result_id(self.places().text, self.speech.generation),
        }
    }

    /// Answers from the document as a report; `None` for what is no report.
    pub(super) fn report<T>(&self, answer: impl FnOnce(&ide::Document<'_>, &Places<'_>) -> T) -> Option<T> {
        let Content::Report(analysis, neighbours) = self.content() else { return None };
        let levels = self.levels();
        let options = lint::Options { neighbours: Some(&**neighbours), ..self.options(&levels) };
        let document = ide::Document::new(analysis, &options, self.settings.law.as_ref());
        Some(answer(&document, &self.places()))
    }

    /// The same for what changes the text: `None`, too, where it has become another meanwhile.
    pub(super) fn edits<T>(&self, answer: impl FnOnce(&ide::Document<'_>, &Places<'_>) -> T) -> Option<T> {
        self.report(answer).filter(|_| !self.moved_on())
    }
}

/// Names the findings on the text of a file.
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
