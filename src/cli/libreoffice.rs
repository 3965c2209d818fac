//! `--with-libreoffice`: documents that are not read here go through LibreOffice, where that is asked for and never else.
//!
//! It gets a copy in a folder that nobody else sees, a profile of its own there in which nothing of a document is run or
//! fetched, the filter of the kind that the file is (else it takes any bytes for a text), and a minute.

use super::ending::complain;
use super::shown::shown;
use crate::document::{self, Foreign, Kind, Unreadable};
use crate::text::{Lang, say};
use crate::workspace::{self, reason};
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long it may take for one file, the first start of a new profile included.
const LIMIT: Duration = Duration::from_secs(60);
/// How often it is looked whether it is done.
const PAUSE: Duration = Duration::from_millis(20);
/// What it makes is not waited for beyond so many bytes; the reader takes no more.
const MOST: u64 = 64 << 20;
/// So much of what it says is passed on.
const MOST_SAID: u64 = 2000;

/// What it is called, and where it is when it is not on the path.
const PROGRAMS: &[&str] = &[
    "soffice",
    "libreoffice",
    #[cfg(target_os = "macos")]
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    #[cfg(windows)]
    r"C:\Program Files\LibreOffice\program\soffice.com",
];

/// In a new profile: no macro is run, no link is followed.
const PROFILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"#;

/// LibreOffice, as it was found to be there, with a folder for what it is given and makes.
pub(super) struct LibreOffice {
    folder: Arc<TempDir>,
    limit: Duration,
    /// How many files it was given.
    count: usize,
    /// Whether it is known not to be there.
    is_missing: bool,
}

/// A file that LibreOffice has made, and the folder that goes when nobody needs it any more.
pub(super) struct Made {
    path: PathBuf,
    _folder: Arc<TempDir>,
}

impl Made {
    /// What it holds.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, workspace::ReadError> {
        workspace::document_bytes(&self.path)
    }
}

/// How LibreOffice is to take a file, and what it is to make.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Way {
    filter: &'static str,
    to: &'static str,
}

impl LibreOffice {
    pub(super) fn new() -> io::Result<LibreOffice> {
        let folder = tempfile::Builder::new().prefix("nianbao-").tempdir()?;
        Ok(LibreOffice { folder: Arc::new(folder), limit: LIMIT, count: 0, is_missing: false })
    }

    /// What it makes of a file that is not read here, or says why nothing; none of what is read, or is none of its.
    pub(super) fn made(&mut self, name: &Path, bytes: &[u8], lang: Lang) -> Option<Made> {
        let named = name.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let error = document::read(bytes, Some(named)).err()?;
        let way = way(bytes, named, &error)?;
        let path = shown(name);
        if self.is_missing {
            return None;
        }
        let found = self.convert(PROGRAMS, bytes, way, lang);
        match found {
            Ok(Some(made)) => Some(made),
            Ok(None) => {
                self.is_missing = true;
                complain(&say!(lang,
                    zh: "没有找到 LibreOffice（soffice）：请安装 LibreOffice，或在 Word/WPS 中另存为 .docx",
                    en: "LibreOffice (soffice) was not found: install it, or save the file as .docx in Word or WPS"));
                None
            }
            Err(message) => {
                complain(&say!(lang, zh: "{path}：{message}", en: "{path}: {message}"));
                None
            }
        }
    }

    /// Converts a file; none where no program of these is there.
    fn convert(&mut self, programs: &[&str], bytes: &[u8], way: Way, lang: Lang) -> Result<Option<Made>, String> {
        let cannot = |error: io::Error| {
            say!(lang,
                zh: "没有交给 LibreOffice：{reason}",
                en: "was not given to LibreOffice: {reason}",
                reason = reason(&error, lang))
        };
        self.count += 1;
        let folder = self.folder.path().join(self.count.to_string());
        let (profile, given) = (self.folder.path().join("profile"), folder.join("document"));
        let prepare = || {
            fs::create_dir_all(profile.join("user"))?;
            let settings = profile.join("user").join("registrymodifications.xcu");
            if !settings.exists() {
                fs::write(settings, PROFILE)?;
            }
            fs::create_dir(&folder)?;
            fs::write(&given, bytes)?;
            File::create(folder.join("said"))
        };
        let said = prepare().map_err(cannot)?;
        let made = folder.join("made").join(format!("document.{}", way.to));
        let arguments: [OsString; 8] = [
            format!("-env:UserInstallation={}", url(&profile)).into(),
            "--headless".into(),
            format!("--infilter={}", way.filter).into(),
            "--convert-to".into(),
            way.to.into(),
            "--outdir".into(),
            folder.join("made").into(),
            given.clone().into(),
        ];
        let Some(mut child) = start(programs, &arguments, &said).map_err(cannot)? else { return Ok(None) };
        let ended = wait(&mut child, &made, self.limit).map_err(cannot)?;
        let _ = fs::remove_file(given);
        let is_made = fs::symlink_metadata(&made).is_ok_and(|data| data.is_file());
        match ended {
            Ended::Late => Err(say!(lang,
                zh: "LibreOffice 超过 {most} 秒没有转换完，已停止",
                en: "LibreOffice took more than {most} s and was stopped",
                most = self.limit.as_secs())),
            Ended::Large => Err(say!(lang,
                zh: "LibreOffice 转换出的文件超过 {most} MB，已停止",
                en: "what LibreOffice made has more than {most} MB; it was stopped",
                most = MOST >> 20)),
            Ended::Itself(status) if status.success() && is_made => {
                Ok(Some(Made { path: made, _folder: self.folder.clone() }))
            }
            Ended::Itself(_) => {
                let said = said_in(&folder.join("said"));
                Err(say!(lang,
                    zh: "LibreOffice 也没有读出这个文件{said}；请在 Word/WPS 中另存为 .docx",
                    en: "LibreOffice did not read it either{said}; save it as .docx in Word or WPS"))
            }
        }
    }
}

