//! A door: the command line. Commands, what they print, and exit codes; nothing is decided here.

mod annotate;
mod args;
mod baseline;
mod check;
mod clock;
mod config;
mod configured;
mod data;
mod diff;
mod ending;
mod explain;
mod export;
mod fmt;
mod given;
mod help;
mod import;
mod init;
mod inputs;
mod libreoffice;
mod manual;
mod mend;
mod new;
mod output;
mod preview;
mod progress;
mod review;
mod server;
mod shown;
mod sinks;
mod sum;
mod visible;
mod wrong;

use args::Command;
use ending::{CLEAN, FAILED, complain};
use std::io::ErrorKind;
use std::process::ExitCode;

/// Runs the command line; the exit code is 0 for clean, 1 for findings, 2 where the work could not be done.
pub fn run() -> ExitCode {
    let lang = args::language();
    let cli = match help::parse(lang) {
        Ok(cli) => cli,
        Err(error) => return ExitCode::from(wrong::print(error, lang)),
    };
    let result = match cli.command {
        Command::Check(args) => check::run(&args, lang),
        Command::Fmt(args) => fmt::run(&args, lang),
        Command::Export(args) => export::run(&args, lang),
        Command::Preview(args) => preview::run(&args, lang),
        Command::Diff(args) => diff::run(&args, lang),
        Command::Sum(args) => sum::run(&args, lang),
        Command::Annotate(args) => annotate::run(&args, lang),
        Command::Review(args) => review::run(&args, lang),
        Command::Import(args) => import::run(&args, lang),
        Command::Explain(args) => explain::explain(&args, lang),
        Command::Rules(args) => explain::rules(&args, lang),
        Command::Config(args) => config::run(&args, lang),
        Command::Init(args) => init::run(&args, lang),
        Command::New(args) => new::run(&args, lang),
        Command::Server(_) => server::run(),
        Command::Completions(args) => manual::completions(&args, lang),
        Command::Man(args) => manual::man(&args, lang),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::from(CLEAN),
        Err(error) => {
            complain(&crate::workspace::reason(&error, lang));
            ExitCode::from(FAILED)
        }
    }
}
