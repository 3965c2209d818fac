//! The files that a command reads. Nothing is written over one of them, whatever it is called and whatever is allowed
//! otherwise: all that commands write goes through here.

use super::write::{self, Growing, WriteError};
use super::{Content, ReadError, absolute, content};
use crate::config;
use rustc_hash::FxHashSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The files that are read.
#[derive(Clone, Default, Debug)]
pub struct Sources(FxHashSet<PathBuf>);

impl Sources {
    /// With these; `-` is standard input.
    pub fn of<'p>(paths: impl IntoIterator<Item = &'p Path>) -> Sources {
        let files = paths.into_iter().filter(|path| *path != Path::new("-"));
        Sources(files.flat_map(places).collect())
    }

    /// Adds one.
    pub fn add(&mut self, path: &Path) {
        self.0.extend(Sources::of([path]).0);
    }

    /// Whether a path leads to one of them.
    pub fn has(&self, path: &Path) -> bool {
        places(path).any(|place| self.0.contains(&place))
    }

    /// Whether a file may be written, so far as that is known before there is anything to write.
    pub fn allow(&self, path: &Path) -> Result<(), WriteError> {
        match path {
            path if path == Path::new("-") => Err(WriteError::Unnamed),
            path if self.has(path) => Err(WriteError::Source),
            path if path.file_name().is_some_and(|name| name == config::FILE_NAME) => Err(WriteError::Work),
            _ => Ok(()),
        }
    }

    /// Writes what a program has made to a file, new or not: see [`write::write`].
    pub fn write(&self, path: &Path, contents: &[u8]) -> Result<(), WriteError> {
        self.allow(path)?;
        write::write(path, contents)
    }

    /// The same for what is too much to be held at once.
    pub fn grow(&self, path: &Path) -> Result<Growing, WriteError> {
        self.allow(path)?;
        write::grow(path)
    }

    /// Writes a file that does not exist yet, or with `force` over what a program has made.
    pub fn create(&self, path: &Path, contents: &[u8], force: bool) -> Result<(), WriteError> {
        self.allow(path)?;
        match write::create(path, contents) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && force => write::write(path, contents),
            written => written.map_err(WriteError::Io),
        }
    }

    /// Writes the text of a report to a file that does not exist yet, or with `force` over another text.
    pub fn create_report(&self, path: &Path, text: &str, force: bool) -> Result<(), WriteError> {
        self.allow(path)?;
        match write::create(path, text.as_bytes()) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && force => match content(path) {
                Ok(Content::Text(old)) => write::replace(path, &old, text),
                Err(ReadError::Io(error)) => Err(error.into()),
                // Of no file, who writes says it.
                Err(ReadError::NoFile) => Err(WriteError::NoFile),
                Ok(Content::Document(_)) | Err(_) => Err(WriteError::NoText),
            },
            written => written.map_err(WriteError::Io),
        }
    }
}

/// How a file may be named: as it is spelt, and where links lead.
fn places(path: &Path) -> impl Iterator<Item = PathBuf> {
    std::iter::once(absolute(path)).chain(path.canonicalize().ok())
}
