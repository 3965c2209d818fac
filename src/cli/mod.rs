//! A door: the command line. Commands, what they print, and exit codes; nothing is decided here.

mod args;
mod baseline;
mod check;
mod config;
mod explain;
mod export;
mod fmt;
mod help;
mod inputs;
mod manual;
mod mend;
mod new;
mod output;
mod progress;
mod server;
mod sinks;
mod visible;
mod wrong;

use args::Command;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// Clean.
const CLEAN: u8 = 0;
/// There are findings that matter.
const FOUND: u8 = 1;
/// The work could not be done.
const FAILED: u8 = 2;

/// Runs the command line; the exit code is 0 for clean, 1 for findings, 2 where the work could not be done.
pub fn run() -> ExitCode {
    let lang = args::language();
    let cli = match help::parse(lang) {
        Ok(cli) => cli,
        Err(error) => return ExitCode::from(wrong::print(&error, lang)),
    };
    let result = match cli.command {
        Command::Check(args) => check::run(&args, lang),
        Command::Fmt(args) => fmt::run(&args, lang),
        Command::Export(args) => export::run(&args, lang),
        Command::Explain(args) => explain::explain(&args, lang),
        Command::Rules(args) => explain::rules(&args, lang),
        Command::Config(args) => config::run(&args, lang),
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

/// Says on standard error why something could not be done.
fn complain(message: &str) {
    let _ = writeln!(std::io::stderr(), "nianbao: {}", visible::visible(message));
}
