//! `nianbao check`: files in parallel, findings in order.

mod ending;
mod one;

use super::args::CheckArgs;
use super::baseline::Baseline;
use super::ending::{FAILED, complain};
use super::inputs::{Input, inputs};
use super::mend;
use super::progress::each;
use super::sinks;
use crate::text::{Lang, say, text};
use crate::workspace::AllSettings;
use ending::conclude;
use one::Run;
use std::io;

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
    let mut settings = AllSettings::new(selection, lang).given(args.inputs.configured.given(lang)?);
    let (inputs, missed) = inputs(&args.inputs, lang, &mut settings)?;
    if args.mends() && !args.diff {
        mend::sweep(&inputs);
    }
    let run = Run { lang, sinks: &sinks, baseline, args };

    let configurations = settings.configurations();
    let configured: Vec<_> = configurations.iter().filter_map(|settings| run.configuration(settings)).collect();
    let checked =
        each(&inputs, text!(zh: "检查报告", en: "checking"), args.inputs.quiet, lang, |input| run.check(input));

    let outcomes = configured.iter().chain(&checked);
    let aside = args.mends() && inputs.iter().any(|input| matches!(input, Input::Stdin { .. }));
    conclude(&run, outcomes, missed, aside)
}
