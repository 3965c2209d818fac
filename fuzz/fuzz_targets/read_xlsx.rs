//! Any bytes as an Excel file, or as the sheet of one whose archive is whole: read, imported and checked, or refused.
#![no_main]

mod imported;

use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        imported::imported(bytes, "年报.xlsx");
    } else {
        imported::imported(&archive(bytes), "年报.xlsx");
    }
});

const BOOK: &[u8] = b"<workbook><sheets><sheet name=\"a\"/></sheets></workbook>";

/// An Excel file of one sheet.
fn archive(sheet: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, data) in [("[Content_Types].xml", &b"<Types/>"[..]), ("xl/workbook.xml", BOOK), ("xl/worksheets/sheet1.xml", sheet)] {
        archive.start_file(name, stored).expect("a name");
        archive.write_all(data).expect("room");
    }
    archive.finish().expect("an archive").into_inner()
}
