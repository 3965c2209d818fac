//! `nianbao check`: files in parallel, findings in order.

use super::args::CheckArgs;
use super::output::{Checked, Summary};
use super::sinks::{self, Sink};
use super::{CLEAN, FAILED, FOUND, complain};
use crate::lint::{self, Finding, Severity};
use crate::text::{Lang, LineIndex, say};
use crate::workspace::{self, ReadError};
use crate::{report, syntax};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What there is to check.
enum Input {
    File(PathBuf),
    Stdin { name: PathBuf, bytes: Vec<u8> },
}

/// What became of one input: its part of every output and its counts, or why it could not be read.
type Outcome = Result<(Vec<String>, Summary), String>;

pub(super) fn run(args: &CheckArgs, lang: Lang) -> io::Result<u8> {
    let (inputs, mut failed) = inputs(args, lang)?;
    let sinks = sinks::sinks(args, lang);
    let outcomes: Vec<Outcome> = inputs.par_iter().map(|input| check(input, lang, &sinks)).collect();

    let mut total = Summary::default();
    let mut outputs: Vec<Vec<String>> = sinks.iter().map(|_| Vec::new()).collect();
    for outcome in outcomes {
        match outcome {
            Ok((parts, summary)) => {
                total.add(summary);
                outputs.iter_mut().zip(parts).for_each(|(output, part)| output.push(part));
            }
            Err(message) => {
                complain(&message);
                failed = true;
            }
        }
    }
    failed |= !sinks::write(&sinks, &outputs, &total, lang)?;
    let found = total.errors > 0 || args.deny_warnings && total.warnings > 0;
    Ok(if failed { FAILED } else if found { FOUND } else { CLEAN })
}

/// The inputs, each once, and whether some could not be had.
fn inputs(args: &CheckArgs, lang: Lang) -> io::Result<(Vec<Input>, bool)> {
    let mut inputs = Vec::new();
    let mut seen = BTreeSet::new();
    let mut failed = false;
    for path in &args.paths {
        if path == Path::new("-") {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes)?;
            let name = args.stdin_filename.clone().unwrap_or_else(|| "-".into());
            inputs.push(Input::Stdin { name, bytes });
            continue;
        }
        let mut none = true;
        for file in workspace::discover(path) {
            none = false;
            match file {
                Ok(file) if seen.insert(file.clone()) => inputs.push(Input::File(file)),
                Ok(_) => {}
                Err(error) => {
                    complain(&error.to_string());
                    failed = true;
                }
            }
        }
        if none {
            let path = path.display();
            complain(&say!(lang,
                zh: "{path}：没有报告（*.nianbao、*.nianbao.md）",
                en: "{path}: no reports (*.nianbao, *.nianbao.md)"));
        }
    }
    Ok((inputs, failed))
}

fn check(input: &Input, lang: Lang, sinks: &[Sink]) -> Outcome {
    let (path, text) = match input {
        Input::File(path) => (path, workspace::read(path)),
        Input::Stdin { name, bytes } => (name, workspace::decode(bytes.clone())),
    };
    let path = shown(path);
    let text = text.map_err(|error: ReadError| format!("{path}: {}", error.message(lang)))?;
    let tree = syntax::parse(&text);
    let report = report::build(&tree);
    let findings = lint::lint(&report, lint::Options { lang, ..lint::Options::default() });
    let summary = Summary::of(&findings);
    if findings.is_empty() && !sinks.iter().any(|sink| sink.output.shows_clean()) {
        return Ok((vec![String::new(); sinks.len()], summary));
    }
    let edition = report.edition;
    let checked = Checked { path: &path, text: &text, lines: LineIndex::new(&text), edition, findings: &findings };
    let part = |sink: &Sink| match findings.is_empty() && !sink.output.shows_clean() {
        true => String::new(),
        false => sink.output.file(&checked),
    };
    Ok((sinks.iter().map(part).collect(), summary))
}

/// A path as it is shown: with `/`, without a leading `./`.
fn shown(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    path.strip_prefix("./").map(str::to_owned).unwrap_or(path)
}

impl Summary {
    fn of(findings: &[Finding]) -> Summary {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        Summary {
            files: 1,
            clean: usize::from(findings.is_empty()),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            fixable: findings.iter().filter(|finding| !finding.fixes.is_empty()).count(),
        }
    }

    fn add(&mut self, other: Summary) {
        self.files += other.files;
        self.clean += other.clean;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.fixable += other.fixable;
    }
}
