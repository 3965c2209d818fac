//! The objects of [`super::json`], one on each line, for what reads findings as they come; those of files that could
//! not be checked last.

use super::checked::{Checked, Output, Summary};
use super::json::{self, Json};
use crate::text::Lang;

pub(super) struct JsonLines {
    pub lang: Lang,
}

impl Output for JsonLines {
    fn file(&self, checked: &Checked<'_>) -> String {
        Json { lang: self.lang }.objects(checked).map(|object| object + "\n").collect()
    }

    fn frame(&self, summary: &Summary) -> (String, &'static str, String) {
        (String::new(), "", json::unchecked(summary).map(|object| object + "\n").collect())
    }
}
