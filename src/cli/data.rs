//! The tables of `nianbao export --to csv` and `--to jsonl`, written report by report: what is done is not kept in memory.

use super::visible::print;
use crate::export::{csv as long, data};
use crate::report::Report;
use crate::text::{Lang, Span, inert};
use crate::workspace::{Growing, Sources, WriteError};
use serde_json::{Map, Number, Value};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How lines are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Columns between commas.
    Csv,
    /// An object a line.
    Jsonl,
}

impl Format {
    fn ending(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Jsonl => "jsonl",
        }
    }
}

/// The tables of a run.
pub(super) struct Tables {
    /// A line for each cell.
    long: Table,
    /// What a folder has besides.
    beside: Option<Beside>,
}

/// What goes with the long table.
struct Beside {
    /// A line for each report.
    wide: Table,
    /// A line for each report that could not be read.
    failures: Table,
}

/// A table.
struct Table {
    path: PathBuf,
    format: Format,
    head: Vec<&'static str>,
    to: Lines,
}

/// How lines go out.
enum Lines {
    Csv(Box<csv::Writer<To>>),
    Json(To),
}

enum To {
    Stdout,
    File(Box<Growing>),
}

impl Write for To {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            To::Stdout => print(bytes).map(|()| bytes.len()),
            To::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            To::Stdout => io::stdout().flush(),
            To::File(file) => file.flush(),
        }
    }
}

/// A file that could not be written, and why.
type Unwritten = (PathBuf, WriteError);

/// The columns of what could not be read.
const FAILURES: [&str; 2] = ["source", "error"];

impl Tables {
    /// The long table on standard output.
    pub(super) fn stdout(format: Format) -> Result<Tables, Unwritten> {
        let long = Table::new(PathBuf::new(), format, long::HEAD.to_vec(), To::Stdout)?;
        Ok(Tables { long, beside: None })
    }

    /// The long table in a file.
    pub(super) fn file(path: &Path, format: Format, sources: &Sources) -> Result<Tables, Unwritten> {
        Ok(Tables { long: Table::file(path.to_owned(), format, long::HEAD.to_vec(), sources)?, beside: None })
    }

    /// All tables in a folder, and the book that explains them.
    pub(super) fn folder(folder: &Path, format: Format, sources: &Sources, lang: Lang) -> Result<Tables, Unwritten> {
        std::fs::create_dir_all(folder).map_err(|error| (folder.to_owned(), error.into()))?;
        let path = |name: &str| folder.join(format!("年报数据{name}.{}", format.ending()));
        let mut book = Table::file(path("_说明"), format, data::BOOK.to_vec(), sources)?;
        for line in data::book(lang) {
            book.texts(line)?;
        }
        book.finish()?;
        Ok(Tables {
            long: Table::file(path(""), format, long::HEAD.to_vec(), sources)?,
            beside: Some(Beside {
                wide: Table::file(path("_宽"), format, data::wide_head().collect(), sources)?,
                failures: Table::file(path("_未读"), format, FAILURES.to_vec(), sources)?,
            }),
        })
    }

    /// Adds a report.
    pub(super) fn report(
        &mut self,
        source: &str,
        report: &Report,
        is_guess: impl Fn(Span) -> bool,
    ) -> Result<(), Unwritten> {
        if self.long.format == Format::Csv {
            for line in long::lines(source, report, is_guess) {
                self.long.texts(line)?;
            }
        } else {
            for line in long::plain_lines(source, report, is_guess) {
                self.long.values(long::HEAD.iter().zip(line).map(|(name, text)| match *name {
                    "year" | "value" => figure(&text),
                    _ => Value::from(text),
                }))?;
            }
        }
        self.long.send()?;
        let Some(Beside { wide, .. }) = &mut self.beside else { return Ok(()) };
        let line = data::Wide::of(report);
        let (year, blanks) = (line.year.map_or(String::new(), |year| year.to_string()), line.blanks.to_string());
        let figures = line.figures.iter().map(|figure| figure.map_or(String::new(), |figure| figure.to_string()));
        match wide.format {
            Format::Csv => {
                let what = [source, &line.agency].map(|text| inert(text.to_owned()));
                wide.texts(what.into_iter().chain([year, line.edition.to_owned(), blanks]).chain(figures))
            }
            Format::Jsonl => {
                let what = [Value::from(source), Value::from(line.agency.as_str()), figure(&year)];
                let what = what.into_iter().chain([Value::from(line.edition), figure(&blanks)]);
                wide.values(what.chain(figures.map(|text| figure(&text))))
            }
        }
    }

