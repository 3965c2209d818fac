//! Whether a figure is of the whole that the report speaks for: not of one office or district, of one kind of
//! application, of a part of what was told before, or of a part of the year.

use super::classify::{applicant, cases, is_group};
use super::clause::{Clause, LABELS};
use super::notion::{CaseKind, Notion, Topic};
use super::reader::{Reader, Total};
use super::reading::Figure;
use super::token::{Item, Token, Unit};
use super::words::{Word, Words};
use crate::text::Span;

impl Reader<'_> {
    /// Takes in what a clause without a figure says of those that follow: `结转：自然人4件`, `自然人申请中，`, `因不掌握，`.
    pub fn lead(&mut self, is_colon: bool) {
        use Word::*;
        let flow = &self.flows[self.flows.len() - 1];
        let said = |at: usize| self.tokens[at].span.slice(self.text);
        let (Some(&first), Some(&last)) = (flow.near.first(), flow.near.last()) else { return };
        if flow.has_figure {
            let clause = self.clause(&flow.near);
            return self.begin_list(&clause);
        }
        // 属于过程性信息 is one word.
        let gives_reason = ["因", "因为", "由于", "对", "以"].contains(&said(first)) || said(first).starts_with("属于");
        let is_corrected = flow.near.iter().any(|&at| said(at) == "补正");
        let leads = is_colon || ["中", "方面", "工作方面"].contains(&said(last));
        let clause = if leads || gives_reason { self.clause(&flow.near) } else { Clause::default() };
        let named = [
            (Words::of(&[Applicant("")]), Notion::Applicants("")),
            (Words::of(&[Carry, Pending]), Notion::CarriedOut),
            (Words::of(&[Outcome("")]), Notion::Granted),
            (Words::of(&[Finish, Answer]), Notion::Finished),
            (Words::of(&[Result("")]), Notion::Cases { kind: CaseKind::Several, result: Some("") }),
        ];
        let total = named.into_iter().find(|(words, _)| clause.any(*words)).map(|(_, notion)| notion);
        // 对自然人提出的申请，
        let total = total.filter(|total| leads || matches!(total, Notion::Applicants(_)) && clause.has(Request));
        // 建议提案方面，承办73件
        let is_foreign = leads && clause.has(Foreign) && !clause.has(Request) && cases(&clause).is_none();
        // 高风险申请中，
        let is_of_some = said(last) == "中" && clause.has(Request) && !clause.unknown.is_empty();
        // 以市公安局为例，
        let is_example = self.tokens[first].span.join(self.tokens[last].span).slice(self.text).ends_with("为例");
        let applicants = flow.near.iter().filter(|&&at| self.tokens[at].word().and_then(applicant).is_some());
        let some_applicants = applicants.take(2).count() == 1;
        let flow = self.flow();
        flow.reason = gives_reason;
        flow.some_applicants |= some_applicants;
        flow.part |= is_corrected || is_of_some || is_example;
        if is_foreign {
            flow.topic = Some(Topic::Foreign);
        }
        if let Some(total) = total {
            flow.total = Total::Of(total);
            flow.kinds = u8::from(matches!(total, Notion::Applicants(_)));
        }
    }

    /// `25件申请中，`: what follows are parts of that figure.
    pub fn begin_list(&mut self, clause: &Clause) {
        use Word::*;
        const PLAIN: Words = Words::of(&[Filler, Fresh, Finish, Answer, Request, Review, Suit, Normative]);
        let mut words = clause.words.iter().take(3).take_while(|(word, _)| PLAIN.has(*word));
        let among = words.any(|(_, span)| span.slice(self.text) == "中");
        let last = self.flow().last.map(|last| self.figures[last]);
        let flow = self.flow();
        if let Some(last) = last.filter(|_| among && flow.has_figure) {
            flow.in_list = true;
            flow.total = if flow.is_bare { Total::Untold } else { Total::of(last.notion) };
        }
    }

    /// Whether a figure that would be of this is only of a part, by what was told before.
    pub fn is_of_a_part(&self, notion: Notion, left: &Clause) -> bool {
        use Notion as N;
        use Total::{Of, Unknown, Untold};
        let flow = &self.flows[self.flows.len() - 1];
        let in_list = flow.in_list || left.has(Word::Among);
        let total = if in_list { flow.total.or(flow.total_before) } else { flow.total };
        // Of what nobody knows what it is of nothing is known to be a part.
        let unknown = in_list && total == Unknown;
        // One kind of applicant or one channel alone, of which the rest of the sentence goes on to speak.
        let of_some = flow.kinds < 2 && (flow.kinds == 1 || matches!(total, Of(N::Applicants(_))));
        let is_part = unknown || of_some;
        let of_carried = matches!(total, Of(N::CarriedIn | N::CarriedOut | N::Carried));
        let of_all = || matches!(total, Of(N::Received | N::Handled | N::Some));
        match notion {
            N::Applicants(_) => !of_all() && !matches!(total, Untold | Of(N::New | N::Applicants(_))),
            N::CarriedIn => {
                let may_be = matches!(total, Untold | Unknown | Of(N::Answered | N::Finished)) || of_all();
                of_some || in_list && !may_be
            }
            N::New => of_some || in_list && total != Unknown && !of_all(),
            // 上年结转的11件申请，予以公开4件
            N::Outcome { id, .. } => flow.foreign_cases || is_part || of_carried || flow.reason && is_group(id),
            N::Granted | N::GrantedInAllOrPart => flow.foreign_cases || is_part || of_carried,
            N::Finished | N::Answered => is_part,
            N::CarriedOut => is_part,
            // 新收257件和结转11件: whatever those are.
            N::Carried => is_part || flow.has_figure && flow.last_notion == Some(N::New),
            N::Cases { result, .. } => {
                let of_cases = matches!(total, Untold | Of(N::Cases { .. })) || result.is_some() && total == Unknown;
                let of_result = matches!(total, Of(N::Cases { result: Some(""), .. }));
                // 尚未审结的行政复议3件、行政诉讼3件
                let is_joined = flow.has_figure && matches!(flow.last_notion, Some(N::Cases { result: Some(_), .. }));
                // 新增复议10件、诉讼7件; 复议纠正38件、诉讼纠正20件，合计纠正58件
                let is_beside = flow.has_figure && flow.unsure_cases;
                let is_sum = left.has(Word::Sum) && result.is_some() && cases(left).is_none();
                let is_joint = result.is_some() && cases(left).is_none() && self.follows_both();
                is_joint || of_result || is_beside || is_sum || in_list && !of_cases || result.is_none() && is_joined
            }
            N::Decisions(_) => flow.counts_foreign || in_list && matches!(total, Of(N::Decisions(_))),
            // 自然人申请以户籍信息为主，146件申请中…
            N::Some => flow.foreign_cases || of_some || flow.some_applicants,
            N::Received | N::Handled | N::Documents { .. } | N::Charges => false,
        }
    }

    /// Takes in what a figure counts: what parts that follow are of.
    pub fn count(&mut self, left: &Clause, said: Option<Notion>, unit: Unit, is_whole: bool) {
        use Word::*;
        let counts = matches!(unit, Unit::Case | Unit::Piece);
        let is_bare = said.is_none() && self.is_bare(left);
        let flow = self.flow();
        flow.is_bare = is_bare;
        let compares = left.any(const { Words::of(&[Growth, Share]) }) || left.has(LastYear) && said.is_none();
        if counts && is_whole && !flow.in_list && !is_bare && !compares {
            // 新收402件、上年结转5件: what came in with what was carried over.
            let is_more =
                said == Some(Notion::CarriedIn) && matches!(flow.total, Total::Of(Notion::New | Notion::Received));
            if !is_more {
                flow.total = Total::of(said);
            }
            let is_kind =
                left.any(const { Words::of(&[Applicant(""), Channel]) }) || matches!(said, Some(Notion::Applicants(_)));
            let is_all = matches!(said, Some(Notion::Received | Notion::New | Notion::Handled | Notion::Some));
            flow.kinds = if is_all { 0 } else { (flow.kinds + u8::from(is_kind)).min(2) };
        }
        // 上年度未审结、本年审结行政诉讼5件，维持4件: of whatever that is, no table tells.
        flow.unsure_cases = unit == Unit::Case && said.is_none() && cases(left).is_some() && !left.has(Growth);
        if flow.unsure_cases {
            flow.topic = Some(Topic::Foreign);
        }
        let comes = matches!(
            said,
            Some(Notion::Received | Notion::New | Notion::Handled | Notion::Answered | Notion::Finished)
        );
        flow.foreign_cases = !comes && (flow.foreign_cases || unit == Unit::Case && left.has(Foreign));
        let decides = left.any(const { Words::of(&[Licence, Penalty, Coercion]) });
        let is_unknown = counts && !left.any(LABELS) && !left.unknown.is_empty();
        flow.counts_foreign |= left.has(Foreign) && !decides || is_unknown;
    }

    /// `行政复议55件、行政诉讼23件，其中纠正4件`: whether the last figures are of reviews and of lawsuits, in one statement, so
    /// that what is told of neither by name may be of both.
    fn follows_both(&self) -> bool {
        let [.., first, second] = &*self.figures else { return false };
        let between = &self.tokens[first.token as usize..second.token as usize];
        let is_border = |token: &Token| matches!(token.item, Item::Semicolon | Item::Stop | Item::Close);
        let all = |figure: &Figure, wanted: &[CaseKind]| matches!(figure.notion, Some(Notion::Cases { kind, result: None }) if wanted.contains(&kind));
        second.sentence == self.sentence
            && all(first, &[CaseKind::Review])
            && all(second, &[CaseKind::Suit, CaseKind::Direct, CaseKind::AfterReview])
            && !between.iter().any(is_border)
    }

    /// `直接起诉20件、复议后起诉12件；维持18件`: what is told of both ways to court is of all lawsuits.
    pub fn of_both_ways(&self, notion: Notion, left: &Clause, right: &Clause) -> Notion {
        use CaseKind::{AfterReview, Direct, Suit};
        let Notion::Cases { kind: Direct | AfterReview, result: Some(result) } = notion else { return notion };
        if cases(left).is_some() || cases(right).is_some() {
            return notion;
        }
        // Further back nobody tells of one sentence.
        const MOST: usize = 12;
        let told = self.figures.iter().rev().take(MOST).take_while(|figure| figure.sentence == self.sentence);
        let told = told.filter_map(|figure| match figure.notion {
            Some(Notion::Cases { kind: kind @ (Direct | AfterReview), result }) => Some((kind, result.is_some())),
            _ => None,
        });
        let told: Vec<(CaseKind, bool)> = told.collect();
        let both = told.contains(&(Direct, false)) && told.contains(&(AfterReview, false));
        let is_of_all = both && told.iter().all(|(_, has_result)| !has_result);
        if is_of_all { Notion::Cases { kind: Suit, result: Some(result) } } else { notion }
    }

    /// `上述65件`: whether nothing is said of what a figure is of.
    fn is_bare(&self, left: &Clause) -> bool {
        let is_above = |(_, span): &(usize, Span)| ["上述", "以上", "前述"].contains(&span.slice(self.text));
        !left.any(LABELS) && !left.has(Word::Channel) && left.unknown.iter().all(is_above)
    }

    /// Whether a clause speaks of some of what the reporter counts: of somebody else's, or of those about something.
    pub fn restricts(&self, clause: &Clause, counts: bool) -> bool {
        use Word::*;
        const ABOUT: [&str; 3] = ["涉及", "关于", "有关"];
        const NOUNS: Words = Words::of(&[Request, Review, Suit, DirectSuit, SuitAfterReview, Result("")]);
        // Words between unknown ones and the noun that they are of: nobody says more.
        const MOST: usize = 4;
        // 因行政处罚引发行政复议
        if clause.any(NOUNS) && clause.any(const { Words::of(&[Licence, Penalty, Coercion]) }) {
            return true;
        }
        let Some(first) = clause.words.iter().position(|(word, _)| LABELS.has(*word)) else {
            let is_about = clause.words.first().is_some_and(|(_, span)| ABOUT.contains(&span.slice(self.text)));
            return self.names_others(clause) || is_about && counts && !clause.unknown.is_empty();
        };
        let request = clause.words.iter().position(|(word, _)| *word == Request);
        clause.unknown.iter().any(|&(at, span)| {
            let words = span.slice(self.text);
            let rank = words.chars().count() == 1 && clause.words.get(at).is_some_and(|(word, _)| *word == Own);
            let behind = clause.words[at..].iter().take(MOST).find(|(word, _)| !matches!(word, Filler | Subject));
            let before = at.checked_sub(1).map(|before| clause.words[before].1.slice(self.text));
            let is_about =
                before.is_some_and(|it| ["因", "因为", "由于", "对", "就"].contains(&it) || ABOUT.contains(&it));
            let of_noun = behind.is_some_and(|(word, _)| NOUNS.has(*word));
            let is_between = behind.is_some_and(|(_, noun)| self.is_between(span, *noun));
            // 申请公开工程招投标信息的14件
            let is_object = counts && request.is_some_and(|request| request < at);
            counts && at <= first && !rank && !self.is_ourselves(words)
                || of_noun && (is_about || is_between) && !self.is_reporter(words)
                || is_object
        })
    }

    /// `生态环境类申请`: whether what stands between unknown words and a noun says that the noun is of them.
    fn is_between(&self, unknown: Span, noun: Span) -> bool {
        let between = self.text.get(unknown.end as usize..noun.start as usize).unwrap_or_default();
        between.starts_with(['类', '的'])
    }

    /// `区县（市）层面，`: whether unknown words alone name others.
    fn names_others(&self, clause: &Clause) -> bool {
        const ENDS: [&str; 12] = ["局", "委", "厅", "部门", "单位", "层面", "中心", "街道", "县", "区", "镇", "乡"];
        const MOST: u32 = 36;
        let [(_, span)] = clause.unknown[..] else { return false };
        let words = span.slice(self.text);
        let is_name = span.len() <= MOST as usize && ENDS.iter().any(|end| words.ends_with(end));
        clause.words.is_empty() && is_name && !self.is_reporter(words)
    }

    /// Whether words are of the reporter's own name.
    fn is_reporter(&self, words: &str) -> bool {
        let agency = self.reporter.agency;
        agency.contains(words) || agency.replace("人民政府", "政府").contains(words)
    }

    /// Whether unknown words before a verb may be the reporter's name, or no name at all.
    fn is_ourselves(&self, words: &str) -> bool {
        const NAMES: &str = "局委厅院所处站镇乡村社部科股省市区县州旗盟校府办园馆队会司庭";
        const OTHERS: [&str; 9] = ["中心", "领域", "层面", "条线", "公安", "集团", "医疗", "作为", "同一"];
        let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        let is_other = || words.contains(|c| NAMES.contains(c)) || OTHERS.iter().any(|other| words.contains(other));
        self.is_reporter(&words) || !is_other()
    }

    /// Whether the reporter is an office, so that what is said of the office is said of the whole.
    pub fn is_office(&self) -> bool {
        ["办公室", "办公厅", "街道", "部门", "中心"].iter().any(|word| self.reporter.agency.contains(word))
    }

    /// `上述23件申请中无一引发复议`: whether a clause denies something of some, not of all.
    pub fn is_of_some(&self, clause: &Clause) -> bool {
        let mut pairs = clause.words.windows(2);
        pairs.any(|pair| pair[1].0 == Word::Not && pair[0].1.slice(self.text) == "中")
    }

    /// `区政府受理11件，区直部门受理12件`: beside its departments, or others, the government is a part of the whole, too.
    pub fn part_beside(&mut self) {
        use Notion as N;
        const LEVELS: &str = "区县市省州盟旗镇乡";
        // Further back nobody compares.
        const MOST: usize = 6;
        let (text, tokens, sentence) = (self.text, self.tokens, self.sentence);
        let told = self.figures.iter().rev().take(MOST).take_while(|figure| figure.sentence == sentence).count();
        let first = self.figures.len() - told;
        let names = |said: &str| {
            said.match_indices("政府").any(|(at, name)| {
                let place = said[..at].trim_end_matches("人民");
                place.ends_with(|c| LEVELS.contains(c)) && !said[at + name.len()..].starts_with("信息")
            })
        };
        let mut is_governments = false;
        for figure in &mut self.figures[first..] {
            let before = tokens[..figure.token as usize].iter().rev();
            let ends = |token: &&Token| {
                matches!(token.item, Item::Comma | Item::Semicolon | Item::Stop | Item::Open | Item::Figure(..))
            };
            let count = before.take_while(|token| !ends(token)).count();
            let from = figure.token as usize - count;
            let clause = &tokens[from..figure.token as usize];
            let start = clause.first().map_or(figure.span.start, |it| it.span.start);
            // 收到61件，办结58件: what a figure before is told of holds for this one, unless somebody else is named.
            let of_others = |token: &Token| matches!(token.item, Item::Word(Word::Whole | Word::Own) | Item::Unknown);
            let is_comma = from.checked_sub(1).is_some_and(|before| tokens[before].item == Item::Comma);
            let goes_on = clause.first().is_some_and(|token| token.item == Item::Pause)
                || is_comma && !clause.iter().any(of_others);
            is_governments = names(Span { start, end: figure.span.start }.slice(text)) || is_governments && goes_on;
            let of_whole = |notion| {
                let is_done = matches!(notion, N::Answered | N::Finished | N::CarriedIn | N::CarriedOut | N::Carried);
                let is_counted = matches!(notion, N::Documents { .. } | N::Cases { .. } | N::Decisions(_));
                is_done || is_counted || matches!(notion, N::Received | N::New | N::Handled | N::Some)
            };
            if is_governments && figure.notion.is_some_and(of_whole) {
                figure.notion = None;
            }
        }
    }

    /// `教育行政事业性收费`, `不予行政处罚`, `工业企业`: whether an unknown word says what kind of these is meant.
    pub fn is_kind_of(&self, clause: &Clause, kinds: Words) -> bool {
        const DONE: [&str; 6] = ["收取", "征收", "实收", "收缴", "完成", "实现"];
        clause.unknown.iter().any(|&(at, unknown)| {
            let next = clause.words.get(at).filter(|(word, _)| kinds.has(*word));
            let words = unknown.slice(self.text);
            let is_verb = DONE.iter().any(|verb| words.ends_with(verb));
            next.is_some_and(|(_, span)| span.start == unknown.end) && !is_verb && !self.is_reporter(words)
        })
    }

    /// `29家单位收到申请，7家未收到申请`: whether what begins with a token is said of so many.
    pub fn is_of_units(&self, first: usize) -> bool {
        let before = first.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.is_some_and(|token| matches!(token.item, Item::Figure(_, Unit::Other | Unit::Piece)))
    }

    /// `诉讼案件中1件为2023年起诉`, `申请1件的71人`: whether a figure is of some of what stands before it.
    pub fn is_one_of(&self, left: &Clause, right: &Clause) -> bool {
        use Word::*;
        let among = left.words.last().is_some_and(|(word, span)| *word == Filler && span.slice(self.text) == "中");
        let says =
            right.any(const { Words::of(&[Result(""), Outcome(""), Answer, Finish, Carry, Pending, Applicant("")]) });
        let of = right.words.first().is_some_and(|(_, span)| span.slice(self.text) == "的") && right.words.len() == 1;
        // 146件申请由109名自然人提出
        let by = right.words.last().is_some_and(|(_, span)| ["由", "来自"].contains(&span.slice(self.text)))
            || right.unknown.last().is_some_and(|(_, span)| span.slice(self.text).ends_with("来自"));
        let counts = self.after(right).first().is_some_and(|token| matches!(token.item, Item::Figure(..)));
        among && left.any(LABELS) && !says && !left.any(const { Words::of(&[Answer, Finish]) }) || (of || by) && counts
    }

    /// `1件复议、2件诉讼正在审理`: whether it is said behind the next figure what became of these.
    pub fn is_of_some_cases(&self, right: &Clause) -> bool {
        const MOST: usize = 12;
        let mut words = self.beside(right).take(MOST).filter_map(Token::word);
        cases(right).is_some() && words.any(|word| matches!(word, Word::Result(_)))
    }

    /// Whether another time than the year is meant, or a way that only some came by.
    pub fn is_elsewhere(&self, clause: &Clause) -> bool {
        self.is_one_channel(clause) || clause.has(Word::Own) && !self.is_office()
    }

    /// Whether a clause names one way that applications came by; where it names several, all are meant.
    fn is_one_channel(&self, clause: &Clause) -> bool {
        let mut channels = clause.words.iter().filter(|(word, _)| *word == Word::Channel).map(|(_, span)| *span);
        let Some(mut last) = channels.next() else { return false };
        channels.all(|next| {
            // 网络平台 is one.
            let between = &self.text[last.end as usize..next.start as usize];
            last = next;
            !between.contains(['、', '，', '或', '和', '及', '与'])
        })
    }

    /// `10个工作日内答复203件`, `3日内办结41件`: whether a clause says within how many days.
    pub fn is_within_days(&self, clause: &Clause) -> bool {
        if clause.unknown.first().is_some_and(|(at, span)| *at == 0 && span.slice(self.text).contains("日内")) {
            return true;
        }
        let starts = clause.unknown.first().map(|(_, span)| span.start).into_iter();
        let start = starts.chain(clause.words.first().map(|(_, span)| span.start)).min();
        let before = start.map(|start| self.tokens.partition_point(|token| token.span.start < start));
        let last = before.and_then(|before| self.tokens.get(before.checked_sub(1)?));
        // 6名申请人提出申请84件: of some, too.
        let by = clause.words.first().is_some_and(|(_, span)| span.slice(self.text) == "申请人");
        let is_other = |token: &&Token| matches!(token.item, Item::Figure(_, Unit::Other));
        last.filter(is_other).is_some_and(|last| by || last.span.slice(self.text).ends_with('日'))
    }

    /// Whether all that stands between the first word that says something and the figure is known, and what stands
    /// before names nobody else.
    pub fn is_sure(&self, clause: &Clause) -> bool {
        let first = clause.words.iter().position(|(word, _)| LABELS.has(*word)).unwrap_or(0);
        clause.unknown.iter().all(|(at, span)| {
            let words = span.slice(self.text);
            // 区政府办公室
            let rank = words.chars().count() == 1 && clause.words.get(*at).is_some_and(|(word, _)| *word == Word::Own);
            *at <= first && (rank || self.is_ourselves(words))
        })
    }

    /// 按照省政府办公厅要求: whether a clause says who asked for something, which is not whose the figures are that follow.
    pub fn is_asked(&self, clause: &Clause) -> bool {
        let Some(&(_, first)) = clause.words.first() else { return false };
        let last = clause.words.iter().map(|(_, span)| span.end).max().unwrap_or(first.end);
        let said = Span { start: first.start, end: last }.slice(self.text);
        ["按照", "根据", "依照", "遵照", "落实"].iter().any(|word| said.starts_with(word))
            && ["要求", "部署", "规定", "通知", "安排"].iter().any(|word| said.contains(word))
    }

    /// 低保申请: whether an unknown word says what is applied for.
    pub fn is_for_something_else(&self, clause: &Clause) -> bool {
        clause.unknown.iter().any(|(at, unknown)| {
            let request = clause.words.get(*at).filter(|(word, _)| *word == Word::Request);
            let touches = |span: &Span| span.start == unknown.end && span.slice(self.text).starts_with("申请");
            let mut next = clause.words[*at..].iter().map(|(word, span)| (*word, span.slice(self.text)));
            // 矿业权登记申请
            let registers = next.next().is_some_and(|(word, said)| word == Word::Receive && said == "登记")
                && next.next().is_some_and(|(word, said)| word == Word::Request && said.starts_with("申请"))
                && clause.words[*at].1.start == unknown.end;
            (registers || request.is_some_and(|(_, span)| touches(span))) && !self.is_reporter(unknown.slice(self.text))
        })
    }
}
