//! `nianbao config`: what applies to a file, and from where.

use super::args::ConfigArgs;
use super::{CLEAN, FAILED, complain};
use crate::config;
use crate::lint::Selection;
use crate::text::{Ambiguous, Lang, say};
use crate::workspace::AllSettings;
use std::io::{self, Write};
use std::path::Path;

pub(super) fn run(args: &ConfigArgs, lang: Lang) -> io::Result<u8> {
    // A folder stands for the files in it.
    let file = if args.path.is_dir() { args.path.join("*.nianbao") } else { args.path.clone() };
    let settings = AllSettings::new(Selection::default(), lang).of(&file);
    let mut out = io::stdout().lock();
    let shown = settings.path.as_ref().map(|path| path.display().to_string());
    let none = say!(lang, zh: "没有 {name}，一律用默认值", en: "no {name}: defaults", name = config::FILE_NAME);
    writeln!(out, "# {}", shown.as_deref().unwrap_or(&none))?;
    let Settings { exclude, rules, township_deadline, ambiguous, law_text } = Settings::of(&settings.config);
    writeln!(out, "exclude = {exclude}")?;
    writeln!(out, "township-deadline = {township_deadline}")?;
    writeln!(out, "ambiguous-width = {ambiguous}")?;
    writeln!(out, "\n[rules]")?;
    for (name, severity) in rules {
        writeln!(out, "{name:?} = {severity:?}")?;
    }
    writeln!(out, "\n[law]\ntext = {law_text}")?;
    if let (Some(path), Some(error)) = (&shown, &settings.error) {
        complain(&format!("{path}: {}", error.message(lang)));
        return Ok(FAILED);
    }
    for finding in &settings.findings {
        complain(&format!("{}: {}", shown.as_deref().unwrap_or_default(), finding.message));
    }
    Ok(if settings.findings.is_empty() { CLEAN } else { FAILED })
}

/// The settings as TOML has them.
struct Settings<'c> {
    exclude: String,
    rules: &'c [(String, String)],
    township_deadline: String,
    ambiguous: &'static str,
    law_text: String,
}

impl<'c> Settings<'c> {
    fn of(config: &'c config::Config) -> Settings<'c> {
        Settings {
            exclude: format!("{:?}", config.exclude),
            rules: &config.rules,
            township_deadline: match config.township_deadline {
                Some((month, day)) => format!("\"{month:02}-{day:02}\""),
                None => "\"\"".to_owned(),
            },
            ambiguous: match config.ambiguous {
                Ambiguous::Narrow => "\"narrow\"",
                Ambiguous::Wide => "\"wide\"",
            },
            law_text: format!("{:?}", config.law_text.as_ref().map_or(Path::new(""), |(path, _)| path)),
        }
    }
}
