//! `nianbao.toml`: what applies to a file, and from where. The nearest one upwards from a file counts;
//! without one everything has its default. What is wrong in it is a finding with a place in it, and
//! the rest counts.

use crate::lint::{CONFIG_INVALID_VALUE, CONFIG_SYNTAX, CONFIG_UNKNOWN_KEY, Finding, Levels, Rule, Severity, nearest};
use crate::text::{Ambiguous, Lang, Span, days_in_month, say};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The file's name.
pub const FILE_NAME: &str = "nianbao.toml";

/// The keys at the top of the file.
const KEYS: [&str; 5] = ["exclude", "township-deadline", "ambiguous-width", "rules", "law"];

/// What is configured.
#[derive(Clone, Debug)]
pub struct Config {
    /// Patterns of files that are left out, as in .gitignore, seen from the configuration's folder.
    pub exclude: Vec<String>,
    /// Severities that differ from the rules' own.
    pub levels: Levels,
    /// The severities as they were given, for display.
    pub rules: Vec<(String, String)>,
    /// Month and day by which 乡镇街道 publish; the law sets none.
    pub township_deadline: Option<(u8, u8)>,
    /// How wide ambiguous characters are drawn.
    pub ambiguous: Ambiguous,
    /// The path of the user's own copy of the official text of the regulation, and where it is named.
    pub law_text: Option<(PathBuf, Span)>,
    excluded: Gitignore,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            exclude: Vec::new(),
            levels: Levels::default(),
            rules: Vec::new(),
            township_deadline: None,
            ambiguous: Ambiguous::default(),
            law_text: None,
            excluded: Gitignore::empty(),
        }
    }
}

impl Config {
    /// Reads a configuration that stands in `folder`; also gives what is wrong with it.
    pub fn parse(text: &str, folder: &Path, lang: Lang) -> (Config, Vec<Finding>) {
        let mut reader = Reader { config: Config::default(), text, lang, findings: Vec::new() };
        let (table, errors) = DeTable::parse_recoverable(text);
        reader.table(table.get_ref());
        // One slip can make several errors, and odd values of what was saved: the first is the cause.
        if let Some(error) = errors.first() {
            let span = error.span().unwrap_or(0..text.len());
            let reason = error.message();
            let message = say!(lang, zh: "不是合格的 TOML：{reason}", en: "not TOML: {reason}");
            reader.findings.clear();
            reader.add(&CONFIG_SYNTAX, span, message);
        }
        reader.findings.sort_by_key(|finding| finding.span);
        let Reader { mut config, findings, .. } = reader;
        let mut excluded = GitignoreBuilder::new(folder);
        config.exclude.retain(|pattern| excluded.add_line(None, pattern).is_ok());
        config.excluded = excluded.build().unwrap_or_else(|_| Gitignore::empty());
        (config, findings)
    }

    /// Whether a file is left out.
    pub fn excludes(&self, path: &Path) -> bool {
        !self.exclude.is_empty() && self.excluded.matched_path_or_any_parents(path, false).is_ignore()
    }
}

/// The configuration that applies to files in `folder`: the nearest one upwards.
pub fn find(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
}

struct Reader<'r> {
    config: Config,
    text: &'r str,
    lang: Lang,
    findings: Vec<Finding>,
}

type Value<'i> = Spanned<DeValue<'i>>;

