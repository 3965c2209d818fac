//! `nianbao fmt`: reports in canonical form.

use super::args::FmtArgs;
use super::configured::is_unusable;
use super::ending::{CLEAN, FAILED, FOUND, complain};
use super::inputs::{Documents, Input, inputs};
use super::mend;
use super::output::Unchecked;
use super::progress::{Turns, each};
use super::shown::shown;
use super::visible::print_to;
use crate::format::{Options, format};
use crate::lint::Selection;
use crate::report;
use crate::syntax::conflicts;
use crate::text::{Lang, apply, counted, say, text};
use crate::workspace::AllSettings;
use std::io::{self, Write};

pub(super) fn run(args: &FmtArgs, lang: Lang) -> io::Result<u8> {
    let mut settings = AllSettings::new(Selection::default(), lang).given(args.inputs.configured.given(lang)?);
    let (inputs, missed) = inputs(&args.inputs, Documents::None, lang, &mut settings)?;
    let mut failed = !missed.is_empty();
    if is_unusable(&settings, lang) {
        return Ok(FAILED);
    }
    if !args.check && !args.diff {
        mend::sweep(&inputs);
    }
    let done = each(&inputs, Turns::AsGiven, text!(zh: "排版", en: "formatting"), args.inputs.quiet, lang, |input| {
        one(input, args, lang)
    });

    let mut out = io::stdout().lock();
    let (mut changed, mut kept) = (0, 0);
    for (input, done) in inputs.iter().zip(done) {
        match done {
            Ok(done) => {
                changed += usize::from(done.is_changed);
                kept += usize::from(!done.is_changed);
                if args.check && !args.diff && done.is_changed {
                    writeln!(out, "{}", shown(input.path()))?;
                }
                print_to(&mut out, done.printed.as_bytes())?;
            }
            Err(unchecked) => {
                complain(&unchecked.to_string());
                failed = true;
            }
        }
    }
    out.flush()?;
    let only_shown = args.check || args.diff;
    let has_files = inputs.iter().any(|input| matches!(input, Input::File { .. }));
    if !args.inputs.quiet && (only_shown || has_files) {
        complain(&match only_shown {
            true => say!(lang,
            zh: "{changed} 份报告需要排版，{kept} 份不需要",
            en: "{reports} not formatted, {kept} {are}",
            reports = match changed {
                1 => "1 report is".to_owned(),
                _ => format!("{changed} reports are"),
            }, are = if kept == 1 { "is" } else { "are" }),
            false => {
                say!(lang,
                    zh: "排版了 {changed} 份报告，{kept} 份不需要",
                    en: "{reports} formatted, {kept} already {were}",
                    reports = counted(changed, "report"), were = if kept == 1 { "was" } else { "were" })
            }
        });
    }
    Ok(if failed {
        FAILED
    } else if only_shown && changed > 0 {
        FOUND
    } else {
        CLEAN
    })
}

/// What became of one report.
struct Done {
    is_changed: bool,
    /// What goes to standard output: a difference, or the text of standard input.
    printed: String,
}

fn one(input: &Input, args: &FmtArgs, lang: Lang) -> Result<Done, Unchecked> {
    let old = input.text(lang)?;
    if input.is_left_out() {
        let printed = if args.check || args.diff { String::new() } else { old.to_string() };
        return Ok(Done { is_changed: false, printed });
    }
    if !conflicts(&old).is_empty() {
        return Err(input.unchecked(say!(lang,
            zh: "合并冲突还没有解决，没有排版；请先选定一个版本",
            en: "has an unresolved merge conflict and was not formatted; choose a version first")));
    }
    let options = Options { ambiguous: input.settings().config.ambiguous };
    let edits = format(&report::parse(old.clone()), &options);
    let is_changed = !edits.is_empty();
    let new = if is_changed { apply(&old, &edits) } else { None };
    let new = new.as_deref().unwrap_or(&old);
    let printed = match (args.diff, args.check, input) {
        (true, _, _) => mend::diff(input, &old, new),
        (false, true, _) => String::new(),
        (false, false, Input::Stdin { .. }) => new.to_owned(),
        (false, false, Input::File { .. } | Input::Member { .. } | Input::Converted { .. }) => {
            mend::write(input, &old, new, lang)?;
            String::new()
        }
    };
    Ok(Done { is_changed, printed })
}
