//! What applies to each file: the nearest configuration, read once for all files below it, with what
//! the command line asks for on top.

use super::patterns::{Configured, configured};
use super::read::{ReadError, read_small};
use crate::config::{self, Config};
use crate::law::OfficialText;
use crate::lint::{CONFIG_INVALID_VALUE, Finding, Levels, Selection, Severity};
use crate::text::{Lang, Span};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest size of a configuration or a text of the regulation, in MB: both are some KB.
const MOST: u32 = 1;

/// For how many folders what applies to them is remembered.
const MOST_FOLDERS: usize = 1 << 16;

/// What applies to some files.
#[derive(Debug)]
pub struct Settings {
    /// The configuration's file; `None` where there is none.
    pub path: Option<PathBuf>,
    /// What it says, as far as it could be read.
    pub config: Config,
    patterns: Configured,
    selection: Selection,
    /// The user's own copy of the official text of the regulation.
    pub law: Option<OfficialText>,
    /// The severities, after what the command line asks for.
    pub levels: Levels,
    /// The text of the file.
    pub text: Arc<str>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// Why the file could not be read.
    pub error: Option<ReadError>,
    /// Where the file names a text of the regulation that cannot be read.
    unread_law: Option<Span>,
}

impl Settings {
    /// Whether a file is left out.
    pub fn excludes(&self, path: &Path) -> bool {
        self.patterns.exclude.match_file(path)
    }

    /// The severities for a file, after what the command line asks for.
    pub fn levels_of(&self, file: &Path) -> Cow<'_, Levels> {
        if self.config.per_file.is_empty() {
            return Cow::Borrowed(&self.levels);
        }
        let file = super::absolute(file);
        let (mut levels, mut own) = (self.config.levels.clone(), Levels::default());
        for (part, patterns) in self.config.per_file.iter().zip(&self.patterns.per_file) {
            if patterns.match_file(&file) {
                for &(selector, severity) in &part.levels {
                    levels.set(selector, severity);
                    own.set(selector, severity);
                }
            }
        }
        levels.apply(&self.selection);
        // Who selects rules asks what all files are searched for, and not for more in these.
        levels.turn_off(&own);
        Cow::Owned(levels)
    }

    /// Where the user's copy of the regulation is.
    pub fn law_path(&self) -> Option<PathBuf> {
        let folder = self.path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        Some(folder.join(&self.config.law_text.as_ref()?.0))
    }

    /// What keeps the configuration from being what was meant, for who does not show all that is wrong with it. A text of
    /// the regulation that cannot be read is missed only where it is shown.
    pub fn errors(&self) -> Vec<Finding> {
        let mut errors = self.shown(self.findings.clone());
        errors.retain(|finding| finding.severity == Severity::Error && Some(finding.span) != self.unread_law);
        errors
    }

    /// Findings on the configuration itself, with the severities that it sets.
    pub fn shown(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let shown = findings.into_iter().filter_map(|mut finding| {
            finding.severity = self.levels.of_finding(finding.rule, finding.severity)?;
            Some(finding)
        });
        shown.collect()
    }
}

/// What a command line gives beside the files of the folders.
#[derive(Clone, Default, Debug)]
pub struct Given {
    /// The configuration that applies to all files, in the place of those that lie nearest to them.
    pub file: Option<PathBuf>,
    /// Configurations in TOML that have the last word, in their order. They are right.
    pub over: Vec<String>,
}

/// The settings of all files that a run looks at.
#[derive(Debug)]
pub struct AllSettings {
    lang: Lang,
    selection: Selection,
    /// Whether files that a configuration names are left alone.
    distrusts: bool,
    given: Given,
    /// By the folder of the files, as it is spelt: the current folder does not change.
    by_folder: FxHashMap<PathBuf, Arc<Settings>>,
    by_file: FxHashMap<Option<PathBuf>, Arc<Settings>>,
}

impl AllSettings {
    /// Nothing read yet.
    pub fn new(selection: Selection, lang: Lang) -> AllSettings {
        let (by_folder, by_file) = (FxHashMap::default(), FxHashMap::default());
        AllSettings { lang, selection, distrusts: false, given: Given::default(), by_folder, by_file }
    }

    /// For folders of strangers: no other file is read because a configuration names it.
    pub fn distrusting(self) -> AllSettings {
        AllSettings { distrusts: true, ..self }
    }

    /// With what a command line gives.
    pub fn given(self, given: Given) -> AllSettings {
        AllSettings { given, ..self }
    }

    /// What applies to the file at `path`, which need not exist.
    pub fn of(&mut self, path: &Path) -> Arc<Settings> {
        // What has no name of its own, such as `..`, is no file of a folder.
        let folder = path.file_name().and_then(|_| path.parent());
        if let Some(settings) = folder.and_then(|folder| self.by_folder.get(folder)) {
            return settings.clone();
        }
        let absolute = super::absolute(path);
        let settings = self.below(absolute.parent().unwrap_or(&absolute));
        if let Some(folder) = folder {
            // It is found again, and a server may be asked of any number of folders.
            if self.by_folder.len() >= MOST_FOLDERS {
                self.by_folder.clear();
            }
            self.by_folder.insert(folder.to_owned(), settings.clone());
        }
        settings
    }

