//! `nianbao.toml`: what applies to a file. Without one everything has its default. What is wrong in it is a
//! [`Problem`] with a place in it, and the rest counts. Which file it is that counts, [`crate::workspace`] knows.

mod pattern;
mod problem;

pub use pattern::{Idle, idle};
pub use problem::{Expected, Problem, Trouble};

use crate::lint::{Levels, Selector, Severity};
use crate::text::{Ambiguous, Span, month_and_day};
use std::path::PathBuf;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The file's name.
pub const FILE_NAME: &str = "nianbao.toml";

/// The keys at the top of the file.
const KEYS: [&str; 5] = ["exclude", "township-deadline", "ambiguous-width", "rules", "law"];

/// What is configured.
#[derive(Clone, Default, Debug)]
pub struct Config {
    /// Patterns of files that are left out, as in .gitignore, seen from the configuration's folder, and where
    /// each is named. Whether they are patterns, [`crate::workspace`] tells.
    pub exclude: Vec<(String, Span)>,
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
}

impl Config {
    /// Reads a configuration; also gives what is wrong with it.
    pub fn parse(text: &str) -> (Config, Vec<Problem>) {
        let mut reader = Reader { config: Config::default(), text, problems: Vec::new() };
        let (table, errors) = DeTable::parse_recoverable(text);
        reader.table(table.get_ref());
        // One slip can make several errors, and odd values of what was saved: the first is the cause.
        if let Some(error) = errors.first() {
            let span = error.span().unwrap_or(0..text.len());
            reader.problems.clear();
            reader.add(span, Trouble::Syntax(error.message().to_owned()));
        }
        reader.problems.sort_by_key(|problem| problem.span);
        (reader.config, reader.problems)
    }
}

struct Reader<'r> {
    config: Config,
    text: &'r str,
    problems: Vec<Problem>,
}

type Value<'i> = Spanned<DeValue<'i>>;

impl Reader<'_> {
    fn add(&mut self, span: std::ops::Range<usize>, trouble: Trouble) {
        self.problems.push(Problem { span: self.clamp(span), trouble });
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

    fn unknown_key(&mut self, unknown: &str, span: std::ops::Range<usize>, known: &'static [&'static str]) {
        self.add(span, Trouble::UnknownKey { key: unknown.to_owned(), known });
    }

    fn wrong(&mut self, value: &Value<'_>, expected: Expected) {
        self.add(value.span(), Trouble::Invalid(expected));
    }

    fn each_of(&mut self, value: &Value<'_>, read: fn(&mut Self, &Spanned<toml::de::DeString<'_>>, &Value<'_>)) {
        match value.get_ref().as_table() {
            Some(table) => table.iter().for_each(|(key, value)| read(self, key, value)),
            None => self.wrong(value, Expected::Table),
        }
    }

    fn exclude(&mut self, value: &Value<'_>) {
        let Some(list) = value.get_ref().as_array() else { return self.wrong(value, Expected::Patterns) };
        for item in list {
            match item.get_ref().as_str() {
                Some(glob) => self.config.exclude.push((glob.to_owned(), self.clamp(item.span()))),
                None => self.wrong(item, Expected::Patterns),
            }
        }
    }

    fn township_deadline(&mut self, value: &Value<'_>) {
        match value.get_ref().as_str().and_then(month_and_day) {
            Some(date) => self.config.township_deadline = Some(date),
            None => self.wrong(value, Expected::MonthAndDay),
        }
    }

    fn ambiguous_width(&mut self, value: &Value<'_>) {
        match value.get_ref().as_str() {
            Some("narrow") => self.config.ambiguous = Ambiguous::Narrow,
            Some("wide") => self.config.ambiguous = Ambiguous::Wide,
            _ => self.wrong(value, Expected::Width),
        }
    }

    fn rule(&mut self, key: &Spanned<toml::de::DeString<'_>>, value: &Value<'_>) {
        let name = key.get_ref().as_ref();
        let severity = match value.get_ref().as_str() {
            Some("error") => Some(Severity::Error),
            Some("warning") => Some(Severity::Warning),
            Some("info") => Some(Severity::Info),
            Some("off") => None,
            _ => return self.wrong(value, Expected::Severity),
        };
        match Selector::named(name) {
            Ok(selector) => self.config.levels.set(selector, severity),
            Err(unknown) => return self.add(key.span(), Trouble::UnknownRule(unknown)),
        }
        let severity = value.get_ref().as_str().unwrap_or_default().to_owned();
        self.config.rules.push((name.to_owned(), severity));
    }

    fn law(&mut self, key: &Spanned<toml::de::DeString<'_>>, value: &Value<'_>) {
        match (key.get_ref().as_ref(), value.get_ref().as_str()) {
            ("text", Some(path)) => self.config.law_text = Some((path.into(), self.clamp(value.span()))),
            ("text", None) => self.wrong(value, Expected::Path),
            (unknown, _) => self.unknown_key(unknown, key.span(), &["text"]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Config, Vec<String>) {
        let (config, problems) = Config::parse(text);
        let said = problems.iter().map(|it| format!("{} {}", it.rule().name, it.span.slice(text))).collect();
        (config, said)
    }

    #[test]
    fn what_is_broken_keeps_its_default_and_the_rest_counts() {
        let text = "exclude = [\"存档/**\", 3]\ntownship-deadline = \"13-01\"\n[rules]\n\"totals/row\" = \"info\"\n\"年报\" = \"off\"\n";
        let (config, said) = parse(text);
        assert_eq!(said, ["config/invalid-value 3", "config/invalid-value \"13-01\"", "config/unknown-key \"年报\""]);
        let excluded: Vec<&str> = config
            .exclude
            .iter()
            .map(|(pattern, span)| {
                assert_eq!(span.slice(text), format!("\"{pattern}\""));
                pattern.as_str()
            })
            .collect();
        assert_eq!(excluded, ["存档/**"]);
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
