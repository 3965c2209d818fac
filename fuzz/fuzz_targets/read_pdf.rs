//! Any bytes that are called a PDF: read, imported and checked, or refused.
#![no_main]

mod imported;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| imported::imported(&[b"%PDF-1.7\n", bytes].concat(), "年报 𠮷.pdf"));
