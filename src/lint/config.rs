//! config: rules on `nianbao.toml`. [`crate::config`] reads it and makes their findings, `workspace` those for which
//! files are needed; here they are declared.

use super::check::{Check, Registered};
use super::rule::{Rule, Scope, Severity, V0_1};
use crate::edition::Basis;
use crate::text::text;

/// The rules of the group.
pub(super) static RULES: &[Registered] = &[
    Registered { rule: &SYNTAX, check: Check::Configuration },
    Registered { rule: &UNKNOWN_KEY, check: Check::Configuration },
    Registered { rule: &INVALID_VALUE, check: Check::Configuration },
];

/// The file is not TOML.
pub static SYNTAX: Rule = Rule {
    name: "config/syntax",
    severity: Severity::Error,
    title: text!(zh: "nianbao.toml 写法不对", en: "nianbao.toml is not TOML"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("config/syntax.md"),
};

/// A key that means nothing.
pub static UNKNOWN_KEY: Rule = Rule {
    name: "config/unknown-key",
    severity: Severity::Warning,
    title: text!(zh: "nianbao.toml 里有不认识的设置", en: "unknown key in nianbao.toml"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("config/unknown-key.md"),
};

/// A value that its key does not take.
pub static INVALID_VALUE: Rule = Rule {
    name: "config/invalid-value",
    severity: Severity::Error,
    title: text!(zh: "nianbao.toml 里有一项设置不对", en: "invalid value in nianbao.toml"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("config/invalid-value.md"),
};
