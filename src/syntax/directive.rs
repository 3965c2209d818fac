//! Directives: comments that speak to nianbao, `<!-- nianbao: allow(totals/row) 理由 -->`.

use super::comment;
use super::cursor::{colon, is_dash};
use crate::text::{Span, bare, is_space};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_till, take_while};
use nom::character::complete::alphanumeric0;
use nom::sequence::preceded;
use nom::{IResult, Parser};

/// What a directive says. An unknown verb is kept, for its finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Directive {
    /// The comment, marks included.
    pub span: Span,
    /// The verb: `allow`.
    pub verb: Span,
    /// The names in parentheses.
    pub rules: Vec<Span>,
    /// Whether the parentheses are there and closed.
    pub complete: bool,
    /// The reason, empty where none is given.
    pub reason: Span,
}

/// The directives among the comments of `text[within]`.
pub fn directives(text: &str, within: Span) -> Vec<Directive> {
    comment::comments(within.slice(text)).filter_map(|comment| directive(text, comment)).collect()
}

fn directive(text: &str, comment: &str) -> Option<Directive> {
    let (inner, _) = comment::open(comment).ok()?;
    let inner = comment::close(inner).map_or(inner, |mark| &inner[..inner.len() - mark.len()]);
    let inner = inner.trim_matches(|c: char| is_dash(c) || is_space(c));
    let (rest, verb) = opening(inner).ok()?;
    let (rest, rules, complete) = match names(rest) {
        Ok((rest, names)) => (rest, names, true),
        Err(_) => (rest, "", false),
    };
    let rules = rules.split([',', '，', '、']).map(bare).filter(|name| !name.is_empty());
    let reason = rest.trim_start_matches(|c: char| matches!(c, ':' | '：') || is_space(c));
    Some(Directive {
        span: Span::of(comment, text),
        verb: Span::of(verb, text),
        rules: rules.map(|name| Span::of(name, text)).collect(),
        complete,
        reason: Span::of(reason, text),
    })
}

/// `nianbao:` and the verb.
fn opening(input: &str) -> IResult<&str, &str> {
    let space = || take_while(is_space);
    preceded((tag("nianbao"), space(), colon, space()), alphanumeric0).parse(input)
}

/// The names between parentheses of either width.
fn names(input: &str) -> IResult<&str, &str> {
    let open = alt((tag("("), tag("（")));
    let close = alt((tag(")"), tag("）")));
    let space = take_while(is_space);
    let names = take_till(|c| matches!(c, ')' | '）'));
    (space, open, names, close).map(|(_, _, names, _)| names).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Vec<&str>, &str)> {
        let all = directives(text, Span::new(0, text.len()));
        all.iter()
            .map(|d| {
                let rules = d.rules.iter().map(|rule| rule.slice(text)).collect();
                (d.verb.slice(text).to_owned(), rules, d.reason.slice(text))
            })
            .collect()
    }

    #[test]
    fn both_widths_of_punctuation_are_read() {
        let expected = vec![("allow".to_owned(), vec!["totals/row", "value/blank"], "机构改革𠮷")];
        assert_eq!(read("<!-- nianbao: allow(totals/row, value/blank) 机构改革𠮷 -->"), expected);
        assert_eq!(read("<!-- nianbao：allow（totals/row，value/blank）：机构改革𠮷 -->"), expected);
    }

    #[test]
    fn other_comments_say_nothing() {
        assert_eq!(read("<!-- 待核 --> 年报 <!-- nianbao -->"), vec![]);
    }

    #[test]
    fn an_open_parenthesis_is_kept_for_its_finding() {
        let text = "<!-- nianbao: allow(totals/row 机构改革 -->";
        let all = directives(text, Span::new(0, text.len()));
        assert!(!all[0].complete && all[0].rules.is_empty());
    }
}
