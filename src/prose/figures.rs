//! Figures in prose, and what each is a figure of.
//!
//! A reading is sure or it is none: what stands between a figure and the word that says what it is has to be known,
//! whoever is spoken of has to be the one who reports, and the time has to be the year. Parentheses are read by
//! themselves, with the figure before them at their head.

use super::claims::{Claim, claim, may_claim};
use super::classify::{
    Around, applicant, case, cases, decision, decision_of, document, kinds_named, outcome, outcome_of, request,
};
use super::clause::{Clause, LABELS};
use super::lists::lists;
use super::notion::{CaseKind, DocumentKind, Notion, Topic};
use super::number::{Number, Shape};
use super::others::is_of_publishing;
use super::reader::{Flow, Reader, Reporter, Total};
use super::reading::{Figure, Reading};
use super::settled::settle;
use super::token::{Item, Token, Unit, tokens};
use super::words::{Word, Words};
use crate::text::Span;
use rust_decimal::Decimal;
use smallvec::SmallVec;

/// Names that 分别为 gives figures to: nobody lists more.
const MOST_ZIPPED: usize = 30;

/// What section two counts decisions and charges of.
const DECIDED: Words = Words::of(&[Word::Licence, Word::Penalty, Word::Coercion, Word::Charge]);

/// Words that say nothing of what a figure is of.
const SAYS_NOTHING: Words = Words::of(&[
    Word::Filler,
    Word::Among,
    Word::Rest,
    Word::Whole,
    Word::ThisYear,
    Word::Includes,
    Word::Sum,
    Word::Reach,
    Word::All,
]);

/// The topic that a heading sets, if it does.
pub fn topic_of(heading: &str) -> Option<Topic> {
    // All words for an application have this character.
    if !heading.contains('请') {
        return None;
    }
    let tokens = tokens(heading);
    tokens.iter().any(|token| matches!(token.item, Item::Word(Word::Request))).then_some(Topic::Requests)
}

/// Reads a paragraph.
pub fn read(text: &str, reporter: Reporter<'_>, heading: Option<Topic>) -> Reading {
    let tokens = tokens(text);
    let mut reader = Reader {
        text,
        reporter,
        tokens: &tokens,
        figures: Vec::new(),
        each: Vec::new(),
        shares: Vec::new(),
        claims: Vec::new(),
        flows: vec![Flow { topic: heading, ..Flow::default() }],
        sentence: 0,
        sentence_topic: None,
        heading,
    };
    reader.run();
    let Reader { mut figures, each, shares, claims, .. } = reader;
    settle(text, &tokens, &mut figures);
    let lists = lists(text, &tokens, &figures);
    Reading { tokens, figures, each, shares, claims, lists }
}

impl Token {
    /// The word that it is, if it is a known one.
    pub fn word(&self) -> Option<Word> {
        match self.item {
            Item::Word(word) => Some(word),
            _ => None,
        }
    }
}

