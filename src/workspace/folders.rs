//! Where files lie. A folder is looked at once for all that is in it: where there are thousands of files, the
//! system is asked for each of them no more than it has to be.

use super::{Found, Origin, absolute};
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

/// The folders that were looked at, as they are spelt.
#[derive(Default)]
pub struct Folders(FxHashMap<PathBuf, Folder>);

/// Where a folder is.
struct Folder {
    absolute: PathBuf,
    /// Without links.
    canonical: PathBuf,
}

impl Folders {
    /// A file's path from the root.
    pub fn absolute(&mut self, file: &Path) -> PathBuf {
        self.folder(file).map_or_else(|| absolute(file), |(folder, name)| folder.absolute.join(name))
    }

    /// The one path of a file that has many: from the root, without links. That of nothing is as it is spelt.
    pub fn canonical(&mut self, found: &Found) -> PathBuf {
        let file = &found.path;
        match found.origin {
            // The file system gave the name itself, as it writes it.
            Origin::Entry => self.folder(file).map(|(folder, name)| folder.canonical.join(name)),
            Origin::Named | Origin::Link | Origin::LinkOut => None,
        }
        .unwrap_or_else(|| canonical(file))
    }

    /// The folder that a file is in, and the file's name there.
    fn folder<'p>(&mut self, file: &'p Path) -> Option<(&Folder, &'p std::ffi::OsStr)> {
        let (folder, name) = (file.parent()?, file.file_name()?);
        if !self.0.contains_key(folder) {
            let spelt = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            let found = Folder { absolute: absolute(spelt), canonical: canonical(spelt) };
            self.0.insert(folder.to_owned(), found);
        }
        Some((self.0.get(folder)?, name))
    }
}

fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| absolute(path))
}
