//! What is wrong with a configuration, and the finding that says so.

use super::letter::FIELDS;
use super::pattern::Idle;
use crate::lint::{CONFIG_INVALID_VALUE, CONFIG_SYNTAX, CONFIG_UNKNOWN_KEY, Finding, Rule, Severity, UnknownName};
use crate::text::{Lang, Span, comma, nearest, say};

/// Something that is wrong with a configuration.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Where it stands in the file.
    pub span: Span,
    /// What it is.
    pub trouble: Trouble,
}

/// What is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// It is not TOML, for this reason.
    Syntax(String),
    /// A key that means nothing.
    UnknownKey {
        /// The key.
        key: String,
        /// The keys that there are in its place.
        known: Vec<&'static str>,
    },
    /// A rule or group that there is not.
    UnknownRule(UnknownName),
    /// A value that its key does not take.
    Invalid {
        /// The key with those that it stands below.
        key: String,
        /// What it takes.
        expected: Expected,
    },
    /// A key or a section that stands there already.
    Twice(String),
    /// It is for this version, which is later than the program's.
    Later(String),
    /// A pattern that matches no file.
    Idle {
        /// The pattern.
        pattern: String,
        /// Why it matches none.
        idle: Idle,
    },
}

/// What a key takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Expected {
    /// A table.
    Table,
    /// A version.
    Version,
    /// A table of severities.
    Levels,
    /// A table of severities by patterns of files.
    PerFile,
    /// A list of patterns of files.
    Patterns,
    /// `01-31`
    MonthAndDay,
    /// The same, which `02-31` is not.
    DayOfEveryYear,
    /// `narrow` or `wide`
    Width,
    /// `error`, `warning`, `info` or `off`
    Severity,
    /// The path of a file.
    Path,
    /// `true` or `false`
    Boolean,
    /// The right word for a wrong one, which has two characters at least.
    Word,
    /// A table of wrong words with the right ones.
    Words,
    /// A text that is not empty.
    Text,
    /// A text with the fields of a letter and no others.
    Letter,
}

impl Problem {
    /// The rule whose finding it is.
    pub fn rule(&self) -> &'static Rule {
        match self.trouble {
            Trouble::Syntax(_) | Trouble::Twice(_) => &CONFIG_SYNTAX,
            Trouble::UnknownKey { .. } | Trouble::UnknownRule(_) => &CONFIG_UNKNOWN_KEY,
            Trouble::Invalid { .. } | Trouble::Later(_) | Trouble::Idle { .. } => &CONFIG_INVALID_VALUE,
        }
    }

    /// The finding that says so.
    pub fn finding(&self, lang: Lang) -> Finding {
        let mut finding = Finding::new(self.rule(), self.span, self.message(lang));
        // A pattern that matches nothing leaves everything else as it was meant.
        if matches!(self.trouble, Trouble::Idle { .. }) {
            finding.severity = Severity::Warning;
        }
        finding
    }

    /// What is wrong, and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match &self.trouble {
            Trouble::Syntax(reason) => {
                say!(lang, zh: "从这里起写法不对（不是 TOML）：看看引号、括号、等号是否写全", en: "not TOML: {reason}")
            }
            Trouble::UnknownKey { key, known } => match nearest(key, known.iter().copied()) {
                Some(near) => {
                    say!(lang, zh: "没有“{key}”这个设置，是不是 {near}？", en: "unknown key {key}; did you mean {near}?")
                }
                None => {
                    let known = known.join(comma(lang));
                    say!(lang, zh: "没有“{key}”这个设置；可用的有 {known}", en: "unknown key {key}; the keys are {known}")
                }
            },
            Trouble::UnknownRule(unknown) => unknown.message(lang),
            Trouble::Invalid { key, expected } => {
                let expected = expected.name(lang);
                say!(lang, zh: "{key} 应写{expected}", en: "invalid value of {key}; expected {expected}")
            }
            Trouble::Twice(key) => say!(lang,
                zh: "“{key}”写了两次：请合并成一处，或删去一处",
                en: "{key} is given twice; put both together, or remove one"),
            Trouble::Later(needed) => {
                let ours = env!("CARGO_PKG_VERSION");
                let needed = needed.trim_start_matches(">=").trim();
                say!(lang,
                    zh: "这份 nianbao.toml 要用 nianbao {needed} 以上的版本，现在是 {ours}：请更新 nianbao，或改 required-version",
                    en: "this configuration needs nianbao {needed} or later, this is {ours}: update nianbao, or change \
                         required-version")
            }
            Trouble::Idle { pattern, idle } => idle.message(pattern, lang),
        }
    }
}

impl Expected {
    fn name(self, lang: Lang) -> String {
        match self {
            Expected::Table => say!(lang, zh: "成一节（[rules] 这样的）", en: "a table"),
            Expected::Version => say!(lang, zh: "版本号，例如 \"0.1.0\"", en: "a version such as \"0.1.0\""),
            Expected::Levels => say!(lang,
                zh: "规则和级别，例如 {{ \"value/blank\" = \"off\" }}",
                en: "a table of rules and severities such as {{ \"value/blank\" = \"off\" }}"),
            Expected::PerFile => say!(lang,
                zh: "文件和规则，例如 \"往年/**\" = {{ \"value/blank\" = \"off\" }}",
                en: "a table such as \"往年/**\" = {{ \"value/blank\" = \"off\" }}"),
            Expected::Patterns => {
                say!(lang, zh: "文件的列表，例如 [\"存档/**\"]", en: "a list of patterns such as [\"存档/**\"]")
            }
            Expected::MonthAndDay => say!(lang, zh: "“月-日”，例如 \"01-31\"", en: "month and day, such as \"01-31\""),
            Expected::DayOfEveryYear => {
                say!(lang, zh: "每年都有的日子（2 月到 28 日为止），例如 \"01-31\"", en: "a day that every year has, such as \"01-31\"")
            }
            Expected::Words => {
                say!(lang, zh: "词表，每行写“错的写法 = 对的写法”", en: "a table of wrong words, each with the right one")
            }
            Expected::Word => {
                say!(lang, zh: "“错的写法 = 对的写法”，错的写法至少两个字", en: "a right word for a wrong one of two characters at least")
            }
            Expected::Width => say!(lang, zh: " narrow 或 wide", en: "\"narrow\" or \"wide\""),
            Expected::Severity => say!(lang,
                zh: " error、warning、info、off 之一",
                en: "\"error\", \"warning\", \"info\" or \"off\""),
            Expected::Path => say!(lang, zh: "文件的路径", en: "a path"),
            Expected::Text => say!(lang, zh: "文字", en: "a text"),
            Expected::Letter => {
                let fields = FIELDS.map(|field| format!("{{{field}}}")).join(" ");
                say!(lang, zh: "文字，可用的字段只有 {fields}", en: "a text; its fields may be {fields}")
            }
            Expected::Boolean => say!(lang, zh: " true 或 false", en: "true or false"),
        }
    }
}
