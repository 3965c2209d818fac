//! Suppression: what `<!-- nianbao: allow(rule) 理由 -->` silences, and directives that do not work.
//!
//! A directive speaks for the block that follows it (a paragraph, a table, a heading with all that
//! stands under it), before the title for the file; behind a row's last separator for that row. A
//! finding is silenced by where its primary span begins.

use super::context::Context;
use super::finding::Finding;
use super::registry::{all_rules, nearest};
use super::rule::{Fixable, Rule, Scope, Severity};
use crate::edition::Basis;
use crate::syntax::{Block, BlockKind, Directive, LineKind, directives};
use crate::text::{Edit, Span, say, text};

/// The rules of the group, which this module alone adds findings of.
pub(super) static RULES: &[&Rule] = &[&UNUSED_ALLOW, &UNKNOWN_RULE, &ALLOW_WITHOUT_REASON, &BAD_DIRECTIVE];

static UNUSED_ALLOW: Rule = Rule {
    name: "meta/unused-allow",
    severity: Severity::Warning,
    title: text!(zh: "没有用到的 allow", en: "allow that silences nothing"),
    basis: Basis::Own,
    fixable: Fixable::Safe,
    scope: Scope::Part,
    page: include_str!("meta/unused-allow.md"),
    check: |_, _| {},
};

static UNKNOWN_RULE: Rule = Rule {
    name: "meta/unknown-rule",
    severity: Severity::Warning,
    title: text!(zh: "没有这条规则", en: "unknown rule"),
    basis: Basis::Own,
    fixable: Fixable::No,
    scope: Scope::Part,
    page: include_str!("meta/unknown-rule.md"),
    check: |_, _| {},
};

static ALLOW_WITHOUT_REASON: Rule = Rule {
    name: "meta/allow-without-reason",
    severity: Severity::Warning,
    title: text!(zh: "allow 没有写理由", en: "allow without a reason"),
    basis: Basis::Own,
    fixable: Fixable::No,
    scope: Scope::Part,
    page: include_str!("meta/allow-without-reason.md"),
    check: |_, _| {},
};

static BAD_DIRECTIVE: Rule = Rule {
    name: "meta/bad-directive",
    severity: Severity::Warning,
    title: text!(zh: "看不懂的指令", en: "directive that is not understood"),
    basis: Basis::Own,
    fixable: Fixable::No,
    scope: Scope::Part,
    page: include_str!("meta/bad-directive.md"),
    check: |_, _| {},
};

/// A directive and the bytes that it speaks for.
struct Allow {
    directive: Directive,
    scope: Span,
    /// For each of its names, whether it silenced something.
    used: Vec<bool>,
}

/// Drops the findings that directives silence; adds those on the directives themselves. `ran` tells
/// which rules were asked for: of others nothing is said.
pub(super) fn suppress(context: &Context<'_>, findings: Vec<Finding>, ran: impl Fn(&Rule) -> bool) -> Vec<Finding> {
    let mut allows = allows(context);
    if allows.is_empty() {
        return findings;
    }
    let mut kept: Vec<Finding> =
        findings.into_iter().filter(|finding| !silence(context, &mut allows, finding)).collect();
    for allow in &allows {
        on_directive(context, allow, &ran, &mut kept);
    }
    kept
}

fn silence(context: &Context<'_>, allows: &mut [Allow], finding: &Finding) -> bool {
    let mut silenced = false;
    for allow in allows.iter_mut().filter(|allow| contains(allow.scope, finding.span)) {
        for (name, used) in allow.directive.rules.iter().zip(&mut allow.used) {
            let name = context.slice(*name);
            if name == finding.rule.name || name == finding.rule.group() {
                *used = true;
                silenced = true;
            }
        }
    }
    silenced
}

fn contains(scope: Span, span: Span) -> bool {
    scope.start <= span.start && (span.start < scope.end || span.is_empty() && span.start == scope.end)
}

/// The directives of a report that allow something, and those that are not understood.
fn allows(context: &Context<'_>) -> Vec<Allow> {
    let tree = context.report.tree;
    let mut found = Vec::new();
    let mut add = |within: Span, scope: Span| {
        for directive in directives(tree.text, within) {
            let used = vec![false; directive.rules.len()];
            found.push(Allow { directive, scope, used });
        }
    };
    for (at, block) in tree.blocks.iter().enumerate() {
        match block.kind {
            BlockKind::Comment => {
                let within = lines(context, block.first as usize, block.end as usize);
                add(within, following(context, &tree.blocks[at + 1..]));
            }
            BlockKind::Table => {
                for row in tree.block_rows(*block).filter(|row| !row.tail.is_empty()) {
                    add(row.tail, tree.lines[row.line as usize].span());
                }
            }
            _ => {}
        }
    }
    found
}

