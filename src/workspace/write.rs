//! Writing files so that none is ever harmed: what is new is written beside the file, and takes its
//! place whole or not at all.

use super::{is_report, reason};
use crate::config;
use crate::text::{Lang, say};
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::NamedTempFile;

/// Why a file was not written. It is as it was.
#[derive(Debug)]
pub enum WriteError {
    /// The file system says no.
    Io(io::Error),
    /// It no longer says what was read from it.
    Changed,
    /// It may not be written to.
    ReadOnly,
    /// It is no file but a pipe or the like.
    NoFile,
    /// It is a link, which somebody else may have laid.
    Link,
    /// It is somebody's work: a report or a configuration.
    Work,
    /// It is read by who wants to write it.
    Source,
    /// It is `-`, which is standard input or output and no file.
    Unnamed,
    /// It holds no text, and a text was to take its place.
    NoText,
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> WriteError {
        WriteError::Io(error)
    }
}

impl WriteError {
    /// The error in a sentence that a path goes before.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            WriteError::Io(error) => {
                say!(lang, zh: "写不了：{reason}", en: "cannot be written: {reason}", reason = reason(error, lang))
            }
            WriteError::ReadOnly => say!(lang,
                zh: "写不了：文件是只读的",
                en: "cannot be written: the file is read-only"),
            WriteError::NoFile => say!(lang,
                zh: "写不了：不是普通文件",
                en: "cannot be written: not a regular file"),
            WriteError::Link => say!(lang,
                zh: "写不了：这是链接；请直接写明那个文件",
                en: "cannot be written: it is a link; name the file itself"),
            WriteError::Work => say!(lang,
                zh: "写不了：不能把输出写进报告或 {name}；请换一个文件名",
                en: "cannot be written: output is not written to a report or {name}; choose another name",
                name = config::FILE_NAME),
            WriteError::Source => say!(lang,
                zh: "没有写入：这是要读的文件；请换一个文件名",
                en: "not written: it is a file that is read; choose another name"),
            WriteError::Unnamed => say!(lang,
                zh: "没有写入：这里要写文件名，“-”不是文件名",
                en: "not written: - is no name of a file"),
            WriteError::NoText => say!(lang,
                zh: "没有写入：已有的文件不是文本（UTF-8），--force 也不覆盖；请换一个文件名",
                en: "not written: the file that is there is no text in UTF-8, which --force does not overwrite; choose another name"),
            WriteError::Changed => say!(lang,
                zh: "读入之后文件已被改动，未写入；请重新执行",
                en: "has been changed since it was read and is left as it is; run this again"),
        }
    }
}

/// Puts `new` in the place of `old` in a file that exists, if it still says that. Where it says `new`
/// already, as another process may have seen to, nothing is left to do.
///
/// Links are followed. The file's permissions stay, and its owner and group where the system lets them.
pub fn replace(path: &Path, old: &str, new: &str) -> Result<(), WriteError> {
    // Asked of the path itself: a process's pipe is a link that leads nowhere.
    let before = fs::metadata(path)?;
    if !before.is_file() {
        return Err(WriteError::NoFile);
    }
    let target = target(path)?;
    if before.permissions().readonly() {
        return Err(WriteError::ReadOnly);
    }
    // The folder alone would let a file be exchanged that its owner has closed to others.
    drop(File::options().write(true).open(&target)?);
    let file = beside(&target, new.as_bytes(), Some(&before))?;
    // As late as can be: what somebody saves in the meantime is not to be lost.
    let now = fs::read(&target)?;
    if now == new.as_bytes() {
        return Ok(());
    }
    if now != old.as_bytes() {
        return Err(WriteError::Changed);
    }
    file.persist(&target).map_err(|error| error.error)?;
    settle(&target);
    Ok(())
}

/// Writes what a program has made to a file, new or not. What is no file, such as a pipe or a terminal, is written to as
/// it is. A name that is mistaken, or that others have seen to, does no damage: no report is overwritten, and the last
/// part of the path is no link. A document is replaced by one like it alone. Those of the system itself, such as `/dev/stdout`, are.
pub(super) fn write(path: &Path, contents: &[u8]) -> Result<(), WriteError> {
    let mut file = begin(path, contents)?;
    file.write_all(contents)?;
    file.finish()
}

