//! `nianbao import`: Word files, pages and texts as the text of reports.

use super::args::ImportArgs;
use super::ending::{CLEAN, FAILED, FOUND, complain};
use super::shown::shown;
use super::sinks::{cannot_write, exists, names_folder};
use crate::import::Imported;
use crate::text::{Lang, say};
use crate::workspace;
use serde_json::{Value, json};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

pub(super) fn run(args: &ImportArgs, lang: Lang) -> io::Result<u8> {
    if args.files.len() > 1 && args.output.is_none() {
        complain(&say!(lang,
            zh: "有几个文件，须写进一个文件夹：请用 -o 写明",
            en: "several files go into a folder: name it with -o"));
        return Ok(FAILED);
    }
    let (mut failed, mut doubtful) = (false, false);
    let mut accounts = Vec::new();
    for file in &args.files {
        let imported = match read(file, lang) {
            Ok(imported) => imported,
            Err(message) => {
                complain(&format!("{}: {message}", shown(file)));
                failed = true;
                continue;
            }
        };
        doubtful |= imported.doubts().next().is_some();
        tell(file, &imported, args.quiet, lang);
        accounts.push(account(file, &imported, lang));
        if let Err(message) = write(file, &imported, args, lang)? {
            complain(&message);
            failed = true;
        }
    }
    if let Some(path) = &args.account {
        let text = serde_json::to_string_pretty(&accounts)? + "\n";
        if let Err(error) = workspace::write(path, text.as_bytes()) {
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

fn read(file: &Path, lang: Lang) -> Result<Imported, String> {
    let mut bytes = Vec::new();
    let cannot = |error: io::Error| workspace::ReadError::Io(error).message(lang);
    if file == Path::new("-") {
        io::stdin().read_to_end(&mut bytes).map_err(cannot)?;
    } else {
        // The reader says what is too large; no more than that is read.
        bytes = workspace::document_bytes(file).map_err(|error| error.message(lang))?;
    }
    workspace::imported(file, &bytes, lang)
}

/// Says on standard error what was done.
fn tell(file: &Path, imported: &Imported, quiet: bool, lang: Lang) {
    let path = shown(file);
    let entries = imported.account.iter().filter(|entry| !quiet || entry.what.is_doubtful());
    for entry in entries {
        let (place, words) = (entry.place.words(lang), entry.what.words(lang));
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
            "origin": entry.place.words(lang),
            "span": entry.span.map(|span| json!({"start": span.start, "end": span.end})),
        })
    });
    json!({"path": shown(file), "entries": entries.collect::<Vec<_>>()})
}

/// Writes the text to where it goes; gives what went wrong.
fn write(file: &Path, imported: &Imported, args: &ImportArgs, lang: Lang) -> io::Result<Result<(), String>> {
    let Some(output) = &args.output else {
        io::stdout().write_all(imported.text.as_bytes())?;
        return Ok(Ok(()));
    };
    let is_folder = args.files.len() > 1 || names_folder(output);
    let path = if is_folder { output.join(named(file)) } else { output.clone() };
    let written = match workspace::create(&path, imported.text.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && args.force => {
            let old = match workspace::read(&path) {
                Ok(old) => old,
                Err(error) => return Ok(Err(format!("{}: {}", shown(&path), error.message(lang)))),
            };
            workspace::replace(&path, &old, &imported.text).map_err(|error| cannot_write(&path, &error, lang))
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(exists(&path, lang)),
        Err(error) => Err(cannot_write(&path, &error.into(), lang)),
        Ok(()) => Ok(()),
    };
    Ok(written)
}

/// The name of the report that a document becomes.
fn named(file: &Path) -> PathBuf {
    let stem = file.file_stem().filter(|stem| *stem != "-").unwrap_or(std::ffi::OsStr::new("年报"));
    let mut name = stem.to_owned();
    name.push(".nianbao");
    name.into()
}
