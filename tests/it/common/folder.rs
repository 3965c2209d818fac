//! Folders to run in.

use std::path::Path;
use tempfile::TempDir;

/// A folder with these texts in it.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    laid_out(files.iter().copied())
}

/// A folder with these files in it.
pub fn laid_out<P: AsRef<Path>, B: AsRef<[u8]>>(files: impl IntoIterator<Item = (P, B)>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, content) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    folder
}
