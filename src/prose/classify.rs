//! What a clause says that its figure is of. Every function answers only where the clause leaves no doubt.

use super::clause::Clause;
use super::notion::{CaseKind, DocumentKind, Notion};
use super::words::{Word, Words};
use crate::edition;
use crate::text::Span;

/// The outcome that a word names.
pub(super) fn outcome(word: Word) -> Option<&'static str> {
    match word {
        Word::Outcome(id) => Some(id),
        _ => None,
    }
}

/// The kind of applicant that a word names.
pub(super) fn applicant(word: Word) -> Option<&'static str> {
    match word {
        Word::Applicant(id) => Some(id),
        _ => None,
    }
}

/// The kinds of case that a clause names, one for each time that it does.
pub(super) fn kinds_named(clause: &Clause) -> impl Iterator<Item = CaseKind> {
    clause.words.iter().filter_map(|(word, _)| match word {
        Word::Review => Some(CaseKind::Review),
        Word::Suit => Some(CaseKind::Suit),
        Word::DirectSuit => Some(CaseKind::Direct),
        Word::SuitAfterReview => Some(CaseKind::AfterReview),
        _ => None,
    })
}

/// Whether a clause speaks of last year, and whether of the next: in words, or by the year itself.
pub(super) fn neighbours(clause: &Clause, year: Option<i32>) -> (bool, bool) {
    let named = |offset: i32| year.is_some_and(|year| clause.years.contains(&(year + offset)));
    (clause.has(Word::LastYear) || named(-1), clause.has(Word::NextYear) || named(1))
}

/// The kind of case that a clause names; none where it names none, or two.
pub(super) fn cases(clause: &Clause) -> Option<CaseKind> {
    let mut kinds: Vec<CaseKind> = kinds_named(clause).collect();
    kinds.dedup();
    match *kinds {
        [] => None,
        [kind] => Some(kind),
        // 行政诉讼（未经复议直接起诉）
        [CaseKind::Suit, kind @ (CaseKind::Direct | CaseKind::AfterReview)] => Some(kind),
        _ => Some(CaseKind::Several),
    }
}

pub(super) fn outcome_of(clause: &Clause, outcomes: &[&'static str], text: &str) -> Option<Notion> {
    use Word::*;
    const OTHER: Words = Words::of(&[Receive, Fresh, Carry, Review, Suit, Applicant(""), Normative]);
    let last = clause.words.iter().rposition(|(word, _)| outcome(*word).is_some())?;
    let behind = &clause.words[last + 1..];
    // 作出不予公开答复2件: an answer of that kind.
    let answers = clause.words.iter().filter(|(word, _)| *word == Answer).count();
    let is_kind =
        answers == 1 && behind.first().is_some_and(|(word, span)| *word == Answer && span.len() == "答复".len());
    if clause.any(OTHER)
        || answers > 0 && !is_kind
        || !clause.unknown.is_empty()
        || clause.has(Includes)
        // 其他处理中“其他”67件: some of those.
        || behind.iter().any(|(word, span)| matches!(word, Subject | Handle) || span.slice(text) == "中")
        || is_no_outcome(clause, last, text)
    {
        return None;
    }
    match *outcomes {
        ["granted", "partly-granted"] => Some(Notion::GrantedInAllOrPart),
        // 公开和部分公开1816件
        ["partly-granted"] if is_beside_granted(&clause.words[..last], text) => Some(Notion::GrantedInAllOrPart),
        [id] => Some(Notion::Outcome { id, or: None }),
        // 属于行政执法案卷不予公开的: the row, or the whole group that is named with it.
        [row, group] | [group, row] if group_of(row) == Some(group) && !clause.has(AndSo) => {
            Some(Notion::Outcome { id: row, or: Some(group) })
        }
        ["not-held", id @ "unable"] if clause.has(AndSo) => Some(Notion::Outcome { id, or: Some("not-held") }),
        _ => None,
    }
}

/// `公开过程性信息3件`, `申请人大量反复申请35件`: whether the name of a row is said of something else than what became of an
/// application.
fn is_no_outcome(clause: &Clause, at: usize, text: &str) -> bool {
    let said = |(_, span): &(Word, Span)| span.slice(text);
    let Word::Outcome(id) = clause.words[at].0 else { return false };
    let is_published = || at.checked_sub(1).is_some_and(|before| said(&clause.words[before]) == "公开");
    let is_grown = || clause.words.iter().any(|word| said(word) == "申请人");
    group_of(id) == Some("refused") && is_published() || id == "excessive" && is_grown()
}

/// Whether 公开 stands last among words, or before 和.
fn is_beside_granted(words: &[(Word, Span)], text: &str) -> bool {
    const JOINTS: [&str; 6] = ["和", "及", "或", "与", "以及", "或者"];
    let said = |span: &Span| span.slice(text);
    let mut words = words.iter().rev().map(|(_, span)| said(span)).skip_while(|it| JOINTS.contains(it));
    words.next() == Some("公开")
}

/// Whether an outcome is a group of rows of section three.
pub(super) fn is_group(id: &str) -> bool {
    matches!(id, "refused" | "unable" | "not-processed" | "other-handling")
}

/// The group of a row of section three.
fn group_of(row: &str) -> Option<&'static str> {
    let table = edition::latest().tables.iter().find(|table| table.id == "applications")?;
    let row = table.rows.iter().find(|other| other.id == row)?;
    Some(table.rows.get(row.parent?)?.id)
}

