//! Which rules are on, and how much their findings matter.

use super::registry::all_rules;
use super::rule::{Rule, Severity};
use rustc_hash::FxHashMap;

/// Severities that differ from the rules' own, by rule. An empty set is every rule as declared.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Levels {
    by_rule: FxHashMap<&'static str, Option<Severity>>,
}

impl Levels {
    /// The severity of a rule's findings; `None` where the rule is off.
    pub fn of(&self, rule: &Rule) -> Option<Severity> {
        self.by_rule.get(rule.name).copied().unwrap_or(Some(rule.severity))
    }

    /// Whether a rule is on.
    pub fn is_on(&self, rule: &Rule) -> bool {
        self.by_rule.is_empty() || self.of(rule).is_some()
    }

    /// The severity of a finding, which a rule may have set lower than its own; `None` where the
    /// rule is off.
    pub fn of_finding(&self, rule: &Rule, severity: Severity) -> Option<Severity> {
        self.by_rule.get(rule.name).copied().unwrap_or(Some(severity))
    }

    /// Sets a rule, or every rule of a group, to a severity; `None` turns it off. `false` where
    /// there is no rule or group of that name.
    pub fn set(&mut self, name: &str, severity: Option<Severity>) -> bool {
        let rules: Vec<_> = all_rules().filter(|rule| rule.name == name || rule.group() == name).collect();
        for rule in &rules {
            self.by_rule.insert(rule.name, severity);
        }
        !rules.is_empty()
    }

    /// Turns every rule off but those of these names and groups. The first unknown name is an error.
    pub fn select<'n>(&mut self, names: &'n [String]) -> Result<(), &'n str> {
        let known = |name: &str| all_rules().any(|rule| rule.name == name || rule.group() == name);
        if let Some(unknown) = names.iter().find(|name| !known(name)) {
            return Err(unknown);
        }
        let selected = |rule: &Rule| names.iter().any(|name| rule.name == *name || rule.group() == *name);
        for rule in all_rules() {
            let on = self.of(rule);
            match (selected(rule), on) {
                (false, _) => drop(self.by_rule.insert(rule.name, None)),
                (true, None) => drop(self.by_rule.insert(rule.name, Some(rule.severity))),
                (true, Some(_)) => {}
            }
        }
        Ok(())
    }

    /// Turns the rules of these names and groups off. The first unknown name is an error.
    pub fn ignore<'n>(&mut self, names: &'n [String]) -> Result<(), &'n str> {
        names.iter().try_for_each(|name| if self.set(name, None) { Ok(()) } else { Err(name.as_str()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::rule_named;

    #[test]
    fn names_and_groups_set_levels() {
        let rule = |name| rule_named(name).unwrap();
        let mut levels = Levels::default();
        assert!(levels.set("totals", Some(Severity::Info)));
        assert!(!levels.set("total", None));
        assert_eq!(levels.of(rule("totals/row")), Some(Severity::Info));
        levels.select(&["totals/row".to_owned(), "value".to_owned()]).unwrap();
        assert_eq!(levels.of(rule("totals/row")), Some(Severity::Info));
        assert_eq!(levels.of(rule("totals/balance")), None);
        assert_eq!(levels.of(rule("value/blank")), Some(Severity::Error));
        levels.ignore(&["value/blank".to_owned()]).unwrap();
        assert!(!levels.is_on(rule("value/blank")));
        assert_eq!(levels.ignore(&["年报".to_owned()]), Err("年报"));
    }
}
