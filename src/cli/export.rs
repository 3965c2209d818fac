//! `nianbao export`: reports in a form that others read, whatever their findings are.

use super::args::{ExportArgs, ExportFormat};
use super::configured::is_unusable;
use super::data::{Format, Tables};
use super::ending::{CLEAN, FAILED, FOUND, complain};
use super::inputs::{Documents, Input, inputs, sources, through};
use super::shown::{plain, shown};
use super::sinks::{cannot_write, named_otherwise, names_folder};
use super::visible::print;
use crate::document::write;
use crate::lint::{self, Selection, Severity};
use crate::text::{Lang, Span, counted, say, text};
use crate::workspace::{AllSettings, Content, Sources, WriteError};
use crate::{Analysis, check, export, import};
use rustc_hash::FxHashMap;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

pub(super) fn run(args: &ExportArgs, lang: Lang) -> io::Result<u8> {
    let documents = Documents::asked(args.documents);
    let mut settings = AllSettings::new(Selection::default(), lang).given(args.inputs.configured.given(lang)?);
    let (mut inputs, missed) = inputs(&args.inputs, documents, lang, &mut settings)?;
    if is_unusable(&settings, lang) {
        return Ok(FAILED);
    }
    through(&mut inputs, args.reading.with_libreoffice, lang)?;
    let is_folder = args.output.as_deref().is_some_and(names_folder);
    if args.fragment && args.to != ExportFormat::Html {
        complain(&say!(lang,
            zh: "--fragment 只用于 --to html",
            en: "--fragment goes with --to html alone"));
        return Ok(FAILED);
    }
    let is_data = matches!(args.to, ExportFormat::Csv | ExportFormat::Jsonl);
    if !is_data && inputs.len() > 1 && !is_folder {
        complain(&say!(lang,
            zh: "有几份报告，须写进一个文件夹：请用 -o 写明，以 / 结尾；或者用 --to csv 导出为一张表",
            en: "several reports go into a folder: name it with -o, a / at its end; or make one table of them with --to csv"));
        return Ok(FAILED);
    }
    if let Some(message) = args.output.as_deref().and_then(|path| named_otherwise(path, args.to, lang)) {
        complain(&message);
        return Ok(FAILED);
    }
    let is_packed = matches!(args.to, ExportFormat::Docx | ExportFormat::Xlsx);
    if is_packed && args.output.is_none() && io::stdout().is_terminal() {
        complain(&say!(lang,
            zh: "Word、Excel 文件不能显示在终端上：请用 -o 写明文件",
            en: "Word and Excel files are not for the terminal: name a file with -o"));
        return Ok(FAILED);
    }
    let mut run = Run {
        args,
        lang,
        is_folder,
        failed: !missed.is_empty(),
        refused: false,
        sources: sources(&inputs),
        last: None,
        written: FxHashMap::default(),
    };
    match args.to {
        ExportFormat::Csv | ExportFormat::Jsonl => run.data(&inputs)?,
        _ => run.each(&inputs)?,
    }
    Ok(match (run.failed, run.refused) {
        (true, _) => FAILED,
        (_, true) => FOUND,
        _ => CLEAN,
    })
}

/// A report that was read, and which places of it were guessed.
struct Read {
    analysis: Analysis,
    guesses: Vec<Span>,
}

/// A report as a file.
struct Made {
    bytes: Vec<u8>,
    /// What it lacks, which is marked in it.
    gaps: Vec<String>,
}

struct Run<'r> {
    args: &'r ExportArgs,
    lang: Lang,
    is_folder: bool,
    failed: bool,
    /// Whether a report was not exported for its errors.
    refused: bool,
    /// The files that are read, which nothing is written over.
    sources: Sources,
    /// Why the last report that could not be exported was not.
    last: Option<String>,
    /// What was written for which report.
    written: FxHashMap<PathBuf, PathBuf>,
}

