//! Work on reports, in parallel where there are several, with a progress bar on standard error for a terminal
//! that has waited for more than a second.

use super::inputs::Input;
use super::output::Unchecked;
use crate::text::{Lang, Text, say};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use std::borrow::Borrow;
use std::io::{self, IsTerminal};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How long a terminal waits before it is shown anything.
const PATIENCE: Duration = Duration::from_secs(1);

/// Does `one` to each input and gives the results in their order, whichever is worked on first. `work` is what a person
/// reads of it, unless it is to be `quiet`. One report is done here and now: threads and a bar would take longer to make
/// than most reports.
///
/// What the program fails on is one report that was not checked, and not the end of all others.
pub(super) fn each<I: Borrow<Input> + Sync, T: Send>(
    inputs: &[I],
    turns: Turns,
    work: Text,
    quiet: bool,
    lang: Lang,
    one: impl Fn(&Input) -> Result<T, Unchecked> + Sync,
) -> Vec<Result<T, Unchecked>> {
    let one = |input: &I| guarded(input.borrow(), lang, &one);
    if inputs.len() < 2 {
        return inputs.iter().map(one).collect();
    }
    if quiet || !io::stderr().is_terminal() {
        return in_parallel(inputs, turns, |_, input| one(input));
    }
    let progress = Progress::new(inputs.len(), work, lang);
    in_parallel(inputs, turns, |_, input| progress.after(one(input)))
}

/// In which order inputs are worked on, by their numbers.
pub(super) enum Turns {
    /// As they stand.
    AsGiven,
    /// Each number once.
    By(Vec<usize>),
}

impl Turns {
    /// The number of the input whose turn it is.
    fn number(&self, turn: usize) -> Option<usize> {
        match self {
            Turns::AsGiven => Some(turn),
            Turns::By(numbers) => numbers.get(turn).copied(),
        }
    }
}

/// Does `one` to each in parallel, by turns, and gives the results in the order of the inputs.
fn in_parallel<I: Sync, T: Send>(inputs: &[I], turns: Turns, one: impl Fn(usize, &I) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let done = rayon::broadcast(|_| {
        let mut done = Vec::new();
        while let Some(number) = turns.number(next.fetch_add(1, Ordering::Relaxed))
            && let Some(input) = inputs.get(number)
        {
            done.push((number, one(number, input)));
        }
        done
    });
    let mut done: Vec<_> = done.into_iter().flatten().collect();
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, done)| done).collect()
}

/// Looks at each input beforehand; what the program fails on there is told when the input is worked on.
pub(super) fn for_each<T: Send>(inputs: &[Input], one: impl Fn(&Input) -> Option<T> + Sync) -> Vec<Option<T>> {
    let guarded = |input: &Input| catch_unwind(AssertUnwindSafe(|| one(input))).ok().flatten();
    inputs.par_iter().map(guarded).collect()
}

/// Does `one` to an input; what the program fails on was not done.
fn guarded<T>(input: &Input, lang: Lang, one: impl Fn(&Input) -> Result<T, Unchecked>) -> Result<T, Unchecked> {
    let done = catch_unwind(AssertUnwindSafe(|| one(input)));
    done.unwrap_or_else(|_| {
        Err(input.unchecked(say!(lang,
            zh: "没能处理：nianbao 自身出错；请把情况连同这个文件告诉开发者",
            en: "not done: nianbao itself failed; please report this together with the file")))
    })
}

/// The same without a bar, for those who wait for the first results: each is shown to `then` with its number at once.
pub(super) fn first_come<T: Send>(
    inputs: &[Input],
    turns: Turns,
    lang: Lang,
    one: impl Fn(&Input) -> Result<T, Unchecked> + Sync,
    then: impl Fn(usize, &Result<T, Unchecked>) + Sync,
) -> Vec<Result<T, Unchecked>> {
    in_parallel(inputs, turns, |number, input| {
        let done = guarded(input, lang, &one);
        then(number, &done);
        done
    })
}

struct Progress {
    begun: Instant,
    bar: ProgressBar,
    shown: OnceLock<()>,
}

impl Progress {
    fn new(count: usize, work: Text, lang: Lang) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::hidden());
        let template = format!("{} {{wide_bar}} {{pos}}/{{len}}", work.get(lang));
        bar.set_style(ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar()));
        Progress { begun: Instant::now(), bar, shown: OnceLock::new() }
    }

    /// Counts one piece of work as done, and hands its result on.
    fn after<T>(&self, result: T) -> T {
        self.bar.inc(1);
        if self.shown.get().is_none() && self.begun.elapsed() > PATIENCE {
            self.shown.get_or_init(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
        result
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Selection;
    use crate::workspace::AllSettings;

    #[test]
    fn what_the_program_fails_on_is_one_report_that_was_not_checked() {
        let settings = AllSettings::new(Selection::default(), Lang::Zh).none();
        let input = |name: &str| Input::Stdin {
            name: name.into(),
            bytes: Vec::new(),
            settings: settings.clone(),
            left_out: false,
        };
        for names in [&["甲.nianbao", "乙𠮷.nianbao", "丙.nianbao"][..], &["乙𠮷.nianbao"]] {
            let inputs: Vec<Input> = names.iter().map(|name| input(name)).collect();
            let done = each(&inputs, Turns::AsGiven, crate::text::text!(zh: "", en: ""), false, Lang::Zh, |input| {
                assert_ne!(input.path().to_str(), Some("乙𠮷.nianbao"), "as a slip of the program would");
                Ok(input.path().to_owned())
            });
            assert_eq!(done.len(), names.len());
            for (done, name) in done.into_iter().zip(names) {
                match done {
                    Ok(path) => assert_eq!(path.to_str(), Some(*name)),
                    Err(unchecked) => {
                        assert_eq!((&*unchecked.path, *name), ("乙𠮷.nianbao", "乙𠮷.nianbao"));
                        assert!(unchecked.message.contains("nianbao 自身出错"));
                    }
                }
            }
        }
    }
}
