//! Many reports at once, and the file system: which files are reports, and what they say.

mod discover;
mod documents;
mod folders;
mod neighbours;
mod patterns;
mod read;
mod reason;
mod relative;
mod settings;
mod sources;
mod write;

pub use crate::import::{is_archive, is_document, is_report};
pub use discover::{Found, Missed, Origin, discover, found, others};
pub use documents::{Content, archived, content, content_of, document_bytes, imported, regular_document_bytes};
pub use folders::Folders;
pub use neighbours::{Entry, Index, Kept, Of, Reading, kept, project, without_twins};
pub use patterns::{Patterns, problems};
pub use read::{ReadError, decode, read_file, read_small, stdin};
pub use reason::reason;
pub use relative::{joined, relative};
pub use settings::{AllSettings, Given, Settings, check_law};
pub use sources::Sources;
pub use write::{Growing, WriteError, create, replace, sweep};

use std::path::{Component, Path, PathBuf};

/// A path from the root; as it is where the current folder is not to be had. Up to its last `..` it is without links:
/// where that leads, the file system alone knows.
pub fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let parts: Vec<Component<'_>> = path.components().collect();
    let Some(last) = parts.iter().rposition(|part| *part == Component::ParentDir) else { return path };
    let (up, down) = parts.split_at(last + 1);
    let up: PathBuf = up.iter().collect();
    up.canonicalize().unwrap_or_else(|_| without_parents(&up)).join(down.iter().collect::<PathBuf>())
}

/// A path that leads through a folder that is not there, with each `..` taken at its word.
fn without_parents(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
    }
    plain
}