/// A file that is written piece by piece, and takes its place when it is whole.
#[derive(Debug)]
pub struct Growing {
    to: BufWriter<To>,
}

/// Where the pieces go.
#[derive(Debug)]
enum To {
    /// What is no file, as it is.
    Pipe(File),
    /// A file beside the one that it is to be.
    Beside(NamedTempFile, PathBuf),
}

/// The same as [`write()`] for what is too much to be held at once.
pub(super) fn grow(path: &Path) -> Result<Growing, WriteError> {
    begin(path, &[])
}

/// How documents begin: what is packed, old Word and Excel, PDF, RTF.
const DOCUMENTS: [&[u8]; 4] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"%PDF", b"{\\rtf"];

/// Whether a file is a document, and what it is to hold is none like it: somebody's report, by a name that is mistaken.
fn is_other_document(target: &Path, contents: &[u8]) -> bool {
    let mut first = Vec::new();
    let read = File::open(target).and_then(|file| file.take(8).read_to_end(&mut first));
    read.is_ok() && DOCUMENTS.iter().any(|magic| first.starts_with(magic) && !contents.starts_with(magic))
}

/// Begins a file that is to hold what begins with `contents`.
fn begin(path: &Path, contents: &[u8]) -> Result<Growing, WriteError> {
    // Asked of the path itself: a process's pipe is a link that leads nowhere.
    let metadata = fs::metadata(path);
    if metadata.as_ref().is_ok_and(|before| !before.is_file()) {
        return Ok(Growing { to: BufWriter::new(To::Pipe(File::options().write(true).open(path)?)) });
    }
    let is_link = fs::symlink_metadata(path).is_ok_and(|path| path.is_symlink());
    if is_link && !["/dev", "/proc"].iter().any(|system| path.starts_with(system)) {
        return Err(WriteError::Link);
    }
    let target = target(path)?;
    if is_report(&target) || target.file_name().is_some_and(|name| name == config::FILE_NAME) {
        return Err(WriteError::Work);
    }
    let before = match metadata {
        Ok(_) if is_other_document(&target, contents) => return Err(WriteError::Work),
        Ok(before) => {
            drop(File::options().write(true).open(&target)?);
            Some(before)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    let file = beside(&target, &[], before.as_ref())?;
    Ok(Growing { to: BufWriter::new(To::Beside(file, target)) })
}

impl Write for To {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            To::Pipe(file) => file.write(bytes),
            To::Beside(file, _) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            To::Pipe(file) => file.flush(),
            To::Beside(file, _) => file.flush(),
        }
    }
}

impl Write for Growing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

impl Growing {
    /// The file is whole.
    pub fn finish(self) -> Result<(), WriteError> {
        match self.to.into_inner().map_err(io::IntoInnerError::into_error)? {
            To::Pipe(_) => {}
            To::Beside(file, target) => {
                file.as_file().sync_all()?;
                file.persist(&target).map_err(|error| error.error)?;
                settle(&target);
            }
        }
        Ok(())
    }
}

/// Writes a file that does not exist yet; whatever has its name is left alone, a link to nowhere too.
pub fn create(path: &Path, contents: &[u8]) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    beside(path, contents, None)?.persist_noclobber(path)?;
    settle(path);
    Ok(())
}

/// Removes what processes that were killed have left in a folder, once no other can be at work on it.
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        let age = || entry.metadata().and_then(|data| data.modified()).ok().and_then(|time| time.elapsed().ok());
        if is_ours && age().is_some_and(|age| age > LEFT_BEHIND) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// How the names of files begin and end that are to take the place of others: hidden, and no report's.
const PREFIX: &str = ".nianbao-";
const SUFFIX: &str = ".tmp";

/// No file is written for so long.
const LEFT_BEHIND: Duration = Duration::from_secs(3600);

/// The file that a path leads to by whatever links; that need not exist.
fn target(path: &Path) -> io::Result<PathBuf> {
    /// Longer chains of links are circles, as far as systems are concerned.
    const MAX_LINKS: usize = 40;
    let mut target = path.to_owned();
    for _ in 0..MAX_LINKS {
        let Ok(to) = fs::read_link(&target) else { return Ok(target) };
        target = target.parent().unwrap_or(Path::new("")).join(to);
    }
    // The system says it better.
    fs::metadata(path)?;
    Ok(target)
}

