//! The rules of the group, and which of them a violation is one of.

use crate::edition::{Basis, Relation};
use crate::lint::context::Context;
use crate::lint::rule::{Applicability, Rule, Scope, Severity, V0_1};
use crate::lint::tables::Violation;
use crate::text::{Span, text};

pub(in crate::lint) static ROW: Rule = Rule {
    name: "totals/row",
    severity: Severity::Error,
    title: text!(zh: "行总计不等于各列之和", en: "row total is not the sum of its columns"),
    basis: Basis::Template,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("row.md"),
};

pub(in crate::lint) static OUTCOME: Rule = Rule {
    name: "totals/outcome",
    severity: Severity::Error,
    title: text!(zh: "办理结果总计不等于各项之和", en: "total of outcomes is not the sum of the outcomes"),
    basis: Basis::Template,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("outcome.md"),
};

pub(in crate::lint) static BALANCE: Rule = Rule {
    name: "totals/balance",
    severity: Severity::Error,
    title: text!(
        zh: "第一项加第二项不等于第三项加第四项",
        en: "received plus carried in does not equal handled plus carried out"
    ),
    basis: Basis::Quoted,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("balance.md"),
};

/// The rule that checks a relation.
fn rule(relation: Relation) -> &'static Rule {
    match relation {
        Relation::Row => &ROW,
        Relation::Outcome => &OUTCOME,
        Relation::Balance => &BALANCE,
    }
}

/// The rule that a violation is one of, and where it is said to be off.
pub(in crate::lint) fn place_of(context: &Context<'_>, violation: &Violation) -> (&'static Rule, Span) {
    let (row, column) = violation.total(&context.tables);
    let total = context.tables[violation.table].figures.cell(row, column);
    (rule(violation.formula(&context.tables).relation), total.figure)
}
