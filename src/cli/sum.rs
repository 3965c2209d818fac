//! `nianbao sum`: the reports of units as one.

use super::args::SumArgs;
use super::configured::is_unusable;
use super::ending::{CLEAN, FAILED, complain};
use super::inputs::{Documents, Input, inputs, sources, through};
use super::shown::{plain, shown};
use super::sinks::{cannot_write, not_new};
use super::visible::print;
use crate::document::write;
use crate::export::summary::{self, Excluded, Gathered, Summary, Wanted, Why};
use crate::import::is_report;
use crate::lint::Selection;
use crate::report::{self, Report};
use crate::text::{Lang, counted, say};
use crate::workspace::{self, AllSettings, Content, Kept, Sources};
use std::io;
use std::path::Path;

/// What the summary is written as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Report,
    Docx,
    Xlsx,
}

pub(super) fn run(args: &SumArgs, lang: Lang) -> io::Result<u8> {
    let Some(kind) = kind(args.output.as_deref()) else {
        complain(&say!(lang,
            zh: "-o 的文件名须以 .xlsx、.docx 或 .nianbao 结尾",
            en: "the name of the file of -o ends in .xlsx, .docx or .nianbao"));
        return Ok(FAILED);
    };
    let mut settings = AllSettings::new(Selection::default(), lang).given(args.inputs.configured.given(lang)?);
    let (mut inputs, missed) = inputs(&args.inputs, Documents::All, lang, &mut settings)?;
    if is_unusable(&settings, lang) {
        return Ok(FAILED);
    }
    through(&mut inputs, args.reading.with_libreoffice, lang)?;
    // What an earlier run has made is no unit; what somebody has handed in under that name is.
    let output = args.output.as_deref().map(workspace::absolute);
    let is_output = |input: &Input| Some(workspace::absolute(input.path())) == output;
    // A report is written over by nobody, which is said where it would be written.
    let is_earlier = |input: &Input| is_report(input.path()) || is_summary(input, lang);
    inputs.retain(|input| !input.is_found() || !is_output(input) || !is_earlier(input));
    let sources = sources(&inputs);
    if let Some(path) = args.output.as_deref()
        && let Err(error) = sources.allow(path)
    {
        complain(&cannot_write(path, &error, lang));
        return Ok(FAILED);
    }
    let inputs = workspace::without_twins(inputs, Input::path, Input::path);
    let mut gathered = Gathered::default();
    let mut unread = Vec::new();
    for input in &inputs {
        let file = plain(input.path());
        match read(input, lang) {
            Ok(report) => gathered.add(&report, &file),
            Err(reason) => unread.push(Excluded { name: file.clone(), file, why: Why::Unreadable(reason) }),
        }
    }
    let failed = !unread.is_empty() || !missed.is_empty();
    let mut summary = gathered.summary(args.year);
    summary.excluded.extend(unread);
    for Excluded { name, file, why } in &summary.excluded {
        let why = why.words(lang);
        complain(&if name == file {
            say!(lang, zh: "{file}：没有计入：{why}", en: "{file}: left out: {why}")
        } else {
            say!(lang, zh: "{file}：没有计入“{name}”：{why}", en: "{file}: {name} left out: {why}")
        });
    }
    if summary.units.is_empty() {
        complain(&say!(lang, zh: "没有可以汇总的报告", en: "no report to sum up"));
        return Ok(FAILED);
    }
    let files = names(&summary, args.output.as_deref());
    let wanted = Wanted { agency: args.agency.as_deref(), files: &files };
    let bytes = match kind {
        Kind::Report => summary::text(&summary, wanted).into_bytes(),
        Kind::Docx => write::docx(&summary::document(&summary, wanted, lang))?,
        Kind::Xlsx => write::xlsx(&summary::workbook(&summary, wanted, lang))?,
    };
    match &args.output {
        None => print(&bytes)?,
        Some(path) => {
            if let Err(message) = written(path, &bytes, args.force, &sources, lang) {
                complain(&message);
                return Ok(FAILED);
            }
        }
    }
    if !args.inputs.quiet {
        let (units, left) = (summary.units.len(), summary.excluded.len());
        let year = summary.year.map_or(String::new(), |year| year.to_string());
        complain(&say!(lang,
            zh: "汇总了 {units} 个单位 {year} 年度的报告，{left} 份没有计入",
            en: "{said} of {year} summed up, {left} left out", said = counted(units, "report")));
    }
    Ok(if failed { FAILED } else { CLEAN })
}

/// What a file's name asks for; a text where there is none.
fn kind(output: Option<&Path>) -> Option<Kind> {
    let Some(path) = output else { return Some(Kind::Report) };
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("xlsx") => Some(Kind::Xlsx),
        Some("docx") => Some(Kind::Docx),
        _ if is_report(path) => Some(Kind::Report),
        _ => None,
    }
}

/// Whether a file is what an earlier run has made.
fn is_summary(input: &Input, lang: Lang) -> bool {
    let Ok(Content::Document(bytes)) = input.content(lang) else { return false };
    input.document(&bytes, lang).is_ok_and(|document| summary::is_summary(&document))
}

fn read(input: &Input, lang: Lang) -> Result<Report, String> {
    Ok(match input.kept(lang).map_err(|error| error.message)? {
        Kept::Text(text) => report::parse(text),
        Kept::Document(imported) => report::parse(imported.text),
    })
}

/// The files of the units as a report at `output` names them.
fn names(summary: &Summary, output: Option<&Path>) -> Vec<String> {
    let from = output.unwrap_or(Path::new("汇总.nianbao"));
    let units = summary.units.iter().filter_map(|unit| workspace::relative(Path::new(&unit.file), from));
    units.collect()
}

fn written(path: &Path, bytes: &[u8], force: bool, sources: &Sources, lang: Lang) -> Result<(), String> {
    if force && is_report(path) && path.symlink_metadata().is_ok() {
        let said = shown(path);
        return Err(say!(lang,
            zh: "{said}：已有的报告不覆盖，里面可能有写好的文字；请换个文件名，或先移走它",
            en: "{said}: a report that exists is not overwritten: it may have been written in; choose another name"));
    }
    let written = sources.create(path, bytes, force && !is_report(path));
    written.map_err(|error| not_new(path, &error, lang))
}
