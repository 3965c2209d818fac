//! What applies to each document: `nianbao.toml`, with what the editor's settings ask for on top, as a
//! command line does.

use crate::config;
use crate::lint::Selection;
use crate::text::{Lang, say, text};
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
    wrong: Vec<Wrong>,
}

/// What is wrong with a setting.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Wrong {
    /// A key that is nearly one of ours: this one.
    Key(String, &'static str),
    /// A value that is not what its key takes.
    Value(&'static str, String),
}

/// So many files are looked for, at most, between two looks for changes.
const MOST_SEEN: usize = 1 << 14;

/// The settings that the server reads. Of others a client may send as many as it likes.
const KEYS: [&str; 3] = ["language", "select", "ignore"];

impl Client {
    /// Reads settings, with or without the section around them.
    pub(super) fn read(value: &Value) -> Client {
        let value = value.get(SECTION).unwrap_or(value);
        let mut wrong = Vec::new();
        // Lua has one sort of table: one without settings may come as a list without items.
        if !matches!(value, Value::Null | Value::Object(_)) && value.as_array().is_none_or(|items| !items.is_empty()) {
            wrong.push(Wrong::Value(SECTION, value.to_string()));
        }
        // What is nothing in every editor's way of saying so.
        let given = |key: &str| value.get(key).filter(|value| !value.is_null());
        let mut names = |key: &'static str| {
            let Some(given) = given(key) else { return Vec::new() };
            let names: Vec<String> =
                given.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
            if given.as_array().is_none_or(|given| given.len() != names.len()) {
                wrong.push(Wrong::Value(key, given.to_string()));
            }
            names
        };
        let (select, ignore) = (names("select"), names("ignore"));
        let lang = match given("language").map(|language| (language, language.as_str())) {
            Some((_, Some("zh"))) => Some(Lang::Zh),
            Some((_, Some("en"))) => Some(Lang::En),
            None | Some((_, Some("" | "auto"))) => None,
            Some((other, _)) => {
                wrong.push(Wrong::Value("language", other.to_string()));
                None
            }
        };
        let keys = value.as_object().into_iter().flat_map(|settings| settings.keys());
        let unknown = keys.filter(|key| !KEYS.contains(&key.as_str()));
        wrong.extend(unknown.filter_map(|key| Some(Wrong::Key(key.clone(), slip_for(key)?))));
        Client { lang, select, ignore, wrong }
    }

    /// What is wrong with the settings, in one line.
    fn complaint(&self, lang: Lang) -> Option<String> {
        let mut said: Vec<String> = self.wrong.iter().map(|wrong| wrong.message(lang)).collect();
        match Selection::named(&self.select, &self.ignore) {
            Err(unknown) => said.push(unknown.message(lang)),
            Ok(selection) if selection.is_empty() => {
                let none = text!(
                    zh: "没有可查的规则：select 的规则全被 ignore 去掉了",
                    en: "no rule is left: ignore takes away all that select names");
                said.push(none.get(lang).to_owned());
            }
            Ok(_) => {}
        }
        (!said.is_empty()).then(|| said.join(if lang == Lang::Zh { "；" } else { "; " }))
    }

    /// The rules that are asked for. Of names that are unknown the client is told.
    fn selection(&self) -> Selection {
        Selection::known(&self.select, &self.ignore)
    }
}

impl Wrong {
    fn message(&self, lang: Lang) -> String {
        match self {
            Wrong::Key(key, near) => {
                say!(lang, zh: "不认识的设置“{key}”，是不是 {near}？", en: "unknown setting {key}; did you mean {near}?")
            }
            Wrong::Value(key, value) => {
                let expected = match *key {
                    SECTION => text!(
                        zh: "各项设置，例如 {\"language\": \"zh\"}",
                        en: "settings by their names, such as {\"language\": \"zh\"}"),
                    "language" => text!(zh: "“zh”“en”或“auto”", en: "“zh”, “en” or “auto”"),
                    _ => {
                        text!(zh: "规则名的列表，例如 [\"totals/row\"]", en: "a list of rules such as [\"totals/row\"]")
                    }
                }
                .get(lang);
                let value: String = value.chars().take(40).collect();
                say!(lang, zh: "{key} 写的是 {value}，应为{expected}", en: "{key} is {value}; expected {expected}")
            }
        }
    }
}

