//! How paths are shown.

use std::path::{Path, is_separator};

/// A path as it is shown: with `/`, without a leading `./`.
pub(super) fn shown(path: &Path) -> String {
    let path = path.to_string_lossy();
    // Elsewhere than on Windows a `\` is a character of a name.
    let path = if is_separator('\\') { path.replace('\\', "/") } else { path.into_owned() };
    path.strip_prefix("./").map(str::to_owned).unwrap_or(path)
}
