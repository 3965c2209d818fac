//! The reports of the workspace beside each other: the index of who reports on which year, in which a file that changes is
//! read anew, and no other.

use crate::lint::{Neighbours, Selection};
use crate::report::FrontMatter;
use crate::text::Lang;
use crate::workspace::{self, AllSettings, Entry, Index, Of, Reading, Settings, is_document, is_report};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

/// The reports of the workspace.
#[derive(Default, Debug)]
pub(super) struct Beside(Mutex<State>);

#[derive(Default, Debug)]
struct State {
    roots: Vec<PathBuf>,
    index: Option<Arc<Index>>,
    /// What the index is made of.
    entries: BTreeMap<PathBuf, Arc<Entry>>,
    /// Files that have changed since.
    changed: BTreeSet<PathBuf>,
    /// Of files that are in no folder of the workspace: those beside them.
    by_folder: FxHashMap<PathBuf, (Option<SystemTime>, Arc<Index>)>,
}

impl Beside {
    /// Takes over the folders of the workspace.
    pub(super) fn set_roots(&self, roots: &[PathBuf]) {
        *self.state() = State { roots: roots.to_vec(), ..State::default() };
    }

    /// Anything may have changed: who asks next looks at all anew.
    pub(super) fn forget(&self) {
        let mut state = self.state();
        *state = State { roots: std::mem::take(&mut state.roots), ..State::default() };
    }

    /// Files have come, gone or changed: who asks next looks at them anew. Whether findings may change with them: any
    /// report may be another's neighbour, a document where one names it.
    pub(super) fn changed(&self, files: &[PathBuf]) -> bool {
        let mut state = self.state();
        let State { index, changed, by_folder, .. } = &mut *state;
        let rests_on = |file: &Path| index.iter().chain(by_folder.values().map(|it| &it.1)).any(|it| it.rests_on(file));
        let counts = |file: &&PathBuf| is_report(file) || is_document(file) && rests_on(file);
        let found: Vec<PathBuf> = files.iter().filter(counts).cloned().collect();
        if found.is_empty() {
            return false;
        }
        changed.extend(found);
        by_folder.clear();
        true
    }

    /// The neighbours of a file.
    pub(super) fn neighbours(
        &self,
        path: &Path,
        front: &FrontMatter,
        settings: &Settings,
        lang: Lang,
    ) -> Arc<Neighbours> {
        if front.agency.is_none() || front.year.is_none() {
            return Arc::default();
        }
        let index = self.index(path, settings, lang);
        let root = || self.root(path, settings);
        index.neighbours(Of { path, front, root: &root, lang })
    }

    /// The folder that the neighbours of a file have to be in.
    fn root(&self, path: &Path, settings: &Settings) -> PathBuf {
        let root = settings.path.as_deref().and_then(Path::parent).map(Path::to_owned);
        let of_workspace = || self.state().roots.iter().find(|root| path.starts_with(root)).cloned();
        root.or_else(of_workspace).or_else(|| path.parent().map(Path::to_owned)).unwrap_or_default()
    }

    /// The index; whoever asks first makes it, and the others wait.
    fn index(&self, path: &Path, settings: &Settings, lang: Lang) -> Arc<Index> {
        // What is there already needs none.
        let reader = || Reader {
            settings: AllSettings::new(Selection::default(), lang).distrusting(),
            reading: Reading::new(settings.levels.look_at_lines(), 0),
        };
        let mut state = self.state();
        if !state.roots.iter().any(|root| path.starts_with(root)) {
            let folder = path.parent().unwrap_or(path);
            // Nobody watches it: files that came, went or were replaced show in its time.
            let time = folder.metadata().and_then(|data| data.modified()).ok();
            if let Some((before, index)) = state.by_folder.get(folder)
                && *before == time
            {
                return index.clone();
            }
            let mut reader = reader();
            let entries = beside(folder).into_iter().filter_map(|path| reader.read(path, folder));
            let index = Arc::new(Index::new(entries.map(|(_, entry)| entry).collect()).keeping(None));
            state.by_folder.insert(folder.to_owned(), (time, index.clone()));
            return index;
        }
        if let Some(index) = state.index.as_ref().filter(|_| state.changed.is_empty()) {
            return index.clone();
        }
        let mut reader = reader();
        let State { roots, index, entries, changed, .. } = &mut *state;
        if index.is_none() {
            let all = roots.iter().flat_map(|root| workspace::discover(root).map(move |path| (path, root)));
            *entries = all.filter_map(|(path, root)| reader.read(path, root)).collect();
            changed.clear();
        }
        // What came may be one that is ignored: the folder of the workspace that it is in is asked, once for all of them,
        // and what it finds is read.
        let mut found: FxHashMap<&Path, FxHashSet<PathBuf>> = FxHashMap::default();
        for path in std::mem::take(changed).into_iter().filter(|path| is_report(path)) {
            let Some(root) = roots.iter().find(|root| path.starts_with(root)) else { continue };
            let is_there = entries.remove(&path).is_some() || {
                found.entry(root).or_insert_with(|| workspace::discover(root).collect()).contains(&path)
            };
            entries.extend(is_there.then(|| reader.read(path, root)).flatten());
        }
        let next = Index::new(entries.values().cloned().collect()).keeping(index.as_deref());
        let next = Arc::new(next);
        *index = Some(next.clone());
        next
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// So many files at most are looked at in a folder that is none of the workspace.
const MOST: usize = 1000;

/// The reports in a folder, and not below it: what is below a folder that nobody has opened may be a whole disk.
fn beside(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| is_report(path)).take(MOST).collect();
    found.sort();
    found
}

/// How the files of an index are read: each as its own configuration has it, whoever asks.
struct Reader {
    settings: AllSettings,
    reading: Reading,
}

impl Reader {
    /// The entry of a file that is not left out.
    fn read(&mut self, path: PathBuf, root: &Path) -> Option<(PathBuf, Arc<Entry>)> {
        let settings = self.settings.of(&path);
        if settings.excludes(&path) {
            return None;
        }
        let root = || settings.path.as_deref().and_then(Path::parent).unwrap_or(root).to_owned();
        let entry = self.reading.file(&path, None, root)?;
        Some((path, Arc::new(entry)))
    }
}
