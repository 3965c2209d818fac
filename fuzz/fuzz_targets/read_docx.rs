//! Any bytes as a Word file, or as the text of one whose archive is whole: read, imported and checked, or refused.
#![no_main]

mod imported;

use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        imported::imported(bytes, "年报.docx");
    } else {
        imported::imported(&archive(bytes), "年报.docx");
    }
});

const TYPES: &[u8] = b"<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

/// A Word file of one part.
fn archive(document: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, data) in [("[Content_Types].xml", TYPES), ("word/document.xml", document)] {
        archive.start_file(name, stored).expect("a name");
        archive.write_all(data).expect("room");
    }
    archive.finish().expect("an archive").into_inner()
}
