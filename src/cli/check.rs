//! `nianbao check`: files in parallel, findings in order.

use super::args::CheckArgs;
use super::baseline::{self, Baseline};
use super::ending::{CLEAN, FAILED, FOUND, complain};
use super::inputs::{Input, inputs};
use super::mend;
use super::output::{Checked, Summary, Unchecked};
use super::progress::each;
use super::shown::shown;
use super::sinks::{self, Sink, cannot_write};
use crate::edition::{self, Edition};
use crate::fix::{FixOptions, Fixed, Harm, fix};
use crate::lint::{self, Finding, Rule, Severity};
use crate::syntax::conflicts;
use crate::text::{Encoding, Lang, LineIndex, Positions, counted, say, text};
use crate::workspace::{self, AllSettings, Settings};
use crate::{Analysis, check};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// What became of one input.
struct Outcome {
    /// Its part of every output.
    parts: Vec<String>,
    summary: Summary,
    /// The rule of each finding.
    rules: Vec<&'static str>,
    /// What a new baseline keeps of it.
    baseline: Option<Baseline>,
    mended: Mended,
}

/// What was fixed in one input, or would be.
#[derive(Default)]
struct Mended {
    /// How many findings.
    findings: usize,
    /// How many `=` were written out.
    filled: usize,
    is_changed: bool,
    /// What goes to standard output: a difference, or the text of standard input.
    printed: String,
    /// What was not fixed, and why.
    refused: Vec<String>,
}

/// What a run is given beside its inputs.
struct Run<'r> {
    lang: Lang,
    sinks: &'r [Sink],
    /// The baseline that is read, or whose folder paths are seen from.
    baseline: Option<(&'r Path, Option<Baseline>)>,
    args: &'r CheckArgs,
}

