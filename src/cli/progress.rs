//! A progress bar on standard error, for a terminal that has waited for more than a second.

use crate::text::{Lang, Text};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// How long a terminal waits before it is shown anything.
const PATIENCE: Duration = Duration::from_secs(1);

pub(super) struct Progress {
    begun: Instant,
    bar: ProgressBar,
    shown: OnceLock<()>,
}

impl Progress {
    /// `work` is what is done to each of so many reports.
    pub(super) fn new(count: usize, work: Text, lang: Lang) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::hidden());
        let template = format!("{} {{wide_bar}} {{pos}}/{{len}}", work.get(lang));
        bar.set_style(ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar()));
        Progress { begun: Instant::now(), bar, shown: OnceLock::new() }
    }

    /// Counts one piece of work as done, and hands its result on.
    pub(super) fn after<T>(&self, result: T) -> T {
        self.bar.inc(1);
        if self.shown.get().is_none() && self.begun.elapsed() > PATIENCE {
            // indicatif shows nothing where standard error is no terminal.
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