/// The bytes of the lines `first..end`.
fn lines(context: &Context<'_>, first: usize, end: usize) -> Span {
    let lines = &context.report.tree.lines;
    let end = lines.get(end).map_or(context.report.tree.text.len() as u32, |line| line.start);
    Span { start: lines[first].start, end }
}

/// What a directive before `blocks` speaks for.
fn following(context: &Context<'_>, blocks: &[Block]) -> Span {
    let tree = context.report.tree;
    let mut blocks = blocks.iter().skip_while(|block| block.kind == BlockKind::Comment);
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
fn on_directive(context: &Context<'_>, allow: &Allow, ran: &impl Fn(&Rule) -> bool, findings: &mut Vec<Finding>) {
    let directive = &allow.directive;
    let mut add = |rule: &'static Rule, span: Span, message: String, edits: Option<(String, Vec<Edit>)>| {
        if ran(rule) {
            let mut finding = Finding::new(rule, span, message);
            finding.place = context.report.place_at(span.start);
            findings.push(match edits {
                Some((title, edits)) => finding.safe_fix(title, edits),
                None => finding,
            });
        }
    };
    let verb = context.slice(directive.verb);
    if verb != "allow" || !directive.complete || directive.rules.is_empty() {
        let message = say!(context.lang,
            zh: "看不懂这条指令，应写作 <!-- nianbao: allow(规则) 理由 -->",
            en: "this directive is not understood; write <!-- nianbao: allow(rule) reason -->");
        return add(&BAD_DIRECTIVE, directive.span, message, None);
    }
    if directive.reason.is_empty() {
        let message = say!(context.lang, zh: "没有写理由：理由写在括号之后", en: "no reason is given; it stands behind the parentheses");
        add(&ALLOW_WITHOUT_REASON, directive.span, message, None);
    }
    let names = directive.rules.iter().zip(&allow.used);
    let mut unused = Vec::new();
    for (&span, &used) in names {
        let name = context.slice(span);
        let known: Vec<&Rule> = all_rules().filter(|rule| rule.name == name || rule.group() == name).collect();
        if known.is_empty() {
            let message = match nearest(name) {
                Some(near) => {
                    say!(context.lang, zh: "没有规则“{name}”，是不是 {near}？", en: "no rule {name}; did you mean {near}?")
                }
                None => say!(context.lang, zh: "没有规则“{name}”", en: "no rule {name}"),
            };
            add(&UNKNOWN_RULE, span, message, None);
        } else if !used && known.iter().any(|rule| ran(rule)) {
            unused.push(span);
        }
    }
    let all = unused.len() == directive.rules.len();
    for span in unused {
        let name = context.slice(span);
        let message = say!(context.lang, zh: "这里没有 {name} 的问题，allow 用不着", en: "nothing here is of {name}; the allow is not needed");
        let fix = say!(context.lang, zh: "删去", en: "remove it");
        let edit = if all { whole_directive(context, directive) } else { without_name(context, directive, span) };
        add(&UNUSED_ALLOW, span, message, Some((fix, vec![Edit::delete(edit)])));
        if all {
            break;
        }
    }
}

/// A directive with the line that it stands on for itself, or the space before it.
fn whole_directive(context: &Context<'_>, directive: &Directive) -> Span {
    let text = context.report.tree.text;
    let before = &text[..directive.span.start as usize];
    let line = before.len() - before.rsplit(['\n', '\r']).next().unwrap_or_default().len();
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

/// A name with the comma beside it.
fn without_name(context: &Context<'_>, directive: &Directive, name: Span) -> Span {
    let at = directive.rules.iter().position(|rule| *rule == name).unwrap_or(0);
    match (at.checked_sub(1).map(|before| directive.rules[before]), directive.rules.get(at + 1)) {
        (Some(before), _) => Span { start: before.end, end: name.end },
        (None, Some(after)) => Span { start: name.start, end: after.start },
        (None, None) => {
            debug_assert!(!context.slice(name).is_empty());
            name
        }
    }
}