impl Reader<'_> {
    fn run(&mut self) {
        self.begin_sentence(0);
        for at in 0..self.tokens.len() {
            let token = self.tokens[at];
            match token.item {
                Item::Word(_) | Item::Year(_) | Item::Unknown => self.flow().near.push(at),
                Item::Figure(number, unit) => self.figure(at, token.span, number, unit),
                Item::Pause => {
                    if self.flow().has_figure {
                        self.end_clause();
                    }
                }
                Item::Comma | Item::Colon => {
                    self.lead(token.item == Item::Colon);
                    self.end_clause();
                    let flow = self.flow();
                    (flow.has_figure, flow.foreign) = (false, false);
                }
                Item::Semicolon => {
                    self.end_clause();
                    let flow = self.flow();
                    (flow.has_figure, flow.elsewhen, flow.foreign) = (false, false, false);
                    flow.expected.clear();
                    if flow.kinds > 1 {
                        flow.total = Total::Untold;
                    }
                    (flow.reason, flow.parted, flow.kinds) = (false, true, 0);
                }
                Item::Stop => {
                    let heading = self.heading;
                    self.flows.truncate(1);
                    self.end_clause();
                    let flow = self.flow();
                    let topic = flow.topic.filter(|topic| *topic == Topic::Requests);
                    let topic = topic.or(heading.filter(|_| flow.topic == Some(Topic::Foreign)));
                    // 自然人21件；法人或者其他组织2件。其中: of all of them.
                    let is_sort = matches!(flow.total, Total::Of(Notion::Applicants(_)));
                    let total_before = if is_sort { Total::Untold } else { flow.total };
                    *flow = Flow { topic, last: flow.last, total_before, ..Flow::default() };
                    self.sentence += 1;
                    self.begin_sentence(at + 1);
                }
                Item::Open => self.open(),
                Item::Close => {
                    if self.flows.len() > 1 {
                        self.end_clause();
                        self.flows.pop();
                    }
                }
            }
        }
        self.end_clause();
    }

    /// Where only applications are spoken of, a sentence whose noun comes last is of them from its beginning.
    fn begin_sentence(&mut self, from: usize) {
        use Word::*;
        const OTHERS: Words = Words::of(&[Foreign, Review, Suit, Normative, Regulations, Licence, Penalty]);
        let sentence = self.tokens[from..].iter().take_while(|token| !matches!(token.item, Item::Stop));
        let words = sentence.filter_map(Token::word).fold(Words::default(), Words::and);
        self.sentence_topic = (words.has(Request) && !words.meets(OTHERS)).then_some(Topic::Requests);
        // 新增1件，废止7件: below a heading on applications, too, what is repealed is none.
        if words.meets(const { Words::of(&[Repeal, InForce]) }) && !words.has(Request) {
            let flow = self.flow();
            flow.topic = flow.topic.filter(|topic| *topic != Topic::Requests);
        }
    }

    fn open(&mut self) {
        let last = self.flow().last.map(|last| self.figures[last]);
        let counted = last.filter(|last| matches!(last.unit, Unit::Case | Unit::Piece));
        let flow = self.flow();
        let in_list = flow.near.is_empty() && flow.last.is_some();
        let inner = Flow {
            topic: flow.topic,
            elsewhen: flow.elsewhen,
            part: flow.part,
            in_list,
            last_notion: flow.last_notion,
            kinds: flow.kinds,
            total: counted.filter(|_| in_list).map_or(flow.total, |last| Total::of(last.notion)),
            counts_foreign: flow.counts_foreign,
            ..Flow::default()
        };
        self.flows.push(inner);
    }

    /// Ends a clause that had no figure: what it says of topic, time and whose stays.
    fn end_clause(&mut self) {
        let near = std::mem::take(&mut self.flow().near);
        // Unknown words say nothing of topic, time and whose.
        if near.iter().all(|&at| matches!(self.tokens[at].item, Item::Unknown)) {
            return;
        }
        let clause = self.clause(&near);
        self.note(&clause, None);
        if !may_claim(&clause) || self.is_of_units(near[0]) {
            return;
        }
        let flow = &self.flows[self.flows.len() - 1];
        let is_other = flow.elsewhen || flow.part || self.is_elsewhere(&clause) || self.is_of_some(&clause);
        if is_other || !self.is_sure(&clause) {
            return;
        }
        let topic = self.topic_in(&clause).or(flow.topic).or(self.sentence_topic);
        let span = self.tokens[near[0]].span.join(self.tokens[near[near.len() - 1]].span);
        let sentence = self.sentence;
        self.claims.extend(claim(&clause, self.text, topic, self.reporter.year).into_iter().map(|says| Claim {
            says,
            span,
            sentence,
        }));
    }

    /// Takes in what a clause says of topic, time and whose; whether it is somebody else's than the reporter's.
    fn note(&mut self, clause: &Clause, figure: Option<Unit>) -> bool {
        use Word::*;
        let worked = clause.any(const { Words::of(&[Receive, Handle, Answer, Finish]) });
        let counts = matches!(figure, Some(Unit::Case | Unit::Piece));
        let elses = |topic: &Topic| *topic != Topic::Foreign || worked || counts && !clause.has(Foreign);
        let topic = self.topic_in(clause).filter(elses);
        let year = self.reporter.year;
        // 对重点信访人员提出的申请17件
        let restricts = self.restricts(clause, counts) || counts && clause.has(Foreign) && clause.has(Request);
        let is_own = clause.has(Own) && !self.is_office() && !(figure.is_none() && self.is_asked(clause));
        let own = is_own || clause.has(Reviewer);
        let carried = clause.has(Carry) || clause.has(Pending);
        let verb = clause.words.iter().position(|(word, _)| matches!(word, Receive | Handle));
        let is_named = topic.is_some() || clause.any(const { Words::of(&[Applicant(""), Channel, Among, Includes]) });
        let is_of_something_else =
            !is_named && verb.is_some_and(|verb| clause.unknown.iter().any(|(at, _)| *at > verb));
        let flow = self.flow();
        flow.topic = topic.or(flow.topic);
        // 网民留言218条，办结211条; 抽查答复120件，通报12件; 受理来电41件，办结38件
        let is_first = flow.total == Total::Untold && !flow.in_list;
        let is_foreign = clause.has(Foreign) && !worked && topic.is_none() && flow.total == Total::Untold;
        if counts && (is_foreign || clause.has(Looked) || is_first && is_of_something_else) {
            flow.topic = Some(Topic::Foreign);
        }
        if clause.has(Among) || clause.has(Includes) && figure.is_some() {
            flow.in_list = true;
            flow.total = flow.total.or(flow.total_before);
        }
        if clause.has(ThisYear) {
            flow.elsewhen = false;
        }
        // 较2020年增加: the other year is only looked back at.
        let looks_back = clause.words.first().is_some_and(|(word, _)| *word == Growth) && clause.years.len() == 1;
        if let Some(&last) = clause.years.last().filter(|_| !carried && !looks_back) {
            // 2021至2024年 is several.
            flow.elsewhen = Some(last) != year || clause.years.iter().any(|&other| Some(other) != year);
        } else if !carried
            && (clause.has(LastYear) || clause.has(NextYear))
            && !clause.has(Growth)
            && !clause.has(ThisYear)
        {
            flow.elsewhen = true;
        }
        if clause.has(PartYear) || clause.has(ManyYears) || clause.has(If) {
            flow.elsewhen = true;
        }
        if clause.has(Whole) || flow.parted && clause.has(ThisYear) {
            flow.part = false;
        }
        flow.part |= own || restricts;
        own || restricts
    }

    /// What a clause is about, by its nouns.
    fn topic_in(&self, clause: &Clause) -> Option<Topic> {
        use Word::*;
        if clause.has(Foreign) {
            return Some(Topic::Foreign);
        }
        let kind = cases(clause);
        if let Some(kind) = kind {
            return Some(Topic::Cases(kind));
        }
        if clause.has(Request) {
            let is_other = self.is_for_something_else(clause);
            return Some(if is_other { Topic::Foreign } else { Topic::Requests });
        }
        if clause.has(Normative) {
            return Some(Topic::Documents(DocumentKind::Normative));
        }
        if clause.has(Regulations) {
            return Some(Topic::Documents(DocumentKind::Regulations));
        }
        if clause.any(const { Words::of(&[Licence, Penalty, Coercion, Charge]) }) {
            return Some(Topic::Foreign);
        }
        None
    }

    fn figure(&mut self, at: usize, span: Span, number: Number, unit: Unit) {
        let mut near = std::mem::take(&mut self.flow().near);
        let before = self.flow().before;
        near.retain(|near| *near >= before);
        let left = self.clause(&near);
        let (right, next) = self.behind(at);
        let right = self.clause(&right);
        self.flow().before = next;
        let index = self.figures.len();
        // Before the clause is taken in: what it says of time holds from here on.
        let (notion, others) = match self.each(&left, span).filter(|_| unit == Unit::Case) {
            Some(mut of_each) => (of_each.pop(), of_each),
            None => (self.notion(&left, &right, number, unit), Vec::new()),
        };
        let is_share = unit == Unit::Percent && number.shape != Shape::Vague;
        let share = is_share.then(|| share(&left, self.text)).flatten();
        let share = share.filter(|_| !is_of_publishing(self.text, span));
        let sentence = self.sentence;
        // Several of 12件中, before what is said of them is taken in.
        self.begin_list(&left);
        let notion = notion.map(|notion| self.of_both_ways(notion, &left, &right));
        // 不予公开26条: of what was to be published, not of applications.
        let is_text = span.slice(self.text).ends_with('条');
        let is_text = is_text && matches!(notion, Some(Notion::Outcome { .. } | Notion::GrantedInAllOrPart));
        let is_whole = !is_text && !notion.is_some_and(|notion| self.is_of_a_part(notion, &left));
        let notion = notion.filter(|_| is_whole);
        let is_of_others = self.note(&left, Some(unit));
        let flow = self.flow();
        flow.reason = false;
        flow.foreign |= left.any(const { Words::of(&[Word::Foreign, Word::Looked]) });
        flow.elsewhen &= !left.has(Word::Reach);
        // 由30件降至23件: what it was before.
        let was = right.words.first().is_some_and(|(word, _)| *word == Word::Reach)
            && right.unknown.first().is_none_or(|(at, _)| *at > 0);
        let is_ours = !flow.elsewhen && !flow.part;
        let says_what = left.any(LABELS);
        flow.last_notion = notion.or(flow.last_notion.filter(|_| !says_what));
        flow.last = Some(index);
        flow.has_figure = true;
        let is_exact = matches!(number.shape, Shape::Exact | Shape::Rounded);
        let said = notion.filter(|_| is_ours && is_exact && !was);
        self.count(&left, said, unit, is_whole);
        self.each.extend(others.into_iter().filter(|_| said.is_some()).map(|notion| (index, notion)));
        self.shares.extend(share.filter(|_| is_ours).map(|notion| (index, notion)));
        if is_of_others && left.any(LABELS) {
            self.part_beside();
        }
        self.figures.push(Figure { number, unit, span, notion: said, sentence, token: at as u32 });
    }

    /// The tokens after a figure up to the next border, to a list of its parts, or to 中: `25件中办结23件`, where what
    /// follows is of the next figure; and the first token that may be.
    fn behind(&self, at: usize) -> (SmallVec<[usize; 12]>, usize) {
        let is_word = |token: &Token| match token.item {
            Item::Word(Word::Filler) => token.span.slice(self.text) != "中",
            Item::Word(word) => !matches!(word, Word::Among),
            item => matches!(item, Item::Year(_) | Item::Unknown),
        };
        let end =
            self.tokens[at + 1..].iter().position(|token| !is_word(token)).map_or(self.tokens.len(), |n| at + 1 + n);
        let counts = |at: usize| {
            let item = self.tokens.get(at).map(|token| token.item);
            matches!(item, Some(Item::Figure(_, Unit::Case | Unit::Piece)))
        };
        let (end, next) = if counts(at) && counts(end) { self.of_the_next(at + 1, end) } else { (end, at + 1) };
        ((at + 1..end).collect(), next)
    }

    /// Where, of what stands between two figures, that ends which is of the first, and where that of the second begins:
    /// at 和, `10件申请和上年结转的1件`, or with a verb, `94件申请已办结90件`.
    fn of_the_next(&self, from: usize, to: usize) -> (usize, usize) {
        const JOINTS: [&str; 5] = ["和", "及", "以及", "与", "并"];
        const BEFORE_VERB: Words = Words::of(&[Word::Filler, Word::ThisYear]);
        let between = &self.tokens[from..to];
        let is_joint = |token: &Token| JOINTS.contains(&token.span.slice(self.text));
        let is_label = |token: &Token| token.word().is_some_and(|word| LABELS.has(word));
        if let Some(joint) = between.iter().rposition(is_joint).filter(|joint| between[..*joint].iter().any(is_label)) {
            return (from + joint, from + joint + 1);
        }
        let is_plain = |token: &&Token| token.word().is_some_and(|word| BEFORE_VERB.has(word));
        let last = between.len() - between.iter().rev().take_while(is_plain).count();
        let verb = last.checked_sub(1);
        let is_verb = verb.is_some_and(|verb| matches!(between[verb].word(), Some(Word::Answer | Word::Finish)));
        if let Some(verb) = verb.filter(|_| is_verb) {
            let verb = verb - between[..verb].iter().rev().take_while(is_plain).count();
            return (from + verb, from + verb);
        }
        (to, from)
    }

    /// What a figure is of, by the words before it or, where these say nothing, those after.
    fn notion(&mut self, left: &Clause, right: &Clause, number: Number, unit: Unit) -> Option<Notion> {
        use Word::*;
        if right.has(Unsure) || self.is_within_days(left) {
            return None;
        }
        if self.flow().foreign || number.step < Decimal::ONE && !matches!(unit, Unit::Yuan(_)) {
            return None;
        }
        if !self.flow().expected.is_empty() {
            return Some(self.flow().expected.remove(0)).filter(|_| unit == Unit::Case);
        }
        let is_part = self.is_one_of(left, right);
        if let Some(zip) = self.zipped(left) {
            self.flow().expected = zip;
            return Some(self.flow().expected.remove(0)).filter(|_| unit == Unit::Case);
        }
        // 通过平台、信函、现场分别收到申请
        let respectively =
            |(word, span): &(Word, Span)| *word == Respectively && span.slice(self.text).starts_with("分别");
        if is_part || left.words.iter().any(respectively) {
            return None;
        }
        // 6件复议案件和3件诉讼案件: the words between are of the figure before.
        let taken = self.flow().taken.take();
        let says = right.any(LABELS) || right.has(Subject) || !right.unknown.is_empty();
        let taken = left.words.first().is_some_and(|(_, span)| taken == Some(*span)) && says;
        let labelled = left.any(LABELS) && !taken;
        if right.has(Foreign) && labelled {
            // 收到5件信访件
            if left.any(const { Words::of(&[Receive, Handle, Answer, Finish]) }) && !left.has(Request) {
                self.flow().topic = Some(Topic::Foreign);
            }
            return None;
        }
        if labelled {
            // 当年新收248件办结, 新收的248件申请已办结: those of them that were.
            let mut words = right.words.iter().map(|(word, _)| *word).filter(|word| !matches!(word, Filler | Request));
            let is_done =
                right.unknown.is_empty() && matches!(words.next(), Some(Finish | Answer)) && words.next().is_none();
            let is_of_new = right.has(Fresh) && left.any(const { Words::of(&[Answer, Finish]) });
            if is_of_new || is_done && left.any(const { Words::of(&[Fresh, Receive]) }) {
                return None;
            }
            // 上年结转的1件企业申请
            let first = right.words.iter().find(|(word, _)| *word != Filler);
            let asks = |span: &Span| right.has(Request) || span.slice(self.text).ends_with("申请");
            if first.is_some_and(|(word, span)| matches!(word, Applicant(_)) && asks(span)) {
                return None;
            }
            let object = self.object(left, right);
            let read = self.read(left, unit, object);
            return self.with_result_behind(read, right);
        }
        if taken
            || left.words.is_empty() && left.unknown.is_empty() && left.years.is_empty()
            || left.kinds.within(SAYS_NOTHING) && left.unknown.is_empty()
        {
            if left.has(Reach) && right.words.is_empty() {
                return self.flow().last_notion;
            }
            if !right.unknown.is_empty() || !right.any(LABELS) || self.is_to_come(right) {
                return None;
            }
            // 其余237件在法定期限内答复; 对3件申请数量明显超过合理范围的
            let done = right.any(const { Words::of(&[Answer, Finish, Handle]) })
                && !right.any(const { Words::of(&[Carry, Pending]) });
            let is_number = |(word, span): &(Word, Span)| {
                *word == Request && ["量", "总数"].iter().any(|end| span.slice(self.text).ends_with(end))
            };
            // 结转6件，其余71件按时答复: all that were answered.
            let is_rest = left.has(Rest) && self.flow().last_notion != Some(Notion::CarriedOut);
            if is_rest && done || right.words.iter().any(is_number) {
                return None;
            }
            if self.goes_on(right) || self.is_of_some_cases(right) {
                return None;
            }
            self.flow().in_list |= left.has(Among);
            self.flow().taken = right.words.first().map(|(_, span)| *span);
            return self.read(right, unit, None);
        }
        None
    }

    /// `行政复议72件被维持`: what a figure of cases is of whose result stands right behind it, and is not the next figure's.
    fn with_result_behind(&self, notion: Option<Notion>, right: &Clause) -> Option<Notion> {
        let Some(Notion::Cases { kind, result: None }) = notion else { return notion };
        let is_next = self.after(right).first().is_some_and(|token| matches!(token.item, Item::Figure(..)));
        let mut words = right.words.iter().map(|(word, _)| *word).filter(|word| *word != Word::Filler);
        match (words.next(), words.next()) {
            (Some(Word::Result(id)), None) if !is_next && right.unknown.is_empty() => {
                Some(Notion::Cases { kind, result: Some(id) })
            }
            _ => notion,
        }
    }

    /// `10件为国家秘密、行政查询事项。`: whether words right behind a figure name more than one thing that it is of.
    fn goes_on(&self, right: &Clause) -> bool {
        let mut beside = self.beside(right);
        let is_more = |token: &Token| token.word().and_then(outcome).is_some_and(|id| !right.has(Word::Outcome(id)));
        beside.clone().all(|token| !matches!(token.item, Item::Figure(..))) && beside.any(is_more)
    }

    /// `制定3件行政规范性文件`: what the figure of a verb is of, where that stands right behind it.
    fn object(&mut self, left: &Clause, right: &Clause) -> Option<Topic> {
        use Word::*;
        const NOUNS: Words = Words::of(&[Review, Suit, DirectSuit, SuitAfterReview, Normative, Regulations]);
        let (first, span) = right.words.first().copied()?;
        if right.unknown.first().is_some_and(|(at, _)| *at == 0) {
            return None;
        }
        if first == Request {
            return Some(Topic::Requests);
        }
        let topic = self.topic_in(right).filter(|_| NOUNS.has(first) && self.topic_in(left).is_none())?;
        let flow = self.flow();
        (flow.taken, flow.topic) = (Some(span), Some(topic));
        Some(topic)
    }

    /// `2件将于2024年答复`: whether words behind a figure are of another time than the year. What is carried over always is.
    fn is_to_come(&self, right: &Clause) -> bool {
        use Word::*;
        let will = right.words.iter().any(|(word, span)| *word == Filler && span.slice(self.text) == "将");
        let other_year = right.has(NextYear) || right.years.iter().any(|&year| Some(year) != self.reporter.year);
        (will || other_year) && !right.any(const { Words::of(&[Carry, Pending]) })
    }

    /// `复议、诉讼分别为9件和4件`: what each of the figures is of.
    fn zipped(&self, clause: &Clause) -> Option<Vec<Notion>> {
        clause.has(Word::Respectively).then(|| self.named(clause)).flatten()
    }

    /// `复议、诉讼各1件`: what the figure is of, each time.
    fn each(&self, clause: &Clause, figure: Span) -> Option<Vec<Notion>> {
        let (_, span) = clause.words.last().copied()?;
        let is_each = span.end == figure.start && ["各", "均为"].contains(&span.slice(self.text));
        is_each.then(|| self.named(clause)).flatten()
    }

    /// The several things of one kind that a clause names.
    fn named(&self, clause: &Clause) -> Option<Vec<Notion>> {
        if clause.any(const { Words::of(&[Word::Growth, Word::Share, Word::PartYear, Word::ManyYears, Word::If]) })
            || self.is_elsewhere(clause)
            || !self.is_sure(clause)
        {
            return None;
        }
        let mut kinds: Vec<CaseKind> = kinds_named(clause).collect();
        // 行政诉讼直接起诉、复议后起诉
        if let [CaseKind::Suit, CaseKind::Direct | CaseKind::AfterReview, ..] = *kinds {
            kinds.remove(0);
        }
        const WORK: Words = Words::of(&[Word::Fresh, Word::Finish, Word::Carry, Word::Pending, Word::Looked]);
        // 复议、诉讼分别审结9件、4件
        if !kinds.is_empty() && clause.any(WORK) {
            return None;
        }
        let kinds = with_results(clause, kinds);
        let named = |notion: fn(&'static str) -> Notion, id: fn(Word) -> Option<&'static str>| -> Vec<Notion> {
            clause.words.iter().filter_map(|(word, _)| id(*word)).map(notion).collect()
        };
        let outcomes = named(|id| Notion::Outcome { id, or: None }, outcome);
        let is_done = clause.any(const { Words::of(&[Word::Answer, Word::Finish]) });
        let applicants = if is_done { Vec::new() } else { named(Notion::Applicants, applicant) };
        let decided = named(Notion::Decisions, decision_of);
        let decided =
            if clause.any(const { Words::of(&[Word::Subject, Word::Foreign]) }) { Vec::new() } else { decided };
        let several = [kinds, outcomes, applicants, decided, self.steps_named(clause)]
            .into_iter()
            .filter(|names| !names.is_empty());
        let mut several = several.collect::<Vec<_>>().into_iter();
        // What names two kinds of thing at once is neither.
        several.next().filter(|names| (2..=MOST_ZIPPED).contains(&names.len()) && several.next().is_none())
    }

    /// `新收、上年结转、办结、结转下年的申请`: what applications went through, each step that a clause names.
    fn steps_named(&self, clause: &Clause) -> Vec<Notion> {
        use Word::*;
        const SAID: Words = Words::of(&[Filler, Request, ThisYear, Whole, Respectively]);
        const STEPS: Words = Words::of(&[Fresh, Receive, Handle, Answer, Finish, Carry, LastYear, NextYear]);
        let flow = &self.flows[self.flows.len() - 1];
        let of_requests = clause.has(Request) || flow.topic == Some(Topic::Requests);
        let words = clause.words.iter().map(|(word, _)| *word);
        let is_plain = words.clone().all(|word| SAID.has(word) || STEPS.has(word));
        if !of_requests || !is_plain || !clause.unknown.is_empty() || !clause.years.is_empty() {
            return Vec::new();
        }
        let words: Vec<Word> = words.filter(|word| STEPS.has(*word)).collect();
        let step = |at: usize| {
            let before = at.checked_sub(1).map(|before| words[before]);
            Some(match words[at] {
                Fresh => Notion::New,
                Receive => Notion::Received,
                Handle => Notion::Handled,
                Answer => Notion::Answered,
                Finish => Notion::Finished,
                Carry if before == Some(LastYear) => Notion::CarriedIn,
                Carry if before == Some(NextYear) || words.get(at + 1) == Some(&NextYear) => Notion::CarriedOut,
                Carry => Notion::Carried,
                _ => return None,
            })
        };
        let steps: Vec<Notion> = (0..words.len()).filter_map(step).collect();
        // 去年、今年分别收到: another year is only spoken of where something was carried over.
        let years = words.iter().filter(|word| matches!(word, LastYear | NextYear)).count();
        let carried = steps.iter().filter(|step| matches!(step, Notion::CarriedIn | Notion::CarriedOut)).count();
        if years == carried { steps } else { Vec::new() }
    }

    /// `废止规章1件、行政规范性文件14件`: what the verb before says of these, too.
    fn document_beside(&self, clause: &Clause, kind: DocumentKind) -> Option<Notion> {
        const PLAIN: Words = Words::of(&[Word::Normative, Word::Regulations, Word::Filler]);
        let flow = &self.flows[self.flows.len() - 1];
        let is_beside = flow.has_figure && clause.unknown.is_empty() && clause.kinds.within(PLAIN);
        match flow.last_notion.filter(|_| is_beside) {
            Some(Notion::Documents { kind: other, column }) if other != kind => {
                Some(Notion::Documents { kind, column })
            }
            _ => None,
        }
    }

    /// What a clause says that its figure is of.
    fn read(&mut self, clause: &Clause, unit: Unit, object: Option<Topic>) -> Option<Notion> {
        use Word::*;
        const VAGUE: Words = Words::of(&[Growth, PartYear, ManyYears, If, Share, Amend, Fee, Not, Unsure, Looked]);
        if clause.any(VAGUE) || self.is_elsewhere(clause) || !self.is_sure(clause) {
            return None;
        }
        let topic = self.topic_in(clause).or(self.flow().topic).or(self.sentence_topic);
        let topic = object.filter(|_| topic != Some(Topic::Foreign)).or(topic);
        let asks = object == Some(Topic::Requests);
        // 清理并集中发布现行有效的…: what a clean-up leaves is what is in force.
        let cleaned = clause.has(InForce) && clause.words.iter().any(|(_, span)| span.slice(self.text) == "清理");
        let of_documents =
            clause.has(Normative) || self.flow().topic == Some(Topic::Documents(DocumentKind::Normative));
        if cleaned && of_documents && matches!(unit, Unit::Case | Unit::Piece) {
            return document(clause, DocumentKind::Normative, self.text);
        }
        if topic == Some(Topic::Foreign) && !clause.any(const { Words::of(&[Licence, Penalty, Coercion, Charge]) }) {
            return None;
        }
        if let Unit::Yuan(_) = unit {
            let only = clause.has(Charge) && !clause.has(Foreign) && !clause.any(LABELS.without(Charge));
            return (only && !self.is_kind_of(clause, DECIDED)).then_some(Notion::Charges);
        }
        let outcomes: Vec<&'static str> = clause.words.iter().filter_map(|(word, _)| outcome(*word)).collect();
        // 收到行政复议申请45件，不予受理3件: what became of those is no outcome of applications.
        if !outcomes.is_empty() && matches!(topic, Some(Topic::Cases(_))) && !clause.has(Request) {
            return None;
        }
        if !outcomes.is_empty() && matches!(unit, Unit::Case | Unit::Piece) {
            return outcome_of(clause, &outcomes, self.text);
        }
        if let Some(notion) = decision(clause) {
            return notion.filter(|_| unit == Unit::Case && !self.is_kind_of(clause, DECIDED));
        }
        match topic {
            Some(Topic::Cases(kind)) => case(clause, kind, self.text).filter(|_| unit == Unit::Case),
            Some(Topic::Documents(kind)) => {
                let notion = document(clause, kind, self.text).or_else(|| self.document_beside(clause, kind));
                notion.filter(|_| matches!(unit, Unit::Case | Unit::Piece))
            }
            Some(Topic::Requests)
                if matches!(unit, Unit::Case | Unit::Piece)
                    && !self.is_kind_of(clause, Words::of(&[Applicant("")])) =>
            {
                let in_list = self.flow().in_list;
                request(clause, Around { text: self.text, year: self.reporter.year, in_list, asks })
            }
            _ => None,
        }
    }
}

