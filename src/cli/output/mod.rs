//! How findings are printed. One file for each format, declared in one list.

mod by_file;
mod checked;
mod concise;
mod github;
mod gitlab;
mod identity;
mod ink;
mod json;
mod json_lines;
mod junit;
mod position;
mod root;
mod sarif;
mod squeezed;
mod text;
mod total;

use crate::text::Lang;
use clap::ValueEnum;
use root::Root;

pub(super) use checked::{About, Checked, Output, Summary, Unchecked};

/// The formats.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(in crate::cli) enum Format {
    Text,
    Concise,
    Summary,
    Json,
    JsonLines,
    Github,
    Gitlab,
    Junit,
    Sarif,
}

impl Format {
    /// Whether people read it, who can tell what stands below it from it.
    pub(super) fn is_for_people(self) -> bool {
        matches!(self, Format::Text | Format::Concise | Format::Summary)
    }

    /// The format's printer; `quiet` says nothing but findings to people.
    pub(super) fn output(self, lang: Lang, color: bool, quiet: bool) -> Box<dyn Output> {
        match self {
            Format::Text => Box::new(text::Terminal { lang, color, quiet }),
            Format::Concise => Box::new(concise::Concise { lang }),
            Format::Summary => Box::new(by_file::ByFile { lang, quiet }),
            Format::Json => Box::new(json::Json { lang }),
            Format::JsonLines => Box::new(json_lines::JsonLines { lang }),
            Format::Github => Box::new(github::Github { lang, root: Root::find() }),
            Format::Gitlab => Box::new(gitlab::Gitlab { lang, root: Root::find() }),
            Format::Junit => Box::new(junit::Junit { lang, root: Root::find() }),
            Format::Sarif => Box::new(sarif::Sarif { lang, root: Root::find() }),
        }
    }
}
