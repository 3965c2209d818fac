//! `nianbao config`: what applies to a file, and from where; or what a `nianbao.toml` may hold.

use super::args::ConfigArgs;
use super::configured::wrong;
use super::ending::{CLEAN, FAILED, complain};
use super::visible::visible_name;
use crate::config::{self, Config};
use crate::lint::Selection;
use crate::text::{Ambiguous, Lang, say};
use crate::workspace::AllSettings;
use std::io::{self, Write};

pub(super) fn run(args: &ConfigArgs, lang: Lang) -> io::Result<u8> {
    if args.schema {
        writeln!(io::stdout().lock(), "{}", serde_json::to_string_pretty(&config::schema())?)?;
        return Ok(CLEAN);
    }
    let mut all = AllSettings::new(Selection::default(), lang).given(args.configured.given(lang)?);
    // A folder stands for the files in it.
    let settings = if args.path.is_dir() { all.of_folder(&args.path) } else { all.of(&args.path) };
    let mut out = io::stdout().lock();
    let shown = settings.path.as_ref().map(|path| path.display().to_string());
    let none =
        say!(lang, zh: "没有 {name}，全部用默认设置", en: "no {name}: the defaults apply", name = config::FILE_NAME);
    writeln!(out, "# {}", visible_name(shown.as_deref().unwrap_or(&none)))?;
    // A text that could not be read does not apply; why, is said below.
    let law_text = settings.config.law_text.clone().filter(|_| settings.law.is_some());
    out.write_all(written(&Config { law_text, ..settings.config.clone() }).as_bytes())?;
    let wrong = wrong(&settings, &settings.findings, lang);
    wrong.iter().for_each(|said| complain(said));
    Ok(if wrong.is_empty() { CLEAN } else { FAILED })
}

/// A configuration as a file has it. A key without a value is left out: there is none that says so.
fn written(config: &Config) -> String {
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let patterns: Vec<String> = config.exclude.iter().map(|(pattern, _)| quoted(pattern)).collect();
    let mut text = String::new();
    if let Some((version, _)) = &config.required_version {
        text.push_str(&format!("required-version = {}\n", quoted(version)));
    }
    text.push_str(&format!("exclude = [{}]\ndocuments = {}\n", patterns.join(", "), config.documents));
    if let Some((month, day)) = config.settings.township_deadline {
        text.push_str(&format!("township-deadline = \"{month:02}-{day:02}\"\n"));
    }
    let width = match config.ambiguous {
        Ambiguous::Narrow => "narrow",
        Ambiguous::Wide => "wide",
    };
    text.push_str(&format!("ambiguous-width = {width:?}\n\n[rules]\n"));
    for (name, severity) in &config.rules {
        text.push_str(&format!("{} = {}\n", quoted(name), quoted(severity)));
    }
    if !config.per_file.is_empty() {
        text.push_str("\n[per-file-rules]\n");
    }
    for part in &config.per_file {
        let rules = part.rules.iter().map(|(name, severity)| format!("{} = {}", quoted(name), quoted(severity)));
        let rules = rules.collect::<Vec<_>>().join(", ");
        text.push_str(&format!("{} = {{ {rules} }}\n", quoted(&part.pattern)));
    }
    let words = config.settings.words.iter().flat_map(|words| words.words());
    for (at, (wrong, right)) in words.enumerate() {
        text.push_str(if at == 0 { "\n[words]\n" } else { "" });
        text.push_str(&format!("{} = {}\n", quoted(wrong), quoted(right)));
    }
    if let Some((path, _)) = &config.law_text {
        text.push_str(&format!("\n[law]\ntext = {}\n", quoted(&path.to_string_lossy())));
    }
    let config::Letter { text: letter, signature, deadline } = &config.letter;
    let said = [("signature", signature), ("deadline", deadline), ("letter", letter)];
    let said = said.iter().filter_map(|(name, said)| Some((name, said.as_ref()?)));
    for (at, (name, said)) in said.enumerate() {
        text.push_str(if at == 0 { "\n[review]\n" } else { "" });
        text.push_str(&format!("{name} = {}\n", quoted(said)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let full = "required-version = \">=0.0.1\"\nexclude = [\"存档/**\", 'a\\b']\ndocuments = true\ntownship-deadline = \"02-28\"\nambiguous-width = \"wide\"\n[rules]\n\"totals/row\" = \"off\"\n[per-file-rules]\n\"𠮷/**\" = { totals = \"info\", value = \"off\" }\n\"a\" = {}\n[words]\n\"登陆\" = \"登录\"\n[law]\ntext = \"𠮷条例.txt\"\n";
        for text in ["", full] {
            let once = written(&Config::parse(text).0);
            let (config, problems) = Config::parse(&once);
            assert_eq!(problems, [], "{once}");
            assert_eq!(written(&config), once);
        }
        for part in ["documents = true", "𠮷条例.txt", "\">=0.0.1\"", "\"value\" = \"off\" }"] {
            assert!(written(&Config::parse(full).0).contains(part), "{part}");
        }
    }
}
