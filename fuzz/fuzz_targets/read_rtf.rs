//! Any bytes are rich text, or are refused; what is imported of one is checked, and each finding stands somewhere in it.
#![no_main]

mod imported;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| imported::imported(&[b"{\\rtf1\\ansicpg936 ", bytes].concat(), "年报.rtf"));
