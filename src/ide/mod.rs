//! What an editor asks, answered in plain data: completion, hover, actions, links, symbols, folding.
//!
//! Everything here is pure: no protocol type, no file, no state. Most answers are functions of a [`Document`]. Places are
//! byte spans of its text; an offset past the end, or within a character, is taken for the nearest
//! character before it. One module for each feature, one file for each kind of place.

mod actions;
mod completion;
mod cursor;
mod document;
mod folding;
mod hover;
mod keys;
mod links;
mod manual;
mod new_report;
mod pieces;
mod pinyin;
mod subject;
mod symbols;

pub use actions::{ActionKind, CodeAction, Deferred, Effect, code_actions, resolve_action};
pub use completion::{CompletionItem, CompletionKind, TRIGGERS, completion, plain};
pub use document::Document;
pub use folding::{Fold, FoldKind, folding_ranges};
pub use hover::{Hover, hover};
pub use links::{Link, Target, definition, document_links, references};
pub use manual::explain;
pub use new_report::{Lacking, NewReport, Wishes, new_report};
pub use subject::{Subject, resolve};
pub use symbols::{Symbol, SymbolKind, WorkspaceSymbol, document_symbols, workspace_symbols};