impl Reader<'_> {
    fn add(&mut self, rule: &'static Rule, span: std::ops::Range<usize>, message: String) {
        self.findings.push(Finding::new(rule, self.clamp(span), message));
    }

    /// The bytes of a TOML value, on characters of the text.
    fn clamp(&self, span: std::ops::Range<usize>) -> Span {
        let clamp = |mut at: usize| {
            at = at.min(self.text.len());
            while !self.text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = clamp(span.start);
        Span::new(start, clamp(span.end).max(start))
    }

    fn table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "exclude" => self.exclude(value),
                "township-deadline" => self.township_deadline(value),
                "ambiguous-width" => self.ambiguous_width(value),
                "rules" => self.each_of(value, Self::rule),
                "law" => self.each_of(value, Self::law),
                unknown => self.unknown_key(unknown, key.span(), &KEYS),
            }
        }
    }

    fn unknown_key(&mut self, unknown: &str, span: std::ops::Range<usize>, known: &[&str]) {
        let near = known.iter().map(|known| (strsim::jaro_winkler(known, unknown), known));
        let near = near.filter(|(likeness, _)| *likeness > 0.7).max_by(|a, b| a.0.total_cmp(&b.0));
        let message = match near {
            Some((_, near)) => {
                say!(self.lang, zh: "不认识的键“{unknown}”，是不是 {near}？", en: "unknown key {unknown}; did you mean {near}?")
            }
            None => {
                let known = known.join("、");
                say!(self.lang, zh: "不认识的键“{unknown}”；可用的有 {known}", en: "unknown key {unknown}; there are {known}")
            }
        };
        self.add(&CONFIG_UNKNOWN_KEY, span, message);
    }

    fn wrong(&mut self, value: &Value<'_>, expected: &str) {
        let message = say!(self.lang, zh: "值不对，应为{expected}", en: "invalid value; expected {expected}");
        self.add(&CONFIG_INVALID_VALUE, value.span(), message);
    }

    fn each_of(&mut self, value: &Value<'_>, read: fn(&mut Self, &Spanned<toml::de::DeString<'_>>, &Value<'_>)) {
        match value.get_ref().as_table() {
            Some(table) => table.iter().for_each(|(key, value)| read(self, key, value)),
            None => {
                let expected = say!(self.lang, zh: "一个表", en: "a table");
                self.wrong(value, &expected);
            }
        }
    }

    fn exclude(&mut self, value: &Value<'_>) {
        let expected =
            say!(self.lang, zh: "模式的列表，例如 [\"存档/**\"]", en: "a list of patterns such as [\"存档/**\"]");
        let Some(list) = value.get_ref().as_array() else { return self.wrong(value, &expected) };
        for item in list {
            let valid = item.get_ref().as_str().filter(|glob| GitignoreBuilder::new("").add_line(None, glob).is_ok());
            match valid {
                Some(glob) => self.config.exclude.push(glob.to_owned()),
                None => self.wrong(item, &expected),
            }
        }
    }

    fn township_deadline(&mut self, value: &Value<'_>) {
        match value.get_ref().as_str().and_then(month_and_day) {
            Some(date) => self.config.township_deadline = Some(date),
            None => {
                let expected = say!(self.lang, zh: "“月-日”，例如 \"01-31\"", en: "month and day, such as \"01-31\"");
                self.wrong(value, &expected);
            }
        }
    }

    fn ambiguous_width(&mut self, value: &Value<'_>) {
        match value.get_ref().as_str() {
            Some("narrow") => self.config.ambiguous = Ambiguous::Narrow,
            Some("wide") => self.config.ambiguous = Ambiguous::Wide,
            _ => {
                let expected = say!(self.lang, zh: " \"narrow\" 或 \"wide\"", en: "\"narrow\" or \"wide\"");
                self.wrong(value, &expected);
            }
        }
    }

    fn rule(&mut self, key: &Spanned<toml::de::DeString<'_>>, value: &Value<'_>) {
        let name = key.get_ref().as_ref();
        let severity = match value.get_ref().as_str() {
            Some("error") => Some(Severity::Error),
            Some("warning") => Some(Severity::Warning),
            Some("info") => Some(Severity::Info),
            Some("off") => None,
            _ => {
                let expected = say!(self.lang,
                    zh: " \"error\"、\"warning\"、\"info\" 或 \"off\"",
                    en: "\"error\", \"warning\", \"info\" or \"off\"");
                return self.wrong(value, &expected);
            }
        };
        if !self.config.levels.set(name, severity) {
            let message = match nearest(name) {
                Some(near) => {
                    say!(self.lang, zh: "没有规则“{name}”，是不是 {near}？", en: "no rule {name}; did you mean {near}?")
                }
                None => say!(self.lang, zh: "没有规则“{name}”", en: "no rule {name}"),
            };
            return self.add(&CONFIG_UNKNOWN_KEY, key.span(), message);
        }
        let severity = value.get_ref().as_str().unwrap_or_default().to_owned();
        self.config.rules.push((name.to_owned(), severity));
    }

    fn law(&mut self, key: &Spanned<toml::de::DeString<'_>>, value: &Value<'_>) {
        match (key.get_ref().as_ref(), value.get_ref().as_str()) {
            ("text", Some(path)) => self.config.law_text = Some((path.into(), self.clamp(value.span()))),
            ("text", None) => {
                let expected = say!(self.lang, zh: "文件的路径", en: "a path");
                self.wrong(value, &expected);
            }
            (unknown, _) => self.unknown_key(unknown, key.span(), &["text"]),
        }
    }
}

/// `01-31`, if there is such a day in a year that is no leap year.
fn month_and_day(text: &str) -> Option<(u8, u8)> {
    let (month, day) = text.split_once('-')?;
    let number = |part: &str| {
        (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u8>().ok()).flatten()
    };
    let (month, day) = (number(month)?, number(day)?);
    let days = days_in_month(month.into(), false);
    (1..=days).contains(&day.into()).then_some((month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Config, Vec<String>) {
        let (config, findings) = Config::parse(text, Path::new("/年报"), Lang::Zh);
        let said = findings.iter().map(|f| format!("{} {}", f.rule.name, f.span.slice(text))).collect();
        (config, said)
    }

    #[test]
    fn what_is_broken_keeps_its_default_and_the_rest_counts() {
        let text = "exclude = [\"存档/**\", 3]\ntownship-deadline = \"13-01\"\n[rules]\n\"totals/row\" = \"info\"\n\"年报\" = \"off\"\n";
        let (config, said) = parse(text);
        assert_eq!(said, ["config/invalid-value 3", "config/invalid-value \"13-01\"", "config/unknown-key \"年报\""]);
        assert!(config.excludes(Path::new("/年报/存档/2020/𠮷.nianbao")));
        assert!(!config.excludes(Path::new("/年报/2023.nianbao")));
        assert_eq!(config.rules, [("totals/row".to_owned(), "info".to_owned())]);
        assert_eq!(config.township_deadline, None);
    }

    #[test]
    fn a_broken_file_is_one_finding() {
        let (config, said) = parse("township-deadline = \"02-28\"\n[rules\nambiguous-width = \"wide\"\n");
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("config/syntax"), "{said:?}");
        assert_eq!(config.township_deadline, Some((2, 28)));
    }
}
