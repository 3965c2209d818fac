//! The one list of rules, group by group.

use super::rule::Rule;
use super::{config, structure, suppress, syntax, totals, value};

static GROUPS: &[&[&[&Rule]]] =
    &[&[syntax::RULES], structure::RULES, &[value::RULES], &[totals::RULES], &[suppress::RULES], &[config::RULES]];

/// Every rule, in the order of the reference.
pub fn all_rules() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().copied().flatten().copied().flatten().copied()
}

/// The rule of this name.
pub fn rule_named(name: &str) -> Option<&'static Rule> {
    all_rules().find(|rule| rule.name == name)
}

/// The rule whose name is most like a misspelt one, if one is like it at all.
pub fn nearest(name: &str) -> Option<&'static str> {
    all_rules()
        .map(|rule| (strsim::jaro_winkler(rule.name, name), rule.name))
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}
