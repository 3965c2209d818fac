//! How a command ends: its exit code, and what is said of what could not be done.

use super::visible::visible;
use std::io::Write;

/// Clean.
pub(super) const CLEAN: u8 = 0;
/// There are findings that matter.
pub(super) const FOUND: u8 = 1;
/// The work could not be done.
pub(super) const FAILED: u8 = 2;

/// Says on standard error why something could not be done.
pub(super) fn complain(message: &str) {
    let _ = writeln!(std::io::stderr(), "nianbao: {}", visible(message));
}
