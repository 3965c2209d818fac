//! What a stretch of tokens says: its words, its years, and whether there is something unknown among them.

use super::token::{Item, Token};
use super::words::Word;
use crate::text::Span;
use smallvec::SmallVec;

/// What a stretch of tokens says.
#[derive(Default)]
pub(super) struct Clause {
    /// The known words.
    pub words: SmallVec<[(Word, Span); 8]>,
    /// The index in `words` before which unknown words stand, for each stretch of them.
    pub unknown: SmallVec<[(usize, Span); 4]>,
    /// The years that it names.
    pub years: SmallVec<[i32; 2]>,
}

impl Clause {
    /// Whether a word is there.
    pub fn has(&self, wanted: Word) -> bool {
        self.words.iter().any(|(word, _)| *word == wanted)
    }

    /// Whether there is a word of some kind.
    pub fn any(&self, wanted: impl Fn(Word) -> bool) -> bool {
        self.words.iter().any(|(word, _)| wanted(*word))
    }
}

/// Whether a word says what a figure is of.
pub(super) fn is_label(word: Word) -> bool {
    use Word::*;
    matches!(
        word,
        Receive
            | Fresh
            | Handle
            | Answer
            | Finish
            | Carry
            | Pending
            | Request
            | Outcome(_)
            | Applicant(_)
            | Review
            | Suit
            | DirectSuit
            | SuitAfterReview
            | Result(_)
            | Regulations
            | Normative
            | Issue
            | Repeal
            | InForce
            | Licence
            | Penalty
            | Coercion
            | Charge
    )
}

/// What some tokens say.
pub(super) fn clause(tokens: impl Iterator<Item = Token>) -> Clause {
    let mut clause = Clause::default();
    for token in tokens {
        match token.item {
            Item::Word(word) => clause.words.push((word, token.span)),
            Item::Year(year) => clause.years.push(year),
            _ => clause.unknown.push((clause.words.len(), token.span)),
        }
    }
    clause
}
