//! Invisible characters, and ones that look like others: in prose, names and figures alike. And what a word processor left.

use super::lookalike::meant;
use super::rules::{INVISIBLE_CHARACTER, WORD_ARTEFACT};
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::syntax::{LineKind, SlipKind};
use crate::text::{Edit, Span, is_break, is_unseen, is_variation_selector, say};
use memchr::memmem::{self, Finder};
use memchr::{memchr_iter, memchr2_iter};
use std::sync::LazyLock;

/// Looks through the whole text once.
pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    characters(context, findings);
    artefacts(context, findings);
}

fn characters(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    let text = &*tree.text;
    let bytes = text.as_bytes();
    let mut found: Vec<(u32, char)> = Vec::new();
    let mut add = |at: usize| {
        let c = text.get(at..).and_then(|rest| rest.chars().next());
        found.extend(c.filter(|c| is_odd(*c)).map(|c| (at as u32, c)));
    };
    // Zero width, marks of direction and radicals; private use; full-width forms and commas begin so, too.
    for at in memchr2_iter(0xE2, 0xEE, bytes) {
        let next = bytes.get(at + 1).copied().unwrap_or_default();
        if bytes[at] == 0xEE || matches!(next, 0x80 | 0x81 | 0xA0 | 0xBA..=0xBF) {
            add(at);
        }
    }
    for at in memchr_iter(0xEF, bytes) {
        if bytes.get(at + 1).is_some_and(|&next| next < 0xAC || matches!(next, 0xB8 | 0xBB | 0xBE | 0xBF)) {
            add(at);
        }
    }
    memmem::find_iter(bytes, "\u{3164}").for_each(&mut add);
    seldom(bytes, &mut add);
    if found.is_empty() {
        return;
    }
    found.sort_unstable();
    let mut rest = &found[..];
    while let Some(&(at, _)) = rest.first() {
        let Some(line) = tree.line_at(at) else { return };
        let end = tree.full_span(line).end;
        let count = rest.iter().take_while(|(at, _)| *at < end).count();
        let (of_line, after) = rest.split_at(count);
        rest = after;
        if !matches!(tree.lines[line].kind, LineKind::FrontMatter | LineKind::Comment | LineKind::Blank) {
            in_line(context, tree.lines[line].span(), of_line, findings);
        }
    }
}

/// Where those may begin that hardly any text has: controls, soft hyphens and no-break spaces, marks of scripts that
/// reports are not written in. Whether there is any is asked of many bytes at once.
fn seldom(bytes: &[u8], mut add: impl FnMut(usize)) {
    let may_be = |byte: u8| {
        (byte < b' ') & (byte != b'\n') & (byte != b'\r') & (byte != b'\t')
            | matches!(byte, 0x7F | 0xC2 | 0xCD | 0xD8 | 0xE1 | 0xF0 | 0xF3)
    };
    for (nth, chunk) in bytes.chunks(SLICE).enumerate() {
        if chunk.iter().fold(false, |any, &byte| any | may_be(byte)) {
            let firsts = chunk.iter().enumerate().filter(|(_, byte)| may_be(**byte));
            firsts.for_each(|(at, _)| add(nth * SLICE + at));
        }
    }
}

/// How many bytes are asked at once.
const SLICE: usize = 1024;

fn is_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}') || is_break(c)
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}')
}

fn is_odd(c: char) -> bool {
    is_unseen(c) || is_space(c) || is_private(c) || meant(c).is_some()
}

/// Whether a character chooses the shape of the one before it: one of Han, or what a key cap is drawn around.
fn is_chosen(before: char, c: char, after: Option<char>) -> bool {
    let is_han = matches!(before, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' | '\u{F900}'..='\u{FAFF}');
    is_han && matches!(c, '\u{FE00}'..='\u{FE02}' | '\u{E0100}'..='\u{E01EF}') || after == Some('\u{20E3}')
}

/// Whether a character is a picture, or a sign that may be drawn as one.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{1F000}'..|'\u{FE0F}'| '\u{2190}'..='\u{2BFF}')
        || "\u{3030}\u{303D}\u{3297}\u{3299}©®‼⁉™ℹ".contains(c)
}

