//! Many reports at once, and the file system: which files are reports, and what they say.

pub mod config;
mod discover;
mod read;
mod settings;
mod write;

pub use discover::{discover, is_report};
pub use read::{ReadError, decode, read};
pub use settings::{AllSettings, Selection, Settings};
pub use write::{WriteError, create, replace, sweep, write};
