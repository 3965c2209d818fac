//! Where the outputs of `nianbao check` go. A format is made once, however many places want it.

use super::args::{CheckArgs, ColorArg, Target, Wanted};
use super::ending::complain;
use super::output::{Format, Output, Summary};
use super::shown::shown;
use crate::text::{Lang, say};
use crate::workspace::{self, Sources, WriteError};
use clap::ValueEnum;
use std::ffi::OsString;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::Path;

/// How much is handed to a stream at a time: the parts of some dozens of reports.
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
        None if args.summary => Some(stdout(Format::Summary)),
        None if taken || args.statistics || args.diff => None,
        None => Some(stdout(Format::Text)),
    };
    let mut sinks: Vec<Sink> = Vec::new();
    for Wanted { format, target } in first.iter().chain(&args.output) {
        let (format, color) = (*format, *format == Format::Text && colored(args.color, target));
        let sink = match sinks.iter().position(|sink| (sink.format, sink.color) == (format, color)) {
            Some(at) => &mut sinks[at],
            None => {
                let output = format.output(lang, color, args.inputs.quiet);
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

/// Why what is asked for cannot be written: a file, or standard output, would be two formats, which no program reads.
pub(super) fn clash(sinks: &[Sink], lang: Lang) -> Option<String> {
    let mut on_stdout = sinks.iter().filter(|sink| sink.targets.contains(&Target::Stdout));
    if let (Some(first), Some(second)) = (on_stdout.next(), on_stdout.next()) {
        let (first, second) = (name_of(&first.format), name_of(&second.format));
        return Some(say!(lang,
            zh: "{first} 和 {second} 不能都写到标准输出；其中一种请用 --output 格式=文件",
            en: "{first} and {second} cannot both go to standard output; give one of them a file with --output FORMAT=FILE"));
    }
    let path = shown(shared_file(sinks)?);
    Some(say!(lang, zh: "{path}：两种格式不能写进同一个文件", en: "{path}: one file cannot take two formats"))
}

/// A file that two formats would be written to.
fn shared_file(sinks: &[Sink]) -> Option<&Path> {
    let mut taken = Vec::new();
    sinks.iter().flat_map(|sink| &sink.targets).filter_map(Target::path).find(|path| {
        let absolute = workspace::absolute(path);
        let is_taken = taken.contains(&absolute);
        taken.push(absolute);
        is_taken
    })
}

/// The format on standard output that a program reads, by its name.
pub(super) fn for_programs(sinks: &[Sink]) -> Option<String> {
    let on_stdout = sinks.iter().filter(|sink| sink.targets.contains(&Target::Stdout));
    let mut formats = on_stdout.map(|sink| sink.format).filter(|format| !format.is_for_people());
    formats.next().map(|format| name_of(&format))
}

/// The sink whose parts may go to standard output as they come: nothing stands before or between them.
pub(super) fn streamed(sinks: &[Sink]) -> Option<usize> {
    let mut on_stdout = sinks.iter().enumerate().filter(|(_, sink)| sink.targets.contains(&Target::Stdout));
    match (on_stdout.next(), on_stdout.next()) {
        (Some((at, sink)), None) if sink.format == Format::JsonLines => Some(at),
        _ => None,
    }
}

/// Writes every sink's parts, one list of parts for each sink; `true` if all files could be written.
/// Standard output comes last: whoever reads it may close it at any time. With `aside` what is meant for
/// it goes to standard error. The parts of what is `streamed` to it
/// are there already.
pub(super) fn write(
    sinks: &[Sink],
    parts: &[Vec<&str>],
    total: &Summary,
    aside: bool,
    streamed: Option<usize>,
    sources: &Sources,
    lang: Lang,
) -> io::Result<bool> {
    let mut written = true;
    for (sink, parts) in sinks.iter().zip(parts) {
        for path in sink.targets.iter().filter_map(Target::path) {
            let mut contents = Vec::new();
            sink.write(&mut contents, parts, total)?;
            if let Err(error) = sources.write(path, &contents) {
                complain(&cannot_write(path, &error, lang));
                written = false;
            }
        }
    }
    for (at, (sink, parts)) in sinks.iter().zip(parts).enumerate() {
        if !sink.targets.contains(&Target::Stdout) {
            continue;
        }
        // What stands after them is left to be written.
        let parts = if Some(at) == streamed { &[] } else { &**parts };
        match aside {
            true => sink.write(BufWriter::with_capacity(BUFFER, io::stderr().lock()), parts, total)?,
            false => sink.write(BufWriter::with_capacity(BUFFER, io::stdout().lock()), parts, total)?,
        }
    }
    Ok(written)
}

/// Whether a path is one of a folder, that exists or not.
pub(super) fn names_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(['/', '\\'])
}

/// Why nothing of a format is written to a file whose name ends as one of another does: no program would open it.
pub(super) fn named_otherwise<F: ValueEnum + PartialEq>(path: &Path, asked: F, lang: Lang) -> Option<String> {
    let other = format_named(path).filter(|format: &F| *format != asked)?;
    let (path, other, asked) = (shown(path), name_of(&other), name_of(&asked));
    Some(say!(lang,
        zh: "{path}：文件名以 .{other} 结尾，--to 却是 {asked}；请改其中一个",
        en: "{path}: the name ends in .{other}, but --to is {asked}; change one of them"))
}

/// The format that the name of a file ends as; none of a folder.
pub(super) fn format_named<F: ValueEnum>(path: &Path) -> Option<F> {
    let ending = path.extension().filter(|_| !names_folder(path))?.to_string_lossy().to_ascii_lowercase();
    F::value_variants().iter().find(|format| name_of(*format) == ending).cloned()
}

/// What a format is called on the command line.
fn name_of(format: &impl ValueEnum) -> String {
    format.to_possible_value().map_or(String::new(), |value| value.get_name().to_owned())
}

/// Says that a file could not be written.
pub(super) fn cannot_write(path: &Path, error: &WriteError, lang: Lang) -> String {
    let (path, message) = (shown(path), error.message(lang));
    say!(lang, zh: "{path}：{message}", en: "{path}: {message}")
}

/// Why a file that must not be there yet was not written.
pub(super) fn not_new(path: &Path, error: &WriteError, lang: Lang) -> String {
    match error {
        WriteError::Io(error) if error.kind() == ErrorKind::AlreadyExists => exists(path, lang),
        error => cannot_write(path, error, lang),
    }
}

/// That a file is there already and is left as it is.
pub(super) fn exists(path: &Path, lang: Lang) -> String {
    let path = shown(path);
    say!(lang,
        zh: "{path}：文件已存在，不覆盖（--force 可覆盖）",
        en: "{path}: exists already and is left as it is (--force overwrites it)")
}

impl Sink {
    fn write(&self, mut out: impl Write, parts: &[&str], total: &Summary) -> io::Result<()> {
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
        ColorArg::Auto => *target == Target::Stdout && auto(io::stdout().is_terminal(), |name| std::env::var_os(name)),
    }
}

/// Whether standard output takes colour when nobody has said: by the habits of no-color.org and bixense.com/clicolors,
/// where a variable that is empty is none.
fn auto(is_terminal: bool, variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let value = |name| variable(name).filter(|value| !value.is_empty());
    if value("NO_COLOR").is_some() {
        return false;
    }
    if value("CLICOLOR_FORCE").is_some_and(|force| force != "0") {
        return true;
    }
    let is_refused =
        value("CLICOLOR").is_some_and(|color| color == "0") || value("TERM").is_some_and(|it| it == "dumb");
    is_terminal && !is_refused
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_follows_the_habits_of_others() {
        for (variables, terminal, pipe) in [
            (&[][..], true, false),
            (&[("NO_COLOR", "1")], false, false),
            (&[("NO_COLOR", "")], true, false),
            (&[("NO_COLOR", "0"), ("CLICOLOR_FORCE", "1")], false, false),
            (&[("CLICOLOR_FORCE", "1")], true, true),
            (&[("CLICOLOR_FORCE", "0")], true, false),
            (&[("CLICOLOR", "0")], false, false),
            (&[("CLICOLOR", "1")], true, false),
            (&[("CLICOLOR", "0"), ("CLICOLOR_FORCE", "1")], true, true),
            (&[("TERM", "dumb")], false, false),
        ] {
            let variable =
                |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
            assert_eq!([true, false].map(|is_terminal| auto(is_terminal, variable)), [terminal, pipe], "{variables:?}");
        }
    }
}