pub(super) fn run(args: &CheckArgs, lang: Lang) -> io::Result<u8> {
    let selection = match args.selection() {
        Ok(selection) => selection,
        Err(unknown) => {
            complain(&super::explain::unknown(&unknown, lang));
            return Ok(FAILED);
        }
    };
    if selection.is_empty() {
        complain(
            text!(
            zh: "没有可查的规则：--select 的规则全被 --ignore 去掉了",
            en: "no rule is left: --ignore takes away all that --select names")
            .get(lang),
        );
        return Ok(FAILED);
    }
    let sinks = sinks::sinks(args, lang);
    if let Some(path) = sinks::shared_file(&sinks) {
        let path = path.display();
        complain(&say!(lang, zh: "{path}：两种格式不能写进同一个文件", en: "{path}: one file cannot take two formats"));
        return Ok(FAILED);
    }
    if let Some(format) = sinks::for_programs(&sinks).filter(|_| args.statistics) {
        complain(&say!(lang,
            zh: "--statistics 不能与标准输出上的 {format} 合用：读它的程序读不了后面的计数；请用 --output {format}=文件",
            en: "--statistics does not go with {format} on standard output, which would end in what no program reads; \
                 use --output {format}=FILE"));
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
    let (inputs, missed) = inputs(&args.inputs, lang, &mut settings)?;
    let mut failed = !missed.is_empty();
    if args.mends() && !args.diff {
        mend::sweep(&inputs);
    }
    let run = Run { lang, sinks: &sinks, baseline, args };

    let configurations = settings.configurations();
    let configured: Vec<_> = configurations.iter().filter_map(|settings| run.configuration(settings)).collect();
    let checked = each(&inputs, text!(zh: "检查报告", en: "checking"), lang, |input| run.check(input));

    let mut total = Summary { unchecked: missed, ..Summary::default() };
    let mut outputs: Vec<Vec<String>> = sinks.iter().map(|_| Vec::new()).collect();
    let mut by_rule: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut kept = Baseline::new();
    let mut mended: Vec<Mended> = Vec::new();
    for outcome in configured.into_iter().chain(checked) {
        match outcome {
            Ok(outcome) => {
                total.add(outcome.summary);
                outputs.iter_mut().zip(outcome.parts).for_each(|(output, part)| output.push(part));
                outcome.rules.into_iter().for_each(|rule| *by_rule.entry(rule).or_default() += 1);
                kept.extend(outcome.baseline);
                mended.push(outcome.mended);
            }
            Err(unchecked) => {
                complain(&unchecked.to_string());
                total.unchecked.push(unchecked);
                failed = true;
            }
        }
    }
    if let Some(path) = &args.write_baseline
        && let Err(error) = workspace::write(path, kept.text().as_bytes())
    {
        complain(&cannot_write(path, &error, lang));
        failed = true;
    }
    say_mended(&mended, args, lang)?;
    // What standard input was changed to is all that standard output gets.
    let aside = args.mends() && inputs.iter().any(|input| matches!(input, Input::Stdin { .. }));
    failed |= !sinks::write(&sinks, &outputs, &total, aside, lang)?;
    if args.statistics {
        statistics(&by_rule)?;
    }
    let would_change = args.diff && mended.iter().any(|mended| mended.is_changed);
    let found = total.errors > 0 || args.deny_warnings && total.warnings > 0 || would_change;
    let found = found && !args.exit_zero && args.write_baseline.is_none();
    Ok(if failed {
        FAILED
    } else if found {
        FOUND
    } else {
        CLEAN
    })
}

/// Prints what was mended or would be, and says how much that is and what was not.
fn say_mended(mended: &[Mended], args: &CheckArgs, lang: Lang) -> io::Result<()> {
    if !args.mends() {
        return Ok(());
    }
    let mut out = io::stdout().lock();
    mended.iter().try_for_each(|mended| out.write_all(mended.printed.as_bytes()))?;
    out.flush()?;
    mended.iter().flat_map(|mended| &mended.refused).for_each(|refused| complain(refused));
    let reports = mended.iter().filter(|mended| mended.is_changed).count();
    let findings: usize = mended.iter().map(|mended| mended.findings).sum();
    let filled: usize = mended.iter().map(|mended| mended.filled).sum();
    let mut said = match args.diff {
        true => {
            say!(lang, zh: "可修改 {reports} 份报告中的 {findings} 处", en: "would fix {found} in {places}", found = counted(findings, "finding"), places = counted(reports, "report"))
        }
        false => {
            say!(lang, zh: "修改了 {reports} 份报告中的 {findings} 处", en: "{found} fixed in {places}", found = counted(findings, "finding"), places = counted(reports, "report"))
        }
    };
    if args.fill {
        said.push_str(
            &say!(lang, zh: "，写出 {filled} 个总计", en: ", {totals} written out", totals = counted(filled, "total")),
        );
    }
    complain(&said);
    Ok(())
}

/// How many findings each rule has, the most first.
fn statistics(by_rule: &BTreeMap<&'static str, usize>) -> io::Result<()> {
    let mut counts: Vec<_> = by_rule.iter().collect();
    counts.sort_by_key(|(rule, count)| (std::cmp::Reverse(**count), **rule));
    let mut out = io::stdout().lock();
    counts.into_iter().try_for_each(|(rule, count)| writeln!(out, "{count:>8}  {rule}"))
}

impl Run<'_> {
    fn check(&self, input: &Input) -> Result<Outcome, Unchecked> {
        let (path, text, settings) = (input.path(), input.text(self.lang)?, input.settings());
        let levels = settings.levels_of(path);
        let lint = lint::Options { lang: self.lang, levels: Some(&levels), ..lint::Options::default() };
        if !self.args.mends() {
            let Analysis { report, findings } = check(text, &lint);
            return Ok(self.outcome(path, &report.tree.text, settings, report.edition, findings));
        }
        let fill = self.args.fill && conflicts(&text).is_empty();
        let fixed = fix(text.clone(), &FixOptions { lint, fixes: self.args.fixes(), fill });
        let mended = self.mended(input, &text, &fixed)?;
        let Analysis { report, findings } = fixed.analysis;
        let outcome = self.outcome(path, &report.tree.text, settings, report.edition, findings);
        Ok(Outcome { mended, ..outcome })
    }

    /// Writes a mended text, or shows it.
    fn mended(&self, input: &Input, old: &str, fixed: &Fixed) -> Result<Mended, Unchecked> {
        let new = fixed.analysis.text();
        let mut printed = String::new();
        match input {
            _ if self.args.diff => printed = mend::diff(input, old, new),
            Input::Stdin { .. } => printed = new.to_owned(),
            Input::File { .. } => mend::write(input, old, new, self.lang)?,
        }
        let (path, lines) = (shown(input.path()), LineIndex::new(new));
        let refused = fixed.refused.iter().map(|refused| {
            let at = lines.position(new, refused.span.start, Encoding::Utf32);
            let (line, column) = (at.line + 1, at.column + 1);
            let title = &refused.title;
            match &refused.harm {
                Harm::Error { rule: Rule { name, .. }, message } => say!(self.lang,
                    zh: "{path}:{line}:{column}: 没有改（{title}）：会带来新的错误 {name}：{message}",
                    en: "{path}:{line}:{column}: not fixed ({title}): that would bring the error {name}: {message}"),
                Harm::Figure(figure) => say!(self.lang,
                    zh: "{path}:{line}:{column}: 没有改（{title}）：改了以后，表里的 {figure} 就读不到了",
                    en: "{path}:{line}:{column}: not fixed ({title}): the figure {figure} would no longer be read in its table"),
            }
        });
        Ok(Mended {
            findings: fixed.fixed,
            filled: fixed.filled,
            is_changed: new != old,
            printed,
            refused: refused.collect(),
        })
    }

    /// What is wrong with a configuration, if anything is.
    fn configuration(&self, settings: &Settings) -> Option<Result<Outcome, Unchecked>> {
        let path = settings.path.as_deref()?;
        let from = std::env::current_dir().unwrap_or_default();
        let path = path.strip_prefix(from).unwrap_or(path);
        if let Some(error) = &settings.error {
            return Some(Err(Unchecked { path: shown(path), message: error.message(self.lang) }));
        }
        if settings.config.is_later() {
            let said = settings.findings.first().map(|finding| finding.message.clone());
            return Some(Err(Unchecked { path: shown(path), message: said.unwrap_or_default() }));
        }
        let findings = settings.shown(settings.findings.clone());
        let found = !findings.is_empty();
        found.then(|| {
            let mut outcome = self.outcome(path, &settings.text, settings, edition::latest(), findings);
            outcome.summary.files = 0;
            Ok(outcome)
        })
    }

    fn outcome(
        &self,
        path: &Path,
        text: &str,
        settings: &Settings,
        edition: &'static Edition,
        mut findings: Vec<Finding>,
    ) -> Outcome {
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
        let (summary, mended) = (Summary::of(&findings), Mended::default());
        let rules = findings.iter().map(|finding| finding.rule.name).collect();
        let quiet = |sink: &Sink| findings.is_empty() && !sink.output.shows_clean();
        if self.sinks.iter().all(quiet) {
            return Outcome { parts: vec![String::new(); self.sinks.len()], summary, rules, baseline: kept, mended };
        }
        let path = shown(path);
        let checked = Checked {
            path: &path,
            text,
            positions: Positions::of_text(text),
            edition,
            law: settings.law.as_ref(),
            findings: &findings,
        };
        let part = |sink: &Sink| if quiet(sink) { String::new() } else { sink.output.file(&checked) };
        Outcome { parts: self.sinks.iter().map(part).collect(), summary, rules, baseline: kept, mended }
    }
}

impl Summary {
    fn of(findings: &[Finding]) -> Summary {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        Summary {
            files: 1,
            unchecked: Vec::new(),
            clean: usize::from(findings.is_empty()),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            fixable: findings.iter().filter(|finding| !finding.fixes.is_empty()).count(),
        }
    }

    fn add(&mut self, other: Summary) {
        self.files += other.files;
        self.unchecked.extend(other.unchecked);
        self.clean += other.clean;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.fixable += other.fixable;
    }
}
