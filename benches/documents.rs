//! Documents in and out: reading a report's Word file, page or text, importing and checking it, and writing it. Run
//! with `cargo bench --bench documents`.

use divan::Bencher;
use divan::counter::BytesCount;
use nianbao::document::{Document, read, write};
use nianbao::export::official;
use nianbao::import::{check, import};
use nianbao::lint::Options;
use nianbao::report;
use std::hint::black_box;

const EXAMPLE: &str = include_str!("../examples/acheng-2023.nianbao");

fn main() {
    divan::main();
}

/// What a report comes as.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Word,
    Page,
    Text,
}

impl Kind {
    const ALL: [Kind; 3] = [Kind::Word, Kind::Page, Kind::Text];

    fn name(self) -> &'static str {
        match self {
            Kind::Word => "年报.docx",
            Kind::Page => "年报.html",
            Kind::Text => "年报.txt",
        }
    }

    fn file(self) -> Vec<u8> {
        let document = document();
        match self {
            Kind::Word => write::docx(&document).unwrap(),
            Kind::Page => write::html(&document).into_bytes(),
            // As it lies on the clipboard: cells apart by tabs.
            Kind::Text => {
                let lines =
                    EXAMPLE.lines().skip_while(|line| !line.starts_with("# ")).filter(|line| !line.starts_with("| --"));
                let lines = lines.map(|line| match line.strip_prefix('|') {
                    Some(row) => row.trim_end_matches('|').split('|').map(str::trim).collect::<Vec<_>>().join("\t"),
                    None => line.trim_start_matches(['#', ' ']).to_owned(),
                });
                lines.collect::<Vec<_>>().join("\n").into_bytes()
            }
        }
    }
}

fn document() -> Document {
    official(&report::parse(EXAMPLE)).document
}

fn opened(file: &[u8], kind: Kind) -> Document {
    read(file, Some(kind.name())).unwrap()
}

/// With the file's bytes counted, which are packed in a Word file.
fn measure(bencher: Bencher<'_, '_>, kind: Kind, run: impl Fn(&[u8]) + Sync) {
    let file = kind.file();
    bencher.counter(BytesCount::new(file.len())).bench(|| run(black_box(&file)));
}

#[divan::bench(args = Kind::ALL)]
fn a_read(bencher: Bencher<'_, '_>, kind: Kind) {
    measure(bencher, kind, |file| drop(black_box(opened(file, kind))));
}

#[divan::bench(args = Kind::ALL)]
fn b_read_and_import(bencher: Bencher<'_, '_>, kind: Kind) {
    measure(bencher, kind, |file| drop(black_box(import(&opened(file, kind)))));
}

#[divan::bench(args = Kind::ALL)]
fn c_read_import_and_check(bencher: Bencher<'_, '_>, kind: Kind) {
    measure(bencher, kind, |file| drop(black_box(check(&opened(file, kind), &Options::default()))));
}

#[divan::bench(args = [Kind::Word, Kind::Page])]
fn d_write(bencher: Bencher<'_, '_>, kind: Kind) {
    let document = document();
    bencher.bench(|| match kind {
        Kind::Word => write::docx(black_box(&document)).unwrap(),
        _ => write::html(black_box(&document)).into_bytes(),
    });
}
