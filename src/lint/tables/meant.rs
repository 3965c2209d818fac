//! What the unknown rows and columns of an official table stand for, as far as it can be guessed.

use crate::edition::{self, split_name};
use crate::report::{Row, Table};
use crate::syntax::{Tree, ascii};
use std::borrow::Cow;

/// The guesses for one table, by index in its rows and columns. Each is empty where all of its kind are
/// known.
#[derive(Default)]
pub struct Meant {
    rows: Vec<Option<usize>>,
    columns: Vec<Option<usize>>,
}

impl Meant {
    /// The official row that the unknown one at `at` stands for.
    pub fn row(&self, at: usize) -> Option<usize> {
        self.rows.get(at).copied().flatten()
    }

    /// The official column that the unknown one at `at` stands for.
    pub fn column(&self, at: usize) -> Option<usize> {
        self.columns.get(at).copied().flatten()
    }

    /// Whether an unknown row stands for this official one.
    pub fn is_row(&self, spec: usize) -> bool {
        self.rows.contains(&Some(spec))
    }

    /// Whether an unknown column stands for this official one.
    pub fn is_column(&self, spec: usize) -> bool {
        self.columns.contains(&Some(spec))
    }
}

/// Guesses for a table.
pub fn meant(tree: &Tree, spec: &edition::Table, table: &Table) -> Meant {
    Meant { rows: rows(tree, spec, table), columns: columns(tree, spec, table) }
}

/// The columns of figures that name no official one, by index in the table's.
pub fn unknown_columns(table: &Table) -> impl Iterator<Item = usize> {
    (table.leading..table.columns.len()).filter(|&at| table.columns[at].found.is_none())
}

/// Whether what stands where a name belongs may be one. Numbering aside, no official name has a figure in it, and over a
/// figure that somebody wrote no name is to be written, whatever else is missing.
pub fn may_be_name(written: &str) -> bool {
    let mut name = split_name(written).1;
    // 三、(四)3.补正后
    while let (Some(_), rest) = split_name(&name) {
        name = rest.into_owned().into();
    }
    // 3重复申请, but not 30件 and 5万元.
    let bare = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = name.len() - bare.len() <= 2 && bare.chars().count() > 2;
    let name = if is_numbered { bare } else { &*name };
    !name.contains(|c: char| c.is_ascii_digit())
}

/// Whether a name says more than the official one that may be meant: in parentheses that this has not, or by the mark of
/// a note. Words that somebody added go with no fix, and a unit (`单位：百万元`) that goes makes other figures.
pub fn adds_words(written: &str, official: &str) -> bool {
    const NOTES: &str = "※＊†‡";
    let written = split_name(written).1;
    let is_mark = |c: char| matches!(c, '①'..='⑳') || NOTES.contains(c);
    let mut inner = written.split(['（', '(']).skip(1).map(|from| from.split(['）', ')']).next().unwrap_or(from));
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).map(ascii).collect::<String>();
    let official = plain(official);
    written.contains(is_mark) || inner.any(|inner| !official.contains(&plain(inner)))
}

/// Whether nothing stands in a row but its name.
pub fn is_blank(tree: &Tree, table: &Table, row: &Row) -> bool {
    let mut cells = tree.row_cells(&tree.rows[row.row as usize]).iter().skip(table.leading);
    cells.all(|cell| cell.trim(&tree.text).is_empty())
}

/// A row stands for one that is missing: the only one between the rows above and below it, where no
/// other row is unknown, else the likest by name. A row without any figure stands for a group first.
fn rows(tree: &Tree, spec: &edition::Table, table: &Table) -> Vec<Option<usize>> {
    let unknown: Vec<usize> = (0..table.rows.len()).filter(|&at| table.rows[at].found.is_none()).collect();
    if unknown.is_empty() {
        return Vec::new();
    }
    let mut meant = vec![None; table.rows.len()];
    if let [at] = unknown[..] {
        meant[at] = only_row(tree, spec, table, at);
    }
    let missing = (0..spec.rows.len()).filter(|&row| table.row(row).is_none() && !spec.rows[row].group);
    let missing = Likeness::new(missing.map(|row| (row, spec.rows[row].name)), 0.6);
    for at in unknown {
        meant[at] = meant[at].or_else(|| missing.nearest(tree.slice(table.rows[at].name)));
    }
    meant
}