/// How a file that is not read here is given to LibreOffice; none of what had better not be, or makes no sense to it.
fn way(bytes: &[u8], name: &str, error: &Unreadable) -> Option<Way> {
    let word = |filter| Some(Way { filter, to: "docx" });
    let sheet = |filter| Some(Way { filter, to: "xlsx" });
    let (is_zip, head) = (bytes.starts_with(b"PK"), bytes.get(..400).unwrap_or(bytes));
    let has = |words: &str| head.windows(words.len()).any(|it| it.eq_ignore_ascii_case(words.as_bytes()));
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    match error {
        Unreadable::Foreign(Foreign::Word95) => word("MS Word 95"),
        Unreadable::Foreign(Foreign::Xls) => sheet("MS Excel 4.0"),
        Unreadable::Foreign(Foreign::WordXml) => word("MS Word 2003 XML"),
        Unreadable::Foreign(Foreign::OpenDocument) if has("opendocument.text") => word("writer8"),
        Unreadable::Foreign(Foreign::OpenDocument) if has("opendocument.spreadsheet") => sheet("calc8"),
        Unreadable::Foreign(Foreign::Xml) if has("uof") && ending == "uos" => sheet("UOF spreadsheet"),
        Unreadable::Foreign(Foreign::Xml) if has("uof") => word("UOF text"),
        Unreadable::Damaged(_) => match document::kind(bytes, Some(name)) {
            Ok(Kind::Docx) => word("MS Word 2007 XML"),
            Ok(Kind::Doc) => word("MS Word 97"),
            Ok(Kind::Rtf) => word("Rich Text Format"),
            Ok(Kind::Sheets) if is_zip => sheet("Calc MS Excel 2007 XML"),
            Ok(Kind::Sheets) => sheet("MS Excel 97"),
            Err(Unreadable::Damaged(_)) => match (&*ending, is_zip) {
                ("docx" | "docm" | "doc" | "wps", true) => word("MS Word 2007 XML"),
                ("doc" | "wps", false) => word("MS Word 97"),
                ("xlsx" | "xlsm" | "xls" | "et", true) => sheet("Calc MS Excel 2007 XML"),
                ("xls" | "et", false) => sheet("MS Excel 97"),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// Starts the first program that is there, in a group of its own.
fn start(programs: &[&str], arguments: &[OsString], said: &File) -> io::Result<Option<Child>> {
    for program in programs {
        let mut command = Command::new(OsStr::new(program));
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(said.try_clone()?);
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        match command.spawn() {
            Ok(child) => return Ok(Some(child)),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// How it came to its end.
enum Ended {
    Itself(ExitStatus),
    Late,
    Large,
}

/// Waits for the program, but neither for ever nor for a file without an end.
fn wait(child: &mut Child, made: &Path, limit: Duration) -> io::Result<Ended> {
    let from = Instant::now();
    loop {
        let is_large = fs::metadata(made).is_ok_and(|data| data.len() > MOST);
        match child.try_wait()? {
            Some(_) if is_large => return Ok(Ended::Large),
            Some(status) => return Ok(Ended::Itself(status)),
            None if is_large => return stop(child, Ended::Large),
            None if from.elapsed() > limit => return stop(child, Ended::Late),
            None => sleep(PAUSE),
        }
    }
}

/// Stops the program with all that it has started.
fn stop(child: &mut Child, ended: Ended) -> io::Result<Ended> {
    #[cfg(unix)]
    if let Ok(Some(group)) = i32::try_from(child.id()).map(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    #[cfg(windows)]
    let _ = Command::new("taskkill").args(["/T", "/F", "/PID", &child.id().to_string()]).output();
    let _ = child.kill();
    child.wait().map(|_| ended)
}

/// What it said, in brackets and one line.
fn said_in(path: &Path) -> String {
    let mut said = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_SAID).read_to_end(&mut said));
    let said = String::from_utf8_lossy(&said);
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    if read.is_err() || said.is_empty() { String::new() } else { format!(" ({said})") }
}

/// The address of a folder.
fn url(path: &Path) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const SAFE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b':');
    let path = path.to_string_lossy().replace('\\', "/");
    let path = utf8_percent_encode(&path, SAFE);
    if cfg!(windows) { format!("file:///{path}") } else { format!("file://{path}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_it_can_make_sense_of_is_given_to_it() {
        let foreign = |bytes: &[u8], name: &str, what| way(bytes, name, &Unreadable::Foreign(what));
        let odt = b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text";
        assert_eq!(foreign(odt, "年报.odt", Foreign::OpenDocument).map(|way| way.to), Some("docx"));
        assert_eq!(foreign(b"\xDB\xA5", "年报.doc", Foreign::Word95).map(|way| way.filter), Some("MS Word 95"));
        let uof = "<?xml version='1.0'?><uof:UOF xmlns:uof='http://schemas.uof.org/cn/2009/uof'/>";
        assert_eq!(foreign(uof.as_bytes(), "年报😀.uof", Foreign::Xml).map(|way| way.filter), Some("UOF text"));
        for what in [Foreign::Encrypted, Foreign::Pptx, Foreign::Picture("PNG"), Foreign::Binary, Foreign::Xml] {
            assert_eq!(foreign(b"\0\0\0", "年报.doc", what), None, "{what:?}");
        }
        let above = document::Limit { of: crate::text::text!(zh: "行数", en: "lines"), most: 1 };
        assert_eq!(way(b"\xD0\xCF", "年报.doc", &Unreadable::Above(above)), None);
    }

    #[test]
    fn a_folder_has_an_address_whatever_it_is_called() {
        let (address, expected) = (url(Path::new("/tmp/年 报#𠮷")), "/tmp/%E5%B9%B4%20%E6%8A%A5%23%F0%A0%AE%B7");
        assert!(address.starts_with("file://") && address.ends_with(expected), "{address}");
    }

    /// A program that does what a script says.
    #[cfg(unix)]
    fn converted(script: &str, limit: Duration) -> Result<Option<Vec<u8>>, String> {
        use std::os::unix::fs::PermissionsExt;
        let mut office = LibreOffice::new().expect("a folder");
        office.limit = limit;
        let program = office.folder.path().join("soffice");
        // What is written by one thread is not run while another is about to start a program.
        let written = office.folder.path().join("written");
        fs::write(&written, format!("#!/bin/sh\n{script}\n")).expect("a script");
        fs::set_permissions(&written, fs::Permissions::from_mode(0o700)).expect("a script that runs");
        let copied = Command::new("mv").arg(&written).arg(&program).status().expect("mv");
        assert!(copied.success());
        let program = program.to_str().expect("a path in UTF-8");
        let made = office.convert(&["/no/such/𠮷", program], "年报".as_bytes(), WORD_97, Lang::Zh)?;
        Ok(made.map(|made| made.bytes().expect("bytes")))
    }

    #[cfg(unix)]
    const WORD_97: Way = Way { filter: "MS Word 97", to: "docx" };

    #[cfg(unix)]
    #[test]
    fn what_hangs_is_stopped_and_what_is_made_is_taken() {
        // Longer than a busy machine takes.
        let in_time = |script: &str| converted(script, LIMIT);
        let made = in_time("mkdir \"$7\" && cp \"$8\" \"$7/document.$5\"");
        assert_eq!(made, Ok(Some("年报".as_bytes().to_vec())));
        let late = converted("sleep 100 & sleep 100", Duration::from_millis(300));
        assert_eq!(late, Err("LibreOffice 超过 0 秒没有转换完，已停止".to_owned()));
        let failed = in_time("printf 'a\\033[1m\\n😀' >&2; exit 81").expect_err("no file");
        assert!(failed.starts_with("LibreOffice 也没有读出这个文件 (a\u{1b}[1m 😀)"), "{failed}");
        assert!(in_time("exit 0").is_err_and(|message| message.contains("没有读出")));
        let nobody = LibreOffice::new().expect("a folder").convert(&["/no/such/𠮷"], b"", WORD_97, Lang::En);
        assert!(nobody.is_ok_and(|made| made.is_none()));
    }
}
