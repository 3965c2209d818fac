//! What is known of a report beside others: who reports, on which year, whom it names, what its lines say. A file is read
//! once, for this and for whoever works on it next.

use super::super::documents::{content, content_of, regular_document_bytes};
use super::super::{Content, imported, read};
use super::paths::canonical;
use crate::document;
use crate::import::{
    self, Imported, digest_of_imported, digest_of_report, identity, is_document, is_report, sort, stem,
};
use crate::lint::{Digest, Member, Sort, is_first};
use crate::report::{self, FrontMatter};
use crate::text::Lang;
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// A file is read because others may name it, or lie beside it, up to so many MB: as a document is.
pub(super) const MOST: u32 = 64;

/// What a file was found to hold.
#[derive(Clone, Debug)]
pub enum Kept {
    /// The text of a report.
    Text(Arc<str>),
    /// A document of another format, as it was imported.
    Document(Box<Imported>),
}

/// A report of an index.
#[derive(Debug)]
pub struct Entry {
    /// Its path, as it is shown.
    pub path: PathBuf,
    /// What it says of itself.
    pub front: FrontMatter,
    /// The one path that it has.
    pub place: PathBuf,
    /// The folder that the files which it names have to be in, where it names any.
    pub(super) root: Option<PathBuf>,
    /// What its lines say.
    pub(super) lines: Vec<u64>,
    kept: Mutex<Option<Kept>>,
}

/// How files are read for an index.
#[derive(Debug)]
pub struct Reading {
    /// Whether somebody asks what their lines say.
    lines: bool,
    /// How many more bytes may be kept.
    left: AtomicUsize,
}

/// The front matter of a text, which is all that is read of it.
pub(super) fn front_matter(text: &str) -> FrontMatter {
    let body = text.trim_start_matches('\u{FEFF}');
    let end = match body.starts_with("---") {
        true => text.get(3..).and_then(|rest| rest.find("\n---")).map_or(0, |at| at + 3 + 4),
        false => 0,
    };
    report::parse(text.get(..end).unwrap_or_default()).front_matter
}

/// Whether a report names others.
pub(super) fn names_any(front: &FrontMatter) -> bool {
    !front.aggregate.is_empty() || !front.last_year.is_empty() && !is_first(&front.last_year)
}

impl Reading {
    /// With the lines of texts, if somebody asks for them; what files hold is kept up to so many bytes.
    pub fn new(lines: bool, most: usize) -> Reading {
        Reading { lines, left: AtomicUsize::new(most) }
    }

    /// The entry of a file, a document as it is imported; none of what cannot be read, which is told where it is checked.
    /// `place` is its canonical path, where that is known, and `root` finds the folder that its neighbours have to be in.
    pub fn file(&self, path: &Path, place: Option<&Path>, root: impl FnOnce() -> PathBuf) -> Option<Entry> {
        // A pipe can be read once, by who checks it; and so is what is too large to be kept.
        if read::refused(path, MOST).is_some() {
            return None;
        }
        self.entry(path, place, content(path).ok()?, root)
    }

    /// The entry of what came by another way than from a file, and goes by this name.
    pub fn bytes(&self, path: &Path, bytes: &[u8], root: impl FnOnce() -> PathBuf) -> Option<Entry> {
        self.entry(path, None, content_of(path, bytes).ok()?, root)
    }

    /// The entry of what another program has made of a file of this name.
    pub fn converted(&self, path: &Path, made: &[u8], root: impl FnOnce() -> PathBuf) -> Option<Entry> {
        let imported = import::import(&document::read(made, None).ok()?).converted();
        Some(self.of(path, None, Kept::Document(Box::new(imported)), root))
    }

    fn entry(
        &self,
        path: &Path,
        place: Option<&Path>,
        content: Content,
        root: impl FnOnce() -> PathBuf,
    ) -> Option<Entry> {
        let kept = match content {
            Content::Text(text) => Kept::Text(text),
            Content::Document(bytes) => {
                let name = path.file_name().and_then(|name| name.to_str());
                let document = document::read(&bytes, name).ok()?;
                Kept::Document(Box::new(import::import(&document)))
            }
        };
        Some(self.of(path, place, kept, root))
    }

