//! `nianbao check`: files in parallel, findings in order.

use super::args::CheckArgs;
use super::baseline::{self, Baseline};
use super::output::{Checked, Summary};
use super::progress::Progress;
use super::sinks::{self, Sink, cannot_write};
use super::{CLEAN, FAILED, FOUND, complain};
use crate::edition::{self, Edition};
use crate::lint::{self, Finding, Severity};
use crate::text::{Lang, LineIndex, say};
use crate::workspace::{self, AllSettings, ReadError, Settings};
use crate::{report, syntax};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What there is to check.
enum Input {
    File(PathBuf, Arc<Settings>),
    Stdin { name: PathBuf, bytes: Vec<u8>, settings: Arc<Settings> },
}

/// What became of one input.
struct Outcome {
    /// Its part of every output.
    parts: Vec<String>,
    summary: Summary,
    /// The rule of each finding.
    rules: Vec<&'static str>,
    /// What a new baseline keeps of it.
    baseline: Option<Baseline>,
}

/// What a run is given beside its inputs.
struct Run<'r> {
    lang: Lang,
    sinks: &'r [Sink],
    /// The baseline that is read, or whose folder paths are seen from.
    baseline: Option<(&'r Path, Option<Baseline>)>,
}

pub(super) fn run(args: &CheckArgs, lang: Lang) -> io::Result<u8> {
    let selection = args.selection();
    if let Some(unknown) = selection.unknown() {
        complain(&super::explain::unknown(unknown, lang));
        return Ok(FAILED);
    }
    let baseline = match args.baseline.as_deref().map(|path| (path, Baseline::read(path, lang))) {
        Some((path, Ok(baseline))) => Some((path, Some(baseline))),
        Some((_, Err(message))) => {
            complain(&message);
            return Ok(FAILED);
        }
        None => args.write_baseline.as_deref().map(|path| (path, None)),
    };
    let mut settings = AllSettings::new(selection, lang);
    let (inputs, mut failed) = inputs(args, lang, &mut settings)?;
    let sinks = sinks::sinks(args, lang);
    let run = Run { lang, sinks: &sinks, baseline };

    let progress = Progress::new(inputs.len(), lang);
    let configurations = settings.configurations();
    let outcomes: Vec<Result<Outcome, String>> = configurations
        .iter()
        .filter_map(|settings| run.configuration(settings))
        .chain(inputs.par_iter().map(|input| progress.after(run.check(input))).collect::<Vec<_>>())
        .collect();
    drop(progress);

    let mut total = Summary::default();
    let mut outputs: Vec<Vec<String>> = sinks.iter().map(|_| Vec::new()).collect();
    let mut by_rule: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut kept = Baseline::new();
    for outcome in outcomes {
        match outcome {
            Ok(outcome) => {
                total.add(outcome.summary);
                outputs.iter_mut().zip(outcome.parts).for_each(|(output, part)| output.push(part));
                outcome.rules.into_iter().for_each(|rule| *by_rule.entry(rule).or_default() += 1);
                kept.extend(outcome.baseline);
            }
            Err(message) => {
                complain(&message);
                failed = true;
            }
        }
    }
    if let Some(path) = &args.write_baseline
        && let Err(error) = std::fs::write(path, kept.text())
    {
        complain(&cannot_write(path, &error, lang));
        failed = true;
    }
    failed |= !sinks::write(&sinks, &outputs, &total, lang)?;
    if args.statistics {
        statistics(&by_rule)?;
    }
    let found = total.errors > 0 || args.deny_warnings && total.warnings > 0;
    let found = found && !args.exit_zero && args.write_baseline.is_none();
    Ok(if failed {
        FAILED
    } else if found {
        FOUND
    } else {
        CLEAN
    })
}

