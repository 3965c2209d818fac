//! Lists of parts: which figures are parts of which total, and whether they have to add up to it.
//!
//! 其中, 包括, 含 and 主要 name some parts; a list is whole only where it closes with 其他, says 分别为, or follows its total
//! in plain parentheses or after a colon and is of a sort that can be all there is, or where its parts are the halves or
//! the quarters of the year. What stands in parentheses after a part belongs to that part. What is counted by another
//! unit than the total is no part of it.

use super::clause::{Clause, LABELS, clause};
use super::number::Shape;
use super::reading::{Figure, List};
use super::sorts::{Sorts, is_person, level, like, unit_of};
use super::token::{Item, Token, Unit};
use super::words::{Word, Words};
use crate::text::{Span, parse_numeral};
use rust_decimal::Decimal;

/// Parts of a list that are read, and tokens that it may have: nobody lists more.
const MOST: usize = 200;
const MOST_TOKENS: usize = 4000;

/// The lists of a paragraph.
pub(super) fn lists(text: &str, tokens: &[Token], figures: &[Figure]) -> Vec<List> {
    let totals = (0..figures.len()).filter(|&total| counts(&figures[total]) || counts_people(text, &figures[total]));
    let mut found: Vec<List> = totals.filter_map(|total| list_of(text, tokens, figures, total)).collect();
    found.extend(closed_by_sum(text, tokens, figures));
    found
}

/// Whether a figure counts people, exactly.
fn counts_people(text: &str, figure: &Figure) -> bool {
    figure.unit == Unit::Other && figure.number.shape == Shape::Exact && is_person(unit_of(text, figure))
}

/// Whether a figure counts pieces, exactly.
fn counts(figure: &Figure) -> bool {
    matches!(figure.unit, Unit::Case | Unit::Piece) && figure.number.shape == Shape::Exact
}

/// How a list begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// 其中 and the like.
    Some,
    /// 分别为, a colon, plain parentheses.
    Whole,
    /// 上半年, 一季度: whole where the others follow, and no list where they don't.
    Year,
}

/// The months of a whole year, and those that a word names, a bit each.
const YEAR: u16 = 0xFFF;

fn months(word: &str) -> Option<u16> {
    Some(match word.trim_start_matches('第') {
        "上半年" => 0x03F,
        "下半年" => 0xFC0,
        "一季度" => 0x007,
        "二季度" => 0x038,
        "三季度" => 0x1C0,
        "四季度" => 0xE00,
        "前三季度" => 0x1FF,
        _ => return None,
    })
}

/// The months that a label speaks of, where it says nothing else but that something came in.
fn months_of(text: &str, label: &Clause) -> Option<u16> {
    use Word::*;
    const PLAIN: Words = Words::of(&[PartYear, Receive, Request, Among, ThisYear, Filler]);
    if !label.unknown.is_empty() || !label.years.is_empty() || !label.kinds.within(PLAIN) {
        return None;
    }
    let mut named = label.words.iter().filter(|(word, _)| *word == PartYear).map(|(_, span)| span.slice(text));
    let first = named.next()?;
    named.next().is_none().then(|| months(first)).flatten()
}