/// The setting that a key is a slip for. Many clients send the settings of others beside ours.
fn slip_for(key: &str) -> Option<&'static str> {
    let lower = key.to_ascii_lowercase();
    let is_like =
        |known: &&str| lower.len() > 3 && known.starts_with(&lower) || strsim::levenshtein(&lower, known) <= 2;
    KEYS.into_iter().find(is_like)
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

    /// What is wrong with what the client says, for all documents or for those of a folder.
    pub(super) fn complaint(&self) -> Option<String> {
        let mut said: Vec<String> = Vec::new();
        for client in std::iter::once(&self.client).chain(self.by_folder.values()) {
            said.extend(client.complaint(self.lang).filter(|complaint| !said.contains(complaint)));
        }
        let said = said.join(if self.lang == Lang::Zh { "；" } else { "; " });
        (!said.is_empty()).then(|| say!(self.lang, zh: "nianbao 的设置：{said}", en: "settings of nianbao: {said}"))
    }

    /// Looks for changes no longer but of what applies to `open` documents, if it was for very many others.
    pub(super) fn tidy<'d>(&mut self, open: impl Iterator<Item = Option<&'d Path>>) {
        if self.seen.len() > MOST_SEEN {
            self.seen.clear();
            open.for_each(|path| drop(self.of(path)));
        }
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
        let Some(place) = path.or(self.root.as_deref()) else {
            // No file and no folder: not even the current folder's configuration is its own.
            return read(&self.client, self.lang, self.trusted).none();
        };
        let folder = self.by_folder.keys().rev().find(|folder| place.starts_with(folder)).cloned();
        let client = folder.as_ref().and_then(|folder| self.by_folder.get(folder)).unwrap_or(&self.client);
        let all = self.all.entry(folder).or_insert_with(|| read(client, self.lang, self.trusted));
        let settings = if path.is_some() { all.of(place) } else { all.of_folder(place) };
        for folder in place.ancestors().skip(usize::from(path.is_some())) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn settings_that_are_wrong_are_told_in_one_line() {
        let said = |value: Value| Client::read(&value).complaint(Lang::Zh);
        for right in [
            json!(null),
            json!([]),
            json!({ "nianbao": [] }),
            json!({ "nianbao": { "language": "auto", "select": [], "ignore": null, "server": {}, "trace": {} } }),
            json!({ "language": "en", "select": ["totals", "totals/row"], "trusted": true }),
            json!({ "python": { "select": 3 }, "locale": "zh", "editor.fontSize": 14 }),
        ] {
            assert_eq!(said(right.clone()), None, "{right}");
        }
        for (wrong, expected) in [
            (json!({ "language": "法语𠮷" }), "language 写的是 \"法语𠮷\"，应为“zh”“en”或“auto”"),
            (json!({ "select": "totals" }), "select 写的是 \"totals\"，应为规则名的列表，例如 [\"totals/row\"]"),
            (json!({ "ignore": ["totals/row", 3] }), "ignore 写的是 [\"totals/row\",3]，应为规则名的列表"),
            (json!({ "selct": ["totals"] }), "不认识的设置“selct”，是不是 select？"),
            (json!({ "lang": "zh" }), "不认识的设置“lang”，是不是 language？"),
            (json!({ "ignore": ["totals/rov"] }), "没有规则“totals/rov”，是不是 totals/row？"),
            (json!({ "select": ["totals"], "ignore": ["totals"] }), "没有可查的规则"),
            (json!("甲𠮷"), "nianbao 写的是 \"甲𠮷\"，应为各项设置"),
            (json!(5), "nianbao 写的是 5，应为各项设置"),
            (json!([{ "language": "zh" }]), "nianbao 写的是 [{\"language\":\"zh\"}]，应为各项设置"),
        ] {
            let said = said(json!({ "nianbao": wrong })).unwrap();
            assert!(said.starts_with(expected), "{said}");
            assert!(!said.contains('\n'));
        }
        // What is right beside it counts.
        let client = Client::read(&json!({ "select": ["totals", 7], "language": 3 }));
        assert_eq!((client.select, client.lang), (vec!["totals".to_owned()], None));
    }
}
