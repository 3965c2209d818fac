//! What scans of the workspace leave for the next.

use rustc_hash::FxHashMap;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::SystemTime;
use tokio::sync::Semaphore;

/// What is kept from one scan for the next.
#[derive(Debug)]
pub(super) struct Scanner {
    /// The result of each file that has not changed since.
    pub known: Mutex<FxHashMap<PathBuf, Known>>,
    /// One scan at a time: they are many files long, and single answers go on beside them.
    pub turn: Semaphore,
}

impl Default for Scanner {
    fn default() -> Scanner {
        Scanner { known: Mutex::default(), turn: Semaphore::new(1) }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Known {
    pub stamp: Stamp,
    pub generation: u64,
    pub id: String,
}

/// A file's time and size: while they are the same, it is.
pub(super) type Stamp = (SystemTime, u64);
