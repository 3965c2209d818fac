//! How findings are printed. One file a format, declared in one list.

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

use crate::text::Lang;
use clap::ValueEnum;
use root::Root;

pub(super) use checked::{Checked, Output, Summary, Unchecked};

/// The formats.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(in crate::cli) enum Format {
    Text,
    Concise,
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
        matches!(self, Format::Text | Format::Concise)
    }

    /// The format's printer.
    pub(super) fn output(self, lang: Lang, color: bool) -> Box<dyn Output> {
        match self {
            Format::Text => Box::new(text::Terminal { lang, color }),
            Format::Concise => Box::new(concise::Concise { lang }),
            Format::Json => Box::new(json::Json { lang }),
            Format::JsonLines => Box::new(json_lines::JsonLines { lang }),
            Format::Github => Box::new(github::Github { lang, root: Root::find() }),
            Format::Gitlab => Box::new(gitlab::Gitlab { lang, root: Root::find() }),
            Format::Junit => Box::new(junit::Junit { lang, root: Root::find() }),
            Format::Sarif => Box::new(sarif::Sarif { lang, root: Root::find() }),
        }
    }
}
