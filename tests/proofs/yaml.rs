//! Mutated front matters as a YAML 1.2 reader has them: the same keys and values, where nothing of syntax/ is said.

use super::awkward;
use super::generate::Random;
use nianbao::lint::{self, lint};
use nianbao::report;
use nianbao::syntax::{LineKind, Tree};
use saphyr_parser::{Event, Parser};

/// What may be typed or pasted anywhere in one.
const PIECES: &[&str] = &[
    " ",
    "\t",
    "\u{3000}",
    "\u{A0}",
    "\u{2028}",
    "\u{85}",
    "\u{200B}",
    "\u{FEFF}",
    "\n",
    "\r",
    "\n  ",
    "\n\t",
    "#",
    " #",
    ": ",
    ":",
    "：",
    "- ",
    "-",
    "'",
    "\"",
    "\\",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&",
    "*",
    "!",
    "|",
    ">",
    "%",
    "@",
    "`",
    "?",
    "? ",
    "~",
    "null",
    "𠮷",
    "...",
    "---",
    "\n...\n",
    "\u{7}",
    "\u{7F}",
    "<<: ",
    "0x1F",
    "键: 值\n",
];

/// The text of a seed: a mutated front matter and a title.
pub fn text(seed: u64) -> String {
    let mut random = Random(seed ^ 0x9A);
    let mut text = awkward::front_matter(seed);
    for _ in 0..random.upto(2) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let Some(&at) = places.get(random.upto(places.len() as i64 - 1) as usize) else { continue };
        text.insert_str(at, random.one(PIECES));
    }
    text.push_str("\n# 汀溪县人民政府2023年政府信息公开工作年度报告\n");
    text
}

/// How the front matter of a seed is read otherwise, without a word.
pub fn failures(seed: u64) -> Vec<String> {
    let text = text(seed);
    let report = report::parse(&*text);
    let tree = &report.tree;
    let head = tree.lines.iter().take_while(|line| line.kind == LineKind::FrontMatter).count();
    let findings = lint(&report, &lint::Options::default());
    let end = tree.lines.get(head).map_or(text.len() as u32, |line| line.start);
    let is_said = findings.iter().any(|it| it.rule.name.starts_with("syntax/") && it.span.start < end.max(1));
    // Without a front matter there is nothing to compare.
    if is_said || head < 2 {
        return Vec::new();
    }
    let fences = (tree.full_span(0).end as usize, tree.lines[head - 1].start as usize);
    let inner = text.get(fences.0..fences.1).unwrap_or_default();
    let (mine, its) = (understood(tree), read(inner));
    if mine == its {
        Vec::new()
    } else {
        vec![format!("yaml: reads otherwise: {mine:?} is {its:?} to it, in {text:?}")]
    }
}

/// A key and what it is given.
type Entry = (String, Vec<String>);

fn understood(tree: &Tree) -> Result<Vec<Entry>, String> {
    let text = &tree.text;
    let entry = |entry: &nianbao::syntax::Entry| {
        let values = entry.values().map(|value| value.text(text).into_owned()).collect();
        (entry.key.slice(text).to_owned(), values)
    };
    Ok(tree.entries.iter().map(entry).collect())
}

/// The entries of a mapping of scalars and of lists of scalars.
fn read(text: &str) -> Result<Vec<Entry>, String> {
    let mut entries: Vec<Entry> = Vec::new();
    let (mut depth, mut is_key) = (0, true);
    for event in Parser::new_from_str(text) {
        let (event, _) = event.map_err(|error| error.to_string())?;
        match event {
            Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd | Event::Nothing => {}
            Event::MappingStart(..) if depth == 0 => depth = 1,
            Event::MappingEnd => {}
            Event::SequenceStart(..) if depth == 1 && !is_key => depth = 2,
            Event::SequenceEnd => (depth, is_key) = (1, true),
            Event::Scalar(value, ..) => {
                // What stands there where nothing does.
                let value = if value == "~" { String::new() } else { value.into_owned() };
                match (depth, is_key) {
                    // A document without an entry.
                    (0, _) if value.is_empty() => {}
                    (1, true) => {
                        entries.push((value, Vec::new()));
                        is_key = false;
                    }
                    (1 | 2, false) => {
                        if let Some((_, values)) = entries.last_mut() {
                            values.push(value);
                        }
                        is_key = depth == 1;
                    }
                    _ => return Err(format!("a scalar: {value}")),
                }
            }
            other => return Err(format!("{other:?}")),
        }
    }
    Ok(entries)
}
