//! The one list of rules, group by group.

use super::check::Registered;
use super::rule::Rule;
use super::{
    aggregate, citation, config, history, import, meta, narrative, plausibility, privacy, structure, syntax, totals,
    typography, value,
};

static GROUPS: &[&[&[Registered]]] = &[
    &[syntax::RULES],
    structure::RULES,
    &[value::RULES],
    &[totals::RULES],
    narrative::RULES,
    &[citation::RULES],
    &[typography::RULES],
    &[privacy::RULES],
    plausibility::RULES,
    history::RULES,
    aggregate::RULES,
    &[import::RULES],
    &[meta::RULES],
    &[config::RULES],
];

/// Every rule with who makes its findings, in the order of the reference.
pub(super) fn entries() -> impl Iterator<Item = &'static Registered> {
    GROUPS.iter().copied().flatten().copied().flatten()
}

/// Every rule, in the order of the reference.
pub fn all_rules() -> impl Iterator<Item = &'static Rule> {
    entries().map(|entry| entry.rule)
}

/// The rule of this name.
pub fn rule_named(name: &str) -> Option<&'static Rule> {
    all_rules().find(|rule| rule.name == name)
}
