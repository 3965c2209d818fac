//! Any bytes are a document, or are refused; what is imported of one is checked, and each finding stands somewhere in it.
#![no_main]

mod imported;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| imported::imported(bytes, "年报.txt"));
