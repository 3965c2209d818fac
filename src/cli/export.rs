//! `nianbao export`: reports in a form that others read, whatever their findings are.

use super::args::{ExportArgs, ExportFormat};
use super::ending::{CLEAN, FAILED, complain};
use super::inputs::{Documents, Input, inputs};
use super::shown::shown;
use super::sinks::{cannot_write, names_folder};
use crate::lint::{self, Selection, Severity};
use crate::text::{Lang, Span, counted, say, text};
use crate::workspace::{self, AllSettings, Content};
use crate::{Analysis, check, export, import};
use rustc_hash::FxHashMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub(super) fn run(args: &ExportArgs, lang: Lang) -> io::Result<u8> {
    let documents = Documents::asked(args.documents);
    let mut settings = AllSettings::new(Selection::default(), lang).given(args.inputs.configured.given(lang)?);
    let (inputs, missed) = inputs(&args.inputs, documents, lang, &mut settings)?;
    let is_folder = args.output.as_deref().is_some_and(names_folder);
    if args.to == ExportFormat::Json && inputs.len() > 1 && !is_folder {
        complain(&say!(lang,
            zh: "有几份报告，JSON 须写进一个文件夹：请用 -o 写明，以 / 结尾；或者用 --to csv 导出为一张表",
            en: "several reports go into a folder as JSON: name it with -o, a / at its end; or make one table of them with --to csv"));
        return Ok(FAILED);
    }
    let mut run = Run { args, lang, is_folder, failed: !missed.is_empty(), written: FxHashMap::default() };
    match args.to {
        ExportFormat::Json => run.json(&inputs)?,
        ExportFormat::Csv => run.csv(&inputs)?,
    }
    Ok(if run.failed { FAILED } else { CLEAN })
}

/// A report that was read, and which places of it were guessed.
struct Read {
    analysis: Analysis,
    guesses: Vec<Span>,
}

struct Run<'r> {
    args: &'r ExportArgs,
    lang: Lang,
    is_folder: bool,
    failed: bool,
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
        }
        read.ok()
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

    fn json(&mut self, inputs: &[Input]) -> io::Result<()> {
        for input in inputs {
            let Some(Read { analysis, .. }) = self.read(input) else { continue };
            let json = serde_json::to_string_pretty(&export::json(&analysis.report))? + "\n";
            self.say_what_is_wrong(input.path(), &analysis);
            match &self.args.output {
                Some(folder) if self.is_folder => self.write_beside(folder, input.path(), &json),
                Some(path) => self.write(path, json.as_bytes()),
                None => io::stdout().write_all(json.as_bytes())?,
            }
        }
        Ok(())
    }

    /// Writes one of several files into a folder, under the name of its report.
    fn write_beside(&mut self, folder: &Path, report: &Path, json: &str) {
        let stem = report.file_name().filter(|name| *name != "-").unwrap_or("年报".as_ref()).to_string_lossy();
        let stem = [".nianbao.md", ".nianbao"].iter().find_map(|ending| stem.strip_suffix(ending)).unwrap_or(&stem);
        let path = folder.join(format!("{stem}.json"));
        if let Some(other) = self.written.insert(path.clone(), report.to_owned()) {
            let (path, other, report) = (shown(&path), shown(&other), shown(report));
            complain(&say!(self.lang,
                zh: "{report}：没有导出：{path} 已经写了 {other} 的数据",
                en: "{report}: not exported: {path} holds the figures of {other}"));
            self.failed = true;
            return;
        }
        if let Err(error) = std::fs::create_dir_all(folder) {
            complain(&cannot_write(folder, &error.into(), self.lang));
            self.failed = true;
            return;
        }
        self.write(&path, json.as_bytes());
    }

    fn write(&mut self, path: &Path, bytes: &[u8]) {
        if let Err(error) = workspace::write(path, bytes) {
            complain(&cannot_write(path, &error, self.lang));
            self.failed = true;
        }
    }

    /// One table of all reports. A file begins with the mark by which spreadsheets know UTF-8.
    fn csv(&mut self, inputs: &[Input]) -> io::Result<()> {
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(export::csv::HEAD)?;
        let stdout = self.args.output.is_none();
        for input in inputs {
            let Some(Read { analysis, guesses }) = self.read(input) else { continue };
            let is_guess = |cell: Span| guesses.iter().any(|guess| guess.covers(cell));
            for line in export::csv::lines(&shown(input.path()), &analysis.report, is_guess) {
                table.write_record(line)?;
            }
            self.say_what_is_wrong(input.path(), &analysis);
            if stdout {
                // What is done goes out, however many are to come.
                let done = std::mem::replace(&mut table, csv::Writer::from_writer(Vec::new()));
                io::stdout().write_all(&bytes_of(done)?)?;
            }
        }
        let bytes = bytes_of(table)?;
        match &self.args.output {
            Some(folder) if self.is_folder => self.write(&folder.join("年报数据.csv"), &marked(&bytes)),
            Some(path) => self.write(path, &marked(&bytes)),
            None => io::stdout().write_all(&bytes)?,
        }
        Ok(())
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
            let cells = counted(count, "cell");
            complain(&match self.args.to {
                ExportFormat::Json => say!(lang,
                    zh: "{file}：有 {count} 格读不成数，导出为 null，原文在 unread 里：{first}{others}",
                    en: "{file}: {cells} without a figure, exported as null; their text is under “unread”: {first}{others}"),
                ExportFormat::Csv => say!(lang,
                    zh: "{file}：有 {count} 格读不成数，value 一栏空着，原文在 text 一栏：{first}{others}",
                    en: "{file}: {cells} without a figure, value is empty; their text is in the column text: {first}{others}"),
            });
        }
        let errors = analysis.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        if errors > 0 {
            let (said, name) = (counted(errors, "error"), &file);
            complain(&say!(lang,
                zh: "{name}：有 {errors} 处须修改，导出的数据可能不全、不对；用 nianbao check 查看",
                en: "{name}: {said}, so the export may be wrong or incomplete; run nianbao check"));
        }
    }
}

fn bytes_of(table: csv::Writer<Vec<u8>>) -> io::Result<Vec<u8>> {
    table.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

/// With the mark at the beginning by which spreadsheets know UTF-8.
fn marked(bytes: &[u8]) -> Vec<u8> {
    [b"\xEF\xBB\xBF", bytes].concat()
}
