//! What an editor asks, for one report of 25 KB: each feature at places spread over the text, once the
//! report and its findings are there. Run with `cargo bench --bench editor`.

use divan::Bencher;
use nianbao::ide::{self, Document};
use nianbao::text::Span;
use nianbao::{check, lint};
use std::hint::black_box;

/// A report with findings.
const EXAMPLE: &str = include_str!("../examples/seeded-mistakes.nianbao");

/// The places that are asked about, one after the other.
const PLACES: u32 = 101;

fn main() {
    divan::main();
}

/// The example, made as long as a wordy report.
fn text() -> String {
    let (head, tail) = EXAMPLE.split_once("## 二、").expect("a second section");
    let prose =
        "依据《条例》第三十六条第（二）项和国办公开办函〔2021〕30号，本机关全年答复申请三件，均在期限之内。\n\n";
    let room = (25 << 10) - EXAMPLE.len();
    format!("{head}{}## 二、{tail}", prose.repeat(room / prose.len()))
}

fn measure(bencher: Bencher<'_, '_>, ask: impl Fn(&Document<'_>, u32) + Sync) {
    let text = text();
    let options = lint::Options::default();
    let analysis = check(&*text, &options);
    assert!(analysis.findings.len() > 5);
    let doc = Document::new(&analysis, &options, None);
    let step = text.len() as u32 / PLACES;
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 1) % PLACES;
        ask(black_box(&doc), at * step);
    });
}

#[divan::bench]
fn completion(bencher: Bencher<'_, '_>) {
    measure(bencher, |doc, at| drop(black_box(ide::completion(doc, at))));
}

/// Where much could be meant: in a row, a heading, a directive, a citation, on an empty line, in prose.
#[divan::bench(args = ["row", "heading", "directive", "citation", "empty line", "prose"])]
fn completion_in(bencher: Bencher<'_, '_>, place: &str) {
    let typed = match place {
        "row" => "| ",
        "heading" => "\n## ",
        "directive" => "\n<!-- nianbao: allow(",
        "citation" => "\n《条例》第",
        "empty line" => "\n\n",
        _ => "\n全年zr",
    };
    let text = text();
    let at = text.find("| 三、本年度办理结果").expect("a row of the matrix");
    let short = format!("{}{typed}", &text[..at]);
    let options = lint::Options::default();
    let analysis = check(&*short, &options);
    let doc = Document::new(&analysis, &options, None);
    let cursor = short.len() as u32;
    assert!(!ide::completion(&doc, cursor).is_empty());
    bencher.bench_local(|| black_box(ide::completion(black_box(&doc), cursor)));
}

#[divan::bench]
fn hover(bencher: Bencher<'_, '_>) {
    measure(bencher, |doc, at| drop(black_box(ide::hover(doc, at))));
}

#[divan::bench]
fn code_actions(bencher: Bencher<'_, '_>) {
    measure(bencher, |doc, at| drop(black_box(ide::code_actions(doc, Span::empty(at)))));
}

#[divan::bench]
fn document_symbols(bencher: Bencher<'_, '_>) {
    measure(bencher, |doc, _| drop(black_box(ide::document_symbols(doc))));
}

#[divan::bench]
fn folding_ranges(bencher: Bencher<'_, '_>) {
    measure(bencher, |doc, _| drop(black_box(ide::folding_ranges(doc))));
}

#[divan::bench]
fn workspace_symbols(bencher: Bencher<'_, '_>) {
    measure(bencher, |doc, _| drop(black_box(ide::workspace_symbols(doc.report, "2023 xzfy"))));
}
