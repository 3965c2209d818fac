//! What a text says, however it is written: what must be the same before and after formatting.

use nianbao::edition::{Spelling, split_name};
use nianbao::export::json;
use nianbao::report::{Report, State, Table};
use nianbao::syntax::LineKind;
use nianbao::text::Span;
use nianbao::text::bare;
use nianbao::{report, syntax::ascii};

/// All that a text says, a line each.
pub fn meaning(text: &str) -> Vec<String> {
    let report = report::parse(text);
    let tree = &report.tree;
    let mut said = vec![format!("{:#}", json(&report))];
    for entry in &tree.entries {
        let items: Vec<_> = entry.items.iter().map(|item| halfwidth(&item.text(text))).collect();
        said.push(format!("{}: {} {items:?}", entry.key.slice(text), halfwidth(&entry.value.text(text))));
    }
    for (at, line) in tree.lines.iter().enumerate() {
        let words = tree.line_text(at);
        let is_fenced = tree.fenced.iter().any(|fenced| fenced.start < line.start && line.start < fenced.end);
        let words = if at == 0 { words.trim_start_matches('\u{FEFF}') } else { words };
        match line.kind {
            _ if is_fenced => said.push(format!("code {words}")),
            LineKind::Heading(heading) => said.push(format!("heading {} {}", heading.level, heading.text.slice(text))),
            LineKind::Prose => said.push(format!("prose {}", words.trim_end())),
            LineKind::Comment => said.push(format!("comment {}", marks(bare(words)))),
            LineKind::FrontMatter | LineKind::Row(_) | LineKind::Blank => {}
        }
    }
    said.extend(report.tables.iter().flat_map(|table| rows(&report, table)));
    said.retain(|line| bare(line) != "code");
    // A comment may have moved with its row.
    let (mut comments, mut others): (Vec<_>, Vec<_>) = said.into_iter().partition(|line| line.starts_with("comment "));
    comments.sort();
    others.extend(comments);
    others
}

/// The rows of a table: those of an official one in any order, their cells with the names of their columns.
fn rows(report: &Report, table: &Table) -> Vec<String> {
    let (tree, text) = (&report.tree, &report.tree.text);
    let spec = table.spec.map(|spec| &report.edition.tables[spec]);
    let column = |at: usize| match table.columns.get(at) {
        Some(column) => match (spec, column.found) {
            (Some(spec), Some(found)) if found.spelling != Spelling::Variant && !found.misnumbered => {
                spec.columns[found.index].name.to_owned()
            }
            _ => split_name(column.span.slice(text)).1.into_owned(),
        },
        None => format!("{at}"),
    };
    // The corner is written as published wherever the table stands.
    let corner = |cell: &str| spec.is_some_and(|spec| split_name(spec.item.unwrap_or("?")).1 == split_name(cell).1);
    let mut rows = Vec::new();
    for line in table.lines.clone() {
        let Some(row) = tree.row(line) else { continue };
        if row.delimiter {
            continue;
        }
        let named = table.rows.iter().find(|named| tree.rows[named.row as usize].line == row.line);
        let cells = tree.row_cells(row).iter().enumerate().map(|(at, cell)| {
            let cell = cell.trim(text);
            let name = named.filter(|named| named.name == cell).and_then(|named| named.found);
            let written = match (spec, name) {
                (Some(spec), Some(found)) if found.spelling != Spelling::Variant && !found.misnumbered => {
                    spec.rows[found.index].name.to_owned()
                }
                (Some(_), _) if named.is_none() || corner(cell.slice(text)) => folded(cell.slice(text)),
                _ => figure(report, table, cell),
            };
            format!("{}={written}", column(at))
        });
        let mut cells: Vec<String> = cells.filter(|cell| !cell.ends_with('=')).collect();
        cells.sort();
        let count = named.filter(|named| named.found.is_none()).map(|_| tree.row_cells(row).len());
        rows.push(format!("row {:?} {count:?} {cells:?} {}", table.spec, marks(row.tail.slice(text))));
    }
    if spec.is_some() {
        rows.sort();
    }
    rows
}

fn folded(name: &str) -> String {
    let (number, name) = split_name(name);
    format!("{number:?}{name}")
}

/// A figure that is understood, and what stands after it.
fn figure(report: &Report, table: &Table, span: Span) -> String {
    let text = &report.tree.text;
    let spec = &report.edition.tables[table.spec.unwrap_or(0)];
    let places = (0..spec.rows.len()).flat_map(|row| (0..spec.columns.len()).map(move |column| (row, column)));
    let mut cells = places.filter(|_| table.spec.is_some()).map(|(row, column)| table.cell(row, column));
    let cell = cells.find(|cell| cell.span == span && !span.is_empty());
    match cell {
        Some(cell) if matches!(cell.state, State::Number(_) | State::Derived) => {
            let end = cell.figure.end as usize;
            let figure: String =
                text[span.start as usize..end].chars().map(|c| if c == '，' { c } else { ascii(c) }).collect();
            format!("{:?} {figure} {}", cell.state, &text[end..span.end as usize])
        }
        _ => span.slice(text).to_owned(),
    }
}

fn halfwidth(text: &str) -> String {
    let is_figure = |c: char| c.is_ascii_digit() || "-年月日".contains(c);
    let narrow: String = text.chars().map(ascii).collect();
    if narrow.chars().all(is_figure) { narrow } else { text.to_owned() }
}

/// A comment with its marks in ASCII.
fn marks(comment: &str) -> String {
    comment.replace('！', "!").replace(['—', '－'], "-")
}
