//! `nianbao export`: a report in a form that others read, whatever its findings are.

use super::args::{ExportArgs, ExportFormat};
use super::ending::{CLEAN, FAILED, complain};
use super::shown::shown;
use super::sinks::cannot_write;
use crate::lint::{self, Finding, Selection, Severity};
use crate::text::{Lang, counted, say, text};
use crate::workspace::{self, AllSettings};
use crate::{Analysis, check, export};
use serde_json::Value;
use std::io::{self, Read, Write};
use std::path::Path;

pub(super) fn run(args: &ExportArgs, lang: Lang) -> io::Result<u8> {
    let text = if args.file == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes)?;
        workspace::decode(&bytes)
    } else {
        workspace::read(&args.file)
    };
    let text = match text {
        Ok(text) => text,
        Err(error) => {
            complain(&format!("{}: {}", args.file.display(), error.message(lang)));
            return Ok(FAILED);
        }
    };
    let settings = AllSettings::new(Selection::default(), lang).of(&args.file);
    let options = lint::Options { lang, levels: Some(&settings.levels), ..lint::Options::default() };
    let Analysis { report, findings } = check(text, &options);
    let json = export::json(&report);
    let exported = match args.to {
        ExportFormat::Json => serde_json::to_string_pretty(&json)? + "\n",
    };
    say_what_is_wrong(&args.file, &json, &findings, lang);
    match &args.output {
        Some(path) => {
            if let Err(error) = workspace::write(path, exported.as_bytes()) {
                complain(&cannot_write(path, &error, lang));
                return Ok(FAILED);
            }
        }
        None => io::stdout().write_all(exported.as_bytes())?,
    }
    Ok(CLEAN)
}

/// A report with errors is exported all the same, and not without a word: its figures may be read as if they were right.
fn say_what_is_wrong(file: &Path, json: &Value, findings: &[Finding], lang: Lang) {
    let file = shown(file);
    let unread: Vec<&str> =
        json["unread"].as_object().into_iter().flat_map(|unread| unread.keys()).map(String::as_str).collect();
    if let [first, others @ ..] = &unread[..] {
        let count = unread.len();
        let others =
            if others.is_empty() { text!(zh: "", en: "") } else { text!(zh: " 等", en: " and others") }.get(lang);
        let cells = counted(count, "cell");
        complain(&say!(lang,
            zh: "{file}：有 {count} 格读不成数，导出为 null，原文在 unread 里：{first}{others}",
            en: "{file}: {cells} without a figure, exported as null; their text is under “unread”: {first}{others}"));
    }
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    if errors > 0 {
        let (said, name) = (counted(errors, "error"), &file);
        complain(&say!(lang,
            zh: "{name}：有 {errors} 处须修改，导出的数据可能不全、不对；用 nianbao check 查看",
            en: "{name}: {said}, so the export may be wrong or incomplete; run nianbao check"));
    }
}
