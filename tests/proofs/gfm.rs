//! Mutated reports as GFM reads them: the same headings and tables, where nothing of syntax/ is said; and a formatted
//! report shows what it showed.

use super::awkward;
use super::formatted::{edits, options};
use super::generate::{self, Random};
use super::mutate::mutant;
use super::nested;
use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, parse_document};
use nianbao::edition::{self, split_name};
use nianbao::lint::{self, Finding, lint};
use nianbao::report;
use nianbao::syntax::{BlockKind, LineKind, Tree, ascii};
use nianbao::text::{Span, apply, is_invisible};

/// What GFM reads otherwise in the texts of a seed, or is shown otherwise once they are formatted, without a word.
pub fn failures(seed: u64) -> Vec<String> {
    texts(seed).iter().flat_map(|text| of_text(text, seed)).collect()
}

/// The texts of a seed: a mutated report, one with everything in the way, and one of lists and quotations.
pub fn texts(seed: u64) -> [String; 3] {
    let mut random = Random(seed ^ 0x6F6D);
    let editions = edition::all();
    let report = generate::report(&editions[seed as usize % editions.len()], seed);
    [mutant(&report, &mut random), awkward::text(seed), nested::text(seed)]
}

fn of_text(text: &str, seed: u64) -> Vec<String> {
    // Whoever allows a slip is not told of it.
    if ["allow(syntax", "allow(structure"].iter().any(|allow| text.contains(allow)) {
        return Vec::new();
    }
    let report = report::parse(text);
    let findings = lint(&report, &lint::Options::default());
    // Of rows of another width than their header, which GFM cuts off or fills up, of a header that is there twice and of
    // none at all rules of their own speak, and one of a front matter that does not stand at the very top.
    let is_said = |finding: &Finding| match finding.rule.name {
        "structure/cell-count" | "structure/duplicate-row" | "structure/duplicate-table" | "import/pasted-table" => {
            true
        }
        "structure/missing-column" => true,
        "structure/missing-key" => finding.span.start > 0,
        name => name.starts_with("syntax/"),
    };
    if findings.iter().any(is_said) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let shown = Shown::of(&report.tree);
    let understood = understood(&report.tree);
    if let Some((mine, its)) = difference(&understood, &shown.markup) {
        let above = understood.iter().take_while(|it| !std::ptr::eq(*it, mine.unwrap_or(*it))).last();
        let text = around(text, above.or(mine).or(its));
        found.push(format!("gfm: reads otherwise: {mine:?} is {its:?} to it, behind {above:?}, in {text:?}"));
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
                all.push(format!("h{} {}", heading.level, letters(&without_comments(tree.slice(heading.text)))));
            }
            (BlockKind::Table, _) => {
                all.push("table".to_owned());
                // The row of an item above the header, as the form is published, is text to GFM.
                let rows = tree.block_rows(*block).as_slice();
                let is_filled = |cell: &&Span| !tree.slice(**cell).trim().is_empty();
                let spans = matches!(rows, [first, _, third, ..] if !first.delimiter && third.delimiter
                    && tree.row_cells(first).iter().filter(is_filled).count() == 1);
                for row in rows.iter().skip(usize::from(spans)).filter(|row| !row.delimiter) {
                    let cells = tree.row_cells(row).iter().map(|cell| shown_in_cell(tree.slice(*cell)));
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
    let seen: String = shown.all.iter().map(|block| letters(&without_hidden(block))).collect();
    let prose = tree.lines.iter().enumerate().filter(|(_, line)| line.kind == LineKind::Prose);
    // Numbers of items are shown otherwise, and what is after a fence or in a comment not at all.
    let marks = |c: char| c.is_whitespace() || c.is_ascii_digit() || "-*+.)>\u{FEFF}".contains(c);
    let is_language = |line: &str| line.starts_with(['`', '~']) && line.is_ascii();
    let is_meant = |line: &&str| !is_language(line) && !line.starts_with("<!--");
    let mut lines = prose.map(|(at, _)| tree.line_text(at).trim_start_matches(marks)).filter(is_meant);
    lines.find(|line| !seen.contains(&letters(line)) && !seen.contains(&letters(&without_comments(line))))
}

/// The same of a cell: a comment alone in one, as it stands behind a short row, shows nothing.
fn shown_in_cell(cell: &str) -> String {
    let cell = cell.trim();
    if cell.starts_with("<!--") && cell.ends_with("-->") { String::new() } else { letters(cell) }
}

/// What is shown of a block: of HTML no comment, and nothing between marks that are not HTML's own.
fn without_hidden(block: &str) -> String {
    if !block.contains("html ") {
        return block.to_owned();
    }
    let marks = [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">")];
    let mut rest = block;
    let mut shown = String::new();
    while let Some(at) = rest.find('<') {
        let hidden = marks.iter().find(|(open, _)| rest[at..].starts_with(open));
        let end = hidden.map_or(at + 1, |(open, close)| {
            let inner = at + open.len();
            rest[inner..].find(close).map_or(rest.len(), |end| inner + end + close.len())
        });
        shown.push_str(&rest[..at]);
        rest = &rest[end..];
    }
    shown + rest
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
                    self.markup.push(format!("h{} {}", heading.level, letters(&without_comments(&text))));
                    self.all.push(format!("{within}h{} {text}", heading.level));
                    continue;
                }
                NodeValue::Table(_) => {
                    self.table(node, &within);
                    continue;
                }
                NodeValue::Paragraph => {
                    let text = inline(node);
                    // The row of an item above a header: how its cells are set says nothing.
                    let is_row = text.starts_with('|');
                    let text = if is_row { text.split_whitespace().collect() } else { text };
                    if !text.trim().is_empty() {
                        self.all.push(format!("{within}p {text}"));
                    }
                    continue;
                }
                NodeValue::CodeBlock(code) => {
                    let code: String = code.literal.chars().filter(|&c| !is_invisible(c)).collect();
                    let lines: Vec<&str> = code.lines().collect();
                    self.all.push(format!("{within}code {}", lines.join("\n").trim_end()));
                    continue;
                }
                NodeValue::HtmlBlock(html) => {
                    let lines: Vec<&str> = html.literal.lines().map(str::trim_end).collect();
                    // HTML in one block or in two is the same HTML.
                    let html = lines.join("\n").trim().to_owned();
                    match self.all.last_mut().filter(|last| last.starts_with(&format!("{within}html "))) {
                        Some(last) => *last = format!("{last}\n{html}"),
                        None => self.all.push(format!("{within}html {html}")),
                    }
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
            self.markup.push(row_of(cells.iter().map(|cell| shown_in_cell(cell)).collect()));
            let folded = |cell: &String| split_name(cell).1.chars().filter(|&c| !is_invisible(c)).collect::<String>();
            let folded: Vec<String> = cells.iter().map(folded).collect();
            if header.is_empty() {
                header.clone_from(&folded);
            }
            let is_shown = |cell: &str| !(cell.is_empty() || cell.starts_with("<!--") && cell.ends_with("-->"));
            let cells = header.iter().zip(&folded).filter(|(_, cell)| is_shown(cell));
            let mut cells: Vec<String> = cells.map(|(column, cell)| format!("{column}={cell}")).collect();
            cells.sort();
            rows.push(format!("{within}row {}", cells.join("|")));
        }
        rows.sort();
        self.all.extend(rows);
    }
}

/// Words without what nobody sees of them.
fn without_comments(text: &str) -> String {
    let mut pieces = text.split("<!--");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |words, piece| words + piece.split_once("-->").map_or(piece, |(_, behind)| behind))
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
    // What nobody sees is shown to nobody.
    text.retain(|c| !is_invisible(c));
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}
