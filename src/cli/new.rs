//! `nianbao new`: a report to fill in, empty or from last year's.

use super::args::NewArgs;
use super::configured::is_unusable;
use super::ending::{CLEAN, FAILED, complain};
use super::shown::shown;
use super::sinks::cannot_write;
use super::visible::print;
use crate::edition;
use crate::format::{self, LastYear};
use crate::ide::{self, Amiss, Wishes};
use crate::lint::Selection;
use crate::report::{self, Report};
use crate::text::{Lang, say};
use crate::workspace::{self, AllSettings, Content, Sources, WriteError};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

pub(super) fn run(args: &NewArgs, lang: Lang) -> io::Result<u8> {
    let last_text = match args.from.as_deref().map(|path| last_year(path, lang)).transpose() {
        Ok(text) => text,
        Err(message) => {
            complain(&message);
            return Ok(FAILED);
        }
    };
    let last = last_text.map(report::parse);
    // As the configuration has it of the place that it goes to.
    let mut settings = AllSettings::new(Selection::default(), lang);
    let ambiguous = settings.of(args.output.as_deref().unwrap_or(Path::new("年报.nianbao"))).config.ambiguous;
    if is_unusable(&settings, lang) {
        return Ok(FAILED);
    }
    let text = match text(args, last.as_ref(), format::Options { ambiguous }, lang) {
        Ok(text) => text,
        Err(message) => {
            complain(&message);
            return Ok(FAILED);
        }
    };
    let Some(path) = &args.output else {
        print(text.as_bytes())?;
        return Ok(CLEAN);
    };
    let sources = Sources::of(args.from.as_deref());
    let Err(error) = sources.create_report(path, &text, false) else { return Ok(CLEAN) };
    complain(&match error {
        WriteError::Io(error) if error.kind() == ErrorKind::AlreadyExists => {
            let path = shown(path);
            say!(lang, zh: "{path}：文件已存在，不覆盖；请换个文件名，或先移走它", en: "{path}: exists already and is not overwritten; choose another name or move it away first")
        }
        error => cannot_write(path, &error, lang),
    });
    Ok(FAILED)
}

/// The text of last year's report, or why it cannot be had.
fn last_year(path: &Path, lang: Lang) -> Result<Arc<str>, String> {
    let shown = shown(path);
    match workspace::content(path).map_err(|error| format!("{shown}: {}", error.message(lang)))? {
        Content::Text(text) => Ok(text),
        Content::Document(_) => Err(say!(lang,
            zh: "{shown}：这是 Word 文件、PDF 或网页之类，不是 .nianbao 文本；请先用 nianbao import 导入，--from 再写导入的文本",
            en: "{shown}: is a document, not a .nianbao text; import it with nianbao import, and give the imported text to --from")),
    }
}

/// The new report, or why there can be none. What in last year's does not fit is said.
fn text(args: &NewArgs, last: Option<&Report>, layout: format::Options, lang: Lang) -> Result<String, String> {
    let path = args.from.as_deref().zip(args.output.as_deref()).and_then(|(from, to)| workspace::relative(from, to));
    let wishes = Wishes {
        agency: args.agency.as_deref(),
        year: args.year,
        kind: args.kind,
        edition: args.edition.as_deref().and_then(edition::by_id),
        last_year: last.map(|report| LastYear { report, path: path.as_deref() }),
        layout,
    };
    let made = ide::new_report(&wishes, lang).map_err(|amiss| {
        let why = amiss.message(lang);
        match amiss {
            Amiss::NoAgency => say!(lang,
                zh: "{why}：请用 --agency 写明全称",
                en: "{why}: give it in full with --agency"),
            Amiss::NoYear => say!(lang, zh: "{why}：请用 --year 写明", en: "{why}: give it with --year"),
            Amiss::AgencyInLines | Amiss::WrongYear => why,
        }
    })?;
    made.notes.iter().for_each(|note| complain(note));
    Ok(made.text)
}
