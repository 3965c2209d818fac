//! The core as a module for `check.mjs`: a text goes in byte by byte, and the findings come out the same way, so that
//! no pointer is handed over. For the test alone: it is slow.

use nianbao::{check, lint::Options};
use serde_json::{Value, json};
use std::cell::RefCell;

thread_local! {
    /// The text, and then the answer.
    static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Adds a byte to the text.
#[unsafe(no_mangle)]
pub extern "C" fn put(byte: u32) {
    BYTES.with_borrow_mut(|bytes| bytes.push(byte as u8));
}

/// Checks the text; gives how many bytes of JSON the answer has.
#[unsafe(no_mangle)]
pub extern "C" fn findings() -> u32 {
    BYTES.with_borrow_mut(|bytes| {
        let text = String::from_utf8_lossy(bytes);
        let analysis = check(text, &Options::default());
        let findings: Value = (analysis.findings.iter())
            .map(|it| json!([it.rule.name, it.span.start, it.span.end, it.message]))
            .collect();
        *bytes = findings.to_string().into_bytes();
        bytes.len() as u32
    })
}

/// A byte of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn get(at: u32) -> u32 {
    BYTES.with_borrow(|bytes| bytes.get(at as usize).copied().unwrap_or_default().into())
}

/// Makes room for another text.
#[unsafe(no_mangle)]
pub extern "C" fn clear() {
    BYTES.with_borrow_mut(Vec::clear);
}
