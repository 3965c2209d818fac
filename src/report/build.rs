//! Putting a report together from its tree.

use super::{Report, front_matter, sections, tables};
use crate::syntax::Tree;

/// Reads a tree as the report that it is.
pub fn build<'a>(tree: &'a Tree<'a>) -> Report<'a> {
    let front_matter = front_matter::read(tree);
    let edition = front_matter.edition_or_default();
    let sections = sections::sections(tree, edition);
    let first = sections.first().map_or(tree.lines.len(), |section| section.line);
    let (title, after_title) = sections::title(tree, first);
    let last = sections.last().map_or(tree.lines.len(), |section| section.line + 1);
    Report {
        tree,
        edition,
        front_matter,
        title,
        preamble: after_title..first,
        tables: tables::tables(tree, edition, &sections),
        signature: sections::signature(tree, last),
        sections,
    }
}
