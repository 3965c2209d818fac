//! Which files below the paths that were named are reports.

use ignore::WalkBuilder;
use std::path::{Path, PathBuf};

/// Whether a file's name says that it is a report: `*.nianbao` or `*.nianbao.md`.
pub fn is_report(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    name.ends_with(".nianbao") || name.ends_with(".nianbao.md")
}

/// The files to read for `path`: itself, if it is a file; the reports below it, in order of their
/// paths, if it is a folder. Ignore files are respected, hidden files left out. What cannot be
/// entered is an error beside the rest.
pub fn discover(path: &Path) -> Vec<Result<PathBuf, ignore::Error>> {
    if !path.is_dir() {
        return vec![Ok(path.to_owned())];
    }
    let walk = WalkBuilder::new(path).require_git(false).sort_by_file_path(Path::cmp).build();
    walk.filter_map(|entry| match entry {
        Ok(entry) => {
            let is_file = entry.file_type().is_some_and(|kind| !kind.is_dir());
            (is_file && is_report(entry.path())).then(|| Ok(entry.into_path()))
        }
        Err(error) => Some(Err(error)),
    })
    .collect()
}