/// The list of a total, if one follows it.
fn list_of(text: &str, tokens: &[Token], figures: &[Figure], total: usize) -> Option<List> {
    let mut from = figures[total].token as usize + 1;
    // 同比增加4件，由6件增加到10件
    if from >= 2 && tokens[from - 2].item == Item::Word(Word::Growth) {
        return None;
    }
    // Words that belong to the total: 37件申请（…）.
    while tokens.get(from).is_some_and(|token| match token.item {
        Item::Word(word) => !opens(word),
        item => matches!(item, Item::Unknown),
    }) {
        from += 1;
    }
    // 2599条，（其中…
    let is_open = |token: &Token| matches!(token.item, Item::Open);
    if matches!(tokens.get(from)?.item, Item::Comma) && tokens.get(from + 1).is_some_and(is_open) {
        from += 1;
    }
    let border = tokens.get(from)?.item;
    let next = tokens.get(from + 1);
    let word = next.and_then(|token| token.word());
    let (opening, start) = match border {
        Item::Open => {
            let opening = if word.is_some_and(opens) { Opening::Some } else { Opening::Whole };
            (opening, from + 1)
        }
        Item::Colon => (Opening::Whole, from + 1),
        Item::Comma | Item::Semicolon | Item::Stop if word == Some(Word::Among) => (Opening::Some, from + 1),
        // 涉及 is said of each part anew.
        Item::Comma if next.is_some_and(|it| it.span.slice(text).starts_with('包')) && word == Some(Word::Includes) => {
            (Opening::Some, from + 1)
        }
        // 94件申请中，当面12件、邮寄40件
        Item::Comma if says_among(text, &tokens[from - 1]) => (Opening::Some, from),
        // 22件企业申请中有17件
        Item::Word(Word::Among) => (Opening::Some, from + 1),
        Item::Comma if word == Some(Word::Respectively) => (Opening::Whole, from + 1),
        Item::Comma | Item::Semicolon if word == Some(Word::PartYear) => (Opening::Year, from + 1),
        _ => return None,
    };
    // Figures stand in the order of their tokens, so that those after the total are the next ones.
    let behind = figures[total + 1..].iter().zip(total + 1..);
    let of = Total { figure: &figures[total], said: said_before(text, tokens, figures[total].token as usize) };
    let Parts { parts, closed, open_ended, months, sorts } =
        parts(text, tokens, behind, start, matches!(border, Item::Open), opening, &of)?;
    let is_year = months == Some(YEAR);
    if opening == Opening::Year && !is_year {
        return None;
    }
    let sum: Decimal = parts.iter().map(|&part| figures[part].number.value).sum();
    let value = of.figure.number.value;
    let people = counts_people(text, of.figure);
    let has_all = parts.iter().any(|&part| figures[part].number.value == value);
    let whole = match opening {
        Opening::Whole if word != Some(Word::Respectively) => sorts.are_whole(sum, value, people) || closed && !people,
        Opening::Whole => !people || sorts.are_whole(sum, value, people),
        // 公开1200条，其中网站1200条、微信860条: the same ones again.
        _ => closed && !people || is_year || sum > value && sorts.are_apart() && !has_all,
    };
    let exhaustive = !open_ended && parts.len() > 1 && whole;
    (!parts.is_empty()).then_some(List { total, parts, exhaustive })
}

/// What a list is of.
struct Total<'t> {
    figure: &'t Figure,
    /// What is said before it.
    said: &'t str,
}

/// The words right before a token, back to the last border or figure.
fn said_before<'t>(text: &'t str, tokens: &[Token], at: usize) -> &'t str {
    /// Nobody says more of one figure.
    const MOST: usize = 30;
    let before = tokens[..at].iter().rev().take(MOST).take_while(|token| is_said(token));
    let start = before.last().map_or(tokens[at].span.start, |token| token.span.start);
    &text[start as usize..tokens[at].span.start as usize]
}

/// Whether a word begins a list of some parts.
fn opens(word: Word) -> bool {
    matches!(word, Word::Among | Word::Includes)
}

/// Whether a token is the 中 of 94件申请中.
fn says_among(text: &str, token: &Token) -> bool {
    token.item == Item::Word(Word::Filler) && token.span.slice(text) == "中"
}

/// Parts of a list.
struct Parts<'f> {
    /// By the index of their figures.
    parts: Vec<usize>,
    /// Whether the last of them is what is left.
    closed: bool,
    /// Whether there may be more.
    open_ended: bool,
    /// The months that they are of, where each is of some that no other is of.
    months: Option<u16>,
    /// What sorts of thing they are.
    sorts: Sorts<'f>,
}

