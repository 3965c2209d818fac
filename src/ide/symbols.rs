//! Symbols: the outline of a report, and what it is found by among others.

use super::Document;
use crate::report::Report;
use crate::text::Span;

/// A part of the outline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Symbol {
    /// Its name, never empty.
    pub name: String,
    /// A word more: a row's total, a key's value.
    pub detail: Option<String>,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it.
    pub span: Span,
    /// Its name as it stands in the text, within the span.
    pub selection: Span,
    /// Its parts.
    pub children: Vec<Symbol>,
}

/// What a symbol is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SymbolKind {
    /// The front matter.
    FrontMatter,
    /// A key of it.
    Key,
    /// The title, or the report as a whole.
    Report,
    /// A section.
    Section,
    /// A heading below a section's.
    Subsection,
    /// A table.
    Table,
    /// A row that names a group.
    Group,
    /// A row of figures.
    Row,
}

/// What a report is found by among others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorkspaceSymbol {
    /// `哈尔滨市阿城区人民政府 2023`, or a section's heading.
    pub name: String,
    /// For a section, the agency and year of its report.
    pub container: Option<String>,
    /// What it is: a report or a section.
    pub kind: SymbolKind,
    /// Where it stands.
    pub span: Span,
}

/// The outline.
pub fn document_symbols(_doc: &Document<'_>) -> Vec<Symbol> {
    Vec::new()
}

/// What of a report fits `query`, a part of an agency's name, a year or a section's title, in characters
/// or in initials of pinyin, parts separated by white space. All of it for an empty one.
pub fn workspace_symbols(_report: &Report<'_>, _query: &str) -> Vec<WorkspaceSymbol> {
    Vec::new()
}
