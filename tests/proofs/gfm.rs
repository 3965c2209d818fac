//! Mutated reports as GFM reads them: the same headings and tables, where nothing of syntax/ is said; and a formatted
//! report shows what it showed.

use super::awkward;
use super::formatted::{edits, options};
use super::generate::{self, Random};
use super::mutate::mutant;
use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, parse_document};
use nianbao::edition::{self, split_name};
use nianbao::lint::{self, lint};
use nianbao::report;
use nianbao::syntax::{BlockKind, LineKind, Tree, ascii};
use nianbao::text::{apply, is_invisible};

/// What GFM reads otherwise in the texts of a seed, or is shown otherwise once they are formatted, without a word.
pub fn failures(seed: u64) -> Vec<String> {
    let mut random = Random(seed ^ 0x6F6D);
    let editions = edition::all();
    let report = generate::report(&editions[seed as usize % editions.len()], seed);
    let texts = [mutant(&report, &mut random), awkward::text(seed)];
    texts.iter().flat_map(|text| of_text(text, seed)).collect()
}

fn of_text(text: &str, seed: u64) -> Vec<String> {
    let report = report::parse(text);
    let findings = lint(&report, &lint::Options::default());
    // Of rows of another width than their header, which GFM cuts off or fills up, of a header that is there twice and of none at all rules of
    // their own speak.
    let is_said = |rule: &str| {
        rule.starts_with("syntax/")
            || matches!(rule, "structure/cell-count" | "structure/duplicate-row" | "structure/missing-column")
    };
    if findings.iter().any(|finding| is_said(finding.rule.name)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let shown = Shown::of(&report.tree);
    let understood = understood(&report.tree);
    if let Some((mine, its)) = difference(&understood, &shown.markup) {
        found.push(format!("gfm: reads otherwise: {mine:?} is {its:?} to it, in {:?}", around(text, mine.or(its))));
    }
    if let Some(line) = hidden(&report.tree, &shown) {
        found.push(format!("gfm: does not show {line:?}, in {:?}", around(text, Some(&format!("p {line}")))));
    }
    let Some(after) = apply(text, &edits(text, &options(seed))) else { return found };
    let after = Shown::of(&report::parse(after).tree);
    if let Some((before, after)) = difference(&shown.all, &after.all) {
        found.push(format!("fmt: shows otherwise: {before:?} is {after:?}, in {:?}", around(text, before)));
    }
    found
}

/// The first things that two lists do not have in common.
fn difference<'l>(one: &'l [String], other: &'l [String]) -> Option<(Option<&'l String>, Option<&'l String>)> {
    let at = (0..one.len().max(other.len())).find(|&at| one.get(at) != other.get(at))?;
    Some((one.get(at), other.get(at)))
}

/// A few lines of a text about where something is that has these letters.
fn around<'t>(text: &'t str, what: Option<&String>) -> &'t str {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let what = what.map(|what| letters(what)).unwrap_or_default();
    let key: String = what.chars().skip(2).take(6).collect();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        if !key.is_empty() && letters(line).contains(&key) {
            break;
        }
        start += line.len();
    }
    let from = text[..start.min(text.len())].rmatch_indices(['\n', '\r']).nth(4).map_or(0, |(at, _)| at);
    let to = text[from..].match_indices(['\n', '\r']).nth(12).map_or(text.len(), |(at, _)| from + at);
    &text[from..to]
}

/// The letters and figures of a text.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).map(ascii).collect()
}

/// The headings and tables of a tree.
fn understood(tree: &Tree) -> Vec<String> {
    let mut all = Vec::new();
    for block in &tree.blocks {
        let first = tree.lines[block.first as usize];
        if tree.fenced.iter().any(|fenced| fenced.start < first.start && first.start < fenced.end) {
            continue;
        }
        match (block.kind, first.kind) {
            (BlockKind::Heading, LineKind::Heading(heading)) => {
                all.push(format!("h{} {}", heading.level, letters(tree.slice(heading.text))));
            }
            (BlockKind::Table, _) => {
                all.push("table".to_owned());
                for row in tree.block_rows(*block).filter(|row| !row.delimiter) {
                    let cells = tree.row_cells(row).iter().map(|cell| letters(tree.slice(*cell)));
                    all.push(row_of(cells.collect()));
                }
            }
            _ => {}
        }
    }
    all
}

/// The first line of prose that GFM does not show at all.
fn hidden<'t>(tree: &'t Tree, shown: &Shown) -> Option<&'t str> {
    let is_seen = |block: &&String| !["<?", "<!"].iter().any(|mark| block.contains(&format!("html {mark}")));
    let seen: String = shown.all.iter().filter(is_seen).map(|block| letters(block)).collect();
    let prose = tree.lines.iter().enumerate().filter(|(_, line)| line.kind == LineKind::Prose);
    // Numbers of items are shown otherwise, and what is after a fence or in a comment not at all.
    let marks = |c: char| c.is_whitespace() || c.is_ascii_digit() || "-*+.)>".contains(c);
    let is_meant = |line: &&str| !["```", "~~~", "<!--"].iter().any(|mark| line.starts_with(mark));
    let mut lines = prose.map(|(at, _)| tree.line_text(at).trim_start_matches(marks)).filter(is_meant);
    lines.find(|line| !seen.contains(&letters(line)))
}

