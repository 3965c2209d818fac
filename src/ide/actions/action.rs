//! What a code action is.

use crate::text::Edit;
use serde::{Deserialize, Serialize};

/// Something that can be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CodeAction {
    /// What it does.
    pub title: String,
    /// What sort of action it is.
    pub kind: ActionKind,
    /// Whether it is what most would do.
    pub preferred: bool,
    /// The finding that it is for, by index in [`Document::findings`](crate::ide::Document::findings).
    pub finding: Option<usize>,
    /// How it is done.
    pub effect: Effect,
}

/// The sorts of action.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ActionKind {
    /// `quickfix`
    QuickFix,
    /// `refactor.rewrite`
    Rewrite,
    /// `source.fixAll.nianbao`
    FixAll,
}

/// How an action is done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// By these edits.
    Edits(Vec<Edit>),
    /// By edits that [`resolve_action`](super::resolve_action) works out when they are wanted.
    Deferred(Deferred),
    /// By showing the manual of the rule of this name.
    Explain(&'static str),
}

/// Edits that take the whole text to work out. It survives being sent to an editor and back.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum Deferred {
    /// Every safe fix.
    FixAll,
    /// Every `=` whose value is known, as its number.
    FillAll,
}
