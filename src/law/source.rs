//! From the data files to the typed view, and the Rust source that is generated from that.

use super::{Article, Chapter, Header, Instrument, Paragraph, Regulation, Status, Words};
use crate::edition::source::{Rust, fields, is_current, names, slice};
use serde::Deserialize;
use std::sync::LazyLock;

/// The regulation, in two files that are one text.
const REGULATION_FILES: &str = concat!(include_str!("regulation-1.toml"), include_str!("regulation-2.toml"));

pub(super) static REGULATION: LazyLock<Regulation> =
    LazyLock::new(|| toml::from_str(REGULATION_FILES).expect("a valid data file"));

pub(super) static INSTRUMENTS: LazyLock<Vec<Instrument>> = LazyLock::new(|| {
    let file: InstrumentsFile = toml::from_str(include_str!("instruments.toml")).expect("a valid data file");
    file.instruments
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct InstrumentsFile {
    #[serde(rename = "instrument")]
    instruments: Vec<Instrument>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ParagraphFile {
    zh: &'static str,
    en: &'static str,
    #[serde(default, deserialize_with = "slice")]
    items: &'static [Words],
}

impl From<ParagraphFile> for Paragraph {
    fn from(file: ParagraphFile) -> Paragraph {
        Paragraph { words: Words { zh: file.zh, en: file.en }, items: file.items }
    }
}

/// What an instrument is, if its entry does not say otherwise.
pub(super) fn yes() -> bool {
    true
}

fields!(Words { zh, en });
fields!(Regulation { instrument, chapters, articles });
fields!(Header { title, number, promulgated, effective, published_at });
fields!(Chapter { number, title });
fields!(Article { number, chapter, subject, paragraphs });
fields!(Paragraph { words, items });
fields!(Instrument {
    id,
    number,
    accepted,
    title,
    annex,
    date,
    published,
    published_at,
    effective,
    for_reports,
    status,
    replaced_by,
    source,
    inferred,
    own,
    verified,
    note,
});
names!(Status);

#[test]
fn the_generated_regulation_is_that_of_the_data() {
    let mut item = Rust::item("pub(in crate::law) static REGULATION: Regulation", &*REGULATION);
    let mut modules = String::new();
    // A file for each chapter, as in editions for each table.
    for chapter in REGULATION.chapters.iter() {
        let module = format!("chapter_{}", chapter.number);
        let mut articles = String::new();
        for article in REGULATION.articles.iter().filter(|article| article.chapter == chapter.number) {
            let name = format!("ARTICLE_{}", article.number);
            let text = Rust::moved_out(&mut item, article, &format!("{module}::{name}"));
            articles.push_str(&format!("\npub(super) const {name}: Article = {text};\n"));
        }
        let types = "use crate::law::{Article, Paragraph, Words};";
        is_current(&format!("src/law/generated/regulation/{module}.rs"), &format!("{types}\n{articles}"));
        modules.push_str(&format!("mod {module};\n"));
    }
    let types = "use crate::law::{Chapter, Header, Regulation, Words};";
    is_current("src/law/generated/regulation/mod.rs", &format!("{modules}\n{types}\n\n{item}"));
}

#[test]
fn the_generated_instruments_are_those_of_the_data() {
    let declaration = format!("pub(in crate::law) static INSTRUMENTS: [Instrument; {}]", INSTRUMENTS.len());
    let item = Rust::item(&declaration, &*INSTRUMENTS);
    let types = "use crate::edition::{Basis, Years};\nuse crate::law::{Instrument, Status, Words};";
    is_current("src/law/generated/instruments.rs", &format!("{types}\n\n{item}"));
}
