//! What stands in a cell: a number or `=`, then at most one note in parentheses.

use super::unit::unit_of_note;
use crate::edition::{Kind, split_name};
use crate::syntax::ascii;
use crate::text::{Span, is_unseen};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::one_of;
use nom::combinator::{opt, rest, verify};
use nom::sequence::preceded;
use nom::{IResult, Parser};
use rust_decimal::Decimal;
use rust_decimal::prelude::One;

/// A figure may have this many digits before its point: what other programs that read it (a
/// spreadsheet, a JSON reader) still hold exactly.
pub const MAX_INTEGER_DIGITS: usize = 15;

/// Digits in all that exact arithmetic has room for, sums included.
pub const MAX_DIGITS: usize = 25;

/// A cell of an official table.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub struct Cell {
    /// What was understood.
    pub state: State,
    /// What stands in the cell, without white space around it. For a blank, where a figure goes.
    pub span: Span,
    /// The digits alone: what a correction replaces. The whole text where they cannot be told apart.
    pub figure: Span,
    /// The unit after the figure, if one is written; else the one that the column's heading names, where that is not
    /// what the format says.
    pub unit: Span,
    /// The note's text, without parentheses.
    pub note: Span,
    /// Whether digits or signs are full-width.
    pub fullwidth: bool,
    /// Whether the digits are grouped (`58,006`).
    pub grouped: bool,
}

/// The state of a cell.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub enum State {
    /// There is no cell: its row or column is missing or short.
    #[default]
    Missing,
    /// Nothing, or a mark for nothing (`-`, `/`, `无`).
    Blank,
    /// A figure, in the unit of its column.
    Number(Decimal),
    /// `=`: the derived value is asked for.
    Derived,
    /// Something else.
    Bad(Bad),
}

/// Why a cell has no figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bad {
    /// It is not a number.
    NotANumber,
    /// It is below zero where that can't be.
    Negative,
    /// It has decimals where things are counted.
    Fractional,
    /// It has too many digits.
    TooLarge,
    /// It is `=` where no value is derived.
    DerivedPlace,
}

