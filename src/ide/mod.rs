//! What an editor asks, answered in plain data: completion, hover, hints, actions, links, symbols,
//! folding, names, what typing brings.
//!
//! Everything here is pure: no protocol type, no file, no state. Most answers are functions of a [`Document`]. Places are
//! byte spans of its text; an offset past the end, or within a character, is taken for the nearest
//! character before it. One module for each feature, one file for each kind of place.

mod actions;
mod completion;
mod cursor;
mod document;
mod enter;
mod fill;
mod folding;
mod form;
mod highlights;
mod hover;
mod inlay;
mod keys;
mod last_year;
mod lens;
mod links;
mod manual;
mod new_report;
mod on_type;
mod pieces;
mod pinyin;
mod rename;
mod selection;
mod subject;
mod symbols;
mod tokens;

pub use actions::{ActionKind, CodeAction, Deferred, Effect, code_actions, resolve_action};
pub use completion::{CompletionItem, CompletionKind, TRIGGERS, completion, plain};
pub use document::Document;
pub use enter::enter;
pub use fill::{add_rows, fill_derived, fill_zeros};
pub use folding::{Fold, FoldKind, folding_ranges};
pub use form::{At, Block, Entry, EntryState, Form, Grid, GridCell, Piece, set_cell, set_words};
pub use highlights::{Highlight, highlights};
pub use hover::{Hover, hover};
pub use inlay::{HintAbout, InlayHint, inlay_hints, resolve_hint};
pub use last_year::{Away, cells_of_last_year};
pub use lens::{Lens, LensAction, lenses};
pub use links::{Link, LinkTarget, Target, declaration, definition, document_links, provision, references};
pub use manual::explain;
pub use new_report::{Amiss, NewReport, Wishes, new_report};
pub use on_type::{TYPED, on_type, on_type_snippet};
pub use rename::{Refusal, prepare_rename, rename};
pub use selection::selection;
pub use subject::{Subject, resolve};
pub use symbols::{Symbol, SymbolKind, WorkspaceSymbol, document_symbols, workspace_symbols};
pub use tokens::{Token, TokenKind, tokens};
