//! How paths are shown.

use std::path::Path;

/// A path as it is shown: with `/`, without a leading `./`.
pub(super) fn shown(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    path.strip_prefix("./").map(str::to_owned).unwrap_or(path)
}
