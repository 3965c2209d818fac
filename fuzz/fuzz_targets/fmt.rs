//! Any text is formatted, what is formatted stays, and the figures are those that they were.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao::format::{Options, format};
use nianbao::report;
use nianbao::text::apply;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let before = report::parse(&*text);
    let once = apply(&text, &format(&before, &Options::default())).expect("edits fit");
    let after = report::parse(&*once);
    assert!(format(&after, &Options::default()).is_empty(), "twice is not once");
    assert_eq!(nianbao::export::json(&before), nianbao::export::json(&after));
});