impl Run<'_> {
    /// Reads the next report; says why it cannot be.
    fn read(&mut self, input: &Input) -> Option<Read> {
        let read = self.try_read(input);
        if let Err(message) = &read {
            complain(message);
            self.failed = true;
            self.last = Some(message.clone());
        }
        let read = read.ok()?;
        let errors = errors(&read.analysis);
        if self.args.deny_errors && errors > 0 {
            let (file, said) = (shown(input.path()), counted(errors, "error"));
            let message = say!(self.lang,
                zh: "{file}：没有导出：有 {errors} 处须修改；用 nianbao check 查看",
                en: "{file}: not exported: {said}; run nianbao check");
            complain(&message);
            self.last = Some(message);
            self.refused = true;
            return None;
        }
        Some(read)
    }

    fn try_read(&self, input: &Input) -> Result<Read, String> {
        let (path, lang) = (input.path(), self.lang);
        let levels = input.settings().levels_of(path);
        let options = lint::Options { lang, levels: Some(&*levels), ..lint::Options::default() };
        match input.content(lang).map_err(|error| error.to_string())? {
            Content::Text(text) => Ok(Read { analysis: check(text, &options), guesses: Vec::new() }),
            Content::Document(bytes) => {
                let document = input.document(&bytes, lang).map_err(|error| error.to_string())?;
                let import::Checked { imported, analysis } = import::check(&document, &options);
                let guesses = imported.doubts().filter_map(|entry| entry.span).collect();
                Ok(Read { analysis, guesses })
            }
        }
    }

    /// A file for each report.
    fn each(&mut self, inputs: &[Input]) -> io::Result<()> {
        for input in inputs {
            let Some(Read { analysis, .. }) = self.read(input) else { continue };
            let made = self.made(&analysis)?;
            self.say_what_is_wrong(input.path(), &analysis);
            if !made.gaps.is_empty() {
                self.say_what_is_missing(input.path(), &made.gaps);
            }
            match &self.args.output {
                Some(folder) if self.is_folder => self.write_beside(folder, input.path(), &made.bytes),
                Some(path) => drop(self.write(path, &made.bytes)),
                None => print(&made.bytes)?,
            }
        }
        Ok(())
    }

    /// A report in the format that is asked for.
    fn made(&self, analysis: &Analysis) -> io::Result<Made> {
        let report = &analysis.report;
        if self.args.to == ExportFormat::Json {
            let json = serde_json::to_string_pretty(&export::json(report))? + "\n";
            return Ok(Made { bytes: json.into_bytes(), gaps: Vec::new() });
        }
        if self.args.to == ExportFormat::Xlsx {
            let (workbook, gaps) = export::workbook(report);
            return Ok(Made { bytes: write::xlsx(&workbook)?, gaps });
        }
        let export::Official { document, gaps } = export::official(report);
        let bytes = match self.args.to {
            ExportFormat::Docx => write::docx(&document)?,
            _ if self.args.fragment => write::fragment(&document).into_bytes(),
            _ => write::html(&document).into_bytes(),
        };
        Ok(Made { bytes, gaps })
    }

    /// Writes one of several files into a folder, under the name of its report.
    fn write_beside(&mut self, folder: &Path, report: &Path, bytes: &[u8]) {
        let stem = report.file_name().filter(|name| *name != "-").unwrap_or("年报".as_ref()).to_string_lossy();
        let stem = [".nianbao.md", ".nianbao"].iter().find_map(|ending| stem.strip_suffix(ending)).unwrap_or(&stem);
        let ending = match self.args.to {
            ExportFormat::Docx => "docx",
            ExportFormat::Html => "html",
            ExportFormat::Xlsx => "xlsx",
            ExportFormat::Csv => "csv",
            ExportFormat::Jsonl => "jsonl",
            ExportFormat::Json => "json",
        };
        let path = folder.join(format!("{stem}.{ending}"));
        if let Some(other) = self.written.get(&path) {
            let (path, other, report) = (shown(&path), shown(other), shown(report));
            complain(&say!(self.lang,
                zh: "{report}：没有导出：{path} 已经写了 {other}",
                en: "{report}: not exported: {path} holds {other}"));
            self.failed = true;
            return;
        }
        if let Err(error) = std::fs::create_dir_all(folder) {
            complain(&cannot_write(folder, &error.into(), self.lang));
            self.failed = true;
            return;
        }
        if self.write(&path, bytes) {
            self.written.insert(path, report.to_owned());
        }
    }

    /// Writes a file; whether that was done.
    fn write(&mut self, path: &Path, bytes: &[u8]) -> bool {
        let written = self.sources.write(path, bytes);
        if let Err(error) = &written {
            complain(&cannot_write(path, error, self.lang));
            self.failed = true;
        }
        written.is_ok()
    }

    /// One table of all reports, or the tables that belong together: report by report, however many are to come.
    fn data(&mut self, inputs: &[Input]) -> io::Result<()> {
        let format = if self.args.to == ExportFormat::Jsonl { Format::Jsonl } else { Format::Csv };
        let opened = match &self.args.output {
            Some(folder) if self.is_folder => Tables::folder(folder, format, &self.sources, self.lang),
            Some(path) => Tables::file(path, format, &self.sources),
            None => Tables::stdout(format),
        };
        let mut tables = match opened {
            Ok(tables) => tables,
            Err((path, error)) => {
                complain(&cannot_write(&path, &error, self.lang));
                self.failed = true;
                return Ok(());
            }
        };
        let written = inputs.iter().try_for_each(|input| {
            let source = plain(input.path());
            match self.read(input) {
                Some(Read { analysis, guesses }) => {
                    let is_guess = |cell: Span| guesses.iter().any(|guess| guess.covers(cell));
                    tables.report(&source, &analysis.report, is_guess)?;
                    self.say_what_is_wrong(input.path(), &analysis);
                    Ok(())
                }
                None => tables.failure(&source, self.last.as_deref().unwrap_or_default()),
            }
        });
        match written.and_then(|()| tables.finish()) {
            // Standard output: who reads it may have seen enough.
            Err((path, WriteError::Io(error))) if path.as_os_str().is_empty() => return Err(error),
            Err((path, error)) => {
                complain(&cannot_write(&path, &error, self.lang));
                self.failed = true;
            }
            Ok(()) => {}
        }
        Ok(())
    }

    /// What the report lacks is marked where it would stand, and said.
    fn say_what_is_missing(&self, file: &Path, gaps: &[String]) {
        let (file, count) = (shown(file), gaps.len());
        let most = 5;
        let mut places = gaps[..count.min(most)].join(text!(zh: "；", en: "; ").get(self.lang));
        if count > most {
            places.push_str(text!(zh: " 等", en: " and others").get(self.lang));
        }
        let said = counted(count, "place");
        complain(&say!(self.lang,
            zh: "{file}：缺 {count} 处，已在导出的文件中用【】标出：{places}",
            en: "{file}: {said} missing, marked with 【】 in the export: {places}"));
    }

    /// A report with errors is exported all the same, and not without a word: its figures may be read as if they were
    /// right.
    fn say_what_is_wrong(&self, file: &Path, analysis: &Analysis) {
        let (file, lang) = (shown(file), self.lang);
        let unread = export::unread(&analysis.report);
        if let [first, others @ ..] = &unread[..] {
            let count = unread.len();
            let others =
                if others.is_empty() { text!(zh: "", en: "") } else { text!(zh: " 等", en: " and others") }.get(lang);
            let places = counted(count, "place");
            complain(&match self.args.to {
                ExportFormat::Json => say!(lang,
                    zh: "{file}：有 {count} 处读不成数，导出为 null，原文在 unread 里：{first}{others}",
                    en: "{file}: {places} without a figure, exported as null; their text is under “unread”: {first}{others}"),
                ExportFormat::Docx | ExportFormat::Html | ExportFormat::Xlsx => say!(lang,
                    zh: "{file}：有 {count} 处读不成数，照原样写入，没有格可写的除外：{first}{others}",
                    en: "{file}: {places} without a figure, written as they are where there is a cell: {first}{others}"),
                ExportFormat::Csv | ExportFormat::Jsonl => say!(lang,
                    zh: "{file}：有 {count} 处读不成数，value 一栏空着，原文在 text 一栏：{first}{others}",
                    en: "{file}: {places} without a figure, value is empty; their text is in the column text: {first}{others}"),
            });
        }
        let errors = errors(analysis);
        if errors > 0 {
            let (said, name) = (counted(errors, "error"), &file);
            complain(&say!(lang,
                zh: "{name}：有 {errors} 处须修改，导出的数据可能不全、不对；用 nianbao check 查看",
                en: "{name}: {said}, so the export may be wrong or incomplete; run nianbao check"));
        }
    }
}

fn errors(analysis: &Analysis) -> usize {
    analysis.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}