/// `复议、诉讼`, `复议、诉讼纠正数`, `复议维持、纠正`: kinds of case, each with the one result that is named, or one kind
/// with each result; nothing where several of both are.
fn with_results(clause: &Clause, kinds: Vec<CaseKind>) -> Vec<Notion> {
    let results = clause.words.iter().filter_map(|(word, _)| match word {
        Word::Result(id) => Some(Some(*id)),
        _ => None,
    });
    let results: Vec<Option<&'static str>> = results.collect();
    match (&*kinds, &*results) {
        (_, []) => kinds.into_iter().map(|kind| Notion::Cases { kind, result: None }).collect(),
        (_, &[result]) => kinds.into_iter().map(|kind| Notion::Cases { kind, result }).collect(),
        (&[kind], _) => results.into_iter().map(|result| Notion::Cases { kind, result }).collect(),
        _ => Vec::new(),
    }
}

/// What a percentage is a share of all applications of, where its clause names that and nothing else.
fn share(clause: &Clause, text: &str) -> Option<Notion> {
    use Word::*;
    const PLAIN: Words = Words::of(&[Outcome(""), Applicant(""), Share, Filler, Request, Among]);
    let is_kind = |(at, span): &(usize, Span)| *at > 0 && span.slice(text) == "类";
    let last = clause.words.iter().rposition(|(word, _)| *word != Filler)?;
    if clause.words[last].0 != Share || !clause.kinds.within(PLAIN) || !clause.unknown.iter().all(is_kind) {
        return None;
    }
    let ids = |id: fn(Word) -> Option<&'static str>| clause.words.iter().filter_map(move |(word, _)| id(*word));
    let (outcomes, applicants): (Vec<_>, Vec<_>) = (ids(outcome).collect(), ids(applicant).collect());
    match (&*outcomes, &*applicants) {
        (["granted"], []) => Some(Notion::Granted),
        (["granted", "partly-granted"], []) => Some(Notion::GrantedInAllOrPart),
        ([id], []) => Some(Notion::Outcome { id, or: None }),
        ([], [id]) => Some(Notion::Applicants(id)),
        _ => None,
    }
}
