//! Any bytes are a Word file before 2007, or are refused; what is imported of one is checked.
#![no_main]

mod imported;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| imported::imported(bytes, "年报.doc"));
