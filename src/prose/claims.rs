//! What a clause denies, or says of all: 未收到申请, 均获维持.

use super::classify::{applicant, kinds_named, neighbours, outcome};
use super::clause::Clause;
use super::notion::{CaseKind, DocumentKind, Notion, Topic};
use super::words::{Word, Words};
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
    /// All that the sentence speaks of was upheld: of reviews, of lawsuits, or of both.
    AllUpheld {
        /// Of reviews.
        reviews: bool,
        /// Of lawsuits.
        suits: bool,
    },
    /// All applicants were natural persons.
    AllNaturalPersons,
}

/// Whether a clause may claim anything.
pub(super) fn may_claim(clause: &Clause) -> bool {
    clause.any(const { Words::of(&[Word::Not, Word::All]) })
}

/// What a clause without a figure claims.
pub(super) fn claim(clause: &Clause, text: &str, topic: Option<Topic>, year: Option<i32>) -> Vec<Says> {
    use Word::*;
    let has = |word| clause.has(word);
    if let Some(outcome) = denied_outcome(clause).filter(|_| !matches!(topic, Some(Topic::Cases(_)))) {
        return vec![Says::None(outcome)];
    }
    if clause
        .any(const { Words::of(&[If, Foreign, Growth, PartYear, ManyYears, Outcome(""), Fee, Channel, Share, Unsure, Looked]) })
    {
        return Vec::new();
    }
    if !has(Not) {
        let cases = matches!(topic, Some(Topic::Cases(_)));
        if has(All) && has(Result("upheld")) && cases {
            // 行政复议案件均获维持: all of that kind, and none was corrected.
            let is_plain = clause.unknown.is_empty() && !clause.any(const { Words::of(&[Subject, Own]) });
            let named = kinds_named(clause).filter(|_| is_plain);
            let mut says: Vec<Says> =
                named.map(|kind| Says::None(Notion::Cases { kind, result: Some("corrected") })).collect();
            if says.is_empty() {
                says.push(Says::AllUpheld { reviews: true, suits: true });
            }
            return says;
        }
        let only = has(Applicant("natural-persons")) && !clause.any(const { Words::of(&[Answer, Finish, Handle]) });
        if has(All) && only && topic == Some(Topic::Requests) {
            return vec![Says::AllNaturalPersons];
        }
        return Vec::new();
    }
    if !clause.unknown.is_empty() {
        return Vec::new();
    }
    if has(Result("corrected"))
        && (clause.any(const { Words::of(&[Review, Suit]) }) || matches!(topic, Some(Topic::Cases(_))))
    {
        return vec![all_upheld(clause, text)];
    }
    if clause.any(const { Words::of(&[Result(""), Finish, Answer, All]) }) {
        return Vec::new();
    }
    let mut says = Vec::new();
    if has(Carry) || has(Pending) {
        let (last, next) = neighbours(clause, year);
        if last && !next {
            says.push(Says::None(Notion::CarriedIn));
        }
        if next && !last {
            says.push(Says::None(Notion::CarriedOut));
        }
        return says;
    }
    let kinds = [CaseKind::Review, CaseKind::Suit, CaseKind::Direct, CaseKind::AfterReview];
    let denied = kinds.into_iter().filter(|&kind| kinds_named(clause).any(|named| named == kind));
    says.extend(denied.map(|kind| Says::None(Notion::Cases { kind, result: Option::None })));
    if !says.is_empty() {
        return says;
    }
    if clause.any(const { Words::of(&[Applicant("")]) }) {
        return denied_applicants(clause).into_iter().collect();
    }
    if has(Request) && !has(Handle) {
        return vec![Says::None(Notion::New)];
    }
    let columns = [(Issue, "issued"), (Repeal, "repealed"), (InForce, "in-force")];
    let mut columns = columns.into_iter().filter(|(word, _)| has(*word)).map(|(_, column)| column);
    let kind = match (has(Normative), has(Regulations)) {
        (true, false) => Some(DocumentKind::Normative),
        (false, true) => Some(DocumentKind::Regulations),
        _ => None,
    };
    if let (Some(column), None, Some(kind)) = (columns.next(), columns.next(), kind) {
        return vec![Says::None(Notion::Documents { kind, column })];
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

/// `无败诉案件`, `行政诉讼无被纠正案件`: what a clause says that none was corrected of. Nobody loses a review: 败诉 is of
/// lawsuits, where no review is named.
fn all_upheld(clause: &Clause, text: &str) -> Says {
    use Word::*;
    let lost = clause.words.iter().any(|(word, span)| *word == Result("corrected") && span.slice(text).contains('诉'));
    let suits = lost || clause.any(const { Words::of(&[Suit, DirectSuit, SuitAfterReview]) });
    let reviews = clause.has(Review);
    Says::AllUpheld { reviews: reviews || !suits, suits: suits || !reviews }
}

/// `未收到企业提出的申请`: the applicants of whom nothing came.
fn denied_applicants(clause: &Clause) -> Option<Says> {
    use Word::*;
    const PLAIN: Words = Words::of(&[Not, Applicant(""), Receive, Request, Filler, ThisYear, Whole]);
    let mut ids = clause.words.iter().filter_map(|(word, _)| applicant(*word));
    let id = ids.next().filter(|_| ids.next().is_none())?;
    let is_plain = clause.kinds.within(PLAIN) && clause.has(Receive) && clause.has(Request);
    (is_plain && id != "natural-persons").then_some(Says::None(Notion::Applicants(id)))
}

/// `未作出不予公开决定`: the outcome that a clause denies, where it says nothing else.
fn denied_outcome(clause: &Clause) -> Option<Notion> {
    use Word::*;
    const PLAIN: Words = Words::of(&[Not, Outcome(""), Filler, Decide, Answer, ThisYear, Whole]);
    let at = clause.words.iter().position(|(word, _)| *word == Not)?;
    let mut outcomes = clause.words.iter().enumerate().filter_map(|(at, (word, _))| Some((at, outcome(*word)?)));
    let (behind, id) = outcomes.next().filter(|_| outcomes.next().is_none())?;
    // 没有不予公开的情形 may be said of what should not have been.
    let decides = clause.any(const { Words::of(&[Decide, Answer]) });
    let known = clause.unknown.iter().all(|(before, _)| *before <= at.min(1));
    let is_plain = clause.kinds.within(PLAIN) && known && at < behind && decides;
    // 均予以公开, 未予以公开: what was not granted was dealt with otherwise.
    (is_plain && id != "granted" && id != "partly-granted").then_some(Notion::Outcome { id, or: None })
}
