//! Any bytes as an Excel file before 2007, in its container or without one: read, imported and checked, or refused.
#![no_main]

mod imported;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    imported::imported(bytes, "年报.xls");
    // The records of a file that says what it is.
    let begin = [&[0x09, 0x08, 0x10, 0, 0, 6, 5, 0][..], &[0; 12]].concat();
    imported::imported(&[&begin, bytes].concat(), "年报.xls");
});
