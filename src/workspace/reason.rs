//! Why the file system says no, in the language that the rest is in.

use crate::text::Lang;
use std::error::Error;
use std::io::{self, ErrorKind};

/// The reason in a few words that follow a colon: the system's own where it speaks the language, or
/// where it has a reason that is met too seldom to be translated.
pub fn reason(error: &io::Error, lang: Lang) -> String {
    let known = REASONS.iter().find(|(kind, _)| *kind == error.kind());
    match (lang, known) {
        (Lang::Zh, _) if cfg!(windows) && error.raw_os_error().is_some_and(is_held) => {
            "正被别的程序打开（例如 Word），请先关闭".to_owned()
        }
        (Lang::Zh, Some((_, reason))) => (*reason).to_owned(),
        (Lang::Zh, None) if error.raw_os_error().is_some_and(is_circle) => "链接绕成了一圈".to_owned(),
        _ => innermost(error).to_string(),
    }
}

/// Whether Windows says that another program has the file to itself: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION.
fn is_held(code: i32) -> bool {
    matches!(code, 32 | 33)
}

/// Whether the system says that links lead in a circle, for which there is no kind yet.
#[cfg(unix)]
fn is_circle(code: i32) -> bool {
    code == rustix::io::Errno::LOOP.raw_os_error()
}

#[cfg(not(unix))]
fn is_circle(_: i32) -> bool {
    false
}

/// The error of the system itself, without the words around it of the library that met it.
fn innermost(error: &io::Error) -> &io::Error {
    let inner = error.get_ref().and_then(Error::source).and_then(|source| source.downcast_ref());
    inner.map_or(error, innermost)
}

/// In English the system says it itself.
const REASONS: &[(ErrorKind, &str)] = &[
    (ErrorKind::NotFound, "没有这个文件或文件夹"),
    (ErrorKind::PermissionDenied, "没有权限"),
    (ErrorKind::AlreadyExists, "已存在"),
    (ErrorKind::IsADirectory, "是文件夹，不是文件"),
    (ErrorKind::NotADirectory, "路径中有一段不是文件夹"),
    (ErrorKind::StorageFull, "磁盘已满"),
    (ErrorKind::QuotaExceeded, "超出磁盘配额"),
    (ErrorKind::FileTooLarge, "文件过大"),
    (ErrorKind::ReadOnlyFilesystem, "文件系统是只读的"),
    (ErrorKind::ResourceBusy, "正被占用"),
    (ErrorKind::ExecutableFileBusy, "正被占用"),
    (ErrorKind::InvalidFilename, "文件名无效或路径过长"),
    (ErrorKind::InvalidInput, "路径无效"),
    (ErrorKind::StaleNetworkFileHandle, "网络文件已失效"),
    (ErrorKind::TimedOut, "超时"),
    (ErrorKind::OutOfMemory, "内存不足"),
    (ErrorKind::BrokenPipe, "管道已关闭"),
    (ErrorKind::Unsupported, "系统不支持这个操作"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_has_words_of_its_own_and_the_rest_is_the_system_s() {
        let missing = std::fs::read("/no/such/file").unwrap_err();
        assert_eq!(reason(&missing, Lang::Zh), "没有这个文件或文件夹");
        assert_eq!(reason(&missing, Lang::En), missing.to_string());
        let odd = io::Error::other("odd");
        assert_eq!([Lang::Zh, Lang::En].map(|lang| reason(&odd, lang)), ["odd", "odd"]);
    }
}
