//! What a percentage is a share of, by the words of its sentence.

use crate::lint::context::Context;
use crate::lint::prose::Paragraph;
use crate::prose::{Item, Notion, Shape, Token, Unit, Word};

/// How a percentage follows the figure that it is the share of.
pub(super) enum Follows {
    /// `，占比…`
    Share,
    /// `，占全部办结件的…`: it is said what it is a share of.
    Named,
    /// `（39.4%）`
    Bare,
}

/// Whether 占 or 占比, and nothing but what all applications are called, stands between a percentage and the figure
/// before it: 占全部办结件的. Or whether it stands in parentheses behind that figure, alone.
pub(super) fn share_before(paragraph: &Paragraph<'_>, at: usize) -> Option<Follows> {
    let (before, behind) = paragraph.reading.tokens.split_at_checked(at)?;
    if before.last()?.item == Item::Open && behind.get(1)?.item == Item::Close {
        let figure = before.get(before.len().checked_sub(2)?)?;
        return matches!(figure.item, Item::Figure(..)).then_some(Follows::Bare);
    }
    let between = before.iter().rev().take_while(|token| !matches!(token.item, Item::Figure(..)));
    let (mut said, mut named) = (false, false);
    for token in between {
        match token.item {
            Item::Word(Word::Share) if token.span.slice(&paragraph.text.text) != "率" => said = true,
            Item::Word(Word::Filler) | Item::Comma | Item::Pause | Item::Open => {}
            Item::Word(word) if !said && is_all(word) => named |= !matches!(word, Word::All | Word::Sum),
            // 占无法提供总数的
            Item::Word(Word::Outcome(_)) if !said => {}
            _ => return None,
        }
    }
    said.then_some(if named { Follows::Named } else { Follows::Share })
}

/// Words for all applications, or all that came of them.
fn is_all(word: Word) -> bool {
    use Word::*;
    matches!(word, All | Sum | Request | Handle | Answer | Finish | Fresh | Receive)
}

/// What a percentage may be a share of, by what stands before it in its sentence.
#[derive(Clone, Copy)]
pub(super) enum Whole {
    /// All applications.
    All,
    /// 不予公开中: those of one outcome.
    Of(Notion),
    /// 自然人申请…，其中: those of one sort of applicant.
    Applicants,
}

/// What the last 其中 or 中 before a percentage says that it is a share of, or 占无法提供总数的 right before it.
pub(super) fn whole_of(paragraph: &Paragraph<'_>, at: usize) -> Whole {
    /// Nobody says more in one sentence.
    const MOST: usize = 120;
    let text = &*paragraph.text.text;
    let sentence = paragraph.reading.tokens[..at].iter().rev().take(MOST);
    let tokens: Vec<&Token> = sentence.take_while(|token| token.item != Item::Stop).collect();
    let part = |token: &&Token| match token.item {
        Item::Word(Word::Outcome(id)) => Some(Whole::Of(Notion::Outcome { id, or: None })),
        Item::Word(Word::Applicant(_)) => Some(Whole::Applicants),
        _ => None,
    };
    let share = tokens.iter().position(|token| matches!(token.item, Item::Word(Word::Share) | Item::Figure(..)));
    if let Some(of) = tokens[..share.unwrap_or(0)].iter().find_map(part) {
        return of;
    }
    let is_border = |token: &&Token| matches!(token.item, Item::Comma | Item::Semicolon | Item::Colon | Item::Open);
    for (place, token) in tokens.iter().enumerate() {
        let before = &tokens[place + 1..];
        match token.item {
            // 占不予公开总数的30.2%；…占18.6%: what was said of one holds for the next.
            Item::Word(Word::Share) if place > 0 => {
                let named = tokens[..place].iter().rev().take_while(|token| !matches!(token.item, Item::Figure(..)));
                if let Some(whole) = named.into_iter().find_map(part) {
                    return whole;
                }
            }
            Item::Word(Word::Among) => {
                // 自然人231件、企业26件，其中: of all of them. After a semicolon the sentence begins anew.
                let applicants = before.iter().filter(|token| matches!(token.item, Item::Word(Word::Applicant(_))));
                let several = applicants.count() > 1 || before.first().is_some_and(|it| it.item == Item::Semicolon);
                // What stands before an earlier one stands before this, too.
                return before.iter().find_map(part).filter(|_| !several).unwrap_or(Whole::All);
            }
            Item::Word(Word::Filler)
                if token.span.slice(text) == "中" && place > 0 && is_border(&tokens[place - 1]) =>
            {
                let clause = before.iter().take_while(|token| !is_border(token));
                if let Some(whole) = clause.into_iter().find_map(part) {
                    return whole;
                }
            }
            _ => {}
        }
    }
    Whole::All
}

