//! What is wrong with a command line, in Chinese. In English clap says it itself, except for what one line says.

use super::visible::{visible, visible_name};
use crate::text::{Lang, say};
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error;
use std::io::{self, Write};

/// Prints what clap has to say: an error, or the help or version that was asked for. Gives the exit code.
pub(super) fn print(error: clap::Error, lang: Lang) -> u8 {
    let error = &plain(error);
    let message = twice(error, lang).or_else(|| if lang == Lang::Zh { message(error) } else { None });
    // Where it cannot be printed, nobody is left to be told so.
    let _ = match message {
        Some(message) => io::stderr().write_all(visible(&message).as_bytes()),
        None => error.print(),
    };
    error.exit_code() as u8
}

/// The error with each word of the command line on one line, and no command to a terminal.
fn plain(mut error: clap::Error) -> clap::Error {
    let name = |word: &str| visible_name(word).into_owned();
    let styled = |tip: &StyledStr| StyledStr::from(name(&tip.to_string()));
    let words = error.context().filter_map(|(kind, value)| {
        let value = match value {
            ContextValue::String(word) => ContextValue::String(name(word)),
            ContextValue::Strings(words) => ContextValue::Strings(words.iter().map(|word| name(word)).collect()),
            ContextValue::StyledStrs(tips) if tips.iter().any(|tip| tip.to_string().contains(char::is_control)) => {
                ContextValue::StyledStrs(tips.iter().map(styled).collect())
            }
            _ => return None,
        };
        Some((kind, value))
    });
    for (kind, value) in words.collect::<Vec<_>>() {
        error.insert(kind, value);
    }
    error
}

/// Says that an option is written twice, and what to do: how the command is used is not the question.
fn twice(error: &clap::Error, lang: Lang) -> Option<String> {
    let argument = text(error, ContextKind::InvalidArg).filter(|_| error.kind() == ErrorKind::ArgumentConflict)?;
    let is_twice = text(error, ContextKind::PriorArg).is_some_and(|prior| prior == argument);
    is_twice.then(|| {
        say!(lang,
            zh: "错误：“{argument}”只能写一次，请删去多余的\n",
            en: "error: the argument '{argument}' cannot be used multiple times; remove all but one\n")
    })
}

/// The whole message; `None` for what is no error, and for errors that are met too seldom.
fn message(error: &clap::Error) -> Option<String> {
    let mut message = format!("错误：{}\n", what(error)?);
    let tips = tips(error);
    if !tips.is_empty() {
        message.push('\n');
    }
    tips.iter().for_each(|tip| message.push_str(&format!("  提示：{tip}\n")));
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        message.push_str(&format!("\n用法：{}\n", usage.trim_start_matches("Usage: ").trim_end()));
    }
    message.push_str("\n用 --help 显示帮助。\n");
    Some(message)
}

