//! What a text holds, counted: what no fixing may lose.

use nianbao::edition::split_name;
use nianbao::syntax::{self, Tree, ascii};
use std::collections::BTreeMap;

/// How many there are of each thing.
pub type Inventory = BTreeMap<String, usize>;

/// The rows, figures, names, notes, comments and words of a text.
pub fn inventory(text: &str) -> Inventory {
    let tree = syntax::parse(text);
    let mut all = Inventory::new();
    let mut add = |kind: &str, what: &str| *all.entry(format!("{kind} {what}")).or_default() += 1;
    for row in tree.rows.iter().filter(|row| !row.delimiter) {
        add("row", "");
        for cell in tree.row_cells(row) {
            let cell = tree.slice(*cell).trim();
            match cell.find(['（', '(']) {
                Some(at) if begins_figure(cell) => add("note", cell[at..].trim()),
                _ => {}
            }
            match begins_figure(cell) {
                true => add("figure", &digits(cell)),
                false if cell.is_empty() => {}
                false => add("name", &split_name(cell).1),
            }
        }
    }
    comments(&tree).iter().for_each(|comment| add("comment", comment));
    text.chars().map(ascii).filter(|c| c.is_alphanumeric()).for_each(|c| add("letter", &c.to_string()));
    all
}

/// What there is less of in `after`.
pub fn lost(before: &Inventory, after: &Inventory) -> Vec<String> {
    let is_lost = |(what, count): &(&String, &usize)| after.get(*what).copied().unwrap_or(0) < **count;
    before.iter().filter(is_lost).map(|(what, _)| what.clone()).collect()
}

fn begins_figure(cell: &str) -> bool {
    cell.chars().next().is_some_and(|c| ascii(c).is_ascii_digit()) && split_name(cell).0.is_none()
}

/// The digits before the note of a cell.
fn digits(cell: &str) -> String {
    let figure = cell.split(['（', '(']).next().unwrap_or(cell);
    figure.chars().map(ascii).filter(|c| c.is_ascii_digit() || *c == '.').collect()
}

/// The words of each comment, of one over several lines those of the first.
fn comments(tree: &Tree) -> Vec<String> {
    let text = tree.text.replace("<！", "<!").replace("——", "--").replace("－－", "--");
    // `<!-->` is a whole comment.
    let words = |rest: &str| {
        Some(rest)
            .filter(|rest| !rest.starts_with(['>', '-']))?
            .split(['\n', '\r'])
            .next()
            .and_then(|line| line.split("-->").next().map(str::to_owned))
    };
    let comments = text.split("<!--").skip(1).filter_map(words);
    comments.map(|comment| comment.chars().map(ascii).filter(|c| c.is_alphanumeric()).collect()).collect()
}
