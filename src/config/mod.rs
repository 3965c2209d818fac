//! `nianbao.toml`: what applies to a file. Without one everything has its default. What is wrong in it is a
//! [`Problem`] with a place in it, and the rest counts. Which file it is that counts, [`crate::workspace`] knows.

mod keys;
mod letter;
mod pattern;
mod problem;
mod schema;
mod version;

pub use keys::{KEYS, Key, examples};
pub use letter::{FIELDS, Letter, unknown_fields};
pub use pattern::{Idle, idle};
pub use problem::{Expected, Problem, Trouble};
pub use schema::schema;
pub use version::Version;

use crate::lint::{Levels, Selector, Settings, Severity, WordList};
use crate::text::{Ambiguous, Span, month_and_day};
use keys::{names_within, top_names};
use std::path::PathBuf;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// The file's name.
pub const FILE_NAME: &str = "nianbao.toml";

/// What is configured.
#[derive(Clone, Default, Debug)]
pub struct Config {
    /// The version of this program that is needed at least, as it was given, and where.
    pub required_version: Option<(String, Span)>,
    /// Patterns of files that are left out, as in .gitignore, seen from the configuration's folder, and where
    /// each is named. Whether they are patterns, [`crate::workspace`] tells.
    pub exclude: Vec<(String, Span)>,
    /// Whether Word files, PDFs and pages in folders are checked, too.
    pub documents: bool,
    /// Severities that differ from the rules' own.
    pub levels: Levels,
    /// The severities as they were given, for display.
    pub rules: Vec<(String, String)>,
    /// Severities for some files only, in the order in which they are given.
    pub per_file: Vec<PerFile>,
    /// What the rules are told besides.
    pub settings: Settings,
    /// How wide ambiguous characters are drawn.
    pub ambiguous: Ambiguous,
    /// The path of the user's own copy of the official text of the regulation, and where it is named.
    pub law_text: Option<(PathBuf, Span)>,
    /// What letters to units say.
    pub letter: Letter,
}

/// Severities for the files that a pattern matches.
#[derive(Clone, Debug)]
pub struct PerFile {
    /// The pattern, as in `exclude`.
    pub pattern: String,
    /// Where it is given.
    pub span: Span,
    /// The severities; `None` turns a rule off.
    pub levels: Vec<(Selector, Option<Severity>)>,
    /// The same as they were given, for display.
    pub rules: Vec<(String, String)>,
}

impl Config {
    /// Reads a configuration; also gives what is wrong with it.
    pub fn parse(text: &str) -> (Config, Vec<Problem>) {
        Config::default().overlaid(text)
    }

    /// Whether it is for a later version of this program, which may know keys and values that this one does not.
    pub fn is_later(&self) -> bool {
        let needed = self.required_version.as_ref().and_then(|(version, _)| Version::parse(version));
        needed.is_some_and(Version::is_later)
    }

    /// Reads one more configuration, which has the last word wherever it says something; also gives what is wrong with
    /// it.
    pub fn overlaid(self, text: &str) -> (Config, Vec<Problem>) {
        let words = self.settings.words.as_ref().map(|list| list.words().to_vec()).unwrap_or_default();
        let mut reader = Reader { config: self, words, text, below: Vec::new(), problems: Vec::new() };
        let (table, errors) = DeTable::parse_recoverable(text);
        reader.table(table.get_ref());
        if !reader.words.is_empty() {
            reader.config.settings.words = Some(WordList::new(std::mem::take(&mut reader.words)));
        }
        // One slip can make several errors, and odd values of what was saved: the first is the cause.
        if let Some(error) = errors.first() {
            let span = error.span().unwrap_or(0..text.len());
            reader.problems.clear();
            let trouble = match reader.clamp(span.clone()).slice(text) {
                key if error.message() == DUPLICATE => Trouble::Twice(key.to_owned()),
                _ => Trouble::Syntax(error.message().to_owned()),
            };
            reader.add(span, trouble);
        }
        if let Some((needed, span)) = reader.config.required_version.clone().filter(|_| reader.config.is_later()) {
            // What else seems wrong may be right there.
            reader.problems = vec![Problem { span, trouble: Trouble::Later(needed) }];
        }
        reader.problems.sort_by_key(|problem| problem.span);
        (reader.config, reader.problems)
    }
}

/// What the parser says of a key that stands there already.
const DUPLICATE: &str = "duplicate key";

struct Reader<'r> {
    config: Config,
    /// Words that the office corrects, each with the right one.
    words: Vec<(String, String)>,
    text: &'r str,
    /// The key that is read, and those that it stands below.
    below: Vec<String>,
    problems: Vec<Problem>,
}

