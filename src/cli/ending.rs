//! How a command ends: its exit code, and what is said of what could not be done.

use super::visible::visible_name;
use std::io::{self, Write};

/// Clean.
pub(super) const CLEAN: u8 = 0;
/// There are findings that matter.
pub(super) const FOUND: u8 = 1;
/// The work could not be done.
pub(super) const FAILED: u8 = 2;

/// Says on standard error why something could not be done: one line, whatever is in the names that it names. A second
/// one would be read as a message of its own, by build servers as a command.
pub(super) fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "nianbao: {}", visible_name(message));
}

/// Says on standard output what was done, in one line likewise.
pub(super) fn tell(message: &str) -> io::Result<()> {
    writeln!(io::stdout(), "{}", visible_name(message))
}