/// `予以公开占办结总数的39.4%`, `予以公开占比最高，为39.4%`: what a percentage without its figure is a share of all
/// applications of, where more is said between them than 占比.
pub(super) fn named_share(context: &Context<'_>, paragraph: &Paragraph<'_>, at: usize) -> Option<Notion> {
    use Word::*;
    /// A clause is not longer.
    const MOST: usize = 16;
    let percent = &paragraph.reading.figures[at];
    if percent.unit != Unit::Percent || percent.number.shape != Shape::Exact {
        return None;
    }
    let text = &*paragraph.text.text;
    let mut before = paragraph.reading.tokens[..percent.token as usize].iter().rev().take(MOST).peekable();
    let mut named = false;
    loop {
        let token = before.next()?;
        match token.item {
            Item::Word(Share) if token.span.slice(text) != "率" => break,
            Item::Word(Filler) => {}
            Item::Word(word) if is_all(word) => named = true,
            Item::Comma => {
                let most = before.next()?;
                let is_most = ["最高", "最大", "最多"].contains(&most.span.slice(text));
                named |= is_most && matches!(before.peek()?.item, Item::Word(Share));
                if !named {
                    return None;
                }
            }
            _ => return None,
        }
    }
    let mut parts: Vec<Word> = Vec::new();
    let mut is_closed = false;
    for token in before {
        match token.item {
            Item::Word(word @ (Outcome(_) | Applicant(_))) => parts.push(word),
            Item::Word(Filler | Request | Decide) => {}
            Item::Unknown if token.span.slice(text) == "类" => {}
            Item::Comma | Item::Semicolon | Item::Stop | Item::Colon => {
                is_closed = true;
                break;
            }
            _ => return None,
        }
    }
    let begins = is_closed || percent.token as usize <= MOST;
    if !named || !begins || !says_nothing_else(context, paragraph, percent.token as usize) {
        return None;
    }
    match *parts {
        [Outcome("granted")] => Some(Notion::Granted),
        [Outcome("partly-granted"), Outcome("granted")] => Some(Notion::GrantedInAllOrPart),
        [Outcome(id)] => Some(Notion::Outcome { id, or: None }),
        [Applicant(id)] => Some(Notion::Applicants(id)),
        _ => None,
    }
}

/// Whether a sentence, up to one of its tokens, speaks of nobody and no time but the report's own, and of nothing beside
/// applications.
pub(super) fn says_nothing_else(context: &Context<'_>, paragraph: &Paragraph<'_>, at: usize) -> bool {
    use Word::*;
    let year = context.report.front_matter.year.as_ref().map(|year| year.value);
    /// Of what is longer nothing is said.
    const MOST: usize = 200;
    let before = paragraph.reading.tokens[..at].iter().rev().take(MOST);
    let sentence: Vec<&Token> = before.take_while(|token| token.item != Item::Stop).collect();
    let is_else = |token: &&Token| match token.item {
        Item::Year(named) => Some(named) != year,
        Item::Word(word) => matches!(
            word,
            Own | Reviewer
                | PartYear
                | ManyYears
                | LastYear
                | NextYear
                | If
                | Review
                | Suit
                | DirectSuit
                | SuitAfterReview
                | Result(_)
                | Normative
                | Regulations
                | Licence
                | Penalty
                | Coercion
                | Foreign
                | Channel
        ),
        _ => false,
    };
    sentence.len() < MOST && !sentence.iter().any(is_else)
}