type Name<'i> = Spanned<DeString<'i>>;
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
            self.below = vec![key.get_ref().to_string()];
            match key.get_ref().as_ref() {
                "required-version" => self.required_version(value),
                "exclude" => self.exclude(value),
                "documents" => self.documents(value),
                "township-deadline" => self.township_deadline(value),
                "ambiguous-width" => self.ambiguous_width(value),
                "rules" => self.each_of(value, Expected::Levels, Self::rule),
                "per-file-rules" => self.per_file_rules(value),
                "words" => self.each_of(value, Expected::Words, Self::word),
                "law" => self.each_of(value, Expected::Table, Self::law),
                "review" => self.each_of(value, Expected::Table, Self::review),
                unknown => self.unknown_key(unknown, key.span(), top_names()),
            }
        }
    }

    fn unknown_key(&mut self, unknown: &str, span: std::ops::Range<usize>, known: Vec<&'static str>) {
        self.add(span, Trouble::UnknownKey { key: unknown.to_owned(), known });
    }

    fn wrong(&mut self, value: &Value<'_>, expected: Expected) {
        self.add(value.span(), Trouble::Invalid { key: self.below.join("."), expected });
    }

    fn each_of(
        &mut self,
        value: &Value<'_>,
        expected: Expected,
        mut read: impl FnMut(&mut Self, &Name<'_>, &Value<'_>),
    ) {
        match value.get_ref().as_table() {
            Some(table) => {
                for (key, value) in table {
                    self.below.push(key.get_ref().to_string());
                    read(self, key, value);
                    self.below.pop();
                }
            }
            None => self.wrong(value, expected),
        }
    }

    fn required_version(&mut self, value: &Value<'_>) {
        match value.get_ref().as_str().filter(|text| Version::parse(text).is_some()) {
            Some(version) => self.config.required_version = Some((version.to_owned(), self.clamp(value.span()))),
            None => self.wrong(value, Expected::Version),
        }
    }

    fn exclude(&mut self, value: &Value<'_>) {
        let Some(list) = value.get_ref().as_array() else { return self.wrong(value, Expected::Patterns) };
        self.config.exclude.clear();
        for item in list {
            match item.get_ref().as_str() {
                Some(glob) => self.config.exclude.push((glob.to_owned(), self.clamp(item.span()))),
                None => self.wrong(item, Expected::Patterns),
            }
        }
    }

    fn documents(&mut self, value: &Value<'_>) {
        match value.get_ref().as_bool() {
            Some(documents) => self.config.documents = documents,
            None => self.wrong(value, Expected::Boolean),
        }
    }

    fn township_deadline(&mut self, value: &Value<'_>) {
        let text = value.get_ref().as_str();
        match text.and_then(month_and_day) {
            Some(date) => self.config.settings.township_deadline = Some(date),
            None if text.is_some_and(is_like_a_day) => self.wrong(value, Expected::DayOfEveryYear),
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

    fn rule(&mut self, key: &Name<'_>, value: &Value<'_>) {
        let Some((selector, severity, given)) = self.level(key, value) else { return };
        self.config.levels.set(selector, severity);
        self.config.rules.retain(|(name, _)| *name != given.0);
        self.config.rules.push(given);
    }

    fn word(&mut self, key: &Name<'_>, value: &Value<'_>) {
        let wrong = key.get_ref().as_ref();
        match value.get_ref().as_str() {
            Some(right) if wrong.chars().count() > 1 && !right.is_empty() && right != wrong => {
                self.words.retain(|(known, _)| known != wrong);
                self.words.push((wrong.to_owned(), right.to_owned()));
            }
            _ => self.wrong(value, Expected::Word),
        }
    }

    /// A rule or group with its severity, both as they mean and as they were given.
    fn level(&mut self, key: &Name<'_>, value: &Value<'_>) -> Option<(Selector, Option<Severity>, (String, String))> {
        let given = value.get_ref().as_str().unwrap_or_default();
        let severity = match given {
            "error" => Some(Severity::Error),
            "warning" => Some(Severity::Warning),
            "info" => Some(Severity::Info),
            "off" => None,
            _ => {
                self.wrong(value, Expected::Severity);
                return None;
            }
        };
        let name = key.get_ref().as_ref();
        match Selector::named(name) {
            Ok(selector) => Some((selector, severity, (name.to_owned(), given.to_owned()))),
            Err(unknown) => {
                self.add(key.span(), Trouble::UnknownRule(unknown));
                None
            }
        }
    }

    fn per_file_rules(&mut self, value: &Value<'_>) {
        let before = self.config.per_file.len();
        self.each_of(value, Expected::PerFile, |reader, key, value| {
            let (pattern, span) = (key.get_ref().to_string(), reader.clamp(key.span()));
            let mut part = PerFile { pattern, span, levels: Vec::new(), rules: Vec::new() };
            reader.each_of(value, Expected::Levels, |reader, key, value| {
                let Some((selector, severity, given)) = reader.level(key, value) else { return };
                part.levels.push((selector, severity));
                part.rules.push(given);
            });
            reader.config.per_file.push(part);
        });
        // A table is read in the order of its names.
        self.config.per_file[before..].sort_by_key(|part| part.span);
    }

    fn law(&mut self, key: &Name<'_>, value: &Value<'_>) {
        match (key.get_ref().as_ref(), value.get_ref().as_str()) {
            ("text", Some(path)) => self.config.law_text = Some((path.into(), self.clamp(value.span()))),
            ("text", None) => self.wrong(value, Expected::Path),
            (unknown, _) => self.unknown_key(unknown, key.span(), names_within("law")),
        }
    }

    fn review(&mut self, key: &Name<'_>, value: &Value<'_>) {
        let text = value.get_ref().as_str().map(str::trim).filter(|text| !text.is_empty());
        let letter = &mut self.config.letter;
        match (key.get_ref().as_ref(), text) {
            ("signature", Some(text)) => letter.signature = Some(text.to_owned()),
            ("deadline", Some(text)) => letter.deadline = Some(text.to_owned()),
            ("letter", Some(text)) if unknown_fields(text).is_empty() => letter.text = Some(text.to_owned()),
            ("letter", _) => self.wrong(value, Expected::Letter),
            ("signature" | "deadline", None) => self.wrong(value, Expected::Text),
            (unknown, _) => self.unknown_key(unknown, key.span(), names_within("review")),
        }
    }
}

/// Whether a text has the shape of a month and a day, one that there is or not.
fn is_like_a_day(text: &str) -> bool {
    let is_number = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('-').is_some_and(|(month, day)| is_number(month) && is_number(day))
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
        assert_eq!(config.settings.township_deadline, None);
    }

    #[test]
    fn every_key_is_read_and_its_example_is_right() {
        for key in KEYS {
            for example in [key.example.zh, key.example.en] {
                let (_, said) = parse(example);
                assert_eq!(said, [""; 0], "{example}");
            }
            // A number is nothing that any key takes.
            let (_, said) = parse(&format!("{} = 3\n", key.name));
            assert_eq!(said, ["config/invalid-value 3"], "{}", key.name);
        }
        let known = top_names();
        assert!(known.iter().all(|name| crate::lint::CONFIG_UNKNOWN_KEY.page.matches(name).count() > 1), "{known:?}");
        assert!(known.contains(&"law") && known.len() <= KEYS.len(), "{known:?}");
    }

    #[test]
    fn severities_for_some_files_keep_their_order() {
        let text = "[per-file-rules]\n\"𠮷/**\" = { totals = \"info\", \"年报\" = \"off\" }\n\"a/**\" = { \"totals/row\" = \"off\" }\n\"b\" = [\"totals\"]\n";
        let (config, said) = parse(text);
        assert_eq!(said, ["config/unknown-key \"年报\"", "config/invalid-value [\"totals\"]"]);
        let patterns: Vec<&str> = config.per_file.iter().map(|part| &*part.pattern).collect();
        assert_eq!(patterns, ["𠮷/**", "a/**", "b"]);
        assert!(config.per_file.iter().all(|part| part.span.slice(text).contains(&part.pattern)));
        assert_eq!(config.per_file[0].rules, [("totals".to_owned(), "info".to_owned())]);
    }

    #[test]
    fn what_is_laid_over_has_the_last_word_and_no_other() {
        let (config, _) =
            parse("exclude = [\"存档\"]\nambiguous-width = \"wide\"\n[rules]\ntotals = \"off\"\nvalue = \"info\"\n");
        let (config, problems) = config.overlaid("exclude = []\nrules.totals = \"warning\"");
        assert_eq!((problems.len(), config.exclude.len(), config.ambiguous), (0, 0, Ambiguous::Wide));
        let rules: Vec<String> = config.rules.iter().map(|(name, severity)| format!("{name} {severity}")).collect();
        assert_eq!(rules, ["value info", "totals warning"]);
        let rule = crate::lint::rule_named("totals/row").unwrap();
        assert_eq!(config.levels.of(rule), Some(Severity::Warning));
    }

    #[test]
    fn a_file_for_a_later_version_is_one_finding() {
        let text =
            "required-version = \"9999.1\"\n\"未来\" = true\n[rules]\n\"prose/新\" = \"off\"\ntotals = \"info\"\n";
        let (config, said) = parse(text);
        assert_eq!(said, ["config/invalid-value \"9999.1\""]);
        assert!(config.is_later() && config.rules.len() == 1);
        assert_eq!(parse("required-version = \"0.0.1\"\n\"未来\" = true\n").1, ["config/unknown-key \"未来\""]);
        assert_eq!(parse("required-version = \"最新\"\n").1, ["config/invalid-value \"最新\""]);
    }

    #[test]
    fn a_letter_has_fields_that_there_are() {
        let (config, said) =
            parse("[review]\nsignature = \" 𠮷县办 \"\nletter = \"致{单位}\"\ndeadline = \"\"\n\"落款\" = \"甲\"\n");
        assert_eq!(said, ["config/invalid-value \"\"", "config/unknown-key \"落款\""]);
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(config.letter, Letter { text: text("致{单位}"), signature: text("𠮷县办"), deadline: None });
        assert_eq!(parse("review.letter = \"致{单 位}\"").1, ["config/invalid-value \"致{单 位}\""]);
    }

    #[test]
    fn a_broken_file_is_one_finding() {
        let (config, said) = parse("township-deadline = \"02-28\"\n[rules\nambiguous-width = \"wide\"\n");
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("config/syntax"), "{said:?}");
        assert_eq!(config.settings.township_deadline, Some((2, 28)));
    }
}
