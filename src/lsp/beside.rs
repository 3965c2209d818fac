//! The reports of the workspace beside each other: the index of who reports on which year, kept until a file changes.

use crate::lint::Neighbours;
use crate::report::FrontMatter;
use crate::text::Lang;
use crate::workspace::{self, Entry, Index, Of, Settings, is_report};
use rustc_hash::FxHashMap;
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
    /// Of files that are in no folder of the workspace: those beside them.
    by_folder: FxHashMap<PathBuf, (Option<SystemTime>, Arc<Index>)>,
}

impl Beside {
    /// Takes over the folders of the workspace.
    pub(super) fn set_roots(&self, roots: &[PathBuf]) {
        *self.state() = State { roots: roots.to_vec(), ..State::default() };
    }

    /// A file has changed: who asks next looks anew.
    pub(super) fn forget(&self) {
        let mut state = self.state();
        state.index = None;
        state.by_folder.clear();
    }

    /// The neighbours of a file.
    pub(super) fn neighbours(&self, path: &Path, front: &FrontMatter, settings: &Settings, lang: Lang) -> Neighbours {
        if front.agency.is_none() || front.year.is_none() {
            return Neighbours::default();
        }
        let index = self.index(path, settings);
        let root = settings.path.as_deref().and_then(Path::parent).map(Path::to_owned);
        let of_workspace = || self.state().roots.iter().find(|root| path.starts_with(root)).cloned();
        let root = root.or_else(of_workspace).or_else(|| path.parent().map(Path::to_owned)).unwrap_or_default();
        index.neighbours(Of { path, front, root: &root, lang })
    }

    /// The index; whoever asks first makes it, and the others wait.
    fn index(&self, path: &Path, settings: &Settings) -> Arc<Index> {
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
            let index = Arc::new(index(beside(folder), settings));
            state.by_folder.insert(folder.to_owned(), (time, index.clone()));
            return index;
        }
        if let Some(index) = &state.index {
            return index.clone();
        }
        let paths = state.roots.iter().flat_map(|root| workspace::discover(root)).collect();
        let index = Arc::new(index(paths, settings));
        state.index = Some(index.clone());
        index
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
    entries.map(|entry| entry.path()).filter(|path| is_report(path)).take(MOST).collect()
}

/// The index of some files.
fn index(mut paths: Vec<PathBuf>, settings: &Settings) -> Index {
    paths.sort();
    paths.dedup();
    let entries = paths.iter().filter(|path| !settings.excludes(path)).filter_map(|path| Entry::read(path));
    Index::new(entries.collect()).keeping()
}