impl Cell {
    /// The figure, if there is one.
    pub fn number(&self) -> Option<Decimal> {
        match self.state {
            State::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether it is its heading that names the unit.
    pub fn takes_unit(&self) -> bool {
        !self.unit.is_empty() && !self.span.covers(self.unit)
    }

    /// The same figure, where the heading of its column names a unit that no other stands beside it.
    pub(super) fn in_unit(mut self, unit: Span, text: &str, kind: &Kind) -> Cell {
        let (State::Number(number), Kind::Amount { unit: official }, true) = (self.state, kind, self.unit.is_empty())
        else {
            return self;
        };
        let factor = official.map_or(Decimal::ONE, |official| yuan(unit.slice(text)) / yuan(official));
        if !factor.is_one() {
            self.state =
                number.checked_mul(factor).map_or(State::Bad(Bad::TooLarge), |it| State::Number(it.normalize()));
        }
        self.unit = unit;
        self
    }

    /// Whether there is nothing to say of it alone: it is a whole number or `=` and nothing else, or no cell
    /// of the text at all.
    pub(super) fn is_plain(&self) -> bool {
        let bare = !self.fullwidth && !self.grouped && self.unit.is_empty();
        match self.state {
            State::Number(number) => bare && number.scale() == 0,
            State::Derived => bare,
            State::Missing => true,
            State::Blank | State::Bad(_) => false,
        }
    }
}

/// How many yuan a unit of money is.
fn yuan(unit: &str) -> Decimal {
    Decimal::from(match unit {
        "亿元" => 100_000_000,
        "万元" => 10_000,
        "千元" => 1_000,
        _ => 1,
    })
}

/// A figure as others are added to it and held against it: in yuan where its column names no unit, and none there where
/// its author named none either.
pub fn comparable(figure: Decimal, unit: &str, kind: &Kind) -> Option<Decimal> {
    if !kind.leaves_unit() || figure.is_zero() {
        return Some(figure);
    }
    if unit.is_empty() { None } else { Some(figure.checked_mul(yuan(unit))?.normalize()) }
}

/// Reads the cell that stands at `raw`, between two separators of a row.
pub fn read(text: &str, raw: Span, kind: &Kind, derives: bool) -> Cell {
    let span = raw.trim(text);
    let content = span.slice(text);
    if content.is_empty() {
        // A figure goes before the last space, where a right-aligned one ends.
        let mut spaces = raw.slice(text).chars();
        let last = spaces.next_back().filter(|_| !spaces.as_str().is_empty());
        let at = raw.end - last.map_or(0, |last| last.len_utf8() as u32);
        return Cell { state: State::Blank, span: Span::empty(at), figure: Span::empty(at), ..Cell::default() };
    }
    if content.len() <= MAX_INTEGER_DIGITS && content.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = content.bytes().fold(0u64, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        return Cell { state: State::Number(number.into()), span, figure: span, ..Cell::default() };
    }
    if is_blank_mark(content) {
        return Cell { state: State::Blank, span, figure: span, ..Cell::default() };
    }
    let bare = content.trim_matches(|c: char| c.is_whitespace() || is_unseen(c));
    if bare.len() < content.len() {
        // What is not seen around a figure does not matter; where there is no figure, it may be why.
        let seen = Span::of(bare, text);
        if seen.is_empty() {
            return Cell { state: State::Blank, span, figure: span, ..Cell::default() };
        }
        let cell = read(text, seen, kind, derives);
        if cell.state != State::Bad(Bad::NotANumber) {
            return cell;
        }
    }
    match content_parts(content) {
        Ok((_, parts)) => parts.cell(text, span, kind, derives),
        Err(_) => Cell { state: State::Bad(Bad::NotANumber), span, figure: span, ..Cell::default() },
    }
}

/// Whether a cell's text begins as a figure does, and not as a numbered name (`1.属于国家秘密`).
pub(super) fn begins_figure(text: &str) -> bool {
    let figure = |c: char| matches!(ascii(c), '0'..='9' | '=');
    if text.starts_with(|c: char| c.is_ascii_digit()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    text.starts_with(figure) && !text.contains(['、', '．']) && split_name(text).0.is_none()
}

/// Marks that people put for "nothing".
fn is_blank_mark(content: &str) -> bool {
    matches!(
        content,
        "-" | "--"
            | "－"
            | "—"
            | "——"
            | "–"
            | "−"
            | "―"
            | "\\-"
            | "/"
            | "／"
            | "\\"
            | "、"
            | "无"
            | "空"
            | "N/A"
            | "n/a"
            | "（无）"
            | "(无)"
            | "暂无"
            | "不适用"
    )
}

/// The parts of a cell. All are slices of its text.
struct Parts<'a> {
    sign: &'a str,
    /// Digits, grouping marks and the point; or `=`.
    figure: &'a str,
    unit: &'a str,
    note: &'a str,
}

fn content_parts(content: &str) -> IResult<&str, Parts<'_>> {
    // What is not seen between a figure and its unit or note does not matter either.
    let space = || take_while(|c: char| c.is_whitespace() || is_unseen(c));
    let sign = opt(alt((tag("+"), tag("-"), tag("＋"), tag("－"), tag("−"))));
    let figure = alt((tag("="), tag("＝"), take_while1(is_figure)));
    let unit = opt(alt((
        tag("万元"),
        tag("亿元"),
        tag("千元"),
        tag("元"),
        tag("件"),
        tag("项"),
        tag("条"),
        tag("宗"),
        tag("次"),
        tag("个"),
        tag("份"),
        tag("起"),
        tag("人"),
        tag("户"),
    )));
    let (rest, (sign, figure, unit, note)) =
        (sign, figure, preceded(space(), unit), preceded(space(), opt(note))).parse(content)?;
    verify(nom::combinator::rest, |rest: &str| rest.trim().is_empty()).parse(rest)?;
    let figure = figure.trim_end();
    let empty = &content[..0];
    let parts = Parts { sign: sign.unwrap_or(empty), figure, unit: unit.unwrap_or(empty), note: note.unwrap_or(empty) };
    Ok(("", parts))
}

/// A parenthetical up to the end.
fn note(input: &str) -> IResult<&str, &str> {
    preceded(one_of("(（"), verify(rest, closes_at_end))
        .map(|inner: &str| inner.trim_end().strip_suffix([')', '）']).unwrap_or(inner))
        .parse(input)
}

/// Whether an open parenthesis is closed by the very last character, and not before.
fn closes_at_end(inner: &str) -> bool {
    let mut depth = 1;
    let mut chars = inner.trim_end().chars().peekable();
    while let Some(c) = chars.next() {
        depth += i32::from(matches!(c, '(' | '（')) - i32::from(matches!(c, ')' | '）'));
        if depth == 0 {
            return chars.peek().is_none();
        }
    }
    false
}

/// Digits of either width, the point, and the marks that group digits.
fn is_figure(c: char) -> bool {
    matches!(ascii(c), '0'..='9' | '.' | ',' | '\'' | ' ') || matches!(c, '’' | '\u{A0}' | '\u{202F}')
}

/// Whether `c` is a full-width digit, point, sign or `＝`. The marks that group digits, which may be
/// full-width too, are not among them: they go altogether.
pub(crate) fn is_fullwidth(c: char) -> bool {
    ascii(c) != c && matches!(ascii(c), '0'..='9' | '.' | '=' | '+' | '-')
}

impl Parts<'_> {
    fn cell(&self, text: &str, span: Span, kind: &Kind, derives: bool) -> Cell {
        let is_unit = !self.unit.is_empty();
        let mut cell = Cell {
            span,
            figure: Span::of(self.figure, text),
            fullwidth: [self.sign, self.figure].iter().any(|part| part.contains(is_fullwidth)),
            unit: if is_unit { Span::of(self.unit, text) } else { Span::default() },
            note: if self.note.is_empty() { Span::default() } else { Span::of(self.note, text) },
            ..Cell::default()
        };
        if let (Kind::Amount { .. }, true, Some(unit)) = (kind, !is_unit, unit_of_note(text, cell.note)) {
            let unit = Parts { unit: unit.slice(text), note: &self.note[..0], ..*self }.cell(text, span, kind, derives);
            return unit;
        }
        if matches!(self.figure, "=" | "＝") {
            cell.state = match (derives, self.sign.is_empty() && !is_unit) {
                (_, false) => State::Bad(Bad::NotANumber),
                (true, true) => State::Derived,
                (false, true) => State::Bad(Bad::DerivedPlace),
            };
            return cell;
        }
        let (state, grouped) = self.state(kind);
        cell.grouped = grouped;
        cell.state = state;
        cell
    }

