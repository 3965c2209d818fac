//! The files that a report names: in the project, on this machine, and there; or why not.

use super::super::{Folders, Patterns, absolute, found};
use crate::import::sort;
use crate::lint::{Twins, Want};
use std::path::{Component, Path, PathBuf};

/// How many reports one may sum up, and how many files are looked at for a pattern.
pub(super) const MOST: usize = 10_000;

/// From where the files that a report names are seen.
#[derive(Clone, Copy)]
pub(super) struct From<'f> {
    /// The report.
    pub path: &'f Path,
    /// The folder that they have to be in.
    pub root: &'f Path,
}

/// A file that is named.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// Its path, as it is shown.
    pub path: PathBuf,
    /// The one path that it has.
    pub place: PathBuf,
    /// Whether it is one of those that a pattern meets.
    pub by_pattern: bool,
}

/// The one path of a file.
pub(super) fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| absolute(path))
}

/// Whether an entry names another machine: what is asked of it may tell that machine who asks.
fn names_host(entry: &str) -> bool {
    // Windows takes either stroke for the other.
    let strokes = entry.chars().take_while(|c| matches!(c, '/' | '\\')).count();
    entry.contains("://") || strokes > 1 || entry.starts_with("file:")
}

/// Whether an entry is a pattern.
pub(super) fn is_pattern(entry: &str) -> bool {
    entry.contains(['*', '?', '['])
}

/// A path with each `.` and `..` taken at its word.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(plain.components().next_back(), Some(Component::Normal(_))) => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    if plain.as_os_str().is_empty() { PathBuf::from(".") } else { plain }
}

/// The file that an entry names, which is there and in the project.
pub(super) fn resolved(entry: &str, from: From<'_>) -> Result<Target, Want> {
    let written = entry.trim();
    if names_host(written) {
        return Err(Want::OtherHost);
    }
    let folder = from.path.parent().unwrap_or(Path::new(""));
    let path = plain(&folder.join(written));
    // Before anything is asked of the file system: what lies outside is nobody's business here.
    if !absolute(&path).starts_with(from.root) {
        return Err(Want::Outside);
    }
    match path.canonicalize() {
        Err(_) => Err(Want::Missing),
        Ok(place) if !place.starts_with(from.root.canonicalize().unwrap_or_default()) => Err(Want::Outside),
        Ok(place) if place.is_dir() => Err(Want::Missing),
        Ok(place) => Ok(Target { path, place, by_pattern: false }),
    }
}

/// The files that an entry of 汇总 names; of those that a pattern meets, each report in one format.
pub(super) fn units(entry: &str, from: From<'_>) -> Result<Vec<Target>, Want> {
    let written = entry.trim();
    if !is_pattern(written) {
        return resolved(written, from).map(|unit| vec![unit]);
    }
    if names_host(written) {
        return Err(Want::OtherHost);
    }
    let fixed: PathBuf =
        Path::new(written).components().take_while(|part| !is_pattern(&part.as_os_str().to_string_lossy())).collect();
    let rest: PathBuf = Path::new(written).components().skip(fixed.components().count()).collect();
    let folder = plain(&from.path.parent().unwrap_or(Path::new("")).join(&fixed));
    let outside = |path: &Path| !path.starts_with(from.root.canonicalize().unwrap_or_default());
    if !absolute(&folder).starts_with(from.root) || folder.canonicalize().is_ok_and(|place| outside(&place)) {
        return Err(Want::Outside);
    }
    if !folder.is_dir() {
        return Err(Want::Missing);
    }
    let rest = format!("/{}", rest.to_string_lossy().replace('\\', "/"));
    let seen_from = absolute(&folder);
    let (patterns, _) = Patterns::new([&*rest].into_iter(), &seen_from);
    let mut folders = Folders::default();
    let mut units = Vec::new();
    for found in found(&folder, true).into_iter().flatten().take(MOST) {
        if patterns.match_file(&folders.absolute(&found.path)) {
            let place = folders.canonical(&found);
            units.push(Target { path: plain(&found.path), place, by_pattern: true });
        }
    }
    let twins = Twins::of(units.iter().map(|unit| sort(&unit.path)));
    units.retain(|unit| !twins.has_better(&sort(&unit.path)));
    if units.is_empty() { Err(Want::Missing) } else { Ok(units) }
}

/// The folder that a file's neighbours have to be in: that of its configuration, else the nearest that is a repository's,
/// else the current folder, that which was `named` to find it in, or its own.
pub fn project(file: &Path, configuration: Option<&Path>, named: Option<&Path>) -> PathBuf {
    if let Some(folder) = configuration.and_then(Path::parent) {
        return folder.to_owned();
    }
    let file = absolute(file);
    let folder = file.parent().unwrap_or(&file);
    if let Some(repository) = folder.ancestors().find(|folder| folder.join(".git").exists()) {
        return repository.to_owned();
    }
    let holds = |place: &PathBuf| folder.starts_with(place) && place.parent().is_some();
    let mut places = [Some(Path::new(".")), named].into_iter().flatten().map(|place| plain(&absolute(place)));
    places.find(holds).unwrap_or_else(|| folder.to_owned())
}
