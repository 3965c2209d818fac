//! privacy: numbers of persons, which a published report must not leak. The whole text is passed over in strides: a run
//! of eleven digits has one in every stride.

use super::check::Registered;
use super::context::Context;
use super::finding::Finding;
use super::rule::{Rule, Scope, Severity, V0_1};
use crate::edition::Basis;
use crate::syntax::LineKind;
use crate::text::{Date, Span, say, text};

/// The rules of the group.
pub(super) static RULES: &[Registered] =
    &[Registered::own(&ID_NUMBER, id_number), Registered::own(&MOBILE_NUMBER, mobile_number)];

static ID_NUMBER: Rule = Rule {
    name: "privacy/id-number",
    severity: Severity::Error,
    title: text!(zh: "写有公民身份号码", en: "an identity card number"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("id-number.md"),
};

static MOBILE_NUMBER: Rule = Rule {
    name: "privacy/mobile-number",
    severity: Severity::Warning,
    title: text!(zh: "写有手机号码", en: "a mobile phone number"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("mobile-number.md"),
};

/// The digits of a mobile number.
const MOBILE: usize = 11;
/// The digits of an identity card's number before its check digit.
const BODY: usize = 17;

/// Runs of at least eleven digits that stand alone: no part of an address, a word or a longer number.
fn runs(text: &str) -> impl Iterator<Item = Span> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = MOBILE - 1;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            if !is_digit(at) {
                at += MOBILE;
                continue;
            }
            let mut start = at;
            while start > 0 && is_digit(start - 1) {
                start -= 1;
            }
            let mut end = at + 1;
            while is_digit(end) {
                end += 1;
            }
            at = end + MOBILE;
            let before = start.checked_sub(1).map(|at| bytes[at]);
            let joins = |byte: u8| byte.is_ascii_alphanumeric() || b"/_=-.+@*".contains(&byte);
            if end - start >= MOBILE && end - start <= BODY + 1 && !before.is_some_and(joins) {
                return Some(Span::new(start, end));
            }
        }
        None
    })
}

/// Whether what follows a run goes on with it.
fn goes_on(text: &str, end: u32) -> bool {
    let next = text.as_bytes().get(end as usize);
    next.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"/_=-@*".contains(byte))
}

/// Whether a place is in the front matter or a comment, which are not published.
fn is_unpublished(context: &Context<'_>, place: u32) -> bool {
    let tree = &context.report.tree;
    let line = tree.line_at(place).map(|line| tree.lines[line].kind);
    matches!(line, Some(LineKind::FrontMatter | LineKind::Comment))
}

fn id_number(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let text = &*context.report.tree.text;
    for mut span in runs(text) {
        // The last may be an X.
        if span.len() == BODY && matches!(text.as_bytes().get(span.end as usize), Some(b'X' | b'x')) {
            span.end += 1;
        }
        if span.len() == BODY + 1
            && is_id(span.slice(text))
            && !goes_on(text, span.end)
            && !is_unpublished(context, span.start)
        {
            let message = say!(context.lang,
                zh: "可能是公民身份号码（{start}…），公开前请删去或遮盖",
                en: "seems to be an identity card number ({start}…): remove or mask it before publication",
                start = &span.slice(text)[..6]);
            let mut finding = Finding::new(&ID_NUMBER, span, message);
            finding.place = context.report.place_at(span.start);
            findings.push(finding);
        }
    }
}

/// Whether eighteen characters are the number of an identity card: of a province, of a day of birth, with the check
/// digit that belongs to them.
fn is_id(number: &str) -> bool {
    const PROVINCES: [&str; 34] = [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
        "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    ];
    let part = |from: usize, to: usize| number.get(from..to).unwrap_or_default();
    let digits = |from: usize, to: usize| part(from, to).parse().unwrap_or_default();
    let born = Date::new(digits(6, 10), digits(10, 12), digits(12, 14));
    let is_of_province = PROVINCES.contains(&part(0, 2));
    if !is_of_province || !born.is_some_and(|born| (1900..2100).contains(&born.year)) {
        return false;
    }
    // The weights are powers of two modulo eleven.
    let sum: u32 = part(0, BODY)
        .bytes()
        .zip((1..=BODY).rev())
        .map(|(byte, power)| u32::from(byte - b'0') * (1 << power) % 11)
        .sum();
    let check = b"10X98765432"[(sum % 11) as usize];
    number.as_bytes().last().is_some_and(|last| last.to_ascii_uppercase() == check)
}

fn mobile_number(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    let text = &*tree.text;
    for span in runs(text).filter(|span| span.len() == MOBILE) {
        let is_mobile = span.slice(text).starts_with('1') && !span.slice(text)[1..].starts_with(['0', '1', '2']);
        let Some(line) = tree.line_at(span.start) else { continue };
        if !is_mobile || goes_on(text, span.end) || is_unpublished(context, span.start) {
            continue;
        }
        // The office's own number, in the preamble.
        let before = &text[tree.lines[line].start as usize..span.start as usize];
        let is_contact = ["电话", "联系", "手机", "咨询"].iter().any(|word| before.contains(word));
        if context.report.preamble.contains(&line) && is_contact {
            continue;
        }
        let message = say!(context.lang,
            zh: "可能是手机号码（{start}…），涉及个人的，公开前请删去或遮盖",
            en: "seems to be a mobile number ({start}…): remove or mask it where it is a person's",
            start = &span.slice(text)[..3]);
        let mut finding = Finding::new(&MOBILE_NUMBER, span, message);
        finding.place = context.report.place_at(span.start);
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_the_check_digit_that_belongs_to_it() {
        // Made up: of no person.
        assert!(is_id("110101190001010014") && !is_id("110101190001010015"));
        let made =
            |body: &str| (b"0123456789X").iter().filter(|last| is_id(&format!("{body}{}", **last as char))).count();
        assert_eq!(made("11010119000101001"), 1);
        assert_eq!(made("11010119000230001"), 0, "30 February");
        assert_eq!(made("99010119000101001"), 0, "no province");
    }

    #[test]
    fn runs_stand_alone() {
        let found = |text: &str| runs(text).map(|span| span.slice(text).to_owned()).collect::<Vec<_>>();
        assert_eq!(found("𠮷13800000000，"), ["13800000000"]);
        assert_eq!(found("t20240115_13800000000 a13800000000 1234567890 1234567890123456789"), [""; 0]);
        assert_eq!(found("13800000000"), ["13800000000"]);
        assert_eq!(found(""), [""; 0]);
        assert_eq!(found(&"1".repeat(1 << 20)), [""; 0]);
    }
}
