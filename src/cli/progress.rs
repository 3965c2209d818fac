//! Work on reports, in parallel where there are several, with a progress bar on standard error for a terminal
//! that has waited for more than a second.

use super::inputs::Input;
use crate::text::{Lang, Text};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use std::io::{self, IsTerminal};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// How long a terminal waits before it is shown anything.
const PATIENCE: Duration = Duration::from_secs(1);

/// Does `one` to each input and gives the results in their order. `work` is what a person reads of it. One report
/// is done here and now: threads and a bar would take longer to make than most reports.
pub(super) fn each<T: Send>(inputs: &[Input], work: Text, lang: Lang, one: impl Fn(&Input) -> T + Sync) -> Vec<T> {
    if inputs.len() < 2 {
        return inputs.iter().map(one).collect();
    }
    if !io::stderr().is_terminal() {
        return inputs.par_iter().map(&one).collect();
    }
    let progress = Progress::new(inputs.len(), work, lang);
    inputs.par_iter().map(|input| progress.after(one(input))).collect()
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