/// How many findings each rule has, the most first.
fn statistics(by_rule: &BTreeMap<&'static str, usize>) -> io::Result<()> {
    let mut counts: Vec<_> = by_rule.iter().collect();
    counts.sort_by_key(|(rule, count)| (std::cmp::Reverse(**count), **rule));
    let mut out = io::stdout().lock();
    counts.into_iter().try_for_each(|(rule, count)| writeln!(out, "{count:>8}  {rule}"))
}

/// The inputs, each once, and whether some could not be had.
fn inputs(args: &CheckArgs, lang: Lang, settings: &mut AllSettings) -> io::Result<(Vec<Input>, bool)> {
    let mut inputs = Vec::new();
    let mut seen = BTreeSet::new();
    let mut failed = false;
    for path in &args.paths {
        if path == Path::new("-") {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes)?;
            let name = args.stdin_filename.clone().unwrap_or_else(|| "-".into());
            let settings = settings.of(&name);
            inputs.push(Input::Stdin { name, bytes, settings });
            continue;
        }
        let mut none = true;
        for file in workspace::discover(path) {
            none = false;
            match file {
                Ok(file) if seen.insert(file.clone()) => {
                    let settings = settings.of(&file);
                    // What is named itself is checked, whatever is excluded.
                    let absolute = std::path::absolute(&file).unwrap_or_else(|_| file.clone());
                    if file == *path || !settings.config.excludes(&absolute) {
                        inputs.push(Input::File(file, settings));
                    }
                }
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

impl Run<'_> {
    fn check(&self, input: &Input) -> Result<Outcome, String> {
        let (path, text, settings) = match input {
            Input::File(path, settings) => (path, workspace::read(path), settings),
            Input::Stdin { name, bytes, settings } => (name, workspace::decode(bytes.clone()), settings),
        };
        let text = text.map_err(|error: ReadError| format!("{}: {}", shown(path), error.message(self.lang)))?;
        let tree = syntax::parse(&text);
        let report = report::build(&tree);
        let options = lint::Options { lang: self.lang, levels: Some(&settings.levels), ..lint::Options::default() };
        let findings = lint::lint(&report, options);
        Ok(self.outcome(path, &text, report.edition, findings))
    }

    /// What is wrong with a configuration, if anything is.
    fn configuration(&self, settings: &Settings) -> Option<Result<Outcome, String>> {
        let path = settings.path.as_deref()?;
        let from = std::env::current_dir().unwrap_or_default();
        let path = path.strip_prefix(from).unwrap_or(path);
        if let Some(error) = &settings.error {
            return Some(Err(format!("{}: {}", shown(path), error.message(self.lang))));
        }
        let findings = settings.shown(settings.findings.clone());
        let found = !findings.is_empty();
        found.then(|| {
            let mut outcome = self.outcome(path, &settings.text, edition::latest(), findings);
            outcome.summary.files = 0;
            Ok(outcome)
        })
    }

    fn outcome(&self, path: &Path, text: &str, edition: &'static Edition, mut findings: Vec<Finding>) -> Outcome {
        let mut kept = None;
        match &self.baseline {
            Some((baseline, Some(known))) => {
                findings = known.new_findings(&baseline::relative(path, baseline), findings, edition);
            }
            Some((baseline, None)) => {
                let mut new = Baseline::new();
                new.add(&baseline::relative(path, baseline), &findings, edition);
                kept = Some(new);
            }
            None => {}
        }
        let summary = Summary::of(&findings);
        let rules = findings.iter().map(|finding| finding.rule.name).collect();
        let quiet = |sink: &Sink| findings.is_empty() && !sink.output.shows_clean();
        if self.sinks.iter().all(quiet) {
            return Outcome { parts: vec![String::new(); self.sinks.len()], summary, rules, baseline: kept };
        }
        let path = shown(path);
        let checked = Checked { path: &path, text, lines: LineIndex::new(text), edition, findings: &findings };
        let part = |sink: &Sink| if quiet(sink) { String::new() } else { sink.output.file(&checked) };
        Outcome { parts: self.sinks.iter().map(part).collect(), summary, rules, baseline: kept }
    }
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