    fn of(&self, path: &Path, place: Option<&Path>, kept: Kept, root: impl FnOnce() -> PathBuf) -> Entry {
        let size = match &kept {
            Kept::Text(text) => text.len(),
            // A text and where each piece of it came from.
            Kept::Document(it) => (it.text.len() + std::mem::size_of_val(&*it.account)) * 2,
        };
        let text = match &kept {
            Kept::Text(text) => &**text,
            Kept::Document(imported) => &imported.text,
        };
        let (front, lines) = (front_matter(text), if self.lines { identity(text) } else { Vec::new() });
        let takes = |left: usize| left.checked_sub(size);
        let fits = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, takes).is_ok();
        Entry {
            path: path.to_owned(),
            place: place.map_or_else(|| canonical(path), Path::to_owned),
            root: names_any(&front).then(root),
            front,
            lines,
            kept: Mutex::new(fits.then_some(kept)),
        }
    }
}

impl Member for Arc<Entry> {
    fn agency(&self) -> Option<&str> {
        self.front.agency.as_ref().map(|agency| agency.value.trim())
    }

    fn year(&self) -> Option<i32> {
        self.front.year.as_ref().map(|year| year.value)
    }

    fn lines(&self) -> &[u64] {
        &self.lines
    }

    fn place(&self) -> &Path {
        &self.place
    }

    fn sort(&self) -> (Sort, PathBuf) {
        (sort(&self.path).0, stem(&self.place))
    }
}

impl Entry {
    /// What was read, for who works on it now.
    pub fn take(&self) -> Option<Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The same, of which an imported document stays: others want it, too.
    pub(super) fn borrow(&self) -> Option<Kept> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some(Kept::Document(_)) => kept.clone(),
            _ => kept.take(),
        }
    }

    /// What is kept of it for its neighbours.
    pub(super) fn digest(&self, lang: Lang) -> Result<Digest, String> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match kept {
            Some(Kept::Text(text)) => Ok(digest_of_report(&report::parse(text), &self.path)),
            Some(Kept::Document(imported)) => Ok(digest_of_imported(*imported, &self.path, lang)),
            None => digest(&self.path, lang),
        }
    }
}

/// What a file holds, or why it cannot be read.
pub fn kept(path: &Path, lang: Lang) -> Result<Kept, String> {
    match content(path).map_err(|error| error.message(lang))? {
        Content::Text(text) => Ok(Kept::Text(text)),
        Content::Document(bytes) => imported(path, &bytes, lang).map(|imported| Kept::Document(Box::new(imported))),
    }
}

/// Files without the documents that stand beside their own text: those are the same reports. What sort a file is, its
/// name tells; what it stands beside, its place.
pub fn without_twins<F>(mut files: Vec<F>, name: impl Fn(&F) -> &Path, place: impl Fn(&F) -> &Path) -> Vec<F> {
    let texts: FxHashSet<PathBuf> =
        files.iter().filter(|file| is_report(name(file))).map(|file| stem(place(file))).collect();
    files.retain(|file| !is_document(name(file)) || !texts.contains(&stem(place(file))));
    files
}

/// Reads a report and keeps what its neighbours need of it.
pub(super) fn digest(path: &Path, lang: Lang) -> Result<Digest, String> {
    if let Some(error) = read::refused(path, MOST) {
        return Err(error.message(lang));
    }
    match content(path).map_err(|error| error.message(lang))? {
        Content::Text(text) => Ok(digest_of_report(&report::parse(text), path)),
        Content::Document(_) => {
            let bytes = regular_document_bytes(path).map_err(|error| error.message(lang))?;
            Ok(digest_of_imported(imported(path, &bytes, lang)?, path, lang))
        }
    }
}
