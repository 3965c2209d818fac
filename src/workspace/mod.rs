//! Many reports at once, and the file system: which files are reports, and what they say.

mod discover;
mod read;
mod reason;
mod settings;
mod write;

pub use discover::{cannot_enter, discover, is_report};
pub use read::{ReadError, decode, read};
pub use reason::reason;
pub use settings::{AllSettings, Settings};
pub use write::{WriteError, create, replace, sweep, write};

use std::path::{Path, PathBuf};

/// A path from the root; as it is where the current folder is not to be had.
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The one path of a file that has many: from the root, without links. That of nothing is as it is spelt.
pub fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| absolute(path))
}
