//! Reading files: UTF-8, or an error that says what it probably is; never more than the limit, and nothing without an end.

use super::reason;
use crate::document::likely_encoding;
use crate::text::{Lang, say};
use std::fs::{File, Metadata};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// Why a file could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// The file system says no.
    Io(std::io::Error),
    /// It is not UTF-8 but, probably, the encoding of this name.
    Encoding(&'static str),
    /// It is larger than the 4 GiB that positions can count.
    TooLarge,
    /// It is larger than this many MB, and files of its kind are not.
    Above(u32),
    /// It is no file but a pipe, a device or the like, which may have no end.
    NoFile,
}

impl ReadError {
    /// The error, and what to do about it.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            ReadError::Io(error) => {
                say!(lang, zh: "读不了：{reason}", en: "cannot be read: {reason}", reason = reason(error, lang))
            }
            ReadError::Above(most) => say!(lang,
                zh: "超过 {most} MB，没有读；这种文件最多 {most} MB",
                en: "is larger than {most} MB and was not read; such a file has {most} MB at most"),
            ReadError::NoFile => say!(lang,
                zh: "读不了：不是普通文件，是管道、设备之类",
                en: "cannot be read: not a regular file but a pipe, a device or the like"),
            ReadError::TooLarge => say!(lang, zh: "超过 4 GiB", en: "is larger than 4 GiB"),
            ReadError::Encoding(name) => say!(lang,
                zh: "不是 UTF-8，很可能是 {name}；请用编辑器另存为 UTF-8，或执行 iconv -f {name} -t UTF-8 旧文件 > 新文件",
                en: "is not UTF-8 but probably {name}; save it as UTF-8 in your editor, or run iconv -f {name} -t UTF-8 OLD > NEW"),
        }
    }
}

/// The text of a report that nobody has named on a command line: of a pipe, nobody may ever write to it.
pub fn read_file(path: &Path) -> Result<Arc<str>, ReadError> {
    is_file(path)?;
    decode(&bytes(path, u64::from(u32::MAX))?)
}

/// What comes through standard input, which may have no end.
pub fn stdin() -> Result<Vec<u8>, ReadError> {
    whole(std::io::stdin().lock())
}

/// What is read of a pipe, in MB: as much as of an archive.
const MOST_OF_PIPE: u32 = 200;

/// A file that is open, or a pipe that the process was given open, as `<(…)` and `/dev/stdin` are. A pipe that has a name
/// in a folder may never be written to, and a device has no end.
pub(super) fn open(path: &Path) -> Result<Opened, ReadError> {
    let data = std::fs::metadata(path).map_err(ReadError::Io)?;
    let is_pipe = is_pipe(&data) && ["/dev", "/proc"].iter().any(|system| path.starts_with(system));
    // That a folder is one, the system says when it is read.
    if !data.is_file() && !data.is_dir() && !is_pipe {
        return Err(ReadError::NoFile);
    }
    let file = File::open(path).map_err(ReadError::Io)?;
    Ok(if is_pipe { Opened::Pipe(file) } else { Opened::File(file) })
}

/// What was opened to be read.
pub(super) enum Opened {
    File(File),
    Pipe(File),
}

/// All that a pipe gives, if that is not too much.
pub(super) fn whole(pipe: impl Read) -> Result<Vec<u8>, ReadError> {
    let (mut bytes, limit) = (Vec::new(), u64::from(MOST_OF_PIPE) << 20);
    pipe.take(limit + 1).read_to_end(&mut bytes).map_err(ReadError::Io)?;
    if bytes.len() as u64 > limit { Err(ReadError::Above(MOST_OF_PIPE)) } else { Ok(bytes) }
}

#[cfg(unix)]
fn is_pipe(data: &Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&data.file_type())
}

#[cfg(not(unix))]
fn is_pipe(_: &Metadata) -> bool {
    false
}

/// The bytes of a file, and one more where it has more than `most`.
fn bytes(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(ReadError::Io)?;
    // The size is a hint alone, and memory for it is asked for no further than it is there.
    let size = file.metadata().map_or(0, |data| data.len()).min(MOST_AT_ONCE).min(most);
    bytes.reserve(size as usize);
    file.take(most + 1).read_to_end(&mut bytes).map_err(ReadError::Io)?;
    Ok(bytes)
}

/// What the system knows of a regular file.
pub(super) fn is_file(path: &Path) -> Result<Metadata, ReadError> {
    let data = std::fs::metadata(path).map_err(ReadError::Io)?;
    if data.is_file() { Ok(data) } else { Err(ReadError::NoFile) }
}

/// Why a file that is read unasked had better not be: it is none, or has more than so many MB.
pub(super) fn refused(path: &Path, most: u32) -> Option<ReadError> {
    match is_file(path) {
        Ok(data) => (data.len() > u64::from(most) << 20).then_some(ReadError::Above(most)),
        Err(error) => Some(error),
    }
}

/// How much memory is asked for at once.
const MOST_AT_ONCE: u64 = 64 << 20;

/// The text of a file that another one names or that is read unasked: a regular file of so many MB at most.
pub fn read_small(path: &Path, most: u32) -> Result<Arc<str>, ReadError> {
    if let Some(error) = refused(path, most) {
        return Err(error);
    }
    // Files of the system itself have no size.
    let bytes = bytes(path, u64::from(most) << 20)?;
    if bytes.len() as u64 > u64::from(most) << 20 { Err(ReadError::Above(most)) } else { decode(&bytes) }
}

/// Bytes as the text that they are, if they are UTF-8.
pub fn decode(bytes: &[u8]) -> Result<Arc<str>, ReadError> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(ReadError::TooLarge);
    }
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => Ok(text.into()),
        Err(_) => Err(ReadError::Encoding(likely_encoding(bytes))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likely(bytes: &[u8]) -> &'static str {
        match decode(bytes) {
            Err(ReadError::Encoding(name)) => name,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn files_from_windows_are_told_by_their_bytes() {
        let gbk = b"\xd5\xfe\xb8\xae\xd0\xc5\xcf\xa2\xb9\xab\xbf\xaa\xb9\xa4\xd7\xf7\xc4\xea\xb6\xc8\xb1\xa8\xb8\xe6";
        assert_eq!(likely(gbk), "GB18030");
        let utf16: Vec<u8> = "# 年度报告 2023\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(likely(&[&[0xFF, 0xFE], &utf16[..]].concat()), "UTF-16LE");
        let bare: Vec<u8> = "年度: 2023 规章 0 0 0\u{ff}".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(likely(&bare), "UTF-16BE");
    }

    #[test]
    fn utf8_is_taken_as_it_is() {
        assert_eq!(&*decode("\u{FEFF}年报𠮷".as_bytes()).unwrap(), "\u{FEFF}年报𠮷");
    }
}