/// A file beside `target` with these contents, on the disk and not only on its way there.
fn beside(target: &Path, contents: &[u8], like: Option<&fs::Metadata>) -> io::Result<NamedTempFile> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // No more than the old file lets others do, from the start. For a new one the system takes off what its user
        // does not want.
        let mode = like.map_or(0o666, |like| like.permissions().mode() & 0o777);
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(contents)?;
    if let Some(like) = like {
        keep_owner(&file, like);
        file.as_file().set_permissions(like.permissions())?;
    }
    file.as_file().sync_all()?;
    Ok(file)
}

/// Gives a file the owner and group of another, as far as that is allowed.
#[cfg(unix)]
fn keep_owner(file: &NamedTempFile, like: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let Ok(own) = file.as_file().metadata() else { return };
    let (uid, gid) = (like.uid(), like.gid());
    if (own.uid(), own.gid()) != (uid, gid) && fchown(file.as_file(), Some(uid), Some(gid)).is_err() {
        let _ = fchown(file.as_file(), None, Some(gid));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &NamedTempFile, _: &fs::Metadata) {}

/// Has the new name written to the disk, where the system lets folders be asked for that.
fn settle(target: &Path) {
    #[cfg(unix)]
    {
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    #[cfg(not(unix))]
    let _ = target;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    /// The names in a folder: nothing is left beside the files.
    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = entries.collect();
        names.sort();
        names
    }

    #[test]
    fn what_was_changed_in_between_is_left_alone() {
        let folder = folder();
        let path = folder.path().join("年报𠮷.nianbao");
        fs::write(&path, "旧").unwrap();
        replace(&path, "旧", "新").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "新");
        assert!(matches!(replace(&path, "旧", "更新"), Err(WriteError::Changed)));
        replace(&path, "旧", "新").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "新");
        assert!(matches!(replace(&folder.path().join("无"), "", "新"), Err(WriteError::Io(_))));
        assert_eq!(names(folder.path()), ["年报𠮷.nianbao"]);
    }

    #[test]
    fn a_new_file_is_written_once() {
        let folder = folder();
        let path = folder.path().join("甲");
        create(&path, "一".as_bytes()).unwrap();
        assert_eq!(create(&path, "二".as_bytes()).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "一");
        write(&path, "三".as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "三");
        assert_eq!(names(folder.path()), ["甲"]);
    }

    #[test]
    fn what_was_left_behind_is_swept_away_and_nothing_else() {
        let folder = folder();
        let old = std::time::SystemTime::now() - 2 * LEFT_BEHIND;
        for (name, is_old) in
            [(".nianbao-a.tmp", true), (".nianbao-b.tmp", false), (".甲.tmp", true), ("甲.nianbao", true)]
        {
            let file = File::create(folder.path().join(name)).unwrap();
            file.set_modified(if is_old { old } else { std::time::SystemTime::now() }).unwrap();
        }
        sweep(folder.path());
        assert_eq!(names(folder.path()), [".nianbao-b.tmp", ".甲.tmp", "甲.nianbao"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = folder();
        let (file, near, far) = (folder.path().join("甲"), folder.path().join("乙"), folder.path().join("丙"));
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        fs::write(&file, "旧").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("甲", &near).unwrap();
        symlink(&near, &far).unwrap();
        replace(&far, "旧", "新").unwrap();
        assert!(matches!(write(&near, "输出".as_bytes()), Err(WriteError::Link)));
        replace(&near, "新", "新新").unwrap();
        assert_eq!((fs::read_to_string(&file).unwrap().as_str(), mode(&file)), ("新新", 0o640));
        assert!(fs::symlink_metadata(&far).unwrap().is_symlink());
        let dangling = folder.path().join("丁");
        symlink("戊", &dangling).unwrap();
        assert!(matches!(write(&dangling, "新".as_bytes()), Err(WriteError::Link)));
        assert!(!folder.path().join("戊").exists());
        let circle = folder.path().join("己");
        symlink("己", &circle).unwrap();
        assert!(write(&circle, b"x").is_err());
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        assert!(matches!(replace(&file, "新新", "旧"), Err(WriteError::ReadOnly)));
        assert_eq!(fs::read_to_string(&file).unwrap(), "新新");
        write(Path::new("/dev/null"), b"x").unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
