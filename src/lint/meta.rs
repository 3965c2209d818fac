//! meta: rules on directives. [`super::suppress`] makes their findings; here they are declared.

use super::check::{Check, Registered};
use super::rule::{Applicability, Rule, Scope, Severity, V0_1};
use crate::edition::Basis;
use crate::text::text;

/// The rules of the group.
pub(super) static RULES: &[Registered] = &[
    Registered { rule: &UNUSED_ALLOW, check: Check::Directives },
    Registered { rule: &UNKNOWN_RULE, check: Check::Directives },
    Registered { rule: &ALLOW_WITHOUT_REASON, check: Check::Directives },
    Registered { rule: &BAD_DIRECTIVE, check: Check::Directives },
];

/// A directive that silences nothing.
pub static UNUSED_ALLOW: Rule = Rule {
    name: "meta/unused-allow",
    severity: Severity::Warning,
    title: text!(zh: "“不报”注释用不着了", en: "allow that silences nothing"),
    basis: Basis::Own,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("meta/unused-allow.md"),
};

pub(super) static UNKNOWN_RULE: Rule = Rule {
    name: "meta/unknown-rule",
    severity: Severity::Warning,
    title: text!(zh: "没有这条规则", en: "unknown rule"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("meta/unknown-rule.md"),
};

pub(super) static ALLOW_WITHOUT_REASON: Rule = Rule {
    name: "meta/allow-without-reason",
    severity: Severity::Warning,
    title: text!(zh: "“不报”注释没有写理由", en: "allow without a reason"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("meta/allow-without-reason.md"),
};

pub(super) static BAD_DIRECTIVE: Rule = Rule {
    name: "meta/bad-directive",
    severity: Severity::Warning,
    title: text!(zh: "看不懂的 nianbao 注释", en: "directive that is not understood"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("meta/bad-directive.md"),
};