/// One finding on what of a line can be put right, and one on what cannot.
fn in_line(context: &Context<'_>, line: Span, found: &[(u32, char)], findings: &mut Vec<Finding>) {
    let text = &*context.report.tree.text;
    let words = line.trim(text);
    let lang = context.lang;
    let mut edits: Vec<Edit> = Vec::new();
    let mut shown: Vec<String> = Vec::new();
    let mut private: Option<(Span, usize)> = None;
    let mut unmended: Option<Span> = None;
    // What stands beside markup is told of with it, and mended there.
    let slips = &context.report.tree.slips;
    let slips = &slips[slips.partition_point(|slip| slip.span.start < line.start)..];
    let beside = slips.iter().take_while(|slip| slip.span.start < line.end);
    let beside = beside.filter(|slip| slip.kind == SlipKind::FullwidthMarkup).flat_map(|slip| &slip.edits);
    let told: Vec<Span> = beside.map(|edit| edit.span).collect();
    for &(at, c) in found {
        let span = Span { start: at, end: at + c.len_utf8() as u32 };
        let before = text[..at as usize].chars().next_back();
        let after = text[span.end as usize..].chars().next();
        // White space around a line is nothing to speak of, nor is what joins a picture of several.
        let is_told = told.iter().any(|told| told.covers(span));
        let chooses = is_variation_selector(c) || matches!(c, '\u{E0020}'..='\u{E007F}');
        let is_part = (c == '\u{200D}' || chooses) && before.is_some_and(is_picture)
            || chooses && before.is_some_and(|before| is_chosen(before, c, after));
        if is_told || !words.covers(span) || is_part || c == '\u{FEFF}' && at == 0 {
            continue;
        }
        if is_private(c) {
            let (_, count) = private.get_or_insert((span, 0));
            *count += 1;
            continue;
        }
        let is_ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let right = match meant(c) {
            Some(right) => right.to_string(),
            None if is_space(c) && is_ascii(before) && is_ascii(after) => " ".to_owned(),
            None => String::new(),
        };
        let name = match meant(c) {
            Some(right) => format!("{c}（{right}）"),
            None => format!("U+{:04X}", c as u32),
        };
        if shown.len() < 3 && !shown.contains(&name) {
            shown.push(name);
        }
        // Beside signs of markup what is taken out could make one of them.
        let is_sign = |c: Option<char>| c.is_some_and(|c| "<>!-#—－–＜＞！＃".contains(c));
        if is_sign(before) || is_sign(after) {
            unmended.get_or_insert(span);
            continue;
        }
        edits.push(Edit::replace(span, right));
    }
    let place = context.report.place_at(line.start);
    let is_unmended = edits.is_empty();
    let mut push = |mut finding: Finding| {
        finding.place.clone_from(&place);
        findings.push(finding);
    };
    if let Some(first) = edits.first() {
        let (count, shown) = (edits.len(), shown.join("、"));
        let message = say!(lang,
            zh: "有 {count} 个看不见的、或与别的字形似的字符：{shown}",
            en: "{count} invisible characters, or ones that look like others: {shown}");
        let fix = say!(lang, zh: "删去或换成正常的字符", en: "remove them or replace them with the ordinary ones");
        push(Finding::new(&INVISIBLE_CHARACTER, first.span, message).safe_fix(fix, edits));
    }
    if let Some(span) = unmended.filter(|_| is_unmended) {
        let shown = shown.join("、");
        let message = say!(lang,
            zh: "有看不见的、或与别的字形似的字符：{shown}",
            en: "invisible characters, or ones that look like others: {shown}");
        push(Finding::new(&INVISIBLE_CHARACTER, span, message));
    }
    if let Some((span, count)) = private {
        let message = say!(lang,
            zh: "有 {count} 个私用区字符，别的电脑上显示不出来，请换成正常的字",
            en: "{count} private-use characters, which other computers do not show: replace them with ordinary ones");
        push(Finding::new(&INVISIBLE_CHARACTER, span, message));
    }
}

/// What a word processor leaves, by the words that it is found by.
static ARTEFACTS: LazyLock<[Finder<'static>; 3]> =
    LazyLock::new(|| ["[bookmark:", "未找到引用源", "Reference source not found"].map(Finder::new));

fn artefacts(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    let text = &*tree.text;
    for (which, finder) in ARTEFACTS.iter().enumerate() {
        for at in finder.find_iter(text.as_bytes()) {
            let Some(line) = tree.line_at(at as u32) else { continue };
            if matches!(tree.lines[line].kind, LineKind::FrontMatter | LineKind::Comment) {
                continue;
            }
            let end = at + finder.needle().len();
            let span = if which == 0 {
                let close = text[end..].char_indices().take(80).take_while(|(_, c)| !matches!(c, '\n' | '\r' | '|'));
                let Some((close, _)) = close.into_iter().find(|(_, c)| *c == ']') else { continue };
                Span::new(at, end + close + 1)
            } else {
                let start = ["错误！", "错误!", "Error! "].iter().find_map(|it| text[..at].strip_suffix(it));
                let rest = text[end..].strip_prefix(['。', '.']).unwrap_or(&text[end..]);
                Span::new(start.map_or(at, str::len), text.len() - rest.len())
            };
            let words = span.slice(text);
            let lang = context.lang;
            let message = say!(lang, zh: "“{words}”是文字处理软件留下的", en: "{words} was left by a word processor");
            let mut finding = Finding::new(&WORD_ARTEFACT, span, message);
            finding.place = context.report.place_at(span.start);
            if which == 0 {
                let fix = say!(lang, zh: "删去", en: "remove it");
                finding = finding.safe_fix(fix, vec![Edit::delete(span)]);
            }
            findings.push(finding);
        }
    }
}
