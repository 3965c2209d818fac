//! Which files below the paths that were named are reports.

use super::documents::{is_document, is_report};
use crate::text::{Lang, say};
use ignore::{DirEntry, WalkBuilder};
use std::fs;
use std::path::{Path, PathBuf};

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

/// The files to read for `path`: itself, if it is a file; the reports below it, in order of their
/// paths, if it is a folder. Ignore files are respected, hidden files left out. What cannot be
/// entered is an error beside the rest. A pipe has to be named itself: below a folder nobody may ever
/// write to it, and whoever read it would wait for ever.
///
/// Documents of other formats are found too, if that is asked for.
pub fn found(path: &Path, documents: bool) -> Vec<Result<Found, ignore::Error>> {
    if !path.is_dir() {
        return vec![Ok(Found { path: path.to_owned(), origin: Origin::Named })];
    }
    let folder = path.canonicalize().ok();
    let leads_out = |link: &Path| match (link.canonicalize(), &folder) {
        (Ok(target), Some(folder)) => !target.starts_with(folder),
        // A link to nowhere is none that could be written through.
        _ => false,
    };
    let is_wanted = |path: &Path| is_report(path) || documents && is_document(path);
    let walk = WalkBuilder::new(path).require_git(false).sort_by_file_path(Path::cmp).build();
    walk.filter_map(|entry| match entry {
        Ok(entry) => (is_wanted(entry.path()) && is_file(&entry)).then(|| {
            let origin = match entry.path_is_symlink() {
                true if leads_out(entry.path()) => Origin::LinkOut,
                true => Origin::Link,
                false => Origin::Entry,
            };
            Ok(Found { path: entry.into_path(), origin })
        }),
        Err(error) => Some(Err(error)),
    })
    .collect()
}

/// The paths of the files that are [`found`].
pub fn discover(path: &Path) -> Vec<Result<PathBuf, ignore::Error>> {
    found(path, false).into_iter().map(|found| found.map(|found| found.path)).collect()
}

/// What could not be entered on the way, where that is known, and why.
pub fn cannot_enter(error: &ignore::Error, lang: Lang) -> (Option<&Path>, String) {
    match (error, error.io_error()) {
        (ignore::Error::WithDepth { err, .. }, _) => cannot_enter(err, lang),
        (ignore::Error::WithPath { path, .. }, Some(reason)) => {
            let reason = super::reason(reason, lang);
            (Some(path), say!(lang, zh: "读不了：{reason}", en: "cannot be read: {reason}"))
        }
        _ => (None, error.to_string()),
    }
}

/// Whether an entry is a regular file, or a link to one. A link to nowhere is for its reader to complain of.
fn is_file(entry: &DirEntry) -> bool {
    match entry.file_type() {
        Some(kind) if kind.is_symlink() => fs::metadata(entry.path()).map_or(true, |target| target.is_file()),
        kind => kind.is_some_and(|kind| kind.is_file()),
    }
}
