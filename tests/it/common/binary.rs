//! Runs the real binary, in Chinese unless told otherwise.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What a run gave.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs `nianbao` in `folder`.
pub fn nianbao<S: AsRef<OsStr>>(folder: &Path, arguments: &[S]) -> Run {
    nianbao_where(folder, &[], arguments)
}

/// The same where these variables are set.
pub fn nianbao_where<S: AsRef<OsStr>>(folder: &Path, variables: &[(&str, &str)], arguments: &[S]) -> Run {
    let output = Command::new(program())
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(folder)
        .env("NIANBAO_LANG", "zh")
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::null())
        .output();
    let Output { status, stdout, stderr } = output.expect("the binary runs");
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Run { code: status.code().expect("no signal"), stdout: text(stdout), stderr: text(stderr) }
}

/// The program: the one that is built for these tests, or where tests are a package of their own, the one that they
/// are told.
pub fn program() -> OsString {
    let built = option_env!("CARGO_BIN_EXE_nianbao").map(OsString::from);
    built.or_else(|| std::env::var_os("NIANBAO_BIN")).expect("NIANBAO_BIN names the program")
}
