//! Any bytes are a page, or are refused; what is imported of one is checked, and each finding stands somewhere in it.
#![no_main]

mod imported;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| imported::imported(&[b"<html>", bytes].concat(), "年报.html"));
