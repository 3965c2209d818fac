//! How paths are shown.

use super::visible::visible_name;
use std::path::{Path, PathBuf, is_separator};

/// A path as a program is given it: with `/`, without a leading `./`, and else as it is.
pub(super) fn plain(path: &Path) -> String {
    let path = path.to_string_lossy();
    // Elsewhere than on Windows a `\` is a character of a name.
    let path = if is_separator('\\') { path.replace('\\', "/") } else { path.into_owned() };
    path.strip_prefix("./").map(str::to_owned).unwrap_or(path)
}

/// A path as people are shown it: the same on one line, and no command to a terminal.
pub(super) fn shown(path: &Path) -> String {
    visible_name(&plain(path)).into_owned()
}

/// A path as it is seen from the current folder, if it is below that.
pub(super) fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).to_owned()
}