    /// The files whose coming, going or changing changes what applies to the files that were asked for: configurations
    /// where they are and where they might be, and what they name.
    pub fn looked_for(&self) -> BTreeSet<PathBuf> {
        let mut files: BTreeSet<PathBuf> = self.given.file.iter().cloned().collect();
        for (folder, settings) in &self.by_folder {
            let folder = super::absolute(&folder.join(config::FILE_NAME));
            let candidates = folder.ancestors().skip(1).map(|folder| folder.join(config::FILE_NAME));
            files.extend(candidates.take_while(|_| self.given.file.is_none()));
            files.extend(settings.law_path());
        }
        files
    }

    /// What applies to the files in a folder.
    pub fn of_folder(&mut self, folder: &Path) -> Arc<Settings> {
        self.below(&super::absolute(folder))
    }

    /// The same for a folder whose path is absolute.
    fn below(&mut self, folder: &Path) -> Arc<Settings> {
        let file = match &self.given.file {
            Some(file) => Some(super::absolute(file)),
            None => find(folder),
        };
        if let Some(settings) = self.by_file.get(&file) {
            return settings.clone();
        }
        let settings = Arc::new(self.load(file.clone()));
        self.by_file.insert(file, settings.clone());
        settings
    }

    /// What applies to a text that is no file.
    pub fn none(&self) -> Arc<Settings> {
        Arc::new(self.load(None))
    }

    /// The configurations that were found, in order of their paths.
    pub fn configurations(&self) -> Vec<Arc<Settings>> {
        let mut found: Vec<_> = self.by_file.values().filter(|settings| settings.path.is_some()).cloned().collect();
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    }

    fn load(&self, path: Option<PathBuf>) -> Settings {
        let (text, error) = match path.as_deref().map(|path| read_small(path, MOST)) {
            Some(Ok(text)) => (text, None),
            Some(Err(error)) => (Arc::default(), Some(error)),
            None => (Arc::default(), None),
        };
        let folder = path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let (mut config, mut problems) = Config::parse(&text);
        // Of one that a command line names the patterns are seen from where it was written.
        let current = super::absolute(Path::new("."));
        let from = if self.given.file.is_some() || path.is_none() { &current } else { folder };
        let mut patterns = configured(&mut config, from, &mut problems);
        let mut findings: Vec<Finding> = problems.iter().map(|problem| problem.finding(self.lang)).collect();
        let mut is_over = false;
        for over in &self.given.over {
            let before = config.law_text.take();
            config = config.overlaid(over).0;
            is_over |= config.law_text.is_some();
            config.law_text = config.law_text.map(|(path, span)| (current.join(path), span)).or(before);
        }
        let mut unread_law = None;
        let named = config.law_text.as_ref().filter(|_| !self.distrusts);
        let law = named.and_then(|(path, span)| match read_law(&folder.join(path), self.lang) {
            Ok(law) => Some(law),
            // What a command line gives was read before.
            Err(_) if is_over => None,
            Err(reason) => {
                let shown = path.display();
                findings.push(Finding::new(&CONFIG_INVALID_VALUE, *span, format!("{shown}: {reason}")));
                unread_law = Some(*span);
                None
            }
        });
        if !self.given.over.is_empty() {
            patterns = configured(&mut config, from, &mut Vec::new());
        }
        let mut levels = config.levels.clone();
        levels.apply(&self.selection);
        let selection = self.selection.clone();
        Settings { path, config, patterns, selection, law, levels, text, findings, error, unread_law }
    }
}

/// The official text of the regulation, from a file.
fn read_law(path: &Path, lang: Lang) -> Result<OfficialText, String> {
    let text = read_small(path, MOST).map_err(|error| error.message(lang))?;
    OfficialText::parse(&text).map_err(|error| error.message(lang))
}

/// Whether the text of the regulation that a configuration names, seen from the current folder, can be read.
pub fn check_law(text: &str, lang: Lang) -> Result<(), String> {
    let Some((path, _)) = Config::parse(text).0.law_text else { return Ok(()) };
    read_law(&path, lang).map(drop).map_err(|reason| format!("{}: {reason}", path.display()))
}

/// The configuration that applies to files in `folder`: the nearest one upwards, whether it can be read or not. Were
/// it passed over, another would apply that nobody meant.
fn find(folder: &Path) -> Option<PathBuf> {
    let is_there = |path: &PathBuf| path.symlink_metadata().is_ok_and(|data| !data.is_dir());
    folder.ancestors().map(|folder| folder.join(config::FILE_NAME)).find(is_there)
}
