//! Suppression: what `<!-- nianbao: allow(rule) 理由 -->` silences, and directives that do not work.
//!
//! A directive speaks for the block that follows it (a paragraph, a table, a heading with all that
//! stands under it), before the title for the file; after a row's last separator for that row, on the line of a
//! heading for that line, in a paragraph for that paragraph. A finding is silenced by where its primary span begins.

use super::context::Context;
use super::finding::Finding;
use super::meta::{ALLOW_WITHOUT_REASON, BAD_DIRECTIVE, UNKNOWN_RULE, UNUSED_ALLOW};
use super::rule::Rule;
use super::scopes::Scopes;
use super::selector::Selector;
use crate::syntax::{Block, BlockKind, Directive, LineKind, directives};
use crate::text::{Edit, Span, say};
use std::cell::OnceCell;

/// So many names of one directive that are no rule's are told.
const MOST_UNKNOWN: usize = 50;

/// A directive and the bytes that it speaks for.
struct Allow {
    directive: Directive,
    scope: Span,
}

/// The directives of a report, and what they silence.
pub(super) struct Allowed<'c> {
    context: &'c Context<'c>,
    allows: Vec<Allow>,
    scopes: Scopes<'c>,
}

impl<'c> Allowed<'c> {
    /// The directives of a report.
    pub(super) fn new(context: &'c Context<'c>) -> Allowed<'c> {
        let allows = allows(context);
        let names = allows.iter().flat_map(|allow| allow.directive.rules.iter().map(|name| (allow.scope, *name)));
        let scopes = Scopes::new(names.map(|(scope, name)| (scope, context.slice(name))));
        Allowed { context, allows, scopes }
    }

    /// Whether no directive silences anything.
    pub(super) fn is_empty(&self) -> bool {
        self.allows.is_empty()
    }

    /// Whether a finding of a rule at a place is silenced; the directives that do it are noted to be of use.
    pub(super) fn silences(&mut self, span: Span, rule: &Rule) -> bool {
        !self.allows.is_empty() && self.scopes.silence(span, rule.name, rule.group())
    }

    /// The findings on the directives themselves, once all that they silence is known. `is_on` tells which rules
    /// were asked for: of others nothing is said.
    pub(super) fn findings(&self, is_on: impl Fn(&Rule) -> bool) -> Vec<Finding> {
        let mut findings = Vec::new();
        for allow in &self.allows {
            on_directive(self.context, allow, &self.scopes, &is_on, &mut findings);
        }
        findings
    }
}

/// The directives of a report that allow something, and those that are not understood.
fn allows(context: &Context<'_>) -> Vec<Allow> {
    let tree = &context.report.tree;
    let mut found = Vec::new();
    let mut add = |within: Span, scope: &dyn Fn() -> Span| {
        let directives = directives(&tree.text, within);
        let scope = if directives.is_empty() { Span::default() } else { scope() };
        found.extend(directives.into_iter().map(|directive| Allow { directive, scope }));
    };
    let mut blocks = &tree.blocks[..];
    while let Some(first) = blocks.first() {
        let comments = blocks.iter().take_while(|block| block.kind == BlockKind::Comment).count();
        if first.kind != BlockKind::Comment {
            for within in tree.noted(*first) {
                add(within, &|| match (first.kind, tree.line_at(within.start)) {
                    (BlockKind::Table, Some(line)) => tree.lines[line].span(),
                    _ => lines(context, first.first as usize, first.end as usize),
                });
            }
        }
        let (comments, below) = blocks.split_at(comments);
        let scope = OnceCell::new();
        for block in comments {
            let within = lines(context, block.first as usize, block.end as usize);
            add(within, &|| *scope.get_or_init(|| following(context, below)));
        }
        blocks = if comments.is_empty() { &blocks[1..] } else { below };
    }
    found
}

/// The bytes of the lines `first..end`.
fn lines(context: &Context<'_>, first: usize, end: usize) -> Span {
    let lines = &context.report.tree.lines;
    let end = lines.get(end).map_or(context.report.tree.text.len() as u32, |line| line.start);
    Span { start: lines[first].start, end }
}

/// What a directive before `blocks`, the first of which is no comment, speaks for.
fn following(context: &Context<'_>, blocks: &[Block]) -> Span {
    let tree = &context.report.tree;
    let mut blocks = blocks.iter();
    let Some(block) = blocks.next() else { return Span::empty(tree.text.len() as u32) };
    let LineKind::Heading(heading) = tree.lines[block.first as usize].kind else {
        return lines(context, block.first as usize, block.end as usize);
    };
    if heading.level == 1 {
        return Span::new(0, tree.text.len());
    }
    let ends = blocks.find(|block| match tree.lines[block.first as usize].kind {
        LineKind::Heading(other) => other.level <= heading.level,
        _ => false,
    });
    lines(context, block.first as usize, ends.map_or(tree.lines.len(), |block| block.first as usize))
}

