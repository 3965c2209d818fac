//! What a hover is, and the one about a subject.

use crate::ide::Document;
use crate::ide::subject::{Subject, resolve};
use crate::text::Span;

/// An explanation, and what it explains.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hover {
    /// What it explains.
    pub span: Span,
    /// The explanation, as Markdown.
    pub markdown: String,
}

/// A subject, as what stands at `span`.
pub(super) fn about(doc: &Document<'_>, span: Span, subject: &Subject) -> Option<Hover> {
    let markdown = resolve(subject, doc.lang, doc.law)?;
    Some(Hover { span, markdown })
}
