//! config: rules on `nianbao.toml`. The configuration is read in [`crate::workspace`], which adds their
//! findings; here they are declared.

use super::rule::{Fixable, Rule, Scope, Severity};
use crate::edition::Basis;
use crate::text::text;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&SYNTAX, &UNKNOWN_KEY, &INVALID_VALUE];

/// The file is not TOML.
pub static SYNTAX: Rule = Rule {
    name: "config/syntax",
    severity: Severity::Error,
    title: text!(zh: "配置文件不是合格的 TOML", en: "the configuration is not TOML"),
    basis: Basis::Own,
    fixable: Fixable::No,
    scope: Scope::Part,
    page: include_str!("config/syntax.md"),
    check: |_, _| {},
};

/// A key that means nothing.
pub static UNKNOWN_KEY: Rule = Rule {
    name: "config/unknown-key",
    severity: Severity::Warning,
    title: text!(zh: "配置文件有不认识的键", en: "unknown key in the configuration"),
    basis: Basis::Own,
    fixable: Fixable::No,
    scope: Scope::Part,
    page: include_str!("config/unknown-key.md"),
    check: |_, _| {},
};

/// A value that its key does not take.
pub static INVALID_VALUE: Rule = Rule {
    name: "config/invalid-value",
    severity: Severity::Error,
    title: text!(zh: "配置文件的值不对", en: "invalid value in the configuration"),
    basis: Basis::Own,
    fixable: Fixable::No,
    scope: Scope::Part,
    page: include_str!("config/invalid-value.md"),
    check: |_, _| {},
};
