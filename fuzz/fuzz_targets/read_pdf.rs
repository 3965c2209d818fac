//! Any bytes that are called a PDF are read as a document and as a report, or it is said why not.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let bytes = [b"%PDF-1.7\n", bytes].concat();
    if let Ok(document) = nianbao::document::read(&bytes, Some("年报 𠮷.pdf")) {
        let imported = nianbao::import::import(&document);
        for stretch in imported.origins.stretches() {
            assert!(imported.text.get(stretch.span.range()).is_some(), "{stretch:?}");
        }
    }
});
