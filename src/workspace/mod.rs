//! Many reports at once, and the file system: which files are reports, and what they say.

mod discover;
mod exclude;
mod folders;
mod read;
mod reason;
mod relative;
mod settings;
mod write;

pub use discover::{Found, Origin, cannot_enter, discover, found, is_report};
pub use exclude::problems;
pub use folders::Folders;
pub use read::{ReadError, decode, read};
pub use reason::reason;
pub use relative::relative;
pub use settings::{AllSettings, Settings};
pub use write::{WriteError, create, replace, sweep, write};

use std::path::{Path, PathBuf};

/// A path from the root; as it is where the current folder is not to be had.
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
