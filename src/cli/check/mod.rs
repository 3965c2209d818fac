//! `nianbao check`: files in parallel, findings in order.

mod ending;
mod interrupt;
mod one;
mod stamps;
mod stream;
mod watch;

use super::args::CheckArgs;
use super::baseline::Baseline;
use super::ending::{FAILED, complain};
use super::inputs::{Input, inputs, sources, through};
use super::mend;
use super::output::Unchecked;
use super::progress::{each, first_come};
use super::sinks;
use crate::text::{Lang, say, text};
use crate::workspace::{AllSettings, Index, Sources};
use ending::conclude;
use one::{Outcome, Run, documents};
pub(super) use one::{index, turns};
use sinks::Sink;
use std::io;
use std::path::Path;
use stream::Stream;
use watch::watch;

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
    if let Some(message) = sinks::clash(&sinks, lang) {
        complain(&message);
        return Ok(FAILED);
    }
    if let Some(format) = sinks::for_programs(&sinks).filter(|_| args.statistics) {
        complain(&say!(lang,
            zh: "--statistics 不能与标准输出上的 {format} 合用：读它的程序读不了后面的计数；请用 --output {format}=文件",
            en: "--statistics cannot be used with {format} on standard output: no program could read the counts after \
                 it; use --output {format}=FILE"));
        return Ok(FAILED);
    }
    let reads_stdin = args.inputs.named(lang)?.contains(&Path::new("-"));
    if let Some(format) = sinks::for_programs(&sinks).filter(|_| args.mends() && reads_stdin) {
        complain(&say!(lang,
            zh: "改标准输入时，标准输出是改好的文本，不能同时是 {format}；请用 --output {format}=文件",
            en: "with standard input, the fixed text goes to standard output, where there is no room for {format}; use \
                 --output {format}=FILE"));
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
    let given = args.inputs.configured.given(lang)?;
    if args.watch {
        if let Some(said) = unwatchable(&args.inputs.named(lang)?, &sinks, lang) {
            complain(&said);
            return Ok(FAILED);
        }
        let new_settings = || AllSettings::new(selection.clone(), lang).given(given.clone());
        let (index, sources) = (Index::default(), Sources::default());
        return watch(
            Run { lang, sinks: &sinks, baseline, args, index, sources },
            args.inputs.named(lang)?,
            new_settings,
        );
    }
    let mut settings = AllSettings::new(selection, lang).given(given);
    let (mut inputs, missed) = inputs(&args.inputs, documents(args), lang, &mut settings)?;
    through(&mut inputs, args.reading.with_libreoffice, lang)?;
    if args.mends() && !args.diff {
        mend::sweep(&inputs);
    }
    let sources = sources(&inputs);
    let run = Run { lang, sinks: &sinks, baseline, args, index: index(&inputs), sources };

    let configurations = settings.configurations();
    let configured: Vec<_> = configurations.iter().filter_map(|settings| run.configuration(settings)).collect();
    // What standard input or a difference becomes is printed before all findings.
    let streamed = if args.mends() { None } else { sinks::streamed(&sinks) };
    let checked = match streamed {
        None => {
            let work = text!(zh: "检查报告", en: "checking");
            each(&inputs, turns(&run.index, &inputs), work, args.inputs.quiet, lang, |input| run.check(input))
        }
        Some(sink) => streaming(&run, sink, &configured, &inputs)?,
    };
    let outcomes = configured.iter().chain(&checked);
    let aside = args.mends() && inputs.iter().any(|input| matches!(input, Input::Stdin { .. }));
    conclude(&run, outcomes, missed, aside, streamed)
}

/// Checks inputs, and writes the parts of a sink to standard output as they come. There they are then no more.
fn streaming(
    run: &Run<'_>,
    sink: usize,
    configured: &[Result<Outcome, Unchecked>],
    inputs: &[Input],
) -> io::Result<Vec<Result<Outcome, Unchecked>>> {
    let stream = Stream::new(io::stdout());
    let part = |outcome: &Result<Outcome, Unchecked>| {
        let outcome = outcome.as_ref().ok();
        outcome.and_then(|outcome| outcome.parts.get(sink)).cloned().unwrap_or_default()
    };
    configured.iter().enumerate().for_each(|(number, outcome)| stream.put(number, part(outcome)));
    let before = configured.len();
    let one = |input: &Input| match stream.is_broken() {
        // Nobody will be told of it.
        true => Err(input.unchecked(String::new())),
        false => run.check(input),
    };
    let checked = first_come(inputs, turns(&run.index, inputs), run.lang, one, |number, outcome| {
        stream.put(before + number, part(outcome))
    });
    stream.end()?;
    Ok(checked)
}

/// Why these cannot be watched, or nobody could read what is printed.
fn unwatchable(named: &[&Path], sinks: &[Sink], lang: Lang) -> Option<String> {
    if named.contains(&Path::new("-")) {
        return Some(say!(lang,
            zh: "--watch 看不了标准输入：请写文件或文件夹",
            en: "--watch cannot watch standard input: name files or folders"));
    }
    let format = sinks::for_programs(sinks)?;
    Some(say!(lang,
        zh: "--watch 不能与标准输出上的 {format} 合用：一次次的结果会混在一起；请用 --output {format}=文件，每次都会重写",
        en: "--watch cannot be used with {format} on standard output, where one result would run into the next; use \
             --output {format}=FILE, which is rewritten each time"))
}
