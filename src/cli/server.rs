//! `nianbao server`: the language server, on standard input and output.

use super::args::{language_asked, language_of_system};
use crate::lsp;
use std::io;

/// A client's own language counts where none was asked for.
pub(super) fn run() -> io::Result<u8> {
    lsp::run(language_asked(), language_of_system())
}
