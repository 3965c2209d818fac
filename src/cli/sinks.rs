//! Where the outputs of `nianbao check` go. A format is made once, however many places want it.

use super::args::{CheckArgs, ColorArg, Target, Wanted};
use super::ending::complain;
use super::output::{Format, Output, Summary};
use crate::text::{Lang, say};
use crate::workspace::{self, WriteError};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

/// So much is handed to a stream at a time: the parts of some dozens of reports.
const BUFFER: usize = 1 << 16;

/// A format and the places that it goes to.
pub(super) struct Sink {
    format: Format,
    color: bool,
    targets: Vec<Target>,
    /// What makes the format.
    pub output: Box<dyn Output>,
}

/// What `args` ask for: standard output gets `--output-format`; without it what an `--output` sends
/// there, else text.
pub(super) fn sinks(args: &CheckArgs, lang: Lang) -> Vec<Sink> {
    let stdout = |format| Wanted { format, target: Target::Stdout };
    let taken = args.output.iter().any(|wanted| wanted.target == Target::Stdout);
    let first = match args.output_format {
        Some(format) => Some(stdout(format)),
        None if taken || args.statistics || args.diff => None,
        None => Some(stdout(Format::Text)),
    };
    let mut sinks: Vec<Sink> = Vec::new();
    for Wanted { format, target } in first.iter().chain(&args.output) {
        let (format, color) = (*format, *format == Format::Text && colored(args.color, target));
        let sink = match sinks.iter().position(|sink| (sink.format, sink.color) == (format, color)) {
            Some(at) => &mut sinks[at],
            None => {
                let output = format.output(lang, color);
                sinks.push(Sink { format, color, targets: Vec::new(), output });
                sinks.last_mut().expect("just pushed")
            }
        };
        if !sink.targets.contains(target) {
            sink.targets.push(target.clone());
        }
    }
    sinks
}

/// A file that two formats would be written to.
pub(super) fn shared_file(sinks: &[Sink]) -> Option<&Path> {
    let mut taken = Vec::new();
    sinks.iter().flat_map(|sink| &sink.targets).filter_map(Target::path).find(|path| {
        let absolute = workspace::absolute(path);
        let is_taken = taken.contains(&absolute);
        taken.push(absolute);
        is_taken
    })
}

/// Writes every sink's parts, one list of parts a sink; `true` if all files could be written.
/// Standard output comes last: whoever reads it may close it at any time. With `aside` what is meant for
/// it goes to standard error.
pub(super) fn write(
    sinks: &[Sink],
    parts: &[Vec<String>],
    total: &Summary,
    aside: bool,
    lang: Lang,
) -> io::Result<bool> {
    let mut written = true;
    for (sink, parts) in sinks.iter().zip(parts) {
        for path in sink.targets.iter().filter_map(Target::path) {
            let mut contents = Vec::new();
            sink.write(&mut contents, parts, total)?;
            if let Err(error) = workspace::write(path, &contents) {
                complain(&cannot_write(path, &error, lang));
                written = false;
            }
        }
    }
    for (sink, parts) in sinks.iter().zip(parts).filter(|(sink, _)| sink.targets.contains(&Target::Stdout)) {
        match aside {
            true => sink.write(BufWriter::with_capacity(BUFFER, io::stderr().lock()), parts, total)?,
            false => sink.write(BufWriter::with_capacity(BUFFER, io::stdout().lock()), parts, total)?,
        }
    }
    Ok(written)
}

/// Says that a file could not be written.
pub(super) fn cannot_write(path: &Path, error: &WriteError, lang: Lang) -> String {
    let (path, message) = (path.display(), error.message(lang));
    say!(lang, zh: "{path}：{message}", en: "{path}: {message}")
}

impl Sink {
    fn write(&self, mut out: impl Write, parts: &[String], total: &Summary) -> io::Result<()> {
        let (before, between, after) = self.output.frame(total);
        out.write_all(before.as_bytes())?;
        for (at, part) in parts.iter().filter(|part| !part.is_empty()).enumerate() {
            let between = if at == 0 { "" } else { between };
            write!(out, "{between}{part}")?;
        }
        out.write_all(after.as_bytes())?;
        out.flush()
    }
}

fn colored(color: ColorArg, target: &Target) -> bool {
    match color {
        ColorArg::Always => true,
        ColorArg::Never => false,
        ColorArg::Auto => {
            *target == Target::Stdout && io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
        }
    }
}
