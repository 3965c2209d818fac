//! Slips: what is understood though Markdown reads it otherwise, or it was typed full-width.
//!
//! The tree keeps each with the edit that fixes it, where one does without knowing any official
//! name. The rules of the group `syntax` turn them into findings.

use crate::text::{Edit, Span};

/// Something understood though it is not written as the language has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slip {
    /// What it is.
    pub kind: SlipKind,
    /// Where it is.
    pub span: Span,
    /// What fixes it, where that is certain.
    pub edits: Vec<Edit>,
}

/// The kinds of slip.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SlipKind {
    /// A front matter without its closing `---`.
    UnclosedFrontMatter,
    /// A comment without `-->`.
    UnclosedComment,
    /// `＃ ｜ ：` or a full-width space, dash or digit where markup or a plain figure stands.
    FullwidthMarkup,
    /// `键:值`: no mapping in YAML.
    NoSpaceAfterColon,
    /// A value that YAML reads as something else unless it is quoted.
    NeedsQuotes,
    /// A value in one of YAML's ways that are not read here: `|`, `>-`, `&甲 某局`.
    OtherYaml,
    /// A character that YAML refuses in the front matter: one that nobody sees.
    RefusedCharacter,
    /// A backslash in double quotes before something that is no character by that name.
    UnknownEscape,
    /// A line in the front matter that is neither `键: 值` nor an item of a list.
    NotAnEntry,
    /// `---` or `===` right under prose: in Markdown that prose is a heading.
    SetextUnderline,
    /// Four columns of white space before a line: in Markdown it is code.
    Indented,
    /// Prose right under a table: in Markdown it is a row.
    ProseAfterTable,
    /// A table right under an item of a list or a quotation: in Markdown it is their text.
    TableInItem,
    /// A row that does not stand in the list item that its table stands in: to Markdown the table ends above it.
    RowOutOfItem,
    /// A row without the separator that it begins with.
    RowWithoutPipe,
    /// `#标题`: in Markdown it is prose. A slip only where a known title follows.
    HashWithoutSpace,
    /// Text after a comment on its last line: Markdown takes it for HTML, as it does the comment.
    TextAfterComment,
    /// A heading, row or comment inside fenced code.
    MarkupInFence,
    /// A heading, row or comment inside HTML that ends at its closing mark alone, or anything in what is not shown.
    MarkupInHtml,
    /// `[甲]: 乙`, which to Markdown defines a link and shows nothing.
    LinkDefinition,
    /// Words behind the mark of a fence, which Markdown does not show.
    WordsOfFence,
    /// A heading or row right under an HTML tag: in Markdown it is HTML.
    UnderHtml,
    /// A heading or a table within an item of a list or a quotation, where it is none here.
    MarkupInItem,
    /// A table written in HTML, which Markdown shows and nobody reads here.
    HtmlTable,
    /// White space that Markdown does not take for a blank line.
    NotQuiteBlank,
    /// A NUL, which Markdown puts another character for. In a row the cell's value tells.
    Nul,
    /// A line that ends a sentence and is directly followed by prose: one paragraph in Markdown.
    RunOnParagraph,
    /// A comment between two rows, or after a header or its delimiter row: in Markdown it ends the
    /// table, or keeps it from being one.
    CommentInTable,
    /// A table without its delimiter row, or with nothing above that.
    DelimiterMissing,
    /// A further delimiter row in a table: in Markdown a row of dashes.
    DelimiterRepeated,
    /// A `|` alone among the rows of a table: in Markdown the table ends there.
    SeparatorAlone,
    /// A delimiter row with more or fewer cells than the header: in Markdown no table at all.
    DelimiterCount,
}

impl Slip {
    /// A slip that nothing fixes for certain.
    pub(super) fn plain(kind: SlipKind, span: Span) -> Slip {
        Slip { kind, span, edits: Vec::new() }
    }

    /// A slip that `text` in its place fixes.
    pub(super) fn replace(kind: SlipKind, span: Span, text: impl Into<String>) -> Slip {
        Slip { kind, span, edits: vec![Edit::replace(span, text)] }
    }
}
