//! Which files below the paths that were named are reports.

use super::read::{ReadError, read_small};
use crate::import::{is_archive, is_document, is_other_document, is_report};
use crate::text::{Lang, say};
use ignore::{DirEntry, WalkBuilder};
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A file to read.
pub struct Found {
    /// Its path, as the path that was named begins.
    pub path: PathBuf,
    /// How it came to be read.
    pub origin: Origin,
}

/// How a file came to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// It was named itself.
    Named,
    /// It lies in a folder that was named, or below it.
    Entry,
    /// A link to it does.
    Link,
    /// A link to it does, which leads out of the folder: whoever laid it there may have no right to the file.
    LinkOut,
}

/// What of a folder was not looked at.
#[derive(Debug)]
pub enum Missed {
    /// It cannot be entered.
    Folder(ignore::Error),
    /// Nobody knows which of its files are to be left out: this ignore file cannot be read.
    Ignore(PathBuf, ReadError),
}

/// The files to read for `path`: itself, if it is a file; the reports below it, in order of their
/// paths, if it is a folder. Ignore files are respected, hidden files left out. What cannot be
/// entered is an error beside the rest. A pipe has to be named itself: below a folder nobody may ever
/// write to it, and whoever read it would wait for ever.
///
/// Documents of other formats are found too, and archives of them, if that is asked for.
pub fn found(path: &Path, documents: bool) -> Vec<Result<Found, Missed>> {
    walked(path, |path| is_report(path) || documents && (is_document(path) || is_archive(path)))
}

/// The files below a folder that somebody may have handed in as a report, by their names, and that are not
/// [`found`]: of kinds that are not read. A file has none.
pub fn others(path: &Path) -> Vec<PathBuf> {
    let found = if path.is_dir() { walked(path, is_other_document) } else { Vec::new() };
    found.into_iter().flatten().map(|found| found.path).collect()
}

fn walked(path: &Path, is_wanted: impl Fn(&Path) -> bool) -> Vec<Result<Found, Missed>> {
    if !path.is_dir() {
        return vec![Ok(Found { path: path.to_owned(), origin: Origin::Named })];
    }
    let folder = path.canonicalize().ok();
    let above = folder.iter().flat_map(|folder| folder.ancestors().skip(1)).find_map(unread_above);
    if let Some(missed) = unread(path).or(above) {
        return vec![Err(missed)];
    }
    let leads_out = |link: &Path| match (link.canonicalize(), &folder) {
        (Ok(target), Some(folder)) => !target.starts_with(folder),
        // A link to nowhere is none that could be written through.
        _ => false,
    };
    let passed_over = Arc::new(Mutex::new(Vec::new()));
    let missed = passed_over.clone();
    let enters = move |entry: &DirEntry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let unread = if is_folder { unread(entry.path()) } else { None };
        let enters = unread.is_none();
        missed.lock().unwrap_or_else(PoisonError::into_inner).extend(unread);
        enters
    };
    let mut walk = WalkBuilder::new(path);
    let walk = walk.require_git(false).sort_by_file_name(OsStr::cmp).filter_entry(enters).build();
    let mut found: Vec<Result<Found, Missed>> = walk
        .filter_map(|entry| match entry {
            Ok(entry) => (is_wanted(entry.path()) && is_file(&entry)).then(|| {
                let origin = match entry.path_is_symlink() {
                    true if leads_out(entry.path()) => Origin::LinkOut,
                    true => Origin::Link,
                    false => Origin::Entry,
                };
                Ok(Found { path: entry.into_path(), origin })
            }),
            Err(error) => Some(Err(Missed::Folder(error))),
        })
        .collect();
    found.extend(passed_over.lock().unwrap_or_else(PoisonError::into_inner).drain(..).map(Err));
    found
}

/// The paths of the files that are [`found`].
pub fn discover(path: &Path) -> impl Iterator<Item = PathBuf> {
    found(path, false).into_iter().flatten().map(|found| found.path)
}

impl Missed {
    /// What it is about, where that is known, and why it was not looked at.
    pub fn place(&self, lang: Lang) -> (Option<&Path>, String) {
        match self {
            Missed::Folder(error) => cannot_enter(error, lang),
            Missed::Ignore(path, error) => {
                let reason = error.message(lang);
                let message = say!(lang,
                    zh: "{reason}。因此没有检查这个文件夹",
                    en: "{reason}; its folder was not looked at");
                (Some(path), message)
            }
        }
    }
}

fn cannot_enter(error: &ignore::Error, lang: Lang) -> (Option<&Path>, String) {
    match (error, error.io_error()) {
        (ignore::Error::WithDepth { err, .. }, _) => cannot_enter(err, lang),
        (ignore::Error::WithPath { path, .. }, Some(reason)) => {
            let reason = super::reason(reason, lang);
            (Some(path), say!(lang, zh: "读不了：{reason}", en: "cannot be read: {reason}"))
        }
        _ => (None, error.to_string()),
    }
}

/// The files that say which others are left out, in whatever folder they are, and what leads to one.
const IGNORE_FILES: [&str; 4] = [".ignore", ".gitignore", ".git", ".git/info/exclude"];

/// The largest size of an ignore file, in MB.
const MOST: u32 = 1;

/// The first ignore file of a folder that cannot be read. Whoever walks through the folder would read it without end.
fn unread(folder: &Path) -> Option<Missed> {
    let files = IGNORE_FILES.iter().map(|name| folder.join(name));
    files.filter(|file| file.symlink_metadata().is_ok() && !file.is_dir()).find_map(|file| {
        match read_small(&file, MOST) {
            Err(ReadError::Io(error)) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => Some(Missed::Ignore(file, error)),
            Ok(_) => None,
        }
    })
}

/// The same above the folder that is walked through, where files of strangers may be, which count only if they can be read.
fn unread_above(folder: &Path) -> Option<Missed> {
    unread(folder).filter(|missed| !matches!(missed, Missed::Ignore(_, ReadError::Io(_) | ReadError::Encoding(_))))
}

/// Whether an entry is a regular file, or a link to one. A link to nowhere is for its reader to complain of.
fn is_file(entry: &DirEntry) -> bool {
    match entry.file_type() {
        Some(kind) if kind.is_symlink() => fs::metadata(entry.path()).map_or(true, |target| target.is_file()),
        kind => kind.is_some_and(|kind| kind.is_file()),
    }
}
