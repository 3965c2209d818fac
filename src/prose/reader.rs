//! Where the reader of figures stands: what has been said so far of what figures to come may be of.

use super::claims::Claim;
use super::clause::{Clause, clause};
use super::notion::{Notion, Topic};
use super::reading::Figure;
use super::token::{Item, Token};
use crate::text::Span;
use smallvec::SmallVec;

/// Who reports, and for which year: what "we" and "this year" mean.
#[derive(Clone, Copy, Default, Debug)]
pub struct Reporter<'a> {
    /// The agency's full name.
    pub agency: &'a str,
    /// The year that is reported on.
    pub year: Option<i32>,
}

/// What parts that follow are of.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) enum Total {
    /// Nothing was counted.
    #[default]
    Untold,
    /// Something, and it is not known what.
    Unknown,
    /// This.
    Of(Notion),
}

impl Total {
    /// That of a figure.
    pub fn of(notion: Option<Notion>) -> Total {
        notion.map_or(Total::Unknown, Total::Of)
    }

    /// This, or another where nothing was counted.
    pub fn or(self, other: Total) -> Total {
        if self == Total::Untold { other } else { self }
    }
}

/// Where the reader stands in the text of one level of parentheses.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    /// The tokens since the last figure or border, by index.
    pub near: SmallVec<[usize; 12]>,
    /// Whether a figure has been read since the last border that is no `、`.
    pub has_figure: bool,
    pub topic: Option<Topic>,
    /// Whether the time spoken of is not the year.
    pub elsewhen: bool,
    /// Whether somebody else than the reporter as a whole is spoken of, or some of what it has to count.
    pub part: bool,
    /// Whether what follows are parts of a figure before.
    pub in_list: bool,
    /// The last figure.
    pub last: Option<usize>,
    /// What the last figure would have been of, in the year.
    pub last_notion: Option<Notion>,
    /// What figures to come are of: `复议、诉讼分别为9件和4件`.
    pub expected: Vec<Notion>,
    /// The first token that may be of the next figure, by index.
    pub before: usize,
    /// The first of the words after the last figure, where they say what it is of.
    pub taken: Option<Span>,
    /// Whether the list that is joined by `、` began with something that no table has.
    pub foreign: bool,
    /// Whether anything that no table has was counted in the sentence.
    pub counts_foreign: bool,
    /// Whether cases of something else than applications were counted: `主动公开187件`.
    pub foreign_cases: bool,
    /// Whether reviews or lawsuits were counted, and it is not known which.
    pub unsure_cases: bool,
    /// What parts that follow are of.
    pub total: Total,
    /// The same of the sentence before.
    pub total_before: Total,
    /// Whether nothing was said of what the last figure is of.
    pub is_bare: bool,
    /// How many figures of one kind of several, of an applicant or a channel, stand outside of lists.
    pub kinds: u8,
    /// Whether a semicolon stands before, behind which the whole year is that of the whole again.
    pub parted: bool,
    /// Whether a clause just before says for what reason: `因属于过程性信息，`.
    pub reason: bool,
    /// Whether a clause without a figure speaks of one kind of applicant: `自然人申请以户籍信息为主，`.
    pub some_applicants: bool,
}

pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub reporter: Reporter<'a>,
    pub tokens: &'a [Token],
    pub figures: Vec<Figure>,
    pub each: Vec<(usize, Notion)>,
    pub shares: Vec<(usize, Notion)>,
    pub claims: Vec<Claim>,
    pub flows: Vec<Flow>,
    pub sentence: u32,
    pub sentence_topic: Option<Topic>,
    /// What the heading above says that it is about.
    pub heading: Option<Topic>,
}

impl Reader<'_> {
    pub fn flow(&mut self) -> &mut Flow {
        // There is always the outermost.
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    /// The tokens behind the last word of a clause.
    pub fn after(&self, clause: &Clause) -> &[Token] {
        let Some((_, last)) = clause.words.last() else { return &[] };
        &self.tokens[self.tokens.partition_point(|token| token.span.start < last.end)..]
    }

    /// What follows a clause behind `、`, up to the next border; nothing where something else does.
    pub fn beside(&self, clause: &Clause) -> impl Iterator<Item = &Token> + Clone {
        let ends = |token: &&Token| matches!(token.item, Item::Comma | Item::Semicolon | Item::Stop | Item::Close);
        let after = self.after(clause);
        let is_pause = after.first().is_some_and(|token| token.item == Item::Pause);
        after.iter().take(if is_pause { after.len() } else { 0 }).take_while(move |token| !ends(token))
    }

    pub fn clause(&self, tokens: &[usize]) -> Clause {
        clause(tokens.iter().map(|&at| self.tokens[at]))
    }
}