/// The parts among the figures from a token on.
fn parts<'f>(
    text: &'f str,
    tokens: &[Token],
    mut behind: impl Iterator<Item = (&'f Figure, usize)>,
    start: usize,
    enclosed: bool,
    opening: Opening,
    total: &Total<'f>,
) -> Option<Parts<'f>> {
    let (mut parts, mut closed, mut open_ended, mut months) = (Vec::new(), false, false, Some(0));
    let mut sorts = Sorts::of(total.said);
    let (mut depth, mut parted) = (0, false);
    // Whether what stands in parentheses is said of the part before, 6120条（占38.2%）, and not of the next.
    let mut behind_part = false;
    let mut from = start;
    for at in start..tokens.len().min(start + MOST_TOKENS) {
        let item = tokens[at].item;
        let figure = if matches!(item, Item::Figure(..)) { behind.next() } else { None };
        match item {
            Item::Open => {
                behind_part |= depth == 0 && at == from && !parts.is_empty();
                depth += 1;
            }
            Item::Close if depth == 0 => break,
            Item::Close => {
                depth -= 1;
                if depth == 0 && std::mem::take(&mut behind_part) {
                    from = at + 1;
                }
            }
            Item::Stop if depth == 0 => break,
            // The parts of a part.
            Item::Colon if depth == 0 && !parts.is_empty() => break,
            Item::Word(Word::AndSo) if depth == 0 => open_ended = true,
            Item::Figure(..) if depth == 0 => {
                let label = clause(tokens[from..at].iter().copied().filter(is_said));
                let said = said_before(text, tokens, at);
                from = at + 1;
                let (figure, part) = figure?;
                let counted = matches!(figure.unit, Unit::Case | Unit::Piece);
                if !counted && !counts_people(text, figure) {
                    continue;
                }
                // 公报24期，其中刊登文件57件; 一级栏目9个，其中二级栏目67个
                let other_level = opening == Opening::Some && level(said) != level(total.said);
                if !like(unit_of(text, total.figure), unit_of(text, figure)) || other_level {
                    open_ended |= counted;
                    continue;
                }
                if label.has(Word::Growth) || label.has(Word::Share) {
                    continue;
                }
                // …，共430条: of all that stands before.
                if !parts.is_empty() && is_in_all(text, &label, tokens[at].span) {
                    break;
                }
                // After a semicolon another row of a table is another statement: 其中修订1件；废止1件.
                let another = parted && label.any(STATEMENTS);
                let of = months_of(text, &label);
                if another
                    || parts.len() == MOST
                    || of.is_none()
                        && ends_list(&label, parts.is_empty())
                        && !sorts.goes_on_with(&label)
                        // 不动产登记类27件
                        && !said.trim_end().ends_with('类')
                {
                    // 新收40件、上年结转5件、转办3件
                    open_ended |= sorts.has_carried_in();
                    break;
                }
                months = months.zip(of).filter(|(all, of)| all & of == 0).map(|(all, of)| all | of);
                if figure.number.shape != Shape::Exact || !label.years.is_empty() && opening == Opening::Whole {
                    return None;
                }
                let named = !label.words.is_empty() || !label.unknown.is_empty();
                let behind = tokens.get(at + 1).is_some_and(is_said);
                if !named && !behind && opening == Opening::Whole {
                    return None;
                }
                closed = label.has(Word::Rest) || label.words.is_empty() && label.unknown.is_empty() && closed;
                open_ended |= label.has(Word::Includes) && opening == Opening::Whole;
                sorts.add(&label, said);
                // 审结34件，其中维持21件，纠正13件；尚未审结3件
                if parted && opening == Opening::Some {
                    sorts.doubt();
                }
                parts.push(part);
            }
            Item::Semicolon if depth == 0 => (from, parted) = (at + 1, !enclosed),
            _ => {}
        }
    }
    Some(Parts { parts, closed, open_ended, months, sorts })
}

/// Words that name a place of the tables, and never one of its parts.
const STATEMENTS: Words =
    LABELS.without(Word::Outcome("")).without(Word::Applicant("")).without(Word::Result("")).without(Word::Request);

/// Whether a token is a word, known or not.
fn is_said(token: &Token) -> bool {
    matches!(token.item, Item::Word(_) | Item::Unknown | Item::Year(_))
}

/// Whether a figure with this label is no part but the next statement.
fn ends_list(label: &Clause, first: bool) -> bool {
    use Word::*;
    const VERBS: Words = Words::of(&[Receive, Handle, Answer, Finish, Carry, Pending, Sum, Reach]);
    // 23件（上年30件）
    label.any(VERBS) || label.has(LastYear) || !first && label.any(const { Words::of(&[Among, NextYear]) })
}

