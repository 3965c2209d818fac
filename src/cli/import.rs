//! `nianbao import`: Word files, pages and texts as the text of reports.

use super::args::{From, ImportArgs};
use super::ending::{CLEAN, FAILED, FOUND, complain};
use super::libreoffice::LibreOffice;
use super::shown::{plain, shown};
use super::sinks::{cannot_write, exists, names_folder, not_new};
use super::visible::print;
use crate::document::read::{Member, members};
use crate::export::{Misfit, from_json};
use crate::import::Imported;
use crate::text::{Lang, say};
use crate::workspace::{self, Sources};
use rustc_hash::FxHashSet;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};

/// A document to read: a file, or one in an archive.
struct Source {
    path: PathBuf,
    /// What the report that it becomes is called where it goes into a folder.
    named: PathBuf,
    held: Held,
}

/// Where its bytes are.
enum Held {
    File,
    Bytes(Vec<u8>),
    Member(Member),
}

pub(super) fn run(args: &ImportArgs, lang: Lang) -> io::Result<u8> {
    let (mut failed, mut doubtful) = (false, false);
    let mut sources = Vec::new();
    for file in &args.files {
        match of_file(file, lang) {
            Ok(found) => sources.extend(found),
            Err(message) => {
                complain(&format!("{}: {message}", shown(file)));
                failed = true;
            }
        }
    }
    if sources.len() > 1 && args.output.is_none() {
        complain(&say!(lang,
            zh: "有几个文件，须写进一个文件夹：请用 -o 写明",
            en: "several files go into a folder: name it with -o"));
        return Ok(FAILED);
    }
    let is_folder = sources.len() > 1 || args.output.as_deref().is_some_and(names_folder);
    let read = Sources::of(args.files.iter().map(PathBuf::as_path));
    let mut accounts = Vec::new();
    let mut written = FxHashSet::default();
    let mut office = if args.reading.with_libreoffice { Some(LibreOffice::new()?) } else { None };
    for source in &sources {
        let imported = match source.read(args.from, office.as_mut(), lang) {
            Ok(imported) => imported,
            Err(message) => {
                message.lines().for_each(|line| complain(&format!("{}: {line}", shown(&source.path))));
                failed = true;
                continue;
            }
        };
        doubtful |= imported.doubts().next().is_some();
        tell(&source.path, &imported, args.quiet, lang);
        accounts.push(account(&source.path, &imported, lang));
        let output = match &args.output {
            Some(folder) if is_folder => {
                // Of two files of one name in a run neither is written over the other.
                let names = [source.named.clone(), source.named_in_full()];
                let Some(named) = names.into_iter().find(|name| written.insert(name.clone())) else {
                    complain(&exists(&folder.join(&source.named), lang));
                    failed = true;
                    continue;
                };
                Some(folder.join(named))
            }
            output => output.clone(),
        };
        if let Err(message) = write(output.as_deref(), is_folder, &imported, &read, args.force, lang)? {
            complain(&message);
            failed = true;
        }
    }
    if let Some(path) = &args.account {
        let text = serde_json::to_string_pretty(&accounts)? + "\n";
        if let Err(error) = read.write(path, text.as_bytes()) {
            complain(&cannot_write(path, &error, lang));
            failed = true;
        }
    }
    Ok(if failed {
        FAILED
    } else if args.strict && doubtful {
        FOUND
    } else {
        CLEAN
    })
}

/// The documents that a file is: itself, or those in an archive.
fn of_file(file: &Path, lang: Lang) -> Result<Vec<Source>, String> {
    let whole = |held| {
        vec![Source { path: file.to_owned(), named: report_of(Path::new(file.file_name().unwrap_or_default())), held }]
    };
    let (archived, held) = if file == Path::new("-") {
        let bytes = workspace::stdin().map_err(|error| error.message(lang))?;
        (members(&*bytes).map_err(|error| error.message_for_archives(lang))?, Held::Bytes(bytes))
    } else {
        (workspace::archived(file, lang)?, Held::File)
    };
    let Some(archived) = archived else { return Ok(whole(held)) };
    if archived.is_empty() {
        return Err(say!(lang, zh: "压缩包里没有文件", en: "there are no files in the archive"));
    }
    let member = |member: Member| {
        let named = report_of(Path::new(&member.name));
        Source { path: file.join(&member.name), named, held: Held::Member(member) }
    };
    Ok(archived.into_iter().map(member).collect())
}

