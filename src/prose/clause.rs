//! What a stretch of tokens says: its words, its years, and whether there is something unknown among them.

use super::token::{Item, Token};
use super::words::{Word, Words};
use crate::text::Span;
use smallvec::SmallVec;

/// What a stretch of tokens says.
#[derive(Default)]
pub(super) struct Clause {
    /// What kinds of words there are.
    pub kinds: Words,
    /// The known words.
    pub words: SmallVec<[(Word, Span); 8]>,
    /// The index in `words` before which unknown words stand, for each stretch of them.
    pub unknown: SmallVec<[(usize, Span); 4]>,
    /// The years that it names.
    pub years: SmallVec<[i32; 2]>,
}

impl Clause {
    /// Whether a word is there.
    #[inline]
    pub fn has(&self, wanted: Word) -> bool {
        // Those of one kind differ by what they are of.
        let is_any = || !wanted.has_id() || self.words.iter().any(|(word, _)| *word == wanted);
        self.kinds.has(wanted) && is_any()
    }

    /// Whether there is a word of some kind.
    #[inline]
    pub fn any(&self, wanted: Words) -> bool {
        self.kinds.meets(wanted)
    }
}

/// Words that say what a figure is of.
pub(super) const LABELS: Words = Words::of(&[
    Word::Receive,
    Word::Fresh,
    Word::Handle,
    Word::Answer,
    Word::Finish,
    Word::Carry,
    Word::Pending,
    Word::Request,
    Word::Outcome(""),
    Word::Applicant(""),
    Word::Review,
    Word::Suit,
    Word::DirectSuit,
    Word::SuitAfterReview,
    Word::Result(""),
    Word::Regulations,
    Word::Normative,
    Word::Issue,
    Word::Repeal,
    Word::InForce,
    Word::Licence,
    Word::Penalty,
    Word::Coercion,
    Word::Charge,
]);

/// What some tokens say.
pub(super) fn clause(tokens: impl Iterator<Item = Token>) -> Clause {
    let mut clause = Clause::default();
    for token in tokens {
        match token.item {
            Item::Word(word) => {
                clause.kinds = clause.kinds.and(word);
                clause.words.push((word, token.span));
            }
            Item::Year(year) => clause.years.push(year),
            _ => clause.unknown.push((clause.words.len(), token.span)),
        }
    }
    clause
}