    /// Adds a report that could not be read.
    pub(super) fn failure(&mut self, source: &str, error: &str) -> Result<(), Unwritten> {
        let Some(Beside { failures, .. }) = &mut self.beside else { return Ok(()) };
        failures.texts([source, error].map(|text| match failures.format {
            Format::Csv => inert(text.to_owned()),
            Format::Jsonl => text.to_owned(),
        }))
    }

    /// The tables are whole.
    pub(super) fn finish(self) -> Result<(), Unwritten> {
        self.long.finish()?;
        let Some(Beside { wide, failures }) = self.beside else { return Ok(()) };
        wide.finish()?;
        failures.finish()
    }
}

/// A figure as a number; null where there is none.
fn figure(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { Value::Number(Number::from_string_unchecked(text.to_owned())) }
}

impl Table {
    fn file(path: PathBuf, format: Format, head: Vec<&'static str>, sources: &Sources) -> Result<Table, Unwritten> {
        let cannot = |error: WriteError| (path.clone(), error);
        let mut to = sources.grow(&path).map_err(cannot)?;
        if format == Format::Csv {
            // The mark by which spreadsheets know UTF-8.
            to.write_all(b"\xEF\xBB\xBF").map_err(|error| cannot(error.into()))?;
        }
        Table::new(path, format, head, To::File(Box::new(to)))
    }

    fn new(path: PathBuf, format: Format, head: Vec<&'static str>, to: To) -> Result<Table, Unwritten> {
        let to = match format {
            Format::Jsonl => Lines::Json(to),
            Format::Csv => {
                let mut to = csv::Writer::from_writer(to);
                to.write_record(&head).map_err(|error| (path.clone(), io::Error::from(error).into()))?;
                Lines::Csv(Box::new(to))
            }
        };
        Ok(Table { path, format, head, to })
    }

    /// Adds a line of texts.
    fn texts(&mut self, line: impl IntoIterator<Item = String>) -> Result<(), Unwritten> {
        let written = match &mut self.to {
            Lines::Csv(to) => to.write_record(line.into_iter().map(String::into_bytes)).map_err(io::Error::from),
            Lines::Json(_) => return self.values(line.into_iter().map(Value::from)),
        };
        self.told(written)
    }

    /// Adds a line of values.
    fn values(&mut self, line: impl Iterator<Item = Value>) -> Result<(), Unwritten> {
        let object: Map<String, Value> = self.head.iter().map(|name| (*name).to_owned()).zip(line).collect();
        let text = serde_json::to_string(&object).map_err(io::Error::from);
        let written = match &mut self.to {
            Lines::Json(to) => text.and_then(|text| to.write_all((text + "\n").as_bytes())),
            Lines::Csv(_) => Ok(()),
        };
        self.told(written)
    }

    /// What could not be written, with the file that it was for.
    fn told(&self, written: io::Result<()>) -> Result<(), Unwritten> {
        written.map_err(|error| (self.path.clone(), error.into()))
    }

    /// What is done goes out, however many are to come, where somebody waits for it.
    fn send(&mut self) -> Result<(), Unwritten> {
        let sent = match &mut self.to {
            Lines::Csv(to) if matches!(to.get_ref(), To::Stdout) => to.flush(),
            _ => Ok(()),
        };
        self.told(sent)
    }

    fn finish(self) -> Result<(), Unwritten> {
        let Table { path, to, .. } = self;
        let cannot = |error: WriteError| (path.clone(), error);
        let to = match to {
            Lines::Json(to) => to,
            Lines::Csv(to) => (*to).into_inner().map_err(|error| cannot(io::Error::other(error.to_string()).into()))?,
        };
        match to {
            To::Stdout => Ok(()),
            To::File(file) => file.finish().map_err(cannot),
        }
    }
}