fn row_of(mut cells: Vec<String>) -> String {
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    format!("row {}", cells.join("|"))
}

/// What GFM shows of a text.
struct Shown {
    /// The headings and tables.
    markup: Vec<String>,
    /// All that is shown, rows and columns in no order.
    all: Vec<String>,
}

impl Shown {
    fn of(tree: &Tree) -> Shown {
        let head = tree.lines.iter().take_while(|line| line.kind == LineKind::FrontMatter).count();
        let start = tree.lines.get(head).map_or(tree.text.len(), |line| line.start as usize);
        let body = tree.text[start..].trim_start_matches('\u{FEFF}').replace("\r\n", "\n").replace('\r', "\n");
        let mut options = Options::default();
        options.extension.table = true;
        options.extension.strikethrough = true;
        options.extension.tasklist = true;
        let arena = Arena::new();
        let mut shown = Shown { markup: Vec::new(), all: Vec::new() };
        shown.block(parse_document(&arena, &body, &options), "");
        shown
    }

    /// Takes in a block; `within` tells in what it stands.
    fn block(&mut self, node: Node<'_>, within: &str) {
        let mut stack = vec![(node, within.to_owned())];
        while let Some((node, within)) = stack.pop() {
            let deeper = match &node.data().value {
                NodeValue::Heading(heading) => {
                    let text = inline(node);
                    self.markup.push(format!("h{} {}", heading.level, letters(&text)));
                    self.all.push(format!("{within}h{} {text}", heading.level));
                    continue;
                }
                NodeValue::Table(_) => {
                    self.table(node, &within);
                    continue;
                }
                NodeValue::Paragraph => {
                    self.all.push(format!("{within}p {}", inline(node)));
                    continue;
                }
                NodeValue::CodeBlock(code) => {
                    let lines: Vec<&str> = code.literal.lines().collect();
                    self.all.push(format!("{within}code {}", lines.join("\n").trim_end()));
                    continue;
                }
                NodeValue::HtmlBlock(html) => {
                    let lines: Vec<&str> = html.literal.lines().map(str::trim_end).collect();
                    self.all.push(format!("{within}html {}", lines.join("\n").trim()));
                    continue;
                }
                NodeValue::BlockQuote => ">",
                NodeValue::List(_) => "list ",
                NodeValue::Item(_) | NodeValue::TaskItem(_) => "-",
                NodeValue::ThematicBreak => "hr",
                _ => "",
            };
            if !deeper.is_empty() {
                self.all.push(format!("{within}{deeper}"));
            }
            let children: Vec<_> = node.children().collect();
            stack.extend(children.into_iter().rev().map(|child| (child, format!("{within}{deeper}"))));
        }
    }

    fn table(&mut self, table: Node<'_>, within: &str) {
        self.markup.push("table".to_owned());
        self.all.push(format!("{within}table"));
        let mut header: Vec<String> = Vec::new();
        let mut rows = Vec::new();
        for row in table.children() {
            let cells: Vec<String> = row.children().map(inline).collect();
            self.markup.push(row_of(cells.iter().map(|cell| letters(cell)).collect()));
            let folded = |cell: &String| split_name(cell).1.chars().filter(|&c| !is_invisible(c)).collect::<String>();
            let folded: Vec<String> = cells.iter().map(folded).collect();
            if header.is_empty() {
                header.clone_from(&folded);
            }
            let cells = header.iter().zip(&folded).filter(|(_, cell)| !cell.is_empty());
            let mut cells: Vec<String> = cells.map(|(column, cell)| format!("{column}={cell}")).collect();
            cells.sort();
            rows.push(format!("{within}row {}", cells.join("|")));
        }
        rows.sort();
        self.all.extend(rows);
    }
}

/// What stands in a block, as it is shown.
fn inline(node: Node<'_>) -> String {
    let mut text = String::new();
    for child in node.descendants() {
        match &child.data().value {
            NodeValue::Text(words) => text.push_str(words),
            NodeValue::Code(code) => text.push_str(&format!("`{}`", code.literal)),
            NodeValue::HtmlInline(html) => text.push_str(html),
            NodeValue::Link(link) | NodeValue::Image(link) => text.push_str(&format!("[{}{}]", link.url, link.title)),
            NodeValue::SoftBreak => text.push('\n'),
            NodeValue::LineBreak => text.push_str("⏎\n"),
            _ => {}
        }
    }
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}
