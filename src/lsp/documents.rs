//! The open documents, and their one owner. Everything here is done in the order of the wire, before
//! anything is awaited.

use super::beside::Beside;
use super::snapshot::{Kind, Snapshot, Speech};
use super::uri;
use crate::text::Encoding;
use crate::workspace::Settings;
use ls_types::{Position, Range, SemanticToken, TextDocumentContentChangeEvent, TextDocumentItem, Uri};
use ropey::Rope;
use rustc_hash::FxHashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// An open document.
#[derive(Debug)]
pub(super) struct Open {
    pub uri: Uri,
    pub path: Option<PathBuf>,
    pub kind: Kind,
    version: i32,
    text: Rope,
    /// Whether the text is the client's, as far as is known.
    in_step: bool,
    /// What its snapshots are compared with: they carry the number that this had.
    current: Arc<AtomicU64>,
    beside: Arc<Beside>,
    settings: Arc<Settings>,
    snapshot: Option<Arc<Snapshot>>,
    /// Whether its diagnostics are being worked out, for clients that they are pushed to.
    pub working: bool,
    /// The snapshot whose diagnostics were pushed last.
    pub pushed: Option<u64>,
    /// The tokens that the client has, and how often it got some.
    tokens: (u64, Vec<SemanticToken>),
}

/// Every open document, by its URI in its one form.
#[derive(Debug, Default)]
pub(super) struct Documents {
    open: FxHashMap<String, Open>,
    /// The reports of the workspace.
    pub beside: Arc<Beside>,
    next: u64,
}

/// What became of a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Outcome {
    /// The text is the client's.
    Applied,
    /// It is not known to be any more, since now.
    OutOfStep,
    /// It was not before, either.
    StillOutOfStep,
}

impl Documents {
    /// Takes a document over from the client. One that is open already is replaced.
    pub(super) fn open(&mut self, item: TextDocumentItem, settings: impl FnOnce(Option<&Path>) -> Arc<Settings>) {
        let path = uri::path(item.uri.as_str());
        let settings = settings(path.as_deref());
        let before = self.open.remove(item.uri.as_str());
        let document = Open {
            kind: Kind::of(item.uri.as_str(), path.as_deref(), &item.language_id),
            path,
            version: item.version,
            text: Rope::from_str(&item.text),
            in_step: true,
            current: before.as_ref().map(|before| before.current.clone()).unwrap_or_default(),
            beside: self.beside.clone(),
            settings,
            snapshot: None,
            working: before.as_ref().is_some_and(|before| before.working),
            pushed: None,
            tokens: Default::default(),
            uri: item.uri,
        };
        self.next += 1;
        document.current.store(self.next, Ordering::Release);
        self.open.insert(document.uri.as_str().to_owned(), document);
    }

