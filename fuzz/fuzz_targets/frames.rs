//! Any bytes that a client may send are read as messages, or as none.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    nianbao::lsp::messages(bytes);
});