    /// The number in the unit of its column, and whether its digits are grouped.
    fn state(&self, kind: &Kind) -> (State, bool) {
        const NOT: (State, bool) = (State::Bad(Bad::NotANumber), false);
        let Some((digits, grouped)) = plain_digits(self.figure) else { return NOT };
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let negative = matches!(self.sign, "-" | "－" | "−");
        let money = self.unit.ends_with('元');
        let bad = |bad| (State::Bad(bad), grouped);
        match kind {
            Kind::Count | Kind::Signed if money => return NOT,
            Kind::Amount { .. } if !self.unit.is_empty() && !money => return NOT,
            Kind::Count | Kind::Amount { .. } if negative => return bad(Bad::Negative),
            Kind::Count | Kind::Amount { .. } if !self.sign.is_empty() => return NOT,
            Kind::Count | Kind::Signed if digits.contains('.') => return bad(Bad::Fractional),
            _ => {}
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() > MAX_INTEGER_DIGITS || whole.len() + fraction.len() > MAX_DIGITS {
            return bad(Bad::TooLarge);
        }
        let Ok(number) = digits.parse::<Decimal>() else { return NOT };
        let factor = self.factor(kind);
        let number = if factor.is_one() { number } else { (number * factor).normalize() };
        (State::Number(if negative { -number } else { number }), grouped)
    }

    /// What the written unit is in the column's.
    fn factor(&self, kind: &Kind) -> Decimal {
        let Kind::Amount { unit: Some(unit) } = kind else { return Decimal::ONE };
        if self.unit.is_empty() { Decimal::ONE } else { yuan(self.unit) / yuan(unit) }
    }
}

/// ASCII digits and at most one point, without the marks that group them, and whether there were
/// any. `None` where those do not stand before every three digits.
fn plain_digits(figure: &str) -> Option<(String, bool)> {
    let text: String = figure.chars().map(ascii).collect();
    let (whole, fraction) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text.as_str(), None),
    };
    let is_digit = |c: char| c.is_ascii_digit();
    let grouped = !whole.chars().all(is_digit);
    let mut groups = whole.split(|c: char| !c.is_ascii_digit());
    let first = groups.next()?;
    if first.is_empty() || grouped && (first.len() > 3 || groups.any(|group| group.len() != 3)) {
        return None;
    }
    let mut digits: String = whole.chars().filter(|&c| is_digit(c)).collect();
    if let Some(fraction) = fraction {
        if !fraction.chars().all(is_digit) {
            return None;
        }
        digits.push('.');
        digits.push_str(fraction);
    }
    Some((digits, grouped))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(content: &str, kind: &Kind) -> String {
        let cell = read(content, Span::new(0, content.len()), kind, false);
        let mut text = match cell.state {
            State::Number(number) => number.to_string(),
            other => format!("{other:?}"),
        };
        let flags = [(cell.fullwidth, " fullwidth"), (cell.grouped, " grouped"), (!cell.unit.is_empty(), " unit")];
        flags.iter().filter(|(set, _)| *set).for_each(|(_, flag)| text.push_str(flag));
        if !cell.note.is_empty() {
            text.push_str(&format!(" [{}]", cell.note.slice(content)));
        }
        text
    }

    #[test]
    fn counts() {
        let cases = [
            (" 23 ", "23"),
            ("007", "7"),
            ("\u{200B}     4", "4"),
            ("23\u{200E}", "23"),
            ("\u{2060}\u{AD}２３\u{FEFF}", "23 fullwidth"),
            ("\u{200B}", "Blank"),
            ("1\u{200B}2", "Bad(NotANumber)"),
            ("22（其中修订16件）", "22 [其中修订16件]"),
            ("22 (含𠮷县(市)1件)", "22 [含𠮷县(市)1件]"),
            ("２３", "23 fullwidth"),
            ("58,006", "58006 grouped"),
            ("58，006", "58006 grouped"),
            ("1 234 567", "1234567 grouped"),
            ("1\u{3000}234", "1234 grouped"),
            ("１＇２３４", "1234 fullwidth grouped"),
            ("5,80,06", "Bad(NotANumber)"),
            ("12 3", "Bad(NotANumber)"),
            ("23件", "23 unit"),
            ("２３ 件（存疑）", "23 fullwidth unit [存疑]"),
            ("", "Blank"),
            ("  ", "Blank"),
            ("——", "Blank"),
            ("／", "Blank"),
            ("无", "Blank"),
            ("-5", "Bad(Negative)"),
            ("－５", "Bad(Negative) fullwidth"),
            ("+3", "Bad(NotANumber)"),
            ("3.0", "Bad(Fractional)"),
            ("3.5", "Bad(Fractional)"),
            ("1e9", "Bad(NotANumber)"),
            ("三", "Bad(NotANumber)"),
            ("约20", "Bad(NotANumber)"),
            ("=", "Bad(DerivedPlace)"),
            ("5元", "Bad(NotANumber) unit"),
            ("22（一）（二）", "Bad(NotANumber)"),
            ("123456789012345", "123456789012345"),
            ("1234567890123456", "Bad(TooLarge)"),
            ("（其中修订16件）", "Bad(NotANumber)"),
            ("1.", "Bad(NotANumber)"),
        ];
        for (content, expected) in cases {
            assert_eq!(state(content, &Kind::Count), expected, "{content:?}");
        }
        assert_eq!(state(&"9".repeat(400), &Kind::Count), "Bad(TooLarge)");
    }

    #[test]
    fn amounts_and_signed_changes() {
        let amount = Kind::Amount { unit: Some("万元") };
        let cases = [
            ("1012.922", "1012.922"),
            ("0.10", "0.10"),
            ("1012.922万元", "1012.922 unit"),
            ("251000元", "25.1 unit"),
            ("1.5亿元", "15000 unit"),
            ("3件", "Bad(NotANumber) unit"),
            ("-1.5", "Bad(Negative)"),
            ("1,012.922", "1012.922 grouped"),
        ];
        for (content, expected) in cases {
            assert_eq!(state(content, &amount), expected, "{content:?}");
        }
        assert_eq!(state("251000元", &Kind::Amount { unit: None }), "251000 unit");
        let signed =
            [("+3", "3"), ("-253", "-253"), ("0", "0"), ("--253", "Bad(NotANumber)"), ("－２", "-2 fullwidth")];
        for (content, expected) in signed {
            assert_eq!(state(content, &Kind::Signed), expected, "{content:?}");
        }
    }

    #[test]
    fn amounts_are_compared_in_yuan_where_the_author_chose_the_unit() {
        let (own, official) = (Kind::Amount { unit: None }, Kind::Amount { unit: Some("万元") });
        let of = |figure: i64, unit: &str, kind: &Kind| comparable(figure.into(), unit, kind).map(|it| it.to_string());
        assert_eq!(of(103, "万元", &own).as_deref(), Some("1030000"));
        assert_eq!(of(103, "元", &own).as_deref(), Some("103"));
        assert_eq!((of(103, "", &own), of(0, "", &own).as_deref()), (None, Some("0")));
        assert_eq!(of(103, "", &official).as_deref(), Some("103"));
        assert_eq!(of(103, "件", &Kind::Count).as_deref(), Some("103"));
    }

    #[test]
    fn the_place_of_a_blank_is_on_a_character() {
        for (blank, at) in [("", 0), (" ", 1), ("   ", 2), ("\u{3000}", 3), ("\u{3000}\u{3000}", 3), (" \u{A0}", 1)] {
            let cell = read(blank, Span::new(0, blank.len()), &Kind::Count, false);
            assert_eq!((cell.state, cell.span), (State::Blank, Span::empty(at)), "{blank:?}");
        }
    }

    #[test]
    fn a_correction_replaces_the_digits_alone() {
        let content = " ２３件（存疑） ";
        let cell = read(content, Span::new(0, content.len()), &Kind::Count, true);
        assert_eq!(cell.figure.slice(content), "２３");
        assert_eq!(cell.unit.slice(content), "件");
    }
}
