//! What applies to each document: `nianbao.toml`, with what the editor's settings ask for on top, as a
//! command line does.

use crate::config;
use crate::lint::{Selection, UnknownName};
use crate::text::Lang;
use crate::workspace::{AllSettings, Settings};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// The section of an editor's settings that is ours.
pub(super) const SECTION: &str = "nianbao";

/// What an editor's settings say. What is not of the right type is taken for absent.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Client {
    /// `language`: `zh` or `en`.
    pub lang: Option<Lang>,
    /// `select` and `ignore`, as on the command line.
    select: Vec<String>,
    ignore: Vec<String>,
}

impl Client {
    /// Reads settings, with or without the section around them.
    pub(super) fn read(value: &Value) -> Client {
        let value = value.get(SECTION).unwrap_or(value);
        let names = |key: &str| {
            let names = value.get(key).and_then(Value::as_array).into_iter().flatten();
            names.filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let lang = match value.get("language").and_then(Value::as_str) {
            Some("zh") => Some(Lang::Zh),
            Some("en") => Some(Lang::En),
            _ => None,
        };
        Client { lang, select: names("select"), ignore: names("ignore") }
    }

    /// The first name that is neither a rule nor a group.
    pub(super) fn unknown(&self) -> Option<UnknownName> {
        Selection::named(&self.select, &self.ignore).err()
    }

    /// The rules that are asked for. Of names that are unknown the client is told.
    fn selection(&self) -> Selection {
        Selection::known(&self.select, &self.ignore)
    }
}

/// The settings of every document.
#[derive(Debug)]
pub(super) struct Manager {
    lang: Lang,
    /// Whether the workspace's configurations may name files to read.
    trusted: bool,
    /// What the client says for everything.
    client: Client,
    /// What it says for a folder of the workspace.
    by_folder: BTreeMap<PathBuf, Client>,
    all: BTreeMap<Option<PathBuf>, AllSettings>,
    /// Where documents without a file belong.
    root: Option<PathBuf>,
    seen: BTreeMap<PathBuf, Option<SystemTime>>,
}

impl Manager {
    /// Nothing read yet.
    pub(super) fn new(lang: Lang, trusted: bool, client: Client, root: Option<PathBuf>) -> Manager {
        let (by_folder, all, seen) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Manager { lang, trusted, client, by_folder, all, root, seen }
    }

    /// Takes over what the client says now; `true` where that is something else than before.
    pub(super) fn set(&mut self, lang: Lang, client: Client, by_folder: BTreeMap<PathBuf, Client>) -> bool {
        if (lang, &client, &by_folder) == (self.lang, &self.client, &self.by_folder) {
            return false;
        }
        (self.lang, self.client, self.by_folder) = (lang, client, by_folder);
        self.forget();
        true
    }

    /// Documents without a file belong to this folder from now on.
    pub(super) fn set_root(&mut self, root: Option<PathBuf>) {
        self.root = root;
    }

    /// Forgets what was read from files.
    pub(super) fn forget(&mut self) {
        self.all.clear();
        self.seen.clear();
    }

    /// What applies to a document.
    pub(super) fn of(&mut self, path: Option<&Path>) -> Arc<Settings> {
        let stand_in = self.root.as_ref().map(|root| root.join("*.nianbao"));
        let Some(path) = path.or(stand_in.as_deref()) else {
            // No file and no folder: not even the current folder's configuration is its own.
            return read(&self.client, self.lang, self.trusted).none();
        };
        let folder = self.by_folder.keys().rev().find(|folder| path.starts_with(folder)).cloned();
        let client = folder.as_ref().and_then(|folder| self.by_folder.get(folder)).unwrap_or(&self.client);
        let all = self.all.entry(folder).or_insert_with(|| read(client, self.lang, self.trusted));
        let settings = all.of(path);
        for folder in path.ancestors().skip(1) {
            let file = folder.join(config::FILE_NAME);
            if self.seen.contains_key(&file) {
                break;
            }
            let time = modified(&file);
            self.seen.insert(file, time);
        }
        if let Some(law) = settings.law_path().filter(|law| self.trusted && !self.seen.contains_key(law)) {
            let time = modified(&law);
            self.seen.insert(law, time);
        }
        settings
    }

    /// Whether a configuration, or the text that one names, has come, gone or changed since it was looked for. Of those
    /// that the client `watches` it tells itself.
    pub(super) fn is_outdated(&self, watches: impl Fn(&Path) -> bool) -> bool {
        self.seen.iter().any(|(file, time)| !watches(file) && modified(file) != *time)
    }

    /// The configurations that were found.
    pub(super) fn configurations(&self) -> Vec<Arc<Settings>> {
        let mut found: Vec<_> = self.all.values().flat_map(AllSettings::configurations).collect();
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found.dedup_by(|a, b| a.path == b.path);
        found
    }
}

/// Nothing read yet, for a part of the workspace.
fn read(client: &Client, lang: Lang, trusted: bool) -> AllSettings {
    let all = AllSettings::new(client.selection(), lang);
    if trusted { all } else { all.distrusting() }
}

fn modified(file: &Path) -> Option<SystemTime> {
    std::fs::metadata(file).and_then(|data| data.modified()).ok()
}
