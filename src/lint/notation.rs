//! Which rules speak of how a report is written down, and not of what it says: Markdown, front matter, widths. Of a text
//! that was read from a Word file or a page they say nothing.

use super::rule::Rule;

const GROUPS: [&str; 3] = ["syntax", "meta", "config"];

const RULES: [&str; 7] = [
    "structure/missing-key",
    "structure/invalid-value",
    "structure/unknown-key",
    "structure/duplicate-key",
    "structure/unmarked-heading",
    "structure/leading-labels",
    "value/fullwidth",
];

/// Whether a rule is one of these.
pub(super) fn speaks_of_it(rule: &Rule) -> bool {
    GROUPS.contains(&rule.group()) || RULES.contains(&rule.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{all_rules, rule_named};

    #[test]
    fn each_is_a_rule_that_there_is() {
        for name in RULES {
            assert!(rule_named(name).is_some_and(speaks_of_it), "{name}");
        }
        for group in GROUPS {
            assert!(all_rules().any(|rule| rule.group() == group), "{group}");
        }
        assert!(!rule_named("totals/row").is_some_and(speaks_of_it));
    }
}