/// The row of section two that a word names.
pub(super) fn decision_of(word: Word) -> Option<&'static str> {
    match word {
        Word::Licence => Some("licences"),
        Word::Penalty => Some("penalties"),
        Word::Coercion => Some("coercion"),
        _ => None,
    }
}

/// The decisions of section two that a clause names: `Some(None)` where it does, but not how many there were.
pub(super) fn decision(clause: &Clause) -> Option<Option<Notion>> {
    use Word::*;
    let rows: Vec<&'static str> = clause.words.iter().filter_map(|(word, _)| decision_of(*word)).collect();
    let (&row, rest) = rows.split_first()?;
    const PLAIN: Words = Words::of(&[Licence, Penalty, Coercion, Decide, Filler, Handle, Whole, ThisYear, Sum, All]);
    let plain = rest.is_empty() && clause.kinds.within(PLAIN);
    Some(plain.then_some(Notion::Decisions(row)))
}

pub(super) fn case(clause: &Clause, kind: CaseKind, text: &str) -> Option<Notion> {
    use Word::*;
    let results: Vec<&'static str> = clause
        .words
        .iter()
        .filter_map(|(word, _)| match word {
            Result(id) => Some(*id),
            _ => None,
        })
        .collect();
    // 各类行政诉讼, 因行政处罚引发行政复议
    let is_any = clause.words.iter().any(|(word, span)| *word == Filler && span.slice(text) == "各类");
    if kind == CaseKind::Several
        || is_any
        || is_of_others(clause, text)
        || clause.any(const { Words::of(&[Licence, Penalty, Coercion]) })
        || clause.has(Carry)
        || clause.has(Fresh)
        || clause.has(Finish)
        || clause.has(Applicant("natural-persons"))
    {
        return None;
    }
    let named = cases(clause).is_some();
    if clause.any(const { Words::of(&[Handle, Receive, Answer]) }) {
        // Who reviews others' cases works on them, too.
        let open = clause.words.iter().any(|(_, span)| span.slice(text).contains("信息公开"));
        // 受理信息公开行政复议申请128件
        let of_reviewer = clause.words.iter().any(|(word, span)| *word == Review && span.slice(text).ends_with("申请"));
        if !(named && open) || of_reviewer {
            return None;
        }
    }
    match *results {
        [] if named || clause.has(Subject) => Some(Notion::Cases { kind, result: None }),
        [result] => Some(Notion::Cases { kind, result: Some(result) }),
        _ => None,
    }
}

/// `其他行政复议34件`, `以第三人身份参加诉讼3件`: whether the cases of a clause are others than those that the report is on.
fn is_of_others(clause: &Clause, text: &str) -> bool {
    const OTHERS: [&str; 10] = ["非", "民事", "刑事", "争议", "第三人", "代理", "代为", "法律顾问", "劳动", "仲裁"];
    let says = |span: Span| OTHERS.iter().any(|word| span.slice(text).contains(word));
    let is_rest = |(word, span): &(Word, Span)| *word == Word::Rest && span.slice(text).starts_with(['其', '剩', '余']);
    clause.unknown.iter().any(|(_, span)| says(*span)) || clause.words.iter().any(is_rest)
}

pub(super) fn document(clause: &Clause, kind: DocumentKind, text: &str) -> Option<Notion> {
    use Word::*;
    let columns: Vec<&'static str> = clause
        .words
        .iter()
        .filter_map(|(word, _)| match word {
            Issue => Some("issued"),
            Repeal => Some("repealed"),
            InForce => Some("in-force"),
            _ => None,
        })
        .collect();
    const FOREIGN: Words = Words::of(&[Subject, Receive, Handle, Answer, Finish, Request, Carry]);
    // 累计制定: since whenever.
    let is_since = || clause.words.iter().any(|(word, span)| *word == Sum && span.slice(text) == "累计");
    match *columns {
        ["issued" | "repealed"] if is_since() && !clause.has(ThisYear) && clause.years.is_empty() => None,
        [column] if !clause.any(FOREIGN) => Some(Notion::Documents { kind, column }),
        _ => None,
    }
}