    /// Applies changes in their order. Positions are clamped to the text.
    pub(super) fn change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: &[TextDocumentContentChangeEvent],
        encoding: Encoding,
    ) -> Outcome {
        let Some(document) = self.open.get_mut(uri.as_str()) else { return Outcome::OutOfStep };
        let was_in_step = document.in_step;
        let whole = changes.iter().rposition(|change| change.range.is_none());
        document.version = version;
        document.snapshot = None;
        self.next += 1;
        document.current.store(self.next, Ordering::Release);
        if !was_in_step && whole.is_none() {
            return Outcome::StillOutOfStep;
        }
        // On a copy, which is cheap: half a change is worse than none.
        let mut text = document.text.clone();
        let changes = &changes[whole.unwrap_or(0)..];
        let applied =
            catch_unwind(AssertUnwindSafe(|| changes.iter().try_for_each(|change| apply(&mut text, change, encoding))));
        document.in_step = matches!(applied, Ok(Some(())));
        if document.in_step {
            document.text = text;
        }
        match (document.in_step, was_in_step) {
            (true, _) => Outcome::Applied,
            (false, true) => Outcome::OutOfStep,
            (false, false) => Outcome::StillOutOfStep,
        }
    }

    /// Marks a document whose changes cannot be known.
    pub(super) fn lose(&mut self, uri: &str) -> Outcome {
        let Some(document) = self.open.get_mut(uri) else { return Outcome::OutOfStep };
        let was_in_step = std::mem::replace(&mut document.in_step, false);
        document.snapshot = None;
        self.next += 1;
        document.current.store(self.next, Ordering::Release);
        if was_in_step { Outcome::OutOfStep } else { Outcome::StillOutOfStep }
    }

    /// Gives a document back; `None` where it was not open.
    pub(super) fn close(&mut self, uri: &Uri) -> Option<Open> {
        let closed = self.open.remove(uri.as_str())?;
        self.next += 1;
        closed.current.store(self.next, Ordering::Release);
        if self.open.capacity() > 64 && self.open.len() * 4 < self.open.capacity() {
            self.open.shrink_to_fit();
        }
        Some(closed)
    }

    /// The document of this URI.
    pub(super) fn get_mut(&mut self, uri: &str) -> Option<&mut Open> {
        self.open.get_mut(uri)
    }

    /// Whether a document is open.
    pub(super) fn is_open(&self, uri: &str) -> bool {
        self.open.contains_key(uri)
    }

    /// Every open document.
    pub(super) fn all(&mut self) -> impl Iterator<Item = &mut Open> {
        self.open.values_mut()
    }

    /// Gives every document the settings that apply now; `true` where anything is open.
    pub(super) fn configure(&mut self, mut settings: impl FnMut(Option<&Path>) -> Arc<Settings>) {
        for document in self.open.values_mut() {
            document.settings = settings(document.path.as_deref());
            document.snapshot = None;
            self.next += 1;
            document.current.store(self.next, Ordering::Release);
        }
    }
}

impl Open {
    /// The document as it is now; `None` while its text is not known.
    pub(super) fn snapshot(&mut self, speech: Speech) -> Option<Arc<Snapshot>> {
        if !self.in_step {
            return None;
        }
        let snapshot = self.snapshot.get_or_insert_with(|| {
            Arc::new(Snapshot::open(
                self.uri.clone(),
                self.kind,
                self.version,
                self.text.clone(),
                self.settings.clone(),
                speech,
                (self.current.clone(), self.beside.clone()),
            ))
        });
        Some(snapshot.clone())
    }

    /// Keeps the tokens that a client gets now; gives their name.
    pub(super) fn keep_tokens(&mut self, tokens: Vec<SemanticToken>) -> String {
        self.tokens = (self.tokens.0 + 1, tokens);
        self.tokens.0.to_string()
    }

    /// The tokens of a name, if they are the last that the client got.
    pub(super) fn tokens(&self, name: &str) -> Option<Vec<SemanticToken>> {
        let (count, tokens) = &self.tokens;
        (*count > 0 && count.to_string() == name).then(|| tokens.clone())
    }

    /// Whether a snapshot is of the document as it is now.
    pub(super) fn is(&self, snapshot: &Snapshot) -> bool {
        snapshot.number == self.current.load(Ordering::Acquire)
    }
}

/// Applies one change; `None` where that cannot be done.
fn apply(text: &mut Rope, change: &TextDocumentContentChangeEvent, encoding: Encoding) -> Option<()> {
    let Some(range) = change.range else {
        *text = Rope::from_str(&change.text);
        return Some(());
    };
    let Range { start, end } = range;
    let (start, end) = (offset(text, start, encoding)?, offset(text, end, encoding)?);
    let (start, end) = (start.min(end), start.max(end));
    text.try_remove(start..end).ok()?;
    text.try_insert(start, &change.text).ok()
}

/// The character at a position, clamped as [`crate::text::LineIndex::offset`] does it.
fn offset(text: &Rope, position: Position, encoding: Encoding) -> Option<usize> {
    let Some(line) = text.get_line(position.line as usize) else { return Some(text.len_chars()) };
    let start = text.try_line_to_char(position.line as usize).ok()?;
    let line = std::borrow::Cow::<str>::from(line);
    let bytes = encoding.offset(&line, position.character);
    Some(start + Encoding::Utf32.len(line.get(..bytes)?))
}