/// 甲12件、乙3件，共计15件: a total after its parts.
fn closed_by_sum(text: &str, tokens: &[Token], figures: &[Figure]) -> Vec<List> {
    let mut found = Vec::new();
    // The figures that may be parts of a total to come, in this sentence and depth.
    let mut parts: Vec<usize> = Vec::new();
    let mut from = 0;
    let mut depth = 0;
    let mut spoilt = false;
    // Those of the sentence before 其中, of which the parts are, or which are parts themselves.
    let mut before: Option<Vec<usize>> = None;
    let mut next = figures.iter().enumerate();
    for (at, token) in tokens.iter().enumerate() {
        let figure = if matches!(token.item, Item::Figure(..)) { next.next() } else { None };
        match token.item {
            Item::Open => depth += 1,
            Item::Close => depth -= 1,
            _ => {}
        }
        match token.item {
            Item::Stop | Item::Semicolon => {
                parts.clear();
                (from, spoilt, before) = (at + 1, false, None);
            }
            Item::Figure(..) if depth == 0 || depth == 1 && is_in_brackets(tokens, from, at) => {
                let label = clause(tokens[from..at].iter().copied().filter(is_said));
                from = at + 1;
                let Some((index, figure)) = figure else { continue };
                let is_like = |part: &usize| like(unit_of(text, &figures[*part]), unit_of(text, figure));
                let may_close = parts.len() > 1 && !spoilt && counts(figure);
                let closes = may_close
                    && (is_sum(text, &label, parts.len())
                        || is_in_all(text, &label, tokens[at].span) && parts.iter().all(is_like));
                if closes {
                    let parts = std::mem::take(&mut parts);
                    let of_others = before.as_ref().is_some_and(|before| {
                        let all: Vec<Decimal> =
                            before.iter().chain(&parts).map(|&part| figures[part].number.value).collect();
                        is_some_sum(figure.number.value, &all)
                    });
                    if !of_others {
                        found.push(List { total: index, parts, exhaustive: true });
                    }
                    spoilt = true;
                } else if before.is_none() && begins_parts(&label) && counts(figure) {
                    before = Some(std::mem::replace(&mut parts, vec![index]));
                } else {
                    // 网站、微信分别发布6120条、4105条
                    let respectively = label.has(Word::Respectively) && !parts.is_empty();
                    spoilt |= !counts(figure) || opens_any(&label) || respectively || parts.len() == MOST;
                    parts.push(index);
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether 其中 or 涉及, and nothing of growth or of what was done, is said before a figure.
fn begins_parts(label: &Clause) -> bool {
    use Word::*;
    label.any(const { Words::of(&[Among, Includes]) })
        && !label.any(const { Words::of(&[Growth, Share, Finish, Answer, PartYear]) })
}

/// Whether a number is the sum of some of these, or there are more than anybody adds up.
fn is_some_sum(sum: Decimal, all: &[Decimal]) -> bool {
    const MOST: usize = 10;
    let of = |chosen: usize| (0..all.len()).filter(move |at| chosen >> at & 1 == 1).map(|at| all[at]);
    all.len() > MOST || (1..1 << all.len()).any(|chosen: usize| of(chosen).sum::<Decimal>() == sum)
}

/// `合计`, `三项合计`: whether a label says that what follows is the sum of the parts before, of which there are so many.
fn is_sum(text: &str, label: &Clause, parts: usize) -> bool {
    let counted = |said: &str| {
        let said = said.trim_end_matches(['种', '项', '类', '者', '个']);
        parse_numeral(if said == "两" { "二" } else { said }).is_some_and(|number| number as usize == parts)
    };
    label.has(Word::Sum)
        && label.kinds.within(const { Words::of(&[Word::Sum, Word::Filler]) })
        && label.unknown.iter().all(|(at, span)| *at == 0 && counted(span.slice(text)))
}

/// `…，共257件`: whether 共 is all that is said before a figure, and right before it.
fn is_in_all(text: &str, label: &Clause, figure: Span) -> bool {
    let [(Word::Filler, span)] = &*label.words else { return false };
    label.unknown.is_empty() && label.years.is_empty() && span.slice(text) == "共" && span.end == figure.start
}

/// 无法提供（2件）: whether a figure stands alone in the parentheses behind its name.
fn is_in_brackets(tokens: &[Token], from: usize, at: usize) -> bool {
    let is = |at: usize, item: Item| tokens.get(at).is_some_and(|token| token.item == item);
    let counts = matches!(tokens[at].item, Item::Figure(_, Unit::Case | Unit::Piece));
    let named = at >= from + 2 && is_said(&tokens[at - 2]);
    counts && named && is(at - 1, Item::Open) && is(at + 1, Item::Close)
}

fn opens_any(label: &Clause) -> bool {
    use Word::*;
    label.any(const { Words::of(&[Among, Includes, Growth, Share, Finish, Answer, PartYear]) })
}