/// What surrounds a clause about applications.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The paragraph's text.
    pub text: &'a str,
    /// The year that is reported on.
    pub year: Option<i32>,
    /// Whether the clause is one of a list of parts.
    pub in_list: bool,
    /// Whether 申请 stands right after the figure.
    pub asks: bool,
}

/// A figure of applications.
pub(super) fn request(clause: &Clause, around: Around<'_>) -> Option<Notion> {
    use Word::*;
    let in_list = around.in_list || clause.has(Among);
    let has = |word| clause.has(word);
    if has(Carry) || has(Pending) {
        return carried(clause, around);
    }
    let applicants = clause.words.iter().filter_map(|(word, _)| applicant(*word));
    let mut applicants: Vec<&str> = applicants.collect();
    // 律师事务所等法律服务机构
    applicants.dedup();
    match &*applicants {
        [] => {}
        // 向自然人公开
        [id] => {
            let is_of_them = clause.words.last().is_none_or(|(word, _)| *word != Subject);
            return (!has(Answer) && !has(Finish) && is_of_them).then_some(Notion::Applicants(id));
        }
        // 公民、法人或其他组织 are all there are.
        several if several.contains(&"natural-persons") && several.contains(&"organisations") => {}
        _ => return None,
    }
    if (has(Answer) || has(Finish)) && is_by_way(clause, around.text) {
        return None;
    }
    // 撤回申请, 其余2件按其他情形处理
    if clause.any(const { Words::of(&[Result("")]) }) || has(Rest) && (has(Answer) || has(Finish) || has(Handle)) {
        return None;
    }
    if has(Fresh) {
        return (!has(Answer) && !has(Finish) && !has(Handle)).then_some(Notion::New);
    }
    match (has(Receive), has(Handle), has(Answer), has(Finish)) {
        (true, true, _, false) | (false, true, true, false) => (!in_list).then_some(Notion::Handled),
        (true, false, false, false) => (!in_list).then_some(Notion::Received),
        (false, true, false, false) => (!in_list).then_some(Notion::Handled),
        (false, false, true, false) => Some(Notion::Answered),
        (false, false, false, true) => Some(Notion::Finished),
        (false, false, false, false) => {
            let named = has(Request) || around.asks;
            let plain = !in_list && clause.unknown.is_empty() && named && !has(Includes) && !has(Rest);
            plain.then_some(Notion::Some)
        }
        _ => None,
    }
}

/// `按照不再处理的方式办结1件`: whether a clause says in what way only some were dealt with.
fn is_by_way(clause: &Clause, text: &str) -> bool {
    let said = |(_, span): &(Word, Span)| span.slice(text);
    let by = clause.words.iter().position(|word| ["按", "按照", "以"].contains(&said(word)));
    by.is_some_and(|by| clause.words[by..].iter().any(|word| ["方式", "形式", "情形"].contains(&said(word))))
}

/// Applications carried over, from last year or to the next.
fn carried(clause: &Clause, around: Around<'_>) -> Option<Notion> {
    use Word::*;
    let has = |word| clause.has(word);
    let at = |wanted: Word| clause.words.iter().position(|(word, _)| *word == wanted);
    // 顺延到下年度答复
    let later = at(NextYear).is_some_and(|next| at(Answer).or(at(Finish)).is_some_and(|verb| next < verb));
    if (has(Answer) || has(Finish)) && !later || has(Fresh) || has(Receive) {
        return None;
    }
    let (last, next) = neighbours(clause, around.year);
    // 2023年结转至2024年: the year itself says nothing beside another.
    let nearest = i32::from(!last && !next);
    let other =
        clause.years.iter().any(|&other| around.year.is_none_or(|year| !(nearest..=1).contains(&(other - year).abs())));
    let next = next || has(Pending);
    // 收到3119件，含结转共3153件
    let adds_up = |(word, span): &(Word, Span)| *word == Sum || span.slice(around.text) == "共";
    if has(Includes) && clause.words.last().is_some_and(adds_up) {
        return None;
    }
    // 结转 alone is to the next year, or beside what came in from the last; 转办 and the like may be anywhere.
    let plain = || clause.words.iter().any(|(word, span)| *word == Carry && span.slice(around.text).contains('结'));
    match (last, next, other) {
        (true, false, false) => Some(Notion::CarriedIn),
        (false, true, false) => Some(Notion::CarriedOut),
        (false, false, false) if plain() => Some(Notion::Carried),
        _ => None,
    }
}
