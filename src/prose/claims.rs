//! What a clause denies, or says of all: 未收到申请, 均获维持.

use super::clause::Clause;
use super::notion::{CaseKind, DocumentKind, Notion, Topic};
use super::words::Word;
use crate::text::Span;

/// Something that a paragraph claims.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Claim {
    /// What.
    pub says: Says,
    /// The clause.
    pub span: Span,
    /// The sentence that it stands in, counted from the paragraph's first.
    pub sentence: u32,
}

/// What is claimed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Says {
    /// There was none of this.
    None(Notion),
    /// All that the sentence speaks of was upheld.
    AllUpheld,
    /// All applicants were natural persons.
    AllNaturalPersons,
}

/// What a clause without a figure claims.
pub(super) fn claim(clause: &Clause, topic: Option<Topic>, year: Option<i32>) -> Vec<Says> {
    use Word::*;
    let has = |word| clause.has(word);
    if clause
        .any(|word| matches!(word, If | Foreign | Growth | PartYear | ManyYears | Outcome(_) | Fee | Channel | Share))
    {
        return Vec::new();
    }
    if !has(Not) {
        let cases = matches!(topic, Some(Topic::Cases(_)));
        if has(All) && has(Result("upheld")) && cases {
            return vec![Says::AllUpheld];
        }
        let only = has(Applicant("natural-persons")) && !clause.any(|word| matches!(word, Answer | Finish | Handle));
        if has(All) && only && topic == Some(Topic::Requests) {
            return vec![Says::AllNaturalPersons];
        }
        return Vec::new();
    }
    if !clause.unknown.is_empty() {
        return Vec::new();
    }
    if has(Result("corrected"))
        && (clause.any(|word| matches!(word, Review | Suit)) || matches!(topic, Some(Topic::Cases(_))))
    {
        return vec![Says::AllUpheld];
    }
    if clause.any(|word| matches!(word, Result(_) | Finish | Answer | All)) {
        return Vec::new();
    }
    let mut says = Vec::new();
    if has(Carry) || has(Pending) {
        let named = |offset: i32| year.is_some_and(|year| clause.years.contains(&(year + offset)));
        let (last, next) = (has(LastYear) || named(-1), has(NextYear) || named(1));
        if last && !next {
            says.push(Says::None(Notion::CarriedIn));
        }
        if next && !last {
            says.push(Says::None(Notion::CarriedOut));
        }
        return says;
    }
    let cases = [
        (Review, CaseKind::Review),
        (Suit, CaseKind::Suit),
        (DirectSuit, CaseKind::Direct),
        (SuitAfterReview, CaseKind::AfterReview),
    ];
    says.extend(
        cases
            .into_iter()
            .filter(|(word, _)| has(*word))
            .map(|(_, kind)| Says::None(Notion::Cases { kind, result: Option::None })),
    );
    if !says.is_empty() {
        return says;
    }
    if clause.any(|word| matches!(word, Applicant(_))) {
        return says;
    }
    if has(Request) && !has(Handle) {
        return vec![Says::None(Notion::New)];
    }
    if has(Issue) && has(Normative) {
        return vec![Says::None(Notion::Documents { kind: DocumentKind::Normative, column: "issued" })];
    }
    for (word, row) in [(Licence, "licences"), (Penalty, "penalties"), (Coercion, "coercion")] {
        if has(word) && !has(Subject) {
            says.push(Says::None(Notion::Decisions(row)));
        }
    }
    if has(Charge) {
        says.push(Says::None(Notion::Charges));
    }
    says
}
