//! Many reports at once, and the file system: which files are reports, and what they say.

pub mod config;
mod discover;
mod read;

pub use discover::{discover, is_report};
pub use read::{ReadError, decode, read};