/// What is wrong.
fn what(error: &clap::Error) -> Option<String> {
    let argument = || text(error, ContextKind::InvalidArg);
    let value = || text(error, ContextKind::InvalidValue);
    let number = |kind| match error.get(kind) {
        Some(ContextValue::Number(number)) => Some(*number),
        _ => None,
    };
    let actual = || number(ContextKind::ActualNumValues);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => match argument()? {
            option if option.starts_with('-') => format!("没有“{option}”这个选项"),
            argument => format!("多了一个参数“{argument}”"),
        },
        ErrorKind::InvalidSubcommand => format!("没有命令“{}”", text(error, ContextKind::InvalidSubcommand)?),
        ErrorKind::InvalidValue if value()?.is_empty() => {
            format!("“{}”后面没有写内容{}", argument()?, possible(error, ContextKind::ValidValue))
        }
        ErrorKind::InvalidValue => {
            format!("“{}”不能写“{}”{}", argument()?, value()?, possible(error, ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => {
            let reason = error.source().map_or(String::new(), |reason| format!("：{reason}"));
            format!("“{}”不能写“{}”{reason}", argument()?, value()?)
        }
        ErrorKind::MissingRequiredArgument => format!("缺少参数：{}", text(error, ContextKind::InvalidArg)?),
        ErrorKind::MissingSubcommand => format!("缺少命令{}", possible(error, ContextKind::ValidSubcommand)),
        ErrorKind::ArgumentConflict => match text(error, ContextKind::PriorArg) {
            Some(prior) => format!("“{}”不能与“{prior}”合用", argument()?),
            None => format!("“{}”不能与其他参数合用", argument()?),
        },
        ErrorKind::NoEquals => format!("“{}”和它的内容之间要写 =", argument()?),
        ErrorKind::TooManyValues => format!("“{}”写多了：“{}”", argument()?, value()?),
        ErrorKind::TooFewValues => {
            format!("“{}”要写 {} 个，只写了 {} 个", argument()?, number(ContextKind::MinValues)?, actual()?)
        }
        ErrorKind::WrongNumberOfValues => {
            format!("“{}”要写 {} 个，写了 {} 个", argument()?, number(ContextKind::ExpectedNumValues)?, actual()?)
        }
        ErrorKind::InvalidUtf8 => "有一个参数不是 UTF-8，只有文件名可以这样".to_owned(),
        _ => return None,
    })
}

/// What may have been meant.
fn tips(error: &clap::Error) -> Vec<String> {
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let near = near.into_iter().filter_map(|kind| text(error, kind));
    let mut tips: Vec<String> = near.map(|near| format!("是不是“{near}”？")).collect();
    if let Some(ContextValue::StyledStrs(said)) = error.get(ContextKind::Suggested) {
        tips.extend(said.iter().filter_map(|tip| translated(&tip.to_string())));
    }
    tips
}

/// A tip that clap has put in words, in Chinese if it is the one that a slip of the pen gives. That an option may be
/// meant as a value, after `--`, helps nobody here.
fn translated(tip: &str) -> Option<String> {
    match tip.strip_suffix(" exists") {
        Some(there) => Some(format!("可以写作“{}”", there.trim_matches('\''))),
        None => (!tip.contains("as a value, use ")).then(|| tip.to_owned()),
    }
}

/// The values that there are, if clap tells them.
fn possible(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::Strings(values)) if !values.is_empty() => format!("；可选：{}", values.join("、")),
        _ => String::new(),
    }
}

/// The words that an error has of a kind.
fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join("、")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{Arg, ArgAction, Command};

    /// What is said of this command line.
    fn said(arguments: &[&str]) -> String {
        let pair = Arg::new("pair").long("pair").num_args(2);
        let some = Arg::new("some").long("some").num_args(2..4);
        let equals = Arg::new("equals").long("equals").require_equals(true);
        let once = Arg::new("once").long("once").action(ArgAction::SetTrue).conflicts_with("pair");
        let subcommand = Command::new("sub").arg(Arg::new("deep").long("deep").action(ArgAction::SetTrue));
        let command =
            Command::new("x").disable_help_subcommand(true).args([pair, some, equals, once]).subcommand(subcommand);
        let error = command.subcommand_required(true).try_get_matches_from([&["x"], arguments].concat()).unwrap_err();
        twice(&error, Lang::Zh).or_else(|| message(&error)).unwrap()
    }

    #[test]
    fn every_kind_has_words_of_its_own() {
        for (arguments, expected) in [
            (&["--pair", "1"][..], "“--pair <pair> <pair>”要写 2 个，写了 1 个"),
            (&["--some", "1"], "“--some <some> <some>...”要写 2 个，只写了 1 个"),
            (&["--equals", "1"], "“--equals=<equals>”和它的内容之间要写 ="),
            (&["--once", "--pair", "1", "2", "sub"], "“--once”不能与“--pair <pair> <pair>”合用"),
            (&["--once=1"], "“--once”写多了：“1”"),
            (&["--deep", "sub"], "没有“--deep”这个选项\n\n  提示：可以写作“sub --deep”"),
            (&["subb"], "没有命令“subb”\n\n  提示：是不是“sub”？"),
            (&[], "缺少命令；可选：sub"),
        ] {
            let said = said(arguments);
            assert!(said.starts_with(&format!("错误：{expected}\n")), "{arguments:?}: {said}");
            assert!(said.ends_with("用 --help 显示帮助。\n"));
        }
        assert_eq!(said(&["--once", "--once"]), "错误：“--once”只能写一次，请删去多余的\n");
    }
}
