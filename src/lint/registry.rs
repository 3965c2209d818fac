//! The one list of rules, group by group.

use super::rule::Rule;
use super::{structure, syntax, totals, value};

static GROUPS: &[&[&[&Rule]]] = &[&[syntax::RULES], structure::RULES, &[value::RULES], &[totals::RULES]];

/// Every rule, in the order of the reference.
pub fn all_rules() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().copied().flatten().copied().flatten().copied()
}

/// The rule of this name.
pub fn rule_named(name: &str) -> Option<&'static Rule> {
    all_rules().find(|rule| rule.name == name)
}
