//! The nianbao language for the [tree-sitter](https://tree-sitter.github.io) parsing library.

use tree_sitter_language::LanguageFn;

unsafe extern "C" {
    fn tree_sitter_nianbao() -> *const ();
}

/// The language: give it to `tree_sitter::Parser::set_language` with `.into()`.
pub const LANGUAGE: LanguageFn = unsafe { LanguageFn::from_raw(tree_sitter_nianbao) };

/// What each node is coloured as.
pub const HIGHLIGHTS_QUERY: &str = include_str!("../../queries/highlights.scm");

/// Where another language stands within.
pub const INJECTIONS_QUERY: &str = include_str!("../../queries/injections.scm");

/// What folds.
pub const FOLDS_QUERY: &str = include_str!("../../queries/folds.scm");
