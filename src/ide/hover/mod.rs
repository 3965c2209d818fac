//! Hover: what stands under the pointer, explained.

mod about;
mod directive;
mod figure;
mod front_matter;
mod prose;
mod relations;
mod table;

use super::cursor::Cursor;
use super::{Document, Subject};
use crate::syntax::LineKind;
use crate::text::Span;
use about::about;

pub use about::Hover;
pub(super) use relations::spelt_out;

/// What there is to say of the byte `offset`.
pub fn hover(doc: &Document<'_>, offset: u32) -> Option<Hover> {
    let tree = &doc.report.tree;
    let cursor = Cursor::new(tree, offset);
    let line = tree.lines.get(cursor.line)?;
    match line.kind {
        LineKind::FrontMatter => front_matter::hover(doc, &cursor),
        LineKind::Comment => directive::hover(doc, &cursor),
        LineKind::Heading(heading) => directive::hover(doc, &cursor)
            .or_else(|| section(doc, &cursor))
            .or_else(|| prose::hover(doc, heading.text, &cursor)),
        LineKind::Row(_) => directive::hover(doc, &cursor).or_else(|| table::hover(doc, &cursor)),
        LineKind::Prose => directive::hover(doc, &cursor).or_else(|| section(doc, &cursor)).or_else(|| {
            let paragraph = super::cursor::paragraph(tree, cursor.line);
            prose::hover(doc, paragraph, &cursor).or_else(|| figure::hover(doc, cursor.offset))
        }),
        LineKind::Blank => None,
    }
}

/// The section whose heading the cursor is in.
fn section(doc: &Document<'_>, cursor: &Cursor) -> Option<Hover> {
    let section = doc.report.section_headed(cursor.line)?;
    let subject = Subject::Section(doc.report.edition.id.to_owned(), section.spec?);
    about(doc, section.heading.join(Span::empty(cursor.offset)), &subject)
}