fn only_row(tree: &Tree, spec: &edition::Table, table: &Table, at: usize) -> Option<usize> {
    let known = |row: &Row| row.found.map(|found| found.index);
    let above = table.rows[..at].iter().rev().find_map(known);
    let below = table.rows[at + 1..].iter().find_map(known);
    let from = above.map_or(0, |above| above + 1);
    let to = below.filter(|&below| below >= from).unwrap_or(spec.rows.len());
    let missing =
        |group: bool| (from..to).filter(move |&row| table.row(row).is_none() && spec.rows[row].group == group);
    let group = if is_blank(tree, table, &table.rows[at]) { only(missing(true)) } else { None };
    group.or_else(|| only(missing(false)))
}

/// A column stands for the one that is missing, where no other is unknown, else for the likest by name.
fn columns(tree: &Tree, spec: &edition::Table, table: &Table) -> Vec<Option<usize>> {
    let unknown: Vec<usize> = unknown_columns(table).collect();
    if unknown.is_empty() {
        return Vec::new();
    }
    let missing = || (0..spec.columns.len()).filter(|&column| table.column(column).is_none());
    let alone = if unknown.len() == 1 { only(missing()) } else { None };
    let likeness = Likeness::new(missing().map(|column| (column, spec.columns[column].name)), 0.5);
    let mut meant = vec![None; table.columns.len()];
    for at in unknown {
        meant[at] = alone.or_else(|| likeness.nearest(tree.slice(table.columns[at].span)));
    }
    meant
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next();
    first.filter(|_| items.next().is_none())
}

/// Names that a misspelt one may be meant for.
struct Likeness<'n> {
    /// What each is the name of, the name, and its length in characters.
    names: Vec<(usize, Cow<'n, str>, usize)>,
    /// How like the nearest has to be, of 1.
    least: f64,
}

impl<'n> Likeness<'n> {
    fn new(names: impl Iterator<Item = (usize, &'n str)>, least: f64) -> Likeness<'n> {
        let folded = names.map(|(of, name)| (of, split_name(name).1));
        let names = folded.map(|(of, name)| {
            let length = name.chars().count();
            (of, name, length)
        });
        Likeness { names: names.collect(), least }
    }

    fn nearest(&self, written: &str) -> Option<usize> {
        let written = split_name(written).1;
        let length = written.chars().count();
        // Names of too different a length need not be compared.
        let may_be = |other: usize| length.min(other) as f64 >= self.least * length.max(other) as f64;
        let alike = self.names.iter().filter(|(.., other)| may_be(*other));
        let alike = alike.map(|(of, name, _)| (strsim::normalized_levenshtein(name, &written), *of));
        let nearest = alike.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(likeness, _)| *likeness >= self.least);
        // Else the only one that it is a part of.
        let whole = || only(self.names.iter().filter(|(_, name, _)| length > 1 && name.contains(&*written)));
        nearest.map(|(_, of)| of).or_else(|| whole().map(|(of, ..)| *of))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_no_name() {
        for name in ["重复甲请𠮷", "3.重复申请", "3重复申请", "（五）2.重复申请", "三、(四)3.补正后", "⒓其它", ""]
        {
            assert!(may_be_name(name), "{name}");
        }
        for figure in ["31813", "约３０５９２", "30件", "5万元", "30（其中7件）", "２", "（三）2"] {
            assert!(!may_be_name(figure), "{figure}");
        }
    }
}
