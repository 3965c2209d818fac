//! Putting a report together from its tree.

use super::firsts::Firsts;
use super::{Report, front_matter, sections, tables};
use crate::syntax::{self, Tree};
use std::sync::Arc;

/// Reads a text as the report that it is. Any text is one, if of nothing but blanks.
pub fn parse(text: impl Into<Arc<str>>) -> Report {
    build(syntax::parse(text))
}

/// Reads a tree as the report that it is.
pub fn build(tree: Tree) -> Report {
    let front_matter = front_matter::read(&tree);
    let edition = front_matter.edition_or_default();
    let sections = sections::sections(&tree, edition);
    let first = sections.first().map_or(tree.lines.len(), |section| section.line);
    let (title, after_title) = sections::title(&tree, first);
    let last = sections.last().map_or(tree.lines.len(), |section| section.line + 1);
    let tables = tables::tables(&tree, edition, &sections);
    let signature = sections::signature(&tree, last);
    Report {
        tree,
        edition,
        front_matter,
        title,
        preamble: after_title..first,
        signature,
        first_sections: firsts(sections.iter().map(|section| section.spec), edition.sections.len()),
        first_tables: firsts(tables.iter().map(|table| table.spec), edition.tables.len()),
        sections,
        tables,
    }
}

/// Which of some sections or tables come first as the official ones that they are.
fn firsts(specs: impl Iterator<Item = Option<usize>>, count: usize) -> Firsts {
    let mut firsts = Firsts::new(count);
    let known = specs.enumerate().filter_map(|(at, spec)| Some((spec?, at)));
    known.for_each(|(spec, at)| {
        firsts.note(spec, at);
    });
    firsts
}
