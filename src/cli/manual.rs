//! `nianbao completions` and `nianbao man`: what shells and manuals know of the command line, made from
//! the command line itself.

use super::args::{CompletionsArgs, ManArgs};
use super::ending::{CLEAN, FAILED, complain};
use super::help;
use super::sinks::cannot_write;
use crate::text::Lang;
use crate::workspace::{Sources, WriteError};
use std::io::{self, Write};

pub(super) fn completions(args: &CompletionsArgs, lang: Lang) -> io::Result<u8> {
    // Made in memory: a reader that has gone away is an error to report, not a panic.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut help::plain(lang), "nianbao", &mut script);
    io::stdout().write_all(&script)?;
    Ok(CLEAN)
}

pub(super) fn man(args: &ManArgs, lang: Lang) -> io::Result<u8> {
    let mut command = help::command(lang);
    // Subcommands learn of the options that every command has, and of their whole name.
    command.build();
    let Some(folder) = &args.output else {
        io::stdout().write_all(&page(command, lang)?)?;
        return Ok(CLEAN);
    };
    let subcommands: Vec<clap::Command> = command.get_subcommands().cloned().collect();
    for command in std::iter::once(command).chain(subcommands) {
        let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
        let path = folder.join(format!("{name}.1"));
        let page = page(command, lang)?;
        let made = std::fs::create_dir_all(folder).map_err(WriteError::from);
        let written = made.and_then(|()| Sources::default().write(&path, &page));
        if let Err(error) = written {
            complain(&cannot_write(&path, &error, lang));
            return Ok(FAILED);
        }
    }
    Ok(CLEAN)
}

/// The manual page of a command, its headings in the language of the rest.
fn page(command: clap::Command, lang: Lang) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    if lang == Lang::En {
        return Ok(page);
    }
    let lines = String::from_utf8_lossy(&page).lines().map(translated).collect::<Vec<_>>();
    Ok((lines.join("\n") + "\n").into_bytes())
}

/// A line of a page, in Chinese if it is a heading.
fn translated(line: &str) -> String {
    let heading = line.strip_prefix(".SH ").map(|heading| heading.trim_matches('"'));
    let known = HEADINGS.iter().find(|(english, _)| heading == Some(*english));
    known.map_or(line.to_owned(), |(_, chinese)| format!(".SH {chinese}"))
}

const HEADINGS: &[(&str, &str)] = &[
    ("NAME", "名称"),
    ("SYNOPSIS", "用法"),
    ("DESCRIPTION", "说明"),
    ("OPTIONS", "选项"),
    ("SUBCOMMANDS", "命令"),
    ("VERSION", "版本"),
];
