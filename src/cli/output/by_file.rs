//! One line for each file: how much was found in it. For whoever has many reports and wants to know where to begin.

use super::checked::{Checked, Output, Summary};
use super::total;
use crate::cli::visible::visible_name;
use crate::text::{Lang, say};

pub(super) struct ByFile {
    pub lang: Lang,
    /// Whether the line for all of them is left out.
    pub quiet: bool,
}

impl Output for ByFile {
    fn file(&self, checked: &Checked<'_>) -> String {
        let (path, summary) = (visible_name(checked.path), Summary::of(checked.findings));
        let found = total::found(&summary, self.lang);
        say!(self.lang, zh: "{path}：{found}\n", en: "{path}: {found}\n")
    }

    fn shows_clean(&self) -> bool {
        true
    }

    fn frame(&self, summary: &Summary) -> (String, &'static str, String) {
        let line = if self.quiet { String::new() } else { total::line(summary, self.lang) };
        (String::new(), "", line)
    }
}