/// What is wrong with a directive itself.
fn on_directive(
    context: &Context<'_>,
    allow: &Allow,
    scopes: &Scopes<'_>,
    is_on: &impl Fn(&Rule) -> bool,
    findings: &mut Vec<Finding>,
) {
    let directive = &allow.directive;
    let mut add = |rule: &'static Rule, span: Span, message: String, edits: Option<(String, Vec<Edit>)>| {
        if is_on(rule) {
            let mut finding = Finding::new(rule, span, message);
            finding.place = context.report.place_at(span.start);
            findings.push(match edits {
                // The reason that goes with it is somebody's words.
                Some((title, edits)) => finding.unsafe_fix(title, edits),
                None => finding,
            });
        }
    };
    let verb = context.slice(directive.verb);
    if verb != "allow" || !directive.complete || directive.rules.is_empty() {
        let message = say!(context.lang,
            zh: "看不懂这条 nianbao 注释，应写作 <!-- nianbao: allow(规则) 理由 -->",
            en: "this directive is not understood; write <!-- nianbao: allow(rule) reason -->");
        return add(&BAD_DIRECTIVE, directive.span, message, None);
    }
    if directive.reason.is_empty() {
        let message = say!(context.lang, zh: "没有写理由：理由写在括号之后", en: "no reason is given; write it after the parentheses");
        add(&ALLOW_WITHOUT_REASON, directive.span, message, None);
    }
    // What compares with other reports finds nothing where there are none.
    let others = context.neighbours;
    let ran = |rule: &'static Rule| {
        let compared = match rule.group() {
            "history" => !others.last_year.is_empty(),
            "aggregate" => !others.included.is_empty(),
            _ => true,
        };
        compared && is_on(rule)
    };
    let mut unused = Vec::new();
    let mut unknown_names: Vec<&str> = Vec::new();
    for (at, &span) in directive.rules.iter().enumerate() {
        let name = context.slice(span);
        // Each once, and no more than anybody looks through.
        if unknown_names.contains(&name) {
            continue;
        }
        let used = scopes.is_used(allow.scope, name);
        match Selector::named(name) {
            Err(_) if unknown_names.len() == MOST_UNKNOWN => {}
            Err(unknown) => {
                unknown_names.push(name);
                add(&UNKNOWN_RULE, span, unknown.message(context.lang), None);
            }
            Ok(known) if !used && known.rules().any(ran) => unused.push(at),
            Ok(_) => {}
        }
    }
    let all = unused.len() == directive.rules.len();
    for at in unused {
        let span = directive.rules[at];
        let name = context.slice(span);
        let message = say!(context.lang, zh: "这里没有 {name} 的问题，这条“不报”注释用不着了", en: "no finding of {name} here; this allow is unused");
        let fix = say!(context.lang, zh: "删去", en: "remove it");
        let edit = if all { whole_directive(context, directive) } else { without_name(directive, at) };
        add(&UNUSED_ALLOW, span, message, Some((fix, vec![Edit::delete(edit)])));
        if all {
            break;
        }
    }
}

/// A directive with the line that it stands on for itself, or the space before it.
fn whole_directive(context: &Context<'_>, directive: &Directive) -> Span {
    let tree = &context.report.tree;
    let text = &tree.text;
    let before = &text[..directive.span.start as usize];
    let line = tree.line_at(directive.span.start).map_or(0, |line| tree.lines[line].start as usize);
    let rest = &text[directive.span.end as usize..];
    let alone = before[line..].trim().is_empty();
    if !alone {
        let start = before.trim_end_matches([' ', '\t']).len();
        return Span { start: start as u32, end: directive.span.end };
    }
    let mut end = directive.span.end as usize;
    let newlines = rest.len() - rest.trim_start_matches(['\n', '\r', ' ', '\t']).len();
    end += newlines;
    Span::new(line, end)
}

/// The name at `at` with the comma beside it.
fn without_name(directive: &Directive, at: usize) -> Span {
    let name = directive.rules[at];
    match (at.checked_sub(1).map(|before| directive.rules[before]), directive.rules.get(at + 1)) {
        (Some(before), _) => Span { start: before.end, end: name.end },
        (None, Some(after)) => Span { start: name.start, end: after.start },
        (None, None) => name,
    }
}
