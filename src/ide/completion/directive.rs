//! In a comment: the directive, and the names of rules in it.

use super::item::{CompletionItem, CompletionKind};
use super::offer::{Candidate, Partial, offer};
use crate::ide::cursor::Cursor;
use crate::ide::{Document, Subject};
use crate::lint::{Finding, all_rules};
use crate::syntax::LineKind;
use crate::text::{Span, say};

/// `None` outside a comment.
pub(super) fn completion(doc: &Document<'_>, cursor: &Cursor) -> Option<Vec<CompletionItem>> {
    let inner = inside(doc, cursor)?;
    let open = inner.rfind(['(', '（']).filter(|&open| !inner[open..].contains([')', '）']));
    let verb = inner.trim_start();
    let names = open.filter(|_| verb.starts_with("nianbao"));
    Some(match names {
        Some(open) => names_in(doc, cursor, &inner[open..]),
        None => whole(doc, cursor, inner),
    })
}

/// What stands between the opening of the comment that the cursor is in and the cursor.
fn inside<'a>(doc: &Document<'a>, cursor: &Cursor) -> Option<&'a str> {
    let tree = &doc.report.tree;
    let start = match tree.lines.get(cursor.line).map(|line| line.kind) {
        Some(LineKind::Comment) => crate::ide::cursor::comment_block(tree, cursor.line)?.start,
        _ => cursor.span.start,
    };
    let before = Span { start, end: cursor.offset }.slice(doc.text);
    const OPENINGS: [&str; 4] = ["<!--", "<！——", "<！--", "<!——"];
    const CLOSINGS: [&str; 2] = ["-->", "——>"];
    let (at, mark) = OPENINGS.iter().filter_map(|mark| Some((before.rfind(mark)?, mark))).max()?;
    let inner = &before[at + mark.len()..];
    (!CLOSINGS.iter().any(|mark| inner.contains(mark))).then_some(inner)
}

/// The names of rules and groups, those with a finding that the directive may speak of first.
fn names_in(doc: &Document<'_>, cursor: &Cursor, list: &str) -> Vec<CompletionItem> {
    let start = list
        .rfind(['(', '（', ',', '，', '、'])
        .map_or(0, |at| at + list[at..].chars().next().map_or(0, char::len_utf8));
    let typed = list[start..].trim_start();
    let after = cursor.after(&doc.report.tree);
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_');
    let rest = after.len() - after.trim_start_matches(is_name).len();
    let span = Span { start: cursor.offset - typed.len() as u32, end: cursor.offset + rest as u32 };
    let given: Vec<&str> = list[..start].split(['(', '（', ',', '，', '、']).map(str::trim).collect();
    let reach = reach(doc, cursor);
    let within = |finding: &&Finding| reach.start <= finding.span.start && finding.span.start <= reach.end;
    let near: Vec<&Finding> = doc.findings.iter().filter(within).collect();
    let found = |name: &str| near.iter().find(|finding| finding.rule.name == name);
    // Those on the configuration and on directives themselves cannot be silenced.
    let mut names: Vec<(bool, Candidate)> = Vec::new();
    let mut group = "";
    for rule in all_rules().filter(|rule| !["config", "meta"].contains(&rule.group())) {
        if rule.group() != group {
            group = rule.group();
            let detail = say!(doc.lang, zh: "整组规则", en: "every rule of the group");
            names.push((false, Candidate::new(CompletionKind::Rule, group).detail(detail)));
        }
        let title = rule.title.get(doc.lang);
        let candidate = Candidate::new(CompletionKind::Rule, rule.name).names([rule.title.zh]);
        let here = found(rule.name);
        let detail = here.map_or(title, |finding| finding.message.as_str());
        names.push((here.is_some(), candidate.detail(detail)));
    }
    let names = names.into_iter().filter(|(_, it)| !given.contains(&it.label.as_str()));
    let (here, others): (Vec<_>, Vec<_>) = names.partition(|(here, _)| *here);
    let candidates = here.into_iter().chain(others).map(|(_, candidate)| {
        let subject = Subject::Rule(candidate.label.clone());
        candidate.subject(subject)
    });
    offer(&Partial::new(span, "", typed), 'a', candidates.collect())
}

/// What a directive at the cursor could speak of: its own row, else the block below.
fn reach(doc: &Document<'_>, cursor: &Cursor) -> Span {
    let tree = &doc.report.tree;
    match tree.lines.get(cursor.line).map(|line| line.kind) {
        Some(LineKind::Row(_) | LineKind::Heading(_)) => return cursor.span,
        Some(LineKind::Prose) => return crate::ide::cursor::paragraph(tree, cursor.line),
        _ => {}
    }
    let below = tree.blocks.partition_point(|block| block.first as usize <= cursor.line);
    tree.blocks.get(below).map_or(Span::empty(cursor.offset), |block| Span {
        start: tree.lines[block.first as usize].start,
        end: tree.lines[block.end as usize - 1].end,
    })
}

/// The directive itself, where its comment holds no more than the beginning of one.
fn whole(doc: &Document<'_>, cursor: &Cursor, inner: &str) -> Vec<CompletionItem> {
    let typed = inner.trim_start();
    let is_beginning = |word: &str| word.starts_with(typed.trim_end()) || typed.is_empty();
    let rest = cursor.after(&doc.report.tree);
    if !is_beginning("nianbao: allow") && !is_beginning("nianbao：allow") {
        return Vec::new();
    }
    let space = if inner.starts_with(char::is_whitespace) { "" } else { " " };
    let end = if rest.contains("-->") { "" } else { " -->" };
    let reason = say!(doc.lang, zh: "理由", en: "reason");
    let text = format!("{space}nianbao: allow(${{1}}) ${{2:{reason}}}{end}");
    let detail = say!(doc.lang, zh: "不报指定规则的问题", en: "silence the named rules");
    let mut candidate = Candidate::new(CompletionKind::Rule, "nianbao: allow(…)").text(text).detail(detail);
    candidate.snippet = true;
    // The word that the cursor is in is replaced whole, and what is allowed already stays.
    let named = "nianbao: allow".strip_prefix(typed).filter(|named| rest.starts_with(named));
    let word =
        named.map_or_else(|| rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len(), str::len);
    if rest[word..].starts_with(['(', '（']) {
        candidate = candidate.text(format!("{space}nianbao: allow"));
        candidate.snippet = false;
    }
    let span = Span { start: cursor.offset - typed.len() as u32, end: cursor.offset + word as u32 };
    offer(&Partial::new(span, "", typed), 'a', vec![candidate])
}
