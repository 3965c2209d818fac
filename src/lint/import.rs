//! import: what was read from a document and is not certain, where `crate::import` makes the findings: it knows what it
//! guessed. And what was pasted into a report in another shape than ours.

use super::check::{Check, Registered};
use super::context::Context;
use super::finding::Finding;
use super::rule::{Applicability, Rule, Scope, Severity, V0_1};
use crate::edition::Basis;
use crate::report::Place;
use crate::text::{Span, say, text};

pub(super) static RULES: &[Registered] = &[
    Registered { rule: &GUESS, check: Check::Import },
    Registered { rule: &UNREAD, check: Check::Import },
    Registered::own(&PASTED_TABLE, pasted_table),
    Registered { rule: &PICTURE, check: Check::Import },
];

/// A figure or a name was guessed.
pub static GUESS: Rule = Rule {
    name: "import/guess",
    severity: Severity::Warning,
    title: text!(zh: "读入时有推断", en: "something was guessed when the document was read"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("import/guess.md"),
};

/// Cells of an official table found no place.
pub static UNREAD: Rule = Rule {
    name: "import/unread",
    severity: Severity::Warning,
    title: text!(zh: "表里有没读懂的内容", en: "something in a table was not understood"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("import/unread.md"),
};

/// A table that was pasted, and can become the official one.
pub static PASTED_TABLE: Rule = Rule {
    name: "import/pasted-table",
    severity: Severity::Warning,
    title: text!(zh: "粘贴来的表，样子与这里的写法不同", en: "pasted table in another shape"),
    basis: Basis::Own,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("import/pasted-table.md"),
};

/// A picture stands where a table is missing.
pub static PICTURE: Rule = Rule {
    name: "import/picture",
    severity: Severity::Info,
    title: text!(zh: "该有表格的地方只有图片", en: "a picture where a table should be"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("import/picture.md"),
};

fn pasted_table(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    for pasted in &context.pasted {
        let first = tree.lines[pasted.lines.start].span().trim(&tree.text);
        let count = pasted.specs.len();
        let message = say!(context.lang,
            zh: "这张表是别处的样子（合并的、横排的或用制表符隔开的），数字没有读全",
            en: "a table in another shape (merged, side by side, or cells apart by tabs): not all of its figures are read");
        let title = say!(context.lang,
            zh: "改成 {count} 张规定的表，数字照抄",
            en: "make it the official tables ({count}), with the figures as they stand");
        let mut finding = Finding::new(&PASTED_TABLE, first, message).unsafe_fix(title, vec![pasted.edit.clone()]);
        finding.place = pasted.specs.first().map(|&spec| Place::Table(spec));
        findings.push(finding);
    }
}

/// Leaves out what a pasted table explains, where that was said: what is missing for it, and what is wrong in it as long
/// as it is read as something else.
pub(super) fn explain_by_pasted(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    for pasted in &context.pasted {
        let lines = Span { start: tree.lines[pasted.lines.start].start, end: tree.lines[pasted.lines.end - 1].end };
        let said = |finding: &Finding| std::ptr::eq(finding.rule, &PASTED_TABLE) && lines.covers(finding.span);
        if !findings.iter().any(said) {
            continue;
        }
        let is_of = |finding: &Finding| match finding.place {
            Some(Place::Table(spec) | Place::Row(spec, _)) => pasted.specs.contains(&spec),
            _ => false,
        };
        // Sections that are missing at the end are told of on its last line.
        let explains = |finding: &Finding| match finding.rule.group() {
            "structure" if matches!(finding.place, Some(Place::Section(_))) => false,
            "structure" => lines.covers(finding.span) || finding.rule.name.contains("missing") && is_of(finding),
            "syntax" | "value" | "totals" | "typography" | "plausibility" => lines.covers(finding.span),
            _ => false,
        };
        findings.retain(|finding| said(finding) || !explains(finding));
    }
}