impl Source {
    fn read(&self, from: Option<From>, office: Option<&mut LibreOffice>, lang: Lang) -> Result<Imported, String> {
        let bytes = match &self.held {
            // The reader says what is too large; no more than that is read.
            Held::File => Cow::Owned(workspace::document_bytes(&self.path).map_err(|error| error.message(lang))?),
            Held::Bytes(bytes) => Cow::Borrowed(&bytes[..]),
            Held::Member(member) => Cow::Owned(member.bytes().map_err(|error| error.message_for_archives(lang))?),
        };
        let is_named = self.path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        if from == Some(From::Json) || is_named {
            return of_data(&bytes, lang);
        }
        let made = office.and_then(|office| office.made(&self.path, &bytes, lang));
        match made {
            Some(made) => {
                let bytes = made.bytes().map_err(|error| error.message(lang))?;
                workspace::imported(Path::new(""), &bytes, lang).map(Imported::converted)
            }
            None => workspace::imported(&self.path, &bytes, lang),
        }
    }

    /// The name of the report with the ending of the document: `年报.doc.nianbao`.
    fn named_in_full(&self) -> PathBuf {
        let mut name = self.path.file_name().unwrap_or_default().to_owned();
        name.push(".nianbao");
        self.named.with_file_name(name)
    }
}

/// The report that data are; what does not fit, a line each.
fn of_data(bytes: &[u8], lang: Lang) -> Result<Imported, String> {
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
    let text =
        text.map_err(|_| say!(lang, zh: "不是 UTF-8：JSON 应是 UTF-8", en: "is not UTF-8, as JSON has to be"))?;
    let line = |misfit: &Misfit| match &*misfit.path {
        "" => misfit.message.clone(),
        path => say!(lang, zh: "{path}：{message}", en: "{path}: {message}", message = misfit.message),
    };
    let text = from_json(text, lang).map_err(|misfits| misfits.iter().map(line).collect::<Vec<_>>().join("\n"))?;
    Ok(Imported { text, ..Imported::default() })
}

/// Says on standard error what was done.
fn tell(file: &Path, imported: &Imported, quiet: bool, lang: Lang) {
    let path = shown(file);
    let entries = imported.account.iter().filter(|entry| !quiet || entry.what.is_doubtful());
    for entry in entries {
        let (place, words) = (imported.words(entry.place, lang), entry.what.words(lang));
        complain(&say!(lang, zh: "{path}（{place}）：{words}", en: "{path} ({place}): {words}"));
    }
}

/// The same for programs.
fn account(file: &Path, imported: &Imported, lang: Lang) -> Value {
    let entries = imported.account.iter().map(|entry| {
        json!({
            "kind": entry.what.kind(),
            "doubtful": entry.what.is_doubtful(),
            "message": entry.what.words(lang),
            "origin": imported.words(entry.place, lang),
            "span": entry.span.map(|span| json!({"start": span.start, "end": span.end})),
        })
    });
    json!({"path": plain(file), "entries": entries.collect::<Vec<_>>()})
}

/// Writes the text to where it goes; gives what went wrong.
fn write(
    output: Option<&Path>,
    is_folder: bool,
    imported: &Imported,
    sources: &Sources,
    force: bool,
    lang: Lang,
) -> io::Result<Result<(), String>> {
    let Some(path) = output else {
        print(imported.text.as_bytes())?;
        return Ok(Ok(()));
    };
    // The folder that is named, and those that an archive has.
    if is_folder
        && let Some(folder) = path.parent()
        && let Err(error) = std::fs::create_dir_all(folder)
    {
        return Ok(Err(cannot_write(folder, &error.into(), lang)));
    }
    let written = sources.create_report(path, &imported.text, force);
    Ok(written.map_err(|error| not_new(path, &error, lang)))
}

/// The name of the report that a document becomes, in the folder that the document is in.
fn report_of(file: &Path) -> PathBuf {
    let stem = file.file_stem().filter(|stem| *stem != "-").unwrap_or(std::ffi::OsStr::new("年报"));
    let mut name = stem.to_owned();
    name.push(".nianbao");
    file.with_file_name(name)
}
