//! Parse, report, lint and format, in bytes per second, beside a pass that only validates UTF-8 and finds the
//! line ends of the same bytes. Run with `cargo bench`.

use divan::Bencher;
use divan::counter::BytesCount;
use nianbao::{format, lint, report, syntax};
use std::hint::black_box;
use std::sync::Arc;

const EXAMPLE: &str = include_str!("../examples/acheng-2023.nianbao");

fn main() {
    divan::main();
}

/// Texts to measure: one report, and many reports' text in one file.
#[derive(Clone, Copy, Debug)]
enum Input {
    OneReport,
    Megabyte,
    TenMegabytes,
}

impl Input {
    const ALL: [Input; 3] = [Input::OneReport, Input::Megabyte, Input::TenMegabytes];

    fn text(self) -> String {
        let bytes = match self {
            Input::OneReport => EXAMPLE.len(),
            Input::Megabyte => 1 << 20,
            Input::TenMegabytes => 10 << 20,
        };
        EXAMPLE.repeat(bytes.div_ceil(EXAMPLE.len()))
    }
}

/// The text is handed over as the command line and the server have it: read once, and shared.
fn measure(bencher: Bencher<'_, '_>, input: Input, run: impl Fn(&Arc<str>) + Sync) {
    let text: Arc<str> = input.text().into();
    bencher.counter(BytesCount::new(text.len())).bench(|| run(black_box(&text)));
}

#[divan::bench(args = Input::ALL)]
fn a_validate_and_find_lines(bencher: Bencher<'_, '_>, input: Input) {
    measure(bencher, input, |text| {
        let text = std::str::from_utf8(text.as_bytes()).unwrap();
        black_box(memchr::memchr_iter(b'\n', text.as_bytes()).count());
    });
}

#[divan::bench(args = Input::ALL)]
fn b_parse(bencher: Bencher<'_, '_>, input: Input) {
    measure(bencher, input, |text| {
        black_box(syntax::parse(text.clone()));
    });
}

#[divan::bench(args = Input::ALL)]
fn c_parse_and_report(bencher: Bencher<'_, '_>, input: Input) {
    measure(bencher, input, |text| {
        black_box(report::parse(text.clone()));
    });
}

#[divan::bench(args = Input::ALL)]
fn d_parse_report_and_lint(bencher: Bencher<'_, '_>, input: Input) {
    measure(bencher, input, |text| {
        let report = report::parse(text.clone());
        black_box(lint::lint(&report, &lint::Options::default()));
    });
}

#[divan::bench(args = Input::ALL)]
fn e_parse_report_and_format(bencher: Bencher<'_, '_>, input: Input) {
    measure(bencher, input, format_text);
}

/// A report with no cell padded, so that every line of its tables changes.
#[divan::bench]
fn f_format_what_is_untidy(bencher: Bencher<'_, '_>) {
    let text: Arc<str> = EXAMPLE.replace("| ", "|").replace(" |", "|").into();
    bencher.counter(BytesCount::new(text.len())).bench(|| format_text(black_box(&text)));
}

fn format_text(text: &Arc<str>) {
    let report = report::parse(text.clone());
    black_box(format::format(&report, &format::Options::default()));
}
